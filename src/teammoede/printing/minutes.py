"""The minutes (Referat): who was there, and per point siden sidst with answers, drøftelse, aftaler.

What is confidential is printed only on the caller's word.
"""

from collections.abc import Collection
from datetime import date, datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.action import Action, ActionReview
from teammoede.domain.agenda import SINCE_LAST, AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.domain.role_plan import RolePlan
from teammoede.printing import (
    agreements,
    closing,
    masthead,
    ratings,
    role_tables,
    standing,
    wording,
)
from teammoede.printing.absence import absence_lines
from teammoede.printing.agreements import small
from teammoede.printing.blocks import (
    Changed,
    Mark,
    labelled,
    say,
    say_marked,
    section,
    space,
    table,
    text_block,
)
from teammoede.printing.choices import MINUTES_PARTS, Part
from teammoede.printing.flow import Columns, Row, Stack
from teammoede.printing.fonts import markup
from teammoede.printing.page import GUTTER, HANG, body_width, build
from teammoede.printing.styles import CELL, EMPTY, NARROW, NOTE

SHEET = "Referat"

_WHO = 26 * mm
_ANSWER = 52 * mm
_GAP = 3 * mm
_WHAT = body_width() - HANG - _WHO - _ANSWER - 2 * _GAP
_REVIEWED = Columns(((0.0, HANG - GUTTER), *Columns.of(_WHAT, _WHO, _ANSWER, start=HANG).places))

_GIVEN = {"signs": ratings.given, "standing": standing.given}


def minutes(
    meeting: Meeting,
    *,
    today: date,
    printed: datetime,
    confidential: bool = False,
    parts: Collection[Part] = MINUTES_PARTS,
    points: Collection[str] | None = None,
) -> bytes:
    """Return the minutes of a meeting as PDF, of all points or of those with these keys.

    With `confidential` also what is fortroligt.
    """
    sheet = _Minutes(meeting, today, confidential, parts, points)
    return build(masthead.running(meeting, SHEET, printed), lambda: sheet.story(printed))


class _Minutes:
    def __init__(
        self,
        meeting: Meeting,
        today: date,
        confidential: bool,
        parts: Collection[Part],
        points: Collection[str] | None,
    ) -> None:
        self.meeting = meeting
        self.day = meeting.reference_day(today)
        self.confidential = confidential
        self.parts = parts
        self.points = points
        self.items = meeting.agenda.items
        self.since = meeting.since_last_by_point(today)
        self.agreed = _by_point(meeting)

    def story(self, printed: datetime) -> list[Flowable]:
        story = masthead.meeting_top(self.meeting, SHEET)
        story += [say(text, CELL) for text in wording.state(self.meeting)]
        if Part.PEOPLE in self.parts:
            story += masthead.people(self.meeting, to_tick=False)
        if Part.GOAL in self.parts:
            story += masthead.goal(self.meeting.course)
        story += [
            self._point(number, item)
            for number, item in enumerate(self.items, 1)
            if self.points is None or item.key in self.points
        ]
        if Part.CLOSING in self.parts:
            story.append(closing.of_minutes(self.meeting, printed))
        return story

    def _point(self, number: int, item: AgendaItem) -> Flowable:
        parts: list[Flowable] = []
        if Part.SINCE_LAST in self.parts:
            parts.append(self._since_last(item))
        if item.special == "absence":
            parts += absence_lines(self.meeting)
        if item.special in _GIVEN:
            parts += _GIVEN[item.special](self.meeting)
        if item.key != SINCE_LAST:  # a short meeting only looks back there
            if Part.DISCUSSION in self.parts:
                parts += self._discussion(item)
            if Part.AGREED in self.parts:
                parts.append(self._agreed(item))
        if Part.ROLES in self.parts and item.special == "roles":
            parts += _roles(self.meeting)
        airy = [block for part in parts for block in (space(0.3), part)][1:]
        return section(f"point-{number}", str(number), item.title, item.short, airy, gap=1.25)

    def _since_last(self, item: AgendaItem) -> Flowable:
        actions = self.since[item.key]
        if not actions:
            return say("Siden sidst: ingen åbne aftaler", EMPTY)
        titles = ("", "Siden sidst", "Ansvarlig", "Hvordan gik det?")
        return table(_REVIEWED, titles, [self._reviewed(action) for action in actions])

    def _reviewed(self, action: Action) -> Row:
        given = action.answered_at(self.meeting)
        overdue = given is None and action.is_overdue(self.day, before=self.meeting)
        cells: list[Flowable | None] = [
            Mark(box=False, overdue=True) if overdue else None,
            agreements.what(action, home=self.meeting, full=False),
            say(wording.names(action, self.meeting.date), NARROW),
            _answer(given) if given else say_marked(_unanswered(overdue), NARROW),
        ]
        return Row(_REVIEWED, cells, agreements.ROW_LOOK)

    def _discussion(self, item: AgendaItem) -> list[Flowable]:
        note = self.meeting.note_on(item.key)
        said = note.text.strip() if note else ""
        secret = note.confidential.strip() if note and self.confidential else ""
        blocks: list[Flowable] = [
            labelled("Drøftelse", text_block(said))
            if said
            else say("Drøftelse: intet skrevet", EMPTY)
        ]
        return [*blocks, labelled("Fortroligt", text_block(secret))] if secret else blocks

    def _agreed(self, item: AgendaItem) -> Flowable:
        actions = self.agreed.get(item.key, [])
        if not actions:
            return say("Aftaler: ingen nye", EMPTY)
        rows = [agreements.row(action, box=False, home=self.meeting) for action in actions]
        return table(agreements.COLUMNS, ("", "Aftaler: hvad", "Hvem", "Hvornår"), rows)


def _by_point(meeting: Meeting) -> dict[str, list[Action]]:
    """Return what the meeting agreed, by the point of its agenda, in one pass."""
    found: dict[str, list[Action]] = {}
    home_of = meeting.agenda.home_of
    for action in meeting.live_actions():
        found.setdefault(home_of(action.point), []).append(action)
    return found


def _unanswered(overdue: bool) -> str:
    marked = f"<b>{wording.OVERDUE}</b>, " if overdue else ""
    return f"{marked}<i>{wording.UNANSWERED}</i>"


def _answer(review: ActionReview) -> Stack:
    """Say what the meeting found out: the answer, the two optional ones, a new date, the words."""
    answer = review.answer.label if review.answer else ""
    aside = " · ".join(wording.effects(review))
    parts = [say_marked(f"<b>{markup(answer)}</b>&nbsp; {small(aside)}", NARROW)]
    parts += [say(dates, NOTE) for dates in wording.new_dates(review)]
    return Stack([*parts, say(review.words, NARROW)] if review.words.strip() else parts)


def _roles(meeting: Meeting) -> list[Flowable]:
    plan = RolePlan.at(meeting)
    if plan.is_empty:
        return [say("Rolleplan: ikke lagt endnu", EMPTY)]
    blocks: list[Flowable] = []
    if plan.changed_cells or plan.changed_areas:
        blocks.append(Changed("ændret på dette møde"))
    if plan.cells:
        blocks.append(role_tables.matrix(plan, role_tables.HAND))
    if plan.areas:
        blocks += [space(0.25), role_tables.areas(plan, role_tables.HAND)]
    return blocks
