"""Ways in which a file that is JSON comes to harm or is tampered with; no test is in here."""

import base64
import json
import random
from typing import Any

from tests.storage.test_sealed_file import MUTATIONS

VALUES: list[Any] = [
    None,
    "",
    "x",
    0,
    -1,
    2,
    1 << 70,
    1.5,
    True,
    [],
    {},
    [[]],
    "æ" * 5000,
    "\ud800",
]


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value of a document."""
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(place for key, part in items for place in _places(part, (*path, key)))]


def change_a_value(data: bytearray, dice: random.Random) -> None:
    """Tamper with one value: another kind, another's, a bit of it, or none at all."""
    known = json.loads(data)
    places = [place for place in _places(known) if place]
    place = dice.choice(places)
    holder = known
    for key in place[:-1]:
        holder = holder[key]
    old = holder[place[-1]]
    match dice.randrange(4):
        case 0:
            holder[place[-1]] = dice.choice(VALUES)
        case 1:
            other = known
            for key in dice.choice(places):
                other = other[key]
            holder[place[-1]] = other
        case 2 if isinstance(old, str) and old:
            holder[place[-1]] = _other_text(old, dice)
        case _:
            del holder[place[-1]]
    try:
        data[:] = json.dumps(known).encode()
    except (ValueError, RecursionError):  # a value put into itself
        return


def _other_text(old: str, dice: random.Random) -> str:
    try:
        content = bytearray(base64.b64decode(old, validate=True))
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        return base64.b64encode(content).decode()
    except (ValueError, IndexError):
        return old[::-1]


def mutate(data: bytearray, dice: random.Random) -> None:
    """Do a file harm by bytes or by values."""
    *by_bytes, _as_text, _header = MUTATIONS
    dice.choice([*by_bytes, change_a_value, change_a_value])(data, dice)
