"""Operations on tables: the whole of one is set at once, as one step."""

from __future__ import annotations

from releasedesk.editing.edit import Edit, attempt
from releasedesk.model import Release, Table
from releasedesk.model.ids import IdSource, random_id
from releasedesk.model.place import Place, place, put, resolve

_ROWS, _COLUMNS = 3, 3
MOST_ROWS, MOST_COLUMNS = 200, 12
"""What a table may hold; more is no table for a press release."""


def new_table(new_id: IdSource = random_id) -> Table:
    """Return an empty table with a header, to be filled."""
    return Table(id=new_id(), rows=(("",) * _COLUMNS,) * _ROWS)


def set_table(
    release: Release, table: Place, *, caption: str, header: bool, rows: tuple[tuple[str, ...], ...]
) -> Edit:
    """Set what a table says.

    Raises:
        InvalidEdit: There is no column.

    """
    current: Table = resolve(release, table)
    updated = attempt(lambda: put(release, table, current.replace(caption=caption, header=header, rows=rows)))
    return Edit("table", updated, (table,))


def add_row(release: Release, table: Place) -> Edit:
    """Add an empty row at the end of a table; a table that may hold no more stays as it is."""
    current: Table = resolve(release, table)
    rows = (*current.rows, ("",) * current.columns)[:MOST_ROWS]
    updated = attempt(lambda: put(release, place(table, "rows"), rows))
    return Edit("add row", updated, (place(table, "rows", len(rows) - 1, 0),))


def drop_last_row(release: Release, table: Place) -> Edit:
    """Take out the last row of a table."""
    current: Table = resolve(release, table)
    updated = attempt(lambda: put(release, place(table, "rows"), current.rows[:-1]))
    return Edit("remove row", updated, (table,))


def with_cells(
    rows: tuple[tuple[str, ...], ...], top: int, left: int, pasted: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], ...]:
    """Return rows with cells put over them from a corner on; they grow as needed, up to what a table may hold."""
    height = max(len(rows), min(top + len(pasted), MOST_ROWS))
    width = max(len(rows[0]), min(left + max(map(len, pasted)), MOST_COLUMNS))
    grid = [[*row, *[""] * (width - len(row))] for row in rows]
    grid += [[""] * width for _ in range(height - len(grid))]
    for row, cells in zip(grid[top:], pasted, strict=False):
        fitting = cells[: width - left]
        row[left : left + len(fitting)] = fitting
    return tuple(map(tuple, grid))


def rows_from_text(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a text as spreadsheets copy it: lines of cells with tabs between them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)
