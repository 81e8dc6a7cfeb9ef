"""A sealed file opens with its password alone; whatever else was done to it has a name."""

import hashlib
import random
import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.errors import Refused
from teammoede.storage.crypto import STANDARD, Cost
from teammoede.storage.faults import SealedFileDamaged, SealedFileNewer, WrongPassphrase
from teammoede.storage.sealed_file import PIECE, is_sealed, open_sealed, seal_file
from tests.conftest import Tally
from tests.storage.vaults import CHEAP

WORD = "fire små ord her"
CONTENT = "Børnegruppen er præget af ro.".encode() * 40
_FIELDS = 14  # where the version stands, behind what every such file begins with
_HEADER_ENDS = _FIELDS + 7 + 16 + 28 + 8


def _with_sum(data: bytes, place: int, value: bytes) -> bytes:
    """Return the file with other bytes in its header, and the header's sum made to fit."""
    header = bytearray(data[:_HEADER_ENDS])
    header[place : place + len(value)] = value
    checked = bytes(header[:-8])
    return checked + hashlib.sha256(checked).digest()[:8] + data[_HEADER_ENDS:]


@pytest.fixture(scope="module")
def sealed() -> bytes:
    """A sealed file of one piece."""
    return seal_file(CONTENT, WORD, CHEAP)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_was_sealed_comes_out_as_it_went_in(size: int) -> None:
    content = random.Random(size).randbytes(size)
    assert open_sealed(seal_file(content, WORD, CHEAP), WORD) == content


@given(st.binary(max_size=300), st.text(max_size=40).filter(lambda text: text.isprintable()))
def test_any_content_and_any_password_go_together(content: bytes, word: str) -> None:
    assert open_sealed(seal_file(content, word, CHEAP), word) == content


def test_nothing_of_the_content_or_the_password_is_in_the_file(sealed: bytes) -> None:
    assert b"rnegruppen" not in sealed
    assert WORD.encode() not in sealed
    assert seal_file(CONTENT, WORD, CHEAP) != sealed


def test_the_usual_cost_is_the_archives_own() -> None:
    data = seal_file(b"", WORD)
    assert struct.unpack_from(">BBBI", data, _FIELDS) == (1, *_cost(STANDARD))
    assert open_sealed(data, WORD) == b""


def _cost(cost: Cost) -> tuple[int, int, int]:
    return cost.time, cost.lanes, cost.memory


@pytest.mark.parametrize("word", ["", "fire små ord", "Fire små ord her", WORD + " "])
def test_another_password_is_said_to_be_another(sealed: bytes, word: str) -> None:
    with pytest.raises(WrongPassphrase):
        open_sealed(sealed, word)


def test_a_password_may_be_typed_on_another_keyboard(sealed: bytes) -> None:
    assert open_sealed(sealed, "fire sma\u030a ord her") == CONTENT


# what happens to files


def test_a_file_is_known_by_its_beginning(sealed: bytes) -> None:
    assert is_sealed(sealed)
    assert not any(map(is_sealed, (b"", b"{}", b'{"format": "teammoede-course"}', sealed[1:])))


def test_a_file_that_was_cut_off_is_damaged_wherever_it_was_cut() -> None:
    data = seal_file(bytes(2 * PIECE), WORD, CHEAP)
    ends = [0, 20, _HEADER_ENDS - 1, _HEADER_ENDS, _HEADER_ENDS + 1]
    ends += [_HEADER_ENDS + PIECE + 27, _HEADER_ENDS + PIECE + 28, len(data) - 1]
    for end in ends:
        with pytest.raises(SealedFileDamaged):
            open_sealed(data[:end], WORD)


def test_pieces_that_were_swapped_doubled_or_added_are_found() -> None:
    data = seal_file(random.Random(1).randbytes(3 * PIECE), WORD, CHEAP)
    size = PIECE + 28
    head, one, two, three = (
        data[:_HEADER_ENDS],
        *(data[_HEADER_ENDS + n * size :][:size] for n in range(3)),
    )
    other = seal_file(bytes(3 * PIECE), WORD, CHEAP)[_HEADER_ENDS:][:size]
    for pieces in ((two, one, three), (one, one, three), (one, three), (one, two, three, three)):
        with pytest.raises(SealedFileDamaged):
            open_sealed(head + b"".join(pieces), WORD)
    with pytest.raises(SealedFileDamaged):
        open_sealed(head + other + two + three, WORD)
    with pytest.raises(SealedFileDamaged):
        open_sealed(data + b"\0", WORD)


