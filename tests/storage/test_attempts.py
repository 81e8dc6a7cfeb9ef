"""Wrong passwords wait longer and longer, nobody for good; the file is trusted with nothing."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teammoede.storage.attempts import FILE_NAME, LONGEST, Attempts, TooSoon
from teammoede.storage.faults import WrongPassword
from teammoede.storage.vault import unlock
from tests.conftest import Tally
from tests.storage.vaults import CHEAP, create_vault

from .conftest import Clock


@pytest.fixture
def attempts(tmp_path: Path, clock: Clock) -> Attempts:
    return Attempts(tmp_path, clock)


def _fail(attempts: Attempts, many: int, account: str = "mette") -> None:
    for _ in range(many):
        attempts.failed(account)


def test_three_slips_cost_nothing_and_then_the_wait_doubles_up_to_a_minute(
    attempts: Attempts,
) -> None:
    waits = []
    for _ in range(12):
        waits.append(attempts.wait("mette"))
        attempts.failed("mette")
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_the_wait_passes_and_is_for_one_account(attempts: Attempts, clock: Clock) -> None:
    _fail(attempts, 6)
    clock.advance(seconds=1.5)
    assert attempts.wait("mette") == 2.5
    assert attempts.wait("lars") == 0
    clock.advance(seconds=2.5)
    assert attempts.wait("mette") == 0


def test_another_start_of_the_program_remembers(
    attempts: Attempts, tmp_path: Path, clock: Clock
) -> None:
    _fail(attempts, 5)
    assert Attempts(tmp_path, clock).wait("mette") == 2


def test_a_clock_set_back_neither_frees_nor_locks_out(attempts: Attempts, clock: Clock) -> None:
    _fail(attempts, 20)
    clock.advance(days=-3)
    assert attempts.wait("mette") == LONGEST
    clock.advance(seconds=20)
    assert attempts.wait("mette") == LONGEST - 20
    clock.advance(seconds=40)
    assert attempts.wait("mette") == 0


def test_who_comes_in_begins_anew_and_the_failures_are_told_once(
    attempts: Attempts, clock: Clock
) -> None:
    first = clock()
    attempts.failed("mette")
    clock.advance(minutes=1)
    _fail(attempts, 4)
    assert attempts.succeeded("mette") == [first] + [first + timedelta(minutes=1)] * 4
    assert attempts.wait("mette") == 0
    assert attempts.succeeded("mette") == []


def test_anothers_failures_can_be_told_while_their_wait_stays(
    attempts: Attempts, clock: Clock
) -> None:
    _fail(attempts, 5, "lars")
    assert attempts.take_unlogged() == {"lars": [clock()] * 5}
    assert attempts.take_unlogged() == {}
    assert attempts.wait("lars") == 2


def test_a_try_is_refused_while_it_waits_and_only_a_wrong_password_counts(
    attempts: Attempts,
) -> None:
    for _ in range(5):
        with attempts.one_try("lars"):
            pass
    for _ in range(4):
        with pytest.raises(WrongPassword), attempts.one_try("mette"):
            raise WrongPassword
    with pytest.raises(TooSoon, match="Vent 1 sekund,"), attempts.one_try("mette"):
        raise AssertionError("nothing is tried")
    with attempts.one_try("lars"):
        pass


def test_who_comes_in_need_not_wait_again_and_the_failures_are_still_told(
    attempts: Attempts, clock: Clock
) -> None:
    _fail(attempts, 4)
    clock.advance(seconds=1)
    with attempts.one_try("mette"):
        pass
    attempts.failed("mette")
    assert attempts.wait("mette") == 0
    assert len(attempts.take_unlogged()["mette"]) == 5


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[1, 2]",
        b'{"mette": 4}',
        b'{"mette": {"count": -1, "last": null, "unlogged": []}}',
        b'{"mette": {"count": "9", "last": null, "unlogged": []}}',
        b'{"mette": {"count": 9, "last": "i morgen", "unlogged": []}}',
        b'{"mette": {"count": 9, "last": "2026-11-23T12:00:00", "unlogged": []}}',
        b"[" * 100_000,
        b" " * 1_000_001,
    ],
)
def test_a_damaged_file_is_begun_anew(attempts: Attempts, tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert attempts.wait("mette") == 0
    _fail(attempts, 4)
    assert attempts.wait("mette") == 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(count=st.integers(0, 10**30), last=st.datetimes(timezones=st.just(UTC)))
def test_whatever_stands_in_the_file_nobody_waits_for_more_than_a_minute(
    attempts: Attempts, tmp_path: Path, count: int, last: datetime
) -> None:
    known = {"mette": {"count": count, "last": last.isoformat(), "unlogged": []}}
    (tmp_path / FILE_NAME).write_text(json.dumps(known))
    assert 0 <= attempts.wait("mette") <= LONGEST


def test_where_nothing_can_be_written_the_window_itself_remembers(
    tmp_path: Path, clock: Clock
) -> None:
    attempts = Attempts(tmp_path / "findes ikke", clock)
    _fail(attempts, 4)
    assert attempts.wait("mette") == 1
    assert len(attempts.succeeded("mette")) == 4


def test_a_long_row_of_failures_does_not_fill_the_disk(attempts: Attempts, tmp_path: Path) -> None:
    plain = {"count": 5000, "last": None, "unlogged": ["2026-11-23T12:00:00+00:00"] * 1000}
    (tmp_path / FILE_NAME).write_text(json.dumps({"mette": plain}))
    attempts.failed("mette")
    assert len(attempts.take_unlogged()["mette"]) == 1000


def test_neither_name_nor_password_stands_in_the_file(tmp_path: Path, clock: Clock) -> None:
    mette = create_vault(tmp_path, "Huset", "Mette Holm", "fire gule ænder går", bytes(32), CHEAP)
    with pytest.raises(WrongPassword), Attempts(tmp_path, clock).one_try(mette.account.id):
        unlock(tmp_path, mette.account.id, "fire gule Gæs går")
    said = (tmp_path / FILE_NAME).read_text()
    assert mette.account.id in said
    for word in ("Mette", "gule", "går"):
        assert word not in said


@pytest.mark.soak
def test_a_thousand_wrong_passwords_take_more_than_sixteen_hours(
    tmp_path: Path, clock: Clock, tally: Tally
) -> None:
    mette = create_vault(tmp_path, "Huset", "Mette Holm", "fire gule ænder går", bytes(32), CHEAP)
    began = clock()
    for number in range(1_000):
        attempts = Attempts(tmp_path, clock)  # starting the program again helps nobody
        seconds = attempts.wait(mette.account.id)
        if seconds:
            with pytest.raises(TooSoon), attempts.one_try(mette.account.id):
                unlock(tmp_path, mette.account.id, "fire gule ænder går")
        clock.advance(seconds=seconds)
        with (
            tally("wrong passwords, slowed down"),
            pytest.raises(WrongPassword),
            attempts.one_try(mette.account.id),
        ):
            unlock(tmp_path, mette.account.id, f"fire gule ænder {number}")
    waited = (clock() - began).total_seconds()
    assert waited == 1 + 2 + 4 + 8 + 16 + 32 + 990 * LONGEST
    assert waited > 16 * 3_600
    assert len(Attempts(tmp_path, clock).succeeded(mette.account.id)) == 1_000
