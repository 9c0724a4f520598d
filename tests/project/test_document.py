"""A project file holds everything, in a fixed order, in the same bytes for the same content."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
from hypothesis import given

from releasedesk import resources
from releasedesk.model import Release
from releasedesk.project.document import Project, schema, to_bytes
from releasedesk.project.reading import parse_project
from tests.releases import full_release
from tests.strategies import releases

PATH = Path("any.releasedesk")
VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema()))


@given(releases())
def test_any_release_survives_saving_and_opening(release: Release) -> None:
    content = to_bytes(Project(release))

    again = parse_project(content, PATH)

    assert again.release == release
    assert to_bytes(again) == content


@given(releases())
def test_every_file_satisfies_the_schema_that_is_printed(release: Release) -> None:
    VALIDATOR.validate(json.loads(to_bytes(Project(release))))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))


def test_fields_stand_in_the_order_of_the_format() -> None:
    written = json.loads(to_bytes(Project(full_release())))

    assert list(written) == [
        "format", "version", "id", "house_style", "organisation", "people", "editions", "review", "assets",
    ]  # fmt: skip
    assert list(written["editions"][0])[:8] == [
        "language", "release_line", "reference", "kicker", "headline", "subheadlines", "dateline", "sections",
    ]  # fmt: skip


def test_text_is_written_as_it_reads() -> None:
    content = to_bytes(Project(full_release())).decode()

    assert content.endswith("}\n")
    assert '\n  "version": "1.0"' in content
    assert "\\u" not in content


def test_the_sample_is_in_the_form_in_which_it_would_be_saved() -> None:
    content = resources.data("sample", "harbour-trust.releasedesk")

    assert to_bytes(parse_project(content, PATH)) == content
