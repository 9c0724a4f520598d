"""Merging two copies of a release of about 50 pages."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.measure import Row, milliseconds
from benchmarks.releases import long_release
from releasedesk.model import Release
from releasedesk.review.merge import merge
from releasedesk.review.values import plain

_BAR_MS = 200


def rows() -> Iterator[Row]:
    """Measure merging after an afternoon's work on both sides, and after both touched every paragraph."""
    for name, edits in (("60 paragraphs each", 60), ("every paragraph", 400)):
        # As read from three files: nothing is shared between them.
        base, ours, theirs = (_edited(seed, edits if seed else 0) for seed in range(3))
        samples = milliseconds(lambda: merge(base, ours, theirs), times=10)  # noqa: B023
        row = Row(f"merge 50 pages, {name} changed", samples, bar=f"<= {_BAR_MS} ms")
        yield Row(row.name, samples, bar=row.bar, passed=row.median <= _BAR_MS)


def _edited(seed: int, edits: int) -> Release:
    chance = random.Random(seed)
    data = plain(long_release(400))
    blocks = [block for section in data["editions"][0]["sections"] for block in section["blocks"]]
    for block in chance.sample(blocks, edits):
        text = block["text"] if "text" in block else block["paragraphs"][0]
        words = text.split(" ")
        words[chance.randrange(len(words))] = f"changed-{seed}"
        words.insert(chance.randrange(len(words)), "new")
        block.update({"text": " ".join(words)} if "text" in block else {"paragraphs": [" ".join(words)]})
    return Release.model_validate(data)
