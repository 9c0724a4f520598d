"""Runs the Jinja2 templates of house styles, always in the sandbox: words are data, and nothing evaluates them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from releasedesk.errors import HouseStyleError
from releasedesk.model import Asset, Format, Run
from releasedesk.rendering.confined import run_template
from releasedesk.rendering.direction import direction_of, has_italics
from releasedesk.rendering.house_style import BASE, SHARED_TEMPLATES, HouseStyle, shared_file
from releasedesk.rendering.isolation import FROM_THE_LEFT, cell_words
from releasedesk.rendering.kept_line import refuse_without_release_line
from releasedesk.rendering.links import is_safe_link
from releasedesk.rendering.mail_tables import breakable, mail_table
from releasedesk.rendering.phrase_breaks import phrases_of_line
from releasedesk.rendering.pictures import figures_of
from releasedesk.rendering.printed import PrintedFigure, PrintedRelease, PrintedTable
from releasedesk.rendering.typesetter import TemplateFailure

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_TAGS = (("superscript", "sup"), ("subscript", "sub"), ("emphasis", "em"), ("strong", "strong"))
# Scripts without italics emphasise by weight; browsers would slant them all the same.
_UPRIGHT = ' style="font-style:normal;font-weight:bold"'
_BLOCKS = "blocks.html.j2"
_NOTHING = "'jinja2.runtime.StrictUndefined object'"

# What stands in for the bundled faces where they are not installed: web pages and mails carry no fonts.
_STACKS: Mapping[str, str] = MappingProxyType(
    {
        "Source Serif 4": '"Source Serif 4", "Source Serif Pro", Charter, "Bitstream Charter", "Sitka Text", Cambria, '
        '"Noto Naskh Arabic", Georgia, serif',
        "Inter": 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", Arial, '
        "sans-serif",
        "Source Sans 3": '"Source Sans 3", "Source Sans Pro", "Segoe UI", "Noto Sans", "Noto Sans Arabic", '
        "Helvetica, Arial, sans-serif",
        "Playfair Display": '"Playfair Display", "Bodoni MT", Didot, "Noto Naskh Arabic", Georgia, serif',
        "Barlow": '"Barlow Condensed", "Roboto Condensed", "Arial Narrow", "Helvetica Neue", "Noto Sans Arabic", '
        "Arial, sans-serif",
    }
)
# Faces that every mail program has.
_MAIL_STACKS: Mapping[str, str] = MappingProxyType(
    {
        "Source Serif 4": "Cambria, Georgia, 'Times New Roman', serif",
        "Playfair Display": "Georgia, 'Times New Roman', serif",
        "Barlow": "'Arial Narrow', Arial, Helvetica, sans-serif",
    }
)


@dataclass(frozen=True)
class Pictures:
    """The pictures of a page as `data:` addresses (RFC 2397) with their sizes in pixels, by what figures call them.

    Those that cannot be shown are left out.
    """

    table: Mapping[str, tuple[str, int, int]]

    @classmethod
    def of(cls, view: PrintedRelease, assets: Mapping[str, Asset], unusable: frozenset[str]) -> Pictures:
        """Return the pictures of the figures of a release that can be shown."""
        names = {figure.asset for figure in figures_of(view)} - unusable
        return cls({name: shown_picture(assets[name]) for name in sorted(names) if name in assets})

    def source(self, figure: PrintedFigure) -> str:
        """Return the address of a figure's picture, or an empty text."""
        return self.table[figure.asset][0] if figure.asset in self.table else ""

    def size(self, figure: PrintedFigure) -> tuple[int, int]:
        """Return width and height of a figure's picture."""
        return self.table[figure.asset][1:]


def shown_picture(asset: Asset) -> tuple[str, int, int]:
    """Return the address of a picture, and its width and height in pixels."""
    return f"data:{asset.media_type};base64,{asset.data}", asset.width, asset.height


def filled(style: HouseStyle, name: str, values: dict[str, Any]) -> str:
    """Return what a template of a house style makes of some values; one from elsewhere runs in a confined process.

    Raises:
        HouseStyleError: The template is broken or takes too long; the sentence names file and line.

    """
    source = style.template(name)
    shared = {f"{BASE}/{each}": shared_file(each) for each in (*SHARED_TEMPLATES, _BLOCKS)}
    values = {
        **values,
        "style": style,
        "fonts": _stacks(style, _STACKS),
        "mail_fonts": _stacks(style, _MAIL_STACKS),
    }
    try:
        if style.runs_foreign(name):
            job = {"kind": "template", "name": name, "source": source, "shared": shared, "values": values}
            made = run_template(job).decode()
            if not name.endswith(".txt.j2"):
                from releasedesk.rendering.foreign_pages import refuse_what_acts

                refuse_what_acts(made, name)
            refuse_without_release_line(values["view"], made, name)
            return made
        return rendered(name, source, shared, values)
    except TemplateFailure as failure:
        file = failure.file or name
        where = (file if file in shared else style.where(file)) + (
            f", line {failure.line}" if failure.line else ""
        )
        raise HouseStyleError(
            f"The house style “{style.label}” is broken: {where}: {failure.problem}."
        ) from failure


