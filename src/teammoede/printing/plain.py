"""The minutes as plain text, for Aula or a mail; never holds what is confidential.

Says the same as the printed minutes, without its form.
"""

from collections.abc import Iterator
from datetime import date

from teammoede.domain.action import Action, ActionReview
from teammoede.domain.agenda import AgendaItem
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting, MeetingState, Presence
from teammoede.domain.role_plan import WORKDAYS, RolePlan
from teammoede.domain.week import WEEKDAYS, long_date, short_date, week_label


def minutes_text(meeting: Meeting, *, today: date) -> str:
    """Return the minutes of a meeting as text, one paragraph a part, »- « before each item."""
    since = meeting.since_last_by_point(today)
    blocks = ["\n".join(_head(meeting))]
    for number, item in enumerate(meeting.agenda.items, 1):
        blocks.append("\n".join(_point(meeting, number, item, since[item.key])))
    blocks.append(_next(meeting))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(meeting: Meeting) -> Iterator[str]:
    course = meeting.course
    yield f"Referat: {meeting.title}"
    yield course.title
    hours = f" kl. {meeting.hours}" if meeting.hours else ""
    yield f"{long_date(meeting.date)}, {meeting.week}{hours}"
    if meeting.state is MeetingState.CANCELLED:
        reason = meeting.cancel_reason.label if meeting.cancel_reason else ""
        yield f"Mødet er aflyst: {reason} {meeting.cancel_words}".strip(" :")
    for presence in Presence:
        names = [m.name for m in meeting.invited() if meeting.presence_of(m) is presence]
        if names:
            yield f"{presence.label.capitalize()}: {', '.join(names)}"
    if meeting.chair:
        yield f"Mødeleder: {meeting.chair.name}"
    if meeting.minute_taker:
        yield f"Referent: {meeting.minute_taker.name}"
    if course.goal.strip():
        yield f"Målet: {course.goal.strip()}"


def _point(meeting: Meeting, number: int, item: AgendaItem, since: list[Action]) -> Iterator[str]:
    yield f"{number}. {item.title}"
    if since:
        yield "Siden sidst:"
        yield from (_reviewed(action, action.answered_at(meeting)) for action in since)
    note = meeting.note_on(item.key)
    if note and note.text.strip():
        yield "Drøftelse:"
        yield note.text.strip()
    agreed = meeting.agreed_on(item.key)
    if agreed:
        yield "Aftaler:"
        yield from (_agreed(action) for action in agreed)
    if item.special == "roles":
        yield from _roles(meeting)


def _reviewed(action: Action, given: ActionReview | None) -> str:
    said = given.answer.label if given and given.answer else "ikke besvaret"
    words = f". {given.words.strip()}" if given and given.words.strip() else ""
    return f"- {action.what}{_who(action)}: {said}{words}"


def _agreed(action: Action) -> str:
    day = action.due_on()
    due = f"{short_date(day)} {week_label(day)}" if day else action.due_text()
    return f"- {action.what}{_who(action)}{f', senest {due}' if due else ''}"


def _who(action: Action) -> str:
    course: Course = action.meeting.course
    names = course.who_names(action.who, action.everyone, action.who_words)
    return f" ({', '.join(names)})" if names else ""


def _roles(meeting: Meeting) -> Iterator[str]:
    """Only what this meeting changed: the whole plan is a sheet of its own."""
    plan = RolePlan.at(meeting)
    who_names = meeting.course.who_names
    changed = []
    for situation in plan.situations:
        for day in WORKDAYS:
            if plan.is_changed(situation, day):
                cell = plan.cell(situation, day)
                names = ", ".join(who_names(cell.who, words=cell.words)) if cell else "ingen"
                changed.append(f"- {situation.title} {WEEKDAYS[day]}: {names}")
    if changed:
        yield "Ændret i rolleplanen:"
        yield from changed


def _next(meeting: Meeting) -> str:
    following = meeting.following()
    if following is None:
        return ""
    hours = f" kl. {following.hours}" if following.hours else ""
    return f"Næste møde: {long_date(following.date)}, {following.week}{hours}"
