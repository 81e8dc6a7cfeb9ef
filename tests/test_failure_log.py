"""The log tells where and of what kind, never what was typed, and does not grow for ever."""

import logging

import pytest

from teammoede import __version__, failure_log, paths


def _fall(text: str) -> Exception:
    try:
        try:
            int(text)
        except ValueError as error:
            raise KeyError(text) from error
    except KeyError as error:
        return error
    raise AssertionError


def _log() -> str:
    return paths.log_file().read_text(encoding="utf-8")


def test_an_error_and_its_cause_are_one_line_without_their_text() -> None:
    file = failure_log.keep(_fall("Maja"))
    assert file == paths.log_file()
    [line] = _log().splitlines()
    assert "KeyError" in line
    assert "ValueError" in line
    assert "test_failure_log.py:" in line
    assert __version__ in line
    assert "Maja" not in line


def test_lines_follow_each_other_and_an_old_log_makes_room() -> None:
    for _ in range(2):
        failure_log.keep(_fall("x"))
    assert len(_log().splitlines()) == 2
    paths.log_file().write_text("x" * 600_000)
    failure_log.keep(_fall("x"))
    assert len(_log().splitlines()) == 1
    assert paths.log_file().with_suffix(".old.log").stat().st_size == 600_000


def test_where_nothing_can_be_kept_nothing_fails() -> None:
    paths.log_file().mkdir(parents=True)
    failure_log.keep(_fall("x"))


def test_what_the_program_logs_comes_here_and_not_to_the_screen(
    capfd: pytest.CaptureFixture[str],
) -> None:
    logger = logging.getLogger("teammoede")
    before = list(logger.handlers)
    try:
        failure_log.listen()
        failure_log.listen()
        logging.getLogger("teammoede.ui.app").error("KeyError at %s", "x.py:1")
    finally:
        logger.handlers = before
    assert _log().count("KeyError at x.py:1") == 1
    assert capfd.readouterr() == ("", "")
