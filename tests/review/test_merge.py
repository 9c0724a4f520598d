"""Merging, case by case, as two people in one office would expect it."""

from __future__ import annotations

import datetime as dt

import pytest

from releasedesk.model import (
    Attribution,
    Dateline,
    Figure,
    HouseStyleChoice,
    ListBlock,
    Metadata,
    Paragraph,
    Person,
    Quote,
    Release,
    ReleaseLine,
    Section,
    Span,
    StyleFile,
    asset_from_bytes,
)
from releasedesk.model.place import put
from releasedesk.review.conflicts import (
    can_keep_both,
    findings_of,
    is_untouched,
    open_conflicts,
    resolved,
    sides_in_words,
)
from releasedesk.review.merge import merge
from releasedesk.review.records import Side
from releasedesk.review.values import MISSING
from tests.releases import AILSA, EMBARGO, TOMAS, release_with, small_release

SIDES: tuple[Side, ...] = ("ours", "theirs")
E = "editions/en-GB"
P1 = f"{E}/sections/s1/blocks/p1"


def paragraphs(*texts: str) -> Release:
    return release_with(*(Paragraph(id=f"p{number}", text=text) for number, text in enumerate(texts, 1)))


def test_changes_of_different_paragraphs_come_together() -> None:
    base = paragraphs("One.", "Two.", "Three.")
    ours = put(base, f"{P1}/text", "One more.")
    theirs = put(base, f"{E}/sections/s1/blocks/p3/text", "Three more.")
    merged = merge(base, ours, theirs)
    assert merged.release == paragraphs("One more.", "Two.", "Three more.")
    assert (merged.conflicts, merged.woven) == ((), ())


def test_changes_of_different_words_of_one_paragraph_come_together() -> None:
    base = paragraphs("The quay opens on Monday to everybody who likes boats.")
    ours = paragraphs("The west quay opens on Monday to everybody who likes boats.")
    theirs = paragraphs("The quay opens on Monday to everybody who likes big ships.")
    merged = merge(base, ours, theirs)
    assert merged.release == paragraphs("The west quay opens on Monday to everybody who likes big ships.")
    assert merged.conflicts == ()
    assert merged.woven == (f"{P1}/text",)


def test_neighbouring_words_are_never_mixed_into_a_third_statement() -> None:
    base, ours, theirs = (
        paragraphs(f"It costs {sum_} pounds.") for sum_ in ("five hundred", "six hundred", "five thousand")
    )
    merged = merge(base, ours, theirs)
    (conflict,) = merged.conflicts
    assert merged.release == ours
    assert (conflict.place, conflict.kind) == (f"{P1}/text", "text")
    assert (conflict.ours, conflict.theirs) == (
        "It costs six hundred pounds.",
        "It costs five thousand pounds.",
    )


def test_a_conflict_is_about_whole_sentences_and_the_others_come_together() -> None:
    base = paragraphs("The quay opens. It costs five pounds a day. Boats may stay. Nobody swims.")
    ours = paragraphs("The west quay opens. It costs six pounds a day. Boats may stay. Nobody swims.")
    theirs = paragraphs("The quay opens. It costs nine pounds a week. Boats may stay. Nobody dives.")
    (conflict,) = merge(base, ours, theirs).conflicts
    assert conflict.ours == "The west quay opens. It costs six pounds a day. Boats may stay. Nobody dives."
    assert (
        conflict.theirs == "The west quay opens. It costs nine pounds a week. Boats may stay. Nobody dives."
    )


def test_a_choice_is_never_a_sentence_that_nobody_wrote() -> None:
    base, ours, theirs = (
        small_release(headline=text)
        for text in (
            "Trust opens the first quay in eighty years",
            "Trust opens the very first quay in eighty years and more",
            "Trust gives the west quay back",
        )
    )
    (conflict,) = merge(base, ours, theirs).conflicts
    assert (conflict.ours, conflict.theirs) == (ours.original.headline, theirs.original.headline)


def test_formatting_and_words_come_together() -> None:
    base = paragraphs("The quay opens on Monday morning.")
    ours = put(base, f"{P1}/text", ("The ", Span(text="quay", strong=True), " opens on Monday morning."))
    theirs = paragraphs("The quay opens on Tuesday morning.")
    merged = merge(base, ours, theirs)
    assert merged.release == put(
        base, f"{P1}/text", ("The ", Span(text="quay", strong=True), " opens on Tuesday morning.")
    )


