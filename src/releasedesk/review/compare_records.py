"""What differs between the records about two releases, such as their comments."""

from __future__ import annotations

from typing import Any

from releasedesk.model.base import clean_text
from releasedesk.model.place import place
from releasedesk.review.compare import Difference, Kind
from releasedesk.review.phrasing import in_words
from releasedesk.review.records import Review
from releasedesk.review.values import canonical, key_of, plain
from releasedesk.review.words import pieces


def compare_reviews(old: Review, new: Review) -> tuple[Difference, ...]:
    """Return which records about a release were added, removed or changed; what is to be decided is no such record."""
    found = []
    before, after = plain(old), plain(new)
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name, []), after.get(name, [])
        if name == "conflicts" or not (isinstance(one, list) and isinstance(other, list)):
            continue
        known = {key_of(each) or canonical(each): each for each in one}
        present = {key_of(each) or canonical(each): each for each in other}
        for key in dict.fromkeys((*known, *present)):
            if known.get(key) != present.get(key):
                found.append(_record_difference(name, key, known.get(key), present.get(key)))
    return tuple(found)


def _record_difference(name: str, key: str, old: Any, new: Any) -> Difference:
    where = place("review", name, key)
    kind: Kind = "added" if old is None else "removed" if new is None else "changed"
    was, now = (_record_in_words(each) for each in (old, new))
    label = {"comments": "Comment", "suggestions": "Suggestion", "approvals": "Approval"}.get(name, "Review")
    shown = pieces(was, now) if kind == "changed" else ()
    return Difference(kind, label, where if new else "", where if old else "", was, now, shown)


def _record_in_words(record: Any) -> str:
    if not isinstance(record, dict):
        return ""
    return clean_text(str(record.get("text") or "") or in_words(record))
