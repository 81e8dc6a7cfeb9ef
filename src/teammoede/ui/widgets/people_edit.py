"""Who does it: chosen members by name, with completion and a menu; words beside them are kept.

A name that nobody on the team has is only reported; whoever uses the field offers to add it.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QMenu, QWidget

from teammoede.domain.people import EVERYONE, Membership, Who, parse_who, short_names
from teammoede.ui.icons import icon
from teammoede.ui.widgets.side_button import SideButton

TeamSource = Callable[[], Sequence[Membership]]


class PeopleEdit(QLineEdit):
    """A line of names, separated by commas."""

    typed = Signal()
    whoChanged = Signal(object)
    unknownNames = Signal(list)
    entered = Signal()

    def __init__(
        self, team: TeamSource, *, everyone: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._team = team
        self._everyone = everyone
        self._who = Who()
        self._shown = ""
        self._offered = QStringListModel(self)
        self._connect()

    def _connect(self) -> None:
        completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setWidget(self)
        completer.activated.connect(self._accept)
        self._completer = completer
        choose = QAction(icon("chevron-down"), self.tr("Vælg hvem"), self)
        choose.triggered.connect(self.choose)
        SideButton(self, choose)
        self.textEdited.connect(self._suggest)
        self.textEdited.connect(self.typed)

    @property
    def _popup(self) -> QAbstractItemView:
        """The list of completions; asked for anew, for its wrapper dies where a view edits."""
        return self._completer.popup()  # type: ignore[return-value]

    @property
    def who(self) -> Who:
        """Who is meant, as it reads now."""
        return self._read() if self._is_edited else self._who

    def show_who(self, who: Who) -> None:
        """Show who is meant, without reporting a change."""
        self._who = who
        self.setModified(False)
        self.setText(self._written(who))
        self._shown = self.text()
        self.setCursorPosition(0)
        self.setToolTip(self.text())

    def choose(self) -> None:
        """Open the menu of the team, each name with a tick."""
        if self.isReadOnly():
            return
        self._leave()
        menu = _NamesMenu(self)
        if self._everyone:
            self._add_choice(menu, EVERYONE, self._who.everyone, self._toggle_everyone)
        for key, name in self._choosable().items():
            self._add_choice(
                menu, name, key in self._who.members, lambda _=False, k=key: self._toggle(k)
            )
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))

    def take(self) -> None:
        """Read what is written, also after the team has grown, and report it where it changed."""
        who = self._read()
        if who != self._who:
            self.show_who(who)
            self.whoChanged.emit(who)
            if who.unknown:
                self.unknownNames.emit(list(who.unknown))
        else:
            self.show_who(self._who)

    def event(self, event: QEvent) -> bool:
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if tab and event.type() == QEvent.Type.KeyPress and self._popup.isVisible():
            self._complete(self._completer.currentCompletion())
            self._popup.hide()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.text() == "," and self._popup.isVisible():
            self._complete(self._completer.currentCompletion())
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self.choose()
            return
        super().keyPressEvent(event)
        if enter:
            self._leave()
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._leave()

    def _leave(self) -> None:
        """Take what somebody wrote; a visit alone changes nothing."""
        if self._is_edited:
            self.take()

    @property
    def _is_edited(self) -> bool:
        return self.text() != self._shown

    def _read(self) -> Who:
        team = [m for m in self._everybody() if m.id in self._choosable()]
        return parse_who(self.text(), team, names=self._names(), everyone=self._everyone)

    def _everybody(self) -> Sequence[Membership]:
        """Return all who ever were on the team, so that who has left keeps a name."""
        team = self._team()
        return team[0].course.memberships if team else ()

    def _names(self) -> dict[str, str]:
        return short_names(self._everybody())

    def _choosable(self) -> dict[str, str]:
        """Return the names of the team, and of those who stand here already."""
        here = {member.id for member in self._team()} | set(self._who.members)
        return {key: name for key, name in self._names().items() if key in here}

    def _written(self, who: Who) -> str:
        names = self._names()
        parts = [EVERYONE] if who.everyone else []
        parts += [names[key] for key in who.members if key in names]
        return ", ".join([*parts, who.words] if who.words else parts)

    def _suggest(self, text: str) -> None:
        begun = text.rpartition(",")[2].strip()
        taken = [part.strip() for part in text.split(",")[:-1]]
        names = [*([EVERYONE] if self._everyone else []), *self._choosable().values()]
        self._offered.setStringList([name for name in names if name not in taken])
        self._completer.setCompletionPrefix(begun)
        found = self._completer.completionCount()
        whole = found == 1 and self._completer.currentCompletion().casefold() == begun.casefold()
        if begun and found and not whole:
            self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
            self._completer.complete()
        else:
            self._popup.hide()

    def _accept(self, name: str) -> None:
        """Take the completion, and go on as with Enter."""
        self._complete(name)
        self.take()
        self.entered.emit()

    def _complete(self, name: str) -> None:
        before = self.text().rpartition(",")[0]
        self.setText(f"{before}, {name}" if before else name)
        self.setModified(True)  # setText says that nobody wrote it
        self.typed.emit()

    def _add_choice(self, menu: QMenu, text: str, on: bool, toggled: Callable[..., None]) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(toggled)

    def _toggle(self, key: str) -> None:
        members = self._who.members
        chosen = tuple(k for k in members if k != key) if key in members else (*members, key)
        self._set(Who(chosen, self._who.everyone, self._who.words))

    def _toggle_everyone(self, _checked: bool = False) -> None:
        self._set(Who(self._who.members, not self._who.everyone, self._who.words))

    def _set(self, who: Who) -> None:
        self.show_who(who)
        self.whoChanged.emit(who)


class _NamesMenu(QMenu):
    """Stays open while names are ticked with the mouse; a click beside it, or Escape, closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isEnabled() and action.isCheckable():
            action.trigger()
            return
        super().mouseReleaseEvent(event)
