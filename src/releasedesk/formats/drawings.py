"""Judges drawings (SVG 2) from outside: shapes, colours and text pass; nothing that runs, loads or multiplies does.

Who sets the pages and who shows a web page both draw SVG; either might follow what a drawing refers to. So only what is
known to be harmless passes, and everything else is refused by its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from releasedesk import limits
from releasedesk.errors import UnsafeInput
from releasedesk.formats.xml_reading import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "http://www.w3.org/2000/svg"
# `use`, `pattern`, `marker` and `image` are missing on purpose: the first three multiply, the last one loads.
_ELEMENTS = frozenset(
    "svg g defs title desc metadata path rect circle ellipse line polyline polygon text tspan linearGradient"
    " radialGradient stop clipPath mask switch a style".split()
)
_WAY_OUT = "save it as PNG and choose it anew"
_OWN_PART = re.compile(r"#[\w.-]+")
_ADDRESS_IN_STYLE = re.compile(r"url\s*\(\s*[\"']?\s*(?!#)", re.IGNORECASE)
_LOADS_IN_STYLE = re.compile(r"@import|@font-face|@namespace|expression\s*\(|\\", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]{0,6}(?:\.[0-9]{1,6})?)\s*(?:px|pt|mm|cm|in|)\s*")
_USUAL_SIDE = 300
"""Pixels of a side that a drawing does not tell."""


def drawing_size(content: bytes) -> tuple[int, int]:
    """Return width and height of a drawing in whole units, within the bounds of a picture.

    Raises:
        UnsafeInput: It is no drawing, too large, or holds what runs, loads or multiplies.

    """
    return _within_bounds(*drawing_sides(content))


def drawing_sides(content: bytes) -> tuple[float, float]:
    """Return width and height of a drawing, of whatever unit: the relation of the two is what counts.

    Raises:
        UnsafeInput: It is no drawing, too large, or holds what runs, loads or multiplies.

    """
    if len(content) > limits.DRAWING_BYTES or content.count(b"<") > 2 * limits.DRAWING_ELEMENTS:
        raise UnsafeInput(f"the drawing is too large; {_WAY_OUT}")
    root = parse_xml(content)
    if root.tag not in (f"{{{_NAMESPACE}}}svg", "svg"):
        raise UnsafeInput(f"it is no drawing (SVG); {_WAY_OUT}")
    for element in root.iter("*"):
        _refuse_unsafe(element)
    return _sides(root)


def _refuse_unsafe(element: _Element) -> None:
    namespace, _, name = str(element.tag).rpartition("}")
    namespace = namespace.removeprefix("{")
    if namespace not in (_NAMESPACE, ""):
        # What drawing programs note for themselves; nobody draws it.
        return
    if name not in _ELEMENTS:
        raise UnsafeInput(
            f"the drawing holds “{name[:30]}”, which could load or multiply something; {_WAY_OUT}"
        )
    if name == "style":
        _refuse_unsafe_style(element.text or "")
    for key, value in element.attrib.items():
        attribute = str(key).rpartition("}")[2].lower()
        if attribute.startswith("on"):
            raise UnsafeInput(f"the drawing would run a program (“{attribute[:30]}”); {_WAY_OUT}")
        if attribute in ("href", "src") and not _OWN_PART.fullmatch(str(value)):
            raise UnsafeInput(f"the drawing refers to another file (“{str(value)[:30]}”); {_WAY_OUT}")
        _refuse_unsafe_style(str(value))


def _refuse_unsafe_style(written: str) -> None:
    if _ADDRESS_IN_STYLE.search(written) or _LOADS_IN_STYLE.search(written):
        raise UnsafeInput(f"the drawing refers to another file in its style; {_WAY_OUT}")


def _sides(root: _Element) -> tuple[float, float]:
    width, height = _length(root.get("width")), _length(root.get("height"))
    box = (root.get("viewBox") or "").replace(",", " ").split()
    if not (width and height) and len(box) == 4:
        width, height = _length(box[2]), _length(box[3])
    if not (width and height):
        return _USUAL_SIDE, _USUAL_SIDE
    return width, height


def _length(written: str | None) -> float:
    found = _LENGTH.fullmatch(written or "")
    return float(found[1]) if found and found[1] not in ("", ".") else 0.0


def _within_bounds(width: float, height: float) -> tuple[int, int]:
    return tuple(min(max(round(side), 1), limits.PICTURE_SIDE) for side in (width, height))  # type: ignore[return-value]
