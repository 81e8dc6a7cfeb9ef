"""Standing practice (Holder vi fast?) for the visits: does it live, and what help is needed.

Everything that became fast praksis or was to be kept, with boxes to tick or as it was answered.
"""

from datetime import date, datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.action import Action
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.practice import PracticeCheck, PracticeState, kept_practice, practice_at
from teammoede.domain.week import dated
from teammoede.printing import masthead, wording
from teammoede.printing.agreements import small
from teammoede.printing.blocks import (
    Choices,
    Dotted,
    lines,
    say,
    say_marked,
    section,
    space,
    table,
)
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.fonts import markup
from teammoede.printing.page import GUTTER, HANG, body_width, build
from teammoede.printing.styles import CELL, EMPTY, LABEL, NARROW, NOTE, TEXT

SHEET = "Holder vi fast?"
NOTHING_KEPT = "Intet er blevet fast praksis endnu. Her står, hvad der skal bestå."

_GAP = 3 * mm
_BOXES = 62 * mm
_WHAT = body_width() - HANG - _BOXES - _GAP
_COLUMNS = Columns(((0.0, HANG - GUTTER), *Columns.of(_WHAT, _BOXES, start=HANG).places))
_HELP = Columns.of(11 * mm, _BOXES - 14 * mm)
_TITLES = ("", "Det holder vi fast i", "Hvordan går det?")
_QUIET = RowLook(above=0.0, below=0.0, rule="")
_LOOK = RowLook(above=1.6 * mm, below=2.2 * mm, rule_from=1)
_TIGHT = RowLook(above=1.0 * mm, below=0.8 * mm, rule_from=1)
_LINES = 2  # to write which help is needed


def standing(course: Course, *, meeting: Meeting | None, printed: datetime, today: date) -> bytes:
    """Return the sheet as PDF: for a visit as it was answered, else with everything to tick."""
    if meeting is not None:
        running = masthead.running(meeting, SHEET, printed)
    else:
        running = masthead.running_of_course(course, SHEET, printed, today)
    return build(running, lambda: _story(course, meeting, today))


def _story(course: Course, meeting: Meeting | None, today: date) -> list[Flowable]:
    if meeting is not None:
        story = masthead.meeting_top(meeting, SHEET)
    else:
        story = masthead.top(SHEET, "", course, wording.dated(today))
    story += masthead.goal(course)
    actions = kept_practice(course, before=meeting)
    if not actions:
        nothing: list[Flowable] = [say(NOTHING_KEPT, EMPTY)]
        return [*story, section("standing", "", "Fast praksis", "Fast praksis", nothing)]
    parts: list[Flowable] = []
    if meeting is None or not meeting.is_held:
        ask = "Sæt et kryds ved hver: lever det, lever det delvist, eller er det glemt?"
        parts += [say(ask, TEXT), space(0.5)]
    parts.append(table(_COLUMNS, _TITLES, [_asked(a, meeting, today) for a in actions]))
    return [*story, section("standing", "", "Fast praksis", "Fast praksis", parts)]


def _asked(action: Action, meeting: Meeting | None, today: date) -> Row:
    day = meeting.date if meeting else today
    check = meeting.check_of(action) if meeting else None
    parts = [_what(action, day), *_earlier(action, meeting, day)]
    help_words = check.help.strip() if check else ""
    if help_words:
        helping = [Row(_HELP, [say("Hjælp", LABEL), say(help_words, NARROW)], _QUIET)]
    elif meeting is not None and meeting.is_held:
        helping = []
    else:
        helping = [_help_line(number) for number in range(_LINES)]
    answered: list[Flowable] = [_boxes(check), space(0.5), *helping]
    return Row(_COLUMNS, [None, Stack(parts), Stack(answered)], _LOOK)


def _boxes(check: PracticeCheck | None) -> Choices:
    chosen = check.state.label if check and check.state else ""
    return Choices([state.label for state in PracticeState], chosen)


def _help_line(number: int) -> Row:
    look = RowLook(above=0.0 if number == 0 else 4 * mm, below=0.0, rule="")
    return Row(_HELP, [None if number else say("Hjælp", LABEL), Dotted()], look)


def _what(action: Action, day: date) -> Stack:
    """Return the practice, and in small type who keeps it and since when."""
    who = wording.names(action, day)
    closing = action.closing_answer()
    since = closing.meeting.date if closing else action.meeting.date
    word = "fast praksis siden" if closing else "skal bestå, aftalt"
    asides = [part for part in (who, f"{word} {dated(since, day)}") if part]
    return Stack([say(action.what or "(uden ord)", CELL), say(" · ".join(asides), NOTE)])


def _earlier(action: Action, meeting: Meeting | None, day: date) -> list[Flowable]:
    """Return in small type what earlier visits found."""
    found: list[Flowable] = []
    for visit in action.meeting.course.ordered_meetings():
        if visit.state is MeetingState.CANCELLED or (meeting and visit.order >= meeting.order):
            continue
        check = visit.check_of(action)
        if check is not None and check.state is not None:
            helped = f", {check.help.strip()}" if check.help.strip() else ""
            said = f"{dated(visit.date, day)}: <b>{check.state.label}</b>{markup(helped)}"
            found.append(say_marked(said, NOTE))
    return found


# in a visit's own agenda and minutes


def to_tick(meeting: Meeting) -> list[Flowable]:
    """Return each practice with its three boxes, tight, for the agenda."""
    actions = practice_at(meeting)
    if not actions:
        return [say(NOTHING_KEPT, EMPTY)]
    rows = [
        Row(
            _COLUMNS, [None, _named(action, meeting.date), _boxes(meeting.check_of(action))], _TIGHT
        )
        for action in actions
    ]
    return [space(0.3), table(_COLUMNS, _TITLES, rows), space(0.3)]


def given(meeting: Meeting) -> list[Flowable]:
    """Return what a visit found of each practice, and which help is needed."""
    actions = practice_at(meeting)
    if not actions:
        return [say(NOTHING_KEPT, EMPTY)]
    rows = []
    for action in actions:
        check = meeting.check_of(action)
        cells = [None, _named(action, meeting.date), _found(check)]
        rows.append(Row(_COLUMNS, cells, _TIGHT))
    return [table(_COLUMNS, _TITLES, rows)]


def _found(check: PracticeCheck | None) -> Flowable:
    if check is None or (check.state is None and not check.help.strip()):
        return say_marked(f"<i>{wording.UNANSWERED}</i>", NARROW)
    state = f"<b>{check.state.label}</b>" if check.state else ""
    helped = f"Hjælp: {lines(check.help)}" if check.help.strip() else ""
    return say_marked("<br/>".join(part for part in (state, helped) if part), NARROW)


def _named(action: Action, day: date) -> Flowable:
    who = wording.names(action, day)
    return say_marked(f"{lines(action.what) or '(uden ord)'}&nbsp; {small(who)}", NARROW)
