"""Minutes and invitation as plain text, for Aula or a mail; never holds what is confidential.

Says the same as the printed sheets, without their form; of the role plan what the meeting changed.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from teammoede.domain.action import Action
from teammoede.domain.agenda import AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState, Presence
from teammoede.domain.practice import practice_at
from teammoede.domain.role_plan import WORKDAYS, Area, RolePlan
from teammoede.domain.week import WEEKDAYS, long_date, short_date, week_label
from teammoede.printing import invitation_words, wording
from teammoede.printing.choices import MINUTES_PARTS, Part


def minutes_text(
    meeting: Meeting,
    *,
    today: date,
    parts: Collection[Part] = MINUTES_PARTS,
    points: Collection[str] | None = None,
) -> str:
    """Return the minutes of a meeting as text, one paragraph a part, »- « before each item.

    Of all points or of those with these keys, and of the parts that were chosen.
    """
    blocks = [_head(meeting, parts)]
    since, day = meeting.since_last_by_point(today), meeting.reference_day(today)
    for number, item in enumerate(meeting.agenda.items, 1):
        if points is None or item.key in points:
            point = _Point(meeting, item, parts, day)
            blocks.append([f"{number}. {item.title}", *point.lines(since[item.key])])
    if Part.CLOSING in parts:
        blocks.append(_closing(meeting))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(meeting: Meeting, parts: Collection[Part]) -> list[str]:
    head = [f"Referat: {meeting.title}", wording.course_line(meeting.course), _where(meeting)]
    head += wording.state(meeting)
    if Part.PEOPLE in parts:
        head += _people(meeting)
    if Part.GOAL in parts and meeting.course.goal.strip():
        head.append(f"Målet: {meeting.course.goal.strip()}")
    return head


def _where(meeting: Meeting) -> str:
    return ", ".join(fact.replace(" · ", ", ") for fact in wording.time_and_place(meeting))


def _people(meeting: Meeting) -> Iterator[str]:
    invited = meeting.invited()
    for presence in (*Presence, None):
        names = [m.name for m in invited if meeting.presence_of(m) is presence]
        if names:
            label = presence.label.capitalize() if presence else "Ikke krydset af"
            yield f"{label}: {', '.join(names)}"
    if meeting.chair:
        yield f"Mødeleder: {meeting.chair.name}"
    if meeting.minute_taker:
        yield f"Referent: {meeting.minute_taker.name}"


class _Point:
    """One point of the agenda as lines."""

    def __init__(
        self, meeting: Meeting, item: AgendaItem, parts: Collection[Part], day: date
    ) -> None:
        self._meeting = meeting
        self._item = item
        self._parts = parts
        self._day = day

    def lines(self, since: list[Action]) -> Iterator[str]:
        special = self._item.special
        if Part.SINCE_LAST in self._parts and since:
            yield "Siden sidst:"
            yield from (self._reviewed(action) for action in since)
        if special == "absence":
            yield from (f"{title}: {said}" for title, said in wording.absence(self._meeting))
        if special == "signs":
            yield from _ratings(self._meeting)
        if special == "standing":
            yield from _checks(self._meeting)
        if Part.DISCUSSION in self._parts:
            yield from self._discussion()
        if Part.AGREED in self._parts:
            yield from self._agreed()
        if Part.ROLES in self._parts and special == "roles":
            yield from _roles(self._meeting)

    def _reviewed(self, action: Action) -> str:
        given = action.answered_at(self._meeting)
        line = f"- {_what(action, self._meeting.date)}{self._beside(action, full=False)}"
        if given is None or given.answer is None:
            overdue = action.is_overdue(self._day, before=self._meeting)
            marked = f"{wording.OVERDUE}, " if overdue else ""
            return f"{line}: {marked}{wording.UNANSWERED}"
        said = [given.answer.label, *wording.effects(given), *wording.new_dates(given)]
        words = f". {given.words.strip()}" if given.words.strip() else ""
        return f"{line}: {', '.join(said)}{words}"

    def _discussion(self) -> Iterator[str]:
        note = self._meeting.note_on(self._item.key)
        if note and note.text.strip():
            yield "Drøftelse:"
            yield note.text.strip()

    def _agreed(self) -> Iterator[str]:
        agreed = self._meeting.agreed_on(self._item.key)
        if agreed:
            yield "Aftaler:"
        for action in agreed:
            day = action.due_on()
            due = f"{short_date(day)} {week_label(day)}" if day else action.due_text()
            until = f", senest {due}" if due else ""
            yield f"- {_what(action)}{until}{self._beside(action, full=True)}"

    def _beside(self, action: Action, *, full: bool) -> str:
        asides = wording.asides(action, home=self._meeting, full=full)
        return f" [{' · '.join(asides)}]" if asides else ""


def _what(action: Action, day: date | None = None) -> str:
    names = wording.names(action, day)
    return f"{action.what.strip() or '(uden ord)'}{f' ({names})' if names else ''}"


def _ratings(meeting: Meeting) -> Iterator[str]:
    rated = wording.rated(meeting)
    if rated:
        yield f"Tegnene. {wording.by_whom(meeting.raters)}"
    for sign, rating in rated:
        before = wording.rated_before(meeting, sign)
        first = f" (første gang {before[0].value})" if before else ""
        why = f". {rating.why.strip()}" if rating.why.strip() else ""
        yield f"- {sign.title}: {rating.value}{first}{why}"


def _checks(meeting: Meeting) -> Iterator[str]:
    actions = practice_at(meeting)
    if actions:
        yield "Holder vi fast?"
    for action in actions:
        check = meeting.check_of(action)
        state = check.state.label if check and check.state else wording.UNANSWERED
        helped = f". Hjælp: {check.help.strip()}" if check and check.help.strip() else ""
        yield f"- {_what(action, meeting.date)}: {state}{helped}"


def _roles(meeting: Meeting) -> Iterator[str]:
    """Only what this meeting changed: the whole plan is a sheet of its own."""
    plan = RolePlan.at(meeting)
    who_names = meeting.course.who_names
    changed = []
    for situation in plan.situations:
        for day in WORKDAYS:
            if plan.is_changed(situation, day):
                cell = plan.cell(situation, day)
                names = ", ".join(who_names(cell.who, words=cell.words)) if cell else "ingen"
                changed.append(f"- {situation.title} {WEEKDAYS[day]}: {names}")
    changed += [_area(area) for area in plan.areas if area.key in plan.changed_areas]
    if changed:
        yield "Ændret i rolleplanen:"
        yield from changed


def _area(area: Area) -> str:
    who_names = area.meeting.course.who_names
    owners = ", ".join(who_names(area.who, words=area.who_words)) or "ingen"
    deputies = ", ".join(who_names(area.stand_in, words=area.stand_in_words))
    return f"- {area.title}: {owners}{f', afløser {deputies}' if deputies else ''}"


def _closing(meeting: Meeting) -> list[str]:
    closing = [f"{question} {said.label}" for question, said in wording.questions(meeting) if said]
    following = meeting.following()
    if following is not None:
        closing.append(f"Næste møde: {_where(following)}")
    approved = [c.at for c in meeting.state_changes if c.state is MeetingState.APPROVED]
    if meeting.locked and approved:
        closing.append(f"Godkendt: {long_date(max(approved).astimezone().date())}")
    return closing


# the invitation


def invitation_text(meetings: Sequence[Meeting], *, today: date) -> str:
    """Return the invitation to one meeting or to a series as text to paste.

    Of a series what is over is left out; a single meeting that is cancelled makes a cancellation.
    """
    called = invitation_words.to_call(meetings, today)
    if not called:
        return ""
    blocks = _one_invitation(called[0]) if len(called) == 1 else _series(called)
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _one_invitation(meeting: Meeting) -> list[list[str]]:
    off = invitation_words.is_off(meeting)
    title = invitation_words.CANCELLATION if off else invitation_words.INVITATION
    name = invitation_words.name_of(meeting)
    head = [f"{title}: {name}", wording.course_line(meeting.course), _where(meeting)]
    if off:
        following = meeting.following()
        after = [f"Næste møde: {_where(following)}"] if following else []
        return [head, [f"Mødet er {invitation_words.reason(meeting)}."], after]
    points = [f"{number}. {item.title}" for number, item in enumerate(meeting.agenda.items, 1)]
    return [
        head,
        _called([meeting]),
        _why([meeting]),
        ["Dagsorden:", *points],
        [invitation_words.regrets([meeting])],
    ]


def _series(meetings: Sequence[Meeting]) -> list[list[str]]:
    course = meetings[0].course
    title = f"{invitation_words.INVITATION}: {invitation_words.how_many(meetings)}"
    head = [title, wording.course_line(course)]
    days = [_in_series(meeting) for meeting in meetings]
    regrets = [invitation_words.regrets(meetings)] if invitation_words.kinds(meetings) else []
    return [head, ["Møderne:", *days], _called(meetings), _why(meetings), regrets]


def _in_series(meeting: Meeting) -> str:
    name = invitation_words.name_of(meeting)
    day = f"- {week_label(meeting.date)}, {long_date(meeting.date)}, {name}"
    if invitation_words.is_off(meeting):
        return f"{day}, {invitation_words.reason(meeting)}"
    facts = [day, invitation_words.hours(meeting), invitation_words.place_of(meeting)]
    return ", ".join(fact for fact in facts if fact)


def _called(meetings: Sequence[Meeting]) -> list[str]:
    people = [f"{m.name} ({m.function.label})" for m in invitation_words.invited(meetings)]
    to = [f"Til: {', '.join(people)}"] if people else []
    return [*invitation_words.calls(meetings), *to, *invitation_words.guests(meetings)]


def _why(meetings: Sequence[Meeting]) -> list[str]:
    reasons = invitation_words.reasons(meetings)
    said = [f"{label}: {reason}" if label else reason for label, reason in reasons]
    goal = meetings[0].course.goal.strip()
    return said + ([f"Målet: {goal}"] if goal and said else [])
