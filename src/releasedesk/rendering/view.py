"""Decides every word that is printed of a release, once, for every output."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from releasedesk.model import (
    Block,
    Boilerplate,
    Contact,
    Edition,
    Figure,
    ListBlock,
    Paragraph,
    Phone,
    Quote,
    Release,
    RichText,
    Run,
    Section,
    plain_text,
    runs,
)
from releasedesk.model.place import Place, edition_place, place
from releasedesk.model.text import stripped
from releasedesk.rendering.attribution import Speakers, printed_quote
from releasedesk.rendering.datelines import dateline_in_words
from releasedesk.rendering.dates import release_line_in_words, subject_in_words
from releasedesk.rendering.direction import direction_of
from releasedesk.rendering.phrases import Phrases, phrases_for
from releasedesk.rendering.printed import (
    ContactLine,
    PrintedBlock,
    PrintedBoilerplate,
    PrintedContact,
    PrintedFigure,
    PrintedLine,
    PrintedList,
    PrintedParagraph,
    PrintedQuote,
    PrintedRelease,
    PrintedSection,
)

_SHORT_TITLE_LENGTH = 64
_FEWEST_DIGITS, _MOST_DIGITS = 3, 15
_MAIL_ADDRESS = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+")
_SAFE_IN_MAIL = "@!$'*+-._~"


def printed_release(release: Release, edition: Edition) -> PrintedRelease:
    """Return what is printed of an edition, every word decided."""
    return _View(release, edition).release()


class _View:
    """Walks one edition in reading order; who was introduced is remembered on the way."""

    def __init__(self, release: Release, edition: Edition) -> None:
        self.release_ = release
        self.edition = edition
        self.phrases: Phrases = phrases_for(edition.language)
        self.speakers = Speakers(release.people, self.phrases)
        self.names = {person.id: person.name for person in release.people}

    def release(self) -> PrintedRelease:
        edition, phrases = self.edition, self.phrases
        title = edition.headline.strip() or phrases.text("untitled")
        # In reading order, since the first mention of a speaker is longer than later ones.
        sections, notes = self.sections(), tuple(self.blocks(edition.notes, self.at("notes")))
        contacts = tuple(filter(None, map(self.contact, edition.contacts)))
        contacts_intro = _rich_line(self.at("contacts_intro"), edition.contacts_intro)
        return PrintedRelease(
            language=edition.language,
            direction=direction_of(edition.language),
            title=title,
            short_title=_short(title),
            organisation=self.release_.organisation.name.strip(),
            release_line=_line(self.at("release_line"), release_line_in_words(edition.release_line, phrases)),
            release_line_kind=edition.release_line.kind,
            embargo=edition.release_line.until,
            subject=subject_in_words(edition.release_line, title, phrases),
            reference=self.field("reference"),
            kicker=self.field("kicker"),
            headline=self.field("headline"),
            subheadlines=tuple(
                _line(self.at("subheadlines", index), text)
                for index, text in enumerate(edition.subheadlines)
                if text.strip()
            ),
            sections=sections,
            end_mark=self.end_mark(ends=bool(sections)),
            boilerplates=tuple(filter(None, map(self.boilerplate, edition.boilerplates))),
            notes_heading=phrases.text("headings", "notes") if notes else "",
            notes=notes,
            contacts_heading=phrases.text("headings", "contacts") if contacts or contacts_intro else "",
            contacts_intro=contacts_intro,
            contacts=contacts,
            page_label=phrases.text("page"),
            description=edition.metadata.description,
            keywords=edition.metadata.keywords,
        )

    def at(self, *parts: str | int) -> Place:
        return edition_place(self.edition, *parts)

    def field(self, name: str) -> PrintedLine | None:
        text: str = getattr(self.edition, name)
        return _line(self.at(name), text) if text.strip() else None

    def end_mark(self, *, ends: bool) -> PrintedLine | None:
        """Return the mark that was chosen, or the usual one where there is a body that it `ends`."""
        mark = self.edition.end_mark
        usual = self.phrases.text("end_mark") if ends else ""
        text = usual if mark is None else mark
        return _line(self.at("end_mark"), text) if text.strip() else None

    def sections(self) -> tuple[PrintedSection, ...]:
        printed = [self.section(section) for section in self.edition.sections]
        dateline = dateline_in_words(self.edition.dateline, self.phrases)
        if dateline:
            printed = _with_lead_in(printed, dateline, self.at("dateline"), self.at("sections"))
        return tuple(section for section in printed if section.heading or section.blocks)

    def section(self, section: Section) -> PrintedSection:
        where = self.at("sections", section.id)
        heading = _line(place(where, "heading"), section.heading) if section.heading.strip() else None
        return PrintedSection(where, heading, tuple(self.blocks(section.blocks, place(where, "blocks"))))

    def blocks(self, blocks: Iterable[Block], where: Place) -> Iterator[PrintedBlock]:
        for block in blocks:
            printed = self.block(block, place(where, block.id))
            if printed is not None:
                yield printed

    def block(self, block: Block, where: Place) -> PrintedBlock | None:
        match block:
            case Paragraph():
                line = _rich_line(place(where, "text"), block.text)
                return PrintedParagraph(line) if line else None
            case Quote():
                return self.quote(block, where)
            case ListBlock():
                items = tuple(_rich_lines(where, "items", block.items))
                return PrintedList(where, block.ordered, items) if items else None
            case Figure():
                credit = block.credit and self.phrases.text("figure_credit").format(credit=block.credit)
                return PrintedFigure(
                    where, block.asset, block.alt, tuple(runs(stripped(block.caption))), credit
                )
            case _:
                return None

    def quote(self, quote: Quote, where: Place) -> PrintedQuote | None:
        said = {index: text for index, text in enumerate(quote.paragraphs) if plain_text(text).strip()}
        if not said:
            return None
        if len(said) < len(quote.paragraphs):
            quote = quote.replace(paragraphs=tuple(said.values()))
        printed = printed_quote(quote, self.speakers, self.phrases)
        lines = tuple(
            PrintedLine(place(where, "paragraphs", index), words)
            for index, words in zip(said, printed, strict=True)
        )
        return PrintedQuote(where, lines, self.names.get(quote.speaker, ""))

    def boilerplate(self, boilerplate: Boilerplate) -> PrintedBoilerplate | None:
        where = self.at("boilerplates", boilerplate.id)
        heading = _line(place(where, "heading"), boilerplate.heading) if boilerplate.heading.strip() else None
        paragraphs = tuple(_rich_lines(where, "paragraphs", boilerplate.paragraphs))
        return PrintedBoilerplate(where, heading, paragraphs) if heading or paragraphs else None

    def contact(self, contact: Contact) -> PrintedContact | None:
        where = self.at("contacts", contact.id)
        label = self.phrases.text("email")
        phones = (
            self.phone(place(where, "phones", index), phone)
            for index, phone in enumerate(contact.phones)
            if phone.number.strip()
        )
        emails = (
            ContactLine(place(where, "emails", index), label, address.strip(), mail_link(address))
            for index, address in enumerate(contact.emails)
            if address.strip()
        )
        name, *others = (text.strip() for text in (contact.name, contact.role, contact.organisation))
        details, lines = tuple(filter(None, others)), (*phones, *emails)
        return PrintedContact(where, name, details, lines) if name or details or lines else None

    def phone(self, where: Place, phone: Phone) -> ContactLine:
        text, link = phone.number.strip(), telephone_link(phone)
        if phone.extension:
            text += ", " + self.phrases.text("extension").format(extension=phone.extension)
        return ContactLine(where, self.phrases.word("phone_kinds", phone.kind), text, link)


def telephone_link(phone: Phone) -> str:
    """Return the `tel:` address of a phone (RFC 3966), or an empty one where it is not one number (ITU-T E.164)."""
    written = phone.number.strip().replace("(0)", "")
    digits = _digits(written)
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return ""
    plus = "+" if written.startswith("+") else ""
    extension = _digits(phone.extension)
    return f"tel:{plus}{digits}" + (f";ext={extension}" if extension else "")


def _digits(text: str) -> str:
    """Return the digits of a text, of whatever script, as ASCII."""
    return "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())


def mail_link(address: str) -> str:
    """Return the `mailto:` address of an e-mail address (RFC 6068), or an empty one where it is not one address."""
    address = address.strip()
    return f"mailto:{quote(address, safe=_SAFE_IN_MAIL)}" if _MAIL_ADDRESS.fullmatch(address) else ""


def _line(where: Place, text: str) -> PrintedLine:
    return PrintedLine(where, (Run(text.strip()),))


def _rich_line(where: Place, text: RichText) -> PrintedLine | None:
    words = tuple(runs(stripped(text)))
    return PrintedLine(where, words) if words else None


def _rich_lines(where: Place, field: str, texts: Iterable[RichText]) -> Iterator[PrintedLine]:
    for index, text in enumerate(texts):
        line = _rich_line(place(where, field, index), text)
        if line is not None:
            yield line


def _with_lead_in(
    sections: list[PrintedSection], dateline: str, where: Place, body: Place
) -> list[PrintedSection]:
    """Run the dateline into the first paragraph; it gets a line of its own where the body opens otherwise."""
    if not sections:
        return [PrintedSection(body, None, (PrintedParagraph(PrintedLine(where, ()), dateline, where),))]
    first, *others = sections
    match first.blocks:
        case (PrintedParagraph(line=line), *rest) if not first.heading:
            blocks: tuple[PrintedBlock, ...] = (PrintedParagraph(line, dateline, where), *rest)
        case _:
            own = PrintedParagraph(PrintedLine(where, ()), dateline, where)
            if first.heading:
                return [PrintedSection(body, None, (own,)), *sections]
            blocks = (own, *first.blocks)
    return [PrintedSection(first.place, first.heading, blocks), *others]


def _short(title: str) -> str:
    if len(title) <= _SHORT_TITLE_LENGTH:
        return title
    return title[:_SHORT_TITLE_LENGTH].rpartition(" ")[0].rstrip(",;:–—-") + "…"
