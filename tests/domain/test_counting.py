"""Numbers in a sentence."""

import pytest

from teammoede.domain.counting import in_words


@pytest.mark.parametrize(
    ("number", "said"), [(0, "ingen"), (1, "én"), (5, "fem"), (10, "ti"), (11, "11"), (-1, "-1")]
)
def test_small_numbers_are_words(number: int, said: str) -> None:
    assert in_words(number) == said
