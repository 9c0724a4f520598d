"""Contacts as they are printed: who they are, and how they are reached, with the links that programs follow."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from releasedesk.model import Contact, Phone
from releasedesk.model.place import Place, place
from releasedesk.rendering.direction import direction_of
from releasedesk.rendering.phrases import Phrases
from releasedesk.rendering.printed import ContactLine, PrintedContact

_FEWEST_DIGITS, _MOST_DIGITS = 3, 15
_MAIL_ADDRESS = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+")
_SAFE_IN_MAIL = "@!$'*+-._~"


def printed_contact(contact: Contact, where: Place, phrases: Phrases) -> PrintedContact | None:
    """Return a contact as it is printed; None where nothing is known of it."""
    label = phrases.text("email")
    named = _named(label, phrases)
    phones = (
        _phone(place(where, "phones", index), phone, phrases)
        for index, phone in enumerate(contact.phones)
        if phone.number.strip()
    )
    emails = (
        ContactLine(place(where, "emails", index), label, address.strip(), mail_link(address), named)
        for index, address in enumerate(contact.emails)
        if address.strip()
    )
    name, *others = (text.strip() for text in (contact.name, contact.role, contact.organisation))
    details, lines = tuple(filter(None, others)), (*phones, *emails)
    return PrintedContact(where, name, details, lines) if name or details or lines else None


def _phone(where: Place, phone: Phone, phrases: Phrases) -> ContactLine:
    text, link = phone.number.strip(), telephone_link(phone)
    extension = _extension(phone, phrases)
    label = phrases.word("phone_kinds", phone.kind)
    further = extension if direction_of(phrases.asked_for) == "rtl" else ""
    return ContactLine(where, label, text + extension, link, _named(label, phrases), further)


def _extension(phone: Phone, phrases: Phrases) -> str:
    if not phone.extension:
        return ""
    comma = phrases.text("refers_to", "between")
    return comma + phrases.text("extension").format(extension=phone.extension)


def _named(label: str, phrases: Phrases) -> str:
    return phrases.text("event", "label").format(label=label) if label.strip() else ""


def telephone_link(phone: Phone) -> str:
    """Return the `tel:` address of a phone (RFC 3966), or an empty one where it is not one number (ITU-T E.164)."""
    written = phone.number.strip().replace("(0)", "")
    digits = _digits(written)
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return ""
    plus = "+" if written.startswith("+") else ""
    extension = _digits(phone.extension)
    return f"tel:{plus}{digits}" + (f";ext={extension}" if extension else "")


def mail_link(address: str) -> str:
    """Return the `mailto:` address of an e-mail address (RFC 6068), or an empty one where it is not one address."""
    address = address.strip()
    return f"mailto:{quote(address, safe=_SAFE_IN_MAIL)}" if _MAIL_ADDRESS.fullmatch(address) else ""


def _digits(text: str) -> str:
    """Return the digits of a text, of whatever script, as ASCII."""
    return "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())