def test_an_embargo_is_one_thing() -> None:
    base = small_release(release_line=EMBARGO)
    later = dt.datetime(2027, 3, 2, 9, 0, tzinfo=dt.UTC)
    ours = small_release(release_line=EMBARGO.replace(until=later))
    there = dt.datetime.fromisoformat("2027-03-02T00:01:00-05:00")
    theirs = small_release(
        release_line=ReleaseLine(kind="embargo", until=there, time_zone="America/New_York")
    )
    merged = merge(base, ours, theirs)
    (conflict,) = merged.conflicts
    assert conflict.place == f"{E}/release_line"
    assert (conflict.ours, conflict.theirs) == (ours.original.release_line, theirs.original.release_line)
    assert merged.release == ours


def test_a_house_style_and_the_files_that_it_carries_are_one_thing() -> None:
    def in_style(name: str, *settings: str) -> Release:
        files = tuple(StyleFile(name="style.json", text=text) for text in settings)
        return small_release().replace(house_style=HouseStyleChoice(name=name, package=files))

    base, edited, left = in_style("ours", "1"), in_style("ours", "2"), in_style("classic")
    for ours, theirs in ((edited, left), (left, edited)):
        merged = merge(base, ours, theirs)
        assert [conflict.place for conflict in merged.conflicts] == ["house_style"]
        assert merged.release == ours


def test_a_paragraph_that_one_side_removed_and_the_other_changed_is_kept() -> None:
    base, theirs = paragraphs("One.", "Two."), paragraphs("One.", "Two, and more.")
    ours = paragraphs("One.")
    merged = merge(base, ours, theirs)
    (conflict,) = merged.conflicts
    assert merged.release == theirs
    assert (conflict.kind, conflict.ours, conflict.present) == ("removed", MISSING, "theirs")
    (record,) = open_conflicts(merged.conflicts)
    assert resolved(merged.release, record, "theirs") == theirs
    assert resolved(merged.release, record, "ours") == ours


def test_a_paragraph_that_one_side_moved_and_the_other_changed_is_both() -> None:
    sections = (
        Section(id="s1", blocks=(Paragraph(id="p1", text="One."), Paragraph(id="p2", text="Two."))),
        Section(id="s2", blocks=(Paragraph(id="p3", text="Three."),)),
    )
    base = small_release(sections=sections)
    moved = (
        sections[0].replace(blocks=sections[0].blocks[:1]),
        sections[1].replace(blocks=(*sections[1].blocks, sections[0].blocks[1])),
    )
    ours = small_release(sections=moved)
    theirs = put(base, f"{E}/sections/s1/blocks/p2/text", "Two and a half.")
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.release == put(ours, f"{E}/sections/s2/blocks/p2/text", "Two and a half.")


def test_a_section_that_one_side_removed_stays_for_what_the_other_wrote_in_it() -> None:
    base = small_release(
        sections=(
            Section(id="s1", blocks=(Paragraph(id="p1", text="One."),)),
            Section(id="s2", heading="Who pays", blocks=(Paragraph(id="p2", text="Two."),)),
        )
    )
    ours = small_release(sections=base.original.sections[:1])
    new = Paragraph(id="p9", text="The visitors do.")
    theirs = put(base, f"{E}/sections/s2/blocks", (*base.original.sections[1].blocks, new))
    merged = merge(base, ours, theirs).release.original
    assert [section.heading for section in merged.sections] == ["", "Who pays"]
    assert merged.sections[1].blocks == (new,)


def test_paragraphs_added_at_one_place_both_stay_next_to_what_they_follow() -> None:
    base = paragraphs("One.", "Two.")
    (one, two) = base.original.sections[0].blocks
    ours = release_with(one, Paragraph(id="a1", text="Ours."), Paragraph(id="a2", text="Ours too."), two)
    theirs = release_with(one, Paragraph(id="b1", text="Theirs."), two)
    merged = merge(base, ours, theirs).release.original.sections[0]
    assert [block.id for block in merged.blocks] == ["p1", "a1", "a2", "b1", "p2"]


