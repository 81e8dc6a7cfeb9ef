"""The access log: who did what to which course, filtered by person, kind and period.

Knows no archive; what writes the file is given to it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QHeaderView, QWidget

from teammoede.domain.access_entry import KEPT_MONTHS, AccessEntry, AccessEvent
from teammoede.domain.errors import Refused
from teammoede.ui.dialogs.screen_dialog import ScreenDialog
from teammoede.ui.forms.access_log_dialog import Ui_AccessLogDialog
from teammoede.ui.models.access_log_model import AccessLogModel, LogColumn
from teammoede.ui.widgets.no_wheel import NoWheel

_SIZE = (170, 28)  # in letters and lines
_NAME = 20  # letters that a combo box shows at least
_DAYS = (1, 7, 30, 365)

Save = Callable[[QWidget, Sequence[AccessEntry]], str]


class AccessLogDialog(ScreenDialog):
    """The log, newest first; `save` asks where, and returns what to say, or nothing."""

    def __init__(
        self,
        log: Sequence[AccessEntry],
        course_of: Callable[[AccessEntry], str],
        save: Save,
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._save_shown = save
        self._today = today
        self.ui = Ui_AccessLogDialog()
        self.ui.setupUi(self)
        self.model = AccessLogModel(log, course_of, self)
        self._fill()
        self._connect()
        self._show()

    def _fill(self) -> None:
        ui = self.ui
        ui.whoBox.addItem(self.tr("alle"), None)
        for account, name in sorted(self._people().items(), key=lambda pair: pair[1].casefold()):
            ui.whoBox.addItem(name, account)
        ui.whatBox.addItem(self.tr("alt"), None)
        told = {entry.event for entry in self._log}
        for event in AccessEvent:
            if event in told:
                ui.whatBox.addItem(event.label, event)
        ui.whenBox.addItem(self.tr("alle dage"), None)
        for days, text in zip(_DAYS, self._periods(), strict=True):
            ui.whenBox.addItem(text, days)
        for box in (ui.whoBox, ui.whatBox, ui.whenBox):
            box.setMinimumContentsLength(_NAME)
            NoWheel(box)
        ui.logView.setModel(self.model)

    def _people(self) -> Mapping[str, str]:
        """The names that accounts went by last; a name was perhaps tried that has none."""
        names: dict[str, str] = {}
        for entry in reversed(self._log):  # the newest one comes last
            names[entry.account] = entry.name or names.get(entry.account, "")
        return {account: name or self.tr("ukendt") for account, name in names.items()}

    def _periods(self) -> tuple[str, ...]:
        return (
            self.tr("i dag"),
            self.tr("de sidste 7 dage"),
            self.tr("de sidste 30 dage"),
            self.tr("det sidste år"),
        )

    def _connect(self) -> None:
        ui = self.ui
        for box in (ui.whoBox, ui.whatBox, ui.whenBox):
            box.currentIndexChanged.connect(self._filter)
        ui.saveButton.clicked.connect(self._save)
        ui.closeButton.clicked.connect(self.reject)

    def _show(self) -> None:
        header, column = self.ui.logView.header(), LogColumn
        header.setStretchLastSection(False)
        for narrow in (column.WHEN, column.WHO, column.WHAT):
            header.setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        for wide in (column.COURSE, column.WORDS):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        letters, lines = _SIZE
        metrics = self.fontMetrics()
        wide, high = metrics.averageCharWidth() * letters, metrics.lineSpacing() * lines
        room = self.screen().availableSize()
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))
        self._filter()
        self.ui.logView.setFocus()

    # filters

    def _filter(self) -> None:
        ui = self.ui
        who, what, days = (b.currentData() for b in (ui.whoBox, ui.whatBox, ui.whenBox))
        first = None if days is None else self._today - timedelta(days=days - 1)
        self.model.show_only(
            lambda entry: (
                who in (None, entry.account)
                and (what is None or entry.event == what)
                and (first is None or entry.at.astimezone().date() >= first)
            )
        )
        self._count()
        self._tell("", "")

    def _count(self) -> None:
        count = len(self.model.shown)
        text = self.tr("1 linje.") if count == 1 else self.tr("{0} linjer.")
        kept = self.tr("Loggen gemmes i {0} måneder. Det, der står i forløbene, er ikke i den.")
        said = f"{text.replace('{0}', str(count))} {kept.replace('{0}', str(KEPT_MONTHS))}"
        self.ui.countLabel.setText(said)
        self.ui.saveButton.setEnabled(count > 0)

    # the file

    def _save(self) -> None:
        try:
            self._tell(self._save_shown(self, list(self.model.shown)), "")
        except Refused as refused:
            self._tell("", str(refused))

    def _tell(self, done: str, error: str) -> None:
        self.ui.doneLabel.setText(done)
        self.ui.errorLabel.setText(error)
        self.ui.errorLabel.setVisible(bool(error))
