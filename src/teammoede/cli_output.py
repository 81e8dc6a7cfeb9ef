"""How the command line writes rows: as JSON, or in columns that no title can break.

Prints nothing itself.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

_WIDE = 60


def as_json(rows: Iterable[dict[str, Any]]) -> list[str]:
    """Return the rows as one JSON list."""
    return [json.dumps(list(rows), ensure_ascii=False, indent=2)]


def as_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return heads and rows in columns; nothing where there are no rows."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    if not cells:
        return []
    widths = [max(len(row[place]) for row in (heads, *cells)) for place in range(len(heads))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (heads, *cells)
    ]


def one_line(text: str) -> str:
    """Return text on one short line, without signs that would steer a terminal."""
    line = "".join(sign if sign.isprintable() else " " for sign in text[: 2 * _WIDE])
    line = " ".join(line.split())
    return line if len(line) <= _WIDE else f"{line[: _WIDE - 1]}…"
