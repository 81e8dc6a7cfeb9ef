"""The invitation (Indkaldelse): a letter to one meeting or to the whole series.

Says who, when, where and why, and what is on the agenda; never holds a discussion.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.people import Membership
from teammoede.domain.week import long_date, short_date, week_label
from teammoede.printing import invitation_words, masthead, wording
from teammoede.printing.blocks import Bookmark, say, say_marked, section, space, table
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.fonts import markup
from teammoede.printing.page import (
    GUTTER,
    HANG,
    SMALL,
    Running,
    body_width,
    build,
    columns,
)
from teammoede.printing.styles import CELL, CELL_BOLD, COURSE, EMPTY, FRAMED, LABEL, NARROW, TEXT

_GAP = 3 * mm
_HANGING = (0.0, HANG - GUTTER)
_WEEK, _HOURS, _WHICH = 15 * mm, 24 * mm, 52 * mm
_DATE = body_width() - HANG - _WEEK - _HOURS - _WHICH - 3 * _GAP
_DATES = Columns((_HANGING, *Columns.of(_WEEK, _DATE, _HOURS, _WHICH, start=HANG).places))
_ACROSS = 2
_PERSON = (body_width() - HANG - (_ACROSS - 1) * GUTTER) / _ACROSS
_PEOPLE = Columns.of(*[_PERSON] * _ACROSS, gutter=GUTTER, start=HANG)
_POINT = Columns((_HANGING, (HANG, body_width() - HANG)))
_LABEL = columns(2)
_FACT = Columns.of(_LABEL, body_width() - _LABEL - GUTTER, gutter=GUTTER)
_FACT_LOOK = RowLook(above=0.9 * mm, below=0.3 * mm, rule="")
_QUIET = RowLook(above=0.3 * mm, below=0.2 * mm, rule="")


def invitation(meetings: Sequence[Meeting], *, printed: datetime, today: date) -> bytes:
    """Return the letter as PDF; at least one meeting, all of one course.

    Of a series what is over is left out; a single meeting that is cancelled makes a cancellation.
    """
    called = invitation_words.to_call(meetings, today)
    if len(called) == 1:
        (meeting,) = called
        running = masthead.running(meeting, _sheet(meeting), printed)
        return build(running, lambda: list(_letter(meeting, today)))
    running = _running(called, printed)
    return build(running, lambda: list(_series(called, running, today)))


def _sheet(meeting: Meeting) -> str:
    off = invitation_words.is_off(meeting)
    return invitation_words.CANCELLATION if off else invitation_words.INVITATION


def _running(meetings: Sequence[Meeting], printed: datetime) -> Running:
    first, last = meetings[0].date, meetings[-1].date
    return Running(
        sheet=invitation_words.INVITATION,
        course=wording.course_line(meetings[0].course),
        when=f"{_short(first)} – {_short(last)}",
        code=meetings[0].course.id[:4],
        hangs=masthead.INTERNAL,
        printed=printed,
    )


def _short(day: date) -> str:
    return f"{short_date(day)}{day.year} · {week_label(day)}"


def _letter(meeting: Meeting, today: date) -> Iterator[Flowable]:
    course = meeting.course
    yield from masthead.top(
        _sheet(meeting), invitation_words.name_of(meeting), course, _written(today)
    )
    yield space(0.5)
    if invitation_words.is_off(meeting):
        yield from _cancelled(meeting)
        return
    yield Bookmark("facts", "Hvornår og hvor")
    yield _fact("Hvornår", _hours(meeting), COURSE)
    yield _fact("Hvor", invitation_words.place_of(meeting) or "følger", COURSE)
    yield from _why_and_who([meeting])
    points = [_point(number, item.title) for number, item in enumerate(meeting.agenda.items, 1)]
    yield section("agenda", "", "Dagsorden", "Dagsorden", [space(0.2), *points])
    yield _people_and_end([meeting])


def _series(meetings: Sequence[Meeting], running: Running, today: date) -> Iterator[Flowable]:
    course = meetings[0].course
    aside = invitation_words.how_many(meetings)
    yield from masthead.top(running.sheet, aside, course, _written(today))
    yield space(0.5)
    usual = _usual_place(meetings)
    yield _fact("Hvornår", _span(meetings), COURSE)
    yield _fact("Hvor", usual or "følger", COURSE)
    rows = [_row(meeting, usual) for meeting in meetings]
    dates = table(_DATES, ("", "Uge", "Dato", "Klokken", "Møde"), rows)
    yield section("dates", "", "Møderne", "Møderne", [dates])
    yield space(0.5)
    yield from _why_and_who(meetings)
    yield _people_and_end(meetings)


def _written(today: date) -> str:
    return f"Skrevet {wording.dated(today)}"


def _hours(meeting: Meeting) -> str:
    return f"{wording.dated(meeting.date)}\n{invitation_words.hours(meeting)}"


def _span(meetings: Sequence[Meeting]) -> str:
    return f"{wording.dated(meetings[0].date)}\ntil {wording.dated(meetings[-1].date)}"


def _fact(label: str, said: str, style: ParagraphStyle = FRAMED) -> Row:
    return Row(_FACT, [say(label, LABEL), say(said, style)], _FACT_LOOK)


def _cancelled(meeting: Meeting) -> Iterator[Flowable]:
    yield Bookmark("off", "Mødet er aflyst")
    yield _fact("Besked", f"Mødet er {invitation_words.reason(meeting)}", COURSE)
    yield _fact("Skulle være", _hours(meeting), COURSE)
    following = meeting.following()
    if following:
        place = invitation_words.place_of(following)
        yield _fact("Næste møde", "\n".join([following.title, _hours(following), place]))
    yield _fact("Aftalerne", "Det, der står åbent, tager vi med til næste møde.")


def _why_and_who(meetings: Sequence[Meeting]) -> Iterator[Flowable]:
    """What the meetings are for, and who calls them."""
    for number, (label, reason) in enumerate(invitation_words.reasons(meetings)):
        begin = f"<b>{markup(label)}:</b> " if label else ""
        text = say_marked(begin + markup(reason), FRAMED)
        title = say("" if number else "Hvorfor", LABEL)
        yield Row(_FACT, [title, text], _FACT_LOOK)
    calls = invitation_words.calls(meetings)
    if calls:
        yield _fact("Hvem kalder", "\n".join(calls))
    if meetings[0].course.goal.strip():
        yield from masthead.goal(meetings[0].course)


def _people_and_end(meetings: Sequence[Meeting]) -> Flowable:
    """Who is called, and the greeting, which never stands on a page alone."""
    parts = [_people(meetings), *_end(meetings)]
    return Stack(parts, tail=len(parts), gap=parts[0].getSpaceBefore())


def _people(meetings: Sequence[Meeting]) -> Flowable:
    """Who is called, two beside each other."""
    invited = invitation_words.invited(meetings)
    rows = [_abreast(invited[start : start + _ACROSS]) for start in range(0, len(invited), _ACROSS)]
    parts: list[Flowable] = [space(0.2), *rows]
    if not rows:
        parts = [say("Her står de indkaldte, når teamet er skrevet ind.", EMPTY)]
    guests = [say(sentence, TEXT) for sentence in invitation_words.guests(meetings)]
    below = [space(0.3), *guests] if guests else []
    return section("people", "", "Indkaldte", "Indkaldte", [*parts, *below])


def _abreast(members: Sequence[Membership]) -> Row:
    cells: list[Flowable | None] = [say_marked(_person(member), CELL) for member in members]
    return Row(_PEOPLE, cells + [None] * (_ACROSS - len(cells)), _QUIET)


def _person(member: Membership) -> str:
    function = markup(member.function.label).replace(" ", "&nbsp;")  # goes under the name as one
    return f'{markup(member.name)}&nbsp; <font size="{SMALL}">{function}</font>'


def _point(number: int, title: str) -> Row:
    return Row(_POINT, [say(str(number), CELL_BOLD), say(title, FRAMED)], _QUIET)


def _row(meeting: Meeting, usual: str) -> Row:
    off = invitation_words.is_off(meeting)
    place = invitation_words.place_of(meeting)
    name = markup(invitation_words.name_of(meeting))
    which = name if meeting.kind is MeetingKind.PLANNING else f"<b>{name}</b>"
    if off:
        which = f"<strike>{name}</strike><br/><b>{invitation_words.reason(meeting)}</b>"
    elif place != usual:
        which += f"<br/>{markup(place)}"
    day = markup(long_date(meeting.date))
    cells: list[Flowable | None] = [
        None,
        say(week_label(meeting.date)),
        say_marked(f"<strike>{day}</strike>" if off else day),
        say("" if off else meeting.hours or "følger"),
        say_marked(which, NARROW),
    ]
    return Row(_DATES, cells, RowLook(above=0.7 * mm, below=0.4 * mm, rule_from=1))


def _usual_place(meetings: Sequence[Meeting]) -> str:
    """Where most of the meetings are, said once."""
    places = [invitation_words.place_of(m) for m in meetings if not invitation_words.is_off(m)]
    return max(dict.fromkeys(places), key=places.count, default="")


def _end(meetings: Sequence[Meeting]) -> Iterator[Flowable]:
    if not invitation_words.kinds(meetings):
        return
    greeting = [say(invitation_words.regrets(meetings), TEXT)]
    people = invitation_words.senders(meetings)
    if people:
        names = "\n".join(f"{member.name}, {member.function.label}" for member in people)
        greeting += [space(0.7), say(f"Venlig hilsen\n{names}", TEXT)]
    yield Stack([space(1), *greeting], lead=len(greeting))
