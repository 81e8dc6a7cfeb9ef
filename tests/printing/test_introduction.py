"""The introduction: what somebody new has to know, as it holds today, on two pages."""

from datetime import date, time, timedelta

from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.handover import Handover
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.domain.practice import TO_BE_KEPT
from teammoede.domain.role_plan import own_assignment
from teammoede.printing.introduction import introduction
from tests.domain.building import TODAY, agree, answer, make_meeting
from tests.printing.reading import bookmarks_of, pages_of, text_of
from tests.printing.sheets import GOAL, PRINTED, course_with, newcomer


def _text(course: Course, today: date = TODAY) -> str:
    return text_of(introduction(course, today=today, printed=PRINTED))


def test_all_one_has_to_know_on_two_pages() -> None:
    course, meeting = course_with(actions=12, note="Vi talte om Mette")
    course.weekday, course.time, course.length, course.place = 0, time(12, 30), 60, "stuen"
    course.start, course.end = date(2026, 8, 31), date(2027, 2, 28)
    before, last, *_ = course.ordered_meetings()
    answer(agree(before, "Tre ved garderoben"), last, Answer.STANDING_PRACTICE, words="Ord")
    pdf = newcomer(course, meeting)
    text = text_of(pdf)
    for said in (
        GOAL,
        "Mette Krogh stuepersonale",
        "Birgit Sand pædagogisk vejleder",
        "Vi mødes hver mandag kl. 12.30–13.30, stuen.",
        "Forløbet varer fra 31. august 2026 (uge 36) til 28. februar 2027 (uge 8).",
        "Planlægningsmøde 3: mandag den 23. november 2026 · uge 48 · kl. 12.30–13.30",
        "Modtagelse Mette Lars Ayşe Łucja Mette",
        "Fast praksis hos os • Tre ved garderoben",
        "Internt",
    ):
        assert said in text
    assert all(f"Aftale nr. {number}:" in text for number in range(12))
    assert len(pages_of(pdf)) == 2
    assert "Vi talte" not in text
    assert [title for title, _ in bookmarks_of(pdf)] == [
        "Holdet",
        "Møderne",
        "Hvem er hvor",
        "Fast praksis hos os",
        "Åbne aftaler",
    ]


def test_the_team_is_that_of_today() -> None:
    course, _ = course_with(actions=0)
    course.memberships[5].left = TODAY
    course.memberships[4].joined = TODAY + timedelta(days=1)
    text = _text(course)
    assert "Birgit" not in text
    assert "Hanne" not in text


def test_the_plan_is_the_one_in_force_not_what_a_coming_meeting_will_settle() -> None:
    course, meeting = course_with(actions=0)
    following = meeting.following()
    assert following is not None
    own_assignment(following, course.situations[0].id, 0).who = [course.memberships[3].id]
    assert "Modtagelse Mette Lars" in _text(course)
    assert "Modtagelse Łucja Lars" in _text(course, following.date)


def test_a_meeting_that_nobody_wrote_up_is_not_the_next_one() -> None:
    course, meeting = course_with(actions=0)
    assert "Planlægningsmøde 4" in _text(course, meeting.date + timedelta(days=1))
    for planned in course.meetings:
        planned.state = MeetingState.HELD
    assert "ikke planlagt endnu" in _text(course)


def test_the_usual_time_as_far_as_it_is_known() -> None:
    course, _ = course_with(actions=0)
    assert "Vi mødes" not in _text(course)
    course.weekday, course.rhythm = 3, 2
    assert "Vi mødes hver anden torsdag." in _text(course)
    course.time = time(9, 0)
    assert "Vi mødes hver anden torsdag kl. 09.00." in _text(course)


def test_an_agreement_is_whose_it_is_today() -> None:
    course, _ = course_with(actions=1)
    action, (mette, lars, *_) = course.actions()[0], course.memberships
    Handover(course_id=course.id, action=action, day=TODAY, member_id=mette.id, to=[lars.id])
    assert "klæder om ad gangen Lars" in _text(course)


def test_what_is_to_be_kept_stands_there_once() -> None:
    course, _ = course_with(actions=0)
    after = TODAY - timedelta(days=1)
    last = make_meeting(course, after, kind=MeetingKind.EVALUATION, state=MeetingState.HELD)
    agree(last, "Hold fast i tre hold", point=TO_BE_KEPT)
    assert _text(course).count("Hold fast i tre hold") == 1
    assert "Ingen åbne aftaler" in _text(course)


def test_a_course_without_meetings_prints() -> None:
    course, _ = course_with(actions=0)
    course.meetings.clear()
    text = _text(course)
    assert "ikke planlagt endnu" in text
    assert "når den er lagt" in text


def test_a_course_that_has_ended_is_told_as_over() -> None:
    course, _ = course_with(actions=0)
    course.weekday, course.start, course.end = 0, date(2026, 3, 31), TODAY - timedelta(days=1)
    text = _text(course)
    assert "Forløbet varede fra 31. marts 2026 (uge 14) til 22. november 2026 (uge 47)." in text
    assert "Vi mødes hver" not in text
    assert "Næste møde" in text
    course.end = TODAY
    assert "Vi mødes hver mandag" in _text(course)
