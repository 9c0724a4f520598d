"""What the newsroom's rules find wrong with a release: what is missing, too long, in the past or stands for nothing.

A finding never stops the work: an embargo in the past is said and printed all the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from releasedesk.findings import Finding, Severity
from releasedesk.model import (
    Edition,
    Figure,
    ListBlock,
    Paragraph,
    Quote,
    Release,
    ReleaseLine,
    RichText,
    UnknownBlock,
    plain_text,
    runs,
)
from releasedesk.model.place import Place, edition_place, place
from releasedesk.rendering.dates import date_in_words, moment_in_words
from releasedesk.rendering.field_rules import FieldRule, asked_by, field_place, field_texts, rules_of
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.rendering.house_style import HouseStyle
from releasedesk.rendering.languages import in_language
from releasedesk.rendering.phrases import phrases_for
from releasedesk.rendering.variables import Variables

_LONGEST_WORDS = 60
_NEXT_DAY = dt.timedelta(days=1)


def rule_findings(release: Release, edition: Edition, *, now: dt.datetime) -> tuple[Finding, ...]:
    """Return what is wrong with an edition at a moment, by the rules of its kind and its house style."""
    return (
        *field_findings(release, edition, rules_of(release)),
        *printing_findings(release, edition, now=now),
    )


def printing_findings(release: Release, edition: Edition, *, now: dt.datetime) -> tuple[Finding, ...]:
    """Return what is wrong with an edition as it is printed at a moment, whatever its house asks for."""
    return (
        *unresolved_fields(release, edition),
        *unprinted_blocks(edition),
        *embargo_findings(edition, now),
        *release_line_findings(release, edition),
        *dateline_findings(release, edition),
        *speaker_findings(release, edition),
    )


def unresolved_fields(release: Release, edition: Edition) -> tuple[Finding, ...]:
    """Return an error for each inserted field of which nothing is known."""
    variables = Variables(release, edition, phrases_of(release, edition))
    return tuple(_unresolved(edition, variables))


def _unresolved(edition: Edition, variables: Variables) -> Iterator[Finding]:
    for where, text in rich_texts_of(edition):
        for run in runs(text) if variables.has_fields(text) else ():
            field = run.format.field
            if field and variables.value(field) is None:
                message = f"The field “{field}” stands for nothing yet: give it a value, or take it out of the text."
                yield Finding("unresolved-field", Severity.ERROR, message, where, data={"field": field})


def field_findings(release: Release, edition: Edition, rules: Mapping[str, FieldRule]) -> tuple[Finding, ...]:
    """Return a warning for each field that is missing, too long or not used at all by some rules."""
    found = []
    for field, rule in rules.items():
        texts = field_texts(field, release, edition)
        where = field_place(field, release, edition)
        data: dict[str, Any] = {"field": field}
        if rule.required and not texts:
            message = f"There is no {rule.called} yet, and the house style asks for one."
            found.append(Finding("missing-field", Severity.WARNING, message, where, data=data))
        if texts and not rule.exists:
            message = f"The house style has no {rule.called}, and this release has one: take it out, or ask the house."
            found.append(Finding("unused-field", Severity.WARNING, message, where, data=data))
        longest = max(map(len, texts), default=0)
        if rule.most is not None and longest > rule.most:
            message = f"The {rule.called} has {longest} characters; the house style allows {rule.most}."
            data |= {"length": longest, "most": rule.most}
            found.append(Finding("field-too-long", Severity.WARNING, message, where, data=data))
    return tuple(found)


def style_findings(release: Release, edition: Edition, style: HouseStyle) -> tuple[Finding, ...]:
    """Return what a release lacks of what its house style itself asks for, or has beyond it."""
    found = field_findings(release, edition, asked_by(style, release.kind))
    # A style that brings a logo asks no release for one.
    return tuple(each for each in found if not (style.logo_file and each.place == "organisation/logo"))


def embargo_findings(edition: Edition, now: dt.datetime) -> tuple[Finding, ...]:
    """Return a warning for an embargo that has lifted already."""
    line = edition.release_line
    if line.until is None or line.until > now:
        return ()
    words = moment_in_words(line.until, line.time_zone, phrases_for("en-GB"))
    message = f"The embargo has lifted already: {words}. Check the date, or release at once."
    where = edition_place(edition, "release_line")
    data = {"until": line.until.isoformat()}
    return (Finding("embargo-in-the-past", Severity.WARNING, message, where, data=data),)


def release_line_findings(release: Release, edition: Edition) -> tuple[Finding, ...]:
    """Return a warning where other languages of the release may be used at another moment than this one."""
    line = edition.release_line
    others: dict[str, list[str]] = {}
    for other in release.editions:
        if (other.release_line.kind, other.release_line.instant) != (line.kind, line.instant):
            others.setdefault(_may_be_used(other.release_line), []).append(other.language)
    where = edition_place(edition, "release_line")
    return tuple(
        Finding(
            "release-lines-differ",
            Severity.WARNING,
            f"This edition is {_may_be_used(line)}, the one in {' and '.join(languages)} {said}: "
            "check that both are meant.",
            where,
            data={"languages": languages},
        )
        for said, languages in others.items()
    )


def dateline_findings(release: Release, edition: Edition) -> tuple[Finding, ...]:
    """Return a warning where other languages of the release are dated otherwise than by the clocks of another city."""
    date = edition.dateline.date
    others: dict[dt.date, list[str]] = {}
    for other in release.editions:
        theirs = other.dateline.date
        if date is not None and theirs is not None and abs(theirs - date) > _NEXT_DAY:
            others.setdefault(theirs, []).append(other.language)
    phrases = phrases_for("en-GB")
    return tuple(
        Finding(
            "dateline-dates-differ",
            Severity.WARNING,
            f"This edition is dated {date_in_words(date, phrases)}, the one in {' and '.join(languages)} "
            f"{date_in_words(theirs, phrases)}: check that both are meant.",
            edition_place(edition, "dateline"),
            data={"languages": languages},
        )
        for theirs, languages in others.items()
        if date is not None
    )


def _may_be_used(line: ReleaseLine) -> str:
    if line.until is None:
        return "for immediate release" if line.kind == "immediate" else "on hold"
    return f"under embargo until {moment_in_words(line.until, line.time_zone, phrases_for('en-GB'))}"


def unprinted_blocks(edition: Edition) -> tuple[Finding, ...]:
    """Return an error for each block that only a later version can print: it is missing from every document."""
    parts = [
        (edition_place(edition, "sections", each.id, "blocks"), each.blocks) for each in edition.sections
    ]
    return tuple(
        Finding(
            "block-not-printed",
            Severity.ERROR,
            f"A later ReleaseDesk wrote a “{block.kind}” here, which this one keeps but cannot print; update it.",
            place(where, block.id),
            data={"kind": block.kind},
        )
        for where, blocks in (*parts, (edition_place(edition, "notes"), edition.notes))
        for block in blocks
        if isinstance(block, UnknownBlock)
    )


def speaker_findings(release: Release, edition: Edition) -> tuple[Finding, ...]:
    """Return a warning for each quote that is printed without saying who said it, though it is to say so."""
    named = {person.id for person in in_language(release, edition).people if person.name.strip()}
    return tuple(
        _unnamed(quote, where)
        for where, quote in _quotes_of(edition)
        if quote.attribution.placement != "none" and quote.speaker not in named
    )


def _unnamed(quote: Quote, where: Place) -> Finding:
    words = " ".join(plain_text(quote.paragraphs[0]).split())
    shown = words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS].rpartition(" ")[0] + "…"
    message = f"The quote “{shown}” is printed without saying who said it: name somebody, or let its words stand alone."
    return Finding("speaker-unnamed", Severity.WARNING, message, where)


def _quotes_of(edition: Edition) -> Iterator[tuple[Place, Quote]]:
    """Yield the quotes that have words, each with its place."""
    parts = [
        (edition_place(edition, "sections", each.id, "blocks"), each.blocks) for each in edition.sections
    ]
    for where, blocks in (*parts, (edition_place(edition, "notes"), edition.notes)):
        for block in blocks:
            if isinstance(block, Quote) and any(map(str.strip, map(plain_text, block.paragraphs))):
                yield place(where, block.id), block


def rich_texts_of(edition: Edition) -> Iterator[tuple[Place, RichText]]:
    """Yield every rich text of an edition with its place, in reading order."""
    for section in edition.sections:
        yield from _block_texts(section.blocks, edition_place(edition, "sections", section.id, "blocks"))
    for boilerplate in edition.boilerplates:
        where = edition_place(edition, "boilerplates", boilerplate.id, "paragraphs")
        yield from ((place(where, index), text) for index, text in enumerate(boilerplate.paragraphs))
    yield from _block_texts(edition.notes, edition_place(edition, "notes"))
    yield edition_place(edition, "contacts_intro"), edition.contacts_intro
    yield from ((edition_place(edition, "legal", index), text) for index, text in enumerate(edition.legal))


def _block_texts(blocks: Any, where: Place) -> Iterator[tuple[Place, RichText]]:
    for block in blocks:
        at = place(where, block.id)
        match block:
            case Paragraph():
                yield place(at, "text"), block.text
            case Quote():
                yield from ((place(at, "paragraphs", i), text) for i, text in enumerate(block.paragraphs))
            case ListBlock():
                yield from ((place(at, "items", i), text) for i, text in enumerate(block.items))
            case Figure():
                yield place(at, "caption"), block.caption
            case _:
                continue
