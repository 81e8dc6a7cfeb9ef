"""Siden sidst: one click an answer, a second click takes it back, the rest is optional."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from teammoede.domain.action import ActionReview, Answer, Carried, Due, Worked
from teammoede.domain.course import Course
from teammoede.domain.meeting_choices import MeetingState
from teammoede.storage.store import Store
from teammoede.ui.widgets.review_row import ReviewRow
from tests.domain.building import agree
from tests.ui.conftest import Screen

Kept = Callable[[], Course]


def rows(screen: Screen) -> list[ReviewRow]:
    return screen.tab.since_last.listed


def found(course: Course, place: int = 0) -> ActionReview | None:
    """Return today's review of last week's agreement in the archive, None where there is none."""
    held, today, _ = course.ordered_meetings()
    return held.live_actions()[place].answered_at(today)


def answered(course: Course, place: int = 0) -> ActionReview:
    """Return today's review of last week's agreement."""
    review = found(course, place)
    assert review is not None
    return review


def words(row: ReviewRow) -> list[str]:
    """Return the texts of a row that can be seen."""
    return [label.text() for label in row.findChildren(QLabel) if label.isVisible()]


def test_overdue_agreements_come_first_and_are_marked(screen: Screen) -> None:
    first, second = rows(screen)
    assert words(first)[:5] == [
        "!",
        "Del gruppen i to",
        "fra ma 16.11.",
        "Mette",
        "fr 20.11. overskredet",
    ]
    assert words(second)[1:] == ["Morgensamling i to hold", "fra ma 16.11.", "Lars", "ma 23.11."]


def test_one_click_answers(screen: Screen, kept: Kept) -> None:
    screen.click(rows(screen)[0].answers.button(Answer.STANDING_PRACTICE))
    review = answered(kept())
    assert review.answer is Answer.STANDING_PRACTICE
    assert review.carried is None
    assert review.worked is None


def test_done_sets_as_agreed_and_assumes_nothing_of_its_effect(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[0]
    screen.click(row.answers.button(Answer.DONE))
    assert row.details.carried.choice is Carried.AS_AGREED
    review = answered(kept())
    assert (review.answer, review.carried, review.worked) == (Answer.DONE, Carried.AS_AGREED, None)


def test_a_second_click_takes_the_answer_back(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[0]
    screen.click(row.answers.button(Answer.DONE))
    screen.click(row.answers.button(Answer.DONE))
    assert row.answers.choice is None
    assert found(kept()) is None
    assert screen.titles[0] == "Organisering  2"


def test_another_answer_replaces_the_first(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[0]
    screen.click(row.answers.button(Answer.DONE))
    screen.click(row.answers.button(Answer.DROPPED))
    assert [row.answers.button(a).isChecked() for a in Answer] == [False, False, False, True]
    assert answered(kept()).answer is Answer.DROPPED
    assert answered(kept()).carried is None


def test_an_answer_is_given_by_the_keyboard(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[1]
    row.take_focus()
    screen.press(Qt.Key.Key_Tab)
    screen.press(Qt.Key.Key_Space)
    assert answered(kept(), 1).answer is Answer.CONTINUES


def test_an_answer_is_counted_on_the_tab_and_in_the_heading(screen: Screen) -> None:
    since_last = screen.tab.since_last
    assert "2 af 2 mangler svar" in [label.text() for label in since_last.findChildren(QLabel)]
    for row in rows(screen):
        screen.click(row.answers.button(Answer.DONE))
    assert "alle besvaret" in [label.text() for label in since_last.findChildren(QLabel)]
    assert screen.titles[0] == "Organisering"


def test_details_are_offered_once_it_is_answered(screen: Screen) -> None:
    row = rows(screen)[0]
    assert not row.details.isVisible()
    screen.click(row.answers.button(Answer.DONE))
    assert row.details.isVisible()
    assert row.details.worked.isVisible()
    assert row.details.words.isVisible()
    assert not row.details.when.isVisible()


def test_only_what_continues_has_a_new_deadline(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[0]
    screen.click(row.answers.button(Answer.CONTINUES))
    assert row.details.when.isVisible()
    screen.write(row.details.when, "næste møde")
    review = answered(kept())
    assert (review.due, review.due_date) == (Due.NEXT_MEETING, None)
    assert kept().ordered_meetings()[0].live_actions()[0].due_on() == date(2026, 11, 30)


def test_a_new_deadline_goes_when_the_answer_closes(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[0]
    screen.click(row.answers.button(Answer.CONTINUES))
    screen.write(row.details.when, "4/12")
    assert answered(kept()).due_date == date(2026, 12, 4)
    screen.click(row.answers.button(Answer.DONE))
    assert answered(kept()).due_date is None


def test_what_continues_can_be_put_off(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[0]
    screen.click(row.answers.button(Answer.CONTINUES))
    screen.write(row.details.shown_from, "14/12")
    assert answered(kept()).show_from == date(2026, 12, 14)
    screen.open_meeting(date(2026, 11, 30))
    assert screen.tab.since_last.unfold.text() == "1 venter"
    [waiting] = screen.tab.since_last.put_off
    assert waiting.action.what == "Del gruppen i to"


def test_whether_it_worked_and_a_few_words_are_kept(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[0]
    screen.click(row.answers.button(Answer.DONE))
    screen.click(row.details.worked.button(Worked.BETTER))
    screen.click(row.details.carried.button(Carried.PARTLY))
    screen.write(row.details.words, "Roligere i garderoben")
    review = answered(kept())
    assert (review.worked, review.carried) == (Worked.BETTER, Carried.PARTLY)
    assert review.words == "Roligere i garderoben"


def test_words_are_saved_while_they_are_typed(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[0]
    screen.click(row.answers.button(Answer.DONE))
    row.details.words.setFocus()
    with screen.qtbot.waitSignal(screen.desk.saver.saved):
        screen.type("Roligere")
    assert row.details.words.hasFocus()
    assert answered(kept()).words == "Roligere"


def test_a_deadline_that_is_not_understood_stays_and_is_marked(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[0]
    screen.click(row.answers.button(Answer.CONTINUES))
    screen.write(row.details.when, "hvornår som helst")
    assert row.details.when.text() == "hvornår som helst"
    assert row.details.when.property("wrong")
    review = answered(kept())
    assert (review.due, review.due_words) == (Due.NONE, "hvornår som helst")
    screen.refresh()
    assert rows(screen)[0].details.when.text() == "hvornår som helst"


def test_a_new_deadline_is_saved_while_it_is_typed(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[0]
    screen.click(row.answers.button(Answer.CONTINUES))
    row.details.when.setFocus()
    with screen.qtbot.waitSignal(screen.desk.saver.saved):
        screen.type("4/12")
    assert row.details.when.hasFocus()
    assert answered(kept()).due_date == date(2026, 12, 4)


def test_a_deadline_can_be_taken_away(screen: Screen, kept: Kept) -> None:
    row = rows(screen)[0]
    screen.click(row.answers.button(Answer.CONTINUES))
    assert answered(kept()).due is None
    screen.write(row.details.when, "ingen frist")
    assert answered(kept()).due is Due.NONE
    assert kept().ordered_meetings()[0].live_actions()[0].due_on() is None
    assert row.details.when.text() == "ingen frist"


def test_what_waits_is_folded_away_and_not_counted(screen: Screen) -> None:
    since_last = screen.go_to("Forældre").since_last
    assert since_last.listed == []
    assert since_last.unfold.text() == "1 venter"
    [row] = since_last.put_off
    assert not row.isVisible()
    screen.click(since_last.unfold)
    assert row.isVisible()
    assert "fra ma 16.11. · venter til ma 14.12." in words(row)
    assert since_last.unanswered == 0
    assert screen.titles[4] == "Forældre"
    assert not screen.go_to("Relationer").since_last.unfold.isVisible()


def test_what_waits_can_be_answered_and_stays_in_sight(screen: Screen, kept: Kept) -> None:
    since_last = screen.go_to("Forældre").since_last
    screen.click(since_last.unfold)
    [row] = since_last.put_off
    screen.click(row.answers.button(Answer.DONE))
    assert answered(kept(), 3).answer is Answer.DONE
    assert row.isVisible()
    assert since_last.unanswered == 0
    assert screen.titles[4] == "Forældre"
    screen.refresh()
    shown = since_last.row_of(row.action.id)
    assert shown is not None
    assert shown.isVisible()
    assert shown.answers.choice is Answer.DONE


def test_what_waits_is_woken_by_an_earlier_day(screen: Screen, kept: Kept) -> None:
    since_last = screen.go_to("Forældre").since_last
    screen.click(since_last.unfold)
    [row] = since_last.put_off
    screen.click(row.answers.button(Answer.CONTINUES))
    screen.write(row.details.shown_from, "30/11")
    assert answered(kept(), 3).show_from == date(2026, 11, 30)
    screen.open_meeting(date(2026, 11, 30))
    assert [r.action.what for r in screen.tab.since_last.listed] == ["Mål støjen"]


def test_what_waits_stays_unfolded_while_the_meeting_is_open(screen: Screen) -> None:
    since_last = screen.go_to("Forældre").since_last
    screen.click(since_last.unfold)
    screen.refresh()
    assert since_last.put_off[0].isVisible()
    screen.open_meeting(date(2026, 11, 30))
    assert not since_last.put_off[0].isVisible()


def test_an_empty_point_says_so(screen: Screen) -> None:
    tab = screen.go_to("Aktiviteter")
    shown = [label.text() for label in tab.since_last.findChildren(QLabel) if label.isVisible()]
    assert "Ingen åbne aftaler på dette punkt." in shown


def test_answers_come_back_when_the_meeting_is_opened_again(screen: Screen) -> None:
    screen.click(rows(screen)[0].answers.button(Answer.CONTINUES))
    screen.write(rows(screen)[0].details.words, "Vi er i gang")
    screen.open_meeting(date(2026, 11, 30))
    assert len(rows(screen)) == 2
    assert rows(screen)[0].answers.choice is None
    screen.open_meeting(date(2026, 11, 23))
    assert rows(screen)[0].answers.choice is Answer.CONTINUES
    assert rows(screen)[0].details.words.text() == "Vi er i gang"


def test_answers_of_an_approved_meeting_cannot_be_changed(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    meeting = course.ordered_meetings()[1]
    store.hold(meeting)
    store.approve(meeting)
    screen = open_window()
    screen.open_meeting(meeting.date)
    assert screen.meeting.state is MeetingState.APPROVED
    row = rows(screen)[0]
    assert not any(row.answers.button(answer).isEnabled() for answer in Answer)
    assert row.details.words.isReadOnly()


def test_a_long_agreement_is_shown_whole(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    what = "Vi deler gruppen i to ved garderoben, så de yngste kommer ud først. " * 6
    store.keep(agree(course.ordered_meetings()[0], what, position=9))
    screen = open_window()
    label = next(w for w in rows(screen)[-1].findChildren(QLabel) if w.text() == what)
    assert label.height() >= label.heightForWidth(label.width())


def test_text_is_shown_as_it_was_written_and_not_as_markup(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    store.keep(agree(course.ordered_meetings()[0], "<b>Fed</b> & <img src=x>", position=9))
    screen = open_window()
    label = next(w for w in rows(screen)[-1].findChildren(QLabel) if "Fed" in w.text())
    assert label.textFormat() == Qt.TextFormat.PlainText
