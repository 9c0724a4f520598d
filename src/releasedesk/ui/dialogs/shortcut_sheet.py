"""All keys on a sheet of paper: printed, or saved as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument

Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Menus, each with what stands in it and its keys."""

_MARGIN = 15
"""Millimetres around the sheet."""


def sheet(groups: Groups) -> QTextDocument:
    """Return the sheet as a document."""
    parts = ["<h1>ReleaseDesk: keyboard shortcuts</h1>"]
    for menu, rows in groups:
        parts.append(f'<h3>{escape(menu)}</h3><table width="100%" cellspacing="0" cellpadding="2">')
        parts += [
            f'<tr><td width="62%">{escape(name)}</td><td>{escape(keys)}</td></tr>' for name, keys in rows
        ]
        parts.append("</table>")
    document = QTextDocument()
    document.setDefaultFont(QFont(document.defaultFont().family(), 9))
    document.setHtml("".join(parts))
    return document


def print_sheet(groups: Groups, device: QPagedPaintDevice) -> None:
    """Put the sheet on paper, A4."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
    sheet(groups).print_(device)


def save_sheet(groups: Groups, path: Path) -> bool:
    """Write the sheet as a PDF; False where the file cannot be written."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setTitle("ReleaseDesk: keyboard shortcuts")
    print_sheet(groups, writer)
    try:
        path.write_bytes(made.data().data())
    except OSError:
        return False
    return True
