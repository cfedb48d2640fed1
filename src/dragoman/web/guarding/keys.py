"""Passwords and keys: what is kept of them, and whether one that is shown is the one that was given.

Invariant: only hashes leave this file; they are compared in constant time.
"""

import secrets
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
"""Letters that a password has at least: length counts for more than kinds of letters (NIST SP 800-63B)."""
LONGEST = 1_000
_HASHER = PasswordHasher()  # Argon2id with the library's own costs, which follow RFC 9106
_NOBODYS = _HASHER.hash("nobody's password")


class WeakPasswordError(ValueError):
    """A password that is too easily guessed, or too long to be one. str(): a sentence that says what it wants."""


def hashed(password: str, name: str) -> str:
    """What is kept of a password. WeakPasswordError for one that is too short, or holds the account's name."""
    if len(password) < SHORTEST:
        raise WeakPasswordError(
            f"A password needs {SHORTEST} letters at least; four words that do not belong together do."
        )
    if len(password) > LONGEST:
        raise WeakPasswordError(f"A password has {LONGEST:,} letters at most.")
    if name.casefold() in password.casefold() or len(set(password)) < SHORTEST // 2:
        raise WeakPasswordError("A password must not hold the account's name, nor repeat a few letters.")
    return _HASHER.hash(password)


def matches(secret: str, password: str) -> bool:
    """Whether a password is the one of which `secret` is kept. secret "": of nobody, which takes as long to refuse."""
    try:
        return _HASHER.verify(secret or _NOBODYS, password[: LONGEST + 1]) and bool(secret)
    except (VerificationError, InvalidHashError):
        return False


def fresh_key() -> str:
    """A key that nobody can guess: 256 bits, fit for a cookie and a header."""
    return secrets.token_urlsafe(32)


def digest(key: str) -> str:
    """What is kept of a key. It needs no salt and no slowness, for nobody can guess a key."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
