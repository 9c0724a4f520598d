"""From passages to the blocks of a section: paragraphs, lists, and quotes over one or several paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from releasedesk.formats.pasted import PastedTable
from releasedesk.importers.attributions import Said, parse_attribution, subject_before_verb
from releasedesk.importers.passages import Passage
from releasedesk.importers.quote_shapes import Shape, shape_of
from releasedesk.importers.result import Report, excerpt
from releasedesk.importers.speakers import Speakers
from releasedesk.model import Attribution, Block, ListBlock, Paragraph, Quote, RichText, Table
from releasedesk.model.ids import IdSource
from releasedesk.model.place import edition_place


class BlockMaker:
    """Makes blocks, section by section, and remembers who spoke last."""

    def __init__(self, language: str, speakers: Speakers, next_id: IdSource, report: Report) -> None:
        self._language = language
        self._speakers = speakers
        self._next_id = next_id
        self._report = report
        self._last_speaker = ""
        self._spoke_just_now = False
        self._narrative = ""
        self._each_closed = False
        self._sole_speaker: Said | None = None

    def study(self, passages: Iterable[Passage]) -> None:
        """Learn from a whole body whether its author closes the marks of every paragraph of a running quotation.

        Two quotations in a row that nobody is named for show it; then each is a quotation of its own.
        """
        shapes = [shape_of(passage) if _may_quote(passage) else None for passage in passages]
        alone = [shape is not None and shape.kind == "bare" and shape.lead is None for shape in shapes]
        self._speakers.learn(shape.said for shape in shapes if shape and shape.said)
        self._each_closed = any(first and second for first, second in pairwise(alone))
        self._sole_speaker = self._speakers.sole(shape.said for shape in shapes if shape and shape.said)

    def blocks(self, passages: Sequence[Passage], section: str) -> tuple[Block, ...]:
        """Return the blocks for the passages of a section, whose identifier is needed for the findings' places."""
        where = edition_place(self._language, "sections", section, "blocks") if section else ""
        made: list[Block] = []
        index = 0
        while index < len(passages):
            if passages[index].item:
                items = _run_of_items(passages, index)
                made.append(self._list(items))
                index += len(items)
            else:
                index += self._add(made, passages, index, where)
        return tuple(made)

    def _list(self, items: Sequence[Passage]) -> ListBlock:
        self._spoke_just_now = False
        texts = tuple(item.text for item in items)
        return ListBlock(id=self._next_id(), ordered=items[0].item == "number", items=texts)

    def _add(self, made: list[Block], passages: Sequence[Passage], index: int, where: str) -> int:
        """Add the block or blocks of the passages from an index on and return how many were used."""
        passage = passages[index]
        if passage.table is not None:
            made.append(self._table(passage.table))
            return 1
        shape = shape_of(passage) if _may_quote(passage) else None
        if shape is not None and shape.is_short and not self._spoke_just_now:
            shape = None
        if shape is None:
            made.append(self._paragraph(passage))
            return 1
        if shape.kind == "unclear":
            made.append(self._kept(passage, shape, where))
            return 1
        run = [shape, *_running_on(shape, passages, index + 1)]
        if (quote := self._quote(run, passage, where)) is None:
            made.append(self._kept(passage, shape, where))
            return 1
        if shape.lead is not None:
            made.append(self._paragraph(shape.lead))
        self._resolve_implied(quote, made, run, passage, where)
        if run[-1].tail is not None:
            made.append(self._paragraph(run[-1].tail))
        return len(run)

    def _table(self, table: PastedTable) -> Table:
        self._spoke_just_now = False
        return Table(id=self._next_id(), caption=table.caption, header=table.header, rows=table.rows)

    def _paragraph(self, passage: Passage) -> Paragraph:
        self._spoke_just_now = False
        self._narrative = passage.plain
        return Paragraph(id=self._next_id(), text=passage.text)

    def _quote(self, run: Sequence[Shape], passage: Passage, where: str) -> Quote | None:
        """Return the quote for paragraphs that belong together, or None where it could not hold all their words."""
        said, placement, split_at = run[0].said, run[0].placement, run[0].split_at
        if said is None and run[-1].said is not None:
            said, placement = run[-1].said, "after_last"
        speaker = self._speakers.fitting(said) if said is not None else ""
        if speaker is None:
            return None
        attribution = Attribution(verb=said.verb if said else "", placement=placement, split_at=split_at)
        if not run[-1].closed:
            self._report.warn(
                "quotation-not-closed",
                f"The quotation “{excerpt(passage.plain)}” has no closing mark; check where it ends.",
                passage.line,
                where,
            )
        paragraphs = tuple(shape.words for shape in run)
        return Quote(id=self._next_id(), speaker=speaker, paragraphs=paragraphs, attribution=attribution)

    def _resolve_implied(
        self, quote: Quote, made: list[Block], run: Sequence[Shape], passage: Passage, where: str
    ) -> None:
        """Add a quote, naming the speaker of one that has no attribution of its own where the text shows them."""
        if quote.attribution.placement != "none":
            made.append(quote)
            self._last_speaker, self._spoke_just_now = quote.speaker, True
            return
        if self._continues_quote(made, run):
            self._join(made, run)
            return
        speaker = self._implied(run[0])
        quote = quote.replace(speaker=speaker)
        made.append(quote)
        self._spoke_just_now = bool(speaker)
        self._last_speaker = speaker or self._last_speaker
        self._report_implied(quote, passage, where)

    def _continues_quote(self, made: Sequence[Block], run: Sequence[Shape]) -> bool:
        if run[0].lead is not None or self._each_closed or not self._spoke_just_now or not made:
            return False
        last = made[-1]
        return (
            isinstance(last, Quote)
            and last.attribution.placement == "after_last"
            and len(last.paragraphs) == 1
        )

    def _join(self, made: list[Block], run: Sequence[Shape]) -> None:
        last = made[-1]
        assert isinstance(last, Quote)
        paragraphs: tuple[RichText, ...] = (*last.paragraphs, *(shape.words for shape in run))
        attribution = last.attribution.replace(placement="after_first")
        made[-1] = last.replace(paragraphs=paragraphs, attribution=attribution)

    def _implied(self, shape: Shape) -> str:
        if shape.speaker is not None:
            return self._speakers.known(shape.speaker)
        if self._spoke_just_now and self._last_speaker:
            return self._last_speaker
        if speaker := self._speakers.mentioned_in(self._narrative):
            return speaker
        if "statement" in self._narrative and (said := subject_before_verb(self._narrative)):
            return self._speakers.known(said)
        return self._speakers.known(self._sole_speaker) if self._sole_speaker else ""

    def _report_implied(self, quote: Quote, passage: Passage, where: str) -> None:
        place = f"{where}/{quote.id}" if where else ""
        words = excerpt(passage.plain)
        if not quote.speaker:
            message = f"Nobody is named for the quotation “{words}”; choose who said it."
            self._report.warn("speaker-missing", message, passage.line, place)
            return
        name = self._speakers.name(quote.speaker)
        message = f"The quotation “{words}” has no attribution; it was taken for the words of {name}."
        self._report.warn("speaker-implied", message, passage.line, place, {"speaker": name})

    def _kept(self, passage: Passage, shape: Shape, where: str) -> Paragraph:
        """Return a quotation as a plain paragraph, because a quote would not print all its words."""
        block = self._paragraph(passage)
        said = shape.said or parse_attribution(shape.phrase)
        if said is not None:
            self._last_speaker = self._speakers.known(said)
            self._spoke_just_now = True
        self._report.warn(
            "quotation-kept-as-paragraph",
            f"The quotation “{excerpt(passage.plain)}” stays a paragraph as written, because its attribution has"
            " words that a quote does not print; make it a quote if they may go.",
            passage.line,
            f"{where}/{block.id}" if where else "",
        )
        return block


def _may_quote(passage: Passage) -> bool:
    return not passage.item and passage.level == 0 and passage.table is None


def _run_of_items(passages: Sequence[Passage], start: int) -> Sequence[Passage]:
    """Return the list items from an index on that form one list."""
    stop = start + 1
    while stop < len(passages) and passages[stop].item == passages[start].item:
        stop += 1
    return passages[start:stop]


def _running_on(first: Shape, passages: Sequence[Passage], start: int) -> list[Shape]:
    """Return the paragraphs from an index on with which a quotation that was left open goes on."""
    run: list[Shape] = []
    last = first
    for index in range(start, len(passages)):
        if last.closed:
            break
        passage = passages[index]
        shape = shape_of(passage) if _may_quote(passage) else None
        if shape is None or shape.lead is not None or shape.placement not in {"none", "after_last"}:
            break
        if shape.kind == "unclear" or (shape.said is not None and first.said is not None):
            break
        run.append(shape)
        last = shape
    return run
