"""How a command gets a password: asked for on the terminal, or from the first line of a file.

Never from the command itself or the environment, where every program could read it.
"""

import sys
from pathlib import Path

from teammoede.domain.errors import Refused

_LONGEST = 4096  # bytes of a line; more is no password but the wrong file


class SecretUnreadable(Refused):
    """The file that should hold a password holds none."""


class NoTerminal(Refused):
    """There is nobody to be asked."""


def read_secret(file: Path) -> str:
    """Return the first line of the file, blanks and all; raises SecretUnreadable."""
    try:
        with file.open("rb") as stream:
            line = stream.readline(_LONGEST + 1)
        secret = line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8-sig")
    except FileNotFoundError:
        raise SecretUnreadable(f"{file} findes ikke.") from None
    except UnicodeDecodeError:
        raise SecretUnreadable(f"{file} er ikke gemt som UTF-8. Gem den igen som UTF-8.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise SecretUnreadable(f"{file} kan ikke læses.") from error
    if not secret:
        raise SecretUnreadable(f"{file} er tom. Adgangskoden skal stå på første linje.")
    if len(line) > _LONGEST:
        raise SecretUnreadable(f"Første linje i {file} er for lang til at være en adgangskode.")
    return secret


def ask_secret(prompt: str, instead: str) -> str:
    """Ask on the terminal, and show nothing; `instead` says what to use where there is none.

    Raises NoTerminal.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise NoTerminal(f"Der er ingen terminal at spørge på. {instead}")
    from getpass import getpass

    try:
        return getpass(f"{prompt}: ")
    except EOFError:
        raise NoTerminal(f"Der blev ikke skrevet nogen adgangskode. {instead}") from None


def ask_new_secret(prompt: str, instead: str) -> str:
    """Ask twice for a new password; raises NotAlike, WeakPassword or NoTerminal."""
    from teammoede.domain.passwords import check_alike, check_password

    secret = ask_secret(prompt, instead)
    check_password(secret)
    check_alike(secret, ask_secret("Den samme igen", instead))
    return secret
