"""Copies as commands: look at them, take one, and bring back the archive or one course of it.

The copy of every day takes itself (see `backup_watch`).
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from teammoede.domain.errors import Refused
from teammoede.ui.backup_watch import BackupWatch
from teammoede.ui.busy import busy
from teammoede.ui.offering import may_administer, offer

if TYPE_CHECKING:
    from teammoede.storage.copies import CourseInCopy
    from teammoede.storage.vault import Unlocked
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.backups_dialog import CopyRow, Held, HeldCourse, Shown, Wanted


class BackupSteps(QObject):
    """»Sikkerhedskopier …« in the menu Arkiv, and the words in the status bar."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self.watch = BackupWatch(desk)
        self._taken = False  # in the dialog, in a thread that may not write in the log itself
        self._former: dict[Path, bytes] = {}  # keys of copies, by passwords of their day
        action = desk.window.ui.backupsAction
        action.triggered.connect(self.show)
        self.watch.clicked.connect(self.show)
        none = self.tr("Der tages ingen kopier af eksemplet.")
        offer(action, desk.store.viewer, to_all=True, not_here=none)

    @property
    def _unlocked(self) -> "Unlocked | None":
        return self._desk.door.unlocked if self._desk.door else None

    def show(self) -> None:
        """Show the copies; bring back what is wanted."""
        from teammoede.ui.dialogs.backups_dialog import BackupsDialog, CopyWays

        if not self._desk.all_saved():
            return
        ways = CopyWays(self._look, self._read, self._take, self._choose_place, self._open_former)
        dialog = BackupsDialog(
            ways, may_restore=may_administer(self._desk.store.viewer), parent=self._desk.window
        )
        wanted = dialog.wanted if self._desk.show_dialog(dialog) else None
        self._note_taken()
        self.watch.tell()
        if wanted is not None:
            self._restore(wanted)
        self._former.clear()

    # what the dialog shows

    def _look(self) -> "Shown":
        from teammoede.storage.backup import backups
        from teammoede.storage.layout import COPIES
        from teammoede.ui.copy_words import is_late, place_standing, place_words, standing_words
        from teammoede.ui.dialogs.backups_dialog import Shown

        now, standing = self.watch.now(), self.watch.standing
        found = [
            (copy, self.tr("på denne computer"))
            for copy in backups(self._desk.store.folder / COPIES)
        ]
        if second := self.watch.second:
            found += [(copy, place_words(second.folder)) for copy in backups(second.copies)]
        found.sort(key=lambda pair: (pair[0].at, pair[0].number), reverse=True)
        rows = tuple(_row(copy.folder, copy.at, copy.size, where, now) for copy, where in found)
        none = self.tr(
            "Kopierne ligger kun på denne computer. Vælg et andet sted også, fx et USB-stik."
        )
        place = place_standing(standing, now) or none
        return Shown(rows, standing_words(standing, now), place, is_late(standing, now))

    def _read(self, copy: Path) -> "Held":
        from teammoede.storage.copies import CopyNotOpened, check, contents
        from teammoede.ui.dialogs.backups_dialog import Held

        try:
            key = self._key_of(copy)
            held = contents(copy, key)
            check(copy, key)
        except CopyNotOpened as locked:
            return Held(refused=str(locked), is_locked=True)
        except Refused as refused:
            return Held(refused=str(refused))
        now = self.watch.now()
        return Held(tuple(_held(course, now) for course in held.courses))

    def _key_of(self, copy: Path) -> bytes | None:
        from teammoede.storage.copies import key_of

        return self._former[copy] if copy in self._former else key_of(copy, self._unlocked)

    def _take(self) -> None:
        self.watch.step()()
        self._taken = True

    def _choose_place(self, parent: QWidget) -> bool:
        from teammoede.storage.house import change_house
        from teammoede.storage.second_place import check_place, same_disk

        desk = self._desk
        title = self.tr("Vælg en mappe på en anden disk, fx et USB-stik")
        place = desk.ask.folder(parent, title, desk.house.second_place)
        if place is None:
            return False
        check_place(desk.store.folder, place)
        desk.house = change_house(desk.store, second_place=str(place))
        self._note("settings", self.tr("et andet sted til kopier"))
        if same_disk(desk.store.folder, place):
            desk.ask.tell(
                parent,
                self.tr("Samme disk"),
                self.tr(
                    "Mappen ligger på samme disk som arkivet. Går disken i stykker, er begge væk. "
                    "Vælg hellere et USB-stik eller en mappe på husets netværk."
                ),
            )
        return True

    def _open_former(self, parent: QWidget, copy: Path) -> bool:
        from teammoede.domain.recovery_code import read_code
        from teammoede.storage.copies import key_by_code, key_by_password
        from teammoede.storage.vault import read_vault
        from teammoede.ui.dialogs.former_key_dialog import FormerKeyDialog

        def unlock(account: str | None, word: str) -> None:
            if account is None:
                self._former[copy] = key_by_code(copy, read_code(word))
            else:
                self._former[copy] = key_by_password(copy, account, word)

        people = [(account.id, account.name) for account in read_vault(copy).accounts]
        return self._desk.show_dialog(FormerKeyDialog(people, unlock, parent=parent))

    # bringing back

    def _restore(self, wanted: "Wanted") -> None:
        bring = self._bring_archive if wanted.course is None else self._bring_course
        try:
            bring(wanted)
        except Refused as refused:
            self._desk.ask.warn(self._desk.window, self.tr("Det gik ikke"), str(refused))
        self.watch.look_again()

    def _bring_archive(self, wanted: "Wanted") -> None:
        from teammoede.storage.restoring import restore_archive

        desk, door, unlocked = self._desk, self._desk.door, self._unlocked
        if door is None or not self._confirm(
            self.tr("Gendan hele arkivet"),
            self.tr(
                "Alle forløb bliver, som de var i kopien fra {0}. Det, der er skrevet siden, "
                "lægges i en ny kopi, så I kan gå tilbage. Forløb, der er slettet med vilje, "
                "kommer ikke igen."
            ).format(self._when(wanted.copy)),
            self.tr("Gendan arkivet"),
        ):
            return
        copy_key = self._key_of(wanted.copy)
        with self.watch.resting(), busy(), door.closed():
            restore_archive(
                desk.store.folder,
                wanted.copy,
                key=unlocked.key if unlocked else None,
                copy_key=copy_key,
                viewer=unlocked.viewer if unlocked else None,
            )
        self._note("restored", wanted.copy.name)
        desk.window.statusBar().showMessage(self.tr("Arkivet er gendannet."), 8_000)

    def _bring_course(self, wanted: "Wanted") -> None:
        """Bring back one course, over one that is there or was erased only after a yes."""
        from teammoede.storage.exchange import CourseErased, CourseExists

        try:
            done = self._take_course(wanted)
        except CourseExists:
            done = self._confirm(
                self.tr("Gendan ét forløb"),
                self.tr(
                    "Forløbet er i arkivet. Det bliver, som det var i kopien fra {0}. Det, der er "
                    "skrevet i det siden, lægges i en ny kopi af arkivet, så I kan gå tilbage."
                ).format(self._when(wanted.copy)),
                self.tr("Gendan forløbet"),
            ) and self._take_course(wanted, replace=True)
        except CourseErased as erased:
            done = self._confirm(
                self.tr("Forløbet er slettet"), str(erased), self.tr("Hent det frem igen")
            ) and self._take_course(wanted, revive=True)
        if done:
            self._note("restored", wanted.copy.name, wanted.course)
            self._desk.open_course(wanted.course)
            said = self.tr("Forløbet er gendannet.")
            self._desk.window.statusBar().showMessage(said, 8_000)

    def _take_course(
        self, wanted: "Wanted", *, replace: bool = False, revive: bool = False
    ) -> bool:
        from teammoede.storage.restoring import restore_course

        if wanted.course is None:
            return False
        with busy():
            restore_course(
                self._desk.store,
                wanted.copy,
                wanted.course,
                copy_key=self._key_of(wanted.copy),
                replace=replace,
                revive=revive,
            )
        return True

    def _confirm(self, title: str, text: str, yes: str) -> bool:
        return self._desk.ask.confirm(self._desk.window, title, text, yes)

    def _when(self, copy: Path) -> str:
        from teammoede.storage.backup import read_name
        from teammoede.ui.copy_words import moment_words

        named = read_name(copy)
        return moment_words(named.at, self.watch.now()) if named else copy.name

    def _note_taken(self) -> None:
        from teammoede.storage.backup import backups
        from teammoede.storage.layout import COPIES

        if self._taken:
            self._taken = False
            self._note("backed_up", backups(self._desk.store.folder / COPIES)[0].folder.name)

    def _note(self, event: str, words: str, course: str | None = None) -> None:
        from teammoede.domain.access_entry import AccessEvent
        from teammoede.storage.access_log import record

        record(self._desk.store, AccessEvent(event), course, words)


def _row(folder: Path, at: datetime, size: int, where: str, now: datetime) -> "CopyRow":
    from teammoede.ui.copy_words import moment_words, size_words
    from teammoede.ui.dialogs.backups_dialog import CopyRow

    return CopyRow(folder, moment_words(at, now), where, size_words(size))


def _held(course: "CourseInCopy", now: datetime) -> "HeldCourse":
    from teammoede.domain.week import dated
    from teammoede.ui.copy_words import moment_words
    from teammoede.ui.dialogs.backups_dialog import HeldCourse

    meeting, change = course.last_meeting, course.last_change
    return HeldCourse(
        course.id,
        course.title,
        dated(meeting, now.date()) if meeting else "–",
        moment_words(change, now) if change else "–",
    )
