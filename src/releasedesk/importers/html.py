"""Web pages (.html): the words of the article with headings, lists, links and emphasis; nothing is run or loaded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from releasedesk.errors import SourceError, UnsafeInput
from releasedesk.formats.html_reading import parse_html
from releasedesk.importers.bounds import refuse_many_passages, source_bytes
from releasedesk.importers.builder import release_from
from releasedesk.importers.html_blocks import page_text, word_count
from releasedesk.importers.outline import Source
from releasedesk.importers.result import ImportResult, Report
from releasedesk.importers.text_decoding import decoded, repaired
from releasedesk.model.language import is_language_tag
from releasedesk.model.links import is_safe_link

if TYPE_CHECKING:
    from lxml.etree import _Element

# Where a page says in which encoding it is written (HTML standard, section 4.2.5.4), within its first 1024 bytes.
_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_HEAD = 1024
# What browsers read pages in that name these encodings (Encoding standard, section 4.2).
_AS_BROWSERS_DO = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
_ENCODINGS = frozenset(
    "utf-8 utf8 cp1252 windows-1252 windows-1250 windows-1251 windows-1253 windows-1254 windows-1255 windows-1256"
    " windows-1257 iso-8859-2 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9 iso-8859-15 koi8-r koi8-u"
    " shift_jis euc-jp iso-2022-jp euc-kr gb2312 gbk gb18030 big5".split()
)
_UNSEEN = (
    ("hidden", "hidden-text-left-out", "text that nobody can see"),
    ("deletions", "deletions-left-out", "words that are marked as deleted"),
    ("comments", "comments-left-out", "a comment"),
)
_DATES = ("article:published_time", "date", "dc.date", "dcterms.date", "dc.date.issued", "datepublished")


def import_html(path: Path) -> ImportResult:
    """Import a web page.

    Raises:
        SourceError: The file cannot be read, is no web page or holds no text.

    """
    return read_html(source_bytes(path), path)


def read_html(content: bytes, path: Path) -> ImportResult:
    """Return the release in the bytes of a web page; `path` names it in messages.

    Raises:
        SourceError: They are no web page or hold no text.

    """
    from lxml.etree import strip_elements

    report = Report()
    text = repaired(_text_of(content, path, report), report)
    try:
        root = parse_html(text)
    except UnsafeInput as error:
        raise SourceError(path, str(error)) from error
    words = word_count(_body(root))
    article = _article(root)
    strip_elements(article, "nav", with_tail=False)
    found = page_text(article)
    refuse_many_passages(path, found.passages)
    if not found.passages:
        raise SourceError(path, "there are no words in it; choose a page that holds the text of a release")
    _tell_left_out(article, words - word_count(article), found.dropped, report)
    source = Source(
        found.passages, date=_meta(root, _DATES), canonical_url=_canonical(root), language=_language(root)
    )
    return release_from(source, content, report)


def read_pasted_page(html: str) -> ImportResult:
    """Return the release in HTML from a clipboard; looks and what nobody can see are left out.

    Raises:
        SourceError: It cannot be read, or holds no text.

    """
    return read_html(html.encode("utf-8", "replace"), Path("what was pasted"))


def _text_of(content: bytes, path: Path, report: Report) -> str:
    declared = _CHARSET.search(content[:_HEAD])
    name = declared[1].decode("ascii").lower() if declared else ""
    encoding = _AS_BROWSERS_DO.get(name, name)
    if encoding in _ENCODINGS and not content.startswith(
        (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            pass
    return decoded(content, path, report)


def _article(root: _Element) -> _Element:
    """Return what holds the text: the one article or main part of a page, or all of it."""
    for name in ("article", "main"):
        found = list(root.iter(name))
        if len(found) == 1 and word_count(found[0]) * 3 > word_count(_body(root)):
            return found[0]
    return _body(root)


def _body(root: _Element) -> _Element:
    body = root.find("body")
    return root if body is None else body


def _tell_left_out(article: _Element, around: int, dropped: Mapping[str, int], report: Report) -> None:
    if around:
        report.note(
            "page-furniture-left-out",
            f"{around:,} words around the text of the page (menus, other articles) were left out.",
        )
    for kind, code, what in _UNSEEN:
        if times := dropped.get(kind):
            often = "once" if times == 1 else f"{times} times"
            report.warn(code, f"The page holds {what} ({often}); it was left out.")
    if pictures := sum(1 for _ in article.iter("img")):
        number = "A picture" if pictures == 1 else f"{pictures} pictures"
        report.note("pictures-left-out", f"{number} of the page did not come over; put them in by hand.")


def _meta(root: _Element, names: tuple[str, ...]) -> str:
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name in names and element.get("content"):
            return str(element.get("content"))[:100]
    return ""


def _language(root: _Element) -> str:
    tag = (root.get("lang") or "").strip()
    return tag if is_language_tag(tag) else ""


def _canonical(root: _Element) -> str:
    for element in root.iter("link"):
        address = element.get("href") or ""
        if (element.get("rel") or "").lower() == "canonical" and is_safe_link(address):
            return address
    return ""
