"""Word documents (.docx, ECMA-376): their words with headings, lists, links and emphasis; tracked changes are told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from releasedesk.errors import SourceError, UnsafeInput
from releasedesk.importers.bounds import refuse_many_passages, source_bytes
from releasedesk.importers.builder import release_from
from releasedesk.importers.docx_parts import W, WordParts, space_of, value_of
from releasedesk.importers.docx_tables import table_passages
from releasedesk.importers.docx_words import ParagraphReader, Tracked
from releasedesk.importers.line_kinds import is_page_mark
from releasedesk.importers.outline import Source
from releasedesk.importers.passages import ItemMark, Passage
from releasedesk.importers.result import ImportResult, Report, excerpt
from releasedesk.importers.rich_lines import lines_of_runs
from releasedesk.importers.text_passages import item_mark, with_captions

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0", "it is a Word document of the old kind (.doc) or protected by a password"),
    (b"{\\rtf", "it is an RTF file"),
    (b"%PDF", "it is a PDF"),
)
_WAY_OUT = "open it where it was written and save it as a Word document (.docx)"
_HOLDERS = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"}


def import_docx(path: Path) -> ImportResult:
    """Import a Word document.

    Raises:
        SourceError: The file cannot be read, is no Word document or holds no text.

    """
    return read_docx(source_bytes(path), path)


def read_docx(content: bytes, path: Path) -> ImportResult:
    """Return the release in the bytes of a Word document; `path` names it in messages.

    Raises:
        SourceError: They are no Word document or hold no text.

    """
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise SourceError(path, f"{what}; {_WAY_OUT}")
    report = Report()
    try:
        reader = _DocumentReader(WordParts(content))
        passages = tuple(reader.passages())
        extras = tuple(reader.extras())
        reader.tell(report)
    except UnsafeInput as error:
        raise SourceError(path, str(error)) from error
    refuse_many_passages(path, (*passages, *extras))
    if not passages:
        raise SourceError(
            path, "there are no words in it; choose a document that holds the text of a release"
        )
    return release_from(Source(passages, extras=extras, language=reader.language), content, report)


class _DocumentReader:
    def __init__(self, parts: WordParts) -> None:
        self._parts = parts
        self._words = ParagraphReader(parts)
        self._number = 0
        self._blank_before = False
        self._below = 0
        self._captions: set[int] = set()

    @property
    def language(self) -> str:
        """The language that the document's properties name, or empty."""
        return self._parts.language

    def passages(self) -> Iterator[Passage]:
        """Yield what stands on the pages: the head of the first page, then the text."""
        headers = [passage for root in self._parts.beside("header") for passage in self._blocks(root)]
        text = tuple(with_captions(self._blocks(self._parts.body), self._is_caption))
        said = {passage.plain for passage in text}
        yield from (head for head in dict.fromkeys(headers) if not _repeats(head.plain, said))
        yield from text

    def _is_caption(self, passage: Passage) -> bool:
        return passage.line in self._captions

    def extras(self) -> Iterator[Passage]:
        """Yield what stands apart from the text: footnotes, endnotes and the feet of pages."""
        referred = set(self._words.tracked.notes)
        for kind in ("footnotes", "endnotes"):
            for root in self._parts.beside(kind):
                for note in root:
                    if f"{kind}/{note.get(f'{W}id', '')}" in referred:
                        yield from self._blocks(note)
        feet = [passage for root in self._parts.beside("footer") for passage in self._blocks(root)]
        yield from (foot for foot in dict.fromkeys(feet) if not _is_number_of_page(foot.plain))

    def tell(self, report: Report) -> None:
        """Note what the document holds besides its words: tracked changes, comments, what is hidden, pictures."""
        tracked = self._words.tracked
        _tell_changes(tracked, report)
        for root in self._parts.beside("comments"):
            for comment in root.iter(f"{W}comment"):
                words = excerpt("".join(text.text or "" for text in comment.iter(f"{W}t")), 300)
                who = excerpt(comment.get(f"{W}author", ""), 60) or "somebody"
                report.warn("comment-in-document", f"The document holds a comment of {who}: “{words}”.")
        if tracked.pictures:
            number = "A picture" if tracked.pictures == 1 else f"{tracked.pictures} pictures"
            report.note(
                "pictures-left-out", f"{number} of the document did not come over; put them in by hand."
            )

    def _blocks(self, holder: _Element) -> Iterator[Passage]:
        """Yield the paragraphs within an element, also those in tables and text boxes."""
        for child in holder:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from table_passages(child, self._cell)
            elif child.tag in _HOLDERS:
                yield from self._blocks(child)
            elif str(child.tag).endswith("}AlternateContent") and len(child):
                yield from self._blocks(child[0])

    def _cell(self, cell: _Element) -> list[Passage]:
        self._blank_before = True
        return list(self._blocks(cell))

    def _paragraph(self, paragraph: _Element) -> Iterator[Passage]:
        self._number += 1
        lines = list(lines_of_runs(self._words.runs(paragraph)))
        boxes, self._words.boxes = self._words.boxes, []
        style = value_of(paragraph, "pPr", "pStyle")
        if style in self._parts.caption_styles:
            self._captions.add(self._number)
        own = paragraph.find(f"{W}pPr/{W}spacing") is not None
        space = space_of(paragraph) if own else self._parts.spacing.get(style, self._parts.spacing[""])
        is_apart = self._blank_before or bool(self._below or space)
        if lines:
            first = self._first(Passage(lines[0], self._number, apart=is_apart), paragraph, style)
            if first.plain:
                yield first
            yield from (Passage(line, self._number) for line in lines[1:])
        self._blank_before = not lines
        self._below = space
        for box in boxes:
            self._blank_before = True
            yield from self._blocks(box)
            self._blank_before = True

    def _first(self, passage: Passage, paragraph: _Element, style: str) -> Passage:
        """Return the first line of a paragraph with what the document says that it is."""
        level = self._parts.heading_levels.get(style, 0)
        outline = value_of(paragraph, "pPr", "outlineLvl")
        if not level and outline.isdecimal() and int(outline[:2]) < 9:
            level = min(int(outline[:2]) + 1, 6)
        if level:
            return replace(passage, level=level)
        item = self._item(paragraph, style)
        if item:
            return replace(passage, item=item)
        # Where somebody typed the mark of a list item by hand.
        mark, length = item_mark(passage.plain)
        return replace(passage.part(length), item=mark) if mark else passage

    def _item(self, paragraph: _Element, style: str) -> ItemMark:
        number = value_of(paragraph, "pPr", "numPr", "numId")
        level = value_of(paragraph, "pPr", "numPr", "ilvl") or "0"
        if not number:
            number, level = self._parts.list_of_style(style)
        kind = self._parts.list_kinds.get((number, level), "")
        return "bullet" if kind == "bullet" else "number" if kind else ""


def _repeats(head: str, said: Collection[str]) -> bool:
    """Tell whether the text says what stands above its pages, be it cut short."""
    start = head.removesuffix("…")
    return head in said or (start != head and any(text.startswith(start) for text in said))


def _is_number_of_page(foot: str) -> bool:
    return foot.isdecimal() or is_page_mark(foot)


def _tell_changes(tracked: Tracked, report: Report) -> None:
    if tracked.inserted or tracked.deleted:
        deleted = f" What was struck out and left out: “{excerpt(' … '.join(tracked.deleted), 400)}”."
        report.warn(
            "tracked-changes",
            f"The document holds tracked changes; it was read as if all were accepted ({tracked.inserted} insertions,"
            f" {len(tracked.deleted)} deletions).{deleted if tracked.deleted else ''}",
            data={"insertions": tracked.inserted, "deletions": len(tracked.deleted)},
        )
    if tracked.hidden:
        report.warn(
            "hidden-text-left-out",
            f"Text that is hidden in the document was left out: “{excerpt(' '.join(tracked.hidden), 300)}”.",
        )
