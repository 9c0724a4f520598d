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
    Table,
    UnknownBlock,
)
from releasedesk.model.origin import Origin
from releasedesk.model.people import Boilerplate, Contact, Organisation, Person, PersonInLanguage, Phone
from releasedesk.model.release import (
    EarlierRelease,
    Edition,
    Event,
    HouseStyleChoice,
    Kind,
    Metadata,
    Release,
    StyleFile,
    TranslatedFrom,
)
from releasedesk.model.release_line import Dateline, ReleaseLine
from releasedesk.model.text import Format, RichText, Run, Span, plain_text, rich_text, runs
from releasedesk.model.variables import Variable

__all__ = [
    "Asset",
    "Attribution",
    "Block",
    "Boilerplate",
    "Contact",
    "Dateline",
    "EarlierRelease",
    "Edition",
    "Event",
    "Figure",
    "Format",
    "HouseStyleChoice",
    "Kind",
    "ListBlock",
    "Metadata",
    "Organisation",
    "Origin",
    "Paragraph",
    "Person",
    "PersonInLanguage",
    "Phone",
    "Placement",
    "Quote",
    "Release",
    "ReleaseLine",
    "RichText",
    "Run",
    "Section",
    "Span",
    "StyleFile",
    "Table",
    "TranslatedFrom",
    "UnknownBlock",
    "Value",
    "Variable",
    "asset_from_bytes",
    "plain_text",
    "rich_text",
    "runs",
]
