"""Makes the parts of a damaged project nameable: each an object with an identifier, nothing left dangling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from releasedesk import limits
from releasedesk.model import Edition
from releasedesk.model.base import clean_line
from releasedesk.model.blocks import KNOWN_KINDS
from releasedesk.model.ids import IdSource
from releasedesk.project.document import ProjectDocument
from releasedesk.project.wording import words_in

Tell = Callable[[str, str, str], None]
"""Notes what was done: the place, a sentence about it, and the words that are lost."""

_UNKNOWN_LANGUAGE = "und"
_OF_EDITIONS = set(Edition.model_fields) - set(ProjectDocument.model_fields)


class WholeParts:
    """Goes once over the values of a file, in place."""

    def __init__(self, tree: dict[str, Any], next_id: IdSource, tell: Tell) -> None:
        self._tree = tree
        self._next_id = next_id
        self._tell = tell

    def make(self) -> None:
        """Give every part an identifier, every edition a release line, and every quote a speaker that is there."""
        tree = self._tree
        for name in ("people", "assets"):
            self._named(tree, name, set(), name)
        self._make_editions()
        speakers = {person["id"] for person in tree.get("people", ())}
        for edition in tree["editions"]:
            where = f"editions/{edition['language']}"
            self._make_edition(edition, where)
            for block in _blocks(edition):
                self._make_speaker(block, where, speakers)

    def _make_editions(self) -> None:
        editions = self._tree.get("editions")
        kept = (
            [edition for edition in editions if isinstance(edition, dict)]
            if isinstance(editions, list)
            else []
        )
        if not kept:
            self._tell("", "No edition of the release could be read; an empty one stands in its place", "")
            kept = [{"language": _UNKNOWN_LANGUAGE}]
        if len(kept) > limits.EDITIONS:
            lost = words_in(kept[limits.EDITIONS :])[:4000]
            self._tell(
                "", f"More than {limits.EDITIONS} editions are none of a release and were left out", lost
            )
            del kept[limits.EDITIONS :]
        self._tree["editions"] = kept
        for name in [name for name in self._tree if name in _OF_EDITIONS and name not in kept[-1]]:
            # A bracket too many ended the edition before its time.
            kept[-1][name] = self._tree.pop(name)
        seen: set[str] = set()
        for number, edition in enumerate(kept, start=1):
            language = edition.get("language")
            if (
                not isinstance(language, str)
                or not language.isascii()
                or not language.replace("-", "").isalnum()
            ):
                edition["language"] = _UNKNOWN_LANGUAGE
            if edition["language"] in seen:
                edition["language"] = f"{_UNKNOWN_LANGUAGE}-x-{number}"
            seen.add(edition["language"])
            if edition["language"] != language:
                place = f"editions/{edition['language']}/language"
                self._tell(
                    place, "The language of an edition could not be read; choose it anew", str(language or "")
                )

    def _make_edition(self, edition: dict[str, Any], where: str) -> None:
        line = edition.get("release_line")
        if not isinstance(line, dict) or "kind" not in line:
            # Without its line a release would count as free to use; that must not be the damage's decision.
            edition["release_line"] = {"kind": "hold"}
            self._tell(
                f"{where}/release_line",
                "Whether the release is embargoed could not be read; it is on hold until you say so",
                "",
            )
        self._named(edition, "sections", set(), f"{where}/sections")
        blocks: set[str] = set()
        for section in edition.get("sections", ()):
            self._named(section, "blocks", blocks, f"{where}/sections/{section['id']}/blocks")
        self._named(edition, "notes", blocks, f"{where}/notes")
        for name in ("boilerplates", "contacts"):
            self._named(edition, name, set(), f"{where}/{name}")
        for holder, name, place in _block_lists(edition, where):
            holder[name] = [made for block in holder[name] if (made := self._known_block(block, place))]

    def _named(self, holder: dict[str, Any], name: str, seen: set[str], where: str) -> None:
        """Keep of a list the objects, each with an identifier of its own."""
        parts = holder.get(name)
        if parts is None:
            holder.pop(name, None)
            return
        if not isinstance(parts, list):
            self._tell(where, "What stood here is no list and was left out", words_in(parts))
            del holder[name]
            return
        kept: list[dict[str, Any]] = []
        named: dict[object, dict[str, Any]] = {}
        for part in parts:
            if not isinstance(part, dict):
                self._tell(where, "A part that could not be read was left out", words_in(part))
                continue
            given = part.get("id")
            if isinstance(given, str) and named.get(given) == part:
                # The same part twice, as both sides of a conflict have it.
                continue
            identifier = part.get("id")
            if isinstance(identifier, str):
                part["id"] = identifier = clean_line(identifier)
            if not _can_name(identifier) or identifier in seen:
                part["id"] = self._next_id()
                self._tell(f"{where}/{part['id']}", "A part had no name of its own and was given one", "")
            seen.add(part["id"])
            named[part["id"]] = part
            kept.append(part)
        holder[name] = kept

    def _known_block(self, block: dict[str, Any], where: str) -> dict[str, Any] | None:
        """Return a block of a kind that can be shown; of another kind, its words as a paragraph."""
        if block.get("kind") in KNOWN_KINDS:
            return block
        words = words_in({name: value for name, value in block.items() if name not in ("id", "kind")})
        if not words:
            self._tell(where, "A block of an unknown kind was left out; it held no words", words)
            return None
        self._tell(
            f"{where}/{block['id']}", "A block of an unknown kind was made a paragraph of its words", ""
        )
        return {"id": block["id"], "kind": "paragraph", "text": words}

    def _make_speaker(self, block: dict[str, Any], where: str, speakers: set[str]) -> None:
        speaker = block.get("speaker")
        if block.get("kind") != "quote" or not isinstance(speaker, str):
            return
        block["speaker"] = speaker = clean_line(speaker)
        if not speaker or speaker in speakers:
            return
        if not _can_name(speaker):
            block["speaker"] = ""
            return
        # The quotes of one speaker stay together, so that the name has to be written only once.
        speakers.add(speaker)
        self._tree.setdefault("people", []).append({"id": speaker})
        self._tell(
            f"people/{speaker}",
            "Who is quoted here is not in the file; write the name of this person",
            speaker,
        )


def _block_lists(edition: dict[str, Any], where: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    for section in edition.get("sections", ()):
        if "blocks" in section:
            yield section, "blocks", f"{where}/sections/{section['id']}/blocks"
    if "notes" in edition:
        yield edition, "notes", f"{where}/notes"


def _blocks(edition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for holder, name, _ in _block_lists(edition, ""):
        yield from holder[name]


def _can_name(identifier: object) -> bool:
    return isinstance(identifier, str) and bool(identifier.strip()) and "/" not in identifier
