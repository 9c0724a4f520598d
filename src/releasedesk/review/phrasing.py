"""Values and places of a release in words, for comparisons that people read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from releasedesk import resources
from releasedesk.errors import ResourceMissing
from releasedesk.model import (
    Asset,
    Attribution,
    Figure,
    HouseStyleChoice,
    ListBlock,
    Paragraph,
    Phone,
    Quote,
    Release,
    ReleaseLine,
    Section,
    Table,
    Value,
    plain_text,
)
from releasedesk.model.origin import Origin
from releasedesk.model.place import Place
from releasedesk.model.place_names import place_in_words
from releasedesk.model.release_line import names_a_city
from releasedesk.review.values import MISSING, is_text, plain

_FIELDS = {
    "alt": "description of the picture",
    "asset": "picture",
    "canonical_url": "web address",
    "crop": "part of the picture",
    "decorative": "picture without a meaning",
    "emails": "e-mail addresses",
    "focal_point": "middle of the picture",
    "header": "names of the columns in the first row",
    "in_languages": "in other languages",
    "later_mention": "later mentions",
    "origin": "origin in a library",
    "ordered": "numbering",
    "override": "own words",
    "paragraphs": "text",
    "phones": "telephone numbers",
    "url": "web address",
}
_PLACEMENTS = {
    "before": "before the quote",
    "after_first": "after the first paragraph",
    "after_last": "after the last paragraph",
    "interrupting": "within the first paragraph",
    "none": "nowhere",
}
# A weekday shows a slip of a day; the system's own names would be in its language.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
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
    if name and parts[-2:-1] == ["translated_from"]:
        return f"{name}, words of the original"
    if name and (len(parts) == 1 or is_field_of_edition or last in _SAID_BY_PLACE or _is_named_part(parts)):
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
            extension = f"ext. {value.extension}" if value.extension else ""
            return " ".join(filter(None, (value.kind.replace("_", " "), value.number, extension)))
        case Asset():
            return picture_in_words(value)
        case Paragraph():
            return plain_text(value.text)
        case Quote():
            return "\n".join(map(plain_text, value.paragraphs))
        case Table():
            return "\n".join(filter(None, (value.caption, *map(row_in_words, value.rows))))
        case Origin():
            return f"an entry of a library, version {value.version}"
        case HouseStyleChoice():
            return _house_style(value)
        case ListBlock():
            return "\n".join(f"• {plain_text(item)}" for item in value.items)
        case Figure():
            shown = (pictures or {}).get(value.asset)
            picture = picture_in_words(shown) if shown else ""
            return "\n".join(filter(None, (picture, value.alt, plain_text(value.caption), value.credit)))
        case Section():
            blocks = (in_words(block, pictures) for block in value.blocks)
            return "\n".join(filter(None, (value.heading, *blocks)))
        case tuple() | list():
            return "\n".join(filter(None, (in_words(each, pictures) for each in value)))
        case Value():
            return _fields_in_words(value, pictures)
        case dict():
            named = ((field_in_words(name), in_words(each, pictures)) for name, each in value.items())
            return "\n".join(f"{name}: {words}" for name, words in named if words and name != "id")
        case _:
            return str(plain(value))


def picture_in_words(asset: Asset) -> str:
    """Return what kind of picture it is: “PNG picture, 640 × 400 pixels”."""
    kind = asset.media_type.removeprefix("image/").removesuffix("+xml").upper()
    return f"{kind} picture, {asset.width} × {asset.height} pixels"


def row_in_words(cells: tuple[str, ...]) -> str:
    """Return a row of a table as one line."""
    return " | ".join(cells)


def _house_style(choice: HouseStyleChoice) -> str:
    """Return the name that people know a style by, as its settings say it."""
    try:
        carried = next((file.text for file in choice.package if file.name == "style.json"), "")
        settings = carried or resources.text("house_styles", choice.name, "style.json")
        label = str(json.loads(settings)["label"])
    except (ResourceMissing, OSError, ValueError, KeyError, TypeError):
        label = choice.name
    paper = {"a4": "A4", "letter": "US Letter"}.get(choice.paper, "")
    return ", ".join(filter(None, (label, paper, "carried in the file" if choice.package else "")))


def _release_line(line: ReleaseLine) -> str:
    if line.until is not None:
        zone = f"{line.time_zone}, " if names_a_city(line.time_zone) else ""
        until = line.until
        day = f"{_DAYS[until.weekday()]} {until.day} {_MONTHS[until.month - 1]} {until.year}, {until:%H:%M}"
        besides = f", said also for {', '.join(line.further_zones)}" if line.further_zones else ""
        return f"Embargo until {day} ({zone}UTC{until:%z}){besides}"
    return "Hold" if line.kind == "hold" else "For immediate release"


def _fields_in_words(value: Value, pictures: Mapping[str, Asset] | None) -> str:
    names = [name for name in type(value).model_fields if name not in ("id", "kind")]
    found = [in_words(getattr(value, name), pictures) for name in names]
    found += [in_words(each, pictures) for each in (value.__pydantic_extra__ or {}).values()]
    return "\n".join(filter(None, found))
