"""A file takes the archive's place whole, its log and all, wherever the placing was cut off."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.storage import connecting, placing
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.connecting import connect
from teammoede.storage.faults import ArchiveBusy
from teammoede.storage.placing import ASIDE, finish, put_in_place, refuse_others
from teammoede.storage.store import Store

from .conftest import KEY, TODAY


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


@pytest.fixture
def old(store: Store, course: Course) -> tuple[Path, bytes]:
    """An archive with its newest course in the log only, as a killed program leaves it."""
    files = {name: (store.folder / name).read_bytes() for name in (FILE_NAME, f"{FILE_NAME}-wal")}
    assert files[f"{FILE_NAME}-wal"]
    draft = store.backup() / FILE_NAME
    store.close()
    other = store.folder / f"{FILE_NAME}.draft"
    draft.rename(other)
    with closing(connect(other, KEY)) as connection:
        connection.execute("UPDATE course SET title = 'Den anden'")
    for name, content in files.items():
        (store.folder / name).write_bytes(content)
    return other, files[f"{FILE_NAME}-wal"]


def _titles(folder: Path) -> list[str]:
    with closing(Store(folder, device="d", key=KEY)) as store:
        return [course.title for course in store.courses(TODAY)]


def test_the_old_log_goes_aside_with_the_old_file(old: tuple[Path, bytes], folder: Path) -> None:
    draft, log = old
    aside = put_in_place(folder, draft)
    assert aside.parent == folder / ASIDE
    assert (aside / f"{FILE_NAME}-wal").read_bytes() == log
    assert _titles(folder) == ["Den anden"]
    assert _titles(aside) == ["Stjernestuen"]
    assert not finish(folder)


@pytest.mark.parametrize("step", range(7))
def test_cut_off_before_any_step_one_of_the_two_is_there_whole(
    old: tuple[Path, bytes], folder: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    count = iter(range(100))

    def or_die(work: Callable[..., object]) -> Callable[..., object]:
        def working(*arguments: object) -> object:
            if next(count) == step:
                raise Killed
            return work(*arguments)

        return working

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", or_die(os.replace))
        patch.setattr(placing, "sync_folder", or_die(placing.sync_folder))
        with pytest.raises(Killed):
            put_in_place(folder, old[0])
    assert finish(folder) is True
    assert _titles(folder) == ["Den anden"]
    [aside] = (folder / ASIDE).iterdir()
    assert _titles(aside) == ["Stjernestuen"]


def test_who_has_the_archive_open_is_noticed_even_when_only_reading(
    store: Store, course: Course, open_store: Callable[..., Store]
) -> None:
    file = store.folder / FILE_NAME
    with pytest.raises(ArchiveBusy):
        refuse_others(file, KEY)
    store.close()
    refuse_others(file, KEY)
    open_store("other").courses(TODAY)
    with pytest.raises(ArchiveBusy, match="andet vindue"):
        refuse_others(file, KEY)


def test_a_second_program_waits_its_turn(
    old: tuple[Path, bytes], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT_MS", 20)
    with closing(connect(folder / "teammoede.lock", None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ArchiveBusy):
            put_in_place(folder, old[0])
    assert _titles(folder) == ["Stjernestuen"]
