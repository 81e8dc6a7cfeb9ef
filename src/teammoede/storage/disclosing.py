"""Gathers for one person what the archive holds on them, with the former versions and the log."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from teammoede.domain.about_person import AboutPerson, about_person
from teammoede.domain.revision import Revision
from teammoede.storage.access_log import entries
from teammoede.storage.faults import AdministratorOnly
from teammoede.storage.loading import load
from teammoede.storage.store import Store


def disclose(store: Store, name: str, today: date, also: Iterable[str] = ()) -> AboutPerson:
    """Return all there is on a person; raises AdministratorOnly, InvalidValue on a vague name."""
    if store.viewer is not None and not store.viewer.is_administrator:
        raise AdministratorOnly
    log = entries(store)
    with store.reading() as connection, Session(connection) as session:
        courses = load(session)
        revisions = list(session.scalars(select(Revision)))
        session.expunge_all()
    return about_person(courses, name, today=today, also=also, revisions=revisions, log=log)


def known_names(store: Store, today: date) -> list[str]:
    """Return whoever was ever on a team, and the children's aliases, each once."""
    courses = store.courses(today)
    people = {member.name for course in courses for member in course.memberships}
    return sorted(people | {a for c in courses for a in c.aliases}, key=str.casefold)
