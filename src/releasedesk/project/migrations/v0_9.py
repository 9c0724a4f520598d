"""From file version 0.9, that of the trial versions, to 1.0.

In 0.9 a release had one language, and its edition's fields stood at the top of the file:

- `language`, `title` (now the headline), `subtitle` (one text, now a list), `place` and `date` (now the dateline);
- `embargo`: a moment with its offset, beside it `time_zone`; without one, the release was for immediate use;
- `body`: blocks without sections, in which a `heading` block began what is now a section;
- a quote had `text` instead of `paragraphs`, and named its speaker by `person`;
- a contact had one `phone` and one `email`;
- `about`: the text of the one boilerplate, with `about_heading`.
"""

from __future__ import annotations

from typing import Any

_EDITION = ("language", "reference", "kicker", "notes", "end_mark", "metadata")
_MOVED = (
    *_EDITION,
    *(
        "title",
        "subtitle",
        "place",
        "date",
        "embargo",
        "time_zone",
        "body",
        "about",
        "about_heading",
        "contacts",
    ),
)


def to_1_0(tree: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a file of version 0.9 in the form of 1.0."""
    edition = {name: tree[name] for name in _EDITION if name in tree}
    if "title" in tree:
        edition["headline"] = tree["title"]
    if tree.get("subtitle"):
        edition["subheadlines"] = [tree["subtitle"]]
    edition["release_line"] = _release_line(tree)
    edition["dateline"] = {name: tree[name] for name in ("place", "date") if tree.get(name) is not None}
    edition["sections"] = _sections(tree.get("body", []))
    if "notes" in edition:
        edition["notes"] = _each(edition["notes"], _block)
    if tree.get("about"):
        edition["boilerplates"] = [
            {"id": "about", "heading": tree.get("about_heading", ""), "paragraphs": [tree["about"]]}
        ]
    edition["contacts"] = _each(tree.get("contacts", []), _contact)
    kept = {name: value for name, value in tree.items() if name not in _MOVED}
    return kept | {"editions": [edition]}


def _release_line(tree: dict[str, Any]) -> dict[str, Any]:
    if not tree.get("embargo"):
        return {"kind": "immediate"}
    return {"kind": "embargo", "until": tree["embargo"], "time_zone": tree.get("time_zone", "UTC")}


def _sections(body: Any) -> Any:
    if not isinstance(body, list):
        return body
    sections: list[dict[str, Any]] = [{"id": "section-1", "heading": "", "blocks": []}]
    for block in body:
        if not (isinstance(block, dict) and block.get("kind") == "heading"):
            sections[-1]["blocks"].append(_block(block))
            continue
        section = {"id": block.get("id", ""), "heading": block.get("text", ""), "blocks": []}
        if len(sections) == 1 and not sections[0]["blocks"]:
            sections = []
        sections.append(section)
    return sections


def _block(block: Any) -> Any:
    if not (isinstance(block, dict) and block.get("kind") == "quote"):
        return block
    kept = {name: value for name, value in block.items() if name not in ("text", "person")}
    if "text" in block:
        kept["paragraphs"] = [block["text"]]
    if "person" in block:
        kept["speaker"] = block["person"]
    return kept


def _contact(contact: Any) -> Any:
    if not isinstance(contact, dict):
        return contact
    kept = {name: value for name, value in contact.items() if name not in ("phone", "email")}
    if contact.get("phone"):
        kept["phones"] = [{"number": contact["phone"]}]
    if contact.get("email"):
        kept["emails"] = [contact["email"]]
    return kept


def _each(values: Any, change: Any) -> Any:
    return [change(value) for value in values] if isinstance(values, list) else values
