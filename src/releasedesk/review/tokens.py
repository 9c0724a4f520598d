"""Texts taken apart into words, blanks and marks that keep their formatting, and put together again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from releasedesk.model import RichText, Span

# Words are runs of letters, digits and the marks that belong to them. Scripts without blanks between words (kana,
# ideographs) are taken character by character; combining marks and variation selectors stay with what they modify,
# and an apostrophe within a word is part of it (Unicode Standard Annex 29, rules WB6 and WB7).
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARK = "\u0300-\u036f\ufe00-\ufe0f\u3099\u309a\u200d\U000e0100-\U000e01ef"
_PUNCTUATION = (
    r"!\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~¡§«¶·»¿\u2010-\u2018\u201a-\u2027\u2030-\u205e\u3001-\u3003\u3008-\u301f"
    r"\uff01-\uff0f\uff1a-\uff20\u060c\u061b\u061f\u0964\u0965'’"
)
_TOKENS = re.compile(
    rf"\n|[^\S\n]+|[{_IDEOGRAPH}][{_MARK}]*"
    rf"|[^\s{_PUNCTUATION}{_IDEOGRAPH}]+(?:['’.,][^\s{_PUNCTUATION}{_IDEOGRAPH}]+)*"
    rf"|[{_PUNCTUATION}][{_MARK}]*|."
)

Look = tuple[tuple[str, Any], ...]
"""How a token is set: the fields of its span other than the text; empty for plain text."""


class Token(NamedTuple):
    """A word, a run of blanks or a mark, with its formatting."""

    text: str
    look: Look = ()

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or a digit."""
        return any(map(str.isalnum, self.text))


# Most words of a release are there many times, and in every copy of it that is merged.
_plain_token = lru_cache(maxsize=20_000)(Token)
_text_of: Callable[[Token], str] = itemgetter(0)
_look_of: Callable[[Token], Look] = itemgetter(1)


def tokens(text: RichText) -> tuple[Token, ...]:
    """Take a text apart; the tokens' texts joined are the text again."""
    if isinstance(text, str):
        return tuple(map(_plain_token, _TOKENS.findall(text)))
    found: list[Token] = []
    for part in text:
        if isinstance(part, str):
            found += (Token(word) for word in _TOKENS.findall(part))
        else:
            look = _look(part)
            # What stands for a field (a name that is inserted) is one thing and is never taken apart.
            words = [part.text] if _is_whole(look) else _TOKENS.findall(part.text)
            found += (Token(word, look) for word in words)
    return tuple(found)


def is_blank(token: Token) -> bool:
    """Tell whether a token is blanks within a line, which say nothing by themselves."""
    return token.text.isspace() and token.text != "\n"


def words(text: str) -> list[str]:
    """Return the words of a plain text, without blanks and marks."""
    return [found for found in _TOKENS.findall(text) if any(map(str.isalnum, found))]


def text_of(parts: Iterable[Token]) -> RichText:
    """Put tokens together to a text in its normal form."""
    parts = tuple(parts)
    if not any(map(_look_of, parts)):
        return plain_of(parts)
    joined: list[list[Any]] = []
    for token in parts:
        if joined and joined[-1][1] == token.look and not _is_whole(token.look):
            joined[-1][0].append(token.text)
        else:
            joined.append([[token.text], token.look])
    runs = [("".join(texts), look) for texts, look in joined]
    return tuple(
        Span.model_validate({"text": text} | {name: _thawed(value) for name, value in look}) if look else text
        for text, look in runs
    )


def plain_of(parts: Iterable[Token]) -> str:
    """Return the text of tokens without formatting."""
    return "".join(map(_text_of, parts))


def _look(span: Span) -> Look:
    known = ((name, getattr(span, name)) for name in type(span).model_fields if name != "text")
    found = {name: value for name, value in known if value}
    found |= span.__pydantic_extra__ or {}
    return tuple((name, _frozen(value)) for name, value in sorted(found.items()))


def _is_whole(look: Look) -> bool:
    return any(name == "field" for name, _ in look)


def _frozen(value: Any) -> Any:
    """Return a JSON value that can be hashed."""
    if isinstance(value, dict):
        return ("{}", tuple((name, _frozen(each)) for name, each in sorted(value.items())))
    if isinstance(value, list | tuple):
        return ("[]", tuple(_frozen(each) for each in value))
    return value


def _thawed(value: Any) -> Any:
    if isinstance(value, tuple):
        kind, parts = value
        if kind == "{}":
            return {name: _thawed(each) for name, each in parts}
        return [_thawed(each) for each in parts]
    return value
