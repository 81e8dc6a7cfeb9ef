"""Tegnene: what the team gives each sign at one meeting, and why; saved with the click.

Proposes no number; what was given before only stands beside it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from teammoede.domain.meeting import Meeting
from teammoede.domain.sign import HIGHEST, LOWEST, OWN_VIEW, SCALE, Sign, own_rating, rated_signs
from teammoede.storage.store import Store
from teammoede.ui.saving import Saver
from teammoede.ui.widgets.number_edit import NumberEdit
from teammoede.ui.widgets.rating_row import RatingRow
from teammoede.ui.widgets.section import Section

MOST_RATERS = 99


class Ratings(Section):
    """A row for each sign, and how many took part; a page that has the curves says the rest."""

    changed = Signal()
    signsWanted = Signal()

    def __init__(
        self,
        store: Store,
        saver: Saver,
        *,
        on_page: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("VURDÉR NU") if on_page else self.tr("TEGN"), parent)
        self._on_page = on_page
        self._store = store
        self._saver = saver
        self._meeting: Meeting | None = None
        self.listed: list[RatingRow] = []
        self.raters = NumberEdit(MOST_RATERS)
        self._raters_label = QLabel(self.tr("Hv&or mange vurderer?"))
        self.edit_signs = QPushButton(self.tr("Tegn …"))
        self._none = QLabel()
        self._own_view = QLabel(self.tr(OWN_VIEW))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.edit_signs.setToolTip(self.tr("Ret forløbets egen liste over tegn"))
        self._raters_label.setBuddy(self.raters)
        self.raters.setAccessibleName(self.tr("Hvor mange vurderer?"))
        self.raters.setMinimumHeight(2 * self.fontMetrics().height())
        self.raters.setFixedWidth(self.fontMetrics().horizontalAdvance("n" * 6))
        for label in (self._raters_label, self._none, self._own_view):
            label.setProperty("role", "quiet")
            label.setWordWrap(label is not self._raters_label)
        self.remark(f"{SCALE[0]} {LOWEST} … {SCALE[-1]} {HIGHEST}")
        for part in (self._raters_label, self.raters, self.edit_signs):
            self.top.addWidget(part)
        self.rows.setSpacing(0)
        self.rows.addWidget(self._none)
        self.rows.addWidget(self._own_view)

    def _connect(self) -> None:
        self.raters.valueChanged.connect(self._type_raters)
        self.raters.editingFinished.connect(self._leave_raters)
        self.edit_signs.clicked.connect(self.signsWanted)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what a meeting gave the signs; rows that stay keep the keyboard."""
        signs = self._signs_at(meeting)
        same = self._meeting is not None and self._meeting.id == meeting.id
        self._meeting = meeting
        if same and [row.sign.id for row in self.listed] == [sign.id for sign in signs]:
            for row, sign in zip(self.listed, signs, strict=True):
                row.show_meeting(sign, meeting)
        else:
            self._make_rows(signs, meeting)
        self.raters.show_number(meeting.raters)
        self.raters.setReadOnly(meeting.read_only)
        self.edit_signs.setVisible(not (meeting.read_only or self._on_page))
        self._none.setVisible(not (signs or self._on_page))
        self._own_view.setVisible(bool(signs) and not self._on_page)
        self._none.setText(
            self.tr("Tegnene blev ikke vurderet her.")
            if meeting.read_only
            else self.tr("Forløbet har ingen tegn endnu. Skriv dem under »Tegn …«.")
        )

    def _signs_at(self, meeting: Meeting) -> list[Sign]:
        """Return what is rated here, and where one can still rate all signs in use."""
        return [
            sign
            for sign in rated_signs(meeting.course)
            if not (sign.dropped or meeting.read_only) or meeting.rating_of(sign) is not None
        ]

    def _make_rows(self, signs: list[Sign], meeting: Meeting) -> None:
        for row in self.listed:
            self.rows.removeWidget(row)
            row.deleteLater()
        self.listed = [self._make_row(sign, meeting) for sign in signs]
        for place, row in enumerate(self.listed):
            self.rows.insertWidget(place, row)

    def _make_row(self, sign: Sign, meeting: Meeting) -> RatingRow:
        row = RatingRow(sign, meeting)
        row.rated.connect(lambda value: self._rate(row, value))
        row.whyTyped.connect(lambda: self._type(row))
        row.whyLeft.connect(lambda: self._leave(row))
        row.stepped.connect(lambda step: self._step(row, step))
        return row

    # writing

    def _rate(self, row: RatingRow, value: int | None) -> None:
        meeting = self._require_meeting()
        rating = own_rating(meeting, row.sign)
        self._saver.now(lambda: self._store.change(rating, value=value))
        row.show_meeting(row.sign, meeting)
        self.changed.emit()

    def _type(self, row: RatingRow) -> None:
        rating = own_rating(self._require_meeting(), row.sign)
        self._saver.later(
            (rating.id, "why"),
            lambda: self._store.change(rating, typed=True, why=row.why.toPlainText()),
        )

    def _leave(self, row: RatingRow) -> None:
        self._saver.flush()
        rating = self._require_meeting().rating_of(row.sign)
        if rating is not None:
            self._store.seal(rating, "why")

    def _type_raters(self) -> None:
        meeting = self._require_meeting()
        self._saver.later(
            (meeting.id, "raters"),
            lambda: self._store.change(meeting, typed=True, raters=self.raters.number),
        )

    def _leave_raters(self) -> None:
        self._saver.flush()
        self._store.seal(self._require_meeting(), "raters")
        self.changed.emit()

    def _step(self, row: RatingRow, step: int) -> None:
        """Take the keyboard to the scale above or below."""
        place = self.listed.index(row) + step
        if 0 <= place < len(self.listed):
            self.listed[place].scale.setFocus()

    def _require_meeting(self) -> Meeting:
        assert self._meeting is not None
        return self._meeting
