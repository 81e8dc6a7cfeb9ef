"""Underlines the misspelled words of one text while nobody types, and offers others for them.

Nothing is done at a key press but to wait anew; what is looked up is looked up in small pieces.
"""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTextEdit

from teammoede.spelling import Speller, Word, words_in

_WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
_PIECE_S = 0.004

SpellerSource = Callable[[], Speller | None]


class SpellCheck(QObject):
    """Looks after one text in the pauses that it shares with the others.

    `speller` is asked for in the first one, and may be None.
    """

    passedOver = Signal()  # a word, which is right in the other texts too from now on

    def __init__(self, edit: QPlainTextEdit, speller: SpellerSource, pause: QTimer) -> None:
        super().__init__(edit)
        self._edit = edit
        self._speller = speller
        self.wrong: list[Word] = []
        self._left: Iterator[Word] = iter(())
        self._told: list[Word] = []
        self._is_new = True
        self._pause = pause
        self._piece = QTimer(self, interval=0, singleShot=True)
        pause.timeout.connect(self._look_if_new)
        self._piece.timeout.connect(lambda: self._go_on())
        edit.textChanged.connect(self._wait)

    def look(self, *, at_once: bool = False) -> None:
        """Go through the text, a piece at a time, and mark what is wrong at its end.

        `at_once` where somebody waits for it.
        """
        self._is_new = False
        self._piece.stop()
        self._left, self._told = words_in(self._edit.toPlainText()), []
        self._go_on(at_once)

    def _wait(self) -> None:
        """Wait for a pause; what was being gone through is another text now."""
        self._is_new = True
        self._piece.stop()
        self._pause.start()

    def _look_if_new(self) -> None:
        if self._is_new:
            self.look()

    def _go_on(self, at_once: bool = False) -> None:
        is_looked_after = not self._edit.isReadOnly() and not self._edit.document().isEmpty()
        speller = self._speller() if is_looked_after else None  # made for the first text there is
        if speller is None:
            self._mark([])
            return
        end = perf_counter() + _PIECE_S
        for word in self._left:
            if not speller.is_right(word.text):
                self._told.append(word)
            if not at_once and perf_counter() > end:
                self._piece.start()  # a key that is pressed meanwhile comes first
                return
        self._mark(self._told)

    def next_wrong(self, place: int) -> Word | None:
        """Return the first misspelled word behind a place, from the top again after the last."""
        behind = [word for word in self.wrong if word.begin > place]
        return next(iter(behind or self.wrong), None)

    def offer_at(self, word: Word) -> QMenu:
        """Return a menu of what may be meant, and of passing the word over."""
        menu = QMenu(self._edit)
        menu.addActions(self._offers(word, menu))
        return menu

    def _mark(self, wrong: list[Word]) -> None:
        at = self._edit.textCursor().position() if self._edit.hasFocus() else -1
        # The word that is being written is not wrong yet.
        self.wrong = [word for word in self._as_qt_counts(wrong) if word.end != at]
        theirs = [mark for mark in self._edit.extraSelections() if not _is_ours(mark)]
        self._edit.setExtraSelections([*theirs, *(self._mark_of(word) for word in self.wrong)])

    def _as_qt_counts(self, words: list[Word]) -> list[Word]:
        """Return the words at their places for Qt, which counts some letters (😀) as two."""
        text = self._edit.toPlainText()
        if not words or max(text) <= "\uffff":
            return words
        return [Word(len(text[: w.begin].encode("utf-16-le")) // 2, w.text) for w in words]

    def _mark_of(self, word: Word) -> QTextEdit.ExtraSelection:
        ink = QTextCharFormat()
        ink.setUnderlineStyle(_WAVE)
        ink.setUnderlineColor(self._edit.palette().color(QPalette.ColorRole.BrightText))
        mark = QTextEdit.ExtraSelection()
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
        if speller is not None:
            line = QAction(menu)
            line.setSeparator(True)
            offers += [line, self._passing_over(word, speller, menu)]
        return offers

    def _passing_over(self, word: Word, speller: Speller, menu: QMenu) -> QAction:
        offer = QAction(self.tr("&Ignorér ordet, til teammøde lukkes"), menu)
        offer.triggered.connect(lambda: speller.pass_over(word.text))
        offer.triggered.connect(self.passedOver)
        return offer

    def _replace(self, word: Word, text: str) -> None:
        cursor = self._cursor(word)
        if cursor.selectedText() == word.text:  # nobody has written there since
            cursor.insertText(text)


def _is_ours(mark: QTextEdit.ExtraSelection) -> bool:
    """Say so of a mark in a text where others mark too, such as what was searched for."""
    look: QTextCharFormat = mark.format
    return look.underlineStyle() is _WAVE
