"""»Gå til …«: gathers every place and command there is, and goes to the one that is chosen.

Other courses are read one by one while the line is open, so that it is there at once.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from teammoede.domain.errors import Refused
from teammoede.domain.spot import Spot
from teammoede.ui.pages.course_page import FOLLOWUP
from teammoede.ui.shortcuts import plain, said

if TYPE_CHECKING:
    from teammoede.domain.course import Course
    from teammoede.domain.going import Entry
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.go_to_dialog import GoToDialog


class GoingSteps(QObject):
    """»Gå til …« in the menu Redigér."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        desk.window.ui.goToAction.triggered.connect(self.ask)

    def ask(self) -> None:
        """Open the line, and go where one wants."""
        from teammoede.domain.going import Going
        from teammoede.ui.dialogs.go_to_dialog import GoToDialog

        desk, today = self._desk, self._desk.today()
        try:
            courses = desk.store.courses(today)
        except Refused as refused:
            desk.window.show_banner(str(refused))
            return
        going = Going(today)
        for entries in (self._here(courses), self._pages(), self._commands()):
            going.add(entries)
        dialog = GoToDialog(going, parent=desk.window)
        front = desk.course.id if desk.course else ""
        self._read_on(dialog, [course.id for course in courses if course.id != front])
        if desk.show_dialog(dialog) and dialog.chosen is not None:
            self._go(dialog.chosen.target)

    # what there is

    def _here(self, listed: "list[Course]") -> "Iterator[Entry]":
        """Yield what is known already: the course in front, and the names of the others."""
        from teammoede.domain.going import courses, people, whole_course

        desk, today = self._desk, self._desk.today()
        front = desk.course
        if front is not None:
            yield from whole_course(front, today, is_front=True)
        yield from courses(listed, today, front.id if front else None)
        for course in listed:
            if front is None or course.id != front.id:
                yield from people(course, today, is_front=False)

    def _pages(self) -> "Iterator[Entry]":
        from teammoede.domain.going import Entry, Kind

        if self._desk.course is None:
            return
        view = self._desk.window.ui.pagesView
        for row in range(view.count()):
            title = view.item(row).text().split("  ")[0]  # without how many are open
            key = view.item(row).data(Qt.ItemDataRole.UserRole)
            yield Entry(Kind.PAGE, title, key, rank=row, at_first=True)

    def _commands(self) -> "Iterator[Entry]":
        """Yield every command that can be given now, as the menus have it."""
        from teammoede.domain.going import Entry, Kind

        ui = self._desk.window.ui
        for title, action in _in_menus(ui.menuBar.actions()):
            if action is not ui.goToAction:
                keys = action.shortcut()
                beside = title if keys.isEmpty() else f"{title} · {said(keys)}"
                yield Entry(Kind.COMMAND, plain(action.text()), action, beside)

    def _read_on(self, dialog: "GoToDialog", keys: list[str]) -> None:
        """Read one course after the other, between two key presses, as long as the line is open."""
        from teammoede.domain.going import meetings_and_actions

        desk = self._desk
        timer = QTimer(dialog)

        def read() -> None:
            if not keys:
                timer.stop()
                return
            try:
                course = desk.store.course_with_actions(keys.pop(0))
            except (Refused, KeyError):  # it was erased just now, or cannot be read: without it
                return
            dialog.add(meetings_and_actions(course, desk.today(), is_front=False))

        timer.timeout.connect(read)
        timer.start(0)

    # going there

    def _go(self, target: object) -> None:
        try:
            self._go_to(target)
        except (Refused, KeyError) as refused:
            gone = self.tr("Det er her ikke mere. Det er slettet i et andet vindue.")
            self._desk.window.show_banner(str(refused) if isinstance(refused, Refused) else gone)

    def _go_to(self, target: object) -> None:
        from teammoede.domain.going import ToCourse, ToPerson

        desk = self._desk
        match target:
            case Spot():
                desk.go_to(target)
                meeting, tab = desk.meeting, desk.tabs.current
                if target.point is None and meeting is not None and meeting.read_only and tab:
                    tab.take_focus()  # nobody is ticked there any more
            case ToCourse(course):
                desk.pages.leave()
                self._open(course)
                if desk.tabs.current is not None:
                    desk.tabs.current.take_focus()
            case ToPerson(course, member):
                self._open(course)
                self._open_page(FOLLOWUP)
                if desk.pages.front is not None:
                    desk.pages.front.show_person(member)
            case QAction():
                target.trigger()
            case str():
                self._open_page(target)

    def _open(self, course: str) -> None:
        if self._desk.course is None or self._desk.course.id != course:
            self._desk.open_course(course)

    def _open_page(self, key: str) -> None:
        self._desk.pages.open(key)
        if self._desk.pages.front is not None:
            self._desk.pages.front.take_focus()


def _in_menus(actions: list[QAction], title: str = "") -> Iterator[tuple[str, QAction]]:
    """Yield the commands under a menu that can be given, each with the title of its menu."""
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _in_menus(menu.actions(), plain(menu.title()))
        elif action.isEnabled() and action.isVisible() and not action.isSeparator():
            yield title, action
