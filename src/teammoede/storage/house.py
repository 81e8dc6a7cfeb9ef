"""Reads and writes what the house has settled; one row, which is there from the first change on."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from teammoede.domain.errors import InvalidValue
from teammoede.domain.house import HOUSE_ID, House
from teammoede.storage.store import Store

_LIMITS = {"retention_years": (1, 30), "idle_minutes": (1, 60), "meeting_minutes": (1, 60)}


def read_house(store: Store) -> House:
    """Return what is settled, or what is usual where nothing was."""
    with store.reading() as connection, Session(connection) as session:
        house = session.scalars(select(House)).one_or_none()
        session.expunge_all()
    return house or House(id=HOUSE_ID)


def change_house(store: Store, **values: Any) -> House:
    """Settle something else; raises InvalidValue outside the limits."""
    for name, (least, most) in _LIMITS.items():
        if name in values and not least <= values[name] <= most:
            raise InvalidValue(f"Skriv et tal fra {least} til {most}.")
    house = read_house(store)
    table = House.__table__
    whole = {c.key: values.get(c.key, getattr(house, c.key)) for c in House.__mapper__.columns}
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM house")
        connection.execute(table.insert(), whole)  # pyright: ignore[reportAttributeAccessIssue]
    return read_house(store)
