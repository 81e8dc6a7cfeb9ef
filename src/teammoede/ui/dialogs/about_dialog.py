"""Om teammøde: version, where the data lies, and the licences of all that is shipped.

Is told the folder and how to show it; what it is made of it reads when it is opened.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from teammoede import __version__
from teammoede.ui.icons import program_icon
from teammoede.ui.shipped import Part, own_licence, parts, versions
from teammoede.ui.style import mark

_PART = Qt.ItemDataRole.UserRole
_SIZE = (160, 38)  # letters and lines
_LICENCE = 108  # letters; licences are written in lines of eighty
_ICON = 2.6  # lines


class AboutDialog(QDialog):
    """Says what the program is; [Kopiér oplysninger] holds no name, path or text."""

    def __init__(
        self, folder: Path, show_folder: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self.folderButton = QPushButton(self.tr("&Vis mappen"))
        self.copyButton = QPushButton(self.tr("&Kopiér oplysninger"))
        self.closeButton = QPushButton(self.tr("&Luk"))
        self.partsView = QListWidget()
        self.licenceView = QPlainTextEdit()
        self.saidLabel = QLabel()
        self._lay_out()
        self._connect(show_folder)
        self._show()

    def _lay_out(self) -> None:
        parts = QSplitter()
        parts.addWidget(self.partsView)
        parts.addWidget(self.licenceView)
        parts.setChildrenCollapsible(False)
        parts.setSizes([_SIZE[0] - _LICENCE, _LICENCE])
        self._partsLabel = QLabel(self.tr("&Det er lavet af:"))
        self._partsLabel.setBuddy(self.partsView)
        bottom = QHBoxLayout()
        for part in (self.copyButton, self.saidLabel):
            bottom.addWidget(part)
        bottom.addStretch()
        bottom.addWidget(self.closeButton)
        layout = QVBoxLayout(self)
        layout.addLayout(self._head())
        layout.addLayout(self._place())
        layout.addWidget(self._partsLabel)
        layout.addWidget(parts, 1)
        layout.addLayout(bottom)

    def _head(self) -> QHBoxLayout:
        """Name, version, what it is and on which terms."""
        sign, title, text = QLabel(), QLabel(f"teammøde {__version__}"), QLabel(self._words())
        size = round(self.fontMetrics().lineSpacing() * _ICON)
        sign.setPixmap(program_icon().pixmap(QSize(size, size)))
        sign.setAccessibleName("teammøde")
        mark(title, role="title")
        text.setWordWrap(True)
        text.setTextInteractionFlags(_READ)
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(text)
        head = QHBoxLayout()
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _words(self) -> str:
        licence = own_licence()
        terms = (
            self.tr("Licens: {}.").format(licence)
            if licence
            else self.tr("Det har ingen licens endnu: spørg, før I giver det videre.")
        )
        what = self.tr(
            "Et halvt års møder i dagtilbud på den faste dagsorden. "
            "Det hele ligger på denne computer og sendes ingen steder hen."
        )
        return f"{what}\n{terms}"

    def _place(self) -> QHBoxLayout:
        label, folder = QLabel(self.tr("Arkivet ligger her:")), QLabel(str(self._folder))
        folder.setTextFormat(Qt.TextFormat.PlainText)
        folder.setWordWrap(True)
        folder.setTextInteractionFlags(_READ)
        folder.setAccessibleName(self.tr("Arkivets mappe"))
        place = QHBoxLayout()
        place.addWidget(label)
        place.addWidget(folder, 1)
        place.addWidget(self.folderButton)
        return place

    def _connect(self, show_folder: Callable[[], None]) -> None:
        self.folderButton.clicked.connect(show_folder)
        self.copyButton.clicked.connect(self._copy)
        self.closeButton.clicked.connect(self.reject)
        self.partsView.currentItemChanged.connect(self._show_licence)

    def _show(self) -> None:
        self.setWindowTitle(self.tr("Om teammøde"))
        self.partsView.setAccessibleName(self.tr("Det er lavet af"))
        self.partsView.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.partsView.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.licenceView.setReadOnly(True)
        self.licenceView.setTabChangesFocus(True)
        self.licenceView.setAccessibleName(self.tr("Licensens tekst"))
        mark(self.saidLabel, role="quiet")
        self.closeButton.setDefault(True)
        for part in parts():
            item = QListWidgetItem(_line(part), self.partsView)
            item.setToolTip(_line(part))
            item.setData(_PART, part)
        self.partsView.setCurrentRow(0)
        self.closeButton.setFocus()
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        room = self.screen().availableSize()
        self.resize(min(letter * _SIZE[0], room.width()), min(line * _SIZE[1], room.height()))

    def _show_licence(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        part: Part = item.data(_PART)
        said = part.licence or self.tr("Den siger ikke selv, hvilken licens den har.")
        none = self.tr("Licensens tekst fulgte ikke med. Den kan læses på spdx.org/licenses.")
        use = [self.tr("Bruges til: {}").format(part.use)] if part.use else []
        head = "\n".join([f"{part.name} {part.version}", said, *use])
        self.licenceView.setPlainText(f"{head}\n\n{part.text or none}")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(versions())
        self.saidLabel.setText(self.tr("Kopieret. Sæt det ind i en mail til jeres it-hjælp."))


_READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


def _line(part: Part) -> str:
    return f"{part.name} – {part.use}" if part.use else part.name
