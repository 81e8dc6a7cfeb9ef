"""The field Hvad of an agreement; while the agreement is new it is the capture line.

Completes names and points as they are typed, and reports what is pasted in several lines; what a
line means is the business of whoever uses the field. Costs nothing once the agreement stands.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QWidget

from teammoede.domain.capture_grammar import Grammar
from teammoede.domain.capture_lines import lines_of
from teammoede.domain.capture_names import Completion
from teammoede.ui.letters import place_in_qt, place_in_text
from teammoede.ui.widgets.growing_text import LineText

# Another window, or a menu: what is half typed stays as it is.
_COMES_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_POPUP_KEYS = (*_ENTER, Qt.Key.Key_Escape)  # the list's own, while it is open


class CaptureEdit(LineText):
    """A line of text that, while `is_new`, may also say who, when and on which point."""

    settled = Signal()  # left for another field, and not only for a moment
    linesPasted = Signal(list)

    def __init__(
        self, grammar: Callable[[], Grammar] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._grammar = grammar
        self._completer: QCompleter | None = None
        self._begun: Completion | None = None
        self.is_new = False
        self.typed.connect(self._suggest)

    @property
    def _popup(self) -> QAbstractItemView | None:
        """The list of completions, where there has ever been one."""
        return self._completer.popup() if self._completer else None  # type: ignore[return-value]

    @property
    def is_completing(self) -> bool:
        """Whether the list of completions is open."""
        return self._popup is not None and self._popup.isVisible()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self.is_completing
        ):
            self._take_offered()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_completing and event.key() in _POPUP_KEYS:
            if event.key() in _ENTER:
                self._take_offered()
            else:
                self._hide()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self._hide()
            self.settled.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = lines_of(source.text()) if self.is_new else []
        if len(lines) > 1:
            self.linesPasted.emit(lines)
        else:
            super().insertFromMimeData(source)

    def insert_text(self, text: str) -> None:
        """Write a text at the cursor, as if it were typed."""
        self.textCursor().insertText(" ".join(text.split()))

    # completing

    def _suggest(self) -> None:
        if not self.is_new or self._grammar is None:
            return
        text = self.toPlainText()
        begun = None
        if "@" in text or "#" in text:
            cursor = place_in_text(text, self.textCursor().position())
            begun = self._grammar().complete(text, cursor)
        self._begun = begun
        if begun is None:
            self._hide()
        else:
            self._offer(begun)

    def _offer(self, begun: Completion) -> None:
        if self._completer is None:
            self._completer = QCompleter(QStringListModel(self), self)
            self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self._completer.setWidget(self)
            self._completer.activated.connect(self._complete)
        model = self._completer.model()
        assert isinstance(model, QStringListModel)
        model.setStringList(list(begun.words))
        popup = self._popup
        assert popup is not None
        popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        place = self.cursorRect()
        bar = popup.verticalScrollBar().sizeHint().width()
        place.setWidth(popup.sizeHintForColumn(0) + bar + 2 * popup.frameWidth())
        self._completer.complete(place)

    def _hide(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _take_offered(self) -> None:
        popup = self._popup
        if popup is not None:
            self._complete(str(popup.currentIndex().data() or ""))
            popup.hide()

    def _complete(self, word: str) -> None:
        """Write a completion instead of what was begun."""
        if self._begun is None or not word:
            return
        cursor = self.textCursor()
        begin = place_in_qt(self.toPlainText(), self._begun.begin)
        cursor.setPosition(begin, QTextCursor.MoveMode.KeepAnchor)
        self._begun = None
        cursor.insertText(word)
        self.setTextCursor(cursor)
