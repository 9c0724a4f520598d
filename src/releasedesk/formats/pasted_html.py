"""Reads HTML from the clipboards of word processors, mail programs and browsers for what it means."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Literal, NamedTuple

from releasedesk import limits
from releasedesk.errors import UnsafeInput
from releasedesk.formats.html_reading import parse_html
from releasedesk.formats.pasted import DroppedKind, Pasted, PastedBlock, PastedKind
from releasedesk.formats.pasted_shapes import (
    at_blank_lines,
    holds_data,
    is_marker,
    is_reply,
    is_tiny,
    is_word_heading,
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
from releasedesk.model import Format, Run, plain_text
from releasedesk.model.text import PLAIN, stripped

_BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({"head", "title", "xml", "button", "meta", "link"})
"""Elements that are no text of the page, besides those that are not read at all (`html_reading.DROPPED`)."""
_SPACES = re.compile(r"[ \t\r\n\f]+")


_Skipped = DroppedKind | Literal["", "silently"]


class _State(NamedTuple):
    """What holds for the text within an element.

    `skipped` tells why it is left out, empty where it is not; `item` that it is in an item of a list, where further
    paragraphs become lines; `cell` that it is in a table of data, a row of which becomes a line.
    """

    format: Format = PLAIN
    kind: PastedKind = "paragraph"
    group: int = 0
    item: bool = False
    cell: bool = False
    is_preformatted: bool = False
    skipped: _Skipped = ""


def read_pasted_html(html: str) -> Pasted:
    """Return what pasted HTML means; nothing where it holds no text and no picture, or is too long.

    Structures of Word as in “Microsoft Office HTML and XML Reference” (mso-list, mso-hide, conditional comments).
    """
    from lxml import etree

    if len(html) > limits.HTML_CHARACTERS or not html.strip():
        return Pasted()
    if "<body" not in html.lower():
        html = f"<body><span>{html}"  # Text that stands for itself would be given a paragraph.
    try:
        root = parse_html(html)
    except UnsafeInput:
        return Pasted()
    reader = _Reader()
    # Not recursive: a hostile page may be nested as deep as it likes.
    for event, element in etree.iterwalk(root, events=("start", "end")):
        reader.take(event, element)
    return reader.result()


class _Reader:
    """Walks through the elements and gathers blocks."""

    def __init__(self) -> None:
        self._states = [_State()]
        self._blocks: list[PastedBlock] = []
        self._runs: list[Run] = []
        self._at: tuple[PastedKind, int] = ("paragraph", 0)
        self._dropped: Counter[str] = Counter()
        self._groups = 0
        self._word_groups: dict[str, int] = {}
        self._marker: list[str] | None = None
        self._has_blocks = False

    def take(self, event: str, element: Any) -> None:
        """Take the next step of the walk."""
        if event == "start":
            self._begin(element)
        else:
            self._end(element)

    def result(self) -> Pasted:
        """Return what was gathered."""
        self._finish_block()
        blocks = self._blocks
        is_inline = not self._has_blocks and len(blocks) == 1 and blocks[0].kind == "paragraph"
        if not is_inline:
            blocks = [block._replace(text=stripped(block.text)) for block in blocks]
            blocks = [block for block in blocks if block.kind == "picture" or plain_text(block.text)]
        return Pasted(tuple(blocks), dict(self._dropped), is_inline)

    def _begin(self, element: Any) -> None:
        tag = str(element.tag).lower()
        styles = styles_of(element.get("style") or "")
        state = self._states[-1]
        self._note_looks(tag, styles, state)
        skipped = state.skipped or self._reason_to_skip(tag, element, styles)
        if skipped:
            self._states.append(state._replace(skipped=skipped))
            return
        if tag in _BLOCKS:
            self._has_blocks = True
            self._break_block(tag)
        state = self._entered(tag, element, styles, state)
        self._states.append(state)
        if tag == "br":
            self._add(Run("\n", PLAIN))
        elif tag == "img":
            self._add_picture(element, styles)
        self._add_text(element.text)

    def _end(self, element: Any) -> None:
        tag = str(element.tag).lower()
        state = self._states.pop()
        if not state.skipped and tag in _BLOCKS:
            self._break_block(tag)
        if self._marker is not None and is_marker(styles_of(element.get("style") or "")):
            self._finish_marker()
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
        if tag in _BLOCKS:
            return self._in_paragraph(tag, element, styles, state)
        return state

    def _in_list(self, kind: PastedKind, state: _State) -> _State:
        if state.kind in ("bullets", "numbers"):
            self._dropped["levels"] += 1
            return state._replace(item=False)
        self._groups += 1
        return state._replace(kind=kind, group=self._groups)

    def _in_paragraph(self, tag: str, element: Any, styles: Styles, state: _State) -> _State:
        if tag == "table" and holds_data(element):
            self._dropped["tables"] += 1
            return state._replace(cell=True)
        if tag in _HEADINGS or element.get("role") == "heading" or is_word_heading(element, styles):
            return state if state.item else state._replace(kind="heading", group=0)
        listed = word_list(styles)
        if listed is None:
            return state
        name, level = listed
        if level > 1:
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

    def _note_looks(self, tag: str, styles: Styles, state: _State) -> None:
        if not state.skipped and (tag == "font" or have_looks(styles)):
            self._dropped["looks"] = 1

    def _add_picture(self, element: Any, styles: Styles) -> None:
        if is_tiny(element.get("width"), styles.get("width")) or is_tiny(
            element.get("height"), styles.get("height")
        ):
            self._dropped["trackers"] += 1
            return
        source = (element.get("src") or "").strip()
        if re.match(r"data:image/[a-z.+-]+;base64,", source, re.IGNORECASE):
            self._finish_block()
            self._has_blocks = True
            self._blocks.append(PastedBlock("picture", element.get("alt") or "", 0, source))
        else:
            self._dropped["pictures"] += 1

    def _add_text(self, text: str | None) -> None:
        state = self._states[-1]
        if not text or state.skipped:
            return
        if self._marker is not None:
            self._marker.append(text)
            return
        if text == "\u00a0":
            text = " "  # Browsers keep the space at the end of an element so.
        words = text.replace("\r\n", "\n") if state.is_preformatted else _SPACES.sub(" ", text)
        self._add(Run(words, state.format))

    def _add(self, run: Run) -> None:
        """Add text to the block that is written; of several spaces in a row, one stays."""
        state = self._states[-1]
        if state.skipped or self._marker is not None:
            return
        if not self._runs:
            self._at = (state.kind, state.group)
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
        """End a block where another begins or it ends itself; within an item it is a new line, in a row a gap."""
        state = self._states[-1]
        if tag in ("td", "th") and state.cell:
            if self._runs and self._runs[-1].text != "\t":
                self._runs[-1] = self._runs[-1]._replace(text=self._runs[-1].text.rstrip())
                self._runs.append(Run("\t"))
        elif state.cell and tag not in ("tr", "table"):
            if self._runs and not self._runs[-1].text[-1:].isspace():
                self._runs.append(Run(" "))
        elif state.item and tag not in ("li", "ul", "ol"):
            if self._runs and not self._runs[-1].text.endswith("\n"):
                self._runs.append(Run("\n"))
        else:
            self._finish_block()

    def _finish_block(self) -> None:
        runs, self._runs = self._runs, []
        kind, group = self._at
        for text in at_blank_lines(runs):
            if plain_text(text).strip():
                self._blocks.append(
                    PastedBlock(kind, text, group if kind not in ("paragraph", "heading") else 0)
                )

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
