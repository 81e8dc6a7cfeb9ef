"""What each sheet costs beside ReportLab drawing its paragraphs, rules and boxes bare."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from archive import TODAY, open_store
from bare_sheet import draw, pages_of
from figures import Figure, alternate, timed

from teammoede.domain.course import Course
from teammoede.printing.agenda import agenda
from teammoede.printing.choices import Density, Order
from teammoede.printing.followup import followup
from teammoede.printing.minutes import minutes
from teammoede.printing.roles import roles

ROUNDS = 7
PRINTED = datetime(2026, 11, 23, 12, tzinfo=UTC)


def measure(folder: Path, course_id: str) -> list[Figure]:
    """Return the figures of all sheets of one course."""
    store = open_store(folder)
    course = store.course(course_id)
    store.close()
    return [_figure(name, make) for name, make in _sheets(course, TODAY)]


def _sheets(course: Course, today: date) -> list[tuple[str, Callable[[], bytes]]]:
    coming, last = course.next_meeting(), course.last_held()
    assert coming
    assert last
    return [
        *(
            (
                f"dagsorden, {density.label.lower()}",
                partial(agenda, coming, today=today, printed=PRINTED, density=density),
            )
            for density in Density
        ),
        ("referat", partial(minutes, last, today=today, printed=PRINTED)),
        *(
            (
                f"opfølgningsark, {order.label.lower()}",
                partial(followup, course, by=order, today=today, printed=PRINTED),
            )
            for order in Order
        ),
        ("rollefordeling", partial(roles, coming, printed=PRINTED)),
    ]


def _figure(name: str, make: Callable[[], bytes]) -> Figure:
    pages = pages_of(make)
    bare = partial(draw, pages)
    assert len(pages_of(bare)) == len(pages), "the bare sheet must have as many pages"
    count = f"{len(pages)} page{'s' if len(pages) > 1 else ''}"
    return alternate(f"{name} ({count})", timed(make), timed(bare), rounds=ROUNDS, aim=2)
