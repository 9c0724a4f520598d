"""Tables in plain text: columns aligned where they fit the line, otherwise one cell a line below what names the row."""

from __future__ import annotations

from collections.abc import Sequence

from releasedesk.rendering.printed import PrintedTable
from releasedesk.rendering.text_width import column_width

_GAP = "  "


def text_table(table: PrintedTable, width: int = 72) -> str:
    """Return a table whose columns stand below each other, figures to the right; `width` is that of a line."""
    rows = ([table.header] if table.header else []) + list(table.rows)
    widths = [max(column_width(row[at]) for row in rows) for at in range(len(table.figures))]
    if sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        return "\n\n".join(_as_list(table, row) for row in table.rows) or "\n".join(table.header)
    lines = [_aligned(row, widths, table.figures) for row in rows]
    if table.header:
        lines.insert(1, _GAP.join("-" * column for column in widths))
    return "\n".join(lines)


def _aligned(row: Sequence[str], widths: Sequence[int], figures: Sequence[bool]) -> str:
    cells = []
    for cell, width, is_figure in zip(row, widths, figures, strict=True):
        space = " " * (width - column_width(cell))
        cells.append(space + cell if is_figure else cell + space)
    return _GAP.join(cells).rstrip(" ")


def _as_list(table: PrintedTable, row: Sequence[str]) -> str:
    """Return the cells of a row below each other, each with the name of its column."""
    labels = table.labels or ("",) * len(row)
    return "\n".join(
        f"{label}{_behind(label)}{cell}" for label, cell in zip(labels, row, strict=True) if cell
    )


def _behind(label: str) -> str:
    """Return what stands between a label and its words: its own sign is wide in Chinese and Japanese."""
    return "" if not label or label.endswith("：") else " "
