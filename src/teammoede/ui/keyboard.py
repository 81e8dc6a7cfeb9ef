"""Where the keyboard is and goes next: kept while rows are made anew, Tab down the page, fields.

Goes by the layouts, which are the reading order; what a widget means is its own business.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from teammoede.ui.widgets.scale import Scale
from teammoede.ui.widgets.segments import Segments

_BY_TAB = Qt.FocusReason.TabFocusReason
_FIELDS = (QComboBox, QCheckBox, QAbstractSpinBox, Scale, Segments)


@contextmanager
def keyboard_kept(window: QWidget) -> Iterator[None]:
    """Put the keyboard on the widget that takes the place of the one that had it."""
    focus = QApplication.focusWidget()
    before = _namesakes(window, focus)
    yield
    anew = [widget for widget in _namesakes(window, focus) if widget not in before]
    if focus in before and anew:
        anew[min(before.index(focus), len(anew) - 1)].setFocus()


def _namesakes(window: QWidget, widget: QWidget | None) -> list[QWidget]:
    """Return the widgets that say of themselves what `widget` says, in their order."""
    if widget is None or not widget.accessibleName():
        return []
    alike = window.findChildren(type(widget))
    return [found for found in alike if found.accessibleName() == widget.accessibleName()]


def order_down(*parts: QWidget) -> None:
    """Let Tab go through parts of the window as one reads them, also through rows made just now."""
    for before, after in pairwise(stop for part in parts for stop in _stops(part)):
        QWidget.setTabOrder(before, after)


def order_behind(part: QWidget, *others: QWidget) -> None:
    """Let Tab go on to other parts of the window behind the last stop of one."""
    last = next(_stops(part, backwards=True), None)
    if last is not None:
        order_down(last, *others)


def fields(*parts: QWidget) -> list[QWidget]:
    """Return what one writes or answers in, as one reads: a row of answers is one field."""
    return [stop for stop in reached(*parts) if _is_field(stop)]


def reached(*parts: QWidget) -> list[QWidget]:
    """Return what the keyboard can be put on now, as one reads; a row of answers is one stop."""
    stops = (stop for part in parts for stop in _stops(part, (Segments,), is_shown=True))
    return [stop for stop in stops if stop.isEnabled()]


def _is_put_away(widget: QWidget) -> bool:
    """Whether it is hidden on purpose; a row made just now is shown by an event that comes."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _is_field(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, _FIELDS) or _has_cells(widget)


def _has_cells(widget: QWidget) -> bool:
    """Whether it is a table that is written in."""
    never = QAbstractItemView.EditTrigger.NoEditTriggers
    return isinstance(widget, QTableView) and widget.editTriggers() != never


def holds(widget: QWidget, focus: QWidget | None) -> bool:
    """Return whether the keyboard is in a widget or in something inside it."""
    return focus is not None and (widget is focus or widget.isAncestorOf(focus))


def take(field: QWidget) -> None:
    """Put the keyboard on a field."""
    if isinstance(field, Segments):
        field.take_focus()
    else:
        field.setFocus(_BY_TAB)


def bring_into_view(field: QWidget, *parts: QWidget) -> None:
    """Scroll parts of the window so that a field is seen, once rows are laid out anew."""
    for part in parts:
        for area in (part, *part.findChildren(QScrollArea)):
            if isinstance(area, QScrollArea) and area.isAncestorOf(field):
                QTimer.singleShot(0, field, partial(area.ensureWidgetVisible, field))


def step_in_cells(field: QWidget, step: int) -> bool:
    """Go to the next cell of a table, as one reads; return whether there was one."""
    if not isinstance(field, QTableView) or not _has_cells(field):
        return False
    here, model = field.currentIndex(), field.model()
    columns = model.columnCount()
    place = here.row() * columns + here.column() + step
    if not here.isValid() or not 0 <= place < model.rowCount() * columns:
        return False
    field.setFocus(_BY_TAB)  # an open cell closes, and keeps what was written
    field.setCurrentIndex(model.index(*divmod(place, columns)))
    return True


def _stops(
    widget: QWidget,
    whole: tuple[type[QWidget], ...] = (),
    *,
    is_shown: bool = False,
    backwards: bool = False,
) -> Iterator[QWidget]:
    """Return what Tab stops at, in the order of the layouts; what is `whole` is one stop."""
    if is_shown and _is_put_away(widget):
        return
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None:
        yield from _stops(inner, whole, is_shown=is_shown, backwards=backwards)
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, whole):
        yield widget
    elif (layout := widget.layout()) is not None:
        for part in _widgets_in(layout, backwards=backwards):
            yield from _stops(part, whole, is_shown=is_shown, backwards=backwards)


def _widgets_in(layout: QLayout, *, backwards: bool) -> Iterator[QWidget]:
    places = range(layout.count())
    for place in reversed(places) if backwards else places:
        item = layout.itemAt(place)
        inner = item.layout() if item else None
        widget = item.widget() if item else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_in(inner, backwards=backwards)
