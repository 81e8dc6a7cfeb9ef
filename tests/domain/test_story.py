"""An agreement and a point through the weeks: everything that was kept, in its order, no more."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from teammoede.domain.action import Action, Answer, Carried, Due, Worked
from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.handover import Handover
from teammoede.domain.meeting import Meeting
from teammoede.domain.practice import PracticeState, own_check
from teammoede.domain.revision import Revision, tick
from teammoede.domain.story import Chapter, action_story, has_confidential, point_story
from tests.domain.building import TODAY, agree, answer, held, make_course, weekly_meetings

FIRST = TODAY - timedelta(weeks=2)


@pytest.fixture
def course() -> Course:
    """Three people; two meetings held, today's and the next to come."""
    course = make_course("Mette Holm", "Lars Bech", "Sara Lind")
    for meeting in weekly_meetings(course, 4, FIRST)[:2]:
        held(meeting)
    return course


@pytest.fixture
def meetings(course: Course) -> list[Meeting]:
    return course.ordered_meetings()


@pytest.fixture
def action(course: Course, meetings: list[Meeting]) -> Action:
    """What Mette does by Friday, agreed at the first meeting."""
    who = [course.memberships[0].id]
    return agree(meetings[0], who=who, due=Due.DATE, due_date=FIRST + timedelta(days=4))


def wrote(
    record: Record, day: date, hour: int = 13, author: str = "Mette", **values: Any
) -> list[Revision]:
    """Return the revisions of fields that were written on a day."""
    at = datetime(day.year, day.month, day.day, hour).astimezone()
    clock = tick("", int(at.timestamp() * 1000))
    return [
        Revision(entity=record.id, field=name, value=value, clock=clock, author=author, device="d")
        for name, value in values.items()
    ]


def story(action: Action, rows: Sequence[Revision] = ()) -> list[Chapter]:
    return action_story(action, rows, today=TODAY, here="here")


def agreed(action: Action, day: date = FIRST, **values: Any) -> list[Revision]:
    """Return what was written when the action was agreed."""
    assert action.due_date is not None
    due = {"due": "date", "due_date": action.due_date.isoformat()}
    return wrote(action, day, **{"what": action.what, "who": list(action.who), **due, **values})


def titles(chapters: Sequence[Chapter]) -> list[str]:
    return [chapter.title for chapter in chapters]


# an agreement


def test_it_begins_with_what_was_agreed_and_who_wrote_it(action: Action) -> None:
    first = story(action, agreed(action))[0]
    assert (first.title, first.when) == (
        "Aftalt",
        "mandag den 9. november 2026 · uge 46 · Planlægningsmøde 1",
    )
    assert first.lines == (
        ("Hvad", "Del gruppen i to"),
        ("Hvem", "Mette"),
        ("Hvornår", "fr 13.11., uge 46"),
        ("Skrevet", "Mette, ma 9.11. 13.00"),
    )


def test_without_revisions_it_is_told_as_it_stands(action: Action) -> None:
    assert [label for label, _ in story(action)[0].lines] == ["Hvad", "Hvem", "Hvornår"]


def test_what_was_corrected_while_it_was_written_is_no_change(action: Action) -> None:
    rows = [*wrote(action, FIRST, 12, what="Del grup"), *agreed(action)]
    rows += wrote(action, FIRST, 14, what="Del gruppen i tre")
    chapters = story(action, rows)
    assert titles(chapters)[:1] == ["Aftalt"]
    assert "Rettet" not in titles(chapters)
    assert ("Hvad", "Del gruppen i tre") in chapters[0].lines


def test_a_later_change_tells_what_stands_and_what_stood(action: Action, course: Course) -> None:
    lars = course.memberships[1].id
    later = wrote(action, FIRST + timedelta(days=2), author="Lars", who=[lars], due="next_meeting")
    change = next(c for c in story(action, [*agreed(action), *later]) if c.title == "Rettet")
    assert change.day == FIRST + timedelta(days=2)
    assert change.meeting is None
    assert change.lines == (
        ("Hvem", "Lars (før: Mette)"),
        ("Hvornår", "næste møde (før: fr 13.11., uge 46)"),
        ("Skrevet", "Lars, on 11.11. 13.00"),
    )


