"""What the system says of its lock and of sleep: by real buses on Linux, by messages on Windows."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from ctypes import wintypes
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from teammoede.ui import system_lock
from teammoede.ui.system_lock import GOES_TO_SLEEP, SCREEN_LOCKED, SystemLock, WindowsMessages
from tests.ui.bus_listener import END

Signalled = tuple[str, str, Sequence[object]]  # path, name, what comes with it

LISTENER = Path(__file__).with_name("bus_listener.py")
SESSION, SYSTEM = "DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"
ABOUT_US = (SESSION, SYSTEM, "XDG_RUNTIME_DIR", "XDG_SESSION_ID")

LOGIN = "/org/freedesktop/login1"
LOCK = "org.freedesktop.login1.Session.Lock"
SLEEP = "org.freedesktop.login1.Manager.PrepareForSleep"
SAVER = "org.freedesktop.ScreenSaver.ActiveChanged"

with_a_bus = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("dbus-daemon"),
    reason="buses are Linux's, and need a dbus-daemon",
)


@pytest.fixture
def address() -> Iterator[str]:
    """Where a bus of our own is, which stands for both."""
    command = ["dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


def listener(**environment: str) -> subprocess.Popen[str]:
    """Start a program that listens, on the buses named and on no other."""
    others = {name: value for name, value in os.environ.items() if name not in ABOUT_US}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.bus_listener"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=others | environment,
        cwd=LISTENER.parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def heard(address: str, *signals: Signalled, **environment: str) -> list[str]:
    """Return the reasons to lock that a program hears in signals sent one after the other."""
    process = listener(**{SESSION: address, SYSTEM: address}, **environment)
    bus = QDBusConnection.connectToBus(address, "emitter")
    for path, name, words in (*signals, ("/", END, [True])):
        message = QDBusMessage.createSignal(path, *name.rsplit(".", 1))
        message.setArguments(words)
        assert bus.send(message)
    assert process.stdout is not None
    lines = list(iter(process.stdout.readline, "end\n"))
    QDBusConnection.disconnectFromBus("emitter")
    assert process.communicate("", timeout=20)[1] == ""
    return [line.strip() for line in lines]


@with_a_bus
def test_a_screen_that_is_locked_is_told_of_whatever_desktop_locks_it(address: str) -> None:
    desktops = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
    for_each = [("/a/b", f"org.{desktop}.ScreenSaver.ActiveChanged") for desktop in desktops]
    assert heard(address, *[(*saver, [True]) for saver in for_each]) == [SCREEN_LOCKED] * 5


@with_a_bus
def test_what_is_told_when_it_is_over_does_not_lock(address: str) -> None:
    assert heard(address, ("/ScreenSaver", SAVER, [False]), (LOGIN, SLEEP, [False])) == []


@with_a_bus
def test_sleep_is_told_of_before_it_comes(address: str) -> None:
    assert heard(address, (LOGIN, SLEEP, [True])) == [GOES_TO_SLEEP]


@with_a_bus
@pytest.mark.parametrize(("ours", "path"), [("2", "_32"), ("c1", "c1"), ("12", "_312")])
def test_the_lock_of_our_own_session_is_told_of_and_no_other(
    address: str, ours: str, path: str
) -> None:
    sent = [(f"{LOGIN}/session/{each}", LOCK, []) for each in ("_39", path, "c9")]
    assert heard(address, *sent, XDG_SESSION_ID=ours) == [SCREEN_LOCKED]


@with_a_bus
def test_where_our_session_is_not_known_any_lock_is_told_of(address: str) -> None:
    assert heard(address, (f"{LOGIN}/session/_37", LOCK, [])) == [SCREEN_LOCKED]


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {SESSION: "unix:path=/nowhere/bus", SYSTEM: "unix:path=/nowhere/bus"},
        {SESSION: "nonsense", SYSTEM: "nonsense"},
    ],
    ids=["none", "gone", "nonsense"],
)
def test_without_a_bus_it_is_silent(environment: dict[str, str]) -> None:
    process = listener(**environment)
    out, err = process.communicate("", timeout=20)
    assert (out, err, process.returncode) == ("", "", 0)


# ---- Windows -------------------------------------------------------------------------------------


@pytest.fixture
def tell_windows(qapp: QApplication) -> Callable[[int, int], list[str]]:
    """Sends a message as Windows does, by the address of its struct; returns the reasons told."""

    def send(message: int, meaning: int) -> list[str]:
        told: list[str] = []
        struct = wintypes.MSG()
        struct.message, struct.wParam = message, meaning
        place = ctypes.addressof(struct)
        handled = WindowsMessages(told.append).nativeEventFilter(b"windows_generic_MSG", place)
        assert handled == (False, 0)  # it is everybody's
        return told

    return send


@pytest.mark.parametrize(
    ("message", "meaning", "reasons"),
    [
        (0x02B1, 7, [SCREEN_LOCKED]),  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK
        (0x02B1, 2, [SCREEN_LOCKED]),  # WTS_CONSOLE_DISCONNECT: another user's turn
        (0x02B1, 8, []),  # WTS_SESSION_UNLOCK
        (0x0218, 4, [GOES_TO_SLEEP]),  # WM_POWERBROADCAST, PBT_APMSUSPEND
        (0x0218, 18, [GOES_TO_SLEEP]),  # PBT_APMRESUMEAUTOMATIC
        (0x0218, 10, []),  # PBT_APMPOWERSTATUSCHANGE: the cable was pulled
        (0x0100, 7, []),  # a key
    ],
)
def test_windows_says_so_in_a_message(
    tell_windows: Callable[[int, int], list[str]], message: int, meaning: int, reasons: list[str]
) -> None:
    assert tell_windows(message, meaning) == reasons


def test_windows_is_asked_to_tell_the_window_of_the_next_person_too(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(system_lock, "_register_for_session", told.append)
    lock = SystemLock()
    windows = [QWidget(), QWidget()]
    try:
        for window in windows:
            qtbot.addWidget(window)
            lock._listen_to_windows(window)
    finally:
        assert lock._windows is not None
        app = QApplication.instance()
        assert app is not None
        app.removeNativeEventFilter(lock._windows)
    assert told == [int(window.winId()) for window in windows]
