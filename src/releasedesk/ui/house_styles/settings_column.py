"""The left side of the house-style editor: cards with all settings of one style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from releasedesk.rendering.contrast import contrasts
from releasedesk.rendering.fonts import text_families
from releasedesk.rendering.house_style import LETTERHEAD, LOGOS, SETTINGS
from releasedesk.rendering.style_settings import parse_settings
from releasedesk.ui import theme
from releasedesk.ui.controls.card import Card
from releasedesk.ui.controls.layout_order import widgets_in
from releasedesk.ui.controls.rows import FieldRow, role_label
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.form.picture_field import PictureField
from releasedesk.ui.house_styles.fields_card import FieldsCard
from releasedesk.ui.house_styles.setting_fields import (
    ChoiceSetting,
    ColourSetting,
    LengthSetting,
    ListSetting,
    SettingField,
    SwitchSetting,
    TextSetting,
    TypeSetting,
)
from releasedesk.ui.house_styles.words_card import words_fields

if TYPE_CHECKING:
    from releasedesk.session.style_draft import StyleDraft

_COLOURS = (
    ("ink", "Text", "The colour of text and headlines"),
    ("quiet", "Secondary text", "Labels, decks, credits and page numbers"),
    ("accent", "Accent", "Links, kickers and rules beside quotes"),
    ("band", "Band", "Areas of the house’s colour"),
    ("on_band", "On the band", "What is written on these areas"),
    ("alarm", "Embargo", "The box of an embargo, and its line on later pages"),
    ("hairline", "Rules", "Thin lines"),
    ("paper", "Paper", "What web pages and mails stand on"),
)
_FONTS = (
    ("headline", "Headlines", "The typeface of headlines"),
    ("text", "Text", "The typeface of running text"),
    ("display", "Labels", "The typeface of labels, release line and page numbers"),
)
PARTS = ("Style", "Colours", "Type", "Page", "Words", "Fields")
"""The titles of the cards, in their order."""
_ABOVE = 8
"""Pixels that stay free above a card that is gone to."""
_CALLED = {"Barlow": "Barlow Condensed"}
"""How faces are known that the typesetter calls otherwise."""
_TYPES = (
    ("headline", "Headline"),
    ("deck", "Line below the headline"),
    ("heading", "Headings"),
    ("text", "Text"),
    ("quote", "Short quotes"),
    ("small", "Notes and contacts"),
    ("letterhead", "Organisation"),
)


class SettingsColumn(QScrollArea):
    """Shows the settings of a style and asks for other ones.

    Signals:
        setting_requested: A setting (its path of keys) shall have a value; None takes it away.
        file_requested: A file of the style (`logo` or the letterhead’s name) shall come from a path, or go.
    """

    setting_requested = Signal(object, object)
    file_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields: list[SettingField] = []
        self.rows: dict[tuple[str, ...], FieldRow] = {}
        self._language = ""
        self._draft: StyleDraft | None = None
        self.logo = PictureField("Logo", "An SVG, PNG or JPEG file", "Pictures (*.svg *.png *.jpg *.jpeg)")
        self.letterhead = PictureField(
            "Word letterhead",
            "A Word document whose headers and footers Word exports take over",
            "Word (*.docx)",
        )
        self.contrast = role_label("", "help", wraps=True)
        self._content = QWidget(self.viewport())
        self._cards = QVBoxLayout(self._content)
        self._cards.setContentsMargins(16, 14, 16, 18)
        self._cards.setSpacing(14)
        self.setWidget(self._content)
        for card in (self._name(), self._look(), self._type(), self._page()):
            self._cards.addWidget(card)
        self._words: Card | None = None
        self._word_fields: list[SettingField] = []
        self.fields_card = FieldsCard()
        self.fields_card.setting_requested.connect(self.setting_requested)
        self._cards.addWidget(self.fields_card)
        self._cards.addStretch(1)
        self.logo.file_chosen.connect(lambda path: self.file_requested.emit("logo", path))
        self.logo.removal_requested.connect(lambda: self.file_requested.emit("logo", ""))
        self.letterhead.file_chosen.connect(lambda path: self.file_requested.emit(LETTERHEAD, path))
        self.letterhead.removal_requested.connect(lambda: self.file_requested.emit(LETTERHEAD, ""))

    def show_draft(self, draft: StyleDraft, language: str) -> None:
        """Show the state of a style; words are those of a language."""
        if language != self._language:
            self._show_language(language)
        self._draft = draft
        for field in self.fields:
            field.show_value(draft.value(field.path))
            field.setEnabled(draft.is_own)
        self.fields_card.show_draft(draft)
        logo = next((name for name in LOGOS if name in draft.files), "")
        self.logo.show_picture(draft.files.get(logo, b""), logo)
        self.letterhead.show_picture(draft.files.get(LETTERHEAD, b""), LETTERHEAD)
        for picture in (self.logo, self.letterhead):
            picture.setEnabled(draft.is_own)
        self._show_contrast(draft)
        # Nothing is scrolled sideways, so that what the widest part asks for is asked for here.
        width = self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        if width != self.minimumWidth():
            self.setMinimumWidth(width)

    def cards(self) -> tuple[Card, ...]:
        """Return the cards in their order."""
        return tuple(widget for widget in widgets_in(self._cards) if isinstance(widget, Card))

    @property
    def top_part(self) -> str:
        """The title of the card that is being looked at: the last one that begins in the upper part of what is seen."""
        bar = self.verticalScrollBar()
        cards = self.cards()
        if bar.value() == bar.maximum():
            return cards[-1].title.text()
        seen = [card for card in cards if card.y() <= bar.value() + self.viewport().height() // 3]
        return (seen or cards)[-1 if seen else 0].title.text()

    def go_to(self, title: str) -> None:
        """Bring a card to the top, as far as there is something below it."""
        card = next(card for card in self.cards() if card.title.text() == title)
        self.verticalScrollBar().setValue(card.y() - _ABOVE)
        first = card.nextInFocusChain()
        if first is not None and card.isAncestorOf(first):
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_problem(self, path: tuple[str, ...], problem: str) -> None:
        """Say below a field what is wrong with what was asked for; an empty text takes that away."""
        if path in self.rows:
            self.rows[path].set_error(problem[:1].upper() + problem[1:])

    def _name(self) -> Card:
        return Card(
            "Style",
            "",
            self._row("Name", TextSetting(("label",), "Name", "What the style is called in lists")),
            self._row(
                "Description",
                TextSetting(("description",), "Description", "One line that tells it from others"),
            ),
            FieldRow("Logo", self.logo),
            self._add(
                SwitchSetting(
                    ("name_beside_logo",),
                    "Print the organisation’s name beside the logo",
                    "Off where the logo says it",
                )
            ),
        )

    def _look(self) -> Card:
        colours = _side_by_side(
            *(self._row(name, ColourSetting(("colours", key), name, help)) for key, name, help in _COLOURS),
            basis=130,
        )
        return Card("Colours", "", colours, self.contrast)

    def _type(self) -> Card:
        families = text_families()
        fonts = [
            self._row(name, _FontSetting(("fonts", key), name, help, families)) for key, name, help in _FONTS
        ]
        sizes = [
            self._row(name, TypeSetting(("type", key), name, "Size of type, and distance of its lines"))
            for key, name in _TYPES
        ]
        return Card("Type", "", _side_by_side(*fonts, basis=130), _side_by_side(*sizes, basis=180))

    def _page(self) -> Card:
        papers = (("a4", "A4", "210 × 297 mm"), ("letter", "US Letter", "8½ × 11 in"))
        places = (
            ("first", "Before the text", "Below the headline"),
            ("last", "At the end", "After everything else"),
        )
        lengths = (
            ("measure", "Width of the text", "Side margins follow from it", (70.0, 190.0)),
            ("margin_top", "Top margin", "Above the text of each page", (10.0, 70.0)),
            ("margin_bottom", "Bottom margin", "Below the text of each page", (10.0, 70.0)),
            ("logo_height", "Height of the logo", "How high the logo is printed", (4.0, 60.0)),
        )
        return Card(
            "Page",
            "",
            self._row("Paper", ChoiceSetting(("paper",), papers)),
            _side_by_side(
                *(
                    self._row(name, LengthSetting(("sizes", key), name, help, bounds))
                    for key, name, help, bounds in lengths
                ),
                basis=130,
            ),
            self._row("Contacts", ChoiceSetting(("contacts",), places)),
            self._row(
                "Footer",
                TextSetting(
                    ("phrases", "*", "footer"),
                    "Footer",
                    "A line of your own at the foot of every page, in every language",
                    none_when_empty=True,
                ),
            ),
            FieldRow("Word letterhead", self.letterhead),
        )

    def _show_language(self, language: str) -> None:
        """Offer the words of another language."""
        self._language = language
        if self._words is not None:
            self.fields = [field for field in self.fields if field not in self._word_fields]
            self._cards.removeWidget(self._words)
            self._words.deleteLater()
        named = list(words_fields(language))
        self._word_fields = [field for _, field in named]
        rows = [self._row(name, field) for name, field in named]
        self._words = Card(
            "Words",
            "What this style prints otherwise than usual; empty is as usual.",
            _side_by_side(*rows, basis=180),
        )
        self._cards.insertWidget(self._cards.count() - 2, self._words)

    def _row(self, name: str, field: SettingField) -> FieldRow:
        row = self.rows[field.path] = FieldRow(name, field)
        self._add(field)
        return row

    def _add(self, field: SettingField) -> SettingField:
        self.fields.append(field)
        field.value_requested.connect(lambda value, path=field.path: self.setting_requested.emit(path, value))
        return field

    def _show_contrast(self, draft: StyleDraft) -> None:
        judged = contrasts(parse_settings(draft.files[SETTINGS], draft.label).colours)
        poor = [each for each in judged if not each.is_enough]
        self.contrast.setText(
            "\n".join(each.sentence for each in poor)
            or "Everything that is written has a contrast of at least 4.5 to 1: good."
        )
        theme.set_look(self.contrast, "role", "error" if poor else "help")


class _FontSetting(ListSetting):
    """A typeface; the others of the program stand in for characters that it lacks."""

    def __init__(self, path: tuple[str, ...], name: str, help: str, families: tuple[str, ...]) -> None:
        self._families = families
        self._others: list[str] = []
        super().__init__(path, name, help, [(family, _CALLED.get(family, family)) for family in families])
        self.box.activated.disconnect()
        self.box.activated.connect(self._on_activated)

    def show_value(self, value: object) -> None:
        listed = list(value) if isinstance(value, list | tuple) else []
        self._others = listed
        super().show_value(listed[0] if listed else None)

    def _on_activated(self) -> None:
        chosen = str(self.box.currentData())
        after = [family for family in self._others if family != chosen]
        missing = [family for family in self._families if family != chosen and family not in after]
        self.value_requested.emit([chosen, *after, *missing])


def _side_by_side(*rows: QWidget, basis: int) -> QWidget:
    content = QWidget()
    row = WrappingRow(content, spacing=12)
    for each in rows:
        row.add(each, basis=basis, grow=1)
    return content
