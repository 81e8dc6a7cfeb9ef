"""The archive's door: who comes in, when it locks, and whose table lies behind it.

The only place that holds keys. Between two people the whole window is made anew, so that nothing of
the one is seen by the other; one and the same person finds everything as it was left.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from teammoede.domain.errors import Refused
from teammoede.paths import device_id
from teammoede.storage.faults import ArchiveBusy
from teammoede.ui.ask import Ask
from teammoede.ui.busy import busy
from teammoede.ui.curtain import Curtain
from teammoede.ui.idle import IdleJudge, IdleWatch
from teammoede.ui.looks import Looks
from teammoede.ui.main_window import MainWindow
from teammoede.ui.offering import offer
from teammoede.ui.place import Place
from teammoede.ui.system_lock import SystemLock

if TYPE_CHECKING:
    from teammoede.storage.store import Store
    from teammoede.storage.vault import Unlocked
    from teammoede.ui.desk import Desk

_AGAIN_MS = 1_000

ComeIn = Callable[[Path, Ask, QWidget, str], "Unlocked | None"]


def _ask_in(folder: Path, ask: Ask, parent: QWidget, last: str) -> "Unlocked | None":
    from teammoede.ui.entering import come_in

    return come_in(folder, ask, parent, last)


class Unsaved(Refused):
    """What the person before had typed can be kept nowhere, so nobody else takes the window."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Det, {name} skrev sidst, er ikke gemt endnu. Se efter, om disken er fuld, og prøv "
            f"igen om lidt, eller lad {name} låse op."
        )


