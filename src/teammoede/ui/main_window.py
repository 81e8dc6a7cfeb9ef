"""The window as a frame: navigator, head, tabs and menus, drawn before anything heavy is imported.

Knows no store and no meeting; the desk, loaded behind the first picture, fills it.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QToolButton, QWidget

from teammoede.domain.agenda import Agenda
from teammoede.resources import read_text
from teammoede.ui.forms.main_window import Ui_MainWindow
from teammoede.ui.icons import icon, program_icon
from teammoede.ui.widgets.no_wheel import NoWheel

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
        self._bar_stays = False
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self._show()

    def _show(self) -> None:
        self.setWindowIcon(program_icon())
        self.ui.quitAction.triggered.connect(self.close)
        self._show_lock()
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.messageChanged.connect(lambda text: bar.setVisible(bool(text) or self._bar_stays))
        bar.hide()
        NoWheel(self.ui.courseCombo)
        width = self.fontMetrics().horizontalAdvance("uge 48   ma 23.11.   skal skrives")
        self.ui.navigator.setFixedWidth(width + 72)  # its icon, and a scroll bar
        for item in Agenda.from_toml(read_text("agendas", "planning.toml")).items:
            self.ui.tabs.addTab(QLabel(), item.short)

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
        """Show something at the right of the status bar, which stays from now on."""
        self._bar_stays = True
        self.statusBar().addPermanentWidget(widget)
        self.statusBar().show()

    def _show_lock(self) -> None:
        """Put the lock where it can be reached from everywhere, as F12 can."""
        button = QToolButton(self.ui.menuBar)
        button.setObjectName("lockButton")
        button.setDefaultAction(self.ui.lockAction)
        button.setIcon(icon("lock"))
        button.setText(self.tr("Lås"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(self.tr("Lås"))
        self.ui.menuBar.setCornerWidget(button)

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
