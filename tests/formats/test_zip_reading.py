"""ZIP archives from outside: bombs, paths that lead out, broken directories and promises that are not kept."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zipfile

import pytest

from releasedesk.errors import UnsafeInput
from releasedesk.formats.zip_reading import open_archive


def archive(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(made, "w", method) as target:
        for name, content in files:
            # `writestr` would mend a name that leads out.
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.compress_type = method
            target.writestr(info, content)
    return made.getvalue()


def read_all(content: bytes) -> dict[str, bytes]:
    found = open_archive(content)
    return {name: found.read(name) for name in found.names}


def test_files_are_unpacked() -> None:
    assert read_all(archive(("a", b"x"), ("b/c", b"y" * 5000))) == {"a": b"x", "b/c": b"y" * 5000}


def _with_size(content: bytes, promised: int) -> bytes:
    """The archive with another size promised for its first file, in both of its directories."""
    size = struct.pack("<I", promised)
    central = content.index(b"PK\x01\x02")
    content = content[: central + 24] + size + content[central + 28 :]
    return content[:22] + size + content[26:]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no whole ZIP archive"),
        (b"PK\x03\x04", "no whole ZIP archive"),
        (b"PK\x05\x06" + bytes(18), ""),
        (archive(("a", b"x"))[:-10], "no whole ZIP archive"),
        (archive(("../a", b"x")), "leads out of it"),
        (archive(("a/../../b", b"x")), "leads out of it"),
        (archive(("/etc/passwd", b"x")), "leads out of it"),
        (archive(("C:\\a", b"x")), "leads out of it"),
        (archive(("a\\b", b"x")), "leads out of it"),
        (archive(("", b"x")), "without a name"),
        (archive(("a", b"x"), ("a", b"y")), "“a” twice"),
        (archive(("a", b"x"), method=zipfile.ZIP_BZIP2), "packed in a way"),
        (archive(("a", bytes(3_000_000))), "packed too tightly"),
        (_with_size(archive(("a", b"x" * 5000)), 9), "cannot be unpacked"),
        (_with_size(archive(("a", b"x" * 50)), 2**31), "packed too tightly"),
        (archive(*((f"{number}", b"") for number in range(2001))), "more than 2,000 files"),
    ],
    ids=lambda value: value if isinstance(value, str) else "content",
)
def test_what_is_dangerous_or_broken_is_refused(content: bytes, told: str) -> None:
    if not told:
        assert read_all(content) == {}
        return
    with pytest.raises(UnsafeInput) as caught:
        read_all(content)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_is_unpacked_up_to_its_bound_alone() -> None:
    found = open_archive(archive(("a", random.Random(1).randbytes(20_000))))

    with pytest.raises(UnsafeInput, match="too large"):
        found.read("a", most=1000)


def test_a_password_is_told() -> None:
    content = bytearray(archive(("a", b"x")))
    content[content.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(UnsafeInput, match="protected by a password"):
        open_archive(bytes(content))
