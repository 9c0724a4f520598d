"""Invented releases of the Harbour Trust, as press officers would paste them."""

from __future__ import annotations

HARBOUR = """\
PRESS RELEASE
EMBARGOED UNTIL 00:01 GMT ON TUESDAY 24 NOVEMBER 2026

Harbour walls: Leith to rebuild its oldest quay
Work on the east quay starts in spring
First new steps since 1911

LEITH, 23 November 2026 – The Harbour Trust will rebuild the east quay, closed since the storm of January.

“The quay has held back the sea long enough, and it has earned a rest,” said Ailsa Rennie, Chair of the Harbour Trust.

“Nobody who works here will be asked to move while the walls are open. We wrote to every tenant this morning.”

What will change
The Trust will replace 140 metres of wall and open a “green edge” for eider ducks.

“We counted eleven nests,” said Tom Baird, Head of Works. “None of them will be touched before July.”

Ailsa Rennie said: “Leith was built by people who did not wait for the tide.”

The works come in three parts:
- a new outer wall
- steps at the Shore
- lamps that do not blind pilots

ENDS

Notes to editors
The east quay was built in 1826.

About the Harbour Trust
The Harbour Trust keeps the port of Leith open, safe and worth a visit for everyone who comes to the water.

Media contact:
Morag Sinclair
Press Officer
Harbour Trust
Office: +44 131 496 0142, extension 12
Mobile: +44 7700 900145
morag.sinclair@harbourtrust.example
"""

WRAPPED = """\
FOR IMMEDIATE RELEASE

Ferry to Fife returns after forty years

LEITH - A ferry will cross the Forth again from the first of May,
the Harbour Trust announced on Monday, and it will carry bicycles
without a charge on every sailing.

"We have waited long enough for a boat that leaves on the hour and
comes back the same day," said Ailsa Rennie, Chair of the Harbour
Trust.

###
"""
