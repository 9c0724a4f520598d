"""Decides every word that is printed of a release, once, for every output."""

from __future__ import annotations

import re

from releasedesk.model import Boilerplate, Edition, Release
from releasedesk.model.place import Place, edition_place
from releasedesk.rendering.body import Blocks, line_of, with_lead_in
from releasedesk.rendering.contact_lines import printed_contact
from releasedesk.rendering.datelines import dateline_in_words
from releasedesk.rendering.dates import release_line_in_words, subject_in_words
from releasedesk.rendering.direction import direction_of
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.rendering.isolation import isolated
from releasedesk.rendering.kinds import kind_label, names_a_kind, notice_of_kind, opening_sections
from releasedesk.rendering.languages import in_language, marked
from releasedesk.rendering.phrases import Phrases
from releasedesk.rendering.printed import (
    PrintedBoilerplate,
    PrintedContact,
    PrintedLine,
    PrintedRelease,
    PrintedSection,
)

_SHORT_TITLE_LENGTH = 64
_AT_ITS_ENDS = re.compile(r"^[\s/|·:,–—-]+|[\s/|·:,–—-]+$")


def printed_release(release: Release, edition: Edition) -> PrintedRelease:
    """Return what is printed of an edition, every word decided."""
    view = _View(in_language(release, edition), edition).release()
    return isolated(marked(view, release, edition))


