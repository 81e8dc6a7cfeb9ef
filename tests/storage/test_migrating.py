"""Every schema there ever was opens, migrates and keeps every row; a failure changes nothing."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from teammoede.domain.base import Record
from teammoede.storage import migrating
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.connecting import connect, make_engine
from teammoede.storage.faults import DiskFull
from teammoede.storage.migrating import MIGRATIONS, MigrationFailed, migrate, scripts
from teammoede.storage.schema import HEAD, version_of
from teammoede.storage.store import Store

from .conftest import KEY, TODAY

RELEASED = sorted((Path(__file__).parents[1] / "data").glob("schema_*.sql"))


@pytest.fixture(params=[None, KEY], ids=["plain", "locked"])
def key(request: pytest.FixtureRequest) -> bytes | None:
    return request.param


@pytest.fixture(params=RELEASED, ids=lambda file: file.stem)
def old(request: pytest.FixtureRequest, folder: Path, key: bytes | None) -> Path:
    """The folder of an archive as an older program left it."""
    folder.mkdir()
    with closing(connect(folder / FILE_NAME, key)) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    return folder


def _all_rows(file: Path, key: bytes | None) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    with closing(connect(file, key)) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        for (table,) in connection.execute(query).fetchall():
            rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()
            yield table, [tuple(row) for row in rows]


def _version(folder: Path, key: bytes | None) -> str:
    engine = make_engine(folder / FILE_NAME, key)
    with engine.connect() as connection:
        found = version_of(connection)
    engine.dispose()
    return found


def test_an_older_archive_opens_with_every_row_and_can_be_written(
    old: Path, key: bytes | None
) -> None:
    before = dict(_all_rows(old / FILE_NAME, key))
    with closing(Store(old, device="d", key=key)) as store:
        [course] = store.courses(TODAY)
        whole = store.course(course.id)
        assert [m.name for m in whole.memberships] == ["Mette Holm", "Ayşe Demir", "Søren Łukasz"]
        assert [a.what for a in whole.actions()] == ["Del gruppen i to"]
        store.change(whole, goal="Et nyt mål")
    after = dict(_all_rows(old / FILE_NAME, key))
    kept = [table for table in before if table not in ("meta", "alembic_version")]
    for table in kept:
        if table not in ("course", "revision"):
            assert after[table] == before[table]
    assert _version(old, key) == HEAD


def test_a_migrated_archive_has_the_tables_of_a_new_one(
    old: Path, key: bytes | None, tmp_path: Path
) -> None:
    Store(old, device="d", key=key).close()
    engine = make_engine(old / FILE_NAME, key)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Record.metadata)
    engine.dispose()
    assert found == []


def test_the_copy_from_before_is_kept_as_it_was(old: Path, key: bytes | None) -> None:
    before = dict(_all_rows(old / FILE_NAME, key))
    migrate(old / FILE_NAME, key)
    [copy] = (old / "kopier").iterdir()
    assert dict(_all_rows(copy / FILE_NAME, key)) == before


def test_a_failed_migration_leaves_all_as_before(
    old: Path, key: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A version that loses rows and one that stumbles, both really run."""
    before = dict(_all_rows(old / FILE_NAME, key))
    for number, harm in enumerate(("op.execute('DELETE FROM note')", "op.drop_table('nothing')")):
        folder = tmp_path / f"versions{number}"
        folder.mkdir()
        for file in MIGRATIONS.glob("rev_*.py"):
            (folder / file.name).write_bytes(file.read_bytes())
        (folder / "rev_9999.py").write_text(
            f"from alembic import op\nrevision = '9999'\ndown_revision = '{HEAD}'\n"
            f"def upgrade():\n    {harm}\n",
            encoding="utf-8",
        )
        monkeypatch.setattr(migrating, "MIGRATIONS", folder)
        with pytest.raises((MigrationFailed, migrating.Refused)):
            migrate(old / FILE_NAME, key)
        assert dict(_all_rows(old / FILE_NAME, key)) == before


def test_a_disk_that_fills_up_while_migrating_leaves_all_as_before(
    old: Path, key: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dict(_all_rows(old / FILE_NAME, key))

    def full(file: Path, key: bytes | None) -> object:
        connection = connect(file, key)
        connection.execute("PRAGMA cache_size=1")
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    monkeypatch.setattr("teammoede.storage.connecting.connect", full)
    with pytest.raises(DiskFull):
        migrate(old / FILE_NAME, key)
    monkeypatch.undo()
    assert dict(_all_rows(old / FILE_NAME, key)) == before


def test_the_head_that_is_written_down_is_the_newest_there_is() -> None:
    assert scripts().get_current_head() == HEAD
    assert sorted(s.revision for s in scripts().walk_revisions())[0] == "0001"


def test_opening_the_newest_version_does_not_import_alembic(folder: Path) -> None:
    import subprocess
    import sys

    Store(folder, device="d", key=KEY, create=True).close()
    code = (
        "import sys; from pathlib import Path; from teammoede.storage.store import Store\n"
        "Store(Path(sys.argv[1]), device='d', key=bytes(range(32))).close()\n"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
