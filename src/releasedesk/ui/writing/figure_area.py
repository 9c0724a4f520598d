"""The pictures of one text: their cards, taking new ones in, choosing others, cropping, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from releasedesk.editing import pictures
from releasedesk.editing.edit import Edit, attempt
from releasedesk.model import Asset, Figure, Release, asset_from_bytes
from releasedesk.model.ids import random_id
from releasedesk.model.place import Place, place, put, resolve
from releasedesk.ui.writing.gone import is_there
from releasedesk.ui.writing.scrolling import scroll_area_of
from releasedesk.ui.writing.surface import WritingSurface

if TYPE_CHECKING:
    from releasedesk.ui.writing.area import WritingArea
    from releasedesk.ui.writing.figure_card import FigureCard
    from releasedesk.ui.writing.figure_cards import FigureCards
    from releasedesk.ui.writing.notice import Notice
    from releasedesk.ui.writing.picture_intake import PictureIntake, PictureSource, Taken
    from releasedesk.ui.writing.thumbnails import Crop


class FigureArea:
    """Everything about pictures in an area; nothing of it is made before there is a picture."""

    def __init__(self, area: WritingArea, surface: WritingSurface) -> None:
        self._area, self._surface = area, surface
        self._release: Release | None = None
        self._cards: FigureCards | None = None
        self._intake: PictureIntake | None = None
        self._notice: Notice | None = None
        self._replaces: str = ""
        self._window: QWidget | None = None
        surface.pictures_offered.connect(self.take)
        surface.written.connect(self._on_written)

    @property
    def is_busy(self) -> bool:
        """Whether pictures were taken in, of which the last may still be read."""
        return self._intake is not None

    def show_release(self, release: Release) -> None:
        """Show the pictures in another state of the release."""
        self._release = release
        self._surface.assets = {asset.id: asset for asset in release.assets} if release.assets else {}
        if self._cards is None and any(isinstance(block, Figure) for block in self._surface.body.blocks):
            from releasedesk.ui.writing.figure_cards import FigureCards

            self._cards = FigureCards(self._surface)
            self._cards.made.connect(self._on_card_made)
        if self._cards is not None:
            self._cards.show_release(release, self._area.place)

    def enter(self, figure: str, part: str) -> None:
        """Put the cursor into a field of a picture's card."""
        if self._cards is None or part not in ("caption", "credit", "rights", "alt"):
            return
        card = self._cards.card_made_for(figure)
        if card is not None:
            card.field(part).enter()

    # Taking pictures in

    def take(self, sources: list[PictureSource], replaces: str = "") -> None:
        """Take pictures in behind the block of the caret, or in place of the one of a figure."""
        if self._intake is None:
            from releasedesk.ui.writing.picture_intake import PictureIntake

            self._intake = PictureIntake()  # not a child: its worker may outlive the text
            self._intake.taken.connect(self._on_taken)
        self._replaces, self._window = replaces, self._area.window()
        self._intake.take(sources)

    def _on_taken(self, taken: list[Taken], problems: list[str]) -> None:
        window = self._window
        if window is None or not isValid(window) or not is_there(self._area, window):
            return
        replaces, self._replaces = self._replaces, ""
        figures: list[Figure] = []
        if taken and replaces:
            self._area.wish_and_go(
                partial(
                    pictures.replace_picture, figure=place(self._area.place, replaces), asset=_asset(taken[0])
                )
            )
        elif taken:
            figures = [_figure(each) for each in taken]
            block = self._surface.body.block_at(self._surface.caret_row())
            self._area.wish_and_go(
                partial(
                    pictures.add_figures,
                    blocks=self._area.place,
                    figures=tuple(figures),
                    assets=tuple(map(_asset, taken)),
                    after=block.id if block is not None else "",
                )
            )
        self._tell(taken, figures, problems)

    def _tell(self, taken: list[Taken], figures: list[Figure], problems: list[str]) -> None:
        """Say what was done to the pictures, and offer the rest."""
        sentences = list(problems)
        offers: list[tuple[str, Callable[[], object]]] = []
        for _, picture in taken:
            if picture.is_scaled:
                before = "{} × {}".format(*picture.original_size)
                sentences.append(f"Scaled from {before} to {picture.width} × {picture.height} pixels.")
            if picture.details.has_location:
                sentences.append("Where it was taken was left out.")
        scaled = [source for source, picture in taken if picture.is_scaled]
        if scaled:
            from releasedesk.ui.writing.originals import offer_words

            offers.append((offer_words(len(scaled)), partial(self._keep_originals, scaled)))
        if any(picture.details.says_something for _, picture in taken) and figures:
            sentences.append("Its texts come from the picture.")
            offers.append(
                ("Leave them out", partial(self._leave_texts_out, [figure.id for figure in figures]))
            )
        if not sentences:
            return
        if self._notice is None:
            from releasedesk.ui.writing.notice import Notice

            self._notice = Notice(scroll_area_of(self._area) or self._area)
            self._notice.closed.connect(self._area.setFocus)
            self._area.destroyed.connect(self._notice.deleteLater)
        self._notice.say(" ".join(dict.fromkeys(sentences)), *offers)

    def _leave_texts_out(self, figures: list[str]) -> None:
        where = [place(self._area.place, figure) for figure in figures]
        self._area.wish_and_go(partial(_without_texts, figures=where))

    def _keep_originals(self, sources: list[PictureSource]) -> None:
        from releasedesk.ui.writing.originals import keep_originals

        said = keep_originals(self._area, sources)
        if said and isValid(self._area):
            self._say(said)

    def _say(self, sentence: str) -> None:
        if self._notice is not None:
            self._notice.say(sentence)

    def _on_written(self, _label: str, _focus: str) -> None:
        if self._notice is not None:
            self._notice.hide()

    # What cards wish for

    def _on_card_made(self, card: FigureCard) -> None:
        self._area.take_card(card)
        card.crop_requested.connect(lambda: self._crop(card.block_id))
        card.replace_requested.connect(lambda: self._replace(card.block_id))

    def _replace(self, figure: str) -> None:
        from releasedesk.ui.dialogs import files
        from releasedesk.ui.writing.picture_intake import FILTER, from_file

        window = self._area.window()
        chosen = files.ask_which_to_open(window, "Choose a picture", "", FILTER)
        if chosen is not None and is_there(self._area, window):
            self.take([from_file(chosen)], figure)

    def _crop(self, figure_id: str) -> None:
        where = place(self._area.place, figure_id)
        assert self._release is not None
        figure: Figure = resolve(self._release, where)
        asset = self._surface.assets.get(figure.asset)
        if asset is None:
            self._replace(figure_id)
            return
        from releasedesk.ui.writing.crop_dialog import CropDialog

        window = self._area.window()
        dialog = CropDialog(asset, figure, window)
        dialog.chosen.connect(partial(self._set_crop, window, where))
        dialog.open()

    def _set_crop(
        self, window: QWidget, where: Place, crop: Crop, focal_point: tuple[float, float] | None
    ) -> None:
        if is_there(self._area, window):
            self._area.wish_and_go(
                partial(pictures.set_crop, figure=where, crop=crop, focal_point=focal_point)
            )


def _asset(taken: Taken) -> Asset:
    picture = taken.picture
    return asset_from_bytes(picture.content, picture.media_type, picture.width, picture.height)


def _figure(taken: Taken) -> Figure:
    details = taken.picture.details
    return Figure(
        id=random_id(),
        asset=_asset(taken).id,
        caption=details.caption,
        credit=details.credit,
        rights=details.rights,
        alt=taken.source.alt or details.alt,
    )


def _without_texts(release: Release, figures: list[Place]) -> Edit:
    def change() -> Release:
        changed = release
        for where in figures:
            figure: Figure = resolve(changed, where)
            changed = put(changed, where, figure.replace(caption="", credit="", rights="", alt=""))
        return changed

    return Edit("leave out the texts of a picture", attempt(change), (figures[0],))
