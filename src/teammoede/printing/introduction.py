"""The introduction (Introduktion) for a new colleague or a stand-in: what one has to know to join.

Goal, team, meeting times, roles, standing practice and open agreements; never a discussion.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.action import Action
from teammoede.domain.course import Course, CourseState
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.people import Membership
from teammoede.domain.practice import kept_practice
from teammoede.domain.role_plan import RolePlan
from teammoede.domain.week import MONTHS, WEEKDAYS, week_label
from teammoede.printing import agreements, masthead, role_tables, wording
from teammoede.printing.agreements import small
from teammoede.printing.blocks import say, say_marked, section, space, table, text_block
from teammoede.printing.flow import Columns, Row, RowLook
from teammoede.printing.fonts import markup
from teammoede.printing.page import GUTTER, HANG, body_width, build
from teammoede.printing.styles import EMPTY, TEXT

SHEET = "Introduktion"
WELCOME = "Velkommen til forløbet"

_ACROSS = 2
_PEOPLE = Columns.of(
    *[(body_width() - HANG - (_ACROSS - 1) * GUTTER) / _ACROSS] * _ACROSS, start=HANG
)
# What an area includes matters more to somebody new than since when.
_SIZE = replace(
    role_tables.HAND,
    areas=Columns.of(41 * mm, 66 * mm, 30 * mm, 30 * mm),
    look=RowLook(above=0.6 * mm, below=0.4 * mm),
)
_QUIET = RowLook(above=0.9 * mm, below=0.3 * mm, rule="")


def introduction(course: Course, *, printed: datetime, today: date) -> bytes:
    """Return what somebody new has to know of a course as PDF, usually two pages."""
    meeting = _coming(course, today) or course.last_held()
    running = masthead.running_of_course(course, SHEET, printed, today, meeting)
    return build(running, lambda: _story(course, today))


def _story(course: Course, today: date) -> list[Flowable]:
    story = masthead.top(SHEET, WELCOME, course, wording.dated(today))
    story += masthead.goal(course)
    practice = kept_practice(course)
    # What is to be kept is agreed without an end; it stands there and not once more as open.
    still_open = [action for action in course.open_actions(today) if action not in practice]
    sections = (
        ("Holdet", _team(course.team(today))),
        ("Møderne", _meetings(course, today)),
        ("Hvem er hvor", _roles(course, today)),
        ("Fast praksis hos os", _practice(practice)),
        ("Åbne aftaler", _open(still_open, today)),
    )
    return story + [
        section(f"part-{number}", "", title, title, parts, gap=0.8)
        for number, (title, parts) in enumerate(sections)
    ]


def _team(team: Sequence[Membership]) -> list[Flowable]:
    cells: list[Flowable | None] = [_person(member) for member in team]
    if not cells:
        return [say("Her står teamet, når det er skrevet ind.", EMPTY)]
    cells += [None] * (-len(cells) % _ACROSS)
    rows = range(0, len(cells), _ACROSS)
    return [Row(_PEOPLE, cells[start : start + _ACROSS], _QUIET) for start in rows]


def _person(member: Membership) -> Flowable:
    function = small(member.function.label)
    return say_marked(f"{markup(member.name)}&nbsp; {function}")


# the meetings


def _coming(course: Course, today: date) -> Meeting | None:
    """Return the first meeting from today on; one that nobody wrote up is no next meeting."""
    planned = (m for m in course.ordered_meetings() if m.state is MeetingState.PLANNED)
    return next((m for m in planned if m.date >= today), None)


def _meetings(course: Course, today: date) -> list[Flowable]:
    coming = _coming(course, today)
    lines = [line for line in (_usual(course, today), _period(course, today)) if line]
    parts: list[Flowable] = [say(line, TEXT) for line in lines]
    if coming is None:
        return [*parts, say("Det næste møde er ikke planlagt endnu.", EMPTY)]
    where = " · ".join(wording.time_and_place(coming))
    return [
        *parts,
        say_marked(f"<b>Næste møde</b>&nbsp; {markup(f'{coming.title}: {where}')}", TEXT),
    ]


def _usual(course: Course, today: date) -> str:
    """Return »Vi mødes hver mandag kl. 12.30–13.30, personalestuen.«, as far as it is known."""
    if course.state(today) is CourseState.ENDED:
        return ""  # the visits have a day of their own each
    if course.weekday is None:
        return ""
    every = "hver" if course.rhythm == 1 else "hver anden"
    day = f"Vi mødes {every} {WEEKDAYS[course.weekday]}"
    facts = [f"{day} {_hours(course)}".strip(), course.place.strip()]
    return f"{', '.join(fact for fact in facts if fact)}."


def _hours(course: Course) -> str:
    if course.time is None:
        return ""
    begins = datetime.combine(date.min, course.time)
    ends = begins + timedelta(minutes=course.length or 0)
    return f"kl. {begins:%H.%M}–{ends:%H.%M}" if course.length else f"kl. {begins:%H.%M}"


def _period(course: Course, today: date) -> str:
    begins = f"fra {_day(course.start)}" if course.start else ""
    ends = f"til {_day(course.end)}" if course.end else ""
    lasts = "varede" if course.state(today) is CourseState.ENDED else "varer"
    return f"Forløbet {lasts} {' '.join(filter(None, (begins, ends)))}." if begins or ends else ""


def _day(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year} ({week_label(day)})"


# what holds now


def _roles(course: Course, today: date) -> list[Flowable]:
    meetings = course.ordered_meetings()
    until = [m for m in meetings if m.date <= today] or meetings[:1]
    plan = RolePlan.at(until[-1]) if until else None
    if plan is None or plan.is_empty:
        return [say("Her står rolleplanen, når den er lagt.", EMPTY)]
    # Whoever is new asks who stands where, not what was changed.
    plan = replace(plan, changed_cells=frozenset(), changed_areas=frozenset())
    parts: list[Flowable] = []
    if plan.cells:
        parts += [role_tables.matrix(plan, _SIZE), space(0.5)]
    if plan.areas:
        parts.append(role_tables.areas(plan, _SIZE))
    return parts


def _practice(actions: Sequence[Action]) -> list[Flowable]:
    if not actions:
        return [say("Her står det, der er blevet fast praksis.", EMPTY)]
    # As bullets: it is to be read and done, and nothing is written on it.
    return text_block("\n".join(f"- {' '.join(action.what.split())}" for action in actions))


def _open(actions: Sequence[Action], today: date) -> list[Flowable]:
    if not actions:
        return [say("Ingen åbne aftaler. Her står, hvem der gør hvad inden hvornår.", EMPTY)]
    now = actions[0].meeting.course.changes_from(today)
    rows = [
        agreements.row(a, overdue=a.is_overdue(today), day=now, full=False, box=False)
        for a in actions
    ]
    return [table(agreements.COLUMNS, ("", "Hvad", "Hvem", "Hvornår"), rows)]
