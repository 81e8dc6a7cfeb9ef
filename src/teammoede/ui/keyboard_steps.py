"""The keyboard's ways through the window: from part to part, from field to field, and answers.

Moves the keyboard and clicks as the mouse would; what is saved is the business of the rows.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from teammoede.domain.action import Answer
from teammoede.ui.keyboard import (
    bring_into_view,
    fields,
    holds,
    order_behind,
    reached,
    step_in_cells,
    take,
)
from teammoede.ui.shortcuts import PREVIOUS_FIELD, PREVIOUS_PANE
from teammoede.ui.widgets.review_row import ReviewRow

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk

_CTRL = Qt.KeyboardModifier.ControlModifier
# On some systems the first empties a line and the second goes to its end.
_TAKEN_BY_LINES = (
    QKeyCombination(_CTRL, Qt.Key.Key_U),
    QKeyCombination(_CTRL, Qt.Key.Key_E),
)


class KeyboardSteps(QObject):
    """What the keyboard does in the menus Redigér and Vis, and »Genveje« in the menu Hjælp."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._ours = _OursFirst(self)
        self._connect()

    def _connect(self) -> None:
        window, ui = self._desk.window, self._desk.window.ui
        ui.nextPaneAction.triggered.connect(lambda: self.change_pane(1))
        ui.nextFieldAction.triggered.connect(lambda: self.change_field(1))
        ui.doneAction.triggered.connect(lambda: self.answer(Answer.DONE))
        ui.continuesAction.triggered.connect(lambda: self.answer(Answer.CONTINUES))
        ui.keysAction.triggered.connect(self.show_keys)
        fronts = (ui.frontStack.currentChanged, ui.stack.currentChanged)
        for shown in (*fronts, self._desk.tabs.shown):
            shown.connect(self.enable)
            shown.connect(self._order)
        window.frame.focusObjectChanged.connect(self._move)
        back: tuple[tuple[str, Callable[[int], None]], ...] = (
            (PREVIOUS_PANE, self.change_pane),
            (PREVIOUS_FIELD, self.change_field),
        )
        for key, step in back:
            QShortcut(key, window).activated.connect(lambda step=step: step(-1))

    def _move(self, focus: QObject | None) -> None:
        """The keyboard has moved."""
        if isinstance(focus, QLineEdit):
            focus.installEventFilter(self._ours)  # once more is the same as once

    def _order(self) -> None:
        """Let Tab go on to the corners of the menu bar, behind all that lies in front."""
        bar = self._desk.window.ui.menuBar
        sides = (Qt.Corner.TopLeftCorner, Qt.Corner.TopRightCorner)
        corners = [bar.cornerWidget(side) for side in sides]
        order_behind(self._panes()[-1], *(corner for corner in corners if corner is not None))

    def enable(self) -> None:
        """Offer the answers where there is something to answer, the first time or anew."""
        desk, ui = self._desk, self._desk.window.ui
        for action in (ui.doneAction, ui.continuesAction):
            action.setEnabled(self._may_answer())
        for action in (ui.nextPaneAction, ui.nextFieldAction):
            action.setEnabled(desk.course is not None)

    def _may_answer(self) -> bool:
        desk, tab = self._desk, self._desk.tabs.current
        if desk.pages.front is not None:
            return desk.pages.front.answers
        if desk.meeting is None or desk.meeting.read_only or tab is None:
            return False
        return bool(tab.since_last.rows_shown)

    @property
    def _focus(self) -> QWidget | None:
        """What has the keyboard in the window, also while a dialog over it closes."""
        return self._desk.window.focusWidget()

    # from part to part

    def change_pane(self, step: int) -> None:
        """Go to the next part of the window, to where the keyboard was in it."""
        panes = [pane for pane in self._panes() if reached(pane)]
        if not panes:
            return
        focus = self._focus
        here = next((n for n, pane in enumerate(panes) if holds(pane, focus)), None)
        start = here if here is not None else (-1 if step > 0 else 0)
        self._enter(panes[(start + step) % len(panes)])

    def _panes(self) -> list[QWidget]:
        """Return the parts of the window from left to right and down."""
        desk, ui = self._desk, self._desk.window.ui
        if desk.course is None:
            return [ui.emptyPage]
        page, tab = desk.pages.front, desk.tabs.current
        if page is not None:
            return [ui.navigator, page]
        return [ui.navigator, desk.head, ui.tabs.tabBar(), *([tab] if tab else [])]

    def _enter(self, pane: QWidget) -> None:
        desk, ui = self._desk, self._desk.window.ui
        page, tab = desk.pages.front, desk.tabs.current
        left = pane.focusWidget()  # Qt remembers it of every widget
        if pane is ui.navigator:
            (ui.pagesView if page is not None else ui.meetingsView).setFocus()
        elif left is not None and left is not pane and left.isVisible() and left.isEnabled():
            left.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane is desk.head and desk.head.attendance:
            desk.head.attendance[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif tab is not None and pane is tab:
            tab.take_focus()
        elif page is not None and pane is page:
            page.take_focus()
        if not holds(pane, self._focus):
            take(reached(pane)[0])

    # from field to field

    def change_field(self, step: int) -> None:
        """Go to the next field as one reads; behind the last of a point to the next point."""
        parts, focus = self._parts(), self._focus
        stops = reached(*parts)
        here = next((n for n, stop in enumerate(stops) if holds(stop, focus)), None)
        if here is not None and step_in_cells(stops[here], step):
            return
        wanted = fields(*self._parts(back_from=focus if step < 0 else None))
        following = [f for f in wanted if here is None or (stops.index(f) - here) * step > 0]
        if following:
            self._take(following[0 if step > 0 else -1])
        elif not self._change_point(step) and wanted:
            self._take(wanted[0 if step > 0 else -1])

    def _take(self, field: QWidget) -> None:
        take(field)
        bring_into_view(field, *self._parts())

    def _parts(self, back_from: QWidget | None = None) -> list[QWidget]:
        """Return what lies in front, where one writes; back from a later point without the head."""
        desk, tab = self._desk, self._desk.tabs.current
        if desk.course is None:
            return []
        if desk.pages.front is not None:
            return [desk.pages.front]
        if tab is None:
            return [desk.head]
        is_later = desk.window.ui.tabs.currentIndex() > 0
        return [tab] if is_later and holds(tab, back_from) else [desk.head, tab]

    def _change_point(self, step: int) -> bool:
        """Go to the next point with a field in it; return whether there is one."""
        desk, tabs = self._desk, self._desk.window.ui.tabs
        if desk.pages.front is not None:
            return False
        before = tabs.currentIndex()
        for place in range(before + step, tabs.count() if step > 0 else -1, step):
            tabs.setCurrentIndex(place)
            tab = desk.tabs.current
            found = fields(tab) if tab else []
            if found:
                self._take(found[0 if step > 0 else -1])
                return True
        tabs.setCurrentIndex(before)
        return False

    # answers

    def answer(self, given: Answer) -> None:
        """Answer the action that has the keyboard, else the first that waits; then go on."""
        row = self._row()
        if row is None:
            return
        row.give(given)
        desk, tab = self._desk, self._desk.tabs.current
        if desk.pages.front is not None:
            desk.pages.front.go_on()
            return
        if tab is None:
            return
        following = tab.since_last.next_unanswered(row)
        if following is None:
            tab.take_focus()
            return
        tab.since_last.open()
        following.take_focus()
        bring_into_view(following, tab)

    def _row(self) -> ReviewRow | None:
        """Return the row that an answer would be given in."""
        desk, tab = self._desk, self._desk.tabs.current
        if desk.course is None or not self._may_answer():
            return None
        if desk.pages.front is not None:
            return desk.pages.front.row_to_answer
        if tab is None:
            return None
        focus = self._focus
        chosen = next((row for row in tab.since_last.rows_shown if holds(row, focus)), None)
        return chosen or tab.since_last.next_unanswered()

    # all keys

    def show_keys(self) -> None:
        """Show every shortcut that there is."""
        from teammoede.ui.dialogs.keys_dialog import KeysDialog
        from teammoede.ui.shortcuts import shortcuts

        desk = self._desk
        desk.show_dialog(KeysDialog(shortcuts(desk.window.ui.menuBar), parent=desk.window))


class _OursFirst(QObject):
    """Keeps a line from taking a key of the menus for itself."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
            return False
        if event.keyCombination() not in _TAKEN_BY_LINES:
            return False
        event.ignore()
        return True
