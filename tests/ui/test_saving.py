"""Nothing typed is lost: saved within a second, again and again, and shown as saved or not."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue
from teammoede.ui.saving import Saver
from tests.ui.conftest import Answers, Screen
from tests.ui.full_disk import fill_up, make_room

Kept = Callable[[], Course]
NEXT_WEEK = date(2026, 11, 30)


class Archive:
    """Takes what is written, unless it is full."""

    def __init__(self) -> None:
        self.full = False
        self.kept: dict[str, str] = {}

    def write(self, name: str, text: str) -> Callable[[], None]:
        def write() -> None:
            if self.full:
                raise InvalidValue("Disken er fuld.")
            self.kept[name] = text

        return write


@pytest.fixture
def archive() -> Archive:
    return Archive()


@pytest.fixture
def saver(qapp: object) -> Saver:
    return Saver()


def note(course: Course, point: str = "organisation", place: int = 1) -> str:
    """Return what the archive has of a note of today's meeting."""
    found = course.ordered_meetings()[place].note_on(point)
    return found.text if found else ""


LONG = "Vi så på garderoben. " * 2_000


def paste(screen: Screen, field: QWidget, text: str) -> None:
    """Paste a text, which is one key press however long it is."""
    from PySide6.QtWidgets import QApplication

    QApplication.clipboard().setText(text)
    field.setFocus()
    screen.qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


# the saver by itself


def test_what_waits_is_written_once_with_its_last_text(
    qtbot: QtBot, saver: Saver, archive: Archive
) -> None:
    saver.later("note", archive.write("note", "Vi"))
    saver.later("note", archive.write("note", "Vi talte"))
    assert saver.is_waiting
    with qtbot.waitSignal(saver.saved):
        pass
    assert archive.kept == {"note": "Vi talte"}
    assert not saver.is_waiting


def test_going_on_typing_does_not_put_saving_off(
    qtbot: QtBot, saver: Saver, archive: Archive
) -> None:
    clock = QElapsedTimer()
    clock.start()
    saver.later("note", archive.write("note", "."))

    def type_on() -> bool:
        saver.later("note", archive.write("note", "." * (clock.elapsed() + 1)))
        return bool(archive.kept)

    qtbot.waitUntil(type_on)


def test_what_failed_stays_and_is_tried_again(qtbot: QtBot, saver: Saver, archive: Archive) -> None:
    archive.full = True
    saver.later("note", archive.write("note", "Vi talte"))
    with qtbot.waitSignal(saver.failed) as failed:
        assert not saver.flush()
    assert failed.args == ["Disken er fuld."]
    assert saver.is_waiting
    archive.full = False
    with qtbot.waitSignal(saver.saved):
        pass
    assert archive.kept == {"note": "Vi talte"}


def test_one_refused_field_holds_up_no_other_and_nothing_says_saved_meanwhile(
    qtbot: QtBot, saver: Saver, archive: Archive
) -> None:
    def refuse() -> None:
        raise InvalidValue("Teksten er for lang.")

    saver.later("long", refuse)
    saver.later("note", archive.write("note", "Vi talte"))
    with qtbot.assertNotEmitted(saver.saved):
        assert not saver.flush()
        assert saver.now(archive.write("click", "til stede"))
    assert archive.kept == {"note": "Vi talte", "click": "til stede"}
    assert [str(refused) for refused in saver.refusals] == ["Teksten er for lang."]
    saver.later("long", archive.write("long", "kort"))
    with qtbot.waitSignal(saver.saved):
        assert saver.flush()


def test_what_is_written_at_once_comes_after_what_waits(saver: Saver) -> None:
    order: list[str] = []
    saver.later("note", lambda: order.append("waiting"))
    assert saver.now(lambda: order.append("now"))
    assert order == ["waiting", "now"]


def test_a_refusal_at_once_is_told_and_kept_nowhere(
    qtbot: QtBot, saver: Saver, archive: Archive
) -> None:
    archive.full = True
    with qtbot.waitSignal(saver.failed):
        assert not saver.now(archive.write("note", "Vi"))
    assert not saver.is_waiting


# the window


def test_text_is_in_the_archive_within_a_second_while_typing_goes_on(
    screen: Screen, kept: Kept
) -> None:
    edit = screen.tab.discussion.edit
    edit.setFocus()
    clock = QElapsedTimer()
    clock.start()

    def type_on() -> bool:
        screen.qtbot.keyClicks(edit, "Vi ")
        return bool(note(kept()))

    screen.qtbot.waitUntil(type_on, timeout=5_000)
    # Generous against a busy machine; a timer that every key puts off never comes here at all.
    assert clock.elapsed() < 2_000
    assert edit.toPlainText().startswith(note(kept()))


def test_the_head_says_when_it_was_saved(screen: Screen) -> None:
    assert screen.saved_text == ""
    screen.write(screen.tab.discussion.edit, "Vi talte")
    label, _, at = screen.saved_text.partition(" ")
    assert label == "Gemt"
    assert len(at) == 5
    assert at[2] == "."


