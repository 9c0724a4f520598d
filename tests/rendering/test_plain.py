"""Plain text keeps every word in order, in lines that mail does not break."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasedesk.model import (
    Contact,
    Figure,
    HouseStyleChoice,
    ListBlock,
    Paragraph,
    Phone,
    Release,
    Span,
    Table,
)
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.plain import WIDTH, plain_text_of, wrapped
from releasedesk.rendering.text_width import column_width
from releasedesk.rendering.view import printed_release
from tests.golden_files import Golden
from tests.printed_words import texts_below, top_texts
from tests.releases import arabic_release, empty_release, full_release, release_with, small_release
from tests.strategies import releases

STYLE = house_style_for(HouseStyleChoice())


def text_of(release: Release) -> str:
    return plain_text_of(printed_release(release, release.original), STYLE)


@pytest.mark.parametrize("make", [full_release, empty_release, arabic_release])
def test_the_text_is_as_it_was(golden: Golden, make: Callable[[], Release]) -> None:
    name = make.__name__.removesuffix("_release")
    golden.check(f"text/{name}.txt", text_of(make()))


@given(releases())
def test_lines_end_cleanly_and_there_are_no_gaps(release: Release) -> None:
    text = text_of(release)

    assert text.endswith("\n")
    assert not text.startswith("\n")
    assert "\r" not in text


@given(st.text("ab \n字é", max_size=200), st.integers(10, 40))
def test_wrapping_loses_no_word_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrapped(text, first="- ", rest="  ", width=width).split("\n")

    assert " ".join(lines).split()[1:] == text.split()
    for line in lines:
        assert column_width(line) <= width or len(line.removeprefix("- ").split()) == 1


def test_wide_characters_count_twice_and_combining_ones_not_at_all() -> None:
    assert column_width("字é") == 3
    assert column_width("e\u0301") == 1


@pytest.mark.parametrize("text", ["e\u0301", "\u0e01\u0e31", "\u05e9\u05b8\u05c1", "a\u200d"])
def test_signs_above_and_below_take_no_column(text: str) -> None:
    assert column_width(text) == 1


def test_several_spaces_leave_no_gap_where_a_line_breaks() -> None:
    assert wrapped("aaaa   bbbb  cccc", width=9) == "aaaa bbbb\ncccc"


def test_sentences_without_spaces_are_not_broken_within_a_number() -> None:
    """The one number of a Japanese release stood on three lines."""
    sentence = "お問い合わせは+44 131 496 0142まで。"
    assert wrapped(sentence, width=20) == sentence.replace(" ", "\u00a0")


def test_figures_above_the_line_stay_there() -> None:
    """“£1,000” with the mark of a footnote was “£1,0001”, and ten to the sixth “106”."""
    raised, lowered = (
        lambda text: Span(text=text, superscript=True),
        lambda text: Span(text=text, subscript=True),
    )
    text = (
        "£1,000",
        raised("1"),
        ", 10",
        raised("−6"),
        " m",
        raised("2"),
        " of CO",
        lowered("2"),
        ", 1",
        raised("er"),
    )
    printed = text_of(release_with(Paragraph(id="p", text=text)))
    assert "£1,000¹, 10⁻⁶ m² of CO2, 1er" in printed


def test_a_no_break_space_breaks_nothing() -> None:
    assert wrapped("aaaa bbbb\u00a0cccc", width=10) == "aaaa\nbbbb\u00a0cccc"


@pytest.mark.parametrize(
    ("shown", "link", "printed"),
    [
        (
            "tide tables",
            "https://data.harbourtrust.example",
            "tide tables [https://data.harbourtrust.example]",
        ),
        ("data.harbourtrust.example", "https://data.harbourtrust.example/", "data.harbourtrust.example"),
        ("press@harbourtrust.example", "mailto:press@harbourtrust.example", "press@harbourtrust.example"),
    ],
)
def test_an_address_stands_behind_what_it_is_linked_to(shown: str, link: str, printed: str) -> None:
    release = release_with(Paragraph(id="p", text=(Span(text=shown, link=link),)))

    assert f"\n\n{printed}\n\n" in text_of(release)


def test_a_link_over_several_formats_names_its_address_once() -> None:
    link = "https://harbourtrust.example/x"
    text = (Span(text="tide ", link=link), Span(text="tables", link=link, strong=True), " here")

    assert f"tide tables [{link}] here" in text_of(release_with(Paragraph(id="p", text=text)))


@pytest.mark.parametrize(
    ("language", "line"), [("en", "Remarks: open"), ("fr", "Remarks\u00a0: open"), ("ja", "Remarks：open")]
)
def test_labels_of_cells_on_lines_of_their_own_have_the_colon_of_the_language(
    language: str, line: str
) -> None:
    rows = (("Quay", "Visitors", "Remarks"), ("West quay, which is the longest of all " * 3, "3,400", "open"))
    release = release_with(Table(id="t", rows=rows))
    edition = release.original.replace(language=language)

    assert line in text_of(release.replace(editions=(edition,))).splitlines()


def test_only_addresses_that_are_safe_are_named() -> None:
    text = (
        Span(text="Call", link="tel:+441314960142"),
        " or ",
        Span(text="trap", link="javascript:alert(1)"),
    )

    assert "Call [+441314960142] or trap\n" in text_of(release_with(Paragraph(id="p", text=text)))


def test_contacts_stand_in_columns() -> None:
    contact = Contact(
        id="c",
        name="Morven",
        phones=(
            Phone(kind="out_of_hours", number="+44 131 496 0142"),
            Phone(kind="", number="+44 7700 900142"),
        ),
        emails=("press@harbourtrust.example",),
    )

    assert text_of(small_release(contacts=(contact,))).endswith(
        "Morven\n"
        "Out of hours: +44 131 496 0142\n"
        "              +44 7700 900142\n"
        "Email:        press@harbourtrust.example\n"
    )


@given(releases())
@settings(max_examples=40)
def test_every_character_is_there_once_and_in_order(release: Release) -> None:
    view = printed_release(release, release.original)

    read = _letters(plain_text_of(view, STYLE))

    organisation, release_line, *others = top_texts(view)
    texts = (release_line, organisation, *others, *texts_below(view, pictures=False))
    assert read == _letters("".join(texts))


def _letters(text: str) -> str:
    """The letters of a text without the addresses that `tests.strategies` links to, which are written out."""
    addresses = r"\s+\[(https://harbourtrust\.example/a\?b=c&d|press@harbourtrust\.example)\]"
    return "".join(filter(str.isalpha, re.sub(addresses, "", text).upper()))


def test_no_line_of_the_full_release_is_too_long() -> None:
    assert max(column_width(line) for line in text_of(full_release()).splitlines()) <= WIDTH


def test_a_caption_of_white_space_is_none_and_hides_no_description() -> None:
    assert "The quay" in text_of(release_with(Figure(id="f1", alt="The quay", caption="\n")))


def test_a_list_is_numbered_with_the_digits_of_the_language() -> None:
    steps = ListBlock(id="l", ordered=True, items=("یک", "دو"))

    assert "۱. یک\n۲. دو" in text_of(release_with(steps, language="fa"))
    assert "1. یک\n2. دو" in text_of(release_with(steps, language="ar"))