def test_a_paragraph_follows_the_one_it_was_written_under_when_that_was_moved() -> None:
    base = paragraphs("One.", "Two.", "Three.", "Four.")
    one, two, three, four = base.original.sections[0].blocks
    ours = release_with(two, three, four, one)
    theirs = release_with(one, Paragraph(id="new", text="New."), two, three, four)
    merged = merge(base, ours, theirs).release.original.sections[0]
    assert [block.id for block in merged.blocks] == ["p2", "p3", "p4", "p1", "new"]


def test_a_person_who_was_removed_comes_back_for_a_new_quote() -> None:
    base = small_release()
    ours = base.replace(people=(AILSA,))
    quote = Quote(id="q1", speaker=TOMAS.id, paragraphs=("We dug.",))
    theirs = put(base, f"{E}/sections/s1/blocks", (*base.original.sections[0].blocks, quote))
    merged = merge(base, ours, theirs)
    assert merged.release.people == (AILSA, TOMAS)
    assert f"people/{TOMAS.id}" in merged.woven


def test_a_picture_stays_while_somebody_shows_it() -> None:
    picture = asset_from_bytes(b"picture", "image/png", 4, 3)
    base = small_release().replace(assets=(picture,))
    ours = base.replace(assets=())
    figure = Figure(id="f1", asset=picture.id, alt="The quay")
    theirs = put(base, f"{E}/sections/s1/blocks", (*base.original.sections[0].blocks, figure))
    assert merge(base, ours, theirs).release == theirs


def test_pictures_of_both_sides_are_united() -> None:
    one, other = (asset_from_bytes(name, "image/png", 4, 3) for name in (b"one", b"other"))
    base = small_release()
    merged = merge(base, base.replace(assets=(one,)), base.replace(assets=(other,)))
    assert {asset.id for asset in merged.release.assets} == {one.id, other.id}


def test_numbers_of_a_contact_are_never_mixed() -> None:
    base = put(small_release(), f"{E}/contacts/c1", {"id": "c1", "phones": [{"number": "0131 496 0100"}]})
    ours, theirs = (
        put(base, f"{E}/contacts/c1/phones", ({"number": number},))
        for number in ("0131 496 0142", "0132 496 0100")
    )
    (conflict,) = merge(base, ours, theirs).conflicts
    assert conflict.place == f"{E}/contacts/c1/phones"
    assert [conflict.ours[0].number, conflict.theirs[0].number] == ["0131 496 0142", "0132 496 0100"]


def test_keywords_of_both_sides_are_united() -> None:
    base, ours, theirs = (
        small_release(metadata=Metadata(keywords=words))
        for words in (("quay",), ("quay", "boats"), ("quay", "walls"))
    )
    assert set(merge(base, ours, theirs).release.original.metadata.keywords) == {"quay", "boats", "walls"}


def test_different_fields_of_a_dateline_come_together() -> None:
    day = dt.date(2027, 3, 2)
    base, ours, theirs = (
        small_release(dateline=Dateline(place=place, date=date))
        for place, date in (("", None), ("Leith", None), ("", day))
    )
    assert merge(base, ours, theirs).release == small_release(dateline=Dateline(place="Leith", date=day))


def test_an_edition_whose_language_changed_is_still_the_same() -> None:
    base = paragraphs("One.")
    ours = base.replace(editions=(base.original.replace(language="en-US"),))
    theirs = paragraphs("One and only.")
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.release == put(ours, "editions/en-US/sections/s1/blocks/p1/text", "One and only.")


def test_an_edition_that_one_side_removed_and_the_other_gave_another_language_may_still_go() -> None:
    ours = paragraphs("One.")
    french = ours.original.replace(language="fr", headline="Le quai")
    base = ours.replace(editions=(ours.original, french))
    theirs = ours.replace(
        editions=(ours.original, french.replace(language="fr-CA", headline="Le quai ouvre"))
    )
    merged = merge(base, ours, theirs)
    (record,) = open_conflicts(merged.conflicts)
    assert record.place == "editions/fr-CA"
    assert merged.release == resolved(merged.release, record, "theirs") == theirs
    assert resolved(merged.release, record, "ours") == ours


