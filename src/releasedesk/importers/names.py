"""Names of people in running text: where a name starts beside a title, and which full name a surname stands for."""

from __future__ import annotations

import re

COURTESY = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev revd hon herr frau monsieur madame señor señora".split()
)
_TITLES = frozenset(
    """
    administrator adviser advisor advocate ambassador analyst attorney captain ceo cfo chair chairman chairperson
    chairwoman chancellor chief cio cmo colonel commander commissioner congressman congresswoman constable coo
    coordinator councillor counsel cto curator dean deputy director doctor editor engineer entomologist founder
    general governor head historian inspector judge justice leader lieutenant major manager mayor mep minister mp msp
    officer organiser organizer partner pastor president principal producer provost rector rep representative
    scientist secretary sen senator sergeant sheriff speaker spokesman spokesperson spokeswoman superintendent
    supervisor treasurer trustee vice
    """.split()
)
_PARTICLES = frozenset("de da di del della der den van von la le du dos bin ibn al el ter ten zu".split())
_NOT_NAMES = frozenset(
    """
    the a an this that these those in on at by for from to of and or but as if when while after before since today
    yesterday tomorrow we our he she they it i you his her their its there here with without under over about more
    most many some all no not new press media release contact monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    """.split()
)
_ORGANISATION_WORDS = frozenset(
    """
    trust council ministry department office agency university college institute association company companies inc
    ltd llc plc gmbh corp corporation group foundation society union bank museum party government committee
    commission board bureau service services communications relations affairs international centre center school
    hospital church federation network media press team hotel police polizei marketing public
    """.split()
)
_TOKEN = re.compile(r"[^\W\d_](?:[\w’'-]|\.(?=[^\W\d_]))*\.?")
_RUN_TOKEN = r"[A-ZÀ-ÖØ-Þ](?:[\w’'-]{0,30}|\.)"
_RUN = re.compile(
    rf"{_RUN_TOKEN}(?:[ \u00a0](?:{_RUN_TOKEN}|de|da|di|del|der|den|van|von|la|le|du|dos|bin|al|el)){{1,4}}"
)


def is_title_word(word: str) -> bool:
    """Tell whether a word is part of a function that people hold, such as “Director”."""
    return word.strip(".,").casefold() in _TITLES


def is_courtesy(word: str) -> bool:
    """Tell whether a word is a courtesy title, such as “Ms”."""
    return word.strip(".").casefold() in COURTESY


def is_name_token(word: str) -> bool:
    """Tell whether a word may be part of a person's name."""
    bare = word.rstrip(".")
    if not _TOKEN.fullmatch(word) or not bare[0].isupper():
        return False
    return bare.casefold() not in _NOT_NAMES and not bare.endswith(("’s", "'s"))


def names_organisation(text: str) -> bool:
    """Tell whether a text has a word that names of offices and organisations are made of."""
    return any(word.strip(".,()&").casefold() in _ORGANISATION_WORDS for word in text.split())


def looks_like_person(text: str) -> bool:
    """Tell whether a short text is most likely the name of a person."""
    words = text.split()
    while words and is_courtesy(words[0]):
        words = words[1:]
    if not 2 <= len(words) <= 5 or names_organisation(text):
        return False
    if any(is_title_word(word) for word in words):
        return False
    if not all(is_name_token(word) or word.casefold() in _PARTICLES for word in words):
        return False
    return is_name_token(words[0]) and is_name_token(words[-1])


def split_name(words: list[str]) -> tuple[list[str], list[str]]:
    """Return what stands before a name and the name, from words that should end with one."""
    start = len(words)
    while start > 0 and (
        is_name_token(words[start - 1]) or (words[start - 1] in _PARTICLES and start < len(words))
    ):
        start -= 1
    while start < len(words) and words[start] in _PARTICLES:
        start += 1
    for index in range(len(words) - 1, start - 1, -1):
        ends_office = index < len(words) - 1 and names_organisation(words[index])
        if ends_office or (is_title_word(words[index]) and not is_courtesy(words[index])):
            start = index + 1
            break
    if len(words) - start > 4 or (len(words) - start > 3 and start == 0):
        start = len(words) - 2
    return words[:start], words[start:]


class NameIndex:
    """Knows the full names of a text by their last word, each the first time it stands there."""

    def __init__(self, text: str) -> None:
        self._full: dict[str, str] = {}
        for match in _RUN.finditer(text):
            words = match[0].split()
            _, name = split_name(words)
            while name and (name[0].casefold() in _NOT_NAMES or is_courtesy(name[0])):
                name = name[1:]
            if 2 <= len(name) <= 4 and not names_organisation(" ".join(name)):
                self._full.setdefault(_key(name[-1]), " ".join(name))

    def full_name(self, surname: str) -> str:
        """Return the full name for a surname, or the surname where the text has no fuller one."""
        return self._full.get(_key(surname), surname)


def _key(word: str) -> str:
    return word.strip(".,’'").casefold()
