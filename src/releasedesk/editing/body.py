"""Operations on the body: sections and the blocks in them."""

from __future__ import annotations

from releasedesk.editing.edit import Edit, attempt
from releasedesk.editing.items import add_item, move_item, remove_item
from releasedesk.editing.names import TextKind, block_name
from releasedesk.editing.writing import typing_step
from releasedesk.model import (
    Attribution,
    Block,
    ListBlock,
    Paragraph,
    Quote,
    Release,
    RichText,
    Section,
    plain_text,
    rich_text,
    runs,
)
from releasedesk.model.blocks import Figure
from releasedesk.model.ids import IdSource, random_id
from releasedesk.model.place import Place, place, position, put, resolve
from releasedesk.model.text import joined, sliced

_WIDE = "\u2e80"
"""Where the letters begin of scripts that have a full stop of their own, which is not taken away before a mark."""


def add_section(
    release: Release, edition: Place, heading: str = "", after: str = "", new_id: IdSource = random_id
) -> Edit:
    """Add a section with an empty paragraph, after another one or at the end."""
    sections: tuple[Section, ...] = resolve(release, place(edition, "sections"))
    index = position(sections, after) + 1 if after else None
    section = Section(id=new_id(), heading=heading, blocks=(Paragraph(id=new_id()),))
    return add_item(release, place(edition, "sections"), section, "add section", index)


def remove_section(release: Release, section: Place) -> Edit:
    """Remove a section with everything in it."""
    return remove_item(release, section, "remove section")


def move_section(release: Release, section: Place, by: int) -> Edit:
    """Move a section up (`by` negative) or down."""
    return move_item(release, section, by, "move section")


def move_block(release: Release, block: Place, by: int) -> Edit:
    """Move a block up or down; at the edge of its section it walks on into the next one."""
    blocks_place, _, block_id = block.rpartition("/")
    blocks: tuple[Block, ...] = resolve(release, blocks_place)
    at = position(blocks, block_id)
    if 0 <= at + by < len(blocks) or not blocks_place.endswith("/blocks"):
        return move_item(release, block, by, f"move {block_name(blocks[at])}")
    return _into_neighbour(release, blocks_place, blocks[at], by)


def move_blocks(release: Release, where: Place, identifiers: tuple[str, ...], by: int) -> Edit:
    """Move blocks that follow on each other at a place up (`by` -1) or down (1), as one step."""
    ordered = identifiers if by < 0 else tuple(reversed(identifiers))
    first = move_block(release, place(where, ordered[0]), by)
    if len(ordered) == 1 or first.release == release:
        return first
    moved = first
    for each in ordered[1:]:
        moved = move_block(moved.release, place(where, each), by)
    return Edit(f"move {len(ordered)} blocks", moved.release, (first if by < 0 else moved).places)


def move_block_to(release: Release, block: Place, blocks: Place, index: int) -> Edit:
    """Move a block before the one that now stands at `index` of its own section, another one or the notes."""
    source, _, block_id = block.rpartition("/")
    moving: Block = resolve(release, block)
    label = f"move {block_name(moving)}"
    if source == blocks:
        at = position(resolve(release, blocks), block_id)
        return move_item(release, block, (index - 1 if index > at else index) - at, label)
    without = remove_item(release, block, label).release
    return add_item(without, blocks, moving, label, index)


def remove_block(release: Release, block: Place) -> Edit:
    """Remove a block from its section or from the notes."""
    return remove_item(release, block, f"remove {block_name(resolve(release, block))}")


def insert_block(release: Release, blocks: Place, block: Block, index: int | None = None) -> Edit:
    """Insert a block into a sequence of blocks."""
    return add_item(release, blocks, block, f"add {block_name(block)}", index)


def write_blocks(
    release: Release, where: Place, blocks: tuple[Block, ...], label: str = "", focus: str = ""
) -> Edit:
    """Replace a sequence of blocks by what an editor made of it.

    When a single text changed by a character, the edit is typing and is gathered into words; anything else is a step
    named `label`. `focus` is the identifier of the block the cursor is in, where it is known.
    """
    before: tuple[Block, ...] = resolve(release, where)
    edited = _edited_text(before, blocks)
    target = place(where, focus) if focus else where
    key, starts_word = "", False
    if edited is not None:
        target = place(where, edited[0])
        kind, starts_word = typing_step(edited[1], edited[2])
        key = f"{kind}:{target}" if kind else ""
    updated = attempt(lambda: put(release, where, blocks))
    return Edit(label or "typing", updated, (target,), key, starts_word)


def change_kind(block: Block, kind: TextKind, new_id: IdSource = random_id) -> tuple[Block, ...]:
    """Return a block turned into another kind, its text kept; a block may become several paragraphs.

    A figure stays what it is.
    """
    texts = block_texts(block)
    match kind:
        case _ if isinstance(block, Figure) or not texts:
            return (block,)
        case "paragraph":
            first, *others = texts
            return (
                _turned(block, Paragraph(id=block.id, text=first)),
                *(Paragraph(id=new_id(), text=text) for text in others),
            )
        case "quote":
            paragraphs = tuple(_without_marks(text) for text in texts)
            return (
                block
                if isinstance(block, Quote)
                else _turned(block, Quote(id=block.id, paragraphs=paragraphs)),
            )
        case _:
            return (_turned(block, ListBlock(id=block.id, ordered=kind == "numbers", items=texts)),)


def _turned(block: Block, made: Block) -> Block:
    """Return what a block was turned into, with the fields of it that only a newer version knows."""
    unknown = {
        name: value
        for name, value in (block.__pydantic_extra__ or {}).items()
        if name not in type(made).model_fields
    }
    return made.replace(**unknown) if unknown else made


