"""A list that narrows what is shown: everything, or one of a few; knows nothing of what they are.

Does not change by the mouse wheel.
"""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QWidget

from teammoede.ui.widgets.no_wheel import NoWheel


class FilterChoice(QComboBox):
    """As wide as some letters, whatever stands in it; the data of an entry is its key."""

    def __init__(self, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        NoWheel(self)

    def fill(self, everything: str, items: Iterable[tuple[object, str]]) -> None:
        """Offer everything, and then each by its key; what was chosen stays, where it is there."""
        chosen = self.currentData()
        self.clear()
        self.addItem(everything, None)
        for key, text in items:
            self.addItem(text, key)
        keys = [self.itemData(place) for place in range(self.count())]
        self.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)
