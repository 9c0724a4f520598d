"""Searching in the background: words, patterns, selections, and patterns that would take for ever."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from releasedesk.editing.finding import Query
from releasedesk.model import Paragraph, Release
from releasedesk.session.searching import Results, Searcher, Wish, Within
from tests.releases import full_release, release_with

WHERE = "editions/en-GB/sections/s1/blocks/p1/text"


class Waiting:
    """A searcher whose results are waited for."""

    def __init__(self) -> None:
        self._came = threading.Event()
        self._results: Results | None = None
        self.searcher = Searcher(self._on_results, pattern_time=2.0)

    def _on_results(self, results: Results) -> None:
        self._results = results
        self._came.set()

    def search(self, release: Release, wish: Wish) -> Results:
        self._came.clear()
        self.searcher.search(release, wish)
        assert self._came.wait(30)
        assert self._results is not None
        return self._results


@pytest.fixture
def waiting() -> Iterator[Waiting]:
    made = Waiting()
    yield made
    made.searcher.close()


def test_words_are_found_in_reading_order_with_their_surroundings(waiting: Waiting):
    results = waiting.search(full_release(), Wish(Query("harbour"), "port"))
    assert len(results.hits) > 3
    places = [results.order[hit.place] for hit in results.hits]
    assert places == sorted(places)
    assert {hit.after for hit in results.hits} == {"port"}
    assert all(hit.words.lower() == "harbour" for hit in results.hits)
    assert any(hit.place.startswith("people/") for hit in results.hits)


def test_a_selection_limits_what_is_found(waiting: Waiting):
    release = release_with(Paragraph(id="p1", text="quay quay quay"))
    wish = Wish(Query("quay"), within=(Within(WHERE, 2, 14),))
    assert [hit.start for hit in waiting.search(release, wish).hits] == [5, 10]


def test_a_pattern_is_matched_with_its_groups(waiting: Waiting):
    release = release_with(Paragraph(id="p1", text="on 2 March and 3 April"))
    wish = Wish(Query(r"(\d) (March|April)", is_pattern=True), r"\2 \1")
    hits = waiting.search(release, wish).hits
    assert [(hit.words, hit.after) for hit in hits] == [("2 March", "March 2"), ("3 April", "April 3")]


@pytest.mark.parametrize(
    ("pattern", "replacement", "sentence"),
    [
        ("quay (", "", "The pattern is not complete"),
        ("(quay)", r"\2", "The replacement is not complete: invalid group reference 2"),
        ("(a+)+$", "", "takes too long"),
    ],
)
def test_a_pattern_that_cannot_work_is_said_and_the_next_one_works(
    waiting: Waiting, pattern: str, replacement: str, sentence: str
):
    release = release_with(Paragraph(id="p1", text="a" * 60 + "b quay"))
    results = waiting.search(release, Wish(Query(pattern, is_pattern=True), replacement))
    assert sentence in results.problem
    assert results.hits == ()
    after = waiting.search(release, Wish(Query("q.ay", is_pattern=True)))
    assert [hit.words for hit in after.hits if hit.place == WHERE] == ["quay"]


def test_more_than_can_be_listed_is_cut(waiting: Waiting):
    release = release_with(Paragraph(id="p1", text="a " * 6000))
    for query in (Query("a"), Query("a", is_pattern=True)):
        results = waiting.search(release, Wish(query, language="en-GB"))
        assert results.is_cut
        assert len(results.hits) == 5000
