"""The print window: the real pages beside what can be chosen, and the ways to paper, PDF and Aula.

Knows no store; what there is to choose is decided in `printing.catalogue`, what a sheet looks like
in `printing`.
"""

from collections.abc import Callable
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QIcon, QKeySequence, QPixmap, QShortcut, QShowEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from teammoede import failure_log
from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.meeting import Meeting
from teammoede.printing.catalogue import Option, Sheet
from teammoede.printing.paper_job import Paper, PaperJob
from teammoede.ui.ask import Ask
from teammoede.ui.dialogs.screen_dialog import ScreenDialog
from teammoede.ui.forms.print_dialog import Ui_PrintDialog
from teammoede.ui.paper_maker import PaperMaker
from teammoede.ui.ways_out import FileKind, WaysOut

PAUSE_MS = 150
_LATE_MS = 500  # a sheet that takes longer says that it is being made
_SIZE = (1180, 680)  # on a screen of 1366×768 with its bars
_SIGNS_SHOWN = 8
_INDENT = 8  # pixels
_ICS = ".ics"


class PrintDialog(ScreenDialog):
    """Shows the sheets of a meeting and its course, and prints, keeps or copies one of them.

    What went out is told by `went_out`: how, and the name of the sheet.
    """

    went_out = Signal(AccessEvent, str)

    def __init__(
        self,
        meeting: Meeting,
        sheet: str = Sheet.AGENDA,
        *,
        today: date,
        now: Callable[[], datetime],
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._shown: PaperJob | None = None
        self.ui = Ui_PrintDialog()
        self.ui.setupUi(self)
        self._maker = PaperMaker(self)
        self._ways = WaysOut(self, ask)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self.ui.choices.show_course(meeting.course, meeting, today)
        self._fill(Sheet(sheet))
        self._connect()
        self._show()

    def _fill(self, sheet: Sheet) -> None:
        # An icon that cannot be seen: blanks before the name would be in the way of typing it.
        space = QPixmap(_INDENT, _INDENT)
        space.fill(Qt.GlobalColor.transparent)
        self._indent = QIcon(space)
        self.ui.sheetsView.setIconSize(space.size())
        for group, sheets in groupby(Sheet, lambda each: each.group):
            self._add_heading(group.label)
            for each in sheets:
                self._add_sheet(each, current=each is sheet)
        small = self.fontMetrics().horizontalAdvance("000 %")
        self.ui.zoomLabel.setMinimumWidth(small)

    def _add_heading(self, title: str) -> None:
        item = QListWidgetItem(title, self.ui.sheetsView)
        item.setFlags(Qt.ItemFlag.NoItemFlags)  # keys pass over it
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)

    def _add_sheet(self, sheet: Sheet, *, current: bool) -> None:
        item = QListWidgetItem(self._indent, sheet.label, self.ui.sheetsView)
        item.setData(Qt.ItemDataRole.UserRole, sheet)
        item.setToolTip(sheet.purpose)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, sheet.purpose)
        if current:
            self.ui.sheetsView.setCurrentItem(item)

    def _connect(self) -> None:
        ui = self.ui
        ui.sheetsView.currentRowChanged.connect(self._change_sheet)
        ui.choices.meeting_changed.connect(self._change_meeting)
        ui.choices.changed.connect(self._remake)
        self._pause.timeout.connect(self._make)
        self._late.timeout.connect(self._tell_late)
        self._maker.made.connect(self._show_paper)
        self._maker.failed.connect(self._tell_failure)
        self._ways.done.connect(self._say)
        self._ways.kept.connect(self._say_kept)
        self._ways.printed.connect(lambda: self._tell_out(AccessEvent.PRINTED))
        self._ways.refused.connect(self._say_refused)
        ui.zoomInButton.clicked.connect(ui.preview.zoom_in)
        ui.zoomOutButton.clicked.connect(ui.preview.zoom_out)
        ui.fitButton.clicked.connect(ui.preview.fit_width)
        ui.preview.zoomed.connect(self._show_zoom)
        ui.readBox.toggled.connect(self._allow)
        ui.calendarButton.clicked.connect(self._save_calendar)
        ui.copyButton.clicked.connect(self._copy)
        ui.saveButton.clicked.connect(self._save)
        ui.printButton.clicked.connect(self._print)
        ui.showFileButton.clicked.connect(self._ways.show_file)
        ui.closeButton.clicked.connect(self.reject)
        self._connect_keys()

    def _connect_keys(self) -> None:
        # Not on the buttons: there they would replace the mnemonics, and press visibly slowly.
        keys, preview = QKeySequence.StandardKey, self.ui.preview
        for key, meant in (
            (keys.Print, self._print),
            (keys.Save, self._save),
            (keys.ZoomIn, preview.zoom_in),
            ("Ctrl+=", preview.zoom_in),
            (keys.ZoomOut, preview.zoom_out),
            ("Ctrl+0", preview.fit_width),
        ):
            QShortcut(key, self).activated.connect(meant)

    def _show(self) -> None:
        self._show_sheet()
        self._forget_read()
        self._say()
        self.ui.missingLabel.hide()
        self.ui.sheetsView.setFocus()
        self._make()

    # the sheet

    @property
    def sheet(self) -> Sheet:
        """The sheet that is shown."""
        return Sheet(self.ui.sheetsView.currentItem().data(Qt.ItemDataRole.UserRole))

    def _show_sheet(self) -> None:
        ui, sheet = self.ui, self.sheet
        self.setWindowTitle(self.tr("Udskriv: {}").format(sheet.label))
        ui.choices.show_sheet(sheet)
        ui.copyButton.setVisible(sheet.has(Option.TEXT))
        ui.calendarButton.setVisible(sheet.has(Option.SERIES))
        ui.readBox.setVisible(sheet.has(Option.INITIATIVES))
        self._order_tabs()

    def _order_tabs(self) -> None:
        self.ui.choices.chain(self.ui.sheetsView, self.ui.zoomOutButton)

    def _change_sheet(self) -> None:
        self._show_sheet()
        self._remake()

    def _change_meeting(self) -> None:
        self._order_tabs()
        self._remake()

    # the pages

    def _job(self) -> PaperJob:
        return self.ui.choices.job(self._now())

    def _remake(self) -> None:
        self._say()
        self._forget_read()
        self._pause.start()

    def _make(self) -> None:
        self._pause.stop()
        self._begun = self._job()
        self._maker.start(self._begun)
        self._late.start()

    def _current(self) -> Paper:
        """Return the paper as chosen now, also where the preview has not come to it yet."""
        if self._pause.isActive():
            self._make()
        return self._maker.paper()

    def _data(self) -> bytes:
        return self._current().data

    def _tell_late(self) -> None:
        """Say that pages are under way; another sheet or »Luk« gives them up."""
        self.ui.pagesLabel.setText(self.tr("laves …"))

    def _show_paper(self, paper: Paper) -> None:
        self._late.stop()
        ui, before, self._shown = self.ui, self._shown, self._begun
        same = before is not None and before.sheet is self._begun.sheet
        stay = same and before is not None and before.meeting is self._begun.meeting
        ui.preview.show_pdf(paper.data, stay=stay)
        count = ui.preview.page_count
        text = self.tr("1 side") if count == 1 else self.tr("{} sider").format(count)
        ui.pagesLabel.setText(text)
        ui.preview.setAccessibleDescription(f"{self._begun.sheet.label}, {text}")
        self._show_missing(paper.missing)
        self._show_zoom()
        ui.readBox.setEnabled(True)

    def _show_missing(self, missing: tuple[str, ...]) -> None:
        more = " …" if len(missing) > _SIGNS_SHOWN else ""
        signs = " ".join(missing[:_SIGNS_SHOWN]) + more
        text = self.tr("Enkelte tegn ({}) findes ikke i papirets skrift og står som □.")
        self.ui.missingLabel.setText(text.format(signs))
        self.ui.missingLabel.setVisible(bool(missing))

    def _show_zoom(self) -> None:
        self.ui.zoomLabel.setText(f"{self.ui.preview.percent} %")
        self.ui.fitButton.setEnabled(not self.ui.preview.fits_width)

    def _tell_failure(self, error: Exception) -> None:
        self._late.stop()
        self.ui.pagesLabel.clear()
        failure_log.keep(error)
        self._say_refused(self.tr("Arket kunne ikke laves. Luk vinduet, og prøv igen."))

    # what may leave the room

    @property
    def _may_leave(self) -> bool:
        """Whether the page was read, where it has to be."""
        return self.ui.readBox.isChecked() or not self.sheet.has(Option.INITIATIVES)

    def _forget_read(self) -> None:
        """Another page was not read; it can be said to be once it is shown."""
        self.ui.readBox.setChecked(False)
        self.ui.readBox.setEnabled(False)
        self._allow()

    def _allow(self) -> None:
        ui = self.ui
        for button in (ui.copyButton, ui.saveButton, ui.printButton):
            button.setEnabled(self._may_leave)

    def _ready(self) -> bool:
        """Whether the sheet may go out now; says what is to be done first."""
        first = self.tr("Læs siden igennem, og sæt kryds ved »Jeg har læst siden igennem«.")
        self._tell("", "" if self._may_leave else first)
        return self._may_leave

    # the ways out

    def _copy(self) -> None:
        if not self._ready():
            return
        said = self.tr("{} er kopieret som tekst.").format(self.sheet.label)
        if self.sheet.has(Option.CONFIDENTIAL):
            said = f"{said} {self.tr('Det fortrolige er ikke med.')}"
        text = self._job().text()
        if text:
            self._ways.copy(text, said)
            self._tell_out(AccessEvent.COPIED)
        else:
            self._say_refused(self.tr("Der er intet at kopiere endnu."))

    def _save_calendar(self) -> None:
        self._say()
        if not self._job().called():
            self._say_refused(self.tr("Der er intet møde at indkalde til endnu."))
            return
        title, filter_ = self.tr("Gem kalenderfil"), self.tr("Kalender (*.ics)")
        self._ways.save(FileKind(title, _ICS, filter_), self._job().file_name(_ICS), self._ics)

    def _ics(self) -> bytes:
        from teammoede.storage.calendar_file import calendar_of

        return calendar_of(self._job().called(), now=self._now().astimezone())

    def _save(self) -> None:
        if not self._ready():
            return
        kind = FileKind(self.tr("Gem som PDF"), ".pdf", self.tr("PDF (*.pdf)"))
        self._ways.save(kind, self._job().file_name(), self._data)

    def _print(self) -> None:
        if self._ready():
            self._ways.print_out(self._data)

    def _tell_out(self, how: AccessEvent, what: str = "") -> None:
        meeting = self._job().meeting
        day = f", {meeting.date:%d.%m.%Y}" if meeting is not None else ""
        self.went_out.emit(how, what or f"{self.sheet.label}{day}")

    def _say(self, done: str = "") -> None:
        self._tell(done, "")

    def _say_refused(self, error: str) -> None:
        self._tell("", error)

    def _say_kept(self, file: Path) -> None:
        self._tell_out(AccessEvent.SAVED, self.tr("kalenderfil") if file.suffix == _ICS else "")
        self._tell(self.tr("Gemt som {}").format(file.name), "")
        self.ui.doneLabel.setToolTip(str(file))
        self.ui.showFileButton.show()

    def _tell(self, done: str, error: str) -> None:
        for label, text in ((self.ui.doneLabel, done), (self.ui.errorLabel, error)):
            label.setText(text)
            label.setVisible(bool(text))
        self.ui.doneLabel.setToolTip("")
        self.ui.showFileButton.hide()

    # the window itself

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            # The chosen row was looked for before the rows had their look, and so their height.
            self.ui.sheetsView.doItemsLayout()
            self._hold_choices()
            self._take_size()

    def _hold_choices(self) -> None:
        """Give list and choices their width, the same for all sheets: the pages stand still."""
        ui = self.ui
        frame = 2 * ui.sheetsView.frameWidth()
        bar = ui.choicesArea.verticalScrollBar().sizeHint().width()
        ui.sheetsView.setFixedWidth(ui.sheetsView.sizeHintForColumn(0) + frame + bar)
        ui.choicesArea.setFixedWidth(ui.choices.hold() + bar)
        self._order_tabs()

    def _take_size(self) -> None:
        """Take a good size, never more than the screen has."""
        room = self.screen().availableSize()
        frame = 40  # the window's own title bar
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - frame))

    def done(self, result: int) -> None:
        self._pause.stop()
        self._late.stop()
        self._maker.stop()
        self.ui.preview.clear()
        super().done(result)
