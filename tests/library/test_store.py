"""The library: versions with history, several windows, and a damaged file that is never written over."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

from releasedesk.errors import FileProblem
from releasedesk.library.copying import copied
from releasedesk.library.entries import Content, Snippet, newer, title_of, words_of
from releasedesk.library.store import LibraryStore
from releasedesk.model import Boilerplate, Contact, Paragraph, Person, Phone, Quote
from releasedesk.model.ids import derived_ids

NOW = dt.datetime(2027, 3, 2, 9, 30, tzinfo=dt.UTC)
AILSA = Person(id="ailsa", name="Ailsa Rennie", title="chair", organisation="the Harbour Trust")


def store(folder: Path) -> LibraryStore:
    return LibraryStore(folder, clock=lambda: NOW)


def title(content: Content) -> str:
    assert isinstance(content, Person)
    return content.title


def test_an_entry_is_kept_and_read_again(tmp_path: Path):
    entry = store(tmp_path / "new").put(AILSA)
    kept = store(tmp_path / "new").library()
    assert kept.people == (entry,)
    assert (entry.version, entry.changed, entry.history) == (1, NOW, ())
    assert entry.content.id == "entry"
    assert title_of(entry.content) == "Ailsa Rennie"


def test_a_change_is_a_version_and_the_earlier_ones_stay(tmp_path: Path):
    library = store(tmp_path)
    first = library.put(AILSA)
    assert library.put(AILSA.replace(id="other"), first.id) == first
    second = library.put(AILSA.replace(title="president"), first.id)
    assert second.version == 2
    assert [(each.version, title(each.content)) for each in second.history] == [(1, "chair")]
    assert len(library.library().people) == 1


def test_history_is_bounded(tmp_path: Path):
    library = store(tmp_path)
    entry = library.put(AILSA)
    for number in range(60):
        entry = library.put(AILSA.replace(title=f"title {number}"), entry.id)
    assert (entry.version, len(entry.history)) == (61, 50)
    assert title(entry.history[0].content) == "title 58"


def test_two_windows_lose_nothing_of_each_other(tmp_path: Path):
    one, other = store(tmp_path), store(tmp_path)
    one.library()
    other.put(Contact(id="c1", name="Press office"))
    one.put(AILSA)
    other.put(Boilerplate(id="b1", heading="About"))
    kept = store(tmp_path).library()
    assert (len(kept.people), len(kept.contacts), len(kept.boilerplates)) == (1, 1, 1)
    assert one.library() == other.library() == kept


def test_an_entry_is_removed(tmp_path: Path):
    library = store(tmp_path)
    entry = library.put(AILSA)
    library.remove("people", [entry.id])
    assert library.library().people == ()
    assert library.last_change is not None
    library.take_back(library.last_change)
    assert library.library().people == (entry,)


@pytest.mark.parametrize("content", [b"{", b"[]", b"", b'{"format": "other", "id": "x"}', b"\x00\xff" * 90])
def test_a_damaged_library_is_said_and_kept_aside(tmp_path: Path, content: bytes):
    (tmp_path / "library.json").write_bytes(content)
    library = store(tmp_path)
    library.put(AILSA)
    assert "the library was damaged" in library.notice
    assert "nothing of it could be read" in library.notice
    assert "\n" not in library.notice
    assert (tmp_path / "library-damaged-2027-03-02-093000.json").read_bytes() == content
    assert store(tmp_path).library().people[0].content == AILSA.replace(id="entry")


def test_every_whole_entry_of_a_damaged_library_stays(tmp_path: Path):
    library = store(tmp_path)
    kept = [library.put(AILSA.replace(name=f"Ailsa {number}")) for number in range(4)]
    library.put(AILSA.replace(name="Ailsa 0", title="president"), kept[0].id)
    whole = library.path.read_bytes()
    library.path.write_bytes(whole[: whole.index(b"Ailsa 3") + 4])
    again = store(tmp_path)
    names = [title_of(entry.content) for entry in again.library().people]
    assert names[:3] == ["Ailsa 0", "Ailsa 1", "Ailsa 2"]
    assert again.library().id == library.library().id
    assert again.library().people[0].version == 2
    assert "library.json: the library was damaged on line" in again.notice


def test_a_large_library_with_one_bad_entry_loses_that_one_alone(tmp_path: Path):
    library = store(tmp_path)
    library.put_all([AILSA.replace(name=f"Ailsa {number}") for number in range(12_000)])
    stored = json.loads(library.path.read_text(encoding="utf-8"))
    stored["people"][0]["content"]["name"] = 7
    library.path.write_text(json.dumps(stored), encoding="utf-8")
    assert len(store(tmp_path).library().people) == 11_999


def test_one_entry_that_does_not_fit_is_counted(tmp_path: Path):
    library = store(tmp_path)
    library.put(AILSA)
    library.put(AILSA.replace(name="Other"))
    stored = json.loads(library.path.read_text(encoding="utf-8"))
    stored["people"][0]["content"]["name"] = 7
    stored["people"][1]["history"] = "none"
    library.path.write_text(json.dumps(stored), encoding="utf-8")
    again = store(tmp_path)
    assert [title_of(entry.content) for entry in again.library().people] == ["Other"]
    assert "damaged at people/0/content/name; 1 of its 2 entries could be read" in again.notice


def test_a_library_of_a_newer_program_is_left_alone(tmp_path: Path):
    content = b'{"format": "releasedesk-library", "version": "2.0", "id": "x", "shelves": []}'
    (tmp_path / "library.json").write_bytes(content)
    with pytest.raises(FileProblem, match="written by a newer ReleaseDesk"):
        store(tmp_path).put(AILSA)
    assert (tmp_path / "library.json").read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["library.json"]


def test_taking_back_leaves_what_others_did_since(tmp_path: Path):
    library = store(tmp_path)
    old = library.put(AILSA)
    library.put_all([AILSA.replace(title="president"), Person(id="n", name="New")], [old.id])
    imported = library.last_change
    assert imported is not None
    store(tmp_path).put(Person(id="o", name="Other"))
    library.take_back(imported)
    assert [title_of(entry.content) for entry in library.library().people] == ["Ailsa Rennie", "Other"]
    assert library.library().people[0] == old


WRITER = """
import sys
from pathlib import Path
from releasedesk.library.store import LibraryStore
from releasedesk.model import Person
for number in range(12):
    LibraryStore(Path(sys.argv[1])).put(Person(id="p", name=f"{sys.argv[2]} {number}"))
