"""The questions themselves: in Danish, and answered by keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QProgressDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from teammoede.ui import ask
from teammoede.ui.ask import Ask

KIND = "PDF (*.pdf)"
Key = Qt.Key


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The window behind a question."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def answered() -> Callable[[Callable[[QDialog], None]], None]:
    """Does something with the question once it is open; it is closed in any case."""

    def answer(act: Callable[[QDialog], None]) -> None:
        def once_open() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            try:
                act(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, once_open)

    return answer


Answered = Callable[[Callable[[QDialog], None]], None]


def part(dialog: QDialog, kind: type[QWidget], name: str = "") -> QWidget:
    """Return a part of the question."""
    found = dialog.findChild(kind, name) if name else dialog.findChild(kind)
    assert isinstance(found, QWidget)
    return found


def ask_why(parent: QWidget) -> str | None:
    """Ask for one line."""
    return Ask().line(parent, "Genåbn mødet", "Hvorfor genåbnes mødet?", "Genåbn")


def test_enter_takes_no_empty_line_and_asks_on(
    qtbot: QtBot, parent: QWidget, answered: Answered
) -> None:
    seen: list[bool] = []

    def act(dialog: QDialog) -> None:
        line = part(dialog, QLineEdit)
        qtbot.keyClicks(line, "  ")
        qtbot.keyClick(line, Key.Key_Return)
        seen.append(dialog.isVisible())
        qtbot.keyClicks(line, "En fejl i referatet")
        qtbot.keyClick(line, Key.Key_Return)
        seen.append(dialog.isVisible())

    answered(act)
    assert (ask_why(parent) or "").strip() == "En fejl i referatet"
    assert seen == [True, False]


def test_escape_gives_no_line(qtbot: QtBot, parent: QWidget, answered: Answered) -> None:
    answered(lambda dialog: qtbot.keyClick(part(dialog, QLineEdit), Key.Key_Escape))
    assert ask_why(parent) is None


def test_the_way_back_stands_left_of_the_way_on(parent: QWidget, answered: Answered) -> None:
    texts: list[str] = []

    def act(dialog: QDialog) -> None:
        buttons = sorted(dialog.findChildren(QPushButton), key=lambda b: b.x())
        texts.extend(button.text() for button in buttons)

    answered(act)
    ask_why(parent)
    assert texts == ["Annullér", "Genåbn"]


@pytest.mark.parametrize("saving", [True, False])
def test_qts_own_file_dialog_speaks_danish(
    parent: QWidget, answered: Answered, tmp_path: Path, saving: bool
) -> None:
    said: set[str] = set()

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        kinds = (QLabel, QPushButton)
        said.update(w.text().replace("&", "") for kind in kinds for w in dialog.findChildren(kind))

    answered(act)
    if saving:
        assert Ask().file_to_save(parent, "Gem", tmp_path / "referat.pdf", KIND) is None
    else:
        assert Ask().file_to_open(parent, "Åbn", KIND) is None
    accept = "Gem" if saving else "Åbn"
    assert said >= {"Mappe:", "Filnavn:", "Filtype:", accept, "Annullér"}


def test_the_proposal_is_saved_where_it_was_proposed(
    qtbot: QtBot, parent: QWidget, answered: Answered, tmp_path: Path
) -> None:
    line = "fileNameEdit"
    answered(lambda d: qtbot.keyClick(part(d, QLineEdit, line), Key.Key_Return))
    proposal = tmp_path / "referat.pdf"
    assert Ask().file_to_save(parent, "Gem", proposal, KIND) == proposal


def test_a_file_that_is_there_is_opened(
    qtbot: QtBot, parent: QWidget, answered: Answered, tmp_path: Path
) -> None:
    file = tmp_path / "referat.pdf"
    file.write_bytes(b"")

    def act(dialog: QDialog) -> None:
        line = part(dialog, QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText(str(file))  # letters would open a list of completions, which takes the Enter
        qtbot.keyClick(line, Key.Key_Return)

    answered(act)
    assert Ask().file_to_open(parent, "Åbn", KIND) == file


def test_a_folder_is_chosen_in_danish(
    qtbot: QtBot, parent: QWidget, answered: Answered, tmp_path: Path
) -> None:
    chosen = tmp_path / "kopier"
    chosen.mkdir()
    said: set[str] = set()

    def act(dialog: QDialog) -> None:
        said.update(w.text().replace("&", "") for w in dialog.findChildren(QPushButton))
        line = part(dialog, QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText(str(chosen))
        qtbot.keyClick(line, Key.Key_Return)

    answered(act)
    assert Ask().folder(parent, "Vælg en mappe", str(tmp_path)) == chosen
    assert said >= {"Vælg", "Annullér"}


def test_what_takes_long_says_how_far_it_is_and_can_be_stopped(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, parent: QWidget
) -> None:
    monkeypatch.setattr(ask, "_AT_ONCE_MS", 0)  # whatever it takes is long here
    with Ask().progress(parent, "Udskriver", "Side {} af {} sendes …") as told:
        dialog = parent.findChild(QProgressDialog)
        assert dialog is not None
        assert told(0, 3)
        assert told(1, 3)
        assert dialog.isVisible()
        assert (dialog.windowTitle(), dialog.labelText()) == ("Udskriver", "Side 2 af 3 sendes …")
        qtbot.mouseClick(part(dialog, QPushButton), Qt.MouseButton.LeftButton)
        assert not told(2, 3)
    assert not dialog.isVisible()


def test_what_is_done_at_once_shows_no_progress(parent: QWidget) -> None:
    with Ask().progress(parent, "Udskriver", "Side {} af {} sendes …") as told:
        assert all(told(done, 3) for done in range(3))
        dialog = parent.findChild(QProgressDialog)
        assert dialog is not None
        assert not dialog.isVisible()
