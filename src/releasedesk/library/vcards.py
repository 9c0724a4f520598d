"""People and contacts as vCards (RFC 6350; versions 3.0 and 2.1 are read too), from and for address books."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from releasedesk.errors import SourceError
from releasedesk.library.card_lines import CardLine, card_lines
from releasedesk.library.card_names import NameParts, name_parts
from releasedesk.library.entries import Content
from releasedesk.library.source_text import source_line, source_text
from releasedesk.model import Contact, Person, Phone

MOST_CARDS = 5_000
MOST_LINES = 500_000
"""Lines of a file, continuations and line feeds counted: pictures in cards take most of them."""
MOST_VALUES = 40
"""Telephones or addresses of one card that are read."""

_MOST_LINES = 2_000
_KINDS = (("cell", "mobile"), ("mobile", "mobile"), ("fax", "fax"), ("home", "home"), ("work", "office"))
_TYPES = {"office": "WORK", "mobile": "CELL", "fax": "FAX", "home": "HOME"}
_EXTENSION = re.compile(r"(?:;\s*ext=|\s+ext\.?\s*)(\w+)\s*$", re.IGNORECASE)


class Card(NamedTuple):
    """A card that was read: the contact that it is, and the parts of the name as far as the card tells them."""

    contact: Contact
    parts: NameParts = NameParts()


def read_vcards(path: Path) -> list[Card]:
    """Return the cards of a file; one without any name, number and address is left out.

    Raises:
        SourceError: The file cannot be read, is too large, or holds no vCard.

    """
    found: list[Card] = []
    text = source_text(path)
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise SourceError(path, f"it has more than {MOST_LINES:,} lines; import it in parts")
    for lines in _taken_apart(text):
        card = _card_of(lines)
        if card is not None:
            found.append(card)
        if len(found) > MOST_CARDS:
            raise SourceError(path, f"it holds more than {MOST_CARDS:,} cards; import it in parts")
    if not found:
        raise SourceError(path, "there is no vCard with a name in it")
    return found


def as_person(card: Card) -> Person:
    """Return the person who can be quoted that a card is."""
    contact, parts = card.contact, card.parts
    # What is found in the name anyway is not kept besides: whoever changes the name need not change it twice.
    is_told = parts.family and parts.family != name_parts(contact.name).family
    return Person(
        id=contact.id,
        name=contact.name,
        title=contact.role,
        organisation=contact.organisation,
        family_name=parts.family if is_told else "",
        given_name=parts.given if is_told else "",
        honorific=parts.prefixes,
    )


def vcards(contents: Iterable[Content]) -> str:
    """Return people and contacts as vCards 3.0, which every address book reads."""
    return "".join(_card(each) for each in contents if isinstance(each, Person | Contact))


def _taken_apart(text: str) -> Iterator[list[CardLine]]:
    """Yield the lines of each card; one whose end was cut off or forgotten ends where the next begins, or the file."""
    lines: list[CardLine] | None = None
    for line in card_lines(text):
        is_border = line.name in ("BEGIN", "END") and line.value.strip().upper() == "VCARD"
        if is_border:
            if lines is not None:
                yield lines
            lines = [] if line.name == "BEGIN" else None
        elif lines is not None and len(lines) < _MOST_LINES:
            lines.append(line)
    if lines is not None:
        yield lines


def _card_of(lines: list[CardLine]) -> Card | None:
    by_name: dict[str, list[CardLine]] = {}
    for line in lines:
        by_name.setdefault(line.name, []).append(line)
    parts = _names(by_name)
    said = _first(by_name, "FN")
    name = said or parts.in_order
    organisation = source_line(by_name["ORG"][0].parts()[0]) if "ORG" in by_name else ""
    phones = tuple(phone for line in by_name.get("TEL", ())[:MOST_VALUES] if (phone := _phone(line)).number)
    addresses = (source_line(line.text()) for line in by_name.get("EMAIL", ())[:MOST_VALUES])
    emails = tuple(dict.fromkeys(filter(None, addresses)))
    if not (name or organisation or phones or emails):
        return None
    contact = Contact(
        id="card",
        name=name or organisation,
        role=_first(by_name, "TITLE") or _first(by_name, "ROLE"),
        # The card of a company names it twice, and it is printed once.
        organisation=organisation if name and organisation != name else "",
        phones=phones,
        emails=emails,
    )
    return Card(contact, parts if name else NameParts())


def _first(by_name: dict[str, list[CardLine]], name: str) -> str:
    return source_line(by_name[name][0].text()) if name in by_name else ""


def _names(by_name: dict[str, list[CardLine]]) -> NameParts:
    parts = [source_line(part) for part in by_name["N"][0].names()[:5]] if "N" in by_name else []
    return NameParts(*parts)


def _phone(line: CardLine) -> Phone:
    kind = next((ours for theirs, ours in _KINDS if theirs in line.types), "office")
    number = source_line(line.text()).removeprefix("tel:")
    extension = _EXTENSION.search(number)
    if extension is None:
        return Phone(kind=kind, number=number)
    return Phone(kind=kind, number=number[: extension.start()].strip(), extension=extension[1])


def _card(content: Person | Contact) -> str:
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{_escaped(content.name or 'Unnamed')}",
        f"N:{_structured(content)}",
    ]
    role = content.title if isinstance(content, Person) else content.role
    if content.organisation:
        lines.append(f"ORG:{_escaped(content.organisation)}")
    if role:
        lines.append(f"TITLE:{_escaped(role)}")
    if isinstance(content, Contact):
        for phone in content.phones:
            if phone.number:
                extension = f" ext. {phone.extension}" if phone.extension else ""
                kind = _TYPES.get(phone.kind, "VOICE")
                lines.append(f"TEL;TYPE={kind}:{_escaped(phone.number + extension)}")
        lines += [f"EMAIL;TYPE=INTERNET:{_escaped(email)}" for email in content.emails if email]
    lines.append("END:VCARD")
    return "".join(part + "\r\n" for line in lines for part in _folded(line))


def _structured(content: Person | Contact) -> str:
    """Return the parts of a name, family name first (RFC 6350, section 6.2.2; the same in RFC 2426, section 3.1.2)."""
    if isinstance(content, Person):
        parts = name_parts(
            content.name, family=content.family_name, given=content.given_name, honorific=content.honorific
        )
    else:
        parts = name_parts(content.name)
    return ";".join(map(_escaped, parts))


def _escaped(text: str) -> str:
    """Escape what separates values (RFC 2426, section 4)."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> Iterator[str]:
    """Fold a line at 75 bytes (RFC 2425, section 5.8.1), between characters."""
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > 74:
            yield part
            part, size = " ", 1
        part += character
        size += width
    yield part
