"""The share of child-days away: of a full week, and none where the numbers cannot be right."""

from datetime import date

import pytest

from teammoede.domain.absence import Absence


@pytest.mark.parametrize(
    ("children", "days_away", "share", "exceeds"),
    [
        (20, 25, 0.25, False),
        (3, 15, 1.0, False),
        (3, 16, None, True),
        (0, 1, None, True),
        (0, 0, None, False),
        (None, 9, None, False),
        (20, None, None, False),
    ],
)
def test_the_share_of_a_week(
    children: int | None, days_away: int | None, share: float | None, exceeds: bool
) -> None:
    week = Absence(monday=date(2026, 11, 23), children=children, days_away=days_away)
    assert week.share == share
    assert week.exceeds_week is exceeds
