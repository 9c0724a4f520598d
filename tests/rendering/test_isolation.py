"""Names, numbers and addresses within lines from the right keep their order, in every output."""

from __future__ import annotations

import email
import email.policy
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk.editing.editions import add_edition
from releasedesk.exporters.registry import export_release
from releasedesk.model import Contact, ListBlock, Paragraph, Phone, Release, Run, Span, Table
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.isolation import FROM_THE_LEFT, isolated
from releasedesk.rendering.page_data import page_data
from releasedesk.rendering.printed import PrintedParagraph
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests.exporters.docx_reading import document_of, paragraphs_of
from tests.pdf_reading import text_boxes
from tests.releases import release_with
from tests.rendering.test_cases import cases

PHONE = "الهاتف +44 131 496 0142 الآن"


def arabic(text: str, language: str = "ar") -> Release:
    return release_with(Paragraph(id="p", text=text), language=language)


def parts(text: str, language: str = "ar") -> tuple[Run, ...]:
    release = arabic(text, language)
    block = printed_release(release, release.original).sections[0].blocks[0]
    assert isinstance(block, PrintedParagraph)
    return block.line.words


@pytest.mark.parametrize("case", cases("isolated"))
def test_what_is_read_from_the_left_is_kept_together(case: dict[str, Any]) -> None:
    found = parts(case["text"])

    assert [run.text for run in found if run.language == FROM_THE_LEFT] == case["isolated"]
    assert "".join(run.text for run in found) == case["text"]
    assert not any(run.language for run in parts(case["text"], "en-GB"))


def test_a_name_in_two_formats_is_not_torn_apart() -> None:
    text = ("ב-Harbour ", Span(text="Trust", strong=True), " Ltd ו-", Span(text="OpenTide 2.0", strong=True))
    release = release_with(Paragraph(id="p", text=text), language="he")
    block = printed_release(release, release.original).sections[0].blocks[0]
    assert isinstance(block, PrintedParagraph)

    marked = [run for run in block.line.words if run.language]
    assert [(run.text, run.format.strong) for run in marked] == [("OpenTide 2.0", True)]


def test_words_of_the_original_go_on_over_their_formats() -> None:
    text = ("fees pay; the ", Span(text="Quay Watch", emphasis=True), " volunteers train.")
    release = release_with(Paragraph(id="p", text=text))
    release = add_edition(release, "he").release
    view = printed_release(release, release.edition("he"))
    block = view.sections[0].blocks[0]
    assert isinstance(block, PrintedParagraph)

    assert {run.language for run in block.line.words} == {"en-GB"}
    with closing(PageSetter()) as setter:
        pdf = setter.final(view, house_style_for(release.house_style), Environment.for_release(release))
    signs = [(sign, box[0]) for _, sign, box in text_boxes(pdf)]
    at = {sign: left for sign, left in signs if sign in "QWv"}
    assert at["Q"] < at["W"] < at["v"]


def test_items_of_the_original_stand_beside_their_marks() -> None:
    release = release_with(ListBlock(id="l", items=("Xebecs",)))
    release = add_edition(release, "he").release
    view = printed_release(release, release.edition("he"))
    with closing(PageSetter()) as setter:
        pdf = setter.final(view, house_style_for(release.house_style), Environment.for_release(release))

    assert next(box[0] for _, sign, box in text_boxes(pdf) if sign == "X") > 300


@given(st.text("אب ۱1(£+-.,«»“” Aé\n", max_size=60))
def test_no_sign_is_lost(text: str) -> None:
    release = arabic(text, "he")
    view = printed_release(release, release.original)
    words = [block.line.text for section in view.sections for block in section.blocks]  # type: ignore[union-attr]

    assert "".join(words).split() == text.split()
    assert isolated(view) == view


def test_web_pages_and_mails_isolate_it() -> None:
    for name in ("html", "email"):
        (file,) = export_release(arabic(PHONE), [name], name="quay").files
        data = file.data
        if name == "email":
            message = email.message_from_bytes(data, policy=email.policy.default)
            part = message.get_body(("html",))
            assert part is not None
            data = part.get_content().encode()
        assert '<bdi dir="ltr">+44 131 496 0142</bdi>' in data.decode()


