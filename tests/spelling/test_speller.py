"""Checking with real dictionaries in the side process, and what happens where one is damaged."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from releasedesk import resources
from releasedesk.spelling import near_words
from releasedesk.spelling.dictionaries import Dictionary, find_dictionary
from releasedesk.spelling.engine import HunspellEngine
from releasedesk.spelling.lexicon import Lexicon
from releasedesk.spelling.speller import Speller
from releasedesk.spelling.worker import answer_to


@pytest.fixture(scope="module")
def engine() -> Iterator[HunspellEngine]:
    made = HunspellEngine()
    yield made
    made.close()


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is near be looked for as long as it takes: a test must not depend on how fast a machine is."""
    for name in ("_SLIP_TIME", "_STEM_TIME", "_FURTHER_TIME"):
        monkeypatch.setattr(near_words, name, 20.0)


class Waiting:
    """A speller whose news are waited for."""

    def __init__(self, engine: HunspellEngine, dictionary: Dictionary) -> None:
        self._news = threading.Condition()
        self.speller = Speller(engine, dictionary, self._on_news)

    def _on_news(self) -> None:
        with self._news:
            self._news.notify_all()

    def misspelt(self, text: str, *accepted: str) -> list[str]:
        with self._news:
            self.speller.look_up([text])
            assert self._news.wait_for(lambda: self.speller.is_settled(text), 60)
        return [word.text for word in self.speller.misspelt(text, Lexicon(accepted))]

    def suggestions(self, word: str) -> list[str]:
        with self._news:
            assert self._news.wait_for(lambda: self.speller.suggestions(word) is not None, 60)
        return list(self.speller.suggestions(word) or ())


def bundled(tag: str) -> Dictionary:
    found = find_dictionary(tag, [(resources.path("dictionaries"), "bundled")])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("tag", "text", "wrong"),
    [
        ("en-GB", "The colour of the harbour, it’s occured and organised", ["occured"]),
        ("en-US", "The color of the harbour", ["harbour"]),
        ("fr", "L’eau du port, aujourd’hui dévelopement", ["dévelopement"]),
        ("es", "La acción del puerto, accion", ["accion"]),
        ("nl", "De regering zo’n regerring", ["regerring"]),
        ("pt-BR", "A ação do porto, acao", ["acao"]),
        ("ar", "يفتح الميناء أبوابه الميناااء", ["الميناااء"]),
    ],
)
def test_bundled_dictionaries_know_their_language(
    engine: HunspellEngine, tag: str, text: str, wrong: list[str]
):
    assert Waiting(engine, bundled(tag)).misspelt(text) == wrong


def test_what_is_not_looked_up_yet_is_not_wrong_and_accepted_words_never_are(engine: HunspellEngine):
    waiting = Waiting(engine, bundled("en-GB"))
    assert waiting.speller.misspelt("occured", Lexicon()) == ()
    assert not waiting.speller.is_settled("occured")
    assert waiting.misspelt("It occured to Oyelaran", "Oyelaran") == ["occured"]
    assert waiting.misspelt("It occured to Oyelaran") == ["occured", "Oyelaran"]


def test_suggestions_come_later_and_are_kept(engine: HunspellEngine):
    waiting = Waiting(engine, bundled("en-GB"))
    assert waiting.speller.suggestions("occured") is None
    assert waiting.suggestions("occured")[0] == "occurred"


def test_a_long_text_is_looked_up_in_portions(engine: HunspellEngine):
    text = " ".join(f"qu{chr(97 + n % 26)}{chr(97 + n // 26)}y" for n in range(600))
    assert len(Waiting(engine, bundled("en-GB")).misspelt(text)) > 500


