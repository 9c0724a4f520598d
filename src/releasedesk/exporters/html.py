"""The web page: one file that needs nothing besides, for a newsroom's site or a browser."""

from __future__ import annotations

from releasedesk.exporters.pictures import check_pictures
from releasedesk.exporters.request import ExportedFile, ExportRequest, ExportResult
from releasedesk.rendering.html import web_page


def export_html(request: ExportRequest) -> ExportResult:
    """Return the release as a self-contained HTML file.

    Raises:
        HouseStyleError: The template of the house style is broken.
    """
    findings, unusable = check_pictures(request)
    page = web_page(request.view, request.style, request.environment, request.edition.release_line, unusable)
    return ExportResult((ExportedFile(request.name, page.encode()),), findings)