"""


def test_two_programs_at_once_lose_nothing_of_each_other(tmp_path: Path):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in "AB"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    names = {title_of(entry.content) for entry in store(tmp_path).library().people}
    assert names == {f"{name} {number}" for name in "AB" for number in range(12)}


def test_fields_of_a_newer_program_stay(tmp_path: Path):
    library = store(tmp_path)
    library.put(AILSA)
    stored = json.loads(library.path.read_text(encoding="utf-8"))
    stored["people"][0]["content"]["pronouns"] = "she"
    stored["tags"] = ["own"]
    library.path.write_text(json.dumps(stored), encoding="utf-8")
    again = store(tmp_path)
    again.put(Contact(id="c", name="Press office"))
    written = json.loads(library.path.read_text(encoding="utf-8"))
    assert written["people"][0]["content"]["pronouns"] == "she"
    assert written["tags"] == ["own"]


def test_a_copy_knows_where_it_is_from_and_when_that_changed(tmp_path: Path):
    library = store(tmp_path)
    entry = library.put(AILSA)
    person = copied(library.library(), entry, derived_ids(b"copy"))
    assert isinstance(person, Person)
    assert (person.name, person.origin is not None and person.origin.version) == ("Ailsa Rennie", 1)
    assert newer(library.library(), person) is None
    library.put(AILSA.replace(title="president"), entry.id)
    update = newer(library.library(), person)
    assert update is not None
    assert (update.id, update.title) == (person.id, "president")  # type: ignore[union-attr]
    assert newer(library.library(), update) is None
    assert newer(library.library(), person.replace(title="president")) is None
    assert newer(store(tmp_path / "elsewhere").library(), person) is None


def test_a_snippet_is_copied_block_by_block(tmp_path: Path):
    library = store(tmp_path)
    blocks = (Paragraph(id="p1", text="Tide tables."), Quote(id="q1", paragraphs=("Words.",)))
    entry = library.put(Snippet(id="s", title="Tides", blocks=blocks))
    made = copied(library.library(), entry)
    assert isinstance(made, Snippet)
    assert len({block.id for block in made.blocks} | {"p1", "q1"}) == 4
    assert all(block.origin.id == entry.id for block in made.blocks)  # type: ignore[union-attr]
    assert words_of(made) == "Tides\nTide tables.\nWords."


def test_words_of_a_contact_are_all_that_one_may_search_for():
    contact = Contact(
        id="c",
        name="Morven",
        role="press",
        phones=(Phone(kind="mobile", number="+44 1", extension="7"),),
        emails=("a@b.example",),
    )
    assert words_of(contact) == "Morven\npress\nmobile +44 1 7\na@b.example"
