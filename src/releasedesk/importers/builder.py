"""From the outline of a source to a release: the one place where all importers make fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from hashlib import sha256

from releasedesk.importers.back_matter import BodyReader
from releasedesk.importers.body_blocks import BlockMaker
from releasedesk.importers.contact_groups import found_contacts
from releasedesk.importers.datelines import FoundDateline, in_usual_letters, split_dateline
from releasedesk.importers.dates import find_date
from releasedesk.importers.kept_words import passages_with_lost_words
from releasedesk.importers.languages import guess_language
from releasedesk.importers.names import NameIndex, is_title_word, names_organisation
from releasedesk.importers.outline import Outline, Source
from releasedesk.importers.passages import Passage
from releasedesk.importers.printed_languages import settled_language
from releasedesk.importers.release_lines import release_line
from releasedesk.importers.result import ImportResult, Report, excerpt
from releasedesk.importers.speakers import Speakers
from releasedesk.importers.top_matter import find_only_date, read_top
from releasedesk.model import (
    Block,
    Boilerplate,
    Contact,
    Dateline,
    Edition,
    Metadata,
    Organisation,
    Paragraph,
    Release,
    RichText,
    Section,
)
from releasedesk.model.ids import derived_ids, derived_release_id
from releasedesk.model.place import edition_place

# The dateline stands at the first paragraph, or behind a picture's caption and a summary.
_DATELINE_REACH = 3


def release_from(source: Source, seed: bytes, report: Report) -> ImportResult:
    """Make a release of what a reader found; the same source and seed give the same release.

    Args:
        source: The passages of the document and what its format says about it.
        seed: The bytes of the document, from which all identifiers are derived.
        report: The findings so far; those of this step are added.
    """
    outline = Outline()
    body = read_top(source.passages, source.title, outline)
    BodyReader(body, outline).read()
    builder = _Builder(source, outline, seed, report)
    release = builder.release()
    return ImportResult(release, tuple(report.findings))


class _Builder:
    def __init__(self, source: Source, outline: Outline, seed: bytes, report: Report) -> None:
        self._source = source
        self._outline = outline
        self._report = report
        self._release_id = derived_release_id(seed)
        self._next_id = derived_ids(sha256(seed).digest())
        text = "\n".join(passage.plain for passage in source.passages)
        self._language = self._guess_language(text)
        self._speakers = Speakers(NameIndex(text), self._next_id)
        self._blocks = BlockMaker(self._language, self._speakers, self._next_id, report)

    def release(self) -> Release:
        """Return the release, with every word of the source in it."""
        dateline = self._dateline()
        sections = self._sections()
        contacts, intro = self._contacts()
        edition = Edition(
            language=self._language,
            reference=self._outline.reference,
            headline=self._headline(),
            subheadlines=tuple(deck.plain for deck in self._outline.decks),
            dateline=dateline,
            sections=sections,
            end_mark=self._outline.end_mark.plain if self._outline.end_mark else "",
            boilerplates=self._boilerplates(),
            contacts_intro=intro,
            contacts=contacts,
            metadata=Metadata(
                keywords=self._source.keywords,
                description=self._source.description,
                canonical_url=self._source.canonical_url,
            ),
        )
        edition = self._with_release_line(edition)
        notes = self._notes()
        issuer = self._outline.issuer.plain if self._outline.issuer else ""
        release = Release(
            id=self._release_id,
            organisation=Organisation(name=issuer),
            people=self._speakers.people(),
            editions=(edition.replace(notes=notes),),
        )
        return self._with_lost_words(release)

    def _at(self, *parts: str | int) -> str:
        return edition_place(self._language, *parts)

    def _guess_language(self, text: str) -> str:
        language = settled_language(guess_language(text), self._source.passages, self._source.language)
        if language != "en":
            self._report.note(
                "language-guessed",
                f"The language was taken to be “{language}”; choose another if that is wrong.",
                place=edition_place(language, "language"),
            )
        return language

    def _headline(self) -> str:
        headline = self._outline.headline
        for passage in self._outline.repeated:
            message = (
                f"The line “{excerpt(passage.plain)}” was left out: it repeats the headline or marks a page."
            )
            self._report.note("line-left-out", message, passage.line)
        if headline is None:
            message = "No headline was found above the text; write one."
            self._report.warn("headline-missing", message, place=self._at("headline"))
        return headline.plain if headline else ""

    def _dateline(self) -> Dateline:
        """Take the dateline off the body, and its date from the lines above where it has none of its own."""
        found = self._dateline_in_body() or FoundDateline("", None, "", None)
        date = found.date or self._date_above() or self._date_at_end() or self._date_of_format()
        place = found.place if found.written else in_usual_letters(found.place)
        return Dateline(place=place, date=date, override=found.written)

    def _dateline_in_body(self) -> FoundDateline | None:
        passages = self._outline.sections[0].passages if self._outline.sections else []
        for index, passage in enumerate(passages[:_DATELINE_REACH]):
            if passage.item or (found := split_dateline(passage)) is None:
                continue
            passages[index : index + 1] = [found.rest] if found.rest else []
            self._check_weekday(passage, found.rest)
            return found
        return None

    def _check_weekday(self, passage: Passage, rest: Passage | None) -> None:
        """Say so where the date of a dateline, which is followed by `rest`, is another weekday than is written."""
        dateline = passage.plain.removesuffix(rest.plain) if rest else passage.plain
        found = find_date(dateline)
        if found is not None and found.contradicts_itself:
            message = (
                f"The weekday of the dateline “{excerpt(dateline)}” is not that of its date; check them."
            )
            self._report.warn("dateline-weekday", message, passage.line, self._at("dateline", "date"))

    def _date_above(self) -> dt.date | None:
        lines = self._outline.release_lines
        below = [date for date in self._outline.dates if lines and date.line >= lines[0].line]
        for passage in (*below, *self._outline.dates, *lines):
            found = find_date(passage.plain)
            if found is None or (
                passage in self._outline.release_lines and find_only_date(passage.plain) is None
            ):
                continue
            rest = passage.plain[: found.start] + passage.plain[found.stop :]
            if any(char.isdigit() for char in rest):
                message = f"Of the line “{excerpt(passage.plain)}” only the date was taken into the dateline."
                self._report.note("date-line-shortened", message, passage.line, self._at("dateline"))
            return found.day
        return None

    def _date_at_end(self) -> dt.date | None:
        """Return the date of a last line that gives nothing else; the line itself stays where it is."""
        sections = self._outline.sections
        last = sections[-1].passages[-1:] if sections else []
        if not last or find_only_date(last[0].plain) is None:
            return None
        found = find_date(last[0].plain)
        return found.day if found else None

    def _date_of_format(self) -> dt.date | None:
        found = find_date(self._source.date) if self._source.date else None
        if found is not None:
            self._report.warn(
                "date-from-metadata",
                f"The text itself is not dated; {found.day.isoformat()} was taken from the data at its head.",
                place=self._at("dateline", "date"),
            )
        return found.day if found else None

    def _with_release_line(self, edition: Edition) -> Edition:
        dateline = edition.dateline
        found = release_line(
            self._outline.release_lines, dateline.place, dateline.date, self._report, self._at("release_line")
        )
        kickers = [passage.plain.strip() for passage in self._outline.kickers]
        kicker = " – ".join([*([found.kept] if found.kept else []), *dict.fromkeys(kickers)])
        return edition.replace(release_line=found.line, kicker=kicker)

    def _sections(self) -> tuple[Section, ...]:
        sections = self._outline.sections
        self._blocks.study(passage for section in sections for passage in section.passages)
        made = []
        for section in sections:
            if section.heading is None and not section.passages and len(sections) > 1:
                continue
            identifier = self._next_id()
            heading = section.heading.plain if section.heading else ""
            blocks = self._blocks.blocks(section.passages, identifier)
            made.append(Section(id=identifier, heading=heading, blocks=blocks))
        return tuple(made)

    def _boilerplates(self) -> tuple[Boilerplate, ...]:
        return tuple(
            Boilerplate(
                id=self._next_id(),
                heading=boilerplate.heading.plain.rstrip(" :："),
                paragraphs=tuple(passage.text for passage in boilerplate.passages),
            )
            for boilerplate in self._outline.boilerplates
        )

    def _contacts(self) -> tuple[tuple[Contact, ...], RichText]:
        groups = self._outline.contact_groups
        found = found_contacts(groups, self._language, self._is_organisation, self._next_id)
        for contact in found.dropped:
            words = ", ".join(filter(None, (contact.name, contact.role, contact.organisation)))
            self._outline.aside.append(Passage(words, groups[0][0].line))
        for contact in found.contacts:
            if not contact.name:
                message = f"No name was found for the contact at {_reach(contact)}."
                place = self._at("contacts", contact.id, "name")
                self._report.note("contact-without-name", message, place=place)
        return found.contacts, found.intro

    def _is_organisation(self, words: str) -> bool:
        """Tell whether words are an organisation's name: such are spoken of elsewhere, functions of people are not."""
        if any(map(is_title_word, words.split())):
            return False
        of_contacts = {passage.line for group in self._outline.contact_groups for passage in group}
        others = (passage for passage in self._source.passages if passage.line not in of_contacts)
        return names_organisation(words) or any(words in passage.plain for passage in others)

    def _notes(self) -> tuple[Block, ...]:
        notes = self._blocks.blocks(self._outline.notes, "") if self._outline.notes else ()
        return (*notes, *self._put_aside((*self._outline.aside, *self._source.extras)))

    def _put_aside(self, passages: Iterable[Passage]) -> list[Paragraph]:
        kept = []
        for passage in passages:
            block = Paragraph(id=self._next_id(), text=passage.text)
            kept.append(block)
            self._report.warn(
                "text-kept-in-notes",
                f"“{excerpt(passage.plain)}” belongs to no field; it was put at the end of the notes.",
                passage.line,
                self._at("notes", block.id),
            )
        return kept

    def _with_lost_words(self, release: Release) -> Release:
        """Return the release with every passage of which it lacks a word added to the notes."""
        source = self._source
        named = [Passage(words, 1) for words in (source.title, source.date) if words]
        passages = [*source.passages, *source.extras, *named]
        lost = passages_with_lost_words(passages, self._outline.release_lines, release)
        if not lost:
            return release
        edition = release.original
        notes = (*edition.notes, *self._put_aside(lost))
        return release.replace(editions=(edition.replace(notes=notes),))


def _reach(contact: Contact) -> str:
    ways = (*contact.emails, *(phone.number for phone in contact.phones), contact.organisation, contact.role)
    return next(filter(None, ways), "the end of the text")
