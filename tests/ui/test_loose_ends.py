"""What two windows did to each other is shown, and nothing of it is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.sign import own_rating
from teammoede.storage.store import Store
from teammoede.ui.dialogs.close_dialog import CloseDialog
from teammoede.ui.dialogs.course_dialog import CourseDialog
from teammoede.ui.dialogs.print_dialog import PrintDialog
from teammoede.ui.tabs.signs_tab import SignsTab
from teammoede.ui.widgets.notice import Notice
from tests.domain.building import agree
from tests.ui.conftest import Answers, Screen, in_dialog
from tests.ui.half_year import half_year

Kept = Callable[[], Course]
WORDS = "Vi talte om garderoben"


def this_meeting(course: Course) -> Meeting:
    return course.ordered_meetings()[1]


def press(notice: Notice, title: str) -> None:
    """Click the answer with this title."""
    assert notice.isVisible()
    next(b for b in notice.findChildren(QPushButton) if b.text() == title).click()


# minutes approved in another window


@pytest.fixture
def overtaken(screen: Screen, store: Store, meeting: Meeting, answers: Answers) -> Screen:
    """The window with a text that is not saved yet, of minutes approved in another window."""
    screen.focus(screen.tab.discussion.edit)
    screen.type(WORDS)
    store.hold(meeting)
    store.approve(meeting)
    screen.desk.saver.flush()
    QApplication.processEvents()
    answers.answers = [True]  # in the end the window may go
    return screen


def test_unsaved_text_of_approved_minutes_stays_in_sight(overtaken: Screen) -> None:
    assert overtaken.meeting.state is MeetingState.APPROVED
    assert overtaken.tab.discussion.edit.isReadOnly()
    assert not overtaken.desk.saver.is_waiting
    notice = overtaken.desk.loose_ends.refused_notice
    assert notice.isVisible()
    assert f"Drøftelse, Organisering: {WORDS}" in notice.text


def test_other_fields_go_on_being_saved(overtaken: Screen, kept: Kept) -> None:
    overtaken.open_meeting(overtaken.meeting.course.ordered_meetings()[2].date)
    overtaken.write(overtaken.tab.discussion.edit, "Næste uge")
    note = kept().ordered_meetings()[2].note_on("organisation")
    assert note is not None
    assert note.text == "Næste uge"
    assert overtaken.desk.loose_ends.refused_notice.isVisible()


def test_the_minutes_are_reopened_and_the_text_saved(
    overtaken: Screen, answers: Answers, kept: Kept
) -> None:
    answers.answers = ["En sætning manglede"]
    press(overtaken.desk.loose_ends.refused_notice, "Genåbn og gem")
    note = this_meeting(kept()).note_on("organisation")
    assert note is not None
    assert note.text == overtaken.tab.discussion.edit.toPlainText() == WORDS
    assert this_meeting(kept()).state is MeetingState.HELD
    assert not overtaken.desk.loose_ends.refused_notice.isVisible()


def test_who_gives_no_reason_keeps_the_text_in_sight(overtaken: Screen, answers: Answers) -> None:
    answers.answers = [None, True]
    press(overtaken.desk.loose_ends.refused_notice, "Genåbn og gem")
    assert WORDS in overtaken.desk.loose_ends.refused_notice.text
    assert overtaken.desk.loose_ends.refused_notice.isVisible()


def test_the_text_can_be_copied_and_stays(overtaken: Screen) -> None:
    press(overtaken.desk.loose_ends.refused_notice, "Kopiér teksten")
    assert QApplication.clipboard().text() == WORDS
    assert overtaken.desk.loose_ends.refused_notice.isVisible()


def test_closing_the_window_names_the_text_in_the_notice(
    overtaken: Screen, answers: Answers
) -> None:
    answers.answers = [False, True]
    assert not overtaken.window.close()
    assert "Drøftelse, Organisering" in answers.asked[-1][1]
    assert overtaken.window.close()


# one field written in two windows


@pytest.fixture
def twice(screen: Screen, store: Store, meeting: Meeting) -> Screen:
    """The window that wrote an agreement which another window had just written too."""
    action = agree(meeting, "Køb sko")
    store.keep(action)
    screen.refresh()
    store.change(action, what="Køb støvler")
    screen.focus(screen.tab.agreements.listed[0].what)
    screen.type("Ida: ")
    screen.desk.saver.flush()
    return screen


def text_of(kept: Kept) -> str:
    return this_meeting(kept()).actions[0].what


def test_a_conflict_outside_a_discussion_is_shown_with_the_other_text(
    twice: Screen, kept: Kept
) -> None:
    notice = twice.desk.loose_ends.conflict_notice
    assert notice.isVisible()
    assert "Aftale, Organisering" in notice.text
    assert "Køb støvler" in notice.text
    assert "Ida: " in text_of(kept)


@pytest.mark.parametrize(
    ("answer", "text"), [("Brug den anden", "Køb støvler"), ("Behold min", "Ida: Køb sko")]
)
def test_a_conflict_is_settled_with_a_click(
    twice: Screen, kept: Kept, store: Store, answer: str, text: str
) -> None:
    press(twice.desk.loose_ends.conflict_notice, answer)
    assert text_of(kept) == text
    assert twice.tab.agreements.listed[0].what.toPlainText() == text
    assert store.other_versions(this_meeting(kept()).actions[0], "what") == []
    assert not twice.desk.loose_ends.conflict_notice.isVisible()


def test_a_conflict_can_be_left_as_it_is(twice: Screen, kept: Kept) -> None:
    press(twice.desk.loose_ends.conflict_notice, "Luk")
    assert not twice.desk.loose_ends.conflict_notice.isVisible()
    assert text_of(kept) == "Ida: Køb sko"


# what cannot be saved


@pytest.fixture
def too_long(screen: Screen, answers: Answers) -> Screen:
    """The window with a text that the archive never takes."""
    QApplication.clipboard().setText("x" * 200_001)
    screen.focus(screen.tab.discussion.edit)
    screen.tab.discussion.edit.paste()
    answers.answers = [True]  # in the end the window may go
    return screen


def test_a_text_that_is_too_long_holds_up_no_other(too_long: Screen, kept: Kept) -> None:
    too_long.click(too_long.desk.head.attendance[0])
    assert this_meeting(kept()).attendances[0].presence is not None
    assert too_long.saved_text == "Ikke gemt endnu"
    assert too_long.window.ui.banner.isVisible()


def test_leaving_the_window_names_what_is_given_up(too_long: Screen, answers: Answers) -> None:
    answers.answers = [False, True]
    assert not too_long.window.close()
    assert "Drøftelse, Organisering" in answers.asked[-1][1]


@pytest.mark.parametrize(
    "name",
    [
        "editCourseAction",
        "exportAction",
        "importAction",
        "printAgendaAction",
        "copyMinutesAction",
        "closeMeetingAction",
        "cancelAction",
    ],
)
def test_no_step_goes_on_over_what_is_not_saved(
    too_long: Screen, answers: Answers, name: str
) -> None:
    QApplication.clipboard().setText("uændret")
    kinds = (CloseDialog, CourseDialog, PrintDialog)
    came = [in_dialog(kind, lambda dialog: dialog.reject()) for kind in kinds]
    getattr(too_long.window.ui, name).trigger()
    assert not any(one() for one in came)
    ((title, text),) = answers.asked
    assert title == "Ikke gemt endnu"
    assert "Drøftelse, Organisering" in text
    assert "200000" in text
    assert QApplication.clipboard().text() == "uændret"


def test_a_rating_given_in_two_windows_is_shown_and_settled(
    store: Store, open_window: Callable[..., Screen]
) -> None:
    course = half_year(store)
    evaluation = course.ordered_meetings()[2]
    screen = open_window()
    tab = screen.go_to("Målet")
    assert isinstance(tab, SignsTab)
    store.change(own_rating(evaluation, course.live_signs()[0]), value=2)
    screen.click(tab.ratings.listed[0].scale.button(4))
    notice = screen.desk.loose_ends.conflict_notice
    assert "Vurdering, Ro, tal er også skrevet i et andet vindue: 2" in notice.text
    press(notice, "Brug den anden")
    assert store.course(course.id).ordered_meetings()[2].ratings[0].value == 2
