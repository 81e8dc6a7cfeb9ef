"""The start: an archive that cannot be opened is said, an error nobody expected loses nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.connecting import dbapi2 as sqlite3
from teammoede.storage.store import Store
from teammoede.ui.app import _catcher, make_window
from teammoede.ui.main_window import MainWindow
from tests.ui.conftest import Answers, Screen


@pytest.fixture
def started(
    qtbot: QtBot, folder: Path, today: date, answers: Answers, dressed: None
) -> Callable[..., MainWindow]:
    """Starts the program on the folder, whatever is in it."""

    def start(**more: bool) -> MainWindow:
        window = make_window(folder, today=lambda: today, ask=answers, **more)
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.ready):
            window.show()
        return window

    return start


def newer(folder: Path) -> None:
    Store(folder, device="x", create=True).close()
    connection = sqlite3.connect(folder / FILE_NAME)
    connection.execute("UPDATE meta SET schema = 999")
    connection.commit()
    connection.close()


def empty_file(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE_NAME).touch()


def no_folder(folder: Path) -> None:
    folder.write_text("en fil")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(newer, "nyere udgave"), (empty_file, "0 byte"), (no_folder, "er en fil, ikke en mappe")],
)
def test_an_archive_that_cannot_be_opened_is_said_and_the_window_closes(
    started: Callable[..., MainWindow],
    folder: Path,
    answers: Answers,
    spoil: Callable[[Path], None],
    words: str,
) -> None:
    spoil(folder)
    window = started()
    [(title, text)] = answers.asked
    assert title == "Arkivet kan ikke åbnes"
    assert words in text
    assert not window.isVisible()


def test_a_missing_archive_is_made(
    started: Callable[..., MainWindow], folder: Path, answers: Answers
) -> None:
    window = started()
    assert (folder / FILE_NAME).exists()
    assert window.ui.emptyPage.isVisible()
    assert answers.asked == []


def test_the_demo_opens_on_its_next_meeting(started: Callable[..., MainWindow]) -> None:
    window = started(make_demo=True)
    assert window.ui.workPage.isVisible()
    assert window.ui.meetingsView.currentIndex().data().endswith("næste")


def test_an_error_that_nobody_expected_is_said_and_the_text_stays(
    screen: Screen, kept: Callable[[], Course]
) -> None:
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    screen.type("Vi talte")
    error = ValueError("noget med Peter på 4 år")
    _catcher(screen.window)(ValueError, error, None)
    assert screen.window.ui.banner.isVisible()
    assert "Der gik noget galt" in screen.window.ui.bannerLabel.text()
    assert "Peter" not in screen.window.ui.bannerLabel.text()
    assert edit.toPlainText() == "Vi talte"
    edit.clearFocus()
    note = kept().ordered_meetings()[1].note_on("organisation")
    assert note is not None
    assert note.text == "Vi talte"
