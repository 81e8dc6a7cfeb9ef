"""The goal of a course in one label: it never leaves the page, whatever lies in front."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from teammoede.domain.course import Course
from teammoede.ui.style import mark


class GoalLabel(QLabel):
    """»Målet: …«, or quietly that there is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_goal(self, course: Course) -> None:
        """Show the goal of a course."""
        goal = " ".join(course.goal.split())
        none = self.tr("Målet er ikke skrevet endnu.")
        self.setText(self.tr("Målet: {}").format(goal) if goal else none)
        self.setToolTip(course.goal)
        mark(self, role="goal" if goal else "quiet")
