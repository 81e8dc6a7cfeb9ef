"""From choices to paper: the right sheet, its name, and the signs it lacks."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import Presence
from teammoede.domain.role_plan import Area, own_area
from teammoede.printing.catalogue import Option, Sheet
from teammoede.printing.choices import Density, Order, Part
from teammoede.printing.paper_job import Paper, PaperJob
from tests.domain.building import TODAY, agree, answer, held, make_course, weekly_meetings
from tests.printing.reading import pages_of, text_of

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
    of: Any = {"meeting": meeting, **choices}
    return PaperJob(sheet, meeting.course, TODAY, PRINTED, **of)


def without_meeting(course: Course, sheet: Sheet) -> PaperJob:
    """A sheet of a course that has no meeting for it."""
    return PaperJob(sheet, course, TODAY, PRINTED)


def _text(paper: Paper) -> str:
    return text_of(paper.data)


@pytest.mark.parametrize("sheet", Sheet)
def test_each_sheet_is_a_pdf_that_says_what_it_is(meeting: Meeting, sheet: Sheet) -> None:
    paper = job(meeting, sheet).make()
    assert paper.data.startswith(b"%PDF")
    assert _text(paper).startswith(sheet.label)
    assert paper.missing == ()


def test_density_decides_the_room(meeting: Meeting) -> None:
    pages = {
        density: len(pages_of(job(meeting, Sheet.AGENDA, density=density).make().data))
        for density in Density
    }
    assert pages[Density.COMPACT] < pages[Density.ROOMY]


def test_order_decides_the_follow_up_sheet(meeting: Meeting) -> None:
    papers = [job(meeting, Sheet.FOLLOWUP, order=order).make() for order in Order]
    assert _text(papers[0]) != _text(papers[1])


@pytest.mark.parametrize("sheet", [Sheet.AGENDA, Sheet.MINUTES])
def test_parts_can_be_left_out(meeting: Meeting, sheet: Sheet) -> None:
    without = tuple(part for part in sheet.parts if part is not Part.GOAL)
    assert "Ro og tryghed" in _text(job(meeting, sheet, parts=sheet.parts).make())
    assert "Ro og tryghed" not in _text(job(meeting, sheet, parts=without).make())


@pytest.mark.parametrize("sheet", [Sheet.AGENDA, Sheet.MINUTES])
def test_points_can_be_left_out_and_keep_their_numbers(meeting: Meeting, sheet: Sheet) -> None:
    chosen = job(meeting, sheet, points=("organisation", "other"))
    text = _text(chosen.make())
    assert "1 Organisering og struktur" in text
    assert "6 Andet, fx børns fravær" in text
    assert "Relationer mellem voksne" not in text


def test_the_confidential_is_printed_on_the_users_word_alone(meeting: Meeting) -> None:
    meeting.own_note("organisation").confidential = "Kun for os"
    for sheet in Sheet:
        assert "Kun for os" not in _text(job(meeting, sheet).make())
    assert "Kun for os" in _text(job(meeting, Sheet.MINUTES, confidential=True).make())


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
    wanted = {
        Sheet.AGENDA: {"🧸", "📚", "🎲"},
        Sheet.MINUTES: {"🧸", "🎲", "💤", "⏳", "🚪"},
        Sheet.FOLLOWUP: {"📚", "🎲"},
        Sheet.ROLES: {"🚪"},
        Sheet.SHARE: set(),
        Sheet.PLAN: set(),
    }
    assert {sheet: signs[sheet] for sheet in wanted} == wanted
    without = job(meeting, Sheet.MINUTES, parts=(Part.AGREED,), points=("organisation",))
    assert set(without.make().missing) == {"🧸"}


def agenda_with_title(meeting: Meeting, title: str) -> dict[str, Any]:
    """The snapshot of the meeting's agenda, with another title of its first point."""
    data = meeting.agenda.as_data()
    data["items"][0]["title"] = title
    return data


