"""The contacts of a release from all places where it names some, and the words that introduce them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from releasedesk.importers.contacts import contacts_from, reachable
from releasedesk.importers.line_kinds import asks_for_contact, is_contact_heading
from releasedesk.importers.passages import Passage
from releasedesk.importers.printed_contacts import NamesOrganisation, printed_contacts
from releasedesk.model import Contact
from releasedesk.model.ids import IdSource


@dataclass(frozen=True, slots=True)
class FoundContacts:
    """The contacts, the text above them, and names that looked like contacts but cannot be reached."""

    contacts: tuple[Contact, ...]
    intro: str
    dropped: tuple[Contact, ...]


def found_contacts(
    groups: Sequence[Sequence[Passage]], language: str, is_organisation: NamesOrganisation, next_id: IdSource
) -> FoundContacts:
    """Return the contacts of several groups of passages.

    A sentence that says whom to ask stays as it is above the contacts where a signature block gives them as well;
    otherwise the contacts are read from it. Contacts as they are printed are read as such.
    """
    if len(groups) == 1 and (printed := printed_contacts(groups[0], language, is_organisation, next_id)):
        return FoundContacts(*printed, ())
    sentences = [group[0] for group in groups if _is_sentence(group[0].plain)]
    rest = [[passage for passage in group if passage not in sentences] for group in groups]
    parsed = [contacts_from(group, next_id) for group in rest]
    if sentences and any(reachable(contacts) for contacts, _ in parsed):
        return _sure(parsed, [sentence.plain for sentence in sentences])
    return _sure([contacts_from(group, next_id) for group in groups], [])


def _sure(parsed: Sequence[tuple[tuple[Contact, ...], str]], sentences: Sequence[str]) -> FoundContacts:
    """Keep the contacts that can be reached; where none can, all of them."""
    contacts = [contact for found, _ in parsed for contact in found]
    sure = [contact for contact in contacts if reachable([contact])] or contacts
    dropped = tuple(contact for contact in contacts if contact not in sure)
    return FoundContacts(tuple(sure), " ".join([*sentences, *_said(parsed)]), dropped)


def _is_sentence(text: str) -> bool:
    return asks_for_contact(text) and not is_contact_heading(text)


def _said(parsed: Iterable[tuple[tuple[Contact, ...], str]]) -> list[str]:
    """Return the introductions that say more than that contacts follow, which the house style's heading says."""
    plain = {"contact", "contacts", "media", "press", "for", "the"}
    return [
        intro
        for _, intro in parsed
        if any(word.strip(".,:：").casefold() not in plain for word in intro.split())
    ]
