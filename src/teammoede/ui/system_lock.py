"""Passes on that the system locked its screen, or is about to sleep; decides and draws nothing.

macOS tells neither to a program such as this one: there, idle minutes and the clocks have to do.
Where nobody is there to tell, it is silent.
"""

import os
import sys
from collections.abc import Callable
from ctypes import wintypes
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QWidget

SCREEN_LOCKED = "computeren blev låst"
GOES_TO_SLEEP = "computeren gik i dvale"

_POWER, _SUSPEND, _RESUMED, _RESUMED_BY_A_PERSON = 0x0218, 0x04, 0x12, 0x07
_SESSION, _CONSOLE_LEFT, _REMOTE_LEFT, _LOCKED = 0x02B1, 0x02, 0x04, 0x07
_THIS_SESSION = 0
# Resuming counts too: going to sleep may have come too suddenly to be told of.
_MEANING = {
    (_SESSION, _LOCKED): SCREEN_LOCKED,
    (_SESSION, _CONSOLE_LEFT): SCREEN_LOCKED,
    (_SESSION, _REMOTE_LEFT): SCREEN_LOCKED,
    (_POWER, _SUSPEND): GOES_TO_SLEEP,
    (_POWER, _RESUMED): GOES_TO_SLEEP,
    (_POWER, _RESUMED_BY_A_PERSON): GOES_TO_SLEEP,
}

# One name is the standard's, the others are what desktops really say.
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"


class SystemLock(QObject):
    """Says `locked`, with the reason in Danish, once it listens; it may say so more than once.

    It is said from inside the system's own message, so whoever hears it draws the curtain at once,
    for the computer may be asleep a moment later, and leaves what asks a person for afterwards.
    """

    locked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._windows: WindowsMessages | None = None

    def listen(self, window: QWidget) -> None:
        """Begin to listen, once the window is there; this takes no time worth a name.

        To be called for each window that comes in the place of another.
        """
        if sys.platform == "win32":
            self._listen_to_windows(window)
        elif sys.platform.startswith("linux"):
            self._listen_to_buses()

    def _listen_to_windows(self, window: QWidget) -> None:
        app = QCoreApplication.instance()
        if app is None:
            return
        if self._windows is None:
            self._windows = WindowsMessages(self.locked.emit)
            app.installNativeEventFilter(self._windows)
        _register_for_session(int(window.winId()))  # each: that of the person before is gone

    def _listen_to_buses(self) -> None:
        if not _has_session_bus() and not _has_system_bus():
            return
        from PySide6.QtDBus import QDBusConnection

        # No sender is named: its owner would have to be asked for, and that is a wait. Somebody
        # who only pretends to be it gets no more than a locked program.
        if _has_session_bus():
            bus = QDBusConnection.sessionBus()
            for saver in _SCREEN_SAVERS:
                bus.connect("", "", saver, "ActiveChanged", self, _slot("_screen_went(bool)"))
        if _has_system_bus():
            bus = QDBusConnection.systemBus()
            path, manager, session = _session_path(), f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
            bus.connect("", path, session, "Lock", self, _slot("_session_locked()"))
            bus.connect(
                "", _LOGIN_PATH, manager, "PrepareForSleep", self, _slot("_sleep_went(bool)")
            )

    @Slot(bool)
    def _screen_went(self, dark: bool) -> None:
        if dark:
            self.locked.emit(SCREEN_LOCKED)

    @Slot()
    def _session_locked(self) -> None:
        self.locked.emit(SCREEN_LOCKED)

    @Slot(bool)
    def _sleep_went(self, asleep: bool) -> None:
        if asleep:
            self.locked.emit(GOES_TO_SLEEP)


class WindowsMessages(QAbstractNativeEventFilter):
    """Reads what Windows tells every window of the program, and holds nothing of it back."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._tell = tell

    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        read = wintypes.MSG.from_address(int(message))
        reason = _MEANING.get((read.message, read.wParam))
        if reason is not None:
            self._tell(reason)
        return False, 0


def _register_for_session(handle: int) -> None:
    """Ask Windows to tell a window of locking; what concerns power it tells unasked."""
    if sys.platform == "win32":
        import ctypes

        register = ctypes.windll.wtsapi32.WTSRegisterSessionNotification
        register.argtypes = (wintypes.HWND, wintypes.DWORD)
        register(handle, _THIS_SESSION)


def _has_session_bus() -> bool:
    """Whether a session bus is there; Qt would try to start one, and wait for it."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (
        bool(runtime) and Path(runtime, "bus").exists()
    )


def _has_system_bus() -> bool:
    known = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")
    return bool(known) or Path("/run/dbus/system_bus_socket").exists()


def _session_path() -> str:
    """Return which session is ours, as logind writes it in a path; empty, which is any, if unknown.

    A letter or a figure stands for itself, except a figure in front.
    """
    name = os.environ.get("XDG_SESSION_ID", "")
    plain = (
        c.isascii() and c.isalnum() and not (i == 0 and c.isdigit()) for i, c in enumerate(name)
    )
    label = "".join(c if ok else f"_{ord(c):02x}" for c, ok in zip(name, plain, strict=True))
    return f"{_LOGIN_PATH}/session/{label}" if name else ""


def _slot(signature: str) -> Any:
    """Return a slot as a bus takes it: as text, though its own declaration says bytes."""
    return SLOT(signature)
