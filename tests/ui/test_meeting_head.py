"""The head of a meeting: when, where, the goal, who is there, who leads and who writes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, MeetingState, Presence
from teammoede.domain.people import Function
from teammoede.storage.planning import of_kind
from teammoede.storage.store import Store
from teammoede.ui.dialogs.course_dialog import CourseDialog
from tests.domain.building import make_meeting
from tests.ui.conftest import GOAL, Screen, in_dialog
from tests.ui.half_year import half_year

Kept = Callable[[], Course]


def presences(course: Course) -> list[Presence | None]:
    """Return who was there today, in the team's order."""
    meeting = course.ordered_meetings()[1]
    return [meeting.presence_of(member) for member in course.memberships]


def pick(screen: Screen, combo: QComboBox, text: str) -> None:
    """Choose with the arrow keys."""
    screen.focus(combo)
    for _ in range(combo.findText(text) - combo.currentIndex()):
        screen.press(Qt.Key.Key_Down)


def test_the_head_tells_when_and_where(screen: Screen) -> None:
    head = screen.desk.head
    assert head.title.text() == "Planlægningsmøde 2"
    assert head.when.text() == "mandag den 23. november 2026 · uge 48"
    assert head.where.text() == "12.30–13.30 · personalestuen"
    assert head.ui.goalLabel.text() == f"Målet: {GOAL}"


def test_a_coming_meeting_of_the_concept_says_who_calls_it(
    screen: Screen, store: Store, course: Course, meeting: Meeting
) -> None:
    coming = course.ordered_meetings()[2]
    screen.open_meeting(coming.date)
    assert not screen.desk.head.calling.isVisible()  # nobody calls a planning meeting
    store.change(course.memberships[1], function=Function.LEADER)
    for one in (meeting, coming):
        store.change(one, **of_kind(one, MeetingKind.EVALUATION))
    screen.refresh()
    assert screen.desk.head.calling.text() == "Indkaldes af Lars og pædagogisk vejleder"
    screen.open_meeting(meeting.date)
    assert not screen.desk.head.calling.isVisible()  # on the day they are called already


def test_each_click_is_the_next_presence(screen: Screen, kept: Kept) -> None:
    button = screen.desk.head.attendance[1]
    seen = []
    for _ in range(5):
        screen.click(button)
        seen.append(presences(kept())[1])
    assert seen == [
        Presence.PRESENT,
        Presence.APOLOGIES,
        Presence.PARTLY,
        Presence.ABSENT,
        None,
    ]
    assert presences(kept()) == [None, None, None]


def test_presence_is_set_by_the_keyboard_and_said_to_the_ear(screen: Screen, kept: Kept) -> None:
    button = screen.desk.head.attendance[0]
    screen.focus(button)
    screen.press(Qt.Key.Key_Space)
    screen.press(Qt.Key.Key_Space)
    assert presences(kept())[0] is Presence.APOLOGIES
    assert button.accessibleName() == "Mette Holm, stuepersonale: afbud"
    assert button.text() == "Mette (afbud)"


def test_those_present_are_counted_in_words(screen: Screen) -> None:
    head = screen.desk.head
    assert head.ui.countLabel.text() == "Sæt kryds ved navn"
    screen.click(head.attendance[0])
    assert head.ui.countLabel.text() == "én deltager"
    screen.click(head.attendance[1])
    screen.click(head.attendance[2])
    screen.click(head.attendance[2])
    assert head.ui.countLabel.text() == "to deltagere"


def test_whoever_was_at_the_start_and_is_missing_at_the_evaluation_is_named(
    store: Store, open_window: Callable[..., Screen]
) -> None:
    half_year(store)
    screen = open_window()
    head = screen.desk.head
    mette, lars, sara = head.attendance
    assert not head.ui.missingLabel.isVisible()
    for person in (lars, lars, sara, sara):  # Sara was not at the start
        screen.click(person)
    assert lars.presence is sara.presence is Presence.APOLOGIES
    assert head.ui.missingLabel.isVisible()
    assert head.ui.missingLabel.text() == "Var med ved opstarten og mangler her: Lars"
    screen.click(lars)
    assert not head.ui.missingLabel.isVisible()
    assert mette.presence is None
    for _ in range(2):
        screen.click(mette)
    screen.open_meeting(date(2026, 11, 16))
    assert not head.ui.missingLabel.isVisible()


