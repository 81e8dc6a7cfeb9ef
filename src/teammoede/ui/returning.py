"""What could not be saved before the program ended: put in at the next start, and said so.

What cannot be put in any more is shown with the means to copy it; nothing is dropped in silence.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from teammoede.domain.base import Record
from teammoede.domain.errors import MeetingLocked
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.storage.drafts import Returned, bring_back, let_go
from teammoede.ui.copy_words import moment_words
from teammoede.ui.field_names import name_of, read
from teammoede.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk

_SHOWN = 400


class Returning(QObject):
    """Two notices over the page: what came back, and what has no place any more."""

    def __init__(self, desk: "Desk", now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(desk)
        self._desk = desk
        self._now = now
        self._homeless: list[Returned] = []
        self.back_notice = Notice()
        self.homeless_notice = Notice()
        for notice in (self.back_notice, self.homeless_notice):
            desk.window.ui.centralLayout.insertWidget(1, notice)

    def bring_back(self) -> None:
        """Put in what waits for this person; where nothing does, nothing is to be seen."""
        returned = bring_back(self._desk.store)
        if not returned:
            return
        self._desk.refresh()
        for result in returned:
            self._hand_over(result)
        self._tell_back([result for result in returned if not result.why])
        self._tell_homeless()

    def _hand_over(self, result: Returned) -> None:
        """Give what needs an answer to those who ask for one."""
        for conflict in result.conflicts:
            self._desk.saver.conflicted.emit(conflict)
        if not result.why:
            return
        if result.is_homeless:
            self._homeless.append(result)
        elif result.record is not None:
            refused = MeetingLocked()
            refused.record, refused.values = _as_typed(result.record), result.values
            self._desk.saver.locked.emit(refused)

    def _tell_back(self, results: list[Returned]) -> None:
        if not results:
            return
        newest = max(result.draft.at for result in results)
        names = [
            name_of(result.record, field)
            for result in results
            if result.record is not None
            for field in result.values
        ]
        said = self.tr("Det, der ikke nåede at blive gemt {0}, er hentet frem: {1}.")
        words = "; ".join(dict.fromkeys(name for name in names if name))
        self.back_notice.say(
            said.format(moment_words(newest, self._now()), words),
            (self.tr("Luk"), lambda: None),
        )

    def _tell_homeless(self) -> None:
        if not self._homeless:
            return
        texts = (read(v, self._desk.course) for r in self._homeless for v in r.values.values())
        text = "\n".join(texts)
        shown = text if len(text) < _SHOWN else f"{text[:_SHOWN]} …"
        said = self.tr("Det, den her tekst hørte til, er her ikke længere:")
        self.homeless_notice.say(
            f"{said}\n{shown}",
            (self.tr("Kopiér teksten"), lambda: self._copy(text)),
            (self.tr("Smid den væk"), self._throw_away),
        )

    def _throw_away(self) -> None:
        """Forget the text for good; until then it comes again at each start."""
        let_go(self._desk.store, self._homeless)
        self._homeless.clear()

    def _copy(self, text: str) -> None:
        """Copy the text; it stays here too, for the clipboard forgets."""
        QApplication.clipboard().setText(text)
        self._desk.window.statusBar().showMessage(self.tr("Teksten er kopieret."), 6_000)
        self._tell_homeless()


def _as_typed(record: Record) -> Record:
    """Return the record as it was when it was typed into: its minutes were not approved then.

    It is a copy that nobody else has; the archive has the last word.
    """
    meeting = record if isinstance(record, Meeting) else getattr(record, "meeting")  # noqa: B009
    meeting.state = MeetingState.HELD
    return record
