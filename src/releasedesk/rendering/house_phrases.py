"""The phrases of an edition: those of its language, as the house style of its release has them."""

from __future__ import annotations

from releasedesk.errors import HouseStyleError
from releasedesk.model import Edition, HouseStyleChoice, Release
from releasedesk.rendering.house_style import house_style_for, shipped_tables
from releasedesk.rendering.phrase_tables import house_phrases
from releasedesk.rendering.phrases import HousePhrases, Phrases, phrases_for


def phrases_of(release: Release, edition: Edition) -> Phrases:
    """Return the phrases of an edition as the release's house style has them.

    Where the style is missing or broken, they are those of the language: that is said where pages are made.
    """
    return phrases_for(edition.language, house_phrases_for(release.house_style))


def house_phrases_for(choice: HouseStyleChoice) -> HousePhrases | None:
    """Return what a chosen house style changes of the phrases; None for nothing."""
    try:
        if choice.package:
            return house_style_for(choice).phrases
        return house_phrases(shipped_tables(choice.name).get("phrases", {}), f"house style “{choice.name}”")
    except HouseStyleError:
        return None
