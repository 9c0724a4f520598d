"""What a release is: frozen types without any format, file or screen in them."""

from __future__ import annotations

from releasedesk.model.assets import Asset, asset_from_bytes
from releasedesk.model.base import Value
from releasedesk.model.blocks import (
    Attribution,
    Block,
    Figure,
    ListBlock,
    Paragraph,
    Placement,
    Quote,
    Section,
    UnknownBlock,
)
from releasedesk.model.people import Boilerplate, Contact, Organisation, Person, Phone
from releasedesk.model.release import Edition, HouseStyleChoice, Metadata, Release
from releasedesk.model.release_line import Dateline, ReleaseLine
from releasedesk.model.text import Format, RichText, Run, Span, plain_text, rich_text, runs

__all__ = [
    "Asset",
    "Attribution",
    "Block",
    "Boilerplate",
    "Contact",
    "Dateline",
    "Edition",
    "Figure",
    "Format",
    "HouseStyleChoice",
    "ListBlock",
    "Metadata",
    "Organisation",
    "Paragraph",
    "Person",
    "Phone",
    "Placement",
    "Quote",
    "Release",
    "ReleaseLine",
    "RichText",
    "Run",
    "Section",
    "Span",
    "UnknownBlock",
    "Value",
    "asset_from_bytes",
    "plain_text",
    "rich_text",
    "runs",
]
