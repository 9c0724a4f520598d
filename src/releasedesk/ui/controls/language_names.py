"""Languages by the names that people know them by."""

from __future__ import annotations

OFFERED = (
    "en-GB", "en-US", "en", "ar", "cy", "da", "de", "es", "fi", "fr", "ga", "gd", "he", "it", "nl", "nb", "pl", "pt",
    "sv", "tr", "uk",
)  # fmt: skip
"""The languages of the list (BCP 47); any other can be written as its tag."""


def language_name(tag: str) -> str:
    """Return a language's name in English with its tag, such as “German (de)”; the tag alone where it is not known."""
    from PySide6.QtCore import QLocale

    locale = QLocale(tag.replace("-", "_"))
    if locale.language() in (QLocale.Language.C, QLocale.Language.AnyLanguage):
        return tag
    name = QLocale.languageToString(locale.language())
    country = ""
    if "-" in tag:
        country = QLocale.territoryToString(locale.territory())
        country = {"United Kingdom": "UK", "United States": "US"}.get(country, country)
    detail = f"{country}, {tag}" if country else tag
    return f"{name} ({detail})"


def short_language_name(tag: str) -> str:
    """Return a language's name without its tag, such as “German” or “English (UK)”."""
    return language_name(tag).replace(f", {tag})", ")").removesuffix(f" ({tag})")


def language_tag(words: str) -> str:
    """Return the tag that a name or a tag stands for: “Arabic”, “English (UK)”, “de”."""
    from PySide6.QtCore import QLocale

    wanted = words.strip()
    for name_of in (language_name, short_language_name):
        for tag in OFFERED:
            if wanted.casefold() == name_of(tag).casefold():
                return tag
    found = (
        each for each in QLocale.Language if QLocale.languageToString(each).casefold() == wanted.casefold()
    )
    return next((QLocale.languageToCode(each) for each in found), "") or wanted