# one of a kind, a series, people, initiatives


def test_the_series_calls_all_that_are_to_come(meeting: Meeting) -> None:
    held(meeting.course.ordered_meetings()[0])
    third = weekly_meetings(meeting.course, 1, meeting.date + timedelta(weeks=1))[0]
    single = job(meeting, Sheet.INVITATION)
    series = job(meeting, Sheet.INVITATION, series=True)
    assert single.called() == [meeting]
    assert series.called() == [meeting, third]
    assert "7. december 2026" in _text(series.make())
    assert "7. december 2026" in series.text()
    assert "7. december 2026" not in _text(single.make()) + single.text()


def test_an_invitation_to_nothing_says_so(meeting: Meeting) -> None:
    paper = without_meeting(meeting.course, Sheet.INVITATION).make()
    assert "når et møde er planlagt" in _text(paper)


def test_an_evaluation_that_is_not_planned_says_so(meeting: Meeting) -> None:
    text = _text(without_meeting(meeting.course, Sheet.EVALUATION).make())
    assert "Her står slutevalueringen, når mødet er planlagt." in text


def test_a_plan_on_a3_is_larger(meeting: Meeting) -> None:
    areas = []
    for large in (False, True):
        with PdfDocument(job(meeting, Sheet.PLAN, large=large).make().data) as document:
            width, height = document[0].get_size()
            areas.append(width * height)
    assert areas[1] / areas[0] == pytest.approx(2, rel=0.01)


def test_a_plan_names_holidays_also_of_a_course_without_dates(meeting: Meeting) -> None:
    weekly_meetings(meeting.course, 1, date(2026, 12, 21))
    assert "juledag" in _text(job(meeting, Sheet.PLAN).make()).lower()
    assert _text(without_meeting(make_course(), Sheet.PLAN).make()).startswith("Forløbsplan")


def test_the_catch_up_is_for_who_missed_it_or_for_those_chosen(meeting: Meeting) -> None:
    mette, lars = meeting.course.memberships
    meeting.own_attendance(mette).presence = Presence.APOLOGIES
    missed = _text(job(meeting, Sheet.CATCHUP).make())
    assert "Til Mette Holm" in missed
    assert "Til Lars Bech" not in missed
    chosen = _text(job(meeting, Sheet.CATCHUP, members=(lars.id,)).make())
    assert "Til Lars Bech" in chosen
    assert "Til Mette Holm" not in chosen


def test_only_what_is_picked_is_shared(meeting: Meeting) -> None:
    first = meeting.course.ordered_meetings()[0]
    kept = agree(first, "Vi følger MK", position=1)
    meeting.course.aliases = ["MK"]
    shared = job(meeting, Sheet.SHARE, picked=(kept.id,))
    for text in (_text(shared.make()), shared.text()):
        assert "Vi følger et barn" in text
        assert "garderoben" not in text


def test_texts_are_those_that_the_catalogue_promises(meeting: Meeting) -> None:
    for sheet in Sheet:
        assert bool(job(meeting, sheet).text()) is sheet.has(Option.TEXT)


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


def test_a_question_is_no_part_of_a_name_and_a_series_is_of_today(meeting: Meeting) -> None:
    name = job(meeting, Sheet.CATCHUP).file_name()
    assert name == "Hvad gik du glip af uge 49 – Stjernestuen.pdf"
    name = job(meeting, Sheet.INVITATION, series=True).file_name()
    assert name == "Indkaldelse uge 48 – Stjernestuen.pdf"


def test_the_follow_up_sheet_is_of_today_and_the_confidential_says_so(meeting: Meeting) -> None:
    assert job(meeting, Sheet.FOLLOWUP).file_name() == "Opfølgningsark uge 48 – Stjernestuen.pdf"
    with_it = job(meeting, Sheet.MINUTES, confidential=True).file_name()
    assert with_it == "Referat med fortroligt uge 49 – Stjernestuen.pdf"
