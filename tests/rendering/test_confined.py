"""Templates from elsewhere can neither hang the program, nor fill its memory, nor see or reach what is outside."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from releasedesk.errors import HouseStyleError
from releasedesk.model import HouseStyleChoice
from releasedesk.rendering import confined
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import HouseStyle, house_style_for, style_from_files
from releasedesk.rendering.html import web_page
from releasedesk.rendering.pages import PageImages
from releasedesk.rendering.plain import plain_text_of
from releasedesk.rendering.typesetter import TemplateFailure
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests.pdf_reading import words
from tests.releases import picture, small_release

RELEASE = small_release()
VIEW = printed_release(RELEASE, RELEASE.original)


def foreign(**templates: str) -> HouseStyle:
    """A style from elsewhere, with templates by name: `pages`, `web` or `text`."""
    names = {"pages": "pages.typ", "web": "web.html.j2", "text": "text.txt.j2"}
    settings = house_style_for(HouseStyleChoice()).files["style.json"]
    own = {names[key]: template.encode() for key, template in templates.items()}
    return style_from_files("foreign", {"style.json": settings, **own}, "foreign.releasestyle")


@pytest.fixture
def setter() -> Iterator[PageSetter]:
    setter = PageSetter()
    yield setter
    setter.close()


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time for a template, and nothing known of those before."""
    monkeypatch.setattr(confined, "SECONDS", 2.5)
    monkeypatch.setattr(confined, "_too_slow", set())


def preview(setter: PageSetter, style: HouseStyle) -> bytes:
    return setter.preview(VIEW, style, Environment())


def test_a_process_that_does_not_even_read_its_job_is_ended(
    patience: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "SECONDS", 0.5)
    monkeypatch.setattr(confined, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(TemplateFailure, match=r"it took more than 0\.5 seconds"):
        confined.run_template({"kind": "page", "values": "x" * 1_000_000})


def test_settings_alone_are_set_by_the_shipped_template_without_a_process(setter: PageSetter) -> None:
    style = foreign()
    assert not style.runs_foreign("pages.typ")
    assert preview(setter, style) == preview(setter, replace(style, is_trusted=True))


def test_a_template_from_elsewhere_gives_the_pages_that_ours_gives(setter: PageSetter) -> None:
    ours = house_style_for(HouseStyleChoice())
    style = foreign(pages=ours.template("pages.typ"))
    assert style.runs_foreign("pages.typ")
    assert preview(setter, style) == preview(setter, ours)
    final = setter.final(VIEW, style, Environment())
    assert final == setter.final(VIEW, ours, Environment())


def test_a_template_that_never_ends_is_ended_and_not_tried_again(setter: PageSetter, patience: None) -> None:
    endless = foreign(pages="#for a in range(99999) { for b in range(99999) { let c = calc.pow(1.1, 3) } }")
    with pytest.raises(HouseStyleError, match=r"releasestyle/pages\.typ: it took more than 2\.5 seconds"):
        preview(setter, endless)
    start = time.monotonic()
    with pytest.raises(HouseStyleError, match=r"took too long the last time"):
        preview(setter, endless)
    assert time.monotonic() - start < confined.SECONDS / 2
    assert "The quay opens" in words(
        preview(setter, foreign(pages='#import "release.typ": *\n#body-sections'))
    )


def test_a_template_that_wants_all_memory_is_ended(
    setter: PageSetter, patience: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "SECONDS", 30.0)
    greedy = '#let a = "0123456789" * 1000000\n#let b = range(400).map(i => a + str(i))\n#b.len()'
    with pytest.raises(HouseStyleError, match="MB of memory"):
        preview(setter, foreign(pages=greedy))


@pytest.mark.parametrize(
    "template",
    [
        '#read("/etc/hostname")',
        '#read("../../../../etc/hostname")',
        '#image("/../../etc/hostname")',
        '#json("/proc/self/environ")',
        '#plugin("/lib/evil.wasm")',
        '#import "@preview/cetz:0.3.1": *',
        '#import ("@pre" + "view/cetz:0.3.1"): *',
        '#import "@local/mine:1.0.0"',
    ],
)
def test_nothing_outside_can_be_read_or_reached(setter: PageSetter, template: str) -> None:
    with pytest.raises(HouseStyleError, match=r"foreign\.releasestyle/pages\.typ, line 1: "):
        preview(setter, foreign(pages=template))


def test_a_drawing_cannot_show_a_picture_from_outside(setter: PageSetter, tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(picture().content())
    drawings = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
        f'<image href="{path}" width="90" height="90"/></svg>'
        for path in (outside, outside.as_uri(), picture_address())
    ]
    pages = [
        f"#set page(width: 90pt, height: 90pt, margin: 0pt)\n#image(bytes({json.dumps(d)}))" for d in drawings
    ]
    shown = []
    for template in pages:
        try:
            images = PageImages(preview(setter, foreign(pages=template)))
        except HouseStyleError:
            shown.append(False)
            continue
        pixels = images.render(0, 1.0).data
        images.close()
        shown.append(pixels.strip(b"\xff") != b"")
    assert shown == [False, False, True]


def picture_address() -> str:
    return f"data:image/png;base64,{picture().data}"


def test_the_environment_of_the_program_is_not_the_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    surroundings = confined._surroundings()
    assert {surroundings[name] for name in confined._PROXIES} == {"http://127.0.0.1:9"}


def test_a_web_template_from_elsewhere_runs_in_the_sandbox_and_within_bounds(patience: None) -> None:
    line = RELEASE.original.release_line
    page = web_page(VIEW, foreign(web='{% extends "base/web.html.j2" %}'), Environment(), line)
    assert "The quay opens on Monday." in page
    with pytest.raises(HouseStyleError, match=r"foreign\.releasestyle/web\.html\.j2, line 2: .*unsafe"):
        web_page(VIEW, foreign(web="\n{{ view.__class__.__mro__ }}"), Environment(), line)
    loops = "".join(f"{{% for {name} in range(90000) %}}" for name in "abcd") + "{% endfor %}" * 4
    with pytest.raises(HouseStyleError, match="perhaps it never ends"):
        web_page(VIEW, foreign(web=loops), Environment(), line)


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% include '/etc/passwd' %}", "line 1: it asks for a template “/etc/passwd”"),
        ("{{ 'a' * 10**10 }}", "it was ended because it took more than 900 MB of memory"),
        ("{{ cycler.__init__.__globals__ }}", "line 1: access to attribute '__init__'"),
        ("{{ lipsum.__globals__ }}", "line 1: access to attribute '__globals__'"),
        ("{{ style.files.clear() }}", "line 1: "),
    ],
)
def test_what_a_web_template_may_not_do_is_told_with_its_line(template: str, told: str) -> None:
    with pytest.raises(HouseStyleError) as caught:
        web_page(VIEW, foreign(web=template), Environment(), RELEASE.original.release_line)
    assert "foreign.releasestyle/web.html.j2" in str(caught.value)
    assert told in str(caught.value)


