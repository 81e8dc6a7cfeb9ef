"""Somebody leaves the team: who, when, and to whom each thing goes that was theirs.

Finds what it is by `domain/leaving`; hands nothing over itself and knows no store.
"""

import datetime as dt
from itertools import groupby, pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from teammoede.domain.counting import in_words
from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue
from teammoede.domain.leaving import ActionPiece, Leaving, Piece
from teammoede.domain.people import Membership, Who
from teammoede.domain.week import dated, long_date
from teammoede.ui.dialogs.form_dialog import FormDialog, WrongField
from teammoede.ui.forms.leaving_dialog import Ui_LeavingDialog
from teammoede.ui.widgets.no_wheel import NoWheel
from teammoede.ui.widgets.people_edit import PeopleEdit
from teammoede.ui.widgets.piece_row import PieceRow

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_A_DAY = dt.timedelta(days=1)
_CHARACTERS = 92
_OF_THE_SCREEN = 0.85
_LINES_AT_LEAST = 6


class LeavingDialog(FormDialog):
    """»Nogen forlader holdet«; the list is made anew for each person and day."""

    def __init__(
        self,
        course: Course,
        *,
        today: dt.date,
        member: Membership | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._course = course
        self._today = today
        self.leaving: Leaving | None = None
        self.rows: list[PieceRow] = []
        self.ui = Ui_LeavingDialog()
        self.ui.setupUi(self)
        self.all_edit = PeopleEdit(self._takers)
        self._connect()
        self._show(member)

    @property
    def given(self) -> dict[str, Who]:
        """Who takes over each piece, by its key; nobody named: somebody is to be found."""
        return {row.piece.key: row.who for row in self.rows}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line of names goes on to the next one; it does not save yet."""
        if event.key() in _ENTER and isinstance(self.focusWidget(), PeopleEdit):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # the style may have come after the rows

    # how it is built

    def _connect(self) -> None:
        ui = self.ui
        ui.whoBox.currentIndexChanged.connect(self._choose_member)
        ui.lastEdit.dateChanged.connect(self._find)
        self.all_edit.whoChanged.connect(self._give_all)
        ui.saveButton.clicked.connect(self.accept)
        ui.cancelButton.clicked.connect(self.reject)
        NoWheel(ui.whoBox)

    def _show(self, member: Membership | None) -> None:
        ui = self.ui
        ui.allLayout.addWidget(self.all_edit)
        ui.allLabel.setBuddy(self.all_edit)
        self.all_edit.setAccessibleName(self.tr("Giv alt til"))
        self.all_edit.setPlaceholderText(self.tr("én person, flere eller alle"))
        ui.lastEdit.today = self._today
        ui.lastEdit.looks_back = True
        ui.lastEdit.date = self._today
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        ui.whoBox.addItem(self.tr("Vælg …"), None)
        for person in self._leavers():
            ui.whoBox.addItem(self._named(person), person.id)
        ui.whoBox.setCurrentIndex(max(0, ui.whoBox.findData(member.id if member else None)))
        self._find()
        (self.all_edit if self.rows else ui.whoBox).setFocus()

    def _leavers(self) -> list[Membership]:
        """Return who is on the team or comes to it, and whoever left with something in hand."""
        return [m for m in self._course.memberships if self._is_here(m) or self._has_rest(m)]

    def _is_here(self, member: Membership) -> bool:
        return member.left is None or member.left > self._today

    def _has_rest(self, member: Membership) -> bool:
        return bool(member.left and not Leaving.of(member, member.left, self._today).has_nothing)

    def _named(self, member: Membership) -> str:
        if member.left is None:
            return self.tr("{0}, {1}").format(member.name, member.function.label)
        day = dated(member.left, self._today)
        return self.tr("{0}, ikke på holdet fra {1}").format(member.name, day)

    # what is handed over

    def _choose_member(self) -> None:
        member = self._course.member(self.ui.whoBox.currentData())
        if member is not None and member.left is not None:
            self.ui.lastEdit.date = member.left - _A_DAY
        self.all_edit.show_who(Who())
        for row in self.rows:
            row.is_own = False
        self._find()

    def _find(self) -> None:
        """List what the person has on that day; what somebody chose for it stays."""
        self.refuse("")
        member = self._course.member(self.ui.whoBox.currentData())
        last = self.ui.lastEdit.date
        if member is None:
            self.leaving = None
        elif last is not None:
            self.leaving = Leaving.of(member, last + _A_DAY, self._today)
        else:
            return  # half a date: the list waits for the rest of it
        own = {row.piece.key: row.who for row in self.rows if row.is_own}
        self._clear()
        if self.leaving is not None:
            self._list(self.leaving.pieces, own)
        self._tell()
        self._fit()
        self._order_tabs()

    def _clear(self) -> None:
        layout = self.ui.piecesLayout
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []

    def _list(self, pieces: tuple[Piece, ...], own: dict[str, Who]) -> None:
        for sort, group in groupby(pieces, key=lambda piece: piece.sort):
            heading = QLabel(sort.label)
            heading.setProperty("role", "quiet")
            self._add(heading)
            for piece in group:
                row = self._make_row(piece)
                chosen = own.get(piece.key)
                row.take(chosen or self.all_edit.who, is_own=chosen is not None)
                self._add(row)
        self.ui.piecesLayout.addStretch(1)

    def _add(self, part: QWidget) -> None:
        self.ui.piecesLayout.addWidget(part)
        part.show()  # at once, so that it is measured with the rest

    def _make_row(self, piece: Piece) -> PieceRow:
        assert self.leaving is not None
        row = PieceRow(piece, self.leaving)
        row.changed.connect(lambda: self.refuse(""))
        self.rows.append(row)
        return row

    def _takers(self) -> list[Membership]:
        return self.leaving.takers() if self.leaving else []

    def _give_all(self) -> None:
        """Give everything to the one chosen above, but what was chosen in its own row."""
        self.refuse("")
        for row in self.rows:
            if not row.is_own:
                row.take(self.all_edit.who, is_own=False)

    # what it says

    def _tell(self) -> None:
        ui, leaving = self.ui, self.leaving
        count = len(self.rows)
        ui.summaryLabel.setText(self._summary(leaving) if leaving else "")
        ui.summaryLabel.setVisible(leaving is not None)
        for part in (ui.piecesArea, ui.allLabel, self.all_edit):
            part.setVisible(count > 0)
        said = self.tr("&Overdrag {} og gem").format(count) if count else self.tr("&Gem")
        ui.saveButton.setText(said)
        for label, text in (
            (ui.rolesLabel, self._of_roles(leaving) if leaving else ""),
            (ui.turnsLabel, self._of_turns(leaving) if leaving else ""),
        ):
            label.setText(text)
            label.setVisible(bool(text))

    def _summary(self, leaving: Leaving) -> str:
        name = self._name(leaving)
        if leaving.has_nothing:
            return self.tr("{} har intet at give videre.").format(name)
        if not self.rows:
            return self.tr("{} har ingen åbne aftaler.").format(name)
        return self.tr("{0} har {1} at give videre.").format(name, self._things(len(self.rows)))

    def _things(self, count: int) -> str:
        return self.tr("én ting") if count == 1 else self.tr("{} ting").format(in_words(count))

    def _of_roles(self, leaving: Leaving) -> str:
        """Say from which meeting the roles change, or why they cannot."""
        if leaving.stuck:
            roles = ", ".join(dict.fromkeys(piece.what for piece in leaving.stuck))
            return self.tr(
                "Roller skifter på et møde, og der er ikke planlagt noget. De bliver stående: {}. "
                "Planlæg et møde, og vælg personen her igen."
            ).format(roles)
        roles = [p for p in leaving.pieces if not isinstance(p, ActionPiece)]
        if leaving.meeting is None or not roles:
            return ""
        day = long_date(leaving.meeting.date)
        if leaving.meeting.date >= leaving.day:
            return self.tr("Rollerne skifter fra mødet {}.").format(day)
        return self.tr(
            "Der er ikke planlagt noget møde efter den sidste dag. "
            "Rollerne skifter allerede fra mødet {}."
        ).format(day)

    def _of_turns(self, leaving: Leaving) -> str:
        key = leaving.member.id
        turns = sum((m.chair_id == key) + (m.minute_taker_id == key) for m in leaving.turns)
        if not turns:
            return ""
        times = self.tr("én gang") if turns == 1 else self.tr("{} gange").format(in_words(turns))
        return self.tr(
            "{0} skulle være mødeleder eller referent {1}. Turen går videre til de andre."
        ).format(self._name(leaving), times)

    def _name(self, leaving: Leaving) -> str:
        return self._course.short_names()[leaving.member.id]

    def _fit(self) -> None:
        """Show the list whole where the screen has room, else a handful that scrolls."""
        ui, line = self.ui, self.fontMetrics().lineSpacing()
        for part in ui.piecesPage.findChildren(QWidget):
            part.ensurePolished()  # what is measured before the style is on is too low
        ui.formLayout.invalidate()
        width = max(self.minimumWidth(), self.minimumSizeHint().width(), self.width())
        inside = width - 2 * line - ui.piecesArea.verticalScrollBar().sizeHint().width()
        wanted = ui.piecesLayout.totalHeightForWidth(inside) if self.rows else 0
        ui.piecesArea.setFixedHeight(wanted)
        whole = ui.mainLayout
        wraps = whole.hasHeightForWidth()  # nothing in sight does while nobody is chosen
        height = whole.totalHeightForWidth(width) if wraps else whole.totalSizeHint().height()
        ui.piecesArea.setMinimumHeight(min(wanted, line * _LINES_AT_LEAST))
        room = int(self.screen().availableGeometry().height() * _OF_THE_SCREEN)
        self.resize(width, min(height, room))

    def _order_tabs(self) -> None:
        ui = self.ui
        edits = [row.edit for row in self.rows]
        chain = [ui.whoBox, ui.lastEdit, self.all_edit, *edits, ui.saveButton, ui.cancelButton]
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    def _check(self) -> None:
        ui = self.ui
        self.all_edit.take()  # what is still being typed
        self._require_readable(ui.lastEdit)
        if ui.lastEdit.date is None:
            raise WrongField(ui.lastEdit, self.tr("Skriv den sidste dag på holdet."))
        if self.leaving is None:
            raise WrongField(ui.whoBox, self.tr("Vælg, hvem der forlader holdet."))
        try:
            self.leaving.check({})
        except InvalidValue as refusal:
            raise WrongField(ui.lastEdit, str(refusal)) from refusal
        for row in self.rows:
            try:
                self.leaving.check_taker(row.who)
            except InvalidValue as refusal:
                raise WrongField(row.edit, str(refusal)) from refusal
