"""What was before, as commands: versions of a text, the paper bin, an agreement or a point.

What goes back is written through the store, so that it is a version like any other.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMenuBar, QPlainTextEdit, QWidget
from shiboken6 import isValid

from teammoede.domain.action import Action
from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting
from teammoede.domain.spot import Spot
from teammoede.ui.in_hand import action_in_hand, text_in_hand
from teammoede.ui.keyboard import keyboard_kept

if TYPE_CHECKING:
    from teammoede.domain.paper_bin import Binned
    from teammoede.domain.story import Chapter
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.bin_dialog import BinRow
    from teammoede.ui.dialogs.versions_dialog import ShownText


_TITLE = 120  # letters of an agreement over its history


class HistorySteps(QObject):
    """The last part of the menu Redigér."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._focus: QWidget | None = None
        ui = desk.window.ui
        self._guest = _Guest(ui.versionsAction, self)
        ui.versionsAction.triggered.connect(self.show_versions)
        ui.binAction.triggered.connect(self.show_bin)
        ui.actionHistoryAction.triggered.connect(self.tell_action)
        ui.pointHistoryAction.triggered.connect(self.tell_point)
        ui.editMenu.aboutToShow.connect(self.enable)
        desk.window.frame.focusObjectChanged.connect(self._move)

    # where the keyboard is

    def _move(self, focus: QObject | None) -> None:
        """The keyboard has moved; into the menus it takes along where it was."""
        if not isinstance(focus, QWidget) or isinstance(focus, QMenuBar | QMenu):
            return
        if not isValid(self._desk.window.ui.tabs):
            return  # the window is being taken down
        before, self._focus = self._focus, focus
        for widget in _targets(before):
            widget.removeEventFilter(self._guest)
        if text_in_hand(self._desk, focus) is not None:
            for widget in _targets(focus):
                widget.installEventFilter(self._guest)
        self.enable()

    @property
    def _hand(self) -> QWidget | None:
        """The widget that the keyboard is on, or was on before it went into the menus."""
        return self._focus if self._focus is not None and isValid(self._focus) else None

    def enable(self) -> None:
        """Let only those commands be chosen that have something to tell."""
        desk, ui = self._desk, self._desk.window.ui
        in_course = desk.course is not None
        ui.versionsAction.setEnabled(in_course)
        ui.binAction.setEnabled(in_course)
        on_point = desk.pages.front is None and desk.tabs.current is not None
        ui.pointHistoryAction.setEnabled(in_course and desk.meeting is not None and on_point)
        ui.actionHistoryAction.setEnabled(action_in_hand(desk, self._hand) is not None)

    # versions

    def show_versions(self) -> None:
        """Show what the text under the keyboard was before, and let one of it stand again."""
        desk = self._desk
        desk.saver.flush()
        held = text_in_hand(desk, self._hand)
        if held is None:
            self._say(
                self.tr("Sæt markøren i den tekst, det gælder, og vælg »Tidligere udgaver« igen.")
            )
            return
        record, field = held.record, held.field
        shown = record and self._shown(record, field, getattr(record, field) or "")
        if record is None or not shown or not shown.earlier:
            self._say(self.tr("Teksten har ingen tidligere udgave endnu."))
            return
        self._compare(record, field, shown)

    def offer_in(self, dialog: QDialog, edit: QPlainTextEdit, record: Record, field: str) -> None:
        """Offer the versions of a text that is edited in a dialog; it takes one back unsaved."""
        wanted = self._desk.window.ui.versionsAction
        action = QAction(wanted.text(), edit)
        action.setShortcut(wanted.shortcut())
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self._compare_in(dialog, edit, record, field))
        edit.addAction(action)
        guest = _Guest(action, edit)
        for widget in _targets(edit):
            widget.installEventFilter(guest)

    def _compare_in(
        self, parent: QDialog, edit: QPlainTextEdit, record: Record, field: str
    ) -> None:
        from teammoede.ui.dialogs.versions_dialog import VersionsDialog

        shown = self._shown(record, field, edit.toPlainText())
        if not shown.earlier:
            self._say(self.tr("Teksten har ingen tidligere udgave endnu."))
            return
        dialog = VersionsDialog(shown, parent)
        if self._desk.show_dialog(dialog):
            edit.selectAll()
            edit.insertPlainText(dialog.chosen.text)  # so that Ctrl+Z takes it back
            edit.setFocus()

    def _compare(self, record: Record, field: str, shown: "ShownText") -> None:
        from teammoede.storage.past import take_back
        from teammoede.ui.dialogs.versions_dialog import VersionsDialog

        desk = self._desk
        dialog = VersionsDialog(shown, desk.window)
        dialog.save = lambda: self._tell_conflicts(
            take_back(desk.store, record, field, dialog.chosen)
        )
        if desk.show_dialog(dialog):
            with keyboard_kept(desk.window):
                desk.refresh()

    def _tell_conflicts(self, conflicts: Sequence[object]) -> None:
        for conflict in conflicts:
            self._desk.saver.conflicted.emit(conflict)

    def _shown(self, record: Record, field: str, now: str) -> "ShownText":
        from teammoede.domain.paper_bin import point_of
        from teammoede.domain.versions import earlier_versions, when_text, who_and_when, written_of
        from teammoede.domain.week import long_date
        from teammoede.paths import device_id
        from teammoede.ui.dialogs.versions_dialog import ShownText, ShownVersion
        from teammoede.ui.field_names import name_of

        desk = self._desk
        revisions, today = desk.store.revisions(record, field), desk.today()
        written = written_of(revisions, now)
        here = device_id()
        meeting = getattr(record, "meeting", None)
        title, point = name_of(record, field), point_of(record)
        parts = [point] if point and point not in title else []
        if isinstance(meeting, Meeting):
            parts = [f"{meeting.title}, {long_date(meeting.date)} · {meeting.week}", *parts]
        return ShownText(
            title=title,
            place=" · ".join(parts),
            now=now,
            now_told=who_and_when(written, today, here) if written else "",
            earlier=[
                ShownVersion(v, when_text(v.written.at, today), v.written.by(here))
                for v in earlier_versions(revisions, now)
            ],
            why_not=self._why_not(record, meeting),
        )

    def _why_not(self, record: Record, meeting: Meeting | None) -> str:
        if record.locked:
            return self.tr("Referatet er godkendt. Genåbn mødet, hvis en udgave skal ind igen.")
        if isinstance(meeting, Meeting) and meeting.read_only:
            return self.tr("Mødet er aflyst. Genåbn det, hvis en udgave skal ind igen.")
        return ""

    def _say(self, sentence: str) -> None:
        self._desk.ask.tell(self._desk.window, self.tr("Tidligere udgaver"), sentence)

    # the paper bin

    def show_bin(self) -> None:
        """Show what was deleted in the course, and put back what is wanted."""
        from teammoede.ui.dialogs.bin_dialog import BinDialog

        desk, course = self._desk, self._desk.course
        if course is None or not desk.all_saved():
            return
        try:
            rows = self._binned(course)
        except Refused as refused:
            desk.ask.warn(desk.window, self.tr("Det gik ikke"), str(refused))
            return
        back: list[Binned] = []
        dialog = BinDialog(rows, lambda things: self._put_back(course, things, back), desk.window)
        desk.show_dialog(dialog)
        if back:
            desk.refresh()

    def _binned(self, course: Course) -> list["BinRow"]:
        from teammoede.domain.versions import when_text
        from teammoede.paths import device_id
        from teammoede.storage.past import read_bin
        from teammoede.ui.dialogs.bin_dialog import BinRow

        desk, here = self._desk, device_id()
        rows = []
        for thing in read_bin(desk.store, course):
            gone = ""
            if thing.gone is not None:
                when = when_text(thing.gone.at, desk.today())
                deleted, emptied = self.tr("Slettet {} · {}"), self.tr("Tømt {} · {}")
                said = deleted if "deleted" in thing.values else emptied
                gone = said.format(when, thing.gone.by(here))
            rows.append(BinRow(thing, thing.place(desk.today()), gone))
        return rows

    def _put_back(
        self, course: Course, things: Sequence["Binned"], back: list["Binned"]
    ) -> list["BinRow"]:
        from teammoede.storage.past import put_back

        self._tell_conflicts(put_back(self._desk.store, things))
        back += things
        return self._binned(course)

    # one agreement, one point

    def tell_action(self) -> None:
        """Tell what became of the agreement whose row has the keyboard."""
        action = action_in_hand(self._desk, self._hand)
        if action is not None and self._desk.saver.flush():
            self.tell_of(action)

    def tell_of(self, action: Action) -> None:
        """Tell what became of an agreement from meeting to meeting."""
        from teammoede.domain.paper_bin import short_title
        from teammoede.domain.story import action_story
        from teammoede.paths import device_id
        from teammoede.storage.past import all_revisions_of

        desk, today = self._desk, self._desk.today()
        revisions = all_revisions_of(desk.store, [action, *action.reviews])
        story = action_story(action, revisions, today=today, here=device_id())
        course = action.meeting.course
        who = course.named(action.who_now(today)) or self.tr("ingen endnu")
        due = action.due_text()
        parts = [short_title(action.meeting, action.point), who, *([due] if due else [])]
        told = " · ".join([*parts, action.state(today).label])
        title = " ".join(action.what.split()) or self.tr("Aftale uden ord")
        title = title if len(title) <= _TITLE else f"{title[:_TITLE]} …"  # all of it is told below
        self._read(title, told, lambda _secret: story, self.tr("Aftalens historik"), action.point)

    def tell_point(self) -> None:
        """Tell what was said and agreed on the point in front, meeting by meeting."""
        from teammoede.domain.story import has_confidential, point_story

        desk, tab, course = self._desk, self._desk.tabs.current, self._desk.course
        if tab is None or course is None or not desk.saver.flush():
            return
        point, today = tab.item.key, desk.today()
        if not point_story(course, point, today=today, confidential=True):
            none = self.tr("Der er ikke skrevet noget på punktet endnu.")
            desk.ask.tell(desk.window, self.tr("Punktets historik"), none)
            return
        self._read(
            tab.item.short,
            tab.item.title if tab.item.title != tab.item.short else "",
            lambda secret: point_story(course, point, today=today, confidential=secret),
            self.tr("Punktets historik"),
            point,
            confidential=has_confidential(course, point),
        )

    def _read(
        self,
        title: str,
        told: str,
        story: Callable[[bool], Sequence["Chapter"]],
        window_title: str,
        point: str,
        *,
        confidential: bool = False,
    ) -> None:
        """Show a story, and go to the meeting that is wanted of it."""
        from teammoede.ui.dialogs.history_dialog import HistoryDialog

        dialog = HistoryDialog(
            title,
            told,
            story,
            window_title=window_title,
            confidential=confidential,
            parent=self._desk.window,
        )
        if self._desk.show_dialog(dialog) and dialog.wanted is not None:
            meeting = dialog.wanted
            self._desk.go_to(Spot(meeting.course_id, meeting.id, point))


class _Guest(QObject):
    """Joins a command to the menu of a text, whoever made that menu."""

    def __init__(self, action: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu:
            QTimer.singleShot(0, self, self._join)  # once the menu is there
        return False

    def _join(self) -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu) and self._action not in menu.actions():
            menu.addSeparator()
            menu.addAction(self._action)


def _targets(widget: QWidget | None) -> list[QWidget]:
    """Return what the wish for a menu comes to: by the keyboard the text, by the mouse its page."""
    if widget is None or not isValid(widget):
        return []
    page = [widget.viewport()] if isinstance(widget, QPlainTextEdit) else []
    return [widget, *page]
