"""Headlines in Chinese, Japanese and Korean break between phrases, and never before closing marks."""

from __future__ import annotations

import dataclasses
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.html import web_page
from releasedesk.rendering.page_data import page_data
from releasedesk.rendering.phrase_breaks import (
    gap_between,
    is_kept_whole,
    phrases_of_line,
    without_marks,
)
from releasedesk.rendering.pieces import SCRIPT_GAP, WIDE_SPACE, phrase_pieces
from releasedesk.rendering.view import printed_release
from tests.releases import EMBARGO, small_release

HEADLINES = [
    ("zh", "港口信托八十年来首次向公众开放码头", "港口|信托八十年来首次向|公众|开放|码头"),
    ("zh-TW", "港口信託向公眾開放碼頭，「免費」參觀", "港口|信託向|公眾|開放|碼頭，|「免費」|參觀"),
    ("ja", "公共埠頭を一般開放へ「誰でも無料」", "公共埠頭を|一般開放へ|「誰でも|無料」"),
    ("ja", "コーヒーショップ、ついに開店！", "コーヒーショップ、|ついに|開店！"),
    ("zh", "引入Harbour Cloud实时数据", "引入|Harbour| |Cloud|实时|数据"),
    ("ja", "Harbour Cloudの潮位とQuay埠頭", "Harbour| |Cloudの|潮位と|Quay|埠頭"),
    ("zh", "自2027年4月1日起开放", "自2027年4月1日|起|开放"),
    ("ko", "80년 만에 첫 부두 개방", "80년| |만에| |첫| |부두| |개방"),
    ("zh", "Harbour Trust", "Harbour Trust"),
    ("en", "The 港口 quay", "The 港口 quay"),
]


@pytest.mark.parametrize(("language", "headline", "parted"), HEADLINES)
def test_a_headline_breaks_between_its_phrases(language: str, headline: str, parted: str) -> None:
    assert "|".join(phrases_of_line(headline, language)) == parted


@given(
    st.sampled_from(["zh", "zh-Hant", "ja", "ko", "en"]),
    st.text("港口信託を、。「」（）ー8a ％한국…", max_size=40),
)
def test_no_sign_is_lost_and_no_line_begins_with_a_closing_mark(language: str, text: str) -> None:
    phrases = phrases_of_line(text, language)

    assert "".join(phrases) == text
    if language not in ("ko", "en"):
        for before, after in pairwise(phrases):
            assert before.isspace() or after[0] not in "、。ー％…"
            assert before.isspace() or unicodedata.category(after[0]) != "Pe"
            assert after.isspace() or unicodedata.category(before[-1]) != "Ps"


@given(st.text("港口「」、。！a", min_size=1, max_size=12))
def test_marks_at_the_ends_of_a_phrase_stand_apart_from_it(phrase: str) -> None:
    opening, core, closing = without_marks(phrase)

    assert opening + core + closing == phrase
    assert not core or (core[0] not in "「" and core[-1] not in "」、。！")


def test_a_phrase_that_no_line_may_hold_is_not_kept_whole() -> None:
    assert is_kept_whole("公共埠頭を")
    assert not is_kept_whole("港" * 13)
    assert not is_kept_whole("Harbour")


def test_an_ideograph_beside_a_letter_takes_a_gap() -> None:
    assert gap_between("理事会が", "NGO")
    assert not gap_between("公共", "埠頭")
    assert not gap_between("码头，", "NGO")
    assert not gap_between("", "NGO")


def test_the_pages_receive_whole_phrases() -> None:
    release = small_release()
    edition = release.original.replace(language="ja", headline="人権理事会がNGOを「表彰」")
    release = release.replace(editions=(edition,))
    headline = page_data(printed_release(release, edition), {}, fields=False)["headline"]["words"]

    assert {"words": ["人権理事会が"], "whole": True} in headline
    assert {"words": ["表彰"], "whole": True} in headline
    assert headline.count(SCRIPT_GAP) == 1
    shown = "".join(
        part["words"][0] if isinstance(part, dict) else part for part in headline if part != SCRIPT_GAP
    )
    assert shown == edition.headline


def test_a_wide_space_is_lost_at_the_end_of_a_line() -> None:
    assert phrase_pieces("無料開放\u3000公開へ", "ja", 24)[1] == WIDE_SPACE
    assert phrase_pieces("Quay opens", "en", 24) == ["Quay opens"]


def test_the_release_line_does_not_part_a_date() -> None:
    release = small_release(language="zh", release_line=EMBARGO)
    line = page_data(printed_release(release, release.original), {}, fields=False)["release_line"]["words"]
    kept = ["".join(part["words"]) for part in line if isinstance(part, dict)]
    assert any("年3月2日" in phrase for phrase in kept)


def test_the_web_page_may_break_between_phrases() -> None:
    release = small_release()
    edition = release.original.replace(
        language="ja", headline="公共埠頭を<b>一般開放へ", subheadlines=("無料で開放",)
    )
    release = release.replace(editions=(edition,))
    style = house_style_for(release.house_style)
    page = web_page(
        printed_release(release, edition), style, Environment.for_release(release), edition.release_line
    )

    assert "<h1>公共埠頭を<wbr>" in page
    heading = next(html.document_fromstring(page).iter("h1"))
    assert "".join(map(str, heading.itertext())) == edition.headline


def test_other_languages_break_as_they_are_written() -> None:
    release = small_release()
    view = printed_release(release, release.original)
    assert view.headline is not None
    assert page_data(view, {}, fields=False)["headline"]["words"] == [view.headline.text]
    arabic = dataclasses.replace(view, language="ar")
    assert page_data(arabic, {}, fields=False)["headline"]["words"] == [view.headline.text]
