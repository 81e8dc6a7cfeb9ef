"""A new archive key: who was left out stays out, and wherever it is broken off one key works."""

import random
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.domain.viewer import Role
from teammoede.paths import journal_folder
from teammoede.storage import rekeying, settling
from teammoede.storage import vault as keys
from teammoede.storage.alone import alone
from teammoede.storage.backup import make_backup
from teammoede.storage.connecting import connect
from teammoede.storage.faults import AccountRefused, ArchiveBusy, KeyChanged, WrongPassword
from teammoede.storage.journal import Journal
from teammoede.storage.layout import ARCHIVE_NAME
from teammoede.storage.rekeying import KeyNotChanged, finish, rekey
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from tests.conftest import Tally
from tests.storage.tmpfs import run_on
from tests.storage.vaults import CHEAP, create_vault

from .conftest import TODAY

PASSWORD, LARS = "fire gule ænder går", "en til at begynde med"


@pytest.fixture
def mette(folder: Path) -> Unlocked:
    """Mette, an administrator of an archive with a course in it; Lars is there too."""
    unlocked = create_vault(folder, "Huset", "Mette Holm", PASSWORD, bytes(32), CHEAP)
    with closing(Store(folder, device="d", key=unlocked.key, create=True)) as store:
        store.begin_course(Course(title="Stjernestuen", goal="0"), TODAY)
    return keys.invite(unlocked, "Lars Bech", Role.EMPLOYEE, LARS, CHEAP)


def _lars(unlocked: Unlocked) -> str:
    return next(a.id for a in unlocked.vault.accounts if a.name == "Lars Bech")


def _again(unlocked: Unlocked) -> Unlocked:
    return keys.unlock(unlocked.folder, unlocked.account.id, PASSWORD)


def _titles(folder: Path, key: bytes) -> list[str]:
    with closing(Store(folder, device="d", key=key)) as store:
        return [course.title for course in store.courses(TODAY)]


def _that_open(unlocked: Unlocked) -> list[bytes]:
    """Return which of the keys in the slot file open the archive."""
    file = unlocked.folder / ARCHIVE_NAME
    return [k for k in (unlocked.key, unlocked.former) if k and rekeying._opens(file, k)]


def _broken_off(unlocked: Unlocked, *, changed: bool, without: str | None = None) -> None:
    """Leave what a program leaves that was killed before, or after, the file was changed."""
    begun = keys.begin_generation(unlocked, without)
    if changed:
        rekeying._change(unlocked.folder / ARCHIVE_NAME, begun.former, begun.key)


def test_who_is_left_out_has_no_way_in_and_the_others_keep_their_passwords(
    mette: Unlocked,
) -> None:
    after = rekey(mette, _lars(mette))
    assert after.key != mette.key
    assert after.former is None
    assert _titles(mette.folder, after.key) == ["Stjernestuen"]
    assert not rekeying._opens(mette.folder / ARCHIVE_NAME, mette.key)
    with pytest.raises(AccountRefused):
        keys.unlock(mette.folder, _lars(mette), LARS)
    again = _again(mette)
    assert (again.key, again.former) == (after.key, None)
    assert keys.unlock_with_code(mette.folder, bytes(32)).key == after.key


def test_copies_from_before_and_after_are_kept_each_under_its_own_key(mette: Unlocked) -> None:
    ended = rekey(mette, _lars(mette))
    copies = sorted((mette.folder / "kopier").iterdir())
    then = [keys.unlock(copy, mette.account.id, PASSWORD) for copy in copies]
    assert [unlocked.key for unlocked in then] == [mette.key, ended.key]
    for copy, unlocked in zip(copies, then, strict=True):
        assert _titles(copy, unlocked.key) == ["Stjernestuen"]


def test_a_slot_file_lost_after_the_change_comes_back_from_the_newest_copy(
    mette: Unlocked,
) -> None:
    ended = rekey(mette, _lars(mette))
    for name in (keys.KEYS_NAME, keys.MIRROR_NAME):
        (mette.folder / name).unlink()
    assert keys.bring_back(mette.folder)
    assert _again(mette).key == ended.key


def test_the_draft_journal_goes_along(mette: Unlocked) -> None:
    def journal(unlocked: Unlocked) -> Journal:
        return Journal(journal_folder(), unlocked.vault.id, unlocked.key)

    store = Store(mette.folder, device="d", key=mette.key, journal=journal(mette))
    store.change(store.course(store.courses(TODAY)[0].id), goal="Kaffe på torsdag")
    store.close()
    ended = rekey(mette, _lars(mette), settling.carry_over)
    _broken_off(ended, changed=True)
    last = settling.settle(_again(mette))
    assert last.former is None
    [commit] = journal(last).commits()
    assert "Kaffe på torsdag" in str([row.values for row in commit.rows])


