"""The door: choose a name, type the password; or the recovery sheet's code, and a new password.

Opens nothing itself and knows no archive: it is given the ways in, and takes them beside itself.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from teammoede.domain.errors import Refused
from teammoede.domain.recovery_code import CodeMistyped
from teammoede.ui.dialogs.form_dialog import WrongField, return_to
from teammoede.ui.dialogs.working_dialog import WorkingDialog
from teammoede.ui.forms.sign_in_dialog import Ui_SignInDialog
from teammoede.ui.widgets.no_wheel import NoWheel

_CHARACTERS = 62
_TICK_MS = 250
_IN_SECONDS = 90  # a longer wait is said in minutes


def _no_wait(_account: str) -> float:
    return 0.0


@dataclass(frozen=True)
class WaysIn:
    """What the dialog may try; each raises Refused, and all but `waiting` run in another thread.

    `unlock` takes account and password, `check_code` the key of a recovery code, `recover` account,
    key and the new password; `waiting` says for how many seconds an account has to wait.
    """

    unlock: Callable[[str, str], None]
    check_code: Callable[[bytes], None]
    recover: Callable[[str, bytes, str], None]
    waiting: Callable[[str], float] = _no_wait


class SignInDialog(WorkingDialog):
    """Accepted once one of the ways in led in; `account_id` says who it was."""

    def __init__(
        self,
        people: Sequence[tuple[str, str]],
        last: str,
        ways: WaysIn,
        *,
        house: str = "",
        reason: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ways = ways
        self._house = house
        self._key = b""
        self.ui = Ui_SignInDialog()
        self.ui.setupUi(self)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._pages = (self.ui.signInPage, self.ui.codePage, self.ui.newPage)
        self._fill(people, last)
        self._connect()
        self._show(reason)

    @property
    def account_id(self) -> str:
        """Who is chosen; empty where nobody is."""
        return self.ui.nameBox.currentData() or ""

    def _fill(self, people: Sequence[tuple[str, str]], last: str) -> None:
        box = self.ui.nameBox
        for account, name in people:
            box.addItem(name, account)
        box.setCurrentIndex(0 if len(people) == 1 else box.findData(last))
        NoWheel(box)

    def _connect(self) -> None:
        ui = self.ui
        ui.goOnButton.clicked.connect(self.accept)
        ui.closeButton.clicked.connect(self.reject)
        ui.backButton.clicked.connect(self._turn_back)
        ui.forgottenButton.clicked.connect(self._begin_recovery)
        ui.nameBox.currentIndexChanged.connect(self._change_name)
        ui.passwordEdit.caps_lock.connect(ui.capsLabel.setVisible)
        ui.codeEdit.changed.connect(lambda: self.refuse(""))
        self._tick.timeout.connect(self._show_waiting)

    def _show(self, reason: str) -> None:
        ui = self.ui
        ui.houseLabel.setText(self._house or "teammøde")
        ui.reasonLabel.setText(reason)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self._turn_to(ui.signInPage)

    # pages

    @property
    def _page(self) -> QWidget:
        return next(page for page in self._pages if not page.isHidden())

    def _turn_to(self, page: QWidget) -> None:
        ui = self.ui
        for each in self._pages:
            each.setVisible(each is page)
        first = page is ui.signInPage
        ui.backButton.setHidden(first)
        ui.closeButton.setVisible(first)
        ui.reasonLabel.setVisible(first and bool(ui.reasonLabel.text()))
        words = {
            ui.signInPage: self.tr("Lås &op"),
            ui.codePage: self.tr("&Videre"),
            ui.newPage: self.tr("&Gem, og lås op"),
        }
        ui.goOnButton.setText(words[page])
        self.refuse("")
        self._show_waiting()
        self._first_field(page).setFocus()
        self.fit()

    def _first_field(self, page: QWidget) -> QWidget:
        ui = self.ui
        if page is ui.signInPage:
            return ui.passwordEdit if self.account_id else ui.nameBox
        return ui.codeEdit if page is ui.codePage else ui.newEdit.first

    def _turn_back(self) -> None:
        before = self._pages[max(self._pages.index(self._page) - 1, 0)]
        if not self.is_working:
            self._turn_to(before)

    def _begin_recovery(self) -> None:
        if not self._has_name() or self.is_working:
            return
        name = self.ui.nameBox.currentText()
        text = self.tr(
            "En administrator kan give dig en ny adgangskode. Kan ingen komme ind, så find "
            "gendannelsesarket, og skriv koden her. Den giver {0} en ny adgangskode."
        )
        self.ui.codeLabel.setText(text.replace("{0}", name))
        self._turn_to(self.ui.codePage)

    # going on

    def accept(self) -> None:
        """Try what is on the page in front."""
        steps = {
            self.ui.signInPage: self._unlock,
            self.ui.codePage: self._check_code,
            self.ui.newPage: self._recover,
        }
        if not self.is_working and self.ui.goOnButton.isEnabled():
            steps[self._page]()

    def _unlock(self) -> None:
        password = self.ui.passwordEdit.text()
        if not self._has_name():
            return
        if not password:
            self._take_back(WrongField(self.ui.passwordEdit, self.tr("Skriv din adgangskode.")))
            return
        account, unlock = self.account_id, self._ways.unlock
        self.work(lambda: unlock(account, password), self.finish)

    def _check_code(self) -> None:
        try:
            key = self.ui.codeEdit.read()
        except CodeMistyped as slip:
            self._take_back(slip)
            return
        self._key = key
        check = self._ways.check_code
        self.work(lambda: check(key), self._ask_new)

    def _ask_new(self) -> None:
        name = self.ui.nameBox.currentText()
        text = self.tr("Koden passer. Vælg en ny adgangskode til {0}.").replace("{0}", name)
        self.ui.newLabel.setText(text)
        self.ui.newEdit.show_names(name, self._house)
        self._turn_to(self.ui.newPage)

    def _recover(self) -> None:
        edit = self.ui.newEdit
        try:
            edit.check()
        except Refused as refused:
            self._take_back(WrongField(edit.field_of(refused), str(refused)))
            return
        account, key, password = self.account_id, self._key, edit.password
        recover = self._ways.recover
        self.work(lambda: recover(account, key, password), self.finish)

    # refusals and waiting

    def _take_back(self, refused: Refused) -> None:
        super()._take_back(refused)
        self._show_waiting()
        self.fit()
        if isinstance(refused, WrongField):
            return_to(refused.field)
        elif isinstance(refused, CodeMistyped) and refused.group:
            return_to(self.ui.codeEdit.field(refused.group))
        elif self._page is self.ui.signInPage:
            return_to(self.ui.passwordEdit)

    def _has_name(self) -> bool:
        if not self.account_id:
            self._take_back(WrongField(self.ui.nameBox, self.tr("Vælg først dit navn.")))
        return bool(self.account_id)

    def _change_name(self) -> None:
        """Another person: nothing that the last one typed stays."""
        self.ui.passwordEdit.wipe()
        self.refuse("")
        self._show_waiting()

    def _show_waiting(self) -> None:
        """Say how long to wait after wrong tries; the way in opens by itself."""
        account = self.account_id
        waits = account and self._page is self.ui.signInPage
        seconds = math.ceil(self._ways.waiting(account)) if waits else 0
        label = self.ui.waitLabel
        label.setText(self._waiting_words(seconds))
        label.setVisible(seconds > 0)
        self.ui.goOnButton.setEnabled(seconds <= 0 and not self.is_working)
        if seconds <= 0:
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()

    def _waiting_words(self, seconds: int) -> str:
        if seconds > _IN_SECONDS:
            minutes = str(math.ceil(seconds / 60))
            return self.tr("Vent {0} minutter, før du prøver igen.").replace("{0}", minutes)
        if seconds == 1:
            return self.tr("Vent 1 sekund, før du prøver igen.")
        return self.tr("Vent {0} sekunder, før du prøver igen.").replace("{0}", str(seconds))

    # the window itself

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back a page, and never closes the door: that would close the program."""
        if event.key() == Qt.Key.Key_Escape:
            self._turn_back()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Forget all that was typed."""
        self._tick.stop()
        for edit in (self.ui.passwordEdit, self.ui.newEdit, self.ui.codeEdit):
            edit.wipe()
        self._key = b""
        super().done(result)

    def _show_working(self, working: bool) -> None:
        super()._show_working(working)
        self.ui.nameBox.setDisabled(working)  # who it was is asked once the door is open

    @property
    def _main_button(self) -> QPushButton:
        return self.ui.goOnButton

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel
