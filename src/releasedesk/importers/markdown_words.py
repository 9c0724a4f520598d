"""The inline marks of Markdown (CommonMark, section 6): emphasis, links, tags, entities and escaped signs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from releasedesk.model import RichText, Run, rich_text
from releasedesk.model.links import is_safe_link
from releasedesk.model.text import Format

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# A character that nobody writes stands for an escaped sign until all marks are read.
_HIDDEN = 0xF0000
_SHOWN = {_HIDDEN + code: chr(code) for code in range(0x21, 0x7F)}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});")
_INLINE = re.compile(
    r"!\[(?P<alt>[^\[\]\n]{0,300})\]\((?P<image>[^()\s]{0,1000})[^()\n]{0,100}\)"
    r"|\[(?P<label>[^\[\]\n]{1,300})\]\((?:<(?P<angled>[^<>\n]{1,1000})>|(?P<link>[^()\s]{1,1000}))(?:\s[^()\n]{0,200})?\)"
    r"|<(?P<auto>https?://[^<>\s]{1,1000}|[\w.+-]{1,64}@[\w.-]{1,200})>"
    r"|<(?P<tag>sup|sub|em|i|strong|b)>(?P<within>[^<>]{0,1000}?)</(?P=tag)>"
    r"|\*\*\*(?P<both>[^\s*](?:[^*\n]{0,600}?[^\s*])?)\*\*\*"
    r"|\*\*(?P<strong>(?=\S)(?:[^*\n]|\*(?!\*)){1,600}?(?<=\S))\*\*(?!\*)"
    r"|\*(?P<star>[^\s*](?:[^*\n]{0,600}?[^\s*])?)\*(?!\*)"
    r"|(?<![\w_])_(?P<under>[^\s_](?:[^_\n]{0,600}?[^\s_])?)_(?![\w_])"
)
_TAG = re.compile(r"</?(?:sup|sub|em|i|strong|b|span|a)\b[^<>\n]{0,400}>", re.IGNORECASE)
_DEEPEST = 6


def rich_words(text: str) -> RichText:
    """Return a text with its marks as formats, and escaped signs as the signs that they are."""
    hidden = _ESCAPED.sub(lambda found: chr(_HIDDEN + ord(found[1])), text)
    return rich_text(run._replace(text=_shown(run.text)) for run in _runs(hidden, Format(), 0))


def _shown(text: str) -> str:
    """Return words without tags that mean nothing by themselves, their entities and escaped signs as they read."""
    words = _ENTITY.sub(lambda found: html.unescape(found[0]), _TAG.sub("", text))
    return words.translate(_SHOWN)


def _runs(text: str, format: Format, depth: int) -> Iterator[Run]:
    position = 0
    for match in _INLINE.finditer(text) if depth < _DEEPEST else ():
        yield Run(text[position : match.start()], format)
        yield from _marked(match, format, depth + 1)
        position = match.end()
    yield Run(text[position:], format)


def _marked(match: re.Match[str], format: Format, depth: int) -> Iterator[Run]:
    if match["label"] is not None:
        address = _shown(match["angled"] or match["link"])
        if is_safe_link(address):
            yield from _runs(match["label"], format._replace(link=address), depth)
        else:
            yield Run(f"{match['label']} ({address})", format)
    elif match["image"] is not None:
        yield Run(" ".join(filter(None, (match["alt"], match["image"]))), format)
    elif match["auto"] is not None:
        yield Run(match["auto"], format)
    elif match["both"] is not None:
        yield from _runs(match["both"], format._replace(strong=True, emphasis=True), depth)
    elif match["strong"] is not None:
        yield from _runs(match["strong"], format._replace(strong=True), depth)
    elif match["tag"] is not None:
        yield from _runs(match["within"], _with_tag(format, match["tag"]), depth)
    else:
        yield from _runs(match["star"] or match["under"], format._replace(emphasis=True), depth)


def _with_tag(format: Format, tag: str) -> Format:
    if tag == "sup":
        return format._replace(superscript=True)
    if tag == "sub":
        return format._replace(subscript=True)
    return format._replace(strong=True) if tag in ("strong", "b") else format._replace(emphasis=True)
