"""Contacts in Word documents: a paragraph for each line, which pages do not part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from releasedesk.exporters.docx_words import WordSetter
from releasedesk.rendering.printed import PrintedContact

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_MOST_LINES_KEPT_WHOLE = 16
"""More lines than these would leave half a page empty, if all of them went to the next one."""

_ABOVE_NAME = 8
"""Points above the first line of a contact, as in the style of its name."""


def add_contacts(
    contacts: Sequence[PrintedContact], add_paragraph: Callable[[str], Paragraph], words: WordSetter
) -> None:
    """Add contacts at the end of the document: all on one page, or so many that they may be parted between two."""
    from docx.shared import Pt

    may_end_a_page = _may_end_a_page(contacts)
    for index, contact in enumerate(contacts):
        paragraphs = tuple(_paragraphs(contact, add_paragraph, words, is_last=index + 1 == len(contacts)))
        if not contact.name:
            # An office: the style of a name, which sets contacts apart, is not there.
            paragraphs[0].paragraph_format.space_before = Pt(_ABOVE_NAME)
        if index in may_end_a_page:
            paragraphs[-1].paragraph_format.keep_with_next = False


def _may_end_a_page(contacts: Sequence[PrintedContact]) -> range:
    """Return after which contacts a page may end: the first two stay together, and so do the last two."""
    lines = sum(1 + len(contact.details) + len(contact.lines) for contact in contacts)
    return range(1, len(contacts) - 2) if lines > _MOST_LINES_KEPT_WHOLE else range(0)


def _paragraphs(
    contact: PrintedContact, add_paragraph: Callable[[str], Paragraph], words: WordSetter, *, is_last: bool
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a contact as they are added; each but the very last stays with the next."""
    if contact.name:
        name = add_paragraph("Contact Name")
        words.write_text(name, contact.name)
        yield name
    for detail in contact.details:
        paragraph = add_paragraph("Contact Details")
        words.write_text(paragraph, detail)
        yield paragraph
    for line in contact.lines:
        ends = is_last and line is contact.lines[-1]
        paragraph = add_paragraph("Contact Line End" if ends else "Contact Line")
        words.write_text(paragraph, line.label, "Contact Label")
        paragraph.add_run("\t")
        words.write_from_the_left(paragraph, line.from_the_left, line.link)
        words.write_text(paragraph, line.further)
        yield paragraph
