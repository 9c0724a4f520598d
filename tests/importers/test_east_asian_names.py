"""Names and titles in Chinese and Korean attributions."""

from __future__ import annotations

import pytest

from releasedesk.importers.attributions import parse_attribution
from releasedesk.importers.registry import import_pasted

HEAD = "항만 신탁, 첫 공공 부두 개방\n\n항만 신탁은 내년 봄에 서쪽 부두 전체를 시민에게 개방한다고 오늘 밝혔다.\n\n"


@pytest.mark.parametrize(
    ("phrase", "verb", "title", "name"),
    [
        ("海港信托主席艾尔莎·伦尼说。", "说", "海港信托主席", "艾尔莎·伦尼"),
        ("艾爾莎·倫尼表示：", "表示", "", "艾爾莎·倫尼"),
        ("港务长陈望潮补充道", "补充道", "港务长", "陈望潮"),
        ("海港信託總監林明說", "說", "海港信託總監", "林明"),
        ("陳望潮指出", "指出", "", "陳望潮"),
        ("라고 김나루 항만장은 말했다.", "말했다", "항만장", "김나루"),
        ("이라고 에일사 레니 항만 신탁 이사장은 밝혔다", "밝혔다", "항만 신탁 이사장", "에일사 레니"),
        ("라고 에일사 레니는 덧붙였다.", "덧붙였다", "", "에일사 레니"),
        ("김나루는 다음과 같이 말했다.", "말했다", "", "김나루"),
    ],
)
def test_a_title_is_told_from_a_name(phrase: str, verb: str, title: str, name: str) -> None:
    """Nobody was found to say such quotes, so they stayed paragraphs."""
    said = parse_attribution(phrase)

    assert said is not None
    assert (said.verb, said.title, said.name) == (verb, title, name)


@pytest.mark.parametrize("phrase", ["他们说", "主席在会上说", "该公司今天表示"])
def test_pronouns_and_offices_are_no_names(phrase: str) -> None:
    assert parse_attribution(phrase) is None


def test_a_later_mention_tells_where_a_name_ends() -> None:
    """Three words of a name from elsewhere look as if the last were part of the title."""
    text = (
        HEAD + "“사람들은 팔십 년 동안 이 벽의 값을 치렀습니다.”라고 마리 안 레니 이사장은 말했다.\n\n"
        "이사장은 부두를 다시 지은 사람들에게도 고맙다고 했다.\n\n"
        "“우리는 그것을 이 도시에 다시 돌려드립니다.”라고 마리 안 레니는 말했다.\n"
    )

    (person,) = import_pasted(text).release.people

    assert (person.name, person.title) == ("마리 안 레니", "이사장")
