"""Opfølgning: every action of the course, narrowed, answered, found again where it was agreed."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from teammoede.domain.action import Action, ActionReview, Answer, Due, Worked
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason
from teammoede.storage.store import Store
from teammoede.ui.dialogs.print_dialog import PrintDialog
from teammoede.ui.models.followup_model import FollowupColumn
from teammoede.ui.pages.followup_page import FollowupPage
from teammoede.ui.widgets.review_row import ReviewRow
from tests.domain.building import agree, make_course, weekly_meetings
from tests.ui.conftest import Screen, in_dialog
from tests.ui.full_disk import fill_up, make_room

Kept = Callable[[], Course]
Opening = Callable[..., Screen]


def page_of(screen: Screen) -> FollowupPage:
    """Lay the page in front."""
    page = screen.click_page(1)
    assert isinstance(page, FollowupPage)
    return page


@pytest.fixture
def page(screen: Screen) -> FollowupPage:
    """The page on the course: three open actions and one that waits."""
    return page_of(screen)


def whats(page: FollowupPage) -> list[str]:
    """Return what stands in the list."""
    rows = page.ui.actionsView.model()
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def cell(page: FollowupPage, row: int, column: FollowupColumn) -> str:
    return str(page.ui.actionsView.model().index(row, column).data())


def at(page: FollowupPage, row: int) -> QPoint:
    view = page.ui.actionsView
    return view.visualRect(view.model().index(row, 0)).center()


def click(screen: Screen, page: FollowupPage, row: int) -> None:
    """Click on a row of the list."""
    viewport = page.ui.actionsView.viewport()
    screen.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at(page, row))
    QApplication.processEvents()


def choose(screen: Screen, page: FollowupPage, combo_name: str, text: str) -> None:
    """Choose in one of the lists by its keys."""
    combo = getattr(page.ui.filters, combo_name)
    screen.focus(combo)
    for _ in range(combo.count()):
        if combo.currentText() == text:
            return
        screen.press(Qt.Key.Key_Down)
    assert combo.currentText() == text


def row_of(page: FollowupPage) -> ReviewRow:
    assert page.row is not None
    return page.row


def review(course: Course, what: str, day: date) -> ActionReview | None:
    """Return what the meeting of a day answered, as the archive has it."""
    action = next(a for a in course.actions() if a.what == what)
    meeting = next(m for m in course.meetings if m.date == day)
    return action.answered_at(meeting)


TODAY, NEXT = date(2026, 11, 23), date(2026, 11, 30)


# the list


def test_all_that_is_open_overdue_first(page: FollowupPage) -> None:
    assert whats(page) == [
        "Del gruppen i to",
        "Morgensamling i to hold",
        "Leg med i rollelegen",
        "Mål støjen",
    ]
    assert cell(page, 0, FollowupColumn.DUE) == "! fr 20.11."
    assert page.ui.countLabel.text() == "4 åbne · 1 overskredet · 1 venter"
    assert page.ui.goalLabel.text().startswith("Målet: Børnegruppen er præget af ro")


def test_narrowed_by_each_field_and_all_of_it_back(screen: Screen, page: FollowupPage) -> None:
    choose(screen, page, "person", "Mette")
    assert whats(page) == ["Del gruppen i to", "Leg med i rollelegen"]
    choose(screen, page, "point", "Relationer")
    assert whats(page) == ["Leg med i rollelegen"]
    screen.click(page.ui.filters.overdue)
    assert whats(page) == []
    assert page.ui.noneLabel.text() == "Ingen aftaler passer til det valgte."
    assert not page.ui.answerFrame.isVisible()
    screen.click(page.ui.filters.reset_button)
    assert len(whats(page)) == 4
    assert not page.ui.filters.reset_button.isVisible()
    assert page.ui.filters.person.currentText() == "Alle"


def test_searched_and_only_what_waits(screen: Screen, page: FollowupPage) -> None:
    screen.focus(page.ui.filters.search)
    screen.type("hold lars")
    assert whats(page) == ["Morgensamling i to hold"]
    page.ui.filters.search.clear()
    screen.click(page.ui.filters.waiting)
    assert whats(page) == ["Mål støjen"]
    assert cell(page, 0, FollowupColumn.STATE) == "venter til ma 14.12."


def test_what_was_chosen_stays_when_the_course_is_read_anew(
    screen: Screen, page: FollowupPage
) -> None:
    choose(screen, page, "person", "Lars")
    click(screen, page, 1)
    screen.refresh()
    assert page.ui.filters.person.currentText() == "Lars"
    assert whats(page) == ["Morgensamling i to hold", "Leg med i rollelegen"]
    assert page.chosen is not None
    assert page.chosen.what == "Leg med i rollelegen"
    assert row_of(page).action is page.chosen


def test_a_heading_sorts_and_a_third_click_takes_it_back(
    screen: Screen, page: FollowupPage
) -> None:
    header = page.ui.actionsView.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(FollowupColumn.WHO) + 20, header.height() // 2)
    seen = []
    for _ in range(3):
        screen.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        seen.append(cell(page, 0, FollowupColumn.WHO))
    assert seen == ["alle", "Mette", "Mette"]
    assert whats(page)[0] == "Del gruppen i to"
    assert header.sortIndicatorSection() == -1


# the answer


def test_it_is_answered_at_the_open_meeting_which_is_named(
    screen: Screen, page: FollowupPage, kept: Kept
) -> None:
    where = page.ui.whereLabel.text()
    assert where == "Svaret gemmes på Planlægningsmøde 2, mandag den 23. november 2026 · uge 48."
    screen.click(row_of(page).answers.button(Answer.DONE))
    screen.click(row_of(page).details.worked.button(Worked.BETTER))
    screen.write(row_of(page).details.words, "Roligere")
    found = review(kept(), "Del gruppen i to", TODAY)
    assert found is not None
    assert (found.answer, found.worked, found.words) == (Answer.DONE, Worked.BETTER, "Roligere")


def test_what_is_answered_stays_in_its_place_and_the_counts_follow(
    screen: Screen, page: FollowupPage
) -> None:
    screen.click(row_of(page).answers.button(Answer.DONE))
    assert whats(page)[0] == "Del gruppen i to"
    assert cell(page, 0, FollowupColumn.STATE) == "udført"
    assert page.ui.countLabel.text() == "3 åbne · 1 venter"
    assert screen.window.ui.pagesView.item(1).text() == "Opfølgning  3"
    screen.click(row_of(page).answers.button(Answer.DONE))  # taken back
    assert cell(page, 0, FollowupColumn.STATE) == "åben"
    assert screen.window.ui.pagesView.item(1).text() == "Opfølgning  4"


def test_what_is_answered_is_gone_when_the_page_is_opened_again(
    screen: Screen, page: FollowupPage
) -> None:
    screen.click(row_of(page).answers.button(Answer.DROPPED))
    click(screen, page, 2)
    screen.open_meeting(NEXT)
    page_of(screen)
    assert whats(page) == ["Morgensamling i to hold", "Leg med i rollelegen", "Mål støjen"]
    choose(screen, page, "state", "Droppet")
    assert whats(page) == ["Del gruppen i to"]


def test_the_meetings_own_tabs_show_the_answer(screen: Screen, page: FollowupPage) -> None:
    screen.click(row_of(page).answers.button(Answer.DONE))
    screen.open_meeting(NEXT)
    screen.open_meeting(TODAY)
    assert screen.titles[0] == "Organisering  1"
    [first, _] = screen.go_to("Organisering").since_last.listed
    assert first.answers.choice is Answer.DONE


def test_the_tab_under_the_page_shows_it_without_being_read_anew(
    screen: Screen, page: FollowupPage
) -> None:
    screen.click(row_of(page).answers.button(Answer.DONE))
    view = screen.window.ui.meetingsView
    where = view.visualRect(view.currentIndex()).center()
    screen.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QApplication.processEvents()
    assert screen.tab.since_last.listed[0].answers.choice is Answer.DONE


def test_a_new_deadline_is_seen_in_the_list(screen: Screen, page: FollowupPage, kept: Kept) -> None:
    screen.click(row_of(page).answers.button(Answer.CONTINUES))
    screen.write(row_of(page).details.when, "4/12")
    assert cell(page, 0, FollowupColumn.DUE) == "fr 4.12."
    found = review(kept(), "Del gruppen i to", TODAY)
    assert found is not None
    assert found.due_date == date(2026, 12, 4)


def test_words_that_are_being_typed_are_kept_when_another_is_chosen(
    screen: Screen, page: FollowupPage, kept: Kept
) -> None:
    screen.click(row_of(page).answers.button(Answer.CONTINUES))
    screen.focus(row_of(page).details.words)
    screen.type("Kun om mandagen")
    click(screen, page, 1)
    found = review(kept(), "Del gruppen i to", TODAY)
    assert found is not None
    assert found.words == "Kun om mandagen"
    click(screen, page, 0)
    assert row_of(page).details.words.text() == "Kun om mandagen"


def test_words_on_a_full_disk_wait_also_when_another_is_chosen(
    screen: Screen, page: FollowupPage, kept: Kept
) -> None:
    screen.click(row_of(page).answers.button(Answer.CONTINUES))
    words = "Kun om mandagen, for de andre dage er vi for få " * 200
    screen.focus(row_of(page).details.words)
    fill_up(screen)
    row_of(page).details.words.insert(words)
    row_of(page).details.words.textEdited.emit(words)
    click(screen, page, 1)
    assert row_of(page).action.what == "Morgensamling i to hold"
    assert screen.desk.saver.is_waiting
    make_room(screen)
    with screen.qtbot.waitSignal(screen.desk.saver.saved):
        pass
    found = review(kept(), "Del gruppen i to", TODAY)
    assert found is not None
    assert found.words == words


def test_where_the_open_meeting_is_approved_the_next_one_keeps_it(
    course: Course, store: Store, open_window: Opening, kept: Kept
) -> None:
    held = course.ordered_meetings()[0]
    store.approve(held)
    screen = open_window()
    screen.open_meeting(held.date)
    page = page_of(screen)
    assert "Planlægningsmøde 2, mandag den 23. november" in page.ui.whereLabel.text()
    screen.click(row_of(page).answers.button(Answer.STANDING_PRACTICE))
    found = review(kept(), "Del gruppen i to", TODAY)
    assert found is not None
    assert found.answer is Answer.STANDING_PRACTICE


def test_with_no_later_meeting_it_says_so(
    course: Course, store: Store, open_window: Opening
) -> None:
    for meeting in course.ordered_meetings()[1:]:
        store.cancel(meeting, CancelReason.ILLNESS)
    page = page_of(open_window())
    assert page.row is None
    assert page.ui.whereLabel.text().startswith("Der er intet senere møde at gemme et svar på.")


def test_an_answer_in_approved_minutes_is_shown_and_cannot_be_changed(
    course: Course, store: Store, open_window: Opening
) -> None:
    held, today, _ = course.ordered_meetings()
    done = held.live_actions()[0].own_review(today)
    store.change(done, answer=Answer.DONE, words="Går godt")
    store.hold(today)
    store.approve(today)
    screen = open_window()
    page = page_of(screen)
    choose(screen, page, "state", "Udført")
    assert page.ui.whereLabel.text() == (
        "Besvaret på Planlægningsmøde 2 (ma 23.11.)."
        " Referatet er godkendt; genåbn det for at ændre svaret."
    )
    assert row_of(page).details.words.text() == "Går godt"
    assert not row_of(page).answers.button(Answer.DONE).isEnabled()


def test_earlier_answers_are_told(course: Course, store: Store, open_window: Opening) -> None:
    held, today, _ = course.ordered_meetings()
    going = held.live_actions()[0].own_review(today)
    store.change(going, answer=Answer.CONTINUES, words="Halvt  i gang")
    screen = open_window()
    page = page_of(screen)
    assert not page.ui.historyLabel.isVisible()
    store.hold(today)
    screen.refresh()
    screen.open_meeting(NEXT)
    page_of(screen)
    click(screen, page, whats(page).index("Del gruppen i to"))
    assert page.ui.historyLabel.text() == "Før: ma 23.11. fortsætter: Halvt i gang"


# by the keyboard


def test_arrows_enter_the_answer_and_back(screen: Screen, page: FollowupPage, kept: Kept) -> None:
    screen.focus(page.ui.actionsView)
    screen.press(Qt.Key.Key_Down)
    screen.press(Qt.Key.Key_Return)
    assert row_of(page).action.what == "Morgensamling i to hold"
    assert row_of(page).answers.button(Answer.DONE).hasFocus()
    screen.press(Qt.Key.Key_Tab)
    screen.press(Qt.Key.Key_Space)
    found = review(kept(), "Morgensamling i to hold", TODAY)
    assert found is not None
    assert found.answer is Answer.CONTINUES
    screen.press(Qt.Key.Key_Escape)
    assert page.ui.actionsView.hasFocus()
    assert page.chosen is row_of(page).action


def test_tab_goes_down_the_page(screen: Screen, page: FollowupPage) -> None:
    screen.focus(page.ui.printButton)
    filters, row = page.ui.filters, row_of(page)
    expected: list[QWidget] = [filters.search, filters.person, filters.point, filters.state]
    expected += [filters.overdue, filters.waiting, page.ui.actionsView, page.ui.sourceButton]
    expected += [row.answers.button(Answer.DONE)]
    for widget in expected:
        screen.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget


def test_the_keyboard_stays_on_the_answer_when_the_course_is_read_anew(
    screen: Screen, page: FollowupPage
) -> None:
    before = row_of(page)
    screen.focus(before.answers.button(Answer.DROPPED))
    screen.refresh()
    assert row_of(page) is not before
    assert row_of(page).answers.button(Answer.DROPPED).hasFocus()


# where it was agreed


def test_a_double_click_opens_the_meeting_that_agreed_it(
    screen: Screen, page: FollowupPage
) -> None:
    viewport = page.ui.actionsView.viewport()
    click(screen, page, 2)
    screen.qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at(page, 2))
    assert screen.window.ui.frontStack.currentWidget() is screen.window.ui.meetingPage
    assert screen.meeting.date == date(2026, 11, 16)
    assert screen.tab.item.key == "relations"


def test_the_button_does_so_too(screen: Screen, page: FollowupPage) -> None:
    screen.click(page.ui.sourceButton)
    assert screen.meeting.date == date(2026, 11, 16)
    assert screen.tab.item.key == "organisation"


def test_the_sheet_is_asked_for(screen: Screen, page: FollowupPage) -> None:
    came = in_dialog(PrintDialog, lambda dialog: None)
    screen.click(page.ui.printButton)
    assert came()


# much and nothing


def test_a_course_without_agreements_says_what_would_stand_here(
    store: Store, open_window: Opening
) -> None:
    store.keep(make_course("Mette Holm"))
    page = page_of(open_window())
    text = "Her står alle aftaler på tværs af forløbets møder, så snart den første er skrevet."
    assert page.ui.noneLabel.text() == text
    assert page.ui.noneLabel.isVisible()
    assert not page.ui.filters.isVisible()
    assert not page.ui.answerFrame.isVisible()
    assert page.none_button.text() == "&Planlæg halvåret …"


def test_a_course_without_agreements_leads_to_the_meeting_that_has_the_first(
    store: Store, open_window: Opening
) -> None:
    course = make_course("Mette Holm")
    weekly_meetings(course, 1)
    store.keep(course, *course.memberships, *course.meetings)
    screen = open_window()
    page = page_of(screen)
    screen.click(page.none_button)
    assert screen.desk.pages.front is None
    assert screen.tab.discussion.edit.hasFocus()


def test_where_everything_is_closed_it_says_so(
    course: Course, store: Store, open_window: Opening
) -> None:
    held, today, _ = course.ordered_meetings()
    for action in held.live_actions():
        store.change(action.own_review(today), answer=Answer.DONE)
    page = page_of(open_window())
    assert page.ui.noneLabel.text().startswith("Ingen åbne aftaler.")
    assert page.ui.filters.isVisible()


def long_course() -> Course:
    """Forty people and six hundred agreements."""
    course = make_course(*(f"Navn{number} Efternavn{number}" for number in range(40)))
    for week, meeting in enumerate(weekly_meetings(course, 30, TODAY - timedelta(weeks=29))):
        for place in range(20):
            who = [course.memberships[(week + place) % 40].id]
            agree(meeting, f"Aftale {week}.{place}", position=place, who=who, due=Due.NEXT_MEETING)
    return course


def parts(course: Course) -> list[Meeting | Action]:
    return [*course.meetings, *course.actions()]


def test_six_hundred_actions_have_no_widget_each(store: Store, open_window: Opening) -> None:
    course = long_course()
    store.keep(course, *course.memberships, *parts(course))
    screen = open_window()
    page = page_of(screen)
    assert len(whats(page)) == 600
    assert len(page.findChildren(ReviewRow)) <= 1
    screen.focus(page.ui.actionsView)
    screen.press(Qt.Key.Key_End)
    assert page.chosen is not None
    assert page.chosen.what == "Aftale 29.19"


@pytest.mark.parametrize("looks", ["dressed", "large_print"])
def test_a_day_of_another_year_is_read_in_full(
    request: pytest.FixtureRequest,
    looks: str,
    course: Course,
    store: Store,
    open_window: Opening,
) -> None:
    request.getfixturevalue(looks)
    first = course.ordered_meetings()[0]
    store.keep(agree(first, "Mål støjen igen", due=Due.DATE, due_date=date(2025, 12, 29)))
    view = page_of(open_window(size=(1366, 768))).ui.actionsView
    assert view.columnWidth(FollowupColumn.DUE) >= view.sizeHintForColumn(FollowupColumn.DUE)


@pytest.mark.usefixtures("large_print")
def test_nothing_is_cut_off_in_large_print(course: Course, open_window: Opening) -> None:
    screen = open_window(size=(1366, 768))
    page = page_of(screen)
    screen.click(row_of(page).answers.button(Answer.CONTINUES))
    QApplication.processEvents()
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    view = page.ui.actionsView
    assert view.columnViewportPosition(FollowupColumn.STATE) < view.viewport().width()
    assert view.height() > 3 * view.rowHeight(0)
