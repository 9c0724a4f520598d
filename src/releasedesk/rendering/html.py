"""The web page: semantic HTML in one file, set by the template of the house style, with no script and no request."""

from __future__ import annotations

import re

from releasedesk.model import ReleaseLine
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import WEB_TEMPLATE, HouseStyle
from releasedesk.rendering.logo import logo_of
from releasedesk.rendering.printed import PrintedRelease
from releasedesk.rendering.templates import Pictures, filled, shown_picture

# What would end a string in a style sheet, or the sheet itself.
_NOT_IN_SHEETS = re.compile(r'[\\"<>\n]|url\(', re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n\s*\n+")


def _running_line(view: PrintedRelease) -> str:
    """Return what stands above later pages on paper; empty where there is nothing, or a style sheet cannot hold it."""
    line = view.release_line.text
    return "" if view.release_line_kind == "immediate" or _NOT_IN_SHEETS.search(line) else line


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
    logo = logo_of(view, environment.assets, style)
    pictures = Pictures.of(view, environment.assets, unusable)
    page = filled(
        style,
        WEB_TEMPLATE,
        {
            "view": view,
            "running_line": _running_line(view),
            "instant": release_line.until.isoformat() if release_line.until else "",
            "picture": pictures.source,
            "picture_size": pictures.size,
            "logo": shown_picture(logo) if logo is not None and logo.id not in unusable else None,
            "has_name": bool(view.organisation) and (style.settings.name_beside_logo or logo is None),
        },
    )
    return _BLANK_LINES.sub("\n", page).strip() + "\n"
