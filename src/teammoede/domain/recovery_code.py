"""The code of the recovery sheet: 256 bits as fourteen short groups that a person can type.

Each group has a check sign of its own, so that a slip is found in its group; keeps no code.
"""

import re
from hashlib import sha256

from teammoede.domain.errors import Refused

KEY_BYTES = 32
GROUPS = 14
GROUP = 5  # signs, the last one is the check sign
PLACES = range(1, GROUPS + 1)

# Crockford's base32: no I, L, O and U, which are taken for others.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_DATA = GROUP - 1
_SUM_BYTES = (GROUPS * _DATA * 5) // 8 - KEY_BYTES  # 3: over the whole code
_BETWEEN = re.compile(r"[\s\-–—−_.,·]+")


class CodeMistyped(Refused):
    """The code cannot be as it was typed; `group` is the number of the wrong one, where known."""

    def __init__(self, group: int | None = None) -> None:
        self.group = group
        said = (
            f"Gruppe {group} stemmer ikke. Se på arket, og skriv den igen."
            if group
            else "Koden stemmer ikke. Se hver gruppe efter på arket."
        )
        super().__init__(said)


class CodeIncomplete(CodeMistyped):
    """All is right so far, but groups are missing from `group` on."""

    def __init__(self, group: int) -> None:
        super().__init__(group)
        self.args = (f"Koden er ikke hel: gruppe {group} mangler.",)


def write_code(key: bytes) -> str:
    """Return the code of a key of 32 bytes, its groups parted by dashes."""
    if len(key) != KEY_BYTES:
        raise ValueError("a recovery key has 32 bytes")
    number = int.from_bytes(key + _sum(key))
    bits = GROUPS * _DATA * 5
    values = [number >> (bits - 5 * (place + 1)) & 31 for place in range(GROUPS * _DATA)]
    parts = [values[start : start + _DATA] for start in range(0, len(values), _DATA)]
    return "-".join(
        "".join(_SIGNS[value] for value in [*part, _check(place, part)])
        for place, part in zip(PLACES, parts, strict=True)
    )


def read_code(text: str) -> bytes:
    """Return the key of a code; case, spaces and dashes do not matter. Raises CodeMistyped."""
    typed = groups(text)
    for place, group in enumerate(typed, 1):
        if place > GROUPS:
            raise CodeMistyped
        if len(group) == GROUP and not is_right(place, group):
            raise CodeMistyped(place)
    if not typed or len(typed[-1]) < GROUP or len(typed) < GROUPS:
        raise CodeIncomplete(len(typed) + (not typed or len(typed[-1]) == GROUP))
    number = 0
    for sign in "".join(group[:_DATA] for group in typed):
        number = number << 5 | _SIGNS.index(sign)
    whole = number.to_bytes(KEY_BYTES + _SUM_BYTES)
    key = whole[:KEY_BYTES]
    if whole[KEY_BYTES:] != _sum(key):
        raise CodeMistyped
    return key


def groups(text: str) -> list[str]:
    """Return what was typed in groups, as they stand on the sheet; the last one may be short."""
    signs = _BETWEEN.sub("", text).upper().translate(_READ_AS)
    return [signs[start : start + GROUP] for start in range(0, len(signs), GROUP)]


def is_right(place: int, group: str) -> bool:
    """Return whether a group can stand at its place, counted from 1."""
    typed = groups(group)
    if place not in PLACES or len(typed) != 1 or len(typed[0]) != GROUP:
        return False
    values = [_SIGNS.find(sign) for sign in typed[0]]
    return -1 not in values and values[-1] == _check(place, values[:-1])


def is_same(typed: str, wanted: str) -> bool:
    """Return whether two ways of typing a group, or a whole code, mean the same."""
    return groups(typed) == groups(wanted)


def _sum(key: bytes) -> bytes:
    return sha256(b"teammoede recovery code" + key).digest()[:_SUM_BYTES]


def _check(place: int, values: list[int]) -> int:
    """Return the check sign of a group: a sum over GF(32) in which each place weighs its own.

    One wrong sign, two that were swapped, and a group in another's place each change the sum.
    """
    total = place
    for power, value in enumerate(values, 1):
        for _ in range(power):
            value = _doubled(value)
        total ^= value
    return total


def _doubled(value: int) -> int:
    """Multiply by x in GF(32), modulo x⁵ + x² + 1."""
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
