"""Quiet hints: what a team may not see from one meeting to the next, a line each.

Judges nobody and asks for nothing; whatever they say was counted in what was kept.
"""

from collections.abc import Iterator
from datetime import date

from teammoede.domain.agenda import ROLES, AgendaItem
from teammoede.domain.calling import listed
from teammoede.domain.counting import in_words
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.people import Function

EMPTY_IN_A_ROW = 5
LEADER_AWAY = 3
CLOSING = 4


def hints(course: Course, today: date) -> list[str]:
    """Return the hints for the meetings to come; once the evaluation was held there are none."""
    evaluation = course.meeting_of(MeetingKind.EVALUATION)
    if evaluation is not None and evaluation.is_held:
        return []
    held = [meeting for meeting in reversed(course.ordered_meetings()) if meeting.is_held]
    return [*_leader_away(held), *_more_open_than_closed(course, held, today), *_empty(held)]


def _empty(held: list[Meeting]) -> Iterator[str]:
    """Name the points at which nothing was written; `held` begins with the latest meeting."""
    planning = [meeting for meeting in held if meeting.kind is MeetingKind.PLANNING]
    if not planning:
        return
    items = planning[0].full_agenda.items
    # A role plan that fits is left as it is.
    talked = [item for item in items if item.special != ROLES]
    empty = [item.short for item in talked if _is_long_empty(planning, item)]
    if empty:
        many = in_words(EMPTY_IN_A_ROW)
        yield f"{listed(empty)}: intet skrevet eller aftalt {many} møder i træk."


def _is_long_empty(planning: list[Meeting], item: AgendaItem) -> bool:
    in_a_row = 0
    for meeting in planning:
        if _has_something(meeting, item):
            return False
        in_a_row += not meeting.short  # a short one left the point out, it did not leave it empty
        if in_a_row == EMPTY_IN_A_ROW:
            return True
    return False


def _has_something(meeting: Meeting, item: AgendaItem) -> bool:
    note = meeting.note_on(item.key)
    return (
        (note is not None and bool(note.text.strip() or note.confidential.strip()))
        or any(action.point == item.key for action in meeting.live_actions())
        or any(r.answer is not None and r.action.point == item.key for r in meeting.reviews)
        or _has_numbers(meeting, item)
    )


def _has_numbers(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the absence that the point asks for was written."""
    return item.special == "absence" and bool(meeting.course.absence_in(meeting.absence_monday))


def _leader_away(held: list[Meeting]) -> Iterator[str]:
    """Count the meetings without a leder, where the team has one and people were ticked."""
    away = 0
    for meeting in held:
        leaders = [m for m in meeting.course.team(meeting.date) if m.function is Function.LEADER]
        if not leaders or not any(a.presence for a in meeting.attendances):
            continue
        if any(meeting.was_there(leader) for leader in leaders):
            break
        away += 1
    if away >= LEADER_AWAY:
        yield f"Lederen har ikke været med de sidste {in_words(away)} møder."


def _more_open_than_closed(course: Course, held: list[Meeting], today: date) -> Iterator[str]:
    """Compare what is open, and not put off, with what the last meetings closed together."""
    last = held[:CLOSING]
    if len(last) < CLOSING:
        return
    closed = sum(
        review.closes and review.action.closing_answer() is review
        for meeting in last
        for review in meeting.reviews
    )
    still = sum(not action.is_waiting(today) for action in course.actions() if action.is_open)
    if still > closed:
        what = "Én åben aftale" if still == 1 else f"{in_words(still).capitalize()} åbne aftaler"
        yield f"{what}, og de sidste {in_words(CLOSING)} møder lukkede {in_words(closed)}."
