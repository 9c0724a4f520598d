"""The words that a house style prints otherwise than usual, for the language that is being written."""

from __future__ import annotations

from collections.abc import Iterator

from releasedesk.rendering.datelines import dateline_style_names
from releasedesk.rendering.phrases import phrases_for
from releasedesk.ui.house_styles.mark_setting import MarkSetting
from releasedesk.ui.house_styles.setting_fields import ListSetting, SettingField, TextSetting

_DATELINES = {
    "ap": "AP (United States)",
    "british": "British",
    "canadian": "Canadian Press",
    "french": "French",
    "german": "German",
    "spanish": "Spanish",
    "house": "Place and date, plain",
}
_TENSES = (("past", "past: {past}"), ("present", "present: {present}"))
_MENTIONS = (("full", "full name"), ("family", "family name"), ("honorific", "honorific and family name"))
_TEXTS = (
    (("release_line", "immediate"), "Immediate release", "What stands at the top where nothing is embargoed"),
    (("headings", "notes"), "Heading of notes", "What stands above the notes to editors"),
    (("headings", "contacts"), "Heading of contacts", "What stands above the contacts"),
    (("figure_credit",), "Credit of pictures", "How the author of a picture is named; {credit} is the name"),
    (("page",), "Page number", "How pages are counted; {page} is the number, {pages} how many there are"),
    (
        ("slug",),
        "Header of later pages",
        "The line above every page but the first; {title}, {reference} and {organisation} stand for what they say",
    ),
    (("footer",), "Footer in this language", "The house’s own line at the foot of every page"),
    (("legal",), "Legal text", "What stands after everything else in every release, such as a disclaimer"),
)
_END_MARKS = ("ENDS", "###", "-30-", "")
_ENDS = (("body", "after the body"), ("boilerplates", "after the boilerplates"))
_CONTINUED = ("-more-", "more follows", "")


def words_fields(language: str) -> Iterator[tuple[str, SettingField]]:
    """Yield the names and fields of the words that a style may change, for a language (BCP 47)."""
    primary = language.split("-")[0].lower()
    phrases = phrases_for(language)
    at = ("phrases", primary)

    usual = _DATELINES.get(phrases.text("dateline"), phrases.text("dateline").capitalize())
    datelines = [(name, _DATELINES.get(name, name.capitalize())) for name in dateline_style_names()]
    help = "How place and date open the text"
    yield (
        "Dateline",
        ListSetting((*at, "dateline"), "Dateline", help, [(None, f"Usual: {usual}"), *datelines]),
    )

    verbs = {tense: phrases.texts("attribution", tense)[0] for tense in ("past", "present")}
    tenses = [(tense, word.format(**verbs)) for tense, word in _TENSES]
    usual = verbs.get(phrases.text("attribution", "tense"), "")
    help = "The tense in which speakers are quoted"
    path = (*at, "attribution", "tense")
    yield "Attribution", ListSetting(path, "Attribution", help, [(None, f"Usual: {usual}"), *tenses])

    usual = dict(_MENTIONS).get(phrases.text("mention", "later"), "")
    help = "How somebody is named who was introduced before"
    path = (*at, "mention", "later")
    yield "Later mention", ListSetting(path, "Later mention", help, [(None, f"Usual: {usual}"), *_MENTIONS])

    help = "What is printed where the text for publication ends"
    yield "End mark", MarkSetting((*at, "end_mark"), "End mark", help, phrases.text("end_mark"), _END_MARKS)
    help = "Where the text for publication ends: American wires count the boilerplates in"
    usual = dict(_ENDS)[phrases.text("end_mark_follows")]
    choices = [(None, f"Usual: {usual}"), *_ENDS]
    yield (
        "End mark stands",
        ListSetting((*at, "end_mark_follows"), "Where the end mark stands", help, choices),
    )

    help = "What stands at the foot of every page but the last"
    usual = phrases.text("continued")
    yield (
        "Pages that go on",
        MarkSetting((*at, "continued"), "Continued", help, usual, _CONTINUED),
    )

    for keys, name, help in _TEXTS:
        yield name, TextSetting((*at, *keys), name, help, usual=phrases.text(*keys), none_when_empty=True)
