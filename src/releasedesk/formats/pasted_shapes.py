"""Shapes in pasted HTML that mean something: marks of items, headings of Word, answered mails, tables of data."""

from __future__ import annotations

import re
from typing import Any

from releasedesk.formats.pasted_styles import Styles
from releasedesk.model import RichText, Run, plain_text, rich_text
from releasedesk.model.text import sliced

BLOCKS = frozenset(
    "address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
"""Elements that begin and end a paragraph."""
_WORD_HEADING = re.compile(r"mso(title|heading)|heading\s*\d", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/[a-z.+-]+;base64,", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt)?\s*$")
_TINY = 3
"""Pixels up to which a picture shows nothing and only reports that it was fetched."""


def at_blank_lines(runs: list[Run]) -> list[RichText]:
    """Return the runs as texts, parted where two line breaks in a row part paragraphs."""
    whole = rich_text(runs)
    plain = plain_text(whole)
    texts: list[RichText] = []
    start = 0
    for match in re.finditer(r"[ \t]*\n[ \t]*\n[ \t\n]*", plain):
        texts.append(sliced(whole, start, match.start()))
        start = match.end()
    texts.append(sliced(whole, start))
    return texts


def is_marker(styles: Styles) -> bool:
    """Tell whether an element is the mark that Word writes before an item."""
    return styles.get("mso-list", "").strip() == "ignore"


def heading_level(tag: str, element: Any, styles: Styles) -> int:
    """Return the level of a heading, by its tag, its role or its style in Word; 0 where an element is none."""
    if re.fullmatch("h[1-6]", tag):
        return int(tag[1])
    name = f"{element.get('class') or ''} {styles.get('mso-style-name', '')}"
    if (
        element.get("role") != "heading"
        and "mso-outline-level" not in styles
        and not _WORD_HEADING.search(name)
    ):
        return 0
    found = re.search(r"[1-6]", element.get("aria-level") or styles.get("mso-outline-level") or name)
    return int(found[0]) if found else 1


def is_reply(element: Any) -> bool:
    """Tell whether a block quotation is the mail that was answered, not somebody's words."""
    return element.get("type") == "cite" or "gmail_quote" in (element.get("class") or "")


def names_source(element: Any) -> bool:
    """Tell whether an element at the end of a block quotation says whose words these are, and is none of them."""
    if element.tag not in ("cite", "footer", "figcaption"):
        return False
    around = element.getparent()
    is_last = element.getnext() is None and not (element.tail or "").strip()
    return is_last and around is not None and around.tag == "blockquote"


def embedded_picture(element: Any) -> str:
    """Return the `data:` address of a picture that is within the page; empty for one that would have to be fetched."""
    source: str = (element.get("src") or "").strip()
    return source if _EMBEDDED.match(source) else ""


def is_tracker(element: Any, styles: Styles) -> bool:
    """Tell whether one side of a picture is that of a tracking pixel."""
    for size in (element.get("width"), element.get("height"), styles.get("width"), styles.get("height")):
        match = _LENGTH.match(size) if size else None
        if match and float(match[1]) <= _TINY:
            return True
    return False


def holds_data(table: Any) -> bool:
    """Tell whether a table has rows and columns of short texts; others only place things on the page."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max(map(len, rows)) < 2 or table.find(".//table") is not None:
        return False
    return all(len("".join(cell.itertext())) < 300 for cell in cells)
