"""Where a search looks: in which courses, whose, at which point, since when, in what sort of text.

Knows no archive; tells what is wanted.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from teammoede.domain.finding import Kind, Query
from teammoede.domain.week import months_after
from teammoede.ui.widgets.flow_layout import FlowLayout
from teammoede.ui.widgets.no_wheel import NoWheel

_MOST_LETTERS = 11


class SearchFilters(QWidget):
    """A line of lists, two where the window is narrow."""

    wantedChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = self._combo()
        self.person = self._combo()
        self.point = self._combo()
        self.since = self._combo()
        self.kind = self._combo()
        self.reset_button = QPushButton(self.tr("Søg &overalt"))
        self._combos = (self.where, self.person, self.point, self.since, self.kind)
        self._lay_out()
        self._show()
        for combo in self._combos:
            combo.activated.connect(self._tell)
        self.reset_button.clicked.connect(self.reset)
        NoWheel(*self._combos)

    def _lay_out(self) -> None:
        flow = FlowLayout(self, spacing=10)
        titles = ("H&vor", "Hv&em", "&Punkt", "Hvo&rnår", "Hv&ad")
        for title, combo in zip(titles, self._combos, strict=True):
            flow.addWidget(self._labelled(self.tr(title), combo))
        self.reset_button.setProperty("role", "link")
        flow.addWidget(self.reset_button)

    def _combo(self) -> QComboBox:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_MOST_LETTERS)
        return combo

    def _labelled(self, text: str, field: QWidget) -> QWidget:
        pair = QWidget()
        pair.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        label = QLabel(text)
        label.setProperty("role", "quiet")
        label.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        row.addWidget(label)
        row.addWidget(field)
        return pair

    def _show(self) -> None:
        self._fill(self.where, [(True, self.tr("Dette forløb"))], self.tr("Alle forløb"))
        spans = {
            1: self.tr("Sidste måned"),
            3: self.tr("Sidste 3 mdr."),
            6: self.tr("Sidste halvår"),
            12: self.tr("Sidste år"),
        }
        self._fill(self.since, spans.items(), self.tr("Altid"))
        self._fill(self.kind, ((k, k.label.capitalize()) for k in Kind), self.tr("Alt"))
        self.show_choices([], {})
        self.reset_button.hide()

    @property
    def is_narrowed(self) -> bool:
        """Whether something is left out."""
        return any(combo.currentIndex() > 0 for combo in self._combos)

    @property
    def here_only(self) -> bool:
        """Whether only the course in front is wanted."""
        return bool(self.where.currentData())

    def query(self, words: tuple[str, ...], today: date) -> Query:
        """Return what to look for, narrowed as chosen."""
        months = self.since.currentData()
        return Query(
            words=words,
            person=self.person.currentData() or "",
            point=self.point.currentData(),
            kind=self.kind.currentData(),
            since=months_after(today, -months) if months else None,
        )

    def show_choices(self, people: Iterable[str], points: Mapping[str, str]) -> None:
        """Offer people and points; what was chosen stays, where it is still there."""
        self._fill(self.person, ((name, name) for name in people), self.tr("Alle"))
        self._fill(self.point, points.items(), self.tr("Alle"))

    def reset(self) -> None:
        """Look everywhere again."""
        for combo in self._combos:
            combo.setCurrentIndex(0)
        self._tell()

    def _fill(self, combo: QComboBox, items: Iterable[tuple[object, str]], everything: str) -> None:
        chosen = combo.currentData()
        combo.clear()
        combo.addItem(everything, None)
        for key, text in items:
            combo.addItem(text, key)
        keys = [combo.itemData(place) for place in range(combo.count())]
        combo.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)

    def _tell(self) -> None:
        self.reset_button.setVisible(self.is_narrowed)
        self.wantedChanged.emit()
