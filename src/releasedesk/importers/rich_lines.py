"""Cuts formatted text at its line breaks into lines, cleaned as the lines of a plain text are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from releasedesk.model import RichText, Run, plain_text, rich_text
from releasedesk.model.text import stripped

_INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
_BREAK = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\u00a0\u202f\n]+")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def lines_of_runs(runs: Iterable[Run]) -> Iterator[RichText]:
    """Yield the lines of a formatted text that hold words, with single spaces between words and none at the ends."""
    line: list[Run] = []
    for run in runs:
        words = _HALF_CHARACTER.sub("\ufffd", run.text.translate(_INVISIBLE))
        for number, part in enumerate(_BREAK.split(words)):
            if number:
                yield from _cleaned(line)
                line = []
            if part:
                line.append(run._replace(text=_SPACES.sub(" ", part)))
    yield from _cleaned(line)


def _cleaned(line: list[Run]) -> Iterator[RichText]:
    kept: list[Run] = []
    for run in line:
        # Two runs may each bring the space between them.
        text = run.text[1:] if run.text.startswith(" ") and kept and kept[-1].text.endswith(" ") else run.text
        if text:
            kept.append(run._replace(text=text))
    found = stripped(rich_text(kept))
    if plain_text(found):
        yield found
