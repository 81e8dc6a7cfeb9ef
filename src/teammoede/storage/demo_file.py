"""Reads a demo course's own TOML into records, its weeks counted from the next meeting.

Writes nothing; a real course comes in through `exchange`.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from teammoede.domain.absence import Absence
from teammoede.domain.action import Action, Answer, Carried, Due, Worked
from teammoede.domain.base import Record, natural_id
from teammoede.domain.course import COURSE_MONTHS, Course
from teammoede.domain.handover import own_handover
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import (
    CancelReason,
    MeetingKind,
    MeetingState,
    Presence,
    Verdict,
)
from teammoede.domain.meeting_part import StateChange
from teammoede.domain.people import Function, Membership
from teammoede.domain.practice import PracticeState, own_check
from teammoede.domain.role_plan import Area, RoleAssignment, Situation
from teammoede.domain.sign import DEFAULT_SIGNS, Sign, own_rating
from teammoede.domain.week import monday_of, months_after, week_of
from teammoede.storage.planning import fixed_agenda

DAYS = ("mon", "tue", "wed", "thu", "fri")
_DUE = {"next": Due.NEXT_MEETING, "none": Due.NONE, "date": Due.DATE}
_AFTER = {
    MeetingState.HELD: (MeetingState.HELD,),
    MeetingState.APPROVED: (MeetingState.HELD, MeetingState.APPROVED),
    MeetingState.CANCELLED: (MeetingState.CANCELLED,),
    MeetingState.PLANNED: (),
}


class DemoFile:
    """One reading of a file: knows members, situations, signs and actions by the keys used there.

    `next_meeting` is the day of week 0.
    """

    def __init__(self, data: dict[str, Any], next_meeting: date) -> None:
        self._data = data
        self._next = next_meeting
        self._rows = sorted(data["meeting"], key=lambda row: row["week"])
        self.course = self._make_course()
        self._members = self._make_members()
        self._situations = {
            title: Situation(course=self.course, title=title, position=place)
            for place, title in enumerate(data["situations"])
        }
        self._signs = {
            title: Sign(course=self.course, title=title, position=place)
            for place, title in enumerate(DEFAULT_SIGNS)
        }
        self._actions: dict[str, Action] = {}
        self._areas: dict[str, str] = {}
        self._records: list[Record] = [
            self.course,
            *self._members.values(),
            *self._situations.values(),
            *self._signs.values(),
        ]

    def records(self) -> list[Record]:
        """Return everything of the course, in an order that the archive takes."""
        for row in self._rows:
            self._add_meeting(row)
        for row in self._data.get("handover", []):
            self._add_handover(row)
        return self._records

    # the course

    def _make_course(self) -> Course:
        data = self._data
        start = self._day_of(self._rows[0])
        # A team does not meet in a closed week; which weeks these are depends on when it is tried.
        met = {week_of(self._day_of(row)) for row in self._rows}
        return Course(
            title=data["title"],
            institution=data["institution"],
            group=data["group"],
            goal=data["goal"],
            place=data["place"],
            time=_time(data["time"]),
            length=data["length"],
            weekday=data["weekday"],
            start=start,
            end=months_after(start, COURSE_MONTHS),
            closed_weeks=[week for week in data["closed_weeks"] if week not in met],
            aliases=data["aliases"],
        )

    def _make_members(self) -> dict[str, Membership]:
        return {
            row["key"]: Membership(
                course=self.course,
                name=row["name"],
                function=Function(row["function"]),
                position=place,
                joined=_days_after(self._next, row.get("joined_days")),
                left=_days_after(self._next, row.get("left_days")),
            )
            for place, row in enumerate(self._data["member"])
        }

    def _day_of(self, row: dict[str, Any]) -> date:
        return self._next + timedelta(weeks=row["week"])

    def _ids(self, keys: list[str]) -> list[str]:
        return [self._members[key].id for key in keys]

    def _member_id(self, key: str | None) -> str | None:
        return self._members[key].id if key else None

    # its meetings

    def _add_meeting(self, data: dict[str, Any]) -> None:
        meeting = self._make_meeting(data)
        self._records.append(meeting)
        self._add_people(meeting, data.get("away", {}))
        self._add_notes(meeting, data.get("notes", {}), data.get("confidential", {}))
        self._add_actions(meeting, data.get("action", []))
        self._add_reviews(meeting, data.get("review", []))
        self._add_ratings(meeting, data.get("rating", {}))
        self._add_checks(meeting, data.get("check", []))
        self._add_roles(meeting, data.get("role", []))
        self._add_areas(meeting, data.get("area", []))
        self._add_absence(meeting, data.get("absence"))
        self._add_trace(meeting)

    def _make_meeting(self, data: dict[str, Any]) -> Meeting:
        kind = MeetingKind(data.get("kind", MeetingKind.PLANNING))
        agenda = fixed_agenda(kind)
        usual = self.course.length if kind is MeetingKind.PLANNING else agenda.length
        return Meeting(
            course=self.course,
            kind=kind,
            date=self._day_of(data),
            start=self.course.time,
            length=data.get("length", usual),
            place=self.course.place,
            agenda_data=agenda.as_data(),
            state=MeetingState(data["state"]),
            short=data.get("short", False),
            burning=data.get("burning", ""),
            raters=data.get("raters"),
            chair_id=self._member_id(data.get("chair")),
            minute_taker_id=self._member_id(data.get("minute_taker")),
            cancel_reason=CancelReason(data["cancel_reason"]) if "cancel_reason" in data else None,
            cancel_words=data.get("cancel_words", ""),
            sequence=int(data["state"] == MeetingState.CANCELLED),
            **{name: Verdict(value) for name, value in data.get("closing", {}).items()},
        )

    def _add_people(self, meeting: Meeting, away: dict[str, str]) -> None:
        """Tick everybody on the team, and whoever is named in `away` though they left."""
        if not meeting.is_held:
            return
        for key, member in self._members.items():
            if member.takes_part(meeting.date) or key in away:
                attendance = meeting.own_attendance(member)
                attendance.presence = Presence(away.get(key, Presence.PRESENT))
                self._records.append(attendance)

    def _add_notes(
        self, meeting: Meeting, texts: dict[str, str], confidential: dict[str, str]
    ) -> None:
        for point in {**texts, **confidential}:
            note = meeting.own_note(point)
            note.text = texts.get(point, "").strip()
            note.confidential = confidential.get(point, "").strip()
            self._records.append(note)

    def _add_actions(self, meeting: Meeting, rows: list[dict[str, Any]]) -> None:
        for place, row in enumerate(rows):
            action = Action(
                meeting=meeting,
                point=row["point"],
                position=place,
                what=row["what"],
                who=self._ids(row.get("who", [])),
                everyone=row.get("everyone", False),
                who_words=row.get("who_words", ""),
                due=_DUE[row.get("due", "none")],
                due_date=_days_after(meeting.date, row.get("due_days")),
                show_from=_days_after(meeting.date, row.get("wait_days")),
                trial=row.get("trial", False),
                trial_end=_days_after(meeting.date, row.get("trial_days")),
                success=row.get("success", ""),
                involved=row.get("involved", ""),
                informed=row.get("informed", ""),
                themes=row.get("themes", []),
            )
            self._actions[row["key"]] = action
            self._records.append(action)

    def _add_reviews(self, meeting: Meeting, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            review = self._actions[row["action"]].own_review(meeting)
            review.give(Answer(row["answer"]))
            review.carried = Carried(row["done"]) if "done" in row else review.carried
            review.worked = Worked(row["worked"]) if "worked" in row else None
            review.words = row.get("words", "")
            review.due = _DUE[row["due"]] if "due" in row else None
            review.due_date = _days_after(meeting.date, row.get("due_days"))
            self._records.append(review)

    def _add_handover(self, row: dict[str, Any]) -> None:
        member = self._members[row["leaves"]]
        action = self._actions[row["action"]]
        assert member.left is not None
        handover = own_handover(action, member, member.left)
        handover.to = self._ids(row["to"])
        self._records.append(handover)

    def _add_ratings(self, meeting: Meeting, rows: dict[str, dict[str, Any]]) -> None:
        for title, row in rows.items():
            rating = own_rating(meeting, self._signs[title])
            rating.value, rating.why = row["value"], row.get("why", "")
            self._records.append(rating)

    def _add_checks(self, meeting: Meeting, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            check = own_check(meeting, self._actions[row["action"]])
            check.state, check.help = PracticeState(row["state"]), row.get("help", "")
            self._records.append(check)

    def _add_roles(self, meeting: Meeting, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            for day in row["days"]:
                situation, weekday = self._situations[row["situation"]], DAYS.index(day)
                self._records.append(
                    RoleAssignment(
                        id=natural_id(meeting.id, situation.id, weekday),
                        meeting=meeting,
                        situation_id=situation.id,
                        weekday=weekday,
                        who=self._ids(row.get("who", [])),
                        words=row.get("words", ""),
                    )
                )

    def _add_areas(self, meeting: Meeting, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            key = self._areas.setdefault(row["title"], natural_id(self.course.id, row["title"]))
            self._records.append(
                Area(
                    id=natural_id(meeting.id, key),
                    meeting=meeting,
                    key=key,
                    position=list(self._areas).index(row["title"]),
                    title=row["title"],
                    includes=row.get("includes", ""),
                    who=self._ids(row.get("who", [])),
                    stand_in=self._ids(row.get("stand_in", [])),
                    valid_from=meeting.date,
                )
            )

    def _add_absence(self, meeting: Meeting, row: dict[str, int] | None) -> None:
        """Keep the numbers of the week before."""
        if row:
            self._records.append(
                Absence(
                    course=self.course,
                    monday=monday_of(meeting.date) - timedelta(weeks=1),
                    children=row["children"],
                    days_away=row["days_away"],
                )
            )

    def _add_trace(self, meeting: Meeting) -> None:
        evening = datetime.combine(meeting.date, time(14, 0), UTC)
        for days, step in enumerate(_AFTER[meeting.state]):
            self._records.append(
                StateChange(
                    meeting=meeting,
                    at=evening + timedelta(days=days),
                    state=step,
                    reason=meeting.cancel_words if step is MeetingState.CANCELLED else "",
                )
            )


def _days_after(day: date, days: int | None) -> date | None:
    return None if days is None else day + timedelta(days=days)


def _time(text: str) -> time:
    hours, minutes = text.split(".")
    return time(int(hours), int(minutes))
