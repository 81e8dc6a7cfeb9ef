"""The command line at a locked archive: who gets in, who waits, and who may invite and remove."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.domain.people import Membership
from teammoede.domain.recovery_code import read_code
from teammoede.domain.viewer import Role
from teammoede.storage import vault as keys
from teammoede.storage.attempts import Attempts
from teammoede.storage.connecting import connect
from teammoede.storage.layout import ARCHIVE_NAME, KEYS_NAME, MIRROR_NAME
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from tests.commandline import TODAY, CommandLine, Result, contents
from tests.storage.vaults import CHEAP, create_vault

METTE, LARS = "fire gule ænder går", "tre små fisk svømmer"


@pytest.fixture
def mette(tmp_path: Path) -> Unlocked:
    """Mette, the only one at a locked archive with two courses, one of them Lars's."""
    folder = tmp_path / "arkiv"
    unlocked = create_vault(folder, "Huset", "Mette Holm", METTE, bytes(32), CHEAP)
    with closing(Store(folder, device="d", key=unlocked.key, create=True)) as store:
        for title, name in (("Solstuen", "Lars Bech"), ("Månestuen", "Ida Lund")):
            course = Course(title=title)
            Membership(course=course, name=name)
            store.begin_course(course, TODAY)
    return unlocked


@pytest.fixture
def lars(mette: Unlocked) -> Unlocked:
    """Lars, who has chosen a password of his own."""
    invited = keys.invite(mette, "Lars Bech", Role.EMPLOYEE, LARS, CHEAP)
    account = invited.vault.accounts[-1]
    return keys.change_password(keys.unlock(mette.folder, account.id, LARS), LARS, CHEAP)


