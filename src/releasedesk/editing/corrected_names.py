"""Naming the speaker of a quote anew where that corrects a slip in the name of the one who was named before."""

from __future__ import annotations

from releasedesk.editing.edit import Edit, attempt
from releasedesk.editing.people import quote_by_new_person, quote_by_person, quotes_of, takes_title
from releasedesk.model import Person, Quote, Release
from releasedesk.model.place import Place, resolve

_SHORTEST = 3
"""Letters of a word in which a letter may be missing, too many, or in the place of its neighbour."""
_SHORTEST_EXCHANGED = 5
"""Letters of a word in which one may stand for another: Tim and Tom are two people."""


def quote_by_named(
    release: Release, quote: Place, name: str, title: str = "", verb: str | None = None
) -> Edit:
    """Make somebody whom the release does not have the speaker of a quote, as one step.

    “John Rennie” in the place of “Jon Rennie”, who speaks this quote alone, is the same person with the name mended:
    a second one would leave the first behind, and the title with it.
    """
    present: Quote = resolve(release, quote)
    before = next((each for each in release.people if each.id == present.speaker), None)
    if before is None or not _is_corrected(release, before, name, title):
        return quote_by_new_person(release, quote, name, title, verb)
    people = tuple(each.replace(name=name) if each is before else each for each in release.people)
    mended = attempt(lambda: release.replace(people=people))
    spoken = quote_by_person(mended, quote, before.id, title, verb)
    return Edit("correct name", spoken.release, spoken.places)


def _is_corrected(release: Release, person: Person, name: str, title: str) -> bool:
    """Tell whether a name mends that of a person of whom nothing else is said that would have to be mended, too."""
    is_told_apart = person.family_name or person.given_name or person.later_name or person.in_languages
    if is_told_apart or person.origin is not None or (title and not takes_title(person)):
        return False
    return is_slip(person.name, name) and len(quotes_of(release, person.id)) == 1


def is_slip(written: str, meant: str) -> bool:
    """Tell whether two names differ by one slip in one of their words."""
    pairs = list(zip(written.casefold().split(), meant.casefold().split(), strict=False))
    if len(pairs) != len(written.split()) or len(pairs) != len(meant.split()):
        return False
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    return len(differing) == 1 and len(pairs) > 1 and _differ_by_one(*differing[0])


def _differ_by_one(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    same = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if not same or len(short) < _SHORTEST:
        return False
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    is_swapped = (
        short[same : same + 2] == long[same : same + 2][::-1] and short[same + 2 :] == long[same + 2 :]
    )
    return is_swapped or (len(short) >= _SHORTEST_EXCHANGED and short[same + 1 :] == long[same + 1 :])
