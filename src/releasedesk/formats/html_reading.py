"""Reads HTML that comes from outside: words, structure and links are kept, and nothing is run, loaded or looked up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from releasedesk import limits
from releasedesk.errors import UnsafeInput

if TYPE_CHECKING:
    from lxml.etree import _Element

_WAY_OUT = "copy its text into a new document"
DROPPED = (
    *(
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "frameset",
        "object",
        "embed",
        "applet",
        "svg",
        "math",
    ),
    *("select", "option", "textarea", "audio", "video", "canvas"),
)
"""Elements that are dropped with all that is in them: what runs, loads, or is no text of the page."""
# A tag ends at the first “>” that is not within a quoted value (HTML standard, section 13.2.5).
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"?+|'[^']*+'?+)""")
_TAG = re.compile(rf"<[a-zA-Z](?:[^>=]|{_VALUE.pattern}|=)*+")
_USUAL_TAG = 100
_MOST_WORK = 600_000_000
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def parse_html(text: str) -> _Element:
    """Return the root (`html`) of a web page, or of what was copied from one, without what is `DROPPED`.

    Addresses are as they were written: whoever uses one asks `is_safe_link`.

    Raises:
        UnsafeInput: It is too large, nested too deeply, or nothing.

    """
    from lxml import etree

    if len(text) > limits.HTML_CHARACTERS:
        raise UnsafeInput(
            f"its markup is larger than {limits.HTML_CHARACTERS // limits.MEGABYTE} MB; {_WAY_OUT}"
        )
    _refuse_long_tags(text)
    # In bytes, for in a string the parser refuses a declaration of the encoding that it has in the file.
    content = _HALF_CHARACTER.sub("\ufffd", text).replace("\0", "\ufffd").encode()
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnsafeInput(f"there is nothing in it that could be read; {_WAY_OUT}") from error
    if root is None:
        raise UnsafeInput(f"there is nothing in it that could be read; {_WAY_OUT}")
    # libxml2 leaves out what lies deeper, and only says so here.
    if any(
        entry.type_name == "ERR_RESOURCE_LIMIT" or "xcessive depth" in entry.message
        for entry in parser.error_log
    ):
        raise UnsafeInput(f"its markup is nested too deeply; {_WAY_OUT}")
    etree.strip_elements(root, *DROPPED, with_tail=False)
    return root


def _refuse_long_tags(text: str) -> None:
    """Refuse tags with thousands of attributes: the parser compares each of them with all before it."""
    work = 0
    for found in _TAG.finditer(text):
        tag = found[0]
        work += len(tag if len(tag) < _USUAL_TAG else _VALUE.sub("", tag)) ** 2
        if work > _MOST_WORK:
            raise UnsafeInput(f"its tags are too long to be read; {_WAY_OUT}")
