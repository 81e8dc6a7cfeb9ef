"""What each command does: asks the archive, and gives back the lines to be written.

Prints nothing itself; paper is made in `cli_print`.
"""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from teammoede.cli_access import is_plain, unlocked_for
from teammoede.cli_backup import backup, restore
from teammoede.cli_calendar import write_calendar
from teammoede.cli_erase import erase
from teammoede.cli_log import note, show_log
from teammoede.cli_members import init, members, new_key
from teammoede.cli_names import folded, members_called
from teammoede.cli_output import as_json, as_table, one_line
from teammoede.cli_print import print_sheets
from teammoede.cli_secrets import ask_new_secret, ask_secret, read_secret
from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.action import Action
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.passwords import check_password
from teammoede.domain.people import EVERYONE
from teammoede.domain.week import week_label, week_of
from teammoede.storage.access_log import record
from teammoede.storage.course_file import CourseFile, PassphraseNeeded, read_course_file
from teammoede.storage.demo import add_demo
from teammoede.storage.exchange import CourseErased, CourseExists, export_course, take_in
from teammoede.storage.health import check
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked

_DEVICE = "cli"  # no command writes a revision of its own
_FILE_S = "Filens adgangskode"


@dataclass(frozen=True)
class Request:
    """Where a command works: the archive's folder, whether it is for a demo, and the day.

    `options` say who unlocks it.
    """

    folder: Path
    demo: bool
    today: date
    options: Namespace

    @cached_property
    def unlocked(self) -> Unlocked | None:
        """Who works on the archive, asked for once; None where it has no lock."""
        unlocked = None if self.demo else unlocked_for(self.folder, self.options)
        note(unlocked, AccessEvent.UNLOCKED, words=f"kommandolinje: {self.options.command}")
        return unlocked

    @property
    def is_open_to_all(self) -> bool:
        """Whether anybody could read the archive, and it is no demo."""
        return not self.demo and is_plain(self.folder)

    @contextmanager
    def open(self) -> Iterator[Store]:
        """Open the archive for the time of the command, and fill it where it is for a demo."""
        who = self.unlocked
        store = Store(
            self.folder,
            device=_DEVICE,
            key=who.key if who else None,
            viewer=who.viewer if who else None,
            create=self.demo,
        )
        try:
            if self.demo:
                add_demo(store, self.today)
            yield store
        finally:
            store.close()

    def course(self, text: str) -> Course:
        """Return the course that the user means, with everything in it."""
        with self.open() as store:
            found = store.course(_find(store.courses(self.today), text).id)
            record(store, AccessEvent.OPENED, found.id)
            return found


def courses(request: Request, options: Namespace) -> list[str]:
    """List all courses, running ones first."""
    with request.open() as store:
        found = store.courses(request.today)
    if options.json:
        return as_json(
            {"id": c.id, "title": c.title, "state": c.state(request.today)} for c in found
        )
    rows = [(c.title, c.state(request.today).label, c.group, c.id) for c in found]
    return as_table(("Titel", "Tilstand", "Gruppe", "Id"), rows) or ["Der er ingen forløb endnu."]


def meetings(request: Request, options: Namespace) -> list[str]:
    """List a course's meetings by date."""
    found = request.course(options.course).ordered_meetings()
    if options.json:
        return as_json(map(_meeting_data, found))
    rows = [
        (
            m.date.isoformat(),
            week_label(m.date),
            m.hours,
            m.title,
            m.state.label,
            str(sum(action.is_open for action in m.live_actions())),
        )
        for m in found
    ]
    heads = ("Dato", "Uge", "Tid", "Møde", "Tilstand", "Åbne aftaler")
    return as_table(heads, rows) or ["Forløbet har ingen møder endnu."]


