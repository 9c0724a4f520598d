"""Releases to test with, in our own invented world: the Harbour Trust in Leith."""

from __future__ import annotations

import base64
import datetime as dt
import struct
import zlib

from releasedesk.model import (
    Asset,
    Attribution,
    Boilerplate,
    Contact,
    Dateline,
    Edition,
    Figure,
    HouseStyleChoice,
    ListBlock,
    Metadata,
    Organisation,
    Paragraph,
    Person,
    Phone,
    Quote,
    Release,
    ReleaseLine,
    Section,
    Span,
    asset_from_bytes,
)

AILSA = Person(id="ailsa", name="Ailsa Rennie", title="chair", organisation="the Harbour Trust")
TOMAS = Person(id="tomas", name="Tomás Oyelaran", title="harbour engineer")
EMBARGO = ReleaseLine(
    kind="embargo", until=dt.datetime(2027, 3, 2, 0, 1, tzinfo=dt.UTC), time_zone="Europe/London"
)


def small_release(**fields: object) -> Release:
    """A headline, a paragraph and a contact; `fields` replace those of the edition."""
    edition = Edition(
        language="en-GB",
        headline="Quay opens to all",
        sections=(Section(id="s1", blocks=(Paragraph(id="p1", text="The quay opens on Monday."),)),),
        contacts=(Contact(id="c1", name="Morven Achterberg", emails=("press@harbourtrust.example",)),),
    )
    return Release(id="small", people=(AILSA, TOMAS), editions=(edition.replace(**fields),))


def release_with(*blocks: object, **fields: object) -> Release:
    """A release whose one section holds these blocks."""
    return small_release(sections=(Section.model_validate({"id": "s1", "blocks": blocks}),), **fields)


def empty_release() -> Release:
    """Nothing but one empty paragraph."""
    section = Section(id="s1", blocks=(Paragraph(id="p1"),))
    return Release(id="empty", editions=(Edition(language="en-GB", sections=(section,)),))


def long_release(paragraphs: int) -> Release:
    """So many paragraphs of a few lines each, a heading before every tenth."""
    text = (
        "Nobody has measured the tide at the lock since the gauge was taken away, and nobody has missed it. "
        * 4
    )
    blocks = [Paragraph(id=f"p{number}", text=f"{number}. {text.strip()}") for number in range(paragraphs)]
    sections = tuple(
        Section(id=f"s{start}", heading=f"Part {start // 10 + 1}", blocks=tuple(blocks[start : start + 10]))
        for start in range(0, paragraphs, 10)
    )
    return Release(
        id="long", editions=(Edition(language="en-GB", headline="A long report", sections=sections),)
    )


def arabic_release() -> Release:
    """A release written from right to left, with Latin words and digits in it."""
    speaker = Person(id="ailsa", name="إيلسا ريني", title="رئيسة صندوق الميناء")
    section = Section(
        id="s1",
        heading="ما الذي يتغير على الرصيف",
        blocks=(
            Paragraph(
                id="p1",
                text="يفتح صندوق الميناء الرصيف الغربي أمام الجمهور في 1 April 2027 لأول مرة منذ ثمانين عامًا.",
            ),
            Quote(id="q1", speaker="ailsa", paragraphs=("نحن لا نمنح شيئًا، بل نعيده إلى أصحابه.",)),
            ListBlock(id="l1", items=("640 مترًا من الرصيف", "أحد عشر مرسى")),
        ),
    )
    edition = Edition(
        language="ar",
        headline="صندوق الميناء يفتح أول رصيف عام منذ ثمانين عامًا",
        subheadlines=("الرصيف الغربي مفتوح للمشي والصيد",),
        dateline=Dateline(place="ليث", date=dt.date(2027, 3, 2)),
        sections=(section,),
        contacts=(Contact(id="c1", name="مورفن", phones=(Phone(number="+44 131 496 0142"),)),),
    )
    return Release(id="arabic", people=(speaker,), editions=(edition,))


ODD_TEXTS = (
    "<b>bold?</b> & &amp; &lt;tag&gt; </p> <!-- no comment -->",
    "{{ braces }} {% block %} ${money} #[typst] \\LaTeX $x^2$ `code` *stars* _lines_ ~waves~ |bars|",
    "1. not a list",
    "- nor this",
    "# no heading",
    "> no quotation",
    "=====",
    "Line one\nline two\n\nline four",
    "Wide 港口信託 and narrow, e\u0301 and é, ﬁ and fi, ½ and 1\u20442",
    "Family 👩\u200d👩\u200d👧 and flag 🏴\u200d☠️ and thumb 👍🏽",
    "Hebrew שָׁלוֹם, Arabic مرحبا 123 بالعالم, back to English",
    "Thai ท่าเรือ, Hindi बंदरगाह, Korean 항구",
    "“Double” ‘single’ «guillemets» „low“ \"straight\" 'straight'",
    "No\u00a0break, thin\u2009space, soft\u00adhyphen, en – em — dash, ellipsis…",
    "A\u2060word\u2060joiner, zero\u200bwidth\u200bspace",
)
"""Texts that look like markup of several kinds, or are written in ways that trip software up."""


