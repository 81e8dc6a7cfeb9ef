"""I dag: what comes next, what is late, what the phase asks for; each part leads on."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, MeetingState
from teammoede.storage.planning import fixed_agenda
from teammoede.storage.store import Store
from teammoede.ui.dialogs.print_dialog import PrintDialog
from teammoede.ui.pages.course_page import SIGNS
from teammoede.ui.pages.followup_page import FollowupPage
from teammoede.ui.pages.today_page import TodayPage
from teammoede.ui.widgets.short_list import ShortList
from teammoede.ui.widgets.two_line_delegate import QUIET_ROLE
from tests.domain.building import agree, make_course
from tests.ui.conftest import Screen, in_dialog

Opening = Callable[..., Screen]
TODAY, WEEK = date(2026, 11, 23), timedelta(weeks=1)


def page_of(screen: Screen) -> TodayPage:
    """Lay the page in front."""
    page = screen.click_page(0)
    assert isinstance(page, TodayPage)
    return page


@pytest.fixture
def page(screen: Screen) -> TodayPage:
    """The page on the course, on the day of its second meeting."""
    return page_of(screen)


def planned(course: Course, day: date, kind: MeetingKind) -> Meeting:
    return Meeting(course=course, date=day, kind=kind, agenda_data=fixed_agenda(kind).as_data())


def rows(view: ShortList) -> list[str]:
    """Return the rows of a list, with their quiet words."""
    return [
        f"{view.item(row).text()} | {view.item(row).data(QUIET_ROLE)}"
        for row in range(view.count())
        if view.isVisible()
    ]


def click_row(screen: Screen, view: ShortList, row: int) -> None:
    where = view.visualItemRect(view.item(row)).center()
    screen.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QApplication.processEvents()


def asked(page: TodayPage) -> list[str]:
    return [button.accessibleName() for button in page.asked]


def shown(page: TodayPage) -> list[str]:
    """Return every text of the page that can be seen."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


# the next meeting


def test_the_next_meeting_with_time_place_people_and_what_waits(
    course: Course, store: Store, open_window: Opening
) -> None:
    mette, lars, _ = course.memberships
    store.change(course.ordered_meetings()[1], chair_id=mette.id, minute_taker_id=lars.id)
    page = page_of(open_window())
    ui = page.ui
    assert ui.dayLabel.text() == "mandag den 23. november 2026 · uge 48"
    assert ui.goalLabel.text().startswith("Målet: Børnegruppen er præget af ro")
    assert ui.nextLabel.text() == "Planlægningsmøde 2"
    assert ui.whenLabel.text() == "mandag den 23. november 2026 · uge 48 · i dag"
    where = "12.30–13.30 · personalestuen · mødeleder: Mette · referent: Lars"
    assert ui.wherePeopleLabel.text() == where
    assert ui.waitingLabel.text() == "3 åbne aftaler venter på svar."


def test_nobody_chosen_is_said(page: TodayPage) -> None:
    text = page.ui.wherePeopleLabel.text()
    assert text.endswith("mødeleder: ikke valgt · referent: ikke valgt")


def test_one_button_opens_it(screen: Screen, page: TodayPage) -> None:
    screen.open_meeting(TODAY + WEEK)
    screen.click(page_of(screen).ui.openButton)
    assert screen.window.ui.frontStack.currentWidget() is screen.window.ui.meetingPage
    assert screen.meeting.date == TODAY


def test_the_keyboard_goes_along_into_the_meeting(screen: Screen, page: TodayPage) -> None:
    screen.focus(page_of(screen).ui.openButton)
    screen.press(Qt.Key.Key_Space)
    tab = screen.desk.tabs.current
    assert tab is not None
    assert QApplication.focusWidget() is tab.discussion.edit


def test_one_button_prints_its_agenda(screen: Screen, page: TodayPage) -> None:
    screen.open_meeting(TODAY + WEEK)
    page = page_of(screen)
    titles: list[str] = []
    came = in_dialog(PrintDialog, lambda dialog: titles.append(dialog.windowTitle()))
    with screen.qtbot.waitSignal(page.sheetWanted) as wanted:
        screen.click(page.ui.agendaButton)
    assert came()
    key, meeting = wanted.args or [None, None]
    assert (key, meeting.date) == ("agenda", TODAY)


def test_a_meeting_of_yesterday_is_not_the_next_one(course: Course, open_window: Opening) -> None:
    page = page_of(open_window(TODAY + timedelta(days=1)))
    assert page.ui.nextLabel.text() == "Planlægningsmøde 3"
    assert page.ui.whenLabel.text().endswith("· om seks dage")


# what is overdue


