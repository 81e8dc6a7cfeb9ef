"""What may leave the room: what is offered, that no alias survives, which words are looked at."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.action import Answer, Worked
from teammoede.domain.course import Course
from teammoede.domain.role_plan import Situation
from teammoede.domain.sharing import (
    came_of,
    candidates,
    known_words,
    to_look_at,
    unknown_names,
    without_aliases,
)
from tests.domain.building import agree, answer, make_course, weekly_meetings

# what is offered


def _course() -> Course:
    course = make_course("Mette Holm", "Lars Bech", institution="Solstrålen", group="Blå stue")
    first, second = weekly_meetings(course, 2)
    for place, (what, given_, values) in enumerate(
        (
            ("Åben", None, {}),
            ("Droppet", Answer.DROPPED, {"worked": Worked.WORSE}),
            ("Hjalp", Answer.DONE, {"worked": Worked.BETTER}),
            ("Uden dom", Answer.DONE, {}),
            ("Praksis", Answer.STANDING_PRACTICE, {}),
            ("Nået", Answer.DONE, {"worked": Worked.REACHED}),
        )
    ):
        action = agree(first, what, position=place)
        if given_:
            answer(action, second, given_, words="Hemmelige ord", **values)
    return course


def test_what_did_good_is_offered_first() -> None:
    offered = [action.what for action in candidates(_course())]
    assert offered == ["Hjalp", "Praksis", "Nået", "Åben", "Droppet", "Uden dom"]


def test_blank_and_deleted_rows_are_not_offered() -> None:
    course = _course()
    gone = agree(course.meetings[0], "Slettet", deleted=True)
    blank = agree(course.meetings[0], "  ")
    assert not {gone.id, blank.id} & {action.id for action in candidates(course)}


def test_what_came_of_it_is_the_answer_and_whether_it_worked_never_the_words() -> None:
    said = {action.what: came_of(action) for action in candidates(_course())}
    assert said == {
        "Åben": ["i gang"],
        "Droppet": ["droppet", "værre"],
        "Hjalp": ["udført", "bedre"],
        "Uden dom": ["udført"],
        "Praksis": ["fast praksis"],
        "Nået": ["udført", "i mål"],
    }


def test_the_last_verdict_counts_also_of_what_goes_on() -> None:
    course = make_course()
    first, second, third = weekly_meetings(course, 3)
    action = agree(first)
    answer(action, second, Answer.CONTINUES, worked=Worked.TOO_EARLY)
    answer(action, third, Answer.CONTINUES, worked=Worked.BETTER)
    assert came_of(action) == ["i gang", "bedre"]


# aliases


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("MK og Ajax leger", "Et barn og et barn leger"),
        (
            "Vi hjælper MK. MK's plads er ved døren.",
            "Vi hjælper et barn. Et barns plads er ved døren.",
        ),
        ("Vi hjælper ajax", "Vi hjælper et barn"),
        (
            "AJAX' plads, Ajax’s plads og Ajaxs plads",
            "Et barns plads, et barns plads og et barns plads",
        ),
        ("Vi ser på MKs plads", "Vi ser på et barns plads"),
        ("mk er ikke initialer", "mk er ikke initialer"),
        ("Skift mk's ble, og tag MK’s sut med", "Skift et barns ble, og tag et barns sut med"),
        ("Gå med M.K. og M. K., og M.K.s sut", "Gå med et barn og et barn, og et barns sut"),
        ("Gå med M.K. Vi ser på M.K. der", "Gå med et barn. Vi ser på et barn der"),
        ("Gå med M.K.", "Gå med et barn."),
        ("Bo i huset, og BO der: bo", "Et barn i huset, og et barn der: bo"),
        ("Ajaxen og MKB bliver", "Ajaxen og MKB bliver"),
        ("- Ajax leger\n- Og Ajax\n1. ajax", "- Et barn leger\n- Og et barn\n1. Et barn"),
        (
            "Vi ser på f.eks. Ajax, kl. 9 og den 3. Ajax",
            "Vi ser på f.eks. et barn, kl. 9 og den 3. et barn",
        ),
        ("»Ajax leger« (Ajax)", "»Et barn leger« (et barn)"),
        ("Nu! Ajax leger", "Nu! Et barn leger"),
        ("Lille  Tim og Tim", "Et barn og et barn"),
        ("Aj\u00adax og A\u030age", "Et barn og et barn"),
        ("_Ajax_ og Ajax-holdet", "_et barn_ og et barn-holdet"),
        ("", ""),
    ],
)
def test_aliases_become_a_child(text: str, safe: str) -> None:
    aliases = ["MK", "Ajax", "Bo", "Lille Tim", "Tim", "Åge", "", " ", "-"]
    assert without_aliases(text, aliases) == safe


def test_without_aliases_the_text_stays() -> None:
    assert without_aliases("Del gruppen i to", []) == "Del gruppen i to"


def test_odd_signs_in_an_alias_are_only_signs() -> None:
    assert without_aliases("Vi ser M.K.s stol og (x) og B1", ["M.K.", "(x)", "B1"]) == (
        "Vi ser et barns stol og et barn og et barn"
    )


@pytest.mark.parametrize("alias", ["bo", "Bo.", "bo."])
def test_an_alias_is_known_with_a_capital_and_without_its_full_stop(alias: str) -> None:
    assert without_aliases("Vi ser Bo, Bos stol og Bo.", [alias]).startswith(
        "Vi ser et barn, et barns stol og et barn"
    )


_words = st.text("abæøåmkMKBÅ1-.", min_size=1, max_size=6)
_aliases = st.lists(_words.filter(lambda word: any(map(str.isalnum, word))), max_size=5)


def _survives(alias: str, text: str) -> bool:
    letters = sum(map(str.isalnum, alias))
    flags = re.IGNORECASE if letters > 2 else re.NOFLAG
    return (
        re.search(rf"(?<![^\W_]){re.escape(alias)}(?:['’]?s)?(?![^\W_])", text, flags) is not None
    )


def _spelled_otherwise(alias: str) -> str:
    return alias.swapcase() if sum(map(str.isalnum, alias)) > 2 else alias


@given(_aliases, st.lists(st.sampled_from([" ", ", ", ". ", "'s ", "s ", "\n- ", "/"]) | _words))
def test_no_alias_ever_survives(aliases: list[str], words: list[str]) -> None:
    spelled = [_spelled_otherwise(alias) for alias in aliases]
    pairs = zip(words, (spelled + aliases) * len(words), strict=False)
    mixed = "".join(part for pair in pairs for part in pair)
    safe = without_aliases(mixed, aliases)
    assert not [alias for alias in aliases if _survives(alias, safe)]


@given(st.text(), _aliases)
def test_text_that_names_nobody_stays_as_it_is(text: str, aliases: list[str]) -> None:
    seen = unicodedata.normalize("NFC", text)
    seen = "".join(sign for sign in seen if unicodedata.category(sign) != "Cf")
    folded = [alias.upper().rstrip(".") for alias in aliases]
    if not any(alias in seen.upper() for alias in folded):
        assert without_aliases(text, aliases) == seen


# names that nobody knows


def _unknown(text: str, *known: str) -> list[str]:
    return [found.word for found in unknown_names([text], known)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vi hjælper Mikkel og Sofie", ["Mikkel", "Sofie"]),
        ("Mikkel opfindes ikke. Sofie heller ikke", []),
        ("Husk: Mikkel. Så Sofie", ["Mikkel", "Sofie"]),
        ("Hold 1: Ida, Bo", ["Ida", "Bo"]),
        ("- Mikkel\n• Sofie\n2) Ida med Bo", ["Bo"]),
        ("Vi hjælper f.eks. Mikkel, kl. 9, og den 3. Sofie", ["Mikkel", "Sofie"]),
        ("Vi ser Mikkels plads, Anne-Marie og MK", ["Mikkels", "Anne-Marie", "MK"]),
        ("Vi ser »Mikkel« og (Sofie)", ["Mikkel", "Sofie"]),
        ("Vi så det. »Mikkel« sov", []),
        ("Vi ringer til PPR-vejlederen", []),
        ("Kom. Og så på mandag i uge 3", []),
    ],
)
def test_capitalised_words_inside_a_sentence_are_looked_at(text: str, words: list[str]) -> None:
    assert _unknown(text, "PPR") == words


def test_each_word_comes_with_its_sentence_and_once() -> None:
    text = "Vi deler gruppen. Så går Mikkel  ind, og Mikkel sover.\nVi ser Mikkel."
    found = unknown_names([text], ())
    assert [(name.word, name.sentence) for name in found] == [
        ("Mikkel", "Så går Mikkel ind, og Mikkel sover."),
        ("Mikkel", "Vi ser Mikkel."),
    ]


def test_what_the_program_knows_is_not_looked_at() -> None:
    course = _course()
    Situation(course=course, title="Mad")
    text = "Når I og Mette fra Solstrålens Blå stue går, ser PPR og Lars på Morgensamling med Mads"
    assert [name.word for name in unknown_names([text], known_words(course))] == [
        "Morgensamling",
        "Mads",
    ]
    Situation(course=course, title="Morgensamling")
    assert [name.word for name in unknown_names([text], known_words(course))] == ["Mads"]


def test_initiatives_are_looked_at_as_they_would_leave_the_room() -> None:
    course = _course()
    course.aliases = ["MK"]
    action = agree(course.meetings[0], "Vi hjælper MK, Mikkel og Mette")
    found = [(name.word, name.sentence) for name in to_look_at(course, [action])]
    assert found == [("Mikkel", "Vi hjælper et barn, Mikkel og Mette")]


@pytest.mark.parametrize("field", ["text", "confidential"])
def test_a_name_that_opens_a_sentence_is_found_where_it_was_written_inside_another(
    field: str,
) -> None:
    course = _course()
    first = course.meetings[0]
    actions = [agree(first, "Emmas stol flyttes. Del gruppen"), agree(first, "Mette ringer")]
    assert to_look_at(course, actions) == []
    setattr(first.own_note("other"), field, "Vi så Emma i dag. Del og hel. Ida sov, og Mette kom")
    [found] = to_look_at(course, actions)
    assert (found.word, found.sentence) == ("Emmas", "Emmas stol flyttes.")


def test_names_are_learnt_from_agreements_and_answers_too() -> None:
    course = _course()
    first, second = course.ordered_meetings()
    shared = agree(first, "Ida får en plads. Bo får en")
    answer(agree(first, "Tal med Idas far"), second, Answer.DONE, words="det gik godt for Bo")
    assert [found.word for found in to_look_at(course, [shared])] == ["Ida", "Bo"]


def test_initials_of_the_team_may_be_a_childs() -> None:
    assert _unknown("Vi ser MH", *known_words(_course())) == ["MH"]


def test_a_very_long_text_is_looked_through_at_once() -> None:
    found = unknown_names(["så ser vi Mikkel og går videre " * 8_000], ())
    assert [name.word for name in found] == ["Mikkel"]


def test_initials_in_small_letters_are_looked_at_for_only_a_person_can_tell() -> None:
    course = make_course("Mette Krogh", aliases=["TS", "Solsikken"])
    [meeting] = weekly_meetings(course, 1)
    shared = [agree(meeting, what) for what in ("Lad ts vælge sangen", "Tag ud på legepladsen")]
    assert [found.word for found in to_look_at(course, shared)] == ["ts"]
    shared[0].what = "Læg tss tøj frem"
    assert [found.word for found in to_look_at(course, shared)] == ["tss"]
