"""Holds templates from elsewhere to the one line that nobody may miss: until when a release is embargoed."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from releasedesk.rendering.printed import PrintedRelease
from releasedesk.rendering.typesetter import TemplateFailure

_NOT_SEEN = re.compile(r"<head\b.*?</head>|<style\b.*?</style>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")


def refuse_without_release_line(view: PrintedRelease, printed: str, name: str) -> None:
    """Refuse what a template made of an embargoed release, or of one on hold, without the line that says so.

    How it looks does not matter, nor whether it is written in capitals or over several lines.

    Args:
        view: What was to be printed.
        printed: The words that stand there now; of a web page or mail, the page.
        name: The file of the template.

    Raises:
        TemplateFailure: The line is not there.

    """
    if view.release_line_kind == "immediate":
        return
    text = unescape(_TAGS.sub("", _NOT_SEEN.sub("", printed))) if name.endswith(".html.j2") else printed
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


def _left_out(view: PrintedRelease, name: str) -> TemplateFailure:
    line = view.release_line.text
    return TemplateFailure(f"it leaves out the release line (“{line}”), which every document must show", name)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
