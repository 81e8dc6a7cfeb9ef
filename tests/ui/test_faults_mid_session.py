"""The archive is taken away under an open window, or its disk fills up: nothing typed is lost.

Real faults: the folder is moved, the file erased, its handle broken, a small disk filled.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from teammoede.domain.course import Course
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from tests.storage.tmpfs import run_on
from tests.ui.conftest import Answers, Screen

Kept = Callable[[], Course]
ON_POSIX = pytest.mark.skipif(
    sys.platform == "win32", reason="an open file stays where it is there"
)
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs a list of the open files")


def note(course: Course) -> str:
    """Return what the archive has of today's first note."""
    found = course.ordered_meetings()[1].note_on("organisation")
    return found.text if found else ""


def in_archive(unlocked: Unlocked, course: Course) -> str:
    """Return the note as a start of the program would find it."""
    store = Store(unlocked.folder, device="reader", key=unlocked.key)
    try:
        return note(store.course(course.id))
    finally:
        store.close()


def banner(screen: Screen) -> str:
    """Return what stands in red over the page; empty where nothing does."""
    ui = screen.window.ui
    return ui.bannerLabel.text() if ui.banner.isVisible() else ""


def type_unsaved(screen: Screen, text: str) -> None:
    """Type a text that cannot be saved."""
    screen.focus(screen.tab.discussion.edit)
    with screen.qtbot.waitSignal(screen.desk.saver.failed):
        screen.type(text)


def wait_saved(screen: Screen) -> None:
    if screen.desk.saver.is_waiting:
        with screen.qtbot.waitSignal(screen.desk.saver.saved, timeout=5_000):
            pass


def break_handles(file: Path) -> None:
    """Leave the open handles of a file as a pulled stick does: neither to be read nor written."""
    dead = os.open(file.parent, os.O_RDONLY)
    for handle in os.listdir("/proc/self/fd"):
        try:
            if os.readlink(f"/proc/self/fd/{handle}") == str(file):
                os.dup2(dead, int(handle))
        except FileNotFoundError:
            continue
    os.close(dead)


# the folder


@ON_POSIX
def test_a_folder_that_is_moved_away_and_back_loses_nothing(
    screen: Screen, course: Course, unlocked: Unlocked, folder: Path, tmp_path: Path
) -> None:
    folder.rename(tmp_path / "væk")
    type_unsaved(screen, "Vi talte")
    assert "Arkivets mappe er væk" in banner(screen)
    assert screen.saved_text == "Ikke gemt endnu"
    screen.type(" videre")
    assert not folder.exists()  # nothing that would be in the way of the one put back
    (tmp_path / "væk").rename(folder)
    wait_saved(screen)
    assert banner(screen) == ""
    assert screen.saved_text.startswith("Gemt")
    assert screen.tab.discussion.edit.toPlainText() == "Vi talte videre"
    assert in_archive(unlocked, course) == "Vi talte videre"


@ON_POSIX
def test_a_folder_that_is_away_is_said_before_anything_is_typed(
    screen: Screen, folder: Path, tmp_path: Path
) -> None:
    folder.rename(tmp_path / "væk")
    screen.qtbot.waitUntil(lambda: "væk" in banner(screen))
    (tmp_path / "væk").rename(folder)
    screen.qtbot.waitUntil(lambda: banner(screen) == "")


@ON_POSIX
def test_a_window_whose_folder_is_away_makes_no_other_in_its_place(
    screen: Screen, folder: Path, tmp_path: Path, answers: Answers
) -> None:
    folder.rename(tmp_path / "væk")
    screen.go_to("Relationer")
    type_unsaved(screen, "Vi talte")
    screen.go_to("Forældre")
    answers.answers = [False]
    assert not screen.window.close()
    assert [title for title, _ in answers.asked] == ["Ikke gemt"]
    screen.qtbot.waitUntil(lambda: "væk" in banner(screen))
    assert not folder.exists()
    (tmp_path / "væk").rename(folder)
    wait_saved(screen)


@ON_POSIX
def test_another_course_is_not_shown_while_it_cannot_be_read(
    store: Store, course: Course, open_window: Callable[..., Screen], folder: Path, tmp_path: Path
) -> None:
    other = Course(title="Månestuen")
    store.keep(other)
    screen = open_window()
    combo = screen.window.ui.courseCombo
    before = combo.currentText()
    folder.rename(tmp_path / "væk")
    combo.setFocus()
    screen.press(Qt.Key.Key_Down if combo.currentIndex() == 0 else Qt.Key.Key_Up)
    assert "væk" in banner(screen)
    assert combo.currentText() == before
    assert screen.window.windowTitle().startswith(before)
    (tmp_path / "væk").rename(folder)


# the file


