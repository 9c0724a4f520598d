"""What a picture says about itself: caption, credit, rights and description, from XMP, IPTC-IIM and EXIF."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

from releasedesk.errors import UnsafeInput

_LIMIT_XMP = 2_000_000
_LONGEST = 5000
"""Characters that are taken of one text."""
_GPS = 0x8825
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_EXIF = "{http://ns.adobe.com/exif/1.0/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UTF_8 = b"\x1b%G"
"""What the dataset 1:90 of IPTC-IIM (version 4.2, section 1.90) says for UTF-8."""


@dataclass(frozen=True)
class PictureDetails:
    """What was found; empty where a picture says nothing. `has_location` tells that it says where it was taken."""

    caption: str = ""
    credit: str = ""
    rights: str = ""
    alt: str = ""
    has_location: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is any text to offer."""
        return any((self.caption, self.credit, self.rights, self.alt))


def details_of(picture: Any) -> PictureDetails:
    """Return what an opened Pillow image says about itself: XMP before IPTC-IIM before EXIF (IPTC's own order)."""
    xmp = _from_xmp(picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b"")
    iptc, exif = _from_iptc(picture), _from_exif(picture)
    found = {
        name: next((text for each in (xmp, iptc, exif) if (text := each.get(name, ""))), "")
        for name in ("caption", "credit", "author", "rights", "alt")
    }
    credit = found["credit"] or found["author"]
    if found["author"] and found["credit"] and found["author"] not in found["credit"]:
        credit = f"{found['author']} / {found['credit']}"
    has_location = bool(exif.get("location") or xmp.get("location"))
    return PictureDetails(found["caption"], credit, found["rights"], found["alt"], has_location)


def _clean(text: str) -> str:
    return " ".join(text.replace("\x00", " ").split())[:_LONGEST]


def _from_xmp(packet: bytes | str) -> dict[str, str]:
    from releasedesk.formats.xml_reading import parse_xml

    data = packet.encode("utf-8", "ignore") if isinstance(packet, str) else packet
    if not data or len(data) > _LIMIT_XMP:
        return {}
    try:
        root = parse_xml(data.strip(b"\x00 \r\n"))
    except UnsafeInput:
        return {}
    names = {
        "caption": _DC + "description",
        "credit": _PHOTOSHOP + "Credit",
        "author": _DC + "creator",
        "rights": _DC + "rights",
        "alt": _IPTC + "AltTextAccessibility",
    }
    found = {name: _xmp_text(root, tag) for name, tag in names.items()}
    if not found["rights"]:
        found["rights"] = _xmp_text(root, _RIGHTS + "UsageTerms")
    found["location"] = _xmp_text(root, _EXIF + "GPSLatitude")
    return found


def _xmp_text(root: Any, tag: str) -> str:
    """Return a property, whether it is written as element or attribute; of several languages the default one."""
    for element in root.iter(tag):
        items = list(element.iter(_RDF + "li"))
        default = [item for item in items if item.get(_LANG) == "x-default"] or items
        if tag == _DC + "creator":
            return _clean(", ".join(item.text or "" for item in items) or element.text or "")
        return _clean((default[0].text if default else element.text) or "")
    for element in root.iter(_RDF + "Description"):
        if element.get(tag):
            return _clean(element.get(tag))
    return ""


def _from_iptc(picture: Any) -> dict[str, str]:
    from PIL import IptcImagePlugin

    try:
        records = IptcImagePlugin.getiptcinfo(picture) or {}
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, struct.error):
        return {}
    encoding = "utf-8" if records.get((1, 90)) == _UTF_8 else ""
    datasets = {"caption": (2, 120), "credit": (2, 110), "author": (2, 80), "rights": (2, 116)}
    return {name: _iptc_text(records.get(key), encoding) for name, key in datasets.items()}


def _iptc_text(value: object, encoding: str) -> str:
    values = value if isinstance(value, list) else [value]
    parts = [part for part in values if isinstance(part, bytes)]
    return _clean(", ".join(_decoded(part, encoding) for part in parts))


def _decoded(data: bytes, encoding: str) -> str:
    """Decode a text whose encoding is often not said: UTF-8 where it can be, else Latin-1."""
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _from_exif(picture: Any) -> dict[str, str]:
    try:
        exif = picture.getexif()
        found = {"caption": exif.get(0x010E), "author": exif.get(0x013B), "rights": exif.get(0x8298)}
        location = exif.get_ifd(_GPS)
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, struct.error):
        return {}
    # The standard knows ASCII alone; what programs write is UTF-8, which Pillow reads as Latin-1.
    texts = {
        name: _clean(_decoded(value.encode("latin-1", "replace"), ""))
        for name, value in found.items()
        if isinstance(value, str)
    }
    return texts | {"location": "yes" if location else ""}