def test_text_survives_a_window_that_dies(screen: Screen, kept: Kept) -> None:
    screen.write(screen.tab.discussion.edit, "Vi talte om garderoben")
    # The window is neither closed nor left: another store reads beside it.
    assert note(kept()) == "Vi talte om garderoben"


def test_a_window_that_closes_saves_what_was_just_typed(screen: Screen, kept: Kept) -> None:
    edit = screen.tab.discussion.edit
    edit.setFocus()
    screen.type("Sidste ord")
    assert note(kept()) == ""
    assert screen.window.close()
    assert note(kept()) == "Sidste ord"


def test_a_full_disk_is_said_in_red_and_mends_itself(screen: Screen, kept: Kept) -> None:
    edit, banner = screen.tab.discussion.edit, screen.window.ui.banner
    assert not banner.isVisible()
    fill_up(screen)
    with screen.qtbot.waitSignal(screen.desk.saver.failed):
        paste(screen, edit, LONG)
    assert banner.isVisible()
    assert "Disken er fuld" in screen.window.ui.bannerLabel.text()
    assert screen.saved_text == "Ikke gemt endnu"
    assert edit.toPlainText() == LONG
    assert note(kept()) == ""
    make_room(screen)
    with screen.qtbot.waitSignal(screen.desk.saver.saved):
        pass
    assert not banner.isVisible()
    assert screen.saved_text.startswith("Gemt")
    assert note(kept()) == LONG


def test_a_window_that_cannot_save_stays_open_unless_told_to_go(
    screen: Screen, answers: Answers, kept: Kept
) -> None:
    fill_up(screen)
    paste(screen, screen.tab.discussion.edit, LONG)
    answers.answers = [False]
    assert not screen.window.close()
    assert screen.window.isVisible()
    assert [title for title, _ in answers.asked] == ["Ikke gemt"]
    make_room(screen)
    assert screen.window.close()
    assert note(kept()) == LONG


def test_a_window_told_to_go_goes_without_what_cannot_be_saved(
    screen: Screen, answers: Answers, kept: Kept
) -> None:
    fill_up(screen)
    paste(screen, screen.tab.discussion.edit, LONG)
    answers.answers = [True]
    assert screen.window.close()
    assert not screen.desk.saver.is_waiting
    assert note(kept()) == ""


def test_another_meeting_is_not_opened_over_text_that_cannot_be_saved(
    screen: Screen, answers: Answers, kept: Kept
) -> None:
    fill_up(screen)
    paste(screen, screen.tab.discussion.edit, LONG)
    answers.answers = [False]
    screen.open_meeting(NEXT_WEEK)
    assert screen.meeting.date == date(2026, 11, 23)
    assert screen.tab.discussion.edit.toPlainText() == LONG
    chosen = screen.window.ui.meetingsView.currentIndex()
    assert screen.desk.meetings.row_of(screen.meeting) == chosen.row()
    make_room(screen)
    with screen.qtbot.waitSignal(screen.desk.saver.saved):
        pass
    assert note(kept()) == LONG
    assert note(kept(), place=2) == ""


def test_text_that_is_given_up_is_never_written_into_another_meeting(
    screen: Screen, answers: Answers, kept: Kept
) -> None:
    fill_up(screen)
    paste(screen, screen.tab.discussion.edit, LONG)
    answers.answers = [True]
    screen.open_meeting(NEXT_WEEK)
    assert screen.meeting.date == NEXT_WEEK
    make_room(screen)
    screen.write(screen.tab.discussion.edit, "Næste uge")
    assert note(kept()) == ""
    assert note(kept(), place=2) == "Næste uge"


def test_showing_the_course_again_keeps_text_that_cannot_be_saved(
    screen: Screen, kept: Kept
) -> None:
    fill_up(screen)
    paste(screen, screen.tab.discussion.edit, LONG)
    screen.refresh()
    assert screen.tab.discussion.edit.toPlainText() == LONG
    make_room(screen)
    assert screen.desk.saver.flush()
    assert note(kept()) == LONG


def test_a_note_of_200_000_characters_is_kept(screen: Screen, kept: Kept) -> None:
    text = ("Ro og tryghed i garderoben.\n" * 8_000)[:200_000]
    with screen.qtbot.waitSignal(screen.desk.saver.saved, timeout=5_000):
        paste(screen, screen.tab.discussion.edit, text)
    assert note(kept()) == text


@pytest.mark.parametrize(
    "text",
    [
        "Smil 😀 👨‍👩‍👧 flag 🇩🇰",
        "שלום og مرحبا",
        "Łukasz og Şirin",
        "a\x07b\x0bc\x1fd",
        "å som to tegn: a\u030a",
    ],
    ids=["emoji", "right to left", "letters", "control characters", "composed"],
)
def test_any_sign_is_kept(screen: Screen, kept: Kept, text: str) -> None:
    edit = screen.tab.discussion.edit
    with screen.qtbot.waitSignal(screen.desk.saver.saved):
        paste(screen, edit, text)
    assert note(kept()) == edit.toPlainText() == text
