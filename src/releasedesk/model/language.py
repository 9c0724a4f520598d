"""Language tags, and which of several languages stands in for another."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

# The common shape of RFC 5646 tags: language, then script, region, variants and extensions.
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# Implementations must allow for 35 characters (RFC 5646, section 4.4.1); files are named by tags.
_LONGEST_TAG = 60


def is_language_tag(tag: str) -> bool:
    """Tell whether a text has the shape of a language tag."""
    return len(tag) <= _LONGEST_TAG and bool(_LANGUAGE_TAG.fullmatch(tag))


def _language_tag(tag: str) -> str:
    if not is_language_tag(tag):
        raise ValueError(f"“{tag}” is not a language tag; write one such as “en-GB”")
    return tag


LanguageTag = Annotated[str, AfterValidator(_language_tag)]
"""A BCP 47 language tag (RFC 5646), such as `en-GB`."""


def is_same_language(one: str, other: str) -> bool:
    """Tell whether two tags name one language, whatever region: words of one need no mark in the other.

    Chinese in its two scripts is written with different characters and so counts as two.
    """
    first, second = one.lower().split("-"), other.lower().split("-")
    return first[0] == second[0] and _script(first) == _script(second)


def _script(subtags: list[str]) -> str:
    if subtags[0] == "zh":
        return "hant" if {"hant", "tw", "hk", "mo"} & set(subtags) and "hans" not in subtags else "hans"
    return next((subtag for subtag in subtags[1:] if len(subtag) == 4 and subtag.isalpha()), "")
