"""Tables on pages: columns are as wide as their words in the fonts of the style, and words are parted last and well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from releasedesk.model import HouseStyleChoice, Paragraph, Table
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.printed import PrintedTable
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests.pdf_reading import page_texts, text_boxes
from tests.releases import release_with

STYLES = ("classic", "modern", "authority", "campaign")
HEADER = (
    "Office", "Responsibilities", "Harbourmaster", "Environment", "Communications", "Infrastructure", "Administration",
    "Representatives", "Maintenance", "Telecommunication", "Sustainability", "Total",
)  # fmt: skip
CELLS = (
    "Leith Docks", "notwithstanding", "Harbourmaster", "1,204", "Oyelaran", "£12.4m", "independently",
    "4.2\u00a0%", "maintenance", "1,000,000", "n/a", "12",
)  # fmt: skip


class Letters:
    """The letters on the pages, and where they stand."""

    def __init__(self, pdf: bytes) -> None:
        found = list(text_boxes(pdf))
        self.text = "".join(character for _, character, _ in found)
        self.boxes = [box for _, _, box in found]

    def places(self, word: str) -> list[list[tuple[float, float, float, float]]]:
        """The boxes of the letters of a word, for each time that it stands there."""
        starts = [at for at in range(len(self.text)) if self.text.startswith(word, at)]
        return [self.boxes[at : at + len(word)] for at in starts]

    def parts(self, word: str) -> set[tuple[int, ...]]:
        """How many letters of a word stand in each line, for each time that it is printed."""
        return {_lengths(boxes) for boxes in self.places(word)}


def _lengths(boxes: list[tuple[float, float, float, float]]) -> tuple[int, ...]:
    lengths = [1]
    for before, after in pairwise(boxes):
        if after[0] < before[0]:
            lengths.append(0)
        lengths[-1] += 1
    return tuple(lengths)


Printing = Callable[..., Letters]


@pytest.fixture(scope="module")
def setter() -> Iterator[PageSetter]:
    setter = PageSetter()
    yield setter
    setter.close()


@pytest.fixture
def printed(setter: PageSetter) -> Printing:
    def made(table: Table, style: str = "classic", paper: str = "a4", **fields: object) -> Letters:
        release = release_with(table, **fields)
        choice = HouseStyleChoice.model_validate({"name": style, "paper": paper})
        release = release.replace(house_style=choice)
        view = printed_release(release, release.original)
        return Letters(setter.final(view, house_style_for(choice), Environment.for_release(release)))

    return made


def _table(columns: int) -> Table:
    rows = [tuple(CELLS[(at + row) % 12] if at else "Leith" for at in range(columns)) for row in range(3)]
    return Table(id="t", rows=(HEADER[:columns], *rows))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("columns", [5, 6, 7])
def test_words_stand_whole_where_the_page_has_room_for_them(
    printed: Printing, columns: int, style: str, paper: str
) -> None:
    """The room was counted in signs of one width: “Harbourmaste|r”."""
    letters = printed(_table(columns), style, paper)

    for word in (*HEADER[:columns], "notwithstanding", "Oyelaran"):
        assert letters.parts(word) == {(len(word),)}, word


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("columns", [9, 12])
def test_words_of_a_crowded_table_are_parted_between_syllables(
    printed: Printing, columns: int, style: str
) -> None:
    letters = printed(_table(columns), style)

    for lengths in letters.parts("Harbourmaster"):
        ends = {sum(lengths[:number]) for number in range(1, len(lengths) + 1)}
        assert ends <= {len("Har"), len("Harbour"), len("Harbourmas"), len("Harbourmaster")}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("columns", [9, 12])
def test_figures_are_never_parted(printed: Printing, columns: int, style: str) -> None:
    """“1,|204” and “£12.|4m” stood in two lines."""
    letters = printed(_table(columns), style)

    for figure in ("1,204", "£12.4m", "4.2%", *(["1,000,000"] if columns > 9 else [])):
        assert letters.parts(figure) == {(len(figure),)}, figure


@pytest.mark.parametrize("style", STYLES)
def test_a_word_that_its_column_has_room_for_is_not_hyphenated(printed: Printing, style: str) -> None:
    """Words were parted to fill lines as soon as one of the table was too long: “Ailsa Ren-|nie”."""
    row = tuple("Ailsa Rennie going Morven under way" if cell == "Harbourmaster" else cell for cell in CELLS)
    letters = printed(Table(id="t", rows=(HEADER, row)), style)

    for word in ("Rennie", "Morven", "under"):
        assert letters.parts(word) == {(len(word),)}


@pytest.mark.parametrize("style", STYLES)
def test_digits_of_a_column_stand_below_each_other(printed: Printing, style: str) -> None:
    """Those of running text are of several widths: the tens of 1,111 stood above the units of 4,000."""
    table = Table(id="t", rows=(("Quay", "Tonnes"), ("West", "1111"), ("East", "4040")))
    letters = printed(table, style)

    (ones,), (others,) = letters.places("1111"), letters.places("4040")
    steps = [
        [after[0] + after[2] - box[0] - box[2] for box, after in pairwise(row)] for row in (ones, others)
    ]
    assert sum(steps[0]) == pytest.approx(sum(steps[1]), abs=0.6)


def test_a_long_address_stays_in_its_column_and_parts_after_its_signs(printed: Printing) -> None:
    mail, page = (
        "press.office@harbourtrust.example",
        "https://data.harbourtrust.example/tides/november?id=1234567890",
    )
    table = Table(
        id="t", rows=(("Name", "Telephone", "Mail", "Page"), ("Leith", "+44 131 496 0142", mail, page))
    )

    letters = printed(table, contacts=())

    (mail_boxes,), (page_boxes,) = letters.places(mail), letters.places(page)
    assert max(box[2] for box in mail_boxes) < min(box[0] for box in page_boxes)
    ((first, *_),) = letters.parts(mail)
    assert mail[first - 1] in ".@"
    assert letters.parts("+441314960142") == {(13,)}


@pytest.mark.parametrize("columns", [4, 8])
def test_a_table_that_needs_it_takes_the_side_column_too(printed: Printing, columns: int) -> None:
    letters = printed(_table(columns), "modern")

    (office,) = letters.places("Office")
    (text,) = letters.places("ENDS")
    assert (office[0][0] < text[0][0]) == (columns == 8)


@pytest.mark.parametrize("style", STYLES)
def test_words_begin_beside_the_column_before_them(printed: Printing, style: str) -> None:
    """They stood at the other side of the page, as figures do."""
    rows = (("Opening", "Tuesday"), ("Gates", "Shore"))
    letters = printed(Table(id="t", header=False, rows=rows), style)

    (label,), (words,) = letters.places("Opening"), letters.places("Tuesday")
    assert 0 < words[0][0] - label[-1][2] < 40


REMARKS = "Closed for repairs of the wall between the second crane and the lock"


@pytest.mark.parametrize("style", STYLES)
def test_short_cells_are_not_broken_for_the_sake_of_long_ones(printed: Printing, style: str) -> None:
    """“Month 1” stood in two lines beside the empty half of a column of remarks."""
    rows = (("Period", "West quay", "Remarks", "Change"), ("Month 12", "12,340", REMARKS, "+12.3%"))
    letters = printed(Table(id="t", rows=rows), style)

    for words in ("Month12", "Westquay"):
        assert letters.parts(words) == {(len(words),)}, words


@pytest.mark.parametrize("style", ["classic", "modern"])
def test_a_short_table_is_not_parted_between_pages(setter: PageSetter, style: str) -> None:
    rows = (("Berth", "Tonnes"), *((f"Berth {at}", "1111") for at in range(5)))
    for lines in range(28, 44):
        above, below = Paragraph(id="p", text="\n".join(["Line."] * lines)), Paragraph(id="q", text="Below.")
        release = release_with(above, Table(id="t", caption="Tides", rows=rows), below, contacts=())
        release = release.replace(house_style=HouseStyleChoice(name=style))
        view = printed_release(release, release.original)
        pages = page_texts(
            setter.final(view, house_style_for(release.house_style), Environment.for_release(release))
        )

        assert [page.count("Berth") for page in pages if "Berth" in page] == [6], lines


@pytest.mark.parametrize("style", STYLES)
def test_no_page_ends_within_a_row(setter: PageSetter, style: str) -> None:
    """The second half of a remark stood at the top of the next page, beside no name."""
    remark = "A remark on this region that is set over several lines of its column, surely so."
    header = ("Region", *(f"Q{at} 2026" for at in range(6)), "Remarks")
    rows = (header, *((f"Region {at}", *["1,234,567"] * 6, remark) for at in range(20)))
    release = release_with(Table(id="t", rows=rows), contacts=())
    release = release.replace(house_style=HouseStyleChoice(name=style))
    view = printed_release(release, release.original)
    style_ = house_style_for(release.house_style)
    texts = page_texts(setter.final(view, style_, Environment.for_release(release)))

    assert len(texts) > 1
    for text in texts:
        printed = "".join(text.split())
        assert printed.count("1,234,567") == 6 * printed.count("surelyso.")


def test_rows_higher_than_a_page_go_on_on_the_next_one(setter: PageSetter) -> None:
    rows = (("Region", "Remarks"), ("Leith", "A remark that never ends. " * 400))
    release = release_with(Table(id="t", rows=rows), contacts=())
    view = printed_release(release, release.original)
    style = house_style_for(release.house_style)
    texts = page_texts(setter.final(view, style, Environment.for_release(release)))

    assert "".join("".join(texts).split()).count("Aremarkthatneverends.") > 390


def test_a_no_break_space_in_a_cell_keeps_a_figure_with_its_unit() -> None:
    """Cells had lost theirs: “4.2 %” could stand in two lines."""
    release = release_with(Table(id="t", rows=(("a", "b"), (" Berth\n fees ", "12\u202f000\u00a0€"))))

    (section,) = printed_release(release, release.original).sections
    (table,) = section.blocks
    assert isinstance(table, PrintedTable)
    assert table.rows == (("Berth fees", "12\u202f000\u00a0€"),)
