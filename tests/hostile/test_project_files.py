"""What stands in a project file and should not: each is said in one sentence, and the rest of the file can be read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from releasedesk.errors import DamagedFileError
from releasedesk.project.document import to_bytes
from releasedesk.project.opening import understood
from releasedesk.project.reading import parse_project
from tests.hostile.test_exports import FORMATS, exported
from tests.project.test_reading import PATH, tree, with_block, with_edition

LONG = "x" * 5_000


def _bytes(content: Any) -> bytes:
    return content if isinstance(content, bytes) else json.dumps(content).encode()


def _with(content: Any, before: str, behind: str) -> bytes:
    written = _bytes(content)
    assert before.encode() in written
    return written.replace(before.encode(), behind.encode(), 1)


def _blocks(*names: str) -> list[dict[str, str]]:
    return [{"id": name, "kind": "paragraph", "text": f"Text {number}"} for number, name in enumerate(names)]


def _asset(**fields: Any) -> dict[str, Any]:
    return tree(
        assets=[{"id": "0" * 64, "media_type": "image/png", "width": 1, "height": 1, "data": "AAAA"} | fields]
    )


DAMAGED: dict[str, tuple[Any, str]] = {
    "a-key-twice": (_with(tree(), '"version"', '"id": "x", "version"'), "“id” stands there twice"),
    "a-key-twice-deep-down": (
        _with(with_edition(headline="A"), '"headline": "A"', '"headline": "A", "headline": "B"'),
        "“headline” stands there twice",
    ),
    "two-blocks-of-one-name": (with_edition(sections=[{"id": "s", "blocks": _blocks("p", "p")}]), "“p” stands there 2"),
    "two-sections-of-one-name": (with_edition(sections=[{"id": "s"}, {"id": "s"}]), "“s” stands there 2 times"),
    "two-people-of-one-name": (tree(people=[{"id": "a"}, {"id": "a"}]), "“a” stands there 2 times"),
    "two-editions-of-one-language": (tree(editions=[{"language": "en"}, {"language": "en"}]), "“en” stands there 2"),
    "a-part-without-a-name": (with_edition(sections=[{"id": ""}]), "“” cannot name a part"),
    "a-name-that-is-a-path": (with_edition(sections=[{"id": "../../x"}]), "“../../x” cannot name a part"),
    "a-speaker-who-is-not-there": (with_block(kind="quote", speaker="x"), "is not among “people”"),
    "no-base64": (_asset(data="@@@@"), "not base64"),
    "another-picture-than-its-name": (_asset(), "its checksum does not match"),
    "a-picture-of-no-size": (_asset(width=-1), "greater than or equal to 1"),
    "half-a-character": (_with(with_block(text="x"), '"text": "x"', '"text": "a\\ud800b"'), "a broken character"),
    "halves-in-the-wrong-order": (
        _with(with_block(text="x"), '"text": "x"', '"text": "a\\udc00\\ud800b"'),
        "a broken character",
    ),
    "no-number": (_with(tree(shape=1), '"shape": 1', '"shape": NaN'), "“NaN”, which is no number"),
    "a-number-beyond-all": (_with(tree(shape=1), '"shape": 1', '"shape": 1e999'), "a number that is too large"),
    "a-number-of-400-digits": (_with(tree(shape=1), '"shape": 1', '"shape": ' + "9" * 400), "a number of 400 digits"),
    "a-day-that-there-is-not": (with_edition(dateline={"date": "9999-99-99"}), "a date such as"),
    "a-language-that-is-markup": (tree(editions=[{"language": "en-<script>"}]), "is not a language tag"),
    "a-language-without-end": (tree(editions=[{"language": LONG}]), "is not a language tag"),
    "a-language-of-endless-parts": (tree(editions=[{"language": "en" + "-abcdefgh" * 99}]), "is not a language tag"),
    "a-key-without-end": (tree(house_style={"paper": LONG}), "house_style/paper"),
    "a-version-without-end": (tree(version="1.99999999999999"), "its “version” is"),
    "a-version-in-other-digits": (tree(version="١.٠"), "its “version” is"),
    "lists-in-lists": (_with(tree(shape=0), '"shape": 0', '"shape": ' + "[" * 70 + "]" * 70), "nested too deeply"),
    "a-crop-outside-of-the-picture": (with_block(kind="figure", crop=[2, -1, 0, 5]), "less than or equal to 1"),
}  # fmt: skip

ODD: dict[str, Any] = {
    "a-picture-that-is-not-there": with_block(kind="figure", asset="nope"),
    "a-logo-that-is-not-there": tree(organisation={"logo": "nope"}),
    "controls-in-a-text": with_block(text="a\0b\x1b[31m\u202ec\u2028d"),
    "controls-in-a-name": with_edition(sections=[{"id": "a\u202e\x1b", "blocks": _blocks("p\x07")}]),
    "a-link-that-is-a-program": with_block(text=["a", {"text": "b", "link": "javascript:alert(1)"}]),
    "a-quote-parted-behind-its-end": with_block(
        kind="quote", paragraphs=["a"], attribution={"placement": "interrupting", "split_at": 10**9}
    ),
    "a-variable-of-a-variable": tree(variables=[{"name": "a", "value": "{a}"}]),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_wrong_is_said_and_the_rest_is_read(name: str) -> None:
    content, told = DAMAGED[name]
    with pytest.raises(DamagedFileError) as caught:
        parse_project(_bytes(content), PATH)
    sentence = str(caught.value)
    assert told in sentence
    assert len(sentence) < 400
    assert sentence.isprintable()
    opened = understood(_bytes(content), PATH)
    assert opened.reason.startswith("This file is damaged.")
    assert opened.findings
    assert all(len(finding.message) < 400 and finding.message.isprintable() for finding in opened.findings)
    written = to_bytes(opened.project)
    assert to_bytes(parse_project(written, PATH)) == written


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_read_and_harms_nobody(name: str) -> None:
    opened = understood(_bytes(ODD[name]), PATH)
    assert opened.reason == ""
    written = to_bytes(opened.project)
    assert to_bytes(parse_project(written, PATH)) == written
    for form in FORMATS:
        assert list(exported(opened.project.release, form).problems()) == []


@pytest.mark.parametrize("style", ["../../etc", "<script>", LONG])
def test_a_house_style_that_there_is_not_is_said(style: str) -> None:
    from releasedesk.errors import HouseStyleError

    release = understood(_bytes(tree(house_style={"name": style})), PATH).project.release
    with pytest.raises(HouseStyleError, match="There is no house style"):
        exported(release, "text")


def test_files_that_a_project_carries_are_named_as_those_of_a_house_style() -> None:
    from releasedesk.errors import HouseStyleError

    carried = {"name": "x", "package": [{"name": "../../evil.typ", "text": "x"}]}
    release = understood(_bytes(tree(house_style=carried)), PATH).project.release
    with pytest.raises(HouseStyleError, match="which no house style has"):
        exported(release, "pdf")
