"""Values and places of a release in words, for comparisons that people read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from releasedesk.model import (
    Asset,
    Attribution,
    Boilerplate,
    Contact,
    Figure,
    ListBlock,
    Paragraph,
    Person,
    Phone,
    Quote,
    Release,
    ReleaseLine,
    Section,
    Value,
    plain_text,
)
from releasedesk.model.place import Place
from releasedesk.model.place_names import place_in_words
from releasedesk.model.release_line import names_a_city
from releasedesk.review.values import MISSING, is_text, plain

_FIELDS = {
    "alt": "description of the picture",
    "asset": "picture",
    "attribution": "attribution",
    "canonical_url": "web address",
    "credit": "credit",
    "date": "date",
    "emails": "e-mail addresses",
    "given_name": "given name",
    "heading": "heading",
    "items": "items",
    "logo": "logo",
    "ordered": "numbering",
    "override": "own words",
    "paragraphs": "text",
    "phones": "telephone numbers",
    "release_line": "release line",
    "time_zone": "time zone",
}
_PLACEMENTS = {
    "before": "before the quote",
    "after_first": "after the first paragraph",
    "after_last": "after the last paragraph",
    "interrupting": "within the first paragraph",
    "none": "nowhere",
}
_SAID_BY_PLACE = ("text", "paragraphs", "items")
"""Fields that are what the place is, so that nothing is left to say."""


def field_in_words(name: str) -> str:
    """Return the name of a field as a person would say it."""
    return _FIELDS.get(name, name.replace("_", " "))


def label_of(release: Release, where: Place) -> str:
    """Return the name of a place, down to the field: “Morven Achterberg, e-mail addresses”."""
    parts = where.split("/")
    if parts[0] == "review":
        return {"comments": "Comment", "suggestions": "Suggestion", "approvals": "Approval"}.get(
            parts[1] if len(parts) > 1 else "", "Review"
        )
    name = place_in_words(release, where)
    if parts[0] == "editions" and len(parts) == 2:
        return f"Edition “{parts[1]}”"
    if parts[-1].isdecimal():
        parts.pop()
    last = parts[-1]
    is_field_of_edition = parts[0] == "editions" and len(parts) == 3
    if name and (is_field_of_edition or last in _SAID_BY_PLACE or _is_named_part(parts)):
        return name
    return f"{name}, {field_in_words(last)}" if name else field_in_words(last).capitalize()


def _is_named_part(parts: list[str]) -> bool:
    """Tell whether an address ends with the identifier of a part rather than with the name of a field."""
    if parts[0] != "editions":
        return len(parts) == 2 and parts[0] in ("people", "assets")
    return len(parts) in (4, 6) and parts[-2] in ("sections", "blocks", "notes", "contacts", "boilerplates")


def in_words(value: Any, pictures: Mapping[str, Asset] | None = None) -> str:  # noqa: C901  one line for each type
    """Return a value as text to read; paragraphs and items on lines of their own."""
    match value:
        case None | "":
            return ""
        case bool():
            return "yes" if value else "no"
        case _ if value is MISSING:
            return ""
        case _ if is_text(value):
            return plain_text(value)
        case ReleaseLine():
            return _release_line(value)
        case Attribution():
            return f"{value.verb or 'usual verb'}, {_PLACEMENTS.get(value.placement, value.placement)}"
        case Phone():
            return " ".join(
                filter(
                    None,
                    (
                        value.kind.replace("_", " "),
                        value.number,
                        value.extension and f"ext. {value.extension}",
                    ),
                )
            )
        case Asset():
            return picture_in_words(value)
        case Paragraph():
            return plain_text(value.text)
        case Quote():
            return "\n".join(map(plain_text, value.paragraphs))
        case ListBlock():
            return "\n".join(f"• {plain_text(item)}" for item in value.items)
        case Figure():
            shown = (pictures or {}).get(value.asset)
            parts = (
                picture_in_words(shown) if shown else "",
                value.alt,
                plain_text(value.caption),
                value.credit,
            )
            return "\n".join(filter(None, parts))
        case Section():
            return "\n".join(
                filter(None, (value.heading, *(in_words(block, pictures) for block in value.blocks)))
            )
        case Person() | Contact() | Boilerplate():
            return _fields_in_words(value, pictures)
        case tuple() | list():
            return "\n".join(filter(None, (in_words(each, pictures) for each in value)))
        case Value():
            return _fields_in_words(value, pictures)
        case dict():
            return json.dumps(value, ensure_ascii=False, indent=2)
        case _:
            return str(plain(value))


def picture_in_words(asset: Asset) -> str:
    """Return what kind of picture it is: “PNG picture, 640 × 400 pixels”."""
    kind = asset.media_type.removeprefix("image/").removesuffix("+xml").upper()
    return f"{kind} picture, {asset.width} × {asset.height} pixels"


def _release_line(line: ReleaseLine) -> str:
    if line.until is not None:
        zone = f"{line.time_zone}, " if names_a_city(line.time_zone) else ""
        return f"Embargo until {line.until:%Y-%m-%d %H:%M} ({zone}UTC{line.until:%z})"
    return "Hold" if line.kind == "hold" else "For immediate release"


def _fields_in_words(value: Value, pictures: Mapping[str, Asset] | None) -> str:
    names = [name for name in type(value).model_fields if name not in ("id", "kind")]
    found = [in_words(getattr(value, name), pictures) for name in names]
    found += [in_words(each, pictures) for each in (value.__pydantic_extra__ or {}).values()]
    return "\n".join(filter(None, found))
