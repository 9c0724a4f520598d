"""“-more-” at the foot of every page of a Word document but the last: a field that Word works out for each page.

Programs that do not work it out show nothing there; that is wrong on no page. LibreOffice leaves out the condition and
shows the two numbers that are compared, so these are formatted as hidden; nothing of a field's code is ever laid out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


def add_continued(paragraph: Paragraph, text: str) -> None:
    """Add the field `IF PAGE < NUMPAGES` (ECMA-376 part 1, 17.16.5.22) with a text for pages that are followed."""
    shown = text.replace("\\", "\\\\").replace('"', '\\"')
    _mark(paragraph, "begin")
    _code(paragraph, " IF ")
    _number(paragraph, "PAGE")
    _code(paragraph, " < ")
    _number(paragraph, "NUMPAGES")
    _code(paragraph, f' "{shown}" "" ')
    _mark(paragraph, "separate")
    _mark(paragraph, "end")


def _number(paragraph: Paragraph, code: str) -> None:
    _mark(paragraph, "begin", is_hidden=True)
    _code(paragraph, f" {code} ", is_hidden=True)
    _mark(paragraph, "separate", is_hidden=True)
    _mark(paragraph, "end", is_hidden=True)


def _mark(paragraph: Paragraph, kind: str, *, is_hidden: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    mark: Any = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    _run(paragraph, is_hidden).element.append(mark)


def _code(paragraph: Paragraph, code: str, *, is_hidden: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    written: Any = OxmlElement("w:instrText")
    written.set(qn("xml:space"), "preserve")
    written.text = code
    _run(paragraph, is_hidden).element.append(written)


def _run(paragraph: Paragraph, is_hidden: bool) -> Any:
    run = paragraph.add_run()
    if is_hidden:
        run.font.hidden = True
    return run
