"""Builds the archive that the figures are taken on: many courses with half a year of meetings.

It is locked, as the program has it, with a password that costs nothing to try. Goes through the
store, so that every row has its revisions; nothing here is measured.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random

from teammoede.domain.absence import Absence
from teammoede.domain.action import Action, Answer, Due
from teammoede.domain.agenda import Agenda
from teammoede.domain.base import Record, natural_id
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState, Presence
from teammoede.domain.meeting_part import Attendance, Note, StateChange
from teammoede.domain.people import Function, Membership
from teammoede.domain.role_plan import DEFAULT_SITUATIONS, WORKDAYS, RoleAssignment, Situation
from teammoede.domain.week import monday_of
from teammoede.resources import read_text
from teammoede.storage import vault
from teammoede.storage.crypto import Cost
from teammoede.storage.founding import found
from teammoede.storage.layout import Found, look
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked

TODAY = date(2026, 11, 23)
COURSES = 20
MEETINGS = 30
ACTIONS_A_MEETING = 3
HOUSE, NAME = "Børnehuset Månehøj", "Anne Lund"
PASSWORD, CODE = "en rigtig god kode", bytes(range(32))
CHEAP = Cost(time=1, memory=64, lanes=1)
_WEEK = timedelta(weeks=1)
_SENTENCES = (
    "Garderoben går roligere, når vi går ud i to hold, og de yngste går først.",
    "- Vi prøver billedkort ved puslebordet i denne uge.",
    "Morgensamlingen blev for lang; børnene sad urolige efter ti minutter.",
    "- To af de store viste de små, hvor tingene hører til.",
    "Forældrene spørger til søvn, og vi aftaler, hvem der svarer hvem.",
    "Vi så, at legen varede længere, da vi voksne satte os og blev siddende.",
)


def build(
    folder: Path, *, courses: int = COURSES, meetings: int = MEETINGS, locked: bool = True
) -> list[str]:
    """Make the archive and return the ids of its courses; the last meeting of each is the next."""
    if locked:
        found(folder, HOUSE, NAME, PASSWORD, CODE, CHEAP)
    store = open_store(folder, create=not locked)
    ids = []
    for number in range(courses):
        records = list(_course(number, meetings))
        store.keep(*records)
        ids.append(records[0].id)
    store.close()
    return ids


def unlock(folder: Path) -> Unlocked:
    """Come in as the administrator."""
    [who] = vault.read_vault(folder).accounts
    return vault.unlock(folder, who.id, PASSWORD)


def open_store(folder: Path, *, create: bool = False) -> Store:
    """Open an archive of ours or a copy of one, locked or plain, without a draft journal."""
    if look(folder) is not Found.LOCKED:
        return Store(folder, device="bench", create=create)
    who = unlock(folder)
    return Store(folder, device="bench", key=who.key, viewer=who.viewer)


def note_text(chance: Random, length: int) -> str:
    """Return a text of some `length` characters, as a team might write it."""
    text = ""
    while len(text) < length:
        text += chance.choice(_SENTENCES) + "\n"
    return text[:length]


def _course(number: int, meetings: int) -> Iterator[Record]:
    chance = Random(number)
    first = TODAY + _WEEK - meetings * _WEEK
    course = Course(
        title=f"Forløb {number + 1:02d} på Stjernestuen",
        institution="Børnehuset Månehøj",
        group="Stjernestuen, 22 børn på 3–5 år",
        goal="Dagen er præget af ro og tryghed, så alle børn kan fordybe sig i leg.",
        start=first,
        weekday=0,
        time=time(12, 30),
        length=60,
        place="Personalestuen",
    )
    yield course
    names = ("Åse Lindholm", "Mette Krogh", "Søren Bang", "Ayşe Demir", "Jonas Holm")
    for place, (name, function) in enumerate(zip(names, Function, strict=True)):
        yield Membership(course=course, name=name, function=function, position=place)
    for place, title in enumerate(DEFAULT_SITUATIONS):
        yield Situation(course=course, title=title, position=place)
    agenda = Agenda.from_toml(read_text("agendas", "planning.toml"))
    for week in range(meetings):
        meeting = Meeting(
            course=course,
            date=first + week * _WEEK,
            start=course.time,
            length=course.length,
            place=course.place,
            agenda_data=agenda.as_data(),
            chair_id=course.memberships[week % 5].id,
            minute_taker_id=course.memberships[(week + 1) % 5].id,
        )
        yield from _held(meeting, chance) if week < meetings - 1 else [meeting]


def _held(meeting: Meeting, chance: Random) -> Iterator[Record]:
    """Yield a meeting that took place, with all that belongs to it."""
    meeting.state = MeetingState.APPROVED
    yield meeting
    for member in meeting.course.memberships:
        yield Attendance(
            id=natural_id(meeting.id, member.id),
            meeting=meeting,
            member_id=member.id,
            presence=chance.choice([Presence.PRESENT] * 5 + [Presence.APOLOGIES]),
        )
    for point in meeting.agenda.keys:
        text = note_text(chance, chance.randrange(200, 2000))
        yield Note(id=natural_id(meeting.id, point), meeting=meeting, point=point, text=text)
    yield from _answers(meeting, chance)
    yield from _agreements(meeting, chance)
    yield from _plan(meeting, chance)
    yield Absence(
        course=meeting.course,
        monday=monday_of(meeting.date) - _WEEK,
        children=22,
        days_away=chance.randrange(20),
    )
    at = datetime.combine(meeting.date, time(14), UTC)
    for days, state in enumerate((MeetingState.HELD, MeetingState.APPROVED)):
        yield StateChange(meeting=meeting, at=at + timedelta(days=days), state=state)


def _answers(meeting: Meeting, chance: Random) -> Iterator[Record]:
    for action in meeting.carried_over():
        review = action.own_review(meeting)
        review.give(chance.choice([Answer.CONTINUES] * 3 + list(Answer)))
        review.words = chance.choice(_SENTENCES)
        yield review


def _agreements(meeting: Meeting, chance: Random) -> Iterator[Record]:
    points = islice(cycle(chance.sample(meeting.agenda.keys, 7)), ACTIONS_A_MEETING)
    for place, point in enumerate(points):
        yield Action(
            meeting=meeting,
            point=point,
            position=place,
            what=chance.choice(_SENTENCES).removeprefix("- "),
            who=[chance.choice(meeting.course.memberships).id],
            due=chance.choice(list(Due)),
            due_date=meeting.date + timedelta(days=chance.randrange(1, 40)),
        )


def _plan(meeting: Meeting, chance: Random) -> Iterator[Record]:
    """Yield a whole role plan at the first meeting, and three changes at each later one."""
    places = [(s, day) for s in meeting.course.situations for day in WORKDAYS]
    changed = places if len(meeting.course.meetings) == 1 else chance.sample(places, 3)
    for situation, weekday in changed:
        yield RoleAssignment(
            id=natural_id(meeting.id, situation.id, weekday),
            meeting=meeting,
            situation_id=situation.id,
            weekday=weekday,
            who=[chance.choice(meeting.course.memberships).id],
        )
