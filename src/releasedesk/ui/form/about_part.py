"""What is said about the release as a whole: who issues it, how it is printed, and how it is found."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.editing.editions import set_language
from releasedesk.editing.fields import set_field
from releasedesk.errors import InvalidEdit
from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, edition_place
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.ui.controls.card import Card
from releasedesk.ui.controls.direction import is_right_to_left, set_direction
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.keywords_field import KeywordsField
from releasedesk.ui.controls.language_field import LanguageField
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import FieldRow, describe, field_row
from releasedesk.ui.controls.segments import Segments
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.counting.meter import LengthMeter
from releasedesk.ui.form.end_mark_field import EndMarkField
from releasedesk.ui.form.fields_part import FieldsPart
from releasedesk.ui.form.house_style_field import HouseStyleField
from releasedesk.ui.form.kind_field import KindField
from releasedesk.ui.form.logo_field import LogoField

_GOOD_DESCRIPTION = 160
"""Characters of a description that search engines show."""

_ISSUER_HELP = "Who issues the release."
_SHARED_ISSUER_HELP = "Who issues the release. A change here changes every language."


class AboutPart(FieldsPart):
    """Organisation and logo, house style, paper, end mark, language, keywords and description."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._release: Release | None = None
        self._place: Place = ""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(18)
        self.issuer_card = Card("Organisation", _ISSUER_HELP, self._issuer())
        self.print_card = Card("Kind, page and language", "", self._language_and_page())
        self.search_card = Card(
            "Search and social", "Not printed: it helps search engines and archives.", self._search()
        )
        for card in (self.issuer_card, self.print_card, self.search_card):
            rows.addWidget(card)

    def _issuer(self) -> QWidget:
        self.organisation = self.adopt(LineField())
        self.website = self.adopt(LineField())
        return _side_by_side(
            field_row(
                "Name",
                self.organisation,
                "The organisation that issues the release",
                placeholder="Harbour Trust",
            ),
            self._logo_row(),
            field_row(
                "Website",
                self.website,
                "The address of its website",
                placeholder="https://www.harbourtrust.example",
            ),
        )

    def _logo_row(self) -> FieldRow:
        self.logo = LogoField()
        self.logo_row = FieldRow("Logo", self.logo)
        self.logo.edit_requested.connect(self.edit_requested)
        self.logo.problem_found.connect(self.logo_row.set_error)
        return self.logo_row

    def _house_style_row(self) -> FieldRow:
        self.house_style = HouseStyleField()
        help = "How pages, web page and mails look"
        describe(self.house_style.button, "House style", help)
        row = FieldRow("House style", self.house_style)
        self.house_style.edit_requested.connect(self.edit_requested)
        self.house_style.problem_found.connect(row.set_error)
        return row

    def _language_and_page(self) -> QWidget:
        self.kind = KindField()
        self.kind.edit_requested.connect(self.edit_requested)
        self.language = LanguageField()
        self.language_row = field_row(
            "Language",
            self.language,
            "The language in which this edition is written; it decides dates, marks and hyphens",
        )
        self.language.language_chosen.connect(self._on_language_chosen)
        self.paper = Segments(
            (
                ("", "House style", "The paper that the house style is made for"),
                ("a4", "A4", "210 × 297 mm, used nearly everywhere"),
                ("letter", "US Letter", "8½ × 11 in, used in North America"),
            )
        )
        self.paper.chosen.connect(self._on_paper_chosen)
        self.end_mark = EndMarkField()
        self.end_mark.edit_requested.connect(self.edit_requested)
        self.adopt(self.end_mark.own)
        return _side_by_side(
            field_row("Kind", self.kind, "What sort of release it is; it decides which fields there are"),
            self.language_row,
            self._house_style_row(),
            field_row("Paper", self.paper, "The size of the pages"),
            field_row("End mark", self.end_mark, "What is printed where the text for publication ends"),
        )

    def _search(self) -> QWidget:
        self.keywords = self.adopt(KeywordsField())
        self.description = self.adopt(GrowingField())
        self.description_row = field_row(
            "Description",
            self.description,
            "One or two sentences that a search engine shows below the headline, best up to "
            f"{_GOOD_DESCRIPTION} characters",
            placeholder="What the release says, in one sentence",
        )
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        self.keywords_row = field_row(
            "Keywords",
            self.keywords,
            "A few words, with commas between them",
            placeholder="harbour, public access, Leith",
        )
        rows.addWidget(self.keywords_row)
        self.description_meter = LengthMeter("description")
        self.description_row.add_beside_label(self.description_meter)
        rows.addWidget(self.description_row)
        return content

    def fields(self) -> Mapping[QWidget, tuple[str, ...]]:
        keywords, description = "metadata/keywords", "metadata/description"
        return {
            self.logo_row: ("organisation/logo",),
            self.keywords_row: (keywords,),
            self.description_row: (description,),
            self.search_card: (keywords, description),
        }

    def show_edition(self, release: Release, edition: Edition) -> None:
        self._release = release
        metadata = edition.metadata
        state = (
            edition.language,
            len(release.editions),
            release.kind,
            release.organisation,
            release.house_style,
            edition.end_mark,
            metadata,
        )
        if state == self._shown:
            return
        self._shown, self._place = state, edition_place(edition)
        self.issuer_card.help.setText(_SHARED_ISSUER_HELP if len(release.editions) > 1 else _ISSUER_HELP)
        self.language_row.set_error("")
        is_rtl = is_right_to_left(edition)
        for field in (self.organisation, self.keywords, self.description, self.end_mark.own):
            set_direction(field, is_rtl)
        self.organisation.show_text("organisation/name", release.organisation.name)
        self.website.show_text("organisation/website", release.organisation.website)
        self.language.show_language(edition.language)
        self.kind.show_kind(release)
        self.place_control(self.kind, "kind")
        self.paper.show_value(release.house_style.paper)
        self.house_style.show_choice(release.house_style)
        self.logo.show_logo(release)
        usual = phrases_of(release, edition).text("end_mark")
        self.end_mark.show_mark(edition_place(edition, "end_mark"), edition.end_mark, usual)
        self.keywords.show_keywords(edition_place(edition, "metadata", "keywords"), metadata.keywords)
        self.description.show_text(edition_place(edition, "metadata", "description"), metadata.description)
        self.description_meter.show_text(metadata.description)
        length = len(metadata.description)
        self.description_row.set_hint(f"{length} characters" if length else "")
        self.place_control(self.language, edition_place(edition, "language"))
        self.place_control(self.house_style.button, "house_style")
        self.place_control(self.logo.picture.choose, "organisation/logo")
        for button in self.paper.buttons():
            self.place_control(button, "house_style/paper")
        self.place_control(self.end_mark.choice, edition_place(edition, "end_mark"))

    def _on_paper_chosen(self, paper: str) -> None:
        self.edit_requested.emit(partial(set_field, where="house_style/paper", value=paper, label="paper"))

    def _on_language_chosen(self, tag: str) -> None:
        operation = partial(set_language, edition=self._place, language=tag)
        try:
            if self._release is not None:
                operation(self._release)
        except InvalidEdit as error:
            self.language_row.set_error(str(error))
            return
        self.edit_requested.emit(operation)


def _side_by_side(*rows: FieldRow) -> QWidget:
    content = QWidget()
    row = WrappingRow(content, spacing=14)
    for each in rows:
        row.add(each, basis=220, grow=1)
        # Fields of different heights have their labels on one line all the same.
        row.setAlignment(each, Qt.AlignmentFlag.AlignTop)
    return content
