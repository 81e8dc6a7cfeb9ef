"""An exported course to be damaged: a demo course, and a small one with a row of each kind."""

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
_TODAY = date(2026, 11, 23)


@cache
def _exported(number: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder), device="demo", create=True)
        file = Path(folder) / "course.json"
        add_demo(store, _TODAY)
        export_course(store, store.courses(_TODAY)[number].id, file, passphrase=None)
        store.close()
        return file.read_bytes()


def demo_data() -> Data:
    """Return the exported demo course that is half-way, fresh for each test."""
    return json.loads(_exported(0))


@cache
def _small() -> Data:
    data = json.loads(_exported(1))
    start_up, planning, visit = _three_meetings(data)
    agreed = [row["id"] for row in data["actions"] if row["meeting_id"] in (start_up, planning)]
    keep: dict[str, Callable[[Data], bool]] = {
        "meetings": lambda row: row["id"] in (start_up, planning, visit),
        "actions": lambda row: row["id"] in agreed,
        "handovers": lambda row: row["action_id"] in agreed,
        "checks": lambda row: row["action_id"] in agreed,
        "ratings": lambda row: row["meeting_id"] == start_up,
    }
    for name in LISTS:
        fits = keep.get(name, lambda row: row.get("meeting_id", planning) == planning)
        data[name] = [row for row in data[name] if fits(row)]
    data["assignments"] = data["assignments"][:6]
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


def _three_meetings(data: Data) -> list[str]:
    """Return the start-up meeting, and of the others the first of their kind that was held."""
    return [
        next(m["id"] for m in data["meetings"] if m["kind"] == kind and m["state"] != "planned")
        for kind in ("start_up", "planning", "visit")
    ]


def small_data() -> Data:
    """Return a course with three meetings and at least one row in every list."""
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
