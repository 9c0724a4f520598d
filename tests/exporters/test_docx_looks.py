"""Word documents have the look of their house style: logo, letterhead, where contacts stand, and its own footer."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from releasedesk.errors import HouseStyleError
from releasedesk.exporters.docx_styles import CONTACT_TAB
from releasedesk.exporters.registry import export_release
from releasedesk.formats.ooxml import package, parts_of
from releasedesk.model import Contact, Dateline, HouseStyleChoice, Organisation, Phone, Quote, Release
from releasedesk.rendering.house_style import house_style_for, house_style_names
from releasedesk.rendering.logo import logo_from_bytes
from releasedesk.rendering.style_package import to_package
from releasedesk.rendering.style_settings import settings_from, to_json
from tests.exporters.docx_reading import document_data, document_of, letterhead
from tests.releases import full_release, picture, release_with, small_release

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>'


def in_style(release: Release, files: dict[str, bytes] | None = None, **changes: object) -> Release:
    """A release in a style of one's own."""
    settings = house_style_for(HouseStyleChoice()).settings.model_dump(mode="json")
    own = {"style.json": to_json(settings_from(settings | changes, "test")).encode(), **(files or {})}
    return release.replace(house_style=HouseStyleChoice(name="ours", package=to_package(own)))


def style_of(paragraph: Paragraph) -> str:
    """The name of the style of a paragraph."""
    assert paragraph.style is not None
    return str(paragraph.style.name)


def description_of(paragraph: Paragraph) -> str:
    """What is said of the picture in a paragraph to those who do not see it."""
    properties = next(paragraph.runs[0].element.iter(qn("wp:docPr")))
    return str(properties.get("descr") or "")


def with_logo(release: Release, content: bytes, name: str) -> Release:
    logo = logo_from_bytes(content, name)
    organisation = Organisation(name="Harbour Trust", logo=logo.id)
    return release.replace(organisation=organisation, assets=(*release.assets, logo))


@pytest.mark.parametrize(("content", "name"), [(SVG, "logo.svg"), (picture().content(), "logo.png")])
def test_the_logo_stands_above_the_name_and_is_decoration_beside_it(content: bytes, name: str) -> None:
    document = document_of(with_logo(small_release(), content, name))
    first, second = document.paragraphs[:2]
    assert (style_of(first), style_of(second)) == ("Logo", "Letterhead")
    assert first.runs[0].element.findall(".//" + qn("wp:inline"))
    assert description_of(first) == ""


def test_a_logo_alone_says_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of(in_style(with_logo(small_release(), SVG, "logo.svg"), name_beside_logo=False))
    assert [style_of(each) for each in document.paragraphs[:2]] == ["Logo", "Release Line"]
    assert description_of(document.paragraphs[0]) == "Harbour Trust"


def test_the_logo_of_the_style_stands_in_for_that_of_the_organisation() -> None:
    document = document_of(in_style(small_release(), {"logo.svg": SVG}))
    assert style_of(document.paragraphs[0]) == "Logo"


@pytest.mark.parametrize("name", house_style_names())
def test_contacts_stand_where_the_style_has_them(name: str) -> None:
    release = full_release().replace(house_style=HouseStyleChoice(name=name))
    texts = [paragraph.text for paragraph in document_of(release).paragraphs]
    first = texts.index("Media contacts") < texts.index("What changes on the quay")
    assert first is (house_style_for(release.house_style).settings.contacts == "first")


@pytest.mark.parametrize(("contacts", "ends"), [(2, []), (6, [1, 2, 3])])
def test_pages_end_between_contacts_only(contacts: int, ends: list[int]) -> None:
    """Twelve contacts that were to stay together were parted anywhere: a number stood below another name."""
    phones = tuple(Phone(number=f"+44 131 496 014{at}") for at in range(3))
    people = tuple(Contact(id=f"c{at}", name="Morven", role="Press", phones=phones) for at in range(contacts))
    document = document_of(small_release(contacts=people))
    lines = [line for line in document.paragraphs if style_of(line).startswith("Contact")]

    free = [at for at, line in enumerate(lines[:-1]) if line.paragraph_format.keep_with_next is False]
    assert free == [5 * at + 4 for at in ends]


def test_a_dateline_above_a_quote_stays_with_it() -> None:
    quote, dateline = Quote(id="q", paragraphs=("We give it back.",)), Dateline(place="Leith")
    (line,) = (
        each
        for each in document_of(release_with(quote, dateline=dateline)).paragraphs
        if each.text == "LEITH –"
    )
    assert line.paragraph_format.keep_with_next


def test_the_text_is_apart_from_a_header_that_pushes_it_down() -> None:
    """With an embargo in several zones, headings of later pages stood against the rule of the header."""
    header = document_of(small_release()).sections[0].header.paragraphs[-1]
    assert header.style is not None
    assert header.style.paragraph_format.space_after == Pt(10)


@pytest.mark.parametrize("count", [0, 2])
def test_words_above_the_contacts_stay_with_them(count: int) -> None:
    people = tuple(Contact(id=f"c{at}", name="Morven") for at in range(count))
    document = document_of(small_release(contacts=people, contacts_intro="By arrangement."))
    (intro,) = (line for line in document.paragraphs if line.text == "By arrangement.")
    assert bool(intro.paragraph_format.keep_with_next) is (count > 0)


