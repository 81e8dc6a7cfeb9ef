"""The commands on copies of the archive: `backup` takes one, `restore` lists them and brings back.

What is restored is the business of `restoring`; nothing is changed without --yes.
"""

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from teammoede.cli_output import as_json, as_table, one_line
from teammoede.domain.errors import Refused

if TYPE_CHECKING:
    from teammoede.cli_commands import Request
    from teammoede.cli_parser import Parser
    from teammoede.storage.backup import Copy
    from teammoede.storage.copies import CourseInCopy
    from teammoede.storage.safekeeping import SecondPlace


def check_restore(parser: "Parser", options: Namespace) -> None:
    """End with 2 where the options do not fit together."""
    if options.copy is None and (options.course or options.yes):
        parser.refuse("Der mangler KOPI: hvilken kopi?")


def backup(request: "Request", options: Namespace) -> list[str]:
    """Take a copy now, in the archive's folder and in the second place."""
    from teammoede.domain.access_entry import AccessEvent
    from teammoede.storage.access_log import record
    from teammoede.storage.house import read_house
    from teammoede.storage.safekeeping import take_copy

    with request.open() as store:
        place: Path | None = options.to
        if place is None:
            place = Path(settled) if (settled := read_house(store).second_place) else None
        second = _second(request, place, required=options.to is not None)
        key = request.unlocked.key if request.unlocked else None
        copy, trouble = take_copy(request.folder, key, second, datetime.now().astimezone())
        record(store, AccessEvent.BACKED_UP, words=copy.name)
    if trouble and options.to is not None:
        raise Refused(f"Kopien er taget: {copy}. Men i {place} er der ingen: {trouble}")
    there = f", og en ligger i {second.copies}" if second and not trouble else ""
    return [f"Kopien er taget: {copy}{there}.", *([trouble] if trouble else [])]


def restore(request: "Request", options: Namespace) -> list[str]:
    """List the copies, or bring back one of them or one of its courses."""
    _require_administrator(request)
    if options.copy is None:
        return _listed(request, options)
    copy = _find_copy(request.folder, options.copy)
    if options.course is not None:
        return _restore_course(request, copy, options)
    return _restore_archive(request, copy, options)


def _listed(request: "Request", options: Namespace) -> list[str]:
    from teammoede.storage.backup import backups
    from teammoede.storage.layout import COPIES

    found = [(copy, *_held(request, copy)) for copy in backups(request.folder / COPIES)]
    if options.json:
        return as_json(_data(*row) for row in found)
    rows = [
        (
            copy.folder.name,
            f"{copy.at.astimezone():%Y-%m-%d %H.%M}",
            f"{copy.size / 1_000_000:.1f} MB".replace(".", ","),
            trouble or ", ".join(course.title for course in held),
        )
        for copy, held, trouble in found
    ]
    heads = ("Kopi", "Taget", "Størrelse", "Forløb")
    return as_table(heads, rows) or ["Der er ingen kopier endnu."]


def _held(request: "Request", copy: "Copy") -> "tuple[tuple[CourseInCopy, ...], str]":
    from teammoede.storage.copies import contents, key_of

    try:
        return contents(copy.folder, key_of(copy.folder, request.unlocked)).courses, ""
    except Refused as refused:
        return (), str(refused)


def _data(copy: "Copy", held: "tuple[CourseInCopy, ...]", trouble: str) -> dict[str, object]:
    return {
        "copy": copy.folder.name,
        "at": copy.at.isoformat(),
        "bytes": copy.size,
        "opens": not trouble,
        "courses": [
            {
                "id": course.id,
                "title": course.title,
                "last_meeting": course.last_meeting and course.last_meeting.isoformat(),
                "last_change": course.last_change and course.last_change.isoformat(),
            }
            for course in held
        ],
    }


def _restore_archive(request: "Request", copy: Path, options: Namespace) -> list[str]:
    from teammoede.domain.access_entry import AccessEvent
    from teammoede.storage.access_log import record
    from teammoede.storage.copies import contents, key_of
    from teammoede.storage.restoring import restore_archive

    who = request.unlocked
    copy_key = key_of(copy, who)
    titles = [one_line(course.title) for course in contents(copy, copy_key).courses]
    if not options.yes:
        raise Refused(
            f"Hele arkivet bliver, som det var i kopien ({', '.join(titles) or 'ingen forløb'}). "
            "Det, der er nu, bliver en kopi. Tilføj --yes, hvis det skal ske."
        )
    restored = restore_archive(
        request.folder,
        copy,
        key=who.key if who else None,
        copy_key=copy_key,
        viewer=who.viewer if who else None,
    )
    with request.open() as store:
        record(store, AccessEvent.RESTORED, words=copy.name)
    before = restored.before or restored.aside
    return [f"Arkivet er, som det var i kopien. Det, der var før, ligger i {before}."]


def _restore_course(request: "Request", copy: Path, options: Namespace) -> list[str]:
    from teammoede.domain.access_entry import AccessEvent
    from teammoede.storage.access_log import record
    from teammoede.storage.copies import contents, key_of
    from teammoede.storage.restoring import restore_course

    copy_key = key_of(copy, request.unlocked)
    course = _find_course(contents(copy, copy_key).courses, options.course)
    title = one_line(course.title)
    with request.open() as store:
        there = [known.id for known in store.courses(request.today)]
        if course.id in there and not options.yes:
            raise Refused(
                f"»{title}« er i arkivet og bliver, som det var i kopien. "
                "Tilføj --yes, hvis det skal ske."
            )
        restore_course(
            store, copy, course.id, copy_key=copy_key, replace=options.yes, revive=options.yes
        )
        record(store, AccessEvent.RESTORED, course.id, copy.name)
    return [f"»{title}« er, som det var i kopien."]


def _find_copy(folder: Path, text: str) -> Path:
    """Return the copy of that name, or the only one that begins so, or a folder elsewhere."""
    from teammoede.storage.backup import backups
    from teammoede.storage.layout import ARCHIVE_NAME, COPIES

    known = [copy.folder for copy in backups(folder / COPIES)]
    fitting = [copy for copy in known if copy.name == text] or [
        copy for copy in known if text and copy.name.startswith(text)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting and (Path(text) / ARCHIVE_NAME).is_file():
        return Path(text)
    several = "Flere kopier begynder" if fitting else "Ingen kopi begynder"
    raise Refused(f"{several} med »{one_line(text)}«. Se »teammoede restore«.")


def _find_course(held: "tuple[CourseInCopy, ...]", text: str) -> "CourseInCopy":
    wanted = text.casefold()
    fitting = [c for c in held if wanted in (c.title.casefold(), c.id)] or [
        c for c in held if wanted and (c.title.casefold().startswith(wanted) or c.id == text)
    ]
    if len(fitting) != 1:
        several = "Flere forløb i kopien begynder" if fitting else "Intet forløb i kopien begynder"
        raise Refused(f"{several} med »{one_line(text)}«. Se »teammoede restore«.")
    return fitting[0]


def _second(request: "Request", place: Path | None, *, required: bool) -> "SecondPlace | None":
    from teammoede.storage.safekeeping import SecondPlace

    if place is None:
        return None
    if request.unlocked is None:
        if required:
            raise Refused("Arkivet er ikke låst, og kopier af det lægges ikke andre steder.")
        return None
    return SecondPlace(place, request.unlocked.vault.id)


def _require_administrator(request: "Request") -> None:
    from teammoede.storage.faults import AdministratorOnly

    if request.unlocked is not None and not request.unlocked.viewer.is_administrator:
        raise AdministratorOnly
