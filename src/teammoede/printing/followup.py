"""The follow-up sheet (Opfølgningsark): every open agreement, by person or by deadline.

Overdue first, waiting last, a line each for how it went; never holds a discussion.
"""

from collections.abc import Sequence
from datetime import date, datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.action import Action, ActionReview, Answer
from teammoede.domain.course import Course
from teammoede.domain.people import EVERYONE
from teammoede.domain.week import short_date, week_label
from teammoede.printing import agreements, masthead, wording
from teammoede.printing.agreements import small
from teammoede.printing.blocks import Mark, WritingLines, say, say_marked, section, table
from teammoede.printing.choices import Order
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.fonts import markup
from teammoede.printing.page import GUTTER, HANG, body_width, build
from teammoede.printing.styles import EMPTY, NARROW

SHEET = "Opfølgningsark"

_AGREED = 17 * mm
_GAP = 3 * mm
_WHAT = body_width() - HANG - agreements.WHO - _AGREED - agreements.WHEN - 3 * _GAP
_COLUMNS = Columns(
    (
        (0.0, HANG - GUTTER),
        *Columns.of(_WHAT, agreements.WHO, _AGREED, agreements.WHEN, start=HANG).places,
    )
)
_OPEN_TITLES = ("", "Hvad", "Hvem", "Aftalt", "Frist")
_DONE_TITLES = ("", "Hvad", "Hvem", "Aftalt", "Svar")
_LOOK = RowLook(above=1.6 * mm, below=0.2 * mm, rule="")

Group = tuple[str, list[Action]]


def followup(course: Course, *, by: Order, today: date, printed: datetime) -> bytes:
    """Return the open actions of a course as PDF, sorted by person or by deadline."""
    meeting = course.next_meeting() or course.last_held()
    running = masthead.running_of_course(course, SHEET, printed, today, meeting)
    return build(running, lambda: _story(course, Order(by), today))


def _story(course: Course, by: Order, today: date) -> list[Flowable]:
    story = masthead.top(SHEET, by.label, course, wording.dated(today))
    actions = course.open_actions(today)
    groups = _by_person(course, actions, today) if by is Order.PERSON else _by_due(actions, today)
    if not groups:
        empty = say("Ingen åbne aftaler. Her står, hvem der gør hvad inden hvornår.", EMPTY)
        groups_set: list[Flowable] = [section("open", "", "Åbne aftaler", "Åbne aftaler", [empty])]
    else:
        groups_set = [
            _group(f"group-{number}", title, found, today)
            for number, (title, found) in enumerate(groups, 1)
        ]
    return [*story, *groups_set, _done(course, today)]


def _by_person(course: Course, actions: Sequence[Action], today: date) -> list[Group]:
    """Everyone's own list; who shares an action finds it in each of theirs."""
    who = {action.id: action.who_now(today) for action in actions}
    names = course.short_names()
    groups: list[Group] = [(EVERYONE.capitalize(), [a for a in actions if who[a.id].everyone])]
    for member in course.memberships:
        groups.append((names[member.id], [a for a in actions if member.id in who[a.id].members]))
    rest = [a for a in actions if not (who[a.id].everyone or names.keys() & who[a.id].members)]
    groups.append(("Andre", [a for a in rest if who[a.id].words]))
    groups.append(("Ingen ansvarlig endnu", [a for a in rest if not who[a.id].words]))
    return [group for group in groups if group[1]]


def _by_due(actions: Sequence[Action], today: date) -> list[Group]:
    """Overdue, then week by week, then those without a date, the waiting ones last."""
    groups: dict[str, list[Action]] = {}
    for action in actions:
        groups.setdefault(_due_group(action, today), []).append(action)
    return list(groups.items())


def _due_group(action: Action, today: date) -> str:
    if action.is_waiting(today):
        return "Venter"
    if action.is_overdue(today):
        return wording.OVERDUE.capitalize()
    day = action.due_on()
    if day is None:
        return "Uden dato"
    year, week, _ = day.isocalendar()
    return f"Uge {week}" if year == today.isocalendar().year else f"Uge {week}, {year}"


def _group(key: str, title: str, actions: Sequence[Action], today: date) -> Stack:
    rows = [_open(action, today) for action in actions]
    return section(key, "", title, title, [table(_COLUMNS, _OPEN_TITLES, rows)])


def _open(action: Action, today: date) -> Stack:
    overdue = action.is_overdue(today)
    cells = [
        Mark(overdue=overdue),
        agreements.what(action),
        say(wording.now(action, today), NARROW),
        say(_agreed(action.meeting.date, today), NARROW),
        say_marked(_when(action, today, overdue), NARROW),
    ]
    line = WritingLines(1, "Hvordan gik det?")
    return Stack([Row(_COLUMNS, cells, _LOOK), line], lead=1)


def _agreed(day: date, today: date) -> str:
    """Return »ma 14.9.«, in another year with that year below: the column is narrow."""
    return short_date(day) if day.year == today.year else f"{short_date(day)}\n{day.year}"


def _when(action: Action, today: date, overdue: bool) -> str:
    said = agreements.when(action, overdue=overdue)
    if not action.is_waiting(today):
        return said
    waits = f"<b>venter</b><br/>{small(agreements.waits_until(action))}"
    return f"{said}<br/>{waits}" if said else waits


def _done(course: Course, today: date) -> Stack:
    """What the last held meeting closed, and whatever was closed since."""
    last = course.last_held()
    closed = [(a, a.closing_answer()) for a in course.actions()]
    rows: list[Flowable] = [
        _closed(action, answer, today)
        for action, answer in closed
        if answer and last and answer.meeting.order >= last.order
    ]
    title = "Lukket siden sidste møde"
    if not rows:
        since = "siden sidste møde" if any(answer for _, answer in closed) else "endnu"
        nothing = say(f"Ingen aftaler er lukket {since}.", EMPTY)
        return section("done", "", title, title, [nothing])
    return section("done", "", title, title, [table(_COLUMNS, _DONE_TITLES, rows)])


def _closed(action: Action, answer: ActionReview, today: date) -> Row:
    word = answer.answer.label if answer.answer else ""
    day = answer.meeting.date
    when = small(f"{short_date(day)} {week_label(day)}")
    cells = [
        Mark(box=answer.answer is not Answer.DROPPED, ticked=True),
        agreements.what(action, full=False),
        say(wording.now(action, today), NARROW),
        say(_agreed(action.meeting.date, today), NARROW),
        say_marked(f"<b>{markup(word)}</b><br/>{when}", NARROW),
    ]
    return Row(_COLUMNS, cells, RowLook(above=1.3 * mm, below=0.5 * mm, rule_from=1))
