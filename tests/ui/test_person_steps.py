"""»Alt om én person …« in the window: offered names, the paper in a file, and a line in the log."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.course import Course
from teammoede.domain.people import Membership
from teammoede.storage.access_log import entries
from teammoede.storage.store import Store
from teammoede.ui.dialogs.person_dialog import PersonDialog
from tests.printing.reading import text_of

from .conftest import Answers, Screen, in_dialog

LEFT = Qt.MouseButton.LeftButton


def _ask_for(screen: Screen, qtbot: QtBot, name: str) -> list[str]:
    """Ask for a person; return the names that were offered."""
    offered: list[str] = []

    def act(dialog: PersonDialog) -> None:
        box = dialog.ui.nameBox
        offered.extend(box.itemText(row) for row in range(box.count()))
        box.setEditText(name)
        qtbot.mouseClick(dialog.ui.saveButton, LEFT)

    came = in_dialog(PersonDialog, act)
    screen.window.ui.personAction.trigger()
    assert came()
    return offered


def _disclosed(store: Store) -> list[str]:
    return [entry.words for entry in entries(store) if entry.event is AccessEvent.DISCLOSED]


def test_all_on_one_person_is_written_and_logged(
    screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path, store: Store, course: Course
) -> None:
    store.change(course, aliases=["XX"])
    file = tmp_path / "mette.pdf"
    answers.answers = [file]
    discussion = screen.go_to("Organisering").discussion.edit
    screen.write(discussion, "Mette Holm tager garderoben")
    offered = _ask_for(screen, qtbot, "mette holm")
    assert offered == ["Anne Lund", "Lars Bech", "Mette Holm", "Sara Lind", "XX"]
    assert answers.asked[-1][1].endswith("alt-om-mette-holm.pdf")
    text = text_of(file.read_bytes())
    assert "Alt om én person" in text
    assert "Del gruppen i to" in text
    assert "tager garderoben" in text
    assert "Morgensamling i to hold" not in text  # that is Lars's
    assert _disclosed(store) == ["Mette Holm"]


def test_whoever_is_not_there_gets_a_paper_that_says_so(
    screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path, store: Store
) -> None:
    answers.answers = [tmp_path / "ib.pdf"]
    _ask_for(screen, qtbot, "Ib Toft")
    assert screen.window.statusBar().currentMessage().startswith("Arkivet har intet om Ib Toft.")
    assert "Arkivet har intet" in text_of((tmp_path / "ib.pdf").read_bytes())


def test_a_file_thought_better_of_is_not_logged(
    screen: Screen, qtbot: QtBot, answers: Answers, store: Store
) -> None:
    answers.answers = [None]
    _ask_for(screen, qtbot, "Mette Holm")
    assert _disclosed(store) == []


def test_a_name_that_two_have_is_asked_for_whole(
    screen: Screen, qtbot: QtBot, store: Store, course: Course
) -> None:
    store.keep(Membership(course=course, name="Mette Bang", position=8))
    said: list[str] = []

    def act(dialog: PersonDialog) -> None:
        dialog.ui.nameBox.setEditText("Mette")
        qtbot.mouseClick(dialog.ui.saveButton, LEFT)
        said.append(dialog.ui.errorLabel.text())
        assert dialog.isVisible()

    came = in_dialog(PersonDialog, act)
    screen.window.ui.personAction.trigger()
    assert came()
    assert "Skriv hele navnet" in said[0]
