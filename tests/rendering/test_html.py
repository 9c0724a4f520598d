"""The web page is semantic, self-contained, and shows text as text whatever it looks like."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from lxml import etree, html

from releasedesk.errors import HouseStyleError
from releasedesk.exporters.registry import export_release
from releasedesk.model import Figure, HouseStyleChoice, Metadata, Paragraph, Release, Span, Table
from releasedesk.rendering import html as web
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import WEB_TEMPLATE, house_style_for, house_style_names
from releasedesk.rendering.style_package import to_package
from releasedesk.rendering.style_settings import to_json
from releasedesk.rendering.view import printed_release
from tests.golden_files import Golden
from tests.printed_words import texts_below, top_texts
from tests.releases import arabic_release, empty_release, full_release, release_with, small_release
from tests.strategies import releases


def page_of(release: Release) -> str:
    edition = release.original
    style = house_style_for(release.house_style)
    view = printed_release(release, edition)
    return web.web_page(view, style, Environment.for_release(release), edition.release_line)


def tree_of(release: Release) -> etree._Element:
    return html.document_fromstring(page_of(release))


def first(tree: etree._Element, tag: str) -> etree._Element:
    return next(tree.iter(tag))


def sources_of_images(tree: etree._Element) -> list[str]:
    return [str(image.get("src")) for image in tree.iter("img")]


@pytest.mark.parametrize("make", [full_release, empty_release, arabic_release])
def test_the_page_is_as_it_was(golden: Golden, make: Callable[[], Release]) -> None:
    name = make.__name__.removesuffix("_release")
    page = page_of(make())
    golden.check(f"html/{name}.html", page[page.index("<body>") :])


def test_the_structure_says_what_things_are() -> None:
    tree = tree_of(full_release())

    assert tree.get("lang") == "en-GB"
    assert [each.text for each in tree.iter("h1")] == [
        "Harbour Trust opens the first public quay in eighty years"
    ]
    assert [each.text for each in tree.iter("h2")] == [
        "What changes on the quay", "About the Harbour Trust", "Notes to editors", "Media contacts",
    ]  # fmt: skip
    assert first(tree, "time").get("datetime") == "2027-03-02T00:01:00+00:00"
    assert first(tree, "img").get("alt") == "A crane on an empty quay"
    assert sources_of_images(tree)[0].startswith("data:image/png;base64,")
    assert len(list(tree.iter("address"))) == 2


def test_everything_is_within_the_main_landmark() -> None:
    body = first(tree_of(full_release()), "body")

    assert [each.tag for each in body] == ["main"]
    assert not (body.text or "").strip()


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    page = page_of(full_release())

    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "@import" not in page
    assert "url(" not in page
    assert all(source.startswith("data:") for source in sources_of_images(tree_of(full_release())))


@pytest.mark.parametrize(
    ("address", "named"),
    [("https://harbourtrust.example/quay?a=1&b=2", True), ("javascript:alert(1)", False), ("", False)],
)
def test_the_page_names_where_it_stands_on_the_web(address: str, named: bool) -> None:
    """A page that was imported with its address was exported without it."""
    tree = tree_of(small_release(metadata=Metadata(canonical_url=address)))

    links = [(each.get("rel"), each.get("href")) for each in tree.iter("link")]
    assert links == ([("canonical", address)] if named else [])


def test_an_embargoed_page_asks_not_to_be_indexed() -> None:
    assert 'name="robots" content="noindex' in page_of(full_release())
    assert "robots" not in page_of(small_release())


@pytest.mark.parametrize("phrase", ['Not before {moment} "London"', "</style> {moment}", "\\ {moment}"])
def test_words_that_a_style_sheet_cannot_hold_stay_out_of_it(phrase: str) -> None:
    settings = house_style_for(HouseStyleChoice()).settings
    settings = settings.model_copy(update={"phrases": {"en": {"release_line": {"embargo": phrase}}}})
    package = to_package({"style.json": to_json(settings).encode()})
    page = page_of(full_release().replace(house_style=HouseStyleChoice(name="ours", package=package)))

    assert "@top-left" in page_of(full_release())
    assert "@top-left" not in page
    assert page.count("</style>") == 1
    assert "London time (GMT)" in page[page.index("<body>") :]


def test_without_a_headline_sections_are_the_first_level() -> None:
    release = full_release()
    edition = release.original.replace(headline="")
    tree = tree_of(release.replace(editions=(edition, *release.editions[1:])))

    assert first(tree, "h1").text == "What changes on the quay"
    assert list(tree.iter("h2")) == []


class _Shown(HTMLParser):
    """Reads the text that a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def _characters(text: str) -> str:
    return "".join(text.split())


