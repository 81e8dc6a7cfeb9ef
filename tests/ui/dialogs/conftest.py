"""What the dialogs' tests share: a day, a course with meetings, and the eye for clipped text."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.ui.style import sheet
from tests.domain.building import TODAY, make_course, weekly_meetings

# A small laptop's screen without the task bar and the window's own frame.
ROOM = (1366 - 10, 768 - 80)

Shown = Callable[[QDialog], QDialog]


@pytest.fixture
def today() -> date:
    """Monday in week 48."""
    return TODAY


@pytest.fixture
def course() -> Course:
    """A course with the first of three meetings held and the second one today."""
    course = make_course("Mette Holm", "Lars Bech", "Sara Lind")
    held, *_ = weekly_meetings(course, 3, date(2026, 11, 16))
    held.state = MeetingState.HELD
    return course


@pytest.fixture
def meeting(course: Course) -> Meeting:
    """The meeting of today."""
    return course.ordered_meetings()[1]


@pytest.fixture
def last_meeting(course: Course) -> Meeting:
    """The meeting after which nothing is planned."""
    return course.ordered_meetings()[-1]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Shows a dialog as the user sees it, with the keys going to it."""

    def show(dialog: QDialog) -> QDialog:
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return show


@pytest.fixture
def large_print(qapp: QApplication) -> Iterator[None]:
    """The program's own style at 150 % of the font."""
    before = QFont(qapp.font())
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    qapp.setStyleSheet(sheet(larger.pointSizeF(), 1.5, is_dark=False))
    qapp.setFont(larger)
    yield
    qapp.setStyleSheet("")
    qapp.setFont(before)


def assert_fits(dialog: QDialog) -> None:
    """Fail where the dialog outgrows the small screen, or a text its place."""
    assert dialog.width() <= ROOM[0]
    assert dialog.height() <= ROOM[1]
    clipped = [_named(child) for child in _texts(dialog) if _is_clipped(child)]
    assert clipped == []


def _texts(dialog: QDialog) -> list[QWidget]:
    kinds = (QLabel, QAbstractButton)
    found = [w for kind in kinds for w in dialog.findChildren(kind) if w.isVisible() and w.text()]
    # The icon inside a line has a text for the ear only.
    return [w for w in found if not isinstance(w.parent(), QLineEdit)]


def _is_clipped(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    hint = widget.minimumSizeHint()
    return widget.width() < hint.width() or widget.height() < hint.height()


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{widget.objectName()} »{text}«"
