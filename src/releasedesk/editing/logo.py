"""Giving the organisation its logo, which is printed with every edition of the release."""

from __future__ import annotations

from releasedesk.editing.edit import Edit, attempt
from releasedesk.model import Asset, Figure, Release


def set_logo(release: Release, asset: Asset | None) -> Edit:
    """Print another logo, or none; the picture comes into the project, and the one before goes unless it is in use.

    Raises:
        InvalidEdit: The picture does not fit into the release.

    """
    before = release.organisation.logo
    logo = asset.id if asset is not None else ""
    kept = tuple(
        each for each in release.assets if each.id not in (before, logo) or _is_shown(release, each.id)
    )
    if asset is not None and all(each.id != asset.id for each in kept):
        kept = (*kept, asset)
    updated = attempt(
        lambda: release.replace(organisation=release.organisation.replace(logo=logo), assets=kept)
    )
    return Edit("logo" if logo else "remove logo", updated, ("organisation/logo",))


def _is_shown(release: Release, identifier: str) -> bool:
    """Tell whether a picture of the release is one of its figures."""
    return any(
        isinstance(block, Figure) and block.asset == identifier
        for edition in release.editions
        for block in edition.blocks()
    )
