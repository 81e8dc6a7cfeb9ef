"""Danish spelling as commands: on or off, and the next word that is wrong.

The texts of the point in front are looked after, and any other text once it has the keyboard;
what the course itself calls people and things is right.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from shiboken6 import isValid

from teammoede.ui.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from teammoede.spelling import Speller
    from teammoede.ui.desk import Desk
    from teammoede.ui.widgets.spell_check import SpellCheck


_PAUSE_MS = 400
_FIRST_PAUSE_MS = 4_000  # the word list is read then, in some tenths of a second


class SpellingSteps(QObject):
    """Does nothing while somebody types in any text; the first pause has to be a longer one."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._speller: Speller | None = None
        self._cannot = False
        self._field: GrowingText | None = None
        self.pause = QTimer(self, interval=_FIRST_PAUSE_MS, singleShot=True)
        self._is_on = QAction(self.tr("Stav&ekontrol"), self, checkable=True)
        self._next = QAction(self.tr("&Næste stavefejl"), self)
        self._connect()

    def _connect(self) -> None:
        menu = self._desk.window.ui.editMenu
        menu.addSeparator()
        menu.addActions([self._next, self._is_on])
        self._next.setShortcut(QKeySequence("F7"))
        self._next.triggered.connect(self.go_to_next)
        self._is_on.setChecked(self._desk.place.checks_spelling)
        self._is_on.toggled.connect(self._turn)
        self._desk.tabs.shown.connect(self.pause.start)
        self.pause.timeout.connect(self._look_after_tab)
        self._desk.window.frame.focusObjectChanged.connect(self._move)

    def _look_after_tab(self) -> None:
        """Look after the texts of the point in front too, as far as they are new."""
        tab = self._desk.tabs.current
        if self._speller is not None:
            self._speller.know(self._names())
        for edit in tab.findChildren(GrowingText) if tab is not None else ():
            if _check_of(edit) is None:
                self._look_after(edit).look()

    def go_to_next(self) -> None:
        """Go to the next misspelled word of the text, and offer what was perhaps meant."""
        field, check = self._field, self._check
        if field is None or check is None:
            return
        check.look(at_once=True)
        word = check.next_wrong(field.textCursor().position())
        if word is None:
            self._desk.window.statusBar().showMessage(self.tr("Ingen stavefejl i teksten."), 4000)
            return
        cursor = field.textCursor()
        cursor.setPosition(word.begin)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        field.ensureCursorVisible()
        menu = check.offer_at(word)
        menu.exec(field.viewport().mapToGlobal(field.cursorRect().bottomLeft()))
        menu.deleteLater()

    def _move(self, focus: QObject | None) -> None:
        if not isinstance(focus, GrowingText) or focus is self._field:
            return
        before = self._check
        if before is not None:
            before.leave_menu()
        self._field = focus
        self._look_after(focus).take_menu()
        self.pause.start()

    @property
    def _check(self) -> "SpellCheck | None":
        """What looks after the text that has the keyboard, or had it last."""
        field = self._field
        return _check_of(field) if field is not None and isValid(field) else None

    def _look_after(self, edit: GrowingText) -> "SpellCheck":
        from teammoede.ui.widgets.spell_check import SpellCheck

        check = _check_of(edit)
        if check is None:
            check = SpellCheck(edit, self._source, self.pause)
            check.passedOver.connect(lambda: self._look_again(at_once=False))
        return check

    def _source(self) -> "Speller | None":
        """Return the speller, made when it is first asked for; None while it is off."""
        if not self._is_on.isChecked() or self._cannot:
            return None
        if self._speller is None:
            from teammoede.spelling import Speller

            try:
                self._speller = Speller()
            except (ImportError, OSError):  # the package does not come to every system
                self._cannot = True
                self._is_on.setEnabled(False)
                return None
            self._speller.know(self._names())
            self.pause.setInterval(_PAUSE_MS)
        return self._speller

    def _names(self) -> list[str]:
        course = self._desk.course
        if course is None:
            return []
        own = (course.title, course.institution, course.group, course.place, *course.aliases)
        lists = (s.title for s in (*course.situations, *course.signs))
        return [*own, *lists, *(member.name for member in course.memberships)]

    def _turn(self, on: bool) -> None:
        self._desk.place.keep_checks_spelling(on)
        self._look_again(at_once=not on)

    def _look_again(self, *, at_once: bool) -> None:
        for edit in self._desk.window.findChildren(GrowingText):
            check = _check_of(edit)
            if check is not None:
                check.look(at_once=at_once)


def _check_of(edit: GrowingText) -> "SpellCheck | None":
    from teammoede.ui.widgets.spell_check import SpellCheck

    return next((part for part in edit.children() if isinstance(part, SpellCheck)), None)
