"""Agreements as rows: what, who and when, overdue and changed marks, and rows to write in.

The same columns on all sheets, so that they look like one family.
"""

from collections.abc import Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.action import Action
from teammoede.domain.meeting import Meeting
from teammoede.domain.week import short_date, week_label
from teammoede.printing import wording
from teammoede.printing.blocks import Mark, lines, say, say_marked
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.fonts import markup
from teammoede.printing.page import GUTTER, HANG, SMALL, body_width
from teammoede.printing.styles import LABEL, NARROW, NOTE

WHO = 28 * mm
WHEN = 30 * mm
_GAP = 3 * mm
WHAT = body_width() - HANG - WHO - WHEN - 2 * _GAP
COLUMNS = Columns(((0.0, HANG - GUTTER), *Columns.of(WHAT, WHO, WHEN, start=HANG).places))


def when(action: Action, *, before: Meeting | None = None, overdue: bool = False) -> str:
    """Return the due date with its week, and »overskredet« where it is, as markup."""
    text = markup(action.due_text(before=before))
    day = action.due_on(before=before)
    if day is not None:
        text = f"{text} {small(week_label(day))}"
    return f"{text}<br/><b>{wording.OVERDUE}</b>" if overdue else text


def small(text: str) -> str:
    """Return the text in small type, as markup."""
    return f'<font size="{SMALL}">{markup(text)}</font>'


def what(action: Action, *, home: Meeting | None = None, full: bool = True) -> Stack:
    """Return what is agreed, and in small type what else was said of it (`full`: all of that).

    With `home`, the point it was agreed under is named where that meeting's agenda lacks it.
    """
    asides = wording.asides(action, home=home, full=full)
    said = lines(action.what) or "(uden ord)"
    aside = small(" · ".join(asides))
    if not full:
        return Stack([say_marked(f"{said}&nbsp; {aside}" if asides else said)])
    return Stack([say_marked(said), say_marked(aside, NOTE)] if asides else [say_marked(said)])


def waits_until(action: Action) -> str:
    """Return »fra ma 7.12. uge 50« of an action that is put off."""
    day = action.shown_from()
    return f"fra {short_date(day)} {week_label(day)}" if day else "venter"


def row(
    action: Action,
    *,
    overdue: bool = False,
    before: Meeting | None = None,
    day: date | None = None,
    home: Meeting | None = None,
    full: bool = True,
    below: Sequence[Flowable] = (),
    box: bool = True,
) -> Row:
    """Return one agreement: a box to tick, what, who, when; `below` goes under the what.

    Who does it is as agreed, or with `day` (or on the day of `before`) as handed over since.
    """
    day = before.date if before else day
    said = what(action, home=home, full=full)
    cells = [
        Mark(box=box, overdue=overdue),
        Stack([said, *below]) if below else said,
        say(wording.names(action, day), NARROW),
        say_marked(when(action, before=before, overdue=overdue), NARROW),
    ]
    return Row(COLUMNS, cells, ROW_LOOK)


ROW_LOOK = RowLook(above=1.3 * mm, below=0.5 * mm, rule_from=1)


def writing_rows(count: int, height: float) -> Stack:
    """Return empty rows for new agreements; the first one carries the small titles."""

    def titles(least: float, rule: str) -> Row:
        words = (None, "Ny aftale: hvad", "Hvem", "Hvornår")
        cells = [say(word, LABEL) if word else None for word in words]
        look = RowLook(above=0.6 * mm, below=0.0, least=least, rule=rule, rule_from=1)
        return Row(COLUMNS, cells, look)

    empty = RowLook(above=0.0, below=0.0, least=height, rule="dots", rule_from=1)
    rows = [Row(COLUMNS, [None] * 4, empty) for _ in range(count - 1)]
    return Stack([titles(height, "dots"), *rows], lead=1, tail=2, again=lambda: titles(0, ""))
