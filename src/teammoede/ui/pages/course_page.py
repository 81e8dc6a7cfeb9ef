"""The base of every page: it shows one course, and says what somebody wants to see or print.

A page knows no other page and no window; the desk connects them.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from teammoede.domain.action import Action
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.storage.store import Store
from teammoede.ui.saving import Saver

if TYPE_CHECKING:
    from teammoede.ui.widgets.review_row import ReviewRow

TODAY, FOLLOWUP, SIGNS = "today", "followup", "signs"
SEARCH = "search"  # of all courses, and so in no list of a course's pages


class CoursePage(QWidget):
    """Something of the whole course; `meeting` is the one that lies open beside it.

    After `changed` the course is read anew; `written` only tells that a meeting's tabs have more to
    show, so that the keyboard stays where it is.
    """

    changed = Signal()
    written = Signal()
    meetingWanted = Signal(Meeting)
    actionWanted = Signal(Action)  # where it was agreed
    pointWanted = Signal(Meeting, str)  # a point of its agenda
    pageWanted = Signal(str, object)  # its key, and an action to be shown there, or None
    sheetWanted = Signal(str, object)  # its key, and of which meeting (None: of the open one)
    planWanted = Signal()
    signsWanted = Signal()
    answers = False  # whether actions are answered here

    def __init__(
        self,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.saver = saver
        self.today = today

    def show_course(self, course: Course, meeting: Meeting | None) -> None:
        """Show the course as it stands now, again after every change."""
        raise NotImplementedError

    def show_action(self, action: Action) -> None:
        """Bring an action into view, on a page that lists them."""

    def show_person(self, key: str) -> None:
        """Show what one person of the team has to do, on a page that lists it."""

    @property
    def row_to_answer(self) -> "ReviewRow | None":
        """The row in which an action can be answered here, where there is one."""
        return None

    def go_on(self) -> None:
        """Put the keyboard on the next action that waits for an answer."""

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""
        self.setFocus()
