"""What two windows did to each other's fields: shown quietly, until somebody has settled it.

A discussion settles its own conflicts, beside its text; every other field is settled here.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_part import Note
from teammoede.storage.writing import Conflict
from teammoede.ui.field_names import name_of, read
from teammoede.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk

_SHOWN = 400


class LooseEnds(QObject):
    """Two notices over the page: what approved minutes refused, and what is written twice."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._refused: dict[tuple[str, ...], Refused] = {}
        self._conflicts: dict[tuple[str, str], Conflict] = {}
        self.refused_notice = Notice()
        self.conflict_notice = Notice()
        layout = desk.window.ui.centralLayout
        for notice in (self.conflict_notice, self.refused_notice):
            layout.insertWidget(1, notice)
        desk.saver.locked.connect(self._keep_refused)
        desk.saver.conflicted.connect(self._meet)

    @property
    def names(self) -> list[str]:
        """The fields whose text is nowhere but in the notice."""
        return [name for refused in self._refused.values() for name in names_of(refused)]

    # what approved minutes refused

    def _keep_refused(self, refused: Refused) -> None:
        """Hold on to the text, then show the meeting as it is: approved."""
        self._refused[refused.record.id, *refused.values] = refused
        self._tell_refused()
        QTimer.singleShot(0, self, self._show_approved)  # not under the field that is being left

    def _show_approved(self) -> None:
        if not self._desk.saver.is_waiting:
            self._desk.window.show_banner("")
        self._desk.show_anew()

    def _tell_refused(self) -> None:
        if not self._refused:
            self.refused_notice.clear()
            return
        said = self.tr("Referatet er godkendt i et andet vindue. Det her er ikke gemt:")
        self.refused_notice.say(
            f"{said}\n{_shortened(self._unsaved_text(named=True))}",
            (self.tr("Genåbn og gem"), self._reopen_and_save),
            (self.tr("Kopiér teksten"), self._copy),
        )

    def _unsaved_text(self, *, named: bool = False) -> str:
        course = self._desk.course
        return "\n".join(
            (f"{name_of(refused.record, field)}: " if named else "") + read(value, course)
            for refused in self._refused.values()
            for field, value in refused.values.items()
        )

    def _copy(self) -> None:
        """Copy the text; it stays here too, for the clipboard forgets."""
        QApplication.clipboard().setText(self._unsaved_text())
        self._desk.window.statusBar().showMessage(self.tr("Teksten er kopieret."), 6_000)
        self._tell_refused()

    def _reopen_and_save(self) -> None:
        desk = self._desk
        reason = desk.all_saved() and desk.ask.line(
            desk.window,
            self.tr("Genåbn mødet"),
            self.tr("Hvorfor genåbnes mødet?"),
            self.tr("Genåbn"),
        )
        try:
            if reason:
                self._save_reopened(reason)
        except Refused as refused:
            desk.ask.warn(desk.window, self.tr("Det gik ikke"), str(refused))
        self._tell_refused()
        desk.refresh()

    def _save_reopened(self, reason: str) -> None:
        store = self._desk.store
        for key, refused in list(self._refused.items()):
            meeting = _meeting_of(refused.record)
            fresh = _part_with(store.course(meeting.course_id), meeting)
            with store.writing():
                if isinstance(fresh, Meeting) and fresh.locked:
                    store.reopen(fresh, reason)
                conflicts = store.change(refused.record, **refused.values)
            del self._refused[key]
            for conflict in conflicts:
                self._meet(conflict)

    # what is written twice

    def _meet(self, conflict: Conflict) -> None:
        if not isinstance(conflict.record, Note):
            self._conflicts[conflict.record.id, conflict.field] = conflict
            self._tell_conflict()

    def _tell_conflict(self) -> None:
        """Show the conflict met first; the next one comes when that is answered."""
        if not self._conflicts:
            self.conflict_notice.clear()
            return
        key, conflict = next(iter(self._conflicts.items()))
        theirs = read(conflict.theirs, self._desk.course)
        self.conflict_notice.say(
            self.tr("{} er også skrevet i et andet vindue: {}").format(
                name_of(conflict.record, conflict.field), _shortened(theirs)
            ),
            (self.tr("Brug den anden"), lambda: self._settle(key, theirs=True)),
            (self.tr("Behold min"), lambda: self._settle(key, theirs=False)),
            (self.tr("Luk"), lambda: self._dismiss(key)),
        )

    def _settle(self, key: tuple[str, str], *, theirs: bool) -> None:
        desk, conflict = self._desk, self._conflicts[key]
        desk.saver.flush()
        record, field = self._fresh(conflict.record), conflict.field
        value = conflict.theirs if theirs else getattr(record, field)
        shown = [conflict.theirs]
        if desk.saver.now(lambda: desk.store.settle(record, field, value, shown)):
            del self._conflicts[key]
        self._tell_conflict()
        desk.refresh()

    def _dismiss(self, key: tuple[str, str]) -> None:
        """Leave it; the other text stays among the former versions."""
        del self._conflicts[key]
        self._tell_conflict()

    def _fresh(self, record: Record) -> Record:
        """Return the record as it is on screen now; another window's change reads it anew."""
        course = self._desk.course
        found = _part_with(course, record) if course else None
        return found or record


def names_of(refused: Refused) -> list[str]:
    """Return what the fields are called that were refused."""
    names = [name_of(refused.record, field) for field in refused.values]
    return list(dict.fromkeys(names))


def _meeting_of(record: Record) -> Meeting:
    return record if isinstance(record, Meeting) else getattr(record, "meeting")  # noqa: B009


def _part_with(course: Course, record: Record) -> Record | None:
    """Return what has the same key in a course."""
    parts: list[Record] = [course, *course.memberships, *course.situations, *course.absences]
    parts += course.signs
    for meeting in course.meetings:
        parts += [meeting, *meeting.attendances, *meeting.notes, *meeting.actions]
        parts += [*meeting.reviews, *meeting.assignments, *meeting.areas]
        parts += [*meeting.ratings, *meeting.checks]
    return next((part for part in parts if part.id == record.id), None)


def _shortened(text: str) -> str:
    return text if len(text) < _SHOWN else f"{text[:_SHOWN]} …"
