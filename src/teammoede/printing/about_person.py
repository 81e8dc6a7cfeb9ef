"""»Alt om én person«: everything the archive holds on one person (GDPR art. 15), course by course.

Holds what is confidential and names others too: its first page says that somebody has to read it
before it is handed over.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.about_person import AboutPerson, ActionPart, InCourse
from teammoede.domain.access_entry import AccessEntry
from teammoede.domain.action import ActionReview
from teammoede.domain.handover import Handover
from teammoede.domain.meeting_choices import Presence
from teammoede.domain.mentions import Passage
from teammoede.domain.people import Membership
from teammoede.domain.week import WEEKDAYS, short_date
from teammoede.printing import agreements, masthead, wording
from teammoede.printing.agreements import small
from teammoede.printing.blocks import (
    Framed,
    labelled,
    lines,
    say,
    say_marked,
    section,
    space,
    table,
    text_block,
)
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.fonts import markup
from teammoede.printing.page import GUTTER, HANG, Running, body_width, build
from teammoede.printing.styles import CELL, EMPTY, FRAMED, NARROW, NOTE, TEXT

SHEET = "Alt om én person"
ARTICLE = "art. 15"
NOTHING = "Arkivet har intet om personen under de navne, der er ledt efter."
READ_FIRST = (
    "Her står også, hvad der er skrevet om andre: børn, forældre og kolleger. Administratoren "
    "læser alt igennem og streger det over, som personen ikke må få at vide om andre."
)
SECRETS = "Fortrolige noter er med. De er mærket »Fortroligt«."

_GAP = 3 * mm
_REST = body_width() - HANG
_MARGIN = (0.0, HANG - GUTTER)
_WHERE = 46 * mm
_PASSAGES = Columns((_MARGIN, *Columns.of(_WHERE, _REST - _WHERE - _GAP, start=HANG).places))
_AGREED, _DUE, _CAME = 26 * mm, 27 * mm, 46 * mm
_WHAT = _REST - _AGREED - _DUE - _CAME - 3 * _GAP
_ACTIONS = Columns((_MARGIN, *Columns.of(_WHAT, _AGREED, _DUE, _CAME, start=HANG).places))
_MANY = 84 * mm
_WHEN, _DID = 40 * mm, 50 * mm
_LOG = Columns(
    (_MARGIN, *Columns.of(_WHEN, _DID, _REST - _WHEN - _DID - 2 * _GAP, start=HANG).places)
)
_FOUND = Columns((_MARGIN, *Columns.of(_REST - _MANY - _GAP, _MANY, start=HANG).places))
_LOOK = RowLook(above=1.0 * mm, below=0.5 * mm, rule_from=1)


def about_person(found: AboutPerson, *, today: date, printed: datetime) -> bytes:
    """Return all of it as PDF."""
    running = Running(
        sheet=SHEET,
        course=found.name,
        when=wording.dated(today),
        code=ARTICLE,
        hangs=masthead.INTERNAL,
        printed=printed,
    )
    return build(running, lambda: _story(found, running, today))


def _story(found: AboutPerson, running: Running, today: date) -> list[Flowable]:
    story = masthead.top_of(SHEET, "", found.name, running.when)
    story += [space(0.5), Framed(Stack([_read_first(found)])), space(0.3), _summary(found)]
    for number, course in enumerate(found.courses, 1):
        title = wording.course_line(course.course)
        story.append(section(f"course-{number}", "", title, title, _course(course, today)))
    if found.log:
        rows = [_log_row(line, found.name, running.printed) for line in found.log]
        parts: list[Flowable] = [table(_LOG, ("", "Hvornår", "Hvad", "Mere"), rows)]
        story.append(section("log", "", "Adgangslog", "Adgangslog", parts))
    return story


def _read_first(found: AboutPerson) -> Flowable:
    said = f"<b>Læs det hele, før I giver det videre.</b>&nbsp; {markup(READ_FIRST)}"
    return say_marked(f"{said} {markup(SECRETS)}" if found.has_confidential else said, FRAMED)


def _summary(found: AboutPerson) -> Stack:
    """Say what there is, and how it was looked for."""
    rows = [_counted(course) for course in found.courses]
    if found.log:
        rows.append(_summary_row("Adgangslog", [_many(len(found.log), "linje", "linjer")]))
    parts: list[Flowable] = [say(NOTHING, EMPTY)]
    if rows:
        parts = [table(_FOUND, ("", "Hvor", "Hvad der er"), rows)]
    parts += [space(0.5), *text_block(_looked_for(found))]
    return section("found", "", "Det har vi fundet", "Det har vi fundet", parts)


def _counted(found: InCourse) -> Row:
    parts = (
        [_many(1, "på holdet", "")] if found.memberships else [],
        [_many(len(found.attendances), "møde", "møder")],
        [_many(len(found.actions), "aftale", "aftaler")],
        [_many(len(found.passages), "omtale", "omtaler")],
        [_many(len(found.former), "tidligere omtale", "tidligere omtaler")],
        [_many(sum(many for _, many in found.written), "egen ændring", "egne ændringer")],
    )
    said = [words for part in parts for words in part if words]
    if found.memberships:
        said[0] = "på holdet"
    return _summary_row(wording.course_line(found.course), said)


def _summary_row(where: str, said: Sequence[str]) -> Row:
    return Row(_FOUND, [None, say(where, NARROW), say(", ".join(said), NARROW)], _LOOK)


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}" if count else ""


def _looked_for(found: AboutPerson) -> str:
    spelled = {s for course in found.courses for s in course.spellings}
    every = sorted({found.name, *found.also, *spelled}, key=lambda s: (-len(s), s))
    told = ["Vi har ledt efter " + ", ".join(f"»{spelling}«" for spelling in every) + "."]
    if found.is_member:
        told.append("I forløb, hvor personen ikke er på holdet, er der kun ledt efter hele navnet.")
    told.append("Stavefejl og kælenavne er ikke fundet. To, der hedder det samme, skilles ikke ad.")
    return "\n".join(f"- {line}" for line in told)


# one course


def _course(found: InCourse, today: date) -> list[Flowable]:
    blocks = [
        ("På holdet", [_line(_membership(m)) for m in found.memberships]),
        ("Møder", _meetings(found)),
        ("Aftaler", _actions(found, today)),
        ("Overtaget og overdraget", [_line(_handover(h)) for h in found.handovers]),
        ("Rolleplan", [_line(line) for line in _roles(found)]),
        ("Ansvarsområder", [_line(line) for line in _areas(found)]),
        ("Her er personen nævnt", _passages((None, p) for p in found.passages)),
        ("Sådan stod der før", _passages((f.day, f.passage) for f in found.former)),
        ("Personen har selv", [_line(line) for line in _own(found)]),
    ]
    return [part for title, parts in blocks if parts for part in (labelled(title, parts), space(1))]


def _line(text: str) -> Flowable:
    return say(text, TEXT)


def _membership(member: Membership) -> str:
    joined = f", fra {_day(member.joined)}" if member.joined else ""
    left = f", til {_day(member.left)}" if member.left else ""
    return f"{member.name}: {member.function.label}{joined}{left}"


def _meetings(found: InCourse) -> list[Flowable]:
    lines = [
        (presence.label, [meeting for meeting, was in found.attendances if was is presence])
        for presence in Presence
    ]
    lines += [("mødeleder", list(found.led)), ("referent", list(found.wrote))]
    return [
        _line(f"{word.capitalize()}: {', '.join(_day(meeting.date) for meeting in meetings)}")
        for word, meetings in lines
        if meetings
    ]


def _actions(found: InCourse, today: date) -> list[Flowable]:
    parts: list[Flowable] = []
    if found.actions:
        rows = [_action(part, today) for part in found.actions]
        parts.append(table(_ACTIONS, ("", "Hvad", "Aftalt", "Frist", "Hvordan det gik"), rows))
    if found.for_everyone:
        many = _many(found.for_everyone, "aftale gælder", "aftaler gælder")
        parts.append(say(f"Desuden: {many} alle på holdet.", TEXT))
    return parts


def _action(part: ActionPart, today: date) -> Row:
    action = part.action
    due = action.due_on()
    cells = [
        None,
        agreements.what(action),
        say(_day(action.meeting.date), NARROW),
        say(_day(due) if due else action.due_text(), NARROW),
        Stack([say_marked(_state(part, today), NARROW), *map(_answer, action.answers())]),
    ]
    return Row(_ACTIONS, cells, _LOOK)


def _state(part: ActionPart, today: date) -> str:
    action = part.action
    state = "slettet igen" if action.deleted else action.state(today).label
    turn = "" if part.agreed and part.now else ("overtaget" if part.now else "overdraget")
    return f"<b>{markup(state)}</b>" + (f" {small(turn)}" if turn else "")


def _answer(review: ActionReview) -> Flowable:
    label = review.answer.label if review.answer else ""
    said = [label, *wording.effects(review), *wording.new_dates(review), review.words.strip()]
    return say(f"{_day(review.meeting.date)}: {' · '.join(filter(None, said))}", NOTE)


def _handover(handover: Handover) -> str:
    course = handover.action.meeting.course
    names = course.short_names()
    to = course.who_names(handover.to, handover.everyone, handover.words)
    what = " ".join(handover.action.what.split())
    one = names.get(handover.member_id, "")
    return f"{_day(handover.day)}: »{what}« fra {one} til {', '.join(to) or 'ingen endnu'}"


def _roles(found: InCourse) -> list[str]:
    """Return a line for each meeting that put the person anywhere."""
    said: dict[date, list[str]] = {}
    for role in found.roles:
        days = ", ".join(WEEKDAYS[day][:2] for day in role.weekdays)
        said.setdefault(role.meeting.date, []).append(f"{role.title} ({days})")
    return [f"Fra {_day(day)}: {', '.join(places)}" for day, places in said.items()]


def _areas(found: InCourse) -> list[str]:
    return [
        f"Fra {_day(part.meeting.date)}: {part.area.title or part.area.includes}"
        + (" (stedfortræder)" if part.stand_in else "")
        for part in found.areas
    ]


def _own(found: InCourse) -> list[str]:
    said = [f"{_day(step.at.date())}: {step.label}, {step.meeting.title}" for step in found.steps]
    if found.written:
        many = _many(sum(count for _, count in found.written), "ændring", "ændringer")
        days = ", ".join(f"{_day(day)} ({count})" for day, count in found.written)
        said.append(f"Skrevet {many}: {days}")
    return said


def _passages(found: Iterable[tuple[date | None, Passage]]) -> list[Flowable]:
    rows = [_passage(day, passage) for day, passage in found]
    return [table(_PASSAGES, ("", "Hvor", "Hvad der står"), rows)] if rows else []


def _passage(day: date | None, passage: Passage) -> Row:
    label = markup(passage.label)
    said = [f"<b>{label}</b>" if passage.confidential else label]
    if passage.meeting is not None:
        said += [markup(passage.meeting.title), markup(_day(passage.meeting.date))]
    said += [small(passage.point)] if passage.point else []
    said += [small(f"skrevet {_day(day)}")] if day else []
    where = say_marked("<br/>".join(said), NARROW)
    return Row(_PASSAGES, [None, where, say_marked(lines(passage.text), CELL)], _LOOK)


def _log_row(line: AccessEntry, name: str, printed: datetime) -> Row:
    at = line.at.astimezone(printed.tzinfo)
    when = say(f"{_day(at.date())} kl. {at:%H.%M}", NARROW)
    who = "" if line.name == name else f"{line.name}: "
    return Row(_LOG, [None, when, say(who + line.event.label, NARROW), say(line.words)], _LOOK)


def _day(day: date) -> str:
    return f"{short_date(day)}{day.year}"
