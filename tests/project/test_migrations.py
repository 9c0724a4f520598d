"""Every file version that was ever written is read for ever: one fixture and one golden result for each step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk.errors import ProjectFileError, ReleaseDeskError
from releasedesk.project.document import VERSION, to_bytes
from releasedesk.project.migrations.steps import STEPS, migrated
from releasedesk.project.opening import understood
from releasedesk.project.reading import parse_project
from tests.golden_files import Golden

VERSIONS = Path(__file__).parent / "versions"
EVERY_STEP = pytest.mark.parametrize("version", sorted(STEPS))


@EVERY_STEP
def test_each_old_version_is_read_and_written_as_the_newest(version: str, golden: Golden) -> None:
    path = VERSIONS / f"{version}.releasedesk"

    written = to_bytes(parse_project(path.read_bytes(), path))

    assert f'"version": "{VERSION}"' in written.decode()
    golden.check(f"migrations/{version}.releasedesk", written)
    assert to_bytes(parse_project(written, path)) == written


@EVERY_STEP
def test_no_word_of_an_old_file_is_lost(version: str) -> None:
    content = (VERSIONS / f"{version}.releasedesk").read_bytes()

    kept = "\n".join(_texts(json.loads(to_bytes(parse_project(content, VERSIONS)))))

    for text in set(_texts(json.loads(content))) - {version, "heading"}:
        assert text in kept or text.split("T")[0] in kept


@EVERY_STEP
def test_a_step_leaves_what_it_was_given_as_it_was(version: str) -> None:
    content = (VERSIONS / f"{version}.releasedesk").read_bytes()
    tree = json.loads(content)

    migrated(tree)

    assert tree == json.loads(content)


def test_every_step_leads_to_the_present_version() -> None:
    for version in STEPS:
        assert migrated(json.loads((VERSIONS / f"{version}.releasedesk").read_bytes()))["version"] == VERSION


def test_a_version_that_was_never_in_use_is_refused() -> None:
    content = (VERSIONS / "0.9.releasedesk").read_bytes().replace(b'"0.9"', b'"0.3"')

    with pytest.raises(ProjectFileError, match=r"file version, 0\.3, is none that was ever in use"):
        parse_project(content, VERSIONS)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "kind", "text"]), inner)
    ),
    max_leaves=6,
)


@given(st.sampled_from(sorted(STEPS)), st.data())
def test_a_step_takes_whatever_a_damaged_file_holds(version: str, data: st.DataObject) -> None:
    tree: dict[str, Any] = json.loads((VERSIONS / f"{version}.releasedesk").read_bytes())
    for name in data.draw(st.lists(st.sampled_from(sorted(set(tree) - {"format", "version"})), unique=True)):
        tree[name] = data.draw(VALUES)

    try:
        opened = understood(json.dumps(tree).encode(), VERSIONS)
    except ReleaseDeskError:
        return
    parse_project(to_bytes(opened.project), VERSIONS)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for child in children for text in _texts(child)]
