"""Between the password and the archive: damage is said in plain words and mended on a yes."""

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.backup import make_backup
from teammoede.storage.examining import Health, examine, log_of
from teammoede.storage.faults import ArchiveBusy
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked, begin_generation
from teammoede.ui.recovering_steps import journal_of, make_sure
from tests.storage.damage import all_junk, empty, flip_bits, remove

from .conftest import Answers

TODAY = date(2026, 11, 24)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def written(unlocked: Unlocked, title: str) -> None:
    """Write a course, as a start of the program with its journal does."""
    key, viewer, journal = unlocked.key, unlocked.viewer, journal_of(unlocked)
    with closing(
        Store(unlocked.folder, device="device", key=key, viewer=viewer, journal=journal)
    ) as store:
        store.begin_course(Course(title=title), TODAY)


@pytest.fixture
def busy_house(unlocked: Unlocked) -> Unlocked:
    """A course in the copy, and one that was written since."""
    written(unlocked, "I kopien")
    make_backup(unlocked.folder, unlocked.key)
    written(unlocked, "I kladden")
    return unlocked


def titles(unlocked: Unlocked) -> list[str]:
    with closing(Store(unlocked.folder, device="device", key=unlocked.key)) as store:
        return sorted(course.title for course in store.courses(TODAY))


def test_a_sound_archive_is_opened_without_a_word(
    window: QWidget, answers: Answers, busy_house: Unlocked
) -> None:
    assert make_sure(window, answers, busy_house) == busy_house
    assert answers.asked == []


@pytest.mark.parametrize("harm", [empty, remove, all_junk, flip_bits])
def test_a_damaged_archive_is_mended_on_a_yes(
    window: QWidget,
    answers: Answers,
    busy_house: Unlocked,
    harm: Callable[[Path, Random], None],
) -> None:
    harm(busy_house.folder / FILE_NAME, Random(3))
    answers.answers = [True]
    assert make_sure(window, answers, busy_house) == busy_house
    (_, question), (_, result) = answers.asked
    assert str(busy_house.folder) in question
    assert "sikkerhedskopien fra i dag" in question
    assert "Intet bliver slettet" in question
    assert "Arkivet er nu kopien fra i dag" in result
    assert "fra kladden" in result
    assert titles(busy_house) == ["I kladden", "I kopien"]


def test_wrong_password_is_not_what_it_says(
    window: QWidget, answers: Answers, busy_house: Unlocked
) -> None:
    all_junk(busy_house.folder / FILE_NAME, Random(3))
    answers.answers = [False]
    make_sure(window, answers, busy_house)
    assert "Adgangskoden er rigtig" in answers.asked[0][1]


def test_on_a_no_everything_stays_as_it_is(
    window: QWidget, answers: Answers, busy_house: Unlocked
) -> None:
    file = busy_house.folder / FILE_NAME
    all_junk(file, Random(3))
    damaged = file.read_bytes()
    answers.answers = [False]
    assert make_sure(window, answers, busy_house) is None
    assert file.read_bytes() == damaged
    assert not (busy_house.folder / "til-side").exists()


def test_without_a_copy_it_says_so_before(
    window: QWidget, answers: Answers, busy_house: Unlocked
) -> None:
    shutil.rmtree(busy_house.folder / "kopier")
    flip_bits(busy_house.folder / FILE_NAME, Random(3))
    answers.answers = [True]
    assert make_sure(window, answers, busy_house) is not None
    (_, question), (_, result) = answers.asked
    assert "ingen sikkerhedskopi" in question
    assert "ingen kopi" in result
    assert "I kladden" in titles(busy_house)


def test_what_a_lost_log_held_comes_back_without_a_question(
    window: QWidget, answers: Answers, busy_house: Unlocked
) -> None:
    unlocked = busy_house
    key, viewer, journal = unlocked.key, unlocked.viewer, journal_of(unlocked)
    killed = unlocked.folder.with_name("killed")
    store = Store(unlocked.folder, device="device", key=key, viewer=viewer, journal=journal)
    with closing(store):
        store.begin_course(Course(title="Kun i loggen"), TODAY)
        shutil.copytree(unlocked.folder, killed)
    shutil.rmtree(unlocked.folder)
    killed.rename(unlocked.folder)
    log_of(unlocked.folder / FILE_NAME).unlink()
    assert make_sure(window, answers, unlocked) == unlocked
    ((_, said),) = answers.asked
    assert "ikke nået ned" in said
    assert titles(unlocked) == ["I kladden", "I kopien", "Kun i loggen"]


def test_while_another_window_is_open_the_damaged_archive_is_left_alone(
    window: QWidget, answers: Answers, busy_house: Unlocked
) -> None:
    file = busy_house.folder / FILE_NAME
    flip_bits(file, Random(3))
    answers.answers = [True]
    with (
        closing(Store(busy_house.folder, device="device", key=busy_house.key)),
        pytest.raises(ArchiveBusy),
    ):
        make_sure(window, answers, busy_house)
    assert examine(busy_house.folder, busy_house.key).needs_help


def test_damage_found_while_a_new_key_is_taken_into_use_is_mended_under_the_new_one(
    window: QWidget, answers: Answers, busy_house: Unlocked
) -> None:
    begun = begin_generation(busy_house)
    all_junk(busy_house.folder / FILE_NAME, Random(3))
    answers.answers = [True]
    mended = make_sure(window, answers, begun)
    assert mended is not None
    assert (mended.key, mended.former) == (begun.key, None)
    assert examine(mended.folder, mended.key) is Health.WHOLE
    assert "I kopien" in titles(mended)


def test_a_copy_of_yesterday_is_called_so(
    window: QWidget, answers: Answers, busy_house: Unlocked
) -> None:
    empty(busy_house.folder / FILE_NAME, Random(3))
    answers.answers = [True]
    tomorrow = datetime.now(UTC).astimezone() + timedelta(days=1)
    make_sure(window, answers, busy_house, lambda: tomorrow)
    assert all("kopien fra i går" in text for _, text in answers.asked)
