"""Underlines the misspelled words of one text while nobody types, and offers others for them.

Nothing is done at a key press but to wait anew; what is looked up is looked up in small pieces.
"""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from teammoede.spelling import Speller, Word, words_in
from teammoede.ui.widgets.marks import Mark, show_marks

KIND = "spelling"
_PAUSE_MS = 400
_PIECE_S = 0.004

SpellerSource = Callable[[], Speller | None]


class SpellCheck(QObject):
    """Looks after one text; `speller` is asked for at the first pause, and may be None."""

    def __init__(self, edit: QPlainTextEdit, speller: SpellerSource) -> None:
        super().__init__(edit)
        self._edit = edit
        self._speller = speller
        self.wrong: list[Word] = []
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.look)
        edit.textChanged.connect(self._pause.start)
        self._pause.start()

    def look(self) -> None:
        """Look up what is new, a piece at a time, and mark what is wrong once all is known."""
        speller = self._speller()
        if speller is None or self._edit.isReadOnly():
            self._mark([])
            return
        begun, words = perf_counter(), list(words_in(self._edit.toPlainText()))
        for word in words:
            if not speller.has_looked_up(word.text) and perf_counter() - begun > _PIECE_S:
                self._pause.setInterval(0)  # a key that is pressed meanwhile comes first
                self._pause.start()
                return
            speller.is_right(word.text)
        self._pause.setInterval(_PAUSE_MS)
        self._mark([word for word in words if not speller.is_right(word.text)])

    def next_wrong(self, place: int) -> Word | None:
        """Return the first misspelled word behind a place, from the top again after the last."""
        behind = [word for word in self.wrong if word.begin > place]
        return next(iter(behind or self.wrong), None)

    def offer_at(self, word: Word) -> QMenu:
        """Return a menu of what may be meant."""
        menu = QMenu(self._edit)
        menu.addActions(self._offers(word, menu))
        return menu

    def _mark(self, wrong: list[Word]) -> None:
        at = self._edit.textCursor().position() if self._edit.hasFocus() else -1
        # The word that is being written is not wrong yet.
        self.wrong = [word for word in wrong if word.end != at]
        show_marks(self._edit, KIND, [self._mark_of(word) for word in self.wrong])

    def _mark_of(self, word: Word) -> Mark:
        ink = QTextCharFormat()
        ink.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        ink.setUnderlineColor(self._edit.palette().color(QPalette.ColorRole.BrightText))
        mark = Mark()
        mark.cursor = self._cursor(word)
        mark.format = ink
        return mark

    def _cursor(self, word: Word) -> QTextCursor:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(word.begin)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # what was perhaps meant

    def take_menu(self) -> None:
        """Offer other words in the text's menu, from now on."""
        for part in (self._edit, self._edit.viewport()):
            part.installEventFilter(self)

    def leave_menu(self) -> None:
        """Look no longer at what comes to the text: it has not the keyboard."""
        for part in (self._edit, self._edit.viewport()):
            part.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu and self.wrong:
            QTimer.singleShot(0, self, self._join)  # once the menu is there, whoever made it
        return False

    def _join(self) -> None:
        menu, place = QApplication.activePopupWidget(), self._edit.textCursor().position()
        at = [word for word in self.wrong if word.begin <= place <= word.end]
        if isinstance(menu, QMenu) and menu.actions() and at:
            first = menu.actions()[0]
            menu.insertActions(first, self._offers(at[0], menu))
            menu.insertSeparator(first)

    def _offers(self, word: Word, menu: QMenu) -> list[QAction]:
        speller = self._speller()
        meant = speller.suggestions(word.text) if speller is not None else []
        offers: list[QAction] = []
        for text in meant:
            offer = QAction(text, menu)
            offer.triggered.connect(lambda _=False, text=text: self._replace(word, text))
            offers.append(offer)
        if not offers:
            offers = [QAction(self.tr("Ingen forslag"), menu)]
            offers[0].setEnabled(False)
        return offers

    def _replace(self, word: Word, text: str) -> None:
        cursor = self._cursor(word)
        if cursor.selectedText() == word.text:  # nobody has written there since
            cursor.insertText(text)
