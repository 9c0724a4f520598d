"""Turning paragraphs that are written as a quotation into a quote, and a quote into what is printed of it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from releasedesk.editing import body
from releasedesk.editing.edit import Edit, Operation
from releasedesk.editing.names import KIND_NAMES, TextKind
from releasedesk.editing.people import quote_by_new_person, quote_by_person
from releasedesk.model import Block, Edition, Paragraph, Person, Quote, Release, RichText, plain_text
from releasedesk.model.ids import random_id
from releasedesk.model.place import Place, place, resolve
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.ui.writing.attributions import named_people, printed_words
from releasedesk.ui.writing.called import called

Shown = tuple[Release, Edition]


class Turned(NamedTuple):
    """What blocks become: those in their place, which of them is the one that was turned, and who said it."""

    blocks: tuple[Block, ...]
    focus: str
    person: str = ""
    new_name: str = ""
    title: str = ""


def turned(blocks: tuple[Block, ...], kind: TextKind, shown: Shown) -> Turned | None:
    """Return what blocks that stand together become beyond their bare words; None where these are all."""
    if kind != "paragraph" and all(isinstance(block, Paragraph) for block in blocks):
        return _quoted(blocks, shown) if kind == "quote" else None
    if kind in ("paragraph", "quote") and len(blocks) == 1 and isinstance(blocks[0], Quote):
        return _printed(blocks[0], shown)
    return None


def turning(where: Place, first: int, stop: int, made: Turned, kind: TextKind) -> Operation:
    """Return the operation that puts what blocks became in their place, `first` to `stop` of those at `where`."""

    def turn(release: Release) -> Edit:
        present: tuple[Block, ...] = resolve(release, where)
        blocks = (*present[:first], *made.blocks, *present[stop:])
        label = f"turn into {KIND_NAMES[kind]}"
        edit = body.write_blocks(release, where, blocks, label, made.focus)
        quote = place(where, made.focus)
        if made.person:
            spoken = quote_by_person(edit.release, quote, made.person, made.title)
        elif made.new_name:
            spoken = quote_by_new_person(edit.release, quote, made.new_name, made.title)
        else:
            return edit
        return replace(edit, release=spoken.release)

    return turn


def _quoted(blocks: tuple[Block, ...], shown: Shown) -> Turned | None:
    from releasedesk.importers.written_quotes import written_quote

    written = written_quote([block.text for block in blocks if isinstance(block, Paragraph)])
    if written is None:
        return None
    release, edition = shown
    usual = phrases_of(release, edition).verbs[0]
    verb = "" if written.attribution.verb == usual else written.attribution.verb
    attribution = written.attribution.replace(verb=verb)
    quote = Quote(id=blocks[0].id, paragraphs=written.paragraphs, attribution=attribution)
    made = Turned((*_paragraphs(written.lead), quote, *_paragraphs(written.tail)), quote.id)
    if written.said is None:
        return made
    name = " ".join(filter(None, (written.said.courtesy, written.said.name)))
    title = written.said.title
    pairs = tuple(zip(release.people, named_people(release, edition), strict=True))
    people = called(name, pairs)
    if not people:
        return made._replace(new_name=name, title=title)
    named = next(each for person, each in pairs if person is people[0])
    if not _has_title(named, title):
        return None
    return made._replace(person=people[0].id, title=title)


def _has_title(person: Person, written: str) -> bool:
    """Tell whether a title that is written is or becomes that of a person; another one would be lost."""
    own = f"{person.title} {person.organisation}".casefold()
    return not own.strip() or all(word in own for word in written.casefold().replace(",", " ").split())


def _paragraphs(text: RichText) -> tuple[Block, ...]:
    return (Paragraph(id=random_id(), text=text),) if plain_text(text) else ()


def _printed(quote: Quote, shown: Shown) -> Turned | None:
    """Return the paragraphs that a quote of somebody prints: bare, its words would be those of the release."""
    if not quote.speaker or not any(map(plain_text, quote.paragraphs)):
        return None
    first, *others = printed_words(*shown, quote)
    blocks = (Paragraph(id=quote.id, text=first), *(Paragraph(id=random_id(), text=each) for each in others))
    return Turned(blocks, quote.id)
