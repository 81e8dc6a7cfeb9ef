"""What capture lines mean at one meeting: its team, its points and its day, held together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from teammoede.domain.action import Action, Due, Theme
from teammoede.domain.agenda import SINCE_LAST
from teammoede.domain.capture import Captured, parse_capture
from teammoede.domain.capture_lines import shown, write_capture
from teammoede.domain.capture_names import Completion, completions
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Membership

_MORE = {
    "success": "det virker, når",
    "involved": "involveret",
    "informed": "orienteres",
}


@dataclass(frozen=True)
class Grammar:
    """Who can be meant by a name, and which point by a tag."""

    team: tuple[Membership, ...]
    names: Mapping[str, str]
    points: Mapping[str, str]
    day: date

    @classmethod
    def of(cls, meeting: Meeting, also: Iterable[str] = ()) -> "Grammar":
        """Return the grammar of a meeting; `also` are members named though they have left."""
        course, others = meeting.course, set(also)
        team = tuple(m for m in course.memberships if m.takes_part(meeting.date) or m.id in others)
        points = {i.key: i.short for i in meeting.full_agenda.items if i.key != SINCE_LAST}
        return cls(team, course.short_names(), points, meeting.date)

    def read(
        self, line: str, chosen: Mapping[str, str] | None = None, *, with_points: bool = True
    ) -> Captured:
        """Read a line; `chosen` settles doubts. Without points, their tags stay text."""
        points = self.points if with_points else {}
        return parse_capture(
            line, team=self.team, points=points, day=self.day, names=self.names, chosen=chosen
        )

    def settle(self, line: str, chosen: Mapping[str, str] | None = None) -> Captured:
        """Read a line for good; while somebody is in doubt, it stays on its point."""
        said = self.read(line, chosen)
        return self.read(line, chosen, with_points=False) if said.doubts else said

    def show(self, said: Captured) -> str:
        """Return what was understood beside the text."""
        return shown(said, self.names, self.points, self.day)

    def complete(self, line: str, cursor: int) -> Completion | None:
        """Return what a name or tag that is begun at the cursor can become."""
        return completions(line, cursor, team=self.team, points=self.points, names=self.names)

    def write(self, action: Action, home: str) -> str:
        """Return an agreement as a line that can be read back; its point where that is not home."""
        due, words = action.due, action.due_words.strip()
        what = ", ".join(part for part in (action.what.strip(), words) if part)
        what = " ".join(part for part in (what, _more_of(action)) if part)
        day = action.due_date if due is Due.DATE else None
        point = action.point if action.point != home else None
        said = Captured(what, action.agreed_who, due, day, point)
        return write_capture(
            said, team=self.team, points=self.points, day=self.day, names=self.names
        )


def _more_of(action: Action) -> str:
    """Return in brackets what an agreement says besides, which a line has no place for."""
    said = [f"{title} {text}" for name, title in _MORE.items() if (text := getattr(action, name))]
    if action.trial:
        end = action.trial_end
        said.append(f"prøvehandling til {_day(end)}" if end else "prøvehandling")
    if action.show_from:
        said.append(f"vis igen fra {_day(action.show_from)}")
    said += [theme.label for theme in Theme if theme.value in action.themes]
    return f"({'; '.join(said)})" if said else ""


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
