"""What is said after a paste: what was left out, plain text instead, or a whole release sorted into its fields."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from releasedesk.editing.body import block_texts, write_blocks
from releasedesk.editing.edit import Edit, Operation, attempt
from releasedesk.model import Edition, Release, plain_text
from releasedesk.model.place import Place, put, resolve
from releasedesk.session.sorting import looks_like_release, sorted_into_fields
from releasedesk.ui.writing.foreign_text import left_out, rows_from_words
from releasedesk.ui.writing.notice import Notice
from releasedesk.ui.writing.pasting import PasteReport, inserted
from releasedesk.ui.writing.rows import blocks_of
from releasedesk.ui.writing.scrolling import scroll_area_of

Wish = Callable[[Operation], object]


class PasteNotice:
    """Tells of what was pasted into one text, at the foot of the page that the text is on.

    `wish` asks for an edit and takes the cursor to where it leads.
    """

    def __init__(self, text: QWidget, wish: Wish) -> None:
        self._wish = wish
        self._notice = Notice(scroll_area_of(text) or text)
        self._notice.closed.connect(text.setFocus)
        text.destroyed.connect(self._notice.deleteLater)

    def hide(self) -> None:
        """Take the line away."""
        self._notice.hide()

    def tell(self, report: PasteReport, before: Release, where: Place) -> None:
        """Say what became of a paste into the blocks at a place; `before` is the release without it."""
        edition = before.edition(where.split("/")[1])
        sentence = left_out(report.pasted.dropped)
        offers: list[tuple[str, Callable[[], object]]] = []
        if offers_sorting(edition, report.words):
            sentence = f"This looks like a whole release. {sentence}".strip()
            sorting = partial(_sorted, before=before, edition=edition, words=report.words, html=report.html)
            offers.append(("Sort into fields", partial(self._wish, sorting)))
        if report.pasted.is_formatted and report.words.strip():
            plain = partial(as_plain_text, before=before, where=where, report=report)
            offers.append(("Paste as plain text", partial(self._wish, plain)))
        if sentence:
            self._notice.say(sentence, *offers)
        else:
            self._notice.hide()


def offers_sorting(edition: Edition, words: str) -> bool:
    """Tell whether a text that was pasted into an edition may be a whole release, and the edition is still empty."""
    is_empty = not edition.headline and not any(edition.subheadlines) and not edition.contacts
    texts = [text for block in edition.blocks() for text in block_texts(block)]
    return is_empty and not any(map(plain_text, texts)) and looks_like_release(words)


def _sorted(_release: Release, before: Release, edition: Edition, words: str, html: str) -> Edit:
    return sorted_into_fields(before, edition.language, words, html)


def as_plain_text(release: Release, before: Release, where: Place, report: PasteReport) -> Edit:
    """Paste the words alone, in place of what was pasted with its formats."""
    around = where.rpartition("/sections/")[0] + "/sections" if "/sections/" in where else where
    restored = attempt(lambda: put(release, around, resolve(before, around)))
    rows, caret = inserted(report.rows, *report.selection, rows_from_words(report.words))
    named, blocks = blocks_of(rows, {block.id: block for block in report.blocks})
    return write_blocks(restored, where, blocks, "paste as plain text", named[caret.row].block)
