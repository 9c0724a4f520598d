"""The lines of vCards: unfolded, decoded and taken apart (RFC 6350, section 3; vCard 2.1 and 3.0 besides)."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEAD = re.compile(r'(?:[\w-]{1,60}\.)?([\w-]{1,60})((?:;(?:[^:;"]|"[^"\n]*")*)*):')
_PARAMETER = re.compile(r';((?:[^:;"]|"[^"\n]*")*)')
_LONGEST_LINE = 40_000
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class CardLine:
    """One property of a card: its name in capitals, its types in lower case, and its value as it was written."""

    name: str
    types: frozenset[str]
    value: str

    def text(self) -> str:
        """The value as one text."""
        return unescaped(self.value)

    def parts(self) -> list[str]:
        """The parts of a structured value, such as the organisation and its department."""
        return [unescaped(part) for part in _split(self.value, ";")]

    def names(self) -> list[str]:
        """The parts of a structured value; several values of one part, set apart by commas, with a space between."""
        return [
            " ".join(unescaped(each).strip() for each in _split(part, ",") if each.strip())
            for part in _split(self.value, ";")
        ]


def _split(value: str, separator: str) -> list[str]:
    """Return what stands between separators that are not escaped, as it was written."""
    parts, begin, at = [], 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
        elif value[at] == separator:
            parts.append(value[begin:at])
            begin = at + 1
        at += 1
    return [*parts, value[begin:]]


_NO_PARAMETERS: tuple[frozenset[str], str, bool] = (frozenset(), "utf-8", False)


def card_lines(text: str) -> Iterator[CardLine]:
    """Yield the properties in a file of vCards, `BEGIN` and `END` among them; what is none is passed over."""
    for whole in _whole_lines(text):
        # What is longer is a picture, or meant to keep us busy.
        line = whole[:_LONGEST_LINE]
        head = _HEAD.match(line)
        if head is None:
            continue
        types, charset, is_quoted = _parameters(head[2]) if head[2] else _NO_PARAMETERS
        value = line[head.end() :]
        if is_quoted:
            value = _decoded(value, charset)
        yield CardLine(head[1].upper(), types, value)


def unescaped(text: str) -> str:
    """Return a text as it is meant (RFC 6350, section 3.4)."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _whole_lines(text: str) -> Iterator[str]:
    """Yield lines with their continuations: folded ones begin with a space, soft breaks end in `=` (vCard 2.1)."""
    held: list[str] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if goes_on or (held and line[:1] in (" ", "\t")):
            held.append(line if goes_on else line[1:])
        else:
            if held:
                yield "".join(held)
            held = [line]
        goes_on = held[-1].endswith("=") and "QUOTED-PRINTABLE" in held[0].partition(":")[0].upper()
        if goes_on:
            held[-1] = held[-1][:-1]
    if held:
        yield "".join(held)


def _parameters(written: str) -> tuple[frozenset[str], str, bool]:
    """Return the types, the character set and whether the value is in quoted-printable."""
    types: set[str] = set()
    charset, is_quoted = "utf-8", False
    for found in _PARAMETER.finditer(written):
        name, equals, value = found[1].partition("=")
        value = value.replace('"', "").strip().lower()
        name = name.strip().upper()
        if not equals:
            types.add(name.lower())
            is_quoted = is_quoted or name == "QUOTED-PRINTABLE"
        elif name == "TYPE":
            types.update(value.split(","))
        elif name == "ENCODING":
            is_quoted = value == "quoted-printable"
        elif name == "CHARSET":
            charset = value
    return frozenset(types), charset, is_quoted


def _decoded(value: str, charset: str) -> str:
    octets = quopri.decodestring(value.encode("utf-8"))
    try:
        return octets.decode(charset)
    except (LookupError, ValueError):
        return octets.decode("cp1252", errors="replace")