def test_a_paragraph_that_one_side_made_a_quote_and_the_other_changed_is_a_conflict_of_both() -> None:
    base, theirs = paragraphs("We dug."), paragraphs("We dug deep.")
    ours = release_with(Quote(id="p1", speaker="ailsa", paragraphs=("We dug.",)))
    merged = merge(base, ours, theirs)
    (conflict,) = merged.conflicts
    assert conflict.place == P1
    (record,) = open_conflicts(merged.conflicts)
    assert resolved(merged.release, record, "theirs") == theirs
    both = resolved(merged.release, record, "both", new_id=lambda: "new")
    assert [block.id for block in both.original.sections[0].blocks] == ["p1", "new"]


def test_an_interrupting_attribution_stays_between_its_words() -> None:
    quote = Quote(
        id="q1",
        paragraphs=("We dug, and we found a wall.",),
        attribution=Attribution(placement="interrupting", split_at=7),
    )
    base = release_with(quote)
    ours = release_with(quote.replace(paragraphs=("We dug, and we found an old wall.",)))
    theirs = release_with(quote.replace(paragraphs=("Early on we dug, and we found a wall.",)))
    merged = merge(base, ours, theirs).release.original.sections[0].blocks[0]
    assert isinstance(merged, Quote)
    text = str(merged.paragraphs[0])
    assert text == "Early on we dug, and we found an old wall."
    assert text[: merged.attribution.split_at] in ("Early on we dug,", "Early on we dug")


def test_fields_of_a_newer_version_are_merged_and_decided_like_others() -> None:
    base = Release.model_validate({**dict(small_release()), "newer": {"mood": "calm", "list": [1]}})
    ours = base.replace(newer={"mood": "glad", "list": [1]})
    theirs = base.replace(newer={"mood": "calm", "list": [1, 2]})
    merged = merge(base, ours, theirs)
    assert merged.release == base.replace(newer={"mood": "glad", "list": [1, 2]})
    clash = merge(base, ours, base.replace(newer={"mood": "sad", "list": [1]}))
    (record,) = open_conflicts(clash.conflicts)
    assert (record.place, record.ours["mood"], record.theirs["mood"]) == ("newer", "glad", "sad")
    assert resolved(clash.release, record, "theirs") == base.replace(newer={"mood": "sad", "list": [1]})


def test_blocks_of_unknown_kinds_are_kept_and_decided() -> None:
    def with_map(zoom: int) -> Release:
        return release_with({"id": "m1", "kind": "map", "zoom": zoom, "places": ["Leith"]})

    merged = merge(with_map(1), with_map(2), with_map(3))
    (record,) = open_conflicts(merged.conflicts)
    assert resolved(merged.release, record, "theirs") == with_map(3)


def test_without_a_base_what_one_side_has_is_kept_and_what_differs_is_asked() -> None:
    ours = release_with(
        Paragraph(id="p1", text="One."), Paragraph(id="p2", text="Two."), headline="Quay opens"
    )
    theirs = release_with(
        Paragraph(id="p1", text="One."), Paragraph(id="p3", text="Three."), headline="Quay closes"
    )
    merged = merge(None, ours, theirs)
    assert [block.id for block in merged.release.original.sections[0].blocks] == ["p1", "p2", "p3"]
    assert [conflict.place for conflict in merged.conflicts] == [f"{E}/headline"]


def test_a_changed_item_beside_an_added_one_is_no_conflict() -> None:
    base = release_with(ListBlock(id="l1", items=("One", "Two")))
    ours = release_with(ListBlock(id="l1", items=("One thing", "Two")))
    theirs = release_with(ListBlock(id="l1", items=("One", "Two", "Three")))
    assert merge(base, ours, theirs).release == release_with(
        ListBlock(id="l1", items=("One thing", "Two", "Three"))
    )


def test_items_changed_on_both_sides_are_decided_as_one_list() -> None:
    base, ours, theirs = (
        release_with(ListBlock(id="l1", items=("One", middle, "Three"))) for middle in ("Two", "2", "II")
    )
    merged = merge(base, ours, theirs)
    (record,) = open_conflicts(merged.conflicts)
    assert record.place == f"{E}/sections/s1/blocks/l1/items"
    assert can_keep_both(merged.release, record)
    both = resolved(merged.release, record, "both").original.sections[0].blocks[0]
    assert isinstance(both, ListBlock)
    assert set(both.items) == {"One", "2", "II", "Three"}