def set_attribution(release: Release, quote: Place, **changes: object) -> Edit:
    """Change the verb or the placement of a quote's attribution."""
    attribution: Attribution = resolve(release, place(quote, "attribution"))
    if "placement" in changes and changes["placement"] != "interrupting":
        changes.setdefault("split_at", 0)
    updated = attempt(lambda: put(release, place(quote, "attribution"), attribution.replace(**changes)))
    return Edit("attribution", updated, (place(quote, "attribution"),))


def interrupt_quote(release: Release, quote: Place, *, ends_sentence: bool) -> Edit:
    """Let the words of a quote go on behind its attribution: with a blank, after which they are written.

    Where the attribution `ends_sentence`, a comma before it stood for the full stop of the words (“…,” she said. “…”).
    A quote of several paragraphs goes on in the last one, and its attribution stays where it is.
    """
    before: Quote = resolve(release, quote)
    length = len(plain_text(before.paragraphs[-1]).rstrip())
    words = sliced(before.paragraphs[-1], 0, length)
    if ends_sentence:
        words = _ended(words)
        length = len(plain_text(words))
    changes: dict[str, object] = {"paragraphs": (*before.paragraphs[:-1], joined(words, " "))}
    if len(before.paragraphs) == 1 and length:
        changes["attribution"] = before.attribution.replace(placement="interrupting", split_at=length + 1)
    updated = attempt(lambda: put(release, quote, before.replace(**changes)))
    return Edit("attribution", updated, (quote,))


def _ended(words: RichText) -> RichText:
    """Return the words of a sentence with its full stop, for which a comma or nothing stood before an attribution."""
    plain = plain_text(words)
    if plain.endswith(","):
        return joined(sliced(words, 0, len(plain) - 1), ".")
    return joined(words, ".") if plain[-1:].isalnum() and plain[-1] < _WIDE else words


def set_speaker(release: Release, quote: Place, person: str, verb: str | None = None) -> Edit:
    """Set who said a quote, nobody if empty, and with which `verb`: empty for the usual one, None for that it has."""
    updated = attempt(lambda: put(release, place(quote, "speaker"), person))
    if verb is not None:
        updated = set_attribution(updated, quote, verb=verb).release
    return Edit("speaker", updated, (place(quote, "speaker"),))


def quote_as_prose(release: Release, quote: Place, marks: tuple[str, str], words: str) -> Edit:
    """Make a quote of one paragraph a paragraph again, in which its words stand in marks and more words follow them."""
    block: Quote = resolve(release, quote)
    opening, closing = marks
    text = joined(opening, block.paragraphs[0], closing, words)
    updated = attempt(lambda: put(release, quote, _turned(block, Paragraph(id=block.id, text=text))))
    return Edit("turn into paragraph", updated, (quote,))


def block_texts(block: Block) -> tuple[RichText, ...]:
    """Return the texts that a block is made of, in order; none for a figure or an unknown block."""
    match block:
        case Paragraph():
            return (block.text,)
        case Quote():
            return block.paragraphs
        case ListBlock():
            return block.items
        case _:
            return ()


def _edited_text(before: tuple[Block, ...], after: tuple[Block, ...]) -> tuple[str, str, str] | None:
    """Return the block and its text before and after, where exactly one text of one block changed."""
    if len(before) != len(after):
        return None
    different = [(old, new) for old, new in zip(before, after, strict=True) if old is not new and old != new]
    if len(different) != 1:
        return None
    old, new = different[0]
    old_texts, new_texts = block_texts(old), block_texts(new)
    if old.id != new.id or type(old) is not type(new) or len(old_texts) != len(new_texts):
        return None
    texts = [(was, now) for was, now in zip(old_texts, new_texts, strict=True) if was != now]
    if len(texts) != 1:
        return None
    return new.id, plain_text(texts[0][0]), plain_text(texts[0][1])


def _into_neighbour(release: Release, blocks_place: Place, block: Block, by: int) -> Edit:
    sections_place, _, section_id = blocks_place.removesuffix("/blocks").rpartition("/")
    sections: tuple[Section, ...] = resolve(release, sections_place)
    label = f"move {block_name(block)}"
    at = position(sections, section_id)
    to = at + (1 if by > 0 else -1)
    if not 0 <= to < len(sections):
        return move_item(release, place(blocks_place, block.id), by, label)
    changed = list(sections)
    changed[at] = sections[at].replace(
        blocks=tuple(each for each in sections[at].blocks if each.id != block.id)
    )
    blocks = (block, *sections[to].blocks) if by > 0 else (*sections[to].blocks, block)
    changed[to] = sections[to].replace(blocks=blocks)
    updated = attempt(lambda: put(release, sections_place, tuple(changed)))
    return Edit(label, updated, (place(sections_place, sections[to].id, "blocks", block.id),))


def _without_marks(text: RichText) -> RichText:
    """Return the text without the quotation marks that enclose it as a whole."""
    plain = plain_text(text).strip()
    for opening, closing in (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")):
        inner = plain[1:-1]
        if (
            len(plain) > 1
            and plain[0] == opening
            and plain[-1] == closing
            and not set(inner) & {opening, closing}
        ):
            return _trimmed(text, opening, closing)
    return text


def _trimmed(text: RichText, opening: str, closing: str) -> RichText:
    parts = list(runs(text))
    parts[0] = parts[0]._replace(text=parts[0].text.lstrip().removeprefix(opening).lstrip())
    parts[-1] = parts[-1]._replace(text=parts[-1].text.rstrip().removesuffix(closing).rstrip())
    return rich_text(parts)
