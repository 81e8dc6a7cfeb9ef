"""What the archive's safety is built of: Argon2id, AES-256-GCM, HPKE and HKDF, each in one line.

Invents nothing and keeps nothing; which key opens what is the business of `vault`.
"""

import os
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class NotOpened(Exception):
    """The key does not fit, or what it is to open was changed; the two cannot be told apart."""


@dataclass(frozen=True)
class Cost:
    """What one Argon2id takes: passes, memory in KiB, lanes (RFC 9106)."""

    time: int = 4
    memory: int = 131_072
    lanes: int = 4

    @property
    def is_bearable(self) -> bool:
        """Whether a machine of ours can pay it: a file may have been made to exhaust one."""
        return (
            1 <= self.time <= 16
            and 1 <= self.lanes <= 16
            and 8 * self.lanes <= self.memory <= 1_048_576
        )


STANDARD = Cost()


def new_key() -> bytes:
    """Return a random key of 256 bits."""
    return os.urandom(KEY_BYTES)


def new_salt() -> bytes:
    """Return a random salt of 128 bits."""
    return os.urandom(SALT_BYTES)


def derive(password: str, salt: bytes, cost: Cost, context: bytes = b"") -> bytes:
    """Return the key that a password gives, by Argon2id; takes a third of a second on purpose.

    Unicode spells å in two ways, and keyboards differ: the password is NFC-normalised first.
    """
    function = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.time,
        lanes=cost.lanes,
        memory_cost=cost.memory,
        ad=context or None,
    )
    return function.derive(unicodedata.normalize("NFC", password).encode())


def seal(key: bytes, content: bytes, context: bytes = b"") -> bytes:
    """Return the content sealed with AES-256-GCM; it opens with the same context only."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, context)


def unseal(key: bytes, sealed: bytes, context: bytes = b"") -> bytes:
    """Return what was sealed; raises NotOpened."""
    nonce, content = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, content, context)
    except (InvalidTag, ValueError) as error:  # ValueError: cut off within the nonce
        raise NotOpened from error


def subkey(key: bytes, purpose: str) -> bytes:
    """Return the key for one purpose that follows from another key (HKDF-SHA256)."""
    return HKDF(SHA256(), KEY_BYTES, None, purpose.encode()).derive(key)


def new_pair() -> tuple[bytes, bytes]:
    """Return a new X25519 pair: the private key and the public one, raw."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def public_of(private: bytes) -> bytes:
    """Return the public key that belongs to a private one."""
    key = X25519PrivateKey.from_private_bytes(private).public_key()
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def put_in_box(public: bytes, content: bytes, context: bytes) -> bytes:
    """Return the content sealed to whoever has the private key (HPKE, RFC 9180)."""
    return _HPKE.encrypt(content, X25519PublicKey.from_public_bytes(public), info=context)


def open_box(private: bytes, box: bytes, context: bytes) -> bytes:
    """Return what was sealed to this private key; raises NotOpened."""
    try:
        return _HPKE.decrypt(box, X25519PrivateKey.from_private_bytes(private), info=context)
    except (InvalidTag, ValueError) as error:
        raise NotOpened from error
