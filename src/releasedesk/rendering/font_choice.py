"""Which bundled faces stand in, language by language, for what the fonts of a house style lack.

A house style names its Latin, Arabic and Hebrew faces. Chinese, Japanese and Korean share code points that each writes
in its own way, so the language of the edition says which faces come first; they follow the style's own in every style.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

Script = Literal["SC", "TC", "JP", "KR"]
"""A way of writing Chinese characters, by the name that its faces bear."""

_SCRIPTS: tuple[Script, ...] = ("SC", "TC", "JP", "KR")
_RARE = "Noto Sans Han Rare"
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_SERIFS = frozenset({"Source Serif 4", "Playfair Display", "Libertinus Serif"})


@lru_cache(maxsize=64)
def cjk_script(language: str) -> Script | None:
    """Return how a BCP 47 language writes Chinese characters; None for a language that does not."""
    primary, *others = language.lower().split("-")
    if primary in ("zh", "yue", "cmn"):
        is_simplified = "hans" in others
        is_traditional = not is_simplified and (primary == "yue" or not _TRADITIONAL.isdisjoint(others))
        return "TC" if is_traditional else "SC"
    scripts: dict[str, Script] = {"ja": "JP", "ko": "KR"}
    return scripts.get(primary)


def cjk_families(language: str, *, is_serif: bool) -> tuple[str, ...]:
    """Return the Chinese, Japanese and Korean families in the order in which they stand in for each other."""
    own = cjk_script(language)
    order = sorted(_SCRIPTS, key=lambda script: script != own)
    kinds = ("Serif", "Sans") if is_serif else ("Sans", "Serif")
    return (*(f"Noto {kind} {script}" for script in order for kind in kinds), _RARE)


def is_serif(families: Iterable[str]) -> bool:
    """Tell whether the first of some families has serifs, so that what stands in for it has them too."""
    first = next(iter(families), "")
    return first in _SERIFS or "serif" in first.lower()


def page_fonts(families: tuple[str, ...], language: str) -> list[Any]:
    """Return families as Typst takes them, in order, for text in a language.

    In Chinese, Japanese and Korean text, quotation marks, dashes and ellipses are those of its own faces: they take a
    full square there (Requirements for Chinese Text Layout, 3.1.1). Typst calls what is left `latin-in-cjk`.
    """
    added = cjk_families(language, is_serif=is_serif(families))
    if cjk_script(language) is None or cjk_script(language) == "KR":
        return [*families, *added]
    return [*({"name": family, "covers": "latin-in-cjk"} for family in families), *added]
