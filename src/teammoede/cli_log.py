"""The access log on the command line: what a command does is noted, and `log` shows it."""

from argparse import Namespace
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from teammoede.cli_output import as_json, as_table
from teammoede.domain.access_entry import AccessEntry, AccessEvent
from teammoede.domain.errors import Refused

if TYPE_CHECKING:
    from teammoede.cli_commands import Request
    from teammoede.storage.store import Store
    from teammoede.storage.vault import Unlocked

_DEVICE = "cli"


def note(
    unlocked: "Unlocked | None", event: AccessEvent, course: str | None = None, words: str = ""
) -> None:
    """Note what a command did; never stops it. Without a lock there is nobody to write of."""
    if unlocked is None:
        return
    from teammoede.storage.access_log import record
    from teammoede.storage.store import Store

    with suppress(Refused):
        store = Store(unlocked.folder, device=_DEVICE, key=unlocked.key, viewer=unlocked.viewer)
        try:
            if event is AccessEvent.UNLOCKED:
                _note_failures(store, unlocked)
            record(store, event, course, words)
        finally:
            store.close()


def _note_failures(store: "Store", unlocked: "Unlocked") -> None:
    from teammoede.storage.access_log import record_failures
    from teammoede.storage.attempts import Attempts

    names = {account.id: account.name for account in unlocked.vault.accounts}
    record_failures(store, Attempts(unlocked.folder).take_unlogged(), names)


def show_log(request: "Request", options: Namespace) -> list[str]:
    """Show the access log, newest first, or write it as a table for a spreadsheet."""
    from teammoede.storage.access_log import as_csv, course_name, entries
    from teammoede.storage.faults import AdministratorOnly
    from teammoede.storage.files import write_file

    if request.unlocked is None:
        raise Refused("Arkivet har ingen adgangslog, før det er låst.")
    if not request.unlocked.viewer.is_administrator:
        raise AdministratorOnly
    day = options.since
    since = datetime(day.year, day.month, day.day).astimezone() if day else None
    with request.open() as store:
        found = entries(store, since)
        titles = {course.id: course.title for course in store.courses(request.today)}
    file: Path | None = options.csv
    if file is not None:
        write_file(file, as_csv(found, titles).encode())
        note(request.unlocked, AccessEvent.READ_LOG, words=f"{len(found)} linjer")
        return [f"Skrevet: {file}"]
    if options.json:
        return as_json(_data(entry) for entry in found)
    rows = [
        (
            f"{entry.at.astimezone():%Y-%m-%d %H.%M}",
            entry.name,
            entry.event.label,
            course_name(entry, titles),
            entry.words,
        )
        for entry in found
    ]
    heads = ("Hvornår", "Hvem", "Hvad", "Forløb", "Med hvad")
    return as_table(heads, rows) or ["Der er intet at vise."]


def _data(entry: AccessEntry) -> dict[str, str | None]:
    return {
        "at": entry.at.isoformat(),
        "account": entry.account,
        "name": entry.name,
        "event": entry.event,
        "course_id": entry.course_id,
        "words": entry.words,
    }
