"""The access log from the window: notes what is opened and taken out, and shows it to who may see.

Stands in nobody's way: what cannot be written now is written later (see `access_log`).
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from teammoede.domain.access_entry import AccessEntry, AccessEvent
from teammoede.domain.errors import Refused
from teammoede.storage.access_log import (
    as_csv,
    course_name,
    entries,
    record,
    record_each,
    thin,
)
from teammoede.ui.file_places import documents
from teammoede.ui.offering import offer

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk


class LogSteps(QObject):
    """»Adgangslog …« in the menu Arkiv, and the notes of this window."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._opened: set[str] = set()
        self._seen: set[str] = set()
        action, viewer = desk.window.ui.logAction, desk.store.viewer
        action.triggered.connect(self.show)
        offer(action, viewer, not_here=self.tr("Eksemplet har ingen adgangslog."))
        if viewer is not None:
            thin(desk.store, desk.today())

    # what is noted

    def note(self, event: AccessEvent, words: str = "", course: str | None = None) -> None:
        """Note what was done just now; `words` never hold what was written in a course."""
        record(self._desk.store, event, course, words)

    def opened(self, course: str) -> None:
        """Note that a course was opened; once until somebody unlocks again."""
        if course not in self._opened:
            self._opened.add(course)
            self.note(AccessEvent.OPENED, course=course)

    def seen(self, courses: Iterable[str], where: str) -> None:
        """Note of which courses some words were shown; not of those noted as opened already."""
        new = sorted(set(courses) - self._opened - self._seen)
        self._seen.update(new)
        record_each(self._desk.store, AccessEvent.SEEN, new, where)

    def begin_anew(self) -> None:
        """Somebody has unlocked, and sees the course in front."""
        self._opened.clear()
        self._seen.clear()
        if self._desk.course is not None:
            self.opened(self._desk.course.id)
        if self._desk.store.viewer is not None:
            thin(self._desk.store, self._desk.today())

    # what is shown

    def show(self) -> None:
        """Show the log to an administrator."""
        from teammoede.ui.dialogs.access_log_dialog import AccessLogDialog

        desk = self._desk
        viewer = desk.store.viewer
        if viewer is None or not viewer.is_administrator:
            return
        try:
            log = entries(desk.store)
            titles = {course.id: course.title for course in desk.store.courses(desk.today())}
        except Refused as refused:
            desk.ask.warn(desk.window, self.tr("Det gik ikke"), str(refused))
            return
        dialog = AccessLogDialog(
            log,
            lambda entry: course_name(entry, titles),
            lambda parent, shown: self._save(parent, shown, titles),
            today=desk.today(),
            parent=desk.window,
        )
        desk.show_dialog(dialog)

    def _save(self, parent: QWidget, shown: Sequence[AccessEntry], titles: dict[str, str]) -> str:
        from teammoede.storage.files import write_file

        name = f"adgangslog-{self._desk.today()}.csv"
        title, kind = self.tr("Gem adgangsloggen"), self.tr("Regneark (*.csv)")
        file = self._desk.ask.file_to_save(parent, title, documents() / name, kind)
        if file is None:
            return ""
        write_file(file, as_csv(shown, titles).encode())
        self.note(AccessEvent.READ_LOG, self.tr("{0} linjer").replace("{0}", str(len(shown))))
        return self.tr("Gemt som {0}").replace("{0}", file.name)
