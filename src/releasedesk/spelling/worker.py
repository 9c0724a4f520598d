"""The side process that holds the Hunspell dictionaries: one question a line, one answer a line, both JSON.

It is run as a script and imports nothing of the program but what is needed to look words up, so that it starts fast.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from releasedesk.spelling.word_list import WordList

_open: dict[str, WordList] = {}


def answer_to(question: dict[str, Any]) -> dict[str, Any]:
    """Answer a question, with the `dictionary` at a path.

    `check` is a list of words; `suggest` a word for which others are proposed, as many as are found; `near` one for
    which those are that are like it, which are found in a moment.

    The path is that of the two files without their suffix. An error is a sentence under `error`.
    """
    try:
        words = _word_list(question["dictionary"])
    except (OSError, ValueError) as error:
        return {"error": str(error)}
    if "suggest" in question:
        return {"suggestions": words.suggestions(question["suggest"])}
    if "near" in question:
        return {"near": words.near(question["near"])}
    return {"known": [words.knows(word) for word in question["check"]]}


def _word_list(path: str) -> WordList:
    found = _open.get(path)
    if found is None:
        # Dictionaries are many megabytes in memory; nobody writes in more than a few languages at once.
        if len(_open) >= 4:
            _open.pop(next(iter(_open)))
        found = _open[path] = WordList(path)
    return found


def main() -> int:
    """Answer until nobody asks any more."""
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(json.dumps(answer_to(json.loads(line))).encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
