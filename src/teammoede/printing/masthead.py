"""The top of a sheet: what it is, whose, when and where, who takes part, and the goal.

Sets the first page's top; the running head of the following pages is the page's own.
"""

from collections.abc import Sequence
from datetime import date, datetime

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import Presence
from teammoede.domain.people import Membership
from teammoede.printing.blocks import BOX, Framed, Mark, lines, say, say_marked, space
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.fonts import markup, printable
from teammoede.printing.page import GUTTER, SMALL, Running, body_width, columns
from teammoede.printing.styles import (
    CELL,
    CELL_BOLD,
    COURSE,
    EMPTY_WIDE,
    FRAMED,
    LABEL,
    NOTE,
    NOTE_RIGHT,
    RIGHT,
    TITLE,
    WHEN,
)
from teammoede.printing.wording import course_line, dated, time_and_place

INTERNAL = "Internt"
TO_HANG = "Til opslag"

_LETTERS = {
    Presence.PRESENT: "T",
    Presence.APOLOGIES: "A",
    Presence.PARTLY: "D",
    Presence.ABSENT: "F",
}
_NO_GOAL = "Her står målet, når det er skrevet."
_BETWEEN = " · "
_QUIET = RowLook(above=0.0, below=0.0, rule="")


def running(meeting: Meeting, sheet: str, printed: datetime, hangs: str = INTERNAL) -> Running:
    """Return what stands on every page of a sheet of this meeting."""
    return Running(
        sheet=sheet,
        course=course_line(meeting.course),
        when=dated(meeting.date),
        code=meeting.code,
        hangs=hangs,
        printed=printed,
    )


def running_of_course(
    course: Course, sheet: str, printed: datetime, day: date, meeting: Meeting | None = None
) -> Running:
    """Return what stands on every page of a course's sheet of a day; `meeting` gives the code."""
    return Running(
        sheet=sheet,
        course=course_line(course),
        when=dated(day),
        code=meeting.code if meeting else course.id[:4],
        hangs=INTERNAL,
        printed=printed,
    )


def top(sheet: str, aside: str, course: Course, when: str) -> list[Flowable]:
    """Return the sheet's name with a word beside it, the course and group, and the date."""
    return top_of(sheet, aside, course_line(course), when)


def top_of(sheet: str, aside: str, whose: str, when: str) -> list[Flowable]:
    """Return the same of a sheet that is not one course's own."""
    pair = Columns.of(columns(6), columns(6), gutter=GUTTER)
    return [
        Row(pair, [say(sheet, TITLE), say(aside, RIGHT)], _QUIET),
        named(whose, COURSE),
        say(when, WHEN),
    ]


def named(line: str, style: ParagraphStyle, *, wide: bool = False) -> Paragraph:
    """Return the course's line; what needs two lines breaks between two names."""
    names = line.split(_BETWEEN)
    ways = [[_BETWEEN.join(names)]]
    for place in range(len(names) - 1, 0, -1):
        ways.append([f"{_BETWEEN.join(names[:place])} ·", _BETWEEN.join(names[place:])])
    fitting = (way for way in ways if all(_width(x, style) <= body_width(wide) for x in way))
    return say("\n".join(next(fitting, ways[0])), style)


def _width(line: str, style: ParagraphStyle) -> float:
    return stringWidth(printable(line), style.fontName, style.fontSize)


def meeting_top(meeting: Meeting, sheet: str) -> list[Flowable]:
    """Return the top of a meeting's own sheet, with time and place."""
    return top(sheet, meeting.title, meeting.course, " · ".join(time_and_place(meeting)))


def people(meeting: Meeting, *, to_tick: bool, short: bool = False) -> list[Flowable]:
    """Return who takes part, three beside each other (`short`: four names), who leads and writes.

    With `to_tick` whoever nobody has ticked yet gets a box to tick.
    """
    invited = meeting.invited()
    across = 4 if short else 3
    cells = [_person(meeting, member, to_tick=to_tick, short=short) for member in invited]
    rows: list[Flowable] = [
        Row(_abreast(across), _flat(cells[start : start + across], across), _PEOPLE_LOOK)
        for start in range(0, len(cells), across)
    ]
    if not rows:
        rows = [say("Her står deltagerne, når teamet er skrevet ind.", EMPTY_WIDE)]
    if any(meeting.presence_of(member) for member in invited):
        legend = " · ".join(f"<b>{letter}</b> {p.label}" for p, letter in _LETTERS.items())
        rows += [space(0.2), say_marked(legend, NOTE)]
    return [space(0.35), *rows, space(0.25), _duties(meeting)]


def _abreast(number: int) -> Columns:
    """Return so many pairs of a mark and a name beside each other."""
    width = (body_width() - (number - 1) * GUTTER) / number
    places: list[tuple[float, float]] = []
    for start in (n * (width + GUTTER) for n in range(number)):
        places += [(start, BOX), (start + BOX + 2 * mm, width - BOX - 2 * mm)]
    return Columns(tuple(places))


_PEOPLE_LOOK = RowLook(above=1.2 * mm, below=0.5 * mm, rule="")


def _person(
    meeting: Meeting, member: Membership, *, to_tick: bool, short: bool
) -> tuple[Flowable, Flowable]:
    presence = meeting.presence_of(member)
    if presence is not None:
        mark: Flowable = say(_LETTERS[presence], CELL_BOLD)
    else:
        mark = Mark() if to_tick else say("–", CELL)
    if short:
        return mark, say(member.name)
    whole = markup(member.function.label).replace(" ", "&nbsp;")  # goes under the name as one
    function = f'<font size="{SMALL}">{whole}</font>'
    return mark, say_marked(f"{markup(member.name)}&nbsp; {function}")


def _flat(cells: Sequence[tuple[Flowable, Flowable]], across: int) -> list[Flowable | None]:
    flat: list[Flowable | None] = [part for cell in cells for part in cell]
    return flat + [None] * (2 * across - len(flat))


def _duties(meeting: Meeting) -> Flowable:
    """Who leads and who writes; a dotted line where nobody is chosen, with whose turn it is."""
    chair = meeting.chair
    writer = meeting.minute_taker
    turn = "" if chair else _turn(meeting.propose_chair())
    after = chair or meeting.propose_chair()
    next_turn = "" if writer else _turn(meeting.propose_minute_taker(after.id if after else None))
    return Row(
        Columns.of(columns(6), columns(6), gutter=GUTTER),
        [
            _duty("Mødeleder", chair.name if chair else "", turn),
            _duty("Referent", writer.name if writer else "", next_turn),
        ],
        _QUIET,
    )


def _turn(member: Membership | None) -> str:
    return f"tur: {member.name}" if member else ""


def _duty(label: str, name: str, turn: str) -> Flowable:
    width = columns(6)
    room = Columns.of(20 * mm, width - 23 * mm)
    empty = RowLook(above=0.8 * mm, below=0.2 * mm, rule="dots", rule_from=1)
    look = RowLook(above=0.8 * mm, below=0.2 * mm, rule="") if name else empty
    value = say(name, CELL) if name else say(turn, NOTE_RIGHT)
    return Row(room, [say(label, LABEL), value], look)


def goal(course: Course) -> list[Flowable]:
    """Return the goal in its quiet frame."""
    said = f"<b>Målet</b>&nbsp; {lines(course.goal)}"
    text = say_marked(said, FRAMED) if course.goal.strip() else say(_NO_GOAL, EMPTY_WIDE)
    return [space(0.5), Framed(Stack([text])), space(0.3)]
