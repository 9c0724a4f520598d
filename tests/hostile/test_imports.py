"""Documents from elsewhere that want more than to be read: importing reads no other file, runs and loads nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from releasedesk.importers.docx import read_docx
from releasedesk.importers.html import read_html
from releasedesk.importers.markdown import markdown_passages
from releasedesk.importers.result import ImportResult
from releasedesk.importers.text import read_plain, read_with
from releasedesk.model import Release
from tests.hostile.documents import looked_at
from tests.hostile.poison import ADDRESSES, SECRET, TEXTS
from tests.hostile.test_exports import FORMATS, exported
from tests.hostile.watching import surprises, watching
from tests.importers.word_files import paragraph, word_document

BODY = "The whole of the west quay opens to the public on Monday, and it is free."

Reader = Callable[[bytes], ImportResult]
READERS: dict[str, Reader] = {
    "text": lambda content: read_plain(content, Path("quay")),
    "markdown": lambda content: read_with(markdown_passages, content, Path("quay")),
    "html": lambda content: read_html(content, Path("quay")),
    "docx": lambda content: read_docx(content, Path("quay")),
}

_EXTERNAL = (
    '<Relationship Id="rId9" TargetMode="External" Target={address}'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
)
_PICTURE = (
    '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rId9" r:embed="rId9"/>'
    "</w:drawing></w:r></w:p>"
)


def _field(instruction: str) -> str:
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>{instruction}</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>shown</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "<w:p>" + "".join(f"<w:r>{piece}</w:r>" for piece in pieces) + "</w:p>"


def _documents(secret: str) -> dict[str, tuple[str, bytes]]:
    """Documents by what they try: the kind of each, and its bytes."""
    address = quoteattr(Path(secret).as_uri())
    word = {
        "external-picture": (_PICTURE, _EXTERNAL.format(kind="image", address=address)),
        "picture-out-of-the-archive": (_PICTURE, _EXTERNAL.format(kind="image", address='"../../secret.png"').replace(
            ' TargetMode="External"', "")),
        "attached-template": ("", _EXTERNAL.format(kind="attachedTemplate", address=address)),
        "other-document": ('<w:altChunk r:id="rId9" xmlns:r="r"/>', _EXTERNAL.format(kind="aFChunk", address=address)),
        "included-text": (_field(f'INCLUDETEXT "{secret}"'), ""),
        "included-picture": (_field('INCLUDEPICTURE "https://evil.example/a.png"'), ""),
        "dynamic-data": (_field('DDEAUTO c:\\\\calc.exe "x"'), ""),
        "link-as-a-field": (_field(f'HYPERLINK "{secret}"'), ""),
        "macro": ("<w:p><w:r><w:object/></w:r></w:p>", ""),
    }  # fmt: skip
    pages = {
        "loads": f'<img src="file://{secret}"><link rel=stylesheet href="{secret}"><iframe src="{secret}"></iframe>'
        f'<object data="{secret}"></object><embed src="{secret}"><video src="{secret}"></video>',
        "goes-elsewhere": f'<meta http-equiv=refresh content="0;url={secret}"><base href="https://evil.example/">',
        "runs": "<script>x()</script><p onclick='x()'>a</p><svg onload='x()'><script>y</script></svg>",
        "entity": f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret}">]><p>&x;</p>',
        "includes": f'<!--#include file="{secret}"--><?php readfile("{secret}") ?>',
    }
    found = {
        f"word-{name}": (
            "docx",
            word_document(paragraph("Quay opens", "Heading1") + paragraph(BODY) + body, relationships),
        )
        for name, (body, relationships) in word.items()
    }
    found |= {
        f"page-{name}": ("html", f"<h1>Quay opens</h1><p>{BODY}</p>{page}".encode())
        for name, page in pages.items()
    }
    for name, text in TEXTS.items():
        # A file with a zero byte is none of text, and refused as such.
        text = text.replace("FILE", secret).replace("PICTURE", "secret.png").replace("\0", "")
        for kind in ("text", "markdown"):
            found[f"{kind}-{name}"] = (kind, f"Quay opens\n\n{BODY}\n\n{text}\n".encode())
    for number, target in enumerate(ADDRESSES):
        target = target.replace("FILE", secret)
        link = f"<h1>Quay opens</h1><p>{BODY}<a href={quoteattr(target)}>there</a></p>"
        found[f"page-address-{number}"] = ("html", link.encode())
        found[f"markdown-address-{number}"] = (
            "markdown",
            f"# Quay opens\n\n{BODY} [there](<{target}>)\n".encode(),
        )
    return found


NAMES = list(_documents("/secret.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_read_and_nothing_else(name: str, files: Path) -> None:
    kind, content = _documents(str(files / "secret.txt"))[name]
    with watching() as seen:
        release = READERS[kind](content).release
    assert surprises(seen) == []
    words = release.model_dump_json()
    assert SECRET not in words
    assert "west quay opens to the public" in words
    _check_documents(release)


def _check_documents(release: Release) -> None:
    """Web page and text show what links and words became; all formats are held to the same in `test_exports`."""
    for name in ("html", "text"):
        looked = exported(release, name)
        assert list(looked.problems()) == []
        assert SECRET not in looked.words


def test_every_format_is_looked_at() -> None:
    assert {"html", "text"} <= set(FORMATS)
    assert looked_at("a.txt", b"a").words == "a"
