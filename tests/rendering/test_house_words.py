"""The words that a house puts around a release: slug, “-more-”, end mark, footer and legal text, by language."""

from __future__ import annotations

import email
import email.policy
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk.errors import HouseStyleError
from releasedesk.exporters.registry import export_release
from releasedesk.model import (
    Boilerplate,
    Contact,
    HouseStyleChoice,
    Organisation,
    Paragraph,
    Release,
    Section,
)
from releasedesk.rendering.dates import release_line_in_words
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.phrase_tables import house_phrases
from releasedesk.rendering.phrases import phrases_for
from releasedesk.rendering.printed import PrintedRelease
from releasedesk.rendering.style_package import to_package
from releasedesk.rendering.style_settings import settings_from, to_json
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests.exporters.docx_reading import pretty_part
from tests.pdf_reading import page_texts
from tests.releases import long_release, small_release
from tests.strategies import releases

PHRASES = {
    "*": {"footer": "Registered charity SC000000", "slug": "{organisation} | {reference} | {title}"},
    "en": {
        "continued": "-more-",
        "end_mark": "###",
        "legal": "Not for release in Atlantis.\nNo offer is made.",
    },
    "fr": {"footer": "Association loi 1901", "end_mark": ""},
}


FORMATS = ("pdf", "html", "email", "text", "markdown", "docx")
BODY = Section(id="s", blocks=(Paragraph(id="p", text="What happened."),))
CONTACT = Contact(id="c", name="Ada Quay", emails=("ada@example.org",))


def in_house(release: Release, phrases: dict[str, Any], base: str = "classic", **changes: Any) -> Release:
    settings = json.loads(to_json(house_style_for(HouseStyleChoice(name=base)).settings))
    settings |= {"phrases": phrases, "based_on": base, **changes}
    files = {"style.json": to_json(settings_from(settings, "test")).encode()}
    return release.replace(house_style=HouseStyleChoice(name="ours", package=to_package(files)))


def view_of(release: Release) -> PrintedRelease:
    return printed_release(release, release.original)


def in_language(release: Release, language: str) -> Release:
    return release.replace(editions=(release.original.replace(language=language),))


def test_the_house_has_its_words_by_language() -> None:
    release = in_house(small_release(), PHRASES)
    english, french = view_of(release), view_of(in_language(release, "fr-FR"))
    assert english.footer == "Registered charity SC000000"
    assert french.footer == "Association loi 1901"
    assert english.end_mark is not None
    assert english.end_mark.text == "###"
    assert french.end_mark is None
    assert (english.continued, french.continued) == ("-more-", "")


@pytest.mark.parametrize(
    ("organisation", "reference", "slug"),
    [
        ("Harbour Trust", "HT 27/04", "Harbour Trust | HT 27/04 | "),
        ("", "HT 27/04", "HT 27/04 | "),
        ("", "", ""),
    ],
)
def test_a_slug_leaves_out_what_is_not_there(organisation: str, reference: str, slug: str) -> None:
    release = small_release(reference=reference).replace(organisation=Organisation(name=organisation))
    assert view_of(in_house(release, PHRASES)).slug == slug + release.original.headline


def test_the_legal_text_of_the_house_follows_that_of_the_release() -> None:
    release = in_house(small_release(legal=("Inside information.",)), PHRASES)
    texts = [line.text for line in view_of(release).legal]
    assert texts == ["Inside information.", "Not for release in Atlantis.", "No offer is made."]
    assert view_of(in_house(small_release(), {})).legal == ()


@pytest.mark.parametrize("base", ["classic", "modern", "authority", "campaign"])
def test_pages_say_them_where_they_belong(base: str) -> None:
    release = long_release(30)
    release = release.replace(editions=(release.original.replace(reference="HT 27/04", contacts=(CONTACT,)),))
    release = in_house(release, PHRASES, base)
    setter = PageSetter()
    try:
        style = house_style_for(release.house_style)
        pages = page_texts(setter.final(view_of(release), style, Environment.for_release(release)))
    finally:
        setter.close()
    first, *others = pages
    slug = view_of(release).slug
    assert len(pages) > 2
    assert slug not in first
    assert all(slug in page for page in others)
    assert all("Registered charity SC000000" in page for page in pages)
    assert ["-more-" in page for page in pages] == [True] * (len(pages) - 1) + [False]
    _, legal, below = "".join(pages).partition("Not for release in Atlantis.")
    assert legal
    assert "###" not in below
    assert "Media contacts" not in below


@pytest.mark.parametrize("kind", ["html", "email", "text", "markdown", "docx"])
def test_every_format_has_the_legal_text(kind: str) -> None:
    result = export_release(in_house(small_release(), PHRASES), [kind], name="r")
    data = b"".join(file.data for file in result.files)
    if kind == "docx":
        data = pretty_part(data, "word/document.xml").encode()
    assert b"Not for release in Atlantis." in data


