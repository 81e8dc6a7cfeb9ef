"""One sign at one meeting: what it was, five numbers, and why; writes nothing itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from teammoede.domain.meeting import Meeting
from teammoede.domain.sign import SCALE, Rated, Sign, curve
from teammoede.domain.week import long_date, week_label
from teammoede.ui.widgets.growing_text import LineText
from teammoede.ui.widgets.scale import Scale

TITLE_LETTERS, EARLIER_LETTERS = 17, 9


class RatingRow(QFrame):
    """A sign that the team rates."""

    rated = Signal(object)
    whyTyped = Signal()
    whyLeft = Signal()
    stepped = Signal(int)

    def __init__(self, sign: Sign, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = sign
        self.scale = Scale(SCALE, self.tr("Vurdering af {}").format(sign.title))
        self.why = LineText()
        self._title = QLabel(sign.title)
        self._earlier = QLabel()
        self._lay_out()
        self._connect()
        self.show_meeting(sign, meeting)

    def _lay_out(self) -> None:
        self.setProperty("role", "row")
        self._earlier.setProperty("role", "quiet")
        for label, letters in ((self._title, TITLE_LETTERS), (self._earlier, EARLIER_LETTERS)):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFixedWidth(self.fontMetrics().horizontalAdvance("n" * letters))
        self.why.setAccessibleName(self.tr("Hvorfor, {}").format(self.sign.title))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for part in (self._title, self.scale, self._earlier):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.why, 1, Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.scale.chosen.connect(self.rated)
        self.scale.stepped.connect(self.stepped)
        self.why.typed.connect(self.whyTyped)
        self.why.left.connect(self.whyLeft)
        self.why.entered.connect(lambda: self.stepped.emit(1))

    def show_meeting(self, sign: Sign, meeting: Meeting) -> None:
        """Show how the sign was rated at a meeting and at the last one before."""
        self.sign = sign
        self._title.setText(sign.title)
        rating = meeting.rating_of(sign)
        self.scale.value = rating.value if rating else None
        self.why.show_text(rating.why if rating else "")
        self._show_earlier(_before(sign, meeting))
        self.scale.setEnabled(not meeting.read_only)
        self.why.setReadOnly(meeting.read_only)
        self.why.setPlaceholderText("" if meeting.read_only else self.tr("Hvorfor?"))

    def _show_earlier(self, earlier: Rated | None) -> None:
        self._earlier.setText(f"{week_label(earlier.day)}: {earlier.value}" if earlier else "")
        parts = [long_date(earlier.day), str(earlier.value), earlier.why] if earlier else []
        self._earlier.setToolTip(" · ".join(part for part in parts if part))


def _before(sign: Sign, meeting: Meeting) -> Rated | None:
    """Return how the sign was rated last before the meeting's day."""
    earlier = [rated for rated in curve(meeting.course, sign) if rated.day < meeting.date]
    return earlier[-1] if earlier else None
