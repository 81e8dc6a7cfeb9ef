"""The first draft of the final evaluation: plain Danish sentences from the course's own data.

The team corrects them; nothing is guessed, no note is read, and where there is no data none stands.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from teammoede.domain.action import Answer
from teammoede.domain.calling import listed
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.domain.outcome import (
    FOR_THE_CHILDREN,
    HELPED,
    AbsenceTrend,
    Facts,
    LeaderPart,
    MeetingCount,
    PointStory,
    SignStory,
    Tried,
)
from teammoede.domain.sign import OWN_VIEW
from teammoede.domain.week import months_after, short_date, week_label, week_of

_LONG = 90  # letters of an agreement that are quoted


def draft(meeting: Meeting) -> dict[str, list[str]]:
    """Return sentences for each point of a final evaluation of which the data says something."""
    facts = Facts.of(meeting.course, meeting)
    said = {
        "goal": goal(facts),
        "seven_points": [line for point in facts.points for line in seven_points(point)],
        "change": change(facts),
        "keep": keep(facts),
        "share": share(facts),
        "ppr": ppr(facts),
        "visits": visits(meeting),
    }
    return {key: said[key] for key in meeting.full_agenda.keys if said.get(key)}


# goal and signs


def goal(facts: Facts) -> list[str]:
    """Return one sentence a sign that was rated, which ones were not, and how many rated."""
    if not facts.is_rated:
        return []
    lines = [_sign(story) for story in facts.signs if story.rated]
    left = [story.sign.title for story in facts.signs if not story.rated]
    if left:
        lines.append(f"Ikke vurderet: {listed(left)}.")
    return [*lines, *raters(facts), OWN_VIEW]


def _sign(story: SignStory) -> str:
    first, last = story.first, story.last
    if first is None:
        return ""
    if last is None:
        return f"{story.sign.title}: vurderet én gang, {first.value} ({week_label(first.day)})."
    if first.value == last.value:
        both = f"{week_label(first.day)} og {week_label(last.day)}"
        return f"{story.sign.title}: {first.value} både i {both}."
    return (
        f"{story.sign.title}: fra {first.value} ({week_label(first.day)}) "
        f"til {last.value} ({week_label(last.day)})."
    )


def raters(facts: Facts) -> list[str]:
    """Say how many took part in the first and in the last rating, where that was written."""
    rated = sorted((r for story in facts.signs for r in story.rated), key=lambda r: r.day)
    known = [r for r in (rated[:1] + rated[-1:] if rated else []) if r.raters]
    days = {r.day: r.raters for r in known}
    said = [f"{many} i {week_label(day)}" for day, many in days.items()]
    return [f"Vurderet af {listed(said)}."] if said else []


# what was tried


def seven_points(point: PointStory) -> list[str]:
    """Return one line on a point: how much was agreed, how it ended, what helped and what not."""
    if not point.tried:
        return []
    many = len(point.tried)
    said = [f"{point.item.short}: {counted(many, 'aftale', 'aftaler')} – {ended(point)}."]
    said += _quoted("Hjalp", point.helped)
    said += _quoted("Hjalp ikke", point.not_helped)
    dropped = [quote(tried) + _why(tried) for tried in point.ended(Answer.DROPPED)]
    return [" ".join(said + ([f"Droppet: {listed(dropped)}."] if dropped else []))]


def _why(tried: Tried) -> str:
    """Return the words of the answer that closed it; those of an earlier one are no reason."""
    words = " ".join(tried.closing.words.split()).rstrip(". ") if tried.closing else ""
    return f" ({words})" if words else ""


def ended(point: PointStory) -> str:
    """Return »5 udført, 2 fast praksis og 1 stadig åben«."""
    counts = [
        (len(point.ended(Answer.DONE)), "udført"),
        (len(point.ended(Answer.STANDING_PRACTICE)), "fast praksis"),
        (len(point.ended(Answer.DROPPED)), "droppet"),
        (len(point.ended(None)), "stadig åben" if len(point.ended(None)) == 1 else "stadig åbne"),
    ]
    return listed([f"{many} {word}" for many, word in counts if many])


def _quoted(label: str, tried: Sequence[Tried]) -> list[str]:
    return [f"{label}: {listed([quote(one) for one in tried])}."] if tried else []


def quote(tried: Tried) -> str:
    """Return an agreement in »«, on one line, shortened where it is long."""
    words = " ".join(tried.action.what.split()).rstrip(".") or "(uden ord)"
    return f"»{words if len(words) <= _LONG else words[:_LONG].rstrip() + '…'}«"


def counted(many: int, one: str, several: str) -> str:
    """Return »1 aftale«, »2 aftaler«."""
    return f"{many} {one if many == 1 else several}"


# change, and what is kept and shared


def change(facts: Facts) -> list[str]:
    """Return what the numbers say of the children: absence, and the team's small question."""
    lines = [absence(facts.absence)] if facts.absence else []
    return [*lines, *verdicts(facts, of_children=True)]


