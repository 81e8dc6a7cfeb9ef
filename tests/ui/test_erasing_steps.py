"""A course is erased by clicks, proposed when it is too old, and finished at a later start."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.domain.viewer import Role
from teammoede.storage.copies import contents
from teammoede.storage.erasing import erase_course, is_owed
from teammoede.storage.layout import ARCHIVE_NAME
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.dialogs.erase_dialog import EraseDialog
from teammoede.ui.erasing_steps import ErasingSteps
from teammoede.ui.place import Place
from tests.ui.conftest import Answers, Screen, in_dialog

OLD = date(2019, 8, 12)


@pytest.fixture
def old_course(store: Store) -> Course:
    """A course that ended six years ago, with everything in a copy too."""
    course = Course(title="Rævestuen", start=OLD, end=date(2020, 1, 31))
    store.begin_course(course, OLD)
    return course


@pytest.fixture
def copy(store: Store, old_course: Course) -> Path:
    return store.backup()


def _steps(screen: Screen) -> ErasingSteps:
    found = screen.desk.findChild(ErasingSteps)
    assert found is not None
    return found


def _use(screen: Screen, act: Callable[[EraseDialog], None]) -> None:
    """Open the dialog from the menu, and drive it."""
    came = in_dialog(EraseDialog, act)
    screen.window.ui.eraseAction.trigger()
    assert came()


def _listed(dialog: EraseDialog) -> list[str]:
    view = dialog.ui.listView
    return [view.item(row).text() for row in range(view.count())]


def _titles(unlocked: Unlocked) -> list[str]:
    with closing(Store(unlocked.folder, device="e", key=unlocked.key)) as store:
        return [course.title for course in store.courses(date(2026, 11, 23))]


def test_what_is_over_the_limit_stands_first_and_goes_for_good(
    screen: Screen, old_course: Course, copy: Path, unlocked: Unlocked, answers: Answers
) -> None:
    answers.answers = [True]

    def act(dialog: EraseDialog) -> None:
        assert dialog.ui.introLabel.text() == "1 forløb er over husets grænse på 5 år."
        assert _listed(dialog)[0] == "Rævestuen"
        screen.click(dialog.ui.eraseButton)
        assert "Rævestuen" not in _listed(dialog)
        assert dialog.ui.introLabel.text() == "Ingen forløb er over husets grænse på 5 år."

    _use(screen, act)
    (asked, _), (head, said) = answers.asked
    assert asked == "Slet forløbet for altid"
    assert head == "Forløbet er slettet"
    assert said == "»Rævestuen« er slettet.\n\n1 kopi er lavet på ny uden forløbet."
    assert "Rævestuen" not in _titles(unlocked)
    assert [c.id for c in contents(copy, unlocked.key).courses] != []
    assert old_course.id not in [c.id for c in contents(copy, unlocked.key).courses]
    assert not is_owed(unlocked.folder)


def test_a_no_keeps_it(
    screen: Screen, old_course: Course, unlocked: Unlocked, answers: Answers
) -> None:
    answers.answers = [False]
    _use(screen, lambda dialog: screen.click(dialog.ui.eraseButton))
    assert "Rævestuen" in _titles(unlocked)


def test_the_course_in_front_can_go_and_another_comes(
    screen: Screen, course: Course, unlocked: Unlocked, answers: Answers
) -> None:
    answers.answers = [True]
    assert screen.desk.course is not None
    _use(screen, lambda dialog: screen.click(dialog.ui.eraseButton))
    assert _titles(unlocked) == []
    assert screen.desk.course is None
    place = Place(unlocked.folder)
    assert (place.course, place.meeting(course.id), place.day(course.id)) == ("", "", None)


def test_what_cannot_be_made_anew_is_deleted_on_a_word(
    screen: Screen, copy: Path, unlocked: Unlocked, answers: Answers
) -> None:
    (copy / ARCHIVE_NAME).write_bytes(b"skrammel" * 1000)
    answers.answers = [True, True]
    _use(screen, lambda dialog: screen.click(dialog.ui.eraseButton))
    assert "1 kopi kunne ikke laves på ny" in answers.asked[1][1]
    assert not copy.exists()
    assert not is_owed(unlocked.folder)


def test_a_copy_to_hand_over_comes_first(
    screen: Screen, old_course: Course, answers: Answers, tmp_path: Path
) -> None:
    from teammoede.ui.dialogs.passphrase_dialog import PassphraseDialog

    asked: list[bool] = []

    def act(dialog: EraseDialog) -> None:
        came = in_dialog(PassphraseDialog, lambda inner: inner.reject())
        screen.click(dialog.ui.exportButton)
        asked.append(came())

    _use(screen, act)
    assert asked == [True]


def test_one_line_proposes_it(
    old_course: Course, open_window: Callable[..., Screen], qtbot: QtBot
) -> None:
    screen = open_window()
    steps = _steps(screen)
    assert not steps.notice.isVisible()
    steps.look_round()
    assert steps.notice.text == "1 forløb er over husets grænse på 5 år."
    came = in_dialog(EraseDialog, lambda dialog: dialog.reject())
    screen.click(steps.notice.findChildren(QPushButton)[0])
    assert came()
    assert not steps.notice.isVisible()


def test_where_nothing_is_old_nothing_is_said(screen: Screen) -> None:
    _steps(screen).look_round()
    assert not _steps(screen).notice.isVisible()


def test_what_was_begun_is_finished_at_the_next_start(
    store: Store,
    old_course: Course,
    copy: Path,
    unlocked: Unlocked,
    open_window: Callable[..., Screen],
    qtbot: QtBot,
) -> None:
    erase_course(store, old_course.id)  # and then the program was killed
    store.close()
    assert contents(copy, unlocked.key).courses
    screen = open_window()
    _steps(screen).look_round()
    qtbot.waitUntil(lambda: not is_owed(unlocked.folder))
    assert contents(copy, unlocked.key).courses == ()


def test_an_employee_has_no_such_command(
    course: Course, old_course: Course, unlocked: Unlocked, qtbot: QtBot
) -> None:
    from teammoede.ui.door import Door

    lars = replace(unlocked, account=replace(unlocked.account, role=Role.EMPLOYEE))
    window = Door(unlocked.folder, today=lambda: OLD, ask=Answers(), come_in=lambda *_: lars).window
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.ready):
        window.show()
    screen = Screen(window, qtbot)
    assert not window.ui.eraseAction.isVisible()
    _steps(screen).look_round()
    assert not _steps(screen).notice.isVisible()
    window.close()
