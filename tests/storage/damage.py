"""Ways in which an archive's file comes to harm, for tests to do to one; no test is in here."""

from collections.abc import Callable
from pathlib import Path
from random import Random

PAGE = 4096


def flip_bits(file: Path, chance: Random, count: int = 1) -> None:
    """Flip single bits anywhere, as an ageing disk does."""
    data = bytearray(file.read_bytes())
    for _ in range(count):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def junk_pages(file: Path, chance: Random, count: int = 3) -> None:
    """Write over whole pages, as a disk does that mixes up where things belong."""
    data = bytearray(file.read_bytes())
    for _ in range(count):
        place = chance.randrange(len(data) // PAGE) * PAGE
        data[place : place + PAGE] = chance.randbytes(PAGE)
    file.write_bytes(data)


def swap_pages(file: Path, chance: Random) -> None:
    """Exchange two pages, each of them sound."""
    data = bytearray(file.read_bytes())
    one, two = (p * PAGE for p in chance.sample(range(1, len(data) // PAGE), 2))
    data[one : one + PAGE], data[two : two + PAGE] = data[two : two + PAGE], data[one : one + PAGE]
    file.write_bytes(data)


def cut_off(file: Path, chance: Random) -> None:
    """Take away the end, anywhere, as a full disk or a pulled stick does."""
    data = file.read_bytes()
    file.write_bytes(data[: chance.randrange(1, len(data))])


def cut_off_at_a_page(file: Path, chance: Random) -> None:
    """Take away the last pages, which the length does not show."""
    data = file.read_bytes()
    file.write_bytes(data[: chance.randrange(1, len(data) // PAGE) * PAGE])


def empty(file: Path, chance: Random) -> None:
    """Leave no byte, which SQLite takes for a new and valid archive."""
    file.write_bytes(b"")


def all_junk(file: Path, chance: Random) -> None:
    """Leave the length and nothing else."""
    file.write_bytes(chance.randbytes(file.stat().st_size))


def junk_head(file: Path, chance: Random) -> None:
    """Write over the first page, without which nothing can be opened."""
    file.write_bytes(chance.randbytes(PAGE) + file.read_bytes()[PAGE:])


def remove(file: Path, chance: Random) -> None:
    """Take the file away."""
    file.unlink()


HARMS: tuple[Callable[[Path, Random], None], ...] = (
    flip_bits,
    junk_pages,
    swap_pages,
    cut_off,
    cut_off_at_a_page,
    empty,
    all_junk,
    junk_head,
    remove,
)
