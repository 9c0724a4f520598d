"""The table of file versions: which are read, and the step that leads from each to the next.

A step gets the values of a file as JSON has them and gives back changed ones. What it does not expect it leaves alone,
for the reader to say what is wrong; so a damaged old file gets the same sentences as a damaged new one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from releasedesk.project.migrations.v0_9 import to_1_0

Step = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the values of a file of one version into those of the next; what it is given stays as it is."""

STEPS: dict[str, tuple[str, Step]] = {
    "0.9": ("1.0", to_1_0),
}
"""By the version that a step reads: the version that it makes, and the step."""


def migrated(tree: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a file in the form of the present version; those of present files are returned as they are.

    Raises:
        LookupError: No release of ReleaseDesk has written this old version; the key is the version.

    """
    while (version := tree["version"]) in STEPS:
        following, step = STEPS[version]
        tree = step(tree) | {"version": following}
    if version.split(".")[0] == "0":
        raise LookupError(version)
    return tree
