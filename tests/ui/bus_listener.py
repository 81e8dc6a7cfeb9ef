"""A program that only listens: writes down each reason to lock, and »end« when it is sent that."""

import sys
from threading import Thread
from typing import Any

from PySide6.QtCore import SLOT, QMetaObject, QObject, Qt, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication, QWidget

from teammoede.ui.system_lock import SystemLock

END = "dk.teammoede.Test.End"


class _End(QObject):
    """Comes by each bus, after all that was sent there before."""

    def __init__(self) -> None:
        super().__init__()
        self.awaited = 0

    @Slot(bool)
    def come(self, _: bool) -> None:
        self.awaited -= 1
        if not self.awaited:
            print("end", flush=True)


def main() -> None:
    app = QApplication([])
    lock, end = SystemLock(), _End()
    lock.locked.connect(lambda reason: print(reason, flush=True))
    lock.listen(QWidget())
    interface, name = END.rsplit(".", 1)
    for bus in (QDBusConnection.sessionBus(), QDBusConnection.systemBus()):
        if bus.isConnected():
            come: Any = SLOT("come(bool)")
            end.awaited += bus.connect("", "", interface, name, end, come)
            bus.interface().isServiceRegistered("x.y")  # answered after the wishes before it
    print("ready", flush=True)
    Thread(target=_until_input_ends, args=(app,), daemon=True).start()
    app.exec()


def _until_input_ends(app: QApplication) -> None:
    sys.stdin.read()
    QMetaObject.invokeMethod(app, "quit", Qt.ConnectionType.QueuedConnection)


if __name__ == "__main__":
    main()
