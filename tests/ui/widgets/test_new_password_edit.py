"""A new password: the rule is said before it is broken, and both lines must say the same."""

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from teammoede.domain.passwords import NotAlike, WeakPassword
from teammoede.ui.widgets.new_password_edit import NewPasswordEdit

GOOD = "små ænder på tur"


@pytest.fixture
def edit(qtbot: QtBot) -> NewPasswordEdit:
    """Both lines, empty, with the keyboard on the first."""
    edit = NewPasswordEdit()
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    edit.activateWindow()
    edit.first.setFocus()
    qtbot.waitUntil(edit.first.hasFocus)
    return edit


def test_the_rule_stands_there_before_anything_is_typed(edit: NewPasswordEdit) -> None:
    assert edit.rule_label.text().startswith("Mindst 12 tegn eller fire ord")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("små", "9 tegn mere, eller fire ord."),
        ("elleve tegn", "1 tegn mere, eller fire ord."),
        (GOOD, "✓ Den er lang nok."),
        ("tolvtegn1234", "✓ Den er lang nok."),
        ("aaaaaaaaaaaaaa", "Det er det samme tegn hele vejen. Brug hellere fire ord."),
    ],
)
def test_one_sees_while_typing_whether_it_will_do(
    qtbot: QtBot, edit: NewPasswordEdit, typed: str, said: str
) -> None:
    qtbot.keyClicks(edit.first, typed)
    assert edit.rule_label.text() == said
    assert edit.first.accessibleDescription() == said


def test_both_lines_must_say_the_same(qtbot: QtBot, edit: NewPasswordEdit) -> None:
    qtbot.keyClicks(edit.first, GOOD)
    qtbot.keyClick(edit.first, Qt.Key.Key_Tab)
    qtbot.keyClick(edit.first.eye_button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is edit.again
    qtbot.keyClicks(edit.again, GOOD[:-1])
    assert edit.again_label.text() == "De to er ikke ens endnu."
    with pytest.raises(NotAlike) as refused:
        edit.check()
    assert edit.field_of(refused.value) is edit.again
    qtbot.keyClicks(edit.again, GOOD[-1])
    assert edit.again_label.text() == "✓ De to er ens."
    edit.check()
    assert edit.password == GOOD


def test_an_aa_of_two_signs_is_the_same_letter(edit: NewPasswordEdit) -> None:
    edit.first.setText(GOOD)
    edit.again.setText(unicodedata.normalize("NFD", GOOD))
    edit.check()


def test_the_own_name_is_not_a_password(edit: NewPasswordEdit) -> None:
    edit.show_names("Anne-Margrethe Vestergaard", "Solstrålen")
    edit.first.setText("anne-margrethe vestergaard")
    assert "let at gætte" in edit.rule_label.text()
    with pytest.raises(WeakPassword) as refused:
        edit.check()
    assert edit.field_of(refused.value) is edit.first


def test_it_can_be_forgotten(edit: NewPasswordEdit) -> None:
    edit.first.setText(GOOD)
    edit.again.setText(GOOD)
    edit.wipe()
    assert (edit.first.text(), edit.again.text()) == ("", "")
