"""A damaged file opens as far as it can be read: every whole value is kept, and what is missing is told."""

from __future__ import annotations

import contextlib
import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from releasedesk.errors import ProjectFileError
from releasedesk.findings import Finding
from releasedesk.model import Quote
from releasedesk.model.place import resolve
from releasedesk.project.damaged_json import read_damaged
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.opening import Opened, understood
from releasedesk.project.reading import parse_project
from tests.releases import full_release, picture
from tests.strategies import releases

PATH = Path("quay.releasedesk")
WHOLE = to_bytes(Project(full_release()))


def opened(content: bytes) -> Opened:
    """What can be read, which is a project that could be saved and opened again."""
    found = understood(content, PATH)
    assert parse_project(to_bytes(found.project), PATH).release == found.project.release
    assert bool(found.reason) == bool(found.findings)
    for finding in found.findings:
        resolve(found.project.release, finding.place)
        assert "\n" not in finding.message
    return found


def changed(change: Any) -> Opened:
    tree = json.loads(WHOLE)
    change(tree)
    return opened(json.dumps(tree).encode())


def said(found: Opened) -> str:
    return " | ".join(finding.message for finding in found.findings)


@given(releases())
def test_an_intact_file_is_nothing_special(release: Any) -> None:
    content = to_bytes(Project(release))

    assert opened(content) == Opened(Project(release))
    assert read_damaged(content) == (json.loads(content), [])


@given(st.integers(0, len(WHOLE) - 2))
@example(WHOLE.index("“nobody”".encode()) + len("“nobody") + 3)
def test_a_file_that_breaks_off_keeps_every_value_before_the_cut(cut: int) -> None:
    values, damage = read_damaged(WHOLE[:cut])

    assert damage or not WHOLE[:cut].strip()
    if isinstance(values, dict):
        _assert_beginning(values, json.loads(WHOLE), is_last=True)


def _assert_beginning(part: Any, whole: Any, *, is_last: bool) -> None:
    """`part` is `whole` up to a place: only the last of its values may be shorter."""
    if isinstance(part, dict):
        assert list(part) == list(whole)[: len(part)]
        assert is_last or len(part) == len(whole)
        for number, name in enumerate(part, start=1):
            _assert_beginning(part[name], whole[name], is_last=is_last and number == len(part))
    elif isinstance(part, list):
        assert is_last or len(part) == len(whole)
        for number, item in enumerate(part):
            _assert_beginning(item, whole[number], is_last=is_last and number == len(part) - 1)
    elif part != whole:
        assert is_last
        assert isinstance(part, str)
        assert whole.startswith(part)


@pytest.mark.parametrize(
    "deepest",
    [
        "",
        '"a text", 5, true',
        '{"] and }": "[ and {", "\\\\": "\\""}',
        '"an escape that \\is none ]"',
        " \u2003 ;\u0085",
    ],
)
def test_what_is_nested_too_deeply_is_passed_over_and_what_follows_is_kept(deepest: str) -> None:
    nested = "[" * 70 + deepest + "]" * 70
    values, damage = read_damaged(f'{{"deep": {nested}, "end_mark": "fin"}}'.encode())

    assert values == {"deep": values["deep"], "end_mark": "fin"}
    assert "nested too deeply" in damage[0].what


@pytest.mark.parametrize("cut", range(400, len(WHOLE) - 2, 331))
def test_a_file_that_breaks_off_opens(cut: int) -> None:
    found = opened(WHOLE[:cut])

    assert "damaged" in found.reason
    assert "breaks off" in said(found)


def test_an_embargo_that_is_cut_off_never_becomes_immediate() -> None:
    at = WHOLE.index(b'"release_line"')
    for cut in range(at, at + 130):
        line = opened(WHOLE[:cut]).project.release.original.release_line
        assert line.kind == "hold" or line == full_release().original.release_line


def test_both_sides_of_a_conflict_are_told() -> None:
    text = WHOLE.decode()
    line = next(line for line in text.split("\n") if '"headline"' in line)
    other = line.replace("Harbour Trust opens", "Trust closes")
    conflict = f"<<<<<<< ours\n{line}\n=======\n{other}\n>>>>>>> theirs"

    found = opened(text.replace(line, conflict, 1).encode())

    assert found.project.release == full_release()
    assert "Trust closes the first public quay" in said(found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"kicker": "Press release",', b'"kicker": "Press release'),
        (b'"kicker": "Press release",', b'"kicker": "Press release"'),
        (b'"kicker": "Press release",', b'"kicker": "Press \xff release",'),
        (b'"kicker": "Press release",', b'"kicker": "Press \\ud800 release",'),
        (b'"kicker": "Press release",', b'"kicker": "Press \\q release",'),
        (b'"kicker": "Press release",', b'"kicker": "Press release"]},'),
        (b'"kicker": "Press release",', b'"kicker": "Press release", kaputt'),
        (b'"kicker": "Press release",', b'"kicker": "Press release", "n": 1e999,'),
        (b'"kicker": "Press release",', b'"kicker": "Press release", "n": NaN,'),
        (b'"kicker": "Press release",', b'"kicker": "Press release", "n": ' + b"9" * 5000 + b","),
        (b'"kicker": "Press release",', b'"kicker": "Press release", "n": ' + b"[" * 90 + b"]" * 90 + b","),
    ],
)
def test_damage_in_the_middle_costs_nothing_around_it(before: bytes, after: bytes) -> None:
    assert before in WHOLE

    found = opened(WHOLE.replace(before, after, 1))

    release, edition = found.project.release, found.project.release.original
    assert edition.kicker.startswith("Press")
    assert edition.headline == full_release().original.headline
    assert edition.sections == full_release().original.sections
    assert release.people == full_release().people
    assert found.reason


