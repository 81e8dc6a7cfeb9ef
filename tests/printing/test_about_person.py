"""»Alt om én person«: all of it is there, the warning comes first, and nothing is clipped."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from teammoede.domain.about_person import AboutPerson
from teammoede.domain.about_person import about_person as gather
from teammoede.domain.access_entry import AccessEntry, AccessEvent
from teammoede.domain.action import Answer, Due, Worked
from teammoede.domain.course import Course
from teammoede.domain.handover import own_handover
from teammoede.domain.meeting_choices import Presence
from teammoede.domain.revision import Revision
from teammoede.domain.role_plan import own_area
from teammoede.printing.about_person import NOTHING, READ_FIRST, SECRETS, about_person
from tests.domain.building import TODAY, agree, answer
from tests.printing.reading import bookmarks_of, facts_of, ink_of, pages_of, text_of
from tests.printing.sheets import PRINTED, SECRET, course_with, empty_course

NOTE = "Vi så på garderoben.\nMettes ord om Ayşe: <b>ro</b> & 😀"


@pytest.fixture
def course() -> Course:
    """A course in which Mette has a part in everything, and is named in a note."""
    course, meeting = course_with(actions=6, note=NOTE)
    mette, lars, *_ = course.memberships
    first = course.ordered_meetings()[0]
    first.own_attendance(mette).presence = Presence.PARTLY
    first.chair_id = meeting.minute_taker_id = mette.id
    own_area(meeting, first.areas[0]).stand_in = [mette.id]
    action = agree(first, "Hent krogene", who=[lars.id], due=Due.NEXT_MEETING, position=9)
    own_handover(action, lars, TODAY).to = [mette.id]
    told = {"worked": Worked.BETTER, "words": "Det gik godt"}
    answer(course.actions()[0], meeting, Answer.DONE, **told)
    for note in meeting.notes[1:]:
        note.text = note.confidential = ""
    return course


def _sheet(found: AboutPerson) -> bytes:
    return about_person(found, today=TODAY, printed=PRINTED)


def _about(course: Course, text: str = "Mette Krogh", **more: Any) -> AboutPerson:
    return gather([course], text, today=TODAY, **more)


def test_the_first_page_says_that_it_has_to_be_read_first(course: Course) -> None:
    first = pages_of(_sheet(_about(course)))[0]
    for said in (
        "Alt om én person Mette Krogh mandag den 23. november 2026 · uge 48",
        READ_FIRST,
        "Vi har ledt efter »Mette Krogh«, »Mette«, »MK«.",
        "på holdet, 1 møde, 2 aftaler, 1 omtale",
        "Internt",
    ):
        assert said in first
    assert SECRETS not in first


def test_everything_that_was_gathered_is_on_paper(course: Course) -> None:
    text = text_of(_sheet(_about(course)))
    for said in (
        "Mette Krogh: stuepersonale",
        "Delvist: ma 9.11.2026",
        "Mødeleder: ma 9.11.2026",
        "Referent: ma 23.11.2026",
        "Hent krogene ma 9.11.2026 ma 16.11.2026 åben overtaget",
        "ma 23.11.2026: udført · som aftalt · virkede det: bedre · Det gik godt",
        "ma 23.11.2026: »Hent krogene« fra Lars til Mette",
        "Fra ma 9.11.2026: Modtagelse (ma, fr)",
        "Fra ma 23.11.2026: Garderobe (stedfortræder)",
        "Mettes ord om Ayşe: <b>ro</b> & □",
    ):
        assert said in text
    assert "Vi så på garderoben" not in text


def test_what_is_confidential_is_there_and_marked(course: Course) -> None:
    note = course.ordered_meetings()[2].notes[0]
    note.confidential = "Mette har det svært"
    text = text_of(_sheet(_about(course)))
    assert "Fortroligt Planlægningsmøde 3 ma 23.11.2026 Organisering Mette har det svært" in text
    assert SECRETS in text
    assert SECRET not in text


def test_former_versions_own_writing_and_the_log_are_there(course: Course) -> None:
    note = course.ordered_meetings()[2].notes[0]
    common = {"course_id": course.id, "kind": "note", "entity": note.id, "device": "x"}
    moment = int(datetime(2026, 11, 20, tzinfo=UTC).timestamp() * 1000)
    kept = Revision(
        field="text",
        value="Mette kom for sent",
        clock=f"{moment}-00000",
        author="Mette Krogh",
        **common,
    )
    log = [
        _line("Mette Krogh", AccessEvent.PRINTED, "Dagsorden"),
        _line("Hanne Friis", AccessEvent.ACCOUNTS, "Mette Krogh"),
    ]
    text = text_of(_sheet(_about(course, revisions=[kept], log=log)))
    assert "skrevet fr 20.11.2026 Mette kom for sent" in text
    assert "Skrevet 1 ændring: fr 20.11.2026 (1)" in text
    assert "to 19.11.2026 kl. 11.30 udskrev Dagsorden" in text
    assert "Hanne Friis: ændrede medlemmer Mette Krogh" in text


def _line(name: str, event: AccessEvent, words: str) -> AccessEntry:
    at = datetime(2026, 11, 19, 11, 30).astimezone()
    return AccessEntry(at=at, name=name, event=event, words=words)


def test_a_word_that_is_nobody_s_name_is_looked_for_too() -> None:
    course, meeting = empty_course()
    course.aliases = ["Solsikken"]
    meeting.own_note("parents").text = "Solsikkens mor ringede."
    text = text_of(_sheet(_about(course, "solsikken")))
    assert "Planlægningsmøde 1 ma 23.11.2026 Forældre Solsikkens mor ringede." in text
    assert "Børnenes dæknavne Solsikken" in text
    assert "På holdet" not in text


def test_where_there_is_nothing_the_sheet_says_so() -> None:
    course, _ = empty_course()
    [page] = pages_of(_sheet(_about(course, "Ingen Kendt")))
    assert NOTHING in page
    assert READ_FIRST in page


def test_the_long_case_loses_nothing_and_is_never_clipped(course: Course) -> None:
    mette = course.memberships[0]
    mette.name = "Mette " + "Speciallægepraksisplanlægningsstabiliseringsperiode " * 12
    meeting = course.ordered_meetings()[2]
    for number in range(60):
        agree(meeting, "Vi deler gruppen i tre. " * 30, who=[mette.id], position=number)
    lines = (f"Linje {number}: Mette sagde noget om det." for number in range(400))
    meeting.own_note("parents").text = "\n".join(lines)
    pdf = _sheet(_about(course, mette.name))
    text = text_of(pdf)
    assert text.count("gruppen") >= 60 * 30
    assert [n for n in range(400) if f"Linje {n}: Mette" not in text] == []
    assert all(min(white) >= 6 and white[2] >= 13.5 for white in ink_of(pdf))
    pages = pages_of(pdf)
    assert all(f"Side {n} af {len(pages)}" in page for n, page in enumerate(pages, 1))


def test_same_input_gives_same_bytes_and_the_pdf_describes_itself(course: Course) -> None:
    pdf = _sheet(_about(course))
    assert pdf == _sheet(_about(course))
    assert facts_of(pdf)["Title"].startswith("Alt om én person · Mette Krogh")
    assert facts_of(pdf)["CreationDate"] == "D:20261123124100"
    titles = [title for title, _ in bookmarks_of(pdf)]
    assert titles == ["Det har vi fundet", "Ro på Blå stue · Solstrålen"]
    assert b"/Lang (da-DK)" in pdf


def test_dates_bear_their_year() -> None:
    course, meeting = empty_course()
    meeting.date = date(2021, 3, 1)
    meeting.own_note("parents").text = "Karen ringede."
    assert "ma 1.3.2021" in text_of(_sheet(_about(course, "Karen")))
