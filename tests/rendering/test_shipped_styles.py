"""Every house style that comes with the program prints every word once, validly, on both papers, legibly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasedesk import resources
from releasedesk.model import Contact, Figure, HouseStyleChoice, Organisation, Paragraph, Phone, Release
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.fonts import missing_characters, printed_texts
from releasedesk.rendering.house_style import house_style_for, house_style_names
from releasedesk.rendering.logo import logo_from_bytes
from releasedesk.rendering.pages import PageImages
from releasedesk.rendering.rule_findings import style_findings
from releasedesk.rendering.style_settings import settings_from, to_json
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests import strategies
from tests.pdf_reading import metadata, page_texts, picture_boxes, text_boxes, words
from tests.releases import (
    EMBARGO,
    arabic_release,
    empty_release,
    full_release,
    long_release,
    picture,
    release_with,
    small_release,
)

NAMES = house_style_names()
LOGO = logo_from_bytes(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>',
    "logo.svg",
)


@pytest.fixture(scope="module")
def setter() -> Iterator[PageSetter]:
    setter = PageSetter()
    yield setter
    setter.close()


def final(setter: PageSetter, release: Release, **choice: str) -> bytes:
    style = house_style_for(HouseStyleChoice.model_validate(choice))
    return setter.final(printed_release(release, release.original), style, Environment.for_release(release))


@pytest.mark.parametrize("name", NAMES)
def test_an_embargo_in_many_zones_stays_on_the_paper_of_later_pages(setter: PageSetter, name: str) -> None:
    zones = ("America/New_York", "Asia/Tokyo", "Australia/Sydney", "Asia/Kolkata", "Europe/Paris")
    release = long_release(12)
    edition = release.original.replace(release_line=EMBARGO.replace(further_zones=zones))
    tops: dict[int, float] = {}
    for page, _, (*_, top) in text_boxes(final(setter, release.replace(editions=(edition,)), name=name)):
        tops[page] = max(top, tops.get(page, 0))

    assert len(tops) > 1
    # A4 is 842 points high, and printers leave 12 of them blank.
    assert max(tops.values()) < 842 - 12


@pytest.mark.parametrize("name", NAMES)
def test_what_refers_to_an_earlier_release_says_so_in_the_colour_of_an_alarm(
    setter: PageSetter, name: str
) -> None:
    alarm = bytes.fromhex(house_style_for(HouseStyleChoice(name=name)).colours["alarm"][1:])[::-1]

    def dots(kind: str) -> int:
        pages = PageImages(final(setter, small_release().replace(kind=kind), name=name))
        with closing(pages):
            return pages.render(0, 4).data.count(alarm)

    assert dots("statement") == 0
    assert dots("correction") > 0
    assert dots("withdrawal") > 0


def test_four_styles_that_differ_in_kind_are_there() -> None:
    assert NAMES == ("authority", "campaign", "classic", "modern")
    assert len({house_style_for(HouseStyleChoice(name=name)).label for name in NAMES}) == 4


@pytest.mark.parametrize("name", NAMES)
def test_settings_are_written_as_they_are_read(name: str) -> None:
    settings_ = house_style_for(HouseStyleChoice(name=name)).settings
    assert settings_from(json.loads(to_json(settings_)), "again") == settings_


@pytest.mark.parametrize("name", NAMES)
def test_all_fonts_come_with_the_program(name: str) -> None:
    families = set(json.loads(resources.text("fonts", "coverage.json")))
    assert house_style_for(HouseStyleChoice(name=name)).families <= families


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("release", [full_release(), small_release(), arabic_release(), empty_release()])
def test_every_word_is_printed_once(setter: PageSetter, release: Release, name: str, paper: str) -> None:
    pdf = final(setter, release, name=name, paper=paper)
    printed = words(pdf).replace(" ", "")
    if release.original.language == "ar":
        # Lines of mixed directions are read in another order than they are written in.
        assert len(page_texts(pdf)) >= 1
        return
    for place, text in printed_texts(printed_release(release, release.original)):
        if "{page}" in text or place == "organisation/name" or place.endswith("release_line"):
            continue
        for line in filter(None, text.split("\n")):
            assert "".join(line.split()) in printed, line


@pytest.mark.parametrize("name", NAMES)
def test_an_embargo_stands_on_every_page_with_its_number(setter: PageSetter, name: str) -> None:
    release = full_release()
    long = release.original.replace(sections=long_release(30).original.sections)
    pages = page_texts(final(setter, release.replace(editions=(long,)), name=name))
    # PDFium reads a no-break space as one space or the other.
    texts = [text.replace("\u00a0", " ") for text in pages]
    assert len(texts) > 2
    for number, text in enumerate(texts, 1):
        assert text.count("Embargoed until 00:01 London time (GMT), Tuesday 2 March 2027") == 1
        assert f"Page {number} of {len(texts)}" in text


@pytest.mark.parametrize("name", NAMES)
def test_contacts_stand_where_the_style_has_them(setter: PageSetter, name: str) -> None:
    style = house_style_for(HouseStyleChoice(name=name))
    printed = words(final(setter, full_release(), name=name))
    first = printed.index("Media contacts") < printed.index("The Harbour Trust will open")
    assert first is (style.settings.contacts == "first")


@pytest.mark.parametrize("name", NAMES)
def test_the_logo_is_printed_beside_the_name(setter: PageSetter, name: str) -> None:
    release = full_release()
    with_logo = release.replace(
        assets=(*release.assets, LOGO), organisation=release.organisation.replace(logo=LOGO.id)
    )
    with_, without = (final(setter, each, name=name) for each in (with_logo, release))
    # A page may end earlier, and its header then stands elsewhere among the words.
    assert sorted(words(with_).split()) == sorted(words(without).split())
    assert with_ != without


def test_a_damaged_logo_is_left_out_and_named(setter: PageSetter) -> None:
    release = small_release().replace(organisation=Organisation(name="Harbour Trust", logo="no-such-asset"))
    view = printed_release(release, release.original)
    assert "Harbour Trust" in words(final(setter, release))
    assert [each.code for each in setter.picture_findings(view, Environment.for_release(release))] == [
        "logo-damaged"
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_long_name_and_many_contacts_have_room(setter: PageSetter, name: str) -> None:
    contacts = tuple(
        Contact(id=f"c{n}", name=f"Person {n}", phones=(Phone(number=f"+44 131 496 {n:04}"),))
        for n in range(60)
    )
    release = small_release(contacts=contacts).replace(
        organisation=Organisation(
            name="Joint Committee for the Preservation of Harbours, Quays and Lighthouses " * 2
        )
    )
    printed = words(final(setter, release, name=name))
    assert all(f"+44 131 496 {n:04}" in printed for n in range(60))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "kind", ["Außerhalb der Bürozeiten", "At weekends and on public holidays, if urgent " * 2]
)
def test_addresses_stay_on_the_paper_beside_long_labels(setter: PageSetter, name: str, kind: str) -> None:
    """Beside one that broke, an address of 26 letters ran into the margin of a German page."""
    addresses = ("press@harbourtrust.example", "newsroom.out-of-hours@harbourtrust.example")
    contact = Contact(
        id="c", name="Morven Achterberg", phones=(Phone(kind=kind, number="1"),), emails=addresses
    )
    pdf = final(setter, small_release(contacts=(contact,)), name=name)

    margin = (595.3 - house_style_for(HouseStyleChoice(name=name)).sizes["measure"]) / 2
    assert max(right for _, _, (_, _, right, _) in text_boxes(pdf)) <= 595.3 - margin + 1
    copied = words(pdf).replace(" ", "")
    assert all(address in copied for address in addresses)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_pictures_are_no_wider_than_the_text(setter: PageSetter, name: str, language: str) -> None:
    wide = picture().replace(width=1600, height=900)
    figure = Figure(id="f", asset=wide.id, alt="A quay", caption="The quay")
    release = release_with(figure).replace(assets=(wide,))
    release = release.replace(editions=(release.original.replace(language=language),))
    pdf = final(setter, release, name=name)
    style = house_style_for(HouseStyleChoice(name=name))
    margin = (595.3 - style.sizes["measure"]) / 2
    ((left, _, right, _),) = picture_boxes(pdf)
    assert right - left > 200
    assert left >= margin - 1
    assert right <= 595.3 - margin + 1


@pytest.mark.parametrize("name", NAMES)
def test_contacts_stay_on_one_page(setter: PageSetter, name: str) -> None:
    contacts = tuple(
        Contact(
            id=f"c{n}", name=f"Person {n}", role="Press officer", phones=(Phone(number=f"+44 131 {n:04}"),)
        )
        for n in range(4)
    )
    pages = set()
    for lines in range(14, 40, 2):
        words_ = Paragraph(id="p", text="\n".join("A line of its own." for _ in range(lines)))
        release = release_with(words_)
        release = release.replace(editions=(release.original.replace(contacts=contacts),))
        texts = page_texts(final(setter, release, name=name))
        pages.add(len(texts))
        assert max(text.count("+44 131 ") for text in texts) == 4
    assert {1, 2} <= pages


@pytest.mark.parametrize("name", NAMES)
def test_no_contact_stands_alone_on_a_page(setter: PageSetter, name: str) -> None:
    """The last of 24 did, and the first where room was left for one alone."""
    contacts = tuple(
        Contact(
            id=f"c{n}", name=f"Person {n}", role="Press officer", phones=(Phone(number=f"+44 131 {n:04}"),)
        )
        for n in range(40)
    )
    alone = []
    for count in range(7, 40):
        texts = page_texts(final(setter, small_release(contacts=contacts[:count]), name=name))
        alone += [count for text in texts if text.count("+44 131 ") == 1]
    assert not alone


@settings(max_examples=25)
@given(strategies.releases(), st.sampled_from(NAMES), st.sampled_from(["a4", "letter"]))
def test_any_release_has_valid_pages_in_any_style(
    setter: PageSetter, release: Release, name: str, paper: str
) -> None:
    style = house_style_for(HouseStyleChoice.model_validate({"name": name, "paper": paper}))
    for edition in release.editions:
        view, environment = printed_release(release, edition), Environment.for_release(release, edition)
        assert page_texts(setter.preview(view, style, environment))
        if not missing_characters(view, style):
            assert metadata(setter.final(view, style, environment))["Title"] == view.title


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("classic", set()),
        ("modern", {"There is no boilerplate yet", "There is no name of the organisation yet"}),
        (
            "authority",
            {"There is no reference yet", "There is no description yet", "The headline has 70 characters"},
        ),
        ("campaign", {"There is no boilerplate yet"}),
    ],
)
def test_each_style_asks_for_what_its_house_needs(name: str, asked: set[str]) -> None:
    release = small_release(headline="x" * 70)
    style = house_style_for(HouseStyleChoice(name=name))
    found = style_findings(release, release.original, style)
    assert {each.message.split(",")[0].split(";")[0] for each in found} == asked


# Headlines whose phrases take nearly a whole line of the loudest style.
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("language", "headline"),
    [
        (
            "ja",
            "2027年4月1日から640メートルの岸壁と11の係留場所を「誰でも」利用可能に、Harbour Cloudの潮位データも公開",
        ),
        (
            "zh",
            "港口信托八十年来首次向公众免费开放西码头，640米岸墙自2027年4月1日起“人人可用”并引入Harbour Cloud平台",
        ),
        ("ko", "하버 트러스트, 80년 만에 서쪽 부두 전면 무료 개방… 2027년 4월 1일부터 “누구나” 이용"),
    ],
)
def test_no_phrase_of_a_headline_leaves_the_measure(
    setter: PageSetter, name: str, language: str, headline: str
) -> None:
    release = small_release(language=language, headline=headline)
    style = house_style_for(HouseStyleChoice(name=name))
    pdf = final(setter, release, name=name)

    edge = (595.28 + style.sizes["measure"]) / 2 + 1
    outside = [sign for _, sign, (_, _, right, _) in text_boxes(pdf) if right > edge]
    assert not outside


@pytest.mark.parametrize("name", NAMES)
def test_decks_stand_further_apart_than_their_lines(setter: PageSetter, name: str) -> None:
    """Two of several lines each were read as one."""
    deck = " ".join(["zzzzzz"] * 30)
    release = small_release(subheadlines=(deck, deck))
    feet = [box[1] for _, sign, box in text_boxes(final(setter, release, name=name)) if sign == "z"]
    steps = sorted(round(above - below, 1) for above, below in pairwise(feet) if above - below > 2)

    assert len(steps) >= 3
    assert steps[-1] > steps[0] + 6


@pytest.mark.parametrize("name", NAMES)
def test_a_very_long_headline_leaves_room_for_the_release(setter: PageSetter, name: str) -> None:
    """In large type it filled a page, and left the one with the embargo to the embargo alone."""
    headline = "The trust opens the whole of the west quay to walkers and anglers. " * 4
    release = full_release()
    edition = release.original.replace(headline=headline, sections=release.original.sections[:1])

    first, *_ = page_texts(final(setter, release.replace(editions=(edition,)), name=name))

    assert "The Harbour Trust will open the whole of the west quay" in " ".join(first.split())


@pytest.mark.parametrize(("words", "scale"), [(5, 1), (30, 0.8), (60, 0.65)])
def test_only_long_headlines_are_set_smaller(words: int, scale: float) -> None:
    release = small_release(headline=" ".join(["quay"] * words))

    assert printed_release(release, release.original).headline_scale == scale


@pytest.mark.parametrize("name", NAMES)
def test_a_contact_without_a_name_begins_with_its_role(setter: PageSetter, name: str) -> None:
    """An empty line stood there, and the address beside it."""
    contact = Contact(id="c", role="Wpress office", emails=("zpress@harbourtrust.example",))
    boxes = list(text_boxes(final(setter, small_release(contacts=(contact,)), name=name)))

    role, address = (next(box for _, sign, box in boxes if sign == each) for each in "Wz")
    assert role[1] == pytest.approx(address[1], abs=2)
