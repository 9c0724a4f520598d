"""How a figure is printed: its picture, the caption, and whose the picture is."""

from __future__ import annotations

from releasedesk.model import Figure, RichText, runs
from releasedesk.model.place import Place
from releasedesk.model.text import stripped
from releasedesk.rendering.cropping import shown_asset
from releasedesk.rendering.phrases import Phrases
from releasedesk.rendering.printed import PrintedFigure


def printed_figure(figure: Figure, where: Place, caption: RichText, phrases: Phrases) -> PrintedFigure:
    """Return a figure as it is printed; credit and rights share a line, a decorative picture has no description.

    `caption` is that of the figure, with its inserted fields filled.
    """
    credit = figure.credit.strip() and phrases.text("figure_credit").format(credit=figure.credit.strip())
    rights = figure.rights.strip()
    if credit and rights:
        credit = credit if credit.endswith((".", "!", "?")) else f"{credit}."
    return PrintedFigure(
        where,
        shown_asset(figure),
        "" if figure.decorative else figure.alt,
        tuple(runs(stripped(caption))),
        " ".join(filter(None, (credit, rights))),
        figure.decorative,
    )
