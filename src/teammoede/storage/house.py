"""Reads and writes what the house has settled; one row, which is there from the first change on."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from teammoede.domain.errors import InvalidValue
from teammoede.domain.house import HOUSE_ID, House
from teammoede.storage.store import Store

LIMITS = {"retention_years": (1, 30), "idle_minutes": (1, 60), "meeting_minutes": (1, 60)}


def read_house(store: Store) -> House:
    """Return what is settled, or what is usual where nothing was."""
    with store.reading() as connection, Session(connection) as session:
        house = session.scalars(select(House)).one_or_none()
        session.expunge_all()
    return house or House(id=HOUSE_ID)


def change_house(store: Store, **values: Any) -> House:
    """Settle something else; raises InvalidValue outside the limits."""
    for name, (least, most) in LIMITS.items():
        if name in values and not least <= values[name] <= most:
            raise InvalidValue(f"Skriv et tal fra {least} til {most}.")
    if "name" in values:
        values["name"] = _readable(values["name"])
    columns = [column.key for column in House.__mapper__.columns]
    if unknown := set(values) - set(columns):
        raise TypeError(f"House has no field {sorted(unknown)}")
    values["changed"] = datetime.now(UTC)
    table = House.__table__
    with store.writing() as connection:
        held = connection.execute(select(table)).mappings().one_or_none()
        usual = House(id=HOUSE_ID)
        known = dict(held) if held else {key: getattr(usual, key) for key in columns}
        connection.execute(delete(House))
        connection.execute(table.insert(), known | values)  # pyright: ignore[reportAttributeAccessIssue]
    return read_house(store)


def _readable(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise InvalidValue("Skriv, hvad huset eller kontoret hedder.")
    return name
