"""What planning a half-year costs in a full archive, beside the same in one of a single course."""

import shutil
from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path
from time import perf_counter

from archive import TODAY, build, open_store
from figures import Figure, alternate

from teammoede.domain.course import Course
from teammoede.domain.half_year_draft import HalfYearDraft, first_wish
from teammoede.domain.people import Function, Membership
from teammoede.public_holidays import danish_holidays
from teammoede.storage.half_year import plan_half_year
from teammoede.storage.store import Store

ROUNDS = 9


def measure(folder: Path, scratch: Path) -> list[Figure]:
    """Return how planning grows with the archive, on copies that may grow."""
    scratch.mkdir()
    shutil.copytree(folder, scratch / "full")
    build(scratch / "one", courses=1)
    full, one = (open_store(scratch / name) for name in ("full", "one"))
    figure = alternate(
        "planning a half-year: rules, and keeping its meetings (bare: in an archive of 1 course)",
        _planning(full),
        _planning(one),
        rounds=ROUNDS,
        aim=1.2,
    )
    full.close()
    one.close()
    return [figure]


def _planning(store: Store) -> Callable[[], float]:
    """Return a measurement of one new course's half-year, in milliseconds."""

    def plan() -> float:
        course = _begun(store)
        begun = perf_counter()
        draft = HalfYearDraft(course, first_wish(course, TODAY), danish_holidays, TODAY)
        meetings = plan_half_year(store, course, draft.result({}), TODAY)
        taken = (perf_counter() - begun) * 1000
        assert len(meetings) > 20
        return taken

    return plan


def _begun(store: Store) -> Course:
    """Keep a new course with a team, which is to start next week; this is not measured."""
    course = Course(
        title="Forløb på Solstuen",
        start=TODAY + timedelta(weeks=1),
        weekday=0,
        time=time(12, 30),
        length=60,
        closed_weeks=[7, 28, 29, 30, 42, 52],
    )
    for place, function in enumerate(Function):
        Membership(course=course, name=f"Person {place}", function=function, position=place)
    store.begin_course(course, TODAY)
    return course
