"""The day's copy takes itself and is told of; an archive or a course comes back by clicks."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.course import Course
from teammoede.storage.access_log import entries
from teammoede.storage.backup import backups, make_backup
from teammoede.storage.house import read_house
from teammoede.storage.layout import COPIES
from teammoede.storage.second_place import folder_in
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.backup_watch import BackupWatch
from teammoede.ui.dialogs.backups_dialog import BackupsDialog
from teammoede.ui.door import Door
from tests.ui.conftest import Answers, Screen, in_dialog

LookIn = Callable[[], AbstractContextManager[Store]]


@pytest.fixture
def copy(store: Store, course: Course) -> Path:
    """A copy of the archive with the course in it, seen from nowhere else any more."""
    made = store.backup()
    store.close()
    return made


@pytest.fixture
def look_in(unlocked: Unlocked) -> LookIn:
    """Opens the archive from elsewhere, for a moment."""

    @contextmanager
    def look() -> Iterator[Store]:
        with closing(Store(unlocked.folder, device="other", key=unlocked.key)) as store:
            yield store

    return look


def _watch(screen: Screen) -> BackupWatch:
    return screen.desk.backup_steps.watch


def _said(screen: Screen) -> str:
    button = _watch(screen).button
    assert button.isVisible()
    return button.text()


def _use(qtbot: QtBot, screen: Screen, act: Callable[[BackupsDialog], None]) -> None:
    """Open the list of copies by the words in the status bar, and drive it."""

    def when_read(dialog: BackupsDialog) -> None:
        qtbot.waitUntil(lambda: "læses …" not in dialog.ui.stateLabel.text())
        act(dialog)

    came = in_dialog(BackupsDialog, when_read)
    screen.click(_watch(screen).button)
    assert came()


def _wait_for_copy(qtbot: QtBot, screen: Screen) -> None:
    qtbot.waitUntil(lambda: _said(screen).startswith("Sidste kopi: i dag"))


# the day's copy


def test_the_days_copy_is_taken_beside_the_window_and_told(
    qtbot: QtBot, screen: Screen, unlocked: Unlocked
) -> None:
    assert _said(screen) == "Ingen kopi endnu"
    _watch(screen).look()
    _wait_for_copy(qtbot, screen)
    assert len(backups(unlocked.folder / COPIES)) == 1
    _watch(screen).look()  # an hour later
    qtbot.waitUntil(lambda: not _watch(screen)._beside.is_busy)
    assert len(backups(unlocked.folder / COPIES)) == 1


def test_nothing_begins_while_somebody_writes(
    qtbot: QtBot, screen: Screen, unlocked: Unlocked
) -> None:
    screen.focus(screen.tab.discussion.edit)
    handle = screen.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_V)
    assert screen.tab.discussion.edit.toPlainText().casefold() == "v"
    screen.desk.saver.flush()
    _watch(screen).look()
    assert not _watch(screen)._beside.is_busy
    assert backups(unlocked.folder / COPIES) == []


def test_the_words_turn_amber_when_the_last_copy_is_old(
    qtbot: QtBot, course: Course, unlocked: Unlocked, open_window: Callable[..., Screen]
) -> None:
    made = make_backup(unlocked.folder, unlocked.key)
    old = datetime.now(UTC) - timedelta(days=3)
    made.rename(made.with_name(f"{old:%Y-%m-%dT%H%M%SZ}"))
    screen = open_window()
    assert _said(screen).startswith("Sidste kopi er fra")
    assert _watch(screen).button.property("role") == "late"
    _watch(screen).look()
    _wait_for_copy(qtbot, screen)
    assert _watch(screen).button.property("role") == "quiet"


def test_a_failure_is_told_and_stops_nobody(
    qtbot: QtBot, screen: Screen, unlocked: Unlocked
) -> None:
    (unlocked.folder / COPIES).write_text("en fil, hvor mappen skulle være")
    _watch(screen).look()
    qtbot.waitUntil(lambda: _said(screen) == "Der kan ikke tages kopier")
    assert "kan ikke skrives" in _watch(screen).button.toolTip()
    assert _watch(screen).button.property("role") == "late"


def test_a_copy_goes_to_the_second_place_and_a_pulled_stick_is_no_error(
    qtbot: QtBot, screen: Screen, unlocked: Unlocked, answers: Answers, tmp_path: Path
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()

    def choose(dialog: BackupsDialog) -> None:
        qtbot.mouseClick(dialog.ui.placeButton, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "stik) har en kopi fra i dag" in dialog.ui.placeLabel.text())
        assert dialog.ui.copiesView.count() == 2

    answers.answers = [stick]
    _use(qtbot, screen, choose)
    assert [title for title, _ in answers.asked][1:] == ["Samme disk"]
    assert len(backups(folder_in(stick, unlocked.vault.id))) == 1
    with closing(Store(unlocked.folder, device="o", key=unlocked.key)) as store:
        assert read_house(store).second_place == str(stick)
        assert entries(store)[0].event is AccessEvent.BACKED_UP
    stick.rename(tmp_path / "i lommen")

    def take(dialog: BackupsDialog) -> None:
        qtbot.mouseClick(dialog.ui.takeButton, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "ikke lige nu" in dialog.ui.placeLabel.text())
        assert not dialog.ui.errorLabel.isVisible()

    _use(qtbot, screen, take)
    assert len(answers.asked) == 2


# bringing back


def test_the_whole_archive_comes_back_and_is_shown(
    qtbot: QtBot, copy: Path, course: Course, screen: Screen, answers: Answers, look_in: LookIn
) -> None:
    goal = course.goal
    screen.desk.store.change(screen.desk.store.course(course.id), goal="Et andet mål")
    screen.write(screen.tab.discussion.edit, "Skrevet siden")
    answers.answers = [True]
    _use(qtbot, screen, lambda d: screen.click(d.ui.archiveButton))
    QApplication.processEvents()
    assert "lægges i en ny kopi" in answers.asked[0][1]
    assert len(answers.asked) == 1
    assert screen.tab.discussion.edit.toPlainText() == ""
    assert screen.desk.course is not None
    assert screen.desk.course.goal == goal
    with look_in() as store:
        assert store.course(course.id).goal == goal
        assert entries(store)[0].event is AccessEvent.RESTORED
    screen.write(screen.tab.discussion.edit, "Det går videre")
    with look_in() as store:
        texts = [note.text for m in store.course(course.id).meetings for note in m.notes]
        assert "Det går videre" in texts


def test_thinking_better_of_it_changes_nothing(
    qtbot: QtBot, copy: Path, screen: Screen, answers: Answers
) -> None:
    screen.write(screen.tab.discussion.edit, "Skrevet siden")
    answers.answers = [False]
    _use(qtbot, screen, lambda d: screen.click(d.ui.archiveButton))
    assert screen.tab.discussion.edit.toPlainText() == "Skrevet siden"


def test_another_window_is_in_the_way_and_that_is_said(
    qtbot: QtBot, copy: Path, screen: Screen, answers: Answers, look_in: LookIn
) -> None:
    screen.write(screen.tab.discussion.edit, "Skrevet siden")
    answers.answers = [True]
    with look_in():
        _use(qtbot, screen, lambda d: screen.click(d.ui.archiveButton))
    assert answers.asked[-1] == (
        "Det gik ikke",
        "Arkivet er åbent i et andet vindue. Luk det, og prøv igen.",
    )
    assert screen.tab.discussion.edit.toPlainText() == "Skrevet siden"
    screen.write(screen.tab.discussion.edit, " mere")
    with look_in() as store:
        assert screen.desk.course is not None
        course = store.course(screen.desk.course.id)
        assert any("mere" in note.text for m in course.meetings for note in m.notes)


def test_one_course_comes_back_over_the_one_that_is_there_after_a_yes(
    qtbot: QtBot, copy: Path, course: Course, screen: Screen, answers: Answers
) -> None:
    desk = screen.desk
    assert desk.course is not None
    other = Course(title="Månestuen")
    desk.store.begin_course(other, desk.today())
    screen.write(screen.tab.discussion.edit, "Skrevet siden")
    answers.answers = [True]
    _use(qtbot, screen, lambda d: screen.click(d.ui.courseButton))
    assert "Forløbet er i arkivet" in answers.asked[0][1]
    assert screen.tab.discussion.edit.toPlainText() == ""
    assert {c.title for c in desk.store.courses(desk.today())} == {course.title, "Månestuen"}


def test_an_example_is_not_copied(
    qtbot: QtBot, tmp_path: Path, today: date, answers: Answers, dressed: None
) -> None:
    door = Door(tmp_path / "prøve", today=lambda: today, ask=answers, make_demo=True)
    qtbot.addWidget(door.window)
    with qtbot.waitSignal(door.window.ready):
        door.window.show()
    assert not door.window.ui.backupsAction.isEnabled()
    assert door.desk is not None
    door.desk.backup_steps.watch.look()
    assert backups(door.folder / COPIES) == []
    assert not door.window.statusBar().isVisible()


def test_the_menu_shows_the_copies_too(qtbot: QtBot, copy: Path, screen: Screen) -> None:
    rows: list[int] = []
    came = in_dialog(BackupsDialog, lambda d: rows.append(d.ui.copiesView.count()))
    screen.window.ui.backupsAction.trigger()
    assert came()
    assert rows == [1]
