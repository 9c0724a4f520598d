"""What the commands of the menus mean, by the place of the cursor."""

from __future__ import annotations

import pytest

from releasedesk.errors import InvalidEdit
from releasedesk.model import ListBlock, Paragraph, Quote, Release, Section
from releasedesk.ui.commands import COMMANDS, block_place, item_place
from tests.releases import small_release

EDITION = "editions/en-GB"
FIRST = f"{EDITION}/sections/s1/blocks/p1"


def two_sections() -> Release:
    first = Section(id="s1", blocks=(Paragraph(id="p1", text="One."), Paragraph(id="p2", text="Two.")))
    return small_release(sections=(first, Section(id="s2", heading="Next", blocks=(Paragraph(id="p3"),))))


def do(name: str, where: str, release: Release | None = None):
    before = release or two_sections()
    return COMMANDS[name](before, before.original, where)


def ids(release: Release, section: int = 0) -> list[str]:
    return [block.id for block in release.original.sections[section].blocks]


def test_a_section_comes_after_the_one_of_the_cursor():
    edit = do("insert_section", f"{FIRST}/text")
    headings = [section.id for section in edit.release.original.sections]
    assert headings[0] == "s1"
    assert headings[2] == "s2"
    assert edit.places == (f"{EDITION}/sections/{headings[1]}/heading",)


def test_a_block_comes_after_the_one_of_the_cursor():
    edit = do("insert_quote", f"{FIRST}/text")
    assert isinstance(edit.release.original.sections[0].blocks[1], Quote)
    assert ids(edit.release)[2] == "p2"


def test_an_empty_paragraph_under_the_cursor_becomes_the_block():
    edit = do("insert_bullets", f"{EDITION}/sections/s2/blocks/p3/text")
    assert ids(edit.release, 1) == ["p3"]
    assert isinstance(edit.release.original.sections[1].blocks[0], ListBlock)


def test_at_a_heading_a_block_comes_first():
    edit = do("insert_paragraph", f"{EDITION}/sections/s1/heading")
    assert ids(edit.release)[1:] == ["p1", "p2"]


def test_elsewhere_a_block_comes_at_the_end():
    edit = do("insert_numbers", f"{EDITION}/headline")
    last = edit.release.original.sections[-1].blocks[-1]
    assert isinstance(last, ListBlock)
    assert last.ordered


def test_without_a_section_there_is_no_place_for_a_block():
    with pytest.raises(InvalidEdit, match="section first"):
        do("insert_quote", "", small_release(sections=()))


def test_a_block_moves_down_past_its_neighbour():
    assert ids(do("move_down", f"{FIRST}/text").release) == ["p2", "p1"]


def test_a_section_moves_by_its_heading():
    edit = do("move_up", f"{EDITION}/sections/s2/heading")
    assert [section.id for section in edit.release.original.sections] == ["s2", "s1"]


def test_a_field_has_its_fixed_place():
    with pytest.raises(InvalidEdit, match="fixed place"):
        do("move_up", f"{EDITION}/headline")


def test_the_block_of_the_cursor_is_removed():
    assert ids(do("remove", f"{FIRST}/text").release) == ["p2"]


def test_removing_a_person_leaves_their_quotes_without_a_speaker():
    quote = Quote(id="q1", speaker="ailsa", paragraphs=("Ours.",))
    release = small_release(sections=(Section(id="s1", blocks=(quote,)),))
    edit = do("remove", "people/ailsa/name", release)
    assert [person.id for person in edit.release.people] == ["tomas"]
    assert edit.release.original.sections[0].blocks[0].speaker == ""


def test_a_headline_cannot_be_removed():
    with pytest.raises(InvalidEdit, match="cannot be removed"):
        do("remove", f"{EDITION}/headline")


def test_a_paragraph_turns_into_a_quote_and_keeps_its_words():
    edit = do("turn_quote", f"{FIRST}/text")
    block = edit.release.original.sections[0].blocks[0]
    assert isinstance(block, Quote)
    assert block.paragraphs == ("One.",)
    assert edit.label == "turn into quote"


def test_turning_outside_the_text_says_what_to_do():
    with pytest.raises(InvalidEdit, match="cursor into the text"):
        do("turn_quote", f"{EDITION}/headline")


@pytest.mark.parametrize(
    ("name", "added"),
    [
        ("insert_subheadline", "subheadlines"),
        ("insert_contact", "contacts"),
        ("insert_note", "notes"),
        ("insert_boilerplate", "boilerplates"),
    ],
)
def test_the_other_insertions_add_one_item(name: str, added: str):
    before = two_sections()
    after = do(name, "", before).release
    assert len(getattr(after.original, added)) == len(getattr(before.original, added)) + 1


def test_places_name_their_unit():
    assert block_place(f"{EDITION}/notes/n1/text") == f"{EDITION}/notes/n1"
    assert block_place(f"{EDITION}/sections/s1/heading") == ""
    assert item_place(f"{EDITION}/contacts/c1/phones/0/number") == f"{EDITION}/contacts/c1"
    assert item_place(f"{EDITION}/headline") == ""


def test_a_note_is_called_one_in_the_history():
    assert do("insert_note", FIRST).label == "add note"


@pytest.mark.parametrize(("kind", "name"), [("bullets", "bulleted list"), ("numbers", "numbered list")])
def test_a_list_is_called_what_it_is_in_the_history(kind: str, name: str):
    assert do(f"turn_{kind}", f"{FIRST}/text").label == f"turn into {name}"
    assert do(f"insert_{kind}", FIRST).label == f"add {name}"


def test_what_stands_around_the_text_is_moved_and_removed_by_its_name():
    release = do("insert_contact", "", do("insert_contact", "").release).release
    contact = f"{EDITION}/contacts/{release.original.contacts[-1].id}"
    assert do("move_up", contact, release).label == "move contact"
    assert do("remove", contact, release).label == "remove contact"
