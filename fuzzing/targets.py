"""What is fuzzed: one function for each reader of bytes from outside. It returns, or fails where there is a defect.

Refusing an input with a sentence is no defect; every other exception, a sentence of several lines, and a result that
cannot be used like any other is one.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from releasedesk.errors import ReleaseDeskError
from releasedesk.findings import Finding
from releasedesk.importers.result import ImportResult
from releasedesk.model import Release
from releasedesk.model.place import resolve
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.opening import understood
from releasedesk.project.reading import parse_project

PATH = Path("from-outside")
APART = b"\n%%%%\n"
"""Stands between the files of an input that is several."""


@dataclass(frozen=True)
class Target:
    """A reader: its name, the function that tries it, and how the names of its seeds end."""

    name: str
    run: Callable[[bytes], None]
    suffix: str


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """Let the reader refuse its input in one sentence."""
    try:
        yield
    except ReleaseDeskError as error:
        sentence = str(error)
        assert sentence, "a refusal must say why"
        assert "\n" not in sentence, sentence
        assert len(sentence) < 600, sentence
        assert "\u202e" not in sentence, "what turns letters round must not be shown"


def read_project_file(content: bytes) -> None:
    """Open a project file as far as it can be understood; what is opened can be saved and opened again."""
    with refusals():
        opened = understood(content, PATH)
        _check_findings(opened.project.release, opened.findings)
        _check_project(opened.project)


def read_old_project_file(content: bytes) -> None:
    """The same for a file of the oldest version that is read."""
    read_project_file(b'{"format": "releasedesk", "version": "0.9", ' + content.lstrip(b" \n{"))


def merge_project_files(content: bytes) -> None:
    """Merge and compare the two or three files in an input, as far as each can be opened."""
    from releasedesk.project.merging import compare_projects, merge_projects

    with refusals():
        projects = [understood(each, PATH).project for each in content.split(APART)[:3]]
        if len(projects) == 3:
            base, ours, theirs = projects
            _check_project(merge_projects(base, ours, theirs).project)
        elif len(projects) == 2:
            compare_projects(*projects)


def import_plain_text(content: bytes) -> None:
    """Import a plain text."""
    from releasedesk.importers.text import read_plain

    with refusals():
        _check_import(read_plain(content, PATH))


def import_markdown_text(content: bytes) -> None:
    """Import a Markdown text."""
    from releasedesk.importers.markdown import markdown_passages
    from releasedesk.importers.text import read_with

    with refusals():
        _check_import(read_with(markdown_passages, content, PATH))


def import_web_page(content: bytes) -> None:
    """Import a web page."""
    from releasedesk.importers.html import read_html

    with refusals():
        _check_import(read_html(content, PATH))


def import_word_file(content: bytes) -> None:
    """Import a Word document as it lies on a disk."""
    from releasedesk.importers.docx import read_docx

    with refusals():
        _check_import(read_docx(content, PATH))


def import_word_parts(content: bytes) -> None:
    """Import a Word document made of the parts in an input: text, styles, relationships, lists, comments."""
    from releasedesk.importers.docx import read_docx

    with refusals():
        _check_import(read_docx(word_file(content.split(APART)), PATH))


def word_file(parts: list[bytes]) -> bytes:
    """Return a Word document of these parts, in the order of `import_word_parts`; missing ones are left out."""
    from releasedesk.formats.ooxml import package

    names = ("document.xml", "styles.xml", "_rels/document.xml.rels", "numbering.xml", "comments.xml")
    return package({f"word/{name}": part for name, part in zip(names, parts, strict=False)})


def read_archive(content: bytes) -> None:
    """Unpack every file of a ZIP archive."""
    from releasedesk.formats.zip_reading import open_archive

    with refusals():
        archive = open_archive(content)
        for name in archive.names:
            archive.read(name)


def read_picture(content: bytes) -> None:
    """Look into a picture."""
    from releasedesk.formats.picture_reading import picture_facts

    with refusals():
        facts = picture_facts(content)
        assert picture_facts(content, facts.media_type) == facts


def read_drawing(content: bytes) -> None:
    """Judge a drawing; one that passes refers to nothing."""
    from releasedesk.formats.drawings import drawing_size

    with refusals():
        drawing_size(content)
        # Whoever draws it reads it anew: what would load or run must not be there in any spelling.
        lowered = content.lower()
        for sign in (b"<!entity", b"<script", b"<image", b"<use", b"<foreignobject"):
            assert sign not in lowered or b"<![cdata[" in lowered or b"<!--" in lowered or b"<?" in lowered


def _check_project(project: Project) -> None:
    content = to_bytes(project)
    again = parse_project(content, PATH)
    assert again.release == project.release
    assert to_bytes(again) == content


def _check_import(result: ImportResult) -> None:
    _check_findings(result.release, result.findings)
    _check_project(Project(result.release))


def _check_findings(release: Release, findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        assert finding.message, finding.code
        assert "\n" not in finding.message, finding.message
        json.dumps(finding.to_json()).encode()
        resolve(release, finding.place)


TARGETS = (
    Target("project", read_project_file, ".releasedesk"),
    Target("migrations", read_old_project_file, ".json"),
    Target("merge", merge_project_files, ".projects"),
    Target("text", import_plain_text, ".txt"),
    Target("markdown", import_markdown_text, ".md"),
    Target("html", import_web_page, ".html"),
    Target("docx", import_word_parts, ".parts"),
    Target("docx-file", import_word_file, ".docx"),
    Target("zip", read_archive, ".zip"),
    Target("picture", read_picture, ".picture"),
    Target("drawing", read_drawing, ".svg"),
)


def target(name: str) -> Target:
    """Return the target of that name.

    Raises:
        KeyError: There is none.

    """
    for each in TARGETS:
        if each.name == name:
            return each
    raise KeyError(name)
