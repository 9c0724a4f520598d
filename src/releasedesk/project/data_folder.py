"""Where what belongs to the user rather than to one file is kept: added words, dictionaries, libraries."""

from __future__ import annotations

import os
from pathlib import Path

DATA_DIR_VARIABLE = "RELEASEDESK_DATA_DIR"
"""Names another folder for the user's data, as tests and portable installations do."""

_CONFIG_DIR_VARIABLE = "RELEASEDESK_CONFIG_DIR"


def data_folder() -> Path:
    """Return the folder of the user's data; it may not exist yet.

    An installation that keeps its settings in a folder of its own keeps these beside them.
    """
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        return Path(chosen)
    settings = os.environ.get(_CONFIG_DIR_VARIABLE)
    if settings:
        return Path(settings) / "data"
    from platformdirs import user_data_path

    return user_data_path("ReleaseDesk", appauthor=False, roaming=True)
