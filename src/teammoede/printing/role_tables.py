"""The role plan as tables: the matrix of situations and weekdays, and the areas of responsibility.

Shared by the role sheet on the wall and the minutes; decides no page.
"""

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.role_plan import WORKDAYS, Area, RolePlan, Situation
from teammoede.domain.week import WEEKDAYS
from teammoede.printing.blocks import say
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.page import body_width
from teammoede.printing.styles import NARROW, NARROW_BOLD, WALL, WALL_BOLD
from teammoede.printing.wording import day_only

_GAP = 3 * mm
AREA_TITLES = ("Område", "Omfatter", "Ansvarlig", "Stedfortræder", "Gælder")


@dataclass(frozen=True)
class Size:
    """How large the plan is set: for the hand in the minutes, or for the wall."""

    text: ParagraphStyle
    bold: ParagraphStyle
    look: RowLook
    matrix: Columns
    areas: Columns


def _matrix(first: float, wide: bool) -> Columns:
    days = len(WORKDAYS)
    return Columns.of(first, *[(body_width(wide) - first - days * _GAP) / days] * days)


HAND = Size(
    NARROW,
    NARROW_BOLD,
    RowLook(above=0.9 * mm, below=0.6 * mm),
    _matrix(41 * mm, wide=False),
    Columns.of(41 * mm, 43 * mm, 30 * mm, 30 * mm, 20 * mm),
)
WALL_SIZE = Size(
    WALL,
    WALL_BOLD,
    RowLook(above=0.8 * mm, below=0.9 * mm),
    _matrix(51 * mm, wide=True),
    Columns.of(51 * mm, 82 * mm, 44 * mm, 44 * mm, 30 * mm),
)


def matrix(plan: RolePlan, size: Size, safe: Callable[[str], str] = str) -> Stack:
    """Return situations down and weekdays across, a bar before each cell that has changed.

    Free words are set as `safe` has them.
    """

    def header() -> Row:
        days = [say(WEEKDAYS[day].capitalize(), size.bold) for day in WORKDAYS]
        return Row(size.matrix, [None, *days], size.look)

    rows = [_situation(plan, situation, size, safe) for situation in plan.situations]
    return Stack([header(), *rows], lead=1, tail=2, again=header)


def _situation(plan: RolePlan, situation: Situation, size: Size, safe: Callable[[str], str]) -> Row:
    cells: list[Flowable | None] = [say(safe(situation.title), size.bold)]
    for day in WORKDAYS:
        cell = plan.cell(situation, day)
        names = plan.meeting.course.who_names(cell.who, words=safe(cell.words)) if cell else []
        cells.append(say(", ".join(names), size.text) if names else None)
    changed = [day + 1 for day in WORKDAYS if plan.is_changed(situation, day)]
    return Row(size.matrix, cells, size.look, bars=changed)


def areas(plan: RolePlan, size: Size, safe: Callable[[str], str] = str) -> Stack:
    """Return the areas: what each includes, who owns it, who stands in, from when to when.

    A size with fewer columns leaves out the last ones. Free words are set as `safe` has them.
    """
    titles = AREA_TITLES[: len(size.areas.places)]

    def header() -> Row:
        return Row(size.areas, [say(title, size.bold) for title in titles], size.look)

    rows = [_area(plan, area, size, safe) for area in plan.areas]
    return Stack([header(), *rows], lead=1, tail=2, again=header)


def _area(plan: RolePlan, area: Area, size: Size, safe: Callable[[str], str]) -> Row:
    who_names = plan.meeting.course.who_names
    cells = [
        say(safe(area.title), size.bold),
        say(safe(area.includes), size.text),
        say(", ".join(who_names(area.who, words=safe(area.who_words))), size.text),
        say(", ".join(who_names(area.stand_in, words=safe(area.stand_in_words))), size.text),
        say(_period(area), size.text),
    ]
    cells = cells[: len(size.areas.places)]
    return Row(size.areas, cells, size.look, bars=(0,) if area.key in plan.changed_areas else ())


def _period(area: Area) -> str:
    start = f"fra {day_only(area.valid_from)}" if area.valid_from else ""
    end = f"til {day_only(area.valid_to)}" if area.valid_to else ""
    return f"{start} {end}".strip()
