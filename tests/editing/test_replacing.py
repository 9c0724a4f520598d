"""Replacing: the words change, everything else stays, and it is one step."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasedesk.editing.replacing import Replacement, replace, replaced, shifted
from releasedesk.editing.texts import texts_of
from releasedesk.errors import InvalidEdit
from releasedesk.model import Attribution, Paragraph, Quote, Release, RichText, Span, plain_text
from releasedesk.model.place import resolve
from releasedesk.model.text import runs, sliced
from tests.releases import full_release, release_with, small_release
from tests.strategies import releases, rich_texts

WHERE = "editions/en-GB/sections/s1/blocks/p1/text"


@given(rich_texts(), st.data())
def test_words_outside_of_what_is_replaced_keep_text_and_formatting(text: RichText, data: st.DataObject):
    words = plain_text(text)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(words)), max_size=6, unique=True)))
    wanted = [
        Replacement("", start, stop, words[start:stop], data.draw(st.sampled_from(["", "x", "new words"])))
        for start, stop in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    result = replaced(text, wanted)
    expected, done = "", 0
    for each in wanted:
        expected += words[done : each.start] + each.after
        done = each.stop
    assert plain_text(result) == expected + words[done:]
    edges = [0, *(edge for each in wanted for edge in (each.start, each.stop)), len(words)]
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        moved = shifted(start, wanted) if start else 0
        if start == stop:
            continue
        assert list(runs(sliced(result, moved, moved + stop - start))) == list(
            runs(sliced(text, start, stop))
        )


@settings(max_examples=25)
@given(releases())
def test_every_text_is_reached_and_can_be_replaced(release: Release):
    texts = list(texts_of(release))
    assert len({each.place for each in texts}) == len(texts)
    for each in texts:
        assert resolve(release, each.place) == each.text
    edit = replace(release, [Replacement(each.place, 0, 0, "", "x") for each in texts])
    for each in texts:
        assert plain_text(resolve(edit.release, each.place)) == "x" + plain_text(each.text)


def test_texts_come_in_reading_order_with_captions_contacts_and_people():
    release = full_release()
    words = [plain_text(each.text) for each in texts_of(release)]
    places = [each.place for each in texts_of(release)]
    for part in ("captions", "contacts", "boilerplates", "notes", "people"):
        wanted = {"captions": "/caption"}.get(part, part)
        assert any(wanted in place for place in places), part
    assert words.index(release.original.headline) < words.index(release.original.sections[0].heading)
    assert not [each for each in places if each.endswith(("/id", "/asset", "/speaker", "/language"))]


def test_the_new_words_look_as_the_first_of_the_old_ones():
    text = ("The ", Span(text="old quay", strong=True), " is open.")
    release = release_with(Paragraph(id="p1", text=text))
    edit = replace(release, [Replacement(WHERE, 4, 17, "old quay is o", "new wall is o")])
    assert resolve(edit.release, WHERE) == ("The ", Span(text="new wall is o", strong=True), "pen.")


def test_many_places_are_one_step_and_unchanged_parts_stay_the_same():
    release = full_release()
    first = release.original.headline
    edit = replace(
        release,
        [
            Replacement("editions/en-GB/headline", 0, 1, first[0], "X"),
            Replacement("people/ailsa/name", 0, 5, "Ailsa", "Aileen"),
        ],
        "replace 2 words",
    )
    assert edit.release.people[0].name == "Aileen Rennie"
    assert edit.release.original.headline == "X" + first[1:]
    assert edit.release.original.sections[0] is release.original.sections[0]
    assert edit.places == ("editions/en-GB/headline", "people/ailsa/name")


def test_words_that_changed_meanwhile_are_left_alone():
    release = small_release()
    wanted = [Replacement(WHERE, 4, 8, "quay", "wall"), Replacement(WHERE, 9, 14, "shuts", "is shut")]
    assert resolve(replace(release, wanted).release, WHERE) == "The wall opens on Monday."
    with pytest.raises(InvalidEdit, match="not there any more"):
        replace(release, wanted[1:])


def test_an_attribution_within_a_quote_stays_between_its_words():
    quote = Quote(
        id="q1",
        speaker="ailsa",
        paragraphs=("The quay is open. Come.",),
        attribution=Attribution(placement="interrupting", split_at=17),
    )
    edit = replace(
        release_with(quote),
        [Replacement("editions/en-GB/sections/s1/blocks/q1/paragraphs/0", 4, 8, "quay", "whole harbour")],
    )
    changed = edit.release.original.sections[0].blocks[0]
    assert isinstance(changed, Quote)
    assert plain_text(changed.paragraphs[0])[: changed.attribution.split_at] == "The whole harbour is open."
