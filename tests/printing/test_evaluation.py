"""The final evaluation on paper: own words apart from the data, and what is not there said so."""

from datetime import date

import pytest

from teammoede.domain.action import Answer
from teammoede.domain.evaluation import draft
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.people import Membership
from teammoede.domain.sign import OWN_VIEW
from teammoede.printing import curves
from teammoede.printing.evaluation import (
    COUNTED,
    EARLY,
    FROM_MEETINGS,
    OWN_WORDS,
    TAKEN,
    evaluation,
)
from tests.domain.building import NOON, agree, answer, make_course
from tests.printing.half_year import HalfYear, half_year, meeting_on
from tests.printing.reading import bookmarks_of, facts_of, ink_of, pages_of, text_of
from tests.printing.sheets import GOAL, PRINTED, SECRET

TODAY = date(2027, 3, 2)
CLIPPED = 6  # millimetres from the edge; printers print nothing there
ODD = "Şule og Łucja, č ğ ş ł 😀 مرحبا \x07 <b>&amp;</b> å"
COMPOUND = "Speciallægepraksisplanlægningsstabiliseringsperiodeudvalgetsxx"


def sheet(whole: HalfYear, today: date = TODAY) -> bytes:
    return evaluation(whole.evaluation, printed=PRINTED, today=today)


def test_page_one_has_the_people_the_goal_and_who_is_missing() -> None:
    first = pages_of(sheet(half_year()))[0]
    assert "Ro på Blå stue · Solstrålen mandag den 1. marts 2027 · uge 9" in first
    assert "31.8.2026 – 1.3.2027" in first
    assert f"Målet {GOAL}" in first.replace("\xa0", "")
    assert "Hanne Friis leder" in first.replace("\xa0", "")
    assert "Mangler fra opstartsmødet: Lars Bøgh (stuepersonale)" in first


def test_nobody_missing_is_not_said() -> None:
    whole = half_year()
    whole.course.memberships[1].left = None
    assert "Mangler fra" not in text_of(sheet(whole))


def test_first_and_last_rating_stand_side_by_side_with_their_curves() -> None:
    text = text_of(sheet(half_year(rated_at=(0, 9, 26))))
    assert "Tegn Først Til sidst Hvorfor? Ro 1 uge 36 3 uge 9 Der er ro" in text
    assert "Trivsel 3 uge 36 5 uge 9" in text
    assert f"Vurderet af 5 i uge 36 og 5 i uge 9. 1 = slet ikke, 5 = i høj grad. {OWN_VIEW}" in text
    assert text.count("uge 36 44 52") == 8, "each sign has its curve"
    assert curves.MARKS in text


def test_one_rating_and_no_rating_say_so() -> None:
    once = text_of(sheet(half_year(rated_at=(0,))))
    assert "Ro 1 uge 36 – Der er ro" in once
    never = text_of(sheet(half_year(rated_at=())))
    assert "Tegnene er ikke vurderet på noget møde." in never
    assert OWN_VIEW not in never


def test_a_sign_that_nobody_rated_is_named() -> None:
    whole = half_year(rated_at=(0, 26))
    for meeting in (whole.start_up, whole.evaluation):
        meeting.ratings[0].value = None
    text = text_of(sheet(whole))
    assert "Ikke vurderet: Ro." in text
    assert text.count("uge 36 44 52") == 7


def test_own_words_and_data_stand_apart_at_every_point() -> None:
    text = text_of(sheet(half_year()))
    assert text.count(f"{OWN_WORDS} Vi er nået langt. • Garderoben er rolig") == 4
    assert text.count(f"{OWN_WORDS}: intet skrevet") == 3
    assert text.count(f"{FROM_MEETINGS} ({COUNTED})") == 7
    assert SECRET not in text


def test_every_agreement_stands_under_its_point_with_what_came_of_it() -> None:
    whole = half_year(actions=6)
    extra = agree(whole.planning[0], "Sang før frokost", point="roles")
    answer(extra, whole.planning[1], Answer.DROPPED, words="Ingen kunne sangen.")
    text = text_of(sheet(whole))
    assert "Organisering 1 aftale – 1 fast praksis; 1 hjalp Prøvet Hvem" in text
    assert "Sang før frokost droppet Ingen kunne sangen." in text
    assert "Relationer 1 aftale – 1 droppet Prøvet Hvem" in text
    assert "virkede det: uændret Det gav mere larm end ro." in text
    assert "Ingen aftaler:" not in text, "each of the seven points has one"