class Door(QObject):
    """Lets somebody in once the window has been drawn, and locks it behind them.

    `come_in` asks who it is; a test may know.
    """

    def __init__(
        self,
        folder: Path,
        *,
        today: Callable[[], date],
        ask: Ask,
        make_demo: bool = False,
        come_in: ComeIn = _ask_in,
        shows_round: bool = False,
    ) -> None:
        super().__init__()
        self.folder = folder
        self.today = today
        self.ask = ask
        self.unlocked: Unlocked | None = None
        self.desk: Desk | None = None
        self.locked = False
        self.shows_round = shows_round  # whoever is here for the first time
        self._come_in = come_in
        self._place = Place(folder)
        self.looks = Looks(self)
        self.looks.take(self._place.text_size, self._place.colours)
        self._curtain = Curtain(self)
        self._idle = IdleWatch(IdleJudge(self.idle_minutes), self)
        self._idle.lockWanted.connect(self.lock)
        self._system = SystemLock(self)
        self._system.locked.connect(self.lock)
        self.window = self._new_window(self._open_demo if make_demo else self._open)

    def _new_window(self, fill: Callable[[], None]) -> MainWindow:
        def load(window: MainWindow) -> None:
            try:
                fill()
            except Refused as refused:
                window.refused = refused
                title = window.tr("Arkivet kan ikke åbnes")
                self.ask.warn(window, title, str(refused))
                window.close()

        gc.disable()  # nothing made while starting is garbage; looking for it is a fifth of it
        window = MainWindow(load)
        window.ready.connect(gc.enable)
        self.setParent(window)
        return window

    # coming in

    def _open(self) -> None:
        gc.enable()  # somebody may take long to come in
        self.window.ui.stack.hide()  # what is empty until then says nothing
        unlocked = self._come_in(self.folder, self.ask, self.window, self._place.account)
        if unlocked is None:
            self.window.close()
        else:
            self._enter(unlocked)

    def _open_demo(self) -> None:
        from teammoede.storage.demo import add_demo
        from teammoede.storage.store import Store

        store = Store(self.folder, device=device_id(), create=True)
        add_demo(store, self.today())
        none = self.tr("Eksemplet har ingen adgangskode.")
        offer(self.window.ui.lockAction, None, to_all=True, not_here=none)
        self._lay_out(store)

    def _enter(self, unlocked: "Unlocked") -> None:
        """Open the archive for whoever came in, and lay it out."""
        from teammoede.storage.store import Store
        from teammoede.ui.recovering_steps import journal_of, make_sure
        from teammoede.ui.returning import Returning

        sure = make_sure(self.window, self.ask, unlocked)
        if sure is None:
            self.window.close()
            return
        self.unlocked = sure
        with busy():
            store = Store(
                self.folder,
                device=device_id(),
                key=sure.key,
                viewer=sure.viewer,
                journal=journal_of(sure),
            )
        self._place.keep_account(sure.account.id)
        self._note_entry(store)
        self._lay_out(store)
        Returning(self._table).bring_back()
        self._warn_of_copying()
        self._idle.start()
        self._system.listen(self.window)

    def _lay_out(self, store: "Store") -> None:
        from teammoede.ui.desk import Desk

        self.window.ui.stack.show()
        self.desk = Desk(self.window, store, self.today, self.ask, self)
        self.window.ui.lockAction.triggered.connect(lambda: self.lock())

    def _warn_of_copying(self) -> None:
        """Say so where a service copies the archive to the internet while it is written."""
        from teammoede.storage.local_disk import sync_service
        from teammoede.ui.widgets.notice import Notice

        warning = sync_service(self.folder)
        if warning is not None:
            notice = Notice()
            self.window.ui.centralLayout.insertWidget(1, notice)
            notice.say(warning, (self.tr("Luk"), notice.clear))

    # locking

    def lock(self, why: str = "") -> None:
        """Blank every window at once, then save what was typed, then ask who is there."""
        if self.unlocked is None or self.desk is None or self.locked:
            return
        self.locked = True
        self._curtain.draw()
        self._idle.stop()
        # Not inside the system's message that it goes to sleep; and whatever goes wrong below,
        # somebody is asked in.
        QTimer.singleShot(0, self, lambda: self._ask_again(why))
        self.desk.rest()
        self._note_leaving(self.desk.store)

    def _ask_again(self, why: str) -> None:
        """Ask who is there until somebody is let in, or the program is closed."""
        pause = _AGAIN_MS  # after what nobody expected, so that it is not asked without end
        try:
            self._ask_who(why)
            pause = 0
        finally:
            if self.locked and self.window.isVisible():
                QTimer.singleShot(pause, self, lambda: self._ask_again(why))

    def _ask_who(self, why: str) -> None:
        """Let somebody in, who may be another person; or close the program."""
        from teammoede.ui.entering import sign_in

        assert self.unlocked is not None
        assert self.desk is not None
        try:
            came = sign_in(
                self.folder,
                self._front,
                self.unlocked.account.id,
                self._reason(why),
                self._curtain.let_above,
            )
            if came is not None:
                self._let_in(came)
                return
        except Refused as refused:
            with self._curtain.speaking():
                self.ask.warn(self._front, self.tr("Det gik ikke"), str(refused))
        else:
            with self._curtain.speaking():  # what could not be saved is asked about
                self.window.close()

    @property
    def _table(self) -> "Desk":
        assert self.desk is not None
        return self.desk

    @property
    def _front(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    def _reason(self, why: str) -> str:
        return self.tr("Låst: {}.").format(why.rstrip(".")) if why else ""

    def _let_in(self, came: "Unlocked") -> None:
        assert self.unlocked is not None
        assert self.desk is not None
        if came.account.id != self.unlocked.account.id:
            self._change_hands(came)
            return
        self.take(came)
        self._note_entry(self.desk.store)
        self.desk.log_steps.begin_anew()
        self.locked = False
        self._curtain.lift()
        self.desk.go_on()
        self._idle.start()

    def _change_hands(self, came: "Unlocked") -> None:
        """Clear the table and lay another one, in a window of its own."""
        assert self.desk is not None
        self._keep_for_the_last(came)
        old, desk = self.window, self.desk
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.done(QDialog.DialogCode.Rejected)  # asks nothing, as reject may
        desk.put_away()
        self.desk = self.unlocked = None
        self.window = self._new_window(lambda: self._enter(came))
        self.window.restoreGeometry(old.saveGeometry())
        self.window.show()
        old.hide()
        self._curtain.lift()
        self.locked = False
        old.deleteLater()

    def _keep_for_the_last(self, came: "Unlocked") -> None:
        """Save what the person before had typed; raises Unsaved where it would be nowhere.

        What the archive refuses waits in the draft journal, under the key that is in use now.
        """
        from teammoede.storage.settling import settle
        from teammoede.ui.recovering_steps import journal_of

        before, desk = self.unlocked, self._table
        assert before is not None
        if desk.saver.flush():
            return
        fresh = settle(came)
        if fresh.key != before.key:
            desk.store.open_anew(fresh.key, before.viewer, journal_of(fresh))
        journal = desk.store.journal
        if desk.saver.flush() or (
            journal is not None
            and not journal.trouble
            # While somebody else is at the archive, not every field was tried, and so kept.
            and all(r and not isinstance(r, ArchiveBusy) for r in desk.saver.refusals)
        ):
            return
        raise Unsaved(before.account.name)

    # changing the keys while somebody is in

    def take(self, unlocked: "Unlocked") -> None:
        """Hold what a change of the slot file gave; a new archive key opens the archive anew."""
        from teammoede.storage.settling import settle

        before = self.unlocked
        self.unlocked = unlocked = settle(unlocked)
        if before is None or (unlocked.key, unlocked.account) != (before.key, before.account):
            try:
                self._open_anew()
            except Refused:
                self.unlocked = before  # so that the next try opens it
                raise

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Close the archive for a step that has to be alone with it; then show what is there."""
        desk = self._table
        desk.rest()
        desk.store.close()
        try:
            yield
        finally:
            try:
                self._open_anew()
            finally:
                desk.go_on()  # where it does not open yet, each look tries again
            desk.show_all_anew()

    def _open_anew(self) -> None:
        from teammoede.ui.recovering_steps import journal_of

        who = self.unlocked
        if who is None:  # the demo has no lock
            self._table.store.open_anew(None, None)
        else:
            self._table.store.open_anew(who.key, who.viewer, journal_of(who))

    # who was here

    def _note_entry(self, store: "Store") -> None:
        from teammoede.domain.access_entry import AccessEvent
        from teammoede.storage.access_log import record, record_failures
        from teammoede.storage.attempts import Attempts

        assert self.unlocked is not None
        names = {account.id: account.name for account in self.unlocked.vault.accounts}
        record_failures(store, Attempts(self.folder).take_unlogged(), names)
        record(store, AccessEvent.UNLOCKED)

    def _note_leaving(self, store: "Store") -> None:
        from teammoede.domain.access_entry import AccessEvent
        from teammoede.storage.access_log import record

        record(store, AccessEvent.LOCKED)

    def idle_minutes(self) -> int:
        """Return after how long it locks where nobody touches anything; people talk in meetings."""
        house = self._table.house
        return house.meeting_minutes if self._table.in_meeting else house.idle_minutes
