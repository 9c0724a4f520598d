"""How a figure is printed: its picture, the caption, and whose the picture is."""

from __future__ import annotations

from releasedesk.model import Figure, RichText, Run, plain_text, runs
from releasedesk.model.place import Place
from releasedesk.model.text import stripped
from releasedesk.rendering.cropping import shown_asset
from releasedesk.rendering.phrases import Phrases
from releasedesk.rendering.printed import PrintedFigure
from releasedesk.rendering.quotation import ends_in, joined

_ENDS = tuple(".!?…:;。！？：；۔؟")


def printed_figure(figure: Figure, where: Place, caption: RichText, phrases: Phrases) -> PrintedFigure:
    """Return a figure as it is printed; credit and rights share a line, a decorative picture has no description.

    Before a credit, a caption ends as a sentence: in plain text nothing else parts them.

    `caption` is that of the figure, with its inserted fields filled.
    """
    credit = figure.credit.strip() and phrases.text("figure_credit").format(credit=figure.credit.strip())
    rights = figure.rights.strip()
    full_stop = phrases.text("quotation", "full_stop")
    if credit and rights and not ends_in(credit, _ENDS):
        credit += full_stop
    words = tuple(runs(stripped(caption)))
    if words and (credit or rights) and not ends_in(plain_text(caption), _ENDS):
        words = joined((*words, Run(full_stop)))
    return PrintedFigure(
        where,
        shown_asset(figure),
        "" if figure.decorative else figure.alt,
        words,
        " ".join(filter(None, (credit, rights))),
        figure.decorative,
    )
