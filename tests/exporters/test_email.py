"""A mail draft holds the release twice, as text and as HTML that mail programs can show."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable

import pytest
from lxml import html

from releasedesk.exporters.registry import export_release
from releasedesk.model import HouseStyleChoice, Release, ReleaseLine
from releasedesk.rendering.house_style import house_style_names
from tests.golden_files import Golden
from tests.releases import arabic_release, empty_release, full_release, small_release


def parts(release: Release) -> tuple[str, str, str]:
    """The subject, the text and the HTML of the draft."""
    file = export_release(release, ["email"], name="quay").files[0]
    assert file.name.endswith(".eml")
    message = email.message_from_bytes(file.data, policy=email.policy.default)
    plain, rich = message.iter_parts()
    return str(message["Subject"]), plain.get_content(), rich.get_content()


@pytest.mark.parametrize("make", [full_release, empty_release, arabic_release])
def test_the_draft_is_as_it_was(golden: Golden, make: Callable[[], Release]) -> None:
    file = export_release(make(), ["email"], name="quay").files[0]
    golden.check(f"email/{make.__name__.removesuffix('_release')}.eml", file.data)
    subject, text, page = parts(make())
    golden.check(f"email/{make.__name__.removesuffix('_release')}.html", page.replace("\r\n", "\n"))
    assert subject
    assert text.strip()


def test_an_embargo_stands_first_in_the_subject() -> None:
    assert parts(full_release())[0] == (
        "Embargoed until 00:01 London time (GMT), Tuesday 2 March 2027 | "
        "Harbour Trust opens the first public quay in eighty years"
    )
    assert parts(small_release())[0] == "Quay opens to all"
    held = parts(small_release(release_line=ReleaseLine(kind="hold")))[0]
    assert held.startswith("Hold for release")
    assert held.endswith(" | Quay opens to all")


def test_the_text_is_what_the_text_export_is() -> None:
    text = export_release(full_release(), ["text"], name="quay").files[0].data.decode()
    assert parts(full_release())[1].replace("\r\n", "\n") == text


@pytest.mark.parametrize("name", house_style_names())
@pytest.mark.parametrize("make", [full_release, arabic_release])
def test_mail_programs_can_show_it(name: str, make: Callable[[], Release]) -> None:
    release = make().replace(house_style=HouseStyleChoice(name=name))
    page = parts(release)[2]
    tree = html.document_fromstring(page)
    assert not list(tree.iter("style", "script", "link", "img", "form"))
    assert not re.search(r"url\(|var\(|position:|display:|float:|https?://[^\"]*\.(css|png|js)", page)
    for element in tree.iter("p", "h1", "h2", "td", "li"):
        assert element.get("style"), html.tostring(element)[:80]
    for table in tree.iter("table"):
        assert table.get("role") == "presentation"
    wrapper = next(tree.iter("div"))
    assert wrapper.get("dir") == release_direction(release)
    assert "max-width:600px" in str(wrapper.get("style"))


def release_direction(release: Release) -> str:
    return "rtl" if release.original.language == "ar" else "ltr"


def test_what_looks_like_markup_stays_words() -> None:
    page = parts(small_release(headline="<script>alert(1)</script> {{ view }} “quoted”"))[2]
    tree = html.document_fromstring(page)
    assert (
        "".join(map(str, next(tree.iter("h1")).itertext())) == "<script>alert(1)</script> {{ view }} “quoted”"
    )
