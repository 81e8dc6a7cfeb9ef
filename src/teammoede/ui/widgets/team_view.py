"""The table of the team: typed into from the top down, Enter goes on to the next name.

Shows a TeamModel and nothing else.
"""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QTableView, QWidget

from teammoede.ui.models.team_model import TeamColumn, TeamModel
from teammoede.ui.widgets.step_out import step_out

Hint = QAbstractItemDelegate.EndEditHint
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TeamView(QTableView):
    """A click, a letter or Enter opens a cell; Delete removes a new row; a list can be pasted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = QLineEdit(self)
        self._measure.hide()
        # Tab leaves the table for the next field; inside a cell it goes to the next cell.
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QTableView.EditTrigger.AnyKeyPressed | QTableView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().hide()
        self.setWordWrap(False)
        self.clicked.connect(self._open)

    @property
    def team(self) -> TeamModel | None:
        """The team that is shown."""
        model = self.model()
        return model if isinstance(model, TeamModel) else None

    def remove_current(self) -> None:
        """Take the current row out, where it is new."""
        if self.team is not None:
            self.team.remove(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:  # it never goes on to the dialog's main button
            if self.state() is not QTableView.State.EditingState:
                self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_current()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        entered, step = hint is Hint.SubmitModelCache, step_out(self, hint)
        super().closeEditor(editor, Hint.NoHint if entered or step else hint)
        if step:
            self.setFocus()
            self.focusNextPrevChild(step > 0)
        if entered:
            self._go_on()

    def sizeHintForRow(self, row: int) -> int:
        # A line with its frame fits into the row, whatever the font.
        return max(super().sizeHintForRow(row), self._measure.sizeHint().height())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _go_on(self) -> None:
        """Go to the name below, and open it where it is the blank one."""
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if self.team is None or not below.isValid():
            return
        name = below.siblingAtColumn(TeamColumn.NAME)
        self.setCurrentIndex(name)
        if self.team.is_blank(name.row()):
            self.edit(name)

    def _paste(self) -> None:
        if self.team is not None and self.team.add_lines(QGuiApplication.clipboard().text()):
            self.setCurrentIndex(self.team.index(self.team.rowCount() - 1, TeamColumn.NAME))
