"""The window as a frame: navigator, head, tabs and menus, drawn before anything heavy is imported.

Knows no store and no meeting; the desk, loaded behind the first picture, fills it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QResizeEvent, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenuBar,
    QToolButton,
    QWidget,
)

from teammoede.domain.agenda import Agenda
from teammoede.resources import read_text
from teammoede.ui.forms.main_window import Ui_MainWindow
from teammoede.ui.icons import icon, program_icon
from teammoede.ui.navigator import Navigator
from teammoede.ui.widgets.no_wheel import NoWheel
from teammoede.ui.widgets.toast import Toast

_SIGN_LINES = 5
Loader = Callable[["MainWindow"], None]


class MainWindow(QMainWindow):
    """Draws itself first, then calls `load`; asks `may_close` before it goes."""

    drawn = Signal()
    ready = Signal()

    def __init__(self, load: Loader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._load: Loader | None = load
        self.may_close: Callable[[], bool] = lambda: True
        self.refused: Exception | None = None
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self.navigator = Navigator(self.ui, self)
        self.toast = Toast(self)
        self._corner = _Corner(self.ui.menuBar)
        self._show()

    def _show(self) -> None:
        self.setWindowIcon(program_icon())
        self.ui.quitAction.triggered.connect(self.close)
        self._show_corners()
        bar = self.statusBar()  # what is told there is shown over the page, and takes no room
        bar.messageChanged.connect(self.toast.say)
        bar.hide()
        NoWheel(self.ui.courseCombo)
        self._show_sign()
        for item in Agenda.from_toml(read_text("agendas", "planning.toml")).items:
            self.ui.tabs.addTab(QLabel(), item.short)

    def _show_sign(self) -> None:
        """Show the program's sign over the welcome, as large as the text around it allows."""
        side = self.fontMetrics().height() * _SIGN_LINES
        self.ui.emptySign.setPixmap(program_icon().pixmap(side, side))
        self.ui.emptySign.setAccessibleName("teammøde")

    @property
    def frame(self) -> QWindow:
        """What the system shows the window in: keys and wheel pass there before any widget.

        It tells where the keyboard goes, and is there for all that is loaded into the window.
        """
        handle = self.windowHandle()
        if handle is None:
            raise RuntimeError("the window was not drawn yet")
        return handle

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._show_sign()

    def show_welcome(self) -> None:
        """Have the empty page welcome those who begin."""
        self.ui.emptyTitle.setText(self.tr("Velkommen til teammøde"))
        self.ui.emptyText.setText(
            self.tr(
                "Her er ingen forløb endnu. Begynd jeres eget, eller se jer om i et eksempel.\n"
                "Alt bliver på denne computer, og alt gemmes, mens I skriver."
            )
        )

    def show_no_team(self, name: str) -> None:
        """Have the empty page say how somebody comes to see what the others see."""
        self.ui.emptyTitle.setText(self.tr("Du er ikke på noget hold endnu"))
        self.ui.emptyText.setText(
            self.tr(
                "Bed en, der er med i forløbet, om at skrive dit navn på holdet, præcis som\n{0}\n"
                "Så står forløbet her. Du kan også begynde et nyt."
            ).replace("{0}", name)
        )

    def show_in_bar(self, widget: QWidget) -> None:
        """Show something small at the right of the menus, which stays from now on."""
        self._corner.take(widget)

    def _show_corners(self) -> None:
        """Put beside the menus what is reached from everywhere: the lists and the lock."""
        lists = _corner_button(
            self.ui.menuBar, self.ui.navigatorAction, "sidebar", self.tr("Forløb og møder")
        )
        lists.setObjectName("listsButton")
        lists.setToolTip(self.tr("Forløb og møder (F9)"))
        lists.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.ui.menuBar.setCornerWidget(lists, Qt.Corner.TopLeftCorner)
        lock = _corner_button(self.ui.menuBar, self.ui.lockAction, "lock", self.tr("Lås"))
        lock.setObjectName("lockButton")
        self._corner.take(lock)
        self.ui.menuBar.setCornerWidget(self._corner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.toast.isVisible():
            self.toast.fit()

    def show_banner(self, text: str) -> None:
        """Show what is wrong and what to do about it, over everything, until it is right again."""
        self.ui.bannerLabel.setText(text)
        self.ui.banner.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._load is not None:
            load, self._load = self._load, None
            QTimer.singleShot(0, lambda: self._begin(load))

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close())

    def _begin(self, load: Loader) -> None:
        self.drawn.emit()
        load(self)
        self.ready.emit()


class _Corner(QWidget):
    """What stands at the end of the menu bar; the lock stays last."""

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 4, 0)
        self._row.setSpacing(4)

    def take(self, widget: QWidget) -> None:
        """Show a widget before those that are there."""
        self._row.insertWidget(0, widget)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:  # a menu bar asks its corner but once
            size = self._bar.size()
            QApplication.sendEvent(self._bar, QResizeEvent(size, size))
        return done


def _corner_button(bar: QMenuBar, action: QAction, drawing: str, name: str) -> QToolButton:
    action.setIcon(icon(drawing))  # not the button's: it takes over all that the action has
    action.setIconVisibleInMenu(False)
    action.setIconText(name)
    button = QToolButton(bar)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAccessibleName(name)
    return button
