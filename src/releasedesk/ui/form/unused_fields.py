"""Keeps fields out of the form that the house style does not use, unless there is something in them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from releasedesk.model import Edition, HouseStyleChoice, Release
from releasedesk.rendering.field_rules import field_texts, rules_of
from releasedesk.ui.form.part import FormPart


class UnusedFields:
    """Hides what is not used and shows again what it has hidden; where a house uses every field, it does nothing."""

    def __init__(self) -> None:
        self._asked: tuple[HouseStyleChoice, str] | None = None
        self._unused: frozenset[str] = frozenset()
        self._hidden: set[QWidget] = set()

    def update(self, parts: Iterable[FormPart], release: Release, edition: Edition) -> None:
        """Look at an edition anew; to be called after the parts have shown it."""
        asked = (release.house_style, release.kind)
        if self._asked is None or self._asked[0] is not asked[0] or self._asked[1] != asked[1]:
            self._asked = asked
            self._unused = frozenset(rule.field for rule in rules_of(release).values() if not rule.exists)
        if not self._unused and not self._hidden:
            return
        unused = {field for field in self._unused if not field_texts(field, release, edition)}
        for part in parts:
            for widget, fields in part.fields().items():
                self._show(widget, is_used=not unused.issuperset(fields))

    def _show(self, widget: QWidget, *, is_used: bool) -> None:
        if is_used and widget in self._hidden:
            self._hidden.remove(widget)
            widget.show()
        elif not is_used and widget not in self._hidden:
            self._hidden.add(widget)
            widget.hide()
