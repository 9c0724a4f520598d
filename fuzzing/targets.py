"""What is fuzzed: one function for each reader of bytes from outside. It returns, or fails where there is a defect.

Refusing an input with a sentence is no defect; every other exception, a sentence of several lines, and a result that
cannot be used like any other is one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from fuzzing.exchange import read_cards, read_letterhead, read_library_file, read_tables
from fuzzing.refusing import APART, PATH, refusals
from releasedesk.findings import Finding
from releasedesk.formats.pasted import Pasted
from releasedesk.importers.result import ImportResult
from releasedesk.model import Figure, Paragraph, Release, asset_from_bytes
from releasedesk.model.links import is_safe_link
from releasedesk.model.place import resolve
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.opening import understood
from releasedesk.project.reading import parse_project


@dataclass(frozen=True)
class Target:
    """A reader: its name, the function that tries it, and how the names of its seeds end."""

    name: str
    run: Callable[[bytes], None]
    suffix: str


def read_project_file(content: bytes) -> None:
    """Open a project file as far as it can be understood; what is opened can be saved and opened again."""
    with refusals():
        opened = understood(content, PATH)
        _check_findings(opened.project.release, opened.findings)
        _check_project(opened.project)


def read_old_project_file(content: bytes) -> None:
    """The same for a file of the oldest version that is read."""
    read_project_file(b'{"format": "releasedesk", "version": "0.9", ' + content.lstrip(b" \n{"))


def export_project_file(content: bytes) -> None:
    """Export what can be opened of a project file in every format but the slow ones; it is exported or refused."""
    from releasedesk.exporters.registry import export_release

    with refusals():
        release = understood(content, PATH).project.release
        for edition in release.editions[:2]:
            for form in ("docx", "html", "email", "text", "markdown"):
                with refusals():
                    export_release(release, [form], name="quay", language=edition.language)


def set_project_file(content: bytes) -> None:
    """Set the pages of what can be opened of a project file."""
    from releasedesk.exporters.registry import export_release

    with refusals():
        export_release(understood(content, PATH).project.release, ["pdf"], name="quay")


def merge_project_files(content: bytes) -> None:
    """Merge the last two files in an input; a third before them is what both come from."""
    from releasedesk.project.merging import merge_projects

    with refusals():
        *base, ours, theirs = _projects_in(content, 3) or (None, None)
        if ours is not None and theirs is not None:
            _check_project(merge_projects(base[0] if base else None, ours, theirs).project)


def compare_project_files(content: bytes) -> None:
    """Compare the two files in an input, and write the comparison in each form."""
    from releasedesk.project.merging import compare_projects
    from releasedesk.review.report import as_json, as_text
    from releasedesk.review.report_html import as_html

    with refusals():
        old, new = _projects_in(content, 2) or (None, None)
        if old is None or new is None:
            return
        found = compare_projects(old, new)
        # Two empty sections of other names differ and nobody can see it; either way round, nobody can.
        assert bool(found) == bool(compare_projects(new, old))
        json.dumps(as_json(found, "old", "new")).encode()
        for written in (as_text(found, "old", "new"), as_html(found, "old", "new")):
            written.encode()
            assert "\0" not in written


def _projects_in(content: bytes, most: int) -> list[Project]:
    projects = [understood(each, PATH).project for each in content.split(APART)[:most]]
    return projects if len(projects) > 1 else []


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


def paste_web_page(content: bytes) -> None:
    """Read HTML of a clipboard."""
    from releasedesk.formats.pasted_html import read_pasted_html

    _check_pasted(read_pasted_html(content.decode("utf-8", "replace")))


def paste_words(content: bytes) -> None:
    """Read plain text of a clipboard."""
    from releasedesk.formats.pasted_words import read_pasted_words

    _check_pasted(read_pasted_words(content.decode("utf-8", "replace")))


def _check_pasted(pasted: Pasted) -> None:
    for block in pasted.blocks:
        text = Paragraph(id="p", text=block.text).text
        for part in () if isinstance(text, str) else text:
            assert isinstance(part, str) or not part.link or is_safe_link(part.link)


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


def take_a_picture(content: bytes) -> None:
    """Make a picture fit for a release; what comes of it can be shown, described and cropped."""
    from releasedesk.formats.picture_reading import picture_facts
    from releasedesk.formats.pictures import cropped, take_picture

    with refusals():
        taken = take_picture(content, "a picture")
        facts = picture_facts(taken.content, taken.media_type)
        assert (facts.width, facts.height) == (taken.width, taken.height)
        asset = asset_from_bytes(taken.content, taken.media_type, taken.width, taken.height)
        said = taken.details
        Figure(
            id="f", asset=asset.id, alt=said.alt, caption=said.caption, credit=said.credit, rights=said.rights
        )
        part, media_type, width, height = cropped(taken.content, (0.2, 0.2, 0.9, 1))
        facts = picture_facts(part, media_type)
        assert (facts.width, facts.height) == (width, height)


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
    Target("export", export_project_file, ".releasedesk"),
    Target("pages", set_project_file, ".releasedesk"),
    Target("merge", merge_project_files, ".projects"),
    Target("compare", compare_project_files, ".projects"),
    Target("text", import_plain_text, ".txt"),
    Target("markdown", import_markdown_text, ".md"),
    Target("html", import_web_page, ".html"),
    Target("docx", import_word_parts, ".parts"),
    Target("docx-file", import_word_file, ".docx"),
    Target("paste", paste_web_page, ".html"),
    Target("paste-words", paste_words, ".txt"),
    Target("cards", read_cards, ".vcf"),
    Target("table", read_tables, ".csv"),
    Target("library", read_library_file, ".library"),
    Target("letterhead", read_letterhead, ".parts"),
    Target("zip", read_archive, ".zip"),
    Target("picture", read_picture, ".picture"),
    Target("picture-taking", take_a_picture, ".picture"),
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
