"""Ratings and checks in the agenda (boxes) and in the minutes (as given) of the other meetings."""

from datetime import date

from teammoede.domain.meeting import Meeting
from teammoede.domain.sign import OWN_VIEW
from teammoede.printing.agenda import agenda
from teammoede.printing.choices import Density
from teammoede.printing.minutes import minutes
from teammoede.printing.plain import minutes_text
from teammoede.printing.ratings import NO_SIGNS, NOT_RATED
from teammoede.printing.standing import NOTHING_KEPT
from tests.printing.half_year import half_year
from tests.printing.reading import ink_of, pages_of, text_of
from tests.printing.sheets import PRINTED

TODAY = date(2027, 3, 2)
BOXES = "1 2 3 4 5"


def _agenda(meeting: Meeting, density: Density = Density.ROOMY) -> bytes:
    return agenda(meeting, today=TODAY, printed=PRINTED, density=density)


def _minutes(meeting: Meeting) -> str:
    return text_of(minutes(meeting, today=TODAY, printed=PRINTED))


def test_the_start_up_agenda_has_boxes_for_each_sign() -> None:
    whole = half_year(rated_at=())
    for density in Density:
        text = text_of(_agenda(whole.start_up, density))
        assert text.count(BOXES) == 8
        assert "1 slet ikke – 5 i høj grad" in text
        assert f"{OWN_VIEW} Hvor mange vurderede? ____" in text
        assert "sidst" not in text.replace("Siden sidst", "")


def test_the_compact_start_up_agenda_fits_two_pages() -> None:
    whole = half_year(actions=0, rated_at=())
    pdf = _agenda(whole.start_up, Density.COMPACT)
    assert len(pages_of(pdf)) == 2
    assert all(white[2] >= 13.5 for white in ink_of(pdf))


def test_the_evaluations_agenda_says_what_was_given_last_and_ticks_what_is_given() -> None:
    whole = half_year(rated_at=(0, 9))
    text = text_of(_agenda(whole.evaluation))
    assert "Ro sidst 2 (uge 45)" in " ".join(text.split())
    empty = _agenda(whole.evaluation)
    rated = half_year(rated_at=(0, 9, 26))
    assert "Der er ro i garderoben" in text_of(_agenda(rated.evaluation))
    assert len(empty) != len(_agenda(rated.evaluation))


def test_a_planning_agenda_has_no_boxes() -> None:
    whole = half_year()
    assert BOXES not in text_of(_agenda(whole.planning[-1]))
    assert OWN_VIEW not in _minutes(whole.planning[0])


def test_the_minutes_tell_value_first_value_and_why() -> None:
    whole = half_year(rated_at=(0, 26))
    text = _minutes(whole.evaluation)
    assert "Tegn Første gang Nu Hvorfor? Ro 1 uge 36 3 Der er ro i garderoben" in text
    assert f"Vurderet af 5. 1 = slet ikke, 5 = i høj grad. {OWN_VIEW}" in text
    assert "Ro – 1 Der er ro" in _minutes(whole.start_up)


def test_the_minutes_say_that_nothing_was_rated() -> None:
    assert NOT_RATED in _minutes(half_year(rated_at=()).evaluation)


def test_a_course_without_signs_says_what_would_stand_there() -> None:
    whole = half_year(rated_at=())
    for sign in whole.course.signs:
        sign.dropped = True
    assert NO_SIGNS in text_of(_agenda(whole.start_up))


def test_a_dropped_sign_stays_in_the_minutes_that_rated_it() -> None:
    whole = half_year(rated_at=(0,))
    whole.course.signs[0].dropped = True
    assert "Ro – 1 Der er ro" in _minutes(whole.start_up)
    assert text_of(_agenda(whole.start_up)).count(BOXES) == 7


def test_a_visits_agenda_has_three_boxes_each_and_its_minutes_the_answers() -> None:
    whole = half_year()
    assert text_of(_agenda(whole.visits[1])).count("lever delvist glemt") == 4
    text = _minutes(whole.visits[0])
    assert "Mette lever" in text.replace("\xa0", "")
    assert "glemt Hjælp: En påmindelse på tavlen" in text
    assert "ikke besvaret" in _minutes(whole.visits[1])


def test_a_visit_without_practice_says_so() -> None:
    whole = half_year(actions=0)
    for action in whole.course.actions():
        action.deleted = True
    assert NOTHING_KEPT in text_of(_agenda(whole.visits[1]))
    assert NOTHING_KEPT in _minutes(whole.visits[1])


def test_the_copied_text_tells_ratings_and_checks_too() -> None:
    whole = half_year(rated_at=(0, 26))
    rated = minutes_text(whole.evaluation, today=TODAY)
    assert f"Tegnene. Vurderet af 5. 1 = slet ikke, 5 = i høj grad. {OWN_VIEW}" in rated
    assert "- Ro: 3 (første gang 1). Der er ro i garderoben" in rated
    checked = minutes_text(whole.visits[0], today=TODAY)
    assert "Holder vi fast?\n- Del gruppen i tre" in checked
    assert "- Garderoben deles stadig i tre (alle): glemt. Hjælp: En påmindelse" in checked
    unasked = minutes_text(whole.visits[1], today=TODAY)
    assert "i tøjet (Mette): ikke besvaret" in unasked
    # It waits under Siden sidst, and is asked for there only.
    assert unasked.count("Garderoben deles stadig i tre") == 1
    assert "Tegnene" not in minutes_text(whole.planning[0], today=TODAY)
