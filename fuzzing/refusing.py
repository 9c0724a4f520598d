"""What an input may get in place of a result: a sentence."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from releasedesk.errors import ReleaseDeskError

PATH = Path("from-outside")
APART = b"\n%%%%\n"
"""Stands between the files of an input that is several."""


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """Let the reader refuse its input in one sentence."""
    try:
        yield
    except ReleaseDeskError as error:
        sentence = str(error)
        assert sentence, "a refusal must say why"
        assert "\n" not in sentence, sentence
        assert len(sentence) < 600, sentence
        assert "\u202e" not in sentence, "what turns letters round must not be shown"
