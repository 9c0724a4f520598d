"""What a house style asks of the fields of a release: which there are, which are required, and their limits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QSpinBox, QWidget

from releasedesk.model import Kind
from releasedesk.rendering.field_rules import FieldRule, field_rules
from releasedesk.rendering.field_tables import EVERY_KIND, field_names
from releasedesk.rendering.phrases import phrases_for
from releasedesk.ui.controls.card import Card
from releasedesk.ui.controls.field_guard import guard
from releasedesk.ui.controls.rows import describe, role_label
from releasedesk.ui.house_styles.setting_fields import MARGIN, SettingField

if TYPE_CHECKING:
    from releasedesk.session.style_draft import StyleDraft

_WITH_LENGTH = frozenset({"reference", "kicker", "headline", "subheadlines", "metadata/description"})
_ALWAYS = frozenset({"headline", "sections"})
"""Fields without which there is no release: no house style does without them."""
_SEVERAL = {
    "subheadlines": "Subheadlines",
    "boilerplates": "Standing texts",
    "notes": "Notes to editors",
    "contacts": "Contacts",
    "metadata/keywords": "Keywords",
}
"""How fields are called of which there may be several."""
_NARROWEST = 96
"""Pixels in which a limit has room."""
_LONGEST = 1_000
_USES: tuple[tuple[str, str, Mapping[str, bool]], ...] = (
    ("required", "Required", {"exists": True, "required": True}),
    ("optional", "Optional", {"exists": True, "required": False}),
    ("none", "Not used", {"exists": False, "required": False}),
)


class FieldsCard(Card):
    """The rules of all fields, for every kind of release or for one of them.

    Signals:
        setting_requested: A setting (its path of keys) shall have a value; None takes it away.
    """

    setting_requested = Signal(object, object)

    def __init__(self) -> None:
        self.kind = QComboBox()
        self.rows: dict[str, FieldRuleSetting] = {}
        self._labels: dict[str, QLabel] = {}
        self._draft: StyleDraft | None = None
        super().__init__(
            "Fields",
            "Which fields releases have in this style. Who writes is reminded of what is required or too long.",
            self.kind,
            self._grid(),
        )
        self.kind.addItem("In every kind of release", EVERY_KIND)
        for kind in get_args(Kind):
            self.kind.addItem(phrases_for("en").text("kinds", kind), kind)
        guard(self.kind)
        describe(self.kind, "Kind of release", "For which kind of release the fields are shown and set")
        self.kind.activated.connect(self._on_kind)

    def show_draft(self, draft: StyleDraft) -> None:
        """Show what a style asks for."""
        self._draft = draft
        kind = str(self.kind.currentData())
        of_house = draft.value(("fields",), {})
        # What applies to a kind where the house says nothing of that kind itself.
        usual = field_rules(kind, {EVERY_KIND: of_house.get(EVERY_KIND, {})} if kind != EVERY_KIND else None)
        for field, row in self.rows.items():
            is_there = field in usual
            self._labels[field].setVisible(is_there)
            row.setVisible(is_there)
            if is_there:
                row.show_rule(kind, usual[field])
                row.show_value(draft.value(row.path))
                row.setEnabled(draft.is_own)

    def _grid(self) -> QWidget:
        content = QWidget()
        cells = QGridLayout(content)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setHorizontalSpacing(12)
        cells.setColumnStretch(1, 1)
        for index, (field, called) in enumerate(field_names().items()):
            row = self.rows[field] = FieldRuleSetting(FieldRule(field, called))
            label = self._labels[field] = role_label(
                _SEVERAL.get(field, called[:1].upper() + called[1:]), "field-label"
            )
            label.setBuddy(row)
            cells.addWidget(label, index, 0)
            cells.addWidget(row, index, 1)
            row.value_requested.connect(partial(self._on_value, row))
        return content

    def _on_value(self, row: FieldRuleSetting, value: object) -> None:
        self.setting_requested.emit(row.path, value)

    def _on_kind(self) -> None:
        if self._draft is not None:
            self.show_draft(self._draft)


class FieldRuleSetting(SettingField):
    """Whether a field is used and required, and beside it how many characters it may have."""

    def __init__(self, usual: FieldRule) -> None:
        super().__init__(("fields", EVERY_KIND, usual.field))
        self._usual = usual
        self._rule: dict[str, Any] = {}
        self.use = QComboBox()
        for key, word, _ in _USES:
            if key != "none" or usual.field not in _ALWAYS:
                self.use.addItem(word, key)
        self.use.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.use.setMinimumContentsLength(7)
        guard(self.use)
        describe(self.use, f"{usual.called}: use", f"Whether a release of this house has a {usual.called}")
        self.row.addWidget(self.use, 1)
        self.setFocusProxy(self.use)
        self.most = self._limit() if usual.field in _WITH_LENGTH else None
        self.use.activated.connect(self._on_use)

    def show_rule(self, kind: str, usual: FieldRule) -> None:
        """Set the rule of a kind of release from now on; `usual` applies where the style says nothing."""
        self.path = ("fields", kind, usual.field)
        self._usual = usual

    def show_value(self, value: object) -> None:
        self._rule = dict(value) if isinstance(value, Mapping) else {}
        required = self._rule.get("required", self._usual.required)
        exists = self._rule.get("exists", self._usual.exists)
        key = "none" if not exists else "required" if required else "optional"
        self.use.setCurrentIndex(self.use.findData(key))
        if self.most is not None:
            self.most.blockSignals(True)
            self.most.setValue(self._rule.get("most", self._usual.most or 0))
            self.most.blockSignals(False)

    def _limit(self) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, _LONGEST)
        box.setSpecialValueText("any length")
        box.setPrefix("up to ")
        box.setSingleStep(5)
        box.setKeyboardTracking(False)
        box.setMinimumWidth(_NARROWEST)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.lineEdit().setTextMargins(MARGIN, 0, 0, 0)
        guard(box)
        describe(
            box, f"{self._usual.called}: characters", "How many characters it may have; 0 for any number"
        )
        box.valueChanged.connect(self._on_most)
        self.row.addWidget(box, 1)
        return box

    def _on_use(self) -> None:
        chosen = next(asked for key, _, asked in _USES if key == self.use.currentData())
        self._ask(chosen)

    def _on_most(self, number: int) -> None:
        self._ask({"most": number})

    def _ask(self, changes: Mapping[str, Any]) -> None:
        """Ask for what differs from the usual rule, and for nothing where nothing does."""
        usual = {
            "exists": self._usual.exists,
            "required": self._usual.required,
            "most": self._usual.most or 0,
        }
        wanted = {**usual, **self._rule, **changes}
        different = {key: value for key, value in wanted.items() if value != usual.get(key)}
        self.value_requested.emit(different or None)
