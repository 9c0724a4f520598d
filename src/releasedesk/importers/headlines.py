"""Which of the lines above a body is the headline, and what the lines around it are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from releasedesk.importers.line_kinds import folded, word_count
from releasedesk.importers.outline import Outline
from releasedesk.importers.passages import Passage
from releasedesk.model.text import joined

# A line of fewer words is rather a name or a label.
LEAST_HEADLINE = 3
_MOST_DECKS = 4
_MOST_WORDS_OF_ISSUER = 6
_MOST_WORDS_OF_KICKER = 8


def set_headline(
    lines: Sequence[Passage], marked_at: int, title: str, rest: Sequence[Passage], outline: Outline
) -> Iterator[Passage]:
    """Choose the headline among the lines above a body, put the others in their places, and yield the rest.

    Args:
        lines: The lines that are not yet known to be anything else.
        marked_at: How many of them stand above the last release line or kind of document.
        title: What the format says the headline is, or empty.
        rest: The body and all that follows it; its first paragraph is read, the rest only for what it repeats.
        outline: Where headline, decks and other lines are put.
    """
    first = rest[:1]
    lines = _without_split(lines, title)
    headline, lead = _glued_headline(title, first) if not _matching(lines, title) else (None, None)
    index = -1
    if headline is None:
        index = _choose(lines, title, min(marked_at, len(lines)), rest)
        headline = lines[index] if index >= 0 else None
    if headline is None and title:
        headline = Passage(title, 1)
    outline.headline = headline
    before, after = (lines[:index], lines[index + 1 :]) if index >= 0 else (lines, [])
    known = folded(headline.plain) if headline else ""
    _put_before([*before], known, outline)
    others = [line for line in after if not _repeats(line, known, outline)]
    outline.decks.extend(_joined_decks(others[:_MOST_DECKS]))
    yield from others[_MOST_DECKS:]
    yield from [lead] if lead is not None else first


def _matching(lines: Sequence[Passage], title: str) -> bool:
    return any(folded(line.plain) == folded(title) for line in lines)


def _glued_headline(title: str, first: Sequence[Passage]) -> tuple[Passage | None, Passage | None]:
    """Take the headline off a first paragraph with which it shares its line, where the format names the title."""
    if not title or not first:
        return None, None
    text = first[0].plain
    if not text.casefold().startswith(title.casefold()) or len(text) < len(title) + 40:
        return None, None
    return first[0].part(0, len(title)), first[0].part(len(title))


def _without_split(lines: Sequence[Passage], title: str) -> list[Passage]:
    """Return the lines with a headline that was broken over several of them made whole."""
    known = {folded(line.plain) for line in lines if word_count(line.plain) > 6} | {folded(title)}
    whole: list[Passage] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last is not None and not line.apart and not last.item and not line.item:
            both = replace(last, text=joined(last.text, " ", line.text))
            shouted = last.plain.isupper() and line.plain.isupper() and word_count(last.plain) > 4
            if shouted or folded(both.plain) in known:
                whole[-1] = both
                continue
        whole.append(line)
    return whole


def _choose(lines: Sequence[Passage], title: str, marked_at: int, rest: Sequence[Passage]) -> int:
    """Return the index of the line that is the headline, -1 where there is none."""
    if not lines:
        return -1
    for index, line in enumerate(lines):
        if title and folded(line.plain) == folded(title):
            return index
    levels = [line.level for line in lines if line.level]
    if levels:
        return next(index for index, line in enumerate(lines) if line.level == min(levels))
    counted = Counter(folded(line.plain) for line in lines)
    repeated = [
        i for i, line in enumerate(lines) if counted[folded(line.plain)] > 1 and word_count(line.plain) > 4
    ]
    if repeated:
        return repeated[-1]
    fit = [
        index
        for index, line in enumerate(lines)
        if word_count(line.plain) >= LEAST_HEADLINE and not line.item
    ]
    if len(fit) > 1 and _names_the_issuer(lines[fit[0]], rest):
        fit = fit[1:]
    after = [index for index in fit if index >= marked_at]
    return (after or fit or [0])[0]


def _names_the_issuer(line: Passage, rest: Sequence[Passage]) -> bool:
    """Tell whether a short line names who issues the release: the text or its contacts say the name again."""
    words = line.plain
    if word_count(words) > _MOST_WORDS_OF_ISSUER or line.level:
        return False
    is_contact_line = any(folded(passage.plain) == folded(words) for passage in rest)
    return is_contact_line or sum(words in passage.plain for passage in rest) > 1


def _put_before(lines: list[Passage], headline: str, outline: Outline) -> None:
    lines = [line for line in lines if not _repeats(line, headline, outline)]
    if (
        len(lines) == 1
        and word_count(lines[0].plain) <= _MOST_WORDS_OF_ISSUER
        and not any(char.isdigit() for char in lines[0].plain)
    ):
        outline.issuer = lines[0]
    elif _is_kicker_below_issuer(lines, outline):
        outline.issuer = lines[0]
        outline.kickers.append(lines[1])
    else:
        outline.aside.extend(lines)


def _is_kicker_below_issuer(lines: Sequence[Passage], outline: Outline) -> bool:
    """Tell whether two lines stand above a headline that is marked as one: who issues it, and a kicker."""
    headline = outline.headline
    if len(lines) != 2 or headline is None or not headline.level or outline.kickers:
        return False
    issuer, kicker = lines
    is_name = word_count(issuer.plain) <= _MOST_WORDS_OF_ISSUER and not any(map(str.isdigit, issuer.plain))
    return is_name and not (kicker.item or kicker.level) and word_count(kicker.plain) <= _MOST_WORDS_OF_KICKER


def _repeats(line: Passage, headline: str, outline: Outline) -> bool:
    if not headline or folded(line.plain) != headline:
        return False
    outline.repeated.append(line)
    return True


def _joined_decks(lines: Sequence[Passage]) -> Iterator[Passage]:
    gathered: Passage | None = None
    for line in lines:
        if gathered is not None and gathered.plain.endswith((",", "-", "–")) and not line.apart:
            gathered = replace(gathered, text=joined(gathered.text, " ", line.text))
            continue
        if gathered is not None:
            yield gathered
        gathered = line
    if gathered is not None:
        yield gathered
