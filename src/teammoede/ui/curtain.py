"""Blanks every window of the program at once, and puts all back as it was.

Knows no store, asks nobody and clears nothing: what was typed stays in its field, cursor and all.
What was copied stays on the clipboard too: it is the system's, and people copy to use it elsewhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import isValid

from teammoede.ui.icons import program_icon
from teammoede.ui.style import HEADING

TITLE = "teammøde – låst"

_SIGN = QSize(64, 64)
_GAP = 20
_MOST_POPUPS = 20  # one in the other; more are none, but a popup that will not close
# Qt's accessibility passes over a widget of this name, and over all that is in it: the only way to
# keep text from a screen reader without hiding it, which would close the editor of a cell.
_UNSEEN = "qt_rubberband"
_Kind = QEvent.Type


class Curtain(QObject):
    """Covers all windows that are there or come, and lets no key and no mouse through to them.

    Whoever asks for the password does it in a dialog that was let above; what else has to be said
    before the curtain is lifted is said in `speaking`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._covers: list[Cover] = []
        self._above: list[QWidget] = []
        self._front: QWidget | None = None
        self._is_drawn = False
        self._speaks = False

    @property
    def is_drawn(self) -> bool:
        """Whether the program is blank."""
        return self._is_drawn

    def let_above(self, dialog: QWidget) -> None:
        """Let a dialog be seen and used, with all that it opens itself; before it is shown."""
        self._above.append(dialog)

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Let above whatever comes inside, such as a message that nobody else has made."""
        self._speaks = True
        try:
            yield
        finally:
            self._speaks = False

    def draw(self) -> None:
        """Blank all that can be seen, before anything else is done; popups and the like close."""
        if self._is_drawn:
            return
        self._is_drawn = True
        self._front = QApplication.activeWindow()
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and not _passes(window):
                self._cover(window)
        _close_what_passes()
        QGuiApplication.inputMethod().commit()  # half a letter belongs to its text
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def lift(self) -> None:
        """Show all again: titles, and the keyboard where it was."""
        if not self._is_drawn:
            return
        self._is_drawn = False
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        covers = [cover for cover in self._covers if isValid(cover)]
        self._covers.clear()
        self._above.clear()
        for cover in covers:
            cover.lift()
        self._go_back_to_front()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _BY_HAND:
            window = self._window_of(watched)
            return window is not None and not self._is_above(window)
        if isinstance(watched, QWidget):
            if kind in _CHANGES:
                self._follow(watched, kind)
            elif isinstance(event, QFocusEvent) and event.lostFocus():
                # No field is left: a cell would close its editor, a line would be put in order.
                by_window = event.reason() is Qt.FocusReason.ActiveWindowFocusReason
                return by_window and not self._is_above(watched.window())
        return False

    def _follow(self, widget: QWidget, kind: QEvent.Type) -> None:
        """Keep the cover over its window, whatever the window does meanwhile."""
        if kind is _Kind.Show and widget.isWindow():
            self._meet(widget)
            return
        cover = self._cover_of(widget if widget.isWindow() else widget.parentWidget())
        if cover is None or cover is widget:
            return
        if kind is _Kind.WindowTitleChange:
            cover.take_title()
        else:
            cover.fit()

    def _meet(self, window: QWidget) -> None:
        """Cover a window that comes now, before it is painted for the first time."""
        if self._speaks:
            self._above.append(window)
        if self._is_above(window):
            return
        self._cover(window)
        if _passes(window):
            QTimer.singleShot(0, window, window.close)
        handle = window.windowHandle()
        if handle is not None and handle.isModal():
            # A question that nobody sees would keep the person from the password.
            handle.setModality(Qt.WindowModality.NonModal)
        QTimer.singleShot(0, self, self._go_back_above)

    def _cover(self, window: QWidget) -> None:
        if not self._is_above(window) and self._cover_of(window) is None:
            self._covers.append(Cover(window))

    def _cover_of(self, window: QWidget | None) -> "Cover | None":
        covers = (cover for cover in self._covers if isValid(cover))
        return next((cover for cover in covers if cover.parentWidget() is window), None)

    def _is_above(self, window: QWidget) -> bool:
        """Whether a window was let above, or belongs to one that was."""
        belongs: QWidget | None = window
        while belongs is not None and belongs not in self._above:
            parent = belongs.parentWidget()
            belongs = parent.window() if parent else None
        return belongs is not None

    def _window_of(self, watched: QObject) -> QWidget | None:
        """Return the window that an event is for, be it sent to a part of it or to a command."""
        if isinstance(watched, QWindow):
            found = (w for w in QApplication.topLevelWidgets() if w.windowHandle() is watched)
            return next(found, None)
        part: QObject | None = watched
        while part is not None and not isinstance(part, QWidget):
            part = part.parent()
        return part.window() if isinstance(part, QWidget) else None

    def _go_back_above(self) -> None:
        """Leave the keyboard with the password, whatever has come."""
        for dialog in self._above:
            if isValid(dialog) and dialog.isVisible():
                dialog.raise_()
                dialog.activateWindow()

    def _go_back_to_front(self) -> None:
        front, self._front = self._front, None
        front = front if front is not None and isValid(front) else None
        front = QApplication.activeModalWidget() or front
        if front is not None and front.isVisible():
            front.activateWindow()


class Cover(QWidget):
    """An opaque sheet over one window, which remembers what it has to put back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._title = window.windowTitle()
        self._field = window.focusWidget()
        self._names: list[tuple[QWidget, str]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("teammøde er låst"))
        self.fit()
        self.show()
        self.repaint()  # now, not when there is time
        window.setWindowTitle(TITLE)

    def fit(self) -> None:
        """Lie over all of the window, also over what has come to it meanwhile."""
        window = self.window()
        self.setGeometry(window.rect())
        self.raise_()
        for part in window.children():
            if isinstance(part, QWidget) and part is not self and part.objectName() != _UNSEEN:
                self._names.append((part, part.objectName()))
                part.setObjectName(_UNSEEN)

    def take_title(self) -> None:
        """Keep a title that was given meanwhile for afterwards."""
        title = self.window().windowTitle()
        if title != TITLE:
            self._title = title
            self.window().setWindowTitle(TITLE)

    def lift(self) -> None:
        """Put all back, and go."""
        window = self.window()
        for part, name in self._names:
            if isValid(part):
                part.setObjectName(name)
        window.setWindowTitle(self._title)
        self.hide()
        field = self._field
        if field is not None and isValid(field) and window.focusWidget() is not field:
            field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * HEADING)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        height = painter.fontMetrics().height()
        middle = self.rect().center()
        top = middle.y() - (_SIGN.height() + _GAP + height) // 2
        sign = QRect(QPoint(middle.x() - _SIGN.width() // 2, top), _SIGN)
        program_icon().paint(painter, sign)
        words = QRect(0, sign.bottom() + _GAP, self.width(), height)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.tr("Låst"))


def _passes(window: QWidget) -> bool:
    """Whether it closes by itself sooner or later, and is not missed."""
    return window.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


def _close_what_passes() -> None:
    """Close menus, lists and notes, and say no to dialogs of the system's own drawing."""
    for _ in range(_MOST_POPUPS):
        popup = QApplication.activePopupWidget()
        if popup is None:
            break
        popup.close()
    QToolTip.hideText()
    for window in QApplication.topLevelWidgets():
        is_the_systems = window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        if is_the_systems and isinstance(window, QDialog) and window.isVisible():
            window.reject()


_CHANGES = frozenset({_Kind.Show, _Kind.Resize, _Kind.ZOrderChange, _Kind.WindowTitleChange})
_BY_HAND = frozenset(
    {
        _Kind.KeyPress,
        _Kind.KeyRelease,
        _Kind.ShortcutOverride,
        _Kind.Shortcut,
        _Kind.InputMethod,
        _Kind.MouseButtonPress,
        _Kind.MouseButtonRelease,
        _Kind.MouseButtonDblClick,
        _Kind.MouseMove,
        _Kind.Wheel,
        _Kind.ContextMenu,
        _Kind.ToolTip,
        _Kind.WhatsThis,
        _Kind.TouchBegin,
        _Kind.TouchUpdate,
        _Kind.TouchEnd,
        _Kind.TabletPress,
        _Kind.TabletMove,
        _Kind.TabletRelease,
        _Kind.NativeGesture,
        _Kind.Gesture,
        _Kind.DragEnter,
        _Kind.DragMove,
        _Kind.Drop,
    }
)
