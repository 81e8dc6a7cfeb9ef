"""The guide in a window of its own beside the work: contents on the left, the page on the right.

Shows what lies in resources/guide/ and remembers nothing; which page helps where is said by
`help_pages`.
"""

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from teammoede.domain.finding import folded
from teammoede.ui.help_pages import CONTENTS, pages
from teammoede.ui.icons import program_icon
from teammoede.ui.style import mark
from teammoede.ui.widgets.guide_view import GuideView

_FILE = Qt.ItemDataRole.UserRole
_SIZE = (150, 44)  # letters and lines
_LIST = 34  # letters


class HelpWindow(QWidget):
    """One window, non-modal; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._pages = pages()
        self._texts = {page.file: _plain(page.text) for page in self._pages}
        self.listView = QListWidget()
        self.findEdit = QLineEdit()
        self.foundLabel = QLabel()
        self.view = GuideView()
        self.backButton = QToolButton()
        self.forwardButton = QToolButton()
        self._lay_out()
        self._connect()
        self._show()

    def open(self, where: str = CONTENTS) -> None:
        """Show a page, or a part of it, and bring the window to the front."""
        self.findEdit.clear()
        self.view.open(where)
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for part in (self.backButton, self.forwardButton):
            top.addWidget(part)
        top.addStretch()
        self._findLabel = QLabel(self.tr("&Find:"))
        self._findLabel.setBuddy(self.findEdit)
        for part in (self._findLabel, self.findEdit, self.foundLabel):
            top.addWidget(part)
        self._parts = QSplitter()
        self._parts.addWidget(self.listView)
        self._parts.addWidget(self.view)
        self._parts.setStretchFactor(1, 1)
        self._parts.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._parts, 1)

    def _connect(self) -> None:
        self.listView.currentItemChanged.connect(self._choose)
        self.view.sourceChanged.connect(self._show_place)
        for button, go, can in (
            (self.backButton, self.view.backward, self.view.backwardAvailable),
            (self.forwardButton, self.view.forward, self.view.forwardAvailable),
        ):
            button.setEnabled(False)
            button.clicked.connect(go)
            can.connect(button.setEnabled)
        self.findEdit.textChanged.connect(lambda _text: self._find())
        self.findEdit.returnPressed.connect(self._find_next)
        for key, act in (
            ("Ctrl+F", self._begin_finding),
            ("Alt+Left", self.view.backward),
            ("Alt+Right", self.view.forward),
            ("Esc", self.close),
            ("F1", lambda: self.view.open(CONTENTS)),
        ):
            QShortcut(QKeySequence(key), self, act)

    def _show(self) -> None:
        self.setWindowTitle(self.tr("Vejledning – teammøde"))
        self.setWindowIcon(program_icon())
        mark(self.foundLabel, role="quiet")
        self.listView.setAccessibleName(self.tr("Vejledningens sider"))
        self.listView.setWordWrap(True)
        self.listView.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Siden"))
        self.findEdit.setAccessibleName(self.tr("Find i vejledningen"))
        self.findEdit.setClearButtonEnabled(True)
        for button, text, sign in (
            (self.backButton, self.tr("Tilbage"), "←"),
            (self.forwardButton, self.tr("Frem"), "→"),
        ):
            button.setText(f"{sign} {text}")
            button.setAccessibleName(text)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for page in self._pages:
            item = QListWidgetItem(page.title, self.listView)
            item.setData(_FILE, page.file)
        self._size()

    def _size(self) -> None:
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        room = self.screen().availableSize()
        self.resize(min(letter * _SIZE[0], room.width()), min(line * _SIZE[1], room.height()))
        width = min(letter * _LIST, self.width() // 3)
        self._parts.setSizes([width, self.width() - width])
        self.setTabOrder(self.backButton, self.forwardButton)
        self.setTabOrder(self.forwardButton, self.findEdit)
        self.setTabOrder(self.findEdit, self.listView)
        self.setTabOrder(self.listView, self.view)

    # which page

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.view.open(item.data(_FILE))

    def _show_place(self, shown: QUrl) -> None:
        """Let the contents show which page is open, whatever way one came to it."""
        with QSignalBlocker(self.listView):
            for row, page in enumerate(self._pages):
                if page.file == shown.path():
                    self.listView.setCurrentRow(row)
        self._mark()

    # finding

    def _begin_finding(self) -> None:
        self.findEdit.setFocus()
        self.findEdit.selectAll()

    def _find(self) -> None:
        """List the pages only that have the words, and show the first place of them."""
        words, files = self._words, self._files_with(self._words)
        for row, page in enumerate(self._pages):
            self.listView.item(row).setHidden(bool(files) and page.file not in files)
        if words and files and self.view.file not in files:
            self.view.open(files[0])
        self._mark()
        self.view.moveCursor(QTextCursor.MoveOperation.Start)
        self.view.show_next(words)
        self.foundLabel.setText(self._found_words(len(files)) if words else "")

    def _find_next(self) -> None:
        """Go to the next place with the words, on the next page after the last one."""
        files = self._files_with(self._words)
        if not files or self.view.show_next(self._words):
            return
        here = files.index(self.view.file) if self.view.file in files else -1
        self.view.open(files[(here + 1) % len(files)])
        self.view.moveCursor(QTextCursor.MoveOperation.Start)
        self.view.show_next(self._words)

    def _mark(self) -> None:
        self.view.mark(self._words)

    def _found_words(self, many: int) -> str:
        if not many:
            return self.tr("Står ikke i vejledningen")
        return self.tr("På 1 side") if many == 1 else self.tr("På {} sider").format(many)

    @property
    def _words(self) -> str:
        return self.findEdit.text().strip()

    def _files_with(self, words: str) -> list[str]:
        wanted = folded(words)
        return [file for file, text in self._texts.items() if words and wanted in text]


def _plain(text: str) -> str:
    """Return a page as one line to look in, without what Markdown says of its looks."""
    return folded(" ".join(text.replace("*", "").replace("`", "").split()))
