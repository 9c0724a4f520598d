"""The view of a release: what is printed, word by word, with the place in the release that each part comes from.

Layouts (pages, web, text, Word) format these values and add no word of their own.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from releasedesk.model import Run
from releasedesk.model.place import Place
from releasedesk.model.release import REFERRING_KINDS
from releasedesk.rendering.text_width import column_width

EndMarkFollows = Literal["body", "boilerplates"]

Words = tuple[Run, ...]
"""Printed words with their formats."""

_LONG_HEADLINES = ((200, 0.65), (130, 0.8))


@dataclass(frozen=True)
class PrintedLine:
    """A line or paragraph of words; `place` is where they are edited."""

    place: Place
    words: Words

    @property
    def text(self) -> str:
        """The words without formats."""
        return "".join(run.text for run in self.words)


@dataclass(frozen=True)
class PrintedParagraph:
    """A paragraph; `lead_in` is the dateline that runs into the first one, with `lead_in_place`.

    `gap` stands between them: nothing in scripts that do not part words.
    """

    line: PrintedLine
    lead_in: str = ""
    lead_in_place: Place = ""
    gap: str = " "
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class PrintedQuote:
    """A quote with its marks and attribution; `speaker` is the name of who said it, empty for nobody."""

    place: Place
    paragraphs: tuple[PrintedLine, ...]
    speaker: str = ""
    kind: Literal["quote"] = "quote"


@dataclass(frozen=True)
class PrintedList:
    """A list, numbered from 1 when `ordered`; `numbers` are its numbers in the digits of the language."""

    place: Place
    ordered: bool
    items: tuple[PrintedLine, ...]
    numbers: tuple[str, ...] = ()
    kind: Literal["list"] = "list"


@dataclass(frozen=True)
class PrintedFigure:
    """A picture with its caption; `asset` names it in the environment, cropped as it is shown.

    A `decorative` one tells a reader nothing and is left out of what is read aloud.
    """

    place: Place
    asset: str
    alt: str
    caption: Words
    credit: str
    decorative: bool = False
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True)
class PrintedTable:
    """A table: cells of the header (none where there is none) and of the rows; `figures` tells columns of numbers.

    The first column of a row names it, unless it holds figures. `labels` are the cells of the header as they stand
    before cells on lines of their own (“Visitors:”). `direction` is that of the release's writing.
    """

    place: Place
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[bool, ...]
    labels: tuple[str, ...] = ()
    direction: str = "ltr"
    kind: Literal["table"] = "table"

    @property
    def names_rows(self) -> bool:
        """Whether the first column says what each row is about."""
        return len(self.figures) > 1 and not self.figures[0]

    @property
    def roomy_column(self) -> int:
        """Which column takes the room that is left: the last one of words, so that all begin beside each other."""
        return max((at for at, holds_figures in enumerate(self.figures) if not holds_figures), default=0)


PrintedBlock = PrintedParagraph | PrintedQuote | PrintedList | PrintedFigure | PrintedTable


@dataclass(frozen=True)
class PrintedSection:
    """A section of the body; `heading` is None where it has none."""

    place: Place
    heading: PrintedLine | None
    blocks: tuple[PrintedBlock, ...]


@dataclass(frozen=True)
class PrintedBoilerplate:
    """A standing text with its heading."""

    place: Place
    heading: PrintedLine | None
    paragraphs: tuple[PrintedLine, ...]


@dataclass(frozen=True)
class ContactLine:
    """A way to reach a contact: its label (“Mobile”), what is printed, and a `tel:` or `mailto:` address or empty.

    `named` is the label with its colon, for layouts in which they stand in one line. In scripts from the right,
    `further` is the end of the text that is read in their direction, such as an extension.
    """

    place: Place
    label: str
    text: str
    link: str
    named: str = ""
    further: str = ""

    @property
    def from_the_left(self) -> str:
        """The number or address itself, which is read from left to right in every script."""
        return self.text.removesuffix(self.further)


@dataclass(frozen=True)
class PrintedContact:
    """A contact: name, the line below it (role, organisation), and the ways to reach them."""

    place: Place
    name: str
    details: tuple[str, ...]
    lines: tuple[ContactLine, ...]


@dataclass(frozen=True)
class PrintedRelease:
    """Everything that is printed of one edition, in reading order.

    Attributes:
        title: The document's title, for readers and file properties.
        slug: What stands above every page but the first; usually the title, cut at a word.
        release_line_kind: “immediate”, “embargo” or “hold”; layouts make an embargo impossible to miss.
        embargo: The moment at which an embargo lifts, as wall time with its offset; None where there is none.
        subject: The subject of a mail with the release, in which nobody can miss an embargo.
        kind: What sort of release it is, such as “correction”.
        legal: The legal text, of the release and of the house, which stands below everything else.
        footer: The house's own line at the foot of every page; empty for none.
        continued: What stands at the foot of every page but the last, such as “-more-”; empty for nothing.
        logo: The identifier of the asset with the organisation's logo, or empty.
        canonical_url: Where the release stands on the web, for search engines; empty where it is not known.
        page_label: The pattern of the page number, with `{page}` and `{pages}`.
        digits: The ten digits that numbers of pages and lists are written with.
        end_mark_follows: What ends the text for publication: the body, or the boilerplates where there are some.
        contacts_heading: Stands above the contacts; empty where there are none.

    """

    language: str
    direction: Literal["ltr", "rtl"]
    title: str
    slug: str
    organisation: str
    release_line: PrintedLine
    release_line_kind: Literal["immediate", "embargo", "hold"]
    embargo: dt.datetime | None
    subject: str
    reference: PrintedLine | None
    kicker: PrintedLine | None
    headline: PrintedLine | None
    subheadlines: tuple[PrintedLine, ...]
    sections: tuple[PrintedSection, ...]
    end_mark: PrintedLine | None
    end_mark_follows: EndMarkFollows
    boilerplates: tuple[PrintedBoilerplate, ...]
    notes_heading: str
    notes: tuple[PrintedBlock, ...]
    contacts_heading: str
    contacts_intro: PrintedLine | None
    contacts: tuple[PrintedContact, ...]
    page_label: str
    description: str
    keywords: tuple[str, ...]
    kind: str = "press_release"
    continued: str = ""
    footer: str = ""
    legal: tuple[PrintedLine, ...] = ()
    logo: str = ""
    digits: str = "0123456789"
    canonical_url: str = ""

    def end_mark_after(self, part: EndMarkFollows) -> PrintedLine | None:
        """Return the end mark where it follows that part, else None."""
        return self.end_mark if self.end_mark_follows == part else None

    @property
    def headline_scale(self) -> float:
        """How large the headline is set, of its usual size: a long one leaves room for what it announces."""
        columns = column_width(self.headline.text) if self.headline is not None else 0
        return next((scale for least, scale in _LONG_HEADLINES if columns >= least), 1.0)

    @property
    def refers_back(self) -> bool:
        """Whether it corrects or withdraws an earlier release, which layouts make impossible to miss."""
        return self.kind in REFERRING_KINDS
