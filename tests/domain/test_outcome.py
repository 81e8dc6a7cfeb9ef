"""What came of a course: only what was kept counts, up to the day or meeting it is asked for."""

from datetime import date, timedelta

import pytest

from teammoede.domain.absence import Absence
from teammoede.domain.action import Answer, Worked
from teammoede.domain.agenda import Agenda
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, Presence, Verdict
from teammoede.domain.outcome import Facts, LeaderPart
from teammoede.domain.people import Function, Membership
from teammoede.domain.sign import Sign, own_rating
from teammoede.domain.week import monday_of
from teammoede.resources import read_text
from tests.domain.building import NOON, agree, answer, cancelled, held, make_course, make_meeting

START = date(2026, 8, 31)
WEEK = timedelta(weeks=1)
EVALUATION = Agenda.from_toml(read_text("agendas", "evaluation.toml"))


def _week(course: Course, number: int, **values: object) -> Meeting:
    return make_meeting(course, START + number * WEEK, **values)


def _evaluation(course: Course, number: int = 26) -> Meeting:
    kind = MeetingKind.EVALUATION
    return _week(course, number, kind=kind, agenda_data=EVALUATION.as_data())


def _rate(meeting: Meeting, sign: Sign, value: int, raters: int | None = None) -> None:
    own_rating(meeting, sign).value = value
    meeting.raters = raters


def _absent(course: Course, number: int, days: int | None) -> None:
    monday = monday_of(START + number * WEEK)
    Absence(course=course, monday=monday, children=20, days_away=days)


def test_an_empty_course_has_empty_facts() -> None:
    course = make_course()
    facts = Facts.of(course, START)
    assert (facts.signs, facts.points, facts.tried, facts.verdicts) == ((), (), [], ())
    assert (facts.leader, facts.absence, facts.is_rated) == (None, None, False)
    assert (facts.meetings.held, facts.meetings.cancelled_in_all) == (0, 0)


def test_first_and_last_rating_up_to_the_meeting_that_asks() -> None:
    course = make_course()
    calm, safe = (Sign(course=course, title=title) for title in ("Ro", "Tryghed"))
    first, middle, evaluation = _week(course, 0), _week(course, 9), _evaluation(course)
    visit = _week(course, 30)
    for meeting, value in ((first, 2), (middle, 1), (evaluation, 4), (visit, 5)):
        _rate(meeting, calm, value)
    _rate(middle, safe, 3)
    told = {story.sign.title: story for story in Facts.of(course, evaluation).signs}
    calm_first, calm_last = told["Ro"].first, told["Ro"].last
    assert calm_first is not None
    assert calm_last is not None
    assert (calm_first.value, calm_last.value) == (2, 4)
    assert told["Tryghed"].first is not None
    assert told["Tryghed"].last is None


def test_a_dropped_sign_stays_where_it_was_rated_in_time() -> None:
    course = make_course()
    Sign(course=course, title="Aldrig", dropped=True)
    late = Sign(course=course, title="Senere", dropped=True)
    _rate(_week(course, 9), late, 3)
    assert [s.sign.title for s in Facts.of(course, START + 10 * WEEK).signs] == ["Senere"]
    assert Facts.of(course, START + 8 * WEEK).signs == ()


def test_what_was_tried_stands_under_its_point_with_what_lasted_first() -> None:
    course = make_course()
    first, second = _week(course, 0), _week(course, 1)
    asked = {what: agree(first, what) for what in ("droppet", "åben", "udført", "fast praksis")}
    agree(first, "Skriv hjem", point="parents")
    for given in (Answer.DROPPED, Answer.DONE, Answer.STANDING_PRACTICE):
        answer(asked[given.label], second, given)
    points = {point.item.key: point for point in Facts.of(course, second).points}
    assert list(points) == list(first.full_agenda.keys)
    told = [tried.action.what for tried in points["organisation"].tried]
    assert told == ["fast praksis", "udført", "åben", "droppet"]
    assert [t.action.what for t in points["parents"].tried] == ["Skriv hjem"]
    assert points["roles"].tried == ()


def test_what_the_evaluation_answers_counts_and_what_it_agrees_was_not_tried() -> None:
    course = make_course()
    action = agree(_week(course, 0))
    evaluation, visit = _evaluation(course), _week(course, 30)
    answer(action, evaluation, Answer.CONTINUES, worked=Worked.BETTER)
    answer(action, visit, Answer.DROPPED, worked=Worked.WORSE)
    agree(evaluation, "Bliver ved", point="keep")
    (tried,) = Facts.of(course, evaluation).tried
    assert (tried.ended, tried.worked) == (None, Worked.BETTER)
    assert Facts.of(course, visit).tried[0].ended is Answer.DROPPED


