"""Word documents: every word once and in order, in Word's own styles, the same bytes for the same release."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from collections.abc import Callable
from typing import Literal

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from lxml import etree

from releasedesk.exporters.registry import export_release
from releasedesk.formats.ooxml import parts_of
from releasedesk.model import (
    Contact,
    Dateline,
    Edition,
    Figure,
    HouseStyleChoice,
    ListBlock,
    Organisation,
    Paragraph,
    Release,
    ReleaseLine,
    Section,
    Span,
    Table,
    asset_from_bytes,
)
from releasedesk.model.release import Kind
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for
from tests.exporters.docx_reading import (
    document_data,
    document_of,
    paragraphs_of,
    pretty_part,
    printed_words,
    styled,
    words_read,
)
from tests.golden_files import Golden
from tests.releases import (
    arabic_release,
    empty_release,
    full_release,
    picture,
    release_with,
    small_release,
)
from tests.strategies import releases

_DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'
)


@pytest.mark.parametrize("make", [full_release, arabic_release, empty_release])
def test_the_parts_are_as_they_were(golden: Golden, make: Callable[[], Release]):
    data = document_data(make())
    folder = f"docx/{make.__name__.removesuffix('_release')}"
    for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml"):
        golden.check(f"{folder}/{part.rpartition('/')[2]}", pretty_part(data, part))


@pytest.mark.parametrize("part", ["styles", "numbering", "settings", "fontTable"])
def test_the_parts_of_the_house_style_are_as_they_were(golden: Golden, part: str):
    golden.check(f"docx/full/{part}.xml", pretty_part(document_data(full_release()), f"word/{part}.xml"))


@pytest.mark.parametrize("make", [full_release, arabic_release, empty_release, small_release])
def test_every_word_is_there_once_and_in_order(make: Callable[[], Release]):
    assert words_read(document_of(make()).paragraphs) == printed_words(make())


@settings(max_examples=40)
@given(releases())
def test_any_release_is_exported_and_reads_back(release: Release):
    for edition in release.editions:
        document = document_of(release, edition.language)

        assert words_read(paragraphs_of(document)) == printed_words(release, edition.language)


def test_a_table_is_one_in_word_with_a_header_that_is_repeated():
    rows = (("Month", "People"), ("April", "1,200"), ("May", "980"))
    document = document_of(release_with(Table(id="t", caption="Visitors", rows=rows)))

    (table,) = document.tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [list(row) for row in rows]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblHeader" not in table.rows[1]._tr.xml
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells] == [None, WD_ALIGN_PARAGRAPH.RIGHT]
    assert ("Caption", "Visitors") in styled(document.paragraphs)


def test_words_style_says_what_each_paragraph_is():
    styles = styled(document_of(full_release()).paragraphs)

    assert [style for style, _ in styles[:7]] == [
        "Letterhead", "Release Line Embargo", "Reference Line", "Kicker", "Heading 1", "Subtitle", "Subtitle",
    ]  # fmt: skip
    assert [text for style, text in styles if style == "Heading 2"] == [
        "What changes on the quay", "About the Harbour Trust", "Notes to editors", "Media contacts",
    ]  # fmt: skip
    assert [text for style, text in styles if style == "List Bullet"] == [
        "640 metres of wall",
        "Eleven free moorings",
    ]
    assert ("End Mark", "ENDS") in styles
    assert ("Caption", "The third crane, repaired in 2026. Picture: Harbour Trust") in styles
    assert sum(style == "Quote" for style, _ in styles) == 6


@pytest.mark.parametrize(("kind", "style"), [("obituary", "Kicker"), ("correction", "KickerCorrection")])
def test_what_refers_back_is_marked_in_the_colour_of_an_embargo(kind: Kind, style: str):
    parts = parts_of(document_data(full_release().replace(kind=kind)))

    styles = [each.get(qn("w:val"), "") for each in _all(parts["word/document.xml"], "w:pStyle")]
    assert [each for each in styles if each.startswith("Kicker")] == [style]
    (defined,) = [
        each for each in _all(parts["word/styles.xml"], "w:style") if each.get(qn("w:styleId")) == style
    ]
    (colour,) = defined.iter(qn("w:color"))
    wanted = "alarm" if style == "KickerCorrection" else "accent"
    assert f"#{colour.get(qn('w:val'))}" == house_style_for(HouseStyleChoice()).colours[wanted]


def test_every_style_that_is_used_is_defined():
    data = parts_of(document_data(full_release()))
    defined = {style.get(qn("w:styleId")) for style in _all(data["word/styles.xml"], "w:style")}
    parts = [data[name] for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml")]
    used = {
        each.get(qn("w:val"))
        for part in parts
        for name in ("w:pStyle", "w:rStyle")
        for each in _all(part, name)
    }
    named = {
        each.get(qn("w:val"))
        for name in ("w:basedOn", "w:next")
        for each in _all(data["word/styles.xml"], name)
    }

    assert {"Hyperlink", "Heading1", "Quote", "Header", "Footer"} <= used
    assert used | named <= defined


def test_formats_links_and_line_breaks_arrive():
    (paragraph,) = (each for each in document_of(full_release()).paragraphs if "Quay Watch" in each.text)
    formats = {
        run.text: (run.bold, run.italic, run.font.subscript, run.font.superscript) for run in paragraph.runs
    }
    (link,) = paragraph.hyperlinks

    assert formats["Quay Watch"] == (None, True, None, None)
    assert formats["September"] == (True, None, None, None)
    assert formats["2"] == (None, None, True, False)
    assert formats["st"] == (None, None, False, True)
    assert (link.text, link.address) == ("the tide tables", "https://data.harbourtrust.example/tides")
    assert link.runs[0].style.name == "Hyperlink"
    assert paragraph.text.endswith("each month.\nOn a second line.")


def test_telephones_and_addresses_can_be_followed():
    links = [link for each in document_of(full_release()).paragraphs for link in each.hyperlinks]

    assert [link.address for link in links][1:] == [
        "tel:+441314960142;ext=12", "tel:+447700900142", "mailto:press@harbourtrust.example",
        "mailto:morven@harbourtrust.example", "tel:+447700900163",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "two words", "relative.html"]
)
def test_other_addresses_leave_words_alone(address: str):
    document = document_of(
        release_with(Paragraph(id="p", text=("See ", Span(text="the tides", link=address))))
    )

    assert [link.address for each in document.paragraphs for link in each.hyperlinks] == [
        "mailto:press@harbourtrust.example"
    ]
    assert "See the tides" in [each.text for each in document.paragraphs]


def test_an_address_is_written_as_word_can_open_it():
    address = 'https://harbourtrust.example/Tidé["100%"]?a=%20b&c#d'
    document = document_of(release_with(Paragraph(id="p", text=(Span(text="tides", link=address),))))
    first = next(link for each in document.paragraphs for link in each.hyperlinks)

    relationship = document.part.rels[first._hyperlink.rId or ""]
    assert relationship.target_ref == "https://harbourtrust.example/Tid%C3%A9%5B%22100%25%22%5D?a=%20b&c#d"


def test_neighbours_with_one_address_are_one_link():
    link = "https://harbourtrust.example"
    text = (
        Span(text="all ", link=link),
        Span(text="the", link=link, strong=True),
        Span(text=" tides", link=link),
    )
    document = document_of(release_with(Paragraph(id="p", text=text), contacts=()))
    (found,) = [link for each in document.paragraphs for link in each.hyperlinks]

    assert found.text == "all the tides"


def test_each_numbered_list_begins_at_one():
    lists = [ListBlock(id=f"l{n}", ordered=True, items=("first", "second")) for n in range(3)]
    data = document_data(release_with(*lists))
    numbers = [each.get(qn("w:val")) for each in _all(parts_of(data)["word/document.xml"], "w:numId")]
    numberings = {
        each.get(qn("w:numId")): each for each in _all(parts_of(data)["word/numbering.xml"], "w:num")
    }

    assert len(numbers) == 6
    assert len(set(numbers)) == 3
    for number in numbers:
        (start,) = numberings[number].iter(qn("w:startOverride"))
        assert start.get(qn("w:val")) == "1"


def test_the_language_is_stated_everywhere_it_is_looked_for():
    document = document_of(full_release(), "en-US")
    (language,) = document.styles.element.iter(qn("w:lang"))

    assert document.core_properties.language == "en-US"
    assert {language.get(qn(f"w:{name}")) for name in ("val", "bidi", "eastAsia")} == {"en-US"}


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("ja", "ja"), ("ko", "ko")])
def test_latin_words_in_east_asian_text_are_not_broken_anywhere(language: str, tag: str):
    (found,) = document_of(small_release(language=language)).styles.element.iter(qn("w:lang"))

    assert [found.get(qn(f"w:{name}")) for name in ("val", "eastAsia")] == ["en-US", tag]


@pytest.mark.parametrize(("style", "keeps"), [("campaign", False), ("modern", True)])
def test_a_headline_need_not_keep_together_with_the_contacts(style: str, keeps: bool):
    document = document_of(full_release().replace(house_style=HouseStyleChoice(name=style)))
    deck = [each for each in document.paragraphs if each.style and each.style.name == "Subtitle"][-1]

    assert (deck.paragraph_format.keep_with_next is not False) is keeps


def test_writing_from_right_to_left():
    document = document_of(arabic_release())
    paragraphs = document.element.body.findall(qn("w:p"))
    runs = {run.text: run.font.rtl for each in document.paragraphs for run in each.runs}

    assert all(each.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for each in paragraphs)
    assert runs["صندوق الميناء يفتح أول رصيف عام منذ ثمانين عامًا"] is True
    assert runs["\u202a1 April 2027\u202c"] is None
    assert document.sections[0]._sectPr.find(qn("w:bidi")) is not None


def test_right_to_left_words_in_a_release_that_is_not():
    paragraph = Paragraph(id="p", text="The sign reads رصيف الميناء in two lines.")
    document = document_of(release_with(paragraph))
    (found,) = (each for each in document.paragraphs if "sign" in each.text)

    assert [(run.text, run.font.rtl) for run in found.runs] == [
        ("The sign reads ", None), ("رصيف الميناء", True), (" in two lines.", None),
    ]  # fmt: skip


def test_the_properties_name_the_organisation_and_nobody_else():
    properties = document_of(full_release()).core_properties

    assert properties.title == "Harbour Trust opens the first public quay in eighty years"
    assert properties.author == properties.last_modified_by == "Harbour Trust"
    assert properties.keywords == "harbour, Leith"
    assert properties.comments == "The whole west quay opens on 1 April 2027."
    moment = dt.datetime(2027, 3, 2, tzinfo=dt.UTC)
    assert properties.created == properties.modified == moment


def test_the_moment_is_that_of_the_environment():
    zone = dt.timezone(dt.timedelta(hours=13))
    environment = dataclasses.replace(Environment(), timestamp=dt.datetime(2027, 3, 2, 3, 4, 5, 6, zone))
    (file,) = export_release(small_release(), ["docx"], name="quay", environment=environment).files

    properties = docx.Document(io.BytesIO(file.data)).core_properties
    assert properties.created == dt.datetime(2027, 3, 1, 14, 4, 5, tzinfo=dt.UTC)


def test_titles_of_any_length_are_kept():
    title = "Quay & lock <open> " * 40

    assert document_of(small_release(headline=title)).core_properties.title == title.strip()


def test_an_embargo_is_in_the_text_and_on_every_page_after_it():
    document = document_of(full_release())
    section = document.sections[0]
    embargo = "Embargoed until 00:01 London time (GMT), Tuesday 2 March 2027"

    assert section.different_first_page_header_footer
    assert styled(section.header.paragraphs) == [
        ("Header Embargo", embargo),
        ("Header", "Harbour Trust opens the first public quay in eighty years"),
    ]
    assert section.first_page_header.is_linked_to_previous
    assert embargo in [each.text for each in document.paragraphs]


def test_a_release_that_is_free_has_a_title_alone_above_its_pages():
    header = document_of(small_release()).sections[0].header

    assert [each.text for each in header.paragraphs] == ["Quay opens to all"]


def test_a_release_on_hold_says_so():
    document = document_of(small_release(release_line=ReleaseLine(kind="hold")))

    assert styled(document.paragraphs)[0][0] == "Release Line Hold"
    assert styled(document.sections[0].header.paragraphs)[0][0] == "Header Embargo"


def test_pages_are_numbered_by_fields():
    section = document_of(full_release()).sections[0]

    for footer in (section.footer, section.first_page_footer):
        element = footer.paragraphs[0]._p
        codes = [field.get(qn("w:instr")) for field in element.iter(qn("w:fldSimple"))]
        assert codes == [" PAGE ", " NUMPAGES "]
        assert "".join(text.text or "" for text in element.iter(qn("w:t"))) == "Page 1 of 1"


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 210, 297), ("letter", 215.9, 279.4)])
def test_the_paper_is_that_of_the_release(paper: Literal["a4", "letter"], width: float, height: float):
    release = small_release().replace(house_style=HouseStyleChoice(paper=paper))
    section = document_of(release).sections[0]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    measure = house_style_for(release.house_style).sizes["measure"]

    assert abs((section.page_width or 0) - Mm(width)) < Mm(0.1)
    assert abs((section.page_height or 0) - Mm(height)) < Mm(0.1)
    assert abs((section.page_width or 0) - margins - Pt(measure)) < Mm(0.1)


def test_a_picture_has_its_description():
    document = document_of(full_release())
    (properties,) = document.element.body.iter(qn("wp:docPr"))
    (part,) = (part for name, part in parts_of(document_data(full_release())).items() if "media" in name)

    assert properties.get("descr") == "A crane on an empty quay"
    assert part == picture().content()


def test_a_picture_that_is_shown_twice_is_kept_once():
    figures = [Figure(id=f"f{n}", asset=picture().id, alt=f"Crane {n}") for n in range(2)]
    release = release_with(*figures).replace(assets=(picture(),))
    names = [name for name in parts_of(document_data(release)) if "media" in name]
    shown = [each.get("id") for each in document_of(release).element.body.iter(qn("wp:docPr"))]

    assert names == ["word/media/picture1.png"]
    assert len(set(shown)) == 2


def test_a_drawing_becomes_a_picture_that_every_word_shows():
    drawing = asset_from_bytes(_DRAWING, "image/svg+xml", 20, 10)
    release = release_with(Figure(id="f", asset=drawing.id, alt="A bar")).replace(assets=(drawing,))
    data = document_data(release)

    assert parts_of(data)["word/media/picture1.png"].startswith(b"\x89PNG")
    assert data == document_data(release)


def test_a_missing_picture_leaves_its_caption_and_a_finding():
    release = release_with(Figure(id="f", asset="gone", alt="A crane", caption="The third crane"))
    result = export_release(release, ["docx"], name="quay")
    document = docx.Document(io.BytesIO(result.files[0].data))

    assert [(each.code, each.place) for each in result.findings] == [
        ("picture-missing", "editions/en-GB/sections/s1/blocks/f")
    ]
    assert ("Caption", "The third crane") in styled(document.paragraphs)
    assert not document.inline_shapes


def test_a_damaged_picture_leaves_its_caption_and_a_finding():
    broken = picture().replace(data="AAAA")
    figure = Figure(id="f", asset=broken.id, alt="A crane", caption="The third crane")
    result = export_release(release_with(figure).replace(assets=(broken,)), ["docx"], name="quay")
    document = docx.Document(io.BytesIO(result.files[0].data))

    assert [each.code for each in result.findings] == ["picture-damaged"]
    assert "The third crane" in [each.text for each in document.paragraphs]
    assert not document.inline_shapes


def test_a_dateline_runs_into_the_first_paragraph():
    document = document_of(small_release(dateline=Dateline(place="Leith", date=dt.date(2027, 3, 2))))
    (lead,) = (each for each in document.paragraphs if "LEITH" in each.text)

    assert lead.text == "LEITH, 2 March 2027 – The quay opens on Monday."
    assert [run.style.name for run in lead.runs if "LEITH" in run.text] == ["Strong"]


def test_what_xml_cannot_hold_does_not_stop_the_export():
    release = small_release(headline="Quay\ufffe opens\uffff").replace(
        organisation=Organisation(name="Trust\ufffe")
    )
    document = document_of(release)

    assert document.paragraphs[0].text == "Trust"
    assert document.core_properties.title == "Quay opens"


def test_contacts_stand_at_a_tab_and_in_no_table():
    contact = Contact(id="c", name="Morven", emails=("press@harbourtrust.example",))
    document = document_of(small_release(contacts=(contact,)))

    assert document.paragraphs[-1].text == "Email\tpress@harbourtrust.example"
    assert document.tables == []


def _all(part: bytes, name: str) -> list[etree._Element]:
    return list(etree.fromstring(part).iter(qn(name)))


def test_words_in_another_direction_keep_their_marks_at_their_ends():
    """The full stop of an English sentence in a Hebrew document stood at its beginning."""
    english = Edition(
        language="en-GB", sections=(Section(id="s", blocks=(Paragraph(id="p", text="It opens."),)),)
    )
    hebrew = english.replace(language="he")
    document = document_of(Release(id="r", editions=(english, hebrew)), "he")
    (text,) = (each.text for each in document.paragraphs if "It opens" in each.text)
    assert text == "\u202aIt opens.\u202c"
