"""From lines to passages: which lines are one paragraph that was wrapped, and which are list items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from releasedesk.importers.line_kinds import is_end_mark, is_page_mark
from releasedesk.importers.passages import ItemMark, Passage
from releasedesk.importers.text_lines import Line, lines_of

_BULLET = re.compile(r"(?:[•‣▪●◦·○■–—*-]|\uf0b7)\s+(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|\(\d{1,2}\))\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?:;。！？：；…][\"”’'»“」』)\]*]*$")
_SENTENCE_WITHIN = re.compile(r"[a-z]{2}[.!?][”\"]? [A-Z“\"]")
_EXPECTS_MORE = re.compile(r"[a-z] (?:a|an|and|as|at|by|for|from|in|of|on|or|the|their|this|to|with)$")
_FIELD = re.compile(r"@|www\.|https?:|^\W*[\w./-]{1,12}\s*:|\d{3,}[ .-]\d{3,}")
# Characters in a line that a program may have wrapped, and the least length at which wrapping is believed.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 48
_PROSE = 80
_WRAPPED_PROSE = 30
_LEAST_TYPESCRIPT = 12
_FIRST_LINE_INDENT = 2


def passages_of(text: str) -> tuple[Passage, ...]:
    """Return the passages of a plain text."""
    lines = list(lines_of(text))
    return tuple(_passages(lines, _wrap_width(lines), _typescript_width(lines)))


def item_mark(text: str) -> tuple[ItemMark, int]:
    """Return the kind of list item that a line starts, and the length of its mark."""
    if is_end_mark(text) or is_page_mark(text):
        return "", 0
    if match := _BULLET.match(text):
        return "bullet", match.end()
    if match := _NUMBER.match(text):
        return "number", match.end()
    return "", 0


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which a program wrapped the text, or 0 where every line is a paragraph."""
    lengths = [len(line.text) for line in lines if len(line.text) > 40]
    if not lengths or sum(length > _WIDEST_WRAP for length in lengths) > len(lengths) // 10:
        return 0
    followed = sorted(
        len(line.text)
        for line, following in pairwise(lines)
        if line.text and following.text and len(line.text) <= _WIDEST_WRAP
    )
    width = followed[len(followed) * 9 // 10] if followed else 0
    return width if width >= _NARROWEST_WRAP else 0


def _typescript_width(lines: Sequence[Line]) -> int:
    """Return the width of a text in which a blank line stands below every line, or 0 for any other text."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    touching = sum(bool(line.text and below.text) for line, below in pairwise(lines))
    if len(lengths) < _LEAST_TYPESCRIPT or lengths[-1] > _WIDEST_WRAP or touching > len(lengths) // 4:
        return 0
    return lengths[len(lengths) * 9 // 10]


def _passages(lines: Sequence[Line], width: int, spaced: int) -> Iterator[Passage]:
    gathered: list[Line] = []
    blank, apart = False, False
    for line in lines:
        if not line.text:
            blank = True
            continue
        if gathered and _continues(gathered, line, blank, spaced if blank else width):
            gathered.append(line)
        else:
            if gathered:
                yield _passage(gathered, apart)
            gathered, apart = [line], blank or line.apart
        blank = False
    if gathered:
        yield _passage(gathered, apart)


def _passage(lines: Sequence[Line], apart: bool) -> Passage:
    mark, length = item_mark(lines[0].text)
    words = " ".join(line.text for line in lines)[length:]
    return Passage(words, lines[0].number, item=mark, apart=apart)


def _continues(gathered: Sequence[Line], line: Line, blank: bool, width: int) -> bool:
    """Tell whether a line goes on with the paragraph gathered so far."""
    last = gathered[-1].text
    if line.apart or item_mark(line.text)[0]:
        return False
    if _ENDS_SENTENCE.search(last) and _FIELD.search(line.text[:12]):
        return False
    if _goes_on(last, line.text) and (not blank or len(last) >= _WRAPPED_PROSE):
        return True
    if width and (not blank or not _ENDS_SENTENCE.search(last)):
        return _was_wrapped(gathered[-1], line, width)
    if blank:
        return False
    return _breaks_off(gathered)


def _goes_on(last: str, text: str) -> bool:
    """Tell whether a text reads on in the middle of a sentence."""
    if _ENDS_SENTENCE.search(last) or _FIELD.search(text[:40]) or _FIELD.search(last[-40:]):
        return False
    return text[0].islower() or (text[0] in ",;.)" and len(text) > 1)


def _breaks_off(gathered: Sequence[Line]) -> bool:
    """Tell whether running text stops in mid-sentence, as where a web page set a few words in italics."""
    last = gathered[-1].text
    if _ENDS_SENTENCE.search(last) or _FIELD.search(last[-40:]):
        return False
    return bool(_SENTENCE_WITHIN.search(last) and len(last) >= _PROSE) or bool(_EXPECTS_MORE.search(last))


def _was_wrapped(last: Line, line: Line, width: int) -> bool:
    if line.indent >= last.indent + _FIRST_LINE_INDENT and _ENDS_SENTENCE.search(last.text):
        return False
    return len(last.text) + 1 + len(line.text.split(" ", 1)[0]) >= width
