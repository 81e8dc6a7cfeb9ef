"""The list of what can be shared: what did good is ticked, and no alias is shown."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from teammoede.domain.action import Action, Answer
from teammoede.ui.widgets.initiatives_list import InitiativesList
from tests.domain.building import agree, answer, make_course, weekly_meetings


@pytest.fixture
def actions() -> list[Action]:
    """One that did good and one that goes on, in the order of the list."""
    course = make_course(aliases=["MK"])
    first, second = weekly_meetings(course, 2)
    good, other = agree(first, "Vi følger MK", position=1), agree(first, "Leg " * 200)
    answer(good, second, Answer.STANDING_PRACTICE)
    return [good, other]


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication, actions: list[Action]) -> InitiativesList:
    view = InitiativesList()
    qtbot.addWidget(view)
    view.offer(actions[0].meeting.course)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_what_did_good_is_ticked_and_no_alias_is_shown(
    view: InitiativesList, actions: list[Action]
) -> None:
    assert view.item(0).text() == "Vi følger et barn\nfast praksis"
    assert len(view.item(1).text()) < 200
    assert view.chosen == actions[:1]


def test_the_users_ticks_are_told_by_keys_too(
    qtbot: QtBot, view: InitiativesList, actions: list[Action]
) -> None:
    for wanted in ([], actions[:1]):
        with qtbot.waitSignal(view.changed):
            qtbot.keyClick(view, Qt.Key.Key_Space)
        assert view.chosen == wanted


def test_an_offer_is_no_change_of_the_users(
    qtbot: QtBot, view: InitiativesList, actions: list[Action]
) -> None:
    with qtbot.assertNotEmitted(view.changed):
        view.offer(actions[0].meeting.course)
    assert view.count() == 2


def test_a_row_has_room_for_all_its_lines_beside_box_and_scroll_bar(
    qtbot: QtBot, view: InitiativesList, actions: list[Action]
) -> None:
    first, second = actions[0].meeting.course.ordered_meetings()
    for letters in range(10, 60):
        answer(agree(first, "Leg nu " * (letters // 7) + "x" * (letters % 7)), second, Answer.DONE)
    view.resize(300, 200)
    view.offer(actions[0].meeting.course)
    qtbot.waitUntil(view.verticalScrollBar().isVisible)
    option = QStyleOptionButton()
    option.initFrom(view)
    box = view.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, view).width()
    frame = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, view) + 1
    room = view.viewport().width() - box - 4 * frame - 2 * 6  # and the padding of the style
    for row in range(view.count()):
        index = view.model().index(row, 0)
        lines = view.fontMetrics().boundingRect(
            QRect(0, 0, room, 9999), Qt.TextFlag.TextWordWrap, index.data()
        )
        assert view.visualRect(index).height() >= lines.height(), index.data()
