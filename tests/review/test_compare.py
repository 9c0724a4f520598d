"""Comparing: what is found, where, in which words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings

from releasedesk.model import (
    Contact,
    Edition,
    Figure,
    Metadata,
    Paragraph,
    Phone,
    Quote,
    Release,
    Section,
    Span,
    asset_from_bytes,
)
from releasedesk.model.place import put, resolve
from releasedesk.review.compare import Difference, compare
from releasedesk.review.compare_records import compare_reviews
from releasedesk.review.records import Review
from releasedesk.review.report import as_json, as_text
from releasedesk.review.report_html import as_html
from releasedesk.review.values import plain
from releasedesk.review.words import one_side
from tests.divergence import edited
from tests.golden_files import Golden
from tests.releases import AILSA, EMBARGO, full_release, release_with, small_release
from tests.strategies import releases

E = "editions/en-GB"


def only(old: Release, new: Release) -> Difference:
    (found,) = compare(old, new)
    return found


@given(releases())
@settings(max_examples=20)
def test_equal_releases_do_not_differ(release: Release) -> None:
    assert compare(release, Release.model_validate(plain(release))) == ()


@given(releases().flatmap(lambda release: edited(release).map(lambda changed: (release, changed))))
@settings(max_examples=40)
def test_whatever_was_changed_is_found_at_places_that_are_there(pair: tuple[Release, Release]) -> None:
    old, new = pair
    found = compare(old, new)
    assert (old == new) == (found == ())
    for difference in found:
        for release, place in ((old, difference.old_place), (new, difference.place)):
            if place:
                resolve(release, place)
        assert difference.label
        if difference.pieces:
            assert "".join(piece.text for piece in one_side(difference.pieces, "old")) == difference.old
            assert "".join(piece.text for piece in one_side(difference.pieces, "new")) == difference.new


@given(releases().flatmap(lambda release: edited(release).map(lambda changed: (release, changed))))
@settings(max_examples=25)
def test_looking_the_other_way_exchanges_added_and_removed(pair: tuple[Release, Release]) -> None:
    old, new = pair
    one, other = compare(old, new), compare(new, old)
    for kind, opposite in (("added", "removed"), ("removed", "added")):
        assert sorted(each.place or each.old_place for each in one if each.kind == kind) == sorted(
            each.place or each.old_place for each in other if each.kind == opposite
        )


def test_a_changed_word_is_found_with_its_place() -> None:
    old = small_release()
    found = only(old, put(old, f"{E}/sections/s1/blocks/p1/text", "The quay opens on Tuesday."))
    assert (found.kind, found.label) == ("changed", "Opening, paragraph 1")
    assert found.place == f"{E}/sections/s1/blocks/p1/text"
    assert [(piece.kind, piece.text) for piece in found.pieces] == [
        ("same", "The quay opens on "),
        ("removed", "Monday"),
        ("added", "Tuesday"),
        ("same", "."),
    ]


def test_an_embargo_is_told_in_words() -> None:
    found = only(small_release(), small_release(release_line=EMBARGO))
    assert (found.label, found.old) == ("Release line", "For immediate release")
    assert found.new == "Embargo until Tuesday 2 March 2027, 00:01 (Europe/London, UTC+0000)"


def test_a_contact_s_number_is_found() -> None:
    old = small_release(contacts=(Contact(id="c1", name="Morven", phones=(Phone(number="1"),)),))
    new = small_release(contacts=(Contact(id="c1", name="Morven", phones=(Phone(number="2"),)),))
    found = only(old, new)
    assert (found.label, found.old, found.new) == ("Morven, telephone numbers", "office 1", "office 2")


@pytest.mark.parametrize(
    ("new", "label"),
    [
        (small_release(metadata=Metadata(keywords=("quay",))), "Keywords and description"),
        (
            small_release().replace(people=(AILSA.replace(title="director"), *small_release().people[1:])),
            "Ailsa Rennie, title",
        ),
        (small_release(dateline={"place": "Leith"}), "Dateline, place"),
    ],
)
def test_places_are_named_as_the_form_names_them(new: Release, label: str) -> None:
    assert compare(small_release(), new)[0].label.startswith(label)


def test_a_move_is_one_thing_and_not_a_removal_and_an_addition() -> None:
    sections = (
        Section(id="s1", blocks=(Paragraph(id="p1", text="One."), Paragraph(id="p2", text="Two."))),
        Section(id="s2", heading="Who pays", blocks=(Paragraph(id="p3", text="Three."),)),
    )
    moved = (
        sections[0].replace(blocks=sections[0].blocks[1:]),
        sections[1].replace(blocks=(*sections[1].blocks, sections[0].blocks[0])),
    )
    found = only(small_release(sections=sections), small_release(sections=moved))
    assert (found.kind, found.label, found.note) == (
        "moved",
        "Who pays, paragraph 2",
        "was Opening, paragraph 1",
    )


def test_paragraphs_in_another_order_moved_as_few_as_explain_it() -> None:
    blocks = [Paragraph(id=f"p{number}", text=f"{number}.") for number in range(4)]
    found = only(release_with(*blocks), release_with(*blocks[1:], blocks[0]))
    assert (found.kind, found.place) == ("moved", f"{E}/sections/s1/blocks/p0")


def test_another_picture_is_told_by_what_it_is() -> None:
    one, other = (asset_from_bytes(data, "image/png", size, 3) for data, size in ((b"one", 4), (b"other", 8)))
    old = release_with(Figure(id="f1", asset=one.id)).replace(assets=(one,))
    new = release_with(Figure(id="f1", asset=other.id)).replace(assets=(other,))
    found = {difference.place or difference.old_place: difference for difference in compare(old, new)}
    shown = found[f"{E}/sections/s1/blocks/f1/asset"]
    assert shown.old.startswith("PNG picture, 4 × 3 pixels")
    assert shown.new.startswith("PNG picture, 8 × 3 pixels")
    assert found[f"assets/{other.id}"].kind == "added"


def test_formatting_alone_is_called_so() -> None:
    old = small_release()
    text = ("The ", Span(text="quay", strong=True), " opens on Monday.")
    found = only(old, put(old, f"{E}/sections/s1/blocks/p1/text", text))
    assert found.is_formatting
    assert found.note == "formatting"


def test_another_speaker_is_told_by_name() -> None:
    old = release_with(Quote(id="q1", speaker="ailsa", paragraphs=("Yes.",)))
    found = only(old, release_with(Quote(id="q1", speaker="tomas", paragraphs=("Yes.",))))
    assert (found.label, found.old, found.new) == (
        "Opening, quote 1, speaker",
        "Ailsa Rennie",
        "Tomás Oyelaran",
    )


def test_a_paragraph_that_became_a_quote_is_one_change() -> None:
    old = release_with(Paragraph(id="b1", text="We dug."))
    found = only(old, release_with(Quote(id="b1", paragraphs=("We dug deep.",))))
    assert (found.kind, found.note) == ("changed", "was a paragraph, is a quote")


def test_a_text_that_was_imported_anew_is_compared_by_its_words() -> None:
    texts = [
        "The quay opens on Monday to everybody.",
        "Nobody has measured the tide.",
        "Boats may stay a night.",
    ]
    changed = [texts[0], "Nobody has ever measured the tide here.", texts[2]]

    def imported(prefix: str, found: list[str]) -> Release:
        section = Section(
            id=f"{prefix}s",
            blocks=tuple(Paragraph(id=f"{prefix}{at}", text=text) for at, text in enumerate(found)),
        )
        return small_release(sections=(section,))

    found = only(imported("a", texts), imported("b", changed))
    assert (found.kind, found.label) == ("changed", "Opening, paragraph 2")


def test_an_edition_more_is_one_difference() -> None:
    old = small_release()
    new = old.replace(editions=(old.original, Edition(language="fr", headline="Le quai ouvre")))
    found = only(old, new)
    assert (found.kind, found.label, found.place) == ("added", "Edition “fr”", "editions/fr")
    assert "Le quai ouvre" in found.new


def test_another_language_is_a_change_of_the_edition() -> None:
    old = small_release()
    found = only(old, old.replace(editions=(old.original.replace(language="en-US"),)))
    assert (found.kind, found.old, found.new) == ("changed", "en-GB", "en-US")


def test_fields_of_a_newer_version_are_found() -> None:
    old = small_release()
    found = only(old, put(old, f"{E}/contacts/c1", old.original.contacts[0].replace(pronouns="she")))
    assert (found.kind, found.label, found.new) == ("added", "Morven Achterberg, pronouns", "she")


def test_comments_are_compared() -> None:
    old, new = Review(), Review(comments=({"id": "a", "text": "Is this true?"},))
    (found,) = compare_reviews(old, new)
    assert (found.kind, found.label, found.new) == ("added", "Comment", "Is this true?")


def changed_full_release() -> tuple[Release, Release]:
    old = full_release()
    new = put(old, f"{E}/headline", "Harbour Trust opens its first public quay in ninety years")
    new = put(new, f"{E}/dateline/date", dt.date(2027, 3, 3))
    section = new.original.sections[0]
    blocks = (
        *section.blocks[1:],
        section.blocks[0],
        Paragraph(id="new", text="<b>New</b> & {{ odd }} words."),
    )
    return old, put(new, f"{E}/sections/{section.id}/blocks", blocks)


def test_reports_are_as_accepted(golden: Golden) -> None:
    import json

    found = compare(*changed_full_release())
    golden.check("compare/report.txt", as_text(found, "old", "new"))
    golden.check("compare/report.html", as_html(found, "old", "new"))
    golden.check(
        "compare/report.json", json.dumps(as_json(found, "old", "new"), ensure_ascii=False, indent=2) + "\n"
    )


def test_the_page_runs_nothing_and_loads_nothing() -> None:
    page = as_html(compare(*changed_full_release()), "<old>", "new")
    assert "<b>New" not in page
    assert "&lt;old&gt;" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "").replace("https://harbourtrust.example", "")


def test_reports_of_nothing_say_so() -> None:
    assert as_text((), "a", "b") == "a and b do not differ.\n"
    assert "They do not differ." in as_html((), "a", "b")