def words_exported(release: Release, kind: str) -> str:
    """The words of an exported file, with whatever stands around them."""
    data = export_release(release, [kind], name="r").files[0].data
    if kind == "pdf":
        return " ".join(page_texts(data))
    if kind == "email":
        part = email.message_from_bytes(data, policy=email.policy.default).get_body(("html",))
        assert part is not None
        return str(part.get_content())
    return pretty_part(data, "word/document.xml") if kind == "docx" else data.decode()


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("place", ["first", "last"])
def test_contacts_stand_first_or_last_as_the_house_has_it(place: str, kind: str) -> None:
    release = in_house(small_release(sections=(BODY,), contacts=(CONTACT,)), {}, contacts=place)
    text = words_exported(release, kind)
    assert (text.index("Ada Quay") < text.index("What happened")) is (place == "first")


@pytest.mark.parametrize("base", ["classic", "modern", "authority", "campaign"])
@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("part", ["body", "boilerplates"])
def test_the_end_mark_follows_what_the_house_counts_as_the_text(part: str, kind: str, base: str) -> None:
    standing = Boilerplate(id="b", heading="About us", paragraphs=("We keep a quay.",))
    note = Paragraph(id="n", text="There is a ferry.")
    release = small_release(sections=(BODY,), boilerplates=(standing,), notes=(note,), end_mark="≠30≠")
    release = in_house(release, {"en": {"end_mark_follows": part}}, base)
    text = words_exported(release, kind)
    order = [text.index(words) for words in ("What happened", "≠30≠", "We keep a quay", "There is a ferry")]
    assert text.count("≠30≠") == 1
    expected = order if part == "body" else [order[0], order[2], order[1], order[3]]
    assert expected == sorted(expected)


@pytest.mark.parametrize(("language", "part"), [("en-US", "boilerplates"), ("en-GB", "body"), ("de", "body")])
def test_in_america_the_standing_text_is_for_publication(language: str, part: str) -> None:
    """Above it, “###” told a desk that nothing more was to be used."""
    standing = Boilerplate(id="b", heading="About us", paragraphs=("We keep a quay.",))
    release = small_release(language=language, boilerplates=(standing,))

    assert view_of(release).end_mark_follows == part


def test_the_end_mark_follows_the_body_where_nothing_else_is_the_text() -> None:
    release = in_house(small_release(), {"en": {"end_mark_follows": "boilerplates"}})
    assert view_of(release).end_mark_follows == "body"


def phrases_in(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every phrase of a language with its path of keys."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from (((key, *path), phrase) for path, phrase in phrases_in(value))
        else:
            yield (key,), value


def in_place_of(phrase: Any) -> st.SearchStrategy[Any]:
    """Phrases of the same kind that somebody could write by mistake."""
    match phrase:
        case bool():
            return st.booleans()
        case str():
            cut = st.integers(0, len(phrase)).map(lambda end: phrase[:end])
            odd = st.sampled_from(
                ("", " ", "x", "12", "inside", "{}", "{0}", "}", "{minute}", "{time!r:>99}")
            )
            return odd | cut
        case _:
            odd_items = st.sampled_from(("", "x", ["x"], ["x", "y"], ["", ""], [], 1))
            return st.lists(odd_items, max_size=3) | st.permutations(phrase).map(lambda items: items[1:])


@st.composite
def mistaken_phrases(draw: st.DrawFn, language: str) -> dict[str, Any]:
    """One phrase of a language otherwise than usual, in the tables of a house style."""
    path, usual = draw(st.sampled_from(list(phrases_in(phrases_for(language).table))))
    own = draw(in_place_of(usual))
    for key in reversed(path):
        own = {key: own}
    return {language: own}


@given(st.data(), st.sampled_from(("en", "en-US", "fr", "ar", "ja")))
def test_phrases_that_a_house_may_have_fail_on_no_release(data: st.DataObject, language: str) -> None:
    phrases = data.draw(mistaken_phrases(language))
    try:
        house_phrases(phrases, "ours")
    except HouseStyleError:
        return
    release = in_house(in_language(data.draw(releases()), language), phrases)

    view = view_of(release)

    if view.embargo is not None:
        year = phrases_for(language).numerals(str(view.embargo.year))
        assert year in view.release_line.text
        assert year in view.subject
        main = release.original.release_line.replace(further_zones=())
        assert release_line_in_words(main, phrases_of(release, release.original)) in view.subject


def test_a_font_that_nobody_has_is_told_before_the_letters_that_it_cannot_have() -> None:
    unknown = {key: ["No Such Font"] for key in ("text", "display", "headline")}
    release = in_house(small_release(headline="Café on the quay"), {}, fonts=unknown)
    with pytest.raises(HouseStyleError, match="asks for the font “No Such Font”"):
        export_release(release, ["pdf"], name="r")
