"""Walks the tree that a screen reader is given, and says what it could not read aloud or hit.

Goes through Qt's own QAccessible and the geometry of the widgets; knows nothing of the program.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

Role = QAccessible.Role

LEAST = 24  # pixels of a target, WCAG 2.2
TARGETS = {
    Role.Button,
    Role.ButtonDropDown,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.EditableText,
    Role.SpinBox,
    Role.Slider,
    Role.PageTab,
}
HOLDERS = {Role.List, Role.Table, Role.Tree}
ROWS = {Role.ListItem, Role.TreeItem, Role.Cell}
NAMELESS = {Role.NoRole, Role.Client, Role.Pane, Role.Grouping, Role.Whitespace, Role.Window}
# What Qt would say by itself where nobody gave a Danish name.
ENGLISH = {
    "ok",
    "cancel",
    "close",
    "open",
    "save",
    "yes",
    "no",
    "help",
    "apply",
    "discard",
    "reset",
}
CELLS = 60  # of one list or table; those further down are made alike


@dataclass
class Seen:
    """One thing that the screen reader is told of."""

    role: Role
    name: str
    rect: QRect
    state: QAccessible.State
    widget: QWidget | None
    parent: int

    def __str__(self) -> str:
        kind = type(self.widget).__name__ if self.widget else ""
        inside = self.widget.objectName() if self.widget else ""
        return f"{self.role.name} »{self.name}« ({kind} {inside})".replace(" )", ")")


def walk(window: QWidget) -> list[Seen]:
    """Return all that is seen of a window, from the top down."""
    found: list[Seen] = []
    _walk(QAccessible.queryAccessibleInterface(window), 0, found)
    return found


def _walk(interface: QAccessibleInterface | None, parent: int, found: list[Seen]) -> None:
    if interface is None or not interface.isValid():
        return
    state = interface.state()
    if state.invisible:
        return
    thing = interface.object()
    widget = thing if isinstance(thing, QWidget) else None
    if widget is not None and not widget.isVisible():
        return
    name = interface.text(QAccessible.Text.Name).strip()
    found.append(Seen(interface.role(), name, interface.rect(), state, widget, parent))
    here = len(found) - 1
    children = range(min(interface.childCount(), CELLS)) if not _speaks(widget) else ()
    for place in children:
        _walk(interface.child(place), here, found)


def _speaks(widget: QWidget | None) -> bool:
    """Whether a widget speaks for its parts: a closed list, a field with its buttons."""
    return isinstance(widget, QComboBox)


def faults(window: QWidget) -> list[str]:
    """Return what cannot be told, taken for what it is, or hit; in words for whoever mends it."""
    seen = walk(window)
    return [
        *(f"no name: {s}" for s in seen if _is_reached(s) and not s.name),
        *(f"only a tooltip for a name: {s}" for s in seen if _only_tooltip(s)),
        *(f"no role: {s}" for s in seen if _lacks_role(s)),
        *(f"no label for the list: {s}" for s in seen if _lacks_buddy(s, window)),
        *(f"English: {s}" for s in seen if s.name.replace("&", "").lower() in ENGLISH),
        *(f"a target of {_size(s)}: {s}" for s in seen if _is_small(s)),
        *(f"a picture without a name: {s}" for s in seen if s.role is Role.Graphic and not s.name),
        *(f"a heading without a name: {s}" for s in seen if _is_blank_header(s)),
        *_twins(seen),
    ]


def _is_reached(seen: Seen) -> bool:
    """Whether the keyboard or the mouse can get there: it is a control, not a mere container."""
    if seen.widget is None:
        return seen.role in TARGETS
    if seen.role in TARGETS | HOLDERS:
        return not isinstance(seen.widget, QToolButton) or _is_own(seen.widget)
    return bool(seen.widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and (
        seen.widget.focusProxy() is None
    )


def _lacks_role(seen: Seen) -> bool:
    """Whether a control says nothing of its kind; a sheet that scrolls has no other role in Qt."""
    sheet = isinstance(seen.widget, QAbstractScrollArea) and bool(seen.name)
    return _is_reached(seen) and seen.role in NAMELESS and not sheet


def _is_own(button: QToolButton) -> bool:
    """Whether a tool button is ours; those inside a field and a menu bar are Qt's."""
    return not button.objectName().startswith("qt_") and not isinstance(button.parent(), QLineEdit)


def _only_tooltip(seen: Seen) -> bool:
    button = seen.widget
    return (
        isinstance(button, QAbstractButton)
        and _is_own_button(button)
        and bool(seen.name)
        and not button.accessibleName()
        and not button.text()
    )


def _is_own_button(button: QAbstractButton) -> bool:
    return not isinstance(button, QToolButton) or _is_own(button)


def _lacks_buddy(seen: Seen, window: QWidget) -> bool:
    """Whether a combo box has no label in sight: its own name is not read on every system."""
    if not isinstance(seen.widget, QComboBox):
        return False
    labels = window.findChildren(QLabel)
    return not any(label.buddy() is seen.widget and label.isVisible() for label in labels)


def _is_small(seen: Seen) -> bool:
    if seen.role not in TARGETS | ROWS or seen.rect.isEmpty():
        return False
    widget = seen.widget
    if widget is not None and (widget.property("role") == "link" or not _is_reached(seen)):
        return False
    if seen.role in ROWS:
        return seen.rect.height() < LEAST
    return min(seen.rect.width(), seen.rect.height()) < LEAST


def _size(seen: Seen) -> str:
    return f"{seen.rect.width()} × {seen.rect.height()}"


def _is_blank_header(seen: Seen) -> bool:
    headers = {Role.ColumnHeader, Role.RowHeader}
    return seen.role in headers and not seen.name and not seen.rect.isEmpty()


def _twins(seen: list[Seen]) -> Iterator[str]:
    """Tell of two controls beside each other that are called the same."""
    called = Counter(
        (s.parent, s.role, s.name)
        for s in seen
        if s.role in TARGETS and s.name and _is_reached(s) and s.state.focusable
    )
    for (parent, role, name), number in called.items():
        if number > 1:
            yield f"{number} are called alike: {role.name} »{name}« in {seen[parent]}"
