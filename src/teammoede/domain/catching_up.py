"""What a meeting decided that touches one person, for those who were not there all the time.

Decisions and changes alone; what was said at the meeting is no part of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from teammoede.domain.action import Action, ActionReview
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import Presence
from teammoede.domain.people import Membership, Who
from teammoede.domain.role_plan import WORKDAYS, Area, RolePlan, Situation

_MISSED = (Presence.APOLOGIES, Presence.ABSENT, Presence.PARTLY)


def who_missed(meeting: Meeting) -> list[Membership]:
    """Return who sent apologies, was absent, or was there for a part of the meeting."""
    return [member for member in meeting.invited() if meeting.presence_of(member) in _MISSED]


@dataclass(frozen=True)
class RoleChange:
    """A place in the role plan that a person came to or left, or where the others changed.

    `days` are weekdays (0 is Monday), none for an area; `now` and `before` are who stands there.
    """

    title: str
    days: tuple[int, ...]
    now: str
    before: str


@dataclass(frozen=True)
class News:
    """What one meeting decided that touches one person."""

    agreed: list[Action]
    taken_over: list[Action]
    answered: list[ActionReview]
    roles: list[RoleChange]

    @classmethod
    def of(cls, meeting: Meeting, member: Membership) -> "News":
        """Gather it: new actions and answers for the person or for all, changes that name them."""
        return cls(
            agreed=[a for a in meeting.live_actions() if _is_for(a.who_on(meeting.date), member)],
            taken_over=_taken_over(meeting, member),
            answered=_answered(meeting, member),
            roles=[*_cells(meeting, member), *_areas(meeting, member)],
        )

    def __bool__(self) -> bool:
        return bool(self.agreed or self.taken_over or self.answered or self.roles)


def _is_for(who: Who, member: Membership) -> bool:
    return who.everyone or member.id in who.members


def _taken_over(meeting: Meeting, member: Membership) -> list[Action]:
    """Return what was handed over to the person since the meeting before."""
    return [
        action
        for action in meeting.carried_over()
        if member.id in action.who_on(meeting.date).members
        and member.id not in _who_before(action, meeting).members
    ]


def _who_before(action: Action, meeting: Meeting) -> Who:
    last = meeting.previous()
    known = last is not None and last.order >= action.meeting.order
    return action.who_on(last.date) if last and known else action.agreed_who


def _answered(meeting: Meeting, member: Membership) -> list[ActionReview]:
    given = [r for r in meeting.reviews if r.answer is not None and not r.action.deleted]
    given.sort(key=lambda review: (review.action.meeting.order, review.action.position))
    return [
        review
        for review in given
        if _is_for(review.action.who_on(meeting.date), member)
        or _is_for(review.action.agreed_who, member)
    ]


# the role plan


def _plans(meeting: Meeting) -> tuple[RolePlan | None, RolePlan]:
    earlier = [m for m in meeting.course.ordered_meetings() if m.order < meeting.order]
    return (RolePlan.at(earlier[-1]) if earlier else None), RolePlan.at(meeting)


def _cells(meeting: Meeting, member: Membership) -> list[RoleChange]:
    """Return the changed cells that name the person now or did before, like days together."""
    before, now = _plans(meeting)
    situations = {s.id: s for plan in (before, now) if plan for s in plan.situations}
    found: dict[tuple[str, str, str], list[int]] = {}
    for situation in situations.values():
        for day in WORKDAYS:
            old, new = _who_stands(before, situation, day), _who_stands(now, situation, day)
            if old != new and member.id in (*old.members, *new.members):
                key = (situation.title, meeting.course.named(new), meeting.course.named(old))
                found.setdefault(key, []).append(day)
    return [RoleChange(title, tuple(days), *who) for (title, *who), days in found.items()]


def _who_stands(plan: RolePlan | None, situation: Situation, day: int) -> Who:
    cell = plan.cell(situation, day) if plan and situation in plan.situations else None
    return Who(tuple(cell.who), words=cell.words) if cell else Who()


def _areas(meeting: Meeting, member: Membership) -> Iterator[RoleChange]:
    before, now = _plans(meeting)
    old = {area.key: area for area in before.areas} if before else {}
    new = {area.key: area for area in now.areas}
    for key in {**old, **new}:
        named = {*_named(old.get(key)), *_named(new.get(key))}
        if member.id in named and _content(old.get(key)) != _content(new.get(key)):
            title = (new.get(key) or old[key]).title
            yield RoleChange(title, (), _owners(new.get(key)), _owners(old.get(key)))


def _named(area: Area | None) -> list[str]:
    return [*area.who, *area.stand_in] if area else []


def _content(area: Area | None) -> tuple[object, ...] | None:
    return area.content[1:] if area else None  # its place in the list touches nobody


def _owners(area: Area | None) -> str:
    if area is None:
        return ""
    named = area.meeting.course.named
    owners = named(Who(tuple(area.who), words=area.who_words))
    deputies = named(Who(tuple(area.stand_in), words=area.stand_in_words))
    return f"{owners} (stedfortræder: {deputies})".strip() if deputies else owners
