"""What the quotes of an edition print as who said them: in full at the first mention, by name after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from releasedesk.model import Edition, Quote, Release, plain_text
from releasedesk.rendering.attribution import Speakers, attribution_phrase
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.rendering.mentions import MentionReason


class Attributed(NamedTuple):
    """The attribution of a quote as it is printed, empty for none, and why the speaker is named so."""

    phrase: str = ""
    reason: MentionReason = "unnamed"


_last: tuple[Release, Edition, Mapping[str, Attributed]] | None = None


def attributions(release: Release, edition: Edition) -> Mapping[str, Attributed]:
    """Return for each quote of an edition, by its identifier, the attribution that is printed.

    All parts of the form ask for the same edition after each edit, so the last answer is kept.
    """
    global _last
    if _last is None or _last[0] is not release or _last[1] is not edition:
        _last = (release, edition, _attributions(release, edition))
    return _last[2]


def _attributions(release: Release, edition: Edition) -> dict[str, Attributed]:
    phrases = phrases_of(release, edition)
    speakers = Speakers(release.people, phrases)
    found: dict[str, Attributed] = {}
    for block in edition.blocks():
        if isinstance(block, Quote):
            # A quote without words is not printed and introduces nobody; what it would print is shown all the same.
            is_printed = any(plain_text(paragraph).strip() for paragraph in block.paragraphs)
            knows = is_printed or speakers.is_introduced(block.speaker)
            own = speakers if knows else Speakers(release.people, phrases)
            reason = own.reason(block.speaker)
            found[block.id] = Attributed(attribution_phrase(block, own, phrases), reason)
    return found