def test_every_changed_bit_of_the_header_is_told_from_a_wrong_password(sealed: bytes) -> None:
    for place in range(_HEADER_ENDS):
        changed = bytearray(sealed)
        changed[place] ^= 1 << (place % 8)
        with pytest.raises(SealedFileDamaged):
            open_sealed(bytes(changed), WORD)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("time", struct.pack(">B", 255)),
        ("time", struct.pack(">B", 0)),
        ("lanes", struct.pack(">B", 0)),
        ("lanes", struct.pack(">B", 200)),
        ("memory", struct.pack(">I", 2**32 - 1)),
        ("memory", struct.pack(">I", 1_048_577)),
        ("memory", struct.pack(">I", 7)),
    ],
)
def test_a_file_that_would_exhaust_the_machine_is_not_tried(
    sealed: bytes, field: str, value: bytes
) -> None:
    place = _FIELDS + {"time": 1, "lanes": 2, "memory": 3}[field]
    with pytest.raises(SealedFileDamaged):
        open_sealed(_with_sum(sealed, place, value), WORD)


def test_a_lowered_cost_opens_nothing() -> None:
    data = seal_file(CONTENT, WORD, Cost(time=2, memory=64, lanes=1))
    with pytest.raises(WrongPassphrase):
        open_sealed(_with_sum(data, _FIELDS + 1, b"\x01"), WORD)


def test_a_newer_file_is_said_to_be_newer(sealed: bytes) -> None:
    with pytest.raises(SealedFileNewer):
        open_sealed(_with_sum(sealed, _FIELDS, b"\x02"), WORD)
    with pytest.raises(SealedFileDamaged):
        open_sealed(_with_sum(sealed, _FIELDS, b"\x00"), WORD)


# mutated in every way


def _flip(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 1, 2, 8))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def _drop(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data))
    del data[start : start + dice.randrange(1, 40)]


def _insert(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data)) : 0] = dice.randbytes(dice.randrange(1, 40))


def _overwrite(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data))
    junk = dice.randbytes(dice.randrange(2, 200))
    data[start : start + len(junk)] = junk


def _as_text(data: bytearray, dice: random.Random) -> None:
    text = bytes(data).decode("latin-1").replace("\r\n", "\n")
    data[:] = text.encode("utf-8" if dice.random() < 0.5 else "latin-1", "replace")


def _header(data: bytearray, dice: random.Random) -> None:
    """Change a field and let the sum fit, as somebody would who means it."""
    place = dice.randrange(_FIELDS, _HEADER_ENDS - 8)
    # Within what a machine can bear, so that ten thousand of them take no hour.
    if _FIELDS < place < _FIELDS + 7:
        place = _FIELDS + 1
        data[:] = _with_sum(bytes(data), place, bytes([dice.choice((0, 2, 3, 17, 255))]))
        return
    other = bytes([data[place] ^ dice.randrange(1, 256)])
    data[:] = _with_sum(bytes(data), place, other)


MUTATIONS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip,
    _cut,
    _drop,
    _insert,
    _overwrite,
    _as_text,
    _header,
)


def _try(sealed: bytes, seed: int) -> str:
    """Open a file that was mutated, and return how it was refused."""
    dice = random.Random(seed)
    data = bytearray(sealed)
    MUTATIONS[seed % len(MUTATIONS)](data, dice)
    if bytes(data) == sealed:
        return "unchanged"
    with pytest.raises(Refused) as refused:
        open_sealed(bytes(data), WORD)
    return type(refused.value).__name__


def test_three_hundred_mutated_files_are_refused_each_by_name(sealed: bytes, tally: Tally) -> None:
    with tally("mutated sealed files", 300):
        seen = {_try(sealed, seed) for seed in range(300)}
    assert {"SealedFileDamaged", "WrongPassphrase"} <= seen


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_ten_thousand_mutated_files_are_refused_each_by_name(sealed: bytes, tally: Tally) -> None:
    counts: dict[str, int] = {}
    for seed in range(10_000):
        with tally("mutated sealed files"):
            outcome = _try(sealed, seed)
        counts[outcome] = counts.get(outcome, 0) + 1
    assert counts.get("unchanged", 0) < 100
