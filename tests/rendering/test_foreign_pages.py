"""What a template from elsewhere makes may look as it likes; it runs, loads and sends nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasedesk.errors import HouseStyleError
from releasedesk.exporters.registry import export_release
from releasedesk.model import HouseStyleChoice
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.foreign_pages import refuse_what_acts
from releasedesk.rendering.house_style import house_style_names, shared_file
from releasedesk.rendering.html import web_page
from releasedesk.rendering.typesetter import TemplateFailure
from releasedesk.rendering.typst import PageSetter
from tests.hostile.documents import looked_at
from tests.releases import full_release
from tests.rendering.test_confined import RELEASE, VIEW, foreign

LINE = RELEASE.original.release_line


@pytest.mark.parametrize("style", house_style_names())
@pytest.mark.parametrize("form", ["html", "email"])
def test_what_our_own_templates_make_passes(style: str, form: str) -> None:
    release = full_release().replace(house_style=HouseStyleChoice(name=style))
    (file,) = export_release(release, [form], name="quay").files
    page = file.data.decode()
    if form == "email":
        import email
        import email.policy

        message = email.message_from_bytes(file.data, policy=email.policy.default)
        part = message.get_body(("html",))
        assert part is not None
        page = part.get_content()
    refuse_what_acts(page, "web.html.j2")


def test_a_template_of_ones_own_is_used() -> None:
    page = web_page(VIEW, foreign(web=shared_file("web.html.j2")), Environment(), LINE)
    assert "The quay opens on Monday." in page


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ("<p>a</p><script>x()</script>", "“script” could run"),
        ("<p>a</p><SCRIPT src=https://evil.example></SCRIPT>", "no tag that can be judged"),
        ('<p onclick="x()">a</p>', "“onclick” could run"),
        ("<p/onclick=x()>a</p>", "no tag that can be judged"),
        ('<img src="https://evil.example/a.png">', "a picture is not in the page itself"),
        ('<img src="data:text/html;base64,AAAA">', "a picture is not in the page itself"),
        ('<img src="data:image/png;base64,AAAA" srcset="https://evil.example/a.png">', "“srcset”"),
        ('<a href="javascript:x()">a</a>', "a link leads to what is neither"),
        ('<a href="java&#115;cript:x()">a</a>', "a link leads to what is neither"),
        ('<a href="&#1;javascript:x()">a</a>', "a link leads to what is neither"),
        ('<a href="https://a.example" ping="https://evil.example">a</a>', "“ping”"),
        ('<iframe src="a"></iframe>', "“iframe”"),
        ('<svg><a href="#x"></a></svg>', "“svg”"),
        ('<math><mtext></mtext></math>', "“math”"),
        ('<form action="https://evil.example"></form>', "“form”"),
        ('<base href="https://evil.example/">', "“base”"),
        ('<link rel="stylesheet" href="https://evil.example/a.css">', "“link” could load"),
        ('<meta http-equiv="refresh" content="0;url=https://evil.example">', "“meta” could lead"),
        ("<style>@import 'https://evil.example/a.css';</style>", "“@import” in a style sheet"),
        ("<style>p { background: UR\\4c(https://evil.example) }</style>", "in a style sheet"),
        ('<p style="background: url(https://evil.example)">a</p>', "a style of an element"),
        ("<style>a { } </style><b>x</style>", ""),
        ("<style><!-- </style><script>x()</script> --></style>", "a style sheet has “<” in it"),
        ("<style><b>{} p { background: url(https://evil.example) }</style>", "a style sheet has “<” in it"),
        ("<style>a { }", "or does not end"),
        ("<title><style></title><p title='</style>'>", "a style sheet has “<” in it"),
        ("<!--[if mso]><script>x()</script><![endif]-->", "“script”"),
        ("<!--[if mso]><p>--><script>x()</script><![endif]-->", "no tag that can be judged"),
        ("<!--[if mso]><p>a</p><![endif]-->", ""),
        ("<!--><script>x()</script>-->", "no tag that can be judged"),
        ("<!-- a --!><script>x()</script> -->", "no tag that can be judged"),
        ("<title></title><noscript><p title='</noscript><script>x()</script>'>", "“noscript”"),
        ("<textarea><p title='</textarea><script>x()</script>'></textarea>", "“textarea”"),
        ("<xmp><p title='</xmp><script>x()</script>'></xmp>", "“xmp”"),
        ("<p title=\"<script>x()</script>\">a</p>", "no tag that can be judged"),
        ("<![CDATA[<script>x()</script>]]>", "no tag that can be judged"),
        ("<?xml-stylesheet href='https://evil.example'?>", "no tag that can be judged"),
        ("<p\x0conclick=x()>a", "no tag that can be judged"),
        ("a < b", "no tag that can be judged"),
        ("<!DOCTYPE html>\n<html><body><!-- a note --><p class='b'>a &lt; b</p></body></html>", ""),
    ],
)  # fmt: skip
def test_what_acts_is_refused(made: str, told: str) -> None:
    if not told:
        refuse_what_acts(made, "web.html.j2")
        return
    with pytest.raises(TemplateFailure, match=told):
        refuse_what_acts(made, "web.html.j2")


def test_the_web_page_of_a_foreign_style_is_judged() -> None:
    style = foreign(web='{% extends "base/web.html.j2" %}{% block look %}{% endblock %}')
    assert "quay" in web_page(VIEW, style, Environment(), LINE)
    with pytest.raises(
        HouseStyleError, match=r"web\.html\.j2: what it makes is not safe: on line 2 of the page"
    ):
        web_page(VIEW, foreign(web="<p>\n<script>x()</script>"), Environment(), LINE)


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ('#link("javascript:x()")[a]', "leads to what is neither"),
        ('#link("file:///etc/hostname")[a]', "leads to what is neither"),
        ('#link("https://quay.example")[a] #link(<b>)[b] = Heading <b>', ""),
    ],
)
def test_the_links_of_foreign_pages_are_judged(template: str, told: str) -> None:
    style = foreign(pages=f'#set document(title: "Quay")\n#set text(lang: "en")\n{template}')
    setter = PageSetter()
    try:
        if told:
            with pytest.raises(HouseStyleError, match=told):
                setter.final(VIEW, style, Environment())
        else:
            assert setter.final(VIEW, style, Environment()).startswith(b"%PDF")
    finally:
        setter.close()


_PIECES = (
    *("<", ">", "</", "/>", "<p", "<p>", "</p>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<!--[if mso]>"),
    *("<![endif]-->", "<style>", "</style>", "<title>", "</title>", "<script>", "</script>", "<svg ", "<a "),
    *("<img ", "<b/", "<textarea>", '"', "'", "=", " ", "\n", "\x0c", "\0", "`", "&#60;", "&lt;", "onload=x"),
    *(" onload='x'", 'href="javascript:x"', "a", ' href="https://a.example"', " src=x", " style='", "url(x)"),
    *(' src="data:image/png;base64,AA"', "@import", ">", '">', "-", "--"),
)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14))
def test_what_passes_does_nothing_for_another_reader_either(pieces: list[str]) -> None:
    page = "".join(pieces)
    try:
        refuse_what_acts(page, "web.html.j2")
    except TemplateFailure:
        return
    looked = looked_at("page.html", f"<p>x</p>{page}".encode())
    assert [each for each in looked.problems() if not re.search("control|comment", each)] == []
