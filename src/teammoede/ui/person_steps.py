"""»Alt om én person …«: asks whose, and writes the paper to a file; nothing of it stays here."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.errors import Refused
from teammoede.ui.busy import busy
from teammoede.ui.file_places import documents, stem_of
from teammoede.ui.offering import may_administer, offer

if TYPE_CHECKING:
    from teammoede.domain.about_person import AboutPerson
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.person_dialog import PersonDialog


class PersonSteps(QObject):
    """The command, for administrators and in the demo."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        action = desk.window.ui.personAction
        action.triggered.connect(self.show)
        offer(action, desk.store.viewer)

    def show(self) -> None:
        """Ask whose, gather it, and write it where somebody says."""
        from teammoede.ui.dialogs.person_dialog import PersonDialog

        desk = self._desk
        if not may_administer(desk.store.viewer) or not desk.all_saved():
            return
        found: list[AboutPerson] = []
        try:
            dialog = PersonDialog(self._names(), parent=desk.window)
            dialog.save = lambda: found.append(self._gather(dialog))
            if desk.show_dialog(dialog):
                self._write(found[-1])
        except Refused as refused:
            desk.ask.warn(desk.window, self.tr("Det gik ikke"), str(refused))

    def _names(self) -> list[str]:
        from teammoede.storage.disclosing import known_names

        desk = self._desk
        door = desk.door
        accounts = door.unlocked.vault.accounts if door and door.unlocked else ()
        names = {*known_names(desk.store, desk.today()), *(account.name for account in accounts)}
        return sorted(names, key=str.casefold)

    def _gather(self, dialog: "PersonDialog") -> "AboutPerson":
        from teammoede.storage.disclosing import disclose

        desk = self._desk
        with busy():
            return disclose(desk.store, dialog.name, desk.today(), dialog.also)

    def _write(self, found: "AboutPerson") -> None:
        from teammoede.storage.files import write_file

        file = self._where(found.name)
        if file is None:
            return
        with busy():
            write_file(file, self._paper(found))
        desk = self._desk
        desk.log_steps.note(AccessEvent.DISCLOSED, found.name)
        said = self.tr("Gemt som {0}. Læs det igennem, før I giver det videre.")
        if not found:
            said = self.tr("Arkivet har intet om {1}. Det står i {0}.")
        text = said.replace("{0}", file.name).replace("{1}", found.name)
        desk.window.statusBar().showMessage(text, 12_000)

    def _paper(self, found: "AboutPerson") -> bytes:
        from teammoede.printing.about_person import about_person

        return about_person(found, today=self._desk.today(), printed=datetime.now())

    def _where(self, name: str) -> Path | None:
        stem = stem_of(name, "en person").casefold().replace(" ", "-")
        title, kind = self.tr("Alt om én person"), self.tr("PDF (*.pdf)")
        proposal = documents() / f"alt-om-{stem}.pdf"
        return self._desk.ask.file_to_save(self._desk.window, title, proposal, kind)
