"""Keywords, written in one line with commas between them."""

from __future__ import annotations

from releasedesk.editing.edit import Edit, changed
from releasedesk.editing.writing import typing_step
from releasedesk.model import Release
from releasedesk.model.place import Place, resolve
from releasedesk.ui.controls.line_field import LineField


class KeywordsField(LineField):
    """A sequence of words at a place, as one line of text."""

    def __init__(self) -> None:
        super().__init__(writing=write_keywords)

    def show_keywords(self, place: Place, keywords: tuple[str, ...]) -> None:
        """Show the keywords of a place; a line that means the same stays as it was typed."""
        if keywords_in(self.text()) == keywords:
            self.place = place
        else:
            self.show_text(place, ", ".join(keywords))


def keywords_in(line: str) -> tuple[str, ...]:
    """Return the keywords of a line, without empty ones."""
    return tuple(word.strip() for word in line.split(",") if word.strip())


def write_keywords(release: Release, place: Place, line: str) -> Edit:
    """Set the keywords at a place to those of a line; typing is gathered into steps as in any text."""
    before: tuple[str, ...] = resolve(release, place)
    keywords = keywords_in(line)
    if keywords[:-1] == before and keywords and len(keywords[-1]) == 1:
        # The first letter of another keyword brings the comma before it along.
        kind, starts_word = "type", True
    else:
        kind, starts_word = typing_step(", ".join(before), ", ".join(keywords))
    key = f"{kind}:{place}" if kind else ""
    return changed(release, place, keywords, "keywords", merge_key=key, starts_word=starts_word)
