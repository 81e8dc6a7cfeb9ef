"""One agreement, or one point of the agenda, through the weeks: chapters to be read, by day.

Tells what was kept and when; guesses nothing, and leaves out what is confidential unless asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from teammoede.domain.action import Action, ActionReview, Due
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Who
from teammoede.domain.revision import Revision
from teammoede.domain.versions import Written, who_and_when
from teammoede.domain.week import dated, long_date, week_label

Line = tuple[str, str]  # what it is, and the words
_DEFAULTS: dict[str, Any] = {
    "what": "",
    "who": [],
    "everyone": False,
    "who_words": "",
    "due": Due.NONE.value,
    "due_date": None,
    "due_words": "",
    "show_from": None,
    "success": "",
    "involved": "",
    "informed": "",
    "trial": False,
    "trial_end": None,
    "deleted": False,
}


@dataclass(frozen=True)
class Chapter:
    """What happened on a day; `meeting` is where one can read on, None where it was between two."""

    day: date
    title: str
    meeting: Meeting | None
    lines: tuple[Line, ...]

    @property
    def when(self) -> str:
        """»mandag den 23. november 2026 · uge 48«, with the meeting where the title is another."""
        told = f"{long_date(self.day)} · {week_label(self.day)}"
        named = self.meeting is not None and self.meeting.title != self.title
        return f"{told} · {self.meeting.title}" if self.meeting and named else told


_Placed = tuple[tuple[date, time, int], Chapter]


# an agreement


def action_story(
    action: Action, revisions: Sequence[Revision], *, today: date, here: str
) -> list[Chapter]:
    """Return how an agreement was made, changed, answered, handed over and closed, by day.

    `revisions` are those of the action and of its reviews; `here` is this device's id.
    """
    teller = _Teller(action, revisions, today, here)
    placed = [*teller.agreed(), *teller.answered(), *teller.unanswered()]
    placed += [*teller.handed_over(), *teller.checked()]
    return [chapter for _, chapter in sorted(placed, key=lambda found: found[0])]


class _Teller:
    def __init__(
        self, action: Action, revisions: Sequence[Revision], today: date, here: str
    ) -> None:
        self._action = action
        self._course: Course = action.meeting.course
        self._revisions = sorted(revisions, key=lambda row: row.clock)
        self._today = today
        self._here = here

    # made and changed

    def agreed(self) -> Iterator[_Placed]:
        """Yield the agreement as it stood at the end of its meeting's day, and each later change.

        What was corrected while it was being written is no change; nor is what was written ahead.
        """
        action = self._action
        states = self._states()
        meeting = action.meeting
        first_day = max(meeting.date, states[0][0].date() if states else meeting.date)
        written = [state for state in states if state[0].date() <= first_day]
        state = written[-1][1] if written else self._current()
        lines = [(label, text) for label, text in self._said(state).items() if text]
        if written:
            lines.append(("Skrevet", self._by(written[0][2])))
        yield (
            (meeting.date, meeting.start or time.min, 0),
            Chapter(meeting.date, "Aftalt", meeting, tuple(lines)),
        )
        yield from self._changes(state, [later for later in states if later[0].date() > first_day])

    def _states(self) -> list[tuple[datetime, dict[str, Any], Written]]:
        """Return the fields as they stood after each day on which somebody wrote, with who did."""
        state = dict(_DEFAULTS)
        found: dict[tuple[date, str], tuple[datetime, dict[str, Any], Written]] = {}
        for row in self._revisions:
            if row.entity != self._action.id or row.field not in _DEFAULTS:
                continue
            state[row.field] = row.value
            written = Written.of(row)
            at = written.at.astimezone()
            found[at.date(), written.author or row.device] = (at, dict(state), written)
        return list(found.values())

    def _current(self) -> dict[str, Any]:
        state = {name: getattr(self._action, name) for name in _DEFAULTS}
        for name in ("due_date", "show_from", "trial_end"):
            state[name] = state[name].isoformat() if state[name] else None
        return state

    def _changes(
        self, before: dict[str, Any], states: Sequence[tuple[datetime, dict[str, Any], Written]]
    ) -> Iterator[_Placed]:
        for at, state, written in states:
            old, new = self._said(before), self._said(state)
            changes = [
                (label, f"{new[label] or 'ingen'} (før: {old[label] or 'ingen'})")
                for label in new
                if old[label] != new[label]
            ]
            title = "Rettet" if changes else ""
            if state["deleted"] != before["deleted"]:
                title = "Slettet" if state["deleted"] else "Lagt tilbage"
            before = state
            if title:
                changes.append(("Skrevet", self._by(written)))
                place = (at.date(), at.time(), 1)
                yield place, Chapter(at.date(), title, None, tuple(changes))

    def _said(self, state: Mapping[str, Any]) -> dict[str, str]:
        """Return the fields of an agreement as one reads them, by what they are called."""
        who = Who(tuple(state["who"]), bool(state["everyone"]), state["who_words"])
        trial = ""
        if state["trial"]:
            end = _day_of(state["trial_end"])
            trial = f"til {self._day(end)}" if end else "ja"
        waits = _day_of(state["show_from"])
        return {
            "Hvad": " ".join(state["what"].split()),
            "Hvem": self._course.named(who),
            "Hvornår": self._deadline(
                Due(state["due"]), _day_of(state["due_date"]), state["due_words"]
            ),
            "Vises igen fra": self._day(waits) if waits else "",
            "Prøvehandling": trial,
            "Det virker, når": state["success"],
            "Involveret": state["involved"],
            "Orienteres": state["informed"],
        }

    # at the meetings

    def answered(self) -> Iterator[_Placed]:
        """Yield each meeting's answer."""
        for review in self._action.answers():
            if review.answer is not None:
                meeting = review.meeting
                title = review.answer.label.capitalize()
                title += " – aftalen er lukket" if review.closes else ""
                lines = tuple(line for line in self._answer(review) if line[1])
                yield _at(meeting, 2), Chapter(meeting.date, title, meeting, lines)

    def _answer(self, review: ActionReview) -> Iterator[Line]:
        yield "Gjort?", review.carried.label if review.carried else ""
        yield "Virkede det?", review.worked.label if review.worked else ""
        yield "Ord", review.words.strip()
        if review.due is not None:
            yield "Ny frist", self._deadline(review.due, review.due_date, review.due_words)
        yield "Vises igen fra", self._day(review.show_from) if review.show_from else ""
        rows = [r for r in self._revisions if r.entity == review.id and r.field == "answer"]
        yield "Skrevet", self._by(Written.of(rows[-1])) if rows else ""

    def unanswered(self) -> Iterator[_Placed]:
        """Yield the held meetings that passed it over."""
        action = self._action
        for meeting in self._course.ordered_meetings():
            asked = meeting.is_held and action.is_carried_to(meeting)
            if asked and action.answered_at(meeting) is None:
                waits = action.is_waiting_at(meeting)
                title = "Ventede" if waits else "Ikke besvaret"
                yield _at(meeting, 2), Chapter(meeting.date, title, meeting, ())

    def handed_over(self) -> Iterator[_Placed]:
        """Yield who took it over from whom."""
        names = self._course.short_names()
        for handover in self._action.handovers:
            to = Who(tuple(handover.to), handover.everyone, handover.words)
            given = (
                f"{names.get(handover.member_id, '?')} → {self._course.named(to) or 'ingen endnu'}"
            )
            lines = (("Hvem", given),)
            yield (handover.day, time.min, 3), Chapter(handover.day, "Overdraget", None, lines)

    def checked(self) -> Iterator[_Placed]:
        """Yield what the visits found of it, where it became standing practice."""
        for meeting in self._course.meetings:
            check = meeting.check_of(self._action)
            if check is not None and (check.state or check.help.strip()):
                title = f"Holder det? {check.state.label}" if check.state else "Holder det?"
                lines = (("Hjælp", check.help.strip()),) if check.help.strip() else ()
                yield _at(meeting, 4), Chapter(meeting.date, title, meeting, lines)

    # words

    def _deadline(self, due: Due, day: date | None, words: str) -> str:
        if due is Due.DATE and day is not None:
            return self._day(day)
        return Due.NEXT_MEETING.label if due is Due.NEXT_MEETING else words

    def _day(self, day: date) -> str:
        return f"{dated(day, self._today)}, {week_label(day)}"

    def _by(self, written: Written) -> str:
        return who_and_when(written, self._today, self._here)


