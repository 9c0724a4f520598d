"""Who is meant by a name as somebody writes it: in another case, without accents, with “Dr”, or by the surname."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from releasedesk.model import Person
from releasedesk.rendering.mentions import start_of_family

Named = tuple[Person, Person]
"""A person, and the same person as an edition names them."""


def alike(name: str) -> str:
    """Return a name so that others who write it mean the same: no case, accents, apostrophes or courtesy titles."""
    from releasedesk.importers.names import is_courtesy

    words = name.split()
    while len(words) > 1 and is_courtesy(words[0]):
        words = words[1:]
    parts = unicodedata.normalize("NFKD", " ".join(words).casefold())
    return "".join(sign for sign in parts if sign.isalnum() or sign == " ")


def called(name: str, people: Iterable[Named]) -> list[Person]:
    """Return the people who have a name, as it is written or much like it; else the one who has it as a surname.

    A surname that several have says for certain who is meant by none of them.
    """
    everybody = list(people)
    wanted = name.casefold()
    if same := [each for each, named in everybody if wanted in (each.name.casefold(), named.name.casefold())]:
        return same
    wanted = alike(name)
    if same := [each for each, named in everybody if wanted in (alike(each.name), alike(named.name))]:
        return same
    relatives = [each for each, named in everybody if wanted in (_family(each), _family(named))]
    return relatives if len(relatives) == 1 else []


def _family(person: Person) -> str:
    words = person.name.split()
    return alike(person.family_name) or alike(" ".join(words[start_of_family(words) :]))
