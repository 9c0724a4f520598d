"""Lines that are cut where there is no room for all of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextLine, QTextOption

from releasedesk.ui.elided_line import elided_line


@pytest.mark.parametrize(
    ("words", "is_rtl"),
    [("What changes on the quay from the spring", False), ("ما الذي يتغير على الرصيف من الربيع", True)],
)
def test_dots_stand_where_reading_ends(qapp, words, is_rtl):
    font = qapp.font()
    metrics = QFontMetrics(font)
    shown = elided_line(words, metrics, metrics.horizontalAdvance(words) // 2)
    assert shown.endswith("…")
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    first, dots = (_x_of(line, at) for at in (2, len(shown) - 1))
    assert (dots < first) == is_rtl


def _x_of(line: QTextLine, position: int) -> float:
    found: object = line.cursorToX(position)
    assert isinstance(found, tuple)
    return float(found[0])


def test_what_fits_is_shown_whole(qapp):
    metrics = QFontMetrics(qapp.font())
    assert elided_line("Opening", metrics, 2 * metrics.horizontalAdvance("Opening")).endswith("Opening")