@pytest.fixture
def cli(
    mette: Unlocked,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> CommandLine:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return CommandLine(mette.folder, capsys)


@pytest.fixture
def as_mette(cli: CommandLine, tmp_path: Path) -> Callable[..., Result]:
    """Runs commands with Mette's password; another name and password may be said."""

    def run(*words: str | Path, name: str = "Mette Holm", password: str = METTE) -> Result:
        file = tmp_path / "ord.txt"
        file.write_text(f"{password}\n", encoding="utf-8")
        return cli("--name", name, "--password-file", file, *words)

    return run


def _titles(result: Result) -> list[str]:
    return [course["title"] for course in json.loads(result.out)]


def _accounts(folder: Path) -> list[str]:
    return [account.name for account in keys.read_vault(folder).accounts]


# getting in


def test_a_password_from_a_file_opens_the_archive_and_nothing_else_is_said(
    as_mette: Callable[..., Result],
) -> None:
    result = as_mette("courses", "--json")
    assert _titles(result) == ["Månestuen", "Solstuen"]
    assert result.err == ""


def test_where_there_is_only_one_the_name_can_be_left_out(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "ord").write_text(METTE, encoding="utf-8")
    assert cli("--password-file", tmp_path / "ord", "check").code == 0


def test_an_employee_sees_their_own_courses_only(
    lars: Unlocked, as_mette: Callable[..., Result]
) -> None:
    as_lars = {"name": "lars bech", "password": LARS}
    assert _titles(as_mette("courses", "--json", **as_lars)) == ["Solstuen"]
    assert "Intet forløb" in as_mette("export", "Månestuen", "x", "--plain", **as_lars).refusal


def test_a_name_that_is_missing_or_unknown_is_said_with_those_there_are(
    lars: Unlocked, cli: CommandLine, as_mette: Callable[..., Result]
) -> None:
    for result in (cli("courses"), as_mette("courses", name="Ole")):
        assert result.code == 1
        assert "»Mette Holm«, »Lars Bech«" in result.refusal


def test_without_a_terminal_it_says_what_to_use(cli: CommandLine) -> None:
    result = cli("courses")
    assert result.code == 1
    assert "ingen terminal" in result.refusal
    assert "--password-file FIL før kommandoen" in result.refusal


def test_wrong_passwords_wait_and_are_kept_for_the_log(
    mette: Unlocked, as_mette: Callable[..., Result]
) -> None:
    before = contents(mette.folder)
    for _ in range(4):
        result = as_mette("courses", password="fire gule gæs går")
        assert result.code == 1
        assert "passer ikke" in result.refusal
    assert "Vent" in as_mette("courses").refusal  # also with the right one
    after = contents(mette.folder)
    assert {name for name in after if name not in before} == {
        str(mette.folder / "teammoede.attempts")
    }
    assert len(Attempts(mette.folder).take_unlogged()[mette.account.id]) == 4


def test_a_wait_is_said_before_a_password_is_read(mette: Unlocked, cli: CommandLine) -> None:
    attempts = Attempts(mette.folder, lambda: datetime.now(UTC))
    for _ in range(6):
        attempts.failed(mette.account.id)
    assert "Vent" in cli("--password-file", "findes ikke", "courses").refusal


def test_a_one_time_password_is_changed_in_the_window(
    mette: Unlocked, as_mette: Callable[..., Result]
) -> None:
    keys.invite(mette, "Ida Lund", Role.EMPLOYEE, "en to tre fire", CHEAP)
    result = as_mette("courses", name="Ida Lund", password="en to tre fire")
    assert result.code == 1
    assert "Åbn vinduet" in result.refusal


def test_a_lost_slot_file_comes_from_the_newest_copy_or_is_said(
    mette: Unlocked, as_mette: Callable[..., Result], cli: CommandLine
) -> None:
    with closing(Store(mette.folder, device="d", key=mette.key)) as store:
        store.backup()
    for name in (KEYS_NAME, MIRROR_NAME):
        (mette.folder / name).unlink()
    assert as_mette("check").code == 0
    for name in (KEYS_NAME, MIRROR_NAME):
        (mette.folder / name).unlink()
    shutil.rmtree(mette.folder / "kopier")
    assert "Nøglefilen" in cli("courses").refusal


def test_a_change_of_keys_that_was_broken_off_is_finished(
    mette: Unlocked, as_mette: Callable[..., Result]
) -> None:
    keys.begin_generation(mette)
    assert as_mette("check").code == 0
    again = keys.unlock(mette.folder, mette.account.id, METTE)
    assert again.former is None
    with closing(Store(mette.folder, device="d", key=again.key)) as store:
        assert len(store.courses(TODAY)) == 2


def test_an_archive_from_before_works_and_says_that_it_is_open_to_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Store(tmp_path / "gammelt", device="d", create=True).close()
    from teammoede.cli import main

    assert main(["--archive", str(tmp_path / "gammelt"), "courses", "--json"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "[]\n"
    assert captured.err.count("\n") == 1
    assert "låses med en adgangskode, når vinduet åbnes" in captured.err


# init


def _init(cli: CommandLine, folder: Path, *words: str | Path) -> Result:
    password = folder.with_name("nyt ord")
    password.write_text(METTE, encoding="utf-8")
    start = ("--archive", folder, "init", "--house", "Skovhuset")
    return cli(*start, "--name", "Ida Lund", "--password-file", password, *words, bare=True)


def test_a_new_archive_opens_with_the_password_and_with_the_code_that_was_shown(
    cli: CommandLine, tmp_path: Path, as_mette: Callable[..., Result]
) -> None:
    folder = tmp_path / "nyt" / "arkiv"
    folder.parent.mkdir()
    result = _init(cli, folder)
    assert (result.code, result.err) == (0, "")
    code = result.out.split("Gendannelseskode: ")[1].splitlines()[0]
    assert keys.unlock_with_code(folder, read_code(code)).vault.house == "Skovhuset"
    cli.folder = folder
    assert _titles(as_mette("courses", "--json", name="Ida Lund")) == []
    before = contents(folder)
    again = _init(cli, folder)
    assert again.code == 1
    assert "allerede et arkiv" in again.refusal
    assert contents(folder) == before


@pytest.mark.parametrize("name", ["kode.txt", "kode.pdf"])
def test_the_code_goes_into_a_file_and_then_not_on_the_screen(
    cli: CommandLine, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    result = _init(cli, tmp_path / "nyt", "--recovery-file", file)
    assert result.code == 0
    assert "Gendannelseskode:" not in result.out
    if name.endswith("txt"):
        code = file.read_text(encoding="utf-8").splitlines()[1]
        assert keys.unlock_with_code(tmp_path / "nyt", read_code(code))
    else:
        assert file.read_bytes().startswith(b"%PDF")


def test_where_no_archive_could_be_made_no_code_is_left(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "kode"
    file.write_text("noget andet")
    assert "er der allerede" in _init(cli, tmp_path / "nyt", "--recovery-file", file).refusal
    assert file.read_text() == "noget andet"
    file.unlink()
    (tmp_path / "nyt").write_text("en fil, hvor mappen skulle være")
    assert _init(cli, tmp_path / "nyt", "--recovery-file", file).code == 1
    assert not file.exists()


def test_an_archive_from_before_is_left_to_the_window(cli: CommandLine, tmp_path: Path) -> None:
    Store(tmp_path / "gammelt", device="d", create=True).close()
    before = contents(tmp_path / "gammelt")
    assert "Åbn vinduet" in _init(cli, tmp_path / "gammelt").refusal
    assert contents(tmp_path / "gammelt") == before


def test_a_weak_password_makes_nothing(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "kort").write_text("kort")
    where = ("--archive", tmp_path / "nyt", "--name", "Ida", "--password-file", tmp_path / "kort")
    result = cli(*where, "init", "--house", "Huset", bare=True)
    assert result.code == 1
    assert "for kort" in result.refusal
    assert not (tmp_path / "nyt").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("init",), "--house"),
        (("init", "--house", "Huset"), "--name"),
        (("members", "--administrator"), "--invite"),
        (("members", "--invite", "Ole", "--remove", "Eva"), "kan ikke bruges sammen"),
        (("courses", "--name", "Mette"), "--name skal stå før"),
    ],
)
def test_what_is_missing_is_wrong_usage(
    cli: CommandLine, words: tuple[str, ...], said: str
) -> None:
    result = cli(*words)
    assert result.code == 2
    assert said in result.refusal


# members


def test_who_is_there_is_listed(lars: Unlocked, as_mette: Callable[..., Result]) -> None:
    assert "Lars Bech" in as_mette("members").out
    rows = json.loads(as_mette("members", "--json").out)
    assert [(row["name"], row["role"], row["must_change"]) for row in rows] == [
        ("Mette Holm", "administrator", False),
        ("Lars Bech", "employee", False),
    ]


def test_an_invited_one_gets_a_password_that_is_shown_once(
    mette: Unlocked, as_mette: Callable[..., Result]
) -> None:
    result = as_mette("members", "--invite", "Ida Lund", "--administrator")
    assert result.code == 0
    password = result.out.split("første gang: ")[1].splitlines()[0]
    account = keys.read_vault(mette.folder).accounts[-1]
    assert (account.name, account.role, account.must_change) == (
        "Ida Lund",
        Role.ADMINISTRATOR,
        True,
    )
    assert keys.unlock(mette.folder, account.id, password).key == mette.key


def test_who_is_removed_is_out_and_the_key_is_another(
    lars: Unlocked, as_mette: Callable[..., Result]
) -> None:
    assert as_mette("members", "--remove", "lars bech").code == 0
    assert _accounts(lars.folder) == ["Mette Holm"]
    assert keys.unlock(lars.folder, keys.read_vault(lars.folder).accounts[0].id, METTE).key != (
        lars.key
    )
    assert len(_titles(as_mette("courses", "--json"))) == 2


@pytest.mark.parametrize(
    "words", [("members", "--invite", "Ole"), ("members", "--remove", "Mette Holm"), ("rekey",)]
)
def test_only_an_administrator_may(
    lars: Unlocked, as_mette: Callable[..., Result], words: tuple[str, ...]
) -> None:
    before = _but_the_log(lars.folder)
    result = as_mette(*words, name="Lars Bech", password=LARS)
    assert result.code == 1
    assert "administrator" in result.refusal
    assert _but_the_log(lars.folder) == before


def _but_the_log(folder: Path) -> dict[str, bytes]:
    """All files but the archive itself, in which the log says that somebody tried."""
    return {n: data for n, data in contents(folder).items() if not n.endswith(ARCHIVE_NAME)}


@pytest.mark.parametrize("name", ["Mette Holm", "Ole"])
def test_nobody_removes_themselves_or_somebody_who_is_not_there(
    lars: Unlocked, as_mette: Callable[..., Result], name: str
) -> None:
    assert as_mette("members", "--remove", name).code == 1
    assert len(_accounts(lars.folder)) == 2


def test_a_new_key_is_taken_into_use(mette: Unlocked, as_mette: Callable[..., Result]) -> None:
    assert as_mette("rekey").code == 0
    assert keys.unlock(mette.folder, mette.account.id, METTE).key != mette.key
    assert as_mette("check", "--deep").code == 0


def test_without_a_lock_there_are_no_members(cli: CommandLine, tmp_path: Path) -> None:
    cli.folder = tmp_path / "mangler"
    assert "intet arkiv" in cli("members").refusal
    Store(cli.folder, device="d", create=True).close()
    assert "ingen lås" in cli("rekey").refusal


# check --deep


def test_a_deep_look_counts_the_copies_too(
    mette: Unlocked, as_mette: Callable[..., Result]
) -> None:
    as_mette("rekey")
    out = as_mette("check", "--deep").out
    assert "Arkivet er helt." in out
    assert "Hele kopier: 2" in out


def test_a_damaged_copy_is_named(mette: Unlocked, as_mette: Callable[..., Result]) -> None:
    with closing(Store(mette.folder, device="d", key=mette.key)) as store:
        copy = store.backup()
    file = copy / ARCHIVE_NAME
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert as_mette("check").code == 0
    result = as_mette("check", "--deep")
    assert result.code == 1
    assert copy.name in result.refusal


def test_a_missing_former_version_is_found(
    mette: Unlocked, as_mette: Callable[..., Result]
) -> None:
    with closing(Store(mette.folder, device="d", key=mette.key)) as store:
        course = store.course(store.courses(TODAY)[0].id)
        store.change(course, goal="Ro")
        store.change(course, goal="Ro og tryghed")
    assert as_mette("check", "--deep").code == 0
    with closing(connect(mette.folder / ARCHIVE_NAME, mette.key)) as connection:
        connection.execute("DELETE FROM revision WHERE value = '\"Ro\"'")
    assert as_mette("check").code == 0
    assert "1 tidligere udgaver mangler" in as_mette("check", "--deep").refusal
