"""Snippets with pictures: kept once, brought into a release, and said in one sentence where they are missing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from releasedesk.editing.pictures import with_assets
from releasedesk.errors import FileProblem
from releasedesk.library.copying import insert_snippet, snippet_of, stale_snippets, update_snippet
from releasedesk.library.differences import differences, in_words
from releasedesk.library.entries import Entry, Snippet, pictures_in, words_of
from releasedesk.library.store import LibraryStore
from releasedesk.model import Asset, Figure, Paragraph, Release, Table
from tests.releases import picture, release_with

BODY = "editions/en-GB/sections/s1/blocks"
QUAY, LOCK = picture(3, 2), picture(4, 3)
A_MONTH_AGO = time.time() - 30 * 24 * 3600


def figure(asset: Asset, name: str = "f") -> Figure:
    return Figure(id=name, asset=asset.id, alt="Boats", crop=(0.1, 0.1, 0.9, 0.9))


def source() -> Release:
    return release_with(Paragraph(id="a", text="The quay."), figure(QUAY), figure(QUAY, "g")).replace(
        assets=(QUAY, LOCK)
    )


def kept(store: LibraryStore, release: Release | None = None, entry_id: str = "") -> Entry[Snippet]:
    release = release or source()
    snippet = snippet_of(release, "Quay", release.original.sections[0].blocks)
    entry = store.put(snippet, entry_id, pictures=release.assets)
    assert isinstance(entry.content, Snippet)
    return entry


def files(folder: Path) -> list[str]:
    return sorted(each.name for each in (folder / "library-pictures").iterdir())


def inserted(store: LibraryStore, entry: Entry[Snippet], into: Release) -> Release:
    pictures = [store.pictures.read(identifier) for identifier in pictures_in(entry.content)]
    operation = with_assets(
        lambda release: insert_snippet(release, store.library(), entry, BODY, 0), pictures
    )
    return operation(into).release


def test_a_picture_goes_to_the_library_and_into_another_release(tmp_path: Path):
    entry = kept(LibraryStore(tmp_path))
    # Another program reads the same file.
    store = LibraryStore(tmp_path)
    assert store.library().snippets == (entry,)
    release = inserted(store, entry, release_with(Paragraph(id="p1", text="First.")))
    assert release.assets == (QUAY,)
    text, one, two, first = release.original.sections[0].blocks
    assert (getattr(text, "text", ""), first.id) == ("The quay.", "p1")
    for block in (one, two):
        assert isinstance(block, Figure)
        assert (block.asset, block.alt, block.crop) == (QUAY.id, "Boats", (0.1, 0.1, 0.9, 0.9))
        assert block.origin is not None
        assert block.origin.id == entry.id


def test_a_picture_is_kept_once_and_the_same_words_are_the_same_bytes(tmp_path: Path):
    store = LibraryStore(tmp_path)
    kept(store)
    kept(store)
    assert files(tmp_path) == [QUAY.id]
    assert (tmp_path / "library-pictures" / QUAY.id).read_bytes() == QUAY.content()
    one, two = store.library().snippets
    assert one.content == two.content
    # The file of the library holds no picture: earlier programs read it as before, and it stays small.
    assert QUAY.data not in (tmp_path / "library.json").read_text(encoding="utf-8")
    assert kept(store, entry_id=one.id).version == 1


def test_a_library_without_pictures_is_as_it_was(tmp_path: Path):
    store = LibraryStore(tmp_path)
    store.put(Snippet(id="s", title="T", blocks=(Paragraph(id="a", text="One."), Table(id="t"))))
    assert [each.name for each in tmp_path.iterdir() if "lock" not in each.name] == ["library.json"]
    assert 'origin": {' not in (tmp_path / "library.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "a picture of the snippet is missing there; choose the picture anew"),
        (QUAY.content()[:-1], "a picture of the snippet is damaged; choose the picture anew"),
        (b"", "a picture of the snippet is damaged; choose the picture anew"),
    ],
)
def test_a_missing_or_damaged_picture_is_said_and_the_words_are_inserted(tmp_path: Path, content, said: str):
    store = LibraryStore(tmp_path)
    entry = kept(store)
    path = tmp_path / "library-pictures" / QUAY.id
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileProblem) as caught:
        store.pictures.read(QUAY.id)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path}: {said}")
    assert "\n" not in sentence
    release = insert_snippet(release_with(), store.library(), entry, BODY, 0).release
    text, one, _ = release.original.sections[0].blocks
    assert (getattr(text, "text", ""), getattr(one, "asset", None), getattr(one, "alt", "")) == (
        "The quay.",
        "",
        "Boats",
    )
    # Whoever keeps it again mends it.
    kept(store)
    assert store.pictures.read(QUAY.id) == QUAY


def test_what_is_no_identifier_leads_nowhere_else(tmp_path: Path):
    (tmp_path / "secret").write_bytes(b"x")
    store = LibraryStore(tmp_path)
    with pytest.raises(FileProblem, match="is missing there"):
        store.pictures.read("../secret")


def test_a_damaged_picture_of_a_release_is_not_kept(tmp_path: Path):
    store = LibraryStore(tmp_path)
    damaged = source().replace(assets=(QUAY.replace(data="AAAA"),))
    with pytest.raises(FileProblem, match="checksum does not match"):
        kept(store, damaged)
    assert store.library().snippets == ()


def test_pictures_stay_for_earlier_versions_and_for_undo_and_go_when_nothing_shows_them(tmp_path: Path):
    store = LibraryStore(tmp_path)
    entry = kept(store)
    other = release_with(figure(LOCK)).replace(assets=(LOCK,))
    assert kept(store, other, entry.id).version == 2
    assert files(tmp_path) == sorted([QUAY.id, LOCK.id])
    (tmp_path / "library-pictures" / "notes.txt").write_bytes(b"not ours")
    for name in (QUAY.id, LOCK.id, "notes.txt"):
        os.utime(tmp_path / "library-pictures" / name, (A_MONTH_AGO, A_MONTH_AGO))
    again = LibraryStore(tmp_path)
    again.remove("snippets", [entry.id])
    done = again.last_change
    LibraryStore(tmp_path).put(Snippet(id="s", title="Another"))
    assert done is not None
    again.take_back(done)
    assert again.pictures.read(QUAY.id) == QUAY
    again.remove("snippets", [entry.id])
    for name in (QUAY.id, LOCK.id):
        os.utime(tmp_path / "library-pictures" / name, (A_MONTH_AGO, A_MONTH_AGO))
    LibraryStore(tmp_path).put(Snippet(id="s", title="A third"))
    assert files(tmp_path) == ["notes.txt"]


def test_an_update_replaces_figures_and_tables_of_the_snippet_too(tmp_path: Path):
    store = LibraryStore(tmp_path)
    whole = release_with(Paragraph(id="a", text="The quay."), figure(QUAY), Table(id="t")).replace(
        assets=(QUAY,)
    )
    entry = kept(store, whole)
    release = inserted(store, entry, release_with(Paragraph(id="p1", text="First.")))
    newer = kept(
        store, release_with(Paragraph(id="a", text="New."), figure(LOCK)).replace(assets=(LOCK,)), entry.id
    )
    assert list(stale_snippets(store.library(), release.original.sections[0].blocks)) == [entry.id]
    update = with_assets(
        lambda before: update_snippet(before, store.library(), newer, BODY), [store.pictures.read(LOCK.id)]
    )
    kinds = [block.kind for block in update(release).release.original.sections[0].blocks]
    assert kinds == ["paragraph", "figure", "paragraph"]


def test_what_differs_says_so_of_pictures(tmp_path: Path):
    one = Snippet(id="s", title="T", blocks=(figure(QUAY),))
    other = Snippet(id="s", title="T", blocks=(figure(LOCK),))
    assert in_words(differences(one, other)) == "pictures: 1 → 1 others"
    assert in_words(differences(one, other.replace(blocks=()))) == "text: Boats → none; pictures: 1 → 0"
    assert words_of(one) == "T\nBoats"
