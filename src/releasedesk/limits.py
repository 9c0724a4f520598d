"""How much of a file from outside is read: every bound on size, depth and count, in one place.

They are chosen so that any bytes are read or refused within 2 seconds and 500 MB on a slow office machine, and lie well
above what a release needs: one of 50 pages has about 150,000 characters, and 100 MB hold more pictures than a mail.
"""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 1_000_000

PROJECT_BYTES: Final = 100 * MEGABYTE
"""Bytes of a project file, with its pictures."""

PROJECT_TEXT_BYTES: Final = 16 * MEGABYTE
"""Bytes of a project file without its pictures; they take up to ten times as much memory while they are read."""

PROJECT_VALUES: Final = 600_000
"""Values (texts, numbers, lists, objects) in a project file; 50 pages with 50 named snapshots have fewer."""

SALVAGED_VALUES: Final = 80_000
"""Values that are read of a damaged project file; every one of them may need mending. Snapshots stand last in it."""

EDITIONS: Final = 200
"""Languages of a release."""

EDITION_CHARACTERS: Final = 1 * MEGABYTE
"""Characters of an edition, identifiers included: more than 250 pages. Ten times as many are not set in any time."""

EDITION_BLOCKS: Final = 10_000
"""Paragraphs, quotes, lists, tables and figures of an edition."""

JSON_DEPTH: Final = 64
"""Lists and objects within each other in a project file; its own fields take 12."""

NUMBER_DIGITS: Final = 17
"""Digits of a number in a project file: what every JSON reader keeps exactly (RFC 8259, section 6)."""

DAMAGED_PLACES: Final = 20_000
"""Places of a damaged project file at which something is passed over; with more, it is no project any more."""

SALVAGE_ROUNDS: Final = 12
"""Passes over a damaged project in which what does not fit is taken out; the next one takes whole parts out."""

FINDINGS: Final = 200
"""Findings about one file that are listed; of more than that only the number is told."""

SOURCE_BYTES: Final = 50 * MEGABYTE
"""Bytes of a document to import, with its pictures."""

SOURCE_CHARACTERS: Final = 200_000
"""Characters of text in a document to import: more than 60 pages."""

SOURCE_PASSAGES: Final = 3_000
"""Paragraphs, headings and list items in a document to import."""

ARCHIVE_FILES: Final = 2_000
"""Files in a ZIP archive, such as a Word document."""

ARCHIVE_BYTES: Final = 100 * MEGABYTE
"""Bytes of all files of a ZIP archive when they are unpacked; only those that are needed are."""

ARCHIVE_RATIO: Final = 200
"""How many times as large a file of a ZIP archive may become when it is unpacked; text packs to a twentieth."""

XML_BYTES: Final = 20 * MEGABYTE
"""Bytes of one XML file, unpacked; its tree takes about ten times as much memory."""

XML_ELEMENTS: Final = 150_000
"""Elements of one XML file."""

MARKUP_DEPTH: Final = 200
"""Elements within each other in XML and HTML."""

HTML_CHARACTERS: Final = 3 * MEGABYTE
"""Characters of a web page, its markup included."""

PICTURE_BYTES: Final = 40 * MEGABYTE
"""Bytes of a picture as a file."""

PICTURE_PIXELS: Final = 50 * MEGABYTE
"""Pixels of a picture, 50 megapixels: unpacked they take up to 200 MB."""

PICTURE_SIDE: Final = 30_000
"""Pixels of the longer side of a picture."""

PICTURE_FRAMES: Final = 1_000
"""Frames of a moving picture; only the first is shown."""

DRAWING_BYTES: Final = 2 * MEGABYTE
"""Bytes of a drawing (SVG)."""

DRAWING_ELEMENTS: Final = 20_000
"""Elements of a drawing (SVG)."""

ADDRESS_CHARACTERS: Final = 2_000
"""Characters of the address behind a link; mail programs and browsers cut longer ones."""

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
"""Years in which a release can be embargoed; outside of them time zones and clocks cannot be computed with."""