def test_who_leads_and_who_writes_are_chosen_and_kept(screen: Screen, kept: Kept) -> None:
    ui = screen.desk.head.ui
    pick(screen, ui.chairCombo, "Lars")
    pick(screen, ui.takerCombo, "Sara")
    meeting = kept().ordered_meetings()[1]
    assert meeting.chair is not None
    assert meeting.minute_taker is not None
    assert (meeting.chair.name, meeting.minute_taker.name) == ("Lars Bech", "Sara Lind")
    screen.focus(ui.chairCombo)
    screen.press(Qt.Key.Key_Home)
    assert kept().ordered_meetings()[1].chair is None


@pytest.mark.parametrize("name", ["chairCombo", "takerCombo"])
def test_a_longer_name_is_shown_whole(
    screen: Screen, store: Store, course: Course, name: str
) -> None:
    combo = getattr(screen.desk.head.ui, name)
    before = combo.width()
    store.change(course.memberships[0], name="Wilhelmina Holm")
    screen.refresh()
    QApplication.processEvents()
    assert before < combo.sizeHint().width() <= combo.width()


@pytest.mark.parametrize("name", ["chairCombo", "takerCombo"])
def test_the_wheel_changes_nobodys_turn(screen: Screen, kept: Kept, name: str) -> None:
    combo = getattr(screen.desk.head.ui, name)
    middle = combo.rect().center()
    turn = QWheelEvent(
        QPointF(middle),
        QPointF(combo.mapToGlobal(middle)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, turn)
    meeting = kept().ordered_meetings()[1]
    assert (meeting.chair_id, meeting.minute_taker_id) == (None, None)


def test_a_course_without_a_goal_says_so(
    store: Store, course: Course, open_window: Callable[..., Screen]
) -> None:
    store.change(course, goal="")
    assert open_window().desk.head.ui.goalLabel.text() == "Målet er ikke skrevet endnu."


def test_a_goal_is_no_markup(
    store: Store, course: Course, open_window: Callable[..., Screen]
) -> None:
    store.change(course, goal="<b>ro</b>")
    label = open_window().desk.head.ui.goalLabel
    assert label.text() == "Målet: <b>ro</b>"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_where_there_is_no_team_it_can_be_written_down(
    store: Store, course: Course, open_window: Callable[..., Screen]
) -> None:
    for member in course.memberships:
        store.change(member, left=course.ordered_meetings()[0].date)
    screen = open_window()
    came = in_dialog(CourseDialog, lambda dialog: dialog.reject())
    assert screen.desk.head.attendance == []
    screen.click(
        next(
            b
            for b in screen.desk.head.findChildren(type(screen.desk.head.ui.stepButton))
            if b.text().startswith("Skriv holdet")
        )
    )
    assert came()


def test_an_approved_meeting_cannot_be_changed_in_its_head(screen: Screen) -> None:
    screen.desk.store.hold(screen.meeting)
    screen.desk.store.approve(screen.meeting)
    screen.refresh()
    head = screen.desk.head
    parts = [*head.attendance, head.when, head.where, head.ui.chairCombo, head.ui.takerCombo]
    assert not any(part.isEnabled() for part in parts)


def test_the_first_hint_is_one_quiet_line_under_the_goal_until_the_meeting_is_closed(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    for week in range(1, 5):
        past = make_meeting(course, date(2026, 11, 16) - timedelta(weeks=week))
        past.state = MeetingState.HELD
        store.keep(past)
    screen = open_window()
    hint = screen.desk.head.ui.hintLabel
    assert hint.isVisible()
    assert hint.whole == "Tre åbne aftaler, og de sidste fire møder lukkede ingen."
    assert len(hint.toolTip().splitlines()) == 2
    assert hint.height() < 2 * hint.fontMetrics().lineSpacing()
    store.hold(course.ordered_meetings()[-2])
    screen.desk.look_round()
    assert not hint.isVisible()


def test_without_a_hint_it_takes_no_room(screen: Screen) -> None:
    assert not screen.desk.head.ui.hintLabel.isVisible()


def test_a_long_reason_is_shown_whole_and_makes_the_window_no_wider(screen: Screen) -> None:
    head, before = screen.desk.head, screen.window.minimumSizeHint().width()
    words = "Ayşe og Jonas er syge, og Solstuen mangler også folk, så vi bliver på stuen" * 3
    screen.desk.store.cancel(screen.meeting, CancelReason.ILLNESS, words)
    screen.refresh()
    assert head.state.text() == f"Aflyst: sygdom, {words}"
    assert screen.window.minimumSizeHint().width() <= before
    assert head.state.height() >= head.state.heightForWidth(head.state.width())
