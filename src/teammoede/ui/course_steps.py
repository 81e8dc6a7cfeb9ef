"""Courses as commands: begin, change, take along and bring in, and the demo to try."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.people import Membership
from teammoede.ui.busy import busy
from teammoede.ui.file_places import documents, stem_of
from teammoede.ui.half_year_steps import HalfYearSteps
from teammoede.ui.offering import may_administer

if TYPE_CHECKING:
    from teammoede.storage.course_file import CourseFile
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.course_dialog import CourseValues


class CourseSteps(QObject):
    """The menu Forløb."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        ui = desk.window.ui
        for wanted in (ui.newCourseAction.triggered, ui.newCourseButton.clicked):
            wanted.connect(self.begin)
        for wanted in (ui.importAction.triggered, ui.importButton.clicked):
            wanted.connect(self.bring_in)
        for wanted in (ui.demoAction.triggered, ui.demoButton.clicked):
            wanted.connect(self.try_demo)
        ui.editCourseAction.triggered.connect(self.edit)
        ui.exportAction.triggered.connect(self.take_along)
        desk.head.courseWanted.connect(self.edit)
        for way in (ui.demoAction, ui.demoButton):  # nobody else would see the demo's course
            way.setVisible(may_administer(desk.store.viewer))
        self._half_year = HalfYearSteps(desk)

    def begin(self) -> None:
        """Begin a new course, and go on to its half-year where its days are known."""
        from teammoede.ui.dialogs.course_dialog import CourseValues, TeamRow

        begun: list[Course] = []
        viewer = self._desk.store.viewer
        team = (TeamRow(name=viewer.name),) if viewer else ()  # one sees what one begins
        if self._ask_values(
            CourseValues(team=team), lambda values: begun.append(self._keep_new(values))
        ):
            seen = self._open_if_seen(begun[-1].id, self.tr("Forløbet er lavet"))
            if seen and begun[-1].start is not None and begun[-1].weekday is not None:
                self._half_year.plan()

    def _keep_new(self, values: "CourseValues") -> Course:
        course = Course(**_fields(values))
        for place, row in enumerate(values.team):
            Membership(course=course, name=row.name, function=row.function, position=place)
        self._desk.store.begin_course(course, self._desk.today())
        return course

    def edit(self) -> None:
        """Change a course and its team."""
        from teammoede.ui.dialogs.course_dialog import CourseValues, TeamRow

        course = self._desk.course
        if course is None or not self._desk.all_saved():
            return
        team = tuple(TeamRow(m.id, m.name, m.function, m.left) for m in course.memberships)
        known = {name: getattr(course, name) for name in _fields(CourseValues())}
        gone = {member.id for member in course.memberships if member.left}
        if self._ask_values(
            CourseValues(**known, team=team),
            lambda values: self._keep_changed(course, values),
            course,
        ):
            self._desk.refresh()
            self._desk.leaving_steps.follow(gone)

    def _keep_changed(self, course: Course, values: "CourseValues") -> None:
        from teammoede.storage.half_year import change_course

        with self._desk.store.writing():
            change_course(self._desk.store, course, _fields(values), self._desk.today())
            self._keep_team(course, values)

    def _keep_team(self, course: Course, values: "CourseValues") -> None:
        store = self._desk.store
        for place, row in enumerate(values.team):
            member = course.member(row.id)
            if member is None:
                store.keep(
                    Membership(
                        course=course,
                        name=row.name,
                        function=row.function,
                        position=place,
                        joined=course.joining_day(),
                    )
                )
            else:
                store.change(
                    member, name=row.name, function=row.function, left=row.left, position=place
                )

    def try_demo(self) -> None:
        """Lay the demo course into the archive, to be looked at."""
        from teammoede.storage.demo import add_demo

        desk = self._desk
        with busy():
            self._do(lambda: desk.open_course(add_demo(desk.store, desk.today())))

    def take_along(self) -> None:
        """Write everything of the course into one file."""
        if self._desk.course is not None:
            self.export(self._desk.course)

    def export(self, course: Course) -> None:
        """Write everything of a course into one file, sealed unless it is clearly not to be."""
        from teammoede.ui.dialogs.passphrase_dialog import PassphraseDialog

        desk = self._desk
        if not desk.all_saved():
            return  # it would not be in the file
        dialog = PassphraseDialog(desk.window)
        if not desk.show_dialog(dialog):
            return
        passphrase = dialog.passphrase
        file = self._where_to_save(course, sealed=passphrase is not None)
        if file is not None and self._do(lambda: self._write(course, file, passphrase)):
            locked = self.tr("uden adgangskode") if passphrase is None else ""
            desk.log_steps.note(AccessEvent.EXPORTED, locked, course.id)
            desk.window.statusBar().showMessage(self.tr("Eksporteret til {}").format(file), 8_000)

    def _where_to_save(self, course: Course, *, sealed: bool) -> Path | None:
        ending = "teammoede" if sealed else "json"
        return self._desk.ask.file_to_save(
            self._desk.window,
            self.tr("Eksportér forløb"),
            documents() / f"{stem_of(course.title, 'forløb')}.{ending}",
            self.tr("Forløb (*.{})").format(ending),
        )

    def _write(self, course: Course, file: Path, passphrase: str | None) -> None:
        from teammoede.storage.exchange import export_course

        with busy():
            export_course(self._desk.store, course.id, file, passphrase=passphrase)

    def bring_in(self) -> None:
        """Read a course from a file; one that is here is replaced only on the user's word."""
        from teammoede.storage.exchange import CourseErased, CourseExists

        desk = self._desk
        if not desk.all_saved():
            return
        file = desk.ask.file_to_open(
            desk.window, self.tr("Importér forløb"), self.tr("Forløb (*.teammoede *.json)")
        )
        read: CourseFile | None = None
        try:
            read = self._read(file) if file else None
            if read is not None:
                self._take_in(read)
        except CourseExists as exists:
            if read is not None and not self._is_seen(read.id):
                self._tell_unseen(self.tr("Forløbet er her allerede"))
                return  # nobody replaces what they may not see
            self._take_over(
                read,
                self.tr("Forløbet er her allerede"),
                f"{exists}\n\n"
                + self.tr("Skal filens udgave sættes i stedet? Arkivet kopieres først."),
                self.tr("Sæt i stedet"),
            )
        except CourseErased as erased:
            title = self.tr("Forløbet er slettet")
            self._take_over(read, title, str(erased), self.tr("Hent det frem igen"))
        except Refused as refused:
            desk.ask.warn(desk.window, self.tr("Filen kan ikke importeres"), str(refused))

    def _take_over(self, read: "CourseFile | None", title: str, text: str, yes: str) -> None:
        """Take in a course after all, in the place of what is here."""
        desk = self._desk
        if read is not None and desk.ask.confirm(desk.window, title, text, yes):
            self._do(lambda: self._take_in(read, replace=True))

    def _take_in(self, read: "CourseFile", *, replace: bool = False) -> None:
        from teammoede.storage.exchange import take_in

        with busy():
            course = take_in(self._desk.store, read, replace=replace)
        self._desk.log_steps.note(AccessEvent.IMPORTED, course=course)
        self._open_if_seen(course, self.tr("Forløbet er hentet ind"))

    def _open_if_seen(self, course: str, title: str) -> bool:
        """Open a course that came in; say so where it is not for whoever brought it."""
        if self._is_seen(course):
            self._desk.open_course(course)
            return True
        self._tell_unseen(title)
        self._desk.refresh()
        return False

    def _is_seen(self, course: str) -> bool:
        desk = self._desk
        return any(course == known.id for known in desk.store.courses(desk.today()))

    def _tell_unseen(self, title: str) -> None:
        desk, viewer = self._desk, self._desk.store.viewer
        text = self.tr(
            "Forløbet er i arkivet, men du er ikke på holdet og kan ikke se det. Bed en, der "
            "er, om at skrive dit navn på holdet, præcis som: {0}"
        )
        desk.ask.tell(desk.window, title, text.replace("{0}", viewer.name if viewer else ""))

    def _read(self, file: Path) -> "CourseFile | None":
        """Return the course of a file; None where somebody does not know its password."""
        from teammoede.storage.course_file import PassphraseNeeded, read_course_file
        from teammoede.ui.dialogs.open_sealed_dialog import OpenSealedDialog

        try:
            return read_course_file(file)
        except PassphraseNeeded:
            read: list[CourseFile] = []

        def open_file(passphrase: str) -> None:
            read.append(read_course_file(file, passphrase))

        dialog = OpenSealedDialog(file.name, open_file, parent=self._desk.window)
        return read[-1] if self._desk.show_dialog(dialog) else None

    def _ask_values(
        self,
        values: "CourseValues",
        save: Callable[["CourseValues"], None],
        course: Course | None = None,
    ) -> bool:
        """Show the course's dialog; it stays open until what it gives is saved or dropped."""
        from teammoede.ui.dialogs.course_dialog import CourseDialog

        desk = self._desk
        houses = sorted({c.institution for c in desk.store.courses(desk.today()) if c.institution})
        dialog = CourseDialog(
            values, today=desk.today(), ask=desk.ask, institutions=houses, parent=desk.window
        )
        dialog.save = lambda: save(dialog.values)
        if course is not None:
            desk.history_steps.offer_in(dialog, dialog.ui.goalEdit, course, "goal")
        return desk.show_dialog(dialog)

    def _do(self, step: Callable[[], object]) -> bool:
        try:
            step()
        except Refused as refused:
            self._desk.ask.warn(self._desk.window, self.tr("Det gik ikke"), str(refused))
            return False
        finally:
            if self._desk.course is not None:
                self._desk.refresh()
        return True


def _fields(values: "CourseValues") -> dict[str, Any]:
    """Return what a course itself holds, without its team."""
    fields = {name: value for name, value in asdict(values).items() if name != "team"}
    return fields | {"aliases": list(values.aliases)}
