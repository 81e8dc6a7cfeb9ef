"""The final evaluation (Slutevaluering): per point the team's own words, apart from the data.

What the data says comes from the course itself; nothing confidential is ever printed.
"""

from collections.abc import Sequence
from datetime import date, datetime

from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain import evaluation as facts_in_words
from teammoede.domain.action import Action, Answer
from teammoede.domain.agenda import AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.outcome import Facts, PointStory, SignStory, Tried
from teammoede.domain.sign import OWN_VIEW
from teammoede.printing import agreements, closing, curves, masthead, ratings, wording
from teammoede.printing.agreements import small
from teammoede.printing.blocks import (
    WritingLines,
    labelled,
    lines,
    say,
    say_marked,
    section,
    space,
    table,
    text_block,
)
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.fonts import REGULAR, markup
from teammoede.printing.page import GUTTER, HANG, body_width, build
from teammoede.printing.styles import (
    BULLET,
    CELL,
    EMPTY,
    LABEL,
    NARROW,
    NOTE_TEXT,
    SIDE_LABEL,
)

SHEET = "Slutevaluering"
OWN_WORDS = "Holdets egne ord"
FROM_MEETINGS = "Fra møderne"
EARLY = "Lagt frem før mødet; tallene er dem, der er skrevet op indtil nu."
COUNTED = "talt sammen af programmet"
TAKEN = "står i holdets egne ord"
NOTHING_SAID = "intet om dette punkt"

_GAP = 3 * mm
_ACROSS = 3
_SMALL = ((body_width() - HANG - (_ACROSS - 1) * GUTTER) / _ACROSS, 27 * mm)
_GRID = Columns.of(*[_SMALL[0]] * _ACROSS, gutter=GUTTER, start=HANG)
_WIDE = (body_width() - HANG, 30 * mm)
_INDENTED = Columns(((HANG, _WIDE[0]),))
_QUIET = RowLook(above=0.8 * mm, below=0.8 * mm, rule="")
_WHO = 26 * mm
_CAME = 56 * mm
_WHAT = body_width() - HANG - _WHO - _CAME - 2 * _GAP
_TRIED = Columns(((0.0, HANG - GUTTER), *Columns.of(_WHAT, _WHO, _CAME, start=HANG).places))
_KEPT = Columns(
    (
        (0.0, HANG - GUTTER),
        *Columns.of(body_width() - HANG - _CAME - _GAP, _CAME, start=HANG).places,
    )
)
_TIGHT = RowLook(above=0.8 * mm, below=0.3 * mm, rule_from=1)
_COUNTED = f'<font name="{REGULAR}">({COUNTED})</font>'
_ROOM = 4  # lines to write on before the meeting was held


def evaluation(meeting: Meeting, *, printed: datetime, today: date) -> bytes:
    """Return the final evaluation as PDF, of the whole course up to this meeting."""
    sheet = _Evaluation(meeting, today)
    return build(masthead.running(meeting, SHEET, printed), lambda: sheet.story(printed))


