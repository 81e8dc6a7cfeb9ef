"""A full disk under the window's archive, and room again; no test is in here."""

from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.layout import ARCHIVE_NAME
from tests.ui.conftest import Screen

_FILLER = (
    "INSERT INTO revision (id, course_id, kind, entity, field, clock, device, author, parents,"
    " value) VALUES (?, '', '', ?, '', '', '', '', '[]', '\"\"')"
)


def fill_up(screen: Screen, spare: int = 0) -> None:
    """Leave no room in the window's archive, or a few pages for the first of several steps."""
    store = screen.desk.store
    assert screen.desk.door is not None
    assert screen.desk.door.unlocked is not None
    pages = _fill_last_page(store.folder, screen.desk.door.unlocked.key)
    store.changed_elsewhere()  # it was us
    with store.reading() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + spare}")


def _fill_last_page(folder: Path, key: bytes) -> int:
    """Use up what room the last pages still have, so that the next revision needs a new one."""
    with closing(connect(folder / ARCHIVE_NAME, key)) as other:
        [pages] = other.execute("PRAGMA page_count").fetchone()
        other.execute(f"PRAGMA max_page_count={pages}")
        with suppress(dbapi2.Error):
            for number in count():
                other.execute(_FILLER, (f"fyld-{number}", f"fyld-{number}"))
    return int(pages)


def make_room(screen: Screen) -> None:
    """Let the archive grow again."""
    with screen.desk.store.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
