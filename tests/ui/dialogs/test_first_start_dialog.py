"""The first start: five pages by keys, a sheet really made, nothing where it is left."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from teammoede.domain.errors import Refused
from teammoede.domain.recovery_code import groups, write_code
from teammoede.ui.ask import Ask
from teammoede.ui.dialogs.first_start_dialog import FirstStartDialog, NewHouse
from teammoede.ui.printing_out import new_printer
from tests.printing.reading import text_of
from tests.ui.dialogs.conftest import assert_fits

LEFT = Qt.MouseButton.LeftButton
GOOD = "små ænder på tur"
Show = Callable[[QDialog], QDialog]


class Answers(Ask):
    """Saves and prints where the test says."""

    def __init__(self, folder: Path) -> None:
        self.file: Path | None = folder / "ark.pdf"
        self.printed: Path | None = folder / "print.pdf"
        self.place: Path | None = None

    def file_to_save(self, parent: QWidget, title: str, proposal: Path, kind: str) -> Path | None:
        return self.file

    def printer(
        self, parent: QWidget, pages: int, wide: bool = False, large: bool = False
    ) -> QPrinter | None:
        if self.printed is None:
            return None
        printer = new_printer(wide, large)
        printer.setOutputFileName(str(self.printed))
        return printer

    def folder(self, parent: QWidget, title: str, start: str = "") -> Path | None:
        return self.place


@pytest.fixture
def ask(tmp_path: Path) -> Answers:
    """Answers as the test sets it."""
    return Answers(tmp_path)


@pytest.fixture
def made() -> list[NewHouse]:
    """What was made."""
    return []


@pytest.fixture
def dialog(shown: Show, tmp_path: Path, ask: Answers, made: list[NewHouse]) -> FirstStartDialog:
    """The first page."""
    dialog = FirstStartDialog(
        tmp_path / "arkiv", made.append, ask=ask, now=lambda: datetime(2026, 11, 23, 12, 41)
    )
    shown(dialog)
    return dialog


def _type(qtbot: QtBot, text: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, text)


def _press(qtbot: QtBot, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        field = QApplication.focusWidget()
        assert field is not None
        qtbot.keyClick(field, key)


def _names(qtbot: QtBot, house: str = "Solstrålen", name: str = "Mette Holm") -> None:
    _type(qtbot, house)
    _press(qtbot, Qt.Key.Key_Tab)
    _type(qtbot, name)
    _press(qtbot, Qt.Key.Key_Return)


def _password(qtbot: QtBot, password: str = GOOD) -> None:
    _type(qtbot, password)
    _press(qtbot, Qt.Key.Key_Tab, 2)
    _type(qtbot, password)
    _press(qtbot, Qt.Key.Key_Return)


def _asked(dialog: FirstStartDialog) -> tuple[int, list[str]]:
    """Return which group is asked for, and all that stand on the sheet."""
    return dialog.ui.askedBack.edit.place, groups(write_code(dialog.settled.code))


def _to_the_sheet(qtbot: QtBot) -> None:
    _names(qtbot)
    _password(qtbot)


def _to_the_group(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    _to_the_sheet(qtbot)
    qtbot.mouseClick(dialog.ui.sheetBox.save_button, LEFT)
    qtbot.mouseClick(dialog.ui.goOnButton, LEFT)


def _to_the_end(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    _to_the_group(qtbot, dialog)
    place, code = _asked(dialog)
    _type(qtbot, code[place - 1].lower())
    _press(qtbot, Qt.Key.Key_Return)


def _title(dialog: FirstStartDialog) -> str:
    return dialog.ui.titleLabel.text()


def test_the_whole_way_by_keys(
    qtbot: QtBot, dialog: FirstStartDialog, made: list[NewHouse], tmp_path: Path
) -> None:
    assert dialog.ui.stepLabel.text() == "Trin 1 af 5"
    _to_the_sheet(qtbot)
    assert QApplication.focusWidget() is dialog.ui.sheetBox.print_button
    _press(qtbot, Qt.Key.Key_Tab)
    _press(qtbot, Qt.Key.Key_Space)
    _press(qtbot, Qt.Key.Key_Return)
    code = write_code(dialog.settled.code)
    place = dialog.ui.askedBack.edit.place
    _type(qtbot, groups(code)[place - 1])
    _press(qtbot, Qt.Key.Key_Return)
    assert _title(dialog) == "Arkivet"
    QApplication.processEvents()  # the number is chosen whole by an event
    _type(qtbot, "7")
    with qtbot.waitSignal(dialog.accepted):
        _press(qtbot, Qt.Key.Key_Return)
    (house,) = made
    assert (house.house, house.name, house.password) == ("Solstrålen", "Mette Holm", GOOD)
    assert write_code(house.code) == code
    assert (house.retention_years, house.second_place) == (7, "")
    text = text_of((tmp_path / "ark.pdf").read_bytes()).replace(" ", "")
    assert all(group in text for group in groups(code))
    assert "Solstrålen" in text


def test_nothing_is_made_where_it_is_left(
    qtbot: QtBot, dialog: FirstStartDialog, made: list[NewHouse], tmp_path: Path
) -> None:
    _to_the_end(qtbot, dialog)
    with qtbot.waitSignal(dialog.rejected):
        _press(qtbot, Qt.Key.Key_Escape)
    assert made == []
    assert not (tmp_path / "arkiv").exists()
    assert dialog.ui.passwordEdit.password == ""


def test_names_are_needed(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    _names(qtbot, house="  ")
    assert dialog.ui.errorLabel.text() == "Skriv, hvad huset eller kontoret hedder."
    assert QApplication.focusWidget() is dialog.ui.houseEdit
    _type(qtbot, "Solstrålen")
    dialog.ui.nameEdit.clear()
    _press(qtbot, Qt.Key.Key_Return)
    assert dialog.ui.errorLabel.text() == "Skriv dit navn."


def test_a_password_that_will_not_do_stays_on_its_page(
    qtbot: QtBot, dialog: FirstStartDialog
) -> None:
    _names(qtbot)
    _password(qtbot, "mette holm solstrålen")
    assert _title(dialog) == "Din adgangskode"
    assert "let at gætte" in dialog.ui.errorLabel.text()


def test_no_way_on_without_a_sheet(qtbot: QtBot, dialog: FirstStartDialog, ask: Answers) -> None:
    _to_the_sheet(qtbot)
    ask.file = ask.printed = None
    qtbot.mouseClick(dialog.ui.sheetBox.print_button, LEFT)
    qtbot.mouseClick(dialog.ui.sheetBox.save_button, LEFT)
    qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    assert _title(dialog) == "Gendannelsesarket"
    assert dialog.ui.errorLabel.text() == "Udskriv eller gem arket først."


def test_the_sheet_can_be_printed(qtbot: QtBot, dialog: FirstStartDialog, tmp_path: Path) -> None:
    _to_the_sheet(qtbot)
    qtbot.mouseClick(dialog.ui.sheetBox.print_button, LEFT)
    assert dialog.ui.sheetBox.done_label.text() == "1 side er sendt til printeren."
    assert (tmp_path / "print.pdf").stat().st_size > 1000
    qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    assert _title(dialog) == "Er arket der?"


def test_another_name_needs_another_sheet(
    qtbot: QtBot, dialog: FirstStartDialog, tmp_path: Path
) -> None:
    _to_the_group(qtbot, dialog)
    for _ in range(3):
        qtbot.mouseClick(dialog.ui.backButton, LEFT)
    assert _title(dialog) == "Hvem er I?"
    assert not dialog.ui.backButton.isVisible()
    dialog.ui.houseEdit.setText("Månehøj")
    for _ in range(3):
        qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    assert dialog.ui.errorLabel.text() == "Udskriv eller gem arket først."
    qtbot.mouseClick(dialog.ui.sheetBox.save_button, LEFT)
    assert "Månehøj" in text_of((tmp_path / "ark.pdf").read_bytes())


def test_the_same_names_keep_the_sheet_and_the_code(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    _to_the_group(qtbot, dialog)
    asked = _asked(dialog)
    qtbot.mouseClick(dialog.ui.backButton, LEFT)
    qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    assert _asked(dialog) == asked


def test_a_wrong_group_is_said_as_what_it_is(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    _to_the_group(qtbot, dialog)
    place, code = _asked(dialog)
    other = place % 14 + 1
    edit = dialog.ui.askedBack.edit
    for typed, said in (
        ("", f"Skriv gruppe {place} fra arket."),
        (code[other - 1], f"Det er gruppe {other}. Skriv gruppe {place}."),
        (code[place - 1][:-1], f"Gruppe {place} stemmer ikke. Se på arket, og skriv den igen."),
        (groups(write_code(bytes(32)))[place - 1], "Gruppen er fra et andet ark. Tag det"),
    ):
        edit.setFocus()
        edit.setText("")
        _type(qtbot, typed)
        _press(qtbot, Qt.Key.Key_Return)
        assert dialog.ui.errorLabel.text().startswith(said)
        assert _title(dialog) == "Er arket der?"


def test_a_second_place_is_chosen_and_must_be_there(
    qtbot: QtBot, dialog: FirstStartDialog, ask: Answers, made: list[NewHouse], tmp_path: Path
) -> None:
    _to_the_end(qtbot, dialog)
    dialog.ui.placeEdit.setText(str(tmp_path / "væk"))
    qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    assert "findes ikke" in dialog.ui.errorLabel.text()
    ask.place = tmp_path
    qtbot.mouseClick(dialog.ui.placeButton, LEFT)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    assert made[0].second_place == str(tmp_path)


@pytest.mark.parametrize("number", [None, 0])
def test_the_years_must_be_a_number(
    qtbot: QtBot, dialog: FirstStartDialog, made: list[NewHouse], number: int | None
) -> None:
    _to_the_end(qtbot, dialog)
    assert dialog.years_edit.number == 5
    dialog.years_edit.show_number(number)
    qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    assert "1 til 30" in dialog.ui.errorLabel.text()
    assert made == []


def test_a_refused_archive_keeps_the_dialog_open(
    qtbot: QtBot, shown: Show, tmp_path: Path, ask: Answers
) -> None:
    def refuse(_: NewHouse) -> None:
        raise Refused("Der er ikke plads på disken.")

    dialog = FirstStartDialog(
        tmp_path, refuse, ask=ask, now=lambda: datetime(2026, 11, 23), existing=True
    )
    shown(dialog)
    assert "krypteret" in dialog.ui.welcomeLabel.text()
    _to_the_end(qtbot, dialog)
    qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert dialog.ui.errorLabel.text() == "Der er ikke plads på disken."
    assert dialog.settled.password == GOOD


def test_no_secret_stands_in_what_is_written_of_it(dialog: FirstStartDialog) -> None:
    house = NewHouse("Solstrålen", "Mette Holm", GOOD, b"code of the sheet", 5, "")
    assert GOOD not in repr(house)
    assert "code of" not in repr(house)


@pytest.mark.usefixtures("large_print")
def test_each_page_fits_a_small_screen_in_large_print(
    qtbot: QtBot, dialog: FirstStartDialog
) -> None:
    for number in range(5):
        dialog._turn_to(number)
        dialog.ui.sheetBox._tell_kept(Path("Gendannelsesark.pdf"))
        dialog.accept()
        QApplication.processEvents()
        assert_fits(dialog)
