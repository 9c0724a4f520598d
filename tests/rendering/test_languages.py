"""What an edition prints in another language is found and marked, in every output."""

from __future__ import annotations

import io
import zipfile

import pytest

from releasedesk.editing.editions import add_edition
from releasedesk.editing.together import carried_over
from releasedesk.editing.writing import write
from releasedesk.exporters.registry import export_release
from releasedesk.model import PersonInLanguage, Release
from releasedesk.model.language import is_same_language
from releasedesk.rendering.direction import has_italics
from releasedesk.rendering.languages import language_findings, named_in
from releasedesk.rendering.printed import PrintedQuote
from releasedesk.rendering.view import printed_release
from tests.releases import full_release

P1 = "editions/fr/sections/s1/blocks/p1/text"


def _release(language: str = "fr") -> Release:
    only = full_release()
    return add_edition(only.replace(editions=only.editions[:1]), language).release


def _found(release: Release, language: str = "fr") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in language_findings(release, release.edition(language)):
        found.setdefault(finding.code, []).append(finding.place)
    return found


def test_the_original_has_nothing_to_mark() -> None:
    release = _release()
    assert language_findings(release, release.original) == ()
    view = printed_release(release, release.original)
    assert view == printed_release(release.replace(editions=(release.original,)), release.original)


def test_what_is_not_translated_is_found_with_its_place_and_marked() -> None:
    release = _release()
    release = carried_over(release, write(release, P1, "Le quai ouvre.")).release
    found = _found(release)
    assert "editions/fr/sections/s1/blocks/p1" not in found["not-translated"]
    assert "editions/fr/sections/s1/blocks/p2" in found["not-translated"]
    assert "editions/fr/headline" in found["not-translated"]
    view = printed_release(release, release.edition("fr"))
    assert view.headline is not None
    assert {run.language for run in view.headline.words} == {"en-GB"}
    first = view.sections[0].blocks[0]
    assert first.kind == "paragraph"
    assert {run.language for run in first.line.words} == {""}


def test_what_changed_in_the_original_is_found() -> None:
    release = _release()
    release = carried_over(release, write(release, P1, "Le quai ouvre.")).release
    release = carried_over(release, write(release, P1.replace("fr", "en-GB"), "It closes.")).release
    assert _found(release)["original-changed"] == ["editions/fr/sections/s1/blocks/p1"]


def test_a_title_is_borrowed_until_it_is_there_in_the_language() -> None:
    release = _release()
    release = carried_over(
        release, write(release, "editions/fr/sections/s1/blocks/q1/paragraphs/0", "Nous rendons le quai.")
    ).release
    assert _found(release)["borrowed-words"] == [
        "people/ailsa/title", "people/ailsa/organisation", "people/tomas/title"
    ]  # fmt: skip
    quote = printed_release(release, release.edition("fr")).sections[0].blocks[1]
    assert isinstance(quote, PrintedQuote)
    marked = [run.text for line in quote.paragraphs for run in line.words if run.language]
    assert marked == ["chair", "the Harbour Trust"]
    french = PersonInLanguage(language="fr", title="présidente", organisation="du Harbour Trust")
    ailsa = release.people[0].replace(in_languages=(french,))
    release = release.replace(people=(ailsa, *release.people[1:]))
    assert _found(release)["borrowed-words"] == ["people/tomas/title"]
    quote = printed_release(release, release.edition("fr")).sections[0].blocks[1]
    assert isinstance(quote, PrintedQuote)
    text = "".join(line.text for line in quote.paragraphs)
    assert "présidente" in text
    assert "chair" not in text
    original = printed_release(release, release.original).sections[0].blocks[1]
    assert isinstance(original, PrintedQuote)
    assert "chair" in original.paragraphs[0].text


def test_another_region_of_a_language_borrows_nothing() -> None:
    release = _release("en-US")
    assert "borrowed-words" not in _found(release, "en-US")
    ailsa = release.people[0].replace(in_languages=(PersonInLanguage(language="en-AU", title="chairwoman"),))
    assert named_in(ailsa, release, release.edition("en-US")).person.title == "chairwoman"


def test_a_language_without_phrases_says_so() -> None:
    release = _release("mi")
    assert _found(release, "mi")["phrases-in-another-language"] == ["editions/mi/language"]
    view = printed_release(release, release.edition("mi"))
    assert {run.language for run in view.release_line.words} == {"en"}


def test_every_output_says_in_which_language_fallback_words_are() -> None:
    release = _release("fr")
    release = carried_over(release, write(release, P1, "Le quai ouvre.")).release
    result = export_release(release, ["html", "docx"], name="quay", language="fr")
    page, word = (file.data for file in result.files)
    assert '<html lang="fr"' in page.decode()
    assert '<h1><bdi lang="en-GB" dir="ltr">Harbour Trust opens' in page.decode()
    assert "<p><strong" in page.decode()
    assert ">Le quai ouvre.<" in page.decode().replace("</strong> ", "</strong>>")
    document = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    assert '<w:lang w:val="en-GB"/>' in document
    assert {"not-translated", "borrowed-words"} <= {finding.code for finding in result.findings}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("en", "en-GB", True),
        ("fr-CA", "fr", True),
        ("zh-Hans", "zh-CN", True),
        ("zh-Hans", "zh-Hant", False),
        ("zh-TW", "zh-Hant", True),
        ("en", "fr", False),
        ("sr-Latn", "sr-Cyrl", False),
    ],
)
def test_which_tags_name_one_language(one: str, other: str, same: bool) -> None:
    assert is_same_language(one, other) is same


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("quay", True),
        ("Żółć Ελλ Жи", True),
        ("ميناء", False),
        ("רציף", False),
        ("码头", False),
        ("부두", False),
    ],
)
def test_which_scripts_know_italics(text: str, has: bool) -> None:
    assert has_italics(text) is has
