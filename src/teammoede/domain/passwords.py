"""What a password must be, said in one sentence; and one-time passwords that can be said aloud.

Long is what makes it good (NIST 800-63B): no rules about signs, no date when it ends; keeps none.
"""

import re
import secrets
import unicodedata

from teammoede.domain.easy_words import EASY_WORDS
from teammoede.domain.errors import Refused

LEAST = 12  # signs
WORDS = 4
_NUMBERS = 100
_WORD = re.compile(r"[^\W\d_]{2,}")


class WeakPassword(Refused):
    """A password that would not hold."""


class NotAlike(Refused):
    """A new password that was typed in two ways."""

    def __init__(self) -> None:
        super().__init__("De to adgangskoder er ikke ens. Skriv den nye igen.")


def check_password(text: str, name: str = "", house: str = "") -> None:
    """Raise WeakPassword where a password is too short, or easily guessed from who chose it."""
    password = unicodedata.normalize("NFC", text).casefold().strip()
    if not password:
        raise WeakPassword("Skriv en adgangskode.")
    if len(set(_bare(password)) or {" "}) == 1:
        raise WeakPassword("Det er det samme tegn hele vejen. Brug hellere fire ord.")
    if not is_long(password):
        raise WeakPassword(f"Adgangskoden er for kort. Brug mindst {LEAST} tegn eller fire ord.")
    if _is_only(password, name, house):
        raise WeakPassword(
            "Navnet på jer selv eller huset er let at gætte. Skriv flere ord til det."
        )


def is_long(text: str) -> bool:
    """Return whether a password has twelve signs, or four different words."""
    password = unicodedata.normalize("NFC", text).casefold().strip()
    return len(password) >= LEAST or len(set(_WORD.findall(password))) >= WORDS


def check_alike(new: str, again: str) -> None:
    """Raise NotAlike where a new password was not typed twice; å may be written in two ways."""
    if unicodedata.normalize("NFC", new) != unicodedata.normalize("NFC", again):
        raise NotAlike


def one_time_password() -> str:
    """Return a new password of four words and a number, of more than 42 bits."""
    words = [secrets.choice(EASY_WORDS) for _ in range(WORDS)]
    return " ".join([*words, f"{secrets.randbelow(_NUMBERS):02}"])


def _is_only(password: str, *names: str) -> bool:
    """Whether nothing is left of a password when what everybody knows is taken out."""
    left = _bare(password)
    known = {_bare(part) for name in names for part in (name, *name.split())}
    for word in sorted(known, key=len, reverse=True):
        if len(word) > 1:
            left = left.replace(word, "")
    return not left


def _bare(text: str) -> str:
    """Return only the letters and digits, small."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum())
