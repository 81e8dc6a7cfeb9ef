"""Versions side by side: what differs is marked by more than colour, and said in words."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from teammoede.domain.errors import InvalidValue
from teammoede.domain.versions import Version, Written
from teammoede.ui.dialogs.versions_dialog import ShownText, ShownVersion, VersionsDialog
from teammoede.ui.widgets.compared_text import ComparedText
from tests.domain.building import NOON


def shown(text: str, *, beside: bool = False) -> ShownVersion:
    at = NOON - timedelta(days=1)
    return ShownVersion(Version(text, Written(at, "Mette", "d"), beside), "i går 12.00", "Mette")


def text_of(*earlier: ShownVersion, now: str = "Tre hold nu", why_not: str = "") -> ShownText:
    told = "Lars, i dag 12.41"
    return ShownText("Drøftelse, Forældre", "Planlægningsmøde 1", now, told, earlier, why_not)


@pytest.fixture
def dialog(qtbot: QtBot) -> VersionsDialog:
    """Three versions: another one, one of another window, and one that is as now."""
    earlier = (shown("To hold nu"), shown("Deres", beside=True), shown("Tre hold nu"))
    dialog = VersionsDialog(text_of(*earlier))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def struck_and_underlined(text: ComparedText) -> tuple[str, str]:
    """Return the letters that are struck out, and those that are underlined."""
    struck = underlined = ""
    cursor = QTextCursor(text.document())
    while cursor.movePosition(
        QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
    ):
        struck += cursor.selectedText() if cursor.charFormat().fontStrikeOut() else ""
        underlined += cursor.selectedText() if cursor.charFormat().fontUnderline() else ""
        cursor.clearSelection()
    return struck, underlined


def test_words_that_went_are_struck_out_and_words_that_came_underlined(
    dialog: VersionsDialog,
) -> None:
    assert struck_and_underlined(dialog.then) == ("To", "")
    assert struck_and_underlined(dialog.now) == ("", "Tre")
    assert dialog.told.text() == (
        "Siden er 1 ord taget ud (overstreget) og 1 ord kommet til (understreget)."
    )
    assert dialog.then_label.text() == "Dengang: Mette, i går 12.00"
    assert dialog.now_label.text() == "Nu: Lars, i dag 12.41"


def test_the_arrows_go_through_the_list_and_what_is_as_now_cannot_stand_again(
    dialog: VersionsDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.then.toPlainText() == "Deres"
    assert dialog.list.currentItem().toolTip().endswith("samtidig i et andet vindue")
    assert dialog.take_button.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert not dialog.take_button.isEnabled()
    assert dialog.told.text() == "Den er som teksten nu."


def test_a_copy_is_of_the_old_text(dialog: VersionsDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "To hold nu"


def test_a_refused_step_leaves_the_dialog_open_with_its_reason(
    dialog: VersionsDialog, qtbot: QtBot
) -> None:
    def refuse() -> None:
        raise InvalidValue("Disken er fuld.")

    dialog.save = refuse
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.error.text() == "Disken er fuld."


def test_a_locked_text_says_why_it_stays(qtbot: QtBot) -> None:
    dialog = VersionsDialog(text_of(shown("før"), why_not="Referatet er godkendt."))
    qtbot.addWidget(dialog)
    assert not dialog.take_button.isEnabled()
    assert dialog.told.text().endswith("Referatet er godkendt.")


def test_words_that_look_like_markup_are_only_words(qtbot: QtBot) -> None:
    dialog = VersionsDialog(text_of(shown("<b>før</b>"), now="<b>nu</b> & <i>"))
    qtbot.addWidget(dialog)
    assert dialog.then.toPlainText() == "<b>før</b>"
    assert dialog.now.toPlainText() == "<b>nu</b> & <i>"
