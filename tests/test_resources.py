"""Data that ships with the program is found, or its absence is told in a sentence."""

from __future__ import annotations

import subprocess
import sys

import pytest

from releasedesk import resources
from releasedesk.errors import ResourceMissing


def test_a_file_is_found_under_an_absolute_path():
    icon = resources.path("icons", "releasedesk.svg")
    assert icon.is_absolute()
    assert icon.is_file()


def test_text_and_data_are_the_same_file():
    assert resources.text("icons", "plus.svg").encode() == resources.data("icons", "plus.svg")


def test_what_is_missing_is_named():
    with pytest.raises(ResourceMissing, match=r"^icons/no-such\.svg is missing"):
        resources.data("icons", "no-such.svg")


def test_finding_data_needs_nothing_heavy():
    """The start-up of the program goes through here."""
    code = "import sys, releasedesk.resources; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"pydantic", "PySide6", "typst", "docx", "jinja2", "importlib.metadata", "importlib.resources"}
    assert not heavy & set(done.stdout.split())
