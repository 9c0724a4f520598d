"""The release as the HTML of a mail, in what mail programs can show."""

from __future__ import annotations

import re

from releasedesk.rendering.house_style import MAIL_TEMPLATE, HouseStyle
from releasedesk.rendering.printed import PrintedRelease
from releasedesk.rendering.templates import filled

_BLANK_LINES = re.compile(r"\n\s*\n+")


def mail_page(view: PrintedRelease, style: HouseStyle) -> str:
    """Return the release as HTML for a mail: every style within its element, no picture, nothing to be fetched.

    Raises:
        HouseStyleError: The template of the house style is broken; the sentence names file and line.

    """
    page = filled(style, MAIL_TEMPLATE, {"view": view})
    return _BLANK_LINES.sub("\n", page).strip() + "\n"
