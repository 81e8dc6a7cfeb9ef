"""How a command gets into a locked archive: a name, a password, and waits as at the window's door.

Shows no password and keeps none; what may be done once inside is the business of the commands.
"""

import unicodedata
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from teammoede.cli_secrets import ask_secret, read_secret
from teammoede.domain.errors import Refused

if TYPE_CHECKING:
    from teammoede.storage.vault import Account, Unlocked, Vault

HINT = "Arkivet er ikke låst endnu. Det låses med en adgangskode, når vinduet åbnes første gang."


class WhoIsIt(Refused):
    """It is not known whose password is meant."""


class OneTimePassword(Refused):
    """The password is one for the first time, and a command cannot choose another."""

    def __init__(self) -> None:
        super().__init__(
            "Adgangskoden er til første gang. Åbn vinduet, lås op, og vælg din egen adgangskode."
        )


def is_plain(folder: Path) -> bool:
    """Return whether the archive is one from before there was a lock."""
    from teammoede.storage.layout import Found, look

    return look(folder) is Found.PLAIN


def unlocked_for(folder: Path, options: Namespace) -> "Unlocked | None":
    """Unlock the archive with what the command line says; None where there is no lock.

    Raises WhoIsIt, TooSoon, WrongPassword, OneTimePassword, KeysMissing or what else is wrong.
    """
    from teammoede.storage import vault as keys
    from teammoede.storage.faults import KeysMissing
    from teammoede.storage.layout import Found, look
    from teammoede.storage.settling import settle

    found = look(folder)
    if found not in (Found.LOCKED, Found.KEYS_LOST):
        return None
    if found is Found.KEYS_LOST and not keys.bring_back(folder):
        raise KeysMissing
    account = _account(keys.read_vault(folder), options.name)
    unlocked = _unlocked(folder, account, options.password_file)
    if unlocked.account.must_change:
        raise OneTimePassword
    return settle(unlocked)


def _account(vault: "Vault", name: str | None) -> "Account":
    from teammoede.domain.viewer import folded_name

    accounts = vault.accounts
    known = ", ".join(f"»{account.name}«" for account in accounts)
    if name is None:
        if len(accounts) == 1:
            return accounts[0]
        raise WhoIsIt(f"Skriv, hvem du er, med --name NAVN før kommandoen: {known}.")
    found = [a for a in accounts if folded_name(a.name) == folded_name(name)]
    if not found:
        shown = unicodedata.normalize("NFC", name)
        raise WhoIsIt(f"Ingen på listen hedder »{shown}«. Der er {known}.")
    return found[0]


def _unlocked(folder: Path, account: "Account", file: Path | None) -> "Unlocked":
    from teammoede.storage.attempts import Attempts, TooSoon
    from teammoede.storage.vault import unlock

    attempts = Attempts(folder)
    seconds = attempts.wait(account.id)
    if seconds > 0:
        raise TooSoon(seconds)  # before anything is typed
    if file is not None:
        password = read_secret(file)
    else:
        password = ask_secret(
            f"Adgangskode for {account.name}", "Brug --password-file FIL før kommandoen."
        )
    with attempts.one_try(account.id):
        return unlock(folder, account.id, password)
