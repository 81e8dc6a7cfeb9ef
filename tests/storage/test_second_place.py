"""Copies are carried to one more place, read back there; that it is away is told calmly."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from teammoede.storage import second_place
from teammoede.storage.backup import CopyFailed, backups
from teammoede.storage.copies import check, key_of
from teammoede.storage.layout import COPIES
from teammoede.storage.second_place import (
    PlaceGone,
    PlaceRefused,
    carry_over,
    check_place,
    folder_in,
    last_there,
)
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked

from .vaults import create_vault


@pytest.fixture
def mette(folder: Path) -> Unlocked:
    mette = create_vault(folder, "Huset", "Mette Holm", "min gamle kode 1", bytes(32))
    with closing(Store(folder, device="d", key=mette.key, create=True)) as store:
        store.backup()
    return mette


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stik"
    stick.mkdir()
    return stick


def test_the_newest_copy_is_carried_over_once_and_opens_there(
    mette: Unlocked, folder: Path, stick: Path
) -> None:
    made = carry_over(folder, stick, mette.vault.id)
    assert made is not None
    assert made.parent == folder_in(stick, mette.vault.id)
    check(made, key_of(made, mette))
    assert carry_over(folder, stick, mette.vault.id) is None
    assert list(made.parent.iterdir()) == [made]


def test_two_archives_on_one_stick_do_not_mix(
    mette: Unlocked, folder: Path, stick: Path, tmp_path: Path
) -> None:
    other = tmp_path / "andet"
    lars = create_vault(other, "Huset", "Lars", "min gamle kode 1", bytes(32))
    with closing(Store(other, device="d", key=lars.key, create=True)) as store:
        store.backup()
    places = {
        made.parent
        for made in (
            carry_over(folder, stick, mette.vault.id),
            carry_over(other, stick, lars.vault.id),
        )
        if made
    }
    assert len(places) == 2


def test_a_stick_that_was_pulled_is_named_and_its_last_date_is_known(
    mette: Unlocked, folder: Path, stick: Path
) -> None:
    assert last_there(folder, stick, mette.vault.id) is None
    carry_over(folder, stick, mette.vault.id)
    newest = backups(folder / COPIES)[0].at
    stick.rename(stick.with_name("i lommen"))
    with pytest.raises(PlaceGone, match="ikke lige nu"):
        carry_over(folder, stick, mette.vault.id)
    assert not stick.exists()  # a folder of that name on the own disk would look like the stick
    assert last_there(folder, stick, mette.vault.id) == newest
    (folder / COPIES / "andet-sted.json").write_bytes(b"\xff[")
    assert last_there(folder, stick, mette.vault.id) is None


def test_what_cannot_be_read_back_is_no_copy(
    mette: Unlocked, folder: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:-1] + b"?")

    monkeypatch.setattr(second_place.shutil, "copyfile", spoil)
    with pytest.raises(CopyFailed, match="læses igen"):
        carry_over(folder, stick, mette.vault.id)
    assert list(folder_in(stick, mette.vault.id).iterdir()) == []
    assert last_there(folder, stick, mette.vault.id) is None


def test_the_archives_own_folder_is_no_second_place(mette: Unlocked, folder: Path) -> None:
    with pytest.raises(PlaceRefused):
        check_place(folder, folder / COPIES)
    with pytest.raises(PlaceGone):
        check_place(folder, folder / "findes ikke")


def test_a_place_that_cannot_be_written_in_is_told(
    mette: Unlocked, folder: Path, stick: Path
) -> None:
    (stick / second_place.FOLDER).write_text("en fil, hvor mappen skulle være")
    with pytest.raises(CopyFailed, match="kan ikke skrives"):
        carry_over(folder, stick, mette.vault.id)
    assert datetime.now(UTC) > backups(folder / COPIES)[0].at
