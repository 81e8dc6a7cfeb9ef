"""The commitments (Forpligtelser) for the start-up meeting: what each side promises, to be signed.

What is promised is data (resources/commitments.toml); the sheet is filled in with a ballpoint.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.course import Course
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.people import Function, Membership
from teammoede.printing import masthead, wording
from teammoede.printing.blocks import Dotted, say, section, space
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.page import GUTTER, HANG, body_width, build
from teammoede.printing.styles import CELL, FRAMED, LABEL, NOTE
from teammoede.resources import read_text

SHEET = "Forpligtelser"

_INITIALS = 30 * mm
_COLUMNS = Columns.of(
    body_width() - HANG - _INITIALS - GUTTER, _INITIALS, gutter=GUTTER, start=HANG
)
_PROMISE = RowLook(above=1.9 * mm, below=0.6 * mm, least=8 * mm, rule="")
_SIGNED = 2  # beside each other
_SIGNATURE = (body_width() - HANG - (_SIGNED - 1) * 2 * GUTTER) / _SIGNED
_SIGNATURES = Columns.of(*[_SIGNATURE] * _SIGNED, gutter=2 * GUTTER, start=HANG)
_SIGNATURE_LOOK = RowLook(above=6.5 * mm, below=0.0, rule="")
_QUIET = RowLook(above=0.4 * mm, below=0.0, rule="")
_RHYTHM = {1: "hver uge", 2: "hver anden uge"}


@dataclass(frozen=True)
class _Party:
    """One side of the agreement, and what it promises."""

    key: str
    title: str
    promises: tuple[str, ...]


def commitments(course: Course, *, printed: datetime, today: date) -> bytes:
    """Return the sheet as PDF, of the course's start-up meeting where there is one."""
    meeting = course.meeting_of(MeetingKind.START_UP)
    day = meeting.date if meeting else today
    running = masthead.running_of_course(course, SHEET, printed, day, meeting)
    when = " · ".join(wording.time_and_place(meeting)) if meeting else running.when
    return build(running, lambda: list(_story(course, day, when)))


def _story(course: Course, day: date, when: str) -> Iterator[Flowable]:
    intro, parties = _read()
    yield from masthead.top(SHEET, MeetingKind.START_UP.label, course, when)
    yield space(0.5)
    yield say(intro, FRAMED)
    rhythm = _RHYTHM.get(course.rhythm, f"hver {course.rhythm}. uge")
    sections: list[Flowable] = []
    for party in parties:
        rows = [_promise(promise.format(rhythm=rhythm)) for promise in party.promises]
        titled = rows if sections else [_over_the_lines(), *rows]
        sections.append(section(party.key, "", party.title, party.title, titled, gap=0.7))
    yield from sections[:-1]
    # Nobody signs a page on which nothing is promised.
    end = [*sections[-1:], _signatures(course, day)]
    yield Stack(end, tail=len(end), gap=end[0].getSpaceBefore())


@cache
def _read() -> tuple[str, tuple[_Party, ...]]:
    data = tomllib.loads(read_text("commitments.toml"))
    parties = (_Party(p["key"], p["title"], tuple(p["promises"])) for p in data["party"])
    return data["intro"], tuple(parties)


def _over_the_lines() -> Row:
    return Row(_COLUMNS, [None, say("Initialer", LABEL)], _QUIET)


def _promise(words: str) -> Row:
    return Row(_COLUMNS, [say(words, CELL), Dotted()], _PROMISE)


def _signatures(course: Course, day: date) -> Stack:
    """The date, and a line for each of those who sign."""
    fields = ["Dato", *_signers(course.team(day))]
    rows: list[Flowable] = []
    for start in range(0, len(fields), _SIGNED):
        labels = fields[start : start + _SIGNED]
        lines: list[Flowable | None] = [Dotted() for _ in labels]
        below: list[Flowable | None] = [say(label, NOTE) for label in labels]
        missing: list[Flowable | None] = [None] * (_SIGNED - len(labels))
        rows.append(Row(_SIGNATURES, lines + missing, _SIGNATURE_LOOK))
        rows.append(Row(_SIGNATURES, below + missing, _QUIET))
    return Stack(rows, tail=len(rows))


def _signers(team: Sequence[Membership]) -> Iterator[str]:
    """Who signs: by name where there is one of them, else by function."""
    for function in (Function.LEADER, Function.COUNSELLOR):
        names = [member.name for member in team if member.function is function]
        label = function.label.capitalize()
        yield f"{names[0]}, {function.label}" if len(names) == 1 and names[0].strip() else label
    yield "For teamet om børnegruppen"