def test_zeros_behind_a_file_are_passed_over() -> None:
    """What some disks leave behind a file after a power cut."""
    found = opened(WHOLE + bytes(512))

    assert found.project.release == full_release()


def _first_block(tree: dict[str, Any]) -> dict[str, Any]:
    block: dict[str, Any] = tree["editions"][0]["sections"][0]["blocks"][0]
    return block


def test_two_parts_of_one_name_are_both_kept() -> None:
    def twice(tree: dict[str, Any]) -> None:
        blocks = tree["editions"][0]["sections"][0]["blocks"]
        blocks.append({**blocks[0], "text": "Another paragraph."})

    found = changed(twice)

    texts = [getattr(block, "text", "") for block in found.project.release.original.blocks()]
    assert "Another paragraph." in texts
    assert len({block.id for block in found.project.release.original.blocks()}) == len(texts)


def test_quotes_of_a_speaker_who_is_missing_stay_together() -> None:
    found = changed(lambda tree: tree["people"].pop(0))

    blocks = found.project.release.original.blocks()
    speakers = [block.speaker for block in blocks if isinstance(block, Quote)]
    assert speakers.count("ailsa") == 2
    assert [person.name for person in found.project.release.people if person.id == "ailsa"] == [""]
    assert "not in the file" in said(found)


@pytest.mark.parametrize("data", ["????", "AAAA", "", "A" * 5001])
def test_a_damaged_picture_is_left_out_and_its_figure_stays(data: str) -> None:
    def damage(tree: dict[str, Any]) -> None:
        tree["assets"][0]["data"] = data

    found = changed(damage)

    assert found.project.release.assets == ()
    assert f"The picture {picture().id[:12]} is damaged" in said(found)
    assert any(block.kind == "figure" for block in found.project.release.original.blocks())


def test_words_that_do_not_fit_are_told() -> None:
    found = changed(
        lambda tree: _first_block(tree).update(text=[{"text": ["The quay ", {"x": "is closed"}]}])
    )

    assert "The quay is closed" in said(found)


@pytest.mark.parametrize(
    "line",
    [
        None,
        "embargo",
        {"kind": "embargo"},
        {"kind": "embargo", "until": "soon", "time_zone": "Europe/London"},
        {"kind": "embargo", "until": "0001-01-01T00:00:00+14:00", "time_zone": "Asia/Tokyo"},
        {"kind": "embargo", "until": "9999-12-31T23:59:59-12:00", "time_zone": "Asia/Tokyo"},
        {"kind": "embargo", "until": "2027-03-02T00:01:00+00:00", "time_zone": "../../etc/passwd"},
        {"kind": "embargo", "until": "2027-03-02T00:01:00+05:00", "time_zone": "Europe/London"},
    ],
)
def test_a_release_line_that_cannot_be_read_means_hold(line: object) -> None:
    found = changed(lambda tree: tree["editions"][0].update(release_line=line))

    assert found.project.release.original.release_line.kind == "hold"
    assert any(finding.place.endswith("release_line") for finding in found.findings)


WRONG = [5, None, "x", [], {}, [5], {"a": 5}, True, -1, "../x", "2026-99-01", 1.5, "\u202e", "a/b"]


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for name, child in inside for found in _paths(child, (*path, name)))]


TREE = json.loads(WHOLE)


@given(
    st.lists(
        st.tuples(st.sampled_from(_paths(TREE)[1:]), st.sampled_from([*WRONG, "gone"])),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_is_wrong_with_values_the_rest_opens(wrong: list[tuple[tuple[Any, ...], Any]]) -> None:
    tree = copy.deepcopy(TREE)
    for path, value in wrong:
        try:
            holder = tree
            for step in path[:-1]:
                holder = holder[step]
            if value == "gone":
                del holder[path[-1]]
            else:
                holder[path[-1]] = copy.deepcopy(value)
        except (KeyError, IndexError, TypeError, ValueError):
            continue
    tree["format"] = "releasedesk"
    tree["version"] = "1.0"

    opened(json.dumps(tree).encode())


@given(st.lists(st.tuples(st.integers(30, len(WHOLE) - 1), st.binary(max_size=3)), min_size=1, max_size=5))
def test_whatever_bytes_are_damaged_the_file_opens_or_is_refused(
    wrong: list[tuple[int, bytes]],
) -> None:
    content = bytearray(WHOLE)
    for at, other in wrong:
        content[at : at + len(other)] = other
    with contextlib.suppress(ProjectFileError):
        opened(bytes(content))


def test_of_many_findings_the_first_are_told_and_the_number_of_others() -> None:
    def break_all(tree: dict[str, Any]) -> None:
        tree["editions"][0]["sections"][0]["blocks"] = [
            {"id": f"p{n}", "kind": "paragraph", "text": n} for n in range(900)
        ]

    found = changed(break_all)

    assert len(found.findings) == 201
    assert isinstance(found.findings[-1], Finding)
    assert "more places of the file" in found.findings[-1].message


def test_what_was_mended_is_told_once_and_without_addresses() -> None:
    def no_such_zone(tree: dict[str, Any]) -> None:
        tree["editions"][0]["release_line"]["time_zone"] = "Europe/Lodnon"

    found = changed(no_such_zone)

    assert [finding.code for finding in found.findings] == ["file-mended"]
    assert found.findings[0].message.startswith("The release line could not be read")
    assert "editions/" not in said(found)
