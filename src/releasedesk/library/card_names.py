"""Names of people as vCards take them apart: family, given and further names, and the honorifics around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from releasedesk.importers.names import is_courtesy
from releasedesk.rendering.mentions import SUFFIXES, start_of_family

_PREFIXES = frozenset(
    """
    baron baroness madam mme mlle sig sig.ra dott dott.ssa ing mag dipl.-ing univ.-prof med h.c habil rt mgr dhr mevr
    drs mr mw sr sra srta rabbi imam sheikh د أ م أ.د ا.د الدكتور الدكتورة دكتور دكتورة السيد السيدة الأستاذ الأستاذة
    الشيخ المهندس المهندسة ד"ר ד״ר פרופ' פרופ׳ מר גב' גב׳
    """.split()
)
_SUFFIXES = SUFFIXES | frozenset(
    """
    cbe dbe kbe mbe obe frs frse frcp frcs esq mep msp ms mba msc bsc ba ma dphil llb llm cpa rn mph
    先生 女士 小姐 太太 博士 教授 院士 様 さん 氏 씨 님 박사 교수
    """.split()
)  # fmt: skip
_AFTER_NAME = re.compile(r"(?<=..)(?:先生|女士|小姐|太太|博士|教授|院士|さん|박사|교수)$")
_ARABIC_PARTICLES = frozenset("بن ابن بنت آل أبو ابو عبد".split())
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class NameParts(NamedTuple):
    """The components of the property N, in its order (RFC 6350, section 6.2.2)."""

    family: str = ""
    given: str = ""
    additional: str = ""
    prefixes: str = ""
    suffixes: str = ""

    @property
    def in_order(self) -> str:
        """The name without its prefixes, as it is said: the family name first where it is written so."""
        names = (self.given, self.additional, self.family)
        if _EAST_ASIAN.search(self.family):
            gap = "" if _EAST_ASIAN.match(self.given) else " "
            return gap.join(filter(None, (self.family, self.given)))
        return " ".join(filter(None, (*names, self.suffixes)))


def name_parts(name: str, *, family: str = "", given: str = "", honorific: str = "") -> NameParts:
    """Take a full name apart; `family`, `given` and `honorific` are what is known of it already.

    What cannot be told stays together: a Chinese name in one word is all family name, a single name too.
    """
    prefixes, words, suffixes = _without_honorifics(_given_name_first(name), honorific)
    prefix = honorific.strip() or prefixes
    if family.strip():
        known = family.strip()
        return NameParts(known, given.strip() or _rest(" ".join(words), known), "", prefix, suffixes)
    start = start_of_family(words, _ARABIC_PARTICLES)
    if words and _EAST_ASIAN.match(words[0]):
        return NameParts(words[0], " ".join(words[1:]), "", prefix, suffixes)
    return NameParts(" ".join(words[start:]), " ".join(words[:start]), "", prefix, suffixes)


def _without_honorifics(name: str, honorific: str) -> tuple[str, list[str], str]:
    """Return what stands before a name, its words, and what stands behind it."""
    whole, comma, behind = name.partition(",")
    words = whole.split()
    known = honorific.split()
    start = len(known) if known and words[: len(known)] == known else 0
    while start < len(words) - 1 and _is_prefix(words, start):
        start += 1
    prefixes, words = " ".join(words[:start]), words[start:]
    end = len(words)
    while end > 1 and _bare(words[end - 1]) in _SUFFIXES:
        end -= 1
    suffixes = [*words[end:], *([behind.strip()] if comma and behind.strip() else [])]
    words = words[:end]
    glued = _AFTER_NAME.search(words[-1]) if words else None
    if glued is not None:
        suffixes.insert(0, glued[0])
        words[-1] = words[-1][: glued.start()]
    return prefixes, words, " ".join(suffixes)


def _given_name_first(name: str) -> str:
    """Return a name such as “Rennie, Ailsa” as it is said; what stands behind the comma may be a degree as well."""
    before, _, behind = name.partition(",")
    if (
        len(before.split()) == 1
        and behind.strip()
        and not all(_bare(word) in _SUFFIXES for word in behind.split())
    ):
        return f"{behind.strip()} {before.strip()}"
    return name


def _is_prefix(words: list[str], at: int) -> bool:
    word = words[at]
    if word.casefold() == "the":
        return at + 2 < len(words) and _is_prefix(words, at + 1)
    return is_courtesy(word) or _bare(word) in _PREFIXES


def _rest(name: str, family: str) -> str:
    """Return a name without its family name, which stands at its end or, in some languages, at its beginning."""
    if name.endswith(family):
        return name.removesuffix(family).strip()
    return name.removeprefix(family).strip()


def _bare(word: str) -> str:
    return word.casefold().rstrip(".,")
