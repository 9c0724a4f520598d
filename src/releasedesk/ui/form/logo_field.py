"""The logo of the organisation in the form."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.editing.logo import set_logo
from releasedesk.model import Release
from releasedesk.ui.form.picture_field import PictureField

_LARGEST = 4 * 2**20
_SUFFIXES = {"image/svg+xml": "logo.svg", "image/png": "logo.png", "image/jpeg": "logo.jpg"}


class LogoField(QWidget):
    """Shows the logo, takes another one from a file, or takes it away.

    Signals:
        edit_requested: An `Operation` that sets the logo.
        problem_found: Why a file cannot be a logo; an empty text takes that away.
    """

    edit_requested = Signal(object)
    problem_found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, bool] = ("", False)
        self.picture = PictureField(
            "Logo", "An SVG, PNG or JPEG file; it is printed at the top of the first page",
            "Pictures (*.svg *.png *.jpg *.jpeg)",
        )  # fmt: skip
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.picture)
        self.setFocusProxy(self.picture.choose)
        self.picture.file_chosen.connect(self._on_file_chosen)
        self.picture.removal_requested.connect(self._on_removal_requested)

    def show_logo(self, release: Release) -> None:
        """Show the logo of a release."""
        asset = next((each for each in release.assets if each.id == release.organisation.logo), None)
        shown = (release.organisation.logo, asset is not None)
        if shown == self._shown:
            return
        self._shown = shown
        try:
            content = asset.content() if asset is not None else b""
        except ValueError:
            content = b""
        name = _SUFFIXES.get(asset.media_type, "logo") if asset is not None else ""
        self.picture.show_picture(content, name)

    def _on_file_chosen(self, path: str) -> None:
        from releasedesk.rendering.logo import logo_from_bytes

        try:
            with Path(path).open("rb") as source:
                content = source.read(_LARGEST + 1)
            if len(content) > _LARGEST:
                raise ValueError("it is larger than 4 MB")
            asset = logo_from_bytes(content, path)
        except OSError as error:
            self.problem_found.emit(f"The file cannot be read: {error.strerror}.")
            return
        except ValueError as error:
            self.problem_found.emit(f"{Path(path).name} cannot be the logo: {error}.")
            return
        self.problem_found.emit("")
        self.edit_requested.emit(partial(set_logo, asset=asset))

    def _on_removal_requested(self) -> None:
        self.problem_found.emit("")
        self.edit_requested.emit(partial(set_logo, asset=None))
