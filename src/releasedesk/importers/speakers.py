"""The people who are quoted: who a name in an attribution is, and whether a quote would print what was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from releasedesk.importers.attributions import Said
from releasedesk.importers.east_asian_names import known_name_in
from releasedesk.importers.names import NameIndex
from releasedesk.model import Person
from releasedesk.model.ids import IdSource


@dataclass(slots=True)
class _Speaker:
    id: str
    name: str
    title: str = ""


class Speakers:
    """Collects the speakers of a release.

    A person's title is printed with the first attribution and never again, so a later attribution fits only where
    it brings no title of its own beyond that one.
    """

    def __init__(self, names: NameIndex, next_id: IdSource) -> None:
        self._names = names
        self._next_id = next_id
        self._speakers: dict[str, _Speaker] = {}
        self._surnames: dict[str, str] = {}
        self._said_names: frozenset[str] = frozenset()

    def learn(self, attributions: Iterable[Said]) -> None:
        """Learn the names that stand without a title in a text; they end or begin the words that have one."""
        self._said_names |= {said.name for said in attributions if not said.title}

    def fitting(self, said: Said) -> str | None:
        """Return the identifier of who says it, or None where a quote could not hold all words of the attribution."""
        said = self._parted(said)
        key = self._key(said.name)
        known = self._speakers.get(key)
        if known is None:
            return self._new(key, said).id
        if said.courtesy and said.courtesy.casefold() not in known.name.casefold().split():
            return None
        if not known.title:
            known.title = said.title
        return known.id if _word_set(said.title) <= _word_set(known.title) else None

    def known(self, said: Said) -> str:
        """Return the identifier of someone who is known to speak, without a title that was not given as one."""
        said = self._parted(said)
        key = self._key(said.name)
        known = self._speakers.get(key) or self._new(key, replace(said, title=""))
        return known.id

    def name(self, identifier: str) -> str:
        """Return the name of a speaker."""
        return next(speaker.name for speaker in self._speakers.values() if speaker.id == identifier)

    def mentioned_in(self, text: str) -> str:
        """Return the one speaker whose surname stands in a text, or nothing where there are none or several."""
        words = {word.strip("’'s.,") for word in text.casefold().split()} | set(
            re.findall(r"\w+", text.casefold())
        )
        found = {key for surname, key in self._surnames.items() if surname in words}
        return self._speakers[found.pop()].id if len(found) == 1 else ""

    def sole(self, attributions: Iterable[Said]) -> Said | None:
        """Return the first of several attributions that all name the same person, otherwise None."""
        named = list(attributions)
        return named[0] if len({self._key(said.name) for said in named}) == 1 else None

    def people(self) -> tuple[Person, ...]:
        """Return all speakers in the order of their first words.

        A title stays whole (“Chair of the Harbour Trust”): what would print the same is not taken apart by guessing.
        """
        return tuple(
            Person(id=speaker.id, name=speaker.name, title=speaker.title)
            for speaker in self._speakers.values()
        )

    def _parted(self, said: Said) -> Said:
        """Return an attribution with the title taken off the name, where the text calls somebody by the rest alone."""
        is_korean = said.name[:1] >= "\uac00"
        words = f"{said.name} {said.title}".strip() if is_korean else said.title + said.name
        found = known_name_in(words, self._said_names) if words[:1] >= "\u3040" else None
        return replace(said, name=found[0], title=found[1]) if found else said

    def _key(self, name: str) -> str:
        folded = _folded(name)
        if " " in folded:
            return folded
        return self._surnames.get(folded) or _folded(self._names.full_name(name))

    def _new(self, key: str, said: Said) -> _Speaker:
        full = said.name if " " in said.name else self._names.full_name(said.name)
        name = f"{said.courtesy} {full}" if said.courtesy else full
        speaker = _Speaker(self._identifier(name), name, said.title)
        self._speakers[key] = speaker
        self._surnames.setdefault(key.split()[-1], key)
        return speaker

    def _identifier(self, name: str) -> str:
        """Return a readable identifier, so that a quote says in a diff who speaks."""
        letters = unicodedata.normalize("NFC", name.casefold()).replace("’", "").replace("'", "")
        slug = re.sub(r"[\W_]+", "-", letters).strip("-") or self._next_id()
        taken = {speaker.id for speaker in self._speakers.values()}
        number, identifier = 1, slug
        while identifier in taken:
            number += 1
            identifier = f"{slug}-{number}"
        return identifier


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[^\w'’-]+", " ", name.casefold()).split())


def _word_set(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
