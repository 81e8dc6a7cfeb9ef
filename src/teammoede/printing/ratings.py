"""The team's ratings of the signs: boxes to tick with a ballpoint, or what was given and why.

Says wherever it prints a rating that it is the team's own view.
"""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.meeting import Meeting
from teammoede.domain.outcome import SignStory
from teammoede.domain.sign import HIGHEST, LOWEST, OWN_VIEW, SCALE, Rated, Sign
from teammoede.domain.week import week_label
from teammoede.printing import wording
from teammoede.printing.agreements import small
from teammoede.printing.blocks import WRITING_PITCH, Choices, Dotted, say, say_marked, space, table
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.fonts import markup
from teammoede.printing.page import GUTTER, HANG, body_width
from teammoede.printing.styles import EMPTY, NARROW, NOTE_TEXT

NO_SIGNS = "Her står tegnene, når de er valgt."
NOT_RATED = "Tegnene: ikke vurderet"

_HARD_SPACE = "\u00a0"
_GAP = 3 * mm
_SIGN = 50 * mm
_BOXES = 57 * mm
_VALUE = 19 * mm
_HANGING = (0.0, HANG - GUTTER)


def _columns(*widths: float) -> Columns:
    """Lay columns beside what hangs at the left; the last one takes the rest."""
    rest = body_width() - HANG - sum(widths) - len(widths) * _GAP
    return Columns((_HANGING, *Columns.of(*widths, rest, start=HANG).places))


_TO_TICK = _columns(_SIGN, _BOXES)
_GIVEN = _columns(_SIGN, _VALUE, _VALUE)
_LOOK = RowLook(above=1.0 * mm, below=0.4 * mm, rule_from=1)
_TICK_LOOK = RowLook(above=0.8 * mm, below=0.8 * mm, least=WRITING_PITCH, rule="")


def to_tick(meeting: Meeting) -> list[Flowable]:
    """Return a row of boxes 1–5 for each sign, with what it was given last time."""
    signs = meeting.course.live_signs()
    if not signs:
        return [say(NO_SIGNS, EMPTY)]
    titles = ("", "Tegn", f"{SCALE[0]} {LOWEST} – {SCALE[-1]} {HIGHEST}", "Hvorfor?")
    rows = [_boxes(meeting, sign) for sign in signs]
    said = f"{OWN_VIEW} Hvor mange vurderede? {meeting.raters or '________'}"
    return [space(0.3), table(_TO_TICK, titles, rows), say(said, NOTE_TEXT), space(0.3)]


def _boxes(meeting: Meeting, sign: Sign) -> Row:
    given = meeting.rating_of(sign)
    value = str(given.value) if given and given.value else ""
    why = given.why.strip() if given else ""
    before = wording.rated_before(meeting, sign)
    last = f"sidst {before[-1].value} ({week_label(before[-1].day)})" if before else ""
    named = say_marked(
        f"{markup(sign.title)}&nbsp; {small(last.replace(' ', _HARD_SPACE))}", NARROW
    )
    choices = Choices([str(number) for number in SCALE], value)
    return Row(_TO_TICK, [None, named, choices, say(why, NARROW) if why else Dotted()], _TICK_LOOK)


def given(meeting: Meeting) -> list[Flowable]:
    """Return what the meeting gave each sign, beside what it was given first, and why."""
    rated = wording.rated(meeting)
    if not rated:
        return [say(NOT_RATED, EMPTY)]
    rows = []
    for sign, rating in rated:
        first = next(iter(wording.rated_before(meeting, sign)), None)
        rows.append(_row(sign, _value(first), f"<b>{rating.value}</b>", rating.why))
    titles = ("", "Tegn", "Første gang", "Nu", "Hvorfor?")
    said = say(wording.by_whom(meeting.raters), NOTE_TEXT)
    return [table(_GIVEN, titles, rows), space(0.2), said]


def compared(stories: Sequence[SignStory]) -> Stack:
    """Return the first rating of each sign beside the last one, and why it was given."""
    rows = []
    for story in stories:
        last = story.last or story.first
        why = last.why if last else ""
        rows.append(_row(story.sign, _value(story.first), _value(story.last, bold=True), why))
    return table(_GIVEN, ("", "Tegn", "Først", "Til sidst", "Hvorfor?"), rows)


def _row(sign: Sign, first: str, now: str, why: str) -> Row:
    cells = [
        None,
        say(sign.title, NARROW),
        say_marked(first, NARROW),
        say_marked(now, NARROW),
        say(why, NARROW),
    ]
    return Row(_GIVEN, cells, _LOOK)


def _value(rated: Rated | None, *, bold: bool = False) -> str:
    """Return the number with its week, as markup."""
    if rated is None:
        return "–"
    number = f"<b>{rated.value}</b>" if bold else str(rated.value)
    return f"{number} {small(week_label(rated.day))}"
