"""What a field of a record is called on screen, and how its value reads in a sentence.

For sentences about a field that is not in front just now; changes nothing.
"""

from datetime import date
from typing import Any

from teammoede.domain.base import Record
from teammoede.domain.choice import Choice
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.sign import SignRating
from teammoede.domain.week import long_date

_KINDS = {
    "note": "Drøftelse",
    "action": "Aftale",
    "action_review": "Siden sidst",
    "attendance": "Fremmøde",
    "role_assignment": "Rolle",
    "area": "Ansvarsområde",
    "absence": "Fravær",
    "meeting": "Mødet",
    "course": "Forløbet",
    "membership": "Deltager",
    "situation": "Situation",
    "sign": "Tegn",
    "sign_rating": "Vurdering",
    "practice_check": "Fast praksis",
    "handover": "Overdragelse",
}
_FIELDS = {
    "confidential": "fortroligt",
    "who": "hvem",
    "who_words": "hvem",
    "everyone": "alle",
    "due": "hvornår",
    "due_date": "hvornår",
    "answer": "svar",
    "carried": "gjort som aftalt",
    "worked": "virkede det",
    "words": "ord",
    "stand_in": "stedfortræder",
    "stand_in_words": "stedfortræder",
    "includes": "hvad hører med",
    "valid_from": "fra",
    "valid_to": "til",
    "chair_id": "mødeleder",
    "minute_taker_id": "referent",
    "presence": "til stede",
    "children": "børn i gruppen",
    "days_away": "fraværsdage",
    "date": "dato",
    "start": "start",
    "end": "slut",
    "time": "tid",
    "length": "længde",
    "place": "sted",
    "goal": "mål",
    "title": "titel",
    "name": "navn",
    "value": "tal",
    "why": "hvorfor",
    "raters": "hvor mange vurderer",
    "state": "hvordan det går",
    "help": "hvilken hjælp",
    "dropped": "ude af listen",
    "to": "til hvem",
}


def name_of(record: Record, field: str) -> str:
    """Return such as »Drøftelse, Forældre« or »Vurdering, Ro, hvorfor«."""
    kind = _KINDS.get(type(record).__tablename__, "")
    parts = [kind, _point_of(record), _FIELDS.get(field, "")]
    return ", ".join(part for part in parts if part)


def _point_of(record: Record) -> str:
    meeting, point = getattr(record, "meeting", None), getattr(record, "point", None)
    if not isinstance(meeting, Meeting):
        return ""
    if isinstance(record, SignRating):
        signs = meeting.course.signs
        return next((sign.title for sign in signs if sign.id == record.sign_id), "")
    return next((item.short for item in meeting.agenda.items if item.key == point), "")


def read(value: Any, course: Course | None) -> str:
    """Return a value as one reads it, with the names of members instead of their keys."""
    names = course.short_names() if course else {}
    if isinstance(value, list):
        return ", ".join(names.get(key, str(key)) for key in value) or "(tomt)"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, date):
        return long_date(value)
    return names.get(value, str(value)) if value not in (None, "") else "(tomt)"
