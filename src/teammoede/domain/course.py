"""A course: half a year's work of one team with one group, and what it knows of its meetings."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, mapped_column, relationship

from teammoede.domain.base import Record
from teammoede.domain.choice import Choice
from teammoede.domain.errors import InvalidValue
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.domain.people import Membership, Who, short_names
from teammoede.domain.week import next_weekday

if TYPE_CHECKING:
    from teammoede.domain.absence import Absence
    from teammoede.domain.action import Action
    from teammoede.domain.role_plan import Situation
    from teammoede.domain.sign import Sign

COURSE_MONTHS = 6


class CourseState(Choice):
    """Where a course stands on a given day; derived from its dates, never stored."""

    RUNNING = "running", "i gang"
    COMING = "coming", "kommer"
    ENDED = "ended", "afsluttet"


class Course(Record):
    """Half a year's work with one group; only the title is mandatory.

    `length` is in minutes, `rhythm` in weeks between planning meetings, `closed_weeks` are ISO week
    numbers, `visit_months` months after the end; `aliases` are the children's, never a name.
    """

    __tablename__ = "course"

    title: Mapped[str]
    institution: Mapped[str] = mapped_column(default="")
    group: Mapped[str] = mapped_column(default="")
    goal: Mapped[str] = mapped_column(default="")
    start: Mapped[dt.date | None]
    end: Mapped[dt.date | None]
    weekday: Mapped[int | None]
    time: Mapped[dt.time | None]
    place: Mapped[str] = mapped_column(default="")
    length: Mapped[int | None]
    rhythm: Mapped[int] = mapped_column(default=1)
    closed_weeks: Mapped[list[int]] = mapped_column(default=list)
    visit_months: Mapped[list[int]] = mapped_column(default=lambda: [1, 3, 6])
    aliases: Mapped[list[str]] = mapped_column(default=list)

    memberships: Mapped[list[Membership]] = relationship(
        back_populates="course",
        order_by=(Membership.position, Membership.id),
        lazy="raise",
    )
    meetings: Mapped[list[Meeting]] = relationship(
        back_populates="course",
        order_by=(Meeting.date, Meeting.start, Meeting.id),
        lazy="raise",
    )
    situations: Mapped[list["Situation"]] = relationship(
        back_populates="course",
        order_by="(Situation.position, Situation.id)",
        lazy="raise",
    )
    absences: Mapped[list["Absence"]] = relationship(
        back_populates="course", order_by="Absence.monday", lazy="raise"
    )

    signs: Mapped[list["Sign"]] = relationship(
        back_populates="course", order_by="(Sign.position, Sign.id)", lazy="raise"
    )

    @property
    def of_course(self) -> str:
        return self.id

    def check(self) -> None:
        """Raise InvalidValue where the title is empty or the end lies before the start."""
        if not self.title.strip():
            raise InvalidValue("Forløbet skal have en titel.")
        if self.start and self.end and self.end < self.start:
            raise InvalidValue("Slutdatoen ligger før startdatoen. Ret en af de to.")

    def state(self, today: dt.date) -> CourseState:
        """Return whether the course is running, coming or ended on `today`."""
        if self.end and self.end < today:
            return CourseState.ENDED
        if self.start and self.start > today:
            return CourseState.COMING
        return CourseState.RUNNING

    # people

    def team(self, day: dt.date) -> list[Membership]:
        """Return who is on the team that day, in the team's order."""
        return [member for member in self.memberships if member.takes_part(day)]

    def member(self, key: str | None) -> Membership | None:
        """Return a member by id, also one who has left."""
        return next((member for member in self.memberships if member.id == key), None)

    def short_names(self) -> dict[str, str]:
        """Return id → the shortest unmistakable name, for all who ever were on the team."""
        return short_names(self.memberships)

    def who_names(
        self, members: Iterable[str], everyone: bool = False, words: str = ""
    ) -> list[str]:
        """Return the names of those who do something, »alle« first, words last."""
        return Who(tuple(members), everyone, words).listed(self.short_names())

    def named(self, who: Who) -> str:
        """Return those who do something as one line."""
        return ", ".join(self.who_names(who.members, who.everyone, who.words))

    # meetings

    def ordered_meetings(self) -> list[Meeting]:
        """Return all meetings by date and time, cancelled ones too."""
        return sorted(self.meetings, key=lambda meeting: meeting.order)

    def planned_meetings(self) -> list[Meeting]:
        """Return the meetings that are neither held nor cancelled, by date."""
        return [m for m in self.ordered_meetings() if m.state is MeetingState.PLANNED]

    def next_meeting(self) -> Meeting | None:
        """Return the first meeting that is not yet held (and not cancelled)."""
        return next(iter(self.planned_meetings()), None)

    def last_held(self) -> Meeting | None:
        """Return the latest held meeting, approved or not."""
        return next((m for m in reversed(self.ordered_meetings()) if m.is_held), None)

    def meeting_of(self, kind: MeetingKind) -> Meeting | None:
        """Return the first meeting of a kind that was not cancelled."""
        return next(
            (
                m
                for m in self.ordered_meetings()
                if m.kind is kind and m.state is not MeetingState.CANCELLED
            ),
            None,
        )

    def first_kind(self, today: dt.date) -> MeetingKind:
        """Return what the first meeting of a new course is: the start-up, if it is yet to begin."""
        begins = self.start is not None and self.start >= today
        return MeetingKind.START_UP if begins else MeetingKind.PLANNING

    def live_signs(self) -> list["Sign"]:
        """Return the signs that the team rates, in their order."""
        signs = [sign for sign in self.signs if not sign.dropped]
        return sorted(signs, key=lambda sign: (sign.position, sign.id))

    def absence_in(self, monday: dt.date) -> "Absence | None":
        """Return the numbers of the week that begins on `monday`."""
        return next((absence for absence in self.absences if absence.monday == monday), None)

    def joining_day(self) -> dt.date | None:
        """Return from when somebody new is on the team: after the last meeting that was held."""
        last = self.last_held()
        return last.date + dt.timedelta(days=1) if last else None

    def changes_from(self, today: dt.date) -> dt.date:
        """Return from which day on a change of now holds: what was held today stays as it is."""
        return max(today, self.joining_day() or today)

    def propose_meeting_date(self, today: dt.date) -> dt.date:
        """Return a rhythm after the latest meeting, else the first right weekday from the start."""
        meetings = self.ordered_meetings()
        if meetings:
            return meetings[-1].date + dt.timedelta(weeks=self.rhythm)
        first = max(self.start, today) if self.start else today
        return first if self.weekday is None else next_weekday(self.weekday, first)

    # actions

    def actions(self) -> list["Action"]:
        """Return every action that was not deleted, in the order of agreement."""
        return [action for meeting in self.ordered_meetings() for action in meeting.live_actions()]

    def open_actions(self, today: dt.date) -> list["Action"]:
        """Return all open actions: overdue first, then by due date, waiting ones last."""
        return sorted(
            (action for action in self.actions() if action.is_open),
            key=lambda action: action.urgency(today),
        )
