"""Markdown, for content systems that read it."""

from __future__ import annotations

from releasedesk.exporters.request import ExportedFile, ExportRequest, ExportResult
from releasedesk.rendering.markdown import markdown_of


def export_markdown(request: ExportRequest) -> ExportResult:
    """Return the release as a UTF-8 file with line feeds."""
    contacts_first = request.style.settings.contacts == "first"
    markdown = markdown_of(request.view, contacts_first=contacts_first)
    return ExportResult((ExportedFile(request.name, markdown.encode()),))
