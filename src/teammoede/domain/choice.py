"""A fixed choice and its Danish word; needs no database, so that a sign-in can do with it."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A fixed choice: an ASCII key that is stored, and the Danish word that is shown."""

    label: str

    def __new__(cls, key: str, label: str) -> Self:
        choice = str.__new__(cls, key)
        choice._value_ = key
        choice.label = label
        return choice
