"""What spreadsheets and address books call their columns: Outlook, Google, Apple, Thunderbird and people by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from releasedesk.library.entries import Kind

COLUMNS: dict[Kind, tuple[str, ...]] = {
    "people": ("name", "title", "organisation", "honorific"),
    "contacts": ("name", "role", "organisation", "phones", "emails"),
    "boilerplates": ("heading", "text"),
    "snippets": ("title", "text"),
}
"""The columns of each kind. Several phones (`mobile: +44 …`), addresses or paragraphs stand on lines of one cell."""


PARTS_OF_NAMES = ("given", "middle", "family", "suffix")
"""The columns of people and contacts that make a name where there is none, in the order in which it is said."""


class Column(NamedTuple):
    """What a column holds, empty for something that is not read, and of which kind its telephones are.

    Where another column says that of each row, `label` is the position of that one.
    """

    field: str
    phone_kind: str = ""
    label: int = -1


_NAMES = {
    "name": "name", "full name": "name", "display name": "name", "file as": "name", "nom complet": "name",
    "nombre completo": "name", "anzeigename": "name", "vollständiger name": "name", "naam": "name",
    "first name": "given", "given name": "given", "vorname": "given", "prénom": "given", "nombre": "given",
    "voornaam": "given",
    "middle name": "middle", "middle names": "middle", "additional name": "middle", "zweiter vorname": "middle",
    "honorific": "honorific", "honorifics": "honorific", "salutation": "honorific", "name prefix": "honorific",
    "prefix": "honorific", "anrede": "honorific", "civilité": "honorific", "aanhef": "honorific",
    "tratamiento": "honorific", "name suffix": "suffix", "suffix": "suffix",
    "last name": "family", "family name": "family", "surname": "family", "nachname": "family", "nom": "family",
    "apellidos": "family", "apellido": "family", "achternaam": "family",
    "job title": "role", "title": "role", "role": "role", "position": "role", "function": "role",
    "organization title": "role", "organization 1 - title": "role", "titre": "role", "fonction": "role",
    "puesto": "role", "cargo": "role", "functie": "role", "funktion": "role",
    "rolle": "role", "rôle": "role", "rol": "role", "poste": "role",
    "berufsbezeichnung": "role",
    "organisation": "organisation", "organization": "organisation", "company": "organisation",
    "organization name": "organisation", "organization 1 - name": "organisation", "firma": "organisation",
    "société": "organisation", "empresa": "organisation", "bedrijf": "organisation",
    "organisatie": "organisation", "unternehmen": "organisation", "entreprise": "organisation",
    "organización": "organisation", "organização": "organisation", "azienda": "organisation",
    "heading": "heading", "headline": "heading", "text": "text", "paragraphs": "text", "body": "text",
    "content": "text", "snippet": "title",
}  # fmt: skip
_PHONE = re.compile(
    r"\b(phones?|telephones?|mobile|cell|tel|fax|telefon|handy|mobil|mobiltelefon|portable|téléphone|teléfono|móvil|tél|télécopie)\b"
)
_EMAIL = re.compile(r"\be-?mails?\b|\bcorreo\b|\bcourriel\b|\bmessagerie\b")
_NOT_A_VALUE = re.compile(
    r"\b(type|typ|tipo|label|display name|anzeigename|angezeigter name|nom complet|nombre)\b"
)
_LABELLED = re.compile(r"(phone \d+ - )value")
_PHONE_KINDS = (
    ("mobil", "mobile"), ("cell", "mobile"), ("handy", "mobile"), ("móvil", "mobile"), ("fax", "fax"),
    ("télécopie", "fax"), ("home", "home"), ("privat", "home"), ("domicile", "home"),
)  # fmt: skip


def columns_of(headers: Sequence[str], kind: Kind) -> list[Column]:
    """Return what the columns of a table hold.

    Outlook calls the honorific “Title” and the function “Job Title”; where both stand beside the parts of a name, each
    is what it is there.
    """
    columns = [column_of(header, kind) for header in headers]
    names = [_name_of(header) for header in headers]
    for title in ("title", "titre"):
        if title in names and any(column.field in ("given", "family") for column in columns):
            function = columns[names.index(title)].field
            others = {name for name, column in zip(names, columns, strict=True) if column.field == function}
            if len(others) > 1:
                columns[names.index(title)] = Column("honorific")
    return [
        column._replace(label=_label_of(name, names)) for name, column in zip(names, columns, strict=True)
    ]


def _label_of(name: str, names: Sequence[str]) -> int:
    """Return where the column stands that says of which kind the numbers are, as Google has it; -1 for none."""
    numbered = _LABELLED.fullmatch(name)
    if numbered is None:
        return -1
    return next((names.index(each) for end in ("label", "type") if (each := numbered[1] + end) in names), -1)


def phone_kind(words: str) -> str:
    """Return of which kind the telephone is that somebody calls so; that of the office where they say nothing else."""
    return next((ours for theirs, ours in _PHONE_KINDS if theirs in words.lower()), "office")


def column_of(header: str, kind: Kind) -> Column:
    """Return what a column of that header holds in a table of that kind."""
    name = _name_of(header)
    if kind == "contacts":
        if _EMAIL.search(name):
            return Column("" if _NOT_A_VALUE.search(name) else "emails")
        if _PHONE.search(name):
            return Column("" if _NOT_A_VALUE.search(name) else "phones", phone_kind(name))
    field = _NAMES.get(name, "")
    if field == "role" and kind in ("people", "snippets"):
        field = "title" if kind == "people" or name == "title" else ""
    if field == "name" and kind in ("boilerplates", "snippets"):
        field = COLUMNS[kind][0]
    known = {*COLUMNS[kind], *((*PARTS_OF_NAMES, "honorific") if kind in ("people", "contacts") else ())}
    return Column(field if field in known else "")


def _name_of(header: str) -> str:
    return " ".join(header.replace("_", " ").lower().split())
