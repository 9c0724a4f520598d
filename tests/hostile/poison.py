"""Releases whose every field says the same thing: what somebody writes who wants a document to do more than be read."""

from __future__ import annotations

from typing import Any

from releasedesk.model import Release
from tests.releases import full_release

SECRET = "what stands in a file that nobody named"
HARMLESS = "Quay"

TEXTS = {
    "typst": (
        '#read("FILE") #include "FILE" #eval("1+1") #import "@preview/cetz:0.3.0": * #image("PICTURE")'
        ' $1+1$ @ref <label> #set text(red) /* // */ #sys.inputs \\ `raw`'
    ),
    "jinja2": '{{ 7 * 7 }} {% include "FILE" %} {{ view.__class__.__mro__ }} {# note #} {% raw %} {{',
    "html": (
        '</p></div></style></title></head><script src="https://evil.example/a.js">alert(1)</script>'
        '<img src="file://PICTURE" onerror="alert(1)"><iframe src="FILE"></iframe><!-- <base href="https://evil.example">'
    ),
    "attribute": """" onmouseover="alert(1)" style="background:url(https://evil.example)" x='y' `z` >""",
    "entities": "&lt;script&gt; &#60;b&#62; &amp; &xxe; ]]> <![CDATA[x]]> <?php echo 1 ?> <?xml version='1.0'?>",
    "header-line": "Quay\r\nBcc: all@evil.example\r\nContent-Type: text/html\r\n\r\n<b>x</b>",
    "formula": '=HYPERLINK("https://evil.example";"x")+cmd|\' /C calc\'!A0',
    "word-field": '{ INCLUDETEXT "FILE" } { INCLUDEPICTURE "https://evil.example/a.png" } DDEAUTO c:\\\\calc </w:r>',
    "markdown": "[x](javascript:alert(1)) ![a](FILE) <https://evil.example> **b** `c` # h | t | ~~s~~ [^1] --- \\",
    "markdown-start": "# <b>Title</b>",
    "front-matter": "---\ntitle: other\n---\n",
    "direction": "abc\u202egnp.exe\u202c \u2066x \u2067y",
    "controls": "a\0b\x1b[31mc\x07d\x7fe\x9b1mf\x85g\u2028h\ufeff\ufdd0",
    "one-long-word": "x" * 450,
    "marks-on-one-letter": "Z" + "\u0301" * 60,
}  # fmt: skip
"""Texts by what they try; FILE and PICTURE stand for files that exist."""

ADDRESSES = (
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://a.example",
    "java\nscript:alert(1)",
    "vbscript:x",
    "data:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd",
    "FILE",
    "\\\\evil.example\\share",
    "//evil.example/x",
    "ms-word:ofe|u|https://evil.example",
    "mailto:a@b.example%0d%0aBcc:all@evil.example",
    "https://a.example\u202e/x",
)
"""Addresses that no link may lead to."""

# What is no text but says what something is; everything else is filled.
_STRUCTURE = {
    *("id", "kind", "asset", "logo", "speaker", "language", "media_type", "data", "placement", "paper", "house_style"),
    *("time_zone", "further_zones", "until", "date", "field", "later_mention", "package", "origin", "country"),
    *("version", "format", "region"),
}  # fmt: skip


def poisoned(text: str, **changes: object) -> Release:
    """Return a release in which every field of free text holds this one."""
    tree = full_release().replace(**changes).model_dump(mode="json")
    return Release.model_validate(_filled(tree, text))


def _filled(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        return {
            name: each if name in _STRUCTURE or (name == "assets") else _filled(each, text)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [_filled(each, text) for each in value]
    return text if isinstance(value, str) else value
