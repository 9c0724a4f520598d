"""Who is named how: with title and organisation at the first mention, by the house's rule at later ones."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from releasedesk.model import Person
from releasedesk.rendering.phrases import Phrases

# What stands before a family name and belongs to it, in languages whose names are written with Latin letters.
_PARTICLES = frozenset(
    "af al bin da das de dei del della den der di do dos du el ibn la le los mac mc st st. ten ter van von y zu zum "
    "zur ’t 't".split()
)
# Those that many families write with a capital letter: Robert De Niro, Martin Van Buren.
_WRITTEN_LARGE = _PARTICLES - {"das", "y", "’t", "'t"}
# Families in whose names “Van” is no particle.
_VIETNAMESE = frozenset(
    "nguyen nguyễn tran trần pham phạm le lê hoang hoàng vo võ bui bùi dang đặng do đỗ ho hồ ngo ngô duong dương ly lý "
    "dinh đinh truong trương huynh huỳnh".split()
)
SUFFIXES = frozenset(
    {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d.", "qc", "kc", "mp"}
)
_INITIAL = re.compile(r"[^\W\d_]\.?(-?[^\W\d_]\.)*")


MentionReason = Literal[
    "unnamed", "with_title", "with_organisation", "without_title",
    "full", "family", "honorific", "own_words", "same_surname", "surname_unknown",
]  # fmt: skip
"""Why somebody is named as they are: nobody is yet, a first mention with what there is, or a later one and its rule."""


class Speakers:
    """Remembers who was introduced, so that a title is printed once and later mentions follow the house's rule."""

    def __init__(self, people: Iterable[Person], phrases: Phrases) -> None:
        self._people = {person.id: person for person in people}
        self._phrases = phrases
        self._introduced: set[str] = set()
        # Who has one name alone is called by it, as others are by their surname.
        families = (family_name(person, phrases) or _only_name(person) for person in self._people.values())
        self._families = Counter(_alike(family) for family in families if family)

    def mention(self, speaker: str) -> str:
        """Return the speaker's name as it stands at this mention; empty where nobody is named."""
        person = self._people.get(speaker)
        if person is None or not person.name.strip():
            return ""
        if speaker in self._introduced:
            return self.later_mention(person)
        self._introduced.add(speaker)
        return first_mention(person, self._phrases)

    def later_mention(self, person: Person) -> str:
        """Return a person's name as it stands after the first mention.

        Two people of one surname keep their full names (AP Stylebook, “second reference”, “names”).
        """
        if person.later_mention == "name" and person.later_name.strip():
            return person.later_name.strip()
        rule = person.later_mention or self._phrases.text("mention", "later")
        family = family_name(person, self._phrases)
        is_unmistakable = family and self._families[_alike(family)] < 2
        if rule not in ("family", "honorific") or not is_unmistakable:
            return person.name.strip()
        if is_particle(family.partition(" ")[0]) and self._phrases.language == "nl":
            # Without a given name, it has a capital (Taalunie, Taaladvies, “hoofdletters: voorvoegsels”).
            family = family[:1].upper() + family[1:]
        if rule == "honorific" and person.honorific.strip():
            return self._phrases.text("mention", "honorific").format(
                honorific=person.honorific.strip(), family=family
            )
        return family

    def reason(self, speaker: str) -> MentionReason:
        """Return why the next mention of somebody will read as it does."""
        person = self._people.get(speaker)
        if person is None or not person.name.strip():
            return "unnamed"
        if speaker not in self._introduced:
            if person.title.strip():
                return "with_title"
            return "with_organisation" if person.organisation.strip() else "without_title"
        if person.later_mention == "name" and person.later_name.strip():
            return "own_words"
        rule = person.later_mention or self._phrases.text("mention", "later")
        if rule not in ("family", "honorific"):
            return "full"
        family = family_name(person, self._phrases)
        if not family:
            return "surname_unknown"
        if self._families[_alike(family)] > 1:
            return "same_surname"
        return "honorific" if rule == "honorific" and person.honorific.strip() else "family"

    def ends_in_apposition(self, speaker: str) -> bool:
        """Tell whether the next mention ends in an apposition, which a comma closes: “Ailsa Rennie, chair, said”.

        That is a first mention with a title or organisation behind the name, in languages and houses that put a comma
        before it.
        """
        person = self._people.get(speaker)
        if person is None or speaker in self._introduced:
            return False
        pattern = self._phrases.text("mention", _first_pattern(person))
        return any(comma in pattern.partition("{name}")[2] for comma in ",،")

    def is_introduced(self, speaker: str) -> bool:
        """Tell whether the speaker was mentioned before."""
        return speaker in self._introduced


