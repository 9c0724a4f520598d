"""What each operation does to a release, and where it says that it did it."""

from __future__ import annotations

import datetime as dt

import pytest

from releasedesk.editing.body import (
    add_section,
    change_kind,
    insert_block,
    move_block,
    move_block_to,
    remove_block,
    set_attribution,
    set_speaker,
    write_blocks,
)
from releasedesk.editing.editions import set_language
from releasedesk.editing.fields import is_shown_twice, set_embargo, set_field, set_kind
from releasedesk.editing.items import add_item, move_item, remove_item
from releasedesk.editing.people import quote_by_new_person, quotes_of, remove_person
from releasedesk.editing.writing import typing_step, write
from releasedesk.errors import InvalidEdit
from releasedesk.model import (
    Contact,
    Edition,
    Figure,
    ListBlock,
    Paragraph,
    Person,
    Quote,
    Release,
    Section,
    Span,
    Table,
)
from releasedesk.model.ids import derived_ids
from releasedesk.model.place import resolve
from releasedesk.model.release_line import time_zone
from tests.releases import small_release

EDITION = "editions/en"
BLOCKS = f"{EDITION}/sections/s1/blocks"


@pytest.fixture
def release() -> Release:
    ailsa = Person(id="ailsa", name="Ailsa Rennie")
    first = Section(
        id="s1", blocks=(Paragraph(id="a", text="A"), Quote(id="q", speaker="ailsa", paragraphs=("Q",)))
    )
    second = Section(id="s2", heading="Two", blocks=(Paragraph(id="b", text="B"),))
    edition = Edition(language="en", sections=(first, second), subheadlines=("x", "y", "z"))
    return Release(id="r", people=(ailsa,), editions=(edition,))


def ids(release: Release, section: int) -> list[str]:
    return [block.id for block in release.original.sections[section].blocks]


class TestBody:
    def test_a_section_is_added_after_another(self, release: Release) -> None:
        edit = add_section(release, EDITION, "New", after="s1", new_id=derived_ids(b"x"))

        added = edit.release.original.sections[1]
        assert added.heading == "New"
        assert [block.kind for block in added.blocks] == ["paragraph"]
        assert edit.places == (f"{EDITION}/sections/{added.id}",)

    def test_a_block_moves_within_its_section(self, release: Release) -> None:
        edit = move_block(release, f"{BLOCKS}/q", -1)

        assert ids(edit.release, 0) == ["q", "a"]
        assert edit.places == (f"{BLOCKS}/q",)

    def test_a_block_walks_on_into_the_next_section_and_back(self, release: Release) -> None:
        down = move_block(release, f"{BLOCKS}/q", 1)

        assert (ids(down.release, 0), ids(down.release, 1)) == (["a"], ["q", "b"])
        assert down.places == (f"{EDITION}/sections/s2/blocks/q",)
        up = move_block(down.release, down.places[0], -1)
        assert up.release == release

    def test_a_block_at_the_very_end_stays(self, release: Release) -> None:
        assert move_block(release, f"{EDITION}/sections/s2/blocks/b", 1).release == release

    def test_inserting_is_named_for_what_is_inserted(self, release: Release) -> None:
        edit = insert_block(release, BLOCKS, ListBlock(id="l"), 1)

        assert ids(edit.release, 0) == ["a", "l", "q"]
        assert edit.label == "add bulleted list"

    def test_moving_and_removing_are_named_for_what_is_moved_and_removed(self, release: Release) -> None:
        table = insert_block(release, BLOCKS, Table(id="t", rows=(("Month",),)), 1).release
        quote, grid = f"{BLOCKS}/q", f"{BLOCKS}/t"

        assert move_block(table, quote, -1).label == "move quote"
        assert move_block(table, quote, 1).label == "move quote"
        assert move_block_to(table, grid, f"{EDITION}/sections/s2/blocks", 0).label == "move table"
        assert [remove_block(table, each).label for each in (quote, grid)] == ["remove quote", "remove table"]

    def test_replacing_several_blocks_is_a_step_of_its_own(self, release: Release) -> None:
        edit = write_blocks(release, BLOCKS, (Paragraph(id="n", text="New"),), "paste", focus="n")

        assert (edit.label, edit.merge_key, edit.places) == ("paste", "", (f"{BLOCKS}/n",))


