"""What can go wrong with an archive, each as a Danish sentence; turns SQLite's errors into them."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from teammoede.domain.errors import Refused


class ArchiveMissing(Refused):
    """There is no archive in the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Der er intet arkiv i mappen {folder}. Åbn vinduet én gang, eller importér et forløb."
        )


class ArchiveUnusable(Refused):
    """The folder cannot hold an archive: it is a file, or nobody may write there."""


class ArchiveDamaged(Refused):
    """The file is there, but it is no sound archive."""


class ArchiveNewer(Refused):
    """The archive was written by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "Arkivet er skrevet af en nyere udgave af teammøde. Opdatér programmet, og prøv igen."
        )


class DiskFull(Refused):
    """There is no room left; everything saved before is still there."""

    def __init__(self) -> None:
        super().__init__(
            "Disken er fuld. Det sidste er endnu ikke gemt. Ryd op, så gemmes det af sig selv."
        )


class ArchiveBusy(Refused):
    """Another program kept the archive for longer than we wait."""

    def __init__(
        self, text: str = "Et andet vindue er ved at skrive i arkivet. Prøv igen om et øjeblik."
    ) -> None:
        super().__init__(text)


def refusal(error: DBAPIError) -> Refused:
    """Return the expected error behind what SQLAlchemy raised."""
    name = getattr(error.orig, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return DiskFull()
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ArchiveBusy()
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR")):
        return ArchiveUnusable(
            "Der kan ikke skrives i arkivets mappe. Se efter, om den er skrivebeskyttet eller væk."
        )
    if name.startswith("SQLITE_CONSTRAINT"):
        return ArchiveBusy("Forløbet er ændret i et andet vindue. Luk teammøde, og åbn det igen.")
    return ArchiveDamaged(
        "Arkivet kan ikke læses: filen er beskadiget. Behold den, og sæt en kopi i stedet."
    )