def test_two_sides_that_kept_something_never_make_an_empty_quote() -> None:
    base, ours, theirs = (
        release_with(Quote(id="q1", paragraphs=words)) for words in (("One.", "Two."), ("Two.",), ("One.",))
    )
    merged = merge(base, ours, theirs)
    (record,) = open_conflicts(merged.conflicts)
    assert record.place == f"{E}/sections/s1/blocks/q1/paragraphs"
    kept = [resolved(merged.release, record, side).original.sections[0].blocks[0] for side in SIDES]
    assert [quote.paragraphs for quote in kept if isinstance(quote, Quote)] == [("Two.",), ("One.",)]


def test_two_sides_that_kept_another_edition_keep_both() -> None:
    english = small_release()
    both = english.replace(editions=(*english.editions, english.original.replace(language="fr")))
    french = english.replace(editions=both.editions[1:])
    merged = merge(both, english, french)
    assert [edition.language for edition in merged.release.editions] == ["en-GB", "fr"]
    assert {conflict.kind for conflict in merged.conflicts} == {"removed"}


def test_a_decision_for_both_puts_one_paragraph_after_the_other() -> None:
    merged = merge(paragraphs("Old."), paragraphs("Ours."), paragraphs("Theirs."))
    (record,) = open_conflicts(merged.conflicts)
    both = resolved(merged.release, record, "both", new_id=lambda: "new").original.sections[0].blocks
    assert [(block.id, getattr(block, "text", "")) for block in both] == [("p1", "Ours."), ("new", "Theirs.")]


def test_a_headline_is_one_line_and_cannot_be_both() -> None:
    merged = merge(*(small_release(headline=text) for text in ("Old", "Ours", "Theirs")))
    (record,) = open_conflicts(merged.conflicts)
    assert not can_keep_both(merged.release, record)
    with pytest.raises(LookupError):
        resolved(merged.release, record, "both")


def test_what_was_written_after_the_merge_is_noticed() -> None:
    merged = merge(paragraphs("Old."), paragraphs("Ours."), paragraphs("Theirs."))
    (record,) = open_conflicts(merged.conflicts)
    assert is_untouched(merged.release, record)
    later = paragraphs("Ours, written on.")
    assert not is_untouched(later, record)
    assert resolved(later, record, "theirs") == paragraphs("Theirs.")
    # “Mine” means what I wrote, not what I had written when the copies were merged.
    assert resolved(later, record, "ours") == later
    assert sides_in_words(later, record) == ("Ours, written on.", "Theirs.")


def test_removing_a_section_that_was_kept_leaves_its_blocks() -> None:
    base = small_release(
        sections=(
            Section(id="s1", blocks=(Paragraph(id="p1", text="One."),)),
            Section(id="s2", heading="Who pays", blocks=(Paragraph(id="p2", text="Two."),)),
        )
    )
    ours = small_release(sections=base.original.sections[:1])
    theirs = put(
        put(base, f"{E}/sections/s2/heading", "Who pays what"), f"{E}/sections/s2/blocks/p2/text", "Two, too."
    )
    merged = merge(base, ours, theirs)
    records = {record.place: record for record in open_conflicts(merged.conflicts)}
    without = resolved(merged.release, records[f"{E}/sections/s2"], "ours").original
    assert [section.id for section in without.sections] == ["s1"]
    assert [block.id for block in without.sections[0].blocks] == ["p1", "p2"]


def test_the_same_work_on_both_sides_is_there_once() -> None:
    base = paragraphs("One.")
    new = Person(id="new", name="Isla")
    changed = base.replace(people=(*base.people, new))
    again = Release.model_validate(changed.model_dump())
    assert merge(base, changed, again).release == changed


def test_conflicts_are_findings_with_a_place() -> None:
    merged = merge(paragraphs("Old."), paragraphs("Ours."), paragraphs("Theirs."))
    (finding,) = findings_of(merged.release, open_conflicts(merged.conflicts))
    assert (finding.code, finding.place) == ("merge-conflict", f"{P1}/text")
    assert finding.message.startswith("Opening, paragraph 1: both copies changed it")