def test_a_dictionary_in_an_old_encoding_works_under_any_name(engine: HunspellEngine, tmp_path: Path):
    folder = tmp_path / "Wörterbücher"
    folder.mkdir()
    (folder / "de_DE.aff").write_bytes("SET ISO8859-1\n".encode("latin-1"))
    (folder / "de_DE.dic").write_bytes("2\nHafen\nGröße\n".encode("latin-1"))
    found = find_dictionary("de", [(folder, "added")])
    assert found is not None
    assert Waiting(engine, found).misspelt("Hafen Größe Hofen don’t Łódź") == ["Hofen", "don't", "Łódź"]


def test_a_dictionary_that_is_gone_is_unusable_and_others_work_on(engine: HunspellEngine, tmp_path: Path):
    waiting = Waiting(engine, Dictionary("de", str(tmp_path / "de_DE"), "added"))
    assert waiting.misspelt("Hafen") == []
    assert waiting.speller.is_unusable
    assert waiting.suggestions("Hafen") == []
    assert Waiting(engine, bundled("en-GB")).misspelt("occured") == ["occured"]


def test_the_worker_says_why(tmp_path: Path):
    answer = answer_to({"dictionary": str(tmp_path / "xx"), "check": ["quay"]})
    assert "not found" in answer["error"]


@pytest.mark.usefixtures("unhurried")
@pytest.mark.parametrize(
    ("tag", "word", "meant"),
    [
        ("en-GB", "recieve", "receive"),
        ("en-GB", "Parliment", "Parliament"),
        ("fr", "acceuil", "accueil"),
        ("es", "desarollo", "desarrollo"),
        ("nl", "onmiddelijk", "onmiddellijk"),
        ("pt-BR", "govermo", "governo"),
        ("ar", "المديننة", "المدينة"),
    ],
)
def test_one_slip_is_put_right_in_a_moment(tag: str, word: str, meant: str):
    answer = answer_to({"dictionary": str(bundled(tag).stem), "near": word})
    assert meant in answer["near"]


@pytest.mark.usefixtures("unhurried")
@pytest.mark.parametrize(
    ("tag", "word", "meant"),
    [
        ("fr", "nottament", "notamment"),
        ("nl", "onmidelijk", "onmiddellijk"),
        ("nl", "pubblik", "publiek"),
        ("nl", "verantwoordelijkheit", "verantwoordelijkheid"),
        ("nl", "enigzinds", "enigszins"),
        ("nl", "gelijktijdich", "gelijktijdig"),
        ("fr", "developpemant", "développement"),
        ("fr", "professionnalissme", "professionnalisme"),
        ("en-GB", "technicly", "technically"),
        ("es", "gobernavilidad", "gobernabilidad"),
        ("ar", "الشركهه", "الشركة"),
    ],
)
def test_two_slips_are_put_right_in_a_moment(tag: str, word: str, meant: str):
    """Without them, nothing was suggested until Hunspell had thought for up to 0.6 seconds."""
    answer = answer_to({"dictionary": str(bundled(tag).stem), "near": word})
    assert meant in answer["near"]


class OneAtATime:
    """An engine that answers when the test says so, one question after the other."""

    def __init__(self) -> None:
        self.questions: list[tuple[str, Callable[[Sequence[str]], None]]] = []

    def check(self, dictionary, words, on_answer) -> None:
        raise AssertionError

    def suggest(self, dictionary, word, on_answer, *, urgent: bool) -> None:
        self.questions.append(("suggest", on_answer))

    def near(self, dictionary, word, on_answer, *, urgent: bool) -> None:
        self.questions.append(("near", on_answer))

    def close(self) -> None:
        pass


def test_what_is_near_is_never_asked_behind_what_takes_long():
    engine = OneAtATime()
    speller = Speller(engine, bundled("en-GB"), lambda: None)
    assert speller.suggestions("recieve", urgent=True) is None
    ((first, answer_near),) = engine.questions
    assert first == "near"
    answer_near(["receive"])
    assert speller.near("recieve") == ("receive",)
    (_, (second, answer_all)) = engine.questions
    assert second == "suggest"
    answer_all(["receive", "relieve"])
    assert speller.suggestions("recieve") == ("receive", "relieve")


