"""Reads XML that comes from outside: no entity is replaced, no other file is read, no address is opened."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from releasedesk import limits
from releasedesk.errors import UnsafeInput

if TYPE_CHECKING:
    from lxml.etree import _Element

_WAY_OUT = "open it where it was written and save it anew"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,300}\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# The encodings that every reader of XML knows (XML 1.0, section 4.3.3) and the one that old programs write. In any
# other one a declaration of entities would not be seen.
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252")


def parse_xml(content: bytes) -> _Element:
    """Return the root of an XML document.

    A document type declaration is refused: it is what declares entities and names other files, and no office document
    has one (ECMA-376, part 2, section 8.1.1).

    Raises:
        UnsafeInput: It is no XML, too large or too deep, or has a document type declaration.

    """
    from lxml import etree

    content = _in_utf_8(content)
    if len(content) > limits.XML_BYTES or content.count(b"<") > 2 * limits.XML_ELEMENTS:
        raise UnsafeInput(f"it is too large to be read; {_WAY_OUT}")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnsafeInput(f"it declares entities, which documents do not need; {_WAY_OUT}")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnsafeInput(f"it is damaged ({_reason(error)}); {_WAY_OUT}") from error


def _in_utf_8(content: bytes) -> bytes:
    """Return the document in UTF-8, so that one look finds what must not be in it."""
    if content.startswith(_UTF_16):
        try:
            content = content.decode("utf-16").encode()
        except UnicodeError as error:
            raise UnsafeInput(f"it is damaged (its text cannot be decoded); {_WAY_OUT}") from error
        return _DECLARATION.sub(b"", content, count=1)
    declared = _DECLARATION.match(content.removeprefix(codecs.BOM_UTF8))
    encoding = _ENCODING.search(declared[0]) if declared else None
    if encoding is not None and encoding[1].lower() not in _ENCODINGS:
        raise UnsafeInput(f"its text is in an encoding that documents do not use; {_WAY_OUT}")
    if b"\0" in content[:4]:
        raise UnsafeInput(f"it is damaged (its text cannot be decoded); {_WAY_OUT}")
    return content


def _reason(error: Exception) -> str:
    """Return what the parser says, as a clause of its own."""
    said = str(getattr(error, "msg", error)).split(", line")[0]
    return "".join(character if character.isprintable() else " " for character in said)[:120]
