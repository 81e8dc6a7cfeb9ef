"""Whatever was typed is found in the courses that are the viewer's; what was deleted is not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from teammoede.domain.action import Action, Answer
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.finding import Hit, Kind, Query, words_in
from teammoede.domain.handover import own_handover
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingState
from teammoede.domain.meeting_part import StateChange
from teammoede.domain.mentions import FREE_TEXTS
from teammoede.domain.people import Function, Membership
from teammoede.domain.practice import own_check
from teammoede.domain.role_plan import DEFAULT_SITUATIONS, Area, RoleAssignment, Situation
from teammoede.domain.sign import Sign, own_rating
from teammoede.domain.viewer import Role, Viewer
from teammoede.storage.erasing import erase_course
from teammoede.storage.searching import Search, search
from teammoede.storage.store import Store
from tests.domain.building import NOON, TODAY, agree, answer, make_course, weekly_meetings

LARS = Viewer("l0", "Lars Bech", Role.EMPLOYEE)
ANNE = Viewer("a0", "Anne Lund", Role.ADMINISTRATOR)
Find = Callable[..., list[Hit]]


@pytest.fixture
def full(store: Store) -> Course:
    """A course in which every field that somebody types into says its own name."""
    course = make_course("Mette Holm", "Lars Bech", start=date(2026, 8, 3))
    first, second, third = weekly_meetings(course, 3, date(2026, 11, 9))
    first.state = MeetingState.HELD
    situation, sign = Situation(course=course, title=""), Sign(course=course, title="")
    action = agree(first)
    review = answer(action, second, Answer.CONTINUES)
    mette, lars = course.memberships
    made = [
        course,
        mette,
        situation,
        sign,
        first,
        first.own_note("parents"),
        action,
        review,
        own_handover(action, mette, date(2026, 11, 20)),
        StateChange(meeting=first, at=NOON, state=MeetingState.PLANNED),
        RoleAssignment(meeting=first, situation_id=situation.id, weekday=0),
        Area(meeting=first, key="k"),
        own_rating(first, sign),
        own_check(third, action),
    ]
    for record in made:
        for field in FREE_TEXTS[type(record)]:
            text = f"se {type(record).__name__.lower()}{field.replace('_', '')} her"
            setattr(record, field, [text] if field == "aliases" else text)
    store.keep(course, mette, lars, situation, sign, first, second, third, *made[5:])
    return course


@pytest.fixture
def find(store: Store) -> Find:
    """Searches for what somebody types."""

    def find_it(typed: str, **narrowed: object) -> list[Hit]:
        return search(store, Query(words_in(typed), **narrowed), TODAY)  # pyright: ignore

    return find_it


@pytest.mark.usefixtures("full")
def test_every_field_that_somebody_types_into_is_searched(find: Find) -> None:
    fields = [(kind, field) for kind, texts in FREE_TEXTS.items() for field in texts]
    assert len(fields) >= 30
    for kind, field in fields:
        word = f"{kind.__name__.lower()}{field.replace('_', '')}"
        [hit] = find(word.upper() + " her")
        assert hit.label == FREE_TEXTS[kind][field]
        assert [hit.whole[a:b] for a, b in hit.found][:1] == [word]


def test_a_hit_says_where_it_stands(full: Course, find: Find) -> None:
    first, second, third = full.ordered_meetings()
    [text] = find("notetext")
    assert (text.kind, text.point, text.meeting) == (
        Kind.DISCUSSION,
        "Forældre",
        "Planlægningsmøde 1",
    )
    assert (text.spot.meeting, text.spot.point, text.spot.field) == (first.id, "parents", "text")
    assert (text.spot.begin, text.spot.length) == (3, 8)
    [secret] = find("noteconfidential")
    assert secret.kind is Kind.CONFIDENTIAL
    action = first.actions[0].id
    [what] = find("actionwhat")
    assert (what.spot.meeting, what.spot.point, what.spot.record) == (
        first.id,
        "organisation",
        action,
    )
    [words] = find("actionreviewwords")
    assert (words.kind, words.spot.meeting, words.spot.record) == (Kind.ANSWER, second.id, action)
    [role] = find("roleassignmentwords")
    assert (role.kind, role.spot.point, role.point) == (Kind.ROLE, "roles", "Roller")
    [goal] = find("coursegoal")
    assert (goal.kind, goal.spot.meeting, goal.day) == (Kind.COURSE, "", None)
    [check] = find("practicecheckhelp")
    assert (check.kind, check.spot.meeting) == (Kind.PRACTICE, third.id)


def test_what_was_deleted_or_taken_back_or_written_over_is_not_found(
    store: Store, full: Course, find: Find
) -> None:
    action = full.meetings[0].actions[0]
    store.change(full.meetings[0].note_on("parents") or action, text="andet")
    assert find("notetext") == []  # a former version
    store.change(action.reviews[0], answer=None)
    assert find("actionreviewwords") == []
    store.change(action, deleted=True)
    gone = ("actionwhat", "actionsuccess", "handoverwords", "practicecheckhelp")
    assert [find(word) for word in gone] == [[]] * 4
    store.change(full.meetings[0].areas[0], deleted=True)
    assert find("areatitle") == []
    store.change(action, deleted=False)
    assert len(find("actionwhat")) == 1


def test_nothing_is_found_of_an_erased_course(store: Store, full: Course, find: Find) -> None:
    store.viewer = ANNE
    assert find("notetext")
    erase_course(store, full.id)
    assert find("notetext") == []


def test_only_the_courses_that_are_the_viewers_are_searched(
    store: Store, full: Course, find: Find
) -> None:
    other = Course(title="Månestuen", goal="ro til notetext")
    Membership(course=other, name="Ida Lund", function=Function.STAFF)
    store.begin_course(other, TODAY)
    assert {hit.course for hit in find("notetext")} == {full.title, "Månestuen"}
    store.viewer = LARS
    assert {hit.course for hit in find("notetext")} == {full.title}
    assert Search(store, TODAY).people() == ["Lars Bech", full.memberships[0].name]
    store.viewer = replace(LARS, name="Ida Lund")
    assert {hit.course for hit in find("notetext")} == {"Månestuen"}
    store.viewer = replace(LARS, name="En anden")
    assert find("notetext") == []
    assert Search(store, TODAY).people() == []


def test_a_search_that_has_begun_shows_nothing_more_of_what_is_gone(
    store: Store, full: Course
) -> None:
    steps = Search(store, TODAY)
    store.viewer = ANNE
    erase_course(store, full.id)
    assert [hit for hits in steps.search(Query(("notetext",))) for hit in hits] == []


# narrowed


@pytest.fixture
def weeks(store: Store) -> Course:
    """A course of three weeks; »ro« stands in many of its texts."""
    course = make_course("Mette Holm", "Lars Bech", "Mette Lund", goal="ro", time=time(12))
    first, second, third = weekly_meetings(course, 3, date(2026, 11, 9))
    mette, lars, lund = course.memberships
    ours = agree(first, "Ro i garderoben", who=[mette.id], success="der er ro")
    everyone = agree(second, "Ro for alle", point="parents", everyone=True)
    theirs = agree(second, "Ro ved bordet", who=[lund.id])
    handed = own_handover(theirs, lund, date(2026, 11, 20))
    handed.to = [mette.id]
    note = second.own_note("parents")
    note.text, note.confidential = "Det gik roligt. Mette H. sang.", "ro derhjemme?"
    plain = third.own_note("organisation")
    plain.text = "Ro og mere ro"
    store.keep(course, *course.memberships, first, second, third)
    store.keep(ours, everyone, theirs, handed, note, plain)
    assert lars
    return course


@pytest.mark.usefixtures("weeks")
def test_the_newest_meeting_comes_first_and_there_the_points_in_their_order(find: Find) -> None:
    assert [(hit.day and hit.day.day, hit.whole[:14]) for hit in find("ro")] == [
        (None, "ro"),
        (23, "Ro og mere ro"),
        (16, "Ro ved bordet"),
        (16, "Det gik roligt"),
        (16, "ro derhjemme?"),
        (16, "Ro for alle"),
        (9, "Ro i garderobe"),
        (9, "der er ro"),
    ]


@pytest.mark.usefixtures("weeks")
def test_narrowed_by_kind_point_and_day(find: Find) -> None:
    assert [hit.whole for hit in find("ro", kind=Kind.CONFIDENTIAL)] == ["ro derhjemme?"]
    assert "ro derhjemme?" not in [hit.whole for hit in find("ro", kind=Kind.DISCUSSION)]
    assert {hit.point for hit in find("ro", point="parents")} == {"Forældre"}
    assert len(find("ro", point="parents")) == 3
    assert {hit.day for hit in find("ro", since=TODAY)} == {TODAY}
    assert {hit.day for hit in find("ro", until=date(2026, 11, 9))} == {date(2026, 11, 9)}


@pytest.mark.usefixtures("weeks")
def test_of_a_person_is_what_they_do_and_where_they_are_named(find: Find) -> None:
    whole = [hit.whole for hit in find("ro", person="mette holm")]
    assert "Ro i garderoben" in whole
    assert "Ro for alle" in whole
    assert "Ro ved bordet" in whole  # handed over to her
    assert "Det gik roligt. Mette H. sang." in whole
    assert "Ro og mere ro" not in whole
    assert "Ro i garderoben" not in [hit.whole for hit in find("ro", person="Mette Lund")]


@pytest.mark.usefixtures("weeks")
def test_a_person_alone_lists_what_belongs_to_them_each_once(find: Find) -> None:
    hits = find("", person="Mette Holm", kind=Kind.AGREEMENT)
    assert [hit.whole for hit in hits] == ["Ro ved bordet", "Ro for alle", "Ro i garderoben"]
    [named] = find("", person="Mette Holm", kind=Kind.DISCUSSION)
    assert [named.whole[a:b] for a, b in named.found] == ["Mette H."]


def test_one_course_alone_and_running_ones_before_ended_ones(store: Store) -> None:
    def begin(title: str, start: date, end: date | None = None) -> Course:
        course = Course(title=title, goal="samling", start=start, end=end)
        Membership(course=course, name="Mette Holm")
        store.begin_course(course, TODAY)
        return course

    begin("Slut", date(2026, 1, 5), date(2026, 7, 1))
    begin("Ældst", date(2026, 2, 2))
    newest = begin("Nyest", date(2026, 10, 5))
    steps = Search(store, TODAY)
    wanted = Query(("samling",), kind=Kind.COURSE)
    goals = [h.course for hits in steps.search(wanted) for h in hits if h.spot.field == "goal"]
    assert goals == ["Nyest", "Ældst", "Slut"]
    assert {h.course for hits in steps.search(wanted, newest.id) for h in hits} == {"Nyest"}


def test_what_nobody_typed_is_not_found(course: Course, find: Find) -> None:
    assert DEFAULT_SITUATIONS[1] in [s.title for s in course.situations]
    assert find(DEFAULT_SITUATIONS[1]) == []


def test_a_word_of_a_cancellation_is_found_once(store: Store, meeting: Meeting, find: Find) -> None:
    store.cancel(meeting, CancelReason.OTHER, "vandskade i køkkenet")
    [hit] = find("vandskade")
    assert hit.kind is Kind.MEETING
    assert hit.spot.meeting == meeting.id


def test_somebody_can_write_between_two_steps(store: Store, course: Course) -> None:
    other = Course(title="Månestuen", goal="ro")
    store.begin_course(other, TODAY)
    store.change(course, goal="ro")
    steps = Search(store, TODAY).search(Query(("ro",)))
    next(steps)
    store.change(other, place="stuen")  # no reading is under way
    assert list(steps)


def test_what_stands_in_many_places_comes_a_few_at_a_time(store: Store, course: Course) -> None:
    meetings = weekly_meetings(course, 60, date(2025, 9, 1))
    for number, meeting in enumerate(meetings):
        note = meeting.own_note("organisation")
        note.text = f"ro {number}"
        store.keep(meeting, note)
    steps = list(Search(store, TODAY).search(Query(("ro",))))
    assert steps[0] == []  # reading alone is a step
    assert max(map(len, steps)) < 60
    assert [h.whole for hits in steps for h in hits] == [f"ro {n}" for n in reversed(range(60))]


def test_a_closed_archive_says_so_and_nothing_else(store: Store, course: Course) -> None:
    steps = Search(store, TODAY)
    store.close()
    with pytest.raises(Refused):
        list(steps.search(Query(("ro",))))


def test_an_agreement_that_is_put_on_no_point_of_the_agenda_is_found(
    store: Store, meeting: Meeting, find: Find
) -> None:
    store.keep(Action(meeting=meeting, what="Hent måtten", point="goal"))
    [hit] = find("måtte")
    assert (hit.spot.point, hit.point) == ("goal", "")
