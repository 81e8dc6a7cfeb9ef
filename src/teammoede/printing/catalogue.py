"""The sheets there are, and what can be chosen of each; keys are those of the command line.

Makes nothing and draws nothing: window and command line read here what to offer.
"""

from dataclasses import dataclass
from enum import Enum, auto

from teammoede.domain.base import Choice
from teammoede.printing.choices import AGENDA_PARTS, MINUTES_PARTS, Part


class Option(Enum):
    """What can be chosen of a sheet."""

    MEETING = auto()
    DENSITY = auto()
    ORDER = auto()
    PARTS = auto()
    CONFIDENTIAL = auto()
    TEXT = auto()  # it can be copied as text


class Sheet(Choice):
    """The sheets that can be printed."""

    AGENDA = "agenda", "Dagsorden"
    MINUTES = "minutes", "Referat"
    FOLLOWUP = "followup", "Opfølgningsark"
    ROLES = "roles", "Rollefordeling"

    @property
    def purpose(self) -> str:
        """What it is for, in a few words."""
        return _OFFERS[self].purpose

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that can be left out; none where the sheet is one whole."""
        return _OFFERS[self].parts

    def has(self, option: Option) -> bool:
        """Return whether this can be chosen of it."""
        return option in _OFFERS[self].options


@dataclass(frozen=True)
class _Offer:
    """What one sheet has to offer."""

    purpose: str
    options: frozenset[Option]
    parts: tuple[Part, ...] = ()


_OFFERS = {
    Sheet.AGENDA: _Offer(
        "Til bordet, med plads til at skrive",
        frozenset({Option.MEETING, Option.DENSITY, Option.PARTS}),
        AGENDA_PARTS,
    ),
    Sheet.MINUTES: _Offer(
        "Hvad vi talte om og aftalte",
        frozenset({Option.MEETING, Option.PARTS, Option.CONFIDENTIAL, Option.TEXT}),
        MINUTES_PARTS,
    ),
    Sheet.FOLLOWUP: _Offer("Åbne aftaler, til personalestuen", frozenset({Option.ORDER})),
    Sheet.ROLES: _Offer("Hvem er hvor, til opslag", frozenset({Option.MEETING})),
}
