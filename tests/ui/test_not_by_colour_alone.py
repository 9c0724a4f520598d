"""What somebody is told by a colour is told by a shape, a mark or a word as well."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFont, QTextCharFormat

from releasedesk.findings import Severity
from releasedesk.model import Format
from releasedesk.review.words import Piece
from releasedesk.ui import icons, theme
from releasedesk.ui.comparing.comparison_view import _ICONS as KINDS_OF_DIFFERENCES
from releasedesk.ui.comparing.marked_text import marked
from releasedesk.ui.comparing.state_list import _ICONS as KINDS_OF_STATES
from releasedesk.ui.dialogs.findings_dialog import _LOOKS
from releasedesk.ui.editions.marks import _ICONS as STATES_OF_PARTS
from releasedesk.ui.keeping.notice_bar import _PICTURES
from releasedesk.ui.style_sheet import style_sheet
from releasedesk.ui.theme import DARK, LIGHT
from releasedesk.ui.writing.char_formats import CharFormats
from tests.ui.test_theme import contrast

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COLOURS = {"color", "background", "border-color", "selection-color", "selection-background-color"}
_STATE = re.compile(r":[a-z]+$|\[[a-z]+=\"true\"\]$")
_STATES = (":checked", ":selected", '[chosen="true"]', '[invalid="true"]', '[reading="true"]')


def _has_a_shape(declared: dict[str, str], before: dict[str, str]) -> bool:
    """Tell whether a state changes more than a colour; an edge where there was none is a shape."""
    edge = "border-color" in declared and "transparent" in before.get("border", "")
    return edge or any(name not in _COLOURS for name in declared)


def test_every_state_in_the_style_sheet_has_a_shape_besides_its_colour(qapp):
    rules: dict[str, dict[str, str]] = {}
    for selectors, body in _RULE.findall(style_sheet(LIGHT, QFont())):
        declared = dict(each.split(":", 1) for each in body.split(";") if ":" in each)
        for selector in selectors.split(","):
            known = rules.setdefault(" ".join(selector.split()), {})
            known.update({name.strip(): value.strip() for name, value in declared.items()})
    states = {
        selector: declared
        for selector, declared in rules.items()
        if selector.endswith(_STATES) and not selector.startswith("QComboBox QAbstractItemView")
    }
    assert len(states) > 12
    by_colour_alone = [
        selector
        for selector, declared in states.items()
        if declared and not _has_a_shape(declared, rules.get(_STATE.sub("", selector), {}))
    ]
    assert by_colour_alone == []


@pytest.mark.parametrize(
    "looks",
    [
        {kind: name for kind, (name, _) in KINDS_OF_DIFFERENCES.items()},
        {kind: name for kind, (name, _) in KINDS_OF_STATES.items()},
        {state: name for state, (name, _) in STATES_OF_PARTS.items()},
        {tone: name for tone, (name, _) in _PICTURES.items()},
        {severity: name for severity, (name, _, _) in _LOOKS.items()},
    ],
    ids=["differences", "states", "translations", "notices", "findings"],
)
def test_marks_differ_in_their_shape(looks):
    assert len({icons._source(name) for name in looks.values()}) == len(looks)


def test_every_severity_of_a_finding_has_a_word():
    assert set(Severity) == set(_LOOKS)
    assert all(words for _, _, words in _LOOKS.values())


@pytest.mark.parametrize(
    ("kind", "side", "sign"),
    [("added", "new", "underline"), ("removed", "old", "line-through"), ("reset", "new", "italic")],
)
def test_what_differs_in_a_text_is_marked_by_a_line_or_letters(kind, side, sign):
    assert sign in marked([Piece(kind, "quay")], side)


def test_a_field_in_the_text_and_a_link_are_underlined():
    formats = CharFormats()
    field = formats.of(Format(field="release.date"), text="2 March")
    assert field.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
    assert formats.of(Format(link="https://example.org/")).fontUnderline()


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_lit_up_stays_readable(shown: theme.Theme):
    assert contrast(shown.accent, shown.accent_soft) >= 4.5
    assert contrast(shown.muted, shown.accent_soft) >= 4.5
    assert contrast(shown.text, shown.selection) >= 4.5
    # Edges and bars are no text: WCAG 1.4.11 asks for 3:1.
    assert contrast(shown.accent, shown.window) >= 3
    assert contrast(shown.accent, shown.field) >= 3
