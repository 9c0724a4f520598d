"""Identifiers of the parts of a release: random, or derived where the same input must give the same bytes."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Callable

# No vowels, so that no word appears by chance; no look-alikes of digits.
_ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
_LENGTH = 8

IdSource = Callable[[], str]
"""Gives a new identifier at each call."""


def random_id() -> str:
    """Return a new identifier that two people will not choose alike."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def derived_ids(seed: bytes) -> IdSource:
    """Return a source of identifiers that depend on the seed and their order alone."""
    counter = 0

    def next_id() -> str:
        nonlocal counter
        counter += 1
        number = int.from_bytes(hashlib.sha256(seed + counter.to_bytes(8, "big")).digest(), "big")
        letters = []
        for _ in range(_LENGTH):
            number, rest = divmod(number, len(_ALPHABET))
            letters.append(_ALPHABET[rest])
        return "".join(letters)

    return next_id


def random_release_id() -> str:
    """Return a new random release identifier, a UUID (RFC 9562, version 4)."""
    return str(uuid.uuid4())


def derived_release_id(seed: bytes) -> str:
    """Return a release identifier that depends on the seed alone (RFC 9562, version 5)."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(seed).hexdigest()))
