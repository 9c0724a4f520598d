"""The newsroom's rules as tables of cases (tests/cases): language, rule, and what must stand on the page."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from releasedesk.model import Attribution, Dateline, Person, Quote, ReleaseLine
from releasedesk.rendering.attribution import printed_quote
from releasedesk.rendering.datelines import dateline_in_words
from releasedesk.rendering.dates import release_line_in_words
from releasedesk.rendering.mentions import Speakers
from releasedesk.rendering.phrases import HousePhrases, phrases_for

FOLDER = Path(__file__).parents[1] / "cases"
_NO_BREAK = str.maketrans({"\u00a0": " ", "\u202f": " "})


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{case.get('language', 'en')}: {case.get('rule', case.get('why'))}")
        for case in table(name)["case"]
    ]


def plain(text: str) -> str:
    return text.translate(_NO_BREAK)


PEOPLE = tuple(Person(id=key, **fields) for key, fields in table("quotes")["people"].items())


@pytest.mark.parametrize("case", cases("quotes"))
def test_a_quote_is_printed_as_its_language_has_it(case: dict[str, Any]) -> None:
    phrases = phrases_for(case["language"])
    speakers = Speakers(PEOPLE, phrases)
    speaker = case.get("speaker", "")
    if case.get("earlier"):
        speakers.mention(speaker)
    attribution = Attribution(
        verb=case.get("verb", ""),
        placement=case.get("placement", "after_last"),
        split_at=case.get("split_at", 0),
    )
    quote = Quote(id="q", speaker=speaker, paragraphs=tuple(case["words"]), attribution=attribution)

    printed = printed_quote(quote, speakers, phrases)

    assert [plain("".join(run.text for run in words)) for words in printed] == case["prints"]


@pytest.mark.parametrize("case", cases("embargoes"))
def test_an_embargo_cannot_be_misread(case: dict[str, Any]) -> None:
    line = ReleaseLine(
        kind="embargo",
        until=dt.datetime.fromisoformat(case["until"]),
        time_zone=case["zone"],
        further_zones=tuple(case.get("further", ())),
    )

    words = release_line_in_words(line, phrases_for(case["language"]))

    assert plain(words) == case["prints"]
    assert "24:00" not in words


@pytest.mark.parametrize("case", cases("datelines"))
def test_a_dateline_is_printed_as_its_style_has_it(case: dict[str, Any]) -> None:
    dateline = Dateline(**case["dateline"])

    assert plain(dateline_in_words(dateline, phrases_for(case["language"]))) == case["prints"]


@pytest.mark.parametrize("case", cases("mentions"))
def test_a_later_mention_follows_the_rule_of_house_or_person(case: dict[str, Any]) -> None:
    house = HousePhrases({"*": {"mention": {"later": case["rule_of_house"]}}})
    person = Person(id="person", **case["person"])
    others = [Person(id=f"other{index}", **fields) for index, fields in enumerate(case.get("others", ()))]
    speakers = Speakers((person, *others), phrases_for(case.get("language", "en"), house))

    speakers.mention("person")

    assert plain(speakers.mention("person")) == case["prints"]


def test_french_marks_do_not_part_from_their_words() -> None:
    quote = Quote(id="q", paragraphs=("Nous le rendons.",))

    ((run,),) = printed_quote(quote, Speakers((), phrases_for("fr")), phrases_for("fr"))

    assert run.text == "«\u00a0Nous le rendons.\u00a0»"
