"""Hypothesis strategies for releases that several people changed apart from each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from releasedesk.model import (
    Block,
    Edition,
    Figure,
    ListBlock,
    Paragraph,
    Person,
    Quote,
    Release,
    RichText,
    Section,
    plain_text,
)
from tests.strategies import blocks, contacts, identifiers, lines, release_lines, releases, rich_texts

WORDS = st.sampled_from("quay boats harbour 640 walls on, the again. «tide» مرسى 港".split())


@st.composite
def changed_texts(draw: st.DrawFn, text: RichText) -> RichText:
    """A text with some words put in, taken out or replaced; formatting goes where a stretch is rewritten."""
    if draw(st.integers(0, 4)) == 0:
        return draw(rich_texts())
    found = plain_text(text).split(" ")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(found)))
        length = draw(st.integers(0, 2))
        found[at : at + length] = draw(st.lists(WORDS, min_size=1 - min(length, 1), max_size=2))
    return " ".join(found)


@st.composite
def changed_blocks(draw: st.DrawFn, block: Block) -> Block:
    """A block that somebody worked on; it may become one of another kind, or get a field of a newer version."""
    if draw(st.integers(0, 9)) == 0:
        return block.replace(newer_field=draw(st.one_of(lines(), st.lists(lines(), max_size=2))))
    match block:
        case Paragraph() if draw(st.integers(0, 6)) == 0:
            return Quote(id=block.id, paragraphs=(block.text,))
        case Paragraph():
            return block.replace(text=draw(changed_texts(block.text)))
        case Quote():
            return block.replace(paragraphs=draw(changed_items(block.paragraphs)))
        case ListBlock():
            return block.replace(items=draw(changed_items(block.items)))
        case Figure():
            return block.replace(caption=draw(changed_texts(block.caption)), alt=draw(lines()))
        case _:
            return block


@st.composite
def changed_items(draw: st.DrawFn, items: tuple[RichText, ...]) -> tuple[RichText, ...]:
    """Items of which some were changed, added or taken out; one is left at least."""
    found = list(items)
    at = draw(st.integers(0, len(found) - 1))
    match draw(st.integers(0, 3)):
        case 0:
            found.insert(at, draw(rich_texts()))
        case 1 if len(found) > 1:
            del found[at]
        case _:
            found[at] = draw(changed_texts(found[at]))
    return tuple(found)


def _body(edition: Edition) -> list[tuple[str, list[Block]]]:
    return [(section.id, list(section.blocks)) for section in edition.sections] + [("", list(edition.notes))]


def _with_body(edition: Edition, body: list[tuple[str, list[Block]]]) -> Edition:
    sections = {section.id: section for section in edition.sections}
    return edition.replace(
        sections=tuple(sections[key].replace(blocks=tuple(own)) for key, own in body if key),
        notes=tuple(next(own for key, own in body if not key)),
    )


@st.composite
def _edit_body(draw: st.DrawFn, edition: Edition, speakers: tuple[str, ...]) -> Edition:
    body = _body(edition)
    filled = [own for _, own in body if own]
    kind = draw(st.sampled_from(["write", "write", "write", "add", "remove", "move"]))
    if kind == "add" or not filled:
        own = draw(st.sampled_from([own for _, own in body]))
        taken = {block.id for block in edition.blocks()}
        new = draw(blocks(speakers).filter(lambda block: block.id not in taken))
        own.insert(draw(st.integers(0, len(own))), new)
        return _with_body(edition, body)
    own = draw(st.sampled_from(filled))
    at = draw(st.integers(0, len(own) - 1))
    if kind == "write":
        own[at] = draw(changed_blocks(own[at]))
    else:
        block = own.pop(at)
        if kind == "move":
            goal = draw(st.sampled_from([each for _, each in body]))
            goal.insert(draw(st.integers(0, len(goal))), block)
    return _with_body(edition, body)


@st.composite
def _edit_sections(draw: st.DrawFn, edition: Edition) -> Edition:
    sections = list(edition.sections)
    kind = draw(st.sampled_from(["heading", "add", "remove", "move"]))
    if kind == "add" or not sections:
        taken = {section.id for section in sections}
        new = draw(identifiers().filter(lambda each: each not in taken))
        sections.insert(draw(st.integers(0, len(sections))), Section(id=new, heading=draw(lines())))
    else:
        at = draw(st.integers(0, len(sections) - 1))
        section = sections.pop(at)
        if kind == "heading":
            section = section.replace(
                heading=plain_text(draw(changed_texts(section.heading))).replace("\n", " ")
            )
        if kind != "remove":
            to = at if kind == "heading" else draw(st.integers(0, len(sections)))
            sections.insert(to, section)
    return edition.replace(sections=tuple(sections))


@st.composite
def _edit_fields(draw: st.DrawFn, edition: Edition) -> Edition:
    name = draw(
        st.sampled_from(
            ["headline", "kicker", "release_line", "subheadlines", "contacts", "keywords", "extra"]
        )
    )
    match name:
        case "release_line":
            return edition.replace(release_line=draw(release_lines()))
        case "subheadlines":
            return edition.replace(subheadlines=tuple(draw(st.lists(lines(), max_size=3))))
        case "contacts":
            taken = {contact.id for contact in edition.contacts}
            new = draw(contacts().filter(lambda each: each.id not in taken))
            kept = edition.contacts[draw(st.integers(0, 1)) :]
            return edition.replace(contacts=(*kept, new))
        case "keywords":
            found = tuple(draw(st.lists(lines(), max_size=2)))
            return edition.replace(metadata=edition.metadata.replace(keywords=found))
        case "extra":
            return edition.replace(newer={"mood": draw(lines()), "list": draw(st.lists(lines(), max_size=2))})
        case _:
            text = plain_text(draw(changed_texts(getattr(edition, name)))).replace("\n", " ")
            return edition.replace(**{name: text})


@st.composite
def _edit_people(draw: st.DrawFn, release: Release) -> Release:
    quoted = {
        block.speaker
        for edition in release.editions
        for block in edition.blocks()
        if isinstance(block, Quote)
    }
    idle = [person for person in release.people if person.id not in quoted]
    kind = draw(st.sampled_from(["remove", "change", "add"]))
    if idle and kind == "remove":
        gone = draw(st.sampled_from(idle))
        return release.replace(people=tuple(person for person in release.people if person is not gone))
    if release.people and kind == "change":
        at = draw(st.integers(0, len(release.people) - 1))
        changed = release.people[at].replace(title=draw(lines()))
        return release.replace(people=(*release.people[:at], changed, *release.people[at + 1 :]))
    taken = {person.id for person in release.people}
    new = Person(id=draw(identifiers().filter(lambda each: each not in taken)), name=draw(lines()))
    return release.replace(people=(*release.people, new))


@st.composite
def edited(draw: st.DrawFn, release: Release, most: int = 4) -> Release:
    """A release after a few edits of any kind."""
    for _ in range(draw(st.integers(0, most))):
        at = draw(st.integers(0, len(release.editions) - 1))
        edition = release.editions[at]
        speakers = ("", *(person.id for person in release.people))
        kind = draw(st.sampled_from(["body", "body", "body", "sections", "fields", "people", "language"]))
        if kind == "people":
            release = draw(_edit_people(release))
            continue
        changes: dict[str, Callable[[], Any]] = {
            "body": lambda edition=edition, speakers=speakers: _edit_body(edition, speakers),  # type: ignore[misc]
            "sections": lambda edition=edition: _edit_sections(edition),  # type: ignore[misc]
            "fields": lambda edition=edition: _edit_fields(edition),  # type: ignore[misc]
            "language": lambda edition=edition: st.just(
                edition.replace(language=edition.language + "-x-new")
            ),  # type: ignore[misc]
        }
        changed = draw(changes[kind]())
        if changed.language != edition.language and any(
            e.language == changed.language for e in release.editions
        ):
            continue
        release = release.replace(editions=(*release.editions[:at], changed, *release.editions[at + 1 :]))
    return release


@st.composite
def divergent(draw: st.DrawFn) -> tuple[Release, Release, Release]:
    """A release and two copies of it that were changed apart from each other, and now and then alike."""
    base = draw(releases())
    start = draw(edited(base, most=1)) if draw(st.integers(0, 3)) == 0 else base
    return base, draw(edited(start)), draw(edited(start))
