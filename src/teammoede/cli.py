"""Where the program starts: reads the command line, and opens the window or runs one command.

Imports nothing heavy by itself, so that the window is there at once. No traceback leaves it.
"""

import contextlib
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from teammoede.cli_parser import make_parser
from teammoede.domain.errors import Refused

DONE, FAILED, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code; says in Danish what went wrong."""
    _speak_utf8()
    return _outcome(lambda: _run(arguments)) or _outcome(_flush)


def _outcome(work: Callable[[], int]) -> int:
    """Return the exit code of some work, and let nothing that it raises go further."""
    try:
        return work()
    except SystemExit as ended:  # argparse: 0 after --help, 2 for wrong usage
        return ended.code if isinstance(ended.code, int) else FAILED
    except Refused as refused:
        return _fail(str(refused))
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from teammoede import failure_log

        file = failure_log.keep(error)
        return _fail(f"Der gik noget galt i programmet. Hvor det skete, står i {file}.")


def _run(arguments: Sequence[str] | None) -> int:
    parser = make_parser()
    options = parser.parse_args(arguments)
    if options.command == "print":
        from teammoede.cli_print import check_usage

        check_usage(parser, options)
    if options.command in ("init", "members"):
        from teammoede import cli_members

        check = cli_members.check_init if options.command == "init" else cli_members.check_members
        check(parser, options)
    if options.command == "restore":
        from teammoede.cli_backup import check_restore

        check_restore(parser, options)
    if not options.demo:
        return _work_on(_own_archive(options), options)
    from tempfile import TemporaryDirectory

    # On Windows a file that is still open cannot be removed; the system clears the folder later.
    with TemporaryDirectory(prefix="teammoede-", ignore_cleanup_errors=True) as folder:
        return _work_on(Path(folder), options)


def _own_archive(options: Namespace) -> Path:
    if options.archive is not None:
        return options.archive
    from teammoede.paths import default_archive

    return default_archive()


def _work_on(folder: Path, options: Namespace) -> int:
    if options.command is None:
        return _open_window(folder, options)
    from teammoede.cli_commands import COMMANDS, Request

    today = options.today or date.today()
    request = Request(folder, options.demo, today, options)
    lines = COMMANDS[options.command](request, options)
    with _output():
        print(*lines, sep="\n")
    if request.is_open_to_all:
        from teammoede.cli_access import HINT

        _whisper(HINT)
    return DONE


def _open_window(folder: Path, options: Namespace) -> int:
    _require_screen()
    from teammoede import failure_log

    failure_log.listen()
    try:
        from teammoede.ui.app import run
    except ImportError as error:
        if (error.name or "").startswith("teammoede"):
            raise
        # Such as libEGL.so.1: Qt needs it, and a machine without a desktop may lack it.
        raise Refused(f"Vinduet kan ikke åbnes, for noget mangler på maskinen: {error}") from error
    chosen: date | None = options.today
    return run(folder, today=lambda: chosen or date.today(), make_demo=options.demo)


def _require_screen() -> None:
    """Refuse where there is no screen: Qt itself would end with a core dump."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Refused(
            "Der er ingen skærm at åbne vinduet på. »teammoede --help« viser, hvad der kan uden."
        )


def _speak_utf8() -> None:
    """Write UTF-8 everywhere: a Windows console, a pipe and a file get the same bytes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # pythonw has no streams at all
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _fail(sentence: str) -> int:
    _whisper(sentence)
    return FAILED


def _whisper(sentence: str) -> None:
    with contextlib.suppress(OSError):
        print(" ".join(sentence.split()), file=sys.stderr)


def _flush() -> int:
    with _output():
        if sys.stdout is not None:
            sys.stdout.flush()
    return DONE


@contextlib.contextmanager
def _output() -> Iterator[None]:
    """Write inside; a reader that has seen enough is no failure, a full disk is one."""
    try:
        yield
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        _drop_output()
        reason = "disken er fuld, eller stedet er lukket."
        raise Refused(f"Resultatet kan ikke skrives: {reason}") from error


def _drop_output() -> None:
    """Let nothing try to write the rest once more when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
