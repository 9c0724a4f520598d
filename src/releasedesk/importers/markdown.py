"""Markdown: text with headings, emphasis, links and lists in light marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from releasedesk.importers.passages import Passage
from releasedesk.importers.result import ImportResult, Report
from releasedesk.importers.text import import_with
from releasedesk.importers.text_passages import passages_of
from releasedesk.model import RichText, Run, rich_text
from releasedesk.model.links import is_safe_link
from releasedesk.model.text import Format

_TAG = re.compile(r"</?(?:img|br|hr|div|p|span|center|b|i|em|strong|a)\b[^<>\n]{0,400}>", re.IGNORECASE)
_FENCE = re.compile(r"^(?:```|~~~).{0,40}$")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*$")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~>|-])")
_INLINE = re.compile(
    r"!\[(?P<alt>[^\[\]\n]{0,300})\]\((?P<image>[^()\s]{0,1000})[^()\n]{0,100}\)"
    r"|\[(?P<label>[^\[\]\n]{1,300})\]\((?P<link>[^()\s]{1,1000})(?:\s[^()\n]{0,200})?\)"
    r"|<(?P<auto>https?://[^<>\s]{1,1000}|[\w.+-]{1,64}@[\w.-]{1,200})>"
    r"|\*\*(?P<strong>[^\s*](?:[^*\n]{0,600}?[^\s*])?)\*\*"
    r"|\*(?P<star>[^\s*](?:[^*\n]{0,600}?[^\s*])?)\*(?!\*)"
    r"|(?<![\w_])_(?P<under>[^\s_](?:[^_\n]{0,600}?[^\s_])?)_(?![\w_])"
)
_PLACEHOLDER = "\ue000"


def import_markdown(path: Path) -> ImportResult:
    """Import a Markdown file.

    Raises:
        SourceError: The file cannot be read or holds no text.
    """
    return import_with(markdown_passages, path)


def markdown_passages(text: str, report: Report) -> tuple[Passage, ...]:
    """Return the passages of a Markdown text; marks become formatting, links keep their address."""
    without = _without_comments(text)
    if without != text or _TAG.search(text):
        message = (
            "HTML comments, pictures and tags of the Markdown text were left out; their words do not print."
        )
        report.note("markup-left-out", message)
    text = _TAG.sub("", without)
    lines = ["" if _FENCE.match(line) else line for line in text.split("\n")]
    return tuple(_formatted(passages_of("\n".join(_with_breaks(lines)))))


def _without_comments(text: str) -> str:
    """Return a text with its HTML comments taken out, their line breaks left; one that has no end is text."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += text[at:start], "\n" * text.count("\n", start, end)
        at = end + 3
    return "".join([*parts, text[at:]])


def _with_breaks(lines: list[str]) -> Iterator[str]:
    """Yield the lines with headings apart from the text below them."""
    for line in lines:
        yield f"\f{line}\f" if _HEADING.match(line) else line


def _formatted(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    for passage in passages:
        plain, level = passage.plain, 0
        if heading := _HEADING.match(plain):
            plain, level = heading["text"], len(heading["marks"])
        text = _rich(plain.removeprefix("> "))
        yield Passage(text, passage.line, level, passage.item, passage.apart)


def _rich(text: str) -> RichText:
    escaped = [match[1] for match in _ESCAPED.finditer(text)]
    text = _ESCAPED.sub(_PLACEHOLDER, text)
    runs: list[Run] = []
    position = 0
    for match in _INLINE.finditer(text):
        runs.append(Run(text[position : match.start()]))
        runs.append(_run(match))
        position = match.end()
    runs.append(Run(text[position:]))
    return rich_text(_unescaped(runs, iter(escaped)))


def _run(match: re.Match[str]) -> Run:
    if match["label"] is not None:
        if is_safe_link(match["link"]):
            return Run(match["label"], Format(link=match["link"]))
        return Run(f"{match['label']} ({match['link']})")
    if match["image"] is not None:
        return Run(" ".join(filter(None, (match["alt"], match["image"]))))
    if match["auto"] is not None:
        return Run(match["auto"])
    if match["strong"] is not None:
        return Run(match["strong"], Format(strong=True))
    return Run(match["star"] or match["under"], Format(emphasis=True))


def _unescaped(runs: list[Run], characters: Iterator[str]) -> Iterator[Run]:
    """Yield the runs with the characters that a backslash had protected back in their places."""
    for run in runs:
        yield Run(
            "".join(next(characters, "") if char == _PLACEHOLDER else char for char in run.text), run.format
        )
