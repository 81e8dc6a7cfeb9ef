"""Planning the half-year: what is wished on the left, the weeks that come of it on the right.

Takes a course in and gives a HalfYear out; knows no store, and changes no meeting.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from teammoede.domain.course import COURSE_MONTHS, Course
from teammoede.domain.errors import InvalidValue
from teammoede.domain.half_year import Wish
from teammoede.domain.half_year_draft import HalfYear, HalfYearDraft, Row, first_wish
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.week import WEEKDAYS, dated, monday_of, months_after
from teammoede.domain.week_numbers import USUAL_CLOSED, weeks_text
from teammoede.public_holidays import danish_holidays
from teammoede.ui.ask import Ask
from teammoede.ui.dialogs.form_dialog import FormDialog, WrongField
from teammoede.ui.forms.half_year_dialog import Ui_HalfYearDialog
from teammoede.ui.models.half_year_model import HalfYearModel
from teammoede.ui.widgets.no_wheel import NoWheel
from teammoede.ui.widgets.parsed_edit import ParsedEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WISH_CHARACTERS = 27
_TIME_CHARACTERS = 8
_WEEKS_CHARACTERS = 78
_ROOM_FOR_REMARKS = 34
_OF_THE_SCREEN = 0.86
_FEWEST_ROWS, _ROWS = 10, 16  # and so many more where there is room


class HalfYearDialog(FormDialog):
    """»Planlæg halvåret«; `print_wanted` says which of the two buttons took it."""

    def __init__(
        self,
        course: Course,
        *,
        today: dt.date,
        ask: Ask,
        closed_weeks: Sequence[int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`closed_weeks` are proposed where the course does not know its own."""
        super().__init__(parent)
        self._course = course
        self._today = today
        self._ask = ask
        self.print_wanted = False
        wish = first_wish(course, today)
        if closed_weeks is not None and not course.closed_weeks:
            wish = replace(wish, closed_weeks=tuple(closed_weeks))
        self._own_end = course.end is not None
        self._draft = self._draft_of(wish)
        self._by_hand = False
        self.ui = Ui_HalfYearDialog()
        self.ui.setupUi(self)
        self._usual_hint = self.ui.hintLabel.text()
        self._model = HalfYearModel(today, self)
        self.ui.weeksView.prepare(self._model, today)
        self._closed = [self._closed_box(weeks, words) for weeks, words in USUAL_CLOSED]
        self._fill(wish)
        self._connect()
        self._show()

    @property
    def half_year(self) -> HalfYear:
        """What is to be kept, as it stands now."""
        ui = self.ui
        return self._draft.result(
            {
                "time": ui.timeEdit.time,
                "length": ui.lengthEdit.minutes,
                "place": ui.placeEdit.text().strip(),
            }
        )

    @property
    def rows(self) -> list[Row]:
        """The weeks as they are shown."""
        return self._draft.rows

    def closed_box(self, week: int) -> QCheckBox:
        """Return the box of a week that is usually closed."""
        return next(box for weeks, box in self._closed if week in weeks)

    def reject(self) -> None:
        if not self._by_hand or self._ask.confirm(
            self,
            self.windowTitle(),
            self.tr("Det, du har rettet i planen, er ikke gemt."),
            self.tr("Luk uden at gemme"),
            self.tr("Ret videre"),
        ):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button only where the keyboard is on it: a plan is no slip of a key."""
        if event.key() in _ENTER:
            focus = self.focusWidget()
            if isinstance(focus, QPushButton | QCheckBox):
                focus.click()
            return
        super().keyPressEvent(event)

    # how it is built

    def _draft_of(self, wish: Wish) -> HalfYearDraft:
        """Where the course itself cannot be planned, show what can, until it is put right."""
        try:
            return HalfYearDraft(self._course, wish, danish_holidays, self._today)
        except InvalidValue:
            plain = Wish(wish.start, wish.weekday)
            return HalfYearDraft(self._course, plain, danish_holidays, self._today)

    def _closed_box(self, weeks: tuple[int, ...], words: str) -> tuple[tuple[int, ...], QCheckBox]:
        text = self.tr("uge {0} · {1}").replace("{0}", weeks_text(weeks)).replace("{1}", words)
        box = QCheckBox(text)
        box.setAccessibleName(self.tr("Lukket i {}").format(text))
        self.ui.closedLayout.addWidget(box)
        return weeks, box

    def _fill(self, wish: Wish) -> None:
        ui, course = self.ui, self._course
        for edit in (ui.startEdit, ui.endEdit):
            edit.today = self._today
            edit.looks_back = True
        ui.startEdit.begins = True
        ui.rhythmBox.addItem(self.tr("hver uge"), 1)
        ui.rhythmBox.addItem(self.tr("hver anden uge"), 2)
        for number, name in enumerate(WEEKDAYS):
            ui.weekdayBox.addItem(name, number)
        NoWheel(ui.rhythmBox, ui.weekdayBox)
        ui.startEdit.date = wish.start
        ui.endEdit.date = wish.last
        ui.rhythmBox.setCurrentIndex(ui.rhythmBox.findData(wish.rhythm))
        ui.weekdayBox.setCurrentIndex(ui.weekdayBox.findData(wish.weekday))
        ui.timeEdit.time = course.time
        ui.lengthEdit.minutes = course.length
        ui.placeEdit.setText(course.place)
        ui.visitsEdit.numbers = list(wish.visit_months)
        self._fill_closed(set(wish.closed_weeks))

    def _fill_closed(self, closed: set[int]) -> None:
        for weeks, box in self._closed:
            box.setChecked(closed.issuperset(weeks))
            closed = closed.difference(weeks) if box.isChecked() else closed
        self.ui.othersEdit.numbers = sorted(closed)

    def _connect(self) -> None:
        ui = self.ui
        ui.startEdit.dateChanged.connect(self._follow_start)
        ui.endEdit.textEdited.connect(self._end_typed)
        ui.endEdit.picked.connect(self._end_typed)
        ui.endEdit.dateChanged.connect(self._renew)
        for box in (ui.rhythmBox, ui.weekdayBox):
            box.currentIndexChanged.connect(self._renew)
        for _, box in self._closed:
            box.toggled.connect(self._renew)
        for edit in (ui.othersEdit, ui.visitsEdit):
            edit.numbersChanged.connect(self._renew)
        for edit in (ui.timeEdit, ui.lengthEdit, ui.placeEdit):
            edit.textChanged.connect(self._show_possible)
        # Queued: a cell must be done with its own event before the rows are made anew.
        queued = Qt.ConnectionType.QueuedConnection
        self._model.switched.connect(lambda row: self._switch([row]), queued)
        self._model.moved.connect(self._changed_by_hand, queued)
        self._model.refused.connect(self.refuse)
        ui.weeksView.day_delegate.refused.connect(self.refuse)
        ui.weeksView.switchWanted.connect(self._switch)
        ui.planButton.clicked.connect(self.accept)
        ui.printButton.clicked.connect(self._accept_and_print)
        ui.cancelButton.clicked.connect(self.reject)

    def _show(self) -> None:
        ui = self.ui
        width = self.fontMetrics().averageCharWidth()
        ui.startEdit.setMinimumWidth(width * _WISH_CHARACTERS)
        ui.timeEdit.setMinimumWidth(width * _TIME_CHARACTERS)
        ui.weeksView.setMinimumWidth(width * _WEEKS_CHARACTERS)
        row = ui.weeksView.verticalHeader().defaultSectionSize()
        ui.weeksView.setMinimumHeight(row * _FEWEST_ROWS)
        boxes = [box for _, box in self._closed]
        for before, after in pairwise([ui.visitsEdit, *boxes, ui.othersEdit]):
            self.setTabOrder(before, after)
        self._show_rows()
        self._renew()
        wanted = self.sizeHint() + QSize(width * _ROOM_FOR_REMARKS, row * _ROWS)
        room = self.screen().availableSize() * _OF_THE_SCREEN
        self.resize(wanted.boundedTo(room).expandedTo(self.minimumSizeHint()))
        self._go_to_today()
        ui.startEdit.setFocus()

    def _go_to_today(self) -> None:
        """Choose this week, or the first; what is over stands above."""
        weeks = [row.week.monday for row in self.rows]
        place = next((n for n, day in enumerate(weeks) if day >= monday_of(self._today)), 0)
        view = self.ui.weeksView
        view.setCurrentIndex(self._model.index(place, 1))
        view.scrollTo(self._model.index(max(0, place - 2), 1), view.ScrollHint.PositionAtTop)

    # the wish

    def _end_typed(self) -> None:
        self._own_end = bool(self.ui.endEdit.text().strip())

    def _follow_start(self) -> None:
        start = self.ui.startEdit.date
        if start is not None and not self._own_end:
            self.ui.endEdit.date = months_after(start, COURSE_MONTHS)
        self._renew()

    def _wish(self) -> Wish | None:
        """What is wished; None while a field cannot be read."""
        ui = self.ui
        start = ui.startEdit.date
        if start is None or not all(edit.is_valid for edit in self._wish_edits):
            return None
        usual = {week for weeks, box in self._closed if box.isChecked() for week in weeks}
        return Wish(
            start=start,
            end=ui.endEdit.date,
            weekday=ui.weekdayBox.currentData(),
            rhythm=ui.rhythmBox.currentData(),
            visit_months=tuple(ui.visitsEdit.numbers),
            closed_weeks=tuple(sorted(usual.union(ui.othersEdit.numbers))),
        )

    def _renew(self) -> None:
        """Show at once what comes of the wish; one that cannot be says why."""
        wish = self._wish()
        if wish is None or wish == self._draft.wish:
            self.refuse("")
            return
        try:
            self._draft.wish = wish
        except InvalidValue as refusal:
            self.refuse(str(refusal))
            return
        self.refuse("")
        self._show_rows()

    @property
    def _wish_edits(self) -> tuple[ParsedEdit, ...]:
        ui = self.ui
        return (ui.startEdit, ui.endEdit, ui.visitsEdit, ui.othersEdit)

    # by hand

    def _switch(self, rows: Sequence[Row]) -> None:
        """Take meetings in or out, as many as are alike; those of the archive need a reason."""
        rows = [row for row in rows if not row.is_fixed]
        alike = [row for row in rows if row.takes_place is rows[0].takes_place]
        to_cancel = [row for row in alike if row.meeting and row.takes_place]
        if to_cancel and not self._cancel(to_cancel):
            return
        for row in alike:
            if row not in to_cancel:
                self._draft.switch(row)
        if alike:
            self._changed_by_hand()

    def _cancel(self, rows: Sequence[Row]) -> bool:
        from teammoede.ui.dialogs.cancel_dialog import CancelDialog

        meetings = [row.meeting for row in rows if row.meeting]
        dialog = CancelDialog(meetings[0], proposed=None, today=self._today, parent=self)
        dialog.ui.nextEdit.hide()  # the weeks show what comes next
        if len(meetings) > 1:
            dialog.ui.meetingLabel.setText(self.tr("{} møder").format(len(meetings)))
            dialog.ui.cancelButton.setText(self.tr("&Aflys møderne"))
            dialog.ui.keepButton.setText(self.tr("&Behold møderne"))
        agreed = bool(dialog.exec())
        if agreed:
            for meeting in meetings:
                self._draft.cancel(meeting, dialog.reason, dialog.words)
        dialog.deleteLater()
        return agreed

    def _changed_by_hand(self) -> None:
        self._by_hand = True
        self._show_rows()

    # what it comes to

    def _show_rows(self) -> None:
        self._model.show_draft(self._draft)
        self.ui.summaryLabel.setText(self._summary())
        self.ui.hintLabel.setText(self._hint())
        self._show_possible()

    def _hint(self) -> str:
        """How a week is changed; where planned meetings stay against the wish, how they go."""
        if len(self._draft.misfits) > 1:
            return self.tr(
                "Planlagte møder bliver stående. Vælg dem, der ikke passer mere (Ctrl+klik), og "
                "tryk mellemrum: så aflyses de på én gang."
            )
        return self._usual_hint

    def _summary(self) -> str:
        """»Opstart ma 7.9. · 24 planlægningsmøder · slutevaluering ma 8.3.2027 · 3 besøg«."""
        held = [row for row in self.rows if row.takes_place and row.origin and row.day]
        days = {
            kind: [row.day for row in held if row.origin and row.origin.kind is kind and row.day]
            for kind in MeetingKind
        }
        start_up, evaluation = days[MeetingKind.START_UP], days[MeetingKind.EVALUATION]
        planning, visits = len(days[MeetingKind.PLANNING]), len(days[MeetingKind.VISIT])
        first = held[0].day if held and held[0].day else self._today
        parts = [
            self.tr("Opstart {}").format(dated(start_up[0], first)) if start_up else "",
            self.tr("1 planlægningsmøde")
            if planning == 1
            else self.tr("{} planlægningsmøder").format(planning),
            self.tr("slutevaluering {}").format(dated(evaluation[0], first)) if evaluation else "",
            self.tr("{} besøg").format(visits) if visits else self.tr("ingen besøg"),
        ]
        return " · ".join(part for part in parts if part)

    def _show_possible(self) -> None:
        """Say on the buttons what they would do."""
        ui, half_year = self.ui, self.half_year
        count = len(half_year.new)
        changed = self._is_changed(half_year)
        if count:
            one = self.tr("&Planlæg 1 møde")
            ui.planButton.setText(one if count == 1 else self.tr("&Planlæg {} møder").format(count))
        else:
            ui.planButton.setText(self.tr("&Gem ændringerne"))
        ui.planButton.setEnabled(changed)
        printing = self.tr("Planlæg og udskr&iv …") if count else self.tr("Gem og udskr&iv …")
        ui.printButton.setText(printing if changed else self.tr("Udskr&iv …"))
        ui.cancelButton.setText(self.tr("A&nnullér") if changed else self.tr("&Luk"))

    def _is_changed(self, half_year: HalfYear) -> bool:
        fields = half_year.course.items()
        known = self._course
        return half_year.touches_meetings or any(getattr(known, k) != v for k, v in fields)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to keep."""
        return self._is_changed(self.half_year)

    # taking it

    def _accept_and_print(self) -> None:
        self.print_wanted = True
        self.accept()

    def accept(self) -> None:
        super().accept()
        if self.isVisible():
            self.print_wanted = False  # it was refused

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    def _check(self) -> None:
        ui = self.ui
        self._require_readable(
            *self._wish_edits,
            ui.timeEdit,
            ui.lengthEdit,
            *ui.weeksView.findChildren(ParsedEdit),
        )
        if ui.startEdit.date is None:
            raise WrongField(ui.startEdit, self.tr("Skriv, hvornår forløbet starter."))
        wish = self._wish()
        if wish is not None:
            try:
                wish.check()
                self._draft.wish = wish
            except InvalidValue as refusal:
                raise WrongField(ui.endEdit, str(refusal)) from refusal
