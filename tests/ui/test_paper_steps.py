"""From the window to the paper: the sheet that fits is shown, the minutes are copied."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from teammoede.domain.meeting_choices import MeetingState
from teammoede.printing.catalogue import Sheet
from teammoede.ui.dialogs.print_dialog import PrintDialog
from tests.ui.conftest import Screen, in_dialog


def sheet_shown(screen: Screen, show: Callable[[], object]) -> str:
    """Return the title of the sheet that the dialog opens on."""
    seen: list[str] = []

    def look(dialog: PrintDialog) -> None:
        seen.append(dialog.ui.sheetsView.currentItem().text())
        dialog.ui.closeButton.click()

    came = in_dialog(PrintDialog, look)
    show()
    assert came()
    return seen[0]


@pytest.mark.parametrize("sheet", Sheet)
def test_each_sheet_is_in_the_menu(screen: Screen, sheet: Sheet) -> None:
    [action] = [
        action
        for action in screen.window.ui.printMenu.actions()
        if action.text().replace("&", "").removesuffix(" …") == sheet.label
    ]
    assert sheet_shown(screen, action.trigger) == sheet.label


def test_the_letters_of_the_menu_are_one_each(screen: Screen) -> None:
    texts = [a.text() for a in screen.window.ui.printMenu.actions() if a.text()]
    letters = [text[text.index("&") + 1].casefold() for text in texts]
    assert sorted(set(letters)) == sorted(letters)


def test_the_button_shows_the_agenda_before_a_meeting_and_the_minutes_after_it(
    screen: Screen,
) -> None:
    button = screen.desk.head.ui.printButton
    assert sheet_shown(screen, button.click) == "Dagsorden"
    screen.desk.store.hold(screen.meeting)
    screen.refresh()
    assert screen.meeting.state is MeetingState.HELD
    assert sheet_shown(screen, button.click) == "Referat"


def test_the_copied_minutes_have_the_last_words_and_nothing_confidential(screen: Screen) -> None:
    discussion = screen.tab.discussion
    screen.click(discussion.secret_button)
    screen.write(discussion.secret, "Kun for os")
    screen.focus(discussion.edit)
    screen.type("Sidste ord")
    screen.window.ui.copyMinutesAction.trigger()
    copied = QApplication.clipboard().text()
    assert "Sidste ord" in copied
    assert "Kun for os" not in copied
    assert "uden det fortrolige" in screen.window.statusBar().currentMessage()
