"""Copies on the command line: taken, listed, brought back; and nothing without a clear yes."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.course import Course
from teammoede.domain.people import Membership
from teammoede.domain.viewer import Role
from teammoede.storage import vault as keys
from teammoede.storage.access_log import entries
from teammoede.storage.backup import backups
from teammoede.storage.layout import COPIES
from teammoede.storage.second_place import folder_in
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from tests.commandline import TODAY, CommandLine, Result, demo_archive
from tests.storage.vaults import CHEAP, create_vault

PASSWORD = "fire gule ænder går"


@pytest.fixture
def mette(tmp_path: Path) -> Unlocked:
    """Mette's locked archive with one course."""
    unlocked = create_vault(tmp_path / "arkiv", "Huset", "Mette Holm", PASSWORD, bytes(32), CHEAP)
    _begin(unlocked, "Solstuen")
    return unlocked


@pytest.fixture
def run(mette: Unlocked, capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    return CommandLine(mette.folder, capsys).signed_in(PASSWORD)


def _begin(unlocked: Unlocked, title: str) -> None:
    with closing(Store(unlocked.folder, device="d", key=unlocked.key, create=True)) as store:
        course = Course(title=title)
        Membership(course=course, name="Lars Bech")
        store.begin_course(course, TODAY)


def _titles(unlocked: Unlocked) -> list[str]:
    with closing(Store(unlocked.folder, device="d", key=unlocked.key)) as store:
        return [course.title for course in store.courses(TODAY)]


def test_a_copy_is_taken_and_listed_with_what_is_in_it(
    run: Callable[..., Result], mette: Unlocked
) -> None:
    assert "ingen kopier" in run("restore").out
    taken = run("backup")
    assert taken.code == 0
    [copy] = backups(mette.folder / COPIES)
    assert str(copy.folder) in taken.out
    [row] = json.loads(run("restore", "--json").out)
    assert (row["copy"], row["opens"]) == (copy.folder.name, True)
    assert row["courses"][0]["title"] == "Solstuen"
    assert copy.folder.name in run("restore").out


def test_a_copy_goes_to_another_place_too(
    run: Callable[..., Result], mette: Unlocked, tmp_path: Path
) -> None:
    stick = tmp_path / "stik"
    gone = run("backup", "--to", stick)
    assert gone.code == 1
    assert "ikke lige nu" in gone.refusal
    stick.mkdir()
    assert run("backup", "--to", stick).code == 0
    [there] = backups(folder_in(stick, mette.vault.id))
    _begin(mette, "Månestuen")
    assert run("restore", there.folder, "--yes").code == 0
    assert _titles(mette) == ["Solstuen"]


def test_the_archive_comes_back_only_after_a_yes(
    run: Callable[..., Result], mette: Unlocked
) -> None:
    run("backup")
    name = backups(mette.folder / COPIES)[0].folder.name
    _begin(mette, "Månestuen")
    assert "--yes" in run("restore", name).refusal
    assert _titles(mette) == ["Månestuen", "Solstuen"]
    done = run("restore", name, "--yes")
    assert "før" in done.out
    assert _titles(mette) == ["Solstuen"]
    with closing(Store(mette.folder, device="d", key=mette.key)) as store:
        told = [entry.event for entry in entries(store)]
    done_to_it = [event for event in told if event is not AccessEvent.UNLOCKED]
    assert done_to_it[:2] == [AccessEvent.RESTORED, AccessEvent.BACKED_UP]


def test_one_course_comes_back(run: Callable[..., Result], mette: Unlocked) -> None:
    run("backup")
    name = backups(mette.folder / COPIES)[0].folder.name
    with closing(Store(mette.folder, device="d", key=mette.key)) as store:
        course = store.courses(TODAY)[0]
        store.change(course, title="Skrevet over")
    assert "Intet forløb" in run("restore", name, "--course", "måne").refusal
    assert "--yes" in run("restore", name, "--course", "sol").refusal
    assert run("restore", name, "--course", "sol", "--yes").code == 0
    assert _titles(mette) == ["Solstuen"]


def test_an_open_window_is_in_the_way(run: Callable[..., Result], mette: Unlocked) -> None:
    run("backup")
    name = backups(mette.folder / COPIES)[0].folder.name
    with closing(Store(mette.folder, device="d", key=mette.key)):
        assert "andet vindue" in run("restore", name, "--yes").refusal


def test_only_an_administrator_sees_the_copies(run: Callable[..., Result], mette: Unlocked) -> None:
    invited = keys.invite(mette, "Lars Bech", Role.EMPLOYEE, PASSWORD, CHEAP)
    lars = keys.unlock(mette.folder, invited.vault.accounts[-1].id, PASSWORD)
    keys.change_password(lars, PASSWORD, CHEAP)
    assert run("backup", name="Lars Bech").code == 0
    assert "administrator" in run("restore", name="Lars Bech").refusal


def test_a_name_that_fits_no_copy_or_several_is_said(run: Callable[..., Result]) -> None:
    run("backup")
    run("backup")
    assert "Ingen kopi" in run("restore", "1999").refusal
    assert "Flere kopier" in run("restore", "20").refusal
    assert run("restore", "--yes").code == 2


def test_a_plain_archive_is_copied_beside_itself_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli = CommandLine(demo_archive(tmp_path / "arkiv"), capsys)
    assert cli("backup").code == 0
    [copy] = backups(tmp_path / "arkiv" / COPIES)
    assert "ikke låst" in cli("backup", "--to", tmp_path).refusal
    assert cli("restore", copy.folder.name, "--yes").code == 0
