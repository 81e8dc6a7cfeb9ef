"""The print window: real pages that follow the choices, and paper, PDF or text out of it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from pytestqt.qtbot import QtBot

from teammoede import paths
from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState, Presence
from teammoede.domain.people import Membership
from teammoede.printing.catalogue import Option, Sheet, SheetGroup
from teammoede.printing.paper_job import Paper
from teammoede.ui.ask import Ask
from teammoede.ui.dialogs.print_dialog import PrintDialog
from teammoede.ui.pdf_pages import PdfPages
from teammoede.ui.printing_out import NoPrinter, new_printer
from tests.domain.building import agree, answer, make_meeting
from tests.ui.dialogs.conftest import assert_fits

Key = Qt.Key
Open = Callable[..., PrintDialog]
LEFT = Qt.MouseButton.LeftButton


class Answers(Ask):
    """Saves and prints where the test says, and remembers what was proposed."""

    def __init__(self) -> None:
        self.file: Path | None = None
        self.yes = True
        self.printed: Path | None = None
        self.proposed: Path | None = None
        self.questions: list[str] = []
        self.shown: list[Path] = []
        self.pages = 0
        self.stopped_after: int | None = None

    def file_to_save(self, parent: QWidget, title: str, proposal: Path, kind: str) -> Path | None:
        self.proposed = proposal
        return self.file

    def confirm(self, parent: QWidget, title: str, text: str, yes: str, no: str = "") -> bool:
        self.questions.append(text)
        return self.yes

    def show_file(self, file: Path) -> None:
        self.shown.append(file)

    def printer(
        self, parent: QWidget, pages: int, wide: bool = False, large: bool = False
    ) -> QPrinter | None:
        self.pages = pages
        if self.printed is None:
            return None
        printer = new_printer(wide, large)
        printer.setOutputFileName(str(self.printed))
        return printer

    @contextmanager
    def progress(
        self, parent: QWidget, title: str, text: str
    ) -> Iterator[Callable[[int, int], bool]]:
        stop = self.stopped_after
        yield lambda done, many: stop is None or done < stop


@pytest.fixture
def ask() -> Answers:
    """Answers as the test sets it."""
    return Answers()


@pytest.fixture
def meeting(course: Course) -> Meeting:
    """The meeting of today, with an open action from the last one, notes and something secret."""
    first, second, _ = course.ordered_meetings()
    course.goal, course.group = "Ro og tryghed", "Stjernestuen"
    agree(first, "Del gruppen i tre ved garderoben")
    second.own_note("organisation").text = "Det går bedre i garderoben."
    second.own_note("organisation").confidential = "Kun for os"
    return second


@pytest.fixture
def opened(
    qtbot: QtBot, shown: Callable[[QDialog], QDialog], meeting: Meeting, today: date, ask: Answers
) -> Open:
    """Opens the window on a sheet, and waits for its pages."""

    def show(sheet: str = "agenda", of: Meeting | None = None) -> PrintDialog:
        dialog = PrintDialog(
            of or meeting, sheet, today=today, now=lambda: datetime(2026, 11, 23, 12, 41), ask=ask
        )
        shown(dialog)
        # The pages are there, and the words about them have found their room.
        qtbot.waitUntil(lambda: dialog.ui.pagesLabel.width() > 0 and bool(dialog._shown))
        qtbot.waitUntil(lambda: dialog.ui.pagesLabel.width() >= _hint(dialog.ui.pagesLabel))
        return dialog

    return show


@pytest.fixture
def follow(qtbot: QtBot) -> Callable[[PrintDialog, Callable[[], object]], str]:
    """Does something in the window, waits for the pages it leads to, and returns their text."""

    def do(dialog: PrintDialog, change: Callable[[], object]) -> str:
        with qtbot.waitSignal(dialog._maker.made) as made:
            change()
        assert made.args is not None
        return text_of(made.args[0])

    return do


def _hint(widget: QWidget) -> int:
    return widget.minimumSizeHint().width()


Follow = Callable[[PrintDialog, Callable[[], object]], str]


def text_of(paper: Paper) -> str:
    """All text of a sheet, in one line."""
    from pypdfium2 import PdfDocument

    with PdfDocument(paper.data) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(texts).split())


def click(button: QAbstractButton) -> None:
    """Click a button that can be seen."""
    assert button.isVisible()
    middle = button.rect().center()
    middle.setX(min(middle.x(), 8))
    QTest.mouseClick(button, LEFT, pos=middle)


def choose(dialog: PrintDialog, sheet: Sheet) -> None:
    """Choose a sheet in the list."""
    view = dialog.ui.sheetsView
    [item] = view.findItems(sheet.label, Qt.MatchFlag.MatchExactly)
    view.setCurrentItem(item)


def seen(*widgets: QWidget) -> bool:
    """Whether all of them are on the screen; fails where only some are."""
    states = {widget.isVisible() for widget in widgets}
    assert len(states) == 1
    return states.pop()


# the pages


@pytest.mark.parametrize("sheet", Sheet)
def test_opens_on_the_sheet_asked_for(opened: Open, sheet: Sheet) -> None:
    dialog = opened(sheet.value)
    assert dialog.ui.sheetsView.currentItem().text() == sheet.label
    assert dialog.windowTitle() == f"Udskriv: {sheet.label}"
    count = dialog.ui.preview.page_count
    assert dialog.ui.pagesLabel.text() == ("1 side" if count == 1 else f"{count} sider")
    assert text_of(dialog._current()).startswith(sheet.label)


def test_keys_choose_another_sheet(qtbot: QtBot, opened: Open, follow: Follow) -> None:
    dialog = opened("agenda")
    assert dialog.ui.sheetsView.hasFocus()
    text = follow(dialog, lambda: qtbot.keyClick(dialog.ui.sheetsView, Key.Key_Down))
    assert text.startswith("Indkaldelse")


def test_each_sheet_offers_its_own_choices_and_no_others(opened: Open) -> None:
    dialog = opened("agenda")
    ui, choices = dialog.ui, dialog.ui.choices.ui
    shown = {
        Option.MEETING: (choices.meetingLabel, choices.meetingBox),
        Option.SERIES: (choices.oneButton, choices.seriesButton, ui.calendarButton),
        Option.SIZE: (choices.a4Button, choices.a3Button),
        Option.DENSITY: (choices.compactButton, choices.roomyButton),
        Option.ORDER: (choices.personButton, choices.dueButton),
        Option.PEOPLE: (choices.peopleGrid,),
        Option.INITIATIVES: (choices.initiativesView, choices.unknownLabel, ui.readBox),
        Option.PARTS: (choices.partsGrid, choices.pointsGrid),
        Option.CONFIDENTIAL: (choices.confidentialBox, choices.confidentialLabel),
        Option.TEXT: (ui.copyButton,),
    }
    assert set(shown) == set(Option)
    for sheet in Sheet:
        choose(dialog, sheet)
        found = {option for option, widgets in shown.items() if seen(*widgets)}
        wanted = {option for option in Option if sheet.has(option)}
        lacking = {Option.MEETING} if sheet.kind else set()  # the course has no such meeting
        assert found == wanted - lacking


def test_keys_pass_over_the_headings_of_the_list(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("agenda")
    passed = [dialog.sheet]
    for _ in Sheet:
        qtbot.keyClick(dialog.ui.sheetsView, Key.Key_Down)
        passed.append(dialog.sheet)
    assert passed[:-1] == list(Sheet)
    titles = [dialog.ui.sheetsView.item(row).text() for row in range(16)]
    assert [title for title in titles if title in {g.label for g in SheetGroup}] == [
        group.label for group in SheetGroup
    ]


def test_a_sheet_is_found_by_typing_its_name(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("agenda")
    qtbot.keyClicks(dialog.ui.sheetsView, "forl")
    assert dialog.sheet is Sheet.PLAN


def test_density_is_one_click(opened: Open, follow: Follow) -> None:
    dialog = opened("agenda")
    before = dialog.ui.preview.page_count
    follow(dialog, lambda: click(dialog.ui.choices.ui.compactButton))
    assert dialog.ui.preview.page_count < before
    assert not dialog.ui.choices.ui.roomyButton.isChecked()


def test_order_is_one_click(opened: Open, follow: Follow) -> None:
    dialog = opened("followup")
    before = text_of(dialog._current())
    assert follow(dialog, lambda: click(dialog.ui.choices.ui.dueButton)) != before


def test_parts_and_points_can_be_left_out(opened: Open, follow: Follow) -> None:
    dialog = opened("agenda")
    text = follow(dialog, lambda: click(dialog.ui.choices.ui.partsGrid.box("goal")))
    assert "Ro og tryghed" not in text
    text = follow(dialog, lambda: click(dialog.ui.choices.ui.pointsGrid.box("organisation")))
    assert "garderoben" not in text
    assert "Forældre" in dialog.ui.choices.ui.pointsGrid.box("parents").text()


def test_another_meeting_is_chosen_above_the_pages(
    qtbot: QtBot, opened: Open, follow: Follow
) -> None:
    dialog = opened("minutes")
    box = dialog.ui.choices.ui.meetingBox
    assert box.currentText() == "uge 48 · ma 23.11. · Planlægningsmøde 2"
    text = follow(dialog, lambda: qtbot.keyClick(box, Key.Key_Down))
    assert "Planlægningsmøde 1" in text
    assert "Del gruppen i tre" in text


def test_the_pages_stay_where_one_reads_while_choosing(opened: Open, follow: Follow) -> None:
    dialog = opened("agenda")
    bar = dialog.ui.preview.verticalScrollBar()
    bar.setValue(300)
    follow(dialog, lambda: click(dialog.ui.choices.ui.partsGrid.box("people")))
    assert bar.value() == 300
    follow(dialog, lambda: choose(dialog, Sheet.MINUTES))
    assert bar.value() == 0


def test_signs_that_paper_lacks_are_told(opened: Open, follow: Follow, course: Course) -> None:
    dialog = opened("agenda")
    assert not dialog.ui.missingLabel.isVisible()
    course.goal = "Ro 😀 🌙 ş"
    follow(dialog, lambda: click(dialog.ui.choices.ui.compactButton))
    assert dialog.ui.missingLabel.isVisible()
    assert dialog.ui.missingLabel.text() == (
        "Enkelte tegn (😀 🌙) findes ikke i papirets skrift og står som □."
    )


def test_zoom_by_keys_and_back(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("agenda")
    fitting = dialog.ui.zoomLabel.text()
    for key in (Key.Key_Plus, Key.Key_Minus, Key.Key_Minus):
        before = dialog.ui.zoomLabel.text()
        qtbot.keyClick(dialog, key, Qt.KeyboardModifier.ControlModifier)
        assert dialog.ui.zoomLabel.text() != before
    qtbot.keyClick(dialog, Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.ui.zoomLabel.text() == fitting
    assert not dialog.ui.fitButton.isEnabled()


# what is confidential


def test_the_confidential_is_off_until_it_is_ticked(opened: Open, follow: Follow) -> None:
    dialog = opened("minutes")
    assert not dialog.ui.choices.ui.confidentialBox.isChecked()
    assert "Kun for os" not in text_of(dialog._current())
    assert "Kun for os" in follow(dialog, lambda: click(dialog.ui.choices.ui.confidentialBox))


def test_another_sheet_or_meeting_unticks_the_confidential(opened: Open, follow: Follow) -> None:
    dialog = opened("minutes")
    follow(dialog, lambda: click(dialog.ui.choices.ui.confidentialBox))
    for sheet in (Sheet.AGENDA, Sheet.MINUTES):
        text = follow(dialog, lambda sheet=sheet: choose(dialog, sheet))
        assert "Kun for os" not in text
    assert not dialog.ui.choices.ui.confidentialBox.isChecked()


def test_copied_minutes_never_hold_the_confidential(opened: Open, follow: Follow) -> None:
    dialog = opened("minutes")
    follow(dialog, lambda: click(dialog.ui.choices.ui.confidentialBox))
    click(dialog.ui.copyButton)
    copied = QGuiApplication.clipboard().text()
    assert "Det går bedre i garderoben." in copied
    assert "Kun for os" not in copied
    assert "fortrolige er ikke med" in dialog.ui.doneLabel.text()


def test_copied_minutes_leave_out_what_was_deselected(opened: Open) -> None:
    dialog = opened("minutes")
    click(dialog.ui.choices.ui.partsGrid.box("goal"))
    click(dialog.ui.choices.ui.pointsGrid.box("organisation"))
    click(dialog.ui.copyButton)
    copied = QGuiApplication.clipboard().text()
    assert "Ro og tryghed" not in copied
    assert "garderoben" not in copied
    assert "Andet, fx børns fravær" in copied


# one of a kind, people, a series


def test_the_evaluation_is_of_its_meeting_alone(
    opened: Open, follow: Follow, course: Course
) -> None:
    dialog = opened("evaluation")
    assert "når mødet er planlagt" in text_of(dialog._current())
    make_meeting(course, date(2027, 2, 22), kind=MeetingKind.EVALUATION)
    follow(dialog, lambda: choose(dialog, Sheet.AGENDA))
    follow(dialog, lambda: choose(dialog, Sheet.EVALUATION))
    box = dialog.ui.choices.ui.meetingBox
    assert [box.itemText(row) for row in range(box.count())] == [
        "uge 8 · ma 22.2.2027 · Slutevaluering"
    ]


def test_the_meeting_that_was_chosen_stays_from_sheet_to_sheet(
    opened: Open, follow: Follow
) -> None:
    dialog = opened("minutes")
    box = dialog.ui.choices.ui.meetingBox
    follow(dialog, lambda: box.setCurrentIndex(0))
    chosen = box.currentText()
    for sheet in (Sheet.PLAN, Sheet.ROLES, Sheet.INVITATION, Sheet.AGENDA):
        follow(dialog, lambda sheet=sheet: choose(dialog, sheet))
        assert box.currentText() == chosen


def test_a_page_for_each_who_missed_it_or_is_ticked(
    opened: Open, follow: Follow, meeting: Meeting
) -> None:
    mette, lars, sara = meeting.course.memberships
    meeting.own_attendance(lars).presence = Presence.APOLOGIES
    dialog = opened("catchup")
    grid = dialog.ui.choices.ui.peopleGrid
    assert grid.chosen == (lars.id,)
    text = follow(dialog, lambda: click(grid.box(sara.id)))
    assert "Til Lars Bech" in text
    assert "Til Sara Lind" in text
    assert "Til Mette Holm" not in text
    assert mette.id not in grid.chosen


def test_the_whole_series_is_called_in_one_click(opened: Open, follow: Follow) -> None:
    dialog = opened("invitation")
    ui = dialog.ui.choices.ui
    text = follow(dialog, lambda: click(ui.seriesButton))
    assert "30. november 2026" in text
    assert not seen(ui.meetingLabel, ui.meetingBox)
    click(dialog.ui.copyButton)
    assert "30. november 2026" in QGuiApplication.clipboard().text()
    follow(dialog, lambda: click(ui.oneButton))
    assert seen(ui.meetingLabel, ui.meetingBox)


def test_a_calendar_file_of_the_meeting_or_of_the_series(
    opened: Open, ask: Answers, tmp_path: Path, follow: Follow
) -> None:
    dialog = opened("invitation")
    for button, count in (
        (dialog.ui.choices.ui.oneButton, 1),
        (dialog.ui.choices.ui.seriesButton, 2),
    ):
        ask.file = tmp_path / f"{count}.ics"
        click(button)
        click(dialog.ui.calendarButton)
        assert ask.proposed is not None
        assert ask.proposed.suffix == ".ics"
        assert ask.file.read_bytes().count(b"BEGIN:VEVENT") == count
        assert dialog.ui.doneLabel.text() == f"Gemt som {count}.ics"


def test_the_plan_on_a3_is_printed_on_a3(
    opened: Open, follow: Follow, ask: Answers, tmp_path: Path
) -> None:
    dialog = opened("plan")
    before = PdfPages(dialog._current().data).sizes[0]
    follow(dialog, lambda: click(dialog.ui.choices.ui.a3Button))
    ask.printed = tmp_path / "out.pdf"
    click(dialog.ui.printButton)
    for data in (dialog._current().data, ask.printed.read_bytes()):
        assert PdfPages(data).sizes[0].width() > 1.4 * before.width()


def test_there_is_nothing_to_call_when_all_was_held(opened: Open, course: Course) -> None:
    for meeting in course.meetings:
        meeting.state = MeetingState.HELD
    dialog = opened("invitation")
    QGuiApplication.clipboard().setText("uændret")
    for button in (dialog.ui.calendarButton, dialog.ui.copyButton):
        click(button)
        assert dialog.ui.errorLabel.isVisible()
    assert QGuiApplication.clipboard().text() == "uændret"


def test_forty_people_with_long_names_have_their_place(
    opened: Open, follow: Follow, course: Course
) -> None:
    for place in range(40):
        name = f"Speciallægepraksisplanlægning {place}"
        Membership(course=course, name=name, position=place + 3)
    dialog = opened("minutes")
    follow(dialog, lambda: choose(dialog, Sheet.CATCHUP))
    grid = dialog.ui.choices.ui.peopleGrid
    assert len(grid.boxes) == 43
    inside = dialog.ui.choicesArea.viewport().width()
    assert all(
        box.mapTo(dialog.ui.choices, box.rect().topRight()).x() < inside for box in grid.boxes
    )
    assert_fits(dialog)


# what may leave the room


@pytest.fixture
def sharing(opened: Open, meeting: Meeting) -> PrintDialog:
    """The share sheet, one good initiative ticked, one that names a child left out."""
    first = meeting.course.ordered_meetings()[0]
    meeting.course.aliases = ["MK"]
    answer(first.actions[0], meeting, Answer.STANDING_PRACTICE)
    agree(first, "Vi følger MK og Mikkel", position=1)
    return opened("share")


def read(qtbot: QtBot, dialog: PrintDialog) -> None:
    """Say that the page was read, as soon as it is shown."""
    qtbot.waitUntil(dialog.ui.readBox.isEnabled)
    click(dialog.ui.readBox)


def tick(dialog: PrintDialog, row: int) -> None:
    """Tick an initiative with the keyboard."""
    view = dialog.ui.choices.ui.initiativesView
    view.setFocus()
    view.setCurrentRow(row)
    QTest.keyClick(view, Key.Key_Space)


def test_only_what_is_ticked_is_shared_and_names_are_looked_at(
    sharing: PrintDialog, follow: Follow
) -> None:
    ui = sharing.ui.choices.ui
    assert "Mikkel" not in text_of(sharing._current())
    assert not ui.unknownView.isVisible()
    assert "Ingen ukendte navne" in ui.unknownLabel.text()
    text = follow(sharing, lambda: tick(sharing, 1))
    assert "Vi følger et barn og Mikkel" in text
    words = [ui.unknownView.item(row).text() for row in range(ui.unknownView.count())]
    assert words == ["Mikkel: »Vi følger et barn og Mikkel«"]
    assert seen(ui.unknownView, ui.unknownLabel)


def test_nothing_leaves_before_it_was_read(
    qtbot: QtBot, sharing: PrintDialog, ask: Answers, tmp_path: Path
) -> None:
    ui = sharing.ui
    folder = tmp_path / "ud"
    folder.mkdir()
    ask.file, ask.printed = folder / "a.pdf", folder / "b.pdf"
    QGuiApplication.clipboard().clear()
    for button in (ui.copyButton, ui.saveButton, ui.printButton):
        assert not button.isEnabled()
        QTest.mouseClick(button, LEFT)
    for key in (Key.Key_S, Key.Key_P):
        qtbot.keyClick(sharing, key, Qt.KeyboardModifier.ControlModifier)
        assert "Jeg har læst siden igennem" in ui.errorLabel.text()
    assert os.listdir(folder) == []
    assert QGuiApplication.clipboard().text() == ""
    read(qtbot, sharing)
    for button in (ui.copyButton, ui.saveButton, ui.printButton):
        click(button)
    assert sorted(os.listdir(folder)) == ["a.pdf", "b.pdf"]
    assert "Del gruppen i tre" in QGuiApplication.clipboard().text()
    assert not ui.errorLabel.isVisible()


def test_another_choice_is_another_page_and_has_to_be_read(
    qtbot: QtBot, sharing: PrintDialog, follow: Follow
) -> None:
    read(qtbot, sharing)
    assert sharing.ui.saveButton.isEnabled()
    tick(sharing, 1)
    assert not sharing.ui.readBox.isChecked()
    assert not sharing.ui.readBox.isEnabled()  # not before it is shown
    assert not sharing.ui.saveButton.isEnabled()
    read(qtbot, sharing)
    follow(sharing, lambda: choose(sharing, Sheet.PLAN))
    assert sharing.ui.saveButton.isEnabled()
    follow(sharing, lambda: choose(sharing, Sheet.SHARE))
    assert not sharing.ui.saveButton.isEnabled()


def test_a_very_long_initiative_stays_in_its_list(opened: Open, meeting: Meeting) -> None:
    first = meeting.course.ordered_meetings()[0]
    first.actions[0].what = "Vi følger Mikkel ind i leg " * 800
    answer(first.actions[0], meeting, Answer.STANDING_PRACTICE)
    dialog = opened("share")
    ui = dialog.ui.choices.ui
    assert len(ui.initiativesView.item(0).text()) < 200
    assert len(ui.unknownView.item(0).text()) < 200
    assert_fits(dialog)


# PDF


def test_saves_the_pages_that_are_shown(opened: Open, ask: Answers, tmp_path: Path) -> None:
    dialog = opened("agenda")
    ask.file = tmp_path / "Dagsorden.pdf"
    click(dialog.ui.saveButton)
    assert ask.proposed is not None
    assert ask.proposed.name == "Dagsorden uge 48 – Stjernestuen.pdf"
    assert ask.file.read_bytes() == dialog._current().data
    assert dialog.ui.doneLabel.text() == "Gemt som Dagsorden.pdf"
    click(dialog.ui.showFileButton)
    assert ask.shown == [ask.file]
    assert dialog.isVisible()


def test_proposes_the_documents_folder_and_then_the_last_one(
    opened: Open, ask: Answers, tmp_path: Path, user_home: Path
) -> None:
    dialog = opened("agenda")
    click(dialog.ui.saveButton)
    assert ask.proposed is not None
    assert ask.proposed.parent in (user_home, user_home / "Documents")
    ask.file = tmp_path / "a.pdf"
    click(dialog.ui.saveButton)
    click(dialog.ui.saveButton)
    assert ask.proposed.parent == tmp_path


def test_what_was_just_chosen_is_saved_at_once(opened: Open, ask: Answers, tmp_path: Path) -> None:
    dialog = opened("minutes")
    ask.file = tmp_path / "a.pdf"
    click(dialog.ui.choices.ui.confidentialBox)
    click(dialog.ui.choices.ui.confidentialBox)
    click(dialog.ui.choices.ui.partsGrid.box("goal"))
    click(dialog.ui.saveButton)
    text = text_of(Paper(ask.file.read_bytes(), ()))
    assert "Ro og tryghed" not in text
    assert "Kun for os" not in text


def test_a_name_without_its_ending_gets_it_and_asks_before_replacing(
    opened: Open, ask: Answers, tmp_path: Path
) -> None:
    dialog = opened("agenda")
    there = tmp_path / "uge 48.1.pdf"
    there.write_bytes(b"old")
    ask.file, ask.yes = tmp_path / "uge 48.1", False
    click(dialog.ui.saveButton)
    assert there.read_bytes() == b"old"
    assert "uge 48.1.pdf" in ask.questions[0]
    ask.yes = True
    click(dialog.ui.saveButton)
    assert there.read_bytes().startswith(b"%PDF")


def test_a_refused_file_is_told_inside_the_window(
    opened: Open, ask: Answers, tmp_path: Path
) -> None:
    dialog = opened("agenda")
    ask.file = tmp_path / "gone" / "a.pdf"
    click(dialog.ui.saveButton)
    assert dialog.isVisible()
    assert dialog.ui.errorLabel.isVisible()
    assert "findes ikke" in dialog.ui.errorLabel.text()
    assert not dialog.ui.showFileButton.isVisible()
    ask.file = tmp_path / "a.pdf"
    click(dialog.ui.saveButton)
    assert not dialog.ui.errorLabel.isVisible()


def test_thinking_better_of_it_says_nothing(opened: Open) -> None:
    dialog = opened("agenda")
    click(dialog.ui.saveButton)
    click(dialog.ui.printButton)
    assert not dialog.ui.doneLabel.isVisible()
    assert not dialog.ui.errorLabel.isVisible()


# paper


@pytest.mark.parametrize("sheet", Sheet)
def test_prints_every_page(
    qtbot: QtBot, opened: Open, ask: Answers, tmp_path: Path, sheet: Sheet
) -> None:
    dialog = opened(sheet.value)
    if sheet.has(Option.INITIATIVES):
        read(qtbot, dialog)
    ask.printed = tmp_path / "out.pdf"
    click(dialog.ui.printButton)
    printed, shown = PdfPages(ask.printed.read_bytes()), PdfPages(dialog._current().data)
    assert ask.pages == len(printed) == len(shown)
    assert printed.are_wide == shown.are_wide
    assert "sendt" in dialog.ui.doneLabel.text()


def test_a_printing_that_was_stopped_is_told(opened: Open, ask: Answers, tmp_path: Path) -> None:
    dialog = opened("agenda")
    ask.printed, ask.stopped_after = tmp_path / "out.pdf", 1
    click(dialog.ui.printButton)
    assert dialog.ui.doneLabel.text() == "Udskriften er stoppet. De første sider kan være sendt."


def test_a_sheet_that_takes_long_says_that_it_is_being_made(qtbot: QtBot, opened: Open) -> None:
    dialog, others_done = opened("agenda"), Event()
    dialog._maker._threads.submit(others_done.wait, 20)  # the one that makes sheets is busy
    qtbot.keyClick(dialog.ui.sheetsView, Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.ui.pagesLabel.text() == "laves …")
    others_done.set()
    qtbot.waitUntil(lambda: "side" in dialog.ui.pagesLabel.text())


def test_control_p_prints(qtbot: QtBot, opened: Open, ask: Answers, tmp_path: Path) -> None:
    dialog = opened("followup")
    ask.printed = tmp_path / "out.pdf"
    qtbot.keyClick(dialog, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert ask.printed.exists()


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="there is a printer here")
def test_no_printer_at_all_is_told_in_danish(opened: Open, ask: Answers) -> None:
    dialog = opened("agenda")
    ask.printer = Ask().printer  # type: ignore[method-assign]
    click(dialog.ui.printButton)
    assert dialog.ui.errorLabel.text() == str(NoPrinter())
    assert "Der er ingen printer" in dialog.ui.errorLabel.text()


# hard cases


def test_a_very_long_note_is_shown(
    opened: Open, follow: Follow, meeting: Meeting, qtbot: QtBot
) -> None:
    meeting.own_note("organisation").text = "Vi talte om ro og tryghed på stuen. " * 5_600
    dialog = opened("minutes")
    assert dialog.ui.preview.page_count > 30
    qtbot.keyClick(dialog.ui.preview, Key.Key_End)
    dialog.ui.preview.viewport().grab()


@pytest.mark.usefixtures("user_home")
def test_a_sheet_that_cannot_be_made_is_told_and_kept_with_its_place(
    qtbot: QtBot, opened: Open, meeting: Meeting
) -> None:
    dialog = opened("agenda")
    meeting.date = cast(date, "no date")
    with qtbot.waitSignal(dialog._maker.failed):
        click(dialog.ui.choices.ui.compactButton)
    assert dialog.ui.errorLabel.text().startswith("Arket kunne ikke laves")
    assert "agenda.py:" in paths.log_file().read_text(encoding="utf-8").splitlines()[-1]


def test_escape_closes_also_while_pages_are_made(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("agenda")
    click(dialog.ui.choices.ui.compactButton)
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


# looks


@pytest.mark.parametrize("sheet", Sheet)
def test_fits_a_small_screen(opened: Open, sheet: Sheet) -> None:
    dialog = opened(sheet.value)
    assert_fits(dialog)


@pytest.mark.usefixtures("large_print")
@pytest.mark.parametrize("sheet", Sheet)
def test_fits_with_large_print(opened: Open, sheet: Sheet) -> None:
    dialog = opened(sheet.value)
    assert_fits(dialog)


def test_the_choices_are_as_wide_whatever_sheet_it_opens_on(opened: Open, course: Course) -> None:
    for kind in (MeetingKind.VISIT, MeetingKind.EVALUATION):
        make_meeting(course, date(2027, 11, 22), kind=kind)
    sheets = (Sheet.EVALUATION, Sheet.MINUTES)
    assert len({opened(sheet.value).ui.choicesArea.width() for sheet in sheets}) == 1


def test_tab_goes_through_the_window_from_left_to_right(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("minutes")
    ui = dialog.ui
    order: list[QWidget] = [
        ui.sheetsView,
        ui.choices.ui.meetingBox,
        *(ui.choices.ui.partsGrid.box(part) for part in Sheet.MINUTES.parts),
        ui.choices.ui.confidentialBox,
        *(ui.choices.ui.pointsGrid.box(key) for key in dialog._job().of.agenda.keys),
        ui.zoomOutButton,
        ui.zoomInButton,
        ui.preview,
        ui.copyButton,
        ui.saveButton,
        ui.printButton,
        ui.closeButton,
    ]
    for widget in order:
        assert dialog.focusWidget() is widget, widget.objectName()
        qtbot.keyClick(widget, Key.Key_Tab)


def test_every_control_has_a_name(opened: Open) -> None:
    dialog = opened("minutes")
    ui = dialog.ui
    for label, buddy in (
        (ui.sheetLabel, ui.sheetsView),
        (ui.choices.ui.meetingLabel, ui.choices.ui.meetingBox),
        (ui.previewLabel, ui.preview),
        (ui.choices.ui.orderLabel, ui.choices.ui.personButton),
        (ui.choices.ui.densityLabel, ui.choices.ui.roomyButton),
    ):
        assert label.buddy() is buddy
    for widget in (ui.zoomInButton, ui.zoomOutButton, ui.preview, ui.sheetsView):
        assert widget.accessibleName()


def test_files_are_never_left_half_written(opened: Open, ask: Answers, tmp_path: Path) -> None:
    dialog = opened("agenda")
    folder = tmp_path / "here"
    folder.mkdir()
    ask.file = folder / "a.pdf"
    for _ in range(2):
        click(dialog.ui.saveButton)
    assert os.listdir(folder) == ["a.pdf"]
