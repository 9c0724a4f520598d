"""What the fuzzer starts from: small whole inputs of every kind, and what was kept of earlier findings."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from fuzzing.refusing import APART
from fuzzing.targets import Target, word_file
from releasedesk import resources

_ROOT = Path(__file__).resolve().parents[1]
KEPT = _ROOT / "tests" / "hostile" / "kept"
"""Inputs that found a defect once, in a folder for each target, named after what is wrong with them."""
_SEEDS = _ROOT / "fuzzing" / "seeds"
_OLD = _ROOT / "tests" / "project" / "versions" / "0.9.releasedesk"
_WORD_PARTS = ("document", "styles", "relationships", "numbering", "comments")
_LETTERHEAD_PARTS = ("header", "header-relationships", "relationships", "document", "styles")
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


def _full_projects() -> Iterator[bytes]:
    yield from _projects()
    yield _seed("every-field.releasedesk")


def _merges() -> Iterator[bytes]:
    small, sample = _projects()
    yield APART.join([small, small.replace(b"Monday", b"Tuesday"), small.replace(b"opens", b"closes")])
    yield APART.join([small, small.replace(b'"p"', b'"x"'), small.replace(b"Good.", b"Bad.")])
    yield APART.join([small, sample])


def _comparisons() -> Iterator[bytes]:
    small, sample = _projects()
    yield APART.join([small, small.replace(b"Monday", b"Tuesday").replace(b'"p"', b'"x"')])
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


def _pictures_that_say_something() -> Iterator[bytes]:
    from PIL import Image

    yield from _pictures()
    notes = Image.Exif()
    notes[0x010E], notes[0x013B], notes[0x8298], notes[0x0112] = "A quay", "A. Moss", "A. Moss 2027", 6
    notes.get_ifd(0x8825)[2] = (55.0, 58.0, 30.0)
    xmp = _seed("picture.xmp")
    for form, options in (("JPEG", {"xmp": xmp}), ("TIFF", {}), ("WEBP", {"xmp": xmp}), ("PNG", {})):
        picture = io.BytesIO()
        Image.new("RGB", (7, 5)).save(picture, form, exif=notes, **options)
        yield picture.getvalue()
    sets = b"\x1c\x01\x5a\x00\x03\x1b%G\x1c\x02\x78\x00\x04Quay\x1c\x02\x50\x00\x04Moss"
    resource = b"8BIM\x04\x04\0\0" + len(sets).to_bytes(4, "big") + sets
    body = b"Photoshop 3.0\0" + resource
    picture = io.BytesIO()
    Image.new("RGB", (7, 5)).save(picture, "JPEG")
    yield b"\xff\xd8\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body + picture.getvalue()[2:]
    for form, mode in (("PNG", "I;16"), ("PNG", "LA"), ("TIFF", "F"), ("BMP", "RGB"), ("TIFF", "CMYK")):
        picture = io.BytesIO()
        Image.new(mode, (7, 5)).save(picture, form)
        yield picture.getvalue()


def _letterheads() -> Iterator[bytes]:
    yield APART.join(_seed(f"letterhead-{name}.xml") for name in _LETTERHEAD_PARTS)


_MADE: dict[str, Callable[[], Iterator[bytes]]] = {
    "project": _projects,
    "migrations": lambda: iter(
        [_OLD.read_bytes().replace(b'"format": "releasedesk",', b"").replace(b'"version": "0.9",', b"")]
    ),
    "export": _full_projects,
    "pages": _full_projects,
    "merge": _merges,
    "compare": _comparisons,
    "text": _texts,
    "markdown": _markdown,
    "html": lambda: iter([_seed("page.html")]),
    "paste": lambda: iter([_seed("page.html"), _seed("word-clipboard.html")]),
    "paste-words": _texts,
    "docx": lambda: iter([APART.join(word_parts())]),
    "docx-file": _words,
    "cards": lambda: iter([_seed("cards.vcf")]),
    "table": lambda: iter([_seed("contacts.csv"), _seed("texts.csv")]),
    "library": lambda: iter([_seed("small.library")]),
    "letterhead": _letterheads,
    "zip": _words,
    "picture": _pictures,
    "picture-taking": _pictures_that_say_something,
    "drawing": lambda: iter([_seed("drawing.svg")]),
}