def test_a_contact_without_a_name_is_apart_from_the_one_above() -> None:
    contacts = (
        Contact(id="c1", name="Morven"),
        Contact(id="c2", role="Press office"),
        Contact(id="c3", emails=("press@harbourtrust.example",)),
    )
    lines = [
        line
        for line in document_of(small_release(contacts=contacts)).paragraphs
        if "Contact" in style_of(line)
    ]

    assert [line.paragraph_format.space_before for line in lines] == [None, Pt(8), Pt(8)]


def test_what_does_not_fit_beside_its_label_goes_on_there() -> None:
    """It went on below the label, where the next number begins."""
    document = document_of(full_release())
    look = document.styles["Contact Line"].paragraph_format

    assert look.left_indent == Pt(CONTACT_TAB)
    assert look.first_line_indent == -Pt(CONTACT_TAB)


def test_what_stands_above_a_centred_headline_is_centred() -> None:
    document = document_of(full_release())
    names = ("Kicker", "Heading 1", "Subtitle")

    assert {document.styles[name].paragraph_format.alignment for name in names} == {WD_ALIGN_PARAGRAPH.CENTER}


def test_the_footer_of_the_house_stands_on_every_page_with_the_number() -> None:
    section = document_of(in_style(full_release(), phrases={"*": {"footer": "Registered charity"}})).sections[
        0
    ]
    for footer in (section.footer, section.first_page_footer):
        assert [style_of(each) for each in footer.paragraphs] == ["House Footer", "Footer"]
        assert footer.paragraphs[0].text == "Registered charity"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (letterhead(macros=True), "it holds macros"),
        (letterhead(remote=True), "fetches something from elsewhere"),
        (b"PK\x03\x04", "it is damaged"),
        (package({"word/document.xml": b" " * 30_000_000}), "packed too tightly"),
    ],
)
def test_a_letterhead_that_a_project_carries_is_judged_too(content: bytes, told: str) -> None:
    with pytest.raises(HouseStyleError, match=told):
        document_data(in_style(full_release(), {"letterhead.docx": content}))


def test_the_first_page_is_on_the_letterhead_and_later_ones_are_ours() -> None:
    release = in_style(full_release(), {"letterhead.docx": letterhead()})
    document = document_of(release)
    section = document.sections[0]
    assert "Custom House Lane" in section.first_page_header.paragraphs[0].text
    assert section.first_page_header.part.related_parts
    assert section.first_page_footer.paragraphs[0].text == "Registered charity SC000000"
    assert "Embargoed until" in section.header.paragraphs[0].text
    assert "Letterhead" not in [style_of(paragraph) for paragraph in document.paragraphs]
    assert document_data(release) == document_data(release)


def test_nothing_else_of_the_letterhead_comes_along() -> None:
    parts = parts_of(document_data(in_style(full_release(), {"letterhead.docx": letterhead()})))
    assert not [name for name in parts if "customXml" in name or "thumbnail" in name]
    assert b"python-docx" not in parts["docProps/core.xml"]
    assert not [
        name
        for name in parts
        if name.endswith(".rels")
        and b"External" in parts[name].replace(b"/hyperlink", b"")
        and b"tracker" in parts[name]
    ]


def test_a_letterhead_without_header_changes_nothing() -> None:
    written = io.BytesIO()
    docx.Document().save(written)
    release = in_style(full_release(), {"letterhead.docx": written.getvalue()})
    paragraphs = document_of(release).paragraphs
    assert style_of(paragraphs[0]) == "Letterhead"


def test_a_logo_that_is_damaged_is_left_out() -> None:
    release = with_logo(small_release(), SVG, "logo.svg")
    broken = release.assets[-1].replace(data="AAAA")
    file = export_release(release.replace(assets=(broken,)), ["docx"], name="quay")
    document = docx.Document(io.BytesIO(file.files[0].data))
    assert style_of(document.paragraphs[0]) == "Letterhead"
    assert [finding.code for finding in file.findings] == ["logo-damaged"]


def test_pages_that_go_on_say_so_by_a_field() -> None:
    release = in_style(full_release(), phrases={"en": {"continued": 'more "follows"'}})
    section = document_of(release).sections[0]
    for footer in (section.footer, section.first_page_footer):
        last = footer.paragraphs[-1]
        assert style_of(last) == "Continued"
        codes = "".join(str(each.text) for each in last._p.iter(qn("w:instrText")))
        assert codes == ' IF  PAGE  <  NUMPAGES  "more \\"follows\\"" "" '
        assert len(list(last._p.iter(qn("w:fldChar")))) == 3 * 3
        # LibreOffice shows the numbers that are compared, unless they are hidden.
        hidden = [run for run in last._p.iter(qn("w:r")) if run.find(f".//{qn('w:vanish')}") is not None]
        assert len(hidden) == 2 * 4
    usual = document_of(full_release()).sections[0].footer
    assert [style_of(each) for each in usual.paragraphs] == ["Footer"]
