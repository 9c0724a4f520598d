"""Where quotation marks open and close in a paragraph, in the styles of many languages."""

from __future__ import annotations

from dataclasses import dataclass

# Opening mark: the marks that close it.
_PAIRS = {
    "“": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    '"': '"”',
    # Urdu closes with the mark that opens elsewhere.
    "”": "”“",
}
_SINGLE = {"‘": "’", "'": "'"}
_NESTED = {"“": "”", "«": "»", "「": "」"}
_BEFORE_CLOSE = ".,!?…;:"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: mark and words start at `opens` and `start`, and end at `closes` and `stop`.

    `closed` is false where no mark closes it.
    """

    opens: int
    start: int
    stop: int
    closes: int
    closed: bool = True


def quotations_in(text: str) -> list[Quotation]:
    """Return the outermost quotations of a paragraph, in order; the last one may be left open."""
    found: list[Quotation] = []
    position = 0
    while (opens := _next_opening(text, position)) is not None:
        quotation = _from(text, opens)
        found.append(quotation)
        position = quotation.closes
    return found


def _next_opening(text: str, position: int) -> int | None:
    for index in range(position, len(text)):
        char = text[index]
        if char in _PAIRS and _may_open(text, index):
            return index
        if char in _SINGLE and index == 0:
            return index
        if char in _SINGLE and text[index - 1].isspace() and position > 0:
            return index
        if char in _SINGLE and text[index - 2 : index] in {", ", ": "}:
            return index
    return None


def _may_open(text: str, index: int) -> bool:
    char = text[index]
    if char in "“„«「『":
        return True
    before = text[index - 1] if index else " "
    return not before.isalnum() and index + 1 < len(text) and (char == '"' or not text[index + 1].isspace())


def _from(text: str, opens: int) -> Quotation:
    mark = text[opens]
    stop = _closing_single(text, opens) if mark in _SINGLE else _closing(text, opens, _PAIRS[mark])
    if stop is None and mark == "»":
        # Spanish quotes open their further paragraphs with a closing mark (RAE, “comillas de seguir”).
        stop = _closing(text, opens, "»")
    if stop is None:
        return _trimmed(text, opens, len(text), len(text), closed=False)
    return _trimmed(text, opens, stop, stop + 1, closed=True)


def _closing(text: str, opens: int, closing: str) -> int | None:
    mark, depth = text[opens], 0
    for index in range(opens + 1, len(text)):
        char = text[index]
        if char in closing and (char != "“" or mark in "„”"):
            if depth == 0:
                return index
            depth -= 1
        elif char == mark and char in _NESTED:
            depth += 1
    return None


def _closing_single(text: str, opens: int) -> int | None:
    """Return where a single mark closes: an apostrophe stands between letters, a closing mark after punctuation."""
    closing = _SINGLE[text[opens]]
    index = text.find(closing, opens + 1)
    while index >= 0:
        after = text[index + 1 : index + 2]
        if text[index - 1] in _BEFORE_CLOSE and (not after or after.isspace() or after in ".,"):
            return index
        index = text.find(closing, index + 1)
    return None


def _trimmed(text: str, opens: int, stop: int, closes: int, *, closed: bool) -> Quotation:
    start = opens + 1
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Quotation(opens, start, stop, closes, closed)
