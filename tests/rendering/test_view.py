"""The view decides every word, in order, and says of each where it is edited."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from hypothesis import given

from releasedesk.editing.body import block_texts
from releasedesk.model import (
    Attribution,
    Contact,
    Dateline,
    Organisation,
    Paragraph,
    Phone,
    Quote,
    Release,
    RichText,
    Span,
    plain_text,
)
from releasedesk.model.place import resolve
from releasedesk.rendering.contact_lines import mail_link, telephone_link
from releasedesk.rendering.direction import direction_of
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.phrases import phrases_for
from releasedesk.rendering.plain import plain_text_of
from releasedesk.rendering.printed import PrintedLine, PrintedParagraph, PrintedQuote, PrintedRelease
from releasedesk.rendering.view import printed_release
from tests.releases import arabic_release, empty_release, full_release, release_with, small_release
from tests.strategies import releases


def view_of(release: Release) -> PrintedRelease:
    return printed_release(release, release.original)


def lines_of(value: object) -> Iterator[PrintedLine]:
    if isinstance(value, PrintedLine):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from lines_of(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from lines_of(getattr(value, field.name))


@given(releases())
def test_every_line_names_a_place_that_exists(release: Release) -> None:
    for edition in release.editions:
        for line in lines_of(printed_release(release, edition)):
            if not line.place.endswith("/sections"):
                resolve(release, line.place)


@given(releases())
def test_every_letter_of_the_body_is_printed_in_order(release: Release) -> None:
    edition = release.original
    view = view_of(release)
    body = [block for section in edition.sections for block in section.blocks]

    for blocks, printed in ((body, view.sections), (edition.notes, view.notes)):
        letters = iter("".join(line.text for line in lines_of(printed)))
        written = "".join(plain_text(text) for block in blocks for text in block_texts(block))
        for letter in filter(str.isalnum, written):
            assert letter in letters, "missing or out of order"


def test_an_empty_release_prints_its_release_line_and_has_a_title() -> None:
    view = view_of(empty_release())

    assert view.title == "Untitled release"
    assert view.headline is None
    assert [line.text for line in lines_of(view)] == ["For immediate release"]


class TestDateline:
    DATELINE = Dateline(place="Leith")

    def test_it_runs_into_the_first_paragraph(self) -> None:
        block = view_of(small_release(dateline=self.DATELINE)).sections[0].blocks[0]

        assert isinstance(block, PrintedParagraph)
        assert (block.lead_in, block.line.text) == ("LEITH –", "The quay opens on Monday.")

    def test_it_stands_alone_before_a_quote(self) -> None:
        blocks = (
            view_of(release_with(Quote(id="q", paragraphs=("A.",)), dateline=self.DATELINE))
            .sections[0]
            .blocks
        )

        assert isinstance(blocks[0], PrintedParagraph)
        assert (blocks[0].lead_in, blocks[0].line.text, blocks[1].kind) == ("LEITH –", "", "quote")

    def test_it_stands_alone_before_a_heading(self) -> None:
        release = small_release(dateline=self.DATELINE)
        section = release.original.sections[0].replace(heading="Quay")
        edition = release.original.replace(sections=(section,))

        sections = view_of(release.replace(editions=(edition,))).sections

        assert [section.heading and section.heading.text for section in sections] == [None, "Quay"]

    def test_it_is_printed_without_any_body(self) -> None:
        sections = view_of(small_release(dateline=self.DATELINE, sections=())).sections

        assert [block.lead_in for block in sections[0].blocks if isinstance(block, PrintedParagraph)] == [
            "LEITH –"
        ]

    @pytest.mark.parametrize(("language", "gap"), [("en-GB", " "), ("ko", " "), ("zh", ""), ("ja", "")])
    def test_scripts_that_do_not_part_words_have_no_space_behind_it(self, language: str, gap: str) -> None:
        release = small_release(dateline=self.DATELINE, language=language)
        block = view_of(release).sections[0].blocks[0]

        assert isinstance(block, PrintedParagraph)
        assert block.gap == gap
        style = house_style_for(release.house_style)
        printed = plain_text_of(printed_release(release, release.original), style)
        assert f"{block.lead_in}{gap}The quay" in printed


class TestContacts:
    @pytest.mark.parametrize(
        ("language", "text", "named"),
        [
            ("en-US", "1234, ext. 12", "Office:"),
            ("fr", "1234, poste 12", "Bureau\u00a0:"),
            ("ar", "1234، تحويلة 12", "المكتب:"),
            ("zh", "1234，分机12", "办公电话："),
            ("ja", "1234、内線12", "電話："),
        ],
    )
    def test_commas_and_colons_are_those_of_the_language(self, language: str, text: str, named: str) -> None:
        contact = Contact(id="c", phones=(Phone(number="1234", extension="12"),))

        (line,) = view_of(small_release(language=language, contacts=(contact,))).contacts[0].lines

        assert (line.text, line.named) == (text, named)

    def test_phones_and_addresses_are_lines_with_links(self) -> None:
        contact = view_of(full_release()).contacts[0]

        assert [(line.label, line.text, line.link) for line in contact.lines] == [
            ("Office", "+44 131 496 0142, extension 12", "tel:+441314960142;ext=12"),
            ("Mobile", "+44 7700 900142", "tel:+447700900142"),
            ("Email", "press@harbourtrust.example", "mailto:press@harbourtrust.example"),
            ("Email", "morven@harbourtrust.example", "mailto:morven@harbourtrust.example"),
        ]

    def test_empty_contacts_and_lines_are_left_out(self) -> None:
        empty = Contact(id="c1", phones=(Phone(),), emails=("",))

        view = view_of(small_release(contacts=(empty,)))

        assert view.contacts == ()

    @pytest.mark.parametrize(
        ("number", "link"),
        [
            ("+44 (0)131 496 0142", "tel:+441314960142"),
            ("0131 496 0142", "tel:01314960142"),
            ("on request", ""),
            ("12", ""),
            ("٠١٣١ ٤٩٦ ٠١٤٢", "tel:01314960142"),
            ("0131 496 0142 or 07700 900142", ""),
        ],
    )
    def test_a_number_becomes_a_telephone_address(self, number: str, link: str) -> None:
        assert telephone_link(Phone(number=number)) == link

    @pytest.mark.parametrize(
        ("address", "link"),
        [
            (" press@harbourtrust.example", "mailto:press@harbourtrust.example"),
            ("press+quay@harbourtrust.example", "mailto:press+quay@harbourtrust.example"),
            ("press?bcc=x@harbourtrust.example", "mailto:press%3Fbcc%3Dx@harbourtrust.example"),
            ("ask at the gate", ""),
            ("a@harbourtrust.example, b@harbourtrust.example", ""),
        ],
    )
    def test_an_address_becomes_a_mail_address(self, address: str, link: str) -> None:
        assert mail_link(address) == link

    def test_a_kind_of_phone_in_own_words_is_printed_as_it_is(self) -> None:
        contact = Contact(id="c1", phones=(Phone(kind="Studio", number="+44 131 496 0142"),))

        assert view_of(small_release(contacts=(contact,))).contacts[0].lines[0].label == "Studio"


class TestEndMark:
    @pytest.mark.parametrize(
        ("language", "mark", "printed"),
        [("en-GB", None, "ENDS"), ("en-US", None, "###"), ("en-GB", "-30-", "-30-"), ("en-GB", "", None)],
    )
    def test_it_is_the_language_s_own_unless_chosen(
        self, language: str, mark: str | None, printed: str | None
    ) -> None:
        line = view_of(small_release(language=language, end_mark=mark)).end_mark

        assert (line.text if line else None) == printed


def test_blank_parts_are_left_out() -> None:
    view = view_of(release_with(Paragraph(id="a", text="  "), Quote(id="q"), subheadlines=(" ", "Deck")))

    assert view.sections == ()
    assert [line.text for line in view.subheadlines] == ["Deck"]
    assert view.subheadlines[0].place == "editions/en-GB/subheadlines/1"


def test_an_empty_paragraph_of_a_quote_is_not_printed() -> None:
    quote = Quote(id="q", speaker="tomas", paragraphs=("One.", " ", "Two.", ""))

    (block,) = view_of(release_with(quote)).sections[0].blocks

    assert isinstance(block, PrintedQuote)
    assert [(line.place[-1], line.text) for line in block.paragraphs] == [
        ("0", "“One."),
        ("2", "“Two,” said Tomás Oyelaran, harbour engineer."),
    ]


def test_nothing_stands_below_no_heading() -> None:
    contact = Contact(id="c", name=" ", phones=(Phone(number=" "),), emails=(" ",))

    view = view_of(small_release(notes=(Paragraph(id="n", text=" "),), contacts=(contact,)))

    assert (view.notes_heading, view.notes) == ("", ())
    assert (view.contacts_heading, view.contacts) == ("", ())


def test_a_long_headline_is_cut_at_a_word_for_the_running_header() -> None:
    view = view_of(small_release(headline="Harbour Trust opens, " * 6))

    assert view.slug == "Harbour Trust opens, Harbour Trust opens, Harbour Trust opens…"


def test_the_first_mention_is_the_first_in_reading_order() -> None:
    texts = [line.text for line in lines_of(view_of(full_release()).sections)]

    introduced = [text for text in texts if "chair of the Harbour Trust" in text]
    assert introduced == [
        "“People paid for these walls. That ends in April,” said Ailsa Rennie, chair of the Harbour Trust."
    ]
    assert "“The boats pay,” said Ailsa Rennie. “That was true in 1806.”" in texts


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("fa-IR", "rtl"),
        ("he", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("ur-PK", "rtl"),
    ],
)
def test_the_direction_follows_language_and_script(language: str, direction: str) -> None:
    assert direction_of(language) == direction
    assert view_of(arabic_release()).direction == "rtl"


def test_phrases_of_a_region_complete_those_of_the_language() -> None:
    assert phrases_for("en-US").text("end_mark") == "###"
    assert phrases_for("en-US").text("email") == "Email"
    assert phrases_for("en-ZA").language == "en"
    assert phrases_for("tlh").language == "en"


ORGANISATION = Span(text="HT", field="organisation.name")


@pytest.mark.parametrize(
    ("text", "before", "language", "printed"),
    [
        ((ORGANISATION, " pays. It did."), "HT pays.", "en-GB", "“Harbour Trust pays,” {said} “It did.”"),
        (
            (" We of ", ORGANISATION, " pay. It did."),
            " We of HT pay.",
            "en-GB",
            "“We of Harbour Trust pay,” {said} “It did.”",
        ),
        ("  Boats pay. It did.", "  Boats pay.", "en-GB", "“Boats pay,” {said} “It did.”"),
        (
            "Le « mot » est dit. Il reste.",
            "Le « mot » est dit.",
            "en-GB",
            "“Le ‘mot’ est dit,” {said} “Il reste.”",
        ),
        ("Le “mot” est dit. Il reste.", "Le “mot” est dit.", "fr", "« Le “mot” est dit, {said} Il reste. »"),
    ],
)
def test_an_attribution_interrupts_the_words_where_it_was_put(
    text: RichText, before: str, language: str, printed: str
) -> None:
    """What a field stands for, and marks that lose their spaces, moved it into the middle of a word."""
    attribution = Attribution(placement="interrupting", split_at=len(before))
    quote = Quote(id="q", speaker="tomas", paragraphs=(text,), attribution=attribution)
    release = release_with(quote, language=language).replace(organisation=Organisation(name="Harbour Trust"))

    (section,) = view_of(release).sections
    (block,) = section.blocks
    assert isinstance(block, PrintedQuote)
    said = (
        "a déclaré Tomás Oyelaran, harbour engineer."
        if language == "fr"
        else "said Tomás Oyelaran, harbour engineer."
    )
    shown = block.paragraphs[0].text.replace("\u00a0", " ").replace("\u202f", " ")
    assert shown == printed.format(said=said)
