"""Numbers as one says them in a sentence: words up to ten, figures from there."""

_WORDS = ("ingen", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")


def in_words(number: int) -> str:
    """Return »ingen«, »én« … »ti«, »11«."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else str(number)
