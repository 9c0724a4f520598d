"""The table of formats that a release can be exported to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib import import_module

from releasedesk.errors import ExportError
from releasedesk.exporters.naming import file_stem
from releasedesk.exporters.request import ExportRequest, ExportResult
from releasedesk.findings import Finding
from releasedesk.model import Edition, Release
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.languages import language_findings
from releasedesk.rendering.rule_findings import printing_findings, style_findings
from releasedesk.rendering.view import printed_release


@dataclass(frozen=True)
class Exporter:
    """A format: its name for scripts, its label for people, the suffix of its file, and the function that makes it.

    The function is named as `module:function` and imported when it is first used.
    """

    name: str
    label: str
    suffix: str
    load: str

    def __call__(self, request: ExportRequest) -> ExportResult:
        """Make the document."""
        module, _, function = self.load.partition(":")
        make: Callable[[ExportRequest], ExportResult] = getattr(import_module(module), function)
        return make(request)


EXPORTERS = (
    Exporter("pdf", "PDF, tagged for accessibility", ".pdf", "releasedesk.exporters.pdf:export_pdf"),
    Exporter("docx", "Word document", ".docx", "releasedesk.exporters.docx:export_docx"),
    Exporter("html", "Web page", ".html", "releasedesk.exporters.html:export_html"),
    Exporter("email", "E-mail draft", ".eml", "releasedesk.exporters.email:export_email"),
    Exporter("text", "Plain text", ".txt", "releasedesk.exporters.text:export_text"),
    Exporter("markdown", "Markdown", ".md", "releasedesk.exporters.markdown:export_markdown"),
)


def exporter_named(name: str) -> Exporter:
    """Return the exporter of a format.

    Raises:
        ExportError: There is no such format; the message lists those there are.
    """
    for exporter in EXPORTERS:
        if exporter.name == name:
            return exporter
    known = ", ".join(exporter.name for exporter in EXPORTERS)
    raise ExportError(f"“{name}” is not a format to export to; choose among {known}")


def export_release(
    release: Release,
    formats: Iterable[str],
    *,
    name: str,
    language: str = "",
    environment: Environment | None = None,
    now: dt.datetime | None = None,
) -> ExportResult:
    """Make the documents of one edition in several formats; every word is decided once, for all of them.

    `now` is only for findings, such as that an embargo has lifted already: the clock changes no byte of a document.

    Raises:
        ExportError: A format is unknown, or the release has no edition in that language.
        RenderError: A document cannot be made; the message names the place.
    """
    exporters = [exporter_named(each) for each in formats]
    edition, style = _edition(release, language), house_style_for(release.house_style)
    request = ExportRequest(
        release,
        edition,
        printed_release(release, edition),
        style,
        environment or Environment.for_release(release, edition),
        file_stem(name, release, edition),
    )
    found = printing_findings(release, edition, now=now or dt.datetime.now(dt.UTC))
    results = [exporter(replace(request, name=request.name + exporter.suffix)) for exporter in exporters]
    return ExportResult(
        tuple(file for result in results for file in result.files),
        _each_once(
            (
                *found,
                *(finding for result in results for finding in result.findings),
                *language_findings(release, edition),
                *style_findings(release, edition, style),
            )
        ),
    )


def _each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Several formats may find the same; `Finding` holds data and so cannot be put in a set."""
    kept: list[Finding] = []
    for finding in findings:
        if finding not in kept:
            kept.append(finding)
    return tuple(kept)


def _edition(release: Release, language: str) -> Edition:
    try:
        return release.edition(language)
    except KeyError as error:
        known = ", ".join(edition.language for edition in release.editions)
        raise ExportError(f"the release has no edition in “{language}”; it has {known}") from error
