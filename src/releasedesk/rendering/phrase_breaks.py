"""Where lines of a Chinese, Japanese or Korean headline may break: between phrases, not within them.

In running text these scripts break between almost any two signs. In a headline, in large type and few lines, that tears
words apart. Korean has spaces between its words; what is one phrase in Chinese and Japanese is known to the models of
BudouX (Google, Apache 2.0) in resources/breaking: weights of the signs around a place where one may end.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from releasedesk import resources
from releasedesk.rendering.direction import is_east_asian
from releasedesk.rendering.font_choice import Script, cjk_script

_LONGEST = 12
"""Signs of a phrase that is kept whole; one that is longer may not fit on a line, and breaks as running text does."""
_SPACES = re.compile(r"(\s+)")
# What no line begins with (JIS X 4051, 6.1.1; Requirements for Chinese Text Layout, 3.1.3), besides closing brackets.
_NEVER_FIRST = frozenset(
    "、。，．,.：；:;！？!?・·…‥—―～〜ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ%％‰℃°"
)
_CLOSING, _OPENING = frozenset({"Pe", "Pf", "Mn"}), frozenset({"Ps", "Pi"})
_BRACKETS_OPEN, _MARKS_CLOSED = "（「『【〈《〔［｛", "）」』】〉》〕］｝、。，．！？"
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万萬亿億兩两0123456789")
"""What is counted belongs to its number."""
_OF_DATES = frozenset("年月")
_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


def phrases_of_line(text: str, language: str) -> tuple[str, ...]:
    """Return the stretches of a headline between which its lines may break; together they are the text.

    A text in a language that puts spaces between words, or a script that this module does not know, is one stretch.
    """
    script = cjk_script(language)
    if script is None or not is_east_asian(text):
        return (text,)
    return _phrases(text, script)


# Pages are set anew after every keystroke, and most headlines are those of the time before.
@lru_cache(maxsize=256)
def _phrases(text: str, script: Script) -> tuple[str, ...]:
    stretches = [stretch for stretch in _SPACES.split(text) if stretch]
    if script == "KR":
        return tuple(stretches)
    found: list[str] = []
    for stretch in stretches:
        found.extend((stretch,) if stretch.isspace() else _kept_together(_parted(stretch, script)))
    return tuple(found)


def is_kept_whole(phrase: str) -> bool:
    """Tell whether a phrase has East Asian signs that would part, and is short enough to stand on one line."""
    return 1 < len(phrase) <= _LONGEST and is_east_asian(phrase)


def without_marks(phrase: str) -> tuple[str, str, str]:
    """Return opening marks, the rest, and closing marks: the typesetter sets marks closer at the ends of a line."""
    core = phrase.lstrip(_BRACKETS_OPEN)
    opening = phrase[: len(phrase) - len(core)]
    bare = core.rstrip(_MARKS_CLOSED)
    return opening, bare, core[len(bare) :]


def gap_between(before: str, after: str) -> bool:
    """Tell whether a letter or figure of an alphabet stands beside an ideograph or kana, which takes a small gap.

    See Requirements for Japanese Text Layout, 3.2.6, and for Chinese Text Layout, 3.2.2.
    """
    if not before or not after or not (before[-1].isalnum() and after[0].isalnum()):
        return False
    return is_east_asian(before[-1]) != is_east_asian(after[0])


def _kept_together(phrases: Sequence[str]) -> Iterator[str]:
    """Join phrases that a break would tear apart."""
    joined = before = ""
    for phrase in phrases:
        if joined and not _belong_together(before, phrase):
            yield joined
            joined = ""
        joined, before = joined + phrase, phrase
    if joined:
        yield joined


def _belong_together(before: str, after: str) -> bool:
    last, first = before[-1], after[0]
    if last in _OF_DATES and first.isdecimal():
        return True
    if first in _NEVER_FIRST or unicodedata.category(first) in _CLOSING:
        return True
    if unicodedata.category(last) in _OPENING or last in _NUMERALS:
        return True
    is_in_latin_word = not is_east_asian(last) and not is_east_asian(first)
    # The model is least sure of single signs in a row, which are often one word.
    are_single = len(before) == len(after) == 1
    return is_in_latin_word or are_single


def _parted(text: str, script: Script) -> list[str]:
    """Return a text parted where the model has it."""
    weights, threshold = _model(script)
    phrases = [text[0]]
    for at in range(1, len(text)):
        score = sum(
            table.get(text[at + start : at + stop], 0)
            for start, stop, table in weights
            if at + start >= 0 and at + stop <= len(text)
        )
        if score > threshold or _begins_after_latin(text[at - 1], text[at]):
            phrases.append(text[at])
        else:
            phrases[-1] += text[at]
    return phrases


def _begins_after_latin(before: str, sign: str) -> bool:
    """Tell whether an ideograph begins a word behind one in letters, which the models have not learnt.

    A kana is a particle there, which belongs to the word before it, and a number counts what follows it.
    """
    return bool(_IDEOGRAPHS.match(sign)) and before.isalpha() and not is_east_asian(before)


# The signs that each table of a model weighs, counted from the place where a phrase may end.
_FEATURES = {
    "UW1": (-3, -2), "UW2": (-2, -1), "UW3": (-1, 0), "UW4": (0, 1), "UW5": (1, 2), "UW6": (2, 3),
    "BW1": (-2, 0), "BW2": (-1, 1), "BW3": (0, 2),
    "TW1": (-3, 0), "TW2": (-2, 1), "TW3": (-1, 2), "TW4": (0, 3),
}  # fmt: skip
_MODELS: Mapping[str, str] = MappingProxyType({"JP": "ja", "SC": "zh-hans", "TC": "zh-hant"})


@lru_cache(maxsize=3)
def _model(script: Script) -> tuple[tuple[tuple[int, int, Mapping[str, int]], ...], float]:
    """Return the tables of a model with the signs that they weigh, and the score above which a phrase ends."""
    tables: dict[str, dict[str, int]] = json.loads(resources.text("breaking", f"{_MODELS[script]}.json"))
    weights = tuple((*_FEATURES[name], table) for name, table in tables.items())
    return weights, sum(sum(table.values()) for table in tables.values()) / 2
