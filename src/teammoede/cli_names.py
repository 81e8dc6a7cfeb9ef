"""How people are named on the command line: by first name, full name or initials, in any case."""

import unicodedata

from teammoede.domain.course import Course
from teammoede.domain.people import Membership


def folded(text: str) -> str:
    """Return text for comparing: å has two spellings in Unicode, and case does not count."""
    return unicodedata.normalize("NFC", " ".join(text.split()).casefold())


def members_called(course: Course, name: str) -> list[Membership]:
    """Return whoever of the course can be called so, also one who has left."""
    wanted, short = folded(name), course.short_names()
    return [m for m in course.memberships if wanted in _spellings(m.name, short[m.id])]


def _spellings(name: str, short: str) -> set[str]:
    words = name.split()
    initials = "".join(word[0] for word in words[:3])
    return {folded(text) for text in (name, short, initials, *words[:1]) if text}
