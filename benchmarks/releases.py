"""The releases that are measured: the reference release where it is there, else the sample, and long ones."""

from __future__ import annotations

from pathlib import Path

from releasedesk.model import Edition, Paragraph, Quote, Release, Section
from releasedesk.session.new import sample_project

REFERENCE = Path(__file__).resolve().parents[2] / "shared" / "reference" / "us-china-summit.txt"

_SENTENCES = (
    "The trust will open another stretch of the wall as soon as the divers have seen what lies behind it. ",
    "Boats under nine metres may stay for a night without paying, provided that somebody sleeps on board. ",
    "Nobody has measured the tide at the lock since the gauge was taken away, and nobody has missed it. ",
)


def reference_release() -> tuple[str, Release]:
    """Return the release that the bars are set for, with its name."""
    if not REFERENCE.is_file():
        return "sample", sample_project().release
    from releasedesk.importers.registry import import_file

    return "reference", import_file(REFERENCE).release


def long_release(paragraphs: int, per_section: int = 20) -> Release:
    """Return a release of so many paragraphs, every fifth of them a quote; 400 fill about 50 pages."""
    speaker = sample_project().release.people[0]
    blocks = [_block(number, speaker.id) for number in range(paragraphs)]
    sections = tuple(
        Section(
            id=f"s{start}",
            heading=f"Part {start // per_section + 1}",
            blocks=tuple(blocks[start:][:per_section]),
        )
        for start in range(0, paragraphs, per_section)
    )
    edition = Edition(language="en-GB", headline="A long report on the quay", sections=sections)
    return Release(id="long", people=(speaker,), editions=(edition,))


def _block(number: int, speaker: str) -> Paragraph | Quote:
    text = f"{number + 1}. " + "".join(_SENTENCES[(number + step) % 3] for step in range(4)).strip()
    if number % 5 == 4:
        return Quote(id=f"b{number}", speaker=speaker, paragraphs=(text,))
    return Paragraph(id=f"b{number}", text=text)


_JAPANESE = (
    "港湾基金は八十年ぶりに西埠頭を一般に公開し、全長三キロの遊歩道を二百四十万ポンドかけて整備したと発表した。",
    "会長は「この石垣の費用を払ったのは市民であり、私たちはそれを返すのだ」と述べ、来年の春に第二期工事を始める。",
)


def japanese_release(signs: int) -> Release:
    """Return a release of two pages whose headline has so many signs, up to 100."""
    blocks = tuple(
        Paragraph(id=f"b{number}", text="".join(_JAPANESE[(number + step) % 2] for step in range(3)))
        for number in range(12)
    )
    headline = "".join(_JAPANESE)[:signs]
    edition = Edition(language="ja", headline=headline, sections=(Section(id="s", blocks=blocks),))
    return Release(id="japanese", editions=(edition,))


def with_long_paragraph(release: Release) -> Release:
    """Return the release with a paragraph of 4,000 characters, more than a page, in the middle."""
    edition = release.original
    at = len(edition.sections) // 2
    section = edition.sections[at]
    words = "".join(_SENTENCES[step % 3] for step in range(40)).strip()
    longest = Paragraph(id="longest", text=words)
    sections = (
        *edition.sections[:at],
        section.replace(blocks=(longest, *section.blocks)),
        *edition.sections[at + 1 :],
    )
    return release.replace(editions=(edition.replace(sections=sections),))
