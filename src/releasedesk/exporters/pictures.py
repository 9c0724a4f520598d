"""Which pictures of a release can be shown: one answer for all formats, given by who sets the pages."""

from __future__ import annotations

from releasedesk.exporters.request import ExportRequest
from releasedesk.findings import Finding
from releasedesk.rendering.pictures import figures_of
from releasedesk.rendering.typst import PageSetter

_UNUSABLE = ("picture-missing", "picture-damaged", "logo-damaged")


def check_pictures(request: ExportRequest) -> tuple[tuple[Finding, ...], frozenset[str]]:
    """Return what is wrong with the pictures, and the identifiers of those that cannot be shown."""
    if not request.view.logo and not any(figures_of(request.view)):
        return (), frozenset()
    setter = PageSetter()
    try:
        findings = setter.picture_findings(request.view, request.environment)
    finally:
        setter.close()
    return findings, frozenset(
        str(finding.data["asset"]) for finding in findings if finding.code in _UNUSABLE
    )
