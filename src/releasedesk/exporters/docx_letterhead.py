"""A Word document on the letterhead of the house: the header and footer of its first page come from a Word file.

What the letterhead file holds besides is not taken over: no text, no settings, no properties of its writers.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from releasedesk.errors import HouseStyleError, UnsafeInput
from releasedesk.exporters.docx_style_part import NAMESPACE
from releasedesk.formats.letterhead_reading import letterhead_parts
from releasedesk.formats.ooxml import CONTENT_TYPES, package, parts_of
from releasedesk.formats.xml_reading import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT, _RELATIONSHIPS, _STYLES = "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml"
_KINDS = {"header": "hdr", "footer": "ftr"}
_PICTURES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "emf": "image/x-emf",
}


def with_letterhead(blank: bytes, letterhead: bytes, where: str) -> tuple[bytes, frozenset[str]]:
    """Return a document without words on a letterhead, and which of “header” and “footer” the letterhead has.

    Raises:
        HouseStyleError: The letterhead cannot be read; `where` names it.

    """
    parts = parts_of(blank)
    try:
        theirs = letterhead_parts(letterhead)
        found = _parts_of_first_page(theirs)
        for kind, name in found.items():
            _take(parts, theirs, kind, name)
        if found:
            _take_styles(parts, theirs)
    except UnsafeInput as error:
        raise HouseStyleError(f"{where} cannot be used: {error}.") from error
    except KeyError as error:
        raise HouseStyleError(f"{where} is damaged: save it in Word anew.") from error
    return package(parts), frozenset(found)


def _parts_of_first_page(theirs: dict[str, bytes]) -> dict[str, str]:
    """Return the names of the parts that are header and footer of the first page."""
    targets = {
        str(each.get("Id")): posixpath.normpath(posixpath.join("word", str(each.get("Target"))))
        for each in parse_xml(theirs[_RELATIONSHIPS])
    }
    sections = list(parse_xml(theirs[_DOCUMENT]).iter(_w("sectPr")))
    if not sections:
        return {}
    first = sections[0]
    wanted = ("first", "default") if first.find(_w("titlePg")) is not None else ("default",)
    found = {}
    for kind in _KINDS:
        references = {
            str(each.get(_w("type"))): str(each.get(f"{{{_OFFICE}}}id"))
            for each in first.findall(_w(f"{kind}Reference"))
        }
        identifier = next((references[each] for each in wanted if each in references), "")
        if targets.get(identifier, "") in theirs:
            found[kind] = targets[identifier]
    return found


def _take(parts: dict[str, bytes], theirs: dict[str, bytes], kind: str, name: str) -> None:
    """Take over a header or footer with its pictures, and let the document show it on its first page."""
    own = f"word/letterhead_{kind}.xml"
    parts[own] = theirs[name]
    relationships = f"word/_rels/{posixpath.basename(name)}.rels"
    if relationships in theirs:
        tree = parse_xml(theirs[relationships])
        for each in list(tree):
            if each.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("word", str(each.get("Target"))))
            if target in theirs and target.rpartition(".")[2].lower() in _PICTURES:
                copied = f"word/media/letterhead_{posixpath.basename(target)}"
                parts[copied] = theirs[target]
                each.set("Target", posixpath.relpath(copied, "word"))
            else:
                tree.remove(each)
        parts[f"word/_rels/letterhead_{kind}.xml.rels"] = _written(tree)
    _declare(parts, own, kind)
    identifier = f"rIdLetterhead{kind.capitalize()}"
    tree = parse_xml(parts[_RELATIONSHIPS])
    tree.append(_element(f"{{{_PACKAGE}/relationships}}Relationship", Id=identifier, Type=f"{_OFFICE}/{kind}",
                         Target=posixpath.basename(own)))  # fmt: skip
    parts[_RELATIONSHIPS] = _written(tree)
    document = parse_xml(parts[_DOCUMENT])
    section: Any = next(document.iter(_w("sectPr")))
    for each in section.findall(_w(f"{kind}Reference")):
        if each.get(_w("type")) == "first":
            section.remove(each)
    reference = _element(_w(f"{kind}Reference"))
    reference.set(_w("type"), "first")
    reference.set(f"{{{_OFFICE}}}id", identifier)
    section.insert(0, reference)
    parts[_DOCUMENT] = _written(document)


def _declare(parts: dict[str, bytes], name: str, kind: str) -> None:
    """Say in the package what kinds its new parts are of."""
    types = parse_xml(parts[CONTENT_TYPES])
    known = {str(each.get("Extension")) for each in types if each.get("Extension")}
    used = {part.rpartition(".")[2].lower() for part in parts if part.startswith("word/media/letterhead_")}
    for extension in sorted(used - known):
        types.insert(
            0,
            _element(
                f"{{{_PACKAGE}/content-types}}Default", Extension=extension, ContentType=_PICTURES[extension]
            ),
        )
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    types.append(_element(f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{name}", ContentType=content))
    parts[CONTENT_TYPES] = _written(types)


def _take_styles(parts: dict[str, bytes], theirs: dict[str, bytes]) -> None:
    """Take over the styles that the letterhead may name and the document has not."""
    if _STYLES not in theirs:
        return
    styles = parse_xml(parts[_STYLES])
    known = {each.get(_w("styleId")) for each in styles.iter(_w("style"))}
    for each in list(parse_xml(theirs[_STYLES]).iter(_w("style"))):
        if each.get(_w("styleId")) not in known:
            each.attrib.pop(_w("default"), "")
            styles.append(each)
    parts[_STYLES] = _written(styles)


def _written(tree: Element) -> bytes:
    from lxml import etree

    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _element(tag: str, **attributes: str) -> Element:
    from lxml import etree

    return etree.Element(tag, attributes)


def _w(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
