"""A page of a sheet that there is nothing to make of yet: it says what would stand there."""

from datetime import date, datetime

from reportlab.platypus import Flowable

from teammoede.domain.course import Course
from teammoede.printing import masthead
from teammoede.printing.blocks import Bookmark, say, space
from teammoede.printing.page import Running, build
from teammoede.printing.styles import EMPTY_WIDE


def nothing(course: Course, sheet: str, words: str, *, printed: datetime, today: date) -> bytes:
    """Return the page as PDF, `words` in grey italics under the top of the sheet."""
    running = masthead.running_of_course(course, sheet, printed, today)
    return build(running, lambda: _story(course, running, words))


def _story(course: Course, running: Running, words: str) -> list[Flowable]:
    top = masthead.top(running.sheet, "", course, running.when)
    return [*top, space(1), Bookmark("nothing", running.sheet), say(words, EMPTY_WIDE)]
