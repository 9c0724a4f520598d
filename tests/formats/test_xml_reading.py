"""XML from outside: no entity is replaced, no file is read, nothing is looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasedesk.errors import UnsafeInput
from releasedesk.formats.xml_reading import parse_xml

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><a>&a11;</a>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_text_is_read_in_its_encoding(encoding: str) -> None:
    named = "utf-8" if encoding == "utf-8-sig" else encoding
    content = f'<?xml version="1.0" encoding="{named}"?><a b="c">Straße<!-- x --><?y z?></a>'.encode(encoding)

    root = parse_xml(content)

    assert (root.tag, root.get("b"), "".join(map(str, root.itertext()))) == ("a", "c", "Straße")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it is damaged"),
        (b"\x00\x01\x02", "it is damaged"),
        (b"<a>", "it is damaged"),
        (b"<a>&undeclared;</a>", "it is damaged"),
        (LAUGHS.encode(), "declares entities"),
        (LAUGHS.encode("utf-16"), "declares entities"),
        (b'<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>', "declares entities"),
        (b"<a>" * 5000, "it is damaged"),
        (b"<a>" * 300 + b"</a>" * 300, "it is damaged"),
        (b"<a>" + b"<b/>" * 900_000 + b"</a>", "too large"),
        ('<?xml version="1.0" encoding="utf-7"?><a/>'.encode("utf-7"), "encoding"),
        ('<?xml version="1.0"?><a/>'.encode("utf-32"), "it is damaged"),
        ("\ufeff<a>".encode("utf-16-le") + b"\x00\xd8", "cannot be decoded"),
    ],
    ids=lambda value: value if isinstance(value, str) else "content",
)
def test_what_is_dangerous_or_broken_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(UnsafeInput) as caught:
        parse_xml(content)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_other_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret", "utf-8")
    include = (
        f'<a xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="{secret.as_uri()}" parse="text"/></a>'
    )

    assert "secret" not in "".join(map(str, parse_xml(include.encode()).itertext()))
    with pytest.raises(UnsafeInput):
        parse_xml(f'<!DOCTYPE a [<!ENTITY s SYSTEM "{secret.as_uri()}">]><a>&s;</a>'.encode())
