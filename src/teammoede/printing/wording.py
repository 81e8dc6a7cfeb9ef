"""What sheets say of things in words, so that print and the copied text never differ.

Sets no type and needs none; knows nothing of what is confidential.
"""

from collections.abc import Callable
from datetime import date

from teammoede.domain.absence import Absence
from teammoede.domain.action import Action, ActionReview, Theme
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState, Verdict
from teammoede.domain.outcome import QUESTIONS
from teammoede.domain.sharing import without_aliases
from teammoede.domain.sign import (
    HIGHEST,
    LOWEST,
    OWN_VIEW,
    SCALE,
    Rated,
    Sign,
    SignRating,
    curve,
)
from teammoede.domain.week import long_date, monday_of, short_date, week_label

OVERDUE = "overskredet"
SCALE_WORDS = f"{SCALE[0]} = {LOWEST}, {SCALE[-1]} = {HIGHEST}."
UNANSWERED = "ikke besvaret"


def course_line(course: Course) -> str:
    """Return the course with its house and group, each said once."""
    said: list[str] = []
    for name in (course.title, course.institution, course.group):
        if name.strip() and not any(name.strip() in earlier for earlier in said):
            said.append(name.strip())
    return " · ".join(said)


def hanging(course: Course) -> Callable[[str], str]:
    """Return what makes free words fit to hang on a wall: »et barn« for each child's alias."""
    return lambda text: without_aliases(text, course.aliases)


def day_only(day: date) -> str:
    """Return »7.12.«."""
    return f"{day.day}.{day.month}."


def dated(day: date) -> str:
    """Return »mandag den 23. november 2026 · uge 48«."""
    return f"{long_date(day)} · {week_label(day)}"


def time_and_place(meeting: Meeting) -> list[str]:
    """Return day, hours and place of a meeting, as far as they are known."""
    hours = f"kl. {meeting.hours}" if meeting.hours else ""
    place = meeting.place.strip() or meeting.course.place.strip()
    return [fact for fact in (dated(meeting.date), hours, place) if fact]


def state(meeting: Meeting) -> list[str]:
    """Say what the reader must know of minutes that are not the usual held meeting's."""
    if meeting.state is MeetingState.CANCELLED:
        reason = meeting.cancel_reason.label if meeting.cancel_reason else ""
        return [f"Mødet er aflyst: {reason} {meeting.cancel_words}".strip(" :")]
    if meeting.state is MeetingState.PLANNED:
        return ["Mødet er ikke afsluttet endnu."]
    return []


# agreements and answers


def names(action: Action, day: date | None = None) -> str:
    """Return who does it as one line: as it was agreed, or on a day, hand-overs counted."""
    return action.meeting.course.named(action.agreed_who if day is None else action.who_on(day))


def now(action: Action, today: date) -> str:
    """Return who does it from now on, as one line."""
    return action.meeting.course.named(action.who_now(today))


def asides(action: Action, *, home: Meeting | None = None, full: bool = True) -> list[str]:
    """Return what is said of an agreement beside what, who and when (`full`: all of that).

    With `home`, the point it was agreed under is named where that meeting's agenda lacks it.
    """
    said = [_trial(action)] if action.trial else []
    if full:
        said += _more(action)
    if home is not None and action.point not in home.agenda.keys:
        said.append(f"Fra punktet {_own_point(action)}")
    return said


def _trial(action: Action) -> str:
    end = action.trial_end
    return f"Prøvehandling til {day_only(end)}" if end else "Prøvehandling"


def _more(action: Action) -> list[str]:
    said = (
        ("Vi ser, det virker: ", action.success),
        ("Med: ", action.involved),
        ("Besked til: ", action.informed),
    )
    themes = [Theme(key).label for key in action.themes if key in set(Theme)]
    return [label + text.strip() for label, text in said if text.strip()] + themes


def _own_point(action: Action) -> str:
    items = {item.key: item.short for item in action.meeting.full_agenda.items}
    return items.get(action.point, action.point)


def effects(review: ActionReview) -> list[str]:
    """Return the two optional answers: whether it was carried out, and whether it worked."""
    said = [review.carried.label] if review.carried else []
    return said + ([f"virkede det: {review.worked.label}"] if review.worked else [])


def new_dates(review: ActionReview) -> list[str]:
    """Return the deadline and the day to show it again that an answer gave."""
    said: list[str] = []
    if review.due is not None:
        day = review.due_date
        words = review.due_words or review.due.label
        due = f"{short_date(day)} {week_label(day)}" if day else words
        said.append(f"ny frist: {due}")
    if review.show_from:
        said.append(f"vis igen fra {short_date(review.show_from)}")
    return said


# absence and the end of a meeting


def absence(meeting: Meeting) -> list[tuple[str, str]]:
    """Return title and numbers of the week looked back on, and of the meeting's own."""
    weeks = sorted({meeting.absence_monday, monday_of(meeting.date)})
    told = [(monday, _numbers(meeting.course.absence_in(monday))) for monday in weeks]
    return [(f"Fravær i {week_label(monday)}", numbers) for monday, numbers in told if numbers]


def _numbers(week: Absence | None) -> str:
    if week is None:
        return ""
    said: list[str] = []
    if week.children is not None:
        said.append(f"{week.children} børn i gruppen")
    if week.days_away is not None:
        share = f" ({week.share:.0%})".replace("%", " %") if week.share is not None else ""
        said.append(f"{week.days_away} fraværsdage{share}")
    return ", ".join(said)


def questions(meeting: Meeting) -> list[tuple[str, Verdict | None]]:
    """Return the three small questions, each with its answer."""
    return [(question, answer_at(meeting)) for question, answer_at in QUESTIONS]


# signs and standing practice


def rated(meeting: Meeting) -> list[tuple[Sign, SignRating]]:
    """Return the signs that the meeting rated, in their order."""
    given = ((sign, meeting.rating_of(sign)) for sign in meeting.course.signs)
    kept = [(sign, r) for sign, r in given if r is not None and r.value is not None]
    return sorted(kept, key=lambda pair: (pair[0].position, pair[0].id))


def rated_before(meeting: Meeting, sign: Sign) -> list[Rated]:
    """Return what earlier meetings gave a sign."""
    return [given for given in curve(meeting.course, sign) if given.day < meeting.date]


def by_whom(raters: int | None) -> str:
    """Say how many rated, what the scale is, and that it is their own view."""
    counted = f"Vurderet af {raters}. " if raters else ""
    return f"{counted}{SCALE_WORDS} {OWN_VIEW}"
