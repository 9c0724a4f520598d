"""What the fuzzer found stays found: every kept input is read again, and so are inputs that are made from the seeds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzing.seeding import KEPT, seeds
from fuzzing.targets import TARGETS, Target, target

KEPT_FILES = sorted(path for path in KEPT.glob("*/*") if path.is_file())
BY_TARGET = pytest.mark.parametrize("which", TARGETS, ids=lambda each: each.name)

_PIECES = (
    *(
        b"",
        b"null",
        b'""',
        b"[]",
        b"{}",
        b"-1",
        b"1e400",
        b"\\ud800",
        b'"',
        b"}",
        b"]",
        b"{",
        b"[",
        b",",
        b"<",
        b">",
    ),
    *(
        b"</w:p>",
        b"&#0;",
        b"&x;",
        b"\0",
        b"\xff\xfe",
        b"\n\n",
        b"/",
        b"../",
        b"9" * 20,
        "\u202e“".encode(),
        b"\\",
    ),
)


@pytest.mark.parametrize("path", KEPT_FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_found_once_is_mended(path: Path) -> None:
    target(path.parent.name).run(path.read_bytes())


def test_every_kept_input_belongs_to_a_target() -> None:
    assert {path.parent.name for path in KEPT_FILES} <= {each.name for each in TARGETS}


@BY_TARGET
def test_every_seed_is_read(which: Target) -> None:
    made = list(seeds(which))

    assert made
    for seed in made:
        which.run(seed)


@cache
def _seeds(which: str) -> list[bytes]:
    return list(seeds(target(which)))


_LENGTHS = st.sampled_from((0, 1, 2, 10, 200))
_NEW = st.sampled_from(_PIECES) | st.binary(max_size=4)
_TIMES = st.sampled_from((1, 1, 1, 3, 40))


@BY_TARGET
@settings(max_examples=30)
@given(data=st.data())
def test_whatever_is_changed_in_a_seed_it_is_read_or_refused(which: Target, data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(_seeds(which.name))))
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(content)))
        stop = start + data.draw(_LENGTHS)
        content[start:stop] = data.draw(_NEW) * data.draw(_TIMES)

    which.run(bytes(content))


def test_a_target_fails_where_a_reader_does() -> None:
    """A target that cannot fail would find nothing."""

    def broken(content: bytes) -> None:
        from fuzzing.refusing import refusals

        with refusals():
            raise IndexError(content)

    with pytest.raises(IndexError):
        Target("broken", broken, "").run(b"x")
