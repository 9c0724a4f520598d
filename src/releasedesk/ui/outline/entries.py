"""What the outline lists: the parts of a release, with what is done, counted or missing in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from releasedesk.editing.body import block_texts
from releasedesk.model import Contact, Dateline, Edition, Figure, ListBlock, Release, Section, plain_text
from releasedesk.model.place import Place, edition_place, is_within
from releasedesk.model.release import REFERRING_KINDS
from releasedesk.model.translation import Counterparts
from releasedesk.rendering.field_rules import rules_of
from releasedesk.rendering.rule_findings import field_findings
from releasedesk.ui.editions.words import counted

Mark = Literal["", "done", "missing", "translation"]
"""Whether what belongs in a part is there: not said, all of it, not yet, or not as the original has it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline; one without `place` is the title of a group.

    Attributes:
        count: How many there are, where that is worth saying; 0 shows nothing.
        problem: What is missing, in words, where the mark says so.
        also: Other places that belong to the line.
    """

    title: str
    place: Place = ""
    mark: Mark = ""
    count: int = 0
    problem: str = ""
    is_section: bool = False
    also: tuple[Place, ...] = ()


def outline_of(release: Release, edition: Edition) -> tuple[Entry, ...]:
    """Return the lines of the outline in the order of the form."""
    return (
        Entry("Release"),
        *_release_entries(edition),
        *_kind_entries(release, edition),
        Entry("Body"),
        *_section_entries(edition),
        Entry("Around it"),
        *_around_entries(release, edition),
    )


def with_pending(entries: tuple[Entry, ...], pairs: tuple[Counterparts, ...]) -> tuple[Entry, ...]:
    """Return the lines with a mark at the parts of a translation at which something is to be done."""
    waiting: dict[int, list[Counterparts]] = {}
    for pair in pairs:
        # What is missing here is marked where the original has it.
        place = pair.place or _counterpart(pair, pairs)
        index = entry_at(entries, place)
        if index is not None:
            waiting.setdefault(index, []).append(pair)
    return tuple(
        replace(entry, mark="translation", count=len(waiting[index]), problem=counted(waiting[index]))
        if index in waiting and entry.mark != "missing"
        else entry
        for index, entry in enumerate(entries)
    )


def _counterpart(pair: Counterparts, pairs: tuple[Counterparts, ...]) -> Place:
    here = next((each.place for each in pairs if each.place), "").split("/")[:2]
    there = pair.original_place.split("/")
    return "/".join((*here, *there[2:])) if len(here) == 2 else ""


def entry_at(entries: tuple[Entry, ...], place: Place) -> int | None:
    """Return the index of the line that a place belongs to."""
    found = [
        (len(root), index)
        for index, entry in enumerate(entries)
        for root in (entry.place, *entry.also)
        if root and is_within(place, root)
    ]
    return max(found)[1] if found else None


def _also(edition: Edition, *names: str) -> tuple[Place, ...]:
    return tuple(edition_place(edition, name) for name in names)


def _release_entries(edition: Edition) -> Iterator[Entry]:
    yield Entry("Release line", edition_place(edition, "release_line"), "done")
    has_headline = edition.headline.strip() != ""
    yield Entry(
        "Headline",
        edition_place(edition, "headline"),
        "done" if has_headline else "missing",
        problem="" if has_headline else "no headline yet",
        also=_also(edition, "subheadlines", "kicker", "reference"),
    )
    has_dateline = _has_dateline(edition.dateline)
    yield Entry(
        "Dateline",
        edition_place(edition, "dateline"),
        "done" if has_dateline else "missing",
        problem="" if has_dateline else "place or date is missing",
    )


def _kind_entries(release: Release, edition: Edition) -> Iterator[Entry]:
    """Yield the lines of what only this kind of release has."""
    missing = {
        finding.place: finding.message
        for finding in field_findings(release, edition, rules_of(release))
        if finding.code == "missing-field"
    }
    parts = (("Invitation", edition_place(edition, "event")),) if release.kind == "media_advisory" else ()
    if release.kind in REFERRING_KINDS:
        parts = (("Earlier release", "refers_to"),)
    for title, where in parts:
        problem = next((words for place, words in missing.items() if is_within(place, where)), "")
        yield Entry(title, where, "missing" if problem else "done", problem=problem)


def _has_dateline(dateline: Dateline) -> bool:
    return bool(dateline.override.strip() or (dateline.place.strip() and dateline.date))


def _section_entries(edition: Edition) -> Iterator[Entry]:
    for index, section in enumerate(edition.sections):
        title = section.heading.strip() or ("Opening" if index == 0 else f"Section {index + 1}")
        is_empty = not _has_words(section)
        yield Entry(
            title,
            edition_place(edition, "sections", section.id),
            "missing" if is_empty else "",
            problem="nothing written yet" if is_empty else "",
            is_section=True,
        )


def _has_words(section: Section) -> bool:
    return any(
        isinstance(block, Figure) or any(plain_text(text).strip() for text in block_texts(block))
        for block in section.blocks
    )


def _around_entries(release: Release, edition: Edition) -> Iterator[Entry]:
    notes = sum(len(block.items) if isinstance(block, ListBlock) else 1 for block in edition.notes)
    yield Entry("Notes to editors", edition_place(edition, "notes"), count=notes)
    boilerplate = any(
        each.paragraphs and plain_text(each.paragraphs[0]).strip() for each in edition.boilerplates
    )
    boilerplate_mark: Mark = "done" if boilerplate else ""
    yield Entry(
        "Boilerplate", edition_place(edition, "boilerplates"), boilerplate_mark, also=_also(edition, "legal")
    )
    yield Entry("People", "people", count=len(release.people))
    reachable = sum(map(_is_reachable, edition.contacts))
    yield Entry(
        "Contacts",
        edition_place(edition, "contacts"),
        "" if reachable else "missing",
        reachable,
        "" if reachable else "nobody to call or write to",
        also=_also(edition, "contacts_intro"),
    )
    yield Entry(
        "Organisation and page",
        "organisation",
        "done" if release.organisation.name.strip() else "",
        also=("house_style", "kind", *_also(edition, "language", "end_mark")),
    )
    described: Mark = "done" if edition.metadata.description else ""
    yield Entry("Search and social", edition_place(edition, "metadata"), described)


def _is_reachable(contact: Contact) -> bool:
    return any(phone.number.strip() for phone in contact.phones) or any(map(str.strip, contact.emails))
