"""Which sections and blocks of two editions belong together, and what became of each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from releasedesk.model import Block, Edition, Section
from releasedesk.model.place import Place, edition_place, place
from releasedesk.review.order import moved
from releasedesk.review.pairing import pairs_by_words, section_words
from releasedesk.review.phrasing import in_words

_NOTES = ""


@dataclass(frozen=True, slots=True)
class BodyChange:
    """A section or a block of which something may have changed; None where one of the editions does not have it."""

    old: Section | Block | None
    new: Section | Block | None
    old_place: Place = ""
    place: Place = ""
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class _Home:
    """A block with the section that it is in, which is empty for the notes."""

    section: str
    block: Block


def body_changes(old: Edition, new: Edition) -> Iterator[BodyChange]:
    """Yield sections and blocks that were added, removed, moved or changed, in the order of the new edition.

    What has no partner of its identifier is paired by its words, so that two imports of one text can be compared.
    """
    if (old.sections, old.notes) != (new.sections, new.notes):
        yield from _Body(old, new).changes()


class _Body:
    def __init__(self, old: Edition, new: Edition) -> None:
        self._old_place, self._place = edition_place(old), edition_place(new)
        self._old_sections = {section.id: section for section in old.sections}
        self._sections = {section.id: section for section in new.sections}
        self._old_blocks, self._blocks = _homes(old), _homes(new)
        self._same_sections = self._paired_sections()
        self._same = self._paired_blocks()
        self._moved = self._moved_blocks(old, new)

    def changes(self) -> Iterator[BodyChange]:
        gone = self._gone()
        order = [self._same_sections[each] for each in self._sections if each in self._same_sections]
        moved_sections = moved(list(self._old_sections), order)
        for section in self._sections.values():
            yield self._section(section, moved_sections)
            yield from self._blocks_of(section.id, section.blocks, gone)
        kept = set(self._same_sections.values())
        for identifier, section in self._old_sections.items():
            if identifier not in kept:
                where = place(self._old_place, "sections", identifier)
                yield BodyChange(section.replace(blocks=()), None, where)
                yield from self._removed(gone, identifier)
        notes = tuple(home.block for home in self._blocks.values() if home.section == _NOTES)
        yield from self._blocks_of(_NOTES, notes, gone)

    def _section(self, section: Section, moved_sections: set[str]) -> BodyChange:
        where = place(self._place, "sections", section.id)
        partner = self._same_sections.get(section.id)
        if partner is None:
            return BodyChange(None, section.replace(blocks=()), "", where)
        old_where = place(self._old_place, "sections", partner)
        return BodyChange(self._old_sections[partner], section, old_where, where, partner in moved_sections)

    def _blocks_of(
        self, section: str, blocks: tuple[Block, ...], gone: dict[str, list[str]]
    ) -> Iterator[BodyChange]:
        partner = _NOTES if section == _NOTES else self._same_sections.get(section)
        if partner is not None:
            yield from self._removed(gone, partner)
        for block in blocks:
            yield self._block(block)
            if block.id in self._same:
                yield from self._removed(gone, "/" + self._same[block.id])

    def _block(self, block: Block) -> BodyChange:
        where = _block_place(self._place, self._blocks[block.id])
        partner = self._same.get(block.id)
        if partner is None:
            return BodyChange(None, block, "", where)
        home = self._old_blocks[partner]
        return BodyChange(
            home.block, block, _block_place(self._old_place, home), where, block.id in self._moved
        )

    def _removed(self, gone: dict[str, list[str]], anchor: str) -> Iterator[BodyChange]:
        for identifier in gone.pop(anchor, ()):
            home = self._old_blocks[identifier]
            yield BodyChange(home.block, None, _block_place(self._old_place, home))

    def _gone(self) -> dict[str, list[str]]:
        """Return the blocks that are gone, each under what stood before it: its section, or “/” and a block's name."""
        kept = set(self._same.values())
        found: dict[str, list[str]] = {}
        anchor, section = _NOTES, _NOTES
        for identifier, home in self._old_blocks.items():
            if home.section != section:
                anchor = section = home.section
            if identifier in kept:
                anchor = "/" + identifier
            else:
                found.setdefault(anchor, []).append(identifier)
        return found

    def _paired_sections(self) -> dict[str, str]:
        found = {each: each for each in self._sections if each in self._old_sections}
        old = [section for key, section in self._old_sections.items() if key not in found]
        new = [section for key, section in self._sections.items() if key not in found]
        for at, now_at in pairs_by_words([*map(section_words, old)], [*map(section_words, new)]):
            found[new[now_at].id] = old[at].id
        return found

    def _paired_blocks(self) -> dict[str, str]:
        found = {each: each for each in self._blocks if each in self._old_blocks}
        old = [home.block for key, home in self._old_blocks.items() if key not in found]
        new = [home.block for key, home in self._blocks.items() if key not in found]
        for at, now_at in pairs_by_words([*map(_words, old)], [*map(_words, new)]):
            found[new[now_at].id] = old[at].id
        return found

    def _moved_blocks(self, old: Edition, new: Edition) -> set[str]:
        """Return the blocks that are in another section, or in another order within theirs."""
        own = {partner: key for key, partner in self._same.items()}
        found = set()
        stayed: dict[str, list[str]] = {}
        for key, home in self._blocks.items():
            partner = self._same.get(key)
            if partner is None:
                continue
            was = self._old_blocks[partner].section
            if was != (_NOTES if home.section == _NOTES else self._same_sections.get(home.section)):
                # A section that was cut in two did not move what is in it from the reader's point of view, but it did
                # in the file; a new section around old blocks is said once, by the section that was added.
                if home.section == _NOTES or home.section in self._same_sections:
                    found.add(key)
                continue
            stayed.setdefault(was, []).append(partner)
        for section, order in stayed.items():
            before = [key for key, home in self._old_blocks.items() if home.section == section]
            found |= {own[each] for each in moved(before, order)}
        return found


def _homes(edition: Edition) -> dict[str, _Home]:
    found = {block.id: _Home(section.id, block) for section in edition.sections for block in section.blocks}
    return found | {block.id: _Home(_NOTES, block) for block in edition.notes}


def _block_place(edition: Place, home: _Home) -> Place:
    inside = ("notes",) if home.section == _NOTES else ("sections", home.section, "blocks")
    return place(edition, *inside, home.block.id)


def _words(block: Block) -> tuple[str, str]:
    return block.kind, in_words(block)
