"""The catch-up sheet (Hvad gik du glip af?): a page for each person who was not there.

Only decisions and changes that touch that person; never a discussion or the words of an answer.
"""

from collections.abc import Sequence
from datetime import date, datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.action import Action, ActionReview, Answer
from teammoede.domain.catching_up import News, RoleChange
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.people import Membership
from teammoede.domain.week import WEEKDAYS
from teammoede.printing import agreements, masthead, wording
from teammoede.printing.agreements import small
from teammoede.printing.blocks import Bookmark, Mark, say, say_marked, section, space, table
from teammoede.printing.flow import Columns, Row
from teammoede.printing.fonts import markup
from teammoede.printing.page import GUTTER, HANG, body_width, build, new_sheet
from teammoede.printing.styles import CELL, EMPTY, NARROW, NOTE, POINT, TEXT

SHEET = "Hvad gik du glip af?"
NOBODY = "Her står hver, der havde afbud, var fraværende eller var der delvist, på sin egen side."
NOTHING = "På mødet blev intet aftalt, besvaret eller ændret, som angår dig."

_GAP = 3 * mm
_ANSWER = 61 * mm
_ANSWERED = Columns(
    (
        (0.0, HANG - GUTTER),
        *Columns.of(body_width() - HANG - _ANSWER - _GAP, _ANSWER, start=HANG).places,
    )
)
_PLACE = 55 * mm
_HALF = (body_width() - HANG - _PLACE - 2 * _GAP) / 2
_ROLES = Columns(((0.0, HANG - GUTTER), *Columns.of(_PLACE, _HALF, _HALF, start=HANG).places))


def catch_up(
    meeting: Meeting, members: Sequence[Membership], *, printed: datetime, today: date
) -> bytes:
    """Return a page for each of these members as PDF."""
    running = masthead.running(meeting, SHEET, printed)
    return build(running, lambda: _story(meeting, members, today))


def _story(meeting: Meeting, members: Sequence[Membership], today: date) -> list[Flowable]:
    if not members:
        top = masthead.meeting_top(meeting, SHEET)
        return [*top, space(1), Bookmark("nobody", SHEET), say(NOBODY, EMPTY)]
    story: list[Flowable] = []
    for member in members:
        story += new_sheet() if story else []
        story += _page(meeting, member, today)
    return story


def _page(meeting: Meeting, member: Membership, today: date) -> list[Flowable]:
    presence = meeting.presence_of(member)
    story = masthead.meeting_top(meeting, SHEET)
    story += [say(text, CELL) for text in wording.state(meeting)]
    story += [space(1), Bookmark(member.id, member.name), say(f"Til {member.name}", POINT)]
    story += [say(presence.label.capitalize(), NOTE)] if presence else []
    news = News.of(meeting, member)
    sections = [*_sections(meeting, news, today), ("Næste møde", _next(meeting, member, today))]
    if not news:
        sections.insert(0, ("Intet nyt til dig", [say(NOTHING, TEXT)]))
    return story + [
        section(f"{member.id}-{number}", "", title, title, parts)
        for number, (title, parts) in enumerate(sections)
    ]


def _sections(meeting: Meeting, news: News, today: date) -> list[tuple[str, list[Flowable]]]:
    found: list[tuple[str, list[Flowable]]] = []
    for title, actions in (
        ("Nye aftaler for dig", news.agreed),
        ("Aftaler, du har overtaget", news.taken_over),
    ):
        if actions:
            found.append((title, [_actions(actions, meeting.date, today)]))
    if news.answered:
        rows = [_answer(review) for review in news.answered]
        answers = table(_ANSWERED, ("", "Aftale", "Svar på mødet"), rows)
        found.append(("Svar på dine aftaler", [answers]))
    if news.roles:
        rows = [_role(change) for change in news.roles]
        roles = table(_ROLES, ("", "Hvor", "Nu", "Før"), rows)
        found.append(("Ændret for dig i rolleplanen", [roles]))
    return found


def _actions(actions: Sequence[Action], day: date, today: date) -> Flowable:
    rows = [
        agreements.row(action, overdue=action.is_overdue(today), day=day, box=action.is_open)
        for action in actions
    ]
    return table(agreements.COLUMNS, ("", "Hvad", "Hvem", "Hvornår"), rows)


def _answer(review: ActionReview) -> Row:
    answer = review.answer.label if review.answer else ""
    aside = " · ".join([*wording.effects(review), *wording.new_dates(review)])
    said = f"<b>{markup(answer)}</b>" + (f"<br/>{small(aside)}" if aside else "")
    done = review.closes and review.answer is not Answer.DROPPED
    cells = [
        Mark(ticked=done, box=done or not review.closes),
        agreements.what(review.action, full=False),
        say_marked(said, NARROW),
    ]
    return Row(_ANSWERED, cells, agreements.ROW_LOOK)


def _role(change: RoleChange) -> Row:
    days = ", ".join(WEEKDAYS[day][:2] for day in change.days)
    place = f"<b>{markup(change.title)}</b>&nbsp; {small(days)}"
    who = [say(names or "ingen", NARROW) for names in (change.now, change.before)]
    return Row(_ROLES, [None, say_marked(place, NARROW), *who], agreements.ROW_LOOK)


def _next(meeting: Meeting, member: Membership, today: date) -> list[Flowable]:
    """Say when it is, and whether the person leads or writes."""
    following = _coming(meeting, today)
    if following is None:
        return [say("Det næste møde er ikke planlagt endnu.", EMPTY)]
    where = " · ".join(wording.time_and_place(following))
    lines: list[Flowable] = [say(f"{following.title}: {where}", TEXT)]
    duties = [
        duty
        for duty, key in (
            ("mødeleder", following.chair_id),
            ("referent", following.minute_taker_id),
        )
        if key == member.id
    ]
    if duties:
        lines.append(say(f"Du er {' og '.join(duties)}.", TEXT))
    return lines


def _coming(meeting: Meeting, today: date) -> Meeting | None:
    """Return the first later meeting from today on, else the one that came after this."""
    later = [
        m
        for m in meeting.course.ordered_meetings()
        if m.order > meeting.order and m.state is not MeetingState.CANCELLED
    ]
    return next((m for m in later if m.date >= today), None) or next(iter(later), None)