class _Evaluation:
    def __init__(self, meeting: Meeting, today: date) -> None:
        self.meeting = meeting
        self.early = meeting.state is MeetingState.PLANNED and today < meeting.date
        self.course = meeting.course
        self.facts = Facts.of(meeting.course, meeting)
        self.drafted = facts_in_words.draft(meeting)

    def story(self, printed: datetime) -> list[Flowable]:
        items = self.meeting.full_agenda.items
        when = " · ".join(wording.time_and_place(self.meeting))
        return [
            *masthead.top(SHEET, self._period(), self.course, when),
            *(say(text, CELL) for text in self._state()),
            *masthead.people(self.meeting, to_tick=not self.meeting.is_held),
            *self._missing(),
            *masthead.goal(self.course),
            *(self._point(number, item) for number, item in enumerate(items, 1)),
            closing.of_minutes(self.meeting, printed),
        ]

    def _state(self) -> list[str]:
        return [EARLY] if self.early else wording.state(self.meeting)

    def _period(self) -> str:
        first, last = self._span()
        return f"{wording.day_only(first)}{first.year} – {wording.day_only(last)}{last.year}"

    def _missing(self) -> list[Flowable]:
        """Name whoever was at the start-up meeting and is not here (seed 003)."""
        missing = self.meeting.missing_from_start()
        if not missing:
            return []
        names = ", ".join(f"{m.name} ({m.function.label})" for m in missing)
        said = f"<b>Mangler fra opstartsmødet:</b> {markup(names)}"
        return [space(0.25), say_marked(said, CELL)]

    def _point(self, number: int, item: AgendaItem) -> Flowable:
        parts = [*self._own_words(item), *self._from_meetings(item), *self._agreed(item)]
        airy = [block for part in parts for block in (space(0.35), part)][1:]
        return section(f"point-{number}", str(number), item.title, item.short, airy, gap=1.25)

    def _own_words(self, item: AgendaItem) -> list[Flowable]:
        note = self.meeting.note_on(item.key)
        said = note.text.strip() if note else ""
        if said:
            return [labelled(OWN_WORDS, text_block(said))]
        if self.meeting.state is MeetingState.PLANNED:
            return [WritingLines(_ROOM, OWN_WORDS)]
        return [say(f"{OWN_WORDS}: intet skrevet", EMPTY)]

    def _from_meetings(self, item: AgendaItem) -> list[Flowable]:
        special = {
            "goal": self._signs,
            "seven_points": self._tried,
            "change": self._change,
            "keep": self._kept,
        }
        blocks = special[item.key]() if item.key in special else []
        blocks = blocks or _sentences(self._not_taken(item.key))
        if not blocks:
            said = TAKEN if item.key in self.drafted else NOTHING_SAID
            return [say(f"{FROM_MEETINGS}: {said}", EMPTY)]
        label = say_marked(f"{FROM_MEETINGS}&nbsp; {_COUNTED}", SIDE_LABEL)
        return [space(0.2), Stack([label, blocks[0]], lead=1), *blocks[1:]]

    def _not_taken(self, point: str) -> list[str]:
        """Return the sentences of a point that the team has not made its own as they are."""
        note = self.meeting.note_on(point)
        return [line for line in self.drafted.get(point, []) if not note or line not in note.text]

    # the goal

    def _signs(self) -> list[Flowable]:
        if not self.facts.is_rated:
            return [say("Tegnene er ikke vurderet på noget møde.", EMPTY)]
        rated = [story for story in self.facts.signs if story.rated]
        said = " ".join([*facts_in_words.raters(self.facts), wording.SCALE_WORDS, OWN_VIEW])
        left = [story.sign.title for story in self.facts.signs if not story.rated]
        also = [say(f"Ikke vurderet: {', '.join(left)}.", NOTE_TEXT)] if left else []
        return [ratings.compared(rated), *also, say(said, NOTE_TEXT), *self._curves(rated)]

    def _curves(self, stories: Sequence[SignStory]) -> list[Flowable]:
        began = [t.action.meeting.date for t in self.facts.tried]
        drawn = [
            curves.sign_curve(
                story.sign.title,
                [(rated.day, rated.value) for rated in story.rated],
                started=began,
                span=self._span(),
                size=_SMALL,
            )
            for story in stories
        ]
        rows: list[Flowable] = [
            _beside(drawn[start : start + _ACROSS]) for start in range(0, len(drawn), _ACROSS)
        ]
        return [*rows, say(curves.MARKS, NOTE_TEXT)] if began else rows

    def _span(self) -> tuple[date, date]:
        """The course's weeks: all curves have the same, so that they can be compared."""
        first = self.course.ordered_meetings()[0].date
        return min(self.course.start or first, first), self.meeting.date

    # the seven points

    def _tried(self) -> list[Flowable]:
        stories = [point for point in self.facts.points if point.tried]
        if not stories:
            return [say("Der er ingen aftaler fra møderne.", EMPTY)]
        bare = [point.item.short for point in self.facts.points if not point.tried]
        blocks: list[Flowable] = [_story_of(point, self.meeting.date) for point in stories]
        return [*blocks, say(f"Ingen aftaler: {', '.join(bare)}.", NOTE_TEXT)] if bare else blocks

    # change

    def _change(self) -> list[Flowable]:
        weeks = [(w.monday, w.share) for w in self.course.absences if w.monday <= self.facts.day]
        if not any(share is not None for _, share in weeks):
            absence = [say("Børnenes fravær: ikke skrevet op", EMPTY)]
        else:
            curve = curves.absence_curve(weeks, span=self._span(), size=_WIDE)
            absence = [Row(_INDENTED, [curve], _QUIET)]
        return [*absence, *_sentences(self._not_taken("change"))]

    # what is kept

    def _kept(self) -> list[Flowable]:
        actions = [tried.action for tried in self.facts.standing]
        if not actions:
            nothing = say("Intet er blevet fast praksis endnu.", EMPTY)
            return [nothing, *_sentences(facts_in_words.helped_only(self.facts))]
        day = self.meeting.date
        rows = [
            Row(
                _KEPT,
                [None, _what(action), say(wording.names(action, day), NARROW)],
                _TIGHT,
            )
            for action in actions
        ]
        kept = table(_KEPT, ("", "Fast praksis", "Hvem holder det?"), rows)
        return [kept, *_sentences(facts_in_words.helped_only(self.facts))]

    def _agreed(self, item: AgendaItem) -> list[Flowable]:
        actions = self.meeting.agreed_on(item.key)
        if not actions:
            return []
        rows = [agreements.row(action, box=False, home=self.meeting) for action in actions]
        titles = ("", "Aftalt på mødet: hvad", "Hvem", "Hvornår")
        return [space(0.2), table(agreements.COLUMNS, titles, rows)]