def test_word_documents_embed_it_without_a_language() -> None:
    (found,) = [each for each in paragraphs_of(document_of(arabic(PHONE))) if "496" in each.text]

    assert "\u202a+44 131 496 0142\u202c" in found.text
    assert "und" not in found.paragraph_format.element.xml


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_text_without_marks_keeps_the_groups_of_a_number_in_order(form: str) -> None:
    phones = (Phone(number="0131 496 0142", extension="12"),)
    release = arabic(PHONE)
    edition = release.original.replace(contacts=(Contact(id="c", name="مورفن", phones=phones),))
    (file,) = export_release(release.replace(editions=(edition,)), [form], name="quay").files
    text = file.data.decode()

    assert "\u0627\u0644\u0647\u0627\u062a\u0641 +44\u00a0131\u00a0496\u00a00142 " in text.replace("\\", "")
    assert "0131\u00a0496\u00a00142" in text
    assert not set(text) & set("\u200e\u200f\u202a\u202c\u2066\u2069")
    english = edition.replace(language="en-GB")
    (file,) = export_release(release.replace(editions=(english,)), [form], name="quay").files
    assert "0131 496 0142" in file.data.decode()


EXTENSION = "، تحويلة 12"


def test_an_extension_is_read_behind_its_number() -> None:
    """Set from the left as a whole, it stood at the right, where reading begins."""
    phones = (Phone(number="0131 496 0142", extension="12"),)
    release = arabic(PHONE)
    edition = release.original.replace(contacts=(Contact(id="c", name="مورفن", phones=phones),))
    release = release.replace(editions=(edition,))
    (page,) = export_release(release, ["html"], name="quay").files
    (message,) = export_release(release, ["email"], name="quay").files
    mail = email.message_from_bytes(message.data, policy=email.policy.default).get_body(("html",))
    assert mail is not None
    (line,) = [each for each in paragraphs_of(document_of(release)) if "\u202a0131" in each.text]
    (contact,) = page_data(printed_release(release, edition), {}, fields=False)["contacts"]

    assert f'<bdi dir="ltr">0131 496 0142</bdi>{EXTENSION}</a>' in page.data.decode()
    assert f'<span dir="ltr">0131 496 0142</span>{EXTENSION}</a>' in mail.get_content()
    assert line.text.endswith(f"\u202a0131 496 0142\u202c{EXTENSION}")
    assert contact["lines"][0]["words"] == ["0131 496 0142"]
    assert contact["lines"][0]["further"] == [EXTENSION]


def test_pages_set_it_from_the_left() -> None:
    release = arabic(PHONE)
    (section,) = page_data(printed_release(release, release.original), {}, fields=False)["sections"]

    number = {"words": ["+44 131 496 0142"], "whole": True}
    assert {"words": [number], "direction": "ltr"} in section["blocks"][0]["words"]


def test_figures_in_tables_keep_their_sign_in_front() -> None:
    rows = (("الرسوم", "التغير"), ("2027", "+4.2%"), ("القديم (HT)", "(8.1)"))
    release = release_with(Table(id="t", rows=rows), language="ar")
    view = printed_release(release, release.original)
    (block,) = page_data(view, {}, fields=False)["sections"][0]["blocks"]
    (page,) = export_release(release, ["html"], name="quay").files
    cells = [cell.text for table in document_of(release).tables for cell in table._cells]

    assert block["rows"][0] == [["2027"], [{"words": ["+4.2%"], "direction": "ltr"}]]
    assert block["rows"][1][0] == ["القديم (", {"words": ["HT"], "direction": "ltr"}, ")"]
    assert '<td class="figure"><bdi dir="ltr">+4.2%</bdi></td>' in page.data.decode()
    assert "\u202a+4.2%\u202c" in cells
    english = release_with(Table(id="t", rows=rows))
    assert b'<td class="figure">+4.2%</td>' in export_release(english, ["html"], name="quay").files[0].data


def test_a_line_all_in_another_script_has_its_full_stop_at_its_end() -> None:
    assert parts("The third crane, repaired in 2026.") == (
        Run("The third crane, repaired in 2026.", language=FROM_THE_LEFT),
    )
    assert parts("٤٫٢٪ +") == (Run("٤٫٢٪ +"),)
    release = arabic("Xebecs.")
    with closing(PageSetter()) as setter:
        view = printed_release(release, release.original)
        pdf = setter.final(view, house_style_for(release.house_style), Environment.for_release(release))
    signs = [(sign, box[0]) for _, sign, box in text_boxes(pdf)]
    # PDFium reads a mark at the right end of a line from the right before the words that it follows.
    at = next(index for index, (sign, _) in enumerate(signs) if sign == "X")
    line = dict(signs[at - 1 : at + len("Xebecs")])
    assert line["X"] < line["c"] < line["."]


def test_the_longest_texts_take_no_time() -> None:
    """Each of these would take for ever where an expression goes back over what it has read."""
    for text in ("(" * 40_000, "(a" * 20_000, "a " * 40_000, "0 " * 40_000, "+1" * 40_000, "A (b) " * 10_000):
        parts("ب" + text)
