"""A course is erased on the command line: by an administrator, and not without a clear yes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from teammoede.domain.viewer import Role
from teammoede.storage import vault as keys
from teammoede.storage.backup import backups, make_backup
from teammoede.storage.copies import contents
from teammoede.storage.encrypting import encrypt_archive
from teammoede.storage.layout import COPIES
from teammoede.storage.vault import Unlocked
from tests.commandline import CommandLine, Result, add_course, demo_archive
from tests.storage.vaults import CHEAP, create_vault

PASSWORD = "fire gule ænder går"


@pytest.fixture
def mette(tmp_path: Path) -> Unlocked:
    """Mette's locked archive, with two courses in it and in a copy."""
    folder = demo_archive(tmp_path / "arkiv")
    add_course(folder, "Solstuen")
    unlocked = create_vault(folder, "Huset", "Mette Holm", PASSWORD, bytes(32), CHEAP)
    encrypt_archive(folder, unlocked.key)
    make_backup(folder, unlocked.key)
    return unlocked


@pytest.fixture
def run(mette: Unlocked, capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    return CommandLine(mette.folder, capsys).signed_in(PASSWORD)


def test_a_course_is_erased_on_a_clear_yes(
    run: Callable[..., Result], mette: Unlocked, tmp_path: Path
) -> None:
    file = tmp_path / "sol.json"
    assert run("export", "solstuen", file, "--plain").code == 0
    refused = run("erase", "solstuen")
    assert refused.code == 1
    assert "--yes" in refused.refusal
    assert "Solstuen" in run("courses").out
    done = run("erase", "solstuen", "--yes")
    assert done.code == 0
    assert done.out == "»Solstuen« er slettet.\n1 kopi er lavet på ny uden forløbet.\n"
    assert "Solstuen" not in run("courses").out
    [copy] = backups(mette.folder / COPIES)
    assert "Solstuen" not in [c.title for c in contents(copy.folder, mette.key).courses]
    back = run("import", file)
    assert back.code == 1
    assert "slettet med vilje" in back.refusal
    assert run("import", file, "--replace").code == 0
    assert "Solstuen" in run("courses").out


def test_only_an_administrator_erases(run: Callable[..., Result], mette: Unlocked) -> None:
    invited = keys.invite(mette, "Lars Bech", Role.EMPLOYEE, PASSWORD, CHEAP)
    lars = invited.vault.accounts[-1]
    keys.give_password(invited, lars.id, PASSWORD, CHEAP, first_time=False)
    refused = run("erase", "solstuen", "--yes", name="Lars Bech")
    assert refused.code == 1
    assert "administrator" in refused.refusal
    assert "Solstuen" in run("courses").out
