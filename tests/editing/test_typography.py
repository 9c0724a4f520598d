"""What typed characters become, by language."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk import resources
from releasedesk.editing.typing_rules import typing_rules
from releasedesk.editing.typography import closes_quotation, replacement

NB, THIN = "\u00a0", "\u202f"


def typed(keys: str, language: str, *, is_quoted: bool = False) -> str:
    """Type keys one after the other, as a person does."""
    text = ""
    for key in keys:
        found = replacement(text, key, typing_rules(language), is_quoted=is_quoted)
        text = text + key if found is None else text[: len(text) - found.removed] + found.text
    return text


@pytest.mark.parametrize(
    ("language", "keys", "text"),
    [
        ("en-GB", '"It\'s open," she said.', "“It’s open,” she said."),
        ("en-GB", "the trust's 'new' quay", "the trust’s ‘new’ quay"),
        ("en-GB", "\"He said 'never'\"", "“He said ‘never’”"),
        ("en-GB", '("open")', "(“open”)"),
        ("en-GB", "open - at last", "open – at last"),
        ("en-US", "open - at last", "open — at last"),
        ("en-GB", "open -- at last", "open – at last"),
        ("en-GB", "open---at last", "open—at last"),
        ("en-GB", "pages 10--12", "pages 10–12"),
        ("en-GB", "well-known", "well-known"),
        ("en-GB", "and so on...", "and so on…"),
        ("en-GB", "a....", "a…."),
        ("en-GB", "6'2\"", "6'2\""),
        ("en-GB", "Dr Rennie", f"Dr{NB}Rennie"),
        ("en-GB", "a 12 km wall", f"a 12{NB}km wall"),
        ("en-GB", "12 km.", f"12{NB}km."),
        ("en-GB", "12 kmh ", "12 kmh "),
        ("en-GB", 'see https://a.example/it\'s--"x"... ok', 'see https://a.example/it\'s--"x"... ok'),
        ("en-GB", "o'neil@a.example", "o’neil@a.example"),
        ("fr", '"Bonjour !"', f"«{NB}Bonjour{THIN}!{NB}»"),
        ("fr", "Quoi? Oui:", f"Quoi{THIN}? Oui{NB}:"),
        ("fr", "https://a.example/?x", "https://a.example/?x"),
        ("fr", "Quoi ?!", f"Quoi{THIN}?!"),
        ("fr", "a 12:30, 5%", f"a 12:30, 5{THIN}%"),
        ("fr", 'il dit " oui "', f"il dit «{NB}oui{NB}»"),
        ("fr-CA", "Quoi? Oui:", f"Quoi? Oui{NB}:"),
        ("de", "\"Geht's 'so'?\"", "„Geht’s ‚so‘?“"),
        ("de-CH", '"so"', "«so»"),
        ("sv", '"hej"', "”hej”"),
        ("es", '"hola"', "«hola»"),
        ("xx", '"x"', "“x”"),
        ("fr", 'l\'"accord" signé', f"l’«{NB}accord{NB}» signé"),
        ("fr", '"tout d\'abord", l\'"accord"', f"«{NB}tout d’abord{NB}», l’«{NB}accord{NB}»"),
        ("fr", '"il veut l\'"accord"", dit-il', f"«{NB}il veut l’“accord”{NB}», dit-il"),
        ("it", 'dell\'"Unione" e "un po\'"', "dell’«Unione» e «un po’»"),
        ("ca", 'l\'"acord"', "l’«acord»"),
        ("en-GB", "the dogs'\" ", "the dogs’” "),
        ("zh", '他说"你好"。', "他说“你好”。"),
        ("zh", "他说\"我叫'小王'\"。", "他说“我叫‘小王’”。"),
        ("ja", '彼は"はい"と言った', "彼は「はい」と言った"),
        ("ko", '그는 "네"라고 했다', "그는 “네”라고 했다"),
        ("en-GB", '"Wait--" she said', "“Wait–” she said"),
        ("en-US", '"We--" "--you?"', "“We—” “—you?”"),
        ("en-GB", 'the wall -- "open"', "the wall – “open”"),
        ("en-GB", '"write to a@b.example"', "“write to a@b.example”"),
        ("en-GB", '"see https://b.example/"', "“see https://b.example/”"),
        ("en-GB", "'Tis said. 'Twas, in the '90s, ", "’Tis said. ’Twas, in the ’90s, "),
        ("en-GB", "rock 'n' roll, fish 'n chips", "rock ’n’ roll, fish ’n chips"),
        ("en-GB", "class of '68, the 1939-'45 war", "class of ’68, the 1939-’45 war"),
        ("en-GB", "\"'Tis 'new'\" ", "“’Tis ‘new’” "),
        ("en-GB", "'em' and '90 per cent'", "‘em’ and ‘90 per cent’"),
        ("en-GB", "the 'tidal' wall", "the ‘tidal’ wall"),
        ("nl", "'s ochtends in 't Hooft, 's-Gravenhage", "’s ochtends in ’t Hooft, ’s-Gravenhage"),
        ("nl", "\"'t Is zo\" in de jaren '90.", "‘’t Is zo’ in de jaren ’90."),
        ("nl", "de letter 's'", "de letter “s”"),
        ("it", "la 'ndrangheta negli anni '80 ", "la ’ndrangheta negli anni ’80 "),
        ("de", "die '68er und 's Wetter", "die ’68er und ’s Wetter"),
        ("af", "dit is 'n brug", "dit is ’n brug"),
        ("fr", "dit «oui» et « non »", f"dit «{NB}oui{NB}» et «{NB}non{NB}»"),
        ("fr", f"«{NB}oui{NB}»", f"«{NB}oui{NB}»"),
        ("fr", "«voir https://b.example/»", f"«{NB}voir https://b.example/{NB}»"),
        ("fr-CH", "«oui ‹non›»", f"«{THIN}oui ‹{THIN}non{THIN}›{THIN}»"),
        ("de-CH", "«so»", "«so»"),
        ("de", "»so«", "»so«"),
        ("he", 'מנכ"ל ארה"ב, דו"חות', "מנכ״ל ארה״ב, דו״חות"),
        ("he", 'אמר "שלום" וב"הארץ" נכתב', "אמר ”שלום” וב”הארץ” נכתב"),
        ("he", '"מנכ"ל" ב"כ ', "”מנכ״ל” ב״כ "),
        ("he", "ג'ורג' ביום ב' בצ'כיה, רח' 5", "ג׳ורג׳ ביום ב׳ בצ׳כיה, רח׳ 5"),
        ("he", "ב'הארץ' נכתב", "ב’הארץ’ נכתב"),
        ("he", 'אל-"הארץ", 5"', 'אל-”הארץ”, 5"'),
    ],
)
def test_what_keys_become(language, keys, text):
    assert typed(keys, language) == text


def test_marks_within_a_quote_are_inner_ones():
    assert typed('the "new" quay', "en-GB", is_quoted=True) == "the ‘new’ quay"
    assert typed('le "quai"', "fr", is_quoted=True) == "le “quai”"
    assert typed('ב"הארץ" של ארה"ב, ב"כ ', "he", is_quoted=True) == "ב’הארץ’ של ארה״ב, ב״כ "


@pytest.mark.parametrize(
    ("language", "before", "character", "closes"),
    [
        ("en-GB", "We are glad,", '"', True),
        ("en-GB", "We are glad.", "”", True),
        ("en-GB", "We’re ‘glad’,", '"', True),
        ("en-GB", "We’re ‘glad", '"', False),
        ("en-GB", "We say “glad", '"', False),
        ("en-GB", "We are ", '"', False),
        ("en-GB", "", '"', False),
        ("en-GB", "They measured 6", '"', False),
        ("en-GB", "See https://a.example/?q=", '"', False),
        ("de", "Wir freuen uns", '"', True),
        ("de", "Wir freuen uns", "“", True),
        ("de", "Wir ‚freuen", '"', False),
        ("fr", "Nous sommes ravis", "»", True),
        ("fr", "Nous sommes ravis ", "»", True),
        ("fr", "Nous parlons d’", '"', False),
        ("it", "Ci vuole un po’", '"', True),
        ("zh", "我们很高兴", '"', True),
        ("ja", "公開します", "」", True),
        ("en-GB", "We are glad", "x", False),
        ("en-GB", "’Tis ‘new", '"', False),
        ("en-GB", "’Tis new", '"', True),
        ("he", "אנחנו שמחים.", '"', True),
        ("he", "של ארה", '"', False),
    ],
)
def test_a_mark_behind_the_words_closes_the_quotation_unless_one_within_is_open(
    language: str, before: str, character: str, closes: bool
) -> None:
    assert closes_quotation(before, character, typing_rules(language)) is closes


def test_marks_that_are_known_from_elsewhere_win():
    rules = typing_rules("xx", ("<", ">", "(", ")"))
    assert replacement("", '"', rules) == (0, "<")


@given(
    st.text(alphabet="ab1 .-'\"!?:;%@/hkm", max_size=30), st.sampled_from(["en-GB", "fr", "de", "sv", "zh"])
)
def test_no_letter_or_number_is_ever_lost(keys, language):
    kept = [character for character in typed(keys, language) if character.isalnum()]
    assert kept == [character for character in keys if character.isalnum()]


@pytest.mark.parametrize(
    ("text", "keys", "result"),
    [
        ("a 12 km\n", " wall", "a 12 km\n wall"),
        ("and so on..\n", ".", "and so on..\n."),
        ("open -\n", " at last", "open -\n at last"),
    ],
)
def test_a_line_break_is_no_part_of_what_stands_before_it(text, keys, result):
    for key in keys:
        found = replacement(text, key, typing_rules("en-GB"))
        text = text + key if found is None else text[: len(text) - found.removed] + found.text
    assert text == result


@given(
    st.text(alphabet="\n 1km.-\"'«»:!?aé", max_size=16),
    st.sampled_from(["en-GB", "en-US", "fr", "de", "he", "zh"]),
)
def test_no_line_break_is_ever_lost(keys, language):
    assert typed(keys, language).count("\n") == keys.count("\n")


def test_the_data_names_only_what_is_known():
    table = json.loads(resources.text("typing", "languages.json"))
    known = set(table["default"])
    for language, entry in table.items():
        assert set(entry) <= known, language
        assert len(entry.get("quotes", "four")) == 4, language
