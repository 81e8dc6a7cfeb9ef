"""Looks the whole archive through: every page, every reference, every course; mends nothing."""

from sqlalchemy import func, select

from teammoede.domain.action import Action
from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_part import Note
from teammoede.domain.revision import Revision
from teammoede.storage.faults import ArchiveDamaged
from teammoede.storage.store import Store

_COUNTED: dict[str, type[Record]] = {
    "Forløb": Course,
    "Møder": Meeting,
    "Drøftelser": Note,
    "Aftaler": Action,
    "Tidligere udgaver": Revision,
}


def check(store: Store) -> dict[str, int]:
    """Return how much the archive holds, by Danish name; raises ArchiveDamaged."""
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        counts = {
            name: connection.execute(select(func.count()).select_from(kind)).scalar_one()
            for name, kind in _COUNTED.items()
        }
        keys = connection.execute(select(Course.id)).scalars().all()
    if pages != ["ok"]:
        raise ArchiveDamaged("Arkivet er beskadiget. Behold filen, og sæt en kopi i stedet.")
    if loose:
        raise ArchiveDamaged(
            f"Arkivet hænger ikke sammen: {len(loose)} rækker peger på noget, der mangler."
        )
    for key in keys:
        _read(store, key)
    return counts


def _read(store: Store, key: str) -> None:
    try:
        for meeting in store.course(key).meetings:
            meeting.agenda  # noqa: B018 - reading it is the check
    except (LookupError, TypeError, ValueError) as error:
        raise ArchiveDamaged(f"Forløbet {key} i arkivet kan ikke læses.") from error
