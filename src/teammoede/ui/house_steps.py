"""»Husets indstillinger …«: shows what is settled, keeps what is changed, and tells the log."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.errors import Refused
from teammoede.ui.offering import offer

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.house_dialog import HouseValues


class HouseSteps(QObject):
    """The command, for administrators."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        action, viewer = desk.window.ui.houseAction, desk.store.viewer
        action.triggered.connect(self.show)
        offer(action, viewer, not_here=self.tr("Eksemplet hører ikke til noget hus."))

    def show(self) -> None:
        """Show what is settled to an administrator, who may change it."""
        from teammoede.storage.house import read_house
        from teammoede.ui.dialogs.house_dialog import HouseDialog

        desk, viewer = self._desk, self._desk.store.viewer
        if viewer is None or not viewer.is_administrator:
            return
        try:
            desk.house = read_house(desk.store)
        except Refused as refused:
            desk.ask.warn(desk.window, self.tr("Det gik ikke"), str(refused))
            return
        before = self._values()
        dialog = HouseDialog(before, self._choose_place, parent=desk.window)
        dialog.save = lambda: self._keep(before, dialog.values)
        if desk.show_dialog(dialog):
            desk.window.statusBar().showMessage(self.tr("Indstillingerne er gemt."), 8_000)

    def _values(self) -> "HouseValues":
        from teammoede.ui.dialogs.house_dialog import HouseValues

        house, door = self._desk.house, self._desk.door
        over_sign_in = door.unlocked.vault.house if door and door.unlocked else ""
        return HouseValues(
            house.name or over_sign_in,
            house.retention_years,
            house.idle_minutes,
            house.meeting_minutes,
            house.second_place,
        )

    def _choose_place(self, parent: QWidget, known: str) -> Path | None:
        title = self.tr("Vælg en mappe på en anden disk, fx et USB-stik")
        return self._desk.ask.folder(parent, title, known)

    def _keep(self, before: "HouseValues", after: "HouseValues") -> None:
        """Keep what is another than before; raises Refused."""
        from teammoede.storage.house import change_house
        from teammoede.storage.second_place import check_place

        desk, known = self._desk, asdict(before)
        changed = {name: new for name, new in asdict(after).items() if new != known[name]}
        if not changed:
            return
        if changed.get("second_place"):
            check_place(desk.store.folder, Path(after.second_place))
        desk.house = change_house(desk.store, **changed)
        if "name" in changed:
            self._rename(desk.house.name)
        desk.log_steps.note(AccessEvent.SETTINGS, self._told(changed))
        desk.backup_steps.watch.look_again()

    def _rename(self, name: str) -> None:
        """Have the sign-in show the name too."""
        from teammoede.storage.vault import rename_house

        door = self._desk.door
        if door is not None and door.unlocked is not None:
            door.take(rename_house(door.unlocked, name))

    def _told(self, changed: dict[str, object]) -> str:
        names = {
            "name": self.tr("navn"),
            "retention_years": self.tr("{0} år"),
            "idle_minutes": self.tr("lås efter {0} minutter"),
            "meeting_minutes": self.tr("lås efter {0} minutter i et møde"),
            "second_place": self.tr("det andet sted"),
        }
        return ", ".join(names[key].replace("{0}", str(new)) for key, new in changed.items())
