"""A whole half-year for the last sheets: ratings, answers, absence, its end and its visits."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from teammoede.domain.absence import Absence
from teammoede.domain.action import Action, Answer, Worked
from teammoede.domain.agenda import Agenda
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, Presence, Verdict
from teammoede.domain.people import Membership
from teammoede.domain.practice import PracticeState, own_check
from teammoede.domain.sign import DEFAULT_SIGNS, Sign, own_rating
from teammoede.resources import read_text
from tests.domain.building import NOON, agree, answer, held, make_course, make_meeting
from tests.printing.sheets import GOAL, TEAM

START = date(2026, 8, 31)
WEEK = timedelta(weeks=1)
POINTS = (
    "organisation",
    "activities",
    "relations",
    "child_perspective",
    "parents",
    "other",
    "roles",
)
WORDS = (
    "Del gruppen i tre ved garderoben, fire børn ad gangen",
    "Morgensamling i to hold med samme sang hver dag",
    "Billedkort ved hver krog",
    "En voksen ved hvert bord under frokosten",
    "Brev hjem om det, vi øver",
    "Store børn hjælper små i tøjet",
    "Legepladsen i to hold",
)
_ENDS = (Answer.STANDING_PRACTICE, Answer.DONE, Answer.DROPPED, Answer.CONTINUES, Answer.DONE)
_EFFECTS = (Worked.REACHED, Worked.BETTER, Worked.UNCHANGED, None, Worked.TOO_EARLY)
_STANDARD = {
    MeetingKind.START_UP: "start_up",
    MeetingKind.PLANNING: "planning",
    MeetingKind.EVALUATION: "evaluation",
    MeetingKind.VISIT: "visit",
}


@dataclass
class HalfYear:
    """The course with the meetings that matter."""

    course: Course
    start_up: Meeting
    planning: list[Meeting]
    evaluation: Meeting
    visits: list[Meeting]


def meeting_on(course: Course, weeks: int, kind: MeetingKind) -> Meeting:
    """Return a planned meeting so many weeks after the start, on its own agenda."""
    agenda = Agenda.from_toml(read_text("agendas", f"{_STANDARD[kind]}.toml"))
    return make_meeting(
        course,
        START + weeks * WEEK,
        kind=kind,
        agenda_data=agenda.as_data(),
        start=time(12, 30),
        length=agenda.length,
        place="Personalestuen",
    )


def half_year(actions: int = 20, rated_at: tuple[int, ...] = (0, 9, 18, 26)) -> HalfYear:
    """Return a course at its end: so many agreements, ratings in these weeks, two visits."""
    course = make_course(
        title="Ro på Blå stue",
        institution="Solstrålen",
        goal=GOAL,
        start=START,
        end=START + 26 * WEEK,
    )
    for place, (name, function) in enumerate(TEAM):
        Membership(course=course, name=name, function=function, position=place)
    for place, title in enumerate(DEFAULT_SIGNS):
        Sign(course=course, title=title, position=place)
    whole = HalfYear(
        course,
        meeting_on(course, 0, MeetingKind.START_UP),
        [meeting_on(course, weeks, MeetingKind.PLANNING) for weeks in range(1, 26)],
        meeting_on(course, 26, MeetingKind.EVALUATION),
        [meeting_on(course, weeks, MeetingKind.VISIT) for weeks in (30, 39)],
    )
    _hold(whole)
    for number in range(actions):
        _agree(whole, number)
    for weeks in rated_at:
        rate(whole, weeks)
    _end(whole)
    return whole


def _hold(whole: HalfYear) -> None:
    for number, meeting in enumerate([whole.start_up, *whole.planning]):
        if number in (7, 16, 18):
            reason = CancelReason.ILLNESS if number == 16 else CancelReason.CLOSING_DAY
            meeting.cancel(NOON, reason)
            continue
        held(meeting).moves_children = (Verdict.NO, Verdict.PARTLY, Verdict.YES)[number // 10]
        for place, member in enumerate(whole.course.memberships):
            away = (number + place) % 6 == 0
            meeting.own_attendance(member).presence = (
                Presence.APOLOGIES if away and number else Presence.PRESENT
            )
        Absence(
            course=whole.course,
            monday=meeting.date,
            children=20,
            days_away=None if number in (3, 4) else 18 - number // 2 + number * 5 % 7,
        )


def _agree(whole: HalfYear, number: int) -> Action:
    """Agree in turn at the held meetings, and answer two meetings later."""
    meetings = [meeting for meeting in whole.planning if meeting.is_held]
    place = number * 3 % (len(meetings) - 3)
    team = whole.course.memberships
    action = agree(
        meetings[place],
        WORDS[number % 7],
        point=POINTS[number % 6],
        position=number,
        who=[team[number % 5].id],
    )
    given = _ENDS[number % 5]
    words = "Det gav mere larm end ro." if given is Answer.DROPPED else "Børnene kan det nu."
    worked = _EFFECTS[number % 5]
    answer(action, meetings[place + 2], given, worked=worked, words=words)
    return action


def rate(whole: HalfYear, weeks: int) -> None:
    """Rate all signs at the meeting of that week, higher as time goes by."""
    meetings = [whole.start_up, *whole.planning, whole.evaluation]
    meeting = next(m for m in meetings if m.date == START + weeks * WEEK)
    meeting.raters = 5
    for place, sign in enumerate(whole.course.signs):
        rating = own_rating(meeting, sign)
        rating.value = min(5, 1 + place % 3 + weeks // 9)
        rating.why = "Der er ro i garderoben, og frokosten tager den tid, den skal."


def _end(whole: HalfYear) -> None:
    evaluation, (visit, _) = whole.evaluation, whole.visits
    whole.course.memberships[1].left = START + 20 * WEEK
    for item in evaluation.full_agenda.items[:4]:
        note = evaluation.own_note(item.key)
        note.text = "Vi er nået langt.\n- Garderoben er rolig\n- Frokosten varer en halv time"
        note.confidential = "Dette er fortroligt og hører ikke til på papiret"
    agree(evaluation, "Garderoben deles stadig i tre", point="keep", everyone=True)
    held(evaluation)
    for place, action in enumerate(whole.course.actions()):
        check = own_check(visit, action)
        check.state = list(PracticeState)[place % 3]
        check.help = "En påmindelse på tavlen" if place % 3 else ""
    held(visit)