def test_absence_meetings_practice_and_what_is_to_be_kept() -> None:
    text = text_of(sheet(half_year()))
    assert "Børnenes fravær 0 30 % uge 36 38" in text
    assert "23 møder er holdt." in text
    assert "3 møder er aflyst: lukkedag 2 og sygdom 1." in text
    assert "Lederen var med ved 19 af 23 møder." in text
    assert "Fast praksis Hvem holder det? Del gruppen i tre" in text
    assert "Aftalt på mødet: hvad Hvem Hvornår Garderoben deles stadig i tre alle" in text
    assert "Planlagt: ma 29.3.2027 uge 13 og ma 31.5.2027 uge 22." in text


def test_an_empty_course_prints_a_page_that_says_so() -> None:
    course = make_course(title="Tom")
    meeting = meeting_on(course, 0, MeetingKind.EVALUATION)
    meeting.hold(NOON)
    text = text_of(evaluation(meeting, printed=PRINTED, today=TODAY))
    for said in (
        "Her står målet, når det er skrevet.",
        "Tegnene er ikke vurderet på noget møde.",
        "Der er ingen aftaler fra møderne.",
        "Børnenes fravær: ikke skrevet op",
        "Intet er blevet fast praksis endnu.",
        f"{FROM_MEETINGS}: intet om dette punkt",
    ):
        assert said in text


def test_before_the_meeting_there_is_room_to_write_and_it_says_it_is_early() -> None:
    whole = half_year()
    whole.evaluation.reopen(NOON, "Vi mangler noget")
    early = text_of(sheet(whole, today=date(2027, 2, 1)))
    assert EARLY in early
    assert "intet skrevet" not in early
    late = text_of(sheet(whole, today=TODAY))
    assert EARLY not in late
    assert "Mødet er ikke afsluttet endnu." in late


def test_approval_line() -> None:
    assert "Godkendt den Underskrift" in text_of(sheet(half_year()))


def test_other_agendas_print_their_points_without_falling_over() -> None:
    whole = half_year()
    text = text_of(evaluation(whole.planning[-1], printed=PRINTED, today=TODAY))
    assert "Rollefordeling og ansvarsområder" in text


def test_bookmarks_name_every_point_and_the_end() -> None:
    whole = half_year()
    titles = [title for title, _ in bookmarks_of(sheet(whole))]
    assert titles == [*(item.title for item in whole.evaluation.full_agenda.items), "Afrunding"]


def test_same_input_gives_same_bytes_and_the_pdf_describes_itself() -> None:
    whole = half_year()
    pdf = sheet(whole)
    assert pdf == sheet(whole)
    assert "Slutevaluering · Ro på Blå stue" in facts_of(pdf)["Title"]
    assert b"/Lang (da-DK)" in pdf
    assert len(pdf) < 200_000


def test_the_long_case_flows_on_and_nothing_is_clipped() -> None:
    whole = half_year(actions=60)
    for number in range(40):
        Membership(course=whole.course, name=f"Vikar Nummer{number}", position=10 + number)
    whole.evaluation.own_note("goal").text = "Vi talte om garderoben. " * 900
    pdf = sheet(whole)
    pages = pages_of(pdf)
    assert text_of(pdf).count("garderoben. ") >= 900
    assert all("Ro på Blå stue" in page for page in pages)
    assert any("Målet – fortsat" in page for page in pages)
    for left, top, right, low in ink_of(pdf):
        assert min(left, top, right, low) >= CLIPPED
        assert right >= 13.5


@pytest.mark.parametrize("what", [ODD, COMPOUND, "Vi deler gruppen i tre. " * 900])
def test_odd_and_endless_words_are_printed_whole(what: str) -> None:
    whole = half_year(actions=4)
    for action in whole.course.actions():
        action.what = what
        action.who_words = "Q" * 90
    whole.course.signs[0].title = what[:2000]
    whole.start_up.ratings[0].why = what
    pdf = sheet(whole)
    assert all(right >= 13.5 for _, _, right, _ in ink_of(pdf))
    text = text_of(pdf)
    if what is ODD:
        assert "Şule og Łucja, č ğ ş ł □ □□□□□ <b>&amp;</b> å" in text
    assert text.replace(" ", "").count("Q") >= 4 * 90


def test_a_sentence_that_the_team_took_over_is_not_said_twice() -> None:
    whole = half_year()
    note = whole.evaluation.own_note("ppr")
    note.text = "- 23 møder er holdt.\n- Lederen var altid med."
    text = text_of(sheet(whole))
    assert text.count("23 møder er holdt.") == 1
    assert "Lederen var med ved 19 af 23 møder." in text, "what was corrected stays beside it"
    note.text = "\n".join(draft(whole.evaluation)["ppr"])
    assert f"{FROM_MEETINGS}: {TAKEN}" in text_of(sheet(whole))
