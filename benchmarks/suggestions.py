"""Suggestions for misspelt words, asked for by a click on a word that nobody asked about before."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from benchmarks.measure import Row
from releasedesk.spelling.dictionaries import available
from releasedesk.spelling.engine import HunspellEngine
from releasedesk.spelling.speller import Speller

_BAR_MS = 200
_CALL_BAR_MS = 1
_LONGEST = 10.0
"""Seconds after which an answer is not waited for any more."""

_WORDS = {
    "en": "recieve definately harbuor teh acommodation seperate neccessary goverment untill wich publik opend "
    "embarassed millenium concensus liason priviledge maintainance accomodatte paralell",
    "fr": "acceuil dévelopement recevior apeller aujourdhui gouvernment travaill nottament pourqoi quaii aparament "
    "intéresante developpemant parlemment ambassadeure conection abitation exellant",
    "es": "desarollo gobierrno haver tambien comunicasión exelente nesesario ciudda inaguración pescadroes acesible "
    "hizieron espectativva conciensia vehiculoo espozicion",
    "nl": "onmidelijk havenn gemeentebestuurr vergaderring pubblik onderhout verantwoordelijkheit kadde interesant "
    "toekomsst gisterren acomodatie elektrisiteit organizatie milleu burgermeestter enigzinds gelijktijdich",
    "pt": "excessão comerçio navgação pesoas tambem governu imprenssa abrio cidde espectativva impecilho previlégio "
    "responsavél acessivel",
    "ar": "المينا الحكومةة الصحافه المدينا افتتاحح الرئيسس مسؤوول التجاره البحريه اليومم القاربب الشركهه المسؤلين "
    "المستشفيى الإجتماعع",
}
"""Slips of each language: letters swapped, doubled, left out, heard instead of written; several in a word, too."""


def rows() -> Iterator[Row]:
    """Measure the bundled dictionaries, each opened before: the first suggestion, all of them, and the call itself."""
    calls: list[float] = []
    for dictionary in available():
        words = _WORDS.get(dictionary.tag.partition("-")[0], "")
        if dictionary.source != "bundled" or not words:
            continue
        asking = _Asking(dictionary)
        try:
            measured = [asking.about(word) for word in words.split() if asking.is_wrong(word)]
        finally:
            asking.close()
        first, every, call = (list(each) for each in zip(*measured, strict=True))
        calls += call
        row = Row(
            f"first suggestion, {dictionary.tag}, {len(first)} words", first, bar=f"95 % <= {_BAR_MS} ms"
        )
        yield Row(row.name, first, bar=row.bar, passed=row.percentile(95) <= _BAR_MS)
        yield Row(f"all suggestions, {dictionary.tag}", every)
    row = Row("asking for suggestions holds its caller", calls, bar=f"95 % <= {_CALL_BAR_MS} ms")
    yield Row(row.name, calls, bar=row.bar, passed=row.percentile(95) <= _CALL_BAR_MS)


class _Asking:
    """Asks a dictionary as the window does, and waits where the window goes on."""

    def __init__(self, dictionary: object) -> None:
        self._engine = HunspellEngine()
        self._news = threading.Event()
        self._speller = Speller(self._engine, dictionary, self._news.set)  # type: ignore[arg-type]

    def is_wrong(self, word: str) -> bool:
        """Tell whether the dictionary does not have a word; the first time opens it."""
        self._speller.look_up([word])
        deadline = time.perf_counter() + _LONGEST
        while not self._speller.is_settled(word) and time.perf_counter() < deadline:
            self._news.wait(0.01)
            self._news.clear()
        return bool(self._speller._known.get(word) is False)

    def about(self, word: str) -> tuple[float, float, float]:
        """Return the milliseconds to the first suggestion, to all, and those that the call itself took."""
        self._news.clear()
        begin = time.perf_counter()
        found = self._speller.suggestions(word, urgent=True)
        called = time.perf_counter()
        first = 0.0
        while found is None and time.perf_counter() - begin < _LONGEST:
            self._news.wait(_LONGEST)
            self._news.clear()
            found = self._speller.suggestions(word)
            if not first and (found is not None or self._speller.near(word)):
                first = time.perf_counter()
        end = time.perf_counter()
        return tuple(1000 * (each - begin) for each in (first or end, end, called))  # type: ignore[return-value]

    def close(self) -> None:
        """End the process."""
        self._engine.close()
