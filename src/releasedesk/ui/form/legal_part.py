"""Legal text: what must stand below the release, such as a disclaimer about forward-looking statements."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, edition_place, is_within
from releasedesk.ui.controls.direction import is_right_to_left, set_direction
from releasedesk.ui.controls.fold import Fold
from releasedesk.ui.controls.paragraphs_field import ParagraphsField
from releasedesk.ui.controls.rows import field_row
from releasedesk.ui.form.fields_part import FieldsPart


class LegalPart(FieldsPart):
    """The paragraphs of the legal text, behind a fold until there are any."""

    def __init__(self) -> None:
        super().__init__()
        self._edition: Edition | None = None
        self.words: ParagraphsField | None = None
        self.fold = Fold("Legal text", "A text that must stand below the release", self._make_words)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.fold)

    def fields(self) -> Mapping[QWidget, tuple[str, ...]]:
        return {self: ("legal",)}

    def show_edition(self, release: Release, edition: Edition) -> None:
        if self._edition is edition:
            return
        self._edition = edition
        if edition.legal and not self.fold.is_made:
            self.fold.open()
        self._show_words()

    def enter(self, place: Place) -> bool:
        if self._edition is None or not is_within(place, edition_place(self._edition, "legal")):
            return False
        self.fold.open()
        return super().enter(edition_place(self._edition, "legal"))

    def _make_words(self) -> QWidget:
        self.words = self.adopt(ParagraphsField())
        row = field_row(
            "Legal text",
            self.words,
            "Printed below everything else. Each line is a paragraph.",
            placeholder="This release contains forward-looking statements …",
        )
        self._show_words()
        return row

    def _show_words(self) -> None:
        if self.words is not None and self._edition is not None:
            set_direction(self.words, is_right_to_left(self._edition))
            self.words.show_paragraphs(edition_place(self._edition, "legal"), self._edition.legal)
