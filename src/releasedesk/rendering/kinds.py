"""What the kinds of release print of their own: what an advisory invites to, what a correction refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from releasedesk.model import Edition, Format, Release, Run
from releasedesk.model.links import is_safe_link
from releasedesk.model.place import edition_place, place
from releasedesk.model.release import REFERRING_KINDS
from releasedesk.rendering.body import labelled
from releasedesk.rendering.dates import date_in_words
from releasedesk.rendering.phrases import Phrases
from releasedesk.rendering.printed import (
    PrintedBlock,
    PrintedLine,
    PrintedList,
    PrintedParagraph,
    PrintedSection,
    Words,
)
from releasedesk.rendering.quotation import with_inner_marks

EVENT_FIELDS = ("who", "what", "when", "where", "why")
# A comma or full stop behind closing marks, which stands inside of them in America (Chicago Manual of Style, 6.9).
_STOP_BEHIND_MARK = re.compile(r"(.)(’?”)([,.])(?=\s|$)")


def kind_label(release: Release, phrases: Phrases) -> str:
    """Return what a release of this kind is called above its headline; a press release need not say what it is."""
    return "" if release.kind == "press_release" else phrases.text("kinds", release.kind)


def notice_of_kind(release: Release, phrases: Phrases) -> str:
    """Return what a release that refers to an earlier one is called; empty for others, which may hide their kind."""
    return phrases.text("kinds", release.kind) if release.kind in REFERRING_KINDS else ""


def names_a_kind(words: str, phrases: Phrases) -> bool:
    """Tell whether words are nothing but what a language calls a kind of release."""
    kinds: dict[str, str] = phrases.table["kinds"]
    return words.casefold() in map(str.casefold, kinds.values())


def opening_sections(release: Release, edition: Edition, phrases: Phrases) -> Iterator[PrintedSection]:
    """Yield what stands above the body of a release of this kind."""
    if release.kind in REFERRING_KINDS:
        notice = earlier_release_in_words(release, phrases)
        if notice:
            line = PrintedLine("refers_to", _linked(notice, release.refers_to.url.strip()))
            yield PrintedSection("refers_to", None, (PrintedParagraph(line),))
    if release.kind == "media_advisory":
        answers = tuple(_answers(edition, phrases))
        if answers:
            where = edition_place(edition, "event")
            blocks: tuple[PrintedBlock, ...] = (PrintedList(where, False, answers),)
            yield PrintedSection(where, None, blocks)


def earlier_release_in_words(release: Release, phrases: Phrases) -> str:
    """Return the line that names the release which this one corrects or withdraws, and why; empty for none."""
    earlier = release.refers_to
    named = [
        # The number of a release is one word to those who look for it.
        earlier.reference.strip().replace(" ", "\u00a0"),
        _quoted_headline(earlier.headline.strip(), phrases) if earlier.headline.strip() else "",
        phrases.text("refers_to", "date").format(date=date_in_words(earlier.date, phrases))
        if earlier.date
        else "",
        earlier.url.strip(),
    ]
    between = phrases.text("refers_to", "between")
    original = between.join(filter(None, named))
    sentences = []
    if original:
        sentence = phrases.text("refers_to", release.kind).format(original=original)
        is_american = phrases.text("quotation", "fragment_comma_goes") == "inside"
        sentences.append(_STOP_BEHIND_MARK.sub(_inside, sentence) if is_american else sentence)
    reason = earlier.reason.strip()
    if reason:
        stop = phrases.text("quotation", "full_stop") if reason[-1].isalnum() else ""
        sentences.append(phrases.text("refers_to", "reason").format(reason=reason + stop))
    return phrases.text("attribution", "joint_after").join(sentences)


def _quoted_headline(headline: str, phrases: Phrases) -> str:
    """Return a headline in its marks; where these are those of a quotation, quotations within have the inner ones."""
    pattern = phrases.text("refers_to", "headline")
    if phrases.text("quotation", "open").strip() in pattern:
        headline = "".join(run.text for run in with_inner_marks(headline, phrases))
    return pattern.format(headline=headline)


def _inside(found: re.Match[str]) -> str:
    """Return the end of a quotation with the comma or full stop inside, or none behind a mark of its own."""
    last, closing, stop = found.groups()
    if len(closing) > 1 and "‘" not in found.string:
        # An apostrophe.
        last, closing = last + closing[0], closing[1:]
    return f"{last}{'' if last[-1] in '?!…,.' else stop}{closing}"


def _linked(notice: str, address: str) -> Words:
    """Return the line with the address in it as a link."""
    before, found, after = notice.partition(address) if is_safe_link(address) else (notice, "", "")
    runs = (Run(before), Run(found, Format(link=address)), Run(after))
    return tuple(run for run in runs if run.text)


def _answers(edition: Edition, phrases: Phrases) -> Iterator[PrintedLine]:
    for name in EVENT_FIELDS:
        answer: str = getattr(edition.event, name)
        if answer.strip():
            label = phrases.text("event", "label").format(label=phrases.text("event", name))
            gap = phrases.text("attribution", "joint_after")
            yield labelled(place(edition_place(edition, "event"), name), label, answer, gap)
