"""An exported course to be damaged: the demo course, and a small one with a row of each kind."""

import copy
import json
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from teammoede.storage.course_lists import LISTS
from teammoede.storage.demo import add_demo
from teammoede.storage.exchange import export_course
from teammoede.storage.store import Store

Data = dict[str, Any]


@cache
def _demo_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder), device="demo", create=True)
        file = Path(folder) / "course.json"
        export_course(store, add_demo(store, date(2026, 11, 23)), file)
        store.close()
        return file.read_bytes()


def demo_data() -> Data:
    """Return the exported demo course, fresh for each test."""
    return json.loads(_demo_bytes())


@cache
def _small() -> Data:
    data = demo_data()
    first, second = (meeting["id"] for meeting in data["meetings"][:2])
    keep: dict[str, Callable[[Data], bool]] = {
        "meetings": lambda row: row["id"] in (first, second),
        "actions": lambda row: row["meeting_id"] == first,
        "areas": lambda row: row["meeting_id"] == first,
    }
    for name in LISTS:
        fits = keep.get(name, lambda row: row.get("meeting_id", second) == second)
        data[name] = [row for row in data[name] if fits(row)]
    ids = {row["id"] for name in LISTS if name != "revisions" for row in data[name]}
    ids.add(data["course"]["id"])
    data["revisions"] = [row for row in data["revisions"] if row["entity"] in ids][:300:7]
    revision = data["revisions"][-1]
    later = copy.deepcopy(data["revisions"][0])
    later["id"] = "00000000-0000-4000-8000-000000000001"
    later["parents"] = [revision["id"]]
    later["clock"] = "1900000000000-00000"
    data["revisions"].append(later)
    return data


def small_data() -> Data:
    """Return a course with two meetings and at least one row in every list."""
    return copy.deepcopy(_small())


def write(file: Path, data: Any) -> Path:
    """Write data as an editor would, unlike the program's own layout."""
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return file


def rows_in(store: Store) -> int:
    """Return how many rows of courses the archive holds."""
    with store.reading() as connection:
        return sum(
            connection.execute(select(func.count()).select_from(kind)).scalar_one()
            for kind in LISTS.values()
        )