@pytest.mark.parametrize("changed", [False, True])
def test_what_was_broken_off_is_finished_at_the_next_unlocking(
    mette: Unlocked, changed: bool
) -> None:
    _broken_off(mette, changed=changed, without=_lars(mette))
    found = _again(mette)
    assert len(_that_open(found)) == 1
    ended = finish(found)
    assert (ended.key, ended.former) == (found.key, None)
    assert _titles(mette.folder, ended.key) == ["Stjernestuen"]
    assert _again(mette).former is None
    assert finish(ended) is ended


@pytest.mark.parametrize("changed", [False, True])
def test_who_gets_a_password_before_that_is_finished_comes_in_too(
    mette: Unlocked, changed: bool
) -> None:
    _broken_off(mette, changed=changed)
    on_paper = keys.unlock_with_code(mette.folder, bytes(32))
    keys.give_password(on_paper, mette.account.id, LARS, CHEAP, first_time=False)
    ended = finish(keys.unlock(mette.folder, mette.account.id, LARS))
    assert _titles(mette.folder, ended.key) == ["Stjernestuen"]


def test_a_former_password_opens_an_old_copy_but_not_the_next_key(mette: Unlocked) -> None:
    copy = make_backup(mette.folder, mette.key)
    ended = rekey(keys.change_password(mette, "en helt anden kode", CHEAP))
    then = keys.unlock(copy, mette.account.id, PASSWORD)
    assert then.key == mette.key
    vault = keys.read_vault(mette.folder)
    with pytest.raises(WrongPassword):
        keys.unlock_with_private(mette.folder, vault, vault.slot(mette.account.id), then.private)
    now = keys.unlock(mette.folder, mette.account.id, "en helt anden kode")
    assert now.key == ended.key


def test_a_removal_on_top_of_one_that_was_broken_off_loses_nothing(mette: Unlocked) -> None:
    _broken_off(mette, changed=False)
    after = rekey(_again(mette), _lars(mette))
    assert after.vault.generation == 3
    assert _titles(mette.folder, after.key) == ["Stjernestuen"]


def test_what_else_was_sealed_goes_along_before_the_former_key_is_dropped(mette: Unlocked) -> None:
    seen: list[tuple[bytes, bytes | None, bytes | None]] = []

    def carry(begun: Unlocked) -> None:
        seen.append((begun.key, begun.former, _again(mette).former))

    after = rekey(mette, None, carry)
    _broken_off(after, changed=True)
    last = finish(_again(after), carry)
    assert seen == [(after.key, mette.key, mette.key), (last.key, after.key, after.key)]


# others at the same time


def test_another_open_window_is_told_and_loses_nothing_that_was_kept(mette: Unlocked) -> None:
    window = Store(mette.folder, device="window", key=mette.key)
    course = window.course(window.courses(TODAY)[0].id)
    window.change(course, goal="Skrevet før")
    after = rekey(mette, _lars(mette))
    for step in (window.changed_elsewhere, lambda: window.courses(TODAY)):
        with pytest.raises(KeyChanged):
            step()
    with pytest.raises(KeyChanged):
        window.change(course, goal="Skrevet efter")
    assert course.goal == "Skrevet før"
    window.close()
    with closing(Store(mette.folder, device="d", key=after.key)) as store:
        assert store.course(course.id).goal == "Skrevet før"
        store.backup()