def absence(trend: AbsenceTrend) -> str:
    """Set the first weeks' absence against the last ones'."""
    return (
        f"Børnenes fravær: {_percent(trend.first)} i {_weeks(trend.first_weeks)}, "
        f"{_percent(trend.last)} i {_weeks(trend.last_weeks)}."
    )


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _weeks(mondays: Sequence[date]) -> str:
    return f"uge {listed([str(week_of(monday)) for monday in mondays])}"


def verdicts(facts: Facts, *, of_children: bool) -> Iterator[str]:
    """Yield the small question about the children, or the others, with how often what was said."""
    for question, answers in facts.verdicts:
        if (question == FOR_THE_CHILDREN) == of_children:
            said = ", ".join(f"{verdict.label} {many}" for verdict, many in answers)
            yield f"»{question}« Svar ved møderne: {said}."


def keep(facts: Facts) -> list[str]:
    """Return the standing practice with who keeps it, and what helped and is none yet."""
    course = facts.course
    lines = []
    for tried in facts.standing:
        who = course.named(tried.action.who_on(facts.day))
        lines.append(f"Fast praksis: {quote(tried)}{f' ({who})' if who else ''}.")
    return lines + helped_only(facts)


def helped_only(facts: Facts) -> list[str]:
    """Return what helped and has not become fast praksis, as one sentence."""
    return _quoted("Hjalp, men er ikke blevet fast praksis", _helped_only(facts))


def _helped_only(facts: Facts) -> list[Tried]:
    ends = (Answer.DONE, None)
    return [t for t in facts.tried if t.worked in HELPED and t.ended in ends]


def share(facts: Facts) -> list[str]:
    """Return what became fast praksis or helped: what the rest of the house could take over."""
    good = facts.standing + _helped_only(facts)
    return [f"{quote(tried)} – {', '.join(_became(tried))}." for tried in good]


def _became(tried: Tried) -> list[str]:
    ended = tried.ended.label if tried.ended else "stadig åben"
    return [ended, f"virkede det: {tried.worked.label}"] if tried.worked else [ended]


# how the course was run


def ppr(facts: Facts) -> list[str]:
    """Return how many meetings were held, how many agreements made, the leder's part."""
    lines = meetings(facts.meetings)
    if facts.leader:
        lines.append(leader(facts.leader))
    lines += verdicts(facts, of_children=False)
    if facts.tried:
        closed = sum(tried.closing is not None for tried in facts.tried)
        lines.append(f"{counted(len(facts.tried), 'aftale', 'aftaler')} i alt; {closed} er lukket.")
        bare = [point.item.short for point in facts.points if not point.tried]
        lines += [f"Ingen aftaler under {listed(bare)}."] if bare else []
    return lines


def meetings(count: MeetingCount) -> list[str]:
    """Return how many meetings were held and cancelled, and why."""
    lines = []
    if count.held:
        short = f", heraf {counted(count.short, 'kort', 'korte')}" if count.short else ""
        lines.append(f"{counted(count.held, 'møde', 'møder')} er holdt{short}.")
    if count.cancelled:
        reasons = [
            f"{reason.label if reason else 'uden grund'} {many}" for reason, many in count.cancelled
        ]
        many = counted(count.cancelled_in_all, "møde", "møder")
        lines.append(f"{many} er aflyst: {listed(reasons)}.")
    if count.unclosed:
        lines.append(f"{counted(count.unclosed, 'møde', 'møder')} står endnu som planlagt.")
    return lines


def leader(part: LeaderPart) -> str:
    """Return at how many meetings the leder was, and where nobody has ticked."""
    said = f"Lederen var med ved {part.there} af {counted(part.ticked, 'møde', 'møder')}"
    unknown = part.held - part.ticked
    if not part.ticked:
        return f"Ved {counted(unknown, 'møde', 'møder')} er der ikke krydset af, hvem der var der."
    return f"{said}; ved {unknown} er der ikke krydset af." if unknown else f"{said}."


def visits(meeting: Meeting) -> list[str]:
    """Return the visits that are planned; else when the course counts on them."""
    course = meeting.course
    planned = [
        f"{short_date(visit.date)}{visit.date.year} {visit.week}"
        for visit in course.ordered_meetings()
        if visit.kind is MeetingKind.VISIT
        and visit.state is not MeetingState.CANCELLED
        and visit.order > meeting.order
    ]
    if planned:
        return [f"Planlagt: {listed(planned)}."]
    if not course.end or not course.visit_months:
        return []
    about = [week_label(months_after(course.end, months)) for months in course.visit_months]
    return [f"Ingen besøg er planlagt; forløbet regner med omkring {listed(about)}."]
