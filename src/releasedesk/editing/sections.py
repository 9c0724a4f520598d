"""Where sections begin and end: a paragraph becomes a heading, a section joins the one before it."""

from __future__ import annotations

from releasedesk.editing.edit import Edit, attempt
from releasedesk.errors import InvalidEdit
from releasedesk.model import Block, Paragraph, Release, Section
from releasedesk.model.ids import IdSource, random_id
from releasedesk.model.place import Place, place, position, put, resolve


def begin_section(
    release: Release, section: Place, block: str, heading: str, new_id: IdSource = random_id
) -> Edit:
    """Make a paragraph the heading of a section that takes over what follows it.

    `heading` are the words of the heading, which the paragraph need not hold any more. The first paragraph of a
    section without a heading becomes the heading of that section.
    """
    sections_place, _, section_id = section.rpartition("/")
    sections: tuple[Section, ...] = resolve(release, sections_place)
    at = position(sections, section_id)
    here = sections[at]
    # A section in which nothing was written yet has no blocks, and so no paragraph to look for.
    index = position(here.blocks, block) if block else len(here.blocks)
    following: tuple[Block, ...] = here.blocks[index + 1 :] or (Paragraph(id=new_id()),)
    if index == 0 and not here.heading:
        made: tuple[Section, ...] = (here.replace(heading=heading, blocks=following),)
    else:
        new = Section(id=new_id(), heading=heading, blocks=following)
        made = (here.replace(blocks=here.blocks[:index]), new)
    changed = (*sections[:at], *made, *sections[at + 1 :])
    updated = attempt(lambda: put(release, sections_place, changed))
    return Edit("turn into section heading", updated, (place(sections_place, made[-1].id, "heading"),))


def write_sections(
    release: Release, section: Place, blocks: tuple[Block, ...], following: tuple[Section, ...], label: str
) -> Edit:
    """Replace what stands in a section, and put other sections after it.

    A section without heading in which nothing is left becomes the first of the others.
    """
    sections_place, _, section_id = section.rpartition("/")
    sections: tuple[Section, ...] = resolve(release, sections_place)
    at = position(sections, section_id)
    here = sections[at].replace(blocks=blocks)
    if not here.heading and all(isinstance(block, Paragraph) and not block.text for block in blocks):
        first, *rest = following
        made: tuple[Section, ...] = (here.replace(heading=first.heading, blocks=first.blocks), *rest)
    else:
        made = (here, *following)
    updated = attempt(lambda: put(release, sections_place, (*sections[:at], *made, *sections[at + 1 :])))
    last = made[-1]
    return Edit(label, updated, (place(sections_place, last.id, "blocks", last.blocks[-1].id),))


def join_section(release: Release, section: Place, new_id: IdSource = random_id) -> Edit:
    """Join a section to the one before it; its heading becomes a paragraph, so that no word is lost.

    Raises:
        InvalidEdit: It is the first one.

    """
    sections_place, _, section_id = section.rpartition("/")
    sections: tuple[Section, ...] = resolve(release, sections_place)
    at = position(sections, section_id)
    if at == 0:
        raise InvalidEdit("The first section has none before it to be joined with.")
    before, here = sections[at - 1], sections[at]
    heading = (Paragraph(id=new_id(), text=here.heading),) if here.heading else ()
    moved: tuple[Block, ...] = (*heading, *here.blocks)
    joined = before.replace(blocks=(*before.blocks, *moved))
    changed = (*sections[: at - 1], joined, *sections[at + 1 :])
    updated = attempt(lambda: put(release, sections_place, changed))
    entered = moved[:1] or joined.blocks[-1:]
    where = place(sections_place, before.id, "blocks", *(block.id for block in entered))
    return Edit("join sections", updated, (where,))
