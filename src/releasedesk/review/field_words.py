"""Values in words that only their field gives a meaning, such as who speaks, or what is shown of a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from releasedesk.model import Asset, Attribution, Quote, Release, plain_text
from releasedesk.model.place import Place, resolve
from releasedesk.review.phrasing import in_words, row_in_words

_LATER = {
    "": "as the house has it",
    "full": "full name",
    "family": "surname alone",
    "honorific": "honorific and surname",
    "name": "in words of its own",
}
_BEFORE_SPLIT = 30
"""Characters of a quote that show where its attribution interrupts it."""


def value_in_words(release: Release, where: Place, value: Any, pictures: Mapping[str, Asset]) -> str:
    """Return a value as text to read; `where` is its place in the release."""
    match where.rpartition("/")[2]:
        case "kind":
            return str(value).replace("_", " ")
        case "speaker":
            return next((person.name for person in release.people if person.id == value), str(value or ""))
        case "asset" | "logo" if value in pictures:
            return f"{in_words(pictures[value])} ({value[:8]})"
        case "end_mark":
            return "that of the house style" if value is None else value or "none"
        case "later_mention":
            return _LATER.get(str(value), str(value))
        case "crop":
            return _crop(value) if value else "all of it"
        case "focal_point":
            return f"{value[0]:.0%} from the left, {value[1]:.0%} from the top" if value else "its own middle"
        case "attribution" if isinstance(value, Attribution) and value.placement == "interrupting":
            return f"{in_words(value)}, behind “{_before_split(release, where, value)}”"
    if isinstance(value, tuple) and "/rows" in where:
        return row_in_words(value)
    return in_words(value, pictures)


def _crop(edges: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = edges
    return f"{left:.0%} to {right:.0%} of its width, {top:.0%} to {bottom:.0%} of its height"


def _before_split(release: Release, where: Place, attribution: Attribution) -> str:
    try:
        quote = resolve(release, where.rpartition("/")[0])
    except LookupError:
        return ""
    words = plain_text(quote.paragraphs[0]) if isinstance(quote, Quote) else ""
    before = words[: attribution.split_at].rstrip()
    return before if len(before) <= _BEFORE_SPLIT else f"… {before[-_BEFORE_SPLIT:].lstrip()}"
