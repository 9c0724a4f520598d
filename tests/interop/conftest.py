"""Fixtures for tests that read an export with a real program; one that is missing fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from tests.interop.readers import Chromium, LibreOffice, NotInstalled, Poppler

_Reader = TypeVar("_Reader")


def _found(find: Callable[[], _Reader]) -> _Reader:
    try:
        return find()
    except NotInstalled as missing:
        pytest.fail(f"{missing}: `python3 dev.py test --interop` installs it or says how", pytrace=False)


@pytest.fixture(scope="session")
def poppler() -> Poppler:
    """Reads PDFs."""
    return _found(Poppler.find)


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """Reads Word files; one profile for the whole run, since making one takes seconds."""
    profile = tmp_path_factory.mktemp("libreoffice")
    return _found(lambda: LibreOffice.find(profile))


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """Reads web pages."""
    profile = tmp_path_factory.mktemp("chromium")
    started = _found(lambda: Chromium(profile))
    yield started
    started.close()