def test_points_of_the_start_up_meeting_are_told_under_andet() -> None:
    course = make_course()
    kind = MeetingKind.START_UP
    agenda = Agenda.from_toml(read_text("agendas", "start_up.toml"))
    start = _week(course, 0, kind=kind, agenda_data=agenda.as_data())
    agree(start, "Vikar mandag", point="frames")
    alone = Facts.of(course, START)
    assert [p.item.key for p in alone.points if p.tried] == ["frames"]
    _week(course, 1)
    later = Facts.of(course, START + WEEK)
    assert [p.item.key for p in later.points if p.tried] == ["other"]


def test_helped_is_what_was_said_last_and_nothing_is_assumed() -> None:
    course = make_course()
    first, second, third = (_week(course, n) for n in range(3))
    done, better, worse = agree(first), agree(first), agree(first)
    answer(done, second, Answer.DONE)
    answer(better, second, Answer.CONTINUES, worked=Worked.WORSE)
    answer(better, third, Answer.DONE, worked=Worked.REACHED)
    answer(worse, second, Answer.CONTINUES, worked=Worked.UNCHANGED, words="larm")
    (point,) = [p for p in Facts.of(course, third).points if p.tried]
    assert [tried.action for tried in point.helped] == [better]
    assert [tried.action for tried in point.not_helped] == [worse]
    assert [tried.words for tried in point.not_helped] == ["larm"]


def test_meetings_are_counted_by_what_became_of_them() -> None:
    course = make_course()
    for number in range(3):
        held(_week(course, number, short=number == 1))
    cancelled(_week(course, 3))
    cancelled(_week(course, 4))
    _week(course, 5).cancel(NOON, CancelReason.CLOSING_DAY)
    _week(course, 6)
    evaluation = _evaluation(course)
    held(_week(course, 30))
    count = Facts.of(course, evaluation).meetings
    assert (count.held, count.short, count.unclosed) == (3, 1, 1)
    assert count.cancelled == ((CancelReason.ILLNESS, 2), (CancelReason.CLOSING_DAY, 1))


def test_the_leders_part_counts_only_meetings_where_people_were_ticked() -> None:
    course = make_course("Mette")
    leader = Membership(course=course, name="Hanne", function=Function.LEADER)
    presences = (Presence.PRESENT, Presence.PARTLY, Presence.APOLOGIES, None, None)
    for number, presence in enumerate(presences):
        meeting = held(_week(course, number))
        if number < 4:
            meeting.own_attendance(course.memberships[0]).presence = Presence.PRESENT
        meeting.own_attendance(leader).presence = presence
    assert Facts.of(course, START + 9 * WEEK).leader == LeaderPart(there=2, ticked=4, held=5)


def test_a_new_leder_takes_over_the_count() -> None:
    course = make_course()
    for number, name in enumerate(("Hanne", "Karin")):
        leader = Membership(course=course, name=name, function=Function.LEADER)
        held(_week(course, number)).own_attendance(leader).presence = Presence.PRESENT
    assert Facts.of(course, START + 9 * WEEK).leader == LeaderPart(there=2, ticked=2, held=2)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], None),
        ([10], None),
        ([10, 20], (0.1, 0.2, 1)),
        ([10, None, 20], (0.1, 0.2, 1)),
        ([10, 30, 50, 20, 40], (0.2, 0.3, 2)),
        ([10] * 5 + [50] * 2 + [20] * 4, (0.1, 0.2, 4)),
    ],
)
def test_absence_sets_the_first_weeks_against_the_last(
    days: list[int | None], expected: tuple[float, float, int] | None
) -> None:
    course = make_course()
    for number, away in enumerate(days):
        _absent(course, number, away)
    trend = Facts.of(course, START + 26 * WEEK).absence
    if expected is None:
        assert trend is None
        return
    assert trend is not None
    assert (trend.first, trend.last) == pytest.approx(expected[:2])
    assert len(trend.first_weeks) == len(trend.last_weeks) == expected[2]
    assert not set(trend.first_weeks) & set(trend.last_weeks)


def test_the_small_questions_are_counted_at_held_meetings() -> None:
    course = make_course()
    held(_week(course, 0)).moves_children = Verdict.YES
    held(_week(course, 1)).moves_children = Verdict.NO
    held(_week(course, 2)).moves_children = Verdict.YES
    _week(course, 3).time_well_spent = Verdict.NO
    told = dict(Facts.of(course, START + 9 * WEEK).verdicts)
    assert told == {"Rykker det for børnene?": ((Verdict.YES, 2), (Verdict.NO, 1))}
