"""Searching a release in the background: words in a thread, patterns in a process that can be ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from releasedesk.editing.finding import (
    MOST_FOUND,
    Query,
    compiled,
    find,
    pattern_flags,
    pattern_source,
)
from releasedesk.editing.replacing import Replacement
from releasedesk.editing.texts import TextAt, texts_of
from releasedesk.errors import InvalidEdit
from releasedesk.model import Release, plain_text
from releasedesk.model.place import Place, is_within
from releasedesk.session.jobs import NewestOnly
from releasedesk.side_process import Answer, SideProcess

PATTERN_TIME = 2.5
"""Seconds that a pattern may take in all; one that goes wrong takes for ever."""

_AROUND = 60
"""Characters of a text that are shown on both sides of what was found."""


class Within(NamedTuple):
    """A stretch of the text at a place that is searched, in characters; `whole` means all texts within the place."""

    place: Place
    start: int = 0
    stop: int = 0
    whole: bool = False

    def holds(self, where: Place, start: int, stop: int) -> bool:
        """Tell whether a stretch of the text at a place lies within this one."""
        if self.whole:
            return is_within(where, self.place)
        return where == self.place and self.start <= start and stop <= self.stop


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be searched: for what, with what it is to be replaced, in which language, in which stretches.

    An empty `language` means all editions; `within` None means all texts.
    """

    query: Query
    replacement: str = ""
    language: str = ""
    within: tuple[Within, ...] | None = None


class Hit(NamedTuple):
    """What was found at a place: where, the words, what they become, and the words around them."""

    place: Place
    start: int
    stop: int
    words: str
    after: str
    left: str
    right: str

    def replacement(self) -> Replacement:
        """Return the replacement that belongs to it."""
        return Replacement(self.place, self.start, self.stop, self.words, self.after)


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, in reading order.

    `order` says which place comes before which; `problem` is a sentence where nothing could be searched; `is_cut` tells
    that there is more than is listed.
    """

    wish: Wish
    hits: tuple[Hit, ...] = ()
    order: dict[Place, int] = field(default_factory=dict)
    problem: str = ""
    is_cut: bool = False


class Searcher:
    """Searches the newest state that was asked for; answers come in another thread."""

    def __init__(self, on_results: Callable[[Results], None], *, pattern_time: float = PATTERN_TIME) -> None:
        self._on_results = on_results
        self._pattern_time = pattern_time
        self._thread = NewestOnly("search")
        self._process: SideProcess | None = None
        self._newest: Wish | None = None

    def search(self, release: Release, wish: Wish) -> None:
        """Search; an earlier search that has not ended yet is forgotten."""
        self._newest = wish
        if self._process is not None:
            self._process.interrupt()
        self._thread.submit(lambda: self._search(release, wish))

    def close(self) -> None:
        """Stop searching."""
        self._thread.close()
        if self._process is not None:
            self._process.close()

    def _search(self, release: Release, wish: Wish) -> None:
        texts = list(texts_of(release, wish.language))
        order = {each.place: index for index, each in enumerate(texts)}
        if not wish.query.words:
            self._tell(Results(wish, order=order))
        elif wish.query.is_pattern:
            self._match(texts, wish, order)
        else:
            hits, is_cut = _found(texts, wish)
            self._tell(Results(wish, hits, order, is_cut=is_cut))

    def _tell(self, results: Results) -> None:
        if results.wish is self._newest:
            self._on_results(results)

    def _match(self, texts: Sequence[TextAt], wish: Wish, order: dict[Place, int]) -> None:
        try:
            compiled(wish.query)
        except InvalidEdit as error:
            self._tell(Results(wish, order=order, problem=str(error)))
            return
        if self._process is None:
            self._process = SideProcess("session.search_worker")
        question = {
            "pattern": pattern_source(wish.query),
            "flags": pattern_flags(wish.query),
            "texts": [plain_text(each.text) for each in texts],
            "template": wish.replacement,
            "most": MOST_FOUND,
        }

        def answered(answer: Answer | None) -> None:
            self._tell(_results(answer, texts, wish, order))

        self._process.ask(question, answered, seconds=self._pattern_time)


def _results(answer: Answer | None, texts: Sequence[TextAt], wish: Wish, order: dict[Place, int]) -> Results:
    if answer is None:
        return Results(
            wish, order=order, problem="The pattern takes too long on these texts; make it simpler."
        )
    if "error" in answer:
        return Results(wish, order=order, problem=f"The replacement is not complete: {answer['error']}.")
    hits = tuple(
        hit
        for index, start, stop, after in answer["found"]
        if (hit := _hit(texts[index], start, stop, after, wish)) is not None
    )
    return Results(wish, hits, order, is_cut=bool(answer["is_cut"]))


def _found(texts: Sequence[TextAt], wish: Wish) -> tuple[tuple[Hit, ...], bool]:
    hits: list[Hit] = []
    for each in texts:
        for found in find(wish.query, plain_text(each.text)):
            hit = _hit(each, found.start, found.stop, wish.replacement, wish)
            if hit is None:
                continue
            if len(hits) >= MOST_FOUND:
                return tuple(hits), True
            hits.append(hit)
    return tuple(hits), False


def _hit(text: TextAt, start: int, stop: int, after: str, wish: Wish) -> Hit | None:
    if wish.within is not None and not any(each.holds(text.place, start, stop) for each in wish.within):
        return None
    words = plain_text(text.text)
    left = words[max(start - _AROUND, 0) : start]
    right = words[stop : stop + _AROUND]
    return Hit(
        text.place,
        start,
        stop,
        words[start:stop],
        after,
        ("…" if start > _AROUND else "") + " ".join(left.split("\n")),
        " ".join(right.split("\n")) + ("…" if stop + _AROUND < len(words) else ""),
    )
