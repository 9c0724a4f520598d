"""What a template of pages receives: words in pieces that can be set, languages that a typesetter knows."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk.rendering.page_data import language_and_region, page_data
from releasedesk.rendering.pieces import LINE_BREAK, MAY_BREAK, pieces, running_pieces
from releasedesk.rendering.view import printed_release
from tests.releases import full_release


def test_ordinary_text_is_one_piece() -> None:
    assert pieces("The quay opens on Monday.") == ["The quay opens on Monday."]
    assert pieces("") == []


def test_line_breaks_are_pieces_and_tabs_are_spaces() -> None:
    assert pieces("one\n\ttwo\n\nthree") == [
        "one", LINE_BREAK, " two", LINE_BREAK, LINE_BREAK, "three",
    ]  # fmt: skip


def test_an_address_may_break_after_its_punctuation_alone() -> None:
    assert pieces("at a.b/c?d=e now", 5) == [
        "at ", "a.", MAY_BREAK, "b/", MAY_BREAK, "c?", MAY_BREAK, "d=", MAY_BREAK, "e", " now",
    ]  # fmt: skip


def test_a_word_without_punctuation_may_break_anywhere_but_within_a_character() -> None:
    assert pieces("xe\u0301" * 15, 20)[:5] == ["x", MAY_BREAK, "e\u0301", MAY_BREAK, "x"]


def test_a_long_address_breaks_before_a_hyphen() -> None:
    assert pieces("a-b.c/d--e", 5) == [
        "a", MAY_BREAK, {"words": ["-b."], "whole": True}, MAY_BREAK, "c/", MAY_BREAK, "d", MAY_BREAK,
        {"words": ["--e"], "whole": True},
    ]  # fmt: skip


@pytest.mark.parametrize("characters", ["港口信托", "みなとへ", "항구신탁", "ท่าเรือ"])
def test_scripts_without_spaces_break_by_the_rules_of_the_typesetter(characters: str) -> None:
    text = f"{characters * 30}word14x、{characters * 20}。"
    assert pieces(text) == [text]


def test_a_long_word_among_characters_may_break_and_they_stay_whole() -> None:
    assert pieces("港口" + "a.b" * 3 + "信托", 5) == [
        "港口", "a.", MAY_BREAK, "ba.", MAY_BREAK, "ba.", MAY_BREAK, "b", "信托",
    ]  # fmt: skip


@given(st.text(max_size=200), st.integers(1, 60))
def test_pieces_lose_nothing(text: str, longest: int) -> None:
    printed = {MAY_BREAK: "", LINE_BREAK: "\n"}
    joined = "".join(
        piece["words"][0] if isinstance(piece, dict) else str(printed.get(piece, piece))
        for piece in pieces(text, longest)
    )
    changed = (
        text.replace("\t", " ").replace("\ufeff", "\u2060").replace("\u2028", "\n").replace("\u2029", "\n")
    )
    assert joined == changed


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("en", ("en", None)),
        ("en-GB", ("en", "GB")),
        ("zh-Hant-tw", ("zh", "TW")),
        ("de-1996", ("de", None)),
        ("ckb", ("ckb", None)),
        ("english", ("und", None)),
    ],
)
def test_language_tags_are_cut_to_what_a_typesetter_knows(tag: str, known: tuple[str, str | None]) -> None:
    assert language_and_region(tag) == known


def test_only_harmless_addresses_are_links() -> None:
    view = printed_release(full_release(), full_release().original)
    data = json.dumps(page_data(view, {full_release().assets[0].id: {}}, fields=False))
    assert '"link": "https://data.harbourtrust.example/tides"' in data
    assert '"link": "tel:+441314960142;ext=12"' in data
    assert '"link": "mailto:press@harbourtrust.example"' in data


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("using new “far-reaching” laws, state-by-state.", ["far-reaching", "state-by-state"]),
        ("die Hafen- und Kaimauern", ["Hafen- und"]),
        ("call 613-744-7667", ["613-744-7667"]),
        ("Call +44 131 496 0142 or +1 (555) 010-9999.", ["+44 131 496 0142", "+1 (555) 010-9999"]),
        ("お問い合わせは+81 3 1234 5678または", ["+81 3 1234 5678"]),
        ("up +25.0%, +5 to +10 km", []),
        ("press-office@ab.example", ["-office@ab.example"]),
        ("https://a-b.example/c--d/-e", ["-b.example/", "--d/", "-e"]),
        ("a - b -- c, -100", []),
        ("-".join(["word"] * 10), []),
        ("主席艾尔莎·伦尼·王说 A·B", ["莎·", "尼·"]),
    ],
)
def test_no_line_of_running_text_ends_in_a_hyphen_or_a_number_or_begins_with_a_dot(
    text: str, whole: list[str]
) -> None:
    found = running_pieces(text)

    assert [each["words"][0] for each in found if isinstance(each, dict)] == whole
    assert "".join(each if isinstance(each, str) else each["words"][0] for each in found) == text
