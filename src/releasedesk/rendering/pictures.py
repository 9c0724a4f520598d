"""The pictures of a release as files for the typesetter, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from releasedesk.errors import UnsafeInput
from releasedesk.findings import Finding, Severity
from releasedesk.formats.picture_reading import picture_facts
from releasedesk.model import Asset
from releasedesk.rendering.house_style import HouseStyle
from releasedesk.rendering.logo import logo_of
from releasedesk.rendering.phrases import phrases_for
from releasedesk.rendering.printed import PrintedFigure, PrintedRelease

_SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
}


def figures_of(view: PrintedRelease) -> Iterator[PrintedFigure]:
    """Yield the figures of a release in order."""
    for blocks in (*(section.blocks for section in view.sections), view.notes):
        yield from (block for block in blocks if isinstance(block, PrintedFigure))


class Pictures:
    """Puts pictures into a folder, once each, and remembers which of them cannot be read.

    `is_unreadable` tells of a file in the folder whether the typesetter cannot read it.
    """

    def __init__(self, folder: Path, is_unreadable: Callable[[str], bool]) -> None:
        self._folder = folder
        self._is_unreadable = is_unreadable
        self._problems: dict[str, str] = {}

    def facts(
        self, view: PrintedRelease, assets: Mapping[str, Asset], *, is_final: bool
    ) -> dict[str, dict[str, Any]]:
        """Return by asset what a template needs to know; in place of an unusable picture, words for the screen."""
        facts: dict[str, dict[str, Any]] = {}
        for figure in figures_of(view):
            asset = assets.get(figure.asset)
            problem = self._problem(asset)
            if problem:
                words = "" if is_final else phrases_for(view.language).text(f"picture_{problem}")
                facts[figure.asset] = {"problem": words}
            elif asset is not None:
                ratio = asset.width / asset.height
                facts[figure.asset] = {"file": _file_name(asset), "width": asset.width, "ratio": ratio}
        return facts

    def logo_facts(
        self, view: PrintedRelease, assets: Mapping[str, Asset], style: HouseStyle
    ) -> dict[str, Any] | None:
        """Return the file of the logo and its width by height, or None where there is none that can be shown."""
        asset = logo_of(view, assets, style)
        if asset is None or self._problem(asset):
            return None
        return {"file": _file_name(asset), "ratio": asset.width / asset.height}

    def findings(self, view: PrintedRelease, assets: Mapping[str, Asset]) -> tuple[Finding, ...]:
        """Return what is wrong with the pictures, in reading order."""
        figures = (found for figure in figures_of(view) for found in self._findings(figure, assets))
        return (*self._logo_findings(view, assets), *figures)

    def _logo_findings(self, view: PrintedRelease, assets: Mapping[str, Asset]) -> Iterator[Finding]:
        if view.logo and self._problem(assets.get(view.logo)):
            message = "The logo of the organisation is damaged: choose it anew; it is left out."
            yield Finding(
                "logo-damaged", Severity.ERROR, message, "organisation/logo", data={"asset": view.logo}
            )

    def _findings(self, figure: PrintedFigure, assets: Mapping[str, Asset]) -> Iterator[Finding]:
        data = {"asset": figure.asset}
        problem = self._problem(assets.get(figure.asset))
        if problem == "missing":
            message = "A figure has no picture: choose one or remove the figure; it is left out of the pages."
            yield Finding("picture-missing", Severity.ERROR, message, figure.place, data=data)
        elif problem:
            message = "The picture of a figure is damaged: choose it anew; it is left out of the pages."
            yield Finding("picture-damaged", Severity.ERROR, message, figure.place, data=data)
        if not figure.alt.strip() and not figure.decorative:
            message = (
                "A picture has no description, so people who cannot see it learn nothing of it: write one."
            )
            yield Finding("picture-without-description", Severity.WARNING, message, figure.place, data=data)

    def _problem(self, asset: Asset | None) -> str:
        """Return “missing”, “damaged” or an empty text, after putting the picture into the folder."""
        if asset is None:
            return "missing"
        if asset.id not in self._problems:
            self._problems[asset.id] = "" if self._is_usable(asset) else "damaged"
        return self._problems[asset.id]

    def _is_usable(self, asset: Asset) -> bool:
        if asset.media_type not in _SUFFIXES:
            return False
        try:
            content = asset.content()
            picture_facts(content, asset.media_type)
        except (ValueError, UnsafeInput):
            return False
        (self._folder / _file_name(asset)).write_bytes(content)
        return not self._is_unreadable(_file_name(asset))


def _file_name(asset: Asset) -> str:
    return f"picture-{asset.id}{_SUFFIXES[asset.media_type]}"
