"""The draft of the final evaluation: what the data says, in sentences, and nothing else."""

from datetime import date, timedelta

from teammoede.domain.absence import Absence
from teammoede.domain.action import Answer, Worked
from teammoede.domain.agenda import Agenda
from teammoede.domain.course import Course
from teammoede.domain.evaluation import draft
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, Presence, Verdict
from teammoede.domain.people import Function, Membership
from teammoede.domain.sign import OWN_VIEW, Sign, own_rating
from teammoede.domain.week import monday_of
from teammoede.resources import read_text
from tests.domain.building import agree, answer, cancelled, held, make_course, make_meeting

START = date(2026, 8, 31)
WEEK = timedelta(weeks=1)
EVALUATION = Agenda.from_toml(read_text("agendas", "evaluation.toml"))


def _course(**values: object) -> tuple[Course, Meeting, Meeting, Meeting]:
    """Return a course with a first, a second meeting and its evaluation."""
    course = make_course("Mette Krogh", "Lars Bøgh", **values)
    first, second = (make_meeting(course, START + n * WEEK) for n in range(2))
    evaluation = make_meeting(
        course,
        START + 26 * WEEK,
        kind=MeetingKind.EVALUATION,
        agenda_data=EVALUATION.as_data(),
    )
    return course, first, second, evaluation


def test_a_course_without_data_says_nothing() -> None:
    course = make_course()
    evaluation = make_meeting(course, START, agenda_data=EVALUATION.as_data())
    assert draft(evaluation) == {}


def test_only_points_of_the_agenda_are_drafted_in_its_order() -> None:
    course, first, second, evaluation = _course(end=START + 26 * WEEK)
    answer(agree(first), second, Answer.STANDING_PRACTICE)
    held(first).moves_children = Verdict.YES
    own_rating(first, Sign(course=course, title="Ro")).value = 2
    keys = list(draft(evaluation))
    assert keys == [key for key in EVALUATION.keys if key in keys]
    assert set(keys) == set(EVALUATION.keys)
    assert draft(second) == {}, "a planning meeting has none of these points"


def test_signs_first_against_last_once_unchanged_and_never() -> None:
    course, first, second, evaluation = _course()
    titles = ("Ro", "Tryghed", "Trivsel", "Læring", "Deltagelse")
    calm, safe, thrive, *_ = (
        Sign(course=course, title=title, position=place) for place, title in enumerate(titles)
    )
    for meeting, sign, value in (
        (first, calm, 2),
        (evaluation, calm, 4),
        (first, safe, 3),
        (evaluation, safe, 3),
        (second, thrive, 1),
    ):
        own_rating(meeting, sign).value = value
    first.raters, evaluation.raters = 5, 4
    assert draft(evaluation)["goal"] == [
        "Ro: fra 2 (uge 36) til 4 (uge 9).",
        "Tryghed: 3 både i uge 36 og uge 9.",
        "Trivsel: vurderet én gang, 1 (uge 37).",
        "Ikke vurderet: Læring og Deltagelse.",
        "Vurderet af 5 i uge 36 og 4 i uge 9.",
        OWN_VIEW,
    ]


def test_a_point_says_what_was_tried_what_helped_and_what_was_dropped_and_why() -> None:
    _, first, second, evaluation = _course()
    for what, given, worked, words in (
        ("Del gruppen i to.", Answer.STANDING_PRACTICE, Worked.REACHED, "ro i garderoben"),
        ("Sang\nfør frokost", Answer.DONE, Worked.UNCHANGED, ""),
        ("Fri leg", Answer.DROPPED, Worked.WORSE, "for meget larm."),
        ("Billedkort", Answer.CONTINUES, Worked.TOO_EARLY, ""),
    ):
        answer(agree(first, what), second, given, worked=worked, words=words)
    agree(first, "Brev hjem", point="parents")
    assert draft(evaluation)["seven_points"] == [
        "Organisering: 4 aftaler – 1 udført, 1 fast praksis, 1 droppet og 1 stadig åben. "
        "Hjalp: »Del gruppen i to«. Hjalp ikke: »Sang før frokost« og »Fri leg«. "
        "Droppet: »Fri leg« (for meget larm).",
        "Forældre: 1 aftale – 1 stadig åben.",
    ]