def test_what_is_overdue_is_told_and_a_click_goes_to_it(screen: Screen, page: TodayPage) -> None:
    assert rows(page.ui.overdueView) == ["Del gruppen i to | Mette · frist fr 20.11. · uge 47"]
    assert page.ui.overdueTitle.text() == "OVERSKREDET  1"
    click_row(screen, page.ui.overdueView, 0)
    front = screen.desk.pages.front
    assert isinstance(front, FollowupPage)
    assert front.chosen is not None
    assert front.chosen.what == "Del gruppen i to"
    assert screen.window.ui.pagesView.currentRow() == 1


def test_of_many_the_first_are_shown_and_how_many_more(
    course: Course, store: Store, open_window: Opening
) -> None:
    held = course.ordered_meetings()[0]
    first = held.live_actions()[0]
    late = {"due": first.due, "due_date": first.due_date}
    store.keep(*(agree(held, f"Aftale {number}", position=9, **late) for number in range(8)))
    screen = open_window()
    page = page_of(screen)
    assert len(rows(page.ui.overdueView)) == 6
    assert page.ui.moreButton.text() == "og 3 til i Opfølgning"
    screen.click(page.ui.moreButton)
    assert isinstance(screen.desk.pages.front, FollowupPage)


def test_an_answer_given_elsewhere_is_seen(
    screen: Screen, page: TodayPage, store: Store, course: Course
) -> None:
    held, today, _ = course.ordered_meetings()
    store.change(held.live_actions()[0].own_review(today), answer="done")
    screen.desk.look_round()
    assert rows(page.ui.overdueView) == []
    none = "Ingen aftaler er overskredet. Her står de, så snart en frist er gået."
    assert page.ui.overdueNone.text() in shown(page)
    assert page.ui.overdueNone.text() == none


# what is asked for


def test_a_course_in_the_middle_is_asked_for_nothing(page: TodayPage) -> None:
    assert asked(page) == []
    assert page.ui.asksNone.isVisible()


def test_a_late_meeting_is_opened(course: Course, open_window: Opening) -> None:
    screen = open_window(TODAY + timedelta(days=1))
    screen.open_meeting(TODAY + WEEK)
    page = page_of(screen)
    assert asked(page)[0] == "Skriv Planlægningsmøde 2 (ma 23.11.) skal skrives færdigt."
    screen.click(page.asked[0])
    assert screen.meeting.date == TODAY
    assert screen.desk.pages.front is None


def test_the_evaluation_is_called(course: Course, store: Store, open_window: Opening) -> None:
    evaluation = planned(course, TODAY + 4 * WEEK, MeetingKind.EVALUATION)
    store.keep(evaluation)
    page = page_of(open_window())
    assert asked(page) == ["Indkald … Slutevaluering om fire uger: indkald."]
    wanted: list[tuple[str, Meeting]] = []
    page.sheetWanted.disconnect()
    page.sheetWanted.connect(lambda key, meeting: wanted.append((key, meeting)))
    page.asked[0].click()
    [(key, meeting)] = wanted
    assert (key, meeting.id) == ("invitation", evaluation.id)


def test_the_half_year_is_planned(store: Store, open_window: Opening) -> None:
    store.begin_course(make_course("Mette Holm"), TODAY)
    screen = open_window()
    page = page_of(screen)
    page.planWanted.disconnect()
    with screen.qtbot.waitSignal(page.planWanted):
        screen.click(page.asked[0])


def test_the_signs_are_rated_at_the_start_up_meeting(
    course: Course, store: Store, open_window: Opening
) -> None:
    start_up = planned(course, TODAY - 2 * WEEK, MeetingKind.START_UP)
    start_up.state = MeetingState.HELD
    store.keep(start_up)
    screen = open_window()
    screen.click(page_of(screen).asked[0])
    assert screen.meeting.id == start_up.id
    assert screen.tab.item.key == "signs"


def test_where_that_is_approved_the_page_of_the_signs_opens(
    course: Course, store: Store, open_window: Opening
) -> None:
    start_up = planned(course, TODAY - 2 * WEEK, MeetingKind.START_UP)
    start_up.state = MeetingState.APPROVED
    store.keep(start_up)
    screen = open_window()
    page = page_of(screen)
    with screen.qtbot.waitSignal(page.pageWanted) as wanted:
        screen.click(page.asked[0])
    assert wanted.args == [SIGNS, None]


# looking back


