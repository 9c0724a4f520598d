"""Isolates what is read from left to right within lines that are written from right to left.

The Unicode algorithm (Standard Annex 9) gets most of it right. It tears apart what has signs without a direction at its
ends or within it: groups of a telephone number change places, “£12.4m” loses its sign to the other end, and a number
behind a name and a comma goes before both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from releasedesk.model import Run
from releasedesk.model.place import Place
from releasedesk.rendering.printed import PrintedRelease, PrintedTable, Words
from releasedesk.rendering.walking import with_words

FROM_THE_LEFT = "und-Latn"
"""The language of such a stretch: none that is known, in letters that are read from the left (BCP 47)."""

_LATIN = "A-Za-z\u00c0-\u024f"
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_WITHIN = rf"[^(){_RIGHT}\n]"
_MARKS = '()«»“”„"'
_ALONE = rf"[^{_MARKS}{_RIGHT}\n]"
_TO_ITS_END = rf"(?:[^\s(),;{_RIGHT}«»“”„\"]*[{_LATIN}0-9/+#])?"
# The full stop of “a.m.” or “U.S.” is part of it.
_WORD = rf"(?:(?:[{_LATIN}]\.){{2,}}(?=[\s,;،؛)]|$)|[{_LATIN}]{_TO_ITS_END})"
# Neither begins within a number: the end of “2.5” or “10:30” would go to the other side of its beginning.
_BEGINS = r"(?<!\d)(?<!\d[.,:/–-])"
_NUMBER = rf"{_BEGINS}(?:[0-9]+(?:[.,:/][0-9]+)+|[0-9]{{1,2}}(?:[–-][0-9]{{1,2}})?)"
_FROM_THE_LEFT = re.compile(
    # What stands in brackets or quotation marks alone: (Harbour Trust Ltd.)
    rf"(?<=[{_MARKS}])(?=[^{_MARKS}]*[{_LATIN}])(?!\s){_ALONE}*(?<!\s)(?=[{_MARKS}])"
    # Telephone numbers: +44 131 496 0142, 0131 496-0142, (0131) 496 0142
    r"|(?<!\d)(?:\+|\(?[0\u0660\u06f0](?=\d))\d[\d\u00a0 ().\-/]{4,}\d"
    # Days as ISO 8601 writes them
    r"|(?<!\d)\d{4}-\d\d-\d\d(?!\d)"
    # Money: £12.4m, US$4.2bn
    rf"|[{_LATIN}]*[£$€¥₹]\s?\d[\d.,]*[{_LATIN}]*"
    # A number with letters behind it: 12.4m, 5G, 10:30am
    rf"|(?<!\d)(?<!\d[.,:/])[0-9][0-9.,:/]*{_WORD}"
    # Words, names and addresses with numbers and brackets: OpenTide 2.0, Harbour Trust (HT), 1 April 2027, 2.5 GHz
    rf"|(?:{_NUMBER}[ \u00a0])?{_WORD}"
    rf"(?:[.,;:]?[ \u00a0](?:[&–-][ \u00a0])?{_WORD}|[ \u00a0][0-9]{_TO_ITS_END}|[ \u00a0]\({_WITHIN}*\))*"
)

_BETWEEN_GROUPS = re.compile(r"(?<=\d) (?=\d)")

# Stands for words in another language, which are isolated as such.
_OTHER = "\ufffc"


def isolated(view: PrintedRelease) -> PrintedRelease:
    """Return what is printed, with stretches of it marked that are read from left to right whatever is around them."""
    return with_words(view, _marked) if view.direction == "rtl" else view


def with_groups_in_order(text: str) -> str:
    """Return a stretch from the left for text that knows no marks: groups of a telephone number keep their order.

    Numbers on both sides of a no-break space are one to the Unicode algorithm (rule W4), those beside a space are
    not. A plus sign, and what has letters, would need characters that nobody sees.
    """
    return _BETWEEN_GROUPS.sub("\u00a0", text)


def in_order(run: Run) -> Run:
    """Return a run for text that knows no marks; only what is marked as read from the left is changed."""
    is_marked = run.language == FROM_THE_LEFT
    return run._replace(text=with_groups_in_order(run.text)) if is_marked else run


def cell_words(table: PrintedTable, cell: str) -> Words:
    """Return the text of a table's cell as words in which the same is marked: “+4.2%” keeps its sign in front."""
    words = (Run(cell),)
    return _marked(table.place, words) if table.direction == "rtl" else words


def _marked(_: Place, words: Words) -> Words:
    if len(words) == 1 and not words[0].language and _is_from_the_left(words[0].text):
        return (words[0]._replace(language=FROM_THE_LEFT),)
    # A stretch may have several formats: what is isolated is looked for in the whole line.
    stretches = _stretches("".join(_OTHER * len(run.text) if run.language else run.text for run in words))
    if not stretches:
        return words
    found: list[Run] = []
    start = 0
    for run in words:
        end = start + len(run.text)
        found.extend(
            _parted(run, [(at - start, to - start) for at, to in stretches if start <= at and to <= end])
        )
        start = end
    return tuple(found)


def _parted(run: Run, stretches: list[tuple[int, int]]) -> Iterator[Run]:
    """Yield a run with those stretches isolated that it holds whole; others are left to the algorithm."""
    at = 0
    for start, end in stretches:
        if at < start:
            yield run._replace(text=run.text[at:start])
        yield run._replace(text=run.text[start:end], language=FROM_THE_LEFT)
        at = end
    if at < len(run.text) or not stretches:
        yield run._replace(text=run.text[at:])


# Pages are set anew after every keystroke, and all texts but one are those of the time before.
@lru_cache(maxsize=2048)
def _stretches(text: str) -> tuple[tuple[int, int], ...]:
    """Return where what is isolated in a line begins and ends; nothing in one without the other direction."""
    if text.isascii() or not any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text):
        return ()
    return tuple(match.span() for match in _FROM_THE_LEFT.finditer(text))


def _is_from_the_left(text: str) -> bool:
    """Tell whether a whole text is read from the left, and has marks that would go to its other end otherwise."""
    kinds = {unicodedata.bidirectional(sign) for sign in text}
    return not kinds & {"R", "AL", "AN"} and bool(kinds & {"L", "EN"}) and not text.isalnum()
