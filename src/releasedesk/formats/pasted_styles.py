"""What the styles of pasted HTML mean: formats that carry meaning, hidden text, the lists of Word."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from releasedesk.model import Format
from releasedesk.model.links import is_safe_link

Styles = dict[str, str]
"""Properties of a `style` attribute by their names, all in small letters."""

_SEMANTIC_TAGS = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "cite": "emphasis",
    "sup": "superscript", "sub": "subscript",
}  # fmt: skip
_LOOKS = ("color", "background", "font-family", "font-size", "font", "text-align", "letter-spacing")
_REDIRECTS = {"google.com": "q", "safelinks.protection.outlook.com": "url"}
"""Hosts whose addresses only lead on to the one in a parameter, and tell somebody that it was followed."""
_WORD_LIST = re.compile(r"(l\d+)\s+level(\d+)\s+(lfo\d+)")
_NUMBER = re.compile(r"\W*(\d+|[a-z]{1,4})[.)\]]?\W*", re.IGNORECASE)


def styles_of(attribute: str) -> Styles:
    """Return the properties of a `style` attribute; what is not understood is left out."""
    found: Styles = {}
    for declaration in attribute.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.strip().lower()
    return found


def have_looks(styles: Styles) -> bool:
    """Tell whether styles ask for looks that a release does not take over."""
    return any(name.startswith(_LOOKS) for name in styles)


def formatted(format: Format, tag: str, styles: Styles) -> Format:
    """Return a format as an element changes it for what is in it."""
    name = _SEMANTIC_TAGS.get(tag)
    if name:
        format = Format(**format._asdict() | {name: True})
    shorthand = styles.get("font", "").split()
    weight = styles.get("font-weight", "bold" if "bold" in shorthand else "")
    if weight:
        format = format._replace(strong=_is_bold(weight, format.strong))
    slant = styles.get("font-style", "italic" if "italic" in shorthand else "")
    if slant in ("italic", "oblique", "normal"):
        format = format._replace(emphasis=slant != "normal")
    raised = styles.get("vertical-align", "")
    if raised in ("super", "sub"):
        format = format._replace(superscript=raised == "super", subscript=raised == "sub")
    return format


def _is_bold(weight: str, inherited: bool) -> bool:
    if weight.isdecimal():
        return int(weight) >= 600
    return weight in ("bold", "bolder") or (inherited and weight not in ("normal", "lighter"))


def is_hidden(styles: Styles) -> bool:
    """Tell whether nobody can see an element; “mso-hide” is Word's own word for it."""
    return (
        styles.get("display") == "none"
        or styles.get("visibility") == "hidden"
        or styles.get("mso-hide") == "all"
        or re.fullmatch(r"0(\.0+)?(px|pt|em|rem|%)?", styles.get("font-size", "1")) is not None
    )


def is_struck(styles: Styles) -> bool:
    """Tell whether a line goes through the words."""
    return "line-through" in styles.get("text-decoration", "") + styles.get("text-decoration-line", "")


def word_list(styles: Styles) -> tuple[str, int] | None:
    """Return the name and the level of the list that a paragraph of Word is an item of."""
    match = _WORD_LIST.search(styles.get("mso-list", ""))
    return (match[1] + match[3], int(match[2])) if match else None


def counts(marker: str) -> bool:
    """Tell whether the mark of an item is a number or letter that counts, not a bullet; a lone “o” is a bullet."""
    mark = marker.strip()
    return _NUMBER.fullmatch(mark) is not None and mark not in ("o", "O", "v", "q", "Ø", "§")


def address_of(href: str) -> str:
    """Return where a link leads, without the hosts that only count who follows it; empty where it cannot be kept."""
    address = href.strip()
    for _ in range(3):
        target = _target(address)
        if target is None:
            break
        address = target
    return address if is_safe_link(address) else ""


def _target(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    for redirect, parameter in _REDIRECTS.items():
        if host != redirect and not host.endswith("." + redirect):
            continue
        if redirect == "google.com" and parts.path != "/url":
            continue
        query = parse_qs(parts.query)
        values = query.get(parameter) or query.get("url")
        return values[0] if values else None
    return None