@ON_POSIX
def test_text_goes_into_the_copy_that_is_put_in_the_files_place(
    screen: Screen, store: Store, course: Course, unlocked: Unlocked, folder: Path, tmp_path: Path
) -> None:
    """Without a look it would go on into the file that is erased, and be found nowhere."""
    store.close()
    shutil.copytree(folder, tmp_path / "kopi")
    shutil.rmtree(folder)
    type_unsaved(screen, "Vi talte")
    (tmp_path / "kopi").rename(folder)
    wait_saved(screen)
    assert in_archive(unlocked, course) == "Vi talte"


@ON_LINUX
@pytest.mark.parametrize("suffix", ["-wal", ""], ids=["log", "archive"])
def test_a_stick_that_is_pulled_and_put_back_loses_nothing(
    screen: Screen, course: Course, unlocked: Unlocked, folder: Path, tmp_path: Path, suffix: str
) -> None:
    """The old handles stay broken for good, also when the stick is back."""
    screen.write(screen.tab.discussion.edit, "Vi talte")
    break_handles(folder / f"{FILE_NAME}{suffix}")
    folder.rename(tmp_path / "væk")
    type_unsaved(screen, " om")
    assert "Sæt stikket i igen" in banner(screen)
    (tmp_path / "væk").rename(folder)
    wait_saved(screen)
    screen.type(" det")
    wait_saved(screen)
    assert banner(screen) == ""
    assert in_archive(unlocked, course) == screen.tab.discussion.edit.toPlainText()
    assert screen.tab.discussion.edit.toPlainText() == "Vi talte om det"


@ON_LINUX
def test_a_disk_that_fails_once_is_opened_anew(
    screen: Screen, course: Course, unlocked: Unlocked, folder: Path
) -> None:
    break_handles(folder / f"{FILE_NAME}-wal")
    type_unsaved(screen, "Vi talte")
    assert "Der kan ikke skrives" in banner(screen)
    wait_saved(screen)
    assert banner(screen) == ""
    assert in_archive(unlocked, course) == "Vi talte"


def test_an_archive_that_can_only_be_read_is_said_and_taken_up_again(
    screen: Screen, course: Course, unlocked: Unlocked
) -> None:
    with screen.desk.store.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    type_unsaved(screen, "Vi talte")
    assert "skrivebeskyttet" in banner(screen)
    assert screen.tab.discussion.edit.toPlainText() == "Vi talte"
    wait_saved(screen)
    assert in_archive(unlocked, course) == "Vi talte"


# the disk

_TYPE_ON_A_FULL_DISK = """
import json
import time
from PySide6.QtWidgets import QApplication
from teammoede.domain.course import Course
from teammoede.domain.people import Membership
from teammoede.storage.reserve import Reserve
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.ask import Ask
from teammoede.ui.desk import Desk
from teammoede.ui.main_window import MainWindow

day = date(2026, 11, 23)
store = Store(folder, device="window", create=True)
course = Course(title="Stjernestuen")
Membership(course=course, name="Mette Holm", position=0)
store.begin_course(course, day)
app = QApplication([])
made = []
window = MainWindow(lambda window: made.append(Desk(window, store, lambda: day, Ask())))
window.show()

def until(test):
    end = time.monotonic() + 10
    while not test():
        assert time.monotonic() < end
        QApplication.processEvents()

until(lambda: made)
desk = made[0]
Reserve(folder, ample=1 << 20).keep()
fill()
edit = desk.tabs.current.discussion.edit
edit.setFocus()
failures = []
desk.saver.failed.connect(failures.append)

def banner():
    return window.ui.bannerLabel.text() if window.ui.banner.isVisible() else ""

def kept():
    notes = store.course(course.id).meetings[0].notes
    return notes[0].text if notes else ""

edit.insertPlainText("Med reserven. ")
until(lambda: kept() == edit.toPlainText())
said = [list(failures), banner()]
fill()
edit.insertPlainText("Uden plads. " * 10_000)
until(lambda: failures)
until(banner)
said.append(banner())
waiting = desk.saver.is_waiting
make_room()
until(lambda: not desk.saver.is_waiting)
said.append(kept() == edit.toPlainText())
desk.store.reserve._ample = 1 << 20
desk.keep_room()
said.append(banner())
print(json.dumps([said, waiting, (folder / "teammoede.reserve").exists()]))
os._exit(0)  # nothing is left to be taken down
"""


def test_typing_goes_on_while_the_disk_is_full(tmp_path: Path) -> None:
    (failures, nearly, full, all_kept, calm), waiting, reserve = json.loads(
        run_on(tmp_path, "10m", _TYPE_ON_A_FULL_DISK)
    )
    assert failures == []
    assert "Disken er næsten fuld" in nearly
    assert "Disken er fuld" in full
    assert waiting
    assert all_kept
    assert calm == ""
    assert reserve
