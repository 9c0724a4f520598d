"""The parts of a release as they were recognised in a source, before they become fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from releasedesk.importers.passages import Passage


@dataclass(slots=True)
class OutlinedSection:
    """A stretch of the body under a heading, or under none."""

    heading: Passage | None = None
    passages: list[Passage] = field(default_factory=list)


@dataclass(slots=True)
class OutlinedBoilerplate:
    """A standing text with its heading as written."""

    heading: Passage
    passages: list[Passage] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """Which passages of a source are which part of a release.

    Args:
        contact_groups: The passages of each place where contacts stand, in order.
        aside: Passages that belong to no field (navigation, letterheads, what follows the end mark); they are kept.
        repeated: Passages left out because they repeat the headline.
    """

    release_lines: list[Passage] = field(default_factory=list)
    kickers: list[Passage] = field(default_factory=list)
    dates: list[Passage] = field(default_factory=list)
    reference: str = ""
    issuer: Passage | None = None
    headline: Passage | None = None
    decks: list[Passage] = field(default_factory=list)
    sections: list[OutlinedSection] = field(default_factory=list)
    end_mark: Passage | None = None
    notes: list[Passage] = field(default_factory=list)
    boilerplates: list[OutlinedBoilerplate] = field(default_factory=list)
    contact_groups: list[list[Passage]] = field(default_factory=list)
    aside: list[Passage] = field(default_factory=list)
    repeated: list[Passage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader of a format hands over.

    Args:
        passages: The text in reading order.
        title: What the format says the headline is, or empty.
        date: What the format says the date is, as written, or empty.
        extras: Other words of the source that print nowhere by themselves.
        language: What the format says the language is, or empty.
    """

    passages: Sequence[Passage]
    title: str = ""
    date: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    canonical_url: str = ""
    extras: Sequence[Passage] = ()
    language: str = ""