def test_a_text_template_from_elsewhere_is_used() -> None:
    assert plain_text_of(VIEW, foreign(text="<{{ parts.headline }}>")) == "<Quay opens to all>\n"


def test_a_template_that_fails_is_named_with_its_line(setter: PageSetter) -> None:
    with pytest.raises(HouseStyleError) as caught:
        preview(setter, foreign(pages="// one\n#nothing"))
    assert str(caught.value) == (
        "The house style “Classic newspaper” is broken: foreign.releasestyle/pages.typ, line 2: "
        "unknown variable: nothing."
    )


def test_the_process_ends_with_the_setter(tmp_path: Path) -> None:
    setter = PageSetter()
    preview(setter, foreign(pages="Hello"))
    typesetter = setter._typesetter
    assert isinstance(typesetter, confined.ConfinedTypesetter)
    process = typesetter._process._process
    assert process is not None
    setter.close()
    assert process.poll() is not None


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        (
            '#import "@preview/cetz:0.2.0": *',
            "it asks for a package from the network, which a house style cannot have",
        ),
        ('#read("/etc/hostname")', "it asks for a file that is not among its own"),
    ],
)
def test_what_is_wrong_is_told_without_addresses_and_folders(
    setter: PageSetter, pages: str, told: str
) -> None:
    with pytest.raises(HouseStyleError) as failure:
        preview(setter, foreign(pages=pages))
    assert told in str(failure.value)
    assert "line 1" in str(failure.value)
    assert "http" not in str(failure.value)
    assert "searched at" not in str(failure.value)


def test_what_is_not_there_is_named_in_plain_words() -> None:
    line = RELEASE.original.release_line
    with pytest.raises(HouseStyleError, match="what is not there has no attribute '__mro__'"):
        web_page(VIEW, foreign(web="{{ ''|attr('__class__')|attr('__mro__') }}"), Environment(), line)
