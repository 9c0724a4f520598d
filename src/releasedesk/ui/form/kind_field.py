"""The choice of what kind of release it is."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from releasedesk.editing.edit import Edit
from releasedesk.editing.fields import set_kind
from releasedesk.model import Kind, Release
from releasedesk.rendering.phrases import phrases_for
from releasedesk.ui.controls.field_guard import guard


class KindField(QComboBox):
    """Chooses among the kinds of release.

    Signals:
        edit_requested: An `Operation` that sets the kind.
    """

    edit_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for kind in get_args(Kind):
            self.addItem(phrases_for("en").text("kinds", kind), kind)
        guard(self)
        self.activated.connect(self._on_activated)

    def show_kind(self, release: Release) -> None:
        """Show what kind a release is."""
        self.setCurrentIndex(self.findData(release.kind))

    def _on_activated(self, index: int) -> None:
        self.edit_requested.emit(partial(_with_kind, kind=self.itemData(index)))


def _with_kind(release: Release, kind: str) -> Edit:
    """Set the kind; what the kinds are called, in the languages of the release, is no kicker for another one."""
    names = {
        phrases_for(edition.language).text("kinds", each)
        for edition in release.editions
        for each in get_args(Kind)
        if each != kind
    }
    return set_kind(release, kind, names)
