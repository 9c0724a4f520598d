"""Files into the library and out of it: which one, and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from releasedesk.errors import FileProblem
from releasedesk.library.exchange import Plan, plan_import, read_contents, write_contents
from releasedesk.ui.library.entry_list import TITLES

if TYPE_CHECKING:
    from releasedesk.library.entries import AnyEntry, Kind
    from releasedesk.ui.library_book import LibraryBook

_TABLE, _CARDS = "Table (*.csv)", "vCards (*.vcf)"


def ask_for_import(parent: QWidget, kind: Kind) -> Path | None:
    """Let a file be chosen to take in; None where nobody did."""
    kinds = (
        "vCards and tables (*.vcf *.vcard *.csv *.tsv *.txt)"
        if _takes_cards(kind)
        else "Tables (*.csv *.tsv)"
    )
    title = f"Import {TITLES[kind].lower()}"
    name, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), f"{kinds};;All files (*)")
    return Path(name) if name else None


def ask_for_export(parent: QWidget, kind: Kind, count: int) -> Path | None:
    """Let a file be chosen to write to; None where nobody did."""
    kinds = f"{_CARDS};;{_TABLE}" if _takes_cards(kind) else _TABLE
    suggested = Path.home() / f"{TITLES[kind]}.{'vcf' if _takes_cards(kind) else 'csv'}"
    title = f"Export {TITLES[kind].lower()} ({count:,})"
    name, chosen = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() in (".csv", ".vcf", ".vcard"):
        return path
    return path.with_name(path.name + (".vcf" if chosen == _CARDS else ".csv"))


def read_plan(path: Path, kind: Kind, book: LibraryBook) -> Plan | str:
    """Return what an import would do, or the sentence that says why it cannot be done."""
    try:
        return plan_import(book.library(), kind, read_contents(path, kind))
    except FileProblem as error:
        return str(error)


def export(path: Path, kind: Kind, entries: Sequence[AnyEntry]) -> str:
    """Write entries to a file, and return what to say about it."""
    try:
        write_contents(path, kind, [entry.content for entry in entries])
    except FileProblem as error:
        return str(error)
    count = len(entries)
    return f"{count:,} {'entry' if count == 1 else 'entries'} written to {path}."


def _takes_cards(kind: Kind) -> bool:
    return kind in ("people", "contacts")
