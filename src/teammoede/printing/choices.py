"""What a user can choose about a sheet: how dense, which parts, in which order.

Keys are those of the command line; makes nothing.
"""

from teammoede.domain.choice import Choice


class Density(Choice):
    """How much room an agenda gives to a ballpoint."""

    COMPACT = "kompakt", "Kompakt"
    ROOMY = "plads", "God plads"


class Part(Choice):
    """The parts of an agenda or of minutes that can be left out."""

    PEOPLE = "people", "Deltagere"
    GOAL = "goal", "Målet"
    SINCE_LAST = "since_last", "Siden sidst"
    DISCUSSION = "discussion", "Drøftelse"
    AGREED = "agreed", "Aftaler"
    ROLES = "roles", "Rolleplan"
    CLOSING = "closing", "Afrunding og næste møde"


class Order(Choice):
    """How the follow-up sheet is sorted."""

    PERSON = "person", "Efter person"
    DUE = "due", "Efter frist"


AGENDA_PARTS = (
    Part.PEOPLE,
    Part.GOAL,
    Part.SINCE_LAST,
    Part.DISCUSSION,
    Part.AGREED,
    Part.CLOSING,
)
MINUTES_PARTS = tuple(Part)
