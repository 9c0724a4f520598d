"""Which fields a kind of release must have and how long they may be: the newsroom's usual rules, and a house's own.

The usual ones are data (resources/kinds/fields.json); a house style changes any of them under `fields` in its settings,
in the same form: by kind or `*`, by field, with `exists`, `required` and `most` characters. Limits: GOV.UK asks for
headlines of 65 and summaries of 160 characters, wires cut headlines at about 100 to 120.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from releasedesk.errors import HouseStyleError
from releasedesk.model import Dateline, EarlierRelease, Edition, Kind, Release, Table, plain_text
from releasedesk.model.place import Place, edition_place
from releasedesk.rendering.field_tables import EVERY_KIND, FieldTables, usual_fields
from releasedesk.rendering.house_style import HouseStyle, house_style_for, shipped_tables


@dataclass(frozen=True, slots=True)
class FieldRule:
    """What is asked of a field: whether the house uses it, whether it must be there, and how long it may be.

    `most` is a number of characters, None for any.
    """

    field: str
    called: str
    required: bool = False
    most: int | None = None
    exists: bool = True


def field_rules(kind: str, house: FieldTables | None = None) -> dict[str, FieldRule]:
    """Return the rules of a kind of release by field, as the house has them."""
    merged: dict[str, dict[str, Any]] = {}
    for tables in (usual_fields(), house or {}):
        for name in (EVERY_KIND, kind):
            for field, rule in tables.get(name, {}).items():
                merged[field] = merged.get(field, {}) | dict(rule)
    return {field: _rule(field, rule) for field, rule in merged.items()}


def rules_of(release: Release) -> dict[str, FieldRule]:
    """Return the rules of a release's fields as its kind and its house style have them."""
    choice = release.house_style
    try:
        if not choice.package:
            return _shipped_rules(release.kind, choice.name)
        return field_rules(release.kind, house_style_for(choice).fields)
    except HouseStyleError:
        # That a style is missing or broken is said where pages are made.
        return field_rules(release.kind)


@lru_cache(maxsize=32)
def _shipped_rules(kind: Kind, name: str) -> dict[str, FieldRule]:
    """Return the rules of a style that ships; they are asked for with every key, and never change meanwhile."""
    return field_rules(kind, shipped_tables(name).get("fields", {}))


def asked_by(style: HouseStyle, kind: str) -> dict[str, FieldRule]:
    """Return the rules of the fields of which a house style asks something itself, for a kind of release."""
    named = {field for name in (EVERY_KIND, kind) for field in style.fields.get(name, {})}
    return {field: rule for field, rule in field_rules(kind, style.fields).items() if field in named}


def field_place(field: str, release: Release, edition: Edition) -> Place:
    """Return where a field of the rules is edited."""
    if field.startswith(("refers_to", "organisation/")):
        return field
    return edition_place(edition, "sections" if field == "tables" else field)


def field_texts(field: str, release: Release, edition: Edition) -> tuple[str, ...]:
    """Return what a field holds, as texts that are not blank; a part without text that is there counts as one."""
    head, _, rest = field.partition("/")
    value: Any = getattr(release if head in ("refers_to", "organisation") else edition, head, None)
    if rest:
        value = getattr(value, rest)
    if field == "tables":
        value = [block.caption or "table" for block in edition.blocks() if isinstance(block, Table)]
    return tuple(text for text in _texts(value) if text.strip())


def _texts(value: Any) -> tuple[str, ...]:
    match value:
        case str():
            return (value,)
        case Dateline():
            return (value.override or value.place,)
        case EarlierRelease():
            return (value.reference or value.headline or value.url,)
        case tuple() | list():
            return tuple(_text_of(each) for each in value)
        case _:
            return ()


def _text_of(part: Any) -> str:
    if isinstance(part, str | tuple):
        return plain_text(part)
    blocks = getattr(part, "blocks", None)
    return "text" if blocks is None or blocks else ""


def _rule(field: str, rule: Mapping[str, Any]) -> FieldRule:
    exists = bool(rule.get("exists", True))
    return FieldRule(
        field,
        str(rule.get("called", field)),
        exists and bool(rule.get("required", False)),
        rule.get("most") or None,
        exists,
    )
