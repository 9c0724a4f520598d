"""What differs between two states of an entry, said in a few words for each field."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from releasedesk.library.entries import Content, Snippet, pictures_in, snippet_lines
from releasedesk.model import Boilerplate, Contact, Person, Phone, plain_text


class Difference(NamedTuple):
    """One field that differs: what it is called, and its words in both states, which may be empty."""

    field: str
    before: str
    after: str


_PERSON = (
    ("name", "name"), ("title", "title"), ("organisation", "organisation"), ("given_name", "first name"),
    ("family_name", "surname"), ("honorific", "honorific"), ("later_mention", "later mentions"),
    ("later_name", "later mentions"),
)  # fmt: skip
_CONTACT = (("name", "name"), ("role", "role"), ("organisation", "organisation"))


def differences(before: Content, after: Content) -> list[Difference]:
    """Return what differs between two contents of one kind, field by field; nothing for two that say the same."""
    pairs: list[tuple[str, str, str]] = []
    if isinstance(before, Person) and isinstance(after, Person):
        pairs += [(label, getattr(before, name), getattr(after, name)) for name, label in _PERSON]
        pairs.append(("names in other languages", _names(before), _names(after)))
    elif isinstance(before, Contact) and isinstance(after, Contact):
        pairs += [(label, getattr(before, name), getattr(after, name)) for name, label in _CONTACT]
        pairs.append(("phones", _phones(before), _phones(after)))
        pairs.append(
            ("e-mail", ", ".join(filter(None, before.emails)), ", ".join(filter(None, after.emails)))
        )
    elif isinstance(before, Boilerplate) and isinstance(after, Boilerplate):
        pairs.append(("heading", before.heading, after.heading))
        pairs.append(("text", _text(before), _text(after)))
    elif isinstance(before, Snippet) and isinstance(after, Snippet):
        pairs.append(("name", before.title, after.title))
        pairs.append(("text", " ".join(snippet_lines(before)), " ".join(snippet_lines(after))))
        pairs.append(("pictures", *_pictures(before, after)))
    return [Difference(*pair) for pair in pairs if pair[1].split() != pair[2].split()]


def in_words(found: list[Difference], longest: int = 90) -> str:
    """Return differences on one line, such as “title: chair → president”; long texts are only named."""
    said = []
    for each in found:
        if len(each.before) + len(each.after) > longest:
            said.append(f"{each.field} changed")
        else:
            said.append(f"{each.field}: {_isolated(each.before)} → {_isolated(each.after)}")
    return "; ".join(said) or "looks changed"


def _text(boilerplate: Boilerplate) -> str:
    return " ".join(map(plain_text, boilerplate.paragraphs))


def _isolated(words: str) -> str:
    """Return words so that those of a language written from the right do not turn the sentence around (UAX 9)."""
    is_turning = any(unicodedata.bidirectional(each) in ("R", "AL") for each in words)
    return f"\u2068{words}\u2069" if is_turning else words or "none"


def _pictures(before: Snippet, after: Snippet) -> tuple[str, str]:
    """Return how many pictures two snippets have; nothing where they have the same."""
    one, other = pictures_in(before), pictures_in(after)
    if one == other:
        return "", ""
    more = " others" if len(one) == len(other) else ""
    return str(len(one)), f"{len(other)}{more}"


def _names(person: Person) -> str:
    return "; ".join(
        ", ".join(filter(None, (each.language, each.name, each.title, each.organisation)))
        for each in person.in_languages
    )


def _phones(contact: Contact) -> str:
    return ", ".join(_phone(each) for each in contact.phones if each.number.strip())


def _phone(phone: Phone) -> str:
    return f"{phone.kind} {phone.number}" + (f" ext. {phone.extension}" if phone.extension else "")
