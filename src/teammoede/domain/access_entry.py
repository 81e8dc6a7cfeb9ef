"""One line of the access log: who did what to which course, and when; no text of a meeting."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from teammoede.domain.base import KEY, Record
from teammoede.domain.choice import Choice

KEPT_MONTHS = 24


class AccessEvent(Choice):
    """What happened."""

    UNLOCKED = "unlocked", "låste op"
    FAILED = "failed", "forkert adgangskode"
    LOCKED = "locked", "låste"
    OPENED = "opened", "åbnede forløb"
    SEEN = "seen", "så uddrag af forløb"
    PRINTED = "printed", "udskrev"
    SAVED = "saved", "gemte som fil"
    COPIED = "copied", "kopierede tekst"
    EXPORTED = "exported", "eksporterede"
    IMPORTED = "imported", "importerede"
    ERASED = "erased", "slettede forløb"
    RESTORED = "restored", "gendannede"
    BACKED_UP = "backed_up", "tog sikkerhedskopi"
    ACCOUNTS = "accounts", "ændrede medlemmer"
    PASSWORD = "password", "skiftede adgangskode"
    RECOVERY = "recovery", "lavede nyt gendannelsesark"
    REKEYED = "rekeyed", "skiftede arkivets nøgle"
    SETTINGS = "settings", "ændrede husets indstillinger"
    DISCLOSED = "disclosed", "gemte alt om én person"
    READ_LOG = "read_log", "gemte adgangsloggen"


class AccessEntry(Record):
    """Something that an account did; `words` say with what, such as the name of a sheet."""

    __tablename__ = "access_entry"

    at: Mapped[datetime] = mapped_column(index=True)
    account: Mapped[str] = mapped_column(String(40), default="")  # id; names change
    name: Mapped[str] = mapped_column(default="")
    event: Mapped[AccessEvent]
    course_id: Mapped[str | None] = mapped_column(KEY)  # of a course that may be erased by now
    words: Mapped[str] = mapped_column(default="")
