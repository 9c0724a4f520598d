"""One type for every problem found in a release: import losses, check results and export warnings all speak it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Severity(Enum):
    """How much a finding matters: an `ERROR` stops an issue, a `WARNING` wants a look, a `NOTE` informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Applicability(Enum):
    """How a fix may be applied: freely, after asking, or not at all (it is only shown)."""

    SAFE = "safe"
    ASK = "ask"
    SHOW_ONLY = "show-only"


@dataclass(frozen=True, slots=True)
class Fix:
    """A way out of a finding: what it does in words and how freely it may be applied."""

    label: str
    applicability: Applicability


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with a stable code, a place in the document and a sentence about it.

    Args:
        code: Stable, kebab-case name that scripts and tests may rely on.
        severity: How much it matters.
        message: One sentence for the user, complete without the data.
        place: Address of the place (see `releasedesk.model.place`), empty for the whole release.
        line: Line in the imported source, counted from 1, where there is one.
        data: The facts behind the sentence, for JSON output and translations.
        fix: A way out, where there is one.

    """

    code: str
    severity: Severity
    message: str
    place: str = ""
    line: int | None = None
    data: Mapping[str, object] = field(default_factory=dict)
    fix: Fix | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the finding as a JSON object, leaving out what it does not have."""
        found: dict[str, Any] = {"code": self.code, "severity": self.severity.value, "message": self.message}
        if self.place:
            found["place"] = self.place
        if self.line is not None:
            found["line"] = self.line
        if self.data:
            found["data"] = dict(self.data)
        if self.fix is not None:
            found["fix"] = {"label": self.fix.label, "applicability": self.fix.applicability.value}
        return found