def rendered(name: str, source: str, shared: dict[str, str], values: dict[str, Any]) -> str:
    """Return what a template makes of some values, in the sandbox.

    Raises:
        TemplateFailure: It is broken, or does what the sandbox forbids.

    """
    from jinja2 import TemplateError, TemplateNotFound

    try:
        return _template(name, source, tuple(sorted(shared.items()))).render(values)
    except TemplateNotFound as error:
        file, line = _place(error)
        raise TemplateFailure(
            f"it asks for a template “{error.name}”, which a house style cannot have", file or name, line
        ) from error
    except TemplateError as error:
        file, line = _place(error)
        told = getattr(error, "name", None) or file or name
        raise TemplateFailure(
            (error.message or type(error).__name__).rstrip(".").replace(_NOTHING, "what is not there"),
            str(told),
            getattr(error, "lineno", None) or line,
        ) from error
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError) as error:
        file, line = _place(error)
        raise TemplateFailure(f"{error}".rstrip("."), file or name, line) from error


@lru_cache(maxsize=16)
def _template(name: str, source: str, shared: tuple[tuple[str, str], ...]) -> Template:
    from jinja2 import DictLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    sandbox = ImmutableSandboxedEnvironment(
        loader=DictLoader({**dict(shared), name: source}),
        autoescape=not name.endswith(".txt.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "words": _words,
        "cell": lambda cell, table: _words(cell_words(table, cell)),
        "mail_cell": _mail_cell,
        "mail_table": mail_table,
        "page_safe": lambda address: address if is_safe_link(address) else "",
        "mixed": _mixed,
        "pt": lambda points: f"{points:.4g}pt",
    }
    sandbox.filters.update(filters)
    return sandbox.get_template(name)


def _place(error: BaseException) -> tuple[str, int]:
    """Return the template and line in which an error arose, as the compiled template's frames tell."""
    file, line = "", 0
    traceback = error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            file = str(traceback.tb_frame.f_globals.get("name") or file)
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return file, line


def _stacks(style: HouseStyle, table: Mapping[str, str]) -> dict[str, str]:
    stacks = {}
    for use, families in style.fonts.items():
        # A family is named within a style sheet, where nothing but a name may stand.
        family = re.sub(r"[^\w -]", "", families[0])
        serif = "serif" if "serif" in families[0].lower() else "sans-serif"
        usual = f'"{family}", {serif}' if table is _STACKS else "Arial, Helvetica, sans-serif"
        stacks[use] = table.get(families[0], usual)
    return stacks


def _mixed(colour: str, part: float, base: str = "#ffffff") -> str:
    """Return so much of a colour, from 0 to 1, on the rest of another."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(base[1:]), strict=True)
    return "#" + "".join(f"{round(part * one + (1 - part) * other):02x}" for one, other in pairs)


def _words(words: Sequence[Run], link_style: str = "", phrases_of: str = "") -> Markup:
    """Return words with their formats as phrasing content; neighbours under one link share its anchor.

    Where `phrases_of` names the language of a headline, it tells between which of its phrases lines may break.
    """
    from markupsafe import Markup

    look = Markup(' style="{}"').format(link_style) if link_style else Markup("")
    parts: list[Markup] = []
    open_link = ""
    for run in words:
        link = run.format.link if is_safe_link(run.format.link) else ""
        if link != open_link:
            if open_link:
                parts.append(Markup("</a>"))
            if link:
                parts.append(Markup('<a href="{}"{}>').format(link, look))
            open_link = link
        parts.append(
            _in_language(
                _formatted(run.text, run.format, phrases_of and (run.language or phrases_of)), run.language
            )
        )
    if open_link:
        parts.append(Markup("</a>"))
    return Markup("").join(parts)


def _mail_cell(cell: str, table: PrintedTable) -> Markup:
    """Return a cell in which words that are too long for a column may break."""
    from markupsafe import Markup

    pieces = breakable(cell)
    if len(pieces) == 1:
        return _words(cell_words(table, cell))
    shown = Markup("<wbr>").join(pieces)
    # A word of so many signs that is read from the left is an address.
    is_from_the_left = table.direction == "rtl" and cell.isascii()
    return _in_language(shown, FROM_THE_LEFT if is_from_the_left else "")


def _in_language(shown: Markup, language: str) -> Markup:
    """Say of words in another language which it is, and isolate them where it is written in another direction."""
    from markupsafe import Markup

    if not language:
        return shown
    if language == FROM_THE_LEFT:
        return Markup('<bdi dir="ltr">{}</bdi>').format(shown)
    return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(language, direction_of(language), shown)


def _breakable(line: str, language: str) -> Markup:
    """Return a line of a headline that may break between its phrases; at a space it may anyway."""
    from markupsafe import Markup, escape

    shown, before = Markup(""), " "
    for phrase in phrases_of_line(line, language):
        shown += (Markup("") if before.isspace() or phrase.isspace() else Markup("<wbr>")) + escape(phrase)
        before = phrase
    return shown


def _formatted(text: str, format: Format, phrases_of: str = "") -> Markup:
    from markupsafe import Markup, escape

    lines = text.split("\n")
    shown = Markup("<br>\n").join(
        _breakable(line, phrases_of) if phrases_of else escape(line) for line in lines
    )
    for name, tag in _TAGS:
        if getattr(format, name):
            look = _UPRIGHT if name == "emphasis" and not has_italics(text) else ""
            shown = Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), Markup(look), shown)
    return shown
