"""From choices to paper: the right sheet, its name, and the signs it lacks."""

from datetime import datetime
from threading import Event, Thread
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from teammoede.domain.action import Answer
from teammoede.domain.meeting import Meeting
from teammoede.domain.role_plan import Area, own_area
from teammoede.printing.choices import AGENDA_PARTS, Density, Order, Part
from teammoede.ui.paper_jobs import Paper, PaperJob, PaperMaker, Sheet
from teammoede.ui.pdf_pages import PdfPages
from tests.domain.building import TODAY, agree, answer, make_course, weekly_meetings

PRINTED = datetime(2026, 11, 23, 12, 41)


@pytest.fixture
def meeting() -> Meeting:
    """The second of two weekly meetings, with an open action from the first."""
    course = make_course("Mette Holm", "Lars Bech", group="Stjernestuen", goal="Ro og tryghed")
    first, second = weekly_meetings(course, 2)
    agree(first, "Del gruppen i tre ved garderoben")
    second.own_note("organisation").text = "Det går bedre."
    return second


def job(meeting: Meeting, sheet: Sheet, **choices: object) -> PaperJob:
    """A sheet with these choices."""
    return PaperJob(meeting, sheet, TODAY, PRINTED, **choices)  # pyright: ignore[reportArgumentType]


def text_of(paper: Paper) -> str:
    """All text of a PDF, in one line."""
    from pypdfium2 import PdfDocument

    with PdfDocument(paper.data) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("sheet", Sheet)
def test_each_sheet_is_a_pdf_that_says_what_it_is(meeting: Meeting, sheet: Sheet) -> None:
    paper = job(meeting, sheet).make()
    assert paper.data.startswith(b"%PDF")
    assert text_of(paper).startswith(sheet.label)
    assert paper.missing == ()


def test_density_decides_the_room(meeting: Meeting) -> None:
    pages = {
        density: len(PdfPages(job(meeting, Sheet.AGENDA, density=density).make().data))
        for density in Density
    }
    assert pages[Density.COMPACT] < pages[Density.ROOMY]


def test_order_decides_the_follow_up_sheet(meeting: Meeting) -> None:
    papers = [job(meeting, Sheet.FOLLOWUP, order=order).make() for order in Order]
    assert text_of(papers[0]) != text_of(papers[1])


@pytest.mark.parametrize("sheet", [Sheet.AGENDA, Sheet.MINUTES])
def test_parts_can_be_left_out(meeting: Meeting, sheet: Sheet) -> None:
    without = tuple(part for part in sheet.parts if part is not Part.GOAL)
    assert "Ro og tryghed" in text_of(job(meeting, sheet, parts=sheet.parts).make())
    assert "Ro og tryghed" not in text_of(job(meeting, sheet, parts=without).make())


@pytest.mark.parametrize("sheet", [Sheet.AGENDA, Sheet.MINUTES])
def test_points_can_be_left_out_and_keep_their_numbers(meeting: Meeting, sheet: Sheet) -> None:
    chosen = job(meeting, sheet, points=("organisation", "other"))
    text = text_of(chosen.make())
    assert "1 Organisering og struktur" in text
    assert "6 Andet, fx børns fravær" in text
    assert "Relationer mellem voksne" not in text


def test_the_confidential_is_printed_on_the_users_word_alone(meeting: Meeting) -> None:
    meeting.own_note("organisation").confidential = "Kun for os"
    for sheet in Sheet:
        assert "Kun for os" not in text_of(job(meeting, sheet).make())
    assert "Kun for os" in text_of(job(meeting, Sheet.MINUTES, confidential=True).make())


def test_signs_that_the_font_lacks_are_those_of_the_sheet(meeting: Meeting) -> None:
    meeting.own_note("organisation").text = "Godt 😀"
    meeting.own_note("organisation").confidential = "ق"
    meeting.course.goal = "Ro 🌙, Ayşe, łódź"
    assert job(meeting, Sheet.AGENDA).make().missing == ("🌙",)
    assert job(meeting, Sheet.MINUTES).make().missing == ("🌙", "😀")
    assert job(meeting, Sheet.MINUTES, confidential=True).make().missing == ("🌙", "😀", "ق")
    assert job(meeting, Sheet.FOLLOWUP).make().missing == ()


