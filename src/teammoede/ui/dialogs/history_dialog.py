"""Historik: what became of one agreement, or of one point, through the weeks; to be read only.

Gives the meeting that somebody wants to go to; what is told is given to the dialog.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from teammoede.domain.meeting import Meeting
from teammoede.domain.story import Chapter
from teammoede.ui.dialogs.screen_dialog import ScreenDialog
from teammoede.ui.widgets.story_view import StoryView

_SIZE = (130, 44)  # in letters and lines

Story = Callable[[bool], Sequence[Chapter]]  # with what is confidential, or without


class HistoryDialog(ScreenDialog):
    """Accepted once a meeting is wanted; otherwise only closed."""

    def __init__(
        self,
        title: str,
        told: str,
        story: Story,
        *,
        window_title: str,
        confidential: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._story = story
        self.wanted: Meeting | None = None
        self.setWindowTitle(window_title)
        self.view = StoryView()
        self.secret_box = QCheckBox(self.tr("Vis også det &fortrolige"))
        self.go_button = QPushButton()
        self.close_button = QPushButton(self.tr("&Luk"))
        self._lay_out(title, told, confidential=confidential)
        self._connect()
        self._show()

    def _lay_out(self, title: str, told: str, *, confidential: bool) -> None:
        heading, quiet = QLabel(title), QLabel(told)
        heading.setProperty("role", "heading")
        quiet.setProperty("role", "quiet")
        column = QVBoxLayout(self)
        for label in (heading, quiet):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        quiet.setVisible(bool(told))
        self.secret_box.setVisible(confidential)
        self.view.setAccessibleName(title)
        buttons = QHBoxLayout()
        buttons.setObjectName("buttonsLayout")
        buttons.addWidget(self.go_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        for button in (self.go_button, self.close_button):
            button.setAutoDefault(False)
        column.addWidget(self.secret_box)
        column.addWidget(self.view, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.secret_box.toggled.connect(self._tell)
        self.view.moved.connect(self._offer)
        self.view.chosen.connect(self._want)
        self.go_button.clicked.connect(lambda: self._want(self.view.chapter))
        self.close_button.clicked.connect(self.reject)

    def _show(self) -> None:
        letters, lines = _SIZE
        metrics, room = self.fontMetrics(), self.screen().availableSize()
        wide, high = metrics.averageCharWidth() * letters, metrics.lineSpacing() * lines
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))
        self._tell()
        self.view.setFocus()

    def _tell(self) -> None:
        self.view.show_story(self._story(self.secret_box.isChecked()))

    def _offer(self, chapter: Chapter | None) -> None:
        """Name the meeting of the chapter that one is in."""
        meeting = chapter.meeting if chapter else None
        self.go_button.setEnabled(meeting is not None)
        said = self.tr("&Gå til {}").format(meeting.title) if meeting else self.tr("&Gå til mødet")
        self.go_button.setText(said)

    def _want(self, chapter: Chapter | None) -> None:
        if chapter is not None and chapter.meeting is not None:
            self.wanted = chapter.meeting
            self.accept()
