"""What the typed cells of tables have in common: what cannot be read is never thrown away.

Knows no table; whoever uses it says how its values are read and written.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate

_LEAVING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


@runtime_checkable
class Line(Protocol):
    """An editor that knows whether what stands in it can be read."""

    @property
    def is_valid(self) -> bool: ...

    @property
    def problem(self) -> str: ...

    def settle(self) -> None: ...


class HoldingDelegate(QStyledItemDelegate):
    """What cannot be read stays in its line until it is put right."""

    refused = Signal(str)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, Line) or editor.is_valid:
            return super().eventFilter(editor, event)
        if isinstance(event, QKeyEvent) and event.key() in _LEAVING_KEYS:
            if event.type() == QEvent.Type.KeyPress:
                editor.settle()
                self.refused.emit(editor.problem)
            return True
        if event.type() == QEvent.Type.FocusOut:  # the line stays open, whatever is done elsewhere
            self.refused.emit(editor.problem)
            return False
        return super().eventFilter(editor, event)

    def forgive(self) -> None:
        """Take the last refusal away, as somebody puts it right."""
        self.refused.emit("")
