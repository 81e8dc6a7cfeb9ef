"""The access log on the command line: each command leaves its line, and `log` shows them."""

import csv
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.domain.people import Membership
from teammoede.domain.viewer import Role
from teammoede.storage import vault as keys
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from tests.commandline import TODAY, CommandLine, Result
from tests.storage.vaults import CHEAP, create_vault

METTE = "fire gule ænder går"
Run = Callable[..., Result]


@pytest.fixture
def mette(tmp_path: Path) -> Unlocked:
    """Mette, the administrator of a locked archive with one course."""
    unlocked = create_vault(tmp_path / "arkiv", "Huset", "Mette Holm", METTE, bytes(32), CHEAP)
    store = Store(unlocked.folder, device="d", key=unlocked.key, create=True)
    with closing(store):
        course = Course(title="Solstuen")
        Membership(course=course, name="Lars Bech")
        store.begin_course(course, TODAY)
    return unlocked


@pytest.fixture
def run(
    mette: Unlocked,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Runs commands as Mette, or as somebody else with the same password."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return CommandLine(mette.folder, capsys).signed_in(METTE)


def _told(run: Run) -> list[str]:
    """What the log says, oldest first, without what this look at it adds."""
    rows = json.loads(run("log", "--json").out)
    lines = [f"{row['event']} {row['words']}".strip() for row in reversed(rows)]
    assert lines.pop() == "unlocked kommandolinje: log"
    return lines


def test_each_command_leaves_its_line(run: Run, tmp_path: Path) -> None:
    assert run("print", "agenda", "sol").code == 0
    assert run("calendar", "sol").code == 0
    assert run("export", "sol", "sol.json", "--plain").code == 0
    assert run("import", "sol.json", "--replace").code == 0
    assert _told(run) == [
        "unlocked kommandolinje: print",
        "opened",
        "saved Dagsorden",
        "unlocked kommandolinje: calendar",
        "opened",
        "saved kalenderfil",
        "unlocked kommandolinje: export",
        "exported uden adgangskode",
        "unlocked kommandolinje: import",
        "imported",
    ]


def test_a_command_that_was_refused_did_nothing(run: Run) -> None:
    assert run("export", "nowhere", "x.json", "--plain").code == 1
    assert run("print", "agenda", "sol", "--meeting", "2020-01-01").code == 1
    assert _told(run) == [
        "unlocked kommandolinje: export",
        "unlocked kommandolinje: print",
        "opened",
    ]


def test_members_and_keys_are_told_of_after_a_new_key_too(run: Run) -> None:
    assert run("members", "--invite", "Lars Bech").code == 0
    assert run("members", "--remove", "Lars Bech").code == 0
    assert run("rekey").code == 0
    assert [line for line in _told(run) if not line.startswith("unlocked")] == [
        "accounts Lars Bech inviteret som medarbejder",
        "accounts Lars Bech fjernet",
        "rekeyed",
        "rekeyed",
    ]


def test_a_wrong_password_is_told_of_once_somebody_is_in(
    run: Run, mette: Unlocked, tmp_path: Path
) -> None:
    wrong = tmp_path / "forkert.txt"
    wrong.write_text("noget helt andet her", encoding="utf-8")
    assert run("--password-file", wrong, "courses").code == 1
    lines = _told(run)
    assert lines == ["failed"]


def test_it_is_shown_with_titles_and_from_a_day_on(run: Run) -> None:
    run("meetings", "sol")
    shown = run("log").out.splitlines()
    assert shown[0].split() == ["Hvornår", "Hvem", "Hvad", "Forløb", "Med", "hvad"]
    assert any("Mette Holm  åbnede forløb  Solstuen" in line for line in shown)
    assert run("log", "--since", "2100-01-01").out.strip() == "Der er intet at vise."


def test_a_spreadsheet_gets_the_same_lines(run: Run) -> None:
    run("meetings", "sol")
    assert run("log", "--csv", "log.csv").out.strip() == "Skrevet: log.csv"
    text = Path("log.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert [row[2:4] for row in rows[2:]] == [["åbnede forløb", "Solstuen"], ["låste op", ""]]
    assert _told(run)[-1] == "read_log 3 linjer"


def _invite(mette: Unlocked, name: str) -> None:
    invited = keys.invite(mette, name, Role.EMPLOYEE, METTE, CHEAP)
    account = invited.vault.accounts[-1]
    keys.change_password(keys.unlock(mette.folder, account.id, METTE), METTE, CHEAP)


def test_nobody_replaces_a_course_that_they_may_not_see(run: Run, mette: Unlocked) -> None:
    _invite(mette, "Ida Lund")
    _invite(mette, "Lars Bech")
    run("export", "sol", "sol.json", "--plain")
    assert "ikke på holdet" in run("import", "sol.json", "--replace", name="Ida Lund").refusal
    assert run("import", "sol.json", "--replace", name="Lars Bech").code == 0


def test_only_an_administrator_reads_it(run: Run, mette: Unlocked) -> None:
    _invite(mette, "Lars Bech")
    assert "administrator" in run("log", name="Lars Bech").refusal


def test_an_archive_without_a_lock_has_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Store(tmp_path / "plain", device="d", create=True).close()
    line = CommandLine(tmp_path / "plain", capsys)
    assert line("log").refusal == "Arkivet har ingen adgangslog, før det er låst."