def _sentences(said: Sequence[str]) -> list[Flowable]:
    bullets = [say_marked(markup(line), BULLET, bullet="•") for line in said]
    return [Stack(bullets)] if bullets else []


def _beside(drawn: Sequence[Drawing]) -> Row:
    cells: list[Flowable | None] = [*drawn]
    return Row(_GRID, cells + [None] * (_ACROSS - len(cells)), _QUIET)


def _story_of(point: PointStory, day: date) -> Stack:
    """Return a point's agreements as a tight table under what became of them."""
    rows = [_row(tried, day) for tried in point.tried]
    many = facts_in_words.counted(len(point.tried), "aftale", "aftaler")
    helped = len(point.helped)
    said = f"{many} – {facts_in_words.ended(point)}" + (f"; {helped} hjalp" if helped else "")
    title = say_marked(f"<b>{markup(point.item.short)}</b>&nbsp; {small(said)}", NARROW)
    head = Row(_INDENTED, [title], RowLook(above=1.2 * mm, below=0.0, rule=""))

    def again() -> Row:
        return _titles(f"{point.item.short} – fortsat")

    return Stack([head, _titles("Prøvet"), *rows], lead=2, tail=2, again=again)


def _titles(first: str) -> Row:
    titles = (first, "Hvem", "Hvad kom der ud af det?")
    cells: list[Flowable | None] = [None, *(say(title, LABEL) for title in titles)]
    return Row(_TRIED, cells, RowLook(above=0.35 * mm, below=0.0, rule_from=1))


def _row(tried: Tried, day: date) -> Row:
    cells = [
        None,
        _what(tried.action),
        say(wording.names(tried.action, day), NARROW),
        _came(tried),
    ]
    return Row(_TRIED, cells, _TIGHT)


def _what(action: Action) -> Flowable:
    return say_marked(lines(action.what) or "(uden ord)", NARROW)


def _came(tried: Tried) -> Stack:
    """Say how it ended, whether it was done and worked, and the last words that were given."""
    word = tried.ended.label if tried.ended else "stadig åben"
    asides = [tried.carried.label] if tried.carried and tried.ended is not Answer.DONE else []
    asides += [f"virkede det: {tried.worked.label}"] if tried.worked else []
    said = say_marked(f"<b>{markup(word)}</b>&nbsp; {small(' · '.join(asides))}", NARROW)
    return Stack([said, say(tried.words, NARROW)] if tried.words else [said])
