"""The first start: the house, a name, a password, the recovery sheet, and what the house settles.

Makes nothing itself, and nothing at all where it is left; what makes the archive is given to it.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from teammoede.domain.errors import Refused
from teammoede.domain.recovery_code import KEY_BYTES, write_code
from teammoede.ui.ask import Ask
from teammoede.ui.dialogs.form_dialog import WrongField, return_to
from teammoede.ui.dialogs.working_dialog import WorkingDialog
from teammoede.ui.forms.first_start_dialog import Ui_FirstStartDialog
from teammoede.ui.style import mark
from teammoede.ui.widgets.number_edit import NumberEdit

_SIZE = (72, 24)  # in letters and lines
_MOST_YEARS = 30


@dataclass(frozen=True)
class NewHouse:
    """What was settled at the first start; `code` is the key on the recovery sheet."""

    house: str
    name: str
    password: str = field(repr=False)
    code: bytes = field(repr=False)
    retention_years: int
    second_place: str


class FirstStartDialog(WorkingDialog):
    """Five pages; accepted once `make` made the archive, which raises Refused and runs beside it.

    `existing` says that there is an archive already, which has no lock yet.
    """

    def __init__(
        self,
        folder: Path,
        make: Callable[[NewHouse], None],
        *,
        ask: Ask,
        now: Callable[[], datetime],
        existing: bool = False,
        retention_years: int = 5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._make = make
        self._ask = ask
        self._now = now
        self._key = secrets.token_bytes(KEY_BYTES)
        self._on_paper = ("", "")  # the names that stand on the sheet
        self.ui = Ui_FirstStartDialog()
        self.ui.setupUi(self)
        self.years_edit = self._years_edit()
        self.ui.sheetBox.prepare(ask, self._sheet)
        self._connect()
        self._show(existing, retention_years)

    @property
    def settled(self) -> NewHouse:
        """What stands in the fields now."""
        ui = self.ui
        return NewHouse(
            self._text(ui.houseEdit),
            self._text(ui.nameEdit),
            ui.passwordEdit.password,
            self._key,
            self.years_edit.number or 0,
            ui.placeEdit.text().strip(),
        )

    def _years_edit(self) -> NumberEdit:
        edit = NumberEdit(_MOST_YEARS)
        words = self.tr("Foreslå at slette et forløb så mange år efter dets slut")
        edit.setAccessibleName(words)
        metrics = self.fontMetrics()
        edit.setMinimumHeight(2 * metrics.height())
        edit.setMaximumWidth(7 * metrics.averageCharWidth())
        self.ui.yearsLayout.insertWidget(1, edit)
        self.ui.yearsLabel.setBuddy(edit)
        QWidget.setTabOrder(edit, self.ui.placeEdit)
        return edit

    def _connect(self) -> None:
        ui = self.ui
        ui.goOnButton.clicked.connect(self.accept)
        ui.backButton.clicked.connect(self._turn_back)
        ui.cancelButton.clicked.connect(self.reject)
        ui.placeButton.clicked.connect(self._choose_place)

    def _show(self, existing: bool, years: int) -> None:
        ui = self.ui
        if existing:
            welcome = self.tr(
                "Jeres forløb er her, og nu får arkivet en lås. Alt, der er skrevet, bliver "
                "krypteret og er der bagefter. Det tager fem minutter."
            )
        else:
            welcome = self.tr(
                "Det, I skriver om børnegruppen, er kun for jer. Derfor får arkivet en lås, "
                "før I begynder. Det tager fem minutter."
            )
        ui.welcomeLabel.setText(welcome)
        # The first page took on its look before its form had said which.
        mark(ui.administratorLabel, role="quiet")
        self.years_edit.show_number(years)
        text = self.tr("Arkivet ligger i mappen {0}. Forløb bliver ikke liggende for evigt:")
        ui.folderLabel.setText(text.replace("{0}", str(self._folder)))
        copies = self.tr("Hver dag laves en sikkerhedskopi i {0}, også den er låst.")
        ui.copiesLabel.setText(copies.replace("{0}", str(self._folder / "kopier")))
        letters, lines = _SIZE
        metrics = self.fontMetrics()
        self.setMinimumSize(metrics.averageCharWidth() * letters, metrics.lineSpacing() * lines)
        self._turn_to(0)

    # pages

    @property
    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Hvem er I?"),
            self.tr("Din adgangskode"),
            self.tr("Gendannelsesarket"),
            self.tr("Er arket der?"),
            self.tr("Arkivet"),
        )

    def _turn_to(self, number: int) -> None:
        ui, titles = self.ui, self._titles
        ui.pages.setCurrentIndex(number)
        step = self.tr("Trin {0} af {1}").replace("{0}", str(number + 1))
        ui.stepLabel.setText(step.replace("{1}", str(len(titles))))
        ui.titleLabel.setText(titles[number])
        ui.backButton.setVisible(number > 0)
        last = number == len(titles) - 1
        ui.goOnButton.setText(self.tr("&Lav arkivet") if last else self.tr("&Videre"))
        self.refuse("")
        self._prepare(number)

    def _prepare(self, number: int) -> None:
        """Put the keyboard where the page begins, and on the page what is known by now."""
        ui, known = self.ui, self.settled
        if number == 1:
            ui.passwordEdit.show_names(known.name, known.house)
        elif number == 2 and (known.house, known.name) != self._on_paper:
            ui.sheetBox.begin_anew()
        elif number == 3:
            ui.askedBack.ask_for(self._key)
        first: tuple[QWidget, ...] = (
            ui.houseEdit,
            ui.passwordEdit.first,
            ui.sheetBox.print_button,
            ui.askedBack.edit,
            self.years_edit,
        )
        first[number].setFocus()
        self.grow()

    def _turn_back(self) -> None:
        if not self.is_working:
            self._turn_to(max(self.ui.pages.currentIndex() - 1, 0))

    def accept(self) -> None:
        """Go on to the next page, or make the archive on the last one."""
        number = self.ui.pages.currentIndex()
        if self.is_working:
            return
        try:
            self._check_page(number)
        except Refused as refused:
            self._take_back(refused)
            return
        if number < len(self._titles) - 1:
            self._turn_to(number + 1)
            return
        settled, make = self.settled, self._make
        self.work(lambda: make(settled), self.finish)

    def _check_page(self, number: int) -> None:
        checks = (self._check_names, self._check_password, self._check_sheet, self._check_back)
        for check in (*checks, self._check_settings)[number : number + 1]:
            check()

    def _check_names(self) -> None:
        ui = self.ui
        for edit, sentence in (
            (ui.houseEdit, self.tr("Skriv, hvad huset eller kontoret hedder.")),
            (ui.nameEdit, self.tr("Skriv dit navn.")),
        ):
            if not self._text(edit):
                raise WrongField(edit, sentence)

    def _check_password(self) -> None:
        edit = self.ui.passwordEdit
        try:
            edit.check()
        except Refused as refused:
            raise WrongField(edit.field_of(refused), str(refused)) from None

    def _check_sheet(self) -> None:
        box = self.ui.sheetBox
        if not box.is_out:
            raise WrongField(box.print_button, self.tr("Udskriv eller gem arket først."))

    def _check_back(self) -> None:
        asked = self.ui.askedBack
        try:
            asked.check()
        except Refused as refused:
            raise WrongField(asked.edit, str(refused)) from None

    def _check_settings(self) -> None:
        if not self.years_edit.number:
            sentence = self.tr("Skriv, hvor mange år et forløb skal blive liggende: 1 til {0}.")
            raise WrongField(self.years_edit, sentence.replace("{0}", str(_MOST_YEARS)))
        edit = self.ui.placeEdit
        place = edit.text().strip()
        if place and not Path(place).is_dir():
            sentence = self.tr(
                "Mappen til kopier findes ikke. Vælg en anden, eller lad feltet stå."
            )
            raise WrongField(edit, sentence)

    # the sheet, and the second place

    def _sheet(self) -> bytes:
        from teammoede.printing.recovery_sheet import recovery_sheet

        known = self.settled
        self._on_paper = (known.house, known.name)
        return recovery_sheet(
            write_code(self._key),
            house=known.house,
            name=known.name,
            folder=str(self._folder),
            printed=self._now(),
        )

    def _choose_place(self) -> None:
        title = self.tr("En mappe mere til sikkerhedskopier")
        chosen = self._ask.folder(self, title, self.ui.placeEdit.text().strip())
        if chosen is not None:
            self.ui.placeEdit.setText(str(chosen))

    # refusals, and the end

    def _take_back(self, refused: Refused) -> None:
        super()._take_back(refused)
        self.grow()
        if isinstance(refused, WrongField):
            return_to(refused.field)

    def _show_working(self, working: bool) -> None:
        super()._show_working(working)
        for button in (self.ui.backButton, self.ui.cancelButton):
            button.setDisabled(working)

    def done(self, result: int) -> None:
        """Forget what is secret."""
        self.ui.passwordEdit.wipe()
        self.ui.askedBack.wipe()
        self._key = b""
        super().done(result)

    @property
    def _main_button(self) -> QPushButton:
        return self.ui.goOnButton

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    @staticmethod
    def _text(edit: QLineEdit) -> str:
        return " ".join(edit.text().split())
