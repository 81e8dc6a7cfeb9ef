"""Draws the guide's few pictures from the demo course into resources/guide/, small enough to ship.

Part of `pictures.py`; each is a part of the window as a person sees it, so that it can be read.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QPoint, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from teammoede.domain.action import Answer
from teammoede.printing.catalogue import Sheet
from teammoede.ui.ask import Ask
from teammoede.ui.desk import Desk
from teammoede.ui.dialogs.print_dialog import PrintDialog
from teammoede.ui.main_window import MainWindow
from teammoede.ui.pages.course_page import SIGNS, TODAY
from teammoede.ui.pages.search_page import SearchPage
from teammoede.ui.pages.signs_page import SignsPage
from teammoede.ui.tabs.roles_tab import RolesTab

WIDE, HIGH = 660, 1000  # about as wide as the guide's lines, so that it is shown as it is

PRINTING = QSize(880, 600)
EDGE = 8
SEARCHING_MS = 1_000
FOLD = 430  # pixels of a page that hold something
COLOURS = 128  # of a palette: a window has few, and the file is a third
LINE = "@mette inden fredag: flytter knagerækken #organisering"
Save = Callable[[str, QWidget, QRect | None], None]


def draw_guide(window: MainWindow, desk: Desk, folder: Path) -> None:
    """Renew every picture of the guide; the demo course is changed by it."""

    def save(name: str, part: QWidget, piece: QRect | None = None) -> None:
        _settle()
        _save(part.grab(piece) if piece else part.grab(), folder / f"{name}.png")

    before = window.size()
    window.ui.navigator.hide()
    window.resize(WIDE, HIGH)
    desk.open_course(desk.store.courses(desk.today())[0].id)
    _draw_pages(desk, save)
    desk.pages.leave()
    _draw_meeting(window, desk, save)
    _draw_printing(desk, save)
    _draw_search(window, desk, save)
    window.ui.navigator.show()
    window.resize(before)


def _draw_pages(desk: Desk, save: Save) -> None:
    desk.pages.open(TODAY)
    today = desk.pages.front
    assert today is not None
    _settle()
    save("i-dag", today, QRect(0, 0, today.width(), FOLD))
    desk.pages.open(SIGNS)
    signs = desk.pages.front
    assert isinstance(signs, SignsPage)
    _settle()
    curves = _place_of(signs.ui.curves, signs)
    curves.setHeight(curves.height() // 2)
    save("tegn", signs, curves)


def _draw_meeting(window: MainWindow, desk: Desk, save: Save) -> None:
    window.ui.tabs.setCurrentIndex(0)
    tab = desk.tabs.at(0)
    tab.since_last.listed[1].answers.button(Answer.CONTINUES).click()
    _settle()
    save("siden-sidst", tab, _place_of(tab.since_last, tab))
    line = tab.agreements.listed[-1]
    line.take_focus()
    QTest.keyClicks(line.what, LINE)
    _settle()
    piece = _place_of(tab.agreements, tab)
    piece.setBottom(_place_of(line, tab).bottom() - EDGE - 4)  # not the empty row below
    save("aftale", tab, piece)
    last = window.ui.tabs.count() - 1
    window.ui.tabs.setCurrentIndex(last)
    roles = desk.tabs.at(last)
    assert isinstance(roles, RolesTab)
    save("roller", roles.matrix, None)


def _draw_search(window: MainWindow, desk: Desk, save: Save) -> None:
    window.ui.searchAction.trigger()
    page = desk.pages.front
    assert isinstance(page, SearchPage)
    page.line.setText("samling")
    QTest.qWait(SEARCHING_MS)
    save("find", page, QRect(0, 0, page.width(), FOLD))


def _draw_printing(desk: Desk, save: Save) -> None:
    meeting = desk.meeting
    assert meeting is not None
    now = datetime(2026, 11, 23, 12, 41)
    dialog = PrintDialog(meeting, Sheet.AGENDA, today=desk.today(), now=lambda: now, ask=Ask())
    dialog.show()
    dialog.resize(PRINTING)
    while not dialog.ui.preview.page_count:  # the sheet is made beside the window
        _settle()
    save("udskriv", dialog, None)
    dialog.close()


def _place_of(part: QWidget, whole: QWidget) -> QRect:
    """Return where a part lies, so that it is drawn with what it stands on."""
    piece = QRect(part.mapTo(whole, QPoint()), part.size())
    return piece.adjusted(-EDGE, -EDGE, EDGE, EDGE).intersected(whole.rect())


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _save(picture: object, file: Path) -> None:
    """Write a picture with few colours, which is what a window has."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[attr-defined]
    with Image.open(BytesIO(buffer.data().data())) as drawn:
        drawn.convert("RGB").quantize(COLOURS).save(file, optimize=True)
