"""What goes from the library into a release is a copy that knows its origin, and every step can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasedesk.editing.history import History
from releasedesk.errors import InvalidEdit
from releasedesk.library.copying import (
    insert_copy,
    insert_snippet,
    keep_part,
    keep_snippet,
    linked,
    snippet_of,
    speak_from_library,
    stale_snippets,
    update_part,
    update_snippet,
)
from releasedesk.library.differences import differences, in_words
from releasedesk.library.entries import Entry, Snippet, newer, title_of
from releasedesk.library.exchange import plan_import
from releasedesk.library.finding import find_entries
from releasedesk.library.store import LibraryStore
from releasedesk.model import (
    Boilerplate,
    Contact,
    Origin,
    Paragraph,
    Person,
    Phone,
    Quote,
    Table,
    UnknownBlock,
)
from tests.releases import AILSA, release_with, small_release

MARTA = Person(id="m", name="Marta Ó Briain", title="economist", organisation="the Port Institute")
BODY = "editions/en-GB/sections/s1/blocks"


@pytest.fixture
def store(tmp_path: Path) -> LibraryStore:
    return LibraryStore(tmp_path)


def test_a_person_is_inserted_once_as_a_copy_that_knows_its_origin(store: LibraryStore):
    entry = store.put(MARTA)
    edit = insert_copy(small_release(), store.library(), entry, "editions/en-GB")
    person = edit.release.people[-1]
    assert (person.name, person.origin) == (
        "Marta Ó Briain",
        Origin(library=store.library().id, id=entry.id, version=1),
    )
    assert edit.places == (f"people/{person.id}",)
    with pytest.raises(InvalidEdit, match="is in the release already"):
        insert_copy(edit.release, store.library(), entry, "editions/en-GB")


def test_contacts_and_boilerplates_go_into_the_edition(store: LibraryStore):
    release = small_release()
    for content in (Contact(id="x", name="Desk"), Boilerplate(id="x", heading="About", paragraphs=("We.",))):
        entry = store.put(content)
        release = insert_copy(release, store.library(), entry, "editions/en-GB").release
    assert [each.name for each in release.original.contacts] == ["Morven Achterberg", "Desk"]
    assert [each.heading for each in release.original.boilerplates] == ["About"]
    assert release.original.boilerplates[0].origin is not None


def test_a_part_says_that_its_origin_changed_and_is_updated_or_kept(store: LibraryStore):
    entry = store.put(MARTA)
    history = History(insert_copy(small_release(), store.library(), entry, "editions/en-GB").release)
    store.put(MARTA.replace(title="chief economist"), entry.id)
    person = history.release.people[-1]
    update = newer(store.library(), person)
    assert update is not None
    assert in_words(differences(person, update)) == "title: economist → chief economist"
    history.record(update_part(history.release, f"people/{person.id}", update), 1)
    assert history.release.people[-1].name == "Marta Ó Briain"
    assert newer(store.library(), history.release.people[-1]) is None
    history.undo()
    assert history.release.people[-1] == person
    assert update.origin is not None
    kept = keep_part(history.release, f"people/{person.id}", update.origin).release.people[-1]
    assert (kept.title, newer(store.library(), kept)) == ("economist", None)


def test_a_part_that_was_kept_knows_its_entry(store: LibraryStore):
    entry = store.put(AILSA)
    origin = Origin(library=store.library().id, id=entry.id, version=1)
    person = linked(small_release(), "people/ailsa", origin).release.people[0]
    assert store.library().entry(person.origin) == entry


def test_a_snippet_brings_the_people_it_quotes(store: LibraryStore):
    blocks = (
        Paragraph(id="a", text="Tide tables are forecasts."),
        Quote(id="b", speaker="m", paragraphs=("Never sail on one.",)),
        Quote(id="c", speaker="ailsa", paragraphs=("Ask first.",)),
    )
    source = release_with().replace(people=(AILSA, MARTA))
    snippet = snippet_of(source, "Tides", blocks)
    entry = store.put(snippet)
    assert isinstance(entry.content, Snippet)
    assert len(entry.content.blocks) == 3
    target = release_with(Paragraph(id="p1", text="First."), Paragraph(id="p2"))
    edit = insert_snippet(target, store.library(), as_snippet(entry), BODY, 2)
    people = {person.id: person.name for person in edit.release.people}
    first, paragraph, marta, ailsa = edit.release.original.sections[0].blocks
    assert (first.id, getattr(paragraph, "text", "")) == ("p1", "Tide tables are forecasts.")
    assert isinstance(marta, Quote)
    assert isinstance(ailsa, Quote)
    assert (people[marta.speaker], ailsa.speaker) == ("Marta Ó Briain", "ailsa")
    assert len({block.id for block in edit.release.original.sections[0].blocks}) == 4


def as_snippet(entry: object) -> Entry[Snippet]:
    assert isinstance(entry, Entry)
    return entry


def test_what_a_newer_version_keeps_in_a_block_is_no_origin(store: LibraryStore):
    table = Table(id="t")
    newer_block = UnknownBlock.model_validate({"id": "p", "kind": "poll", "origin": 5})
    start = release_with(table, newer_block)
    entry = as_snippet(store.put(Snippet(id="s", title="T", blocks=(Paragraph(id="a", text="One."),))))
    assert stale_snippets(store.library(), (table, newer_block)) == {}
    release = insert_snippet(start, store.library(), entry, BODY, 2).release
    for edit in (
        update_snippet(release, store.library(), entry, BODY),
        keep_snippet(release, store.library(), entry, BODY),
    ):
        assert edit.release.original.sections[0].blocks[:2] == (table, newer_block)


def test_what_only_a_newer_version_knows_is_no_snippet():
    with pytest.raises(InvalidEdit, match="There is nothing here to keep"):
        snippet_of(small_release(), "x", [UnknownBlock(id="p", kind="poll")])


def test_a_snippet_that_changed_is_put_in_the_place_of_its_blocks(store: LibraryStore):
    entry = store.put(
        Snippet(id="s", title="T", blocks=(Paragraph(id="a", text="One."), Paragraph(id="b", text="Two.")))
    )
    start = release_with(Paragraph(id="p1", text="Before."), Paragraph(id="p2", text="After."))
    release = insert_snippet(start, store.library(), as_snippet(entry), BODY, 1).release
    assert stale_snippets(store.library(), release.original.sections[0].blocks) == {}
    changed = store.put(Snippet(id="s", title="T", blocks=(Paragraph(id="a", text="One, new."),)), entry.id)
    blocks = release.original.sections[0].blocks
    assert stale_snippets(store.library(), blocks) == {entry.id: (blocks[1].id, blocks[2].id)}
    kept = keep_snippet(release, store.library(), changed, BODY).release.original.sections[0].blocks
    assert stale_snippets(store.library(), kept) == {}
    assert [getattr(block, "text", "") for block in kept] == ["Before.", "One.", "Two.", "After."]
    updated = update_snippet(release, store.library(), as_snippet(changed), BODY)
    after = updated.release.original.sections[0].blocks
    assert [getattr(block, "text", "") for block in after] == ["Before.", "One, new.", "After."]


def test_somebody_of_the_library_is_made_the_speaker(store: LibraryStore):
    entry = store.put(MARTA)
    release = release_with(Quote(id="q", paragraphs=("Words.",)))
    edit = speak_from_library(release, store.library(), as_person_entry(entry), f"{BODY}/q")
    quote = edit.release.original.sections[0].blocks[0]
    assert isinstance(quote, Quote)
    assert quote.speaker == edit.release.people[-1].id
    again = speak_from_library(edit.release, store.library(), as_person_entry(entry), f"{BODY}/q")
    assert len(again.release.people) == len(edit.release.people)


def as_person_entry(entry: object) -> Entry[Person]:
    assert isinstance(entry, Entry)
    return entry


def test_origins_are_written_only_where_there_are_any(store: LibraryStore):
    release = small_release()
    assert "origin" not in release.model_dump_json()
    entry = store.put(MARTA)
    assert (
        "origin" in insert_copy(release, store.library(), entry, "editions/en-GB").release.model_dump_json()
    )


def test_entries_are_found_by_any_word_whatever_accents(store: LibraryStore):
    store.put(MARTA)
    store.put(AILSA)
    store.put(Contact(id="c", name="Press office", phones=(Phone(number="+44 131"),)), language="en")
    everything = list(store.library().all_entries())
    assert [each.content.name for each in find_entries(everything, "o briain")] == ["Marta Ó Briain"]  # type: ignore[union-attr]
    assert len(find_entries(everything, "131 press")) == 1
    assert len(find_entries(everything, "")) == 3
    assert find_entries(everything, "nobody") == []
    assert [each.content.name for each in find_entries(everything, "r")][0] == "Ailsa Rennie"  # type: ignore[union-attr]  # noqa: RUF015


def test_an_entry_that_changed_is_found_by_its_new_words_alone(store: LibraryStore):
    entry = store.put(MARTA)
    assert [each.id for each in find_entries(store.library().all_entries(), "briain")] == [entry.id]
    store.put(MARTA.replace(name="Márta Ó Néill"), entry.id)
    now = list(store.library().all_entries())
    assert find_entries(now, "briain") == []
    assert [each.id for each in find_entries(now, "neill MARTA")] == [entry.id]


def test_words_come_before_what_stands_within_words(store: LibraryStore):
    for name, organisation, number in (
        ("Anke Ahlers", "Yard 1", "+49 171 7"),
        ("Zoe Zander", "Yard 42", "+49 30"),
    ):
        store.put(
            Contact(id="c", name=name, organisation=organisation, phones=(Phone(number=f"{number}42"),))
        )
    found = find_entries(store.library().all_entries(), "yard 42")
    assert [title_of(each.content) for each in found] == ["Zoe Zander", "Anke Ahlers"]


def test_an_import_leaves_alone_what_its_file_says_nothing_about(store: LibraryStore):
    desk = Contact(id="c", name="Desk", role="press", phones=(Phone(number="1"),), emails=("a@b.example",))
    store.put(desk)
    store.put(MARTA.replace(honorific="Dr", in_languages=({"language": "ga", "title": "eacnamaí"},)))
    changed = plan_import(
        store.library(), "contacts", [Contact(id="x", name="Desk", phones=(Phone(number="2"),))]
    )
    assert (changed.added, changed.changed) == (0, 1)
    assert changed.contents == (desk.replace(id="x", phones=(Phone(number="2"),)),)
    same = plan_import(store.library(), "people", [MARTA])
    assert (same.contents, same.known) == ((), 1)


def test_an_import_adds_updates_and_knows_what_is_there(store: LibraryStore):
    store.put(MARTA)
    store.put(AILSA)
    contents = [
        AILSA,
        MARTA.replace(title="chief economist"),
        Person(id="n", name="New"),
        Person(id="n2", name="new"),
    ]
    plan = plan_import(store.library(), "people", contents)
    assert (plan.added, plan.changed, plan.known) == (1, 1, 1)
    assert plan.in_words == (
        "1 added, 1 brought up to date, 1 was there already, "
        "1 stood in the file more than once, of which the last counts."
    )
    store.put_all(plan.contents, plan.entry_ids)
    assert [(each.version, each.content.name) for each in store.library().people] == [
        (2, "Marta Ó Briain"),
        (1, "Ailsa Rennie"),
        (1, "new"),
    ]