def test_a_sign_is_told_only_where_its_text_is_on_the_sheet(meeting: Meeting) -> None:
    first = meeting.course.meetings[0]
    done, kept = first.actions[0], agree(first, "Opslag", involved="📚")
    answer(done, meeting, Answer.DONE, words="💤")
    done.what, meeting.agenda_data = "Del i tre 🎲", agenda_with_title(meeting, "Ro 🧸")
    own_area(meeting, Area(key="door", title="Dør", includes="🚪"))
    answer(kept, meeting, Answer.CONTINUES, words="⏳")
    meeting.hold(PRINTED)
    signs = {sheet: set(job(meeting, sheet, parts=sheet.parts).make().missing) for sheet in Sheet}
    assert signs == {
        Sheet.AGENDA: {"🧸", "📚", "🎲"},
        Sheet.MINUTES: {"🧸", "🎲", "💤", "⏳", "🚪"},
        Sheet.FOLLOWUP: {"📚", "🎲"},
        Sheet.ROLES: {"🚪"},
    }
    without = job(meeting, Sheet.MINUTES, parts=(Part.AGREED,), points=("organisation",))
    assert set(without.make().missing) == {"🧸"}


def agenda_with_title(meeting: Meeting, title: str) -> dict[str, Any]:
    """The snapshot of the meeting's agenda, with another title of its first point."""
    data = meeting.agenda.as_data()
    data["items"][0]["title"] = title
    return data


# names


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("Stjernestuen", "Dagsorden uge 49 – Stjernestuen.pdf"),
        ("", "Dagsorden uge 49 – Ro på stuen.pdf"),
        ('a/b\\c:d*e?"f"<g>|h', "Dagsorden uge 49 – a b c d e f g h.pdf"),
        ("  ..  ", "Dagsorden uge 49.pdf"),
        ("x" * 300, f"Dagsorden uge 49 – {'x' * 60}.pdf"),
        ("Æbler\nÅer", "Dagsorden uge 49 – Æbler Åer.pdf"),
    ],
)
def test_a_name_that_every_system_takes(meeting: Meeting, group: str, name: str) -> None:
    meeting.course.group, meeting.course.title = group, "Ro på stuen"
    assert job(meeting, Sheet.AGENDA).file_name() == name


def test_the_follow_up_sheet_is_of_today_and_the_confidential_says_so(meeting: Meeting) -> None:
    assert job(meeting, Sheet.FOLLOWUP).file_name() == "Opfølgningsark uge 48 – Stjernestuen.pdf"
    with_it = job(meeting, Sheet.MINUTES, confidential=True).file_name()
    assert with_it == "Referat med fortroligt uge 49 – Stjernestuen.pdf"


# beside the window


def test_the_maker_tells_when_a_sheet_is_made(qtbot: QtBot, meeting: Meeting) -> None:
    maker = PaperMaker()
    with qtbot.waitSignal(maker.made) as made:
        maker.start(job(meeting, Sheet.ROLES))
    assert made.args is not None
    assert text_of(made.args[0]).startswith("Rollefordeling")
    assert maker.paper() is made.args[0]
    maker.stop()


class _Slow(PaperJob):
    """A sheet that is not ready before it is let go."""

    go = Event()

    def make(self) -> Paper:
        assert self.go.wait(10)
        return Paper(b"slow", ())


def test_only_the_latest_sheet_is_delivered(qtbot: QtBot, meeting: Meeting) -> None:
    maker, told = PaperMaker(), []
    maker.made.connect(told.append)
    slow = _Slow(meeting, Sheet.AGENDA, TODAY, PRINTED)
    maker.start(slow)
    maker.start(slow)
    maker.start(job(meeting, Sheet.ROLES))
    with qtbot.waitSignal(maker.made):
        slow.go.set()
    assert len(told) == 1
    assert told[0].data.startswith(b"%PDF")
    maker.stop()


class _Broken(PaperJob):
    def make(self) -> Paper:
        raise ZeroDivisionError


def test_a_failure_is_told_and_the_next_sheet_comes(qtbot: QtBot, meeting: Meeting) -> None:
    maker = PaperMaker()
    with qtbot.waitSignal(maker.failed) as failed:
        maker.start(_Broken(meeting, Sheet.AGENDA, TODAY, PRINTED))
    assert failed.args is not None
    assert isinstance(failed.args[0], ZeroDivisionError)
    with qtbot.waitSignal(maker.made):
        maker.start(job(meeting, Sheet.AGENDA, parts=AGENDA_PARTS))
    maker.stop()


def test_two_makers_at_once_give_the_same_paper(qapp: QApplication, meeting: Meeting) -> None:
    wanted = {sheet: job(meeting, sheet).make() for sheet in Sheet}
    found: dict[Sheet, Paper] = {}

    def make(sheet: Sheet) -> None:
        found[sheet] = job(meeting, sheet).make()

    threads = [Thread(target=make, args=(sheet,)) for sheet in Sheet]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == wanted
