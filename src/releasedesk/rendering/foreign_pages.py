"""Judges web pages and mails that a template from elsewhere made: they may look as they like, and do nothing.

A page is taken apart by a grammar that is narrower than that of browsers, so that none of them finds a tag in it that
was not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from releasedesk.rendering.links import is_safe_link
from releasedesk.rendering.typesetter import TemplateFailure

_DOCTYPE = re.compile(r"\s*<!doctype html>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?!-?>)(?:[^<>-]|-(?!-))*-->")
# What Word's engine alone reads, in Outlook; for all others it is a comment.
_FOR_OUTLOOK = re.compile(r"<!--\[if [a-z0-9 ]{1,30}\]>((?:(?!--).)*)<!\[endif\]-->", re.DOTALL)
_ATTRIBUTE = r"""\s+([a-z][a-z0-9:-]*)(?:\s*=\s*("[^"<>]*"|'[^'<>]*'))?"""
_TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*)((?:{_ATTRIBUTE})*)\s*/?>", re.IGNORECASE)
_ATTRIBUTES = re.compile(_ATTRIBUTE, re.IGNORECASE)
# What holds text, structure or a picture (HTML standard, section 4); all else runs, loads, sends or is read otherwise.
_ELEMENTS = frozenset(
    "html head title meta style link body header footer main article section nav aside h1 h2 h3 h4 h5 h6 hgroup p hr "
    "blockquote ol ul menu li dl dt dd figure figcaption div a em strong small s cite q dfn abbr data time code var "
    "samp kbd sub sup i b u mark bdi bdo span br wbr ins del img table caption colgroup col tbody thead tfoot tr td th "
    "address center font".split()
)
_LOADING = frozenset(
    "srcset poster background action formaction ping data code archive classid codebase lowsrc dynsrc longdesc profile "
    "manifest usemap srcdoc target download is".split()
)
_LINKS = frozenset({"canonical", "license", "author"})
_HTTP_EQUIV = frozenset({"content-type", "content-security-policy", "x-ua-compatible", "content-language"})
_PICTURE = re.compile(r"(?:data:image/[a-z.+-]+;base64,[A-Za-z0-9+/=\s]*|cid:[\w.@-]+)")
_STYLE_ENDS = re.compile(r"</style\s*>", re.IGNORECASE)
_LOADS_IN_STYLE = re.compile(
    r"url\s*\(|@import|@font-face|image-set|expression|behaviou?r|-moz-binding|\\", re.IGNORECASE
)


def refuse_what_acts(page: str, name: str) -> None:
    """Refuse a page that would run, load or send something, or that browsers may read in another way.

    Raises:
        TemplateFailure: It would; the line is that of the page.

    """
    start = _DOCTYPE.match(page)
    at = start.end() if start else 0
    while (at := page.find("<", at)) >= 0:
        found = _COMMENT.match(page, at)
        tag = None if found else _TAG.match(page, at)
        if outlook := _FOR_OUTLOOK.match(page, at):
            refuse_what_acts(outlook[1], name)
            found = outlook
        if tag is not None:
            problem = next(_problems(tag), "")
            if problem:
                raise _failure(page, at, problem, name)
            at = _end_of_style(page, tag, name)
            continue
        if found is None:
            raise _failure(
                page, at, "what stands there is no tag that can be judged; write “&lt;” for “<”", name
            )
        at = found.end()


def _end_of_style(page: str, tag: re.Match[str], name: str) -> int:
    """Return where to go on behind a tag: for that of a style sheet, behind the whole sheet."""
    if tag[1] or tag[2].lower() != "style":
        return tag.end()
    end = page.find("<", tag.end())
    # Nothing within a sheet is a tag for a browser: what follows one would be rules that nobody has looked at.
    if end < 0 or not _STYLE_ENDS.match(page, end):
        raise _failure(page, tag.start(), "a style sheet has “<” in it or does not end", name)
    sheet = page[tag.end() : end]
    if loads := _LOADS_IN_STYLE.search(sheet):
        raise _failure(
            page, tag.end() + loads.start(), f"“{loads[0]}” in a style sheet could load something", name
        )
    return tag.end() + len(sheet)


def _problems(tag: re.Match[str]) -> Iterator[str]:
    element = tag[2].lower()
    if element not in _ELEMENTS:
        yield f"“{element[:40]}” could run, load or send something"
        return
    attributes = {name.lower(): unescape(value[1:-1]) for name, value in _ATTRIBUTES.findall(tag[3])}
    for name, value in attributes.items():
        if name.startswith("on") or name in _LOADING or ":" in name.removeprefix("xml:"):
            yield f"“{name[:40]}” could run, load or send something"
        if name == "style" and _LOADS_IN_STYLE.search(value):
            yield "a style of an element could load something"
        if name == "src" and not (element == "img" and _PICTURE.fullmatch(value)):
            yield "a picture is not in the page itself"
        if name == "href" and not (value.startswith("#") or is_safe_link(value)):
            yield "a link leads to what is neither a web page nor an address"
    if element == "link" and attributes.get("rel", "").lower() not in _LINKS:
        yield "“link” could load something"
    if element == "meta" and attributes.get("http-equiv", "content-type").lower() not in _HTTP_EQUIV:
        yield "“meta” could lead to another page"


def _failure(page: str, at: int, problem: str, name: str) -> TemplateFailure:
    line = page.count("\n", 0, at) + 1
    return TemplateFailure(f"what it makes is not safe: on line {line} of the page, {problem}", name, 0)
