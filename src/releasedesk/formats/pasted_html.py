"""Reads HTML for what it means: from the clipboards of word processors, mail programs and browsers, and web pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from releasedesk import limits
from releasedesk.errors import UnsafeInput
from releasedesk.formats.html_reading import parse_html
from releasedesk.formats.pasted import DroppedKind, Pasted, PastedBlock, PastedKind, PastedTable
from releasedesk.formats.pasted_shapes import (
    BLOCKS,
    at_blank_lines,
    embedded_picture,
    heading_level,
    holds_data,
    is_marker,
    is_reply,
    is_tracker,
    names_source,
)
from releasedesk.formats.pasted_styles import (
    Styles,
    address_of,
    counts,
    formatted,
    have_looks,
    is_hidden,
    is_struck,
    styles_of,
    word_list,
)
from releasedesk.formats.pasted_tables import Cell, cell_of, table_of
from releasedesk.model import Format, Run, plain_text
from releasedesk.model.text import PLAIN, stripped

_UNSEEN = frozenset({"head", "title", "xml", "button", "meta", "link"})
"""Elements that are no text of the page, besides those that are not read at all (`html_reading.DROPPED`)."""
_SPACES = re.compile(r"[ \t\r\n\f]+")
# Soft hyphens, byte order marks, and overrides of direction, by which words read otherwise than they look.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u2060\ufeff\u202d\u202e"))


KeepsTable = Callable[[PastedTable], bool]
_Skipped = DroppedKind | Literal["", "silently"]


class _State(NamedTuple):
    """What holds for the text within an element.

    `skipped` tells why it is left out, empty where it is not; `item` that it is in an item of a list, where further
    paragraphs become lines; `level` is that of a heading, `line` that of the source.
    """

    format: Format = PLAIN
    kind: PastedKind = "paragraph"
    group: int = 0
    level: int = 0
    line: int = 0
    item: bool = False
    is_preformatted: bool = False
    skipped: _Skipped = ""


def read_pasted_html(html: str) -> Pasted:
    """Return what pasted HTML means; nothing where it holds no text and no picture, or is too long.

    Structures of Word as in “Microsoft Office HTML and XML Reference” (mso-list, mso-hide, conditional comments).
    """
    if len(html) > limits.HTML_CHARACTERS or not html.strip():
        return Pasted()
    if "<body" not in html.lower():
        html = f"<body><span>{html}"  # Text that stands for itself would be given a paragraph.
    try:
        root = parse_html(html)
    except UnsafeInput:
        return Pasted()
    return read_elements(root, lambda _table: True)


def read_elements(root: Any, keeps: KeepsTable = lambda _table: False) -> Pasted:
    """Return what an element and those within it mean; `keeps` tells which tables of data stay tables."""
    return _Reader(keeps).read(root)


class _Reader:
    """Walks through the elements and gathers blocks."""

    def __init__(self, keeps: KeepsTable) -> None:
        self._keeps = keeps
        self._states = [_State()]
        self._blocks: list[PastedBlock] = []
        self._runs: list[Run] = []
        self._at = _State()
        self._dropped: Counter[str] = Counter()
        self._groups = 0
        self._word_groups: dict[str, int] = {}
        self._marker: list[str] | None = None
        self._has_blocks = False

    def read(self, root: Any) -> Pasted:
        """Walk through an element, and return what was gathered."""
        from lxml import etree

        # Not recursive: a hostile page may be nested as deep as it likes.
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._begin(element)
            else:
                self._end(element)
        self._finish_block()
        blocks = self._blocks
        is_inline = not self._has_blocks and len(blocks) == 1 and blocks[0].kind == "paragraph"
        if not is_inline:
            blocks = [block._replace(text=stripped(block.text)) for block in blocks]
            blocks = [block for block in blocks if block.source or plain_text(block.text)]
        return Pasted(tuple(blocks), dict(self._dropped), is_inline)

    def _begin(self, element: Any) -> None:
        tag = str(element.tag).lower()
        styles = styles_of(element.get("style") or "")
        state = self._states[-1]
        if not state.skipped and (tag == "font" or have_looks(styles)):
            self._dropped["looks"] = 1
        skipped = state.skipped or self._reason_to_skip(tag, element, styles)
        if skipped:
            self._states.append(state._replace(skipped=skipped))
            return
        if tag in BLOCKS or names_source(element):
            self._has_blocks = True
            self._break_block(tag)
            state = state._replace(line=element.sourceline or 0)
        if tag == "table" and holds_data(element) and self._add_table(element):
            self._states.append(state._replace(skipped="silently"))
            return
        state = self._entered(tag, element, styles, state)
        self._states.append(state)
        if tag == "br":
            self._add(Run("\n", PLAIN))
        elif tag == "img":
            self._add_picture(element, styles)
        elif tag == "q":
            self._add(Run("“", state.format))
        self._add_text(element.text)

    def _end(self, element: Any) -> None:
        tag = str(element.tag).lower()
        state = self._states.pop()
        if not state.skipped and (tag in BLOCKS or names_source(element)):
            self._break_block(tag)
        if self._marker is not None and is_marker(styles_of(element.get("style") or "")):
            self._finish_marker()
        if tag == "q" and not state.skipped:
            self._add(Run("”", state.format))
        elif "notesym" in (element.get("class") or ""):
            self._add(Run(" "))  # LibreOffice puts the number of a footnote right before its words.
        self._add_text(element.tail)

    def _entered(self, tag: str, element: Any, styles: Styles, state: _State) -> _State:
        """Return what holds within an element."""
        state = state._replace(
            format=formatted(state.format, tag, styles),
            is_preformatted=state.is_preformatted or tag == "pre",
        )
        if tag == "a":
            state = state._replace(format=state.format._replace(link=address_of(element.get("href") or "")))
        if is_struck(styles) or tag in ("s", "strike"):
            self._dropped["struck"] += 1
        if is_marker(styles):
            self._marker = []
        if tag in ("ul", "ol"):
            return self._in_list("numbers" if tag == "ol" else "bullets", state)
        if tag == "li":
            return state._replace(item=True)
        if tag == "blockquote" and not is_reply(element):
            self._groups += 1
            return state._replace(kind="quote", group=self._groups)
        if state.kind == "quote" and names_source(element):
            return state._replace(kind="paragraph", group=0)
        if tag in BLOCKS:
            return self._in_paragraph(tag, element, styles, state)
        return state

    def _in_list(self, kind: PastedKind, state: _State) -> _State:
        if state.kind in ("bullets", "numbers"):
            self._dropped["levels"] += 1
            return state._replace(item=False)
        self._groups += 1
        return state._replace(kind=kind, group=self._groups)

    def _in_paragraph(self, tag: str, element: Any, styles: Styles, state: _State) -> _State:
        if level := heading_level(tag, element, styles):
            return state if state.item else state._replace(kind="heading", group=0, level=level)
        listed = word_list(styles)
        if listed is None:
            return state
        name, depth = listed
        if depth > 1:
            self._dropped["levels"] += 1
        if name not in self._word_groups or (
            self._blocks and self._blocks[-1].group != self._word_groups[name]
        ):
            self._groups += 1
            self._word_groups[name] = self._groups
        return state._replace(kind="bullets", group=self._word_groups[name])

    def _reason_to_skip(self, tag: str, element: Any, styles: Styles) -> _Skipped:
        if tag in _UNSEEN:
            return "silently"
        if "MsoCommentReference" in (element.get("class") or ""):
            self._dropped["comments"] += 1
            return "comments"
        if styles.get("mso-element", "").startswith("comment"):
            return "silently"
        if tag == "del" or (tag in ("s", "strike") and element.get("datetime")):
            self._dropped["deletions"] += 1
            return "deletions"
        if is_hidden(styles) or element.get("hidden") is not None:
            if tag != "img" and "".join(element.itertext()).strip():
                self._dropped["hidden"] += 1
            return "hidden"
        return ""

    def _add_picture(self, element: Any, styles: Styles) -> None:
        source = embedded_picture(element)
        if is_tracker(element, styles):
            self._dropped["trackers"] += 1
        elif source:
            self._finish_block()
            self._has_blocks = True
            self._blocks.append(PastedBlock("picture", element.get("alt") or "", 0, source))
        else:
            self._dropped["pictures"] += 1

    def _add_table(self, element: Any) -> bool:
        """Add a table if it is one to be kept; the cells of others are paragraphs."""
        dropped: Counter[str] = Counter()
        found = table_of(element, lambda cell: _cell(cell, dropped))
        if found is None or not self._keeps(found):
            return False
        self._finish_block()
        self._dropped.update(dropped)
        if self._dropped["looks"] > 1:
            self._dropped["looks"] = 1
        self._blocks.append(PastedBlock("table", found.words, line=element.sourceline or 0, table=found))
        return True

    def _add_text(self, text: str | None) -> None:
        state = self._states[-1]
        if not text or state.skipped:
            return
        if self._marker is not None:
            self._marker.append(text)
            return
        if text == "\u00a0":
            text = " "  # Browsers keep the space at the end of an element so.
        text = text.translate(_INVISIBLE)
        words = text.replace("\r\n", "\n") if state.is_preformatted else _SPACES.sub(" ", text)
        self._add(Run(words, state.format))

    def _add(self, run: Run) -> None:
        """Add text to the block that is written; of several spaces in a row, one stays."""
        state = self._states[-1]
        if state.skipped or self._marker is not None:
            return
        if not self._runs:
            self._at = state
        text = run.text
        before = self._runs[-1].text[-1:] if self._runs else ""
        if text[:1] == " " and not state.is_preformatted and before in (" ", "\n"):
            text = text[1:]
        if text == "\n" and before == " ":
            self._runs[-1] = self._runs[-1]._replace(text=self._runs[-1].text[:-1])
        format = run.format._replace(strong=False) if state.kind == "heading" else run.format
        if text:
            self._runs.append(Run(text, format))

    def _break_block(self, tag: str) -> None:
        """End a block where another begins or it ends itself; within an item it is a new line."""
        state = self._states[-1]
        if state.item and tag not in ("li", "ul", "ol"):
            if self._runs and not self._runs[-1].text.endswith("\n"):
                self._runs.append(Run("\n"))
        else:
            self._finish_block()

    def _finish_block(self) -> None:
        gathered, self._runs = self._runs, []
        kind, line = self._at.kind, self._at.line
        group = self._at.group if kind not in ("paragraph", "heading") else 0
        level = self._at.level if kind == "heading" else 0
        for text in at_blank_lines(gathered):
            if plain_text(text).strip():
                self._blocks.append(PastedBlock(kind, text, group, level=level, line=line))

    def _finish_marker(self) -> None:
        """Decide by the mark that Word wrote before an item what kind of list it is in."""
        marker, self._marker = "".join(self._marker or ()), None
        index = next(
            (at for at in reversed(range(len(self._states))) if self._states[at].kind == "bullets"), None
        )
        if index is not None and counts(marker):
            for at in range(index, len(self._states)):
                self._states[at] = self._states[at]._replace(kind="numbers")
            while index > 0 and self._states[index - 1].kind == "bullets":
                index -= 1
                self._states[index] = self._states[index]._replace(kind="numbers")


def _cell(element: Any, dropped: Counter[str]) -> Cell:
    """Return what is in a cell, and count what was left out of it."""
    read = read_elements(element)
    texts = [block.text for block in read.blocks if not block.source]
    dropped.update(read.dropped)
    if len(texts) < len(read.blocks):
        dropped["pictures"] += len(read.blocks) - len(texts)
    return cell_of(texts)
