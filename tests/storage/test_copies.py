"""A copy tells what it holds, opens with the keys of its day, and has no trace of being read."""

import os
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.domain.viewer import Role
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.backup import backups, clear_drafts, due, last, make_backup
from teammoede.storage.connecting import connect
from teammoede.storage.copies import (
    CopyDamaged,
    CopyNewer,
    CopyNotOpened,
    check,
    contents,
    key_by_code,
    key_by_password,
    key_of,
)
from teammoede.storage.faults import WrongPassword
from teammoede.storage.layout import COPIES
from teammoede.storage.store import Store
from teammoede.storage.vault import (
    begin_generation,
    end_generation,
    give_password,
    invite,
    renew_recovery,
    unlock,
)

from .conftest import KEY, TODAY, Clock
from .vaults import CHEAP, create_vault

DANISH = timezone(timedelta(hours=1))


def test_a_copy_tells_of_its_courses(store: Store, course: Course, clock: Clock) -> None:
    clock.advance(minutes=5)
    store.change(course.meetings[0], date=date(2026, 11, 20))
    store.hold(course.meetings[0])
    changed = clock.at
    clock.advance(days=1)
    held = contents(store.backup(), KEY)
    [only] = held.courses
    assert (only.id, only.title, only.last_meeting) == (course.id, course.title, date(2026, 11, 20))
    assert only.last_change == changed
    assert held.tombstones == frozenset()


def test_reading_a_copy_leaves_nothing_behind(store: Store, course: Course) -> None:
    copy = store.backup()
    before = {file.name: file.read_bytes() for file in copy.iterdir()}
    contents(copy, KEY)
    check(copy, KEY)
    assert {file.name: file.read_bytes() for file in copy.iterdir()} == before


@pytest.mark.skipif(os.name == "nt", reason="a folder there can always be written in")
def test_a_copy_on_a_write_protected_stick_can_be_read(store: Store, course: Course) -> None:
    copy = store.backup()
    (copy / FILE_NAME).chmod(0o400)
    copy.chmod(0o500)
    try:
        assert len(contents(copy, KEY).courses) == 1
    finally:
        copy.chmod(0o700)


def test_a_copy_that_was_written_in_is_read_with_its_log(store: Store, course: Course) -> None:
    copy = store.backup()
    with closing(Store(copy, device="d", key=KEY)) as opened:
        opened.begin_course(Course(title="Månestuen"), TODAY)
        assert [c.title for c in contents(copy, KEY).courses] == ["Månestuen", "Stjernestuen"]


def test_what_is_damaged_or_newer_is_told(store: Store, course: Course) -> None:
    newer = store.backup()
    with closing(connect(newer / FILE_NAME, KEY)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CopyNewer):
        contents(newer, KEY)
    copy = store.backup()
    content = bytearray((copy / FILE_NAME).read_bytes())
    content[5000] ^= 1
    (copy / FILE_NAME).write_bytes(content)
    with pytest.raises(CopyDamaged):
        check(copy, KEY)
    (copy / FILE_NAME).unlink()
    for read in (contents, check):
        with pytest.raises(CopyDamaged):
            read(copy, KEY)
    assert not (copy / FILE_NAME).exists()


def test_the_key_of_a_copy_is_found_in_its_own_slot_file(folder: Path) -> None:
    mette = create_vault(folder, "Huset", "Mette", "min gamle kode 1", bytes(32))
    with closing(Store(folder, device="d", key=mette.key, create=True)) as store:
        copy = store.backup()
    lars = invite(mette, "Lars", Role.ADMINISTRATOR, "engangskode 12", CHEAP)
    later = end_generation(begin_generation(lars))
    assert key_of(copy, later) == mette.key
    account = next(a for a in later.vault.accounts if a.name == "Lars")
    his = unlock(folder, account.id, "engangskode 12")
    with pytest.raises(CopyNotOpened, match="dengang"):
        key_of(copy, his)
    assert key_by_password(copy, mette.account.id, "min gamle kode 1") == mette.key
    with pytest.raises(WrongPassword):
        key_by_password(copy, mette.account.id, "en anden kode 1")


def test_after_a_forgotten_password_the_former_one_or_the_sheet_opens_the_copy(
    folder: Path,
) -> None:
    mette = create_vault(folder, "Huset", "Mette", "min gamle kode 1", bytes(32))
    with closing(Store(folder, device="d", key=mette.key, create=True)) as store:
        copy = store.backup()
    fresh = give_password(mette, mette.account.id, "engangskode 12", CHEAP)
    assert key_of(copy, fresh) == mette.key  # the archive's key is still the same
    fresh = renew_recovery(end_generation(begin_generation(fresh)), b"x" * 32, CHEAP)
    with pytest.raises(CopyNotOpened):
        key_of(copy, fresh)
    assert key_by_code(copy, bytes(32)) == mette.key


def test_a_copy_made_amid_a_change_of_keys_opens_with_the_one_that_fits(folder: Path) -> None:
    mette = create_vault(folder, "Huset", "Mette", "min gamle kode 1", bytes(32))
    with closing(Store(folder, device="d", key=mette.key, create=True)):
        begun = begin_generation(mette)
        copy = make_backup(folder, mette.key)
    assert key_of(copy, begun) == mette.key
    ended = end_generation(begin_generation(end_generation(begun)))
    assert key_of(copy, ended) == mette.key
    assert key_by_password(copy, mette.account.id, "min gamle kode 1") == mette.key


def test_a_slot_file_that_fits_beside_a_file_that_does_not_is_damage(folder: Path) -> None:
    mette = create_vault(folder, "Huset", "Mette", "min gamle kode 1", bytes(32))
    with closing(Store(folder, device="d", key=mette.key, create=True)) as store:
        copy = store.backup()
    (copy / FILE_NAME).write_bytes(os.urandom(40960))
    with pytest.raises(CopyDamaged):
        key_of(copy, mette)


def test_a_copy_is_due_once_a_day_of_the_house(tmp_path: Path) -> None:
    place = tmp_path / COPIES
    now = datetime(2026, 11, 24, 0, 30, tzinfo=DANISH)
    assert due(place, now)
    assert last(place) is None
    copy = place / "2026-11-23T231000Z"  # ten past midnight in Denmark
    copy.mkdir(parents=True)
    (copy / FILE_NAME).write_bytes(b"x")
    assert last(place) == datetime(2026, 11, 23, 23, 10, tzinfo=UTC)
    assert not due(place, now)
    assert due(place, now + timedelta(days=1))
    assert due(place, now - timedelta(days=1))  # the clock that made it ran ahead


def test_only_old_drafts_are_cleared(store: Store, clock: Clock) -> None:
    store.backup()
    place = store.folder / COPIES
    draft = place / "0123.new"
    draft.mkdir()
    clear_drafts(place, datetime.now(UTC))
    assert draft.exists()
    clear_drafts(place, datetime.now(UTC) + timedelta(days=2))
    assert not draft.exists()
    assert len(backups(place)) == 1
