"""A person leaves the team, as a command: from the menu, and after the course said so."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from teammoede.domain.people import Membership

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.leaving_dialog import LeavingDialog


class LeavingSteps(QObject):
    """»Nogen forlader holdet …« in the menu Forløb."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        desk.window.ui.leaveAction.triggered.connect(lambda: self.show())

    def show(self, member: Membership | None = None) -> None:
        """Ask who leaves and who takes over, and hand everything over in one go."""
        from teammoede.ui.dialogs.leaving_dialog import LeavingDialog

        desk, course = self._desk, self._desk.course
        if course is None or not desk.all_saved():
            return
        dialog = LeavingDialog(course, today=desk.today(), member=member, parent=desk.window)
        dialog.save = lambda: self._keep(dialog)
        if desk.show_dialog(dialog):
            desk.refresh()

    def _keep(self, dialog: "LeavingDialog") -> None:
        from teammoede.storage.handing_over import hand_over

        if dialog.leaving is not None:
            hand_over(self._desk.store, dialog.leaving, dialog.given)

    def follow(self, known: set[str]) -> None:
        """Offer to hand over what those still have who left just now; `known` had left before."""
        course = self._desk.course
        left = [m.id for m in course.memberships if m.left and m.id not in known] if course else []
        for key in left:
            # Each hand-over reads the course anew.
            member = self._desk.course.member(key) if self._desk.course else None
            if member is not None and self._has_something(member):
                self.show(member)

    def _has_something(self, member: Membership) -> bool:
        from teammoede.domain.leaving import Leaving

        left = member.left
        return left is not None and not Leaving.of(member, left, self._desk.today()).has_nothing
