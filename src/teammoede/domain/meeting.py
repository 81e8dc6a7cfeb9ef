"""One meeting on its fixed agenda: who was there, what was said, and from planned to approved.

Carry-over is derived here from what was agreed and answered; no flag could be forgotten.
"""

import datetime as dt
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from teammoede.domain.agenda import SINCE_LAST, Agenda
from teammoede.domain.base import KEY, Record, natural_id
from teammoede.domain.errors import InvalidValue, MeetingLocked
from teammoede.domain.meeting_choices import (
    CancelReason,
    MeetingKind,
    MeetingState,
    Presence,
    Verdict,
)
from teammoede.domain.meeting_part import Attendance, Note, StateChange
from teammoede.domain.week import monday_of, week_label

if TYPE_CHECKING:
    from teammoede.domain.action import Action, ActionReview
    from teammoede.domain.course import Course
    from teammoede.domain.people import Membership
    from teammoede.domain.practice import PracticeCheck
    from teammoede.domain.role_plan import Area, RoleAssignment
    from teammoede.domain.sign import Sign, SignRating


_MONDAY_TO_FRIDAY = 4


class Meeting(Record):
    """A meeting; `agenda_data` is the snapshot of its agenda, `length` is in minutes.

    A `short` one folds its agenda around the `burning` point. `sequence` counts how often its time,
    place or going ahead was changed (RFC 5545); `raters` is how many people rated the signs.
    """

    __tablename__ = "meeting"

    course_id: Mapped[str] = mapped_column(KEY, ForeignKey("course.id"), index=True)
    kind: Mapped[MeetingKind] = mapped_column(default=MeetingKind.PLANNING)
    date: Mapped[dt.date]
    start: Mapped[dt.time | None]
    length: Mapped[int | None]
    place: Mapped[str] = mapped_column(default="")
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.PLANNED)
    cancel_reason: Mapped[CancelReason | None]
    cancel_words: Mapped[str] = mapped_column(default="")
    chair_id: Mapped[str | None] = mapped_column(KEY, ForeignKey("membership.id"))
    minute_taker_id: Mapped[str | None] = mapped_column(KEY, ForeignKey("membership.id"))
    agenda_data: Mapped[dict[str, Any]]
    short: Mapped[bool] = mapped_column(default=False)
    burning: Mapped[str] = mapped_column(default="")
    sequence: Mapped[int] = mapped_column(default=0)
    raters: Mapped[int | None]
    time_well_spent: Mapped[Verdict | None]
    kept_agreements: Mapped[Verdict | None]
    moves_children: Mapped[Verdict | None]

    course: Mapped["Course"] = relationship(back_populates="meetings", lazy="raise")
    attendances: Mapped[list[Attendance]] = relationship(back_populates="meeting", lazy="raise")
    notes: Mapped[list[Note]] = relationship(back_populates="meeting", lazy="raise")
    actions: Mapped[list["Action"]] = relationship(
        back_populates="meeting", order_by="(Action.position, Action.id)", lazy="raise"
    )
    reviews: Mapped[list["ActionReview"]] = relationship(back_populates="meeting", lazy="raise")
    state_changes: Mapped[list[StateChange]] = relationship(
        back_populates="meeting",
        order_by="(StateChange.at, StateChange.id)",
        lazy="raise",
    )
    assignments: Mapped[list["RoleAssignment"]] = relationship(
        back_populates="meeting", lazy="raise"
    )
    areas: Mapped[list["Area"]] = relationship(back_populates="meeting", lazy="raise")
    ratings: Mapped[list["SignRating"]] = relationship(back_populates="meeting", lazy="raise")
    checks: Mapped[list["PracticeCheck"]] = relationship(back_populates="meeting", lazy="raise")

    @property
    def of_course(self) -> str:
        return self.course_id

    @property
    def locked(self) -> bool:
        return self.state is MeetingState.APPROVED

    @property
    def read_only(self) -> bool:
        """Whether nothing is to be written here now: it is approved, or cancelled."""
        return self.state in (MeetingState.APPROVED, MeetingState.CANCELLED)

    # its place in the course

    @property
    def order(self) -> tuple[dt.date, dt.time, str]:
        """The place among the course's meetings: date, start, and the key where both are equal."""
        return (self.date, self.start or dt.time.min, self.id)

    @property
    def full_agenda(self) -> Agenda:
        """The whole agenda of its kind, also where a short meeting folds it."""
        return Agenda.from_data(self.agenda_data)

    @property
    def agenda(self) -> Agenda:
        """The agenda that this meeting is held on; a point that holds something never folds.

        What was written in a short meeting's list of what is open stays in sight once unfolded.
        """
        full = self.full_agenda
        if self.short:
            return full.folded({self.burning, *self._written_points()})
        return full.with_since_last() if self._has_written(SINCE_LAST) else full

    def _has_written(self, point: str) -> bool:
        noted = any(n.point == point and (n.text or n.confidential) for n in self.notes)
        return noted or any(a.point == point for a in self.live_actions())

    def _written_points(self) -> set[str]:
        noted = {note.point for note in self.notes if note.text or note.confidential}
        agreed = {action.point for action in self.live_actions()}
        filled = {item.key for item in self.full_agenda.items if self._has_own(item.special)}
        return noted | agreed | filled

    def _has_own(self, special: str) -> bool:
        """Whether what a point has of its own is filled in: ratings, or checks of practice."""
        if special == "signs":
            return self.raters is not None or any(r.value or r.why for r in self.ratings)
        return special == "standing" and any(c.state or c.help for c in self.checks)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is written yet, so that it can still become a meeting of another kind."""
        given = any(a.presence for a in self.attendances) or any(r.answer for r in self.reviews)
        rated = any(self._has_own(special) for special in ("signs", "standing"))  # at any point
        return not (given or rated or self._written_points() or self.assignments or self.areas)

    def _alike(self) -> list["Meeting"]:
        """Return the meetings of this kind that were not cancelled."""
        return [
            m
            for m in self.course.ordered_meetings()
            if m.kind is self.kind and m.state is not MeetingState.CANCELLED
        ]

    @property
    def number(self) -> int:
        """The number among the course's meetings of this kind that were not cancelled, from 1."""
        return sum(m.order < self.order for m in self._alike()) + 1

    @property
    def title(self) -> str:
        """»Planlægningsmøde 12«; a cancelled meeting has no number, nor has what is held once."""
        if self.state is MeetingState.CANCELLED:
            return f"{self.kind.label} (aflyst)"
        if self.kind.once and len(self._alike()) < 2:
            return self.kind.label
        return f"{self.kind.label} {self.number}"

    @property
    def ends(self) -> dt.time | None:
        """When the meeting ends, where start and length are known."""
        if self.start is None or not self.length:
            return None
        return (
            dt.datetime.combine(self.date, self.start) + dt.timedelta(minutes=self.length)
        ).time()

    @property
    def hours(self) -> str:
        """»12.30–13.30«, »12.30« or nothing."""
        if self.start is None:
            return ""
        begin = f"{self.start:%H.%M}"
        return f"{begin}–{self.ends:%H.%M}" if self.ends else begin

    @property
    def code(self) -> str:
        """The short code in the foot of its sheets: »2026-48-3f2a«."""
        year, week, _ = self.date.isocalendar()
        return f"{year}-{week:02d}-{self.id[:4]}"

    @property
    def week(self) -> str:
        """»uge 48«."""
        return week_label(self.date)

    @property
    def absence_monday(self) -> dt.date:
        """The Monday of the last whole week that the meeting can look back on."""
        return monday_of(self.date - dt.timedelta(days=_MONDAY_TO_FRIDAY))

    def previous(self) -> "Meeting | None":
        """Return the latest earlier meeting that was held."""
        earlier = [m for m in self.course.ordered_meetings() if m.order < self.order and m.is_held]
        return earlier[-1] if earlier else None

    def following(self) -> "Meeting | None":
        """Return the first later meeting that is not cancelled."""
        mine = self.order  # asked for by every deadline »næste møde«, so nothing is sorted
        live = (m for m in self.course.meetings if m.state is not MeetingState.CANCELLED)
        later = [(order, m) for m in live if (order := m.order) > mine]
        return min(later, key=itemgetter(0))[1] if later else None

    def reference_day(self, today: dt.date) -> dt.date:
        """Return the day from which this meeting counts »overdue«.

        A meeting written up afterwards counts from its own day, a coming one from today.
        """
        return min(self.date, today)

    # who is there

    def presence_of(self, member: "Membership") -> Presence | None:
        """Return whether the member was there, None where nobody has ticked yet."""
        return next((a.presence for a in self.attendances if a.member_id == member.id), None)

    def own_attendance(self, member: "Membership") -> Attendance:
        """Return the member's attendance to write in, a new one where there is none yet."""
        found = next((a for a in self.attendances if a.member_id == member.id), None)
        key = natural_id(self.id, member.id)
        return found or Attendance(id=key, meeting=self, member_id=member.id)

    def was_there(self, member: "Membership") -> bool:
        """Return whether the member took part, be it only for a while."""
        return self.presence_of(member) in (Presence.PRESENT, Presence.PARTLY)

    def invited(self) -> list["Membership"]:
        """Return the team of the day, and whoever has an attendance though they left since.

        The final evaluation calls the same people as the start-up meeting (seed 003).
        """
        also = {a.member_id for a in self.attendances if a.presence}
        also |= {member.id for member in self.of_start_up()}
        return [m for m in self.course.memberships if m.takes_part(self.date) or m.id in also]

    def of_start_up(self) -> list["Membership"]:
        """Return, for a final evaluation, who was at the start-up meeting; else nobody."""
        if self.kind is not MeetingKind.EVALUATION:
            return []
        first = self.course.meeting_of(MeetingKind.START_UP)
        if first is None:
            return []
        return [member for member in self.course.memberships if first.was_there(member)]

    def missing_from_start(self) -> list["Membership"]:
        """Return who was at the start-up meeting and is missing at this final evaluation.

        That is who has left the team and must be called too, or is ticked as not here.
        """
        away = (Presence.APOLOGIES, Presence.ABSENT)
        return [
            member
            for member in self.of_start_up()
            if self.presence_of(member) in away
            or not (member.takes_part(self.date) or self.was_there(member))
        ]

    @property
    def chair(self) -> "Membership | None":
        """Who leads the meeting (mødeleder)."""
        return self.course.member(self.chair_id)

    @property
    def minute_taker(self) -> "Membership | None":
        """Who writes (referent)."""
        return self.course.member(self.minute_taker_id)

    def propose_chair(self) -> "Membership | None":
        """Return who led longest ago; who never did comes first, in the team's order."""
        return self._longest_ago("chair_id", avoid=None)

    def propose_minute_taker(self, chair_id: str | None) -> "Membership | None":
        """Return who wrote longest ago, and is not the chair where the team has two."""
        return self._longest_ago("minute_taker_id", avoid=chair_id)

    def _longest_ago(self, field: str, avoid: str | None) -> "Membership | None":
        turns = [
            getattr(m, field)
            for m in self.course.ordered_meetings()
            if m.order < self.order and m.state is not MeetingState.CANCELLED
        ]
        last = {key: place for place, key in enumerate(turns)}
        team = self.course.team(self.date)
        candidates = [m for m in team if m.id != avoid] or team
        return min(candidates, key=lambda m: last.get(m.id, -1), default=None)

    # signs and practice

    def rating_of(self, sign: "Sign") -> "SignRating | None":
        """Return how the team rated a sign here, None where it did not."""
        return next((r for r in self.ratings if r.sign_id == sign.id), None)

    def check_of(self, action: "Action") -> "PracticeCheck | None":
        """Return what this meeting found of a standing practice, None where it did not ask."""
        return next((check for check in self.checks if check.action_id == action.id), None)

    # the agenda's points

    def note_on(self, point: str) -> Note | None:
        """Return the note on a point, None where nothing was written yet."""
        return next((note for note in self.notes if note.point == point), None)

    def own_note(self, point: str) -> Note:
        """Return the note on a point to write in, a new empty one where there is none yet."""
        return self.note_on(point) or Note(id=natural_id(self.id, point), meeting=self, point=point)

    def live_actions(self) -> list["Action"]:
        """Return what was agreed here, and neither deleted nor left blank."""
        live = [a for a in self.actions if not (a.deleted or a.is_blank)]
        return sorted(live, key=lambda action: (action.position, action.id))

    def agreed_on(self, point: str) -> list["Action"]:
        """Return the actions that this meeting agreed under one of its points."""
        agenda = self.agenda
        return [a for a in self.live_actions() if agenda.home_of(a.point) == point]

    def carried_over(self) -> list["Action"]:
        """Return what earlier meetings agreed and none of them closed, waiting ones too.

        What was answered here is among it.
        """
        return [action for action in self.course.actions() if action.is_carried_to(self)]

    def since_last(self, point: str, today: dt.date) -> list["Action"]:
        """Return the actions that wait for an answer under a point, overdue ones first.

        An action that is put off shows again from its date; one answered here always shows.
        """
        return self.since_last_by_point(today).get(point, [])

    def since_last_by_point(self, today: dt.date) -> dict[str, list["Action"]]:
        """Return `since_last` of all points in one pass."""
        agenda, day = self.agenda, self.reference_day(today)
        found: dict[str, list[Action]] = {key: [] for key in agenda.keys}
        for action in self.carried_over():
            if not action.is_waiting_at(self):
                found[agenda.home_of(action.point)].append(action)
        for actions in found.values():
            # What waits beyond this meeting is not here, so waiting plays no part in the order.
            actions.sort(key=lambda action: action.urgency(day, before=self)[1:])
        return found

    def waiting(self, point: str) -> list["Action"]:
        """Return the open actions of a point that are put off beyond this meeting."""
        return self.waiting_by_point().get(point, [])

    def waiting_by_point(self) -> dict[str, list["Action"]]:
        """Return `waiting` of all points in one pass."""
        agenda = self.agenda
        found: dict[str, list[Action]] = {key: [] for key in agenda.keys}
        for action in self.carried_over():
            if action.is_waiting_at(self):
                found[agenda.home_of(action.point)].append(action)
        return found

    # from planned to approved

    @property
    def is_held(self) -> bool:
        """Whether the meeting took place and was closed."""
        return self.state in (MeetingState.HELD, MeetingState.APPROVED)

    def hold(self, at: dt.datetime) -> StateChange:
        """Close the meeting: it has been held."""
        self._require(MeetingState.PLANNED)
        return self._move(MeetingState.HELD, at)

    def approve(self, at: dt.datetime) -> StateChange:
        """Approve the minutes, which locks them."""
        self._require(MeetingState.HELD)
        return self._move(MeetingState.APPROVED, at)

    def reopen(self, at: dt.datetime, reason: str) -> StateChange:
        """Unlock a held, approved or cancelled meeting; the reason is kept."""
        if self.state is MeetingState.PLANNED:
            raise InvalidValue("Mødet er allerede åbent.")
        if not reason.strip():
            raise InvalidValue("Skriv kort, hvorfor mødet genåbnes.")
        state = MeetingState.HELD if self.locked else MeetingState.PLANNED
        self.sequence += self.state is MeetingState.CANCELLED  # it is on again
        return self._move(state, at, reason.strip())

    def cancel(self, at: dt.datetime, reason: CancelReason, words: str = "") -> StateChange:
        """Cancel the meeting; its open actions roll on by themselves."""
        self._require(MeetingState.PLANNED)
        self.cancel_reason, self.cancel_words = reason, words.strip()
        self.sequence += 1
        return self._move(
            MeetingState.CANCELLED, at, f"{reason.label}. {self.cancel_words}".strip(". ")
        )

    def _require(self, state: MeetingState) -> None:
        if self.locked:
            raise MeetingLocked
        if self.state is not state:
            raise InvalidValue(f"Mødet er {self.state.label}. Det kan ikke ændres på den måde.")

    def _move(self, state: MeetingState, at: dt.datetime, reason: str = "") -> StateChange:
        self.state = state
        return StateChange(meeting=self, at=at, state=state, reason=reason)
