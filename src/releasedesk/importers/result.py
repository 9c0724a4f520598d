"""What an importer gives back, and the list in which it notes what it was not sure of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from releasedesk.findings import Finding, Severity
from releasedesk.model import Release

_NO_DATA: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A release read from a document, and everything in it that a person should look at."""

    release: Release
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Report:
    """Collects the findings of one import in the order in which they are noticed."""

    findings: list[Finding] = field(default_factory=list)

    def note(self, code: str, message: str, line: int | None = None, place: str = "") -> None:
        """Add a finding that informs."""
        self._add(code, Severity.NOTE, message, line, place, _NO_DATA)

    def warn(
        self,
        code: str,
        message: str,
        line: int | None = None,
        place: str = "",
        data: Mapping[str, object] = _NO_DATA,
    ) -> None:
        """Add a finding that wants a look before the release goes out."""
        self._add(code, Severity.WARNING, message, line, place, data)

    def _add(
        self,
        code: str,
        severity: Severity,
        message: str,
        line: int | None,
        place: str,
        data: Mapping[str, object],
    ) -> None:
        self.findings.append(Finding(code, severity, message, place, line, data))


def excerpt(text: str, length: int = 60) -> str:
    """Return the beginning of a text, short enough to stand in a sentence."""
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    return words[:length].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"
