"""The pages of the house style: every word, where it belongs, whatever the release holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from releasedesk.errors import HouseStyleError, RenderError
from releasedesk.model import (
    Boilerplate,
    Contact,
    Dateline,
    Figure,
    HouseStyleChoice,
    ListBlock,
    Paragraph,
    Phone,
    Quote,
    Release,
    ReleaseLine,
    Section,
    Span,
    Table,
    asset_from_bytes,
)
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.fonts import missing_characters, printed_texts
from releasedesk.rendering.house_style import HouseStyle, house_style_for
from releasedesk.rendering.pages import PageImages
from releasedesk.rendering.typesetter import OwnTypesetter
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests import strategies
from tests.pdf_reading import metadata, page_texts, rules_of, tags, text_boxes, words
from tests.releases import (
    arabic_release,
    empty_release,
    full_release,
    long_release,
    picture,
    release_with,
    small_release,
)

Setting = Callable[..., bytes]
MARGIN = (210 - 144) / 2 * 72 / 25.4


@pytest.fixture(scope="module")
def setter() -> Iterator[PageSetter]:
    setter = PageSetter()
    yield setter
    setter.close()


def _set(setter: PageSetter, release: Release, style: HouseStyle | None = None, *, final: bool) -> bytes:
    view = printed_release(release, release.original)
    make = setter.final if final else setter.preview
    return make(view, style or house_style_for(release.house_style), Environment.for_release(release))


@pytest.fixture
def preview(setter: PageSetter) -> Setting:
    return lambda release, style=None: _set(setter, release, style, final=False)


@pytest.fixture
def final(setter: PageSetter) -> Setting:
    return lambda release, style=None: _set(setter, release, style, final=True)


@pytest.mark.parametrize("release", [full_release(), small_release(), long_release(30)])
def test_every_word_is_printed_in_order(final: Setting, release: Release) -> None:
    printed = words(final(release)).replace(" ", "")
    at = 0
    for _, text in printed_texts(printed_release(release, release.original)):
        if "{page}" in text:
            continue
        for line in text.split("\n"):
            found = printed.find("".join(line.split()), at)
            assert found >= 0, line
            at = max(at, found)


@pytest.mark.parametrize("release", [full_release(), arabic_release(), empty_release(), long_release(30)])
def test_the_preview_shows_what_will_be_issued(preview: Setting, final: Setting, release: Release) -> None:
    assert page_texts(preview(release)) == page_texts(final(release))


def test_what_looks_like_code_stays_text(preview: Setting) -> None:
    hostile = '#panic("x") *b* _c_ $d$ @ref `e` = f \\ #{1+1} // g /* h */ <i> "j" -- ~k'
    release = release_with(Paragraph(id="p1", text=hostile), headline=hostile)
    assert words(preview(release)).count(hostile) == 2


def test_the_same_release_gives_the_same_bytes_from_another_setter(final: Setting) -> None:
    other = PageSetter()
    try:
        assert _set(other, full_release(), final=True) == final(full_release())
    finally:
        other.close()


def test_pages_are_counted_in_the_words_of_the_language(final: Setting) -> None:
    texts = page_texts(final(long_release(30)))
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text


def test_an_embargo_stands_on_every_page(final: Setting) -> None:
    release = full_release()
    long = release.original.replace(sections=long_release(30).original.sections)
    texts = page_texts(final(release.replace(editions=(long,))))
    assert len(texts) > 2
    for text in texts:
        text = text.replace("\u00a0", " ")  # PDFium reads a no-break space as one space or the other.
        assert text.count("Embargoed until 00:01 London time (GMT), Tuesday 2 March 2027") == 1


def test_the_title_runs_on_from_the_second_page(final: Setting) -> None:
    texts = page_texts(final(long_release(30)))
    assert [text.count("A long report") for text in texts] == [1] * len(texts)
    assert texts[1].startswith("A long report\n")


def test_a_hold_is_printed_on_every_page(final: Setting) -> None:
    release = long_release(20)
    held = release.original.replace(release_line=ReleaseLine(kind="hold"))
    texts = page_texts(final(release.replace(editions=(held,))))
    assert all("Hold for release" in text for text in texts)


@pytest.mark.parametrize("lines", range(1, 15))
def test_no_heading_stands_at_the_foot_of_a_page(preview: Setting, lines: int) -> None:
    sections = tuple(
        Section(
            id=f"s{n}", heading=f"Heading {n}", blocks=(Paragraph(id=f"p{n}", text="word " * 15 * lines),)
        )
        for n in range(24)
    )
    for page in page_texts(preview(small_release(sections=sections)))[:-1]:
        *_, last, footer = page.strip().split("\n")
        assert footer.startswith("Page ")
        assert not last.startswith("Heading")


@pytest.mark.parametrize("lines", range(20, 45, 2))
def test_contacts_stay_together(preview: Setting, lines: int) -> None:
    contacts = tuple(
        Contact(
            id=f"c{n}",
            name=f"Person {n}",
            phones=(Phone(number="+44 131 496 0142"),),
            emails=("a@b.example",),
        )
        for n in range(4)
    )
    text = "\n".join(["word"] * lines)
    release = release_with(Paragraph(id="p1", text=text), contacts=contacts)
    with_contacts = [page for page in page_texts(preview(release)) if "Person" in page]
    assert len(with_contacts) == 1
    assert with_contacts[0].count("Person") == 4
    assert "Media contacts" in with_contacts[0]


def test_a_dateline_above_a_quote_is_on_its_page(preview: Setting) -> None:
    """In a style with contacts first it stood alone at the foot of the page."""
    quote = Quote(id="q", paragraphs=("We give it back. " * 30,))
    campaign, pages = house_style_for(HouseStyleChoice(name="campaign")), set()
    for count in range(10, 40):
        phones = tuple(Phone(number=f"+44 131 496 {number:04}") for number in range(count))
        contacts = (Contact(id="c", name="Morven", phones=phones),)
        release = release_with(quote, dateline=Dateline(place="Leith"), contacts=contacts)
        texts = page_texts(preview(release, campaign))
        (page,) = (text for text in texts if "LEITH –" in text)
        pages.add(texts.index(page))
        assert "We give it back." in page
    assert pages == {0, 1}


def test_very_many_contacts_are_all_printed(preview: Setting) -> None:
    contacts = tuple(Contact(id=f"c{n}", name=f"Person {n}", emails=(f"p{n}@b.example",)) for n in range(120))
    texts = page_texts(preview(small_release(contacts=contacts)))
    assert sum(text.count("Person") for text in texts) == 120
    for n in range(120):
        assert any(f"Person {n}\n" in text or f"Person {n} " in text for text in texts)


UNBROKEN = "x" * 150
ADDRESS = "https://www.harbourtrust.example/" + "a.path/" * 8 + "?" + "key=value&" * 8


@pytest.mark.parametrize("text", [UNBROKEN, ADDRESS, "W" * 80, "e\u0301" * 90, "Ж" * 70])
def test_long_words_stay_on_the_paper(preview: Setting, text: str) -> None:
    release = release_with(
        Paragraph(id="p1", text="See " + text),
        ListBlock(id="l1", items=(text,)),
        headline=text,
        subheadlines=(text,),
        kicker=text,
        contacts=(Contact(id="c1", name=text, role=text, emails=(text + "@b.example",)),),
    )
    pdf = preview(release)
    for _, character, (left, _, right, _) in text_boxes(pdf):
        assert left > MARGIN - 6, character
        assert right < 595.3 - MARGIN + 6, character
    assert words(pdf).replace(" ", "").count(text) >= 5


@pytest.mark.parametrize("name", ["modern", "authority", "campaign"])
def test_arabic_starts_at_the_right(preview: Setting, name: str) -> None:
    style = house_style_for(HouseStyleChoice(name=name))
    pages = PageImages(preview(arabic_release(), style))
    boxes = [box for box in pages.fields(0) if box.place.endswith(("headline", "heading", "p1/text"))]
    pages.close()
    assert len({box.place for box in boxes}) == 3
    first_lines = {box.place.rpartition("/")[2]: box for box in reversed(boxes)}
    margin = (595.3 - style.sizes["measure"]) / 2
    assert first_lines["headline"].x1 == pytest.approx(595.3 - margin, abs=1.5)
    for name in ("heading", "text"):
        assert first_lines[name].x1 == pytest.approx(595.3 - margin - style.sizes["side_column"], abs=1)


def test_numbers_read_from_left_to_right_in_arabic(preview: Setting) -> None:
    found = [(c, box) for _, c, box in text_boxes(preview(arabic_release())) if c in "+4"]
    plus = next(box for c, box in found if c == "+")
    four = next(box for c, box in found if c == "4" and abs(box[1] - plus[1]) < 3)
    assert plus[0] < four[0]


def test_formats_do_not_lose_words(final: Setting) -> None:
    text = (
        "H", Span(text="2", subscript=True), "O, 1", Span(text="st", superscript=True), ", ",
        Span(text="strong", strong=True), ", ", Span(text="both", strong=True, emphasis=True), ", ",
        Span(text="linked", link="https://harbourtrust.example"), ", ",
        Span(text="unsafe", link="javascript:alert(1)"), ".",
    )  # fmt: skip
    pdf = final(release_with(Paragraph(id="p1", text=text)))
    assert "H2O, 1st, strong, both, linked, unsafe." in words(pdf)
    assert b"https://harbourtrust.example" in pdf
    assert b"javascript" not in pdf


def test_letter_paper(final: Setting) -> None:
    pages = PageImages(final(small_release().replace(house_style=HouseStyleChoice(paper="letter"))))
    assert pages.sizes == ((612, 792),)
    pages.close()


# ---- accessibility ----


def test_an_issued_pdf_says_what_it_is(final: Setting) -> None:
    pdf = final(full_release())
    assert metadata(pdf) == {
        "Title": "Harbour Trust opens the first public quay in eighty years",
        "Author": "Harbour Trust",
        "Subject": "The whole west quay opens on 1 April 2027.",
        "Keywords": "harbour, Leith",
        "Creator": metadata(pdf)["Creator"],
        "CreationDate": "D:20270302000000Z",
        "ModDate": "D:20270302000000Z",
        "Lang": "en-GB",
    }
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/DisplayDocTitle true" in pdf
    assert b"/Marked true" in pdf


def test_headings_skip_no_level_without_a_headline(final: Setting) -> None:
    release = full_release()
    pdf = final(release.replace(editions=(release.original.replace(headline="  "),)))
    assert metadata(pdf)["Title"] == "Untitled release"
    levels = [tag.split()[0] for tag in tags(pdf) if tag.strip().startswith("H")]
    assert set(levels) == {"H1"}


def test_the_preview_carries_no_tags_and_the_final_no_fields(preview: Setting, final: Setting) -> None:
    assert b"field:" in preview(full_release())
    assert b"/StructTreeRoot" not in preview(full_release())
    assert b"field:" not in final(full_release())


# ---- pictures ----


def _with_figure(asset: str, **fields: object) -> Release:
    return release_with(Figure.model_validate({"id": "f1", "asset": asset, "alt": "A crane", **fields}))


@pytest.mark.parametrize(
    ("asset", "words_shown", "code"),
    [
        ("", "There is no picture here yet.", "picture-missing"),
        ("no-picture", "This picture is damaged and cannot be shown.", "picture-damaged"),
        ("wrong-checksum", "This picture is damaged and cannot be shown.", "picture-damaged"),
        ("unknown-type", "This picture is damaged and cannot be shown.", "picture-damaged"),
    ],
)
def test_an_unusable_picture_is_framed_and_found(
    preview: Setting, final: Setting, setter: PageSetter, asset: str, words_shown: str, code: str
) -> None:
    broken = {
        "no-picture": asset_from_bytes(b"no picture", "image/png", 10, 10),
        "wrong-checksum": picture().replace(data="AAAA"),
        "unknown-type": picture().replace(media_type="image/heic", id=picture().id),
    }.get(asset)
    assets = () if broken is None else (broken,)
    release = _with_figure(broken.id if broken else "", caption="The third crane").replace(assets=assets)
    fresh = PageSetter()
    try:
        assert words_shown in words(_set(fresh, release, final=False))
        issued = words(_set(fresh, release, final=True))
        view = printed_release(release, release.original)
        (finding,) = fresh.picture_findings(view, Environment.for_release(release))
    finally:
        fresh.close()
    assert words_shown not in issued
    assert "The third crane" in issued
    assert finding.code == code
    assert finding.place == "editions/en-GB/sections/s1/blocks/f1"


def test_a_picture_has_its_description_and_one_without_is_found(final: Setting, setter: PageSetter) -> None:
    release = _with_figure(picture().id).replace(assets=(picture(),))
    assert any("(A crane)" in tag for tag in tags(final(release)))
    undescribed = _with_figure(picture().id, alt="").replace(assets=(picture(),))
    assert not any("Figure" in tag for tag in tags(final(undescribed)))
    view = printed_release(undescribed, undescribed.original)
    (finding,) = setter.picture_findings(view, Environment.for_release(undescribed))
    assert finding.code == "picture-without-description"


# ---- what goes wrong ----


def test_a_character_without_font_stops_the_issue_but_not_the_preview(
    preview: Setting, final: Setting
) -> None:
    release = release_with(Paragraph(id="p1", text="The ท of Leith"))
    assert preview(release)
    with pytest.raises(RenderError, match=r"“ท” .*U\+0E17") as caught:
        final(release)
    assert caught.value.place == "editions/en-GB/sections/s1/blocks/p1/text"


def _with_template(template: str) -> HouseStyle:
    style = house_style_for(HouseStyleChoice())
    return replace(style, files={**style.files, "pages.typ": template.encode()})


@pytest.fixture
def broken_style() -> HouseStyle:
    return _with_template(
        "// one\n// two\n#oops\n" + house_style_for(HouseStyleChoice()).template("pages.typ")
    )


def test_a_broken_template_is_named_with_its_line(preview: Setting, broken_style: HouseStyle) -> None:
    with pytest.raises(HouseStyleError) as caught:
        preview(small_release(), broken_style)
    assert str(caught.value) == (
        f"The house style “Classic newspaper” is broken: {broken_style.where('pages.typ')}, line 3: "
        "unknown variable: oops."
    )
    assert "The quay opens" in words(preview(small_release()))


def test_a_mended_template_is_used_at_once(preview: Setting, broken_style: HouseStyle) -> None:
    with pytest.raises(HouseStyleError):
        preview(small_release(), broken_style)
    mended = _with_template(broken_style.template("pages.typ").replace("#oops", "Mended"))
    assert "Mended" in words(preview(small_release(), mended))


def test_a_font_that_is_not_there_is_named(preview: Setting) -> None:
    style = replace(
        house_style_for(HouseStyleChoice()),
        fonts={"text": ("Comic Sans",), "display": ("Inter",), "headline": ("Inter",)},
    )
    with pytest.raises(HouseStyleError, match="asks for the font “Comic Sans”, which does not come with"):
        preview(small_release(), style)


def test_nothing_stays_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    setter = PageSetter()
    _set(setter, small_release(headline="Under embargo"), final=False)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not any(b"Under embargo" in path.read_bytes() for path in kept)
    setter.close()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_cannot_be_written_gives_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with pytest.raises(RenderError, match="temporary files cannot be written"):
        PageSetter()


@settings(max_examples=40)
@given(strategies.releases())
def test_any_release_has_pages(setter: PageSetter, release: Release) -> None:
    for edition in release.editions:
        view = printed_release(release, edition)
        style = house_style_for(HouseStyleChoice())
        environment = Environment.for_release(release, edition)
        assert page_texts(setter.preview(view, style, environment))
        if not missing_characters(view, style):
            assert metadata(setter.final(view, style, environment))["Title"] == view.title


def test_the_same_words_are_not_set_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    release = full_release()
    view = printed_release(release, release.original)
    style, environment = house_style_for(release.house_style), Environment.for_release(release)
    setter, calls = PageSetter(), list[bool]()
    set_ = OwnTypesetter.set

    def counted(typesetter: OwnTypesetter, **how: Any) -> bytes:
        calls.append(how["is_final"])
        return set_(typesetter, **how)

    monkeypatch.setattr(OwnTypesetter, "set", counted)
    first = setter.preview(view, style, environment)
    again = setter.preview(view, style, environment)
    final = setter.final(view, style, environment)
    setter.close()

    assert first is again
    assert final != first
    assert calls == [False, True]


def test_columns_of_a_wide_table_share_the_page_and_none_is_squeezed_to_a_letter(final: Setting) -> None:
    """The first column had what others left: one letter in a line."""
    header = (
        "Sparte",
        *(f"Rechtsschutzversicherungsgesellschaft{number}" for number in range(4)),
        "Change in points",
    )
    table = Table(
        id="t",
        rows=(header, ("Donaudampfschifffahrtselektrizitätenhauptwerk", "1", "2", "3", "4", "see notes")),
    )

    text = page_texts(final(release_with(table)))[0]

    for letters in ("Donaud", "Rechts", "Change"):
        assert letters in text


def test_cells_that_fit_are_not_broken(final: Setting) -> None:
    table = Table(
        id="t", rows=(("", "2026", "Change in percentage points"), ("Berth fees", "1,234.5", "+2.9"))
    )

    text = page_texts(final(release_with(table)))[0]

    assert "Change in percentage points" in text
    assert "Berth fees" in text


def test_pages_and_lists_are_numbered_with_the_digits_of_the_language(final: Setting) -> None:
    release = release_with(ListBlock(id="l", ordered=True, items=("یک", "دو")), language="fa")

    text = page_texts(final(release))[0]

    assert "۲." in text or ".۲" in text
    assert "1" not in text
    assert "2" not in text


@pytest.mark.parametrize(
    ("language", "is_urdu"), [("fa", False), ("fa-AF", False), ("ar", False), ("ur", True)]
)
def test_persian_digits_have_the_forms_of_persian(final: Setting, language: str, is_urdu: bool) -> None:
    """The font has the seven of Urdu, which leans and is narrow, for Persian as well."""
    pdf = final(release_with(Paragraph(id="p", text="۷"), language=language))

    (box,) = (box for _, character, box in text_boxes(pdf) if character == "۷")

    left, bottom, right, top = box
    assert ((right - left) / (top - bottom) < 0.67) == is_urdu


def test_a_word_wider_than_the_headline_is_hyphenated_or_broken_within_the_page(final: Setting) -> None:
    """A web address ran over the edge of the paper: lines of like length were looked for among such, too."""
    for headline in (
        "https://data.harbourtrust.example/tides/november/2026/press-release/12345678901234567890",
        "Die Donaudampfschifffahrtselektrizitätenhauptwerkbauunterbeamtengesellschaft tagt",
        "W" * 50,
    ):
        for name in ("classic", "campaign"):
            style = house_style_for(HouseStyleChoice(name=name))
            pdf = final(small_release(language="de", headline=headline), style)
            assert max(box[2] for page, _, box in text_boxes(pdf) if page == 0) < 540


def test_a_long_word_of_a_headline_is_parted_between_syllables(final: Setting) -> None:
    headline = "Wirtschaftsförderungsgesellschaft und Rechtsschutzversicherungsgesellschaft einig"
    style = house_style_for(HouseStyleChoice(name="campaign"))

    text = page_texts(final(small_release(language="de", headline=headline), style))[0]

    # PDFium tells a hyphen at the end of a line by U+0002.
    assert "Rechtsschutzver\x02sicherungsgesellschaft" in text


@pytest.mark.parametrize("style_name", ["classic", "campaign"])
def test_many_contacts_share_the_page_with_what_stands_above_them(final: Setting, style_name: str) -> None:
    """Twelve of two lines each went to a page of their own together, and left one nearly empty."""
    contacts = tuple(
        Contact(id=f"c{number}", name=f"Contact {number}", emails=("a@b.example",), organisation="Trust")
        for number in range(12)
    )
    release = small_release(headline="Quay opens to all, and so does the ferry stop. " * 5, contacts=contacts)

    text = page_texts(final(release, house_style_for(HouseStyleChoice(name=style_name))))[0]

    assert "Contact 0" in text


@pytest.mark.parametrize("style_name", ["classic", "authority", "modern"])
def test_no_rule_stands_below_that_of_the_running_header(final: Setting, style_name: str) -> None:
    """Boilerplates that began a page began it with two rules."""
    style = house_style_for(HouseStyleChoice(name=style_name))
    for lines in range(24, 60):
        section = Section(
            id="s", blocks=(Paragraph(id="p", text="\n".join("A line." for _ in range(lines))),)
        )
        release = small_release(
            sections=(section,),
            contacts=(),
            end_mark="",
            boilerplates=(Boilerplate(id="b", heading="About us", paragraphs=("Us. " * 150,)),),
        )
        pdf = final(release, style)
        texts = page_texts(pdf)
        if len(texts) > 1 and "About us" in texts[1]:
            break
    assert len(rules_of(pdf, 1)) == 1
