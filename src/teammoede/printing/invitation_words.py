"""What an invitation says in words, so that the letter and the copied text never differ.

Sets no type; knows nothing of what was said at any meeting, and of a reason only its label.
"""

from collections.abc import Sequence
from datetime import date

from teammoede.domain.calling import called_by, callers, listed
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.domain.people import Membership

INVITATION = "Indkaldelse"
CANCELLATION = "Aflysning"

_WHY = {
    MeetingKind.START_UP: (
        "Vi afstemmer behovet og rammerne: hvad børnegruppen kalder på, og hvordan vi arbejder "
        "sammen i forløbet."
    ),
    MeetingKind.PLANNING: (
        "Vi ser på, hvordan det gik siden sidst, og aftaler det næste, så vi kommer målet nærmere."
    ),
    MeetingKind.EVALUATION: (
        "Vi slutter forløbet med en fælles opsamling, og vi samler de erfaringer, som PPR kan "
        "bruge til at gøre konceptet bedre."
    ),
    MeetingKind.VISIT: (
        "Vi ser sammen, om det, vi aftalte, holder i hverdagen, og der er sparring skulder ved "
        "skulder, hvor det er svært."
    ),
}

_SHARED = "Planlægningsmøderne er hele teamets fælles ansvar."


def to_call(meetings: Sequence[Meeting], today: date) -> list[Meeting]:
    """Return the meetings in order; of a series those that are over are left out."""
    ordered = sorted(meetings, key=lambda meeting: meeting.order)
    coming = [m for m in ordered if m.date >= today and not m.is_held]
    return coming if len(ordered) > 1 and coming else ordered


def is_off(meeting: Meeting) -> bool:
    """Whether the meeting is cancelled."""
    return meeting.state is MeetingState.CANCELLED


def reason(meeting: Meeting) -> str:
    """Return »aflyst: sygdom«, of the reason no more than its label."""
    return f"aflyst: {meeting.cancel_reason.label}" if meeting.cancel_reason else "aflyst"


def how_many(meetings: Sequence[Meeting]) -> str:
    """Return »24 møder«; one that is cancelled is no meeting to come to."""
    called = sum(not is_off(meeting) for meeting in meetings)
    return {0: "ingen møder", 1: "1 møde"}.get(called, f"{called} møder")


def name_of(meeting: Meeting) -> str:
    """Return »Planlægningsmøde 12«; a cancelled meeting is called by its kind."""
    return meeting.kind.label if is_off(meeting) else meeting.title


def place_of(meeting: Meeting) -> str:
    """Return where it is, its own place before that of the course."""
    return meeting.place.strip() or meeting.course.place.strip()


def hours(meeting: Meeting) -> str:
    """Return »kl. 12.30–13.30«, or what is known of it."""
    return f"kl. {meeting.hours}" if meeting.hours else "tidspunktet følger"


def kinds(meetings: Sequence[Meeting]) -> list[MeetingKind]:
    """Return the kinds of the meetings that are held, in the order in which they come."""
    return list(dict.fromkeys(m.kind for m in meetings if not is_off(m)))


def calls(meetings: Sequence[Meeting]) -> list[str]:
    """Say who calls the meetings, kind by kind; planning meetings are everyone's own (seed 003)."""
    alike = kinds(meetings)
    said: list[str] = []
    for kind in alike:
        who = called_by(next(m for m in meetings if m.kind is kind and not is_off(m)))
        begin = "Indkaldt" if len(alike) == 1 else f"{kind.label}: indkaldt"
        said.append(f"{begin} af {who}." if who else _SHARED)
    return said


def reasons(meetings: Sequence[Meeting]) -> list[tuple[str, str]]:
    """Return what each kind of meeting is for, with its name where there are several."""
    alike = kinds(meetings)
    return [(kind.label if len(alike) > 1 else "", _WHY[kind]) for kind in alike]


def invited(meetings: Sequence[Meeting]) -> list[Membership]:
    """Return everybody who is called to one of the meetings at least, in the team's order."""
    keys = {member.id for m in meetings if not is_off(m) for member in m.invited()}
    return [member for member in meetings[0].course.memberships if member.id in keys]


def guests(meetings: Sequence[Meeting]) -> list[str]:
    """Say of a final evaluation who is called, and name whoever left the team since the start."""
    found = next((m for m in meetings if m.kind is MeetingKind.EVALUATION and not is_off(m)), None)
    if found is None:
        return []
    said = "De samme personer, som var med på opstartsmødet, er indkaldt til slutevalueringen."
    gone = [m for m in found.missing_from_start() if not m.takes_part(found.date)]
    if not gone:
        return [said]
    names = listed([f"{member.name} ({member.function.label})" for member in gone])
    return [said, f"{names} har forladt teamet siden, og skal også kaldes."]


def senders(meetings: Sequence[Meeting]) -> list[Membership]:
    """Return the people who call the meetings, each one once."""
    people = [member for m in meetings if not is_off(m) for member in callers(m)]
    return list({member.id: member for member in people}.values())


def regrets(meetings: Sequence[Meeting]) -> str:
    """Say to whom one says that one cannot come."""
    people = senders(meetings)
    name = people[0].name if people else "resten af teamet"
    return f"Kan du ikke komme, så sig det til {name}, så snart du ved det."
