"""The share sheet (Til resten af huset) for the wall: what was tried, and what came of it.

Every word goes through the children's aliases; no name of the team, no note, no words of an answer.
"""

from collections.abc import Sequence
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.action import Action, ActionState, Worked
from teammoede.domain.course import Course
from teammoede.domain.sharing import without_aliases, worked
from teammoede.printing import masthead, wording
from teammoede.printing.blocks import Bookmark, Mark, Rule, say, space
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.page import BASELINE, Running, body_width, build
from teammoede.printing.styles import EMPTY_WALL, WALL, WALL_BOLD, WALL_COURSE, WALL_TITLE

SHEET = "Til resten af huset"
INTRO = "Det her har vi prøvet sammen på stuen, og det er der kommet ud af det."
EMPTY = "Her står de tiltag, der er valgt, og hvad der kom ud af dem."

_TITLES = {
    ActionState.STANDING_PRACTICE: "Det er blevet fast praksis",
    ActionState.DONE: "Det har vi gjort",
    ActionState.OPEN: "Det er vi i gang med",
    ActionState.DROPPED: "Det er vi holdt op med",
}
# To those who were not there; »bedre« alone says too little.
_EFFECTS = {
    Worked.TOO_EARLY: "for tidligt at sige",
    Worked.WORSE: "det gik værre",
    Worked.UNCHANGED: "ingen forskel",
    Worked.BETTER: "det går bedre",
    Worked.REACHED: "i mål",
}
_MARK, _CAME = 7 * mm, 46 * mm
_GAP = 3 * mm
_COLUMNS = Columns.of(_MARK, body_width() - _MARK - _CAME - 2 * _GAP, _CAME, gutter=_GAP)
_LOOK = RowLook(above=1.6 * mm, below=1.6 * mm, rule_from=1)


def share(course: Course, actions: Sequence[Action], *, printed: datetime) -> bytes:
    """Return the chosen initiatives as PDF, with what came of them.

    Who chose has read the page; here only the aliases that the course knows are replaced.
    """
    safe = _Safe(course)
    running = Running(
        sheet=SHEET,
        course=safe.house,
        when=wording.dated(printed.date()),
        code=course.id[:4],
        hangs=masthead.TO_HANG,
        printed=printed,
    )
    return build(running, lambda: _story(safe, actions, running.when))


def share_text(course: Course, actions: Sequence[Action]) -> str:
    """Return the same as text, for Aula or a mail."""
    safe = _Safe(course)
    blocks = [[f"{SHEET}: {safe.house}"], [INTRO]]
    for state, found in _grouped(actions):
        blocks.append([f"{_TITLES[state]}:", *(_line(safe, action) for action in found)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


class _Safe:
    """Words of the course as they may leave the room."""

    def __init__(self, course: Course) -> None:
        self._aliases = course.aliases
        named = " · ".join(name.strip() for name in (course.group, course.institution) if name)
        self.house = self(named) or self(course.title)

    def __call__(self, text: str) -> str:
        return without_aliases(text.strip(), self._aliases)


def _story(safe: _Safe, actions: Sequence[Action], when: str) -> list[Flowable]:
    story: list[Flowable] = [say(SHEET, WALL_TITLE), say(safe.house, WALL_COURSE), say(when, WALL)]
    story += [space(0.5), say(INTRO, WALL)]
    groups = _grouped(actions)
    if not groups:
        return [*story, space(1), Bookmark("empty", SHEET), say(EMPTY, EMPTY_WALL)]
    return story + [_group(safe, state, found) for state, found in groups]


def _grouped(actions: Sequence[Action]) -> list[tuple[ActionState, list[Action]]]:
    """Return the initiatives by what became of them, standing practice first."""
    groups: dict[ActionState, list[Action]] = {state: [] for state in _TITLES}
    for action in actions:
        groups[_state(action)].append(action)
    return [(state, found) for state, found in groups.items() if found]


def _state(action: Action) -> ActionState:
    closed = action.closing_answer()
    return ActionState(closed.answer.value) if closed and closed.answer else ActionState.OPEN


def _group(safe: _Safe, state: ActionState, actions: Sequence[Action]) -> Stack:
    def again() -> Flowable:
        return say(f"{_TITLES[state]} – fortsat", WALL_BOLD)

    title = Stack([Bookmark(state, _TITLES[state]), Rule(), space(0.3), _title(state)])
    rows = [_row(safe, state, action) for action in actions]
    return Stack([title, *rows], lead=1, again=again, gap=1.5 * BASELINE)


def _title(state: ActionState) -> Flowable:
    return say(_TITLES[state], WALL_COURSE)


def _row(safe: _Safe, state: ActionState, action: Action) -> Row:
    lasts = state is ActionState.STANDING_PRACTICE
    mark = Stack([space(0.31), Mark(ticked=True)]) if lasts else None  # on the larger baseline
    words = say(safe(action.what) or "(uden ord)", WALL_BOLD if lasts else WALL)
    said = worked(action)
    return Row(_COLUMNS, [mark, words, say(_EFFECTS[said], WALL) if said else None], _LOOK)


def _line(safe: _Safe, action: Action) -> str:
    said = worked(action)
    effect = f" ({_EFFECTS[said]})" if said else ""
    return f"- {safe(action.what) or '(uden ord)'}{effect}"
