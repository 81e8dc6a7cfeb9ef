"""The menu Hjælp as commands: the guide where one is, its contents, and what the program is.

Opens the guide beside the work or over a dialog; what stands in it is said by resources/guide/.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from teammoede.ui.help_pages import CONTENTS, PARTS, page_for, page_for_dialog

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk


class HelpSteps(QObject):
    """One guide a window: asked for again, the one that is open comes to the front."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        ui = desk.window.ui
        ui.helpAction.triggered.connect(lambda: self.open(self.where))
        ui.guideAction.triggered.connect(lambda: self.open(CONTENTS))
        ui.aboutAction.triggered.connect(self._show_about)

    @property
    def where(self) -> str:
        """The page that helps where one is now."""
        desk = self._desk
        tab = desk.tabs.current
        return page_for(
            part=self._part_with_keyboard() if desk.pages.front is None else "",
            course_page=desk.pages.front_key,
            point=tab.item.key if tab and desk.meeting else "",
        )

    def _part_with_keyboard(self) -> str:
        """Return the kind of the part of the meeting that has the keyboard, where it has a page."""
        desk, focus = self._desk, QApplication.focusWidget()
        tab = desk.tabs.current
        parts: list[QWidget] = [desk.head]
        if tab is not None:
            parts += [tab.since_last, tab.agreements]
        held = (part for part in parts if focus is not None and part.isAncestorOf(focus))
        return next((type(part).__name__ for part in held if type(part).__name__ in PARTS), "")

    def open(self, where: str, over: QWidget | None = None) -> None:
        """Show a page of the guide beside the window, or over a dialog that is open."""
        from teammoede.ui.help_window import HelpWindow

        owner = over or self._desk.window
        own = owner.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
        (own or HelpWindow(owner)).open(where)

    def offer(self, dialog: QDialog) -> None:
        """Let F1 help in a dialog too; the guide that it opens goes with the dialog."""
        where = page_for_dialog(type(dialog).__name__)
        QShortcut(QKeySequence("F1"), dialog, lambda: self.open(where, over=dialog))

    def _show_about(self) -> None:
        from teammoede.ui.dialogs.about_dialog import AboutDialog

        desk = self._desk
        folder = desk.store.folder
        desk.show_dialog(
            AboutDialog(folder, lambda: desk.ask.show_file(folder), parent=desk.window)
        )
