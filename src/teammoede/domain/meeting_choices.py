"""What can be said of a meeting in one word: its kind, how far it has come, who was there."""

from teammoede.domain.choice import Choice


class MeetingKind(Choice):
    """The kinds of meeting in a course, each with its own fixed agenda."""

    START_UP = "start_up", "Opstartsmøde"
    PLANNING = "planning", "Planlægningsmøde"
    EVALUATION = "evaluation", "Slutevaluering"
    VISIT = "visit", "Opfølgningsbesøg"

    @property
    def once(self) -> bool:
        """Whether a course has only one such meeting, which therefore bears no number."""
        return self in (MeetingKind.START_UP, MeetingKind.EVALUATION)


class MeetingState(Choice):
    """How far a meeting has come."""

    PLANNED = "planned", "planlagt"
    HELD = "held", "afholdt"
    APPROVED = "approved", "godkendt"
    CANCELLED = "cancelled", "aflyst"


class CancelReason(Choice):
    """Why a meeting was cancelled; counted in the evaluation."""

    NO_COVER = "no_cover", "ingen til at dække ind"
    ILLNESS = "illness", "sygdom"
    CLOSING_DAY = "closing_day", "lukkedag"
    OTHER = "other", "andet"


class Presence(Choice):
    """The four states of attendance; on paper they are letters."""

    PRESENT = "present", "til stede"
    APOLOGIES = "apologies", "afbud"
    PARTLY = "partly", "delvist"
    ABSENT = "absent", "fraværende"


class Verdict(Choice):
    """An answer to one of the three small questions at the end."""

    YES = "yes", "ja"
    PARTLY = "partly", "delvist"
    NO = "no", "nej"
