"""A comparison as a web page of its own: no script, nothing loaded, light and dark, marks that need no colour."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Literal

from releasedesk.review.compare import Difference
from releasedesk.review.words import Piece, one_side

# `del` and `ins` are struck out and underlined as well as coloured (WCAG 2.2, 1.4.1), and are named to screen readers.
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; --text: #1b1b1d; --muted: #5c5c63; --line: #d8d7d2; --back: #ffffff;
  --removed: #fdecea; --removed-text: #8f1f18; --added: #e3f4e9; --added-text: #14532d; }}
@media (prefers-color-scheme: dark) {{ :root {{ --text: #ececee; --muted: #a4a5ab; --line: #3a3b40; --back: #1e1f22;
  --removed: #452624; --removed-text: #ffb3ab; --added: #1f3d2b; --added-text: #a9e5bf; }} }}
body {{ font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back);
  max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }}
h1 {{ font-size: 1.4rem; }} h2 {{ font-size: 1rem; margin: 0 0 .4rem; }}
article {{ border-top: 1px solid var(--line); padding: 1rem 0; }}
.kind {{ color: var(--muted); font-weight: normal; }}
.sides {{ display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }}
.sides > div {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
.none {{ color: var(--muted); font-style: italic; }}
del {{ background: var(--removed); color: var(--removed-text); text-decoration: line-through; }}
ins {{ background: var(--added); color: var(--added-text); text-decoration: underline; }}
mark {{ background: none; color: inherit; border-bottom: 2px dotted; }}
@media (max-width: 40rem) {{ .sides {{ grid-template-columns: 1fr; }} }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""


def as_html(differences: Sequence[Difference], old_name: str, new_name: str) -> str:
    """Return a comparison as a web page; the same differences give the same page."""
    title = escape(f"{old_name} and {new_name}")
    if not differences:
        return _PAGE.format(title=title, content="<p>They do not differ.</p>")
    count = "One difference" if len(differences) == 1 else f"{len(differences)} differences"
    names = f'<p class="kind">{count}. On the left {escape(old_name)}, on the right {escape(new_name)}.</p>'
    return _PAGE.format(title=title, content="\n".join([names, *map(_article, differences)]))


def _article(difference: Difference) -> str:
    note = f", {escape(difference.note)}" if difference.note else ""
    heading = f'<h2>{escape(difference.label)} <span class="kind">{difference.kind}{note}</span></h2>'
    sides = "\n".join(f'<div dir="auto">{_side(difference, side)}</div>' for side in ("old", "new"))
    return f'<article>\n{heading}\n<div class="sides">\n{sides}\n</div>\n</article>'


def _side(difference: Difference, side: str) -> str:
    where: Literal["old", "new"] = "old" if side == "old" else "new"
    if difference.pieces:
        shown = "".join(map(_marked, one_side(difference.pieces, where)))
    else:
        text = escape(difference.old if where == "old" else difference.new)
        mark = "del" if where == "old" else "ins"
        shown = text if difference.kind == "moved" or not text else f"<{mark}>{text}</{mark}>"
    return shown or '<span class="none">nothing</span>'


def _marked(piece: Piece) -> str:
    tag = {"removed": "del", "added": "ins", "reset": "mark"}.get(piece.kind)
    return f"<{tag}>{escape(piece.text)}</{tag}>" if tag else escape(piece.text)
