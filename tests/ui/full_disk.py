"""A full disk under the window's archive, and room again; no test is in here."""

from tests.ui.conftest import Screen


def fill_up(screen: Screen, spare: int = 0) -> None:
    """Leave no page free in the window's archive, or a few for the first of several steps."""
    with screen.desk.store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + spare}")


def make_room(screen: Screen) -> None:
    """Let the archive grow again."""
    with screen.desk.store.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