class _View:
    """Walks one edition in reading order."""

    def __init__(self, release: Release, edition: Edition) -> None:
        self.release_ = release
        self.edition = edition
        self.phrases: Phrases = phrases_of(release, edition)
        self.blocks = Blocks(release, edition, self.phrases)

    def release(self) -> PrintedRelease:
        edition, phrases = self.edition, self.phrases
        title = edition.headline.strip() or phrases.text("untitled")
        # In reading order, since the first mention of a speaker is longer than later ones.
        sections, notes = self.sections(), tuple(self.blocks.blocks(edition.notes, self.at("notes")))
        boilerplates = tuple(filter(None, map(self.boilerplate, edition.boilerplates)))
        contacts = self.contacts()
        contacts_intro = self.blocks.line(self.at("contacts_intro"), edition.contacts_intro)
        return PrintedRelease(
            language=edition.language,
            direction=direction_of(edition.language),
            title=title,
            slug=self.slug(title),
            organisation=self.release_.organisation.name.strip(),
            release_line=line_of(
                self.at("release_line"), release_line_in_words(edition.release_line, phrases)
            ),
            release_line_kind=edition.release_line.kind,
            embargo=edition.release_line.until,
            subject=subject_in_words(
                edition.release_line, title, phrases, notice=notice_of_kind(self.release_, phrases)
            ),
            reference=self.field("reference"),
            kicker=self.kicker(),
            headline=self.field("headline"),
            subheadlines=tuple(
                line_of(self.at("subheadlines", index), text)
                for index, text in enumerate(edition.subheadlines)
                if text.strip()
            ),
            sections=sections,
            end_mark=self.end_mark(ends=bool(sections)),
            end_mark_follows="boilerplates" if boilerplates and self.ends_with_boilerplates else "body",
            boilerplates=boilerplates,
            notes_heading=phrases.text("headings", "notes") if notes else "",
            notes=notes,
            contacts_heading=phrases.text("headings", "contacts") if contacts or contacts_intro else "",
            contacts_intro=contacts_intro,
            contacts=contacts,
            page_label=phrases.text("page"),
            description=edition.metadata.description,
            keywords=edition.metadata.keywords,
            kind=self.release_.kind,
            continued=phrases.text("continued"),
            legal=self.legal(),
            footer=phrases.text("footer").strip(),
            logo=self.release_.organisation.logo,
            digits=phrases.text("digits"),
            canonical_url=edition.metadata.canonical_url.strip(),
        )

    def at(self, *parts: str | int) -> Place:
        return edition_place(self.edition, *parts)

    def field(self, name: str) -> PrintedLine | None:
        text: str = getattr(self.edition, name).strip()
        return line_of(self.at(name), text) if text else None

    def kicker(self) -> PrintedLine | None:
        """Return what stands above the headline: words of the officer's own do not hide that it is a correction.

        Nor do they say that it is something else, such as a press release.
        """
        own, notice = self.edition.kicker.strip(), notice_of_kind(self.release_, self.phrases)
        if own and notice and notice.casefold() not in own.casefold():
            own = notice if names_a_kind(own, self.phrases) else self.phrases.led_by(notice, own)
        text = own or kind_label(self.release_, self.phrases)
        return line_of(self.at("kicker"), text) if text else None

    def slug(self, title: str) -> str:
        """Return what stands above later pages: a part of it that the release lacks goes with the mark beside it."""
        reference = self.edition.reference.strip()
        pattern = self.phrases.text("slug")
        filled = pattern.format(
            title=_short(title), organisation=self.release_.organisation.name.strip(), reference=reference
        )
        notice = notice_of_kind(self.release_, self.phrases)
        return self.phrases.led_by(notice, _AT_ITS_ENDS.sub("", filled))

    def end_mark(self, *, ends: bool) -> PrintedLine | None:
        """Return the mark that was chosen, or the usual one where there is a body that it `ends`."""
        mark = self.edition.end_mark
        usual = self.phrases.text("end_mark") if ends else ""
        text = usual if mark is None else mark
        return line_of(self.at("end_mark"), text) if text.strip() else None

    @property
    def ends_with_boilerplates(self) -> bool:
        """Whether the house counts its standing texts among what is for publication, as American wires do."""
        return self.phrases.text("end_mark_follows") == "boilerplates"

    def sections(self) -> tuple[PrintedSection, ...]:
        """Return the body; above it what a release of this kind must say first.

        The dateline opens the body. Where there is none, as in a withdrawal, it opens what is said first.
        """
        where = self.at("sections")
        printed = [
            self.blocks.section(section, self.at("sections", section.id)) for section in self.edition.sections
        ]
        printed = [section for section in printed if section.heading or section.blocks]
        opening = [*opening_sections(self.release_, self.edition, self.phrases)]
        dateline = dateline_in_words(self.edition.dateline, self.phrases)
        gap = self.phrases.text("attribution", "joint_after")
        if dateline and opening and not printed:
            opening = with_lead_in(opening, dateline, self.at("dateline"), where, gap)
        elif dateline:
            printed = with_lead_in(printed, dateline, self.at("dateline"), where, gap)
        return (*opening, *printed)

    def boilerplate(self, boilerplate: Boilerplate) -> PrintedBoilerplate | None:
        where = self.at("boilerplates", boilerplate.id)
        heading = f"{where}/heading"
        shown = line_of(heading, boilerplate.heading) if boilerplate.heading.strip() else None
        paragraphs = tuple(self.blocks.lines(where, "paragraphs", boilerplate.paragraphs))
        return PrintedBoilerplate(where, shown, paragraphs) if shown or paragraphs else None

    def legal(self) -> tuple[PrintedLine, ...]:
        """Return the legal text of the release, and after it that of the house."""
        house = filter(str.strip, self.phrases.text("legal").split("\n"))
        return (
            *self.blocks.lines(self.at(), "legal", self.edition.legal),
            *(line_of("house_style", text.strip()) for text in house),
        )

    def contacts(self) -> tuple[PrintedContact, ...]:
        printed = (
            printed_contact(contact, self.at("contacts", contact.id), self.phrases)
            for contact in self.edition.contacts
        )
        return tuple(filter(None, printed))


def _short(title: str) -> str:
    if len(title) <= _SHORT_TITLE_LENGTH:
        return title
    return title[:_SHORT_TITLE_LENGTH].rpartition(" ")[0].rstrip(",;:–—-") + "…"
