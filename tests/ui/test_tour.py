"""The first-run tour: four hints, by key or mouse, once, and never where it was not asked for."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from teammoede.ui.place import Place
from teammoede.ui.tour import Tour
from tests.ui.conftest import Screen


@pytest.fixture
def tour(screen: Screen) -> Tour:
    """The tour on its first hint, as the menu begins it."""
    screen.window.resize(1366, 690)
    screen.window.ui.tourAction.trigger()
    tour = screen.desk.tour_steps.tour
    assert tour is not None
    return tour


def is_kept(screen: Screen) -> bool:
    unlocked = screen.desk.door.unlocked if screen.desk.door else None
    assert unlocked is not None
    return Place(screen.desk.store.folder).was_shown_round(unlocked.account.id)


def test_a_window_that_was_not_asked_shows_nobody_round(screen: Screen) -> None:
    assert screen.desk.tour_steps.tour is None
    assert screen.window.findChildren(Tour) == []


def test_enter_goes_on_through_four_hints_and_then_it_is_over(screen: Screen, tour: Tour) -> None:
    before = screen.window.findChild(Tour)
    assert before is tour
    seen: list[str] = []
    for _ in range(4):
        assert screen.desk.tour_steps.tour is tour
        seen.append(tour.count.text())
        screen.press(Qt.Key.Key_Return)
    assert seen == ["1 af 4", "2 af 4", "3 af 4", "4 af 4"]
    assert screen.desk.tour_steps.tour is None
    assert is_kept(screen)


def test_escape_spares_and_the_keyboard_is_back_where_it_was(screen: Screen) -> None:
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    screen.window.ui.tourAction.trigger()
    assert not edit.hasFocus()
    screen.press(Qt.Key.Key_Escape)
    assert edit.hasFocus()
    assert screen.desk.tour_steps.tour is None
    assert is_kept(screen)


def test_a_click_spares_too(screen: Screen, tour: Tour) -> None:
    screen.click(tour.skip_button)
    assert screen.desk.tour_steps.tour is None


def test_each_hint_lies_in_the_window_with_all_its_words(screen: Screen, tour: Tour) -> None:
    for _ in range(4):
        QApplication.processEvents()
        assert screen.window.rect().contains(tour.geometry())
        needed = tour.text.heightForWidth(tour.text.width())
        assert tour.text.height() >= needed
        corner = tour.next_button.mapTo(tour, QPoint(tour.next_button.width(), 0))
        assert corner.x() <= tour.width()
        assert tour.text.text() in tour.accessibleName()
        screen.click(tour.next_button)


def test_one_can_go_on_working_beside_it(screen: Screen, tour: Tour) -> None:
    screen.write(screen.tab.discussion.edit, "Vi begynder bare")
    assert screen.tab.discussion.edit.toPlainText() == "Vi begynder bare"
    assert screen.desk.tour_steps.tour is tour


def test_who_is_here_for_the_first_time_is_shown_round_and_only_then(screen: Screen) -> None:
    steps, door = screen.desk.tour_steps, screen.desk.door
    assert door is not None
    door.shows_round = True
    steps.look()
    screen.qtbot.waitUntil(lambda: steps.tour is not None)
    screen.press(Qt.Key.Key_Escape)
    steps.look()
    assert not steps.is_coming
