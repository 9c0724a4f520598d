"""Whole releases, from text to fields."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import re
import sys
from collections import Counter
from typing import Any

import pytest

from releasedesk.errors import SourceError
from releasedesk.importers.registry import IMPORTERS, import_file, import_pasted, importer_for
from releasedesk.model import ListBlock, Paragraph, Phone, Quote, plain_text
from releasedesk.model.place import resolve
from tests.importers.releases import HARBOUR, WRAPPED


def pasted(text):
    return import_pasted(text)


def read(path):
    return import_file(path)


def codes(result):
    return [finding.code for finding in result.findings]


def quotes(result):
    return [block for block in result.release.original.blocks() if isinstance(block, Quote)]


def test_every_field_of_a_whole_release():
    result = pasted(HARBOUR)
    edition = result.release.original
    assert edition.kicker == "PRESS RELEASE"
    assert edition.release_line.kind == "embargo"
    assert edition.release_line.until == dt.datetime(2026, 11, 24, 0, 1, tzinfo=dt.UTC)
    assert edition.release_line.time_zone == "Europe/London"
    assert edition.headline == "Harbour walls: Leith to rebuild its oldest quay"
    assert edition.subheadlines == ("Work on the east quay starts in spring", "First new steps since 1911")
    assert (edition.dateline.place, edition.dateline.date) == ("LEITH", dt.date(2026, 11, 23))
    assert edition.dateline.override == ""
    assert [section.heading for section in edition.sections] == ["", "What will change"]
    assert edition.end_mark == "ENDS"
    assert [plain_text(note.text) for note in edition.notes] == ["The east quay was built in 1826."]
    assert [boilerplate.heading for boilerplate in edition.boilerplates] == ["About the Harbour Trust"]
    assert edition.contacts_intro == ""
    assert codes(result) == ["language-guessed"]


def test_contact_of_a_whole_release():
    (contact,) = pasted(HARBOUR).release.original.contacts
    assert (contact.name, contact.role, contact.organisation) == (
        "Morag Sinclair",
        "Press Officer",
        "Harbour Trust",
    )
    assert contact.phones == (
        Phone(kind="office", number="+44 131 496 0142", extension="12"),
        Phone(kind="mobile", number="+44 7700 900145"),
    )
    assert contact.emails == ("morag.sinclair@harbourtrust.example",)


def test_quotes_of_a_whole_release():
    result = pasted(HARBOUR)
    first, second, third = quotes(result)
    assert first.paragraphs[0].endswith("it has earned a rest.")
    assert (len(first.paragraphs), first.attribution.placement) == (2, "after_first")
    assert second.paragraphs == ("We counted eleven nests. None of them will be touched before July.",)
    assert second.attribution.placement == "interrupting"
    assert second.paragraphs[0][: second.attribution.split_at] == "We counted eleven nests."
    assert (third.speaker, third.attribution.placement) == (first.speaker, "before")
    assert [(person.name, person.title) for person in result.release.people] == [
        ("Ailsa Rennie", "Chair of the Harbour Trust"),
        ("Tom Baird", "Head of Works"),
    ]


def test_a_list_is_a_list_and_a_term_in_marks_is_no_quote():
    blocks = pasted(HARBOUR).release.original.sections[1].blocks
    assert isinstance(blocks[0], Paragraph)
    assert "“green edge”" in blocks[0].text
    assert isinstance(blocks[-1], ListBlock)
    assert blocks[-1].items == ("a new outer wall", "steps at the Shore", "lamps that do not blind pilots")


def test_hard_wrapped_lines_become_paragraphs():
    result = pasted(WRAPPED)
    (section,) = result.release.original.sections
    paragraph, quote = section.blocks
    assert paragraph.text.startswith("A ferry will cross the Forth")
    assert paragraph.text.endswith("without a charge on every sailing.")
    assert quote.paragraphs == (
        "We have waited long enough for a boat that leaves on the hour and comes back the same day.",
    )
    assert result.release.original.release_line.kind == "immediate"
    assert "release-line-missing" not in codes(result)
    assert result.release.original.end_mark == "###"


def test_a_missing_release_line_is_reported_and_a_missing_end_mark_stays_missing():
    result = pasted("Ferry returns\n\nThe ferry to Fife will sail again from the first of May this year.\n")
    assert "release-line-missing" in codes(result)
    assert result.release.original.end_mark == ""


@pytest.mark.parametrize("mark", ["###", "ENDS"])
def test_an_end_mark_after_the_boilerplate_ends_the_release_as_in_america(mark):
    about = (
        "About the Harbour Trust\nThe Harbour Trust keeps the port of Leith open for everyone who comes by.\n"
    )
    edition = pasted(WRAPPED.replace("###", f"{about}\n{mark}")).release.original
    assert edition.end_mark == mark
    assert [boilerplate.heading for boilerplate in edition.boilerplates] == ["About the Harbour Trust"]
    assert mark not in plain_text(edition.boilerplates[0].paragraphs[-1])


def test_text_after_the_end_mark_is_kept_and_reported():
    result = pasted(WRAPPED + "\nShare this page\n")
    notes = result.release.original.notes
    assert [note.text for note in notes] == ["Share this page"]
    (finding,) = [finding for finding in result.findings if finding.code == "text-kept-in-notes"]
    assert finding.line == 15
    assert resolve(result.release, finding.place) == notes[0]


def test_front_matter_gives_what_the_text_does_not_say():
    result = pasted(
        '---\ntitle: "Ferry returns to Fife"\ndate: 2026-05-01\ntags:\n  - ferry\n---\n\n'
        "The ferry to Fife will sail again from the first of the month, the Harbour Trust said.\n"
    )
    edition = result.release.original
    assert edition.headline == "Ferry returns to Fife"
    assert edition.dateline.date == dt.date(2026, 5, 1)
    assert edition.metadata.keywords == ("ferry",)
    assert "date-from-metadata" in codes(result)


def test_markdown_marks_become_formatting(tmp_path):
    source = tmp_path / "release.md"
    source.write_text(
        "# Ferry returns\n\n"
        "The **Harbour Trust** opens [the report](https://harbourtrust.example/r) today for all who live in Leith.\n",
        encoding="utf-8",
    )
    edition = read(source).release.original
    assert edition.headline == "Ferry returns"
    paragraph = edition.sections[0].blocks[0]
    assert plain_text(paragraph.text) == "The Harbour Trust opens the report today for all who live in Leith."
    spans = [part for part in paragraph.text if not isinstance(part, str)]
    assert [(span.text, span.strong, span.link) for span in spans] == [
        ("Harbour Trust", True, ""),
        ("the report", False, "https://harbourtrust.example/r"),
    ]


def test_the_same_file_gives_the_same_release(tmp_path):
    source = tmp_path / "release.txt"
    source.write_text(HARBOUR, encoding="utf-8")
    assert read(source) == read(source)
    source.write_text(HARBOUR + "\n", encoding="utf-8")
    assert read(source).release.id != pasted(HARBOUR).release.id


@pytest.mark.parametrize("name", ["release.docm", "release"])
def test_an_unknown_format_says_what_can_be_read(name):
    with pytest.raises(SourceError, match=r"\.txt.*\.md"):
        importer_for(name)


def test_every_importer_can_be_loaded():
    assert all(callable(importer.reader()) for importer in IMPORTERS)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"gone\.txt: the file cannot be read"):
        read(tmp_path / "gone.txt")


def test_pasting_nothing_is_refused():
    with pytest.raises(SourceError, match="nothing in it"):
        pasted(" \n ")


def scorer(shared):
    spec: Any = importlib.util.spec_from_file_location("score_import", shared / "corpus" / "score_import.py")
    module: Any = importlib.util.module_from_spec(spec)
    was, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = was
    return module


def test_every_field_and_word_of_the_reference_release_is_found(shared):
    score = scorer(shared)
    gold = json.loads((shared / "reference" / "index.jsonl").read_text("utf-8"))
    source = shared / "reference" / gold["file"]
    result = read(source)
    project = json.loads(result.release.model_dump_json())
    truth, found = score.true_fields(gold), score.found_fields(project)
    for field in truth:
        hits, true, seen = score.matches(field, truth[field], found[field], gold)
        assert hits == true == seen, field
    have = score.words("\n".join(score.strings(project)))
    assert score.words(source.read_text("utf-8")) - have == Counter()
    assert codes(result) == ["release-line-missing"]


def test_the_reference_release_prints_its_body_word_for_word(shared):
    from releasedesk.rendering.attribution import Speakers, printed_quote
    from releasedesk.rendering.phrases import phrases_for

    source = next((shared / "reference").glob("*.txt")).read_text("utf-8")
    release = read(next((shared / "reference").glob("*.txt"))).release
    phrases = phrases_for("en")
    speakers = Speakers(release.people, phrases)
    printed = [release.original.headline]
    for section in release.original.sections:
        printed += [section.heading] if section.heading else []
        for block in section.blocks:
            if isinstance(block, Quote):
                quote = printed_quote(block, speakers, phrases)
                printed += ["".join(run.text for run in line) for line in quote]
            else:
                printed.append(plain_text(block.text))
    printed += [plain_text(release.original.contacts_intro)]
    lines = [
        re.sub(r"\s+", " ", line).strip() for line in source.split("\n\n\n")[0].split("\n") if line.strip()
    ]
    assert [re.sub(r"\s+", " ", line) for line in printed] == lines


WRAPPED_AT_MARKS = """\
Quay opens to everybody in the town

The Harbour Trust, which has had the old quay in its care since the year
1946. It is a long time, and nobody has been let in since that spring day
– a Monday – on which the gates were shut for the eighty years to come, on
2. May of that year, as the older people of the town remember it to date.

What comes next:
- the gates open on the first of May, and they stay open all day long, or
  – if it storms – until noon
- the lamps are lit
"""


def test_a_line_that_was_cut_before_a_dash_or_a_number_is_no_item():
    """“– a Monday” and “2. May” became lists."""
    first, *others = pasted(WRAPPED_AT_MARKS).release.original.sections[0].blocks
    (items,) = [block for block in others if isinstance(block, ListBlock)]

    assert isinstance(first, Paragraph)
    words = plain_text(first.text)
    assert "that spring day – a Monday – on which" in words
    assert words.endswith("on 2. May of that year, as the older people of the town remember it to date.")
    assert items.items == (
        "the gates open on the first of May, and they stay open all day long, or – if it storms – until noon",
        "the lamps are lit",
    )
