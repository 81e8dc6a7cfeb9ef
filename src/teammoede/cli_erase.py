"""The command `erase`: a course goes for good, out of the archive and out of its copies.

What is erased is the business of `erasing`; nothing is changed without --yes.
"""

from argparse import Namespace
from typing import TYPE_CHECKING

from teammoede.cli_output import one_line
from teammoede.domain.errors import Refused

if TYPE_CHECKING:
    from teammoede.cli_commands import Request


def erase(request: "Request", options: Namespace) -> list[str]:
    """Erase a course, and say what may still hold it."""
    from teammoede.paths import journal_folder
    from teammoede.storage.erasing import erase_course, sweep
    from teammoede.storage.erasure_words import said_of
    from teammoede.storage.faults import AdministratorOnly
    from teammoede.storage.journal import Journal

    who = request.unlocked
    if who is not None and not who.viewer.is_administrator:
        raise AdministratorOnly
    course = request.course(options.course)
    title = one_line(course.title)
    if not options.yes:
        raise Refused(
            f"»{title}« slettes for altid, også i kopierne, og kan ikke hentes frem. Gem det først "
            "med »export«, hvis nogen skal have det. Tilføj --yes, hvis det skal ske."
        )
    journal = Journal(journal_folder(), who.vault.id, who.key, who.former) if who else None
    with request.open() as store:
        erase_course(store, course.id, journal)
    erasure = sweep(request.folder, who)
    return [f"»{title}« er slettet.", *said_of(erasure)]
