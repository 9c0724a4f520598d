"""Markdown (CommonMark 0.31) for content systems that read it, with every sign that means something escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from releasedesk.model import Format, Run, rich_text, runs
from releasedesk.model.text import plain_text, stripped
from releasedesk.rendering.isolation import in_order, with_groups_in_order
from releasedesk.rendering.links import is_safe_link
from releasedesk.rendering.printed import (
    EndMarkFollows,
    PrintedBlock,
    PrintedContact,
    PrintedFigure,
    PrintedLine,
    PrintedList,
    PrintedParagraph,
    PrintedQuote,
    PrintedRelease,
    PrintedTable,
)

# Punctuation that can open or close something anywhere in a line (CommonMark, section 2.4 lets all of it be escaped).
_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>&~|])")
# What only means something at the start of a line: headings, quotes, lists, rules, fences, setext underlines.
_AT_START = re.compile(r"^(\s*)([#>+=-]|\d{1,9}[.)])", re.ASCII)
# What an address may not hold, even in angle brackets (section 6.3), and what in it would read as a character entity.
_NOT_IN_ADDRESS = re.compile(r"[\\<>]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# Number signs after a space end a heading and are not shown (section 4.2).
_CLOSES_HEADING = re.compile(r"(?<=[ \t])(?=#+$)")
# A list of the same kind right after another goes on with it unless its items are marked otherwise (section 5.3).
_BULLETS = ("-", "*")
_DELIMITERS = (".", ")")
# Spaces at the edges of emphasis stop it from being any (section 6.2), so they go outside.
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def markdown_of(view: PrintedRelease, *, contacts_first: bool = False) -> str:
    """Return the release as Markdown with line feeds, and one at its end; contacts stand before the text or last."""
    written: list[str] = []
    previous_mark = ""
    for part in _parts(view, contacts_first=contacts_first):
        if isinstance(part, PrintedList):
            marks = _DELIMITERS if part.ordered else _BULLETS
            previous_mark = marks[1] if previous_mark == marks[0] else marks[0]
            written.append("\n".join(_items(part, previous_mark)))
        elif part.strip():
            previous_mark = ""
            written.append(part)
    return "\n\n".join(written) + "\n"


def escaped(text: str) -> str:
    """Return plain text as Markdown that reads as that text; line breaks are hard ones."""
    lines = (_escaped_line(line) for line in text.split("\n"))
    return "\\\n".join(lines)


def _parts(view: PrintedRelease, *, contacts_first: bool) -> Iterator[str | PrintedList]:
    # First, as in plain text: lists and feeds of content systems show the first words alone.
    yield _strong(_line(view.release_line))
    yield escaped(view.organisation)
    for line in (view.reference, view.kicker):
        if line is not None:
            yield _line(line)
    if view.headline is not None:
        yield _heading(1, view.headline)
    for deck in view.subheadlines:
        yield _strong(_line(deck))
    if contacts_first:
        yield from _contacts(view)
    for section in view.sections:
        if section.heading is not None:
            yield _heading(2, section.heading)
        yield from _blocks(section.blocks)
    yield from _end_mark(view, "body")
    for boilerplate in view.boilerplates:
        if boilerplate.heading is not None:
            yield _heading(2, boilerplate.heading)
        yield from map(_line, boilerplate.paragraphs)
    yield from _end_mark(view, "boilerplates")
    if view.notes_heading:
        yield f"## {_one_line(escaped(view.notes_heading))}"
        yield from _blocks(view.notes)
    if not contacts_first:
        yield from _contacts(view)
    yield from map(_line, view.legal)


def _end_mark(view: PrintedRelease, part: EndMarkFollows) -> Iterator[str]:
    mark = view.end_mark_after(part)
    if mark is not None:
        yield _line(mark)


def _contacts(view: PrintedRelease) -> Iterator[str]:
    if view.contacts_heading:
        yield f"## {_one_line(escaped(view.contacts_heading))}"
    if view.contacts_intro is not None:
        yield _line(view.contacts_intro)
    is_rtl = view.direction == "rtl"
    for contact in view.contacts:
        yield _contact(contact, is_rtl=is_rtl)


def _contact(contact: PrintedContact, *, is_rtl: bool) -> str:
    lines = [_strong(escaped(contact.name)), *(escaped(detail) for detail in contact.details)]
    for line in contact.lines:
        label = f"{escaped(line.named)} " if line.named else ""
        text = with_groups_in_order(line.text.strip()) if is_rtl else line.text.strip()
        lines.append(label + _linked(_escaped_inside(text), line.link))
    return "\\\n".join(line for line in lines if line.strip())


def _blocks(blocks: Iterable[PrintedBlock]) -> Iterator[str | PrintedList]:
    for block in blocks:
        match block:
            case PrintedParagraph():
                lead_in = _strong(escaped(block.lead_in))
                yield block.gap.join(filter(None, (lead_in, _line(block.line))))
            case PrintedQuote():
                yield "\n>\n".join(_indented(_line(line), "> ", "> ") for line in block.paragraphs)
            case PrintedList():
                yield block
            case PrintedFigure():
                yield _figure(block)
            case PrintedTable():
                if block.caption:
                    yield _strong(escaped(block.caption))
                yield _table(block)


def _items(block: PrintedList, mark: str) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        lead = f"{number}{mark} " if block.ordered else f"{mark} "
        yield _indented(_line(item), lead, " " * len(lead))


def _table(table: PrintedTable) -> str:
    """Return a table (GitHub Flavored Markdown 0.29, section 4.10), which must have a header, if an empty one."""
    header = table.header or ("",) * len(table.figures)
    rules = ("---:" if figures else "---" for figures in table.figures)
    lines = (map(_cell, header), rules, *(map(_cell, row) for row in table.rows))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return _escaped_inside(text)


def _figure(figure: PrintedFigure) -> str:
    caption = _words(figure.caption)
    words = filter(None, (caption or escaped(figure.alt), escaped(figure.credit)))
    return " ".join(words)


def _heading(level: int, line: PrintedLine) -> str:
    return f"{'#' * level} {_one_line(_line(line))}"


def _line(line: PrintedLine) -> str:
    return _words(line.words)


def _words(words: Sequence[Run]) -> str:
    ordered = map(in_order, words)
    text = "".join(_under_one_link(tuple(group), link) for link, group in groupby(ordered, _link_of))
    # An exclamation mark before a link would make a picture of it (section 6.4).
    text = text.replace("![", "\\![")
    return "\n".join(_without_start_meaning(line) for line in text.split("\n"))


def _link_of(run: Run) -> str:
    return run.format.link if is_safe_link(run.format.link) else ""


def _under_one_link(words: Sequence[Run], link: str) -> str:
    """Return neighbours under one link as one, with the spaces at its edges outside."""
    if not link:
        return _runs(words)
    text = rich_text(words)
    plain = plain_text(text)
    before, after = plain[: -len(plain.lstrip())], plain[len(plain.rstrip()) :]
    if not plain.strip():
        return _escaped_inside(plain)
    inside = _runs(tuple(runs(stripped(text))))
    return _escaped_inside(before) + _linked(inside, link) + _escaped_inside(after)


def _runs(words: Sequence[Run]) -> str:
    """Return words in a row, each with its formats; what stands beside it tells how these can be marked."""
    edges = ["", *(run.text for run in words), ""]
    beside = ((edges[at][-1:], edges[at + 2][:1]) for at in range(len(words)))
    return "".join(_run(run, *each) for run, each in zip(words, beside, strict=True))


def _run(run: Run, last: str, first: str) -> str:
    """Return a run between the `last` character before it and the `first` one behind it."""
    match = _EDGES.match(run.text)
    assert match is not None
    before, middle, after = match.groups()
    if not middle:
        return _escaped_inside(run.text)
    apart = all(not each or each.isspace() for each in (before[-1:] or last, after[:1] or first))
    shown = _formatted(_escaped_inside(middle), run.format, apart=apart)
    return _escaped_inside(before) + shown + _escaped_inside(after)


def _formatted(text: str, format: Format, *, apart: bool) -> str:
    if format.superscript:
        text = f"<sup>{text}</sup>"
    if format.subscript:
        text = f"<sub>{text}</sub>"
    if format.emphasis:
        text = _marked(text, "*", "em", apart=apart)
    if format.strong:
        text = _marked(text, "**", "strong", apart=apart)
    return text


def _marked(text: str, marks: str, tag: str, *, apart: bool) -> str:
    """Mark a text with asterisks, or with a tag where asterisks might not be taken for emphasis (section 6.2).

    Asterisks beside punctuation count where the text stands `apart`, between spaces or the ends of its line.
    """
    if apart or (text[0].isalnum() and text[-1].isalnum()):
        return f"{marks}{text}{marks}"
    return f"<{tag}>{text}</{tag}>"


def _strong(text: str) -> str:
    """Make a text strong that has a line, or the beginning of one, to itself: there, asterisks always work."""
    return f"**{text.strip()}**" if text.strip() else ""


def _linked(text: str, link: str) -> str:
    if not text or not is_safe_link(link):
        return text
    address = _NOT_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", link)
    return f"[{text}](<{_ENTITY.sub('&amp;', address)}>)"


def _escaped_inside(text: str) -> str:
    return _MEANS_SOMETHING.sub(r"\\\1", text).replace("\t", " ").replace("\n", "\\\n")


def _escaped_line(line: str) -> str:
    return _without_start_meaning(_MEANS_SOMETHING.sub(r"\\\1", line).replace("\t", " "))


def _without_start_meaning(line: str) -> str:
    """Escape what would begin a block, and drop indentation, which would begin code (section 4.4)."""

    def meant_literally(found: re.Match[str]) -> str:
        mark = found[2]
        return mark[:-1] + "\\" + mark[-1]

    return _AT_START.sub(meant_literally, line.lstrip(" "))


def _one_line(text: str) -> str:
    """Return a heading's text without line breaks, and so that number signs at its end are not taken for its own."""
    return _CLOSES_HEADING.sub(r"\\", text.replace("\\\n", " "))


def _indented(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", f"\n{rest}")
