"""»Det virkede«: what helped before, by point, to be found by a word or a situation and used again.

Gives out what was chosen; knows no store. A name in a text is pointed at before it is taken.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from teammoede.domain.calling import listed
from teammoede.domain.what_worked import Find
from teammoede.ui.dialogs.form_dialog import FormDialog
from teammoede.ui.style import mark
from teammoede.ui.widgets.no_wheel import NoWheel
from teammoede.ui.widgets.wrapped_delegate import LINES_ROLE, WrappedDelegate

_FIND_ROLE = Qt.ItemDataRole.UserRole
_WIDE, _HIGH = 112, 38  # letters and lines
_OF_THE_SCREEN = 0.9
_MOST = 200  # rows: nobody reads on, and each letter that is typed lists them anew
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ReuseDialog(FormDialog):
    """A line, a situation and a list; Up and Down choose while one types, Enter uses it."""

    def __init__(
        self,
        finds: Sequence[Find],
        situations: Sequence[str],
        *,
        point: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._finds = finds
        self.line = QLineEdit()
        self.situation = QComboBox()
        self.list = QListWidget()
        self.none = QLabel()
        self.note = QLabel()
        self.use = QPushButton(self.tr("&Brug den her"))
        self.close_button = QPushButton(self.tr("&Luk"))
        self._error = QLabel()
        self._lay_out(situations)
        self._connect()
        self._show()
        self._choose(point)

    @property
    def chosen(self) -> Find | None:
        """What is marked in the list."""
        item = self.list.currentItem()
        return item.data(_FIND_ROLE) if item is not None and item.isSelected() else None

    @property
    def listed(self) -> list[Find]:
        """What can be chosen now, from top to bottom."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [find for item in rows if (find := item.data(_FIND_ROLE)) is not None]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let one move in the list while one types."""
        is_press = event.type() is QEvent.Type.KeyPress and watched is self.line
        if is_press and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            QApplication.sendEvent(self.list, QKeyEvent(event))
            return True
        return super().eventFilter(watched, event)

    # how it is built

    def _lay_out(self, situations: Sequence[str]) -> None:
        self.setWindowTitle(self.tr("Det virkede"))
        column = QVBoxLayout(self)
        column.addWidget(self._quiet(self.tr("Aftaler, der hjalp, i jeres forløb")))
        column.addLayout(self._lay_out_filters(situations))
        for part, share in ((self.none, 1), (self.list, 1), (self.note, 0), (self._error, 0)):
            column.addWidget(part, share)
        for label in (self.none, self.note, self._error):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        mark(self.note, role="late")
        mark(self._error, role="error")
        column.addWidget(self._lay_out_buttons())
        self.list.setItemDelegate(WrappedDelegate(self.list))
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Det, der virkede"))
        self._error.hide()
        self._fit()
        chain = (self.line, self.situation, self.list, self.use, self.close_button)
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    def _lay_out_filters(self, situations: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, field, share in (
            (self.tr("&Søg"), self.line, 2),
            (self.tr("S&ituation"), self.situation, 1),
        ):
            label = self._quiet(text)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, share)
        self.line.setPlaceholderText(self.tr("et ord, fx samling"))
        self.line.setAccessibleName(self.tr("Søg i det, der virkede"))
        self.line.setClearButtonEnabled(True)
        self.situation.addItem(self.tr("alle"), "")
        for title in situations:
            self.situation.addItem(title, title)
        self.situation.setEnabled(bool(situations))
        NoWheel(self.situation)
        return row

    def _lay_out_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        mark(self.use, role="primary")
        self.use.setDefault(True)
        self.close_button.setAutoDefault(False)
        return box

    def _quiet(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "quiet")
        return label

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.screen().availableGeometry()
        wide = metrics.averageCharWidth() * _WIDE
        high = metrics.lineSpacing() * _HIGH
        most = room.size() * _OF_THE_SCREEN
        self.resize(min(wide, most.width()), min(high, most.height()))

    def _connect(self) -> None:
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.situation.currentIndexChanged.connect(self._show)
        self.list.itemSelectionChanged.connect(self._tell)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.use.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)

    # what it shows

    def _show(self) -> None:
        """List what fits the word and the situation; the first of it is marked."""
        about = str(self.situation.currentData())
        fitting = [
            find
            for find in self._finds
            if find.has_words(self.line.text()) and (not about or find.is_about(about))
        ]
        self.list.clear()
        for title, group in groupby(fitting[:_MOST], key=lambda find: find.point_title):
            finds = list(group)
            self._add_heading(f"{title.upper()}  {len(finds)}")
            for find in finds:
                self._add(find)
        if len(fitting) > _MOST:
            more = self.tr("Og {} til. Skriv et ord, så bliver der færre.")
            self._add_heading(more.format(len(fitting) - _MOST))
        self.list.setVisible(bool(fitting))
        self.none.setVisible(not fitting)
        self.none.setText(self._why_none())
        self._choose("")
        self._tell()

    def _why_none(self) -> str:
        if self._finds:
            return self.tr(
                "Ingen aftale passer. Prøv færre bogstaver, eller vælg alle situationer."
            )
        return self.tr(
            "Her er ikke noget endnu. Når I svarer »bedre« eller »i mål« til »Virkede det?« "
            "under Siden sidst, eller »fast praksis«, kommer aftalen her og kan bruges igen."
        )

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, find: Find) -> None:
        lines = [find.seen, find.where]
        if find.success:
            lines.append(self.tr("Virker, når: {}").format(find.success))
        if find.names:
            lines.append(_names_found(self.tr("Nævner {}"), find))
        item = QListWidgetItem(find.what, self.list)
        item.setData(_FIND_ROLE, find)
        item.setData(LINES_ROLE, lines)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join([find.what, *lines]))

    def _choose(self, point: str) -> None:
        """Mark the first of a point, else the first of all."""
        rows = [row for row in range(self.list.count()) if self._find_at(row) is not None]
        of_point = [row for row in rows if (f := self._find_at(row)) and f.point == point]
        for row in (of_point or rows)[:1]:
            self.list.setCurrentRow(row)
            heading = self.list.item(row - 1)  # in sight too, for it says which point it is
            self.list.scrollToItem(heading, QListWidget.ScrollHint.PositionAtTop)

    def _find_at(self, row: int) -> Find | None:
        return self.list.item(row).data(_FIND_ROLE)

    def _tell(self) -> None:
        """Point at a name in the text that is marked, before it is taken to this team."""
        find = self.chosen
        said = self.tr("Nævner {} fra det forløb. Ret teksten, når aftalen står her.")
        self.note.setText(_names_found(said, find) if find else "")
        self.note.setVisible(bool(self.note.text()))
        self.use.setEnabled(find is not None)
        if find is not None:  # for the ear, while one types
            self.line.setAccessibleDescription(find.what)

    @property
    def _error_label(self) -> QLabel:
        return self._error


def _names_found(sentence: str, find: Find) -> str:
    return sentence.format(listed([f"»{name}«" for name in find.names])) if find.names else ""
