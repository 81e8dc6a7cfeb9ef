"""Where a search looks: in which courses, whose, at which point, since when, in what sort of text.

Knows no archive; tells what is wanted.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from teammoede.domain.finding import Kind, Query
from teammoede.domain.week import months_after
from teammoede.ui.widgets.filter_choice import FilterChoice
from teammoede.ui.widgets.flow_layout import FlowLayout
from teammoede.ui.widgets.labelled import labelled

_MOST_LETTERS = 11


class SearchFilters(QWidget):
    """A line of lists, two where the window is narrow."""

    wantedChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = FilterChoice(_MOST_LETTERS)
        self.person = FilterChoice(_MOST_LETTERS)
        self.point = FilterChoice(_MOST_LETTERS)
        self.since = FilterChoice(_MOST_LETTERS)
        self.kind = FilterChoice(_MOST_LETTERS)
        self.reset_button = QPushButton(self.tr("Søg &overalt"))
        self._combos = (self.where, self.person, self.point, self.since, self.kind)
        self._lay_out()
        self._show()
        for combo in self._combos:
            combo.activated.connect(self._tell)
        self.reset_button.clicked.connect(self.reset)

    def _lay_out(self) -> None:
        flow = FlowLayout(self, spacing=10)
        titles = ("H&vor", "Hv&em", "&Punkt", "Hvo&rnår", "Hv&ad")
        for title, combo in zip(titles, self._combos, strict=True):
            flow.addWidget(labelled(self.tr(title), combo))
        self.reset_button.setProperty("role", "link")
        flow.addWidget(self.reset_button)

    def _show(self) -> None:
        self.where.fill(self.tr("Alle forløb"), [(True, self.tr("Dette forløb"))])
        spans = {
            1: self.tr("Sidste måned"),
            3: self.tr("Sidste 3 mdr."),
            6: self.tr("Sidste halvår"),
            12: self.tr("Sidste år"),
        }
        self.since.fill(self.tr("Altid"), spans.items())
        self.kind.fill(self.tr("Alt"), ((k, k.label.capitalize()) for k in Kind))
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
        self.person.fill(self.tr("Alle"), ((name, name) for name in people))
        self.point.fill(self.tr("Alle"), points.items())

    def reset(self) -> None:
        """Look everywhere again."""
        for combo in self._combos:
            combo.setCurrentIndex(0)
        self._tell()

    def _tell(self) -> None:
        self.reset_button.setVisible(self.is_narrowed)
        self.wantedChanged.emit()
