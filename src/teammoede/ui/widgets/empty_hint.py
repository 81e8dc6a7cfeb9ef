"""What stands in a list that has nothing to show yet: a sentence about what to do next."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel

_AROUND = 10


class EmptyHint(QLabel):
    """Lies over a list as long as it has no row; in the way of no click."""

    def __init__(self, view: QAbstractItemView, text: str) -> None:
        super().__init__(text, view.viewport())
        self._view = view
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "quiet")
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setMargin(_AROUND)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._watch(view.model())
        view.viewport().installEventFilter(self)
        self._fit()

    def _watch(self, model: QAbstractItemModel) -> None:
        for told in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            told.connect(self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        self.setVisible(self._view.model().rowCount() == 0)
        self.setGeometry(self._view.viewport().rect())
