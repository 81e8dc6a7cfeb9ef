"""Keeps the keyboard where it is while rows are made anew around it. Decides nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QWidget


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
