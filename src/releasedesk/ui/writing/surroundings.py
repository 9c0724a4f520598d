"""What stands around one text: strips of quotes, pictures, tables, bars and handles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, place
from releasedesk.ui.writing.block_handle import BlockHandle
from releasedesk.ui.writing.block_moves import BlockMoves
from releasedesk.ui.writing.figure_area import FigureArea
from releasedesk.ui.writing.quote_strips import QuoteStrips
from releasedesk.ui.writing.quote_wishes import QuoteWishes
from releasedesk.ui.writing.speaker_details import SpeakerDetails
from releasedesk.ui.writing.surface import WritingSurface
from releasedesk.ui.writing.table_opener import TableOpener

if TYPE_CHECKING:
    from releasedesk.ui.writing.area import WritingArea


class Surroundings:
    """Made with the text of an area, and let go with it.

    Attributes:
        pictures: Everything about pictures.

    """

    def __init__(self, area: WritingArea, surface: WritingSurface) -> None:
        self._area, self._surface = area, surface
        self._strips = strips = QuoteStrips(surface)
        surface.uncovered.connect(strips.place_soon)
        surface.link_requested.connect(self._on_link_requested)
        surface.first_selected.connect(self._on_first_selected)
        self._quotes = QuoteWishes(strips, surface, lambda quote: place(area.place, quote), area.wish)
        self._details = SpeakerDetails(strips, area.wish, area.place_requested.emit)
        self._tables = TableOpener(surface, area.place)
        self._tables.edit_requested.connect(area.edit_requested)
        self._tables.card_made.connect(area.take_card)
        self._handle = BlockHandle(surface)
        self._moves = BlockMoves(area, surface, self._handle)
        self.pictures = FigureArea(area, surface)

    def show(self, release: Release, edition: Edition) -> None:
        """Show another state of what stands at the blocks."""
        self._surface.people = release.people
        self._strips.show_edition(release, edition)
        self.pictures.show_release(release)
        self._tables.show_release(release, self._area.place)

    def enter(self, relative: Place) -> None:
        """Put the cursor into a field beside the text where a place, relative to the blocks, names one."""
        block, _, part = relative.partition("/")
        if part and not self._strips.enter(block, part):
            self.pictures.enter(block, part)
            self._tables.enter(block, part)

    def _on_first_selected(self) -> None:
        """Make the bar of formats, which nobody needs before something is selected."""
        from releasedesk.ui.writing.format_bar import FormatBarKeeper

        FormatBarKeeper(self._surface).start()

    def _on_link_requested(self) -> None:
        from releasedesk.ui.writing.link_editor import LinkEditor

        LinkEditor.open_for(self._surface)
