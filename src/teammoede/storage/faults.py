"""What can go wrong with an archive, each as a Danish sentence; turns SQLite's errors into them."""

from pathlib import Path
from typing import TYPE_CHECKING

from teammoede.domain.errors import Refused

if TYPE_CHECKING:
    from sqlalchemy.exc import DBAPIError


class ArchiveMissing(Refused):
    """There is no archive in the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Der er intet arkiv i mappen {folder}. Åbn vinduet én gang, eller brug »init«."
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


class AccountRefused(Refused):
    """What was asked of the list of those who may come in cannot be done."""


class WrongPassword(Refused):
    """The password does not open the slot."""

    def __init__(self) -> None:
        super().__init__("Adgangskoden passer ikke. Prøv igen.")


class ArchiveLocked(Refused):
    """The archive wants a key, and none was given."""

    def __init__(self) -> None:
        super().__init__("Arkivet er låst. Det åbnes med navn og adgangskode.")


class KeyChanged(Refused):
    """Another window has taken a new archive key into use."""

    def __init__(self) -> None:
        super().__init__(
            "Arkivets nøgle er skiftet i et andet vindue. Lås op igen for at gå videre."
        )


class KeysMissing(Refused):
    """The archive is locked, and the slot file is gone."""

    def __init__(self) -> None:
        super().__init__(
            "Nøglefilen (teammoede.keys) mangler i arkivets mappe, og uden den kan intet åbnes. "
            "Læg den tilbage; den ligger også i hver sikkerhedskopi under »kopier«."
        )


class KeysDamaged(Refused):
    """The slot file is no slot file, or was changed by anybody but the program."""

    def __init__(self) -> None:
        super().__init__(
            "Nøglefilen (teammoede.keys) er beskadiget eller ændret udefra. Behold den, og sæt den "
            "fra en sikkerhedskopi under »kopier« i stedet."
        )


class KeysNewer(Refused):
    """The slot file was written by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "Nøglefilen er skrevet af en nyere udgave af teammøde. Opdatér programmet."
        )


class DiskFull(Refused):
    """There is no room left; everything saved before is still there.

    Where the reserve could be `freed`, another try goes through.
    """

    freed = False

    def __init__(
        self,
        text: str = "Disken er fuld. Det sidste er endnu ikke gemt. "
        "Ryd op, så gemmes det af sig selv.",
    ) -> None:
        super().__init__(text)


class ArchiveBusy(Refused):
    """Another program kept the archive for longer than we wait."""

    def __init__(
        self, text: str = "Et andet vindue er ved at skrive i arkivet. Prøv igen om et øjeblik."
    ) -> None:
        super().__init__(text)


def refusal(error: "DBAPIError") -> Refused:
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
        "Arkivet kan ikke læses: filen er beskadiget. Luk teammøde, og åbn det igen, så kan det "
        "hentes frem. Slet ikke filen."
    )


class NetworkDrive(Refused):
    """The folder lies on a network drive, where two computers would damage the archive."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Mappen {folder} ligger på et netværksdrev, og der kan arkivet blive ødelagt. "
            "Læg arkivet på computerens egen disk; sikkerhedskopierne må gerne ligge på netværket."
        )


class ArchiveGone(Refused):
    """The archive was open, and is no longer in its place: a stick pulled, a folder moved."""

    def __init__(self) -> None:
        super().__init__(
            "Arkivets mappe er væk. Sæt stikket i igen, eller læg mappen tilbage, så gemmes det "
            "sidste af sig selv. Luk ikke teammøde imens."
        )


class WrongPassphrase(Refused):
    """The file is sound, and it was sealed with another password."""

    def __init__(self) -> None:
        super().__init__(
            "Det er ikke filens adgangskode. Skriv den, som filen blev gemt med; den er ikke "
            "nødvendigvis din egen."
        )


class SealedFileDamaged(Refused):
    """The sealed file is not as it was written: cut off, or changed on its way."""

    def __init__(self) -> None:
        super().__init__("Filen er beskadiget eller ikke hel. Bed om at få den gemt og sendt igen.")


class SealedFileNewer(Refused):
    """The file was sealed by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "Filen er gemt af en nyere udgave af teammøde. Opdatér programmet, og prøv igen."
        )


class AdministratorOnly(Refused):
    """What was asked is for an administrator to do."""

    def __init__(self) -> None:
        super().__init__("Det kan kun en administrator. Bed en, der er det, om at gøre det.")


class CourseGone(Refused):
    """Somebody erased the course while it was open here."""

    def __init__(self) -> None:
        super().__init__(
            "Forløbet er slettet af en administrator, og det skrevne kan ikke gemmes. Kopiér det, "
            "hvis det skal bruges, og vælg et andet forløb."
        )
