"""The release as a whole: its editions, the people in it and the pictures it carries."""

from __future__ import annotations

import base64
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from releasedesk import limits
from releasedesk.model.assets import Asset
from releasedesk.model.base import Line, PlainText, Value, is_empty, is_unset
from releasedesk.model.blocks import Block, Section
from releasedesk.model.language import LanguageTag
from releasedesk.model.people import Boilerplate, Contact, Organisation, Person
from releasedesk.model.release_line import Dateline, ReleaseLine
from releasedesk.model.text import RichText
from releasedesk.model.variables import Variable


class StyleFile(Value):
    """A file of a house style that the project carries: `text`, or base64 (RFC 4648, section 4) of other bytes."""

    name: Line
    text: str = ""
    data: str = ""

    def content(self) -> bytes:
        """Return the bytes of the file.

        Raises:
            ValueError: The data is not base64, or the text holds half a character.

        """
        try:
            return base64.b64decode(self.data, validate=True) if self.data else self.text.encode("utf-8")
        except ValueError as error:
            raise ValueError(f"its file “{self.name}” cannot be decoded") from error


class HouseStyleChoice(Value):
    """Which house style the release is set in, and what it changes of it.

    `package` holds the files of a style that does not come with the program, so that the release looks the same where
    that style is not installed.
    """

    name: Line = "classic"
    paper: Literal["", "a4", "letter"] = ""
    package: tuple[StyleFile, ...] = Field(default=(), exclude_if=lambda files: not files)


class Metadata(Value):
    """What is said about the release rather than in it."""

    keywords: tuple[Line, ...] = ()
    subjects: tuple[Line, ...] = ()
    description: Line = ""
    canonical_url: Line = ""


Kind = Literal[
    "press_release", "statement", "media_advisory", "obituary", "results", "correction", "withdrawal"
]
"""What sort of release it is."""

REFERRING_KINDS: tuple[Kind, ...] = ("correction", "withdrawal")
"""Those that refer to an earlier release."""


class EarlierRelease(Value):
    """The release that a correction or withdrawal refers to, and why."""

    reference: Line = ""
    headline: Line = ""
    date: dt.date | None = None
    url: Line = ""
    reason: Line = ""


class Event(Value):
    """What a media advisory invites to, in the five answers that a desk looks for."""

    who: PlainText = ""
    what: PlainText = ""
    when: PlainText = ""
    where: PlainText = ""
    why: PlainText = ""


class TranslatedFrom(Value):
    """The words of the original that a part of an edition was translated from, to tell whether they changed since.

    `id` names the part (see `releasedesk.model.translation`), such as `headline` or `block.x2c7`.
    """

    id: Line
    words: PlainText = ""


class Edition(Value):
    """The release in one language.

    `end_mark` is None for the house style's own mark, empty for none. `contacts_intro` stands above the contacts,
    `event` above the body of a media advisory, `legal` after everything else that is for publication.
    `translated_from` is empty in the original. Parts with one identifier in several editions correspond.
    """

    language: LanguageTag = "en"
    release_line: ReleaseLine = Field(default_factory=ReleaseLine)
    reference: Line = ""
    kicker: Line = ""
    headline: Line = ""
    subheadlines: tuple[Line, ...] = ()
    dateline: Dateline = Field(default_factory=Dateline)
    sections: tuple[Section, ...] = ()
    end_mark: Line | None = None
    notes: tuple[Block, ...] = ()
    boilerplates: tuple[Boilerplate, ...] = ()
    contacts_intro: RichText = ""
    contacts: tuple[Contact, ...] = ()
    event: Event = Field(default_factory=Event, exclude_if=is_unset)
    legal: tuple[RichText, ...] = Field(default=(), exclude_if=is_empty)
    metadata: Metadata = Field(default_factory=Metadata)
    translated_from: tuple[TranslatedFrom, ...] = Field(default=(), exclude_if=is_empty)

    def blocks(self) -> Iterator[Block]:
        """Yield every block of the body and the notes, in order."""
        for section in self.sections:
            yield from section.blocks
        yield from self.notes


