"""What holds for every text: it imports, nothing in it is lost, and the same text gives the same release."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from releasedesk.errors import SourceError
from releasedesk.importers.kept_words import words_of
from releasedesk.importers.registry import import_pasted
from releasedesk.importers.result import Report
from releasedesk.importers.text_decoding import repaired
from releasedesk.model import Release
from tests.importers.releases import HARBOUR, WRAPPED

LINES = [line for line in (HARBOUR + WRAPPED).split("\n") if line] + [
    "“The quay has held,” she said, before the storm of January broke over it.",
    "Rennie added: “Nobody will be asked to move this year, or the next.”",
    "“It opens in May. We wrote to every tenant",
    "For further information contact Trust Relations: Iain Kerr, 0131 496 0143 or Morag Sinclair.",
    "Embargoed until 3 pm",
    "FOR IMMEDIATE RELEASE: 3 July 2026",
    "Notes to editors: the quay is old",
    "About the Shore: It is a street.",
    "Press release: Quay opens",
    "Forward-looking statements",
    "* * *",
    "1. first",
    "harbour@harbourtrust.example",
    "Name: Iain Kerr",
    "中文新聞稿：王政傑表示「再次感謝大家參與這次公益活動的機會。」",
]
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(
        st.one_of(st.sampled_from(LINES), st.sampled_from(["", "  "]), st.text(max_size=40)), max_size=25
    ).map("\n".join),
)
# Said by the structure of a release: its kinds of release line and phones, headings, dates, and what joins contacts.
STRUCTURE = set(
    """
    for immediate release press media contact contacts date embargo embargoed until end ends under hold
    tel telephone phone office mobile mob cell direct fax home switchboard ext extension mail email e gmt on
    notes note to editors editor or and at name january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday am pm page more of title
    oder und ou et o y via please either
    """.split()
)


def imported(text):
    try:
        return import_pasted(text)
    except SourceError:
        return None


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


@given(TEXTS)
@example("\x00")
@example("\ud800 quay")
@example("---\ntitle: Quay\n---\n")
def test_no_text_is_refused_that_has_words_and_no_word_is_lost(text):
    assume(repaired(text, Report()) == text)
    result = imported(text)
    if result is None:
        return
    kept = set(words_of(" ".join(strings(result.release.model_dump(mode="json")))))
    visible = re.sub("[\u00ad\u200b\u2060\ufeff]", "", re.sub("[\ud800-\udfff]", "\ufffd", text))
    lost = {word for word in words_of(visible) if word not in STRUCTURE and not word.isdecimal()} - kept
    assert not lost


@given(TEXTS)
def test_the_same_text_gives_the_same_release_and_findings(text):
    assert imported(text) == imported(text)


@given(TEXTS)
def test_a_release_survives_its_json(text):
    result = imported(text)
    if result is not None:
        assert Release.model_validate_json(result.release.model_dump_json()) == result.release


@pytest.mark.parametrize("text", [HARBOUR, WRAPPED])
def test_findings_point_into_the_release(text):
    from releasedesk.model.place import resolve

    result = import_pasted(text + "\nShare this page\n")
    assert result.findings
    for finding in result.findings:
        resolve(result.release, finding.place)
