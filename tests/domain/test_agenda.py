"""The fixed agenda keeps its order and survives its way through a meeting's snapshot."""

import json

import pytest

from teammoede.domain.agenda import Agenda
from teammoede.resources import names, read_text

from .building import PLANNING


def test_the_planning_meeting_has_its_seven_points_in_their_order() -> None:
    assert [(item.key, item.short) for item in PLANNING.items] == [
        ("organisation", "Organisering"),
        ("activities", "Aktiviteter"),
        ("relations", "Relationer"),
        ("child_perspective", "Børneperspektiv"),
        ("parents", "Forældre"),
        ("other", "Andet"),
        ("roles", "Roller"),
    ]


def test_the_paper_carries_the_long_titles() -> None:
    assert PLANNING.item("parents").title == (
        "Inddragelse af forældre og forældrenes bidrag til, at målet nås"
    )


@pytest.mark.parametrize("file", names("agendas"))
def test_every_agenda_file_reads_and_its_keys_are_unique(file: str) -> None:
    agenda = Agenda.from_toml(read_text("agendas", file))
    assert agenda.items
    assert len(set(agenda.keys)) == len(agenda.keys)
    assert f"{agenda.key}.toml" == file


def test_a_snapshot_gives_the_same_agenda_back_also_through_json() -> None:
    assert Agenda.from_data(json.loads(json.dumps(PLANNING.as_data()))) == PLANNING


def test_an_old_snapshot_without_questions_still_reads() -> None:
    agenda = Agenda.from_data(
        {"key": "k", "title": "T", "length": 1, "items": [{"key": "a", "short": "A", "title": "A"}]}
    )
    assert agenda.item("a").questions == ()


@pytest.mark.parametrize(
    ("keys", "home"), [("organisation other", "other"), ("needs frames", "needs")]
)
def test_a_point_that_is_not_there_has_its_home_under_andet_or_the_first(
    keys: str, home: str
) -> None:
    items = [{"key": key, "short": key, "title": key} for key in keys.split()]
    agenda = Agenda.from_data({"key": "k", "title": "T", "length": 1, "items": items})
    assert agenda.home_of("parents") == home
    assert agenda.home_of(keys.split()[0]) == keys.split()[0]


def test_an_unknown_point_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        PLANNING.item("nothing")
