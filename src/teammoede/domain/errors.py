"""The expected refusals, each one a Danish sentence for the user that says what to do."""

from typing import Any


class Refused(Exception):
    """Something that cannot be done, said in plain Danish; nothing was changed.

    Where fields could not be written, it says of which record and which values.
    """

    record: Any = None
    values: dict[str, Any]

    def __init__(self, *sentences: object) -> None:
        super().__init__(*sentences)
        self.values = {}


class MeetingLocked(Refused):
    """The minutes are approved; they must be reopened before they can change."""

    def __init__(self) -> None:
        super().__init__("Referatet er godkendt og låst. Genåbn mødet, hvis noget skal rettes.")


class InvalidValue(Refused):
    """A value that the field cannot hold, such as an empty title or an end before the start."""
