"""What the fuzzer starts from: small whole inputs of every kind, and what was kept of earlier findings."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from fuzzing.targets import APART, Target, word_file
from releasedesk import resources

_ROOT = Path(__file__).resolve().parents[1]
KEPT = _ROOT / "tests" / "hostile" / "kept"
"""Inputs that found a defect once, in a folder for each target, named after what is wrong with them."""
_SEEDS = _ROOT / "fuzzing" / "seeds"
_OLD = _ROOT / "tests" / "project" / "versions" / "0.9.releasedesk"
_WORD_PARTS = ("document", "styles", "relationships", "numbering", "comments")
_PICTURES = (
    *(
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("JPEG", "RGB"),
        ("JPEG", "CMYK"),
        ("GIF", "P"),
        ("WEBP", "RGB"),
    ),
    ("WEBP", "RGBA"),
)


def seeds(target: Target) -> Iterator[bytes]:
    """Yield the inputs that a target starts from."""
    yield from _MADE[target.name]()
    for path in sorted((KEPT / target.name).glob("*")):
        yield path.read_bytes()


def word_parts() -> list[bytes]:
    """Return the parts of a Word document, in the order of `targets.word_file`."""
    return [_seed(f"word-{name}.xml") for name in _WORD_PARTS]


def _seed(name: str) -> bytes:
    return (_SEEDS / name).read_bytes()


def _projects() -> Iterator[bytes]:
    yield _seed("small.releasedesk")
    yield resources.data("sample", "harbour-trust.releasedesk")


def _merges() -> Iterator[bytes]:
    small, sample = _projects()
    yield APART.join([small, small.replace(b"Monday", b"Tuesday"), small.replace(b"opens", b"closes")])
    yield APART.join([small, small.replace(b'"p"', b'"x"'), small.replace(b"Good.", b"Bad.")])
    yield APART.join([small, sample])


def _texts() -> Iterator[bytes]:
    text = _seed("release.txt").decode()
    yield from (text.encode(encoding, "replace") for encoding in ("utf-8", "utf-16", "cp1252"))


def _markdown() -> Iterator[bytes]:
    head = b"---\ntitle: Quay\nkeywords:\n- a\n---\n"
    yield head + b"# " + _seed("release.txt") + b"\n[a](https://a.example) **b** *i* <!-- c --> ![a](b) `x`\n"


def _words() -> Iterator[bytes]:
    yield word_file(word_parts())


def _pictures() -> Iterator[bytes]:
    from PIL import Image

    for form, mode in _PICTURES:
        picture = io.BytesIO()
        Image.new(mode, (7, 5)).save(picture, form)
        yield picture.getvalue()
    yield _seed("drawing.svg")


_MADE: dict[str, Callable[[], Iterator[bytes]]] = {
    "project": _projects,
    "migrations": lambda: iter(
        [_OLD.read_bytes().replace(b'"format": "releasedesk",', b"").replace(b'"version": "0.9",', b"")]
    ),
    "merge": _merges,
    "text": _texts,
    "markdown": _markdown,
    "html": lambda: iter([_seed("page.html")]),
    "docx": lambda: iter([APART.join(word_parts())]),
    "docx-file": _words,
    "zip": _words,
    "picture": _pictures,
    "drawing": lambda: iter([_seed("drawing.svg")]),
}
