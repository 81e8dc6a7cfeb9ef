"""The window from its start: what is opened, what the tabs say, what another window changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from teammoede.domain.action import Answer
from teammoede.domain.agenda import Agenda
from teammoede.domain.course import Course, CourseState
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.people import Membership
from teammoede.domain.spot import Spot
from teammoede.domain.viewer import Role
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.pages.course_page import TODAY as TODAY_PAGE
from teammoede.ui.tabs.other_tab import OtherTab
from teammoede.ui.tabs.roles_tab import RolesTab
from teammoede.ui.widgets.section import Section
from tests.domain.building import PLANNING, agree, make_course, make_meeting
from tests.ui.conftest import GOAL, Screen

Kept = Callable[[], Course]
LAST_WEEK, THIS_WEEK, NEXT_WEEK = date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 30)
TABS = ["Organisering", "Aktiviteter", "Relationer", "Børneperspektiv", "Forældre", "Andet"]


def listed(screen: Screen) -> list[str]:
    """Return what the navigator says."""
    model = screen.desk.meetings
    return [model.index(row).data() for row in range(model.rowCount())]


def chosen_course(screen: Screen) -> str:
    return screen.window.ui.courseCombo.currentText()


def second_course(store: Store) -> Course:
    course = make_course("Ida Friis", title="Måneskinsstuen")
    make_meeting(course, LAST_WEEK, state=MeetingState.HELD)
    make_meeting(course, NEXT_WEEK)
    store.keep(course, *course.memberships, *course.meetings)
    return course


def choose_course(screen: Screen, title: str) -> None:
    """Choose a course with the arrow keys."""
    combo = screen.window.ui.courseCombo
    combo.setFocus()
    steps = combo.findText(title) - combo.currentIndex()
    for _ in range(abs(steps)):
        screen.press(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    assert combo.hasFocus()


# the start


def test_who_is_on_no_team_is_told_how_to_come_on_one(
    course: Course, unlocked: Unlocked, open_window: Callable[..., Screen], store: Store
) -> None:
    account = replace(unlocked.account, name="Karen Vester", role=Role.EMPLOYEE)
    screen = open_window(who=replace(unlocked, account=account))
    ui = screen.window.ui
    assert ui.emptyPage.isVisible()
    assert ui.emptyTitle.text() == "Du er ikke på noget hold endnu"
    assert "Karen Vester" in ui.emptyText.text().splitlines()
    assert not ui.demoButton.isVisible()  # its course would be out of sight too
    assert course.title not in screen.window.windowTitle()
    store.keep(Membership(course=course, name="Karen Vester", position=9))
    screen.desk.look_round()
    assert ui.workPage.isVisible()
    assert chosen_course(screen) == course.title


def test_the_first_start_is_on_the_next_meeting(screen: Screen) -> None:
    assert screen.meeting.date == THIS_WEEK
    assert screen.window.windowTitle() == "Stjernestuen – teammøde"
    assert chosen_course(screen) == "Stjernestuen"
    assert screen.window.ui.meetingsView.currentIndex().data() == "uge 48   ma 23.11.   næste"


def test_the_navigator_has_the_latest_meeting_on_top(screen: Screen) -> None:
    assert listed(screen) == [
        "uge 49   ma 30.11.",
        "uge 48   ma 23.11.   næste",
        "uge 47   ma 16.11.",
    ]


def test_the_seven_points_are_in_the_agendas_order_with_what_waits(screen: Screen) -> None:
    assert screen.titles == [
        "Organisering  2",
        "Aktiviteter",
        "Relationer  1",
        "Børneperspektiv",
        "Forældre",
        "Andet",
        "Roller",
    ]


def test_a_counter_says_in_words_what_it_counts(screen: Screen) -> None:
    tabs = screen.window.ui.tabs
    assert tabs.tabToolTip(0).endswith("2 venter på svar")
    assert "venter" not in tabs.tabToolTip(1)


def test_the_start_is_where_it_was_left(course: Course, open_window: Callable[..., Screen]) -> None:
    first = open_window()
    first.open_meeting(NEXT_WEEK)
    first.go_to("Forældre")
    first.window.close()
    again = open_window()
    assert again.meeting.date == NEXT_WEEK
    assert again.tab.item.key == "parents"


def test_a_meeting_that_is_over_is_left_open_for_the_day(
    course: Course, open_window: Callable[..., Screen]
) -> None:
    first = open_window()
    first.open_meeting(LAST_WEEK)
    first.window.close()
    assert open_window().meeting.date == LAST_WEEK


def test_another_day_starts_on_the_next_meeting_where_the_one_left_is_over(
    course: Course, open_window: Callable[..., Screen], today: date
) -> None:
    first = open_window()
    first.open_meeting(LAST_WEEK)
    first.window.close()
    assert open_window(day=today + timedelta(days=1)).meeting.date == THIS_WEEK


def test_another_day_starts_on_the_meeting_left_where_that_is_not_over(
    course: Course, open_window: Callable[..., Screen], today: date
) -> None:
    first = open_window()
    first.open_meeting(NEXT_WEEK)
    first.window.close()
    assert open_window(day=today + timedelta(days=1)).meeting.date == NEXT_WEEK


def test_each_course_has_its_own_day_on_which_it_was_left(
    course: Course, store: Store, open_window: Callable[..., Screen], today: date
) -> None:
    second_course(store)
    first = open_window()
    choose_course(first, "Stjernestuen")
    first.open_meeting(LAST_WEEK)
    choose_course(first, "Måneskinsstuen")
    first.window.close()
    again = open_window(day=today + timedelta(days=1))
    assert chosen_course(again) == "Måneskinsstuen"
    choose_course(again, "Stjernestuen")
    assert again.meeting.date == THIS_WEEK


def test_a_course_in_which_every_meeting_is_over_opens_on_the_last(
    store: Store, open_window: Callable[..., Screen]
) -> None:
    course = make_course("Mette Holm")
    make_meeting(course, LAST_WEEK, state=MeetingState.APPROVED)
    make_meeting(course, NEXT_WEEK, state=MeetingState.CANCELLED)
    store.keep(course, *course.memberships, *course.meetings)
    assert open_window().meeting.date == LAST_WEEK


def test_a_course_without_meetings_opens_and_takes_one(
    store: Store, open_window: Callable[..., Screen]
) -> None:
    course = make_course("Mette Holm")
    store.keep(course, *course.memberships)
    screen = open_window()
    assert screen.desk.meeting is None
    ui = screen.window.ui
    assert ui.newMeetingAction.isEnabled()
    assert not ui.closeMeetingAction.isEnabled()
    assert not ui.printAgendaAction.isEnabled()


def test_the_window_remembers_its_size(
    course: Course, open_window: Callable[..., Screen], folder: Path
) -> None:
    first = open_window(size=(790, 640))
    left = (first.window.width(), first.window.height())
    first.window.close()
    again = open_window(size=(700, 500))
    assert (again.window.width(), again.window.height()) == left
    assert left[1] == 640
    assert "Stjernestuen" not in (folder / "window.ini").read_text(encoding="utf-8")


def test_an_empty_archive_offers_a_course_and_the_example(
    store: Store, open_window: Callable[..., Screen]
) -> None:
    screen = open_window()
    ui = screen.window.ui
    assert ui.emptyPage.isVisible()
    assert ui.newCourseButton.text().replace("&", "") == "Nyt forløb …"
    assert ui.demoButton.text().replace("&", "") == "Prøv med eksemplet"
    assert ui.newCourseButton.hasFocus()
    assert not ui.newMeetingAction.isEnabled()
    assert not ui.editMeetingAction.isEnabled()


def test_the_example_is_there_with_one_click(
    store: Store, open_window: Callable[..., Screen], today: date
) -> None:
    screen = open_window()
    screen.click(screen.window.ui.demoButton)
    assert screen.window.ui.workPage.isVisible()
    running, ended = store.courses(today)
    assert chosen_course(screen) == running.title
    assert ended.state(today) is CourseState.ENDED
    assert screen.meeting.date > today
    assert screen.desk.meetings.rowCount() >= 13


# going about


def test_a_meeting_is_chosen_in_the_list_by_the_keyboard(screen: Screen) -> None:
    screen.window.ui.meetingsView.setFocus()
    screen.press(Qt.Key.Key_Up)
    assert screen.meeting.date == NEXT_WEEK
    assert screen.window.ui.meetingsView.hasFocus()
    screen.press(Qt.Key.Key_Down)
    screen.press(Qt.Key.Key_Down)
    assert screen.meeting.date == LAST_WEEK


def test_the_tab_stays_when_another_meeting_is_opened(screen: Screen) -> None:
    screen.go_to("Relationer")
    screen.open_meeting(NEXT_WEEK)
    assert screen.tab.item.key == "relations"
    assert screen.tab.meeting is screen.meeting


def test_texts_of_one_meeting_do_not_show_in_another(screen: Screen, kept: Kept) -> None:
    screen.focus(screen.tab.discussion.edit)
    screen.type("Denne uge")
    screen.open_meeting(NEXT_WEEK)
    assert screen.tab.discussion.edit.toPlainText() == ""
    assert screen.tab.discussion.edit.hasFocus()
    screen.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    screen.write(screen.tab.discussion.edit, "Næste uge")
    screen.open_meeting(THIS_WEEK)
    assert screen.tab.discussion.edit.toPlainText() == "Denne uge"
    _, this, following = kept().ordered_meetings()
    assert [n.text for n in this.notes] == ["Denne uge"]
    assert [n.text for n in following.notes] == ["Næste uge"]


def test_looking_at_a_meeting_writes_nothing(screen: Screen, kept: Kept) -> None:
    for title in [*TABS, "Roller"]:
        screen.go_to(title)
    screen.open_meeting(NEXT_WEEK)
    screen.open_meeting(LAST_WEEK)
    screen.window.close()
    for meeting in kept().meetings:
        assert not meeting.notes
        assert not meeting.attendances
        assert not meeting.reviews
        assert not meeting.assignments


def test_a_point_has_a_key_that_goes_into_its_discussion(screen: Screen) -> None:
    screen.tab.discussion.edit.setFocus()
    screen.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert screen.tab.item.key == "relations"
    assert screen.tab.discussion.edit.hasFocus()
    texts = [action.text() for action in screen.window.ui.viewMenu.actions()]
    assert texts[: len(TABS)] == TABS


def test_the_key_of_the_point_in_front_goes_into_its_folded_discussion_and_back(
    screen: Screen,
) -> None:
    tab = screen.go_to("Roller")
    assert isinstance(tab, RolesTab)
    for _ in range(2):
        screen.press(Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    screen.type("Vi bytter frokosten")
    assert tab.discussion.edit.toPlainText() == "Vi bytter frokosten"
    screen.press(Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert tab.matrix.hasFocus()


def test_courses_are_changed_in_the_chooser(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    second_course(store)
    screen = open_window()
    start = chosen_course(screen)
    other = ({"Stjernestuen", "Måneskinsstuen"} - {start}).pop()
    choose_course(screen, other)
    assert screen.window.windowTitle() == f"{other} – teammøde"
    assert screen.desk.course is not None
    assert screen.desk.course.title == other


def test_a_meeting_keeps_the_agenda_it_was_held_on(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    data = PLANNING.as_data()
    data["items"] = [data["items"][0], data["items"][5]]
    old = Meeting(course=course, date=date(2026, 11, 9), agenda_data=data, state=MeetingState.HELD)
    store.keep(old)
    assert Agenda.from_data(data).keys == ("organisation", "other")
    screen = open_window()
    screen.go_to("Relationer")
    screen.open_meeting(date(2026, 11, 9))
    assert screen.titles == ["Organisering", "Andet"]
    screen.open_meeting(THIS_WEEK)
    assert len(screen.titles) == 7
    screen.go_to("Roller")
    assert isinstance(screen.tab, RolesTab)
    screen.go_to("Andet")
    assert isinstance(screen.tab, OtherTab)


def test_the_goal_is_in_sight_on_every_tab(screen: Screen) -> None:
    for title in [*TABS, "Roller"]:
        screen.go_to(title)
        assert screen.desk.head.ui.goalLabel.isVisible()
        assert GOAL in screen.desk.head.ui.goalLabel.text()


def test_every_point_has_its_three_parts(screen: Screen) -> None:
    for title in [*TABS, "Roller"]:
        tab = screen.go_to(title)
        headers = [section.header.text() for section in tab.findChildren(Section)]
        assert [h for h in headers if h in ("SIDEN SIDST", "DRØFTELSE", "AFTALER")] == [
            "SIDEN SIDST",
            "DRØFTELSE",
            "AFTALER",
        ]
        assert PLANNING.item(tab.item.key).title in [
            label.text() for label in tab.findChildren(QLabel)
        ]


# two windows on one archive


def look_round(*screens: Screen) -> None:
    """Let the windows look for what another one has written, as they do by themselves."""
    for screen in screens:
        screen.desk.look_round()
        QApplication.processEvents()


@pytest.fixture
def both(course: Course, open_window: Callable[..., Screen]) -> tuple[Screen, Screen]:
    """Two windows on one archive."""
    return open_window(), open_window()


def test_what_another_window_writes_shows_up_by_itself(both: tuple[Screen, Screen]) -> None:
    mine, other = both
    other.write(other.tab.discussion.edit, "Skrevet ved siden af")
    edit = mine.tab.discussion.edit
    mine.qtbot.waitUntil(lambda: edit.toPlainText() == "Skrevet ved siden af")


def test_another_windows_answer_shows_and_is_counted(both: tuple[Screen, Screen]) -> None:
    mine, other = both
    other.click(other.tab.since_last.listed[0].answers.button(Answer.DONE))
    look_round(mine)
    assert mine.tab.since_last.listed[0].answers.choice is Answer.DONE
    assert mine.titles[0] == "Organisering  1"


def test_a_button_that_was_clicked_keeps_the_keyboard_while_the_rows_are_made_anew(
    both: tuple[Screen, Screen],
) -> None:
    mine, other = both
    mine.window.activateWindow()
    mine.qtbot.waitUntil(mine.window.isActiveWindow)
    button = mine.tab.since_last.listed[1].answers.button(Answer.DONE)
    button.setFocus()
    mine.click(button)
    look_round(other)
    other.click(other.tab.since_last.listed[0].answers.button(Answer.DROPPED))
    look_round(mine)
    assert mine.tab.since_last.listed[0].answers.choice is Answer.DROPPED
    QApplication.processEvents()
    assert mine.tab.since_last.listed[1].answers.button(Answer.DONE).hasFocus()


def test_another_window_changes_nothing_under_somebodys_hands(
    both: tuple[Screen, Screen], kept: Kept
) -> None:
    mine, other = both
    mine.window.activateWindow()
    mine.qtbot.waitUntil(mine.window.isActiveWindow)
    row = mine.tab.agreements.listed[-1]
    row.take_focus()
    mine.type("Vi prøver")
    mine.desk.saver.flush()
    other.tab.since_last.listed[0].answers.button(Answer.DONE).click()
    assert row.what.hasFocus()
    look_round(mine)
    assert row in mine.tab.agreements.listed
    assert row.what.toPlainText() == "Vi prøver"
    assert row.what.hasFocus()
    assert mine.tab.since_last.listed[0].answers.choice is None


def test_the_cursor_and_undo_stay_where_another_window_changed_something_else(
    both: tuple[Screen, Screen],
) -> None:
    mine, other = both
    mine.window.activateWindow()
    mine.qtbot.waitUntil(mine.window.isActiveWindow)
    edit = mine.tab.discussion.edit
    edit.setFocus()
    mine.type("Vi talte")
    mine.desk.saver.flush()
    place = edit.textCursor().position()
    look_round(other)
    other.tab.since_last.listed[0].answers.button(Answer.DONE).click()
    look_round(mine)
    assert mine.tab.since_last.listed[0].answers.choice is Answer.DONE
    assert edit.hasFocus()
    assert edit.textCursor().position() == place
    mine.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() != "Vi talte"


def test_a_meeting_closed_in_another_window_shows_as_closed(both: tuple[Screen, Screen]) -> None:
    mine, other = both
    other.desk.store.hold(other.meeting)
    other.desk.store.approve(other.meeting)
    look_round(mine)
    assert mine.meeting.state is MeetingState.APPROVED
    assert mine.tab.discussion.edit.isReadOnly()


def test_an_archive_that_goes_away_is_said_and_breaks_nothing(
    screen: Screen, unlocked: Unlocked
) -> None:
    """Looking round fails like saving does: in plain Danish, and again until it works."""
    with screen.desk.store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE note RENAME TO gone")
    other = Store(unlocked.folder, device="other", key=unlocked.key)
    with other.writing() as connection:
        connection.exec_driver_sql("UPDATE meta SET program = 'another'")
    other.close()
    look_round(screen)
    assert "Arkivet kan ikke læses" in screen.window.ui.bannerLabel.text()
    assert screen.window.ui.banner.isVisible()
    assert screen.tab.discussion.edit.isVisible()
    with screen.desk.store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE gone RENAME TO note")
    look_round(screen)
    assert not screen.window.ui.banner.isVisible()


def test_an_agreement_of_another_point_is_counted_where_it_shows(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    held = course.ordered_meetings()[0]
    store.keep(agree(held, "Fra en gammel dagsorden", point="gone", position=9))
    screen = open_window()
    assert "Andet  1" in screen.titles


def test_a_place_in_another_course_is_gone_to(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    note = store.course(course.id).ordered_meetings()[0].own_note("parents")
    store.change(note, text="Vi lytter: får skal med i dag")
    second_course(store)
    screen = open_window()
    choose_course(screen, "Måneskinsstuen")
    spot = Spot(course.id, note.meeting.id, "parents", field="text", begin=11, length=3)
    screen.desk.go_to(spot)
    edit = screen.tab.discussion.edit
    assert (screen.meeting.id, screen.tab.item.key) == (note.meeting.id, "parents")
    assert edit.hasFocus()
    assert edit.textCursor().selectedText() == "får"


def test_a_place_can_be_an_action_under_siden_sidst(screen: Screen) -> None:
    meeting = screen.meeting
    action = meeting.since_last("relations", meeting.date)[0]
    screen.desk.pages.open(TODAY_PAGE)
    screen.desk.go_to(Spot(meeting.course_id, meeting.id, "relations", action.id))
    assert screen.desk.pages.front is None
    assert screen.tab.since_last.listed[0].answers.button(Answer.DONE).hasFocus()
