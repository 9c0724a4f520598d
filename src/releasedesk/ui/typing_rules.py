"""How text is typed in a language: its quotation marks are those that it is printed with."""

from __future__ import annotations

from releasedesk.editing.typing_rules import TypingRules, typing_rules
from releasedesk.model.place import Place
from releasedesk.rendering.phrases import Phrases, phrases_for


def rules_for(language: str) -> TypingRules:
    """Return the rules of a BCP 47 language."""
    return rules_of(phrases_for(language), language)


def rules_of(phrases: Phrases, language: str) -> TypingRules:
    """Return the rules of a language; its phrases, where it has any of its own, name its quotation marks."""
    if phrases.language.partition("-")[0] != language.partition("-")[0]:
        return typing_rules(language)
    quotation = phrases.table["quotation"]
    names = ("open", "close", "inner_open", "inner_close")
    opening, closing, inner_opening, inner_closing = (str(quotation[name]) for name in names)
    return typing_rules(language, (opening, closing, inner_opening, inner_closing))


def rules_at(where: Place) -> TypingRules | None:
    """Return the rules for the text at a place of an edition; None where the place is in none."""
    parts = where.split("/")
    return rules_for(parts[1]) if len(parts) > 2 and parts[0] == "editions" else None
