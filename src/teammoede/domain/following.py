"""What meeting comes next: its kind and its day, as a proposal that anybody may change.

Plans nothing; the whole half-year at once is in `half_year`.
"""

import datetime as dt

from teammoede.domain.course import COURSE_MONTHS, Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.domain.week import monday_of, months_after, next_weekday, week_of
from teammoede.domain.week_numbers import MOST_WEEKS

_A_WEEK = dt.timedelta(weeks=1)


def new_kind(course: Course, day: dt.date) -> MeetingKind:
    """Return which kind a new meeting on a day would be, as far as the course has come by then."""
    evaluation = course.meeting_of(MeetingKind.EVALUATION)
    if evaluation is not None:
        return MeetingKind.VISIT if day > evaluation.date else MeetingKind.PLANNING
    if not _live(course):
        started = any(m.kind is MeetingKind.START_UP for m in course.meetings)  # and cancelled
        return MeetingKind.START_UP if started else course.first_kind(day)
    end = _end(course)
    return MeetingKind.EVALUATION if end and day >= end else MeetingKind.PLANNING


def new_date(course: Course, today: dt.date) -> dt.date:
    """Return the day to propose for one more meeting; never one on which the house is closed."""
    return _while_open(course, _new_date(course, today))


def _new_date(course: Course, today: dt.date) -> dt.date:
    evaluation = course.meeting_of(MeetingKind.EVALUATION)
    if evaluation is None and _of_kind(course, MeetingKind.VISIT):  # those are to come after it
        return _free_week(course, today)
    if evaluation is None:
        return course.propose_meeting_date(today)
    if evaluation.is_held or evaluation.date < today:
        return _next_visit(course, evaluation) or max(today, _latest(course) + _A_WEEK)
    return _free_week(course, today)


def date_after(meeting: Meeting, *, cancelled: bool = False) -> dt.date | None:
    """Return when to go on after a meeting, None where that is planned or nothing is to come.

    Planning meetings keep to the course's rhythm. What is held only once and is cancelled is put
    off a week, also where meetings are planned after it. Weeks in which the house is closed are
    left out.
    """
    day = _date_after(meeting, cancelled=cancelled)
    return None if day is None else _while_open(meeting.course, day)


def _date_after(meeting: Meeting, *, cancelled: bool) -> dt.date | None:
    course, once = meeting.course, meeting.kind.once
    if cancelled and once and len(_of_kind(course, meeting.kind)) < 2:
        return meeting.date + _A_WEEK
    if meeting.following() is not None:
        return None
    if meeting.kind is MeetingKind.PLANNING:
        return meeting.date + course.rhythm * _A_WEEK
    if cancelled or meeting.kind is MeetingKind.START_UP:
        return meeting.date + _A_WEEK
    return _next_visit(course, meeting)


def kind_after(meeting: Meeting, day: dt.date, *, cancelled: bool = False) -> MeetingKind:
    """Return which kind the meeting is that comes after this one on a day."""
    if cancelled and meeting.kind is not MeetingKind.PLANNING:
        return meeting.kind
    if meeting.kind is MeetingKind.EVALUATION:
        return MeetingKind.VISIT
    return new_kind(meeting.course, day)


def _next_visit(course: Course, latest: Meeting) -> dt.date | None:
    """Return the first visit that is not there yet, after `latest` and all that is planned."""
    lacking = sorted(course.visit_months)[len(_of_kind(course, MeetingKind.VISIT)) :]
    if not lacking:
        return None
    evaluation = course.meeting_of(MeetingKind.EVALUATION)
    day = months_after(evaluation.date if evaluation else latest.date, lacking[0])
    day = max(day, _latest(course) + _A_WEEK)
    return next_weekday(latest.date.weekday(), day)


def _free_week(course: Course, today: dt.date) -> dt.date:
    """Return the course's weekday in the first week from today on that has no meeting."""
    full = {monday_of(meeting.date) for meeting in course.meetings}
    day = today if course.weekday is None else next_weekday(course.weekday, today)
    while monday_of(day) in full:
        day += _A_WEEK
    return day


def _while_open(course: Course, day: dt.date) -> dt.date:
    """Return the same weekday in the first week from then on in which the house is not closed."""
    weeks = (day + number * _A_WEEK for number in range(MOST_WEEKS))
    return next((later for later in weeks if week_of(later) not in course.closed_weeks), day)


def _live(course: Course) -> list[Meeting]:
    return [m for m in course.ordered_meetings() if m.state is not MeetingState.CANCELLED]


def _of_kind(course: Course, kind: MeetingKind) -> list[Meeting]:
    return [meeting for meeting in _live(course) if meeting.kind is kind]


def _latest(course: Course) -> dt.date:
    return max(meeting.date for meeting in course.meetings)


def _end(course: Course) -> dt.date | None:
    """The end, or six months after the start (seed 003)."""
    if course.end or course.start is None:
        return course.end
    return months_after(course.start, COURSE_MONTHS)
