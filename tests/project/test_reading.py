"""A file that is no intact project gets one sentence that names it, the place and the way out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from releasedesk.errors import NewerVersionError, ProjectFileError
from releasedesk.model import Edition, Paragraph, Release, Section
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.reading import parse_project, read_project

PATH = Path("quay.releasedesk")


def tree(**changes: Any) -> dict[str, Any]:
    block = {"id": "p1", "kind": "paragraph", "text": "The quay opens."}
    edition = {"language": "en", "sections": [{"id": "s1", "blocks": [block]}]}
    return {"format": "releasedesk", "version": "1.0", "id": "r", "editions": [edition]} | changes


def with_block(**fields: Any) -> dict[str, Any]:
    changed = tree()
    changed["editions"][0]["sections"][0]["blocks"][0].update(fields)
    return changed


def with_edition(**fields: Any) -> dict[str, Any]:
    changed = tree()
    changed["editions"][0].update(fields)
    return changed


def problem_of(content: object) -> str:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(ProjectFileError) as caught:
        parse_project(data, PATH)
    return str(caught.value)


def test_the_smallest_project_opens() -> None:
    project = parse_project(json.dumps(tree()).encode(), PATH)

    assert project.release.original.sections[0].blocks[0] == Paragraph(id="p1", text="The quay opens.")


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert parse_project(b"\xef\xbb\xbf" + json.dumps(tree()).encode(), PATH).release.id == "r"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty"),
        (b"   \n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n", "not UTF-8 text"),
        (b"Harbour Trust opens quay", "to bring in another document, use Import"),
        (b"[]", "holds no JSON object"),
        (b"[" * 100_000, "not a ReleaseDesk project"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"format": "releasedesk",\n "version": "1.', "breaks off at line 2, column 13"),
        (b'{"format": "releasedesk",\n', "breaks off at line 2"),
        (b'{"format": "releasedesk" "version": "1.0"}', "damaged at line 1, column 26"),
        ({"format": "other"}, "its “format” is not “releasedesk”"),
        (tree(version="1"), 'its “version” is "1"'),
        (tree(version=None), "its “version” is null"),
        (tree(id=5), "at id, a text in quotation marks is expected, not 5"),
        (tree(editions=[]), "at editions, at least one entry is expected"),
        (with_edition(headline=["x"]), "at editions/en/headline, a text in quotation marks is expected"),
        (
            with_edition(dateline={"date": "soon"}),
            "at editions/en/dateline/date, a date such as “2026-11-24”",
        ),
        (
            with_edition(release_line={"kind": "later"}),
            "at editions/en/release_line/kind, “later” is none of",
        ),
        (
            with_edition(release_line={"kind": "embargo"}),
            "at editions/en/release_line, an embargo needs “until”",
        ),
        (with_block(text=[{"strong": True}]), "at editions/en/sections/s1/blocks/p1/text"),
        (with_block(text=[5] * 30_000), "thousands of its values are not what is expected there"),
        (with_block(kind="film"), "“film” is no kind of block"),
        (with_block(kind="quote", speaker="x"), "the speaker “x” of the quote “p1” is not among “people”"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(content: object, told: str) -> None:
    problem = problem_of(content)

    assert problem.startswith("quay.releasedesk: ")
    assert told in problem
    assert "\n" not in problem
    assert "Traceback" not in problem
    assert len(problem) < 300


def test_a_text_with_half_a_character_is_refused() -> None:
    assert "broken character" in problem_of(json.dumps(tree()).replace("The quay", "\\ud800").encode())


def test_a_later_major_version_is_told_apart() -> None:
    with pytest.raises(NewerVersionError, match="later ReleaseDesk"):
        parse_project(json.dumps(tree(version="2.0")).encode(), PATH)


def test_what_a_later_minor_version_added_is_kept() -> None:
    newer = with_block(mood="calm") | {"version": "1.7", "campaign": {"name": "Quay"}}
    newer["editions"][0]["sections"][0]["blocks"].append({"id": "v", "kind": "video", "seconds": 3})

    project = parse_project(json.dumps(newer).encode(), PATH)
    written = json.loads(to_bytes(project))

    assert written["version"] == "1.7"
    assert written["campaign"] == {"name": "Quay"}
    blocks = written["editions"][0]["sections"][0]["blocks"]
    assert blocks[0]["mood"] == "calm"
    assert blocks[1] == {"id": "v", "kind": "video", "seconds": 3}


@pytest.mark.parametrize("name", ["missing.releasedesk", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProjectFileError, match=r"no such file|this is a folder"):
        read_project(tmp_path / name)


def test_a_project_may_hold_what_review_said() -> None:
    reviewed = tree(review={"comments": [{"text": "Check the date"}]})

    project = parse_project(json.dumps(reviewed).encode(), PATH)

    assert json.loads(to_bytes(project))["review"]["comments"] == [{"text": "Check the date"}]


def test_a_release_without_text_can_be_written() -> None:
    release = Release(id="r", editions=(Edition(sections=(Section(id="s"),)),))

    assert parse_project(to_bytes(Project(release)), PATH).release == release
