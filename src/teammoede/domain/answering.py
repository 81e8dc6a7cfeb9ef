"""Where an answer to an action is kept when it is given outside a meeting.

Every answer is part of one meeting's minutes; here only that meeting is found, nothing is written.
"""

from datetime import date

from teammoede.domain.action import Action
from teammoede.domain.meeting import Meeting


def meeting_to_answer(action: Action, at: Meeting | None, today: date) -> Meeting | None:
    """Return the meeting that keeps an answer given today, None where there is none yet.

    That is the open one, `at`, where it can be written in and has the action under »Siden sidst«,
    unless the next meeting comes before it, which would ask for the answer again; else the next
    one that has; else the one that closed it, where the answer can still be changed.
    """
    planned = action.meeting.course.planned_meetings()
    coming = [m for m in planned if m.date >= today]
    late = [m for m in reversed(planned) if m.date < today]
    closing = action.closing_answer()
    closed = [closing.meeting] if closing else []
    is_far = at is not None and any(m.order < at.order for m in coming)
    candidates = [*([at] if at and not is_far else []), *closed, *coming, *late]
    return next((m for m in candidates if not m.read_only and action.is_carried_to(m)), None)
