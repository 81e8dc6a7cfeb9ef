"""Fourteen short lines for the code of the recovery sheet, laid out and numbered as on the paper.

A wrong group is said as soon as it is typed; what a code is, is decided in `domain.recovery_code`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from teammoede.domain.recovery_code import (
    GROUP,
    GROUPS,
    PLACES,
    CodeIncomplete,
    CodeMistyped,
    groups,
    is_right,
    read_code,
)
from teammoede.ui.icons import icon
from teammoede.ui.style import mark

_ACROSS = 2
_ROOM = 46  # pixels beside the signs: padding, and the tick


class GroupEdit(QLineEdit):
    """One group; a longer text that is pasted runs over into the next ones."""

    filled = Signal()
    ran_over = Signal(str)
    backed_out = Signal()

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * 1.1)
        self.setFont(font)
        self._tick = self.addAction(icon("check"), QLineEdit.ActionPosition.TrailingPosition)
        self._tick.setEnabled(False)
        self._tick.setVisible(False)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("M" * GROUP) + _ROOM)
        self.textEdited.connect(self._tidy)
        self.textChanged.connect(self._judge)
        self.stand_for(place)

    def stand_for(self, place: int) -> None:
        """Take another group, counted from 1, and begin it anew."""
        self.place = place
        self.setText("")
        self.setAccessibleName(self.tr("Gruppe {0}").replace("{0}", str(place)))

    @property
    def is_right(self) -> bool:
        """Whether the group can stand at its place."""
        return is_right(self.place, self.text())

    @property
    def is_wrong(self) -> bool:
        """Whether the group is whole, and cannot be."""
        return len(self.text()) == GROUP and not self.is_right

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed_out.emit()
            return
        super().keyPressEvent(event)

    def _tidy(self, text: str) -> None:
        """Show what was typed as it stands on the sheet, and hand on what is too much."""
        signs = "".join(groups(text))
        place = self.cursorPosition()
        self.setText(signs[:GROUP])
        self.setCursorPosition(min(place, GROUP))
        if len(signs) > GROUP + 1:  # one sign too many is a slip, not something pasted
            self.ran_over.emit(signs[GROUP:])
        elif self.is_right and self.cursorPosition() == GROUP:
            self.filled.emit()

    def _judge(self) -> None:
        self._tick.setVisible(self.is_right)
        mark(self, wrong=self.is_wrong)
        said = self.tr("stemmer") if self.is_right else ""
        self.setAccessibleDescription(self.tr("stemmer ikke") if self.is_wrong else said)


class CodeEdit(QWidget):
    """The whole code, group by group; Enter is the dialog's."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: Sequence[GroupEdit] = [GroupEdit(place) for place in PLACES]
        self.said_label = QLabel()
        self.said_label.setWordWrap(True)
        self._lay_out()
        for field in self.fields:
            field.textChanged.connect(self._follow)
            field.filled.connect(self._go_on)
            field.ran_over.connect(self._spread)
            field.backed_out.connect(self._go_back)
        self.setFocusProxy(self.fields[0])
        self._follow()

    def read(self) -> bytes:
        """Return the key that the code says; raises CodeMistyped, which names the group."""
        for field in self.fields:
            if not field.is_right:
                whole = len(field.text()) == GROUP
                raise CodeMistyped(field.place) if whole else CodeIncomplete(field.place)
        return read_code("".join(field.text() for field in self.fields))

    def field(self, place: int) -> GroupEdit:
        """Return the line of a group, counted from 1."""
        return self.fields[place - 1]

    def wipe(self) -> None:
        """Forget what was typed."""
        for field in self.fields:
            field.setText("")

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for number, field in enumerate(self.fields):
            row, column = divmod(number, _ACROSS)
            label = QLabel(str(field.place))
            label.setBuddy(field)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            mark(label, role="quiet")
            grid.addWidget(label, row, 3 * column)
            grid.addWidget(field, row, 3 * column + 1)
        grid.setColumnMinimumWidth(2, 18)
        grid.setColumnStretch(3 * _ACROSS - 1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addWidget(self.said_label)

    def _follow(self) -> None:
        wrong = [field for field in self.fields if field.is_wrong]
        right = sum(field.is_right for field in self.fields)
        text = self.tr("{0} af {1} grupper stemmer.").replace("{0}", str(right))
        said = str(CodeMistyped(wrong[0].place)) if wrong else text.replace("{1}", str(GROUPS))
        self.said_label.setText(said)
        mark(self.said_label, role="error" if wrong else "quiet")
        self.changed.emit()

    def _go_on(self) -> None:
        """Move on from a group that is right, to the next one that is not."""
        here = self._here()
        if here is not None and here.place < GROUPS:
            self.field(here.place + 1).setFocus()

    def _go_back(self) -> None:
        here = self._here()
        if here is not None and here.place > 1:
            before = self.field(here.place - 1)
            before.setFocus()
            before.end(False)

    def _spread(self, signs: str) -> None:
        here = self._here()
        if here is None:
            return
        reached = here
        for field, part in zip(self.fields[here.place :], groups(signs), strict=False):
            field.setText(part)
            reached = field
        reached.setFocus()
        if reached.is_right:
            self._go_on()

    def _here(self) -> GroupEdit | None:
        """Return the line that is being typed in."""
        return next((field for field in self.fields if field.hasFocus()), None)
