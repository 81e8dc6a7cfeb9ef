"""Nothing of a window is seen, read or reached while the curtain is drawn, and all is as before."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QImage,
    QPalette,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from teammoede.ui.ask import Ask
from teammoede.ui.curtain import TITLE, Cover, Curtain
from teammoede.ui.dialogs.course_dialog import CourseDialog, CourseValues
from teammoede.ui.room_view import RoomView
from teammoede.ui.style import palette
from teammoede.ui.tabs.roles_tab import RolesTab
from teammoede.ui.widgets.date_edit import DateEdit
from tests.domain.building import TODAY
from tests.ui.conftest import Screen

SECRET = "Ida slår de andre"


class Room(QMainWindow):
    """A window with something to read, to write in and to press."""

    def __init__(self, text: str = SECRET) -> None:
        super().__init__()
        self.setWindowTitle(f"{text} – teammøde")
        self.pressed: list[str] = []
        page = QWidget()
        layout = QVBoxLayout(page)
        self.edit = QPlainTextEdit(text)
        self.line = QLineEdit(text)
        self.button = QPushButton(text)
        self.button.clicked.connect(lambda: self.pressed.append("button"))
        for part in (QLabel(text), self.edit, self.line, self.button):
            layout.addWidget(part)
        self.setCentralWidget(page)
        menu = self.menuBar().addMenu(text)
        action = menu.addAction(text)
        action.setShortcut("Ctrl+N")
        action.triggered.connect(lambda: self.pressed.append("shortcut"))
        self.statusBar().showMessage(text)
        self.resize(500, 360)


@pytest.fixture
def curtain(qapp: QApplication, dressed: None) -> Iterator[Curtain]:
    curtain = Curtain()
    yield curtain
    curtain.lift()


@pytest.fixture
def show(qtbot: QtBot, dressed: None) -> Callable[..., QWidget]:
    """Shows a window and brings it to the front."""
    kept: list[QWidget] = []  # a widget that nobody knows is gone at once

    def show_one(window: QWidget) -> QWidget:
        kept.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QApplication.processEvents()
        return window

    return show_one


@pytest.fixture
def room(show: Callable[..., QWidget]) -> Room:
    room = Room()
    show(room)
    return room


def course_dialog(parent: QWidget) -> CourseDialog:
    return CourseDialog(CourseValues(), today=TODAY, ask=Ask(), parent=parent)


def on_screen(window: QWidget) -> QImage:
    """Return what the screen has of a window now; nothing is painted for the sake of asking."""
    return window.screen().grabWindow(window.winId()).toImage()


def is_blank(window: QWidget) -> bool:
    """Whether a window looks as one of its size that never held a word."""
    seen = window.grab().toImage()
    bare = QWidget()
    bare.resize(window.size())
    Cover(bare)
    return seen == bare.grab().toImage()


def spoken(window: QWidget) -> str:
    """Return all that a screen reader finds in a window."""

    def words(part: QAccessibleInterface) -> Iterator[str]:
        yield part.text(QAccessible.Text.Name)
        yield part.text(QAccessible.Text.Value)
        for place in range(part.childCount()):
            yield from words(part.child(place))

    return "\n".join(words(QAccessible.queryAccessibleInterface(window)))


def unlock(curtain: Curtain, parent: QWidget, meanwhile: Callable[[], object] = object) -> str:
    """Ask for the password as the program does, and lift; return what was typed there."""
    dialog = QDialog(parent)
    password = QLineEdit(dialog)
    QVBoxLayout(dialog).addWidget(password)
    curtain.let_above(dialog)

    def answer() -> None:
        meanwhile()
        QApplication.processEvents()
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_X)
        dialog.accept()

    QTimer.singleShot(0, answer)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.exec()
    typed = password.text()
    dialog.deleteLater()
    curtain.lift()
    QApplication.processEvents()
    return typed


# ---- what is seen --------------------------------------------------------------------------------


def test_a_window_is_blank_on_the_screen_before_anything_else_is_done(
    room: Room, curtain: Curtain
) -> None:
    before = on_screen(room)
    curtain.draw()
    after = on_screen(room)
    assert after != before
    assert after == room.grab().toImage()
    assert is_blank(room)


def test_a_meeting_is_blank_with_its_menu_its_head_and_all(
    screen: Screen, curtain: Curtain
) -> None:
    assert not is_blank(screen.window)
    curtain.draw()
    assert is_blank(screen.window)


def test_what_the_room_sees_is_blank_too_and_comes_back(screen: Screen, curtain: Curtain) -> None:
    screen.focus(screen.tab.discussion.edit)
    screen.press(Qt.Key.Key_F5)
    view = screen.window.findChild(RoomView)
    assert view is not None
    assert not is_blank(view)
    curtain.draw()
    assert is_blank(view)
    assert "Organisering" not in spoken(view)
    assert view.windowTitle() == TITLE
    screen.qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.isVisible()
    curtain.lift()
    assert not is_blank(view)
    assert view.windowTitle() == "teammøde"


def test_all_is_seen_again_as_before(room: Room, curtain: Curtain) -> None:
    room.button.setFocus()  # no cursor that blinks
    QApplication.processEvents()
    before = room.grab().toImage()
    curtain.draw()
    curtain.lift()
    QApplication.processEvents()
    assert room.grab().toImage() == before


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_it_is_light_and_dark_as_the_program_is(
    qapp: QApplication, room: Room, curtain: Curtain, scheme: Qt.ColorScheme
) -> None:
    former = QPalette(qapp.palette())
    qapp.setPalette(palette(scheme))
    curtain.draw()
    corner = room.grab().toImage().pixelColor(3, 3)
    qapp.setPalette(former)
    assert corner == QColor(palette(scheme).window().color())


def test_every_window_is_blank_also_an_open_dialog_and_a_message(
    room: Room, show: Callable[..., QWidget], curtain: Curtain
) -> None:
    dialog = course_dialog(room)
    dialog.ui.titleEdit.setText(SECRET)
    dialog.open()
    box = QMessageBox(QMessageBox.Icon.Question, SECRET, SECRET, parent=dialog)
    box.open()
    QApplication.processEvents()
    curtain.draw()
    assert all(is_blank(window) for window in (room, dialog, box))
    curtain.lift()
    assert box.text() == SECRET
    assert dialog.ui.titleEdit.text() == SECRET
    assert dialog.isVisible()
    assert box.isVisible()
    box.close()
    dialog.done(QDialog.DialogCode.Rejected)


def test_the_title_says_nothing_and_comes_back(room: Room, curtain: Curtain) -> None:
    curtain.draw()
    assert room.windowTitle() == TITLE
    curtain.lift()
    assert room.windowTitle() == f"{SECRET} – teammøde"


def test_a_title_given_meanwhile_is_for_afterwards(room: Room, curtain: Curtain) -> None:
    curtain.draw()
    room.setWindowTitle("Stjernestuen – teammøde")
    assert room.windowTitle() == TITLE
    curtain.lift()
    assert room.windowTitle() == "Stjernestuen – teammøde"


def test_it_follows_a_window_that_grows(room: Room, curtain: Curtain) -> None:
    curtain.draw()
    room.resize(800, 600)
    QApplication.processEvents()
    assert is_blank(room)
    assert isinstance(room.childAt(799, 599), Cover)


def test_what_comes_to_the_window_meanwhile_lies_under_it(room: Room, curtain: Curtain) -> None:
    curtain.draw()
    notice = QLabel(SECRET, room)
    notice.resize(200, 50)
    notice.show()
    assert is_blank(room)
    assert SECRET not in spoken(room)
    notice.raise_()
    assert is_blank(room)


@pytest.mark.parametrize("kind", [QDialog, QWidget])
def test_a_window_that_comes_meanwhile_is_blank_from_the_start(
    room: Room, curtain: Curtain, qtbot: QtBot, kind: type[QWidget]
) -> None:
    curtain.draw()
    late = kind()
    qtbot.addWidget(late)
    late.setWindowTitle(SECRET)
    QVBoxLayout(late).addWidget(QLabel(SECRET))
    late.show()
    assert is_blank(late)
    assert late.windowTitle() == TITLE
    curtain.lift()
    assert late.windowTitle() == SECRET
    assert not is_blank(late)


def test_a_screen_reader_finds_nothing_and_then_all_again(room: Room, curtain: Curtain) -> None:
    assert SECRET in spoken(room)
    names = [part.objectName() for part in room.findChildren(QWidget)]
    curtain.draw()
    assert SECRET not in spoken(room)
    curtain.lift()
    QApplication.sendPostedEvents()
    assert SECRET in spoken(room)
    assert [p.objectName() for p in room.findChildren(QWidget)][: len(names)] == names


# ---- what passes ---------------------------------------------------------------------------------


def test_an_open_menu_closes_and_nothing_is_chosen(room: Room, curtain: Curtain) -> None:
    chosen: list[str] = []
    menu = QMenu(room)
    menu.addAction(SECRET, lambda: chosen.append(SECRET))
    menu.popup(room.mapToGlobal(QPoint(20, 20)))
    assert menu.isVisible()
    curtain.draw()
    assert not menu.isVisible()
    assert chosen == []


def test_a_calendar_closes_and_its_line_stays_as_it_was(
    show: Callable[..., QWidget], curtain: Curtain
) -> None:
    window = QDialog()
    line = DateEdit(window)
    QVBoxLayout(window).addWidget(line)
    show(window)
    line.setFocus()
    QTest.keyClicks(line, "27/1")
    line.open_calendar()
    curtain.draw()
    assert QApplication.activePopupWidget() is None
    curtain.lift()
    assert line.text() == "27/1"
    assert window.focusWidget() is line


def test_a_menu_that_comes_meanwhile_goes_by_itself(
    room: Room, curtain: Curtain, qtbot: QtBot
) -> None:
    curtain.draw()
    menu = QMenu(room)
    menu.addAction(SECRET)
    menu.popup(room.mapToGlobal(QPoint(20, 20)))
    qtbot.waitUntil(lambda: not menu.isVisible())


def test_a_dialog_of_the_systems_own_drawing_is_answered_with_no(
    room: Room, curtain: Curtain
) -> None:
    dialog = QDialog(room)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    dialog.open()
    curtain.draw()
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


# ---- keys and the mouse --------------------------------------------------------------------------


def test_keys_go_nowhere(room: Room, curtain: Curtain) -> None:
    room.edit.setFocus()
    curtain.draw()
    handle = room.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_A)
    QTest.keyClick(room.edit, Qt.Key.Key_B)
    QTest.keyClick(handle, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(room, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert room.edit.toPlainText() == SECRET
    assert room.pressed == []
    curtain.lift()
    QTest.keyClick(handle, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert room.pressed == ["shortcut"]


def test_the_mouse_goes_nowhere(room: Room, curtain: Curtain) -> None:
    curtain.draw()
    handle = room.windowHandle()
    assert handle is not None
    place = room.button.mapTo(room, room.button.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseClick(room.button, Qt.MouseButton.LeftButton)
    assert room.pressed == []
    curtain.lift()
    QApplication.processEvents()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
    assert room.pressed == ["button"]


def test_the_wheel_goes_nowhere(room: Room, curtain: Curtain, show: Callable[..., QWidget]) -> None:
    room.edit.setPlainText("\n".join([SECRET] * 200))
    bar = room.edit.verticalScrollBar()
    curtain.draw()
    event = QWheelEvent(
        QPointF(10, 10),
        QPointF(10, 10),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(room.edit.viewport(), event)
    assert bar.value() == 0


def test_the_password_is_typed_above(room: Room, curtain: Curtain) -> None:
    curtain.draw()
    assert unlock(curtain, room) == "x"
    assert room.edit.toPlainText() == SECRET


def test_a_question_that_comes_meanwhile_is_blank_and_does_not_stand_before_the_password(
    room: Room, curtain: Curtain
) -> None:
    curtain.draw()
    box = QMessageBox(QMessageBox.Icon.Warning, SECRET, SECRET, parent=room)
    box.setWindowModality(Qt.WindowModality.ApplicationModal)

    def ask() -> None:
        box.show()
        assert is_blank(box)

    assert unlock(curtain, room, meanwhile=ask) == "x"
    assert box.isVisible()
    assert box.windowTitle() == SECRET
    box.close()


def test_the_keyboard_stays_with_the_password_whatever_comes(
    room: Room, curtain: Curtain, qtbot: QtBot
) -> None:
    curtain.draw()
    dialog = QDialog(room)
    curtain.let_above(dialog)
    dialog.open()
    late = QDialog(room)
    late.show()
    late.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    late.done(0)
    dialog.done(0)


def test_what_the_password_dialog_opens_itself_is_above_too(room: Room, curtain: Curtain) -> None:
    pressed: list[bool] = []
    dialog = QDialog(room)
    curtain.draw()
    curtain.let_above(dialog)
    dialog.open()
    inner = QDialog(dialog)
    box = QCheckBox("Vis", inner)
    box.toggled.connect(pressed.append)
    inner.open()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert pressed == [True]
    assert not is_blank(inner)


def test_what_has_to_be_said_first_is_said_above(room: Room, curtain: Curtain) -> None:
    curtain.draw()
    box = QMessageBox(QMessageBox.Icon.Warning, "Det gik ikke", "Prøv igen.", parent=room)
    read: list[bool] = []

    def answer() -> None:
        read.append(not is_blank(box) and box.windowTitle() == "Det gik ikke")
        handle = box.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, Qt.Key.Key_Return)
        read.append(not box.isVisible())
        box.done(0)  # else a test that fails would wait for ever

    QTimer.singleShot(0, answer)
    with curtain.speaking():
        box.exec()
    assert read == [True, True]
    assert is_blank(room)


# ---- as it was -----------------------------------------------------------------------------------


def test_cursor_selection_and_undo_are_as_they_were(room: Room, curtain: Curtain) -> None:
    room.edit.setFocus()
    QTest.keyClicks(room.edit, "Nyt: ")
    room.edit.moveCursor(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    before = room.edit.textCursor()
    curtain.draw()
    unlock(curtain, room)
    after = room.edit.textCursor()
    assert room.edit.hasFocus()
    assert (after.anchor(), after.position()) == (before.anchor(), before.position())
    assert room.edit.document().isUndoAvailable()
    QTest.keyClick(room.edit, Qt.Key.Key_X)
    assert room.edit.toPlainText().startswith("Nyt: x")


def test_the_keyboard_is_where_it_was_also_if_it_was_moved_meanwhile(
    room: Room, curtain: Curtain
) -> None:
    room.line.setFocus()
    curtain.draw()
    room.button.setFocus()
    curtain.lift()
    assert room.line.hasFocus()


def test_a_line_that_was_half_chosen_stays_so(room: Room, curtain: Curtain) -> None:
    room.line.setFocus()
    room.line.setSelection(2, 4)
    curtain.draw()
    unlock(curtain, room)
    assert room.line.hasFocus()
    assert room.line.selectedText() == SECRET[2:6]


def test_a_half_filled_dialog_goes_on_where_it_was(room: Room, curtain: Curtain) -> None:
    dialog = course_dialog(room)
    dialog.open()
    dialog.ui.titleEdit.setFocus()
    QTest.keyClicks(dialog.ui.titleEdit, "Stjernestuen")
    dialog.ui.titleEdit.setCursorPosition(6)
    QApplication.processEvents()
    curtain.draw()
    unlock(curtain, dialog)
    assert dialog.isVisible()
    assert QApplication.focusWidget() is dialog.ui.titleEdit
    assert dialog.ui.titleEdit.cursorPosition() == 6
    assert dialog.ui.titleEdit.text() == "Stjernestuen"
    assert QApplication.activeModalWidget() is dialog
    dialog.done(QDialog.DialogCode.Rejected)


def test_an_open_cell_of_the_role_plan_stays_open(screen: Screen, curtain: Curtain) -> None:
    tab = screen.go_to("Roller")
    assert isinstance(tab, RolesTab)
    screen.focus(tab.matrix)
    tab.matrix.setCurrentIndex(tab.matrix.model().index(0, 2))
    screen.type("Met")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    curtain.draw()
    unlock(curtain, screen.window)
    assert QApplication.focusWidget() is editor
    assert editor.isVisible()
    assert editor.text() == "Met"
    assert editor.cursorPosition() == 3
    assert tab.matrix.is_editing
    screen.press(Qt.Key.Key_Escape)
    screen.press(Qt.Key.Key_Escape)
    assert not tab.matrix.is_editing


# ---- and the rest --------------------------------------------------------------------------------


def test_drawn_twice_and_lifted_twice_is_once(room: Room, curtain: Curtain) -> None:
    curtain.draw()
    curtain.draw()
    curtain.lift()
    curtain.lift()
    assert room.windowTitle() == f"{SECRET} – teammøde"
    assert not curtain.is_drawn
    curtain.draw()
    assert is_blank(room)


def test_a_window_that_went_meanwhile_is_not_missed(
    room: Room, curtain: Curtain, qtbot: QtBot
) -> None:
    dialog = QDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    curtain.draw()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    curtain.lift()
    assert not is_blank(room)
