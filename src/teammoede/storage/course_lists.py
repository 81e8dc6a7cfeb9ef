"""What the lists of an exported course hold, and what a schema cannot say of them.

Works on plain data that fits the schema; reads and writes nothing.
"""

from typing import Any

from teammoede.domain.absence import Absence
from teammoede.domain.action import Action, ActionReview
from teammoede.domain.base import Record
from teammoede.domain.handover import Handover
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_part import Attendance, Note, StateChange
from teammoede.domain.people import Membership
from teammoede.domain.practice import PracticeCheck
from teammoede.domain.revision import Revision
from teammoede.domain.role_plan import Area, RoleAssignment, Situation
from teammoede.domain.sign import Sign, SignRating
from teammoede.storage.shape import Misfit, shown

# In an order in which the archive takes them: what is named comes before what names it.
LISTS: dict[str, type[Record]] = {
    "memberships": Membership,
    "situations": Situation,
    "signs": Sign,
    "absences": Absence,
    "meetings": Meeting,
    "attendances": Attendance,
    "notes": Note,
    "actions": Action,
    "reviews": ActionReview,
    "handovers": Handover,
    "state_changes": StateChange,
    "assignments": RoleAssignment,
    "areas": Area,
    "ratings": SignRating,
    "checks": PracticeCheck,
    "revisions": Revision,
}
_LIST_OF_KIND = {kind.__tablename__: name for name, kind in LISTS.items()}
_DANISH = {
    "memberships": "deltager",
    "situations": "situation",
    "signs": "tegn",
    "absences": "fravær",
    "meetings": "møde",
    "attendances": "fremmøde",
    "notes": "drøftelse",
    "actions": "aftale",
    "reviews": "opfølgning",
    "handovers": "overdragelse",
    "state_changes": "spor",
    "assignments": "rolle",
    "areas": "ansvarsområde",
    "ratings": "vurdering",
    "checks": "eftersyn",
    "revisions": "tidligere udgave",
}
_NAMES: dict[str, dict[str, str]] = {  # list → field → the list that it names ids of
    "meetings": {"chair_id": "memberships", "minute_taker_id": "memberships"},
    "attendances": {"meeting_id": "meetings", "member_id": "memberships"},
    "notes": {"meeting_id": "meetings"},
    "actions": {"meeting_id": "meetings", "who": "memberships"},
    "reviews": {"action_id": "actions", "meeting_id": "meetings"},
    "handovers": {"action_id": "actions", "member_id": "memberships", "to": "memberships"},
    "state_changes": {"meeting_id": "meetings"},
    "assignments": {
        "meeting_id": "meetings",
        "situation_id": "situations",
        "who": "memberships",
    },
    "areas": {"meeting_id": "meetings", "who": "memberships", "stand_in": "memberships"},
    "ratings": {"meeting_id": "meetings", "sign_id": "signs"},
    "checks": {"meeting_id": "meetings", "action_id": "actions"},
    "revisions": {"parents": "revisions"},
}
_ONCE: dict[str, tuple[str, ...]] = {
    "attendances": ("meeting_id", "member_id"),
    "notes": ("meeting_id", "point"),
    "reviews": ("action_id", "meeting_id"),
    "assignments": ("meeting_id", "situation_id", "weekday"),
    "areas": ("meeting_id", "key"),
    "ratings": ("meeting_id", "sign_id"),
    "checks": ("meeting_id", "action_id"),
}


def check_whole(data: dict[str, Any]) -> None:
    """Raise Misfit where an id is there twice or not at all, or two rows stand in one place."""
    _check_keys(data)
    _check_names(data)
    _check_revisions(data)
    _check_agendas(data)


def sentence(misfit: Misfit) -> str:
    """Return where it is and what is wrong there, in lower case and with a full stop."""
    place = f"ved »{misfit.place}«{_ordinal(misfit.path)} – " if misfit.path else ""
    return f"{place}{misfit.reason}."


def _ordinal(path: list[str | int]) -> str:
    if len(path) > 1 and isinstance(path[1], int):
        return f" ({_DANISH[str(path[0])]} nr. {path[1] + 1})"
    return ""


def _check_keys(data: dict[str, Any]) -> None:
    seen = {data["course"]["id"]}
    for name in LISTS:
        pairs: set[tuple[Any, ...]] = set()
        for place, row in enumerate(data[name]):
            if row["id"] in seen:
                raise Misfit(f"id {shown(row['id'])} er brugt to gange", name, place, "id")
            seen.add(row["id"])
            pair = tuple(row[field] for field in _ONCE.get(name, ("id",)))
            if pair in pairs:
                raise Misfit(f"{' og '.join(_ONCE[name])} er de samme to gange", name, place)
            pairs.add(pair)


def _check_names(data: dict[str, Any]) -> None:
    known = {name: {row["id"] for row in data[name]} for name in LISTS}
    for name, fields in _NAMES.items():
        for field, target in fields.items():
            ids = known[target]
            for place, row in enumerate(data[name]):
                value = row[field]
                named = value if isinstance(value, list) else [value] if value else []
                if not ids.issuperset(named):
                    lost = next(key for key in named if key not in ids)
                    raise Misfit(f"{shown(lost)} er ikke med i »{target}«", name, place, field)


def _check_revisions(data: dict[str, Any]) -> None:
    known = {kind: {row["id"] for row in data[name]} for kind, name in _LIST_OF_KIND.items()}
    known["course"] = {data["course"]["id"]}
    for place, row in enumerate(data["revisions"]):
        if row["entity"] not in known[row["kind"]]:
            lost = shown(row["entity"])
            raise Misfit(f"{lost} er ikke med i filen", "revisions", place, "entity")


def _check_agendas(data: dict[str, Any]) -> None:
    for place, row in enumerate(data["meetings"]):
        keys = [item["key"] for item in row["agenda_data"]["items"]]
        if len(set(keys)) != len(keys):
            raise Misfit("to punkter har samme nøgle", "meetings", place, "agenda_data", "items")
