"""The recovery code is typed from paper: each group answers for itself, and keys lead on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from teammoede.domain.recovery_code import CodeIncomplete, CodeMistyped, groups, write_code
from teammoede.ui.widgets.code_edit import CodeEdit, GroupEdit

KEY = bytes(range(7, 39))
CODE = write_code(KEY)
PARTS = groups(CODE)


@pytest.fixture
def edit(qtbot: QtBot) -> CodeEdit:
    """The empty lines with the keyboard on the first."""
    edit = CodeEdit()
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    edit.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.field(1).hasFocus)
    return edit


def _here() -> GroupEdit:
    here = QApplication.focusWidget()
    assert isinstance(here, GroupEdit)
    return here


def _type(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(_here(), letter)


def test_the_whole_code_is_typed_without_leaving_the_letters(qtbot: QtBot, edit: CodeEdit) -> None:
    _type(qtbot, "".join(PARTS).lower())
    assert edit.read() == KEY
    assert edit.said_label.text() == "14 af 14 grupper stemmer."
    assert [field.text() for field in edit.fields] == PARTS


def test_spaces_and_letters_that_look_alike_do_not_matter(qtbot: QtBot, edit: CodeEdit) -> None:
    typed = " ".join(PARTS).replace("0", "o").replace("1", "l")
    _type(qtbot, typed)
    assert edit.read() == KEY


def test_a_wrong_group_is_named_at_once_and_waits_to_be_mended(
    qtbot: QtBot, edit: CodeEdit
) -> None:
    _type(qtbot, "".join(PARTS[:2]))
    first, second, *rest = PARTS[2]
    _type(qtbot, second + first + "".join(rest))
    assert _here() is edit.field(3)
    assert edit.said_label.text() == "Gruppe 3 stemmer ikke. Se på arket, og skriv den igen."
    assert edit.field(3).accessibleDescription() == "stemmer ikke"
    _type(qtbot, "7")  # one more changes nothing
    assert edit.field(3).text() == second + first + "".join(rest)
    with pytest.raises(CodeMistyped) as slip:
        edit.read()
    assert slip.value.group == 3
    for _ in range(5):
        qtbot.keyClick(_here(), Qt.Key.Key_Backspace)
    _type(qtbot, PARTS[2])
    assert edit.said_label.text() == "3 af 14 grupper stemmer."
    assert _here() is edit.field(4)


def test_backspace_leads_back_over_the_border(qtbot: QtBot, edit: CodeEdit) -> None:
    _type(qtbot, PARTS[0])
    assert _here() is edit.field(2)
    qtbot.keyClick(_here(), Qt.Key.Key_Backspace)
    assert _here() is edit.field(1)
    qtbot.keyClick(_here(), Qt.Key.Key_Backspace)
    assert edit.field(1).text() == PARTS[0][:-1]


def test_a_pasted_code_runs_over_all_lines(qtbot: QtBot, edit: CodeEdit) -> None:
    QApplication.clipboard().setText(CODE.lower())
    qtbot.keyClick(_here(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.read() == KEY


def test_what_is_missing_is_said(qtbot: QtBot, edit: CodeEdit) -> None:
    _type(qtbot, "".join(PARTS[:4]))
    with pytest.raises(CodeIncomplete, match="gruppe 5 mangler"):
        edit.read()


def test_a_group_in_the_middle_can_be_mended(qtbot: QtBot, edit: CodeEdit) -> None:
    _type(qtbot, "".join(PARTS))
    field = edit.field(6)
    field.setFocus()
    field.setCursorPosition(2)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field, PARTS[5][1])
    assert field.cursorPosition() == 2
    assert _here() is field
    assert edit.read() == KEY


def test_it_can_be_forgotten(qtbot: QtBot, edit: CodeEdit) -> None:
    _type(qtbot, "".join(PARTS))
    edit.wipe()
    assert not any(field.text() for field in edit.fields)
    qtbot.keyClick(edit.field(1), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.field(1).text() == ""
