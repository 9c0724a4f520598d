"""The side process that holds the Hunspell dictionaries: one question a line, one answer a line, both JSON.

It is run as a script and imports nothing of the program, so that it starts in a few milliseconds.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

_MOST_SUGGESTIONS = 8

_open: dict[str, Any] = {}


def answer_to(question: dict[str, Any]) -> dict[str, Any]:
    """Answer a question: `check` a list of words, or `suggest` words for one, with the `dictionary` at a path.

    The path is that of the two files without their suffix. An error is a sentence under `error`.
    """
    try:
        dictionary = _dictionary(question["dictionary"])
    except (OSError, ValueError) as error:
        return {"error": str(error)}
    if "suggest" in question:
        return {"suggestions": _suggestions(dictionary, question["suggest"])}
    return {"known": [_knows(dictionary, word) for word in question["check"]]}


def _dictionary(path: str) -> Any:
    found = _open.get(path)
    if found is None:
        import hunspell

        folder, name = os.path.split(path)
        # Dictionaries are many megabytes in memory; nobody writes in more than a few languages at once.
        if len(_open) >= 4:
            _open.pop(next(iter(_open)))
        found = _open[path] = hunspell.Hunspell(name, hunspell_data_dir=folder, system_encoding="UTF-8")
    return found


def _knows(dictionary: Any, word: str) -> bool:
    try:
        return bool(dictionary.spell(word))
    except UnicodeError:
        # The dictionary is in an older encoding that has no such character, so it has no such word either.
        return False


def _suggestions(dictionary: Any, word: str) -> list[str]:
    try:
        return list(dictionary.suggest(word))[:_MOST_SUGGESTIONS]
    except UnicodeError:
        return []


def main() -> int:
    """Answer until nobody asks any more."""
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(json.dumps(answer_to(json.loads(line))).encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
