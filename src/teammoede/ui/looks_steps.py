"""Larger or smaller text, and other colours, as commands: kept on this computer.

What a choice does to the windows is the looks' own business.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QWheelEvent

from teammoede.ui.looks import NORMAL, SIZES, Colours, Looks

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk

_SAID_MS = 2_000
_NOTCH = 120  # Qt's units for one step of a mouse wheel


class LooksSteps(QObject):
    """Connects the menu Vis and the wheel of the mouse to the looks of the program."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._turned = 0
        self.looks = desk.door.looks if desk.door else Looks(self)
        self._colours = self._grouped()
        self._connect()
        self._show()

    def _grouped(self) -> dict[Colours, QAction]:
        ui = self._desk.window.ui
        actions = {
            Colours.SYSTEM: ui.systemColoursAction,
            Colours.LIGHT: ui.lightAction,
            Colours.DARK: ui.darkAction,
            Colours.CONTRAST: ui.contrastAction,
        }
        group = QActionGroup(self)
        for action in actions.values():
            group.addAction(action)
        return actions

    def _connect(self) -> None:
        window = self._desk.window
        ui = window.ui
        # On many keyboards plus is on the key of equals, and needs Shift.
        ui.largerAction.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        ui.largerAction.triggered.connect(lambda: self.looks.step(1))
        ui.smallerAction.triggered.connect(lambda: self.looks.step(-1))
        ui.normalSizeAction.triggered.connect(lambda: self.looks.resize(NORMAL))
        for colours, action in self._colours.items():
            action.triggered.connect(lambda _=False, chosen=colours: self._colour(chosen))
        self.looks.sized.connect(self._take_size)
        window.frame.installEventFilter(self)

    def _show(self) -> None:
        ui, looks = self._desk.window.ui, self.looks
        self._colours[looks.colours].setChecked(True)
        ui.largerAction.setEnabled(looks.size < SIZES[-1])
        ui.smallerAction.setEnabled(looks.size > SIZES[0])
        ui.normalSizeAction.setEnabled(looks.size != NORMAL)
        self._desk.window.navigator.give_room(is_large=looks.is_large)
        self._desk.head.give_room(is_large=looks.is_large)

    def _colour(self, colours: Colours) -> None:
        self.looks.colour(colours)
        self._keep()

    def _take_size(self) -> None:
        """Keep the size, say it, and measure again what does not do so by itself."""
        desk = self._desk
        self._show()
        self._keep()
        desk.pages.fit()
        said = self.tr("Teksten er {} %").format(self.looks.size)
        desk.window.statusBar().showMessage(said, _SAID_MS)

    def _keep(self) -> None:
        self._desk.place.keep_looks(self.looks.size, self.looks.colours)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl and the wheel do what they do in a browser; it goes before all that scrolls."""
        if event.type() is QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._turn(event.angleDelta().y())
                return True
            self._turned = 0
        return False

    def _turn(self, delta: int) -> None:
        """Gather what a fine wheel tells in parts, until it is a whole step."""
        self._turned += delta
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.looks.step(steps)
