"""The earlier versions of a text: each beside the text as it is now, with what differs marked.

Gives the version that is to stand again; what writes it is given to the dialog.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from teammoede.domain.versions import Difference, Version, difference
from teammoede.ui.dialogs.form_dialog import FormDialog
from teammoede.ui.widgets.compared_text import ComparedText
from teammoede.ui.widgets.two_line_delegate import QUIET_ROLE, TwoLineDelegate

_SIZE = (170, 34)  # in letters and lines
_LIST = 26  # letters
_DATA = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class ShownVersion:
    """A version, and when and by whom it was written, as it is read in the list."""

    version: Version
    when: str
    who: str


@dataclass(frozen=True)
class ShownText:
    """A text with its earlier versions, newest first; `why_not` where none may stand again."""

    title: str
    place: str
    now: str
    now_told: str
    earlier: Sequence[ShownVersion]
    why_not: str = ""


class VersionsDialog(FormDialog):
    """A list of versions over two texts that are read side by side."""

    def __init__(self, shown: ShownText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.list = QListWidget()
        self.then = ComparedText(gone=True)
        self.now = ComparedText(gone=False)
        self.then_label, self.now_label = QLabel(), QLabel()
        self.told = QLabel()
        self.error = QLabel()
        self.take_button = QPushButton(self.tr("&Sæt denne ind igen"))
        self.copy_button = QPushButton(self.tr("&Kopiér"))
        self.close_button = QPushButton(self.tr("&Luk"))
        self._lay_out()
        self._connect()
        self._show()

    @property
    def chosen(self) -> Version:
        """The version that is shown beside the text of now."""
        return self.list.currentItem().data(_DATA).version

    # how it is built

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Tidligere udgaver"))
        title, place = QLabel(self._shown.title), QLabel(self._shown.place)
        title.setProperty("role", "heading")
        place.setProperty("role", "quiet")
        self.error.setProperty("role", "error")
        self.error.hide()
        for label in (title, place, self.told, self.error, self.then_label, self.now_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        texts = QHBoxLayout()
        texts.addWidget(self._listed())
        texts.addLayout(self._column(self.then_label, self.then), 1)
        texts.addLayout(self._column(self.now_label, self.now), 1)
        column = QVBoxLayout(self)
        for part in (title, place):
            column.addWidget(part)
        column.addLayout(texts, 1)
        for part in (self.told, self.error):
            column.addWidget(part)
        column.addLayout(self._buttons())

    def _listed(self) -> QWidget:
        self.list.setAccessibleName(self.tr("Tidligere udgaver, den nyeste først"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Narrow(self.list))
        self.list.setFixedWidth(self.fontMetrics().averageCharWidth() * _LIST)
        return self.list

    def _column(self, label: QLabel, text: ComparedText) -> QVBoxLayout:
        label.setBuddy(text)
        column = QVBoxLayout()
        column.addWidget(label)
        column.addWidget(text, 1)
        return column

    def _buttons(self) -> QHBoxLayout:
        self.take_button.setProperty("role", "primary")
        row = QHBoxLayout()
        row.setObjectName("buttonsLayout")
        for button in (self.take_button, self.copy_button):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.close_button)
        for button in (self.take_button, self.copy_button, self.close_button):
            button.setAutoDefault(False)
        return row

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda: self._compare())
        self.take_button.clicked.connect(self.accept)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)

    def _show(self) -> None:
        for shown in self._shown.earlier:
            item = QListWidgetItem(shown.when)
            beside = self.tr("samtidig i et andet vindue")
            item.setData(QUIET_ROLE, beside if shown.version.beside else shown.who)
            item.setData(_DATA, shown)
            told = f"{shown.when}, {shown.who}"
            told += f", {beside}" if shown.version.beside else ""
            item.setToolTip(told)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            self.list.addItem(item)
        self.now_label.setText(self.tr("Nu: {}").format(self._shown.now_told))
        self.now.setAccessibleName(self.tr("Teksten, som den er nu"))
        self.then.setAccessibleName(self.tr("Teksten, som den var"))
        letters, lines = _SIZE
        metrics, room = self.fontMetrics(), self.screen().availableSize()
        wide, high = metrics.averageCharWidth() * letters, metrics.lineSpacing() * lines
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))
        self.list.setCurrentRow(0)
        self.list.setFocus()

    # what is shown

    def _compare(self) -> None:
        shown: ShownVersion = self.list.currentItem().data(_DATA)
        found = difference(shown.version.text, self._shown.now)
        self.then_label.setText(self.tr("Dengang: {}, {}").format(shown.who, shown.when))
        self.then.show_pieces(found.before)
        self.now.show_pieces(found.after)
        is_same = shown.version.text == self._shown.now
        self.take_button.setEnabled(not self._shown.why_not and not is_same)
        told = self._told(found, is_same=is_same)
        self.told.setText(f"{told} {self._shown.why_not}".strip())
        self.refuse("")

    def _told(self, found: Difference, *, is_same: bool) -> str:
        """Say in words what the colours show, for those who cannot see them."""
        if is_same:
            return self.tr("Den er som teksten nu.")
        if not found.removed and not found.added:
            return self.tr("Ordene er de samme; kun mellemrum og tegn er andre.")
        gone, come = self._counted(found.removed), self._counted(found.added)
        return self.tr(
            "Siden er {} taget ud (overstreget) og {} kommet til (understreget)."
        ).format(gone, come)

    def _counted(self, many: int) -> str:
        return self.tr("1 ord") if many == 1 else self.tr("{} ord").format(many)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.chosen.text)
        self.told.setText(self.tr("Teksten, som den var, er kopieret."))

    @property
    def _error_label(self) -> QLabel:
        return self.error


class _Narrow(TwoLineDelegate):
    """Rows as wide as the list; what has no room ends in dots, and is in the tool tip."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())
