"""Where the keyboard is and goes next: kept while rows are made anew, and Tab down the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


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


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Return what Tab stops at, in the order of the layouts."""
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None:
        yield from _stops(inner)
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item else None
        widget = item.widget() if item else None
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
