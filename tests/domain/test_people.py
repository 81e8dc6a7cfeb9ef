"""People are told apart by the shortest name, and what is typed under »Hvem« loses no name."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.people import Function, Membership, Who, parse_who, short_names

from .building import make_course


def team(*names: str) -> list[Membership]:
    return make_course(*names).memberships


def names(*full: str) -> list[str]:
    return list(short_names(team(*full)).values())


def test_a_first_name_is_enough_where_no_one_shares_it() -> None:
    assert names("Mette Holm", "Lars Friis") == ["Mette", "Lars"]


def test_two_of_one_first_name_get_the_initial_of_the_last() -> None:
    assert names("Mette Holm", "Mette Friis", "Lars Holm") == ["Mette H.", "Mette F.", "Lars"]


def test_two_of_one_initial_get_the_whole_name() -> None:
    assert names("Mette Holm", "Mette Hansen") == ["Mette Holm", "Mette Hansen"]


def test_two_of_one_name_are_told_apart_by_function_and_else_by_number() -> None:
    people = team("Mette Holm", "Mette Holm", "Mette Holm")
    people[0].function = Function.LEADER
    assert list(short_names(people).values()) == [
        "Mette Holm (leder)",
        "Mette Holm (stuepersonale)",
        "Mette Holm (stuepersonale) 2",
    ]


def test_a_person_without_a_name_yet_can_be_shown() -> None:
    assert names("", "  ", "Bo") == ["? (stuepersonale)", "? (stuepersonale) 2", "Bo"]


_NAMES = st.one_of(
    st.text(max_size=12),
    st.lists(
        st.sampled_from(["Bo", "bo", "Mette", "K.", "2", "og", "Ole", "?", "(leder)", "K"]),
        max_size=3,
    ).map(" ".join),
)


@given(st.lists(st.tuples(_NAMES, st.sampled_from(list(Function))), max_size=8))
def test_short_names_are_always_unmistakable(people: list[tuple[str, Function]]) -> None:
    members = team(*(name for name, _ in people))
    for member, (_, function) in zip(members, people, strict=True):
        member.function = function
    short = [name.casefold() for name in short_names(members).values()]
    assert len(set(short)) == len(short)
    assert all(short)


def test_names_of_the_team_become_members_and_the_rest_stays_as_words() -> None:
    mette, lars = people = team("Mette Holm", "Lars Friis")
    assert parse_who("Mette, lars friis og vikaren", people) == Who(
        (mette.id, lars.id), words="vikaren"
    )


@pytest.mark.parametrize(
    "text", ["Mette+Lars", "mette & LARS", "MH/LF", "Mette; Lars", "Mette og Lars"]
)
def test_members_are_parted_by_every_usual_sign(text: str) -> None:
    mette, lars = people = team("Mette Holm", "Lars Friis")
    assert parse_who(text, people) == Who((mette.id, lars.id))


def test_a_person_named_twice_is_there_once() -> None:
    mette, _ = people = team("Mette Holm", "Lars Friis")
    assert parse_who("Mette, Mette Holm, MH", people) == Who((mette.id,))


def test_everyone_can_stand_beside_names() -> None:
    mette, _ = people = team("Mette Holm", "Lars Friis")
    assert parse_who("Alle, Mette", people) == Who((mette.id,), everyone=True)


def test_a_first_name_that_two_share_is_nobody_but_stays_as_words() -> None:
    people = team("Mette Holm", "Mette Friis")
    assert parse_who("Mette", people) == Who(words="Mette")
    assert parse_who("Mette H.", people) == Who((people[0].id,))


def test_an_unknown_capitalised_name_is_offered_as_a_new_member() -> None:
    found = parse_who("Mette, Sanne Bech, vikaren", team("Mette Holm"))
    assert found.unknown == ("Sanne Bech",)
    assert found.words == "Sanne Bech, vikaren"


def test_a_name_with_og_inside_is_one_person_also_in_a_list() -> None:
    pair, mette = people = team("Inger og Ole", "Mette Holm")
    assert parse_who("Inger og Ole", people) == Who((pair.id,))
    assert parse_who("Mette, inger og ole og vikaren", people) == Who(
        (mette.id, pair.id), words="vikaren"
    )
    assert parse_who("Inger og Ole og Mette", people) == Who((pair.id, mette.id))


def test_og_inside_a_word_parts_nothing() -> None:
    people = team("Ogden Bogø", "Mette Holm")
    assert parse_who("Ogden Bogø og Mette", people) == Who((people[0].id, people[1].id))


@given(st.lists(_NAMES, min_size=1, max_size=6))
def test_every_short_name_is_read_back_as_its_person(full: list[str]) -> None:
    people = team(*full)
    for key, name in short_names(people).items():
        assert parse_who(name, people).members == (key,)


_TYPED = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(["Mette", "Holm", "Bo", "og", ",", "alle", "vikaren", "+", "Ogden", "å"]),
        max_size=8,
    ).map(" ".join),
)
_TEAM = ("Mette Holm", "Bo", "Inger og Ole", "Mette Holm-Bech")


@given(_TYPED)
def test_no_letter_that_was_typed_is_lost(text: str) -> None:
    people = team(*_TEAM)
    who = parse_who(text, people)
    for word in re.split(r"[\s,;/+&]+", text):
        if word.casefold() in ("", "og", "alle"):
            continue
        meant = [m.name for m in people if m.id in who.members]
        initials = [m.initials for m in people if m.id in who.members]
        assert word in who.words or word.casefold() in " ".join(meant + initials).casefold()


def test_initials_are_up_to_three_capitals() -> None:
    people = team("Anne Mette van Holm", "bo", "")
    assert [m.initials for m in people] == ["AMV", "B", ""]


def test_who_left_takes_part_until_the_day_before() -> None:
    (mette,) = team("Mette Holm")
    mette.left = date(2026, 11, 23)
    assert mette.takes_part(date(2026, 11, 22))
    assert not mette.takes_part(date(2026, 11, 23))


def test_everyone_stays_a_word_where_it_cannot_be_kept() -> None:
    people = team("Mette Holm")
    who = parse_who("Alle, Mette", people, everyone=False)
    assert who == Who((people[0].id,), words="Alle")
    assert who.unknown == ()


def test_a_name_is_read_as_it_is_written_beside_those_who_left() -> None:
    here, left = team("Mette Holm", "Mette Krag")
    names = short_names([here, left])
    assert parse_who("Mette H., Mette K.", [here], names=names) == Who((here.id,), words="Mette K.")
