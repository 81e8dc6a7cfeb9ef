"""The end of a meeting's sheets: the three small questions, the next meeting, and the approval.

Filled in what is known, empty fields for what is to be written.
"""

from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState, Verdict
from teammoede.domain.week import long_date
from teammoede.printing.blocks import Choices, Dotted, say, section
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.page import HANG
from teammoede.printing.styles import CELL, EMPTY, LABEL
from teammoede.printing.wording import questions, time_and_place

_TITLE = "Afrunding"
_FIELD = Columns.of(48 * mm, 110 * mm, start=HANG)
_SIGNED = Columns.of(26 * mm, 34 * mm, 22 * mm, 70 * mm, start=HANG)
_LOOK = RowLook(above=1.3 * mm, below=0.4 * mm, rule="")


def of_agenda(meeting: Meeting) -> Stack:
    """Return the questions with boxes to tick, and the next meeting."""
    words = [verdict.label for verdict in Verdict]
    rows: list[Flowable] = [
        Row(_FIELD, [say(question, CELL), Choices(words, answer.label if answer else "")], _LOOK)
        for question, answer in questions(meeting)
    ]
    return _whole([*rows, _next(meeting)])


def of_minutes(meeting: Meeting, printed: datetime) -> Stack:
    """Return the answers to the questions, the next meeting, and the line of approval."""
    answered = [
        Row(_FIELD, [say(question, LABEL), say(answer.label, CELL)], _LOOK)
        for question, answer in questions(meeting)
        if answer is not None
    ]
    none = say("De tre spørgsmål til sidst: ingen svar", EMPTY)
    return _whole([*(answered or [none]), _next(meeting), _approval(meeting, printed)])


def _whole(parts: list[Flowable]) -> Stack:
    whole = Stack(parts, lead=len(parts))
    return section("closing", "", _TITLE, _TITLE, [whole])


def _next(meeting: Meeting) -> Row:
    following = meeting.following()
    if following is None:
        look = RowLook(above=_LOOK.above, below=_LOOK.below, rule="dots", rule_from=1)
        return Row(_FIELD, [say("Næste møde", LABEL), None], look)
    return Row(
        _FIELD,
        [say("Næste møde", LABEL), say(" · ".join(time_and_place(following)), CELL)],
        _LOOK,
    )


def _approval(meeting: Meeting, printed: datetime) -> Row:
    """Say when the minutes were approved, in the time zone of the printing clock."""
    approved = [c for c in meeting.state_changes if c.state is MeetingState.APPROVED]
    if meeting.locked and approved:
        moment = max(change.at for change in approved).astimezone(printed.tzinfo)
        said = f"{long_date(moment.date())} kl. {moment:%H.%M}"
        return Row(_FIELD, [say("Godkendt", LABEL), say(said, CELL)], _LOOK)
    look = RowLook(above=4 * mm, below=0.4 * mm, rule="")
    fields = [say("Godkendt den", LABEL), Dotted(), say("Underskrift", LABEL), Dotted()]
    return Row(_SIGNED, fields, look)
