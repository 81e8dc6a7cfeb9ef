"""Lays the demo course into an archive, with its dates counted from today.

Reads only the course's own TOML; a real course comes in through `exchange`.
"""

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from teammoede.domain.absence import Absence
from teammoede.domain.action import Action, Answer, Carried, Due, Worked
from teammoede.domain.agenda import Agenda
from teammoede.domain.base import Record, natural_id
from teammoede.domain.course import Course
from teammoede.domain.meeting import (
    Attendance,
    CancelReason,
    Meeting,
    MeetingState,
    Note,
    Presence,
    StateChange,
    Verdict,
)
from teammoede.domain.people import Function, Membership
from teammoede.domain.role_plan import Area, RoleAssignment, Situation
from teammoede.domain.week import monday_of, months_after, next_weekday
from teammoede.resources import read_text
from teammoede.storage.store import Store

MONDAY = 0
DAYS = ("mon", "tue", "wed", "thu", "fri")
_DUE = {"next": Due.NEXT_MEETING, "none": Due.NONE, "date": Due.DATE}
_AFTER = {
    MeetingState.HELD: (MeetingState.HELD,),
    MeetingState.APPROVED: (MeetingState.HELD, MeetingState.APPROVED),
    MeetingState.CANCELLED: (MeetingState.CANCELLED,),
    MeetingState.PLANNED: (),
}


def add_demo(store: Store, today: date) -> str:
    """Keep a fresh demo course, its next meeting on the coming Monday; return its id."""
    data = tomllib.loads(read_text("demo", "stjernestuen.toml"))
    records = _Demo(data, next_weekday(MONDAY, today + timedelta(days=1))).records()
    store.keep(*records)
    return records[0].id


class _Demo:
    """One reading of the file: knows members, situations and actions by the keys used there."""

    def __init__(self, data: dict[str, Any], next_meeting: date) -> None:
        self._data = data
        self._next = next_meeting
        self._agenda = Agenda.from_toml(read_text("agendas", "planning.toml"))
        self._course = self._make_course()
        self._members = self._make_members()
        self._situations = {
            title: Situation(course=self._course, title=title, position=place)
            for place, title in enumerate(data["situations"])
        }
        self._actions: dict[str, Action] = {}
        self._areas: dict[str, str] = {}
        self._records: list[Record] = [
            self._course,
            *self._members.values(),
            *self._situations.values(),
        ]

    def records(self) -> list[Record]:
        """Return everything of the course, in an order that the archive takes."""
        for data in sorted(self._data["meeting"], key=lambda m: m["week"]):
            self._add_meeting(data)
        return self._records

    def _make_course(self) -> Course:
        data = self._data
        start = self._next - timedelta(weeks=data["weeks_before_start"])
        return Course(
            title=data["title"],
            institution=data["institution"],
            group=data["group"],
            goal=data["goal"],
            place=data["place"],
            time=_time(data["time"]),
            length=data["length"],
            weekday=MONDAY,
            start=start,
            end=months_after(start, 6),
        )

    def _make_members(self) -> dict[str, Membership]:
        return {
            row["key"]: Membership(
                course=self._course,
                name=row["name"],
                function=Function(row["function"]),
                position=place,
            )
            for place, row in enumerate(self._data["member"])
        }

    def _ids(self, keys: list[str]) -> list[str]:
        return [self._members[key].id for key in keys]

    def _add_meeting(self, data: dict[str, Any]) -> None:
        state = MeetingState(data["state"])
        closing = data.get("closing", {})
        meeting = Meeting(
            course=self._course,
            date=self._next + timedelta(weeks=data["week"]),
            start=self._course.time,
            length=self._course.length,
            place=self._course.place,
            agenda_data=self._agenda.as_data(),
            state=state,
            chair_id=self._member_id(data.get("chair")),
            minute_taker_id=self._member_id(data.get("minute_taker")),
            cancel_reason=CancelReason(data["cancel_reason"]) if "cancel_reason" in data else None,
            cancel_words=data.get("cancel_words", ""),
            **{name: Verdict(value) for name, value in closing.items()},
        )
        self._records.append(meeting)
        self._add_people(meeting, data.get("attendance", {}))
        self._add_notes(meeting, data.get("notes", {}), data.get("confidential", {}))
        self._add_actions(meeting, data.get("action", []))
        self._add_reviews(meeting, data.get("review", []))
        self._add_roles(meeting, data)
        self._add_absence(meeting, data.get("absence"))
        self._add_trace(meeting, state)

    def _member_id(self, key: str | None) -> str | None:
        return self._members[key].id if key else None

    def _add_people(self, meeting: Meeting, attendance: dict[str, str]) -> None:
        for key, presence in attendance.items():
            member = self._members[key]
            self._records.append(
                Attendance(
                    id=natural_id(meeting.id, member.id),
                    meeting=meeting,
                    member_id=member.id,
                    presence=Presence(presence),
                )
            )

    def _add_notes(
        self, meeting: Meeting, texts: dict[str, str], confidential: dict[str, str]
    ) -> None:
        for point in self._agenda.keys:
            if point in texts or point in confidential:
                self._records.append(
                    Note(
                        id=natural_id(meeting.id, point),
                        meeting=meeting,
                        point=point,
                        text=texts.get(point, "").strip(),
                        confidential=confidential.get(point, "").strip(),
                    )
                )

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
                due_date=_days_after(meeting, row.get("due_days")),
                show_from=_days_after(meeting, row.get("wait_days")),
                trial=row.get("trial", False),
                trial_end=_days_after(meeting, row.get("trial_days")),
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
            review.due_date = _days_after(meeting, row.get("due_days"))
            self._records.append(review)

    def _add_roles(self, meeting: Meeting, data: dict[str, Any]) -> None:
        for row in data.get("role", []):
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
        for row in data.get("area", []):
            key = self._areas.setdefault(row["title"], natural_id(self._course.id, row["title"]))
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
        if row:
            self._records.append(
                Absence(
                    course=self._course,
                    monday=monday_of(meeting.date) - timedelta(weeks=1),
                    children=row["children"],
                    days_away=row["days_away"],
                )
            )

    def _add_trace(self, meeting: Meeting, state: MeetingState) -> None:
        evening = datetime.combine(meeting.date, time(14, 0), UTC)
        for days, step in enumerate(_AFTER[state]):
            self._records.append(
                StateChange(
                    meeting=meeting,
                    at=evening + timedelta(days=days),
                    state=step,
                    reason=meeting.cancel_words if step is MeetingState.CANCELLED else "",
                )
            )


def _days_after(meeting: Meeting, days: int | None) -> date | None:
    return None if days is None else meeting.date + timedelta(days=days)


def _time(text: str) -> time:
    hours, minutes = text.split(".")
    return time(int(hours), int(minutes))
