"""One rule says which addresses may stand behind a link."""

from __future__ import annotations

import pytest

from releasedesk.model.links import is_safe_link


@pytest.mark.parametrize(
    "address",
    [
        "https://www.harbourtrust.example",
        "HTTP://harbourtrust.example:8080/a?b=c&d=(e)#f",
        "https://münchen.example/straße",
        "https://harbourtrust.example/@press/a:b",
        "mailto:press@harbourtrust.example",
        "mailto:press@harbourtrust.example?subject=Quay%20opens",
        "tel:+44-131-496-0142;ext=12",
    ],
)
def test_what_a_reader_may_follow(address: str) -> None:
    assert is_safe_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "ftp://harbourtrust.example",
        "smb://server/share",
        "\\\\server\\share",
        "ms-word:ofe|u|https://harbourtrust.example",
        "https:harbourtrust.example",
        "https:///harbourtrust.example",
        "https://harbourtrust.example\\@evil.example",
        "https://harbourtrust.example@evil.example",
        "https://user:pass@harbourtrust.example",
        "https://harbourtrust.example/a b",
        "https://harbourtrust.example/\u202egpj.exe",
        "https://harbourtrust.example/\u200b",
        "https://harbourtrust.example/\ud800",
        "https://harbourtrust.example/\x00",
        "https://harbourtrust.example/\nSet-Cookie:x",
        "mailto:a@b.example?subject=x%0D%0ABcc:c@d.example",
        "tel:+44<script>",
        "//harbourtrust.example",
        "/page",
        "https://" + "a" * 3000,
    ],
)
def test_what_nobody_may_follow(address: str) -> None:
    assert not is_safe_link(address)
