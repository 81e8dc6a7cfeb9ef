"""Revisions order by a clock that never runs backwards, and heads are what nothing replaced."""

from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.revision import Revision, heads, key_at, tick


def test_the_clock_takes_the_time_of_day_where_it_went_on() -> None:
    assert tick("", 1_763_900_000_000) == "1763900000000-00000"
    assert tick("1763900000000-00007", 1_763_900_000_001) == "1763900000001-00000"


def test_the_clock_counts_on_where_the_computers_stands_or_runs_backwards() -> None:
    assert tick("1763900000000-00000", 1_763_900_000_000) == "1763900000000-00001"
    assert tick("1763900000000-00001", 1_000) == "1763900000000-00002"


def test_the_clock_goes_on_when_its_counter_is_full() -> None:
    """A computer that once stood in the year 2040 counts from there for years."""
    full = "1763900000000-99999"
    assert tick(full, 0) == "1763900000001-00000"


@given(st.lists(st.integers(0, 2_000_000_000_000), min_size=1, max_size=50))
def test_clocks_sort_as_text_whatever_the_computer_says(moments: list[int]) -> None:
    clocks = [""]
    for moment in moments:
        clocks.append(tick(clocks[-1], moment))
    assert clocks == sorted(clocks)
    assert len(set(clocks)) == len(clocks)


@given(st.lists(st.integers(0, 9_999_999_999_999), min_size=2, max_size=9, unique=True))
def test_keys_sort_by_their_clock_and_are_never_the_same(moments: list[int]) -> None:
    clocks = [tick("", moment) for moment in sorted(moments)]
    keys = [key_at(clock) for clock in clocks]
    assert keys == sorted(keys)
    assert all(UUID(key).version == 7 and UUID(key).variant == RFC_4122 for key in keys)
    assert key_at(clocks[0]) != keys[0]


def revision(key: str, clock: str, *parents: str) -> Revision:
    return Revision(id=key, clock=clock, parents=list(parents))


def test_a_chain_has_one_head() -> None:
    chain = [revision("a", "1"), revision("b", "2", "a"), revision("c", "3", "b")]
    assert [r.id for r in heads(chain)] == ["c"]


def test_two_that_replace_the_same_one_are_both_heads_newest_first() -> None:
    fork = [revision("a", "1"), revision("b", "2", "a"), revision("c", "3", "a")]
    assert [r.id for r in heads(fork)] == ["c", "b"]


def test_one_that_replaces_all_ends_the_conflict() -> None:
    settled = [revision("a", "1"), revision("b", "2"), revision("c", "3", "a", "b")]
    assert [r.id for r in heads(settled)] == ["c"]


def test_a_parent_that_is_not_here_takes_no_head_away() -> None:
    assert [r.id for r in heads([revision("b", "2", "elsewhere")])] == ["b"]
    assert heads([]) == []
