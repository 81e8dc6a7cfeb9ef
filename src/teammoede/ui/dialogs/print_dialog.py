"""The print window: the real pages beside what can be chosen, and the ways to paper, PDF and Aula.

Knows no store; what a sheet looks like is decided in `printing`.
"""

from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from teammoede import failure_log
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting
from teammoede.domain.week import dated
from teammoede.printing.choices import Density, Order, Part
from teammoede.storage.files import write_file
from teammoede.ui.ask import Ask
from teammoede.ui.forms.print_dialog import Ui_PrintDialog
from teammoede.ui.paper_jobs import Paper, PaperJob, PaperMaker, Sheet
from teammoede.ui.widgets.two_line_delegate import QUIET_ROLE, TwoLineDelegate

PAUSE_MS = 150
_SIZE = (1180, 680)  # on a screen of 1366×768 with its bars
_SIGNS_SHOWN = 8


class PrintDialog(QDialog):
    """Shows one of the four sheets of a meeting, and prints it, keeps it or copies its text."""

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
        self._meeting = meeting
        self._today = today
        self._now = now
        self._ask = ask
        self._kept: Path | None = None
        self._shown: PaperJob | None = None
        self.ui = Ui_PrintDialog()
        self.ui.setupUi(self)
        self._maker = PaperMaker(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._fill(Sheet(sheet))
        self._connect()
        self._show()

    # what there is to choose

    def _fill(self, sheet: Sheet) -> None:
        self._fill_sheets(sheet)
        for meeting in reversed(self._meeting.course.ordered_meetings()):
            day = dated(meeting.date, beside=self._today)
            self.ui.meetingBox.addItem(f"{meeting.week} · {day} · {meeting.title}", meeting)
        self.ui.meetingBox.setCurrentIndex(self._place_of(self._meeting))
        self.ui.roomyButton.setChecked(True)
        self.ui.personButton.setChecked(True)
        small = self.fontMetrics().horizontalAdvance("000 %")
        self.ui.zoomLabel.setMinimumWidth(small)

    def _fill_sheets(self, sheet: Sheet) -> None:
        words = {
            Sheet.AGENDA: self.tr("Til bordet, med plads til at skrive"),
            Sheet.MINUTES: self.tr("Hvad vi talte om og aftalte"),
            Sheet.FOLLOWUP: self.tr("Åbne aftaler, til personalestuen"),
            Sheet.ROLES: self.tr("Hvem er hvor, til opslag"),
        }
        self.ui.sheetsView.setItemDelegate(TwoLineDelegate(self))
        for key, purpose in words.items():
            item = QListWidgetItem(key.label, self.ui.sheetsView)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setData(QUIET_ROLE, purpose)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, purpose)
            if key is sheet:
                self.ui.sheetsView.setCurrentItem(item)

    def _place_of(self, meeting: Meeting) -> int:
        return next(
            place
            for place in range(self.ui.meetingBox.count())
            if self.ui.meetingBox.itemData(place) is meeting
        )

    def _connect(self) -> None:
        ui = self.ui
        ui.sheetsView.currentRowChanged.connect(self._change_sheet)
        ui.meetingBox.currentIndexChanged.connect(self._change_sheet)
        ui.densityGroup.buttonClicked.connect(self._remake)
        ui.orderGroup.buttonClicked.connect(self._remake)
        ui.partsGrid.changed.connect(self._remake)
        ui.pointsGrid.changed.connect(self._remake)
        ui.confidentialBox.clicked.connect(self._remake)
        self._pause.timeout.connect(self._make)
        self._maker.made.connect(self._show_paper)
        self._maker.failed.connect(self._tell_failure)
        ui.zoomInButton.clicked.connect(ui.preview.zoom_in)
        ui.zoomOutButton.clicked.connect(ui.preview.zoom_out)
        ui.fitButton.clicked.connect(ui.preview.fit_width)
        ui.preview.zoomed.connect(self._show_zoom)
        ui.copyButton.clicked.connect(self._copy)
        ui.saveButton.clicked.connect(self._save)
        ui.printButton.clicked.connect(self._print)
        ui.showFileButton.clicked.connect(self._show_file)
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
        self._show_choices()
        self._say()
        self.ui.missingLabel.hide()
        self.ui.sheetsView.setFocus()
        self._make()

    # the choices as they are

    @property
    def _sheet(self) -> Sheet:
        return Sheet(self.ui.sheetsView.currentItem().data(Qt.ItemDataRole.UserRole))

    @property
    def _of(self) -> Meeting:
        """The meeting whose sheet is shown; the follow-up sheet is the whole course's."""
        return self.ui.meetingBox.currentData()

    def _job(self) -> PaperJob:
        ui = self.ui
        return PaperJob(
            meeting=self._of,
            sheet=self._sheet,
            today=self._today,
            printed=self._now(),
            density=Density.COMPACT if ui.compactButton.isChecked() else Density.ROOMY,
            order=Order.DUE if ui.dueButton.isChecked() else Order.PERSON,
            parts=tuple(Part(key) for key in ui.partsGrid.chosen),
            points=ui.pointsGrid.chosen,
            confidential=ui.confidentialBox.isChecked(),
        )

    def _show_choices(self) -> None:
        ui, sheet = self.ui, self._sheet
        self.setWindowTitle(self.tr("Udskriv: {}").format(sheet.label))
        for widget in (ui.meetingLabel, ui.meetingBox):
            widget.setVisible(sheet is not Sheet.FOLLOWUP)
        ui.densityPart.setVisible(sheet is Sheet.AGENDA)
        ui.orderPart.setVisible(sheet is Sheet.FOLLOWUP)
        ui.partsPart.setVisible(bool(sheet.parts))
        ui.pointsPart.setVisible(bool(sheet.parts))
        if sheet.parts:
            ui.partsGrid.offer((part, part.label) for part in sheet.parts)
            ui.pointsGrid.offer((item.key, item.short) for item in self._of.agenda.items)
            self._order_tabs()
        for widget in (ui.confidentialBox, ui.confidentialLabel, ui.copyButton):
            widget.setVisible(sheet is Sheet.MINUTES)

    def _order_tabs(self) -> None:
        """Put the boxes, which come and go with the sheet, in their place for the Tab key."""
        ui = self.ui
        chain = [ui.dueButton, *ui.partsGrid.boxes, ui.confidentialBox, *ui.pointsGrid.boxes]
        for before, after in pairwise([*chain, ui.zoomOutButton]):
            QWidget.setTabOrder(before, after)

    def _change_sheet(self) -> None:
        # What was ticked for one sheet or meeting is not meant for the next.
        self.ui.confidentialBox.setChecked(False)
        self._show_choices()
        self._remake()

    # the pages

    def _remake(self) -> None:
        self._say()
        self._pause.start()

    def _make(self) -> None:
        self._pause.stop()
        self._begun = self._job()
        self._maker.start(self._begun)

    def _current(self) -> Paper:
        """Return the paper as chosen now, also where the preview has not come to it yet."""
        if self._pause.isActive():
            self._make()
        return self._maker.paper()

    def _show_paper(self, paper: Paper) -> None:
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
        failure_log.keep(error)
        self._say(error=self.tr("Arket kunne ikke laves. Luk vinduet, og prøv igen."))

    # the ways out

    def _copy(self) -> None:
        from teammoede.printing.plain import minutes_text

        job = self._job()
        text = minutes_text(job.meeting, today=job.today, parts=job.parts, points=job.points)
        QGuiApplication.clipboard().setText(text)
        self._say(self.tr("Referatet er kopieret som tekst. Det fortrolige er ikke med."))

    def _save(self) -> None:
        file = self._ask_where()
        if file is None:
            return
        self._try(lambda: self._keep(file))

    def _ask_where(self) -> Path | None:
        proposal = self._folder() / self._job().file_name()
        title = self.tr("Gem som PDF")
        file = self._ask.file_to_save(self, title, proposal, self.tr("PDF (*.pdf)"))
        if file is None or file.suffix.lower() == ".pdf":
            return file
        named = file.with_name(f"{file.name}.pdf")
        # The file dialog asked about the name as it was typed, not about this one.
        text = self.tr("Der er allerede en fil med navnet {}. Skal den erstattes?")
        if named.exists() and not self._ask.confirm(
            self, title, text.format(named.name), self.tr("Erstat")
        ):
            return None
        return named

    def _folder(self) -> Path:
        """Where a sheet was kept last in this window, else the user's documents."""
        if self._kept is not None:
            return self._kept.parent
        places = QStandardPaths.StandardLocation
        documents = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()

    def _keep(self, file: Path) -> None:
        write_file(file, self._current().data)
        self._kept = file
        self._say(self.tr("Gemt som {}").format(file.name))
        self.ui.doneLabel.setToolTip(str(file))
        self.ui.showFileButton.show()

    def _show_file(self) -> None:
        if self._kept is not None:
            self._ask.show_file(self._kept)

    def _print(self) -> None:
        self._try(self._print_out)

    def _print_out(self) -> None:
        from teammoede.ui.pdf_pages import PdfPages
        from teammoede.ui.printing_out import print_out

        data = self._current().data
        pages = PdfPages(data)
        count, wide = len(pages), pages.are_wide
        pages.close()
        printer = self._ask.printer(self, count, wide)
        if printer is None:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            printed = print_out(data, printer)
        finally:
            QGuiApplication.restoreOverrideCursor()
        text = self.tr("1 side er sendt til printeren.")
        self._say(text if printed == 1 else self.tr("{} sider er sendt.").format(printed))

    def _try(self, way_out: Callable[[], None]) -> None:
        """Do it, and say inside the window where it was refused."""
        self._say()
        try:
            way_out()
        except Refused as refused:
            self._say(error=str(refused))

    def _say(self, done: str = "", *, error: str = "") -> None:
        self.ui.doneLabel.setText(done)
        self.ui.doneLabel.setToolTip("")
        self.ui.doneLabel.setVisible(bool(done))
        self.ui.errorLabel.setText(error)
        self.ui.errorLabel.setVisible(bool(error))
        self.ui.showFileButton.hide()

    # the window itself

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._hold_choices()
            self._take_size()

    def _hold_choices(self) -> None:
        """Give the choices their width, the same for all sheets, so that the pages stand still."""
        ui = self.ui
        ui.sheetsView.setFixedHeight(ui.sheetsView.sizeHint().height())
        for button in (*ui.densityGroup.buttons(), *ui.orderGroup.buttons()):
            button.setMinimumHeight(button.sizeHint().height())  # a style sheet's is less
        parts = (ui.sheetsView, ui.meetingBox, ui.densityPart, ui.orderPart)
        wanted = max(p.sizeHint().width() for p in (*parts, ui.partsPart, ui.pointsPart))
        bar = ui.choicesArea.verticalScrollBar().sizeHint().width()
        ui.choicesArea.setFixedWidth(wanted + ui.choicesLayout.contentsMargins().right() + bar)

    def _take_size(self) -> None:
        """Take a good size, never more than the screen has."""
        room = self.screen().availableSize()
        frame = 40  # the window's own title bar
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - frame))

    def done(self, result: int) -> None:
        self._pause.stop()
        self._maker.stop()
        self.ui.preview.clear()
        super().done(result)
