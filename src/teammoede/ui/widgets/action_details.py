"""What an agreement can also say: a trial, a pause, how one sees that it works, who else.

Reports what changed; writes nothing itself.
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from teammoede.domain.action import Action, Theme
from teammoede.ui.widgets.date_edit import DateEdit
from teammoede.ui.widgets.flow_layout import FlowLayout
from teammoede.ui.widgets.labelled import labelled

DATE_LETTERS = 28  # »ma 23.11.2026 · uge 48« and the calendar beside it


class ActionDetails(QWidget):
    """The optional lines under an agreement."""

    changed = Signal(object)  # a dict: sent as one, its enums would come out as plain text
    textTyped = Signal(str)
    textLeft = Signal()

    def __init__(self, day: date, *, themes: bool) -> None:
        super().__init__()
        self._themes: dict[Theme, QToolButton] = {}
        self.trial = QCheckBox(self.tr("Prøvehandling, til"))
        self.trial_end = DateEdit(today=day)
        self.show_from = DateEdit(today=day)
        self.texts = {
            "success": QLineEdit(),
            "involved": QLineEdit(),
            "informed": QLineEdit(),
        }
        self._lay_out(themes)
        self._connect()

    def _lay_out(self, themes: bool) -> None:
        letter = self.fontMetrics().horizontalAdvance("n")
        self.trial_end.setAccessibleName(self.tr("Prøvehandlingen slutter"))
        for field in (self.trial_end, self.show_from):
            field.setFixedWidth(letter * DATE_LETTERS)
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for field in self.texts.values():
            field.setMinimumWidth(letter * 20)
        self.texts["success"].setPlaceholderText(self.tr("fx færre venter i garderoben"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 0, 6)
        column.setSpacing(3)
        flow = self._line(column)
        flow.addWidget(self.trial)
        flow.addWidget(self.trial_end)
        flow.addWidget(labelled(self.tr("Vis igen fra"), self.show_from))
        flow = self._line(column)
        flow.addWidget(labelled(self.tr("Involveret"), self.texts["involved"], grows=True))
        flow.addWidget(labelled(self.tr("Orienteres"), self.texts["informed"], grows=True))
        success = labelled(self.tr("Det virker, når"), self.texts["success"], grows=True)
        self._line(column).addWidget(success)
        if themes:
            self._add_themes(self._line(column))

    def _line(self, column: QVBoxLayout) -> FlowLayout:
        line = QWidget()
        column.addWidget(line)
        return FlowLayout(line, spacing=8)

    def _add_themes(self, flow: FlowLayout) -> None:
        title = QLabel(self.tr("Læreplanstemaer"))
        title.setProperty("role", "quiet")
        flow.addWidget(title)
        for theme in Theme:
            button = QToolButton()
            button.setText(theme.label)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._themes[theme] = button
            flow.addWidget(button)

    def _connect(self) -> None:
        self.trial.clicked.connect(lambda on: self.changed.emit({"trial": on}))
        self.trial_end.dateChanged.connect(self._give_trial_end)
        self.show_from.dateChanged.connect(
            lambda: self.changed.emit({"show_from": self.show_from.date})
        )
        for name, field in self.texts.items():
            field.textEdited.connect(lambda _text, name=name: self.textTyped.emit(name))
            field.editingFinished.connect(self.textLeft)
            field.editingFinished.connect(lambda field=field: self._show_beginning(field))
        for button in self._themes.values():
            button.clicked.connect(self._give_themes)

    def _show_beginning(self, field: QLineEdit) -> None:
        if not field.hasFocus():  # Enter ends the editing too, and goes on in its place
            field.home(False)

    def _give_trial_end(self) -> None:
        if self.trial_end.date:
            self.trial.setChecked(True)
        self.changed.emit({"trial": self.trial.isChecked(), "trial_end": self.trial_end.date})

    def _give_themes(self) -> None:
        chosen = [theme.value for theme, button in self._themes.items() if button.isChecked()]
        self.changed.emit({"themes": chosen})

    def show_action(self, action: Action) -> None:
        """Show what an agreement says; words that overflow their field from their beginning."""
        self.trial.setChecked(action.trial)
        self.trial_end.show_date(action.trial_end)
        self.show_from.show_date(action.show_from)
        for name, field in self.texts.items():
            if field.text() != getattr(action, name):
                field.setText(getattr(action, name))
                self._show_beginning(field)
        for theme, button in self._themes.items():
            button.setChecked(theme.value in action.themes)

    def text_value(self, name: str) -> dict[str, str]:
        """Return a text's field and what stands there now."""
        return {name: self.texts[name].text()}
