"""Korean particles, whose form depends on whether the word before them ends in a consonant."""

from __future__ import annotations

import re

_FIRST, _LAST, _FINALS = 0xAC00, 0xD7A3, 28
# The form after a consonant and that after a vowel, as forms write them when they do not know: “은(는)”.
_TOPIC = re.compile(r"(?P<word>\w)은\(는\)")
_QUOTED = "(이)라고"
# Digits as they are read: 영 일 이 삼 사 오 육 칠 팔 구.
_ENDING_IN_CONSONANT = frozenset("013678lmnrLMNR")


def with_particles(text: str, quoted: str = "") -> str:
    """Return a text in which “은(는)” is the one of both that the word before it asks for.

    “(이)라고” at its beginning is that which the last of the `quoted` words asks for (한국어 맞춤법, 인용격 조사).

    A syllable block says by its number whether it has a final consonant (The Unicode Standard, section 3.12).
    """
    letters = [character for character in quoted if character.isalnum()]
    ends_in_consonant = bool(letters) and _ends_in_consonant(letters[-1])
    text = text.replace(_QUOTED, "이라고" if ends_in_consonant else "라고", 1)
    return _TOPIC.sub(
        lambda found: found["word"] + ("은" if _ends_in_consonant(found["word"]) else "는"), text
    )


def _ends_in_consonant(character: str) -> bool:
    point = ord(character)
    if _FIRST <= point <= _LAST:
        return (point - _FIRST) % _FINALS != 0
    return character in _ENDING_IN_CONSONANT
