"""Agreements as rows: what, who and when, overdue and changed marks, and rows to write in.

The same columns on all sheets, so that they look like one family.
"""

from collections.abc import Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.action import Action, Theme
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.week import short_date, week_label
from teammoede.printing.blocks import Mark, lines, say, say_marked
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.fonts import markup
from teammoede.printing.page import GUTTER, HANG, SMALL, body_width
from teammoede.printing.styles import LABEL, NARROW, NOTE

WHO = 28 * mm
WHEN = 30 * mm
_GAP = 3 * mm
WHAT = body_width() - HANG - WHO - WHEN - 2 * _GAP
COLUMNS = Columns(
    (
        (0.0, HANG - GUTTER),
        (HANG, WHAT),
        (HANG + WHAT + _GAP, WHO),
        (HANG + WHAT + WHO + 2 * _GAP, WHEN),
    )
)
OVERDUE = "overskredet"


def names(course: Course, action: Action) -> str:
    """Return who does it, as one line."""
    return ", ".join(course.who_names(action.who, action.everyone, action.who_words))


def when(action: Action, *, before: Meeting | None = None, overdue: bool = False) -> str:
    """Return the due date with its week, and »overskredet« where it is, as markup."""
    text = action.due_text(before=before)
    day = action.due_on(before=before)
    if day is not None:
        text = f"{text} {small(week_label(day))}"
    return f"{text}<br/><b>{OVERDUE}</b>" if overdue else text


def small(text: str) -> str:
    """Return the text in small type, as markup."""
    return f'<font size="{SMALL}">{markup(text)}</font>'


def what(action: Action, *, home: Meeting | None = None, full: bool = True) -> Stack:
    """Return what is agreed, and in small type what else was said of it (`full`: all of that).

    With `home`, the point it was agreed under is named where that meeting's agenda lacks it.
    """
    asides = [_trial(action)] if action.trial else []
    if full:
        asides += _asides(action)
    if home is not None and action.point not in home.agenda.keys:
        asides.append(f"Fra punktet {_own_point(action)}")
    said = lines(action.what) or "(uden ord)"
    aside = small(" · ".join(asides))
    if not full:
        return Stack([say_marked(f"{said}&nbsp; {aside}" if asides else said)])
    return Stack([say_marked(said), say_marked(aside, NOTE)] if asides else [say_marked(said)])


def _asides(action: Action) -> list[str]:
    said = (
        ("Vi ser, det virker: ", action.success),
        ("Med: ", action.involved),
        ("Besked til: ", action.informed),
    )
    themes = [Theme(key).label for key in action.themes if key in set(Theme)]
    return [label + text.strip() for label, text in said if text.strip()] + themes


def _trial(action: Action) -> str:
    return (
        f"Prøvehandling til {day_only(action.trial_end)}" if action.trial_end else "Prøvehandling"
    )


def _own_point(action: Action) -> str:
    items = {item.key: item.short for item in action.meeting.agenda.items}
    return items.get(action.point, action.point)


def day_only(day: date) -> str:
    """Return »7.12.«."""
    return f"{day.day}.{day.month}."


def waits_until(action: Action) -> str:
    """Return »fra ma 7.12. uge 50« of an action that is put off."""
    day = action.shown_from()
    return f"fra {short_date(day)} {week_label(day)}" if day else "venter"


def row(
    action: Action,
    *,
    overdue: bool = False,
    before: Meeting | None = None,
    home: Meeting | None = None,
    full: bool = True,
    below: Sequence[Flowable] = (),
    box: bool = True,
) -> Row:
    """Return one agreement: a box to tick, what, who, when; `below` goes under the what."""
    course = action.meeting.course
    said = what(action, home=home, full=full)
    cells = [
        Mark(box=box, overdue=overdue),
        Stack([said, *below]) if below else said,
        say(names(course, action), NARROW),
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
