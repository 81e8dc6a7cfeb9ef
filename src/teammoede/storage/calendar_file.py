"""Meetings as an iCalendar file that every calendar program opens, one meeting or the series.

Holds when, where, the agenda's points and who calls; never what was said, nor why in free words.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from teammoede.domain.calling import called_by, callers
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress

# RFC 5546 wants an ORGANIZER wherever there is a METHOD. We know no mail addresses and invent none,
# so it has the address that Outlook writes for people without one: calendar programs know it, show
# the name beside it, and send nothing. Nobody is an ATTENDEE, so nobody is asked for an answer.
_NO_MAIL = "invalid:nomail"

ZONE = "Europe/Copenhagen"
_MAKER = "-//teammoede//teammoede//DA"
_SUMMER = ("CEST", 3, 2, 1, 2)  # name, month, hour, offset before, offset after
_WINTER = ("CET", 10, 3, 2, 1)
_CONTROL = {code: None for code in [*range(32), 127] if code != ord("\n")}


def calendar_of(meetings: Sequence[Meeting], *, now: datetime) -> bytes:
    """Return an iCalendar file of the meetings, made at `now` (with its time zone).

    A file of one cancelled meeting takes it out of the calendar it was put in; in a series a
    cancelled meeting stays, and says that it is cancelled.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", _method(meetings))
    if any(meeting.start for meeting in meetings):
        calendar.add_component(_timezone())
    for meeting in sorted(meetings, key=lambda meeting: meeting.order):
        calendar.add_component(_event(meeting, now))
    return _bytes(calendar)


def _bytes(calendar: "Calendar") -> bytes:
    # In the order in which they were added, which is the order people expect to read them in.
    return calendar.to_ical(sorted=False)


def _method(meetings: Sequence[Meeting]) -> str:
    # Several meetings in one file cannot be cancelled by the method (RFC 5546, 3.2.5: one UID).
    alone = len(meetings) == 1 and meetings[0].state is MeetingState.CANCELLED
    return "CANCEL" if alone else "PUBLISH"


def _timezone() -> "Timezone":
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(_half(TimezoneDaylight(), *_SUMMER))
    zone.add_component(_half(TimezoneStandard(), *_WINTER))
    return zone


def _half(
    half: "TimezoneStandard | TimezoneDaylight",
    name: str,
    month: int,
    hour: int,
    before: int,
    after: int,
) -> "TimezoneStandard | TimezoneDaylight":
    """Summer or winter time as the European Union has it since 1996."""
    last_sunday = {3: 31, 10: 27}[month]
    half.add("dtstart", datetime(1996, month, last_sunday, hour))
    half.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
    half.add("tzoffsetfrom", timedelta(hours=before))
    half.add("tzoffsetto", timedelta(hours=after))
    half.add("tzname", name)
    return half


def _event(meeting: Meeting, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", meeting.id)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    _add_hours(event, meeting)
    event.add("organizer", _organizer(meeting))
    event.add("summary", _text(_summary(meeting)))
    place = meeting.place.strip() or meeting.course.place.strip()
    if place:
        event.add("location", _text(place))
    event.add("description", _text(_description(meeting)))
    cancelled = meeting.state is MeetingState.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    # A day that only waits for its hour does not make anybody busy.
    event.add("transp", "OPAQUE" if meeting.start and not cancelled else "TRANSPARENT")
    return event


def _add_hours(event: "Event", meeting: Meeting) -> None:
    """Add begin and end; the whole day where nobody has said the hour yet."""
    if meeting.start is None:
        event.add("dtstart", meeting.date)
        event.add("dtend", meeting.date + timedelta(days=1))
        return
    zone = ZoneInfo(ZONE)
    begin = datetime.combine(meeting.date, meeting.start, zone)
    length = timedelta(minutes=meeting.length or meeting.agenda.length)
    event.add("dtstart", begin)
    event.add("dtend", (begin.astimezone(UTC) + length).astimezone(zone))


def _organizer(meeting: Meeting) -> "vCalAddress":
    from icalendar import vCalAddress

    organizer = vCalAddress(_NO_MAIL)
    name = next((member.name for member in callers(meeting)), "") or meeting.course.title
    # A parameter allows no quotes (RFC 5545, 3.2), and goes on one line.
    organizer.params["CN"] = " ".join(_text(name).replace('"', "'").split())
    return organizer


def _summary(meeting: Meeting) -> str:
    if meeting.state is MeetingState.CANCELLED:
        return f"Aflyst: {meeting.kind.label} – {meeting.course.title}"
    return f"{meeting.title} – {meeting.course.title}"


def _description(meeting: Meeting) -> str:
    paragraphs = [_cancelled(meeting), _called(meeting), _points(meeting)]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _cancelled(meeting: Meeting) -> str:
    if meeting.state is not MeetingState.CANCELLED:
        return ""
    reason = f": {meeting.cancel_reason.label}" if meeting.cancel_reason else ""
    return f"Mødet er aflyst{reason}."


def _called(meeting: Meeting) -> str:
    who = called_by(meeting)
    return f"Indkaldt af {who}." if who else ""


def _points(meeting: Meeting) -> str:
    if meeting.state is MeetingState.CANCELLED:
        return ""
    points = [f"{n}. {item.title}" for n, item in enumerate(meeting.agenda.items, 1)]
    return "\n".join(["Dagsorden:", *points])


def _text(text: str) -> str:
    """Without the signs that iCalendar does not allow in a text."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").translate(_CONTROL)
