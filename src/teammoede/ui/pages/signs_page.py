"""Tegn: how each sign was rated through the course, the children's absence, and a rating now.

Draws what the paper has too; a rating is written on a meeting, which is named.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from teammoede.domain.counting import in_words
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.sign import HIGHEST, LOWEST, OWN_VIEW, SCALE, Rated, Sign, curve, rated_signs
from teammoede.domain.today import next_to_come
from teammoede.domain.week import long_date, week_label
from teammoede.storage.store import Store
from teammoede.ui.forms.signs_page import Ui_SignsPage
from teammoede.ui.keyboard import order_down
from teammoede.ui.pages.course_page import CoursePage
from teammoede.ui.saving import Saver
from teammoede.ui.tabs.ratings import Ratings

if TYPE_CHECKING:
    from teammoede.printing.curves import Ink, Size, Span


class SignsPage(CoursePage):
    """The curves, and under them the rating of today."""

    def __init__(
        self,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(store, saver, today, parent)
        self._course: Course | None = None
        self.ui = Ui_SignsPage()
        self.ui.setupUi(self)
        self.ratings = Ratings(store, saver, on_page=True)
        self.ui.partsLayout.addWidget(self.ratings)
        self.ui.partsLayout.addStretch()
        self._connect()

    def _connect(self) -> None:
        self.ratings.changed.connect(self._take_over)
        self.ui.editButton.clicked.connect(self.signsWanted)

    def show_course(self, course: Course, meeting: Meeting | None) -> None:
        self._course = course
        self.ui.goalLabel.show_goal(course)
        self._show_curves(course)
        self._show_rating(_to_rate(course, meeting, self.today()))
        order_down(self)

    def take_focus(self) -> None:
        """Put the keyboard on the first sign."""
        row = next(iter(self.ratings.listed), None)
        (row.scale if row and self.ratings.isVisible() else self.ui.editButton).setFocus()

    def _take_over(self) -> None:
        """Redraw what a rating has changed."""
        if self._course is not None:
            self._show_curves(self._course)
        self.written.emit()

    # the curves

    def _show_curves(self, course: Course) -> None:
        from teammoede.printing.curves import MARKS

        span, started = _span(course, self.today()), _started(course)
        signs = rated_signs(course)
        rated = [curve(course, sign) for sign in signs]
        views = self.ui.curves.take(len(signs))
        for view, sign, points in zip(views, signs, rated, strict=True):
            title = self._title(sign)
            view.show_curve(partial(_draw_sign, title, points, started, span), _told(title, points))
        self._show_absence(course, span)
        self.ui.stateLabel.setText(self._state(course, rated))
        ends = f"{SCALE[0]} {LOWEST} … {SCALE[-1]} {HIGHEST}."
        self.ui.legendLabel.setText(" ".join((ends, MARKS, OWN_VIEW)))

    def _title(self, sign: Sign) -> str:
        return self.tr("{} (ude af listen)").format(sign.title) if sign.dropped else sign.title

    def _show_absence(self, course: Course, span: "Span") -> None:
        weeks = [(absence.monday, absence.share) for absence in course.absences]
        said = [f"{week_label(day)}: {share:.0%}" for day, share in weeks if share is not None]
        said = [line.replace("%", " %") for line in said]
        told = "\n".join((self.tr("Børnenes fravær, uge for uge"), *said))
        self.ui.absenceCurve.show_curve(partial(_draw_absence, weeks, span), told)

    def _state(self, course: Course, rated: Sequence[Sequence[Rated]]) -> str:
        """Say when the signs were rated and by how many, or how one begins."""
        raters = {point.day: point.raters for points in rated for point in points}
        days = sorted(raters)
        if not course.live_signs():
            return self.tr("Forløbet har ingen tegn endnu. Skriv dem under »Ret listen …«.")
        if not days:
            return self.tr("Intet er vurderet endnu. Giv hvert tegn et tal herunder.")
        said = [self._when(day, raters[day]) for day in (days[0], days[-1])]
        if len(days) == 1:
            return self.tr("Vurderet én gang, i {}.").format(said[0])
        times = in_words(len(days))
        return self.tr("Vurderet {} gange, først i {}, senest i {}.").format(times, *said)

    def _when(self, day: date, raters: int | None) -> str:
        by = self.tr(" af {}").format(in_words(raters)) if raters else ""
        return week_label(day) + by

    # rating

    def _show_rating(self, meeting: Meeting | None) -> None:
        self.ratings.setVisible(meeting is not None)
        if meeting is None:
            self.ui.whereLabel.setText(
                self.tr("Der er intet møde at skrive en vurdering på. Planlæg det næste.")
            )
            return
        self.ui.whereLabel.setText(
            self.tr("Vurderingen skrives på {}, {}, {}.").format(
                meeting.title, long_date(meeting.date), meeting.week
            )
        )
        self.ratings.show_meeting(meeting)


def _to_rate(course: Course, meeting: Meeting | None, today: date) -> Meeting | None:
    """Return the meeting that lies open, if one can write in it and none comes before it.

    Else it is the next one: what is rated now does not belong to a day far off.
    """
    coming = next_to_come(course, today)
    is_far = meeting and coming and coming.order < meeting.order
    if meeting and not meeting.read_only and not is_far:
        return meeting
    return coming if is_far else course.next_meeting()


def _span(course: Course, today: date) -> "Span":
    """Return from when to when the course goes, as far as that is known."""
    days = [meeting.date for meeting in course.meetings] or [today]
    return course.start or min(days), course.end or max(days)


def _started(course: Course) -> list[date]:
    """Return the days on which actions began."""
    return [
        action.meeting.date
        for action in course.actions()
        if action.meeting.state is not MeetingState.CANCELLED
    ]


def _told(title: str, points: Sequence[Rated]) -> str:
    lines = [
        f"{week_label(point.day)}: {point.value}{f' – {point.why}' if point.why else ''}"
        for point in points
    ]
    return "\n".join((title, *lines))


def _draw_sign(
    title: str,
    points: Sequence[Rated],
    started: Sequence[date],
    span: "Span",
    size: "Size",
    ink: "Ink",
) -> bytes:
    from teammoede.printing.curves import as_svg, sign_curve

    values = [(point.day, point.value) for point in points]
    return as_svg(sign_curve(title, values, started=started, span=span, size=size, ink=ink))


def _draw_absence(
    weeks: Sequence[tuple[date, float | None]], span: "Span", size: "Size", ink: "Ink"
) -> bytes:
    from teammoede.printing.curves import absence_curve, as_svg

    return as_svg(absence_curve(weeks, span=span, size=size, ink=ink))
