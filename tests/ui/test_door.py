"""The door: who comes in, what a lock hides and brings back, and whose table lies behind it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.people import Membership
from teammoede.domain.viewer import Role
from teammoede.paths import journal_folder
from teammoede.storage import access_log
from teammoede.storage.faults import ArchiveGone, KeyChanged
from teammoede.storage.house import read_house
from teammoede.storage.layout import ARCHIVE_NAME, is_plain
from teammoede.storage.rekeying import rekey
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked, invite, unlock
from teammoede.ui import entering
from teammoede.ui.dialogs.first_start_dialog import NewHouse
from teammoede.ui.dialogs.password_dialog import PasswordDialog
from teammoede.ui.dialogs.sign_in_dialog import SignInDialog
from teammoede.ui.door import Door
from teammoede.ui.widgets.notice import Notice
from tests.storage.vaults import CHEAP
from tests.ui.conftest import PASSWORD, Answers, Screen
from tests.ui.full_disk import fill_up, make_room

FIRST, OWN = "en til at begynde med", "min helt egen kode"


class Visitor:
    """Somebody at the door: does one thing after the other with each dialog that comes."""

    def __init__(self, *steps: Callable[[QDialog], None]) -> None:
        self._steps = list(steps)
        self._last: QDialog | None = None
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        return not self._steps

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not self._steps or not isinstance(dialog, SignInDialog | PasswordDialog):
            return
        if not dialog.is_working and dialog.isVisible():
            self._steps.pop(0)(dialog)


def signs_in(name: str, password: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SignInDialog)
        dialog.ui.nameBox.setCurrentIndex(dialog.ui.nameBox.findText(name))
        dialog.ui.passwordEdit.setText(password)
        dialog.accept()

    return act


def chooses(password: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PasswordDialog)
        for edit in dialog.ui.newEdit.findChildren(type(dialog.ui.newEdit.first)):
            edit.setText(password)
        dialog.accept()

    return act


def closes(dialog: QDialog) -> None:
    assert isinstance(dialog, SignInDialog)
    dialog.ui.closeButton.click()


def sees(words: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SignInDialog)
        shown = [dialog.ui.errorLabel.text(), dialog.ui.reasonLabel.text()]
        assert any(words in text for text in shown), shown

    return act


@pytest.fixture
def mette(unlocked: Unlocked) -> Unlocked:
    """The administrator of the archive, with Bo invited, who is on no team."""
    return invite(unlocked, "Bo Krogh", Role.EMPLOYEE, FIRST, CHEAP)


@pytest.fixture
def door(
    qtbot: QtBot, mette: Unlocked, today: date, answers: Answers, dressed: None
) -> Iterator[Callable[..., Door]]:
    """Opens the program and lets a visitor in; which window it has, may change."""
    opened: list[Door] = []

    def open_for(*steps: Callable[[QDialog], None]) -> Door:
        door = Door(mette.folder, today=lambda: today, ask=answers)
        opened.append(door)
        visitor = Visitor(*steps)
        with qtbot.waitSignal(door.window.ready, timeout=20_000):
            door.window.show()
        assert visitor.is_done
        if door.window.isVisible():
            door.window.activateWindow()
            qtbot.waitUntil(door.window.isActiveWindow)
        return door

    yield open_for
    for door in opened:
        door.window.close()
        door.window.deleteLater()


def _screen(door: Door, qtbot: QtBot) -> Screen:
    return Screen(door.window, qtbot)


def _button(door: Door) -> QToolButton:
    button = door.window.findChild(QToolButton, "lockButton")
    assert isinstance(button, QToolButton)
    return button


def _lock(door: Door, qtbot: QtBot, *steps: Callable[[QDialog], None]) -> None:
    """Lock, and let somebody in again."""
    visitor = Visitor(*steps)
    door.window.ui.lockAction.trigger()
    assert door.locked
    qtbot.waitUntil(lambda: visitor.is_done and not door.locked, timeout=20_000)


def test_the_right_password_lays_the_table_and_is_in_the_log(
    course: Course, door: Callable[..., Door]
) -> None:
    opened = door(
        signs_in("Anne Lund", "forkert kode her"),
        sees("passer ikke"),
        signs_in("Anne Lund", PASSWORD),
    )
    assert opened.desk is not None
    assert opened.desk.course is not None
    assert opened.desk.course.title == course.title
    log = access_log.entries(opened.desk.store)
    assert [(e.name, e.event) for e in log if e.event is not AccessEvent.OPENED] == [
        ("Anne Lund", AccessEvent.UNLOCKED),
        ("Anne Lund", AccessEvent.FAILED),
    ]


def test_who_gives_up_at_the_door_sees_nothing(course: Course, door: Callable[..., Door]) -> None:
    opened = door(closes)
    assert opened.desk is None
    assert not opened.window.isVisible()


def test_a_lock_hides_all_and_brings_text_cursor_and_keyboard_back(
    course: Course, door: Callable[..., Door], qtbot: QtBot, kept: Callable[[], Course]
) -> None:
    opened = door(signs_in("Anne Lund", PASSWORD))
    screen = _screen(opened, qtbot)
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    screen.type("Vi talte om garderoben")
    cursor = edit.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(8, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    seen: list[str] = []

    def look_around(dialog: QDialog) -> None:
        seen.append(opened.window.windowTitle())
        note = kept().ordered_meetings()[1].note_on("organisation")
        seen.append(note.text if note else "")
        signs_in("Anne Lund", PASSWORD)(dialog)

    _lock(opened, qtbot, look_around)
    assert seen == ["teammøde – låst", "Vi talte om garderoben"]
    assert opened.window.windowTitle().startswith(course.title)
    assert edit.toPlainText() == "Vi talte om garderoben"
    assert (edit.textCursor().anchor(), edit.textCursor().position()) == (3, 8)
    qtbot.waitUntil(edit.hasFocus)
    assert opened.desk is not None
    events = [entry.event for entry in access_log.entries(opened.desk.store)]
    opening = [AccessEvent.UNLOCKED, AccessEvent.OPENED]  # each unlocking shows the course anew
    assert events[::-1] == [*opening, AccessEvent.LOCKED, *opening]


def test_the_button_and_f12_lock_alike(
    course: Course, door: Callable[..., Door], qtbot: QtBot
) -> None:
    opened = door(signs_in("Anne Lund", PASSWORD))
    for lock in (
        lambda: qtbot.keyClick(opened.window, Qt.Key.Key_F12),
        lambda: _button(opened).click(),
    ):
        visitor = Visitor(signs_in("Anne Lund", PASSWORD))
        lock()
        assert opened.locked
        qtbot.waitUntil(lambda v=visitor: v.is_done and not opened.locked, timeout=20_000)


def test_another_person_gets_a_window_of_their_own_courses(
    course: Course, store: Store, door: Callable[..., Door], qtbot: QtBot
) -> None:
    own = Course(title="Solstuen")
    Membership(course=own, name="bo  krogh")
    store.begin_course(own, date(2026, 11, 23))
    opened = door(signs_in("Anne Lund", PASSWORD))
    before = opened.window
    assert before.ui.courseCombo.count() == 2
    screen = _screen(opened, qtbot)
    screen.desk.open_course(course.id)
    screen.focus(screen.tab.discussion.edit)
    screen.type("Kun for Anne")
    visitor = Visitor(signs_in("Bo Krogh", FIRST), chooses(OWN))
    before.ui.lockAction.trigger()
    qtbot.waitUntil(
        lambda: visitor.is_done and opened.desk is not None and not opened.locked, timeout=20_000
    )
    assert opened.window is not before
    combo = opened.window.ui.courseCombo
    assert [combo.itemText(place) for place in range(combo.count())] == [own.title]
    assert opened.unlocked is not None
    assert opened.unlocked.account.name == "Bo Krogh"
    assert not unlock(opened.folder, opened.unlocked.account.id, OWN).account.must_change
    [note] = [n for n in store.course(course.id).ordered_meetings()[1].notes if n.text]
    assert note.text == "Kun for Anne"
    [written] = store.revisions(note, "text")
    assert written.author == "Anne Lund"


def test_the_program_can_be_closed_while_it_is_locked(
    course: Course, door: Callable[..., Door], qtbot: QtBot
) -> None:
    opened = door(signs_in("Anne Lund", PASSWORD))
    visitor = Visitor(closes)
    opened.window.ui.lockAction.trigger()
    qtbot.waitUntil(lambda: visitor.is_done and not opened.window.isVisible(), timeout=20_000)


def test_a_key_changed_in_another_window_locks_and_loses_no_text(
    course: Course, mette: Unlocked, door: Callable[..., Door], qtbot: QtBot, store: Store
) -> None:
    opened = door(signs_in("Anne Lund", PASSWORD))
    screen = _screen(opened, qtbot)
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    store.close()
    fresh = rekey(unlock(mette.folder, mette.account.id, PASSWORD))
    visitor = Visitor(sees("skiftet"), signs_in("Anne Lund", PASSWORD))
    screen.type("Skrevet bagefter")
    assert opened.desk is not None
    opened.desk.saver.flush()
    qtbot.waitUntil(lambda: visitor.is_done and not opened.locked, timeout=20_000)
    opened.desk.saver.flush()
    with closing(Store(mette.folder, device="d", key=fresh.key)) as again:
        notes = again.course(course.id).ordered_meetings()[1].notes
        assert [note.text for note in notes if note.text] == ["Skrevet bagefter"]


def test_another_person_after_a_changed_key_takes_no_text_from_the_one_before(
    course: Course, mette: Unlocked, door: Callable[..., Door], qtbot: QtBot, store: Store
) -> None:
    opened = door(signs_in("Anne Lund", PASSWORD))
    screen = _screen(opened, qtbot)
    screen.focus(screen.tab.discussion.edit)
    store.close()
    fresh = rekey(unlock(mette.folder, mette.account.id, PASSWORD))
    visitor = Visitor(sees("skiftet"), signs_in("Bo Krogh", FIRST), chooses(OWN))
    screen.type("Skrevet bagefter")
    screen.desk.saver.flush()
    qtbot.waitUntil(
        lambda: visitor.is_done and opened.desk is not None and not opened.locked, timeout=20_000
    )
    with closing(Store(mette.folder, device="d", key=fresh.key)) as again:
        [note] = [n for n in again.course(course.id).ordered_meetings()[1].notes if n.text]
        assert note.text == "Skrevet bagefter"
        assert [r.author for r in again.revisions(note, "text")] == ["Anne Lund"]


def test_what_can_be_kept_nowhere_keeps_another_person_out(
    course: Course, door: Callable[..., Door], qtbot: QtBot, answers: Answers, mette: Unlocked
) -> None:
    opened = door(signs_in("Anne Lund", PASSWORD))
    screen = _screen(opened, qtbot)
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    fill_up(screen)
    drafts = journal_folder() / mette.vault.id
    shutil.rmtree(drafts)
    drafts.write_text("in the way")
    long = "Vi talte om garderoben. " * 2_000
    edit.setPlainText(long)
    _lock(
        opened,
        qtbot,
        signs_in("Bo Krogh", FIRST),
        chooses(OWN),
        signs_in("Anne Lund", PASSWORD),
    )
    assert "Anne Lund skrev sidst" in answers.asked[-1][1]
    assert screen.desk.saver.is_waiting
    make_room(screen)
    assert screen.desk.saver.flush()
    assert edit.toPlainText() == long


def test_a_lock_while_the_archive_is_closed_lets_somebody_in_again(
    course: Course, door: Callable[..., Door], qtbot: QtBot
) -> None:
    opened = door(signs_in("Anne Lund", PASSWORD))
    screen = _screen(opened, qtbot)
    screen.focus(screen.tab.discussion.edit)
    with opened.closed():  # as while somebody is removed
        screen.type("Imens")
        visitor = Visitor(signs_in("Anne Lund", PASSWORD))
        opened.lock()
        qtbot.waitUntil(lambda: visitor.is_done and not opened.locked, timeout=20_000)
    assert screen.desk.saver.flush()


def test_the_lock_says_why_it_came_and_no_word_of_what_was_typed(
    course: Course, door: Callable[..., Door], qtbot: QtBot
) -> None:
    opened = door(signs_in("Anne Lund", PASSWORD))
    assert opened.desk is not None
    saver, said = opened.desk.saver, list[str]()

    def refused(why: Refused) -> None:
        if not said:
            raise why

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, SignInDialog)
        said.append(dialog.ui.reasonLabel.text())
        signs_in("Anne Lund", PASSWORD)(dialog)

    visitor = Visitor(look)
    saver.later("one", lambda: refused(Refused("»Eva er ked af det« er ikke en dato.")))
    saver.later("other", lambda: refused(KeyChanged()))
    saver.flush()
    qtbot.waitUntil(lambda: visitor.is_done and not opened.locked, timeout=20_000)
    assert "nøgle" in said[0]
    assert "Eva" not in said[0]


def test_an_archive_that_is_away_after_a_step_is_taken_up_again_by_itself(
    course: Course, door: Callable[..., Door], qtbot: QtBot, mette: Unlocked
) -> None:
    opened = door(signs_in("Anne Lund", PASSWORD))
    screen = _screen(opened, qtbot)
    away = mette.folder.with_name("væk")
    with pytest.raises(ArchiveGone), opened.closed():
        mette.folder.rename(away)
    banner = screen.window.ui.banner
    qtbot.waitUntil(banner.isVisible)
    away.rename(mette.folder)
    qtbot.waitUntil(banner.isHidden)


def test_people_talk_in_meetings_so_it_waits_longer_there(
    course: Course, door: Callable[..., Door], qtbot: QtBot
) -> None:
    opened = door(signs_in("Anne Lund", PASSWORD))
    screen = _screen(opened, qtbot)
    assert screen.meeting.date == date(2026, 11, 23)
    assert opened.idle_minutes() == 30
    screen.open_meeting(date(2026, 11, 30))
    assert opened.idle_minutes() == 5


def test_a_new_house_settles_its_limits_and_locks_what_was_there(folder: Path, today: date) -> None:
    with closing(Store(folder, device="d", create=True)) as store:
        store.begin_course(Course(title="Fra før"), today)
    assert is_plain(folder / ARCHIVE_NAME)
    new = NewHouse("Skovhuset", "Sara Lind", OWN, bytes(32), 3, str(folder))
    unlocked = entering._make_house(folder, new)
    assert not is_plain(folder / ARCHIVE_NAME)
    with closing(Store(folder, device="d", key=unlocked.key, viewer=unlocked.viewer)) as store:
        house = read_house(store)
        assert (house.name, house.retention_years, house.second_place) == (
            "Skovhuset",
            3,
            str(folder),
        )
        assert [c.title for c in store.courses(today)] == ["Fra før"]


def test_a_folder_that_is_copied_to_the_internet_is_warned_of(
    mette: Unlocked, qtbot: QtBot, today: date, answers: Answers, dressed: None
) -> None:
    folder = mette.folder.parent / "OneDrive - Kommunen" / "arkiv"
    shutil.copytree(mette.folder, folder)
    moved = replace(mette, folder=folder)
    window = Door(folder, today=lambda: today, ask=answers, come_in=lambda *_: moved).window
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.ready):
        window.show()
    [notice] = [n for n in window.findChildren(Notice) if n.isVisible()]
    assert "OneDrive" in notice.text
    qtbot.mouseClick(notice.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not notice.isVisible()
