"""Whatever is written into a release: in no document does it run, read another file, load anything or lead astray."""

from __future__ import annotations

import subprocess
import sys
import zlib
from functools import cache
from pathlib import Path

import pytest

from releasedesk.exporters.registry import EXPORTERS, export_release
from releasedesk.model import Paragraph, Release, Span
from releasedesk.model.links import is_safe_link
from tests.hostile.documents import Looked, Structure, looked_at
from tests.hostile.poison import ADDRESSES, HARMLESS, SECRET, TEXTS, poisoned
from tests.hostile.watching import surprises, watching
from tests.releases import full_release, release_with

FORMATS = [exporter.name for exporter in EXPORTERS]


def pdf_stream(head: bytes, content: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj " + head + b" stream\n" + content + b"\nendstream endobj"


def exported(release: Release, name: str) -> Looked:
    (file,) = export_release(release, [name], name="quay").files
    return looked_at(file.name, file.data)


@cache
def harmless(name: str) -> Structure:
    return exported(poisoned(HARMLESS), name).structure


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_is_text_and_nothing_else(kind: str, name: str, files: Path) -> None:
    expected = harmless(name)
    # From where it stands, and from the root: templates have folders of their own.
    text = TEXTS[kind].replace("FILE", f"{files / 'secret.txt'}").replace("PICTURE", "secret.png")
    with watching() as seen:
        looked = exported(poisoned(text), name)
    assert list(looked.problems()) == []
    assert looked.structure == expected
    assert SECRET not in looked.words
    assert surprises(seen) == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_link_leads_where_no_reader_may_follow(address: str, name: str, files: Path) -> None:
    address = address.replace("FILE", str(files / "secret.txt"))
    block = Paragraph(id="p1", text=("See ", Span(text="this page", link=address), " and that."))
    looked = exported(release_with(block), name)
    assert list(looked.problems()) == []
    assert "this page" in " ".join(looked.words.split())


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_is_looked_at_as_it_is(name: str) -> None:
    """What finds nothing anywhere would prove nothing: links are seen, and so are pictures that are loaded."""
    address = "https://harbourtrust.example/quay"
    block = Paragraph(id="p1", text=("See ", Span(text="this page", link=address), "."))
    looked = exported(release_with(block), name)
    assert "this page" in " ".join(looked.words.split())
    if name != "text":
        assert any(address in each for each in looked.addresses)
        assert all(is_safe_link(each) for each in looked.addresses)
        assert exported(full_release(), name).structure != looked.structure


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("a.html", b"<p onclick='x'>a"),
        ("a.html", b"<script>x</script>"),
        ("a.html", b"<a href=javascript:x>a</a>"),
        ("a.html", b"<img src=https://evil.example/a.png>"),
        ("a.html", b"<style>@import 'https://evil.example'</style>"),
        ("a.md", b"<script>x</script>"),
        ("a.md", b"![a](secret.png)"),
        ("a.txt", b"a\x1b[31m"),
        ("a.eml", b"Subject: a\nContent-Type: text/html\n\n<iframe src=a></iframe>"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj <</S /JavaScript /JS (x)>> endobj"),
        ("a.pdf", pdf_stream(b"<</Type /ObjStm>>", zlib.compress(b"<</AA <</O 2 0 R>>>>"))),
    ],
)
def test_what_acts_is_seen(file: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.hostile.documents.page_texts", lambda data: [])
    monkeypatch.setattr("tests.hostile.documents.tags", lambda data: [])
    assert list(looked_at(file, data).problems())


@pytest.mark.parametrize(
    "data",
    [
        pdf_stream(b"<</Type /XObject>>", b"any bytes /AA of a picture"),
        b"%PDF-1.7\ntrailer <</ID [(x/AA==) (x/AA==)]>>",
    ],
)
def test_bytes_that_only_look_like_an_action_do_nothing(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.hostile.documents.page_texts", lambda data: [])
    monkeypatch.setattr("tests.hostile.documents.tags", lambda data: [])
    assert list(looked_at("a.pdf", data).problems()) == []


def test_what_is_started_is_seen(files: Path) -> None:
    with watching() as seen:
        (files / "secret.txt").read_bytes()
        subprocess.run([sys.executable, "--version"], capture_output=True, check=True)
    found = surprises(seen)
    assert any("secret.txt" in each for each in found)
    assert any(each.startswith("subprocess.Popen") for each in found)
