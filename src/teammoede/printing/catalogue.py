"""The sheets there are, and what can be chosen of each; keys are those of the command line.

Makes nothing and draws nothing: window and command line read here what to offer.
"""

from dataclasses import dataclass
from enum import Enum, auto

from teammoede.domain.catching_up import who_missed
from teammoede.domain.choice import Choice
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.printing.choices import AGENDA_PARTS, MINUTES_PARTS, Part


class Option(Enum):
    """What can be chosen of a sheet."""

    MEETING = auto()
    SERIES = auto()  # one meeting or all that are to come; it can be kept as a calendar file too
    DENSITY = auto()
    ORDER = auto()
    SIZE = auto()
    PEOPLE = auto()
    INITIATIVES = auto()  # and it has to be read before it leaves the room
    PARTS = auto()
    CONFIDENTIAL = auto()
    TEXT = auto()  # it can be copied as text


class SheetGroup(Choice):
    """When a sheet is wanted; lists of the sheets are in this order."""

    BEFORE = "before", "Til mødet"
    AFTER = "after", "Efter mødet"
    WALL = "wall", "Til opslag"
    COURSE = "course", "Hele forløbet"


class Sheet(Choice):
    """The sheets that can be printed."""

    AGENDA = "agenda", "Dagsorden"
    INVITATION = "invitation", "Indkaldelse"
    COMMITMENTS = "commitments", "Forpligtelser"
    MINUTES = "minutes", "Referat"
    FOLLOWUP = "followup", "Opfølgningsark"
    CATCHUP = "catchup", "Hvad gik du glip af?"
    ROLES = "roles", "Rollefordeling"
    PLAN = "plan", "Forløbsplan"
    SHARE = "share", "Til resten af huset"
    INTRODUCTION = "introduction", "Introduktion"
    EVALUATION = "evaluation", "Slutevaluering"
    STANDING = "standing", "Holder vi fast?"

    @property
    def group(self) -> SheetGroup:
        """When it is wanted."""
        return _OFFERS[self].group

    @property
    def purpose(self) -> str:
        """What it is for, in a few words."""
        return _OFFERS[self].purpose

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that can be left out; none where the sheet is one whole."""
        return _OFFERS[self].parts

    @property
    def kind(self) -> MeetingKind | None:
        """The only kind of meeting that it can be made of."""
        return _OFFERS[self].kind

    def has(self, option: Option) -> bool:
        """Return whether this can be chosen of it."""
        return option in _OFFERS[self].options


@dataclass(frozen=True)
class _Offer:
    """What one sheet has to offer."""

    group: SheetGroup
    purpose: str
    options: frozenset[Option] = frozenset()
    parts: tuple[Part, ...] = ()
    kind: MeetingKind | None = None


_OFFERS = {
    Sheet.AGENDA: _Offer(
        SheetGroup.BEFORE,
        "Til bordet, med plads til at skrive",
        frozenset({Option.MEETING, Option.DENSITY, Option.PARTS}),
        AGENDA_PARTS,
    ),
    Sheet.INVITATION: _Offer(
        SheetGroup.BEFORE,
        "Hvem, hvornår, hvor og hvorfor",
        frozenset({Option.MEETING, Option.SERIES, Option.TEXT}),
    ),
    Sheet.COMMITMENTS: _Offer(
        SheetGroup.BEFORE, "Hvad hus, team, leder og PPR siger ja til på opstartsmødet"
    ),
    Sheet.MINUTES: _Offer(
        SheetGroup.AFTER,
        "Hvad vi talte om og aftalte",
        frozenset({Option.MEETING, Option.PARTS, Option.CONFIDENTIAL, Option.TEXT}),
        MINUTES_PARTS,
    ),
    Sheet.FOLLOWUP: _Offer(
        SheetGroup.AFTER, "Åbne aftaler, til personalestuen", frozenset({Option.ORDER})
    ),
    Sheet.CATCHUP: _Offer(
        SheetGroup.AFTER,
        "En side til hver, der ikke var med hele tiden",
        frozenset({Option.MEETING, Option.PEOPLE}),
    ),
    Sheet.ROLES: _Offer(SheetGroup.WALL, "Hvem er hvor, uge for uge", frozenset({Option.MEETING})),
    Sheet.PLAN: _Offer(SheetGroup.WALL, "Halvåret på én side", frozenset({Option.SIZE})),
    Sheet.SHARE: _Offer(
        SheetGroup.WALL,
        "Hvad vi har prøvet, uden at nævne et barn",
        frozenset({Option.INITIATIVES, Option.TEXT}),
    ),
    Sheet.INTRODUCTION: _Offer(SheetGroup.COURSE, "Til en ny kollega eller en vikar"),
    Sheet.EVALUATION: _Offer(
        SheetGroup.COURSE,
        "Hvad forløbet førte til, til leder og PPR",
        frozenset({Option.MEETING}),
        kind=MeetingKind.EVALUATION,
    ),
    Sheet.STANDING: _Offer(
        SheetGroup.COURSE,
        "Lever det, vi ville holde fast i? Til opfølgningsbesøget",
        frozenset({Option.MEETING}),
        kind=MeetingKind.VISIT,
    ),
}


# which meeting


def offered_meetings(sheet: Sheet, course: Course) -> list[Meeting]:
    """Return the meetings that the sheet can be made of, by date."""
    meetings = course.ordered_meetings()
    if sheet.kind is not None:
        return [m for m in meetings if m.kind is sheet.kind]
    if sheet.has(Option.SERIES):
        return [m for m in meetings if not m.is_held]
    return meetings


def fitting_meeting(sheet: Sheet, course: Course, wanted: Meeting | None) -> Meeting | None:
    """Return the meeting wanted, where the sheet can be made of it, else the one that fits best."""
    offered = offered_meetings(sheet, course)
    if sheet is Sheet.CATCHUP and not (wanted and who_missed(wanted)):
        return course.last_held() or wanted
    if wanted in offered:
        return wanted
    going_ahead = [m for m in offered if m.state is not MeetingState.CANCELLED]
    planned = [m for m in going_ahead if m.state is MeetingState.PLANNED]
    return next(iter([*planned, *going_ahead[::-1], *offered]), None)
