"""The body as it is printed: sections and their blocks, the dateline that runs into them, and tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from releasedesk.model import (
    Block,
    Edition,
    Figure,
    ListBlock,
    Paragraph,
    Quote,
    Release,
    RichText,
    Run,
    Section,
    Table,
    plain_text,
    runs,
)
from releasedesk.model.place import Place, place
from releasedesk.model.text import Format, rich_text, single_spaced, stripped
from releasedesk.rendering.attribution import Speakers, printed_quote
from releasedesk.rendering.direction import direction_of
from releasedesk.rendering.figures import printed_figure
from releasedesk.rendering.phrases import Phrases
from releasedesk.rendering.printed import (
    PrintedBlock,
    PrintedLine,
    PrintedList,
    PrintedParagraph,
    PrintedQuote,
    PrintedSection,
    PrintedTable,
)
from releasedesk.rendering.variables import Variables

# A number with its sign, currency, grouping and unit: “−1,234.5”, “€3.2m”, “(12)”, “4,5 %”, “n/a” or a dash for none.
_NUMBER = re.compile(
    r"[(]?[-+−–]?\s?[^\w\s]?\s?\d[\d.,'’\s\u00a0\u202f]*\s?([%‰]|[A-Za-z€£$¥]{1,4})?[)]?|[-–—−]|n/a", re.ASCII
)
_MARKS_OF_NUMBERS = str.maketrans("٫٬٪", ".,%")


class Blocks:
    """Prints blocks in reading order; who was introduced is remembered on the way."""

    def __init__(self, release: Release, edition: Edition, phrases: Phrases) -> None:
        self._phrases = phrases
        self._speakers = Speakers(release.people, phrases)
        self._names = {person.id: person.name for person in release.people}
        self._variables = Variables(release, edition, phrases)

    def section(self, section: Section, where: Place) -> PrintedSection:
        """Return a section, which may have turned out empty."""
        heading = line_of(place(where, "heading"), section.heading) if section.heading.strip() else None
        return PrintedSection(where, heading, tuple(self.blocks(section.blocks, place(where, "blocks"))))

    def blocks(self, blocks: Iterable[Block], where: Place) -> Iterator[PrintedBlock]:
        """Yield the blocks that have something to print; `where` is the place of the sequence."""
        for block in blocks:
            printed = self._block(block, place(where, block.id))
            if printed is not None:
                yield printed

    def line(self, where: Place, text: RichText) -> PrintedLine | None:
        """Return a text as a line; None where it is blank."""
        words = tuple(runs(self._text(text)))
        return PrintedLine(where, words) if words else None

    def lines(self, where: Place, field: str, texts: Iterable[RichText]) -> Iterator[PrintedLine]:
        """Yield texts that are not blank as lines."""
        for index, text in enumerate(texts):
            line = self.line(place(where, field, index), text)
            if line is not None:
                yield line

    def _text(self, text: RichText) -> RichText:
        text = stripped(text)
        if not self._variables.has_fields(text):
            return text
        return stripped(rich_text(self._variables.resolved(runs(text))))

    def _block(self, block: Block, where: Place) -> PrintedBlock | None:
        match block:
            case Paragraph():
                line = self.line(place(where, "text"), block.text)
                return PrintedParagraph(line) if line else None
            case Quote():
                return self._quote(block, where)
            case ListBlock():
                items = tuple(self.lines(where, "items", block.items))
                numbers = (
                    self._phrases.numerals(str(at)) for at in range(1, len(items) + 1) if block.ordered
                )
                return PrintedList(where, block.ordered, items, tuple(numbers)) if items else None
            case Figure():
                return printed_figure(block, where, self._text(block.caption), self._phrases)
            case Table():
                return printed_table(block, where, self._phrases)
            case _:
                return None

    def _quote(self, quote: Quote, where: Place) -> PrintedQuote | None:
        said = {index: text for index, text in enumerate(quote.paragraphs) if plain_text(text).strip()}
        if not said:
            return None
        if len(said) < len(quote.paragraphs) or any(map(self._variables.has_fields, said.values())):
            split_at = self._resolved_place(next(iter(said.values())), quote.attribution.split_at)
            quote = quote.replace(
                paragraphs=tuple(map(self._text, said.values())),
                attribution=quote.attribution.replace(split_at=split_at),
            )
        printed = printed_quote(quote, self._speakers, self._phrases)
        lines = tuple(
            PrintedLine(place(where, "paragraphs", index), words)
            for index, words in zip(said, printed, strict=True)
        )
        return PrintedQuote(where, lines, self._names.get(quote.speaker, ""))

    def _resolved_place(self, text: RichText, at: int) -> int:
        """Return where a position in a text is in that which `_text` makes of it."""
        at = self._variables.position(stripped(text), max(at - _indent(text), 0))
        return max(at - _indent(rich_text(self._variables.resolved(runs(stripped(text))))), 0)


def _indent(text: RichText) -> int:
    plain = plain_text(text)
    return len(plain) - len(plain.lstrip())


def printed_table(table: Table, where: Place, phrases: Phrases) -> PrintedTable | None:
    """Return a table without its blank rows and columns; None where nothing is left.

    A column of which all cells below the header are numbers is one of figures, set to the right.
    """
    rows = [tuple(map(single_spaced, row)) for row in table.rows]
    kept = [at for at in range(table.columns) if any(row[at] for row in rows)]
    rows = [tuple(row[at] for at in kept) for row in rows]
    header, *others = rows if table.header else ((), *rows)
    body = tuple(row for row in others if any(row))
    header = header if any(header) else ()
    if not header and not body:
        return None
    figures = tuple(
        any(row[at] for row in body) and all(is_number(row[at]) for row in body if row[at])
        for at in range(len(kept))
    )
    labels = tuple(phrases.text("event", "label").format(label=cell) if cell else "" for cell in header)
    return PrintedTable(
        where, table.caption.strip(), header, body, figures, labels, direction_of(phrases.asked_for)
    )


def is_number(cell: str) -> bool:
    """Tell whether a cell holds a figure, whatever its sign, grouping, currency or unit."""
    return _NUMBER.fullmatch(_in_ascii_digits(cell.strip())) is not None


def _in_ascii_digits(text: str) -> str:
    """Return a text with the digits and the marks of numbers that Arabic and Persian have as those of English."""
    if text.isascii():
        return text
    digits = (str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return "".join(digits).translate(_MARKS_OF_NUMBERS)


def line_of(where: Place, text: str) -> PrintedLine:
    """Return plain text as a line."""
    return PrintedLine(where, (Run(text.strip()),))


def labelled(where: Place, label: str, text: str, gap: str) -> PrintedLine:
    """Return a line that begins with a strong label; `gap` stands behind it."""
    return PrintedLine(where, (Run(label, Format(strong=True)), Run(f"{gap}{text.strip()}")))


def with_lead_in(
    sections: list[PrintedSection], dateline: str, where: Place, body: Place, gap: str
) -> list[PrintedSection]:
    """Run the dateline into the first paragraph, `gap` between; it has its own line where the body opens otherwise."""
    if not sections:
        return [PrintedSection(body, None, (PrintedParagraph(PrintedLine(where, ()), dateline, where),))]
    first, *others = sections
    match first.blocks:
        case (PrintedParagraph(line=line), *rest) if not first.heading:
            blocks: tuple[PrintedBlock, ...] = (PrintedParagraph(line, dateline, where, gap), *rest)
        case _:
            own = PrintedParagraph(PrintedLine(where, ()), dateline, where)
            if first.heading:
                return [PrintedSection(body, None, (own,)), *sections]
            blocks = (own, *first.blocks)
    return [PrintedSection(first.place, first.heading, blocks), *others]
