"""The parts of a Word document (ECMA-376) that say what its paragraphs are: styles, lists, links, notes, comments."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from releasedesk.errors import UnsafeInput
from releasedesk.formats.xml_reading import parse_xml
from releasedesk.formats.zip_reading import Archive, open_archive
from releasedesk.model.language import is_language_tag
from releasedesk.model.links import is_safe_link

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
R_ID = f"{_R}id"
_DC = "{http://purl.org/dc/elements/1.1/}"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _R[1:-1].encode(),
}
"""The names of the strict form (part 1), read as those of the transitional one (part 4) that Word writes."""
_PACKAGE = "_rels/.rels"
_MOST_STYLES = 40
"""Styles that are each based on the next: more are a circle."""


class WordParts:
    """The parts of one document, each read when it is asked for.

    Raises:
        UnsafeInput: The bytes are no Word document, or not one that can be read.

    """

    def __init__(self, content: bytes) -> None:
        self._archive: Archive = open_archive(content)
        self._names = set(self._archive.names)
        self.main = self._main_part()
        body = self.part(self.main).find(f"{W}body")
        if body is None:
            raise UnsafeInput("it holds no text that Word would show; save it as a Word document (.docx)")
        self.body: _Element = body

    def part(self, name: str) -> _Element:
        """Return the root of a part.

        Raises:
            UnsafeInput: It is damaged or missing.

        """
        if name not in self._names:
            raise UnsafeInput(f"it is damaged (its part “{name[:60]}” is missing); save it anew in Word")
        content = self._archive.read(name)
        for strict, transitional in _STRICT.items():
            content = content.replace(strict, transitional)
        return parse_xml(content)

    def beside(self, kind: str) -> Iterator[_Element]:
        """Yield the roots of the parts that the document names as of a kind, such as “header”, in their order."""
        for relationship_kind, target, is_external in self._relationships.values():
            if relationship_kind == kind and not is_external:
                name = posixpath.normpath(posixpath.join(posixpath.dirname(self.main), target)).lstrip("/")
                if name in self._names:
                    yield self.part(name)

    def link(self, identifier: str | None) -> str:
        """Return the address behind a link of the document; an empty one where nobody may follow it."""
        _, target, is_external = self._relationships.get(identifier or "", ("", "", False))
        return target if is_external and is_safe_link(target) else ""

    @cached_property
    def language(self) -> str:
        """The language that the properties of the document name (part 2, section 8.3.4), or empty."""
        name = self._target(_PACKAGE, "core-properties")
        tag = (self.part(name).findtext(f"{_DC}language") or "").strip() if name in self._names else ""
        return tag if is_language_tag(tag) else ""

    @cached_property
    def heading_levels(self) -> dict[str, int]:
        """The level of heading that each style has, by its identifier; styles of running text are missing."""
        own = {style.get(f"{W}styleId", ""): style for style in self._styles}
        return {name: level for name in own if (level := self._level(name, own))}

    @cached_property
    def caption_styles(self) -> frozenset[str]:
        """The styles of captions, by their identifiers."""
        return frozenset(
            style.get(f"{W}styleId", "")
            for style in self._styles
            if value_of(style, "name").lower() == "caption"
        )

    @cached_property
    def spacing(self) -> dict[str, int]:
        """The space above and below the paragraphs of each style, in twentieths of a point; "" is for no style."""
        default = (
            next(iter(self._style_root.iter(f"{W}pPrDefault")), None)
            if self._style_root is not None
            else None
        )
        base = space_of(default) if default is not None else 0
        own = {style.get(f"{W}styleId", ""): style for style in self._styles}
        normal = next((name for name, style in own.items() if style.get(f"{W}default") == "1"), "")
        spaces = {name: self._inherited_space(name, own, base) for name in own}
        return spaces | {"": spaces.get(normal, base)}

    @cached_property
    def list_kinds(self) -> dict[tuple[str, str], str]:
        """What marks the items of a list: “bullet” or “number”, by the list's number and the item's level."""
        root = next(self.beside("numbering"), None)
        if root is None:
            return {}
        formats: dict[tuple[str, str], str] = {}
        for abstract in root.iter(f"{W}abstractNum"):
            for level in abstract.iter(f"{W}lvl"):
                key = (abstract.get(f"{W}abstractNumId", ""), level.get(f"{W}ilvl", "0"))
                formats[key] = value_of(level, "numFmt")
        kinds: dict[tuple[str, str], str] = {}
        for number in root.iter(f"{W}num"):
            abstract_id = value_of(number, "abstractNumId")
            for (owner, level_id), written in formats.items():
                if owner == abstract_id and written != "none":
                    kind = "bullet" if written == "bullet" else "number"
                    kinds[number.get(f"{W}numId", ""), level_id] = kind
        return kinds

    def list_of_style(self, style: str) -> tuple[str, str]:
        """Return the list number and level that a style gives its paragraphs; empty ones for none."""
        for found in self._styles:
            if found.get(f"{W}styleId") == style:
                numbering = found.find(f"{W}pPr/{W}numPr")
                if numbering is not None:
                    return value_of(numbering, "numId"), value_of(numbering, "ilvl") or "0"
        return "", ""

    def _target(self, relationships: str, kind: str) -> str:
        """Return the name of the part of a kind that a part of relationships names, or empty."""
        for found, target, is_external in self._read_relationships(relationships).values():
            if found == kind and not is_external:
                return target.lstrip("/")
        return ""

    def _main_part(self) -> str:
        if target := self._target(_PACKAGE, "officeDocument"):
            return target
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise UnsafeInput("it is no Word document; save it as one (.docx) where it was written")

    @cached_property
    def _relationships(self) -> dict[str, tuple[str, str, bool]]:
        folder, _, name = self.main.rpartition("/")
        return self._read_relationships(f"{folder}/_rels/{name}.rels".lstrip("/"))

    def _read_relationships(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """Return the relationships in a part: their kind, target, and whether it is outside of the document."""
        if name not in self._names:
            return {}
        found: dict[str, tuple[str, str, bool]] = {}
        for element in self.part(name).iter("{*}Relationship"):
            kind = element.get("Type", "").rpartition("/")[2]
            is_external = element.get("TargetMode", "") == "External"
            target = element.get("Target", "")
            found[element.get("Id", "")] = (kind, target if is_external else unquote(target), is_external)
        return found

    @cached_property
    def _style_root(self) -> _Element | None:
        return next(self.beside("styles"), None)

    @cached_property
    def _styles(self) -> list[_Element]:
        return list(self._style_root.iter(f"{W}style")) if self._style_root is not None else []

    def _level(self, name: str, own: dict[str, _Element]) -> int:
        for _ in range(_MOST_STYLES):
            style = own.get(name)
            if style is None:
                return 0
            label = value_of(style, "name").lower()
            if label == "title":
                return 1
            outline = value_of(style, "pPr", "outlineLvl")
            if label.startswith("heading ") and label[8:].isdecimal():
                return min(int(label[8:][:2]), 6)
            if outline.isdecimal() and int(outline[:2]) < 9:
                return min(int(outline[:2]) + 1, 6)
            name = value_of(style, "basedOn")
        return 0

    def _inherited_space(self, name: str, own: dict[str, _Element], base: int) -> int:
        for _ in range(_MOST_STYLES):
            style = own.get(name)
            if style is None:
                break
            if style.find(f"{W}pPr/{W}spacing") is not None:
                return space_of(style)
            name = value_of(style, "basedOn")
        return base


def value_of(element: _Element, *names: str) -> str:
    """Return the `val` of an element within another one, empty where there is none."""
    found = element.find("/".join(f"{W}{name}" for name in names))
    return found.get(f"{W}val", "") if found is not None else ""


def space_of(element: _Element) -> int:
    """Return the space above and below that paragraph properties within an element ask for."""
    spacing = element.find(f"{W}pPr/{W}spacing")
    if spacing is None:
        return 0
    lengths = (spacing.get(f"{W}{side}", "0") for side in ("before", "after"))
    return sum(int(length[:6]) for length in lengths if length.isdecimal())
