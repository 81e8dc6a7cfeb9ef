"""The lists beside the meeting: there, folded away, or for a moment over the page.

Knows the frame of the window and no course; what is chosen in the lists is others' business.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from teammoede.ui.forms.main_window import Ui_MainWindow
from teammoede.ui.style import mark

_MOST = 0.8  # of the window, where the lists lie over the page
_WIDEST = "uge 48   ma 23.11.   skal skrives" + "n" * 10  # its icon, and a scroll bar


class Navigator(QObject):
    """Beside the page while there is room; else a drawer that goes when something was chosen."""

    def __init__(self, ui: Ui_MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._is_drawer = False
        self._escape = QShortcut(QKeySequence("Esc"), ui.navigator)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._fit()
        self._connect()

    def _connect(self) -> None:
        ui = self._ui
        self._escape.activated.connect(self._leave)
        ui.navigatorAction.triggered.connect(self._show_by_hand)
        ui.courseCombo.activated.connect(self.close)
        for view in (ui.meetingsView, ui.pagesView):
            view.clicked.connect(self.close)
            view.activated.connect(self.close)
        ui.newMeetingButton.clicked.connect(self.close)
        ui.workPage.installEventFilter(self)

    def give_room(self, *, is_large: bool) -> None:
        """Fold the lists away where the text needs their room, else put them back."""
        if is_large == self._is_drawer:
            self._fit()
            return
        self._is_drawer = is_large
        navigator = self._ui.navigator
        if is_large:
            self._ui.workLayout.removeWidget(navigator)
            mark(navigator, role="drawer")
            navigator.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        else:
            mark(navigator, role="")
            navigator.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
            self._ui.workLayout.insertWidget(0, navigator)
        self._show(not is_large)

    def close(self) -> None:
        """Take the drawer away; lists that lie beside the page stay."""
        if self._is_drawer and self._ui.navigatorAction.isChecked():
            self._show(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._is_drawer:
            self._fit()
        return False

    def _show_by_hand(self, is_shown: bool) -> None:
        """Show or fold what F9 asked for, with the keyboard where one goes on."""
        focus = QApplication.focusWidget()
        if not is_shown and focus is not None and self._ui.navigator.isAncestorOf(focus):
            self._ui.tabs.tabBar().setFocus()
        self._show(is_shown)
        if is_shown:
            self._ui.meetingsView.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave(self) -> None:
        self._ui.navigatorAction.trigger()

    def _show(self, is_shown: bool) -> None:
        ui, app = self._ui, QApplication.instance()
        assert isinstance(app, QApplication)
        was_open = self._escape.isEnabled()
        is_open = is_shown and self._is_drawer
        ui.navigatorAction.setChecked(is_shown)
        self._fit()
        ui.navigator.setVisible(is_shown)
        ui.navigator.raise_()
        self._escape.setEnabled(is_open)
        if is_open and not was_open:
            app.focusChanged.connect(self._follow_keyboard)
        elif was_open and not is_open:
            app.focusChanged.disconnect(self._follow_keyboard)

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close the drawer once somebody goes on elsewhere in the window."""
        if now is not None and self._ui.frontStack.isAncestorOf(now):
            self.close()

    def _fit(self) -> None:
        """Take the width of the longest line, and over the page its height too."""
        navigator, page = self._ui.navigator, self._ui.workPage
        width = navigator.fontMetrics().horizontalAdvance(_WIDEST)
        if self._is_drawer:
            around = self._ui.workLayout.contentsMargins()
            width = min(width, round(page.width() * _MOST))
            self._ui.navigatorLayout.setContentsMargins(around)
            navigator.setFixedWidth(width)
            navigator.setGeometry(0, 0, width, page.height())
        else:
            self._ui.navigatorLayout.setContentsMargins(0, 0, 0, 0)
            navigator.setFixedWidth(width)