class TestKinds:
    def test_a_quoted_paragraph_loses_the_marks_that_a_quote_prints(self) -> None:
        (quote,) = change_kind(
            Paragraph(id="a", text=("“The ", Span(text="quay", strong=True), " opens.”")), "quote"
        )

        assert quote == Quote(id="a", paragraphs=(("The ", Span(text="quay", strong=True), " opens."),))

    @pytest.mark.parametrize("text", ["“A” and “B”", "no marks", "“open", "”"])
    def test_other_marks_stay(self, text: str) -> None:
        assert change_kind(Paragraph(id="a", text=text), "quote") == (Quote(id="a", paragraphs=(text,)),)

    def test_a_list_becomes_as_many_paragraphs(self) -> None:
        block = ListBlock(id="l", items=("one", "two"))

        paragraphs = change_kind(block, "paragraph", derived_ids(b"x"))

        assert [(p.id == "l", getattr(p, "text", None)) for p in paragraphs] == [
            (True, "one"),
            (False, "two"),
        ]

    def test_a_list_is_numbered_and_back(self) -> None:
        block = ListBlock(id="l", items=("one", "two"))

        (numbered,) = change_kind(block, "numbers")

        assert numbered == block.replace(ordered=True)
        assert change_kind(numbered, "bullets") == (block,)

    def test_a_quote_stays_the_quote_it_is_and_a_figure_a_figure(self) -> None:
        quote = Quote(id="q", speaker="ailsa", paragraphs=("Q",))

        assert change_kind(quote, "quote") == (quote,)
        assert change_kind(Figure(id="f"), "paragraph") == (Figure(id="f"),)


class TestPeople:
    def test_a_removed_person_leaves_the_quotes_without_speaker(self, release: Release) -> None:
        assert quotes_of(release, "ailsa") == (f"{BLOCKS}/q",)

        edit = remove_person(release, "ailsa")

        assert edit.release.people == ()
        assert resolve(edit.release, f"{BLOCKS}/q/speaker") == ""
        assert resolve(edit.release, f"{BLOCKS}/q/paragraphs") == ("Q",)

    def test_quotes_in_the_notes_are_quotes_too_and_may_be_given_to_another(self, release: Release) -> None:
        edition = release.original.replace(notes=(Quote(id="nq", speaker="ailsa", paragraphs=("N",)),))
        other = Person(id="tomas", name="Tomás Oyelaran")
        release = release.replace(people=(*release.people, other), editions=(edition,))
        notes = f"editions/{edition.language}/notes/nq"

        assert quotes_of(release, "ailsa") == (f"{BLOCKS}/q", notes)

        edit = remove_person(release, "ailsa", instead="tomas")

        assert [resolve(edit.release, f"{where}/speaker") for where in (f"{BLOCKS}/q", notes)] == [
            "tomas",
            "tomas",
        ]

    def test_a_new_speaker_becomes_a_person_in_one_step(self, release: Release) -> None:
        edit = quote_by_new_person(release, f"{BLOCKS}/q", "Tomás Oyelaran", new_id=derived_ids(b"x"))

        speaker = resolve(edit.release, f"{BLOCKS}/q/speaker")
        assert [person.name for person in edit.release.people if person.id == speaker] == ["Tomás Oyelaran"]

    def test_a_speaker_must_be_a_person_of_the_release(self, release: Release) -> None:
        with pytest.raises(InvalidEdit, match="not among “people”"):
            set_speaker(release, f"{BLOCKS}/q", "stranger")

    def test_a_placement_that_does_not_interrupt_forgets_where_it_did(self, release: Release) -> None:
        within = set_attribution(release, f"{BLOCKS}/q", placement="interrupting", split_at=1).release

        edit = set_attribution(within, f"{BLOCKS}/q", placement="before")

        assert resolve(edit.release, f"{BLOCKS}/q/attribution/split_at") == 0


