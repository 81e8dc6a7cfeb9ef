"""A meeting from planned to approved, its people, its points and what it carries over."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from teammoede.domain.action import Answer, Due
from teammoede.domain.agenda import Agenda
from teammoede.domain.errors import InvalidValue, MeetingLocked
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, MeetingState, Presence
from teammoede.domain.role_plan import Area, RoleAssignment

from .building import (
    NOON,
    PLANNING,
    TODAY,
    agree,
    answer,
    cancelled,
    held,
    make_course,
    make_meeting,
    weekly_meetings,
)

WEEK = timedelta(weeks=1)
SHORT = Agenda.from_data(
    {
        "key": "visit",
        "title": "Besøg",
        "length": 30,
        "items": [{"key": "practice", "short": "Praksis", "title": "Holder vi fast?"}],
    }
)


@pytest.fixture
def meetings() -> list[Meeting]:
    return weekly_meetings(make_course("Mette", "Lars", "Sanne"), 4)


@pytest.fixture
def meeting(meetings: list[Meeting]) -> Meeting:
    return meetings[0]


# from planned to approved


def test_a_meeting_goes_from_planned_to_held_to_approved_which_locks_it(meeting: Meeting) -> None:
    assert meeting.state is MeetingState.PLANNED
    meeting.hold(NOON)
    assert meeting.is_held
    assert not meeting.locked
    meeting.approve(NOON)
    assert meeting.is_held
    assert meeting.locked


def test_minutes_are_not_approved_before_the_meeting_was_held(meeting: Meeting) -> None:
    with pytest.raises(InvalidValue, match="planlagt"):
        meeting.approve(NOON)
    assert meeting.state_changes == []


def test_a_held_meeting_is_not_held_again_nor_cancelled(meeting: Meeting) -> None:
    held(meeting)
    with pytest.raises(InvalidValue):
        meeting.hold(NOON)
    with pytest.raises(InvalidValue):
        meeting.cancel(NOON, CancelReason.ILLNESS)
    assert meeting.cancel_reason is None


def test_approved_minutes_refuse_every_step_but_reopening(meeting: Meeting) -> None:
    held(meeting).approve(NOON)
    with pytest.raises(MeetingLocked):
        meeting.hold(NOON)
    with pytest.raises(MeetingLocked):
        meeting.cancel(NOON, CancelReason.OTHER)
    assert meeting.state is MeetingState.APPROVED


def test_reopening_goes_one_step_back_and_keeps_its_reason(meeting: Meeting) -> None:
    held(meeting).approve(NOON)
    trace = meeting.reopen(NOON, " Et navn var forkert ")
    assert meeting.state is MeetingState.HELD
    assert (trace.state, trace.reason, trace.at) == (
        MeetingState.HELD,
        "Et navn var forkert",
        NOON,
    )
    meeting.reopen(NOON, "Vi var ikke færdige")
    assert meeting.state is MeetingState.PLANNED


def test_reopening_asks_for_a_reason(meeting: Meeting) -> None:
    held(meeting)
    with pytest.raises(InvalidValue, match="hvorfor"):
        meeting.reopen(NOON, "  ")
    assert meeting.state is MeetingState.HELD


def test_an_open_meeting_needs_no_reopening(meeting: Meeting) -> None:
    with pytest.raises(InvalidValue, match="åbent"):
        meeting.reopen(NOON, "grund")


def test_to_cancel_and_to_take_up_again_is_counted_and_no_other_step(meeting: Meeting) -> None:
    meeting.cancel(NOON, CancelReason.ILLNESS)
    assert meeting.sequence == 1
    meeting.reopen(NOON, "Alle er raske")
    assert meeting.sequence == 2
    meeting.hold(NOON)
    meeting.approve(NOON)
    meeting.reopen(NOON, "Et navn manglede")
    meeting.reopen(NOON, "Vi holder det igen")
    assert meeting.sequence == 2


def test_a_cancelled_meeting_keeps_its_reason_and_can_be_taken_up_again(meeting: Meeting) -> None:
    trace = meeting.cancel(NOON, CancelReason.NO_COVER, " To er på kursus. ")
    assert meeting.cancel_reason is CancelReason.NO_COVER
    assert meeting.cancel_words == "To er på kursus."
    assert trace.reason.startswith("ingen til at dække ind. To er på kursus")
    meeting.reopen(NOON, "Der kom en vikar")
    assert meeting.state is MeetingState.PLANNED


def test_every_step_leaves_its_trace(meeting: Meeting) -> None:
    held(meeting).approve(NOON)
    meeting.reopen(NOON, "rettelse")
    meeting.approve(NOON)
    assert [change.state for change in meeting.state_changes] == [
        MeetingState.HELD,
        MeetingState.APPROVED,
        MeetingState.HELD,
        MeetingState.APPROVED,
    ]


# its place in the course


def test_meetings_are_ordered_by_date_then_time_whatever_was_entered_first() -> None:
    course = make_course()
    last = make_meeting(course, TODAY + WEEK)
    afternoon = make_meeting(course, TODAY, start=time(14))
    morning = make_meeting(course, TODAY, start=time(9))
    assert course.ordered_meetings() == [morning, afternoon, last]


def test_numbers_pass_over_cancelled_meetings(meetings: list[Meeting]) -> None:
    cancelled(meetings[1])
    assert [m.title for m in meetings] == [
        "Planlægningsmøde 1",
        "Planlægningsmøde (aflyst)",
        "Planlægningsmøde 2",
        "Planlægningsmøde 3",
    ]


def test_what_is_held_once_has_no_number_until_there_are_two_of_it() -> None:
    course = make_course()
    day = TODAY - WEEK
    first = make_meeting(course, day, kind=MeetingKind.START_UP)
    assert first.title == "Opstartsmøde"
    second = make_meeting(course, TODAY, kind=MeetingKind.START_UP)
    assert [m.title for m in (first, second)] == ["Opstartsmøde 1", "Opstartsmøde 2"]
    assert cancelled(first).title == "Opstartsmøde (aflyst)"
    assert second.title == "Opstartsmøde"


def test_each_kind_counts_for_itself_and_visits_are_numbered() -> None:
    course = make_course()
    kinds = [MeetingKind.START_UP, MeetingKind.PLANNING, MeetingKind.EVALUATION, MeetingKind.VISIT]
    found = [make_meeting(course, TODAY + n * WEEK, kind=kind) for n, kind in enumerate(kinds)]
    assert [meeting.title for meeting in found] == [
        "Opstartsmøde",
        "Planlægningsmøde 1",
        "Slutevaluering",
        "Opfølgningsbesøg 1",
    ]


def test_previous_is_the_latest_that_was_held_and_following_the_first_not_cancelled(
    meetings: list[Meeting],
) -> None:
    held(meetings[0])
    cancelled(meetings[1])
    assert meetings[2].previous() is meetings[0]
    assert meetings[0].following() is meetings[2]
    assert meetings[0].previous() is None
    assert meetings[3].following() is None


def test_the_head_reads_as_a_team_says_it(meeting: Meeting) -> None:
    meeting.start, meeting.length = time(12, 30), 60
    assert meeting.hours == "12.30–13.30"
    assert meeting.week == "uge 48"
    assert meeting.code.startswith("2026-48-")
    meeting.length = None
    assert (meeting.hours, meeting.ends) == ("12.30", None)
    meeting.start = None
    assert meeting.hours == ""


def test_the_code_counts_iso_weeks_around_new_year() -> None:
    assert make_meeting(make_course(), date(2027, 1, 1)).code.startswith("2026-53-")


# who is there


def test_nobody_has_ticked_until_somebody_does(meeting: Meeting) -> None:
    mette, lars, _ = meeting.course.memberships
    assert meeting.presence_of(mette) is None
    assert meeting.attendances == []
    meeting.own_attendance(mette).presence = Presence.PARTLY
    assert meeting.presence_of(mette) is Presence.PARTLY
    assert meeting.presence_of(lars) is None
    assert meeting.own_attendance(mette) is meeting.attendances[0]


def test_the_four_states_of_attendance_have_their_danish_words() -> None:
    assert [p.label for p in Presence] == ["til stede", "afbud", "delvist", "fraværende"]


def test_who_left_is_invited_no_more_but_stays_where_they_were_ticked(
    meetings: list[Meeting],
) -> None:
    mette, lars, sanne = meetings[0].course.memberships
    meetings[1].own_attendance(lars).presence = Presence.APOLOGIES
    meetings[1].own_attendance(sanne)
    for left in (lars, sanne):
        left.left = TODAY + timedelta(days=1)
    assert meetings[0].invited() == [mette, lars, sanne]
    assert meetings[1].invited() == [mette, lars]
    assert meetings[2].invited() == [mette]


# the same people at the evaluation as at the start


@pytest.fixture
def evaluation() -> Meeting:
    """An evaluation half a year after a start-up meeting at which three of four were present."""
    course = make_course("Mette", "Lars", "Sanne", "Bo")
    first = make_meeting(course, TODAY, kind=MeetingKind.START_UP)
    ticks = (Presence.PRESENT, Presence.PARTLY, Presence.PRESENT, Presence.APOLOGIES)
    for member, presence in zip(course.memberships, ticks, strict=True):
        first.own_attendance(member).presence = presence
    return make_meeting(course, TODAY + 26 * WEEK, kind=MeetingKind.EVALUATION)


def test_the_evaluation_calls_whoever_was_at_the_start_though_they_left(
    evaluation: Meeting,
) -> None:
    mette, lars, sanne, bo = evaluation.course.memberships
    sanne.left = bo.left = TODAY + WEEK
    assert evaluation.of_start_up() == [mette, lars, sanne]
    assert evaluation.invited() == [mette, lars, sanne]
    planning = make_meeting(evaluation.course, evaluation.date)
    assert planning.invited() == [mette, lars]
    assert planning.of_start_up() == planning.missing_from_start() == []


def test_who_is_missing_from_the_start_is_named(evaluation: Meeting) -> None:
    mette, lars, sanne, bo = evaluation.course.memberships
    assert evaluation.missing_from_start() == []
    sanne.left = TODAY + WEEK
    assert evaluation.missing_from_start() == [sanne]
    for member in (mette, lars, bo):
        evaluation.own_attendance(member).presence = Presence.APOLOGIES
    evaluation.own_attendance(lars).presence = Presence.ABSENT
    assert evaluation.missing_from_start() == [mette, lars, sanne]
    evaluation.own_attendance(sanne).presence = Presence.PRESENT
    evaluation.own_attendance(mette).presence = Presence.PARTLY
    assert evaluation.missing_from_start() == [lars]


def test_without_a_start_up_meeting_the_team_of_the_day_is_called(evaluation: Meeting) -> None:
    first = evaluation.course.meeting_of(MeetingKind.START_UP)
    assert first
    cancelled(first)
    evaluation.course.memberships[2].left = TODAY
    assert evaluation.of_start_up() == []
    assert len(evaluation.invited()) == 3
    assert evaluation.missing_from_start() == []


# whose turn it is


def test_who_led_longest_ago_leads_next(meetings: list[Meeting]) -> None:
    mette, lars, sanne = meetings[0].course.memberships
    assert meetings[0].propose_chair() is mette  # nobody did yet: the team's order
    meetings[0].chair_id = mette.id
    meetings[1].chair_id = sanne.id
    assert meetings[2].propose_chair() is lars
    meetings[2].chair_id = lars.id
    assert meetings[3].propose_chair() is mette


def test_who_would_have_led_a_cancelled_meeting_leads_the_next(meetings: list[Meeting]) -> None:
    mette, lars, sanne = meetings[0].course.memberships
    for meeting, member in zip(meetings, (mette, lars, sanne), strict=False):
        meeting.chair_id = member.id
    cancelled(meetings[2])
    assert meetings[3].propose_chair() is sanne


def test_the_referent_is_not_the_mødeleder_where_the_team_has_two(meetings: list[Meeting]) -> None:
    mette, lars, _ = meetings[0].course.memberships
    assert meetings[0].propose_minute_taker(mette.id) is lars
    alone = make_meeting(make_course("Mette"), TODAY)
    (only,) = alone.course.memberships
    assert alone.propose_minute_taker(only.id) is only


def test_who_left_is_not_proposed_and_an_empty_team_proposes_nobody(
    meetings: list[Meeting],
) -> None:
    mette, lars, _ = meetings[0].course.memberships
    mette.left = TODAY
    assert meetings[0].propose_chair() is lars
    assert make_meeting(make_course(), TODAY).propose_chair() is None


def test_the_mødeleder_is_named_also_after_they_left(meeting: Meeting) -> None:
    mette, lars, _ = meeting.course.memberships
    meeting.chair_id, meeting.minute_taker_id = mette.id, lars.id
    mette.left = TODAY - WEEK
    assert (meeting.chair, meeting.minute_taker) == (mette, lars)


# the agenda's points


def test_a_note_is_made_by_writing_never_by_reading(meeting: Meeting) -> None:
    assert meeting.note_on("parents") is None
    assert meeting.notes == []
    note = meeting.own_note("parents")
    assert meeting.own_note("parents") is note is meeting.note_on("parents")
    assert (note.text, note.confidential) == ("", "")


def test_a_meeting_keeps_the_agenda_it_was_held_on() -> None:
    meeting = make_meeting(make_course(), TODAY, agenda_data=SHORT.as_data())
    assert meeting.agenda == SHORT
    assert meeting.agenda != PLANNING


@pytest.mark.parametrize(
    "write",
    [
        lambda m: setattr(m.own_note("parents"), "text", "Godt møde"),
        lambda m: setattr(m.own_note("parents"), "confidential", "Kun her"),
        lambda m: agree(m),
        lambda m: answer(agree(m.previous()), m, Answer.CONTINUES),
        lambda m: setattr(m.own_attendance(m.course.memberships[0]), "presence", Presence.ABSENT),
        lambda m: RoleAssignment(meeting=m, situation_id="x", weekday=0),
        lambda m: Area(meeting=m, key="x", title="Garderoben"),
    ],
    ids=["note", "confidential", "action", "answer", "tick", "role", "area"],
)
def test_a_meeting_is_untouched_until_something_is_written(
    meetings: list[Meeting], write: Callable[[Meeting], object]
) -> None:
    held(meetings[0])
    meeting = meetings[1]
    meeting.own_note("parents")
    meeting.own_attendance(meeting.course.memberships[0])
    agree(meeting, "", point="parents")
    assert meeting.is_untouched
    write(meeting)
    assert not meeting.is_untouched


def test_an_open_action_shows_under_siden_sidst_of_its_point(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], point="parents")
    assert meetings[0].since_last("parents", TODAY) == []
    assert meetings[1].since_last("parents", TODAY) == [action]
    assert meetings[1].since_last("organisation", TODAY) == []


@pytest.mark.parametrize("what", ["", "  "])
def test_a_row_that_was_emptied_again_is_no_agreement(meetings: list[Meeting], what: str) -> None:
    first, second, *_ = meetings
    blank = agree(first, what)
    assert first.agreed_on("organisation") == []
    assert blank not in second.since_last("organisation", TODAY)
    blank.who_words = "vikaren"
    assert first.agreed_on("organisation") == [blank]
    blank.who_words, blank.due_words = "", "inden jul"
    assert first.agreed_on("organisation") == [blank]


def test_an_answered_action_stays_also_where_it_was_emptied(meetings: list[Meeting]) -> None:
    action = agree(meetings[0])
    answer(action, meetings[1], Answer.DONE)
    action.what = ""
    assert meetings[1].since_last("organisation", TODAY) == [action]


def test_an_answer_leaves_the_action_in_sight_at_the_meeting_that_gave_it(
    meetings: list[Meeting],
) -> None:
    action = agree(meetings[0])
    answer(action, meetings[1], Answer.DONE)
    assert meetings[1].since_last("organisation", TODAY) == [action]
    assert meetings[2].since_last("organisation", TODAY) == []


def test_nothing_open_disappears_by_a_cancelled_or_skipped_meeting(
    meetings: list[Meeting],
) -> None:
    action = agree(meetings[0])
    cancelled(meetings[1])
    assert meetings[2].since_last("organisation", TODAY) == [action]
    assert meetings[3].since_last("organisation", TODAY) == [action]


def test_what_a_cancelled_meeting_had_agreed_already_rolls_on(meetings: list[Meeting]) -> None:
    action = agree(cancelled(meetings[0]))
    assert meetings[1].since_last("organisation", TODAY) == [action]


def test_nothing_open_disappears_with_a_person_who_leaves(meetings: list[Meeting]) -> None:
    mette = meetings[0].course.memberships[0]
    action = agree(meetings[0], who=[mette.id])
    mette.left = TODAY
    assert meetings[1].since_last("organisation", TODAY) == [action]
    assert meetings[0].course.who_names(action.who) == ["Mette"]


def test_a_waiting_action_is_counted_until_its_date_and_then_shows(
    meetings: list[Meeting],
) -> None:
    action = agree(meetings[0], show_from=meetings[2].date)
    assert meetings[1].since_last("organisation", TODAY) == []
    assert meetings[1].waiting("organisation") == [action]
    assert meetings[1].waiting("parents") == []
    assert meetings[2].since_last("organisation", TODAY) == [action]
    assert meetings[2].waiting("organisation") == []
    assert meetings[1].waiting_by_point() == {
        key: [action] if key == "organisation" else [] for key in meetings[1].agenda.keys
    }


def test_a_point_that_the_agenda_lacks_shows_under_andet(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], point="practice")
    assert meetings[1].since_last("other", TODAY) == [action]
    assert meetings[0].agreed_on("other") == [action]


def test_a_point_that_the_agenda_lacks_shows_under_the_first_where_there_is_no_andet(
    meetings: list[Meeting],
) -> None:
    action = agree(meetings[0], point="parents")
    visit = make_meeting(meetings[0].course, TODAY + 9 * WEEK, agenda_data=SHORT.as_data())
    assert visit.since_last("practice", TODAY) == [action]


def test_overdue_comes_first_under_siden_sidst(meetings: list[Meeting]) -> None:
    undated = agree(meetings[0])
    coming = agree(meetings[0], due=Due.DATE, due_date=TODAY + 2 * WEEK)
    overdue = agree(meetings[0], due=Due.DATE, due_date=TODAY - WEEK)
    assert meetings[1].since_last("organisation", TODAY) == [overdue, coming, undated]


def test_overdue_comes_first_also_where_it_shows_again_only_from_the_meetings_day(
    meetings: list[Meeting],
) -> None:
    coming = agree(meetings[0], due=Due.DATE, due_date=TODAY + 2 * WEEK)
    overdue = agree(meetings[0], due=Due.DATE, due_date=TODAY - WEEK, show_from=meetings[1].date)
    assert meetings[1].since_last("organisation", TODAY) == [overdue, coming]


def test_a_past_meeting_entered_afterwards_shows_only_what_was_agreed_before_it(
    meetings: list[Meeting],
) -> None:
    before, after = agree(meetings[0]), agree(meetings[2])
    inserted = make_meeting(meetings[0].course, meetings[1].date + timedelta(days=1))
    assert inserted.since_last("organisation", TODAY + 9 * WEEK) == [before]
    assert meetings[3].since_last("organisation", TODAY) == [before, after]


def test_an_answer_stays_in_sight_where_an_earlier_meeting_closes_the_action_afterwards(
    meetings: list[Meeting],
) -> None:
    """Otherwise »fortsætter« would keep the action open from a place where nobody can see it."""
    action = agree(meetings[0])
    answer(action, meetings[2], Answer.CONTINUES)
    answer(action, meetings[1], Answer.DONE)
    assert meetings[2].since_last("organisation", TODAY) == [action]
    assert meetings[3].since_last("organisation", TODAY) == [action]


def test_agreed_here_lists_by_place_and_leaves_out_what_was_deleted(meeting: Meeting) -> None:
    second = agree(meeting, "anden", position=1)
    first = agree(meeting, "første", position=0)
    agree(meeting, "slettet", position=2, deleted=True)
    assert meeting.agreed_on("organisation") == [first, second]


@pytest.mark.parametrize(
    ("day", "looked_back_on"),
    [
        (date(2026, 11, 23), date(2026, 11, 16)),  # a Monday looks back on last week
        (date(2026, 11, 26), date(2026, 11, 16)),
        (date(2026, 11, 27), date(2026, 11, 23)),  # on a Friday the week is whole
        (date(2027, 1, 1), date(2026, 12, 28)),
    ],
)
def test_absence_is_looked_back_on_by_whole_weeks(day: date, looked_back_on: date) -> None:
    assert Meeting(date=day).absence_monday == looked_back_on


@pytest.mark.parametrize(
    ("state", "closed"),
    [
        (MeetingState.PLANNED, False),
        (MeetingState.HELD, False),
        (MeetingState.APPROVED, True),
        (MeetingState.CANCELLED, True),
    ],
)
def test_nothing_is_to_be_written_where_a_meeting_is_approved_or_cancelled(
    state: MeetingState, closed: bool
) -> None:
    assert Meeting(date=date(2026, 11, 23), state=state).read_only is closed