def test_words_of_an_earlier_answer_are_no_reason_for_dropping_it() -> None:
    _, first, second, evaluation = _course()
    action = agree(first, "Fri leg")
    answer(action, second, Answer.CONTINUES, words="det går rigtig godt")
    answer(action, evaluation, Answer.DROPPED)
    (line,) = draft(evaluation)["seven_points"]
    assert line.endswith("Droppet: »Fri leg«.")


def test_a_long_agreement_is_shortened() -> None:
    _, first, second, evaluation = _course()
    answer(agree(first, "Vi deler gruppen i tre. " * 40), second, Answer.DONE, worked=Worked.BETTER)
    (line,) = draft(evaluation)["seven_points"]
    assert "…«" in line
    assert len(line) < 200


def test_change_tells_absence_and_the_childrens_question() -> None:
    course, first, second, evaluation = _course()
    for number, days in enumerate((20, 10, 5, 6)):
        monday = monday_of(START + number * WEEK)
        Absence(course=course, monday=monday, children=20, days_away=days)
    held(first).moves_children = Verdict.YES
    held(second).moves_children = Verdict.PARTLY
    second.time_well_spent = Verdict.NO
    assert draft(evaluation)["change"] == [
        "Børnenes fravær: 15 % i uge 36 og 37, 6 % i uge 38 og 39.",
        "»Rykker det for børnene?« Svar ved møderne: ja 1, delvist 1.",
    ]


def test_keep_names_who_keeps_it_and_what_helped_without_becoming_practice() -> None:
    course, first, second, evaluation = _course()
    kept = agree(first, "Del gruppen", who=[course.memberships[1].id])
    answer(kept, second, Answer.STANDING_PRACTICE, worked=Worked.BETTER)
    answer(agree(first, "Sang"), second, Answer.DONE, worked=Worked.BETTER)
    answer(agree(first, "Leg"), second, Answer.DROPPED, worked=Worked.BETTER)
    said = draft(evaluation)
    assert said["keep"] == [
        "Fast praksis: »Del gruppen« (Lars).",
        "Hjalp, men er ikke blevet fast praksis: »Sang«.",
    ]
    assert said["share"] == [
        "»Del gruppen« – fast praksis, virkede det: bedre.",
        "»Sang« – udført, virkede det: bedre.",
    ]


def test_ppr_counts_meetings_agreements_and_the_leders_part() -> None:
    course, first, second, evaluation = _course()
    leader = Membership(course=course, name="Hanne", function=Function.LEADER)
    agree(first)
    answer(agree(first, point="parents"), second, Answer.DONE)
    held(first).own_attendance(leader).presence = Presence.PRESENT
    held(second)
    cancelled(make_meeting(course, START + 2 * WEEK))
    make_meeting(course, START + 3 * WEEK)
    assert draft(evaluation)["ppr"] == [
        "2 møder er holdt.",
        "1 møde er aflyst: sygdom 1.",
        "1 møde står endnu som planlagt.",
        "Lederen var med ved 1 af 1 møde; ved 1 er der ikke krydset af.",
        "2 aftaler i alt; 1 er lukket.",
        "Ingen aftaler under Aktiviteter, Relationer, Børneperspektiv, Andet og Roller.",
    ]


def test_visits_are_the_planned_ones_else_when_the_course_counts_on_them() -> None:
    course, *_, evaluation = _course(end=date(2027, 2, 28))
    assert draft(evaluation)["visits"] == [
        "Ingen besøg er planlagt; forløbet regner med omkring uge 12, uge 21 og uge 34."
    ]
    make_meeting(course, date(2027, 3, 29), kind=MeetingKind.VISIT)
    cancelled(make_meeting(course, date(2027, 5, 31), kind=MeetingKind.VISIT))
    assert draft(evaluation)["visits"] == ["Planlagt: ma 29.3.2027 uge 13."]


def test_notes_are_never_read_least_of_all_confidential_ones() -> None:
    _, first, second, evaluation = _course()
    answer(agree(first), second, Answer.DONE, worked=Worked.BETTER)
    for meeting in (first, second, evaluation):
        for key in meeting.full_agenda.keys:
            note = meeting.own_note(key)
            note.text, note.confidential = "XNOTE", "XSECRET"
    said = str(draft(evaluation))
    assert "XNOTE" not in said
    assert "XSECRET" not in said
