"""Who sits at the screen, and which courses are theirs to see.

A rule of the program, not cryptography: whoever holds the archive's key could read all of it.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from teammoede.domain.choice import Choice

if TYPE_CHECKING:
    from teammoede.domain.course import Course
    from teammoede.domain.people import Function


class Role(Choice):
    """What a person may do with the archive; what they are in a course is their `Function`."""

    ADMINISTRATOR = "administrator", "administrator"
    EMPLOYEE = "employee", "medarbejder"


@dataclass(frozen=True)
class Viewer:
    """A person who has unlocked the archive."""

    id: str
    name: str
    role: Role

    @property
    def is_administrator(self) -> bool:
        """Whether they may erase courses, restore backups and say who else may come in."""
        return self.role is Role.ADMINISTRATOR

    def visible(self, courses: "Iterable[Course]", today: date) -> "list[Course]":
        """Return the courses that this person sees, in the given order; their teams are loaded.

        An administrator sees all, a leder those of the house, everybody else those on whose team
        they are that day. Persons are known by their whole name, for a course can come from
        another archive.
        """
        from teammoede.domain.people import Function  # a sign-in does without the mapping

        courses = list(courses)
        if self.is_administrator:
            return courses
        houses = {
            folded_name(c.institution)
            for c in courses
            if c.institution and self._takes_part(c, today, Function.LEADER)
        }
        return [
            c for c in courses if self._takes_part(c, today) or folded_name(c.institution) in houses
        ]

    def _takes_part(
        self, course: "Course", today: date, function: "Function | None" = None
    ) -> bool:
        return any(
            folded_name(m.name) == folded_name(self.name)
            and function in (None, m.function)
            and (m.left is None or today < m.left)  # who comes later may read up before
            for m in course.memberships
        )


def folded_name(name: str) -> str:
    """Return a name as it is compared: without regard to case, spaces and Unicode's spellings."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
