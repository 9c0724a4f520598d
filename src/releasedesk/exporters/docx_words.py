"""Puts printed words into paragraphs of a Word document: formats, links, line breaks and the direction of writing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from releasedesk.formats.ooxml import xml_safe
from releasedesk.model import Format, Run
from releasedesk.rendering.direction import direction_of, has_italics, is_east_asian
from releasedesk.rendering.font_choice import cjk_script
from releasedesk.rendering.isolation import FROM_THE_LEFT
from releasedesk.rendering.links import is_safe_link
from releasedesk.rendering.printed import Words

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as WordRun

# Characters that may stand in an address (RFC 3986); Word refuses to open a file with others in one.
_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Around what is read in one direction whatever is around it: Unicode embedding, which all versions of Word know.
_FROM_THE_LEFT, _FROM_THE_RIGHT, _END = "\u202a", "\u202b", "\u202c"
_DIRECTIONS = {"L": "L", "R": "R", "AL": "R", "AN": "R"}


@dataclass(frozen=True)
class WordSetter:
    """Writes words into the paragraphs of one document."""

    is_rtl: bool

    def write(self, paragraph: Paragraph, words: Words, style: str = "") -> None:
        """Write words; neighbours with one address become one link."""
        for address, runs in groupby(words, key=_address):
            if address:
                self._link(paragraph, address, tuple(runs), style)
            else:
                for run in runs:
                    self._run(paragraph, run, style)

    def write_text(self, paragraph: Paragraph, text: str, style: str = "") -> None:
        """Write words without formats."""
        self.write(paragraph, (Run(text),), style)

    def write_from_the_left(self, paragraph: Paragraph, text: str, link: str) -> None:
        """Write a number or address, which is read from left to right even where writing goes the other way."""
        text = f"{_FROM_THE_LEFT}{text}{_END}" if self.is_rtl else text
        WordSetter(is_rtl=False).write(paragraph, (Run(text, Format(link=link)),))

    def _link(self, paragraph: Paragraph, address: str, runs: Words, style: str) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        link: Any = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.set(qn("w:history"), "1")
        written = len(paragraph.runs)
        for run in runs:
            self._run(paragraph, run, "Hyperlink")
        for moved in paragraph.runs[written:]:
            link.append(moved.element)
        paragraph.paragraph_format.element.append(link)

    def _run(self, paragraph: Paragraph, run: Run, style: str) -> None:
        # A tab would leap to wherever the next stop happens to be; pages print a space too.
        text = xml_safe(run.text).replace("\t", " ")
        from_the_right = direction_of(run.language) == "rtl" if run.language else self.is_rtl
        if from_the_right != self.is_rtl:
            # Words in another language keep their marks at their own ends.
            text = f"{_FROM_THE_RIGHT if from_the_right else _FROM_THE_LEFT}{text}{_END}"
        for stretch, is_rtl in _stretches(text, from_the_right):
            written = paragraph.add_run(stretch, style or None)
            font = written.font
            if run.format.strong:
                font.bold = font.cs_bold = True
            if run.format.emphasis:
                _emphasise(written, stretch)
            if run.format.superscript:
                font.superscript = True
            elif run.format.subscript:
                font.subscript = True
            if is_rtl:
                font.rtl = True
            if run.language == FROM_THE_LEFT and not any(map(str.isalpha, stretch)):
                # Figures look as those beside them do, which Word sets in the font of the letters around them.
                font.complex_script = True
            elif run.language not in ("", FROM_THE_LEFT):
                _say_language(written, run.language)


def word_language(language: str) -> str:
    """Return a language as Word names it: Chinese by a region rather than by its script ([MS-OI29500], 2.1.1771)."""
    script = cjk_script(language)
    if language.lower().startswith("zh") and not any(len(part) == 2 for part in language.split("-")[1:]):
        return {"SC": "zh-CN", "TC": "zh-TW"}[script or "SC"]
    return language


def _emphasise(written: WordRun, text: str) -> None:
    """Emphasise by a slant, or in scripts that know none by dots (East Asian) or weight (Arabic, Hebrew)."""
    if has_italics(text):
        written.font.italic = written.font.cs_italic = True
    elif is_east_asian(text):
        _property(written, "w:em", "dot", before=_AFTER_EM)
    else:
        written.font.bold = written.font.cs_bold = True


def _say_language(written: WordRun, language: str) -> None:
    tag = word_language(language)
    kind = "bidi" if direction_of(language) == "rtl" else "eastAsia" if cjk_script(language) else "val"
    _property(written, "w:lang", tag, before=_AFTER_LANG, attribute=f"w:{kind}")


# What follows these in the properties of a run (ECMA-376 part 1, `EG_RPrBase`).
_AFTER_LANG = ("w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange")
_AFTER_EM = ("w:lang", *_AFTER_LANG)


def _property(
    written: WordRun, name: str, value: str, *, before: tuple[str, ...], attribute: str = "w:val"
) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made: Any = OxmlElement(name)
    made.set(qn(attribute), value)
    element: Any = written.element
    element.get_or_add_rPr().insert_element_before(made, *before)


def is_from_the_right(text: str) -> bool:
    """Tell whether any part of a text is written from right to left."""
    return any(_direction(character) == "R" for character in text)


def _address(run: Run) -> str:
    """The address of a run as a relationship may name it, or an empty text."""
    link = run.format.link
    if not is_safe_link(link):
        return ""
    return quote(_LONE_PERCENT.sub("%25", xml_safe(link)), safe=_IN_ADDRESSES)


def _stretches(text: str, is_rtl: bool) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of a text that are written in one direction, and whether that is from the right.

    Word asks this of every run. What has no direction of its own, such as spaces and digits, goes along with what is
    on both sides of it, or else with the paragraph (Unicode Standard Annex 9, rules N1 and N2).
    """
    if not is_rtl and text.isascii():
        yield from [(text, False)] if text else []
        return
    base = "R" if is_rtl else "L"
    position = 0
    for direction, group in groupby(_resolved([_direction(character) for character in text], base)):
        length = len(list(group))
        yield text[position : position + length], direction == "R"
        position += length


def _direction(character: str) -> str:
    return _DIRECTIONS.get(unicodedata.bidirectional(character), "")


def _resolved(directions: list[str], base: str) -> list[str]:
    """Give a direction to those that have none."""
    resolved: list[str] = []
    before = base
    for direction, group in groupby(directions):
        length = len(list(group))
        if direction:
            resolved += [direction] * length
            before = direction
        else:
            after = next(filter(None, directions[len(resolved) + length :]), base)
            resolved += [before if before == after else base] * length
    return resolved
