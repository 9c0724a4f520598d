"""The table of documents that can be imported: one line for each format, its reader loaded on first use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from releasedesk.errors import SourceError
from releasedesk.importers.result import ImportResult


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that can be read: its name for scripts, its label for people, its suffixes, where its reader is."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    load: str

    def reader(self) -> Callable[[Path], ImportResult]:
        """Load and return the function that reads a file of this format."""
        module, _, function = self.load.partition(":")
        return cast(Callable[[Path], ImportResult], getattr(import_module(module), function))


IMPORTERS: tuple[Importer, ...] = (
    Importer("text", "Plain text", (".txt", ".text"), "releasedesk.importers.text:import_text"),
    Importer("markdown", "Markdown", (".md", ".markdown"), "releasedesk.importers.markdown:import_markdown"),
    Importer("docx", "Word", (".docx",), "releasedesk.importers.docx:import_docx"),
    Importer("html", "Web page", (".html", ".htm", ".xhtml"), "releasedesk.importers.html:import_html"),
)


def importer_for(path: Path | str) -> Importer:
    """Return the importer for a file, by its suffix.

    Raises:
        SourceError: No format has that suffix.
    """
    suffix = Path(path).suffix.lower()
    for importer in IMPORTERS:
        if suffix in importer.suffixes:
            return importer
    readable = ", ".join(suffix for importer in IMPORTERS for suffix in importer.suffixes)
    what = (
        f"files that end in “{suffix}” cannot be imported" if suffix else "its name does not say what it is"
    )
    raise SourceError(path, f"{what}; choose one of these: {readable}")


def import_file(path: Path | str) -> ImportResult:
    """Read a document and return the release in it.

    Raises:
        SourceError: The format is not known, or the document cannot be read.
    """
    return importer_for(path).reader()(Path(path))


def import_pasted(text: str, html: str = "") -> ImportResult:
    """Return the release in a text that was pasted, from its HTML where it had some.

    Raises:
        SourceError: There is no text.
    """
    if html.strip():
        from releasedesk.importers.html import read_pasted_page

        return read_pasted_page(html)
    from releasedesk.importers.text import import_pasted_text

    return import_pasted_text(text)
