"""What spreadsheets and address books call their columns: Outlook, Google, Apple, Thunderbird and people by hand."""

from __future__ import annotations

import re
from typing import NamedTuple

from releasedesk.library.entries import Kind

COLUMNS: dict[Kind, tuple[str, ...]] = {
    "people": ("name", "title", "organisation"),
    "contacts": ("name", "role", "organisation", "phones", "emails"),
    "boilerplates": ("heading", "text"),
    "snippets": ("title", "text"),
}
"""The columns of each kind. Several phones (`mobile: +44 …`), addresses or paragraphs stand on lines of one cell."""


class Column(NamedTuple):
    """What a column holds, empty for something that is not read, and of which kind its telephones are."""

    field: str
    phone_kind: str = ""


_NAMES = {
    "name": "name", "full name": "name", "display name": "name", "file as": "name", "nom complet": "name",
    "nombre completo": "name", "anzeigename": "name", "vollständiger name": "name", "naam": "name",
    "first name": "given", "given name": "given", "vorname": "given", "prénom": "given", "nombre": "given",
    "voornaam": "given",
    "last name": "family", "family name": "family", "surname": "family", "nachname": "family", "nom": "family",
    "apellidos": "family", "apellido": "family", "achternaam": "family",
    "job title": "role", "title": "role", "role": "role", "position": "role", "function": "role",
    "organization title": "role", "organization 1 - title": "role", "titre": "role", "fonction": "role",
    "puesto": "role", "cargo": "role", "functie": "role", "funktion": "role",
    "organisation": "organisation", "organization": "organisation", "company": "organisation",
    "organization name": "organisation", "organization 1 - name": "organisation", "firma": "organisation",
    "société": "organisation", "empresa": "organisation", "bedrijf": "organisation",
    "heading": "heading", "headline": "heading", "text": "text", "paragraphs": "text", "body": "text",
    "content": "text", "snippet": "title",
}  # fmt: skip
_PHONE = re.compile(
    r"\b(phones?|telephones?|mobile|cell|tel|fax|telefon|handy|mobil|mobiltelefon|portable|téléphone|teléfono|móvil)\b"
)
_EMAIL = re.compile(r"\be-?mails?\b|\bcorreo\b|\bcourriel\b")
_NOT_A_VALUE = re.compile(r"\b(type|label|display name|anzeigename|nom complet)\b")
_PHONE_KINDS = (
    ("mobil", "mobile"), ("cell", "mobile"), ("handy", "mobile"), ("móvil", "mobile"), ("fax", "fax"),
    ("home", "home"), ("privat", "home"), ("domicile", "home"),
)  # fmt: skip


def column_of(header: str, kind: Kind) -> Column:
    """Return what a column of that header holds in a table of that kind."""
    name = " ".join(header.replace("_", " ").lower().split())
    if kind == "contacts":
        if _EMAIL.search(name):
            return Column("" if _NOT_A_VALUE.search(name) else "emails")
        if _PHONE.search(name):
            found = next((ours for theirs, ours in _PHONE_KINDS if theirs in name), "office")
            return Column("" if _NOT_A_VALUE.search(name) else "phones", found)
    field = _NAMES.get(name, "")
    if field == "role" and kind in ("people", "snippets"):
        field = "title" if kind == "people" or name == "title" else ""
    if field == "name" and kind in ("boilerplates", "snippets"):
        field = COLUMNS[kind][0]
    known = {*COLUMNS[kind], *(("given", "family") if kind in ("people", "contacts") else ())}
    return Column(field if field in known else "")