class TestItems:
    def test_items_are_added_moved_and_removed(self, release: Release) -> None:
        where = f"{EDITION}/subheadlines"

        assert resolve(add_item(release, where, "new", "add", 1).release, where) == ("x", "new", "y", "z")
        assert resolve(move_item(release, f"{where}/0", 2, "move").release, where) == ("y", "z", "x")
        assert resolve(move_item(release, f"{where}/0", -5, "move").release, where) == ("x", "y", "z")
        assert resolve(remove_item(release, f"{where}/1", "remove").release, where) == ("x", "z")

    def test_an_item_that_is_there_already_is_refused(self, release: Release) -> None:
        once = add_item(release, f"{EDITION}/contacts", Contact(id="c"), "add").release

        with pytest.raises(InvalidEdit, match="stands there 2 times"):
            add_item(once, f"{EDITION}/contacts", Contact(id="c"), "add")


class TestEmbargo:
    def test_the_offset_is_that_of_the_zone_on_that_day(self, release: Release) -> None:
        edit = set_embargo(release, EDITION, dt.datetime(2027, 6, 1, 0, 1), "Europe/London")

        line = edit.release.original.release_line
        assert line.until is not None
        assert line.until.isoformat() == "2027-06-01T00:01:00+01:00"

    def test_an_hour_that_the_clocks_skip_is_refused_with_its_neighbours(self, release: Release) -> None:
        with pytest.raises(InvalidEdit, match=r"nearest times are 00:59 and 02:00"):
            set_embargo(release, EDITION, dt.datetime(2026, 3, 29, 1, 30), "Europe/London")

    @pytest.mark.parametrize(("fold", "hour"), [(0, 5), (1, 6)])
    def test_an_hour_that_comes_twice_is_told_apart(self, release: Release, fold: int, hour: int) -> None:
        edit = set_embargo(release, EDITION, dt.datetime(2026, 11, 1, 1, 30), "America/New_York", fold)

        line = edit.release.original.release_line
        assert line.instant == dt.datetime(2026, 11, 1, hour, 30, tzinfo=dt.UTC)

    def test_an_hour_that_comes_twice_is_known(self) -> None:
        london = time_zone("Europe/London")

        assert is_shown_twice(dt.datetime(2026, 10, 25, 1, 30), london)
        assert not is_shown_twice(dt.datetime(2026, 10, 25, 2, 30), london)
        assert not is_shown_twice(dt.datetime(2026, 3, 29, 1, 30), london)

    def test_an_unknown_zone_is_refused_in_a_sentence(self, release: Release) -> None:
        with pytest.raises(InvalidEdit, match="“Leith” is not a time zone"):
            set_embargo(release, EDITION, dt.datetime(2027, 6, 1), "Leith")


def test_the_language_moves_the_place_of_the_edition(release: Release) -> None:
    edit = set_language(release, EDITION, "en-GB")

    assert edit.release.original.language == "en-GB"
    assert edit.places == ("editions/en-GB",)
    with pytest.raises(InvalidEdit, match="not a language tag"):
        set_language(release, EDITION, "english!")


def test_a_dateline_in_own_words_is_kept_beside_place_and_date(release: Release) -> None:
    placed = set_field(release, f"{EDITION}/dateline/place", "Leith", "place").release

    edit = write(placed, f"{EDITION}/dateline/override", "On the quay –")

    assert edit.release.original.dateline.override == "On the quay –"
    assert edit.release.original.dateline.place == "Leith"


@pytest.mark.parametrize(
    ("before", "after", "kind", "starts_word"),
    [
        ("", "a", "type", False),
        ("a", "ab", "type", False),
        ("a ", "a b", "type", True),
        ("a", "a ", "type", False),
        ("ab", "a", "delete", False),
        ("abc", "a", "", False),
        ("", "pasted words", "", False),
        ("abc", "axc", "", False),
        ("aa", "aaa", "type", False),
    ],
)
def test_typing_is_told_from_other_changes(before: str, after: str, kind: str, starts_word: bool) -> None:
    assert typing_step(before, after) == (kind, starts_word)


@pytest.mark.parametrize(
    ("kicker", "left"), [("PRESS RELEASE", ""), ("For picture desks", "For picture desks")]
)
def test_a_kicker_that_names_another_kind_goes_with_it(kicker: str, left: str) -> None:
    edit = set_kind(small_release(kicker=kicker), "correction", {"Press release", "Results"})

    assert edit.release.kind == "correction"
    assert edit.release.original.kicker == left
    assert edit.places == ("kind",)
