"""A person leaves: what they had goes to others in one go, all of it or nothing.

What they have and who can take it is decided in `domain/leaving`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from teammoede.domain.base import Record
from teammoede.domain.handover import own_handover
from teammoede.domain.leaving import ActionPiece, AreaPiece, Leaving, PlacePiece
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.people import Who
from teammoede.domain.role_plan import Area, RoleAssignment, own_area, own_assignment
from teammoede.storage.planning import proposed_chair, proposed_minute_taker
from teammoede.storage.store import Store

RolePiece = PlacePiece | AreaPiece
Row = RoleAssignment | Area


def hand_over(store: Store, leaving: Leaving, given: Mapping[str, Who]) -> None:
    """Let a person leave and others take over, by each piece's key; nobody named: to be found.

    A piece without a key in `given` stays as it is. Their turns to lead and to write go to whose
    turn it is then. Raises InvalidValue, or what the archive says; then nothing has changed.
    """
    leaving.check(given)
    with store.writing():
        store.change(leaving.member, left=leaving.left)
        for piece in leaving.pieces:
            who = given.get(piece.key)
            if who is None:
                continue
            if isinstance(piece, ActionPiece):
                _pass_action(store, leaving, piece, who)
            elif isinstance(piece, RolePiece):
                _pass_role(store, leaving, piece, who)
        for meeting in leaving.turns:
            _pass_turn(store, meeting, leaving.member.id)


def _pass_action(store: Store, leaving: Leaving, piece: ActionPiece, who: Who) -> None:
    kept = list(piece.action.handovers)
    row = own_handover(piece.action, leaving.member, leaving.day)
    values = {"to": list(who.members), "everyone": who.everyone, "words": who.words}
    _put(store, row, row in kept, **values)


def _pass_role(store: Store, leaving: Leaving, piece: RolePiece, who: Who) -> None:
    field, said = _fields_of(piece)
    for row, is_kept in _rows(leaving, piece):
        if leaving.member.id in getattr(row, field):
            members, words = leaving.passed_on(getattr(row, field), getattr(row, said), who)
            _put(store, row, is_kept, **{field: members, said: words})


def _fields_of(piece: RolePiece) -> tuple[str, str]:
    """Return the names of the fields with the people of a role, and the words beside them."""
    if isinstance(piece, PlacePiece):
        return "who", "words"
    return ("stand_in", "stand_in_words") if piece.stand_in else ("who", "who_words")


def _rows(leaving: Leaving, piece: RolePiece) -> Iterator[tuple[Row, bool]]:
    """Yield the rows to change, and whether the archive has them; a meeting makes its own."""
    for meeting in _meetings(leaving):
        if isinstance(piece, PlacePiece):
            kept = [row for row in meeting.assignments if row.situation_id == piece.situation.id]
            yield from ((row, True) for row in kept)
            there = {row.weekday for row in kept}
            if meeting is leaving.meeting:
                for weekday in sorted({*piece.weekdays} - there):
                    yield own_assignment(meeting, piece.situation.id, weekday), False
        else:
            areas = [row for row in meeting.areas if row.key == piece.area.key]
            yield from ((row, True) for row in areas)
            if meeting is leaving.meeting and not areas:
                yield own_area(meeting, piece.area), False


def _meetings(leaving: Leaving) -> list[Meeting]:
    """Return the meeting at which roles change, and the planned ones that go on from it.

    What these have planned already would else name the person again.
    """
    first = leaving.meeting
    if first is None:
        return []
    return [first] + [
        meeting
        for meeting in leaving.course.ordered_meetings()
        if meeting.order > first.order and meeting.state is MeetingState.PLANNED
    ]


def _put(store: Store, record: Record, is_kept: bool, **values: Any) -> None:
    """Change a row, or keep a new one that begins with the values."""
    if is_kept:
        store.change(record, **values)
        return
    for name, value in values.items():
        setattr(record, name, value)
    store.keep(record)


def _pass_turn(store: Store, meeting: Meeting, gone: str) -> None:
    """Let somebody else lead or write, as it was their turn; the two are not the same person."""
    chair, taker = meeting.chair_id, meeting.minute_taker_id
    if chair == gone:
        chair = proposed_chair(meeting)
    if taker is not None and taker in (gone, chair):
        taker = proposed_minute_taker(meeting, chair)
    store.change(meeting, chair_id=chair, minute_taker_id=taker)
