"""What a house style asks of the fields of a release: which there are, which are required, and their limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox, QSizePolicy, QSpinBox

from releasedesk.rendering.field_rules import FieldRule, field_rules
from releasedesk.rendering.field_tables import EVERY_KIND, usual_fields
from releasedesk.ui.form.field_guard import guard
from releasedesk.ui.form.rows import describe
from releasedesk.ui.house_styles.setting_fields import MARGIN, SettingField

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


def fields_settings() -> Iterator[tuple[str, SettingField]]:
    """Yield the names and controls of the fields of which a style may ask something, in the order of the form."""
    rules = field_rules(EVERY_KIND)
    for field in usual_fields()[EVERY_KIND]:
        called = rules[field].called
        yield _SEVERAL.get(field, called[:1].upper() + called[1:]), FieldRuleSetting(rules[field])


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

    def show_value(self, value: object) -> None:
        self._rule = dict(value) if isinstance(value, Mapping) else {}
        required = self._rule.get("required", self._usual.required)
        key = "required" if required else "optional"
        self.use.setCurrentIndex(self.use.findData("none" if self._rule.get("exists") is False else key))
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
        usual = {"exists": True, "required": self._usual.required, "most": self._usual.most or 0}
        wanted = {**usual, **self._rule, **changes}
        different = {key: value for key, value in wanted.items() if value != usual.get(key)}
        self.value_requested.emit(different or None)