def odd_release() -> Release:
    """Odd texts as paragraphs, items and headings."""
    paragraphs = tuple(Paragraph(id=f"p{number}", text=text) for number, text in enumerate(ODD_TEXTS))
    items = ListBlock(id="l1", ordered=True, items=ODD_TEXTS)
    quote = Quote(id="q1", speaker="ailsa", paragraphs=ODD_TEXTS)
    section = Section(id="s1", heading=ODD_TEXTS[0], blocks=(*paragraphs, items, quote))
    return small_release(headline=ODD_TEXTS[1], kicker=ODD_TEXTS[8], sections=(section,))


def full_release() -> Release:
    """Every field, every kind of block, quotes with every placement, and a second edition."""
    edition = Edition(
        language="en-GB",
        release_line=EMBARGO,
        reference="HT 27/04",
        kicker="Press release",
        headline="Harbour Trust opens the first public quay in eighty years",
        subheadlines=("West quay free to walk from the spring", "Berth fees pay for lighting and ladders"),
        dateline=Dateline(place="Leith", date=dt.date(2027, 3, 2)),
        sections=(_opening(), _details()),
        end_mark="ENDS",
        notes=(
            ListBlock(
                id="n1", ordered=True, items=("Built from 1800 to 1806.", "Closed to the public in 1946.")
            ),
            Paragraph(
                id="n2",
                text=(
                    "Pictures are free to use with the credit ",
                    Span(text="Harbour Trust", strong=True),
                    ".",
                ),
            ),
        ),
        boilerplates=(
            Boilerplate(
                id="b1",
                heading="About the Harbour Trust",
                paragraphs=("The trust runs the old harbour.", "It belongs to its 3,100 members."),
            ),
        ),
        contacts_intro="For interviews, call before noon.",
        contacts=(
            Contact(
                id="c1",
                name="Morven Achterberg",
                role="Head of communications",
                organisation="Harbour Trust",
                phones=(
                    Phone(kind="office", number="+44 131 496 0142", extension="12"),
                    Phone(kind="mobile", number="+44 7700 900142"),
                ),
                emails=("press@harbourtrust.example", "morven@harbourtrust.example"),
            ),
            Contact(
                id="c2",
                name="Duty press officer",
                phones=(Phone(kind="out_of_hours", number="+44 7700 900163"),),
            ),
        ),
        metadata=Metadata(
            keywords=("harbour", "Leith"),
            subjects=("http://cv.iptc.org/newscodes/mediatopic/20000339",),
            description="The whole west quay opens on 1 April 2027.",
            canonical_url="https://www.harbourtrust.example/news/quay",
        ),
    )
    american = Edition(
        language="en-US",
        headline="Harbor Trust opens first public quay in 80 years",
        sections=(Section(id="us1", blocks=(Paragraph(id="us2", text="The west quay opens in April."),)),),
    )
    return Release(
        id="9b2e3c1a-5f57-5d0a-9f0e-3f8f5c1d2a77",
        house_style=HouseStyleChoice(name="classic", paper="a4"),
        organisation=Organisation(name="Harbour Trust", website="https://www.harbourtrust.example"),
        people=(AILSA, TOMAS),
        editions=(edition, american),
        assets=(picture(),),
    )


def _opening() -> Section:
    return Section(
        id="s1",
        blocks=(
            Paragraph(id="p1", text="The Harbour Trust will open the whole of the west quay to the public."),
            Quote(
                id="q1",
                speaker="ailsa",
                paragraphs=("People paid for these walls. That ends in April.", "We are giving it back."),
                attribution=Attribution(placement="after_first"),
            ),
            Paragraph(
                id="p2",
                text=(
                    "The ",
                    Span(text="Quay Watch", emphasis=True),
                    " volunteers have trained since ",
                    Span(text="September", strong=True),
                    "; see ",
                    Span(text="the tide tables", link="https://data.harbourtrust.example/tides"),
                    " for H",
                    Span(text="2", subscript=True),
                    "O and the 1",
                    Span(text="st", superscript=True),
                    " of each month.\nOn a second line.",
                ),
            ),
            Quote(id="q2", speaker="tomas", paragraphs=("Nobody repairs what “nobody” may look at.",)),
        ),
    )


def _details() -> Section:
    return Section(
        id="s2",
        heading="What changes on the quay",
        blocks=(
            ListBlock(
                id="l1",
                items=("640 metres of wall", ("Eleven ", Span(text="free", strong=True), " moorings")),
            ),
            ListBlock(id="l2", ordered=True, items=("Open at six", "Close at eleven")),
            Figure(
                id="f1",
                asset=picture().id,
                alt="A crane on an empty quay",
                caption="The third crane, repaired in 2026.",
                credit="Harbour Trust",
            ),
            Quote(
                id="q3",
                speaker="ailsa",
                paragraphs=("The boats pay. That was true in 1806.",),
                attribution=Attribution(placement="interrupting", split_at=len("The boats pay.")),
            ),
            Quote(
                id="q4",
                speaker="tomas",
                paragraphs=("We found three voids behind the wall.",),
                attribution=Attribution(verb="explained", placement="before"),
            ),
            Quote(id="q5", paragraphs=("Free the quay!",), attribution=Attribution(placement="none")),
        ),
    )


def picture(width: int = 4, height: int = 3) -> Asset:
    """A small picture that is really a PNG (ISO/IEC 15948)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(
        b"\0" + bytes((60 * x, 90, 40 * y)[i] for x in range(width) for i in range(3)) for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    png = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    assert base64.b64encode(png)
    return asset_from_bytes(png, "image/png", width, height)