def _at(meeting: Meeting, rank: int) -> tuple[date, time, int]:
    return meeting.date, meeting.start or time.min, rank


def _day_of(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


# a point


def point_story(
    course: Course, point: str, *, today: date, confidential: bool = False
) -> list[Chapter]:
    """Return what each meeting said, agreed and answered on a point, the newest meeting first."""
    chapters = (
        Chapter(
            meeting.date,
            meeting.title,
            meeting,
            tuple(_said_on(meeting, point, today, confidential)),
        )
        for meeting in reversed(course.ordered_meetings())
    )
    return [chapter for chapter in chapters if chapter.lines]


def has_confidential(course: Course, point: str) -> bool:
    """Return whether anything confidential was ever written on a point."""
    notes = (meeting.note_on(point) for meeting in course.meetings)
    return any(note is not None and note.confidential.strip() for note in notes)


def _said_on(meeting: Meeting, point: str, today: date, confidential: bool) -> Iterator[Line]:
    for review in _answers_on(meeting, point):
        yield "Siden sidst", _answer_line(review)
    note = meeting.note_on(point)
    if note is not None and note.text.strip():
        yield "Drøftelse", note.text.strip()
    if confidential and note is not None and note.confidential.strip():
        yield "Fortroligt", note.confidential.strip()
    for action in meeting.live_actions():
        if action.point == point:
            yield "Aftaler", _action_line(action, today)


def _answers_on(meeting: Meeting, point: str) -> list[ActionReview]:
    given = [r for r in meeting.reviews if r.answer is not None and not r.action.deleted]
    mine = [review for review in given if review.action.point == point]
    return sorted(mine, key=lambda r: (r.action.meeting.order, r.action.position, r.action.id))


def _answer_line(review: ActionReview) -> str:
    said = [review.answer.label] if review.answer else []
    said += [f"gjort: {review.carried.label}"] if review.carried else []
    said += [f"virkede det: {review.worked.label}"] if review.worked else []
    words = " ".join(review.words.split())
    return " · ".join([f"{_what(review.action)}: {', '.join(said)}", *([words] if words else [])])


def _action_line(action: Action, today: date) -> str:
    who = action.meeting.course.named(action.agreed_who) or "ingen endnu"
    due = action.due_text()
    return " · ".join([_what(action), who, *([due] if due else []), action.state(today).label])


def _what(action: Action) -> str:
    return " ".join(action.what.split()) or "(uden ord)"
