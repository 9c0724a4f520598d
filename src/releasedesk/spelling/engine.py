"""What checks words: an interface, and Hunspell in a process of its own behind it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from releasedesk.side_process import Answer, SideProcess
from releasedesk.spelling.dictionaries import Dictionary

Verdicts = Mapping[str, bool]
"""For each word whether the dictionary has it."""

_QUICK = 0.06
"""Seconds that one portion of words may take, so that suggestions never wait long; a long German word takes 20 ms."""


class SpellEngine(Protocol):
    """Checks words against a dictionary; answers come later, in a thread of the engine."""

    def check(
        self, dictionary: Dictionary, words: Sequence[str], on_answer: Callable[[Verdicts | None], None]
    ) -> None:
        """Check words; the answer comes in one or several portions, or is None where the dictionary cannot be used."""
        ...

    def suggest(
        self, dictionary: Dictionary, word: str, on_answer: Callable[[Sequence[str]], None], *, urgent: bool
    ) -> None:
        """Find words that may be meant by a misspelt one, the likeliest first."""
        ...

    def near(
        self, dictionary: Dictionary, word: str, on_answer: Callable[[Sequence[str]], None], *, urgent: bool
    ) -> None:
        """Find words that are like a misspelt one, the likeliest first: fewer, but within a moment."""
        ...

    def close(self) -> None:
        """End the engine."""
        ...


class HunspellEngine:
    """Hunspell, in a side process because it holds the interpreter while it thinks.

    A damaged dictionary can make Hunspell crash: then that process ends, and the window does not.
    """

    def __init__(self) -> None:
        self._process = SideProcess("spelling.worker")
        self._portion = 50

    def check(
        self, dictionary: Dictionary, words: Sequence[str], on_answer: Callable[[Verdicts | None], None]
    ) -> None:
        portion, rest = list(words[: self._portion]), list(words[self._portion :])
        began = time.monotonic()

        def answered(answer: Answer | None) -> None:
            known = answer.get("known") if answer is not None else None
            if not isinstance(known, list) or len(known) != len(portion):
                on_answer(None)
                return
            self._adapt(len(portion), time.monotonic() - began)
            on_answer(dict(zip(portion, map(bool, known), strict=True)))
            if rest:
                self.check(dictionary, rest, on_answer)

        self._process.ask({"dictionary": dictionary.stem, "check": portion}, answered)

    def suggest(
        self, dictionary: Dictionary, word: str, on_answer: Callable[[Sequence[str]], None], *, urgent: bool
    ) -> None:
        def answered(answer: Answer | None) -> None:
            on_answer(tuple(map(str, (answer or {}).get("suggestions", ()))))

        self._process.ask({"dictionary": dictionary.stem, "suggest": word}, answered, urgent=urgent)

    def near(
        self, dictionary: Dictionary, word: str, on_answer: Callable[[Sequence[str]], None], *, urgent: bool
    ) -> None:
        def answered(answer: Answer | None) -> None:
            on_answer(tuple(map(str, (answer or {}).get("near", ()))))

        self._process.ask({"dictionary": dictionary.stem, "near": word}, answered, urgent=urgent)

    def close(self) -> None:
        self._process.close()

    def _adapt(self, words: int, seconds: float) -> None:
        if seconds > _QUICK:
            self._portion = max(self._portion // 2, 4)
        elif words == self._portion:
            self._portion = min(self._portion * 2, 2000)
