"""Marks of several kinds in one text, each kind set by itself: what is found, what is misspelled.

Qt keeps one list of marks a text, and whoever sets it takes the others' away.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

Mark = QTextEdit.ExtraSelection


def show_marks(edit: QPlainTextEdit, kind: str, marks: Sequence[Mark]) -> None:
    """Show these marks of a kind in place of the former ones of it; later kinds lie above."""
    layers = next((part for part in edit.children() if isinstance(part, _Layers)), None)
    layers = layers or _Layers(edit)
    layers.kinds[kind] = list(marks)
    edit.setExtraSelections([mark for kind in sorted(layers.kinds) for mark in layers.kinds[kind]])


class _Layers(QObject):
    """What is marked in its parent, by kind."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self.kinds: dict[str, list[Mark]] = {}
