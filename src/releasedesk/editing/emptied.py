"""An edition without its words: what is left for a translation to begin from."""

from __future__ import annotations

from typing import Any

from releasedesk.model import Block, Edition, Figure, Section


def emptied(edition: Edition) -> Edition:
    """Return an edition with the same parts and no words; names, numbers, addresses, dates and pictures stay."""
    changes: dict[str, Any] = {
        "kicker": "",
        "headline": "",
        "subheadlines": ("",) * len(edition.subheadlines),
        "sections": tuple(map(_emptied_section, edition.sections)),
        "notes": tuple(map(_emptied_block, edition.notes)),
        "boilerplates": tuple(
            each.replace(heading="", paragraphs=("",) * max(len(each.paragraphs), 1))
            for each in edition.boilerplates
        ),
        "contacts_intro": "",
        "contacts": tuple(each.replace(role="") for each in edition.contacts),
        "dateline": edition.dateline.replace(override=""),
        "end_mark": None,
        "metadata": edition.metadata.replace(keywords=(), description=""),
    }
    return edition.replace(**changes)


def _emptied_section(section: Section) -> Section:
    return section.replace(heading="", blocks=tuple(map(_emptied_block, section.blocks)))


def _emptied_block(block: Block) -> Block:
    changes: dict[str, Any] = {}
    fields = type(block).model_fields
    for name in ("text", "caption"):
        if name in fields:
            changes[name] = ""
    for name in ("paragraphs", "items"):
        if name in fields:
            changes[name] = ("",) * len(getattr(block, name))
    if "rows" in fields:
        changes["rows"] = tuple(("",) * len(row) for row in getattr(block, "rows"))  # noqa: B009
    if isinstance(block, Figure):
        changes["alt"] = ""
    return block.replace(**changes) if changes else block
