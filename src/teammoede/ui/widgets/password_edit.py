"""A line for a password: dots, an eye that shows what they stand for, and a word of Caps Lock.

Judges no password and keeps none longer than it stands there.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from teammoede.ui.icons import icon
from teammoede.ui.widgets.side_button import SideButton


class PasswordEdit(QLineEdit):
    """A password as dots; the eye at its end can be clicked, or reached by Tab."""

    caps_lock = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction(icon("eye"), "", self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._follow_eye)
        self.eye_button = SideButton(self, self._eye)
        self.eye_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._follow_eye(False)

    @property
    def is_shown(self) -> bool:
        """Whether the password can be read."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def conceal(self) -> None:
        """Show dots again."""
        self._eye.setChecked(False)

    def wipe(self) -> None:
        """Forget what was typed, so that it cannot be taken back either."""
        self.conceal()
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._look_at_caps_lock(event)
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.conceal()
        super().showEvent(event)

    def _look_at_caps_lock(self, event: QKeyEvent) -> None:
        """Qt cannot ask for it; a letter that comes out the other way round gives it away."""
        text, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        caps = self._caps
        if event.key() == Qt.Key.Key_CapsLock:
            caps = False  # the next letter tells how it is now
        elif len(text) == 1 and text.lower() != text.upper():
            caps = text.isupper() != shift
        if caps != self._caps:
            self._caps = caps
            self.caps_lock.emit(caps)

    def _follow_eye(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if shown else modes.Password)
        hints = Qt.InputMethodHint
        # A keyboard on the screen must not learn it either.
        self.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        )
        self._eye.setIcon(icon("eye-off" if shown else "eye"))
        words = self.tr("Skjul adgangskoden") if shown else self.tr("Vis adgangskoden")
        self._eye.setText(words)
        self._eye.setToolTip(words)
        self.eye_button.setAccessibleName(words)
