"""The start: an archive that cannot be opened is said, an error nobody expected loses nothing."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.connecting import connect
from teammoede.storage.vault import Unlocked
from teammoede.ui.app import _catcher
from teammoede.ui.door import Door
from teammoede.ui.main_window import MainWindow
from tests.ui.conftest import Answers, Screen


@pytest.fixture
def started(
    qtbot: QtBot, folder: Path, today: date, answers: Answers, dressed: None
) -> Callable[..., MainWindow]:
    """Starts the program on the folder, whatever is in it, and lets the right person in."""

    def start(come_in: Unlocked | None = None, **more: bool) -> MainWindow:
        window = Door(
            folder, today=lambda: today, ask=answers, come_in=lambda *_: come_in, **more
        ).window
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.ready):
            window.show()
        return window

    return start


def test_an_archive_that_cannot_be_opened_is_said_and_the_window_closes(
    started: Callable[..., MainWindow], unlocked: Unlocked, answers: Answers
) -> None:
    with closing(connect(unlocked.folder / FILE_NAME, unlocked.key)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    window = started(unlocked)
    [(title, text)] = answers.asked
    assert title == "Arkivet kan ikke åbnes"
    assert "nyere udgave" in text
    assert not window.isVisible()


def test_who_thinks_better_of_it_at_the_door_leaves_nothing_behind(
    started: Callable[..., MainWindow], folder: Path, answers: Answers
) -> None:
    window = started()
    assert not window.isVisible()
    assert not folder.exists()
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
    assert screen.desk.door is not None
    _catcher(screen.desk.door)(ValueError, error, None)
    assert screen.window.ui.banner.isVisible()
    assert "Der gik noget galt" in screen.window.ui.bannerLabel.text()
    assert "Peter" not in screen.window.ui.bannerLabel.text()
    assert edit.toPlainText() == "Vi talte"
    edit.clearFocus()
    note = kept().ordered_meetings()[1].note_on("organisation")
    assert note is not None
    assert note.text == "Vi talte"
