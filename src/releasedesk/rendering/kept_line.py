"""Holds templates from elsewhere to the one line that nobody may miss: until when a release is embargoed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html import unescape

from releasedesk.rendering.printed import PrintedRelease
from releasedesk.rendering.typesetter import TemplateFailure

_NOT_SEEN = re.compile(
    r"<(?P<element>head|style|title)\b.*?</(?P=element)\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
_WITHOUT_END = frozenset("br hr img wbr meta link col".split())
_TAGS = re.compile(r"<[^<>]*>")
# What hides an element for certain, in it or in a style sheet. What is looked for is bounded, for pages may be made to
# take long.
_HIDES = (
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|(?:font-size|opacity)\s{0,9}:\s{0,9}0(?:\.0{0,9})?(?![\d.])|text-indent\s{0,9}:\s{0,9}-\d{4}"
    r"|position\s{0,9}:\s{0,9}(?:absolute|fixed)\s{0,9};[^\"'<>{}]{0,200}(?<![\w-])(?:left|top)\s{0,9}:\s{0,9}-\d{4}"
)
_HIDDEN = (
    r"<([a-z][a-z0-9]*)(?=\s)(?=[^<>]{{0,2000}}\s(?:hidden(?=[\s=/>])"
    r"|style\s{{0,9}}=\s{{0,9}}(?:\"[^\"<>]{{0,2000}}|'[^'<>]{{0,2000}})(?:{hides}){of_sheets}))[^<>]*>"
)
_OF_SHEETS = r"|(?:class|id)\s{{0,9}}=\s{{0,9}}[\"'](?:[^\"'<>]{{0,2000}}\s)?(?:{names})(?=[\s\"'])"
_SHEET = re.compile(r"<style\b[^<>]*>([^<]*)", re.IGNORECASE)
_NAME = re.compile(r"[.#]([a-z][\w-]*)", re.IGNORECASE)
_FEW_NAMES = 50


def refuse_without_release_line(view: PrintedRelease, printed: str, name: str) -> None:
    """Refuse what a template made of an embargoed release, or of one on hold, without the line that says so.

    How it looks does not matter, as long as it is seen, nor whether it is written in capitals or over several lines.

    Args:
        view: What was to be printed.
        printed: The words that stand there now; of a web page or mail, the page.
        name: The file of the template.

    Raises:
        TemplateFailure: The line is not there.

    """
    if view.release_line_kind == "immediate":
        return
    text = _seen(printed) if name.endswith(".html.j2") else printed
    if _bare(view.release_line.text) not in _bare(text):
        raise _left_out(view, name)


def refuse_pages_without_release_line(view: PrintedRelease, first_page: str, name: str) -> None:
    """Refuse pages of which the first does not show when an embargoed release may be used, as above.

    What is written from right to left cannot be read back from pages in its order; its figures can.

    Raises:
        TemplateFailure: The line is not there.

    """
    if view.direction == "ltr":
        refuse_without_release_line(view, first_page, name)
    elif view.release_line_kind != "immediate":
        figures = set(re.findall(r"\d+", view.release_line.text))
        if not figures <= set(re.findall(r"\d+", first_page)):
            raise _left_out(view, name)


def _seen(page: str) -> str:
    """Return the words of a page without those of elements that are hidden for certain."""
    hiding = _hiding(page)
    page, kept, at = _NOT_SEEN.sub("", page), "", 0
    while hidden := hiding.search(page, at):
        kept += page[at : hidden.start()]
        at = _end_of(page, hidden)
    return unescape(_TAGS.sub("", kept + page[at:]))


def _hiding(page: str) -> re.Pattern[str]:
    """Return what finds an element that hides itself, or that a style sheet of the page hides."""
    names = "|".join(re.escape(name) for name in _hidden_names(page)[:_FEW_NAMES])
    of_sheets = _OF_SHEETS.format(names=names) if names else ""
    return re.compile(_HIDDEN.format(hides=_HIDES, of_sheets=of_sheets), re.IGNORECASE)


def _hidden_names(page: str) -> list[str]:
    """Return the classes and names of elements that a rule of their own hides, and of which no other rule speaks.

    A rule for some media or widths alone counts as any other: a page that is printed must show the line, too. Which of
    several rules wins only a browser knows.
    """
    rules = [rule for sheet in _SHEET.findall(page) for rule in _rules(sheet)]
    spoken_of = Counter(name for selectors, _ in rules for name in _NAME.findall(selectors))
    return [
        name[1]
        for selectors, looks in rules
        if re.search(_HIDES, looks, re.IGNORECASE)
        for selector in selectors.split(",")
        if (name := _NAME.fullmatch(selector.strip())) and spoken_of[name[1]] == 1
    ]


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Give the selectors of each rule of a style sheet, and what it says; a pattern would take long with odd ones."""
    first, *others = sheet.split("/*")
    bare = first + "".join(other.partition("*/")[2] for other in others)
    for rule in bare.split("}"):
        *before, looks = rule.split("{")
        if before:
            yield before[-1], looks


def _end_of(page: str, opening: re.Match[str]) -> int:
    """Return where an element ends; one that is never closed hides the rest of the page, if it can hold any."""
    name, depth = opening[1], 1
    for tag in re.compile(rf"<(/?){name}(?=[\s/>])[^<>]*>", re.IGNORECASE).finditer(page, opening.end()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return opening.end() if name.lower() in _WITHOUT_END else len(page)


def _left_out(view: PrintedRelease, name: str) -> TemplateFailure:
    line = view.release_line.text
    return TemplateFailure(f"it leaves out the release line (“{line}”), which every document must show", name)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
