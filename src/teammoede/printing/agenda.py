"""The agenda (Dagsorden) for the meeting table: what waits for an answer, and room to write.

Never prints what is confidential.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.action import Action, Answer
from teammoede.domain.agenda import SINCE_LAST, AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.printing import agreements, closing, masthead, ratings, standing
from teammoede.printing.absence import absence_labels
from teammoede.printing.blocks import Choices, WritingLines, say, section, table
from teammoede.printing.choices import AGENDA_PARTS, Density, Part
from teammoede.printing.flow import Row
from teammoede.printing.page import build
from teammoede.printing.styles import EMPTY, NOTE_TEXT

SHEET = "Dagsorden"


@dataclass(frozen=True)
class _Room:
    """What a density gives: writing lines and rows under each point, and the space above it."""

    lines: int
    rows: int
    row_height: float
    gap: float
    answers: bool
    full: bool
    closing: bool


_ROOM = {
    Density.COMPACT: _Room(2, 2, 9 * mm, 0.45, answers=False, full=False, closing=False),
    Density.ROOMY: _Room(8, 4, 11 * mm, 1.5, answers=True, full=True, closing=True),
}


_TO_TICK = {"signs": ratings.to_tick, "standing": standing.to_tick}


def agenda(
    meeting: Meeting,
    *,
    today: date,
    printed: datetime,
    density: Density = Density.ROOMY,
    parts: Collection[Part] = AGENDA_PARTS,
    points: Collection[str] | None = None,
) -> bytes:
    """Return the agenda of a meeting as PDF, of all points or of those with these keys."""
    sheet = _Agenda(meeting, today, _ROOM[density], parts, points)
    return build(masthead.running(meeting, SHEET, printed), sheet.story)


class _Agenda:
    def __init__(
        self,
        meeting: Meeting,
        today: date,
        room: _Room,
        parts: Collection[Part],
        points: Collection[str] | None,
    ) -> None:
        self.meeting = meeting
        self.day = meeting.reference_day(today)
        self.room = room
        self.parts = parts
        self.points = points
        self.items = meeting.agenda.items
        self.since = meeting.since_last_by_point(today)
        self.waiting = meeting.waiting_by_point()

    def story(self) -> list[Flowable]:
        story = masthead.meeting_top(self.meeting, SHEET)
        if Part.PEOPLE in self.parts:
            story += masthead.people(self.meeting, to_tick=True, short=not self.room.full)
        if Part.GOAL in self.parts:
            story += masthead.goal(self.meeting.course)
        story += [
            self._point(number, item)
            for number, item in enumerate(self.items, 1)
            if self.points is None or item.key in self.points
        ]
        if Part.CLOSING in self.parts and self.room.closing:
            story.append(closing.of_agenda(self.meeting))
        return story

    def _point(self, number: int, item: AgendaItem) -> Flowable:
        parts: list[Flowable] = []
        if Part.SINCE_LAST in self.parts:
            parts += self._since_last(item)
        if item.special in _TO_TICK:
            parts += _TO_TICK[item.special](self.meeting)
        if item.key != SINCE_LAST:  # a short meeting only looks back there
            parts += self._to_write_on(item)
        return section(
            f"point-{number}", str(number), item.title, item.short, parts, gap=self.room.gap
        )

    def _to_write_on(self, item: AgendaItem) -> list[Flowable]:
        parts: list[Flowable] = []
        asides = absence_labels(self.meeting) if item.special == "absence" else []
        if Part.DISCUSSION in self.parts:
            parts.append(WritingLines(self.room.lines, "Drøftelse", asides))
        if Part.AGREED in self.parts:
            parts.append(agreements.writing_rows(self.room.rows, self.room.row_height))
        return parts

    def _since_last(self, item: AgendaItem) -> list[Flowable]:
        actions = self.since[item.key]
        waiting = self.waiting[item.key]
        below: list[Flowable] = [say(_waiting_text(waiting), NOTE_TEXT)] if waiting else []
        if not actions:
            return [say("Siden sidst: ingen åbne aftaler", EMPTY), *below]
        titles = ("", "Siden sidst", "Ansvarlig", "Frist")
        return [table(agreements.COLUMNS, titles, [self._row(a) for a in actions]), *below]

    def _row(self, action: Action) -> Row:
        given = action.answered_at(self.meeting)
        words = [answer.label for answer in Answer]
        chosen = given.answer.label if given and given.answer else ""
        return agreements.row(
            action,
            overdue=action.is_overdue(self.day, before=self.meeting),
            before=self.meeting,
            home=self.meeting,
            full=self.room.full,
            below=[Choices(words, chosen)] if self.room.answers else (),
            box=not self.room.answers,
        )


def _waiting_text(actions: list[Action]) -> str:
    return "Venter: " + "; ".join(
        f"{action.what} ({agreements.waits_until(action)})" for action in actions
    )
