"""Attributions as ReleaseDesk prints them in languages whose names cannot be told by capitals, read back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from releasedesk.importers.east_asian_names import korean_name
from releasedesk.importers.printed_phrases import all_phrases, comparable, one_of, pattern_of
from releasedesk.rendering.phrases import Phrases

_LANGUAGES = ("ar", "fa", "he", "ur", "ja")
"""Those in which something stands between a name and its title: without it, nobody can tell where a name begins."""
_KOREAN = "ko"
_PARTICLES = {"(이)라고": "(?:이)?라고", "은(는)": "(?:은|는)"}
"""What Korean attributions are written with for want of the word before, and what is printed."""
_FORMS = ("after_title", "after", "before_after_title", "before")
_NAME = r"(?P<name>[^،,()の]{2,50})"
_MOST_WORDS = 5


_Speakers = tuple[re.Pattern[str] | None, ...]
"""How a speaker is named; None where a name and its title follow each other with nothing between."""


@dataclass(frozen=True, slots=True)
class PrintedAttribution:
    """The verb, the name and the title with its organisation."""

    verb: str
    name: str
    title: str


def printed_attribution(phrase: str) -> PrintedAttribution | None:
    """Return what an attribution says, or None where it is none that is printed in one of these languages."""
    text = comparable(phrase).strip(" .،,:。۔")
    for expression, speakers in _expressions():
        match = expression.fullmatch(text)
        if match is None:
            continue
        for speaker in speakers:
            words = match["speaker"].strip(" ،,")
            if speaker is None:
                return PrintedAttribution(match["verb"], *korean_name(words))
            found = speaker.fullmatch(words)
            if found is not None and len(found["name"].split()) <= _MOST_WORDS:
                title = found.groupdict().get("title") or ""
                return PrintedAttribution(match["verb"], found["name"].strip(), title.strip())
    return None


def introduces(sentence: str) -> bool:
    """Tell whether a sentence that has ended says who speaks next, as Korean has it before a quotation."""
    text = comparable(sentence).strip(" .。")
    return any(expression.fullmatch(text) for expression in _introductions())


@lru_cache(maxsize=1)
def _introductions() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(_attribution(phrases, form))
        for phrases in all_phrases()
        for form in ("before_after_title", "before")
        if phrases.text("attribution", form).strip().endswith((".", "。"))
    )


@lru_cache(maxsize=1)
def _expressions() -> tuple[tuple[re.Pattern[str], _Speakers], ...]:
    return tuple(
        (re.compile(_attribution(phrases, form)), _speakers(phrases))
        for phrases in all_phrases()
        if phrases.language in (*_LANGUAGES, _KOREAN)
        for form in _FORMS
    )


def _attribution(phrases: Phrases, form: str) -> str:
    verbs = one_of((*phrases.texts("attribution", "past"), *phrases.texts("attribution", "present")))
    template = phrases.text("attribution", form).strip(" :：。.")
    pattern = pattern_of(template, {"verb": f"(?P<verb>{verbs})", "speaker": "(?P<speaker>.{2,200})"})
    if phrases.language == _KOREAN:
        for written, printed in _PARTICLES.items():
            pattern = pattern.replace(re.escape(written), printed)
    return pattern


def _speakers(phrases: Phrases) -> _Speakers:
    if phrases.language == _KOREAN:
        return (None,)
    groups = {"name": _NAME, "title": "(?P<title>.{2,150})"}
    return tuple(re.compile(pattern_of(phrases.text("mention", form), groups)) for form in ("title", "name"))