def test_while_another_window_writes_nothing_is_begun(
    mette: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teammoede.storage.connecting.BUSY_TIMEOUT_MS", 20)
    before = (mette.folder / keys.KEYS_NAME).read_bytes()
    with (
        closing(Store(mette.folder, device="w", key=mette.key)) as window,
        window.writing(),
        pytest.raises(ArchiveBusy),
    ):
        rekey(mette, _lars(mette))
    assert (mette.folder / keys.KEYS_NAME).read_bytes() == before
    assert not (mette.folder / "kopier").exists()
    assert keys.unlock(mette.folder, _lars(mette), LARS).key == mette.key


def test_who_begins_to_write_meanwhile_makes_all_be_as_before(
    mette: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teammoede.storage.connecting.BUSY_TIMEOUT_MS", 20)
    begin = rekeying.begin_generation
    window = connect(mette.folder / ARCHIVE_NAME, mette.key)

    def begin_late(*arguments: object) -> Unlocked:
        window.execute("BEGIN IMMEDIATE")
        return begin(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(rekeying, "begin_generation", begin_late)
    with pytest.raises(KeyNotChanged):
        rekey(mette, _lars(mette))
    window.close()
    assert _again(mette).former is None
    assert keys.unlock(mette.folder, _lars(mette), LARS).key == mette.key
    assert _titles(mette.folder, mette.key) == ["Stjernestuen"]


def test_who_reads_all_the_while_is_no_damage_and_the_former_key_goes_later(
    mette: Unlocked,
) -> None:
    with closing(connect(mette.folder / ARCHIVE_NAME, mette.key)) as reader:  # as for a copy
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM course").fetchone()
        after = rekey(mette, _lars(mette))
        assert _titles(mette.folder, after.key) == ["Stjernestuen"]
        assert finish(_again(mette)).key == after.key
        reader.execute("ROLLBACK")
    with pytest.raises(AccountRefused):
        keys.unlock(mette.folder, _lars(mette), LARS)
    ended = finish(_again(mette))
    assert (ended.key, ended.former) == (after.key, None)
    assert _titles(mette.folder, ended.key) == ["Stjernestuen"]


def test_two_programs_do_not_change_keys_at_once(
    mette: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teammoede.storage.connecting.BUSY_TIMEOUT_MS", 20)
    _broken_off(mette, changed=False)
    found = _again(mette)
    with alone(mette.folder):
        with pytest.raises(ArchiveBusy):
            finish(found)
        with pytest.raises(ArchiveBusy):
            rekey(mette)


def test_a_change_that_was_taken_back_meanwhile_is_not_finished(mette: Unlocked) -> None:
    _broken_off(mette, changed=False)
    found = _again(mette)
    keys.write_vault(mette.folder, mette.vault)
    with pytest.raises(KeyChanged):
        finish(found)
    assert _titles(mette.folder, mette.key) == ["Stjernestuen"]


def test_a_slot_file_written_from_old_reading_does_not_lock_everybody_out(
    mette: Unlocked,
) -> None:
    after = rekey(mette, None, lambda begun: keys.write_vault(begun.folder, mette.vault))
    assert _again(mette).key == after.key
    assert _titles(mette.folder, after.key) == ["Stjernestuen"]


# a full disk

FULL = """
from contextlib import closing
from teammoede.domain.course import Course
from teammoede.storage import rekeying
from teammoede.storage import vault as keys
from teammoede.storage.store import Store
from tests.storage.vaults import CHEAP, create_vault

mette = create_vault(folder, "Huset", "Mette", "fire gule ænder går", bytes(32), CHEAP)
with closing(Store(folder, device="d", key=mette.key, create=True)) as store:
    store.begin_course(Course(title="Stjernestuen", goal="x" * 200_000), date(2026, 11, 23))
begin = rekeying.begin_generation

def full(*words):
    begun = begin(*words)
    fill(int(sys.argv[2]))
    return begun

rekeying.begin_generation = full
try:
    rekeying.rekey(mette)
    print("changed")
except rekeying.KeyNotChanged:
    print("refused")
make_room()
again = keys.unlock(folder, mette.account.id, "fire gule ænder går")
again = rekeying.finish(again)
with closing(Store(folder, device="d", key=again.key)) as store:
    print(*[c.title for c in store.courses(date(2026, 11, 23))])
"""


@pytest.mark.parametrize("spare", [0, 100_000])
def test_a_full_disk_leaves_all_as_it_was(tmp_path: Path, spare: int) -> None:
    assert run_on(tmp_path, "6m", FULL, str(spare)).split() == ["refused", "Stjernestuen"]


# killed

PROCESS = """
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from teammoede.storage import rekeying
from teammoede.storage.rekeying import finish, rekey
from teammoede.storage.store import Store
from teammoede.storage.vault import unlock

rekeying.make_backup = lambda *_: None  # which takes longer than all that is to be broken off
unlocked = finish(unlock(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
for number in range(int(sys.argv[4]) + 1, 1_000_000):
    with closing(Store(unlocked.folder, device="d", key=unlocked.key)) as store:
        course = store.course(store.courses(date(2026, 11, 23))[0].id)
        store.change(course, goal=str(number))
    print(number, flush=True)
    for _ in range(5):
        unlocked = rekey(unlocked)
"""


def _killed_while_changing(mette: Unlocked, last: int, seconds: float) -> int:
    """Let a process change keys until it is killed; return the last number it said was kept."""
    words = [str(mette.folder), mette.account.id, PASSWORD, str(last)]
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROCESS), *words], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    rest, _ = process.communicate()
    return int((said + rest).split()[-1])


def _try_kills(mette: Unlocked, many: int, tell: Callable[[str], object]) -> None:
    chance = random.Random(4)
    last, unfinished = 0, 0
    for _ in range(many):
        kept = _killed_while_changing(mette, last, chance.uniform(0, 0.15))
        found = _again(mette)
        assert len(_that_open(found)) == 1
        unfinished += found.former is not None
        ended = finish(found)
        with closing(Store(mette.folder, device="d", key=ended.key)) as store:
            last = int(store.course(store.courses(TODAY)[0].id).goal)
        assert last >= kept
    tell(f"{many} kills while keys were changed, {unfinished} in between: 0 lost, 1 key each")


def test_a_kill_leaves_one_key_and_everything_kept(mette: Unlocked, tally: Tally) -> None:
    with tally("kills while the key is changed", 2):
        _try_kills(mette, 2, print)


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_many_kills_leave_one_key_and_everything_kept(mette: Unlocked, tally: Tally) -> None:
    with tally("kills while the key is changed", 80):
        _try_kills(mette, 80, print)
