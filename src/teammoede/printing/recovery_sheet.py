"""The recovery sheet (Gendannelsesark): the code that opens an archive without a password.

One page to lock away. The code stands on the page and nowhere else in the PDF; keeps nothing.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.recovery_code import groups
from teammoede.printing.blocks import Dotted, Framed, say, say_marked, section, space
from teammoede.printing.flow import Columns, Row, RowLook, Stack, set_hairline
from teammoede.printing.fonts import BOLD, REGULAR
from teammoede.printing.masthead import named
from teammoede.printing.page import (
    GUTTER,
    HANG,
    READABLE,
    SMALL,
    Running,
    body_width,
    build,
    columns,
)
from teammoede.printing.styles import BULLET, CELL, COURSE, FRAMED, LABEL, TEXT, TITLE, WHEN
from teammoede.printing.wording import dated

SHEET = "Gendannelsesark"
LOCKED_AWAY = "Låses inde"

_ACROSS = 2
_SIGN = 18  # points
_PITCH = 10 * mm
_GROUP_HEIGHT = 10.5 * mm
_NUMBER = 8 * mm
_CODE = Columns.of(*[columns(5)] * _ACROSS, gutter=2 * GUTTER, start=HANG)
_CODE_LOOK = RowLook(above=0.0, below=0.0, rule="")
_STEP = Columns.of(5 * mm, READABLE - 6 * mm, gutter=1 * mm, start=HANG)
_STEP_LOOK = RowLook(above=0.0, below=0.2 * mm, rule="")
_FIELDS = Columns.of(32 * mm, body_width() - HANG - 32 * mm - GUTTER, gutter=GUTTER, start=HANG)
_FILLED = RowLook(above=0.9 * mm, below=0.3 * mm, rule="")
_TO_FILL = RowLook(above=3.4 * mm, below=0.3 * mm, rule="")

_WARNING = (
    "<b>Pas på arket som på husets nøgle.</b> Den, der har det, kan åbne arkivet og læse alt. "
    "Uden adgangskode og uden ark kan ingen åbne det, heller ikke dem, der har lavet programmet."
)
_WHEN = (
    "Har en medarbejder glemt sin adgangskode? Så giver en administrator en ny. "
    "Arket er til den dag, hvor ingen administrator kan komme ind."
)
_STEPS = (
    "Åbn teammøde, og vælg »Glemt adgangskode?«.",
    "Skriv de 14 grupper. Store og små bogstaver er det samme, og 0 og O er det samme. "
    "Programmet siger til, hvis en gruppe er skrevet forkert.",
    "Vælg en ny adgangskode.",
    "Læg arket på plads. Har andre set det, så lav et nyt i teammøde.",
)
_KEEP = (
    "I et låst skab, hvor en anden end du også kan finde det.",
    "Ikke ved computeren, ikke i tasken med den bærbare og ikke som foto.",
    "Arket gælder i stedet for alle ældre ark til arkivet. Riv dem i stykker.",
)


def recovery_sheet(code: str, *, house: str, name: str, folder: str, printed: datetime) -> bytes:
    """Return the sheet as PDF; `name` is who made it, `folder` says which archive it opens."""
    running = Running(
        sheet=SHEET,
        course=house,
        when=dated(printed.date()),
        code=name,
        hangs=LOCKED_AWAY,
        printed=printed,
    )
    return build(running, lambda: list(_story(running, groups(code), folder)))


def _story(running: Running, code: Sequence[str], folder: str) -> Iterator[Flowable]:
    yield say(SHEET, TITLE)
    yield named(running.course, COURSE)
    yield say(running.when, WHEN)
    yield space(0.5)
    yield Framed(Stack([say_marked(_WARNING, FRAMED)]))
    grid = [space(0.6), *_grid(code)]
    yield _section("code", "Gendannelseskode", grid)
    yield _section("when", "Når nogen har glemt adgangskoden", [say(_WHEN, TEXT), *_numbered()])
    kept = [say_marked(words, BULLET, bullet="•") for words in _KEEP]
    yield _section("keep", "Hvor arket skal ligge", kept)
    yield Stack(list(_about(running, folder)), tail=99, gap=4 * mm)


def _section(key: str, title: str, parts: Sequence[Flowable]) -> Stack:
    return section(key, "", title, title, parts, gap=0.9)


def _numbered() -> list[Flowable]:
    steps = enumerate(_STEPS, 1)
    rows = [Row(_STEP, [say(f"{n}."), say(words)], _STEP_LOOK) for n, words in steps]
    return [space(0.2), *rows]


def _grid(code: Sequence[str]) -> Iterator[Flowable]:
    """The groups as one reads, two beside each other, each with its number."""
    cells = [_Group(place, group) for place, group in enumerate(code, 1)]
    for start in range(0, len(cells), _ACROSS):
        row: list[Flowable | None] = [*cells[start : start + _ACROSS]]
        yield Row(_CODE, row + [None] * (_ACROSS - len(row)), _CODE_LOOK)


def _about(running: Running, folder: str) -> Iterator[Flowable]:
    """What the sheet belongs to, and two lines to fill in."""
    filled = (("Arkivet ligger i", folder), ("Lavet af", running.code))
    for label, words in filled:
        yield Row(_FIELDS, [say(label, LABEL), say(words, CELL)], _FILLED)
    for label in ("Opbevares hos", "Dato og initialer"):
        yield Row(_FIELDS, [say(label, LABEL), Dotted()], _TO_FILL)


class _Group(Flowable):
    """One group with its number, each sign in a place of its own so that none is skipped."""

    def __init__(self, number: int, group: str) -> None:
        super().__init__()
        self._number = number
        self._group = group

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = aW, _GROUP_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        base = 2.6 * mm
        canvas.setFont(REGULAR, SMALL)
        canvas.drawRightString(_NUMBER - 2.5 * mm, base, str(self._number))
        canvas.setFont(BOLD, _SIGN)
        for place, sign in enumerate(self._group):
            canvas.drawCentredString(_NUMBER + (place + 0.5) * _PITCH, base, sign)
        set_hairline(canvas)
        canvas.line(_NUMBER, 1 * mm, _NUMBER + len(self._group) * _PITCH, 1 * mm)