@given(releases())
@settings(max_examples=40)
def test_every_character_is_shown_once_and_in_order(release: Release) -> None:
    view = printed_release(release, release.original)
    shown = _Shown()
    page = page_of(release)
    shown.feed(page[page.index("<body>") :])

    text = _characters(shown.text)

    top = _characters("".join(top_texts(view)))
    assert sorted(text[: len(top)]) == sorted(top)
    assert text[len(top) :] == _characters("".join(texts_below(view)))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ view }}", "&amp;", "</title><p>"])
def test_what_looks_like_markup_stays_words(text: str) -> None:
    tree = tree_of(release_with(Paragraph(id="p", text=text), headline=text))

    assert "".join(map(str, first(tree, "h1").itertext())) == text
    assert first(tree, "title").text == text
    assert not list(tree.iter("script"))


def test_only_addresses_that_are_safe_become_links() -> None:
    text = (
        Span(text="good", link="https://harbourtrust.example"),
        Span(text="bad", link="javascript:alert(1)"),
    )

    tree = tree_of(release_with(Paragraph(id="p", text=text), contacts=()))

    assert [(link.text, link.get("href")) for link in tree.iter("a")] == [
        ("good", "https://harbourtrust.example")
    ]


def test_formats_under_one_link_share_its_anchor() -> None:
    link = "https://harbourtrust.example"
    text = (Span(text="tide ", link=link), Span(text="tables", link=link, strong=True))

    assert f'<a href="{link}">tide <strong>tables</strong></a>' in page_of(
        release_with(Paragraph(id="p", text=text))
    )


@pytest.mark.parametrize("unusable", [False, True])
def test_a_picture_that_cannot_be_shown_leaves_its_caption(unusable: bool) -> None:
    release = full_release() if unusable else release_with(Figure(id="f", caption="The third crane."))
    style = house_style_for(HouseStyleChoice())
    environment = Environment.for_release(release)
    edition = release.original
    damaged = frozenset(asset.id for asset in release.assets)

    page = web.web_page(printed_release(release, edition), style, environment, edition.release_line, damaged)

    assert "The third crane" in page
    assert "<img" not in page


@pytest.mark.parametrize(
    ("template", "told"),
    [("{% if %}", "line 1"), ("\n{{ view.nothing }}", "nothing"), ("{{ view.__class__.__mro__ }}", "unsafe")],
)
def test_a_broken_template_is_one_sentence(template: str, told: str) -> None:
    style = house_style_for(HouseStyleChoice())
    style = dataclasses.replace(style, files={**style.files, WEB_TEMPLATE: template.encode()})
    release = small_release()

    with pytest.raises(HouseStyleError, match=told) as caught:
        web.web_page(
            printed_release(release, release.original), style, Environment(), release.original.release_line
        )
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", house_style_names())
def test_no_page_is_wider_than_its_window(name: str) -> None:
    # The width of a window counts the bar at its side, too: what goes to its edges by that scrolls sideways.
    page = page_of(full_release().replace(house_style=HouseStyleChoice(name=name)))
    look = page[page.index("<style>") : page.index("</style>")]
    assert not re.search(r"(margin|width)[^;{]*\b(50|100)vw", look)


def test_long_texts_of_a_table_have_room_on_a_phone() -> None:
    """Beside six figures, a remark had one word a line, and a row of the table filled the screen."""
    rows = (("Quay", "Remarks", "2026"), ("West", "A remark of more than forty characters, surely.", "3,400"))
    page = page_of(release_with(Table(id="t", rows=rows)))
    assert '<td class="long">A remark' in page
    assert re.search(r"@media screen and \(max-width: 40em\) \{[^}]*td\.long \{ min-width: 14em", page)


def test_korean_breaks_between_words() -> None:
    assert "body:lang(ko) { word-break: keep-all; }" in page_of(small_release(language="ko"))
    mails = [
        export_release(small_release(language=tag), ["email"], name="quay").files[0] for tag in ("ko", "zh")
    ]
    assert [b"keep-all" in file.data for file in mails] == [True, False]
