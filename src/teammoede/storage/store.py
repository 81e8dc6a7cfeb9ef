"""The one door to the archive: verbs that the program needs, not tables.

Courses are handed out whole and loose; a change is written at once, with the former value kept.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, select
from sqlalchemy.orm import MANYTOONE, Session, selectinload

from teammoede.domain.access_entry import AccessEntry
from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue, MeetingLocked, Refused
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, MeetingState
from teammoede.domain.meeting_part import StateChange
from teammoede.domain.people import Membership
from teammoede.domain.revision import Revision, heads
from teammoede.domain.role_plan import DEFAULT_SITUATIONS, Situation
from teammoede.domain.sign import DEFAULT_SIGNS, Sign
from teammoede.domain.viewer import Viewer
from teammoede.storage.backup import make_backup
from teammoede.storage.journal import Journal
from teammoede.storage.loading import load
from teammoede.storage.opened import Opened
from teammoede.storage.planning import planned, with_sequence
from teammoede.storage.recording import Recorder
from teammoede.storage.reserve import Reserve
from teammoede.storage.values import plain, storable
from teammoede.storage.writing import Conflict, Writer, refuse_locked


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """One open archive, over one connection; for one thread."""

    def __init__(
        self,
        folder: Path,
        *,
        device: str,
        key: bytes | None = None,
        viewer: Viewer | None = None,
        journal: Journal | None = None,
        create: bool = False,
        now: Callable[[], datetime] = _now,
    ) -> None:
        """Open the archive, with its key where it is locked, for whoever unlocked it.

        Without a viewer, as in the demo, everything is seen. The journal is the store's from now
        on, and closed with it.
        """
        self.folder = folder
        self.viewer = viewer
        self._now = now
        self._undo: list[Callable[[], None]] = []
        self.unlogged: list[AccessEntry] = []  # see access_log
        self.journal = journal
        self._recorder = Recorder(journal, viewer.id if viewer else "")
        self._file = Opened(folder, key, create=create, reopened=self._begin_anew)
        try:
            with self.reading() as connection:
                self._writer = Writer.on(connection, device, viewer.name if viewer else "")
            self._seen_version = self._version()
        except Exception:
            self.close()
            raise

    def close(self) -> None:
        """Close the archive; whatever was typed has been sealed with its last save."""
        self._file.close()
        if self.journal is not None:
            self.journal.close()

    def open_anew(
        self, key: bytes | None, viewer: Viewer | None, journal: Journal | None = None
    ) -> None:
        """Open the archive once more, after `close` or with another key; raises as opening does."""
        self.close()
        self.viewer, self.journal = viewer, journal
        self._recorder = Recorder(journal, viewer.id if viewer else "")
        self._file.open_anew(key)

    def _begin_anew(self) -> None:
        self._seen_version = -1  # whoever had the file meanwhile may have written
        self._writer.seal()

    @property
    def reserve(self) -> Reserve:
        """The room that is set aside for the day the disk is full."""
        return self._file.reserve

    # reading

    def courses(self, today: date) -> list[Course]:
        """Return the viewer's courses with their teams only: running ones first, then by title.

        Whoever asks as if it were an earlier day sees no more than they may today.
        """
        order = ["running", "coming", "ended"]
        with self.reading() as connection, Session(connection) as session:
            found = list(session.scalars(select(Course).options(selectinload(Course.memberships))))
            session.expunge_all()
        if self.viewer is not None:
            found = self.viewer.visible(found, max(today, self._day))
        return sorted(found, key=lambda c: (order.index(c.state(today)), c.title.casefold(), c.id))

    def may_see(self, key: str) -> bool:
        """Return whether a course is the viewer's to see."""
        return any(course.id == key for course in self.courses(self._day))

    @property
    def _day(self) -> date:
        return self._now().astimezone().date()

    def course(self, key: str) -> Course:
        """Return a course with everything in it; KeyError where there is none."""
        with self.reading() as connection, Session(connection) as session:
            found = load(session, Course.id == key)
        if not found:
            raise KeyError(key)
        return found[0]

    def courses_with_actions(self) -> list[Course]:
        """Return every course with its team, meetings and actions, but without texts and plans."""
        with self.reading() as connection, Session(connection) as session:
            return load(session, texts=False)

    def course_with_actions(self, key: str) -> Course:
        """Return one course as `courses_with_actions` does; KeyError where there is none."""
        with self.reading() as connection, Session(connection) as session:
            found = load(session, Course.id == key, texts=False)
        if not found:
            raise KeyError(key)
        return found[0]

    @property
    def is_empty(self) -> bool:
        """Whether the archive has no course at all, anybody's."""
        with self.reading() as connection:
            return connection.execute(select(Course.id).limit(1)).first() is None

    def revisions(self, record: Record, field: str) -> list[Revision]:
        """Return all kept versions of a field, newest first."""
        query = (
            select(Revision)
            .where(Revision.entity == record.id, Revision.field == field)
            .order_by(Revision.clock.desc())
        )
        with self.reading() as connection, Session(connection) as session:
            found = list(session.scalars(query))
            session.expunge_all()
        return found

    def other_versions(self, record: Record, field: str) -> list[str]:
        """Return the texts that stand beside the current one since two windows wrote at once."""
        current = getattr(record, field)
        standing = heads(self.revisions(record, field))
        others = [r.value for r in standing if r.value != plain(current)]
        return others if len(standing) > 1 else []

    def changed_elsewhere(self) -> bool:
        """Return whether another program has written since the last time this was asked."""
        version = self._version()
        seen, self._seen_version = self._seen_version, version
        return version != seen

    # writing

    def change(self, record: Record, *, typed: bool = False, **values: Any) -> list[Conflict]:
        """Write fields of a record, which may be new; then, and only then, change the record.

        Each call leaves a former value of its own, but for text that is being `typed`: it is
        rewritten until its field is left (`seal`).

        Raises MeetingLocked, InvalidValue, or what the archive says (DiskFull …); a refused change
        leaves archive and record as they were.
        """
        try:
            if not typed:
                self._seal(record, values)
            conflicts = self._change(record, values)
            if not typed:
                self._seal(record, values)
            return conflicts
        except Refused as refused:
            refused.record, refused.values = record, values
            raise

    def _seal(self, record: Record, names: Iterable[str]) -> None:
        for name in names:
            self._writer.seal(record, name)

    def _change(self, record: Record, values: dict[str, Any]) -> list[Conflict]:
        if record.locked:
            raise MeetingLocked
        values = {name: storable(value) for name, value in values.items()}
        if isinstance(record, Course):
            _check_course(record, values)
        if isinstance(record, Meeting):
            values = with_sequence(record, values)
        self._recorder.attempt(record, values)
        with self.writing() as connection:
            refuse_locked(connection, record)
            conflicts = self._writer.write(connection, record, values, self._now())
            self._set(record, values)
        return conflicts

    def keep(self, *records: Record) -> None:
        """Write new records, all or none; approved minutes may come whole, but not grow."""
        new = {record.id for record in records}
        if self._file.is_busy:  # a step of several, which makes them anew
            self._undo += [partial(_detach, record) for record in records]
        with self.writing() as connection:
            for record in records:
                if getattr(record, "meeting_id", None) not in new:
                    refuse_locked(connection, record)
                self._writer.write(connection, record, {}, self._now())

    def settle(self, record: Record, field: str, value: Any, shown: Collection[Any]) -> None:
        """End a conflict of two windows with one value, instead of ours and of those shown."""
        if record.locked:
            raise MeetingLocked
        value = storable(value)
        with self.writing() as connection:
            refuse_locked(connection, record)
            self._writer.resolve(connection, record, field, value, shown, self._now())
            self._set(record, {field: value})

    def seal(self, record: Record | None = None, field: str | None = None) -> None:
        """End the open revision of a field that was left, or all of them."""
        self._writer.seal(record, field)

    # courses and meetings

    def begin_course(self, course: Course, today: date) -> Meeting:
        """Keep a new course with its team, the usual situations and its first meeting."""
        course.check()
        for place, title in enumerate(DEFAULT_SITUATIONS):
            Situation(course=course, title=title, position=place)
        for place, title in enumerate(DEFAULT_SIGNS):
            Sign(course=course, title=title, position=place)
        first = course.first_kind(today)
        meeting = planned(course, course.propose_meeting_date(today), first)
        lists = (course.memberships, course.situations, course.signs)
        try:
            self.keep(course, *chain(*lists), meeting)
        except Exception:
            for made in (course.situations, course.signs, course.meetings):
                made.clear()  # so that it can be tried again
            raise
        return meeting

    def plan_meeting(
        self,
        course: Course,
        day: date,
        kind: MeetingKind = MeetingKind.PLANNING,
        **own: Any,
    ) -> Meeting:
        """Plan a meeting on its kind's agenda, with the course's time and place or its own."""
        meeting = planned(course, day, kind)
        self._undo.append(partial(_detach, meeting))
        with self.writing():
            for name, value in own.items():
                setattr(meeting, name, storable(value))
            self.keep(meeting)
        return meeting

    def add_member(self, course: Course, name: str, day: date | None = None) -> Membership:
        """Add a person to the team under a name that was typed at a meeting of that day.

        The minutes of earlier meetings stay as they were.
        """
        place = max((m.position for m in course.memberships), default=-1) + 1
        joined = course.joining_day()
        if joined and day:
            joined = min(joined, day)
        member = Membership(course=course, name=name.strip(), position=place, joined=joined)
        self._undo.append(partial(_detach, member))
        with self.writing():
            self.keep(member)
        return member

    def hold(self, meeting: Meeting) -> None:
        """Close the meeting."""
        self._move(meeting, lambda: meeting.hold(self._now()))

    def approve(self, meeting: Meeting) -> None:
        """Approve the minutes, which locks them."""
        self._move(meeting, lambda: meeting.approve(self._now()))

    def reopen(self, meeting: Meeting, reason: str) -> None:
        """Unlock a meeting, and keep why."""
        self._move(meeting, lambda: meeting.reopen(self._now(), reason))

    def cancel(self, meeting: Meeting, reason: CancelReason, words: str = "") -> None:
        """Cancel a planned meeting, and keep why."""
        self._move(meeting, lambda: meeting.cancel(self._now(), reason, words))

    def _move(self, meeting: Meeting, step: Callable[[], StateChange]) -> None:
        """Take one step of a meeting's life and write it with its trace, both or none."""
        self.seal()  # no step is rewritten by the next, and no text of before it
        names = ("state", "cancel_reason", "cancel_words", "sequence")
        before = {name: getattr(meeting, name) for name in names}
        trace = step()
        trace.author = self.viewer.name if self.viewer else ""
        after = {name: getattr(meeting, name) for name in names}
        for name, value in before.items():
            setattr(meeting, name, value)
        self._undo.append(partial(_detach, trace))
        with self.writing() as connection:
            self._require_state(connection, meeting)
            self._writer.move(connection, meeting, after, trace, self._now())
            self._set(meeting, after)

    def _require_state(self, connection: Connection, meeting: Meeting) -> None:
        state = connection.execute(select(Meeting.state).where(Meeting.id == meeting.id)).scalar()
        if state is not meeting.state:
            known = MeetingState(state).label if state else "slettet"
            raise InvalidValue(f"Mødet er i mellemtiden {known} i et andet vindue.")

    def catch_up(self) -> None:
        """Go on from the newest revision in the archive, after others came in from elsewhere."""
        self._writer.seal()
        with self.reading() as connection:
            self._writer.catch_up(connection)

    # the whole archive

    def backup(self) -> Path:
        """Copy the archive, as it stands, before something risky; return the verified copy.

        Raises CopyFailed.
        """
        return self._file.backup_into(make_backup)

    # the connection

    def _version(self) -> int:
        with self.reading() as connection:
            return connection.exec_driver_sql("PRAGMA data_version").scalar_one()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection for reading; all that is read inside is of one moment."""
        with self._file.transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection for writing; everything inside is written, or nothing.

        Inside another such block it becomes a part of that one. Where nothing was written, the
        records too are as they were: else a second try would find nothing left to write.
        """
        if self._file.is_busy:
            yield self._file.connection
            return
        try:
            with self._file.transaction("BEGIN IMMEDIATE") as connection:
                self._recorder.begin(connection)
                yield connection
                self._recorder.end(connection)
        except BaseException as error:
            self._writer.seal()  # an open revision of this transaction is not in the archive
            for step in reversed(self._undo):
                step()
            self._recorder.failed(error, self._now())
            raise
        else:
            self._recorder.committed(self._now())
        finally:
            self._undo.clear()

    @property
    def is_writing(self) -> bool:
        """Whether a step is under way that may still be undone."""
        return self._file.is_busy

    def _set(self, record: Record, values: dict[str, Any]) -> None:
        """Set fields of a record, and remember what they were until the archive has them."""
        for name, value in values.items():
            self._undo.append(partial(setattr, record, name, getattr(record, name)))
            setattr(record, name, value)


def _detach(record: Record) -> None:
    """Take a new record that was not kept out of what it was put into."""
    for relation in inspect(type(record)).relationships:
        whole = record.__dict__.get(relation.key)
        if relation.direction is MANYTOONE and whole is not None and relation.back_populates:
            parts = getattr(whole, relation.back_populates)
            if record in parts:
                parts.remove(record)


def _check_course(course: Course, values: dict[str, Any]) -> None:
    """Check the course as it would be, without touching the one in hand."""
    names = ("title", "start", "end")
    Course(**{name: values.get(name, getattr(course, name)) for name in names}).check()
