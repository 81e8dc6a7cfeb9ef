"""Which meetings land in a calendar file, and where."""

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.commandline import TODAY, CommandLine, demo_archive


@pytest.fixture
def cli(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command line on an archive with the demo course, in an empty working folder."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return CommandLine(demo_archive(tmp_path / "arkiv"), capsys)


def _days(file: str) -> list[str]:
    calendar = Calendar.from_ical(Path(file).read_bytes())
    return sorted(f"{event.start:%Y-%m-%d}" for event in calendar.events)


def test_the_next_meeting_lands_in_the_working_folder(cli: CommandLine) -> None:
    result = cli("calendar", "sampraksis")
    assert (result.code, result.err) == (0, "")
    assert result.out == "Skrevet: moede-2026-11-30.ics\n"
    assert _days("moede-2026-11-30.ics") == ["2026-11-30"]


def test_the_series_is_all_that_is_to_come(cli: CommandLine) -> None:
    assert cli("calendar", "sampraksis", "--series", "--out", "mappe").code == 0
    days = _days(f"mappe/moeder-{TODAY}.ics")
    assert days[0] == "2026-11-30"
    assert len(days) > 10


def test_one_meeting_by_its_day_into_a_file_of_that_name(cli: CommandLine) -> None:
    assert cli("calendar", "sampraksis", "--meeting", "2026-10-12", "--out", "a.ICS").code == 0
    assert "METHOD:CANCEL" in Path("a.ICS").read_text(encoding="utf-8")


def test_no_such_meeting_is_refused(cli: CommandLine) -> None:
    result = cli("calendar", "sampraksis", "--meeting", "1999-01-01")
    assert result.code == 1
    assert "intet møde" in result.refusal
    assert list(Path.cwd().iterdir()) == []
