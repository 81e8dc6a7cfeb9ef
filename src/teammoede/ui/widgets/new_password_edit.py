"""A new password, typed twice, with a word under it of whether it will do while one types.

What a password must be is decided in `domain.passwords`.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from teammoede.domain.errors import Refused
from teammoede.domain.passwords import (
    LEAST,
    NotAlike,
    WeakPassword,
    check_alike,
    check_password,
    is_long,
)
from teammoede.ui.style import mark
from teammoede.ui.widgets.password_edit import PasswordEdit


class NewPasswordEdit(QWidget):
    """Two lines for the same new password."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ("", "")
        self.first = PasswordEdit()
        self.again = PasswordEdit()
        self.rule_label = _quiet()
        self.again_label = _quiet()
        self.caps_label = _quiet(self.tr("Caps Lock er slået til."))
        self._lay_out()
        for edit in (self.first, self.again):
            edit.textChanged.connect(self._follow)
            edit.caps_lock.connect(self.caps_label.setVisible)
        self.caps_label.hide()
        self._follow()

    @property
    def password(self) -> str:
        """The password as typed; to be asked once `check` let it pass."""
        return self.first.text()

    def show_names(self, name: str, house: str) -> None:
        """Say whose password it is, so that their name alone is not taken for one."""
        self._known = (name, house)
        self._follow()

    def check(self) -> None:
        """Raise WeakPassword or NotAlike."""
        check_password(self.first.text(), *self._known)
        check_alike(self.first.text(), self.again.text())

    def field_of(self, refused: Refused) -> PasswordEdit:
        """Return the line that a refusal of `check` is about."""
        return self.again if isinstance(refused, NotAlike) else self.first

    def wipe(self) -> None:
        """Forget what was typed."""
        self.first.wipe()
        self.again.wipe()

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setColumnStretch(1, 1)
        rows = (
            (self.tr("&Ny adgangskode"), self.first, self.rule_label),
            (self.tr("Den &samme igen"), self.again, self.again_label),
        )
        for row, (words, edit, below) in enumerate(rows):
            label = QLabel(words)
            label.setBuddy(edit)
            edit.setAccessibleName(words.replace("&", ""))
            layout.addWidget(label, 2 * row, 0)
            layout.addWidget(edit, 2 * row, 1)
            layout.addWidget(below, 2 * row + 1, 1)
        layout.addWidget(self.caps_label, 4, 1)

    def _follow(self) -> None:
        self._say(self.rule_label, self._rule())
        self._say(self.again_label, self._likeness())
        self.changed.emit()

    def _say(self, label: QLabel, words: str) -> None:
        label.setText(words)
        edit = self.first if label is self.rule_label else self.again
        edit.setAccessibleDescription(words)

    def _rule(self) -> str:
        typed = self.first.text()
        if not typed:
            return self.tr("Mindst {0} tegn eller fire ord, som du kan se for dig.").replace(
                "{0}", str(LEAST)
            )
        if not is_long(typed):
            missing = LEAST - len(typed.strip())
            return self.tr("{0} tegn mere, eller fire ord.").replace("{0}", str(missing))
        try:
            check_password(typed, *self._known)
        except WeakPassword as weak:
            return str(weak)
        return self.tr("✓ Den er lang nok.")

    def _likeness(self) -> str:
        if not self.again.text():
            return self.tr("Så vi ved, at du ikke har tastet forkert.")
        try:
            check_alike(self.first.text(), self.again.text())
        except NotAlike:
            return self.tr("De to er ikke ens endnu.")
        return self.tr("✓ De to er ens.")


def _quiet(words: str = "") -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    mark(label, role="quiet")
    return label
