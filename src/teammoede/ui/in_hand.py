"""What the keyboard is on: which text of which record, and which agreement.

Looks at the widgets that are shown and the records behind them; changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from teammoede.domain.action import Action
from teammoede.domain.base import Record
from teammoede.domain.meeting import Meeting
from teammoede.domain.role_plan import RolePlan
from teammoede.ui.widgets.action_row import ActionRow
from teammoede.ui.widgets.review_row import ReviewRow

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk
    from teammoede.ui.pages.course_page import CoursePage
    from teammoede.ui.tabs.agenda_tab import AgendaTab
    from teammoede.ui.tabs.ratings import Ratings
    from teammoede.ui.tabs.roles_tab import RolesTab


@dataclass(frozen=True)
class HeldText:
    """A text that the keyboard is on; no record where nothing was ever written in it."""

    widget: QWidget
    record: Record | None
    field: str


def text_in_hand(desk: "Desk", focus: QWidget | None) -> HeldText | None:
    """Return the text that has the keyboard, None where that is in no text of the course."""
    if focus is None:
        return None
    found = (text for text in _texts(desk, focus) if _holds(text.widget, focus))
    return next(found, None)


def action_in_hand(desk: "Desk", focus: QWidget | None) -> Action | None:
    """Return the agreement in whose row the keyboard is, also in the list of Opfølgning."""
    if focus is None:
        return None
    page, tab = desk.pages.front, desk.tabs.current
    if page is not None:
        return _chosen(page) if _holds(page, focus) else None
    if tab is None:
        return None
    since = tab.since_last
    rows = (*since.listed, *since.put_off, *tab.agreements.listed)
    return next((row.action for row in rows if _holds(row, focus)), None)


def _holds(widget: QWidget, focus: QWidget) -> bool:
    return widget is focus or widget.isAncestorOf(focus)


def _chosen(page: "CoursePage") -> Action | None:
    from teammoede.ui.pages.followup_page import FollowupPage

    return page.chosen if isinstance(page, FollowupPage) else None


def _texts(desk: "Desk", focus: QWidget) -> Iterator[HeldText]:
    page, tab = desk.pages.front, desk.tabs.current
    if page is not None:
        yield from _texts_of_page(page, desk.meeting)
    elif tab is not None and tab.meeting is not None:
        yield from _texts_of_tab(tab, tab.meeting)
        yield from _own_texts(tab, tab.meeting, focus)


def _texts_of_page(page: "CoursePage", meeting: Meeting | None) -> Iterator[HeldText]:
    from teammoede.ui.pages.followup_page import FollowupPage
    from teammoede.ui.pages.signs_page import SignsPage

    if isinstance(page, FollowupPage) and page.row is not None:
        yield from _words_of(page.row)
    if isinstance(page, SignsPage) and meeting is not None:
        yield from _reasons(page.ratings, meeting)


def _texts_of_tab(tab: "AgendaTab", meeting: Meeting) -> Iterator[HeldText]:
    note = meeting.note_on(tab.item.key)
    yield HeldText(tab.discussion.edit, note, "text")
    yield HeldText(tab.discussion.secret, note, "confidential")
    for row in (*tab.since_last.listed, *tab.since_last.put_off):
        yield from _words_of(row)
    for row in tab.agreements.listed:
        yield from _texts_of_row(row)


def _words_of(row: ReviewRow) -> Iterator[HeldText]:
    if row.is_answered:
        yield HeldText(row.details.words, row.action.answered_at(row.meeting), "words")


def _texts_of_row(row: ActionRow) -> Iterator[HeldText]:
    if row.more.isChecked():
        for field, edit in row.details.texts.items():
            yield HeldText(edit, row.action, field)
    yield HeldText(row.what, row.action, "what")


def _own_texts(tab: "AgendaTab", meeting: Meeting, focus: QWidget) -> Iterator[HeldText]:
    """Yield the texts of a point that has a part of its own."""
    match tab.item.special:
        case "roles":
            from teammoede.ui.tabs.roles_tab import RolesTab

            if isinstance(tab, RolesTab):
                yield from _texts_of_plan(tab, meeting, focus)
        case "signs":
            from teammoede.ui.tabs.signs_tab import SignsTab

            if isinstance(tab, SignsTab):
                yield from _reasons(tab.ratings, meeting)
        case "standing":
            from teammoede.ui.tabs.standing_tab import StandingTab

            if isinstance(tab, StandingTab):
                for row in tab.standing.listed:
                    yield HeldText(row.help, meeting.check_of(row.action), "help")
        case _:
            return


def _reasons(ratings: "Ratings", meeting: Meeting) -> Iterator[HeldText]:
    for row in ratings.listed:
        yield HeldText(row.why, meeting.rating_of(row.sign), "why")


def _texts_of_plan(tab: "RolesTab", meeting: Meeting, focus: QWidget) -> Iterator[HeldText]:
    """Yield the words of the cell that is chosen: of the plan in force, whoever wrote it."""
    from teammoede.ui.models.areas_model import Column

    cell = tab.matrix.currentIndex()
    if cell.isValid() and _holds(tab.matrix, focus):  # to lay out the plan takes a moment
        record = RolePlan.at(meeting).cell(tab.cells.situation(cell.row()), cell.column())
        yield HeldText(tab.matrix, record, "words")
    area = tab.area_table.currentIndex()
    field = {Column.TITLE: "title", Column.INCLUDES: "includes"}.get(Column(max(area.column(), 0)))
    if area.isValid() and field is not None:
        yield HeldText(tab.area_table, tab.areas.area(area.row()), field)
