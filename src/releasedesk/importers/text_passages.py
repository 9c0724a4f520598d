"""From lines to passages: which lines are one paragraph that was wrapped, and which are list items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from releasedesk.importers.line_kinds import is_end_mark, is_page_mark
from releasedesk.importers.passages import ItemMark, Passage
from releasedesk.importers.text_lines import Line, lines_of
from releasedesk.rendering.text_width import column_width

_BULLET = re.compile(r"(?:[•‣▪●◦·○■–—*-]|\uf0b7)\s+(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|\(\d{1,2}\))\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?:;。！？：；…][\"”’'»“」』)\]*]*$")
_SENTENCE_WITHIN = re.compile(r"[a-z]{2}[.!?][”\"]? [A-Z“\"]")
_EXPECTS_MORE = re.compile(r"[a-z] (?:a|an|and|as|at|by|for|from|in|of|on|or|the|their|this|to|with)$")
_ADDRESS = re.compile(r"https?://")
_FIELD = re.compile(r"@|www\.|https?:|^\W*[\w./-]{1,12}\s*:|\d{3,}[ .-]\d{3,}")
# Characters in a line that a program may have wrapped, and the least length at which wrapping is believed.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 48
_PROSE = 80
_WRAPPED_PROSE = 30
_LEAST_TYPESCRIPT = 12
_FIRST_LINE_INDENT = 2
_UNDERLINE = re.compile(r"-{3,}|={3,}")
_WIDE = re.compile(r"[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


def passages_of(text: str, *, may_be_typescript: bool = True) -> tuple[Passage, ...]:
    """Return the passages of a plain text; in a typescript, blank lines stand between the lines of a paragraph."""
    lines = list(lines_of(text))
    spaced = _typescript_width(lines) if may_be_typescript else 0
    passages = _passages(list(_without_underlines(lines)), _wrap_width(lines), spaced)
    return tuple(with_captions(passages, _may_be_caption))


def with_captions(passages: Iterable[Passage], is_caption: Callable[[Passage], bool]) -> Iterator[Passage]:
    """Yield passages with the caption above a table in it."""
    above: Passage | None = None
    for passage in passages:
        table = passage.table
        if above is not None and table is not None and not table.caption and is_caption(above):
            captioned = table._replace(caption=above.plain)
            passage, above = replace(passage, table=captioned, text=captioned.words), None
        if above is not None:
            yield above
        above = passage
    if above is not None:
        yield above


def _may_be_caption(passage: Passage) -> bool:
    """Tell whether a line right above a table names it: a heading is underlined, and a paragraph ends its sentence."""
    text = passage.plain
    is_plain = not (passage.level or passage.item or passage.table)
    return is_plain and len(text) <= _WIDEST_WRAP and not _ENDS_SENTENCE.search(text)


def item_mark(text: str) -> tuple[ItemMark, int]:
    """Return the kind of list item that a line starts, and the length of its mark."""
    if is_end_mark(text) or is_page_mark(text):
        return "", 0
    if match := _BULLET.match(text):
        return "bullet", match.end()
    if match := _NUMBER.match(text):
        return "number", match.end()
    return "", 0


def _without_underlines(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines without the rules that underline a heading, as long as it is; headings know it instead."""
    above: Line | None = None
    for line, below in zip(lines, (*lines[1:], None), strict=True):
        if above is not None and line.text and _underlines(line.text, above.text):
            above = None
            continue
        is_heading = bool(
            line.text and below and _underlines(below.text, line.text) and (above is None or not above.text)
        )
        above = line
        yield replace(line, is_heading=True) if is_heading else line


def _underlines(rule: str, text: str) -> bool:
    return (
        bool(_UNDERLINE.fullmatch(rule)) and text[:1].isalnum() and abs(len(rule) - column_width(text)) <= 1
    )


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which a program wrapped the text, or 0 where every line is a paragraph."""
    lengths = [width for line in lines if (width := column_width(line.text)) > 40]
    if not lengths or sum(length > _WIDEST_WRAP for length in lengths) > len(lengths) // 10:
        return 0
    followed = sorted(
        column_width(line.text)
        for line, following in pairwise(lines)
        if line.text and following.text and column_width(line.text) <= _WIDEST_WRAP
    )
    width = followed[len(followed) * 9 // 10] if followed else 0
    return width if width >= _NARROWEST_WRAP else 0


def _typescript_width(lines: Sequence[Line]) -> int:
    """Return the width of a text in which a blank line stands below every line, or 0 for any other text."""
    lengths = sorted(column_width(line.text) for line in lines if line.text)
    touching = sum(bool(line.text and below.text) for line, below in pairwise(lines))
    if len(lengths) < _LEAST_TYPESCRIPT or lengths[-1] > _WIDEST_WRAP or touching > len(lengths) // 4:
        return 0
    return lengths[len(lengths) * 9 // 10]


def _passages(lines: Sequence[Line], width: int, spaced: int) -> Iterator[Passage]:
    gathered: list[Line] = []
    blank, apart = False, False
    for line in lines:
        if line.table is not None:
            if gathered:
                yield _passage(gathered, apart)
            yield Passage(line.table.words, line.number, apart=True, table=line.table)
            gathered, blank = [], True
            continue
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
    level = 2 if lines[0].is_heading else 0
    return Passage(_joined(lines)[length:], lines[0].number, level=level, item=mark, apart=apart)


def _joined(lines: Sequence[Line]) -> str:
    """Return lines as one; between ideographs, where no space was, none is put."""
    words = lines[0].text
    for line in lines[1:]:
        is_wide = _WIDE.fullmatch(words[-1:]) and _WIDE.fullmatch(line.text[:1])
        words += line.text if is_wide else f" {line.text}"
    return words


def _continues(gathered: Sequence[Line], line: Line, blank: bool, width: int) -> bool:
    """Tell whether a line goes on with the paragraph gathered so far."""
    last = gathered[-1].text
    if line.apart or line.is_kept or line.is_heading or gathered[-1].is_heading:
        return False
    if item_mark(line.text)[0]:
        return not blank and _wraps_before_mark(gathered, line, width)
    if _ENDS_SENTENCE.search(last) and _FIELD.search(line.text[:12]):
        return False
    if (
        not blank
        and _ADDRESS.match(line.text)
        and column_width(last) >= _PROSE
        and not _ENDS_SENTENCE.search(last)
    ):
        return True
    if _goes_on(last, line.text) and (not blank or len(last) >= _WRAPPED_PROSE):
        return True
    if width and (not blank or not _ENDS_SENTENCE.search(last)):
        return _was_wrapped(gathered[-1], line, width)
    if blank:
        return False
    return _breaks_off(gathered)


def _wraps_before_mark(gathered: Sequence[Line], line: Line, width: int) -> bool:
    """Tell whether a line that begins as an item does goes on with a sentence that was cut there: “on / 2. May”."""
    last = gathered[-1]
    if not width or _ENDS_SENTENCE.search(last.text) or not _was_wrapped(last, line, width):
        return False
    return not item_mark(gathered[0].text)[0] or line.indent > gathered[0].indent


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
    next_word = 2 if _WIDE.match(line.text) else 1 + len(line.text.split(" ", 1)[0])
    return column_width(last.text) + next_word >= width
