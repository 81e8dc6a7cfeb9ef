"""Keeps the mouse wheel from changing what it happens to pass over."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox


class NoWheel(QObject):
    """Combo boxes that change by intent only: by their list, or by keys."""

    def __init__(self, *boxes: QComboBox) -> None:
        super().__init__(boxes[0])
        for box in boxes:
            box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.Wheel
