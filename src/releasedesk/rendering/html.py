"""The web page: semantic HTML in one file, set by the template of the house style, with no script and no request."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from releasedesk.errors import HouseStyleError
from releasedesk.model import Asset, Format, ReleaseLine, Run
from releasedesk.rendering.direction import direction_of
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import WEB_TEMPLATE, HouseStyle
from releasedesk.rendering.links import is_safe_link
from releasedesk.rendering.printed import PrintedFigure, PrintedRelease

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_BLANK_LINES = re.compile(r"\n\s*\n+")
_TAGS = (("superscript", "sup"), ("subscript", "sub"), ("emphasis", "em"), ("strong", "strong"))


@dataclass(frozen=True)
class _Pictures:
    """Gives the pictures of a page as `data:` addresses (RFC 2397), and nothing for those that cannot be shown."""

    assets: Mapping[str, Asset]
    unusable: frozenset[str]

    def source(self, figure: PrintedFigure) -> str:
        asset = self.assets.get(figure.asset)
        if asset is None or asset.id in self.unusable:
            return ""
        return f"data:{asset.media_type};base64,{asset.data}"

    def size(self, figure: PrintedFigure) -> tuple[int, int]:
        asset = self.assets[figure.asset]
        return asset.width, asset.height


def web_page(
    view: PrintedRelease,
    style: HouseStyle,
    environment: Environment,
    release_line: ReleaseLine,
    unusable: frozenset[str] = frozenset(),
) -> str:
    """Return the release as one HTML document; pictures that are missing or `unusable` leave their caption.

    Raises:
        HouseStyleError: The template of the house style is broken; the sentence names file and line.
    """
    from jinja2 import TemplateError

    pictures = _Pictures(environment.assets, unusable)
    try:
        template = _template(style.name, style.template(WEB_TEMPLATE))
        page = template.render(
            view=view,
            style=style,
            instant=release_line.until.isoformat() if release_line.until else "",
            picture=pictures.source,
            picture_size=pictures.size,
        )
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f"{style.folder / WEB_TEMPLATE}" + (f", line {line}" if line else "")
        raise HouseStyleError(
            f"The house style “{style.label}” cannot make a web page ({where}: {error.message})."
        ) from error
    return _BLANK_LINES.sub("\n", page).strip() + "\n"


@lru_cache(maxsize=8)
def _template(name: str, source: str) -> Template:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    sandbox = ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., Any]] = {"words": _words, "page_safe": _page_safe_address}
    sandbox.filters.update(filters)
    return sandbox.from_string(source)


def _words(words: Sequence[Run]) -> Markup:
    """Return words with their formats as phrasing content; neighbours under one link share its anchor."""
    from markupsafe import Markup

    parts: list[Markup] = []
    open_link = ""
    for run in words:
        link = run.format.link if is_safe_link(run.format.link) else ""
        if link != open_link:
            if open_link:
                parts.append(Markup("</a>"))
            if link:
                parts.append(Markup('<a href="{}">').format(link))
            open_link = link
        parts.append(_in_language(_formatted(run.text, run.format), run.language))
    if open_link:
        parts.append(Markup("</a>"))
    return Markup("").join(parts)


def _in_language(shown: Markup, language: str) -> Markup:
    """Say of words in another language which it is, and isolate them where it is written in another direction."""
    from markupsafe import Markup

    if not language:
        return shown
    return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(language, direction_of(language), shown)


def _formatted(text: str, format: Format) -> Markup:
    from markupsafe import Markup, escape

    shown = Markup("<br>\n").join(escape(line) for line in text.split("\n"))
    for name, tag in _TAGS:
        if getattr(format, name):
            shown = Markup("<{0}>{1}</{0}>").format(Markup(tag), shown)
    return shown


def _page_safe_address(address: str) -> str:
    return address if is_safe_link(address) else ""