def _meeting_data(meeting: Meeting) -> dict[str, Any]:
    agreed = meeting.live_actions()
    cancelled = meeting.state is MeetingState.CANCELLED
    return {
        "id": meeting.id,
        "date": meeting.date.isoformat(),
        "week": week_of(meeting.date),
        "start": f"{meeting.start:%H:%M}" if meeting.start else None,
        "kind": meeting.kind,
        "number": None if cancelled else meeting.number,
        "state": meeting.state,
        "title": meeting.title,
        "actions": len(agreed),
        "open": sum(action.is_open for action in agreed),
    }


def actions(request: Request, options: Namespace) -> list[str]:
    """List actions: the open ones, or what the options say."""
    with request.open() as store:
        everything = store.courses(request.today)
        if options.course is not None:
            everything = [_find(everything, options.course)]
        whole = {course.id: course for course in store.courses_with_actions()}
    found = [whole[course.id] for course in everything]
    listed = [a for course in found for a in _actions_of(course, options, request.today)]
    if options.person is not None:
        mine = _actions_for(found, options.person, request.today)
        listed = [action for action in listed if action.id in mine]
    if options.json:
        return as_json(_action_data(action, request.today) for action in listed)
    rows = [_action_row(action, request.today) for action in listed]
    heads = ("", "Hvad", "Hvem", "Hvornår", "Tilstand", "Aftalt", "Forløb")
    return as_table(heads, rows) or ["Der er ingen aftaler at vise."]


def _actions_of(course: Course, options: Namespace, today: date) -> list[Action]:
    still_open = course.open_actions(today)
    if options.overdue:
        return [action for action in still_open if action.is_overdue(today)]
    if options.all:
        return still_open + [action for action in course.actions() if not action.is_open]
    return still_open


def _actions_for(found: Sequence[Course], person: str, today: date) -> set[str]:
    """Return the ids of what a person is to do; raises Refused where nobody has that name."""
    wanted = folded(person)
    common = wanted == EVERYONE
    mine: set[str] = set()
    known = common
    for course in found:
        members = {m.id for m in members_called(course, person)}
        known = known or bool(members)
        there = common or any(m.id in members and m.takes_part(today) for m in course.memberships)
        mine |= {
            action.id
            for action in course.actions()
            if members.intersection((who := action.who_now(today)).members)
            or (who.everyone and there)
        }
    if not known:
        raise Refused(f"Ingen på holdet hedder »{person}«. Se stavemåden i »teammoede actions«.")
    return mine


def _action_data(action: Action, today: date) -> dict[str, Any]:
    meeting, due, who = action.meeting, action.due_on(), action.who_now(today)
    return {
        "id": action.id,
        "what": action.what,
        "who": meeting.course.who_names(who.members, who.everyone, who.words),
        "due": due.isoformat() if due else None,
        "overdue": action.is_overdue(today),
        "state": action.state(today),
        "point": action.point,
        "meeting": meeting.date.isoformat(),
        "meeting_id": meeting.id,
        "course": meeting.course.title,
        "course_id": meeting.course.id,
    }


def _action_row(action: Action, today: date) -> tuple[str, ...]:
    data = _action_data(action, today)
    return (
        "!" if data["overdue"] else "",
        action.what,
        ", ".join(data["who"]),
        data["due"] or action.due_text(),
        action.state(today).label,
        data["meeting"],
        data["course"],
    )


def sheets(request: Request, options: Namespace) -> list[str]:
    """Make sheets as PDF."""
    course = request.course(options.course)
    lines = print_sheets(course, options, request.today)
    note(request.unlocked, AccessEvent.SAVED, course.id, _sheet_name(options.sheet))
    return lines


def _sheet_name(sheet: str) -> str:
    from teammoede.cli_print import ALL
    from teammoede.printing.catalogue import Sheet

    return "alle ark" if sheet == ALL else Sheet(sheet).label


def calendar(request: Request, options: Namespace) -> list[str]:
    """Write meetings as a calendar file."""
    course = request.course(options.course)
    lines = write_calendar(course, options, request.today)
    note(request.unlocked, AccessEvent.SAVED, course.id, "kalenderfil")
    return lines


