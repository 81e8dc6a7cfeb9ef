"""The holidays are the Danish ones, in Danish, and three days more; 1 May is a working day."""

import subprocess
import sys
from datetime import date

import pytest

from teammoede.public_holidays import danish_holidays


def test_the_year_2026_has_these() -> None:
    assert danish_holidays(date(2026, 1, 1), date(2026, 12, 31)) == {
        date(2026, 1, 1): "Nytårsdag",
        date(2026, 4, 2): "Skærtorsdag",
        date(2026, 4, 3): "Langfredag",
        date(2026, 4, 5): "Påskedag",
        date(2026, 4, 6): "Anden påskedag",
        date(2026, 5, 14): "Kristi himmelfartsdag",
        date(2026, 5, 24): "Pinsedag",
        date(2026, 5, 25): "Anden pinsedag",
        date(2026, 6, 5): "Grundlovsdag",
        date(2026, 12, 24): "Juleaftensdag",
        date(2026, 12, 25): "Juledag",
        date(2026, 12, 26): "Anden juledag",
        date(2026, 12, 31): "Nytårsaften",
    }


def test_both_ends_are_included_and_the_days_come_in_order_over_new_year() -> None:
    found = danish_holidays(date(2026, 12, 25), date(2027, 1, 1))
    assert list(found) == [
        date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 31), date(2027, 1, 1),
    ]  # fmt: skip


def test_store_bededag_was_a_holiday_to_2023() -> None:
    assert danish_holidays(date(2023, 5, 5), date(2023, 5, 5)) == {
        date(2023, 5, 5): "Store bededag"
    }
    assert danish_holidays(date(2024, 4, 26), date(2024, 4, 26)) == {}


@pytest.mark.parametrize("year", range(2020, 2045))
def test_1_may_is_ours_only_where_it_is_another_holiday_too(year: int) -> None:
    found = danish_holidays(date(year, 5, 1), date(year, 5, 1))
    assert "Arbejdernes kampdag" not in found.values()


def test_no_days_where_the_end_lies_before_the_start() -> None:
    assert danish_holidays(date(2026, 12, 26), date(2026, 12, 24)) == {}


def test_naming_the_module_loads_nothing_slow() -> None:
    program = "import sys, teammoede.public_holidays; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
