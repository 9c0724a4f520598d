"""PDF as it is issued: tagged for screen readers (PDF/UA-1, ISO 14289-1), with title, language and author."""

from __future__ import annotations

from releasedesk.exporters.request import ExportedFile, ExportRequest, ExportResult
from releasedesk.rendering.typst import PageSetter


def export_pdf(request: ExportRequest) -> ExportResult:
    """Return the finished pages as a PDF file.

    Raises:
        RenderError: No font has one of the characters; the sentence says which and where.
        HouseStyleError: The house style is broken; the sentence names the file and line.

    """
    setter = PageSetter()
    try:
        findings = setter.picture_findings(request.view, request.environment)
        pdf = setter.final(request.view, request.style, request.environment)
    finally:
        setter.close()
    return ExportResult((ExportedFile(request.name, pdf),), findings)
