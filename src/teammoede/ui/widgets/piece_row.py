"""One thing that a person who leaves hands over, and to whom."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from teammoede.domain.leaving import ActionPiece, Leaving, Piece
from teammoede.domain.people import Who
from teammoede.ui.widgets.people_edit import PeopleEdit

_PLAIN = Qt.TextFormat.PlainText


class PieceRow(QFrame):
    """What it is, and a line for who takes over; left empty, somebody is to be found."""

    changed = Signal()

    def __init__(self, piece: Piece, leaving: Leaving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.piece = piece
        self.is_own = False  # somebody has chosen here, so that »Giv alt til« stays out of it
        is_action = isinstance(piece, ActionPiece)
        self.edit = PeopleEdit(leaving.takers, everyone=is_action)
        self._others = ", ".join(leaving.course.who_names(piece.others))
        alone = self.tr("{} alene").format(self._others)
        self.edit.setPlaceholderText(alone if self._others else self.tr("findes senere"))
        self.edit.setAccessibleName(self.tr("{} til").format(piece.what))
        self.setProperty("role", "row")
        self._lay_out()
        self.edit.typed.connect(self._choose)
        self.edit.whoChanged.connect(self._choose)

    @property
    def who(self) -> Who:
        """Who takes it over, as it reads now."""
        return self.edit.who

    def take(self, who: Who, *, is_own: bool) -> None:
        """Show who takes it over, chosen here or for all at once."""
        self.edit.show_who(who)
        self.is_own = is_own

    def _choose(self) -> None:
        self.is_own = True
        self.changed.emit()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 4)
        layout.addLayout(self._words(), 3)
        layout.addWidget(self.edit, 2)

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        what = QLabel(self.piece.what, wordWrap=True)
        beside = QLabel(self._beside(), wordWrap=True)
        beside.setProperty("role", "quiet")
        for label in (what, beside):
            label.setTextFormat(_PLAIN)
            words.addWidget(label)
        return words

    def _beside(self) -> str:
        together = self.tr("sammen med {}").format(self._others) if self._others else ""
        return ", ".join(filter(None, (self.piece.beside, together)))
