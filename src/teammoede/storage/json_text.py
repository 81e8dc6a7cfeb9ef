"""Reads JSON from bytes that anybody may have made; whatever is wrong becomes one Misfit.

Stricter than Python's own reader: no key twice, no NaN, no half signs. Knows no course.
"""

import json
import re
from typing import Any

from teammoede.storage.shape import Misfit, shown

_HALF_SIGN = re.compile(r"\\u[dD][89a-fA-F]")


def parse(content: bytes) -> Any:
    """Return the data in the bytes; raises Misfit, and nothing else."""
    text = _text(content)
    if not text.strip():
        raise Misfit("den er tom")
    try:
        data = json.loads(
            text, object_pairs_hook=_object, parse_constant=_no_number, parse_float=_number
        )
    except json.JSONDecodeError as error:
        raise _fault(error, text) from None
    except RecursionError:
        raise Misfit("den er indlejret for dybt") from None
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise Misfit("den indeholder et alt for stort tal") from None
    if _HALF_SIGN.search(text):
        _refuse_half_signs(data)
    return data


def _text(content: bytes) -> str:
    try:  # an editor may have added a byte order mark, or saved as UTF-16
        return content.decode(json.detect_encoding(content)).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Misfit("den er ikke gemt som UTF-8") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        of = f" i rækken med id {shown(found['id'])}" if "id" in found else ""
        raise Misfit(f"nøglen {shown(twice)} står der to gange{of}")
    return found


def _no_number(name: str) -> None:
    raise Misfit(f"{shown(name)} er ikke et tal, som JSON kender")


def _number(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise Misfit(f"tallet {shown(digits)} er for stort")
    return number


def _fault(error: json.JSONDecodeError, text: str) -> Misfit:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return Misfit(f"den er ikke hel. Den hører op midt i noget fra linje {error.lineno}")
    return Misfit(f"den er ikke JSON. Fejlen er på linje {error.lineno}, tegn {error.colno}")


def _refuse_half_signs(data: Any) -> None:
    """Refuse half of a pair of UTF-16, which no text in the archive can hold."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str) and not _is_whole(value):
            raise Misfit("teksten indeholder et halvt tegn", *path)
        if isinstance(value, dict):
            waiting += [((*path, key), item) for key, item in value.items() if _is_whole(key)]
        elif isinstance(value, list):
            waiting += [((*path, place), item) for place, item in enumerate(value)]


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
