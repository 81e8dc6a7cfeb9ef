"""The exported file of a course: reads one and checks all of it, writes one; touches no archive.

resources/course.schema.json documents the format; what it cannot say, `course_lists` checks.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import inspect

from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue, Refused
from teammoede.resources import read_text
from teammoede.storage.course_lists import LISTS, check_whole, sentence
from teammoede.storage.json_text import parse
from teammoede.storage.sealed_file import is_sealed, open_sealed
from teammoede.storage.shape import Check, Misfit, checker
from teammoede.storage.values import reader

FORMAT = "teammoede-course"
VERSION = 1
MAX_BYTES = 256 * 1024 * 1024


class ImportRefused(Refused):
    """The file cannot be taken in; says why, and where in the file."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Filen kan ikke importeres: {reason}")


class PassphraseNeeded(Refused):
    """The file is sealed, and nobody said with which password."""

    def __init__(self) -> None:
        super().__init__("Filen er låst med en adgangskode. Skriv den, som filen blev gemt med.")


@dataclass(frozen=True)
class CourseFile:
    """A file that has passed every check, as plain data."""

    data: dict[str, Any]

    @property
    def id(self) -> str:
        """The key of the course."""
        return self.data["course"]["id"]

    @property
    def title(self) -> str:
        """The title of the course."""
        return self.data["course"]["title"]

    def course_row(self) -> dict[str, Any]:
        """Return the course's own row as the archive's columns take it."""
        return next(_rows(Course, [self.data["course"]]))

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a list as the archive's columns take them."""
        kind = LISTS[name]
        whole = {"course_id": self.id} if hasattr(kind, "course_id") else {}
        return (whole | row for row in _rows(kind, self.data[name]))


def columns_of(kind: type[Record]) -> list[tuple[str, Any]]:
    """Return (field, column) of all that a file holds of a record; its course is understood."""
    attributes = inspect(kind).column_attrs
    return [(a.key, a.columns[0]) for a in attributes if a.key != "course_id"]


def as_bytes(data: dict[str, Any]) -> bytes:
    """Return the file's bytes, one row a line; raises Misfit for what no import would take."""
    _fits()(data)
    parts = [f"{json.dumps(name)}: {_lines(value)}" for name, value in data.items()]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def read_course_file(file: Path, passphrase: str | None = None) -> CourseFile:
    """Read an exported course, which may be sealed, and check all of it.

    Raises PassphraseNeeded, what `open_sealed` says, or ImportRefused.
    """
    content = _content(file)
    if is_sealed(content):
        if passphrase is None:
            raise PassphraseNeeded
        content = open_sealed(content, passphrase)
    try:
        data = parse(content)
        _check_kind(data)
        _fits()(data)
        check_whole(data)
        course = CourseFile(data)
        _check_course(course)
    except Misfit as misfit:
        raise ImportRefused(sentence(misfit)) from None
    return course


@cache
def _fits() -> Check:
    return checker(json.loads(read_text("course.schema.json")))


def _lines(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    rows = (json.dumps(row, ensure_ascii=False, allow_nan=False) for row in value)
    return "[\n" + ",\n".join(rows) + "\n]"


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ImportRefused(f"{file} findes ikke.") from None
    except IsADirectoryError:
        raise ImportRefused(f"{file} er en mappe.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise ImportRefused(f"{file} kan ikke læses.") from error
    if len(content) > MAX_BYTES:
        raise ImportRefused(f"den er større end {MAX_BYTES // 1024**2} MB.")
    return content


def _check_kind(data: Any) -> None:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Misfit("den er ikke et forløb, som teammøde har eksporteret")
    version = data.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise Misfit("den er skrevet af en nyere udgave af teammøde. Opdatér programmet")


def _check_course(course: CourseFile) -> None:
    row = course.course_row()
    try:
        Course(title=row["title"], start=row["start"], end=row["end"]).check()
    except InvalidValue as error:
        raise Misfit(str(error).rstrip("."), "course") from None


def _rows(kind: type[Record], rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    columns = [(field, column.key, reader(column.type)) for field, column in columns_of(kind)]
    for row in rows:
        yield {column: read(row[field]) for field, column, read in columns}
