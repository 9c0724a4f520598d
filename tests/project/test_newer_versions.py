"""A file of a newer ReleaseDesk: a minor version's fields survive edit and save, a major version is only shown."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk.editing import body, fields
from releasedesk.editing.writing import write
from releasedesk.errors import NewerVersionError
from releasedesk.model import Quote, Release
from releasedesk.model.place import edition_place, place, resolve
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.opening import understood
from releasedesk.project.reading import parse_project
from tests.releases import full_release
from tests.strategies import releases

PATH = Path("quay.releasedesk")
MARK = "of_a_later_version"


def marked(release: Release, version: str) -> dict[str, Any]:
    """The values of a file of a later version, which wrote a field of its own into every object."""
    tree: dict[str, Any] = json.loads(to_bytes(Project(release)))
    for number, found in enumerate(_objects(tree)):
        found[MARK] = {"number": number, "list": [None, True, 1.5, "“words”"]}
    return tree | {"version": version}


def numbers(value: Any) -> set[int]:
    return {found[MARK]["number"] for found in _objects(value) if MARK in found}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for name, child in list(value.items()):
            if name != MARK:
                yield from _objects(child)
    elif isinstance(value, list):
        for child in value:
            yield from _objects(child)


def written(tree: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(to_bytes(parse_project(json.dumps(tree).encode(), PATH)))
    return result


@given(releases())
def test_unknown_fields_survive_opening_and_saving_at_every_level(release: Release) -> None:
    tree = marked(release, "1.7")

    assert written(tree) == tree


@given(st.data())
def test_unknown_fields_survive_every_edit_that_leaves_their_object(data: st.DataObject) -> None:
    tree = marked(full_release(), "1.7")
    release = parse_project(json.dumps(tree).encode(), PATH).release

    for _ in range(data.draw(st.integers(1, 6))):
        with contextlib.suppress(LookupError):
            release = data.draw(st.sampled_from(EDITS))(release)

    kept = numbers(json.loads(to_bytes(Project(release, version="1.7"))))
    # The records of review and the version are not part of the release.
    lost = numbers(tree) - kept - numbers(tree["review"])
    assert not lost


def _edition(release: Release) -> str:
    return edition_place(release.original)


def _change_kinds(release: Release) -> Release:
    """Make every paragraph a list; a quote that becomes one has no attribution any more, which is as it should be."""
    blocks = place(_edition(release), "sections/s1/blocks")
    changed = tuple(
        new
        for block in resolve(release, blocks)
        for new in ((block,) if isinstance(block, Quote) else body.change_kind(block, "bullets"))
    )
    return body.write_blocks(release, blocks, changed).release


EDITS = (
    lambda release: write(release, place(_edition(release), "headline"), "Another headline").release,
    lambda release: (
        write(release, place(_edition(release), "sections/s1/blocks/p1/text"), "Other words").release
    ),
    lambda release: fields.hold(release, _edition(release)).release,
    lambda release: fields.release_at_once(release, _edition(release)).release,
    lambda release: fields.set_dateline(release, _edition(release), None).release,
    lambda release: body.add_section(release, _edition(release)).release,
    lambda release: body.move_section(release, place(_edition(release), "sections", "s2"), -1).release,
    lambda release: body.move_block(release, place(_edition(release), "sections/s2/blocks/l1"), 1).release,
    lambda release: (
        body.set_speaker(release, place(_edition(release), "sections/s2/blocks/q5"), "ailsa").release
    ),
    lambda release: (
        body.set_attribution(
            release, place(_edition(release), "sections/s2/blocks/q5"), placement="before"
        ).release
    ),
    _change_kinds,
)


def test_a_block_that_is_turned_keeps_what_a_later_version_wrote_into_it() -> None:
    tree = marked(full_release(), "1.7")
    quote = parse_project(json.dumps(tree).encode(), PATH).release.original.sections[0].blocks[1]

    for kind in ("paragraph", "bullets"):
        assert MARK in (body.change_kind(quote, kind)[0].__pydantic_extra__ or {})


@pytest.mark.parametrize("version", ["2.0", "17.3"])
def test_a_later_major_version_opens_to_be_read_alone(version: str) -> None:
    tree = marked(full_release(), version)
    tree["editions"][0]["sections"][0]["blocks"][0] = {"id": "x", "kind": "chart", "title": "Boats by year"}
    tree["editions"][0]["headline"] = [{"text": "Harbour Trust opens"}]
    content = json.dumps(tree).encode()

    opened = understood(content, PATH)

    assert "A later ReleaseDesk wrote this file" in opened.reason
    assert opened.project.release.original.sections[0].blocks[0].text == "Boats by year"  # type: ignore[union-attr]
    said = " ".join(finding.message for finding in opened.findings)
    assert version in said
    assert "Harbour Trust opens" in said
    with pytest.raises(NewerVersionError, match="so it can only be read here"):
        parse_project(content, PATH)


def test_a_later_minor_version_that_cannot_be_understood_opens_to_be_read_alone() -> None:
    tree = marked(full_release(), "1.7")
    tree["editions"][0]["release_line"] = {"kind": "window", "from": "2027-03-02T00:01:00+00:00"}

    opened = understood(json.dumps(tree).encode(), PATH)

    assert opened.reason
    assert opened.project.release.original.release_line.kind == "hold"
    assert any(finding.place.endswith("/release_line") for finding in opened.findings)
