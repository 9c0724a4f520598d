"""No template from elsewhere can leave out until when a release is embargoed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from releasedesk.errors import HouseStyleError
from releasedesk.model import ReleaseLine
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.html import web_page
from releasedesk.rendering.plain import plain_text_of
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests.releases import EMBARGO, small_release
from tests.rendering.test_confined import foreign

LEFT_OUT = "it leaves out the release line"
PAGES = '#import "release.typ": *\n#show: pages\n'


@pytest.fixture(scope="module")
def setter() -> Iterator[PageSetter]:
    setter = PageSetter()
    yield setter
    setter.close()


def view_of(line: ReleaseLine, language: str = "en-GB"):
    release = small_release(language=language, release_line=line)
    return printed_release(release, release.original)


@pytest.mark.parametrize("line", [EMBARGO, ReleaseLine(kind="hold")])
@pytest.mark.parametrize(
    ("template", "keeps"),
    [
        ("<h1>{{ view.title }}</h1>", False),
        ("<head><title>{{ view.release_line.text }}</title></head><p>a</p>", False),
        ("<!-- {{ view.release_line.text }} --><p>a</p>", False),
        ('<p style="color: red; display: none">{{ view.release_line.text }}</p><p>a</p>', False),
        ("<div hidden><div>a</div>{{ view.release_line.text }}</div><p>a</p>", False),
        ("<p style='font-size:0'>{{ view.release_line.text }}</p>", False),
        ('<span style="opacity: 0.0;">{{ view.release_line.text }}', False),
        ("<title>{{ view.release_line.text }}</title><p>a</p>", False),
        ('<p style="text-indent: -9999px">{{ view.release_line.text }}</p>', False),
        ('<p style="position:absolute; left:-9999px">{{ view.release_line.text }}</p>', False),
        ('<style>/* .x */ .x{display:none}</style><p class="a x">{{ view.release_line.text }}</p>', False),
        ("<style>p, #e { color: red; opacity: 0 }</style><p id='e'>{{ view.release_line.text }}</p>", False),
        ('<style>@media print{.x{display:none}}</style><p class="x">{{ view.release_line.text }}</p>', False),
        (
            "<style>.x{display:none} @media print{.x{display:block}}</style>"
            '<i class="y">a</i><p class="x">{{ view.release_line.text }}</p>',
            True,
        ),
        ('<style>.x{display:none}</style><p class="xx x-x">{{ view.release_line.text }}</p>', True),
        ('<style>.x .y{display:none}</style><p class="y">{{ view.release_line.text }}</p>', True),
        (
            '<p style="position:absolute;left:-99px;margin-left:-9999px">{{ view.release_line.text }}</p>',
            True,
        ),
        ('<br hidden><p style="opacity: 0.9; font-size: 0.8em">{{ view.release_line.text }}</p>', True),
        ('<div style="display:none">a<div>b</div></div><p>{{ view.release_line.text }}</p>', True),
        ("<p>{{ view.release_line.text|upper }}</p>", True),
        ("<p>{% for word in view.release_line.text.split() %}<b>{{ word }}</b><br>{% endfor %}</p>", True),
        ("<p>{{ view.release_line.words|words }}</p>", True),
    ],
)
def test_web_pages_of_an_embargoed_release_say_so(line: ReleaseLine, template: str, keeps: bool) -> None:
    style = foreign(web=template)
    if keeps:
        assert web_page(view_of(line), style, Environment(), line)
    else:
        with pytest.raises(HouseStyleError, match=rf"web\.html\.j2: {LEFT_OUT} \(“"):
            web_page(view_of(line), style, Environment(), line)
    assert web_page(view_of(ReleaseLine()), style, Environment(), ReleaseLine())


def test_texts_of_an_embargoed_release_say_so() -> None:
    assert "Embargoed" in plain_text_of(view_of(EMBARGO), foreign(text="{{ parts.release_line }}"))
    with pytest.raises(HouseStyleError, match=LEFT_OUT):
        plain_text_of(view_of(EMBARGO), foreign(text="{{ parts.headline }}"))


@pytest.mark.parametrize("language", ["en-GB", "fr", "zh", "ja", "ko", "ar", "fa", "he", "ur"])
def test_pages_of_an_embargoed_release_say_so(setter: PageSetter, language: str) -> None:
    view = view_of(EMBARGO, language)
    assert setter.final(view, foreign(pages=f"{PAGES}#release-line()"), Environment())
    with pytest.raises(HouseStyleError, match=rf"pages\.typ: {LEFT_OUT}"):
        setter.final(view, foreign(pages=f"{PAGES}#name"), Environment())
    assert setter.final(view_of(ReleaseLine(), language), foreign(pages=f"{PAGES}#name"), Environment())
