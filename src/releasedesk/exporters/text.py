"""Plain text, wrapped for mail and wires."""

from __future__ import annotations

from releasedesk.exporters.request import ExportedFile, ExportRequest, ExportResult
from releasedesk.rendering.plain import plain_text_of


def export_text(request: ExportRequest) -> ExportResult:
    """Return the release as a UTF-8 file with line feeds.

    Raises:
        HouseStyleError: The text template of the house style is broken.

    """
    text = plain_text_of(request.view, request.style)
    return ExportResult((ExportedFile(request.name, text.encode()),))
