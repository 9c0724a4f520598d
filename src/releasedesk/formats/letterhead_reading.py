"""Opens a Word letterhead that comes from outside, within bounds, and refuses what would run or fetch something."""

from __future__ import annotations

import re

from releasedesk import limits
from releasedesk.errors import UnsafeInput
from releasedesk.formats.xml_reading import parse_xml
from releasedesk.formats.zip_reading import open_archive
from releasedesk.model.links import is_safe_link

_MOST_PARTS = 200
_MOST_BYTES = 30 * limits.MEGABYTE
_SHOWN = re.compile(r"word/[^/]*\.xml", re.IGNORECASE)
_ACTING = frozenset({"altChunk", "object", "OLEObject", "control", "subDoc", "movie"})
_ACTING_FIELD = re.compile(
    r"\b(INCLUDE(?:TEXT|PICTURE)?|DDE(?:AUTO)?|LINK|IMPORT|DATABASE|RD|MACROBUTTON|PRINT|EMBED)\b",
    re.IGNORECASE,
)


def letterhead_parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a letterhead by name.

    Raises:
        UnsafeInput: It is no Word document, damaged, too large, holds macros, or fetches something when it is opened.

    """
    if not content.startswith(b"PK"):
        raise UnsafeInput("it is not a Word document (.docx)")
    archive = open_archive(content)
    if len(archive.names) > _MOST_PARTS:
        raise UnsafeInput("it is too large for a letterhead; take out what is not in its header and footer")
    parts: dict[str, bytes] = {}
    room = _MOST_BYTES
    for name in archive.names:
        parts[name] = archive.read(name, min(room, limits.XML_BYTES))
        room -= len(parts[name])
    if "word/document.xml" not in parts:
        raise UnsafeInput("it is not a Word document")
    for name, part in parts.items():
        if "vbaProject" in name:
            raise UnsafeInput("it holds macros; save it as a document without them")
        if name.endswith(".rels"):
            _refuse_what_fetches(name, part)
        elif _SHOWN.fullmatch(name):
            _refuse_what_acts(name, part)
    return parts


def _refuse_what_fetches(name: str, part: bytes) -> None:
    """Refuse relationships to what is not in the document, but for links that a reader may follow."""
    for each in parse_xml(part):
        if str(each.get("TargetMode", "")).lower() != "external":
            continue
        if not str(each.get("Type", "")).endswith("/hyperlink"):
            raise UnsafeInput(
                f"it fetches something from elsewhere when it is opened ({name}); embed that instead of linking it"
            )
        if not is_safe_link(str(each.get("Target", ""))):
            raise UnsafeInput(
                f"a link in it leads to what is neither a web page nor an address ({name}); take that out"
            )


def _refuse_what_acts(name: str, part: bytes) -> None:
    """Refuse fields and objects that run or fetch (ECMA-376, part 1, section 17.16.5), in whatever pieces."""
    root = parse_xml(part)
    said = []
    for element in root.iter():
        kind = str(element.tag).rpartition("}")[2]
        if kind in _ACTING:
            raise UnsafeInput(
                f"it holds “{kind}”, which could run or fetch something ({name}); take that out"
            )
        if kind == "instrText":
            said.append(str(element.text or ""))
        if kind == "fldSimple":
            said.append(" ".join(map(str, element.attrib.values())))
        if any(
            str(attribute).rpartition("}")[2] in ("src", "href") and not str(value).startswith("#")
            for attribute, value in element.attrib.items()
        ):
            raise UnsafeInput(f"a picture of it is not in it ({name}); embed that instead of linking it")
    # Word joins pieces of an instruction, and begins a new one where it likes.
    if found := _ACTING_FIELD.search("".join(said)) or _ACTING_FIELD.search(" ".join(said)):
        raise UnsafeInput(
            f"it holds the field {found[0].upper()}, which could run or fetch something ({name}); take that out"
        )
