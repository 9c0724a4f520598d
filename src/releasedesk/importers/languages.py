"""A cautious guess at the language of a text, from its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the and of to in that for with is was on will this from by are at has have said",
    "de": "der die das und ist nicht mit von zu den für auf ein eine wird im dem des auch sich",
    "fr": "le la les des et est une dans pour que qui sur par au aux du avec ce sont plus",
    "es": "el la los las de que y en un una para con por del se como más su al es",
    "it": "il lo la gli di che e un una per con del della sono dei nel alla anche più è",
    "pt": "o os as de que e um uma para com do da dos das não em no na ao é",
    "nl": "de het een van en dat is voor op met zijn te aan niet door bij ook naar werd wordt",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
_ARABIC_SCRIPT = (("ur", re.compile("[ٹڈڑںےہ]")), ("fa", re.compile("[پچژگکی]")))
# Characters that only one of the two ways to write Chinese has.
_TRADITIONAL = re.compile("[這個們來國會發為說對時與關員報過還進無機電話體]")
_SIMPLIFIED = re.compile("[这个们来国会发为说对时与关员报过还进无机电话体]")
_BRITISH_WORDS = frozenset(
    "colour labour harbour favour behaviour honour neighbour centre theatre metre organisation organise organised"
    " recognise recognised programme licence defence realise realised specialise specialised travelled".split()
)
_AMERICAN_WORDS = frozenset(
    "color labor harbor favor behavior honor neighbor center theater meter organization organize organized recognize"
    " recognized license defense realize realized specialize specialized traveled".split()
)
_SAMPLE = 20_000


def guess_language(text: str) -> str:
    """Return a BCP 47 tag for the language of a text, “en” where nothing speaks for another."""
    sample = text[:_SAMPLE]
    letters = sum(char.isalpha() for char in sample) or 1
    for language, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) > letters * (0.05 if language == "ja" else 0.3):
            return _in_its_own_letters(language, sample, letters)
    counted = Counter(re.findall(r"[^\W\d_]+", sample.casefold()))
    scores = {language: sum(counted[word] for word in words) for language, words in _WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    if best == "en" or scores[best] < 5 or scores[best] < 1.3 * scores["en"]:
        return _english(counted)
    return best


def _in_its_own_letters(language: str, sample: str, letters: int) -> str:
    """Return which language of a script has letters of its own in a text."""
    if language == "zh":
        return _chinese(sample)
    if language == "ar":
        # Urdu has those of Persian, and more.
        return next(
            (name for name, pattern in _ARABIC_SCRIPT if len(pattern.findall(sample)) > letters * 0.02), "ar"
        )
    return language


def _chinese(sample: str) -> str:
    traditional, simplified = len(_TRADITIONAL.findall(sample)), len(_SIMPLIFIED.findall(sample))
    return "zh-Hant" if traditional > simplified else "zh-Hans" if simplified > traditional else "zh"


def _english(counted: Counter[str]) -> str:
    """Return the spelling that a text keeps to, or plain English where it does not show one."""
    british = sum(counted[word] for word in _BRITISH_WORDS)
    american = sum(counted[word] for word in _AMERICAN_WORDS)
    if british >= 2 and not american:
        return "en-GB"
    return "en-US" if american >= 2 and not british else "en"
