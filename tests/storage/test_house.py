"""What the house has settled: usual values until somebody changes one, and limits that hold."""

from collections.abc import Callable

import pytest

from teammoede.domain.errors import InvalidValue
from teammoede.domain.house import HOUSE_ID, House
from teammoede.storage.house import change_house, read_house
from teammoede.storage.store import Store


def _settled(house: House) -> tuple[str, int, int, int, str]:
    minutes = (house.idle_minutes, house.meeting_minutes)
    return (house.name, house.retention_years, *minutes, house.second_place)


def test_until_somebody_settles_it_all_is_as_usual(store: Store) -> None:
    assert _settled(read_house(store)) == ("", 5, 5, 30, "")


def test_one_change_leaves_the_rest_and_there_is_one_row(
    store: Store, open_store: Callable[..., Store]
) -> None:
    change_house(store, name="Solhuset", idle_minutes=1)
    changed = change_house(store, retention_years=30, second_place="E:\\kopier")
    assert _settled(changed) == ("Solhuset", 30, 1, 30, "E:\\kopier")
    other = open_store("another")
    assert _settled(read_house(other)) == _settled(changed)
    with other.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id FROM house").all()
    assert [row[0] for row in rows] == [HOUSE_ID]


def test_two_windows_do_not_take_each_other_s_change_away(
    store: Store, open_store: Callable[..., Store]
) -> None:
    other = open_store("another")
    read_house(store)
    change_house(other, name="Solhuset")
    change_house(store, meeting_minutes=45)
    assert _settled(read_house(other)) == ("Solhuset", 5, 5, 45, "")


@pytest.mark.parametrize(
    ("name", "value", "most"),
    [
        ("retention_years", 0, 30),
        ("retention_years", 31, 30),
        ("idle_minutes", 0, 60),
        ("idle_minutes", 61, 60),
        ("meeting_minutes", 0, 60),
        ("meeting_minutes", 61, 60),
    ],
)
def test_what_is_outside_the_limits_changes_nothing(
    store: Store, name: str, value: int, most: int
) -> None:
    with pytest.raises(InvalidValue, match=f"fra 1 til {most}"):
        change_house(store, name="Solhuset", **{name: value})
    assert _settled(read_house(store)) == ("", 5, 5, 30, "")


def test_a_name_is_one_line_and_never_empty(store: Store) -> None:
    assert change_house(store, name="  Sol \n huset ").name == "Sol huset"
    with pytest.raises(InvalidValue):
        change_house(store, name=" ")
    assert read_house(store).name == "Sol huset"


def test_a_field_that_there_is_not_is_a_mistake(store: Store) -> None:
    with pytest.raises(TypeError, match="idle_hours"):
        change_house(store, idle_hours=1)
