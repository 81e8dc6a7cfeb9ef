"""A button at the end of a line to write in, as high as the line: Qt's own is too small to hit.

Does what its command does; the line keeps the keyboard.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

_LEAST = 24  # pixels (WCAG 2.2, 2.5.8)
_AROUND = 8
_FITS = (QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Show)


class SideButton(QToolButton):
    """Lies in the line, which keeps its text away from it."""

    def __init__(self, edit: QLineEdit, action: QAction) -> None:
        super().__init__(edit)
        self._edit = edit
        edit.addAction(action)  # for its shortcut
        self.setDefaultAction(action)
        self.setAccessibleName(action.text())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        edit.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FITS:
            self._fit()
        return False

    def _fit(self) -> None:
        edit = self._edit
        width = max(_LEAST, self.iconSize().width() + _AROUND)
        height = max(_LEAST, edit.height() - 4)
        self.setGeometry(edit.width() - width - 2, (edit.height() - height) // 2, width, height)
        if edit.textMargins().right() != width:
            edit.setTextMargins(0, 0, width, 0)
