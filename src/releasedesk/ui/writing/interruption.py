"""Where an attribution may interrupt a quote: between its words, best between its sentences."""

from __future__ import annotations

import re

_AFTER_SENTENCE = re.compile(r"(?<=[.!?…؟])[”’\"]?\s+(?=\S)")
_AFTER_CLAUSE = re.compile(r"(?<=[,;:–—،])\s+(?=\S)")
_BETWEEN_WORDS = re.compile(r"\s+(?=\S)")


def split_for(words: str, wanted: int = 0) -> int:
    """Return how many characters stand before an interrupting attribution.

    `wanted` is where the caret is: the gap between words nearest to it is taken. At either end of the words, the
    attribution stands after the first sentence, else after the first clause, else near the middle; 0 where there is
    but one word.
    """
    gaps = [match.end() for match in _BETWEEN_WORDS.finditer(words) if match.start() > 0]
    if not gaps:
        return 0
    if 0 < wanted < len(words.rstrip()):
        return min(gaps, key=lambda gap: abs(gap - wanted))
    for pattern in (_AFTER_SENTENCE, _AFTER_CLAUSE):
        found = pattern.search(words)
        if found:
            return found.end()
    return min(gaps, key=lambda gap: abs(gap - len(words) / 2))
