"""From the command line to an exit code: what is refused, what is unexpected, and other windows."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from teammoede import cli_commands, paths
from teammoede.domain.errors import Refused
from teammoede.storage import archive, connecting
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.connecting import dbapi2 as sqlite3
from teammoede.storage.store import Store
from tests.commandline import (
    TODAY,
    CommandLine,
    add_course,
    command,
    contents,
    demo_archive,
    without_hint,
    without_rights,
)

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
READING = [
    ("courses",),
    ("meetings", "sampraksis"),
    ("actions",),
    ("print", "agenda", "sampraksis"),
    ("export", "sampraksis", "ud.json", "--plain"),
    ("check",),
]


@pytest.fixture
def cli(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command line on an archive with the demo course, in an empty working folder."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return CommandLine(demo_archive(tmp_path / "arkiv"), capsys)


# starting


def test_nothing_heavy_is_imported_before_the_window() -> None:
    script = "import sys, teammoede.cli; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {"sqlalchemy", "PySide6", "reportlab", "fastjsonschema", "platformdirs"}


@ON_LINUX
def test_without_a_screen_the_window_is_refused_and_nothing_is_made(cli: CommandLine) -> None:
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = cli.process(**nothing)
    assert done.returncode == 1
    assert "ingen skærm" in done.stderr.decode()
    assert done.stdout == b""


def test_with_no_command_the_window_opens_on_the_archive_and_the_day(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from teammoede.ui import app

    seen: list[object] = []

    def run(folder: Path, *, today: object, make_demo: bool = False) -> int:
        assert callable(today)
        seen.extend([folder, today(), make_demo, folder.exists()])
        return 7

    monkeypatch.setattr(app, "run", run)
    assert cli().code == 7
    assert seen == [cli.folder, TODAY, False, True]
    seen.clear()
    assert cli("--demo", bare=True).code == 7
    assert seen[2:] == [True, True]
    assert not Path(str(seen[0])).exists()


# what can be expected


@pytest.mark.parametrize("words", READING)
def test_a_missing_archive_is_said_and_not_made(
    cli: CommandLine, words: tuple[str, ...], tmp_path: Path
) -> None:
    cli.folder = tmp_path / "mangler"
    result = cli(*words)
    assert result.code == 1
    assert "intet arkiv" in result.refusal
    assert not cli.folder.exists()
    assert list(Path.cwd().iterdir()) == []


def test_without_an_option_it_is_the_users_own_archive(cli: CommandLine) -> None:
    result = cli("courses", bare=True)
    assert result.code == 1
    assert str(paths.default_archive()) in result.refusal


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def _cut(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def _as_a_file(file: Path) -> None:
    file.unlink()
    file.parent.rmdir()
    file.parent.write_text("en fil, hvor mappen skulle være")


SPOILT = {
    "nul byte": (lambda file: file.write_bytes(b""), "tom"),
    "noget andet": (
        lambda file: file.write_bytes(b"Kaere alle " * 900),
        "Nøglefilen",
    ),  # as a locked one looks
    "halvt": (_cut, "beskadiget|skåret over"),
    "nyere": (_newer, "nyere udgave"),
    "en fil": (_as_a_file, "er en fil"),
}


@pytest.mark.parametrize("words", [*READING, ("import", "ind.json")])
@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_archive_is_said_and_left_as_it_is(
    cli: CommandLine, words: tuple[str, ...], how: str, tmp_path: Path
) -> None:
    if words[0] == "import":
        cli("export", "sampraksis", "ind.json", "--plain")
    spoil, said = SPOILT[how]
    spoil(cli.folder / FILE_NAME)
    before = contents(tmp_path)
    result = cli(*words)
    assert result.code == 1
    assert re.search(said, result.refusal)
    assert contents(tmp_path) == before


@ON_LINUX
@pytest.mark.parametrize("words", [("courses",), ("check",), ("import", "ind.json")])
def test_a_folder_that_is_read_only_gives_a_result_or_a_sentence(
    cli: CommandLine, words: tuple[str, ...], tmp_path: Path
) -> None:
    cli("export", "sampraksis", "ind.json", "--plain")
    cli.folder.chmod(0o555)
    (cli.folder / FILE_NAME).chmod(0o444)
    done = subprocess.run(
        without_rights(command(*words, folder=cli.folder)),
        capture_output=True,
        text=True,
        check=False,
    )
    cli.folder.chmod(0o755)
    assert done.returncode == 1
    assert "skrive" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_full_disk_is_said_and_nothing_is_half_written(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("export", "sampraksis", "ind.json", "--plain")
    cli.folder = tmp_path / "nyt"
    assert cli("--demo", "courses", bare=True).code == 0
    Store(cli.folder, device="x", create=True).close()
    opened = archive.open_archive

    def nearly_full(folder: Path, *, key: bytes | None, create: bool) -> object:
        engine = opened(folder, key=key, create=create)
        event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA max_page_count=60"))
        engine.dispose()
        return engine

    monkeypatch.setattr("teammoede.storage.opened.open_archive", nearly_full)
    result = cli("import", "ind.json")
    assert result.code == 1
    assert "fuld" in result.refusal
    monkeypatch.undo()
    assert json.loads(cli("courses", "--json").out) == []


# what nobody expects


def _raise(error: BaseException) -> object:
    def command(*_: object) -> list[str]:
        raise error

    return command


def test_an_unexpected_error_is_one_line_and_logged_without_its_text(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = ValueError("Maja slog Otto\nved frokosten")
    monkeypatch.setitem(cli_commands.COMMANDS, "check", _raise(error))
    result = cli("check")
    assert result.code == 1
    assert str(paths.log_file()) in result.refusal
    log = paths.log_file().read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "test_cli.py" in log
    assert "Maja" not in log
    assert "Maja" not in result.err


def test_an_unexpected_error_is_said_where_nothing_can_be_logged(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = paths.log_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("en fil, hvor mappen skulle være")
    monkeypatch.setitem(cli_commands.COMMANDS, "check", _raise(RecursionError()))
    assert cli("check").code == 1


def test_a_refusal_of_many_lines_is_one_line(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(cli_commands.COMMANDS, "check", _raise(Refused("Det\ngår ikke.")))
    assert cli("check").refusal == "Det går ikke."


def test_a_key_that_interrupts_is_quiet(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cli_commands.COMMANDS, "check", _raise(KeyboardInterrupt()))
    result = cli("check")
    assert (result.code, result.out, result.err) == (130, "", "")


# what is written


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-16"])
def test_output_is_utf8_whatever_the_system_says(cli: CommandLine, encoding: str) -> None:
    done = cli.process("courses", PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0")
    assert "Sampraksis på Stjernestuen" in done.stdout.decode("utf-8")
    wrong = cli.process("courses", "på", PYTHONIOENCODING=encoding, LC_ALL="C")
    assert "på kendes ikke" in wrong.stderr.decode("utf-8")


@ON_LINUX
def test_a_reader_that_has_seen_enough_is_no_failure(cli: CommandLine) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    words = command("actions", "--json", folder=cli.folder)
    done = subprocess.run(words, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, without_hint(done.stderr)) == (0, b"")


@ON_LINUX
@pytest.mark.parametrize("words", [("--help",), ("courses",), ("courses", "--help")])
def test_short_output_that_nobody_reads_is_no_failure(
    cli: CommandLine, words: tuple[str, ...]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    whole = command(*words, folder=cli.folder)
    done = subprocess.run(whole, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, without_hint(done.stderr)) == (0, b"")


@ON_LINUX
def test_output_that_cannot_be_written_is_a_failure_in_one_line(cli: CommandLine) -> None:
    with open("/dev/full", "wb") as full:
        words = command("actions", "--json", folder=cli.folder)
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Resultatet kan ikke skrives")
    assert done.stderr.count(b"\n") == 1


@ON_LINUX
def test_a_program_without_streams_still_works(cli: CommandLine) -> None:
    """As pythonw on Windows starts it."""
    words = " ".join(f"'{word}'" for word in command("courses", folder=cli.folder))
    assert subprocess.run(["sh", "-c", f"{words} >&- 2>&-"], check=False).returncode == 0
    assert subprocess.run(["sh", "-c", f"{words} x >&- 2>&-"], check=False).returncode == 2


@ON_LINUX
def test_an_interrupted_process_ends_quietly(cli: CommandLine) -> None:
    os.mkfifo("never.json")
    words = command("import", "never.json", folder=cli.folder)
    # tests run in the background ignore it, and so would the process
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        with open("never.json", "wb"):  # it has opened its end, and reads or is about to
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


# beside others


def test_a_process_reads_and_writes_while_a_window_is_open(cli: CommandLine) -> None:
    cli("export", "sampraksis", "ind.json", "--plain")
    with closing(Store(cli.folder, device="window")) as window:
        course = window.courses(TODAY)[0]
        whole = window.course(course.id)
        window.change(whole, goal="Skrevet i vinduet")
        out = cli.process("export", "sampraksis", "ud.json", "--plain")
        assert out.returncode == 0, out.stderr
        assert "Skrevet i vinduet" in Path("ud.json").read_text(encoding="utf-8")
        window.changed_elsewhere()
        replaced = cli.process("import", "ind.json", "--replace")
        assert replaced.returncode == 0, replaced.stderr
        assert window.changed_elsewhere()
        again = window.course(course.id)
        assert again.goal != "Skrevet i vinduet"
        window.change(again, place="Garderoben")
        assert cli.process("check").returncode == 0


def test_reading_goes_on_while_another_writes_and_writing_says_who_waits(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("export", "sampraksis", "ind.json", "--plain")
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT_MS", 50)
    with closing(Store(cli.folder, device="window")) as window, window.writing():
        assert cli("courses").code == 0
        busy = cli("import", "ind.json", "--replace")
    assert busy.code == 1
    assert "andet vindue" in busy.refusal


# the demo


def test_the_demo_is_fresh_and_leaves_nothing_behind(cli: CommandLine, tmp_path: Path) -> None:
    temporary = tmp_path / "temp"
    temporary.mkdir()
    words = [
        sys.executable,
        "-m",
        "teammoede",
        "--demo",
        "--today",
        "2027-01-01",
        "meetings",
        "samp",
    ]
    environment = os.environ | {"TMPDIR": str(temporary), "TEMP": str(temporary)}
    done = subprocess.run(words, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"2027-01-04" in done.stdout
    assert list(temporary.iterdir()) == []
    assert not paths.default_archive().exists()


@pytest.mark.parametrize("day", ["1900-01-01", "2028-02-29", "2999-12-31"])
def test_the_demo_works_on_any_day(cli: CommandLine, day: str) -> None:
    assert cli("--demo", "--today", day, "actions", bare=True).code == 0


def test_more_courses_and_the_options_before_the_command(cli: CommandLine) -> None:
    add_course(cli.folder, "Solstuen")
    assert len(json.loads(cli("courses", "--json").out)) == 3
