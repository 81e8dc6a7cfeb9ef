"""Where a letter of a text stands for Qt, which counts some letters (😀) as two."""


def place_in_qt(text: str, place: int) -> int:
    """Return where Qt has the letter that stands at `place`."""
    head = text[:place]
    return place + sum(letter > "\uffff" for letter in head) if not head.isascii() else place


def place_in_text(text: str, place: int) -> int:
    """Return where the letter stands that Qt has at `place`; the way back."""
    if text.isascii():
        return min(place, len(text))
    for number, letter in enumerate(text):
        if place <= 0:
            return number
        place -= 2 if letter > "\uffff" else 1
    return len(text)