def export(request: Request, options: Namespace) -> list[str]:
    """Write a course into a file."""
    with request.open() as store:
        course = _find(store.courses(request.today), options.course)
        passphrase = None if options.plain else _new_passphrase(options)
        export_course(store, course.id, options.file, passphrase=passphrase)
        record(store, AccessEvent.EXPORTED, course.id, "uden adgangskode" if options.plain else "")
    readable = " Alle kan læse den." if options.plain else ""
    return [f"»{one_line(course.title)}« er gemt i {options.file}.{readable}"]


def _new_passphrase(options: Namespace) -> str:
    """Return the password of a file that is to be written, from a file or the terminal."""
    if options.passphrase_file is None:
        return ask_new_secret(_FILE_S, "Brug --passphrase-file FIL eller --plain.")
    passphrase = read_secret(options.passphrase_file)
    check_password(passphrase)
    return passphrase


def bring_in(request: Request, options: Namespace) -> list[str]:
    """Take a course in from a file, which is checked before the archive is opened."""
    read = _read(options)
    with request.open() as store:
        seen = any(read.id == known.id for known in store.courses(request.today))
        may_replace = options.replace and (seen or _sees_all(store))
        try:
            course = take_in(store, read, replace=may_replace)
        except CourseExists as exists:
            if not seen:
                raise Refused(
                    f"{exists} Du er ikke på holdet, så du kan ikke erstatte det."
                ) from None
            raise Refused(f"{exists} Brug --replace, hvis det skal erstattes.") from None
        except CourseErased as erased:
            raise Refused(f"{erased} Brug --replace.") from None
        record(store, AccessEvent.IMPORTED, course)
    return [f"»{one_line(read.title)}« er importeret."]


def _sees_all(store: Store) -> bool:
    return store.viewer is None or store.viewer.is_administrator


def _read(options: Namespace) -> CourseFile:
    given = options.passphrase_file
    try:
        return read_course_file(options.file, None if given is None else read_secret(given))
    except PassphraseNeeded:
        passphrase = ask_secret(_FILE_S, "Brug --passphrase-file FIL.")
    return read_course_file(options.file, passphrase)


def check_archive(request: Request, options: Namespace) -> list[str]:
    """Say how much the archive holds; raises Refused where it is damaged."""
    with request.open() as store:
        if options.deep:
            from teammoede.storage.deep_health import check_deep

            counts = check_deep(store, request.unlocked)
        else:
            counts = check(store)
    return ["Arkivet er helt.", *(f"{name}: {count}" for name, count in counts.items())]


COMMANDS: dict[str, Callable[[Request, Namespace], list[str]]] = {
    "courses": courses,
    "meetings": meetings,
    "actions": actions,
    "print": sheets,
    "calendar": calendar,
    "export": export,
    "import": bring_in,
    "check": check_archive,
    "init": init,
    "members": members,
    "rekey": new_key,
    "backup": backup,
    "restore": restore,
    "erase": erase,
    "log": show_log,
}


# what the user means


def _find(found: Sequence[Course], text: str) -> Course:
    """Return the course of that title or id, or the only one that begins so."""
    wanted = folded(text)
    names = [(course, {folded(course.title), course.id}) for course in found]
    fitting = [course for course, own in names if wanted in own]
    if not fitting and wanted:
        fitting = [c for c, own in names if any(name.startswith(wanted) for name in own)]
    if not fitting:
        raise Refused(f"Intet forløb hedder »{one_line(text)}«. Se »teammoede courses«.")
    if len(fitting) > 1:
        raise Refused(f"»{one_line(text)}« passer på flere forløb: {_named(fitting)}.")
    return fitting[0]


def _named(found: Sequence[Course]) -> str:
    """Return the titles, with the beginning of the id where two are called the same."""
    titles = [course.title for course in found]
    return ", ".join(
        f"»{one_line(c.title)}«" + (f" (id {c.id[:8]})" if titles.count(c.title) > 1 else "")
        for c in found
    )
