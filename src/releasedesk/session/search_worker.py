"""The side process that matches patterns: some take for ever on some texts, and a process can be ended.

It is run as a script and imports the standard library alone. One question a line, one answer a line, both JSON.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any


def answer_to(question: dict[str, Any]) -> dict[str, Any]:
    r"""Find a `pattern` with `flags` in `texts`, at most `most` times.

    For each match: which text, where it starts and stops, and what the `template` makes of it (`\1` is the first
    group). A template that makes no sense is an `error`.
    """
    pattern = re.compile(question["pattern"], question["flags"])
    template = question.get("template")
    found: list[list[Any]] = []
    try:
        for index, text in enumerate(question["texts"]):
            for match in pattern.finditer(text):
                if match.start() == match.end():
                    continue
                if len(found) >= question["most"]:
                    return {"found": found, "is_cut": True}
                made = match.expand(template) if template is not None else ""
                found.append([index, match.start(), match.end(), made])
    except (re.error, IndexError) as error:
        return {"error": str(error)}
    return {"found": found, "is_cut": False}


def main() -> int:
    """Answer until nobody asks any more."""
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(json.dumps(answer_to(json.loads(line))).encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