AcceptedWords = Annotated[tuple[Line, ...], Field(exclude_if=lambda words: not words)]
"""Words; the file names them only where there are any."""


class Release(Value):
    """A press release: the value that is edited, printed, saved and compared. The first edition is the original.

    `variables` are names for words and numbers that stand in several places; `refers_to` is for corrections and
    withdrawals; `words` are right in this release though no dictionary has them.
    """

    id: Line
    kind: Kind = Field(default="press_release", exclude_if=lambda kind: kind == "press_release")
    refers_to: EarlierRelease = Field(default_factory=EarlierRelease, exclude_if=is_unset)
    variables: tuple[Variable, ...] = Field(default=(), exclude_if=is_empty)
    house_style: HouseStyleChoice = Field(default_factory=HouseStyleChoice)
    organisation: Organisation = Field(default_factory=Organisation)
    people: tuple[Person, ...] = ()
    words: AcceptedWords = ()
    editions: Annotated[tuple[Edition, ...], Field(min_length=1, max_length=limits.EDITIONS)]
    assets: tuple[Asset, ...] = ()

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Self:
        check_parts(self.people, self.assets, self.editions)
        return self

    @property
    def original(self) -> Edition:
        """The edition that the others are translated from."""
        return self.editions[0]

    def edition(self, language: str = "") -> Edition:
        """Return the edition in that language; the original for an empty one.

        Raises:
            KeyError: There is no edition in that language.

        """
        if not language:
            return self.original
        for edition in self.editions:
            if edition.language.lower() == language.lower():
                return edition
        raise KeyError(language)


def check_parts(people: tuple[Person, ...], assets: tuple[Asset, ...], editions: tuple[Edition, ...]) -> None:
    """Refuse parts that do not fit together.

    Raises:
        ValueError: Two parts have one identifier, or a quote names a speaker who is not among the people.
    """
    _refuse_twice("people", (person.id for person in people))
    _refuse_twice("assets", (asset.id for asset in assets))
    _refuse_twice("editions", (edition.language.lower() for edition in editions))
    for person in people:
        _refuse_twice(f"people/{person.id}/in_languages", (each.language for each in person.in_languages))
    speakers = {person.id for person in people}
    for edition in editions:
        _check_edition(edition, speakers)


def _check_edition(edition: Edition, people: set[str]) -> None:
    where = f"editions/{edition.language}"
    # The notes hold blocks as a section does, and identifiers are unique over both.
    parts = (*edition.sections, Section(id="notes", blocks=edition.notes))
    _refuse_twice(f"{where}/sections", (section.id for section in edition.sections))
    _refuse_twice(f"{where}/blocks", chain.from_iterable(part.block_ids for part in parts))
    _refuse_twice(f"{where}/boilerplates", (boilerplate.id for boilerplate in edition.boilerplates))
    _refuse_twice(f"{where}/contacts", (contact.id for contact in edition.contacts))
    for part in parts:
        for speaker, quote in part.speakers.items():
            if speaker not in people:
                raise ValueError(
                    f"{where}: the speaker “{speaker}” of the quote “{quote}” is not among “people”; "
                    "add that person or leave the speaker empty"
                )


def _refuse_twice(where: str, ids: Iterable[str]) -> None:
    listed = list(ids)
    distinct = set(listed)
    if len(distinct) < len(listed):
        identifier, times = Counter(listed).most_common(1)[0]
        raise ValueError(f"{where}: “{identifier}” stands there {times} times; each must have its own")
    # With every key: all at once first.
    if "" in distinct or "/" in "".join(distinct):
        identifier = next(each for each in listed if not each or "/" in each)
        raise ValueError(f"{where}: “{identifier}” cannot name a part; use letters and digits")
