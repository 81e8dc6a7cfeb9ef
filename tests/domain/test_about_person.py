"""Everything on one person: nothing that was typed is missed, nobody else is meant by mistake."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Enum, String, inspect

from teammoede.domain.about_person import AboutPerson, InCourse, about_person, names_meant
from teammoede.domain.access_entry import AccessEntry, AccessEvent
from teammoede.domain.action import Answer, Carried
from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue
from teammoede.domain.handover import own_handover
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState, Presence
from teammoede.domain.meeting_part import StateChange
from teammoede.domain.mentions import FREE_TEXTS
from teammoede.domain.people import Membership
from teammoede.domain.practice import own_check
from teammoede.domain.revision import Revision
from teammoede.domain.role_plan import Area, RoleAssignment, Situation
from teammoede.domain.sign import Sign, own_rating
from tests.domain.building import NOON, TODAY, agree, answer, make_course, weekly_meetings


@pytest.fixture
def course() -> Course:
    """A course with two meetings, in which Mette and Lars have a part in everything."""
    course = make_course("Mette Holm", "Lars Bech", institution="Solstrålen")
    first, second = weekly_meetings(course, 2, date(2026, 11, 16))
    mette, lars = course.memberships
    situation = Situation(course=course, title="Garderobe")
    for weekday in (0, 3):
        RoleAssignment(meeting=first, situation_id=situation.id, weekday=weekday, who=[mette.id])
    Area(meeting=first, key="legeplads", title="Legeplads", who=[lars.id], stand_in=[mette.id])
    first.own_attendance(mette).presence = Presence.PARTLY
    first.own_attendance(lars).presence = Presence.PRESENT
    first.chair_id, second.minute_taker_id = mette.id, mette.id
    done = agree(first, "Hent krogene", who=[mette.id])
    answer(done, second, Answer.DONE, words="Det gik godt")
    agree(first, "Ring til huset", who=[lars.id])
    agree(first, "Hold døren lukket", everyone=True)
    return course


def _about(course: Course, text: str = "Mette Holm", **more: Any) -> AboutPerson:
    return about_person([course], text, today=TODAY, **more)


def _in(course: Course, text: str = "Mette Holm", **more: Any) -> InCourse:
    [found] = _about(course, text, **more).courses
    return found


def _note(meeting: Meeting, text: str, confidential: str = "") -> None:
    note = meeting.own_note("organisation")
    note.text, note.confidential = text, confidential


def _revision(record: Record, field: str, value: Any, author: str = "", day: int = 20) -> Revision:
    moment = int(datetime(2026, 11, day, 12, tzinfo=UTC).timestamp() * 1000)
    return Revision(
        course_id=record.of_course,
        kind=record.__tablename__,
        entity=record.id,
        field=field,
        value=value,
        clock=f"{moment}-00000",
        device="x",
        author=author,
    )


# what a person has a part in


def test_a_person_s_own_part_is_there_and_nobody_else_s(course: Course) -> None:
    first, second = course.ordered_meetings()
    found = _in(course)
    assert [m.name for m in found.memberships] == ["Mette Holm"]
    assert found.attendances == ((first, Presence.PARTLY),)
    assert (found.led, found.wrote) == ((first,), (second,))
    assert [(a.action.what, a.agreed, a.now) for a in found.actions] == [
        ("Hent krogene", True, True)
    ]
    assert found.for_everyone == 1
    assert [(r.title, r.weekdays) for r in found.roles] == [("Garderobe", (0, 3))]
    assert [(a.area.title, a.stand_in) for a in found.areas] == [("Legeplads", True)]
    assert found.passages == ()


def test_what_was_handed_over_is_there_for_both(course: Course) -> None:
    mette, lars = course.memberships
    action = next(a for a in course.actions() if a.what == "Ring til huset")
    handover = own_handover(action, lars, date(2026, 11, 17))
    handover.to = [mette.id]
    for name, agreed, now in (("Mette Holm", False, True), ("Lars Bech", True, False)):
        found = _in(course, name)
        part = next(part for part in found.actions if part.action is action)
        assert (part.agreed, part.now) == (agreed, now)
        assert found.handovers == (handover,)


def test_deleted_agreements_are_still_kept_and_so_they_are_told(course: Course) -> None:
    mette = course.memberships[0]
    agree(course.meetings[0], "Fortrudt", who=[mette.id], deleted=True)
    assert "Fortrudt" in [part.action.what for part in _in(course).actions]


def test_who_came_back_is_one_person(course: Course) -> None:
    Membership(course=course, name="mette  HOLM", position=9)
    assert len(_in(course).memberships) == 2


# every text


def _all_records(course: Course) -> None:
    """Let the course hold at least one of every record."""
    first, second = course.ordered_meetings()
    action = course.actions()[0]
    own_rating(first, Sign(course=course, title="Ro"))
    own_check(second, action)
    own_handover(action, course.memberships[0], TODAY)
    _note(first, "")
    StateChange(meeting=first, at=NOON, state=MeetingState.HELD)


_NOT_TYPED = {
    # keys, states and such, which nobody types; whoever did what is told in another way
    (Meeting, "burning"),
    (StateChange, "author"),
}


def _text_fields() -> list[tuple[type[Record], str]]:
    found = []
    for kind in FREE_TEXTS:
        for attribute in inspect(kind).column_attrs:
            column: Any = attribute.columns[0]
            is_text = isinstance(column.type, String) and not isinstance(column.type, Enum)
            is_key = bool(column.foreign_keys) or column.primary_key
            is_key = is_key or attribute.key in ("key", "point")
            # Of lists the aliases are the only ones with words; the others hold ids and keys.
            if attribute.key == "aliases" or (is_text and not is_key):
                found.append((kind, attribute.key))
    return found


def _python_is_text(kind: type[Record], field: str) -> bool:
    column: Any = inspect(kind).column_attrs[field].columns[0]
    return field == "aliases" or column.type.python_type is str


@pytest.mark.parametrize(
    ("kind", "field"),
    [pair for pair in _text_fields() if _python_is_text(*pair) and pair not in _NOT_TYPED],
    ids=lambda part: part if isinstance(part, str) else part.__name__,
)
def test_a_name_is_found_in_every_text_that_somebody_types(
    course: Course, kind: type[Record], field: str
) -> None:
    from teammoede.domain.mentions import places

    _all_records(course)
    record = next(place.record for place in places(course) if type(place.record) is kind)
    text = "Vi talte om Xerxes' vaner"
    setattr(record, field, [text] if field == "aliases" else text)
    found = _in(course, "Xerxes")
    assert [(p.text, p.spelled) for p in found.passages] == [(text, ("Xerxes'",))]
    assert not found.memberships


def test_every_kept_record_is_looked_through() -> None:
    elsewhere = {"Revision", "AccessEntry", "House", "Tombstone"}
    mapped = {mapper.class_ for mapper in Record.registry.mappers}
    kinds = {kind for kind in mapped if kind.__module__.startswith("teammoede.domain.")}
    assert {kind.__name__ for kind in kinds - set(FREE_TEXTS)} <= elsewhere


def test_a_passage_says_where_it_stands_and_whether_it_is_confidential(course: Course) -> None:
    first = course.ordered_meetings()[0]
    _note(
        first, "Vi begyndte sent.\nMettes idé om krogene virker.\nSlut.", "Lars og mette var trætte"
    )
    said, secret = _in(course).passages
    assert (said.text, said.spelled) == ("Mettes idé om krogene virker.", ("Mettes",))
    assert (said.meeting, said.point, said.confidential) == (first, "Organisering", False)
    assert (secret.text, secret.confidential) == ("Lars og mette var trætte", True)
    assert _about(course).has_confidential


def test_two_names_in_one_line_are_one_passage_and_a_long_line_is_cut(course: Course) -> None:
    filler = "Vi så på garderoben og på de små ting i den. " * 40
    _note(course.meetings[0], f"{filler}Mette bad Mette Holm om hjælp. {filler}")
    [passage] = _in(course).passages
    assert passage.spelled == ("Mette", "Mette Holm")
    assert passage.text.startswith("…")
    assert passage.text.endswith("…")
    assert 600 < len(passage.text) < 680


def test_a_name_is_found_however_unicode_spells_it(course: Course) -> None:
    course.memberships[0].name = "Åse Holm"
    _note(course.meetings[0], "A\u030ase kom sent")
    assert len(_in(course, "A\u030ase Holm").passages) == 1


# who is meant


def test_a_first_name_is_looked_for_only_where_it_is_one_person_s(course: Course) -> None:
    _note(course.meetings[0], "Mette kom. MH gik. M.H. kom igen.")
    assert len(_in(course).passages) == 1
    assert _in(course).spellings == ("Mette Holm", "Mette", "MH")
    Membership(course=course, name="Mette Hald", position=5)
    assert _in(course).passages == ()


def test_a_childs_alias_is_not_taken_for_a_member_s_initials(course: Course) -> None:
    course.aliases = ["MH"]
    _note(course.meetings[0], "MH græd om morgenen.")
    assert _in(course).passages == ()
    found = _about(course, "MH græd")
    assert not found.is_member


def test_a_childs_alias_is_found_as_it_is_written(course: Course) -> None:
    course.aliases = ["Solsikken"]
    _note(course.meetings[0], "Solsikkens mor ringede.")
    found = _in(course, "solsikken")
    assert [p.label for p in found.passages] == ["Børnenes dæknavne", "Drøftelse"]


def test_in_a_course_of_others_the_whole_name_alone_is_looked_for(course: Course) -> None:
    other = make_course("Ida Friis", title="Månestuen")
    [meeting] = weekly_meetings(other, 1)
    _note(meeting, "Mette fra nabostuen kom.\nMette Holm hjalp.")
    found = about_person([course, other], "Mette Holm", today=TODAY)
    assert [p.text for p in found.courses[1].passages] == ["Mette Holm hjalp."]


def test_other_spellings_are_looked_for_on_demand(course: Course) -> None:
    _note(course.meetings[0], "Metsen tog med dem ud.")
    assert _in(course).passages == ()
    assert len(_in(course, also=["Metsen", "  "]).passages) == 1


@pytest.mark.parametrize("text", ["Mette Holm", "mette holm", "  mette ", "MH", "mh"])
def test_a_short_spelling_that_can_only_be_one_is_that_one(course: Course, text: str) -> None:
    assert _about(course, text).name == "Mette Holm"


def test_a_spelling_that_can_be_two_is_asked_about(course: Course) -> None:
    other = make_course("Mette Krogh")
    assert names_meant([course, other], "mette") == ["Mette Holm", "Mette Krogh"]
    with pytest.raises(InvalidValue, match="Mette Holm og Mette Krogh"):
        about_person([course, other], "Mette", today=TODAY)


@pytest.mark.parametrize("text", ["", "  ", "…", "-"])
def test_nothing_is_no_name(course: Course, text: str) -> None:
    with pytest.raises(InvalidValue):
        _about(course, text)


def test_of_whom_nothing_is_kept_nothing_is_said(course: Course) -> None:
    found = _about(course, "Ingen Kendt")
    assert not found
    assert found.courses == ()


# former versions, own writing, the log


def test_former_versions_are_told_once_and_not_what_still_stands(course: Course) -> None:
    first = course.ordered_meetings()[0]
    _note(first, "Mette kom til tiden.")
    note = first.own_note("organisation")
    kept = [
        _revision(note, "text", "Mette kom til tiden.", day=21),
        _revision(note, "text", "Mette kom for sent.", day=19),
        _revision(note, "text", "Mette kom for sent.", day=20),
    ]
    [before] = _in(course, revisions=kept).former
    assert (before.day, before.passage.text) == (date(2026, 11, 19), "Mette kom for sent.")
    assert before.passage.label == "Drøftelse"


def test_where_a_person_stood_before_is_told(course: Course) -> None:
    mette, lars = course.memberships
    action = next(a for a in course.actions() if a.what == "Ring til huset")
    kept = [_revision(action, "who", [mette.id, lars.id]), _revision(action, "who", [lars.id])]
    [before] = _in(course, revisions=kept).former
    assert (before.passage.label, before.passage.text) == (
        "Stod som den, der gør det",
        "Ring til huset",
    )


def test_under_a_former_name_a_person_is_found_too(course: Course) -> None:
    _note(course.meetings[0], "Mette Krogh hjalp.")
    kept = [_revision(course.memberships[0], "name", "Mette Krogh")]
    assert len(_in(course, revisions=kept).passages) == 1


def test_own_writing_is_counted_by_day_and_own_steps_are_named(course: Course) -> None:
    first = course.meetings[0]
    note = first.own_note("organisation")
    kept = [_revision(note, "text", str(n), author="Mette Holm", day=20) for n in range(3)]
    kept += [_revision(note, "text", "x", author="Lars Bech", day=20)]
    change = first.hold(NOON)
    change.author = "Mette Holm"
    found = _in(course, revisions=kept)
    assert found.written == ((date(2026, 11, 20), 3),)
    assert found.steps == (change,)


def test_the_log_holds_the_lines_of_the_account_also_under_a_former_name(course: Course) -> None:
    def line(hour: int, account: str, name: str, words: str = "") -> AccessEntry:
        at = datetime(2026, 11, 20, hour, tzinfo=UTC)
        event = AccessEvent.PRINTED
        return AccessEntry(at=at, account=account, name=name, event=event, words=words)

    rows = [
        line(9, "1", "Mette Holm"),
        line(8, "1", "Mette Krogh"),
        line(10, "2", "Lars Bech", "Mette Holm fjernet"),
        line(11, "2", "Lars Bech", "Dagsorden"),
    ]
    found = _about(course, log=rows)
    assert [row.at.hour for row in found.log] == [8, 9, 10]


def test_an_answer_to_their_agreement_comes_with_it(course: Course) -> None:
    [part] = _in(course).actions
    [review] = part.action.answers()
    assert (review.answer, review.carried) == (Answer.DONE, Carried.AS_AGREED)