def test_deleting_and_putting_back_are_told(action: Action) -> None:
    rows = agreed(action)
    rows += wrote(action, FIRST + timedelta(days=1), deleted=True)
    rows += wrote(action, FIRST + timedelta(days=2), deleted=False)
    assert titles(story(action, rows))[:3] == ["Aftalt", "Slettet", "Lagt tilbage"]


def test_each_answer_is_told_at_its_meeting_with_its_new_deadline(
    action: Action, meetings: list[Meeting]
) -> None:
    friday = TODAY + timedelta(days=4)
    given = answer(
        action,
        meetings[1],
        Answer.CONTINUES,
        carried=Carried.PARTLY,
        words="Næsten",
        due=Due.DATE,
        due_date=friday,
    )
    rows = wrote(given, meetings[1].date, author="Sara", answer="continues")
    answer(action, meetings[2], Answer.DONE, worked=Worked.REACHED)
    _, continued, done = story(action, rows)
    assert (continued.title, continued.meeting) == ("Fortsætter", meetings[1])
    assert continued.lines == (
        ("Gjort?", "delvist"),
        ("Ord", "Næsten"),
        ("Ny frist", "fr 27.11., uge 48"),
        ("Skrevet", "Sara, ma 16.11. 13.00"),
    )
    assert done.title == "Udført – aftalen er lukket"
    assert done.lines == (("Gjort?", "som aftalt"), ("Virkede det?", "i mål"))


def test_a_held_meeting_that_passed_it_over_is_told_a_coming_one_is_not(
    action: Action, meetings: list[Meeting]
) -> None:
    assert [(c.title, c.meeting) for c in story(action)[1:]] == [("Ikke besvaret", meetings[1])]
    action.show_from = TODAY
    assert titles(story(action)) == ["Aftalt", "Ventede"]


def test_a_handover_names_both(action: Action, course: Course) -> None:
    mette, lars, _ = course.memberships
    Handover(course_id=course.id, action=action, day=TODAY, member_id=mette.id, to=[lars.id])
    last = story(action)[-1]
    assert (last.title, last.day, last.lines) == (
        "Overdraget",
        TODAY,
        (("Hvem", "Mette → Lars"),),
    )


def test_what_the_visits_found_of_a_practice_is_told(
    action: Action, meetings: list[Meeting]
) -> None:
    answer(action, meetings[1], Answer.STANDING_PRACTICE)
    check = own_check(meetings[3], action)
    check.state, check.help = PracticeState.PARTLY, "Et skilt"
    last = story(action)[-1]
    assert (last.title, last.lines) == ("Holder det? delvist", (("Hjælp", "Et skilt"),))


# a point


def test_a_point_is_told_from_the_newest_meeting_back_and_only_where_something_was_said(
    action: Action, meetings: list[Meeting]
) -> None:
    meetings[2].own_note("organisation").text = "Det går bedre.\n- Vi fortsætter."
    meetings[1].own_note("parents").text = "På et andet punkt."
    answer(action, meetings[2], Answer.DONE, worked=Worked.BETTER, words="Fint")
    agree(meetings[2], "Hæng  billeder op", due=Due.NEXT_MEETING)
    agree(meetings[2], "Slettet", deleted=True)
    new, old = point_story(action.meeting.course, "organisation", today=TODAY)
    assert (new.meeting, old.meeting) == (meetings[2], meetings[0])
    assert new.lines == (
        ("Siden sidst", "Del gruppen i to: udført, gjort: som aftalt, virkede det: bedre · Fint"),
        ("Drøftelse", "Det går bedre.\n- Vi fortsætter."),
        ("Aftaler", "Hæng billeder op · ingen endnu · ma 30.11. · åben"),
    )
    assert (new.title, new.when) == ("Planlægningsmøde 3", "mandag den 23. november 2026 · uge 48")
    assert old.lines == (("Aftaler", "Del gruppen i to · Mette · fr 13.11. · udført"),)


def test_what_is_confidential_is_told_only_where_it_is_asked_for(
    course: Course, meetings: list[Meeting]
) -> None:
    assert not has_confidential(course, "parents")
    meetings[0].own_note("parents").confidential = "om P."
    assert has_confidential(course, "parents")
    assert point_story(course, "parents", today=TODAY) == []
    [chapter] = point_story(course, "parents", today=TODAY, confidential=True)
    assert chapter.lines == (("Fortroligt", "om P."),)