def test_the_last_meetings_and_a_click_opens_one(
    course: Course, store: Store, open_window: Opening
) -> None:
    held, today, _ = course.ordered_meetings()
    store.approve(held)
    store.cancel(today, CancelReason.ILLNESS)
    screen = open_window(TODAY + timedelta(days=8))
    page = page_of(screen)
    assert rows(page.ui.lastView) == [
        "Planlægningsmøde 2 | ma 30.11. · uge 49 · skal skrives færdigt",
        "Planlægningsmøde (aflyst) | ma 23.11. · uge 48 · sygdom",
        "Planlægningsmøde 1 | ma 16.11. · uge 47 · godkendt",
    ]
    click_row(screen, page.ui.lastView, 2)
    assert screen.meeting.id == held.id


def test_who_wrote_is_told(course: Course, store: Store, open_window: Opening) -> None:
    held = course.ordered_meetings()[0]
    store.change(held, minute_taker_id=course.memberships[2].id)
    page = page_of(open_window())
    told = ["Planlægningsmøde 1 | ma 16.11. · uge 47 · afholdt · referent: Sara"]
    assert rows(page.ui.lastView) == told


def test_hints_are_quiet_lines(course: Course, store: Store, open_window: Opening) -> None:
    first = course.ordered_meetings()[0].date
    for week in range(1, 5):
        past = planned(course, first - week * WEEK, MeetingKind.PLANNING)
        past.state = MeetingState.HELD
        store.keep(past)
    page = page_of(open_window())
    text = page.ui.hintsLabel.text()
    assert text.splitlines() == [
        "Tre åbne aftaler, og de sidste fire møder lukkede ingen.",
        "Aktiviteter, Børneperspektiv og Andet: intet skrevet eller aftalt fem møder i træk.",
    ]
    assert page.ui.hintsLabel.property("role") == "quiet"


# little, and the end


def test_a_course_with_only_a_title_begins_here_and_says_what_would_stand_here(
    store: Store, open_window: Opening
) -> None:
    store.keep(make_course())
    screen = open_window()
    page = screen.desk.pages.front
    assert isinstance(page, TodayPage)
    texts = shown(page)
    assert "Der er ikke planlagt flere møder. Her står det næste, når det er det." in texts
    assert "Her står de seneste møder, når det første er holdt." in texts
    assert "Målet er ikke skrevet endnu." in texts
    assert not page.ui.openButton.isVisible()
    assert [button.text() for button in page.asked] == ["Planlæg …"]
    assert not any(label.isVisible() and not label.text() for label in page.findChildren(QLabel))


def test_a_course_that_has_not_begun(store: Store, open_window: Opening) -> None:
    store.begin_course(make_course("Mette", start=date(2026, 11, 30), weekday=0), TODAY)
    page = page_of(open_window())
    assert page.ui.dayLabel.text().endswith("· forløbet begynder ma 30.11., om én uge")
    assert asked(page)[0] == "Indkald … Opstartsmøde om én uge: indkald."


def test_a_course_that_has_ended(store: Store, open_window: Opening) -> None:
    course = make_course("Mette", start=date(2026, 3, 2), end=date(2026, 9, 2))
    evaluation = planned(course, date(2026, 9, 7), MeetingKind.EVALUATION)
    evaluation.state = MeetingState.APPROVED
    store.keep(course, *course.memberships, evaluation)
    page = page_of(open_window())
    assert page.ui.dayLabel.text().endswith("· slutevalueringen blev holdt ma 7.9.")
    assert asked(page) == ["Planlæg … Opfølgningsbesøgene er ikke planlagt endnu."]
    assert not page.ui.agendaButton.isVisible()


# keyboard and size


def test_tab_goes_from_part_to_part(screen: Screen, page: TodayPage) -> None:
    screen.focus(page.ui.openButton)
    expected: list[QWidget] = [page.ui.agendaButton, page.ui.overdueView, page.ui.lastView]
    for widget in expected:
        screen.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget


def test_the_columns_stand_below_each_other_where_it_is_narrow(
    course: Course, open_window: Opening
) -> None:
    screen = open_window(size=(1366, 768))
    page = page_of(screen)
    ui = page.ui
    assert ui.asksCard.geometry().left() > ui.nextCard.geometry().right()
    screen.window.resize(900, 600)
    QApplication.processEvents()
    assert ui.asksCard.geometry().top() > ui.overdueCard.geometry().bottom()


@pytest.mark.usefixtures("large_print")
def test_nothing_is_cut_off_in_large_print(course: Course, open_window: Opening) -> None:
    page = page_of(open_window(TODAY + timedelta(days=1), size=(1366, 768)))
    for _ in range(3):  # sentences of two lines let the page grow in a second pass
        QApplication.processEvents()
    for label in page.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.width() >= label.minimumSizeHint().width(), label.text()
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