def test_what_is_asked_again_while_it_is_looked_for_is_asked_once():
    """Each piece of news let an open menu ask again, and each time Hunspell thought for half a second."""
    engine = OneAtATime()
    speller = Speller(engine, bundled("en-GB"), lambda: None)
    speller.suggestions("recieve")
    assert speller.suggestions("recieve", urgent=True) is None
    assert speller.suggestions("recieve", urgent=True) is None
    (_, ahead), (_, urgent) = engine.questions
    ahead(["receive"])
    urgent(["receive"])
    speller.suggestions("recieve", urgent=True)
    assert [name for name, _ in engine.questions] == ["near", "near", "suggest"]


@pytest.mark.usefixtures("unhurried")
@pytest.mark.parametrize(
    ("tag", "word", "first"),
    [
        ("en-GB", "untill", "until"),
        ("fr", "apeller", "appeler"),
        ("es", "tambien", "también"),
        ("nl", "vergaderring", "vergadering"),
        ("pt-PT", "imprenssa", "imprensa"),
        ("ar", "الصحافه", "الصحافة"),
    ],
)
def test_a_frequent_slip_is_likelier_than_another_letter(tag: str, word: str, first: str):
    answer = answer_to({"dictionary": str(bundled(tag).stem), "near": word})
    assert answer["near"][0] == first


@pytest.mark.usefixtures("unhurried")
def test_words_are_offered_as_they_are_printed():
    """French and Dutch lists have straight apostrophes, halves of words that end with one, and ĳ as one letter."""
    assert answer_to({"dictionary": bundled("fr").stem, "near": "aujourdhui"})["near"] == ["aujourd’hui"]
    near = answer_to({"dictionary": bundled("fr").stem, "near": "travaill"})["near"]
    assert near[0] == "travail"
    assert not any("’" in each for each in near)
    assert answer_to({"dictionary": bundled("nl").stem, "near": "rijstemeeel"})["near"][0] == "rijstemeel"


@pytest.mark.usefixtures("unhurried")
def test_what_was_offered_first_stays_first_when_all_suggestions_are_there():
    """Hunspell finds nothing for this word: the menu took back what it had offered."""
    question = {"dictionary": bundled("nl").stem}
    near = answer_to({**question, "near": "pubblik"})["near"]
    assert "publiek" in near
    assert answer_to({**question, "suggest": "pubblik"})["suggestions"][: len(near)] == near


@pytest.mark.usefixtures("unhurried")
def test_capitals_stay_and_names_get_theirs():
    question = {"dictionary": bundled("en-GB").stem}
    assert answer_to({**question, "near": "Definately"})["near"][0] == "Definitely"
    assert answer_to({**question, "near": "amsterdamm"})["near"][0] == "Amsterdam"


@pytest.mark.usefixtures("unhurried")
def test_two_slips_are_found_in_a_list_of_any_alphabet(tmp_path: Path):
    for name, encoding, words in (
        ("ru", "KOI8-R", "правительство порт гавань"),
        ("el", "UTF-8", "κυβέρνηση λιμάνι"),
        ("pl", "ISO8859-2", "przedsiębiorstwo żegluga"),
    ):
        (tmp_path / f"{name}.aff").write_bytes(f"SET {encoding}\n".encode())
        (tmp_path / f"{name}.dic").write_bytes("\n".join(["3", *words.split()]).encode(encoding))
    for name, word, meant in (
        ("ru", "провительсво", "правительство"),
        ("el", "κιβέρνησι", "κυβέρνηση"),
        ("pl", "pszedsiebiorstwo", "przedsiębiorstwo"),
    ):
        assert answer_to({"dictionary": str(tmp_path / name), "near": word})["near"] == [meant]


@pytest.mark.usefixtures("unhurried")
def test_a_word_far_from_any_has_none_near():
    assert answer_to({"dictionary": str(bundled("en-GB").stem), "near": "qzxqzxqzx"}) == {"near": []}
