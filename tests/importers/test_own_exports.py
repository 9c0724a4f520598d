"""Text that ReleaseDesk exported comes back with its fields, in every language that it prints in."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from releasedesk.exporters.registry import export_release
from releasedesk.importers.contact_fields import fields_in
from releasedesk.importers.dates import find_time
from releasedesk.importers.line_kinds import (
    about_heading,
    is_contact_heading,
    is_embargo,
    is_end_mark,
    is_page_mark,
    notes_heading,
)
from releasedesk.importers.printed_datelines import printed_dateline
from releasedesk.importers.printed_phrases import all_phrases
from releasedesk.importers.printed_release_lines import printed_release_line
from releasedesk.importers.text import import_pasted_text
from releasedesk.importers.text_passages import passages_of
from releasedesk.model import (
    Contact,
    Dateline,
    HouseStyleChoice,
    Phone,
    Quote,
    Release,
    ReleaseLine,
    plain_text,
)
from releasedesk.rendering.contact_lines import printed_contact
from releasedesk.rendering.datelines import generated_dateline
from releasedesk.rendering.dates import release_line_in_words
from releasedesk.rendering.phrases import Phrases
from tests.many_languages import WORDS, release_in

EVERY_LANGUAGE = pytest.mark.parametrize("phrases", all_phrases(), ids=lambda phrases: phrases.language)
STYLES = ("classic", "modern", "authority", "campaign")


def _again(release: Release, style: str) -> tuple[Release, list[str]]:
    release = release.replace(house_style=HouseStyleChoice(name=style))
    (file,) = export_release(release, ["text"], name="quay").files
    result = import_pasted_text(file.data.decode())
    return result.release, [finding.code for finding in result.findings]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", list(WORDS))
def test_the_fields_of_an_exported_text_are_found_again(language: str, style: str) -> None:
    """Outside of English, the release line became the headline and all else went to the notes."""
    release = release_in(language)
    before = release.original

    again, codes = _again(release, style)

    after = again.original
    assert after.language == language
    assert after.release_line == before.release_line
    assert (after.headline, after.subheadlines) == (before.headline, before.subheadlines)
    assert after.reference == before.reference
    assert after.dateline.place.casefold() == before.dateline.place.casefold()
    assert after.dateline.date == before.dateline.date
    assert [section.heading for section in after.sections] == [section.heading for section in before.sections]
    assert [each.heading for each in after.boilerplates] == [each.heading for each in before.boilerplates]
    assert len(after.notes) == len(before.notes)
    assert [(each.name, each.emails) for each in after.contacts] == [
        (each.name, each.emails) for each in before.contacts
    ]
    assert [phone.number for each in after.contacts for phone in each.phones] == ["+44 131 496 0142"]
    assert "text-kept-in-notes" not in codes
    assert "release-line-missing" not in codes


@pytest.mark.parametrize("language", list(WORDS))
def test_the_speakers_of_exported_quotes_are_found_again(language: str) -> None:
    release = release_in(language)

    again, _ = _again(release, "classic")

    (person, *_) = again.people
    assert person.name == release.people[0].name
    quotes = [
        block for section in again.original.sections for block in section.blocks if isinstance(block, Quote)
    ]
    assert {quote.speaker for quote in quotes} == {person.id}
    first = next(
        block for section in release.original.sections for block in section.blocks if isinstance(block, Quote)
    )
    assert plain_text(quotes[0].paragraphs[0]) == plain_text(first.paragraphs[0])


MOMENTS = (
    ("Europe/London", (3, 2, 0, 1), ()),
    ("America/New_York", (3, 1, 12, 0), ()),
    ("Asia/Kathmandu", (3, 31, 0, 0), ()),
    ("UTC", (3, 15, 9, 0), ()),
    ("Etc/GMT+5", (3, 15, 15, 30), ()),
    ("Europe/Paris", (3, 31, 15, 30), ("America/New_York", "Asia/Tokyo")),
)


@EVERY_LANGUAGE
@pytest.mark.parametrize(("zone", "moment", "further"), MOMENTS)
def test_an_embargo_is_read_back_to_the_same_moment(
    phrases: Phrases, zone: str, moment: tuple[int, int, int, int], further: tuple[str, ...]
) -> None:
    until = dt.datetime(2027, *moment, tzinfo=ZoneInfo(zone))
    line = ReleaseLine(
        kind="embargo",
        until=dt.datetime.fromisoformat(until.isoformat()),
        time_zone=zone,
        further_zones=further,
    )
    words = release_line_in_words(line, phrases)

    found = printed_release_line(words)

    assert is_embargo(words)
    assert found is not None
    assert found.instant == line.instant
    assert release_line_in_words(found, phrases) == words


@EVERY_LANGUAGE
@pytest.mark.parametrize("kind", ["immediate", "hold"])
def test_other_release_lines_are_read_back(phrases: Phrases, kind: str) -> None:
    line = ReleaseLine.model_validate({"kind": kind})

    assert printed_release_line(release_line_in_words(line, phrases)) == line


def test_a_moment_that_is_written_otherwise_is_not_taken_for_a_printed_one() -> None:
    """The weekday is wrong, and nobody knows which of the two was meant."""
    assert printed_release_line("Sperrfrist: Montag, 2. März 2027, 0:01 Uhr, Ortszeit London (GMT)") is None
    assert printed_release_line("Sperrfrist: bis morgen") is None


def test_a_french_time_has_its_minutes() -> None:
    """“0 h 01” was read as midnight."""
    assert find_time("à 0 h 01, heure de Londres") == dt.time(0, 1)
    assert find_time("à 15\u00a0h\u00a030") == dt.time(15, 30)
    assert find_time("at 15 h on Monday") == dt.time(15, 0)


@EVERY_LANGUAGE
def test_a_dateline_is_read_back(phrases: Phrases) -> None:
    dateline = Dateline(place="Leith", date=dt.date(2027, 3, 2))
    words = generated_dateline(dateline, phrases)

    found = printed_dateline(f"{words}Opening 2 berths.")

    assert found is not None
    assert (found.place.casefold(), found.date) == ("leith", dateline.date)


@EVERY_LANGUAGE
def test_what_is_printed_around_the_text_is_known(phrases: Phrases) -> None:
    assert notes_heading(phrases.text("headings", "notes"))
    assert is_contact_heading(phrases.text("headings", "contacts"))
    assert is_page_mark(phrases.text("page").format(page=phrases.numerals("2"), pages=phrases.numerals("3")))
    if mark := phrases.text("end_mark"):
        assert is_end_mark(mark)


@EVERY_LANGUAGE
def test_telephones_are_read_back_with_label_and_extension(phrases: Phrases) -> None:
    phone = Phone(kind="mobile", number="+44 7700 900142", extension="12")
    shown = printed_contact(Contact(id="c", phones=(phone,)), "", phrases)
    assert shown is not None
    (line,) = shown.lines

    (found,) = fields_in(f"{line.named} {line.text}")

    assert found.phone is not None
    assert (found.phone.number, found.phone.extension) == (phone.number, phone.extension)
    assert found.phone.kind in ("mobile", line.label, line.label.lower())
    assert found.start == 0


def test_a_rule_as_long_as_the_line_above_it_underlines_a_heading() -> None:
    text = "Rest of it.\n\nОбъявление\n----------\n\n码头上的变化\n------------\n\nHere.\n\n---\n\nThere."

    passages = [(passage.plain, passage.level) for passage in passages_of(text)]

    assert ("Объявление", 2) in passages
    assert ("码头上的变化", 2) in passages
    assert ("---", 0) in passages


@pytest.mark.parametrize(
    "heading",
    [
        "About the Harbour Trust",
        "Acerca del Harbour Trust",
        "Acerca de la Fundación",
        "Informazioni sull’Harbour Trust",
        "Informazioni sulla Fondazione",
        "Sobre o Harbour Trust",
        "Over de Harbour Trust",
        "Über den Harbour Trust",
        "À propos du Harbour Trust",
    ],
)
def test_headings_of_boilerplates_are_known_with_their_articles(heading: str) -> None:
    assert about_heading(heading) == len(heading)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("NEW YORK", "New York"),
        ("ANN ARBOR, Mich.", "Ann Arbor, Mich."),
        ("McALLEN", "McALLEN"),
        ("ZZYZX", "ZZYZX"),
        ("Leith", "Leith"),
    ],
)
def test_a_city_in_capitals_gets_its_usual_letters_where_they_are_known(written: str, place: str) -> None:
    """In an edition whose datelines have none, it stayed in capitals."""
    text = f"For immediate release\n\nQuay opens to all\n\n{written}, March 2, 2027 – The quay opens on Monday.\n"

    release = import_pasted_text(text).release

    assert release.original.dateline.place == place
