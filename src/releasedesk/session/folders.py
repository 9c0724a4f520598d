"""Where the program keeps what belongs to nobody's project: recovery copies, versions and logs."""

from __future__ import annotations

import os
from pathlib import Path

DATA_DIR_VARIABLE = "RELEASEDESK_DATA_DIR"
"""Names another folder for the program's data, as tests and portable installations do."""


def data_folder() -> Path:
    """The folder of the program's data, which stays on this machine."""
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("ReleaseDesk", appauthor=False)


def recovery_folder() -> Path:
    """The folder of the journals of open projects."""
    return data_folder() / "recovery"


def log_folder() -> Path:
    """The folder of the log."""
    return data_folder() / "log"
