"""How the window says what state a translation is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from releasedesk.model.place import Place
from releasedesk.model.translation import Counterparts, State

STATE_WORDS: dict[State, str] = {
    "changed": "The original changed since this was translated",
    "untranslated": "Not translated yet",
    "missing": "Only in the original",
    "gone": "No longer in the original",
}
"""What is said of a part at which something is to be done."""

DONE_WORDS: dict[State, str] = {
    "changed": "Mark as up to date",
    "untranslated": "Keep as it is",
    "missing": "Add it here",
    "gone": "Keep it here",
}
"""What puts it in order."""


def counted(pairs: Iterable[Counterparts]) -> str:
    """Return what is to be done in a translation, such as “3 changed, 5 to translate”; empty for nothing."""
    states = Counter(pair.state for pair in pairs)
    parts = (
        (states["changed"], "changed in the original"),
        (states["untranslated"], "to translate"),
        (states["missing"], "new in the original"),
        (states["gone"], "gone from the original"),
    )
    return ", ".join(f"{count} {words}" for count, words in parts if count)


def field_of(pair: Counterparts) -> Place:
    """Return where the cursor goes for a part, which may consist of several fields; empty where it is missing."""
    name = {"boilerplate": "heading", "contact": "role"}.get(pair.key.partition(".")[0], "")
    return f"{pair.place}/{name}" if name and pair.place else pair.place