def first_mention(person: Person, phrases: Phrases) -> str:
    """Return a person's name with title and organisation, as at the first mention."""
    name, title, organisation = person.name.strip(), person.title.strip(), person.organisation.strip()
    belonging = phrases.contracted(
        phrases.text("mention", "of").format(organisation=organisation), "mention", "contractions"
    )
    return phrases.text("mention", _first_pattern(person)).format(
        name=name, title=title, organisation=organisation, of_organisation=belonging
    )


def _first_pattern(person: Person) -> str:
    """Return which pattern a first mention has, by what is known of the person."""
    if person.title.strip():
        return "title_and_organisation" if person.organisation.strip() else "title"
    return "organisation" if person.organisation.strip() else "name"


def family_name(person: Person, phrases: Phrases) -> str:
    """Return the family name that a person is called by; empty where it cannot be told from the full name.

    The order and number of names differ by culture, so a family name is only guessed from names that read the same in
    all of them: one given name, initials and particles, one family name. Languages with single surnames take the last
    word of longer names too. Everything else is the press officer's to say.
    """
    if person.family_name.strip():
        return person.family_name.strip()
    words = person.name.split()
    while len(words) > 1 and words[-1].casefold().rstrip(",") in SUFFIXES:
        words = words[:-1]
    words = [word.rstrip(",") for word in words]
    if len(words) < 2 or not all(_is_cased(word) or word.casefold() in _PARTICLES for word in words):
        return ""
    start = start_of_family(words)
    given = [word for word in words[:start] if not _INITIAL.fullmatch(word)]
    is_plain = len(given) <= 1
    if not is_plain and not phrases.flag("mention", "takes_last_word_for_family"):
        return ""
    return " ".join(words[start:])


def start_of_family(words: Sequence[str], more_particles: Collection[str] = ()) -> int:
    """Return at which word of a name the family name begins, with the particles that belong to it.

    `more_particles` are such of other scripts, which have no capitals to tell a particle from a name.
    """
    start = max(len(words) - 1, 0)
    # Family names go first at home, and often last abroad.
    is_vietnamese = not _VIETNAMESE.isdisjoint(word.casefold() for word in (*words[:1], *words[-1:]))
    while start > 1 and (
        is_particle(words[start - 1])
        or words[start - 1] in more_particles
        or (words[start - 1].casefold() in _WRITTEN_LARGE and not is_vietnamese)
    ):
        start -= 1
    return start


def is_particle(word: str) -> bool:
    """Tell whether a word is a particle of a family name, written small as such are."""
    return word.casefold() in _PARTICLES and word[:1].islower()


def _only_name(person: Person) -> str:
    name = person.name.strip()
    return name if len(name.split()) == 1 else ""


def _alike(family: str) -> str:
    """Return a family name so that names that a reader takes for one are equal: “O’Brien” and “O'Brien”."""
    parts = unicodedata.normalize("NFKD", family.casefold())
    return "".join(sign for sign in parts if sign.isalnum())


def _is_cased(word: str) -> bool:
    """Tell whether a word is written with letters that know capitals; Chinese or Arabic names are not taken apart."""
    return word.upper() != word.lower()
