"""From the bytes of a text file to its text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from releasedesk.errors import SourceError
from releasedesk.importers.legacy_encodings import legacy_encoding
from releasedesk.importers.result import Report

_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
# Those of UTF-32 first: they begin as those of UTF-16 do.
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WAY_OUT = "open it where it was written and save it as plain text (UTF-8)"
_READ_AS = (
    "The file is not in UTF-8; it was read as {called}. If its letters are not those of the original, save that as "
    "UTF-8 and import it again."
)
_NO_TEXT = frozenset(("Cc", "Cn", "Co", "Cs"))
"""Kinds of character (Unicode) of which a text has none but its line ends, tabs and page breaks."""

_SMALL_LETTERS = b" abcdefghijklmnopqrstuvwxyz"

_FEWEST_SOUND = 10
"""So many letters beyond ASCII are sound for each that is damaged, where a text is in UTF-8 after all."""

# What UTF-8 turns into when it is read as Windows-1252 or Latin-1 and written again.
_GARBLED_CHARACTERS = "“”‘’–—…•·«»äöüßÄÖÜéèêëàâáíóúñçôîïûù£€©®™\u00a0"

# The same where a second program dropped all but the first letter: “â” stands for every mark.
_CUT_SHORT = (
    (re.compile(r"(?<=[.,!?…])â\?"), "”"),
    (re.compile(r"(?<=\w)â(?=(?:s|t|re|ve|ll|d|m)\b)"), "’"),
    (re.compile(r"(?<!\S)â(?=\w)"), "“"),
    (re.compile(r"(?<!\S)â(?!\S)"), "–"),
)


def decoded(content: bytes, path: Path | str, report: Report) -> str:
    """Return the text of a file.

    UTF-8, and UTF-16 and UTF-32 with a byte order mark are read as what they say. What is none of them is read as what
    its letters look like, else as Windows-1252, which is what such a file from an office program mostly is; both are
    reported. UTF-16 without a mark is told from binary data by its zeros, and reported, too.

    Raises:
        SourceError: The file is empty, holds no text or cannot be decoded.
    """
    _refuse_other_formats(content, path)
    text = (
        _unmarked_utf_16(content, path, report) or _japanese_mail(content, report) or _unicode(content, path)
    )
    if text is None:
        text = _damaged_utf_8(content, report) or _guessed(content, path, report)
    if not text.strip():
        raise SourceError(path, "the file is empty; choose one that holds the text of a release")
    return text


def repaired(text: str, report: Report) -> str:
    """Return the text with letters mended that a wrong encoding had broken into two or three signs (“â€™” for “’”)."""
    mended = text
    if any(garbled in text for garbled in _REPAIRS):
        for garbled, character in _REPAIRS.items():
            mended = mended.replace(garbled, character)
    if "â?" in mended:
        for pattern, character in _CUT_SHORT:
            mended = pattern.sub(character, mended)
    if mended == text:
        return text
    report.warn(
        "garbled-letters-mended",
        "Letters that a wrong encoding had garbled were mended; compare quotation marks, dashes and accents"
        " with the original.",
    )
    return mended


def _refuse_other_formats(content: bytes, path: Path | str) -> None:
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise SourceError(path, f"the file is {what}, not plain text; {_WAY_OUT}")


def _unmarked_utf_16(content: bytes, path: Path | str, report: Report) -> str:
    """Return text in UTF-16 that no byte order mark names, and report it; empty where there are no zeros to explain.

    Raises:
        SourceError: There are zeros in the file that are not surely those of such a text.
    """
    if b"\0" not in content or _marked(content) is not None:
        return ""
    text = _surely_utf_16(content)
    if not text:
        raise SourceError(path, f"the file holds binary data, not text; {_WAY_OUT}")
    report.warn("encoding-guessed", _READ_AS.format(called="UTF-16"))
    return text


def _surely_utf_16(content: bytes) -> str:
    """Return content read as UTF-16; empty where it is not surely that.

    Each line end, space and figure has a zero on one side. Read the other way round, they are signs that hardly any
    text has; binary data hold signs that no text has, whichever way they are read. A zero that strayed into other text
    does not make it UTF-16: most of that are letters of one byte.
    """
    small = sum(map(content.count, _SMALL_LETTERS))
    if small * 2 > len(content) and content.count(0) * 3 < len(content):
        return ""
    readings = [_sound(content, codec) for codec in ("utf-16-le", "utf-16-be")]
    one, other = map(_plainness, readings)
    if one == other:
        return ""
    return readings[0] if one > other else readings[1]


def _sound(content: bytes, codec: str) -> str:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return ""
    is_sound = all(unicodedata.category(sign) not in _NO_TEXT for sign in set(text) - set("\t\n\f\r"))
    return text if is_sound else ""


def _plainness(text: str) -> int:
    """Return how many signs of a text are among those of ASCII."""
    return sum(map(str.isascii, text))


def _unicode(content: bytes, path: Path | str) -> str | None:
    encoding = _marked(content)
    if encoding is not None:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            raise SourceError(path, f"the file is damaged {encoding.upper()} text; {_WAY_OUT}") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _japanese_mail(content: bytes, report: Report) -> str | None:
    """Return text in ISO-2022-JP, of which every byte is one of ASCII, too; None for all other."""
    if b"\x1b$" not in content:
        return None
    try:
        text = content.decode("iso2022_jp")
    except UnicodeDecodeError:
        return None
    report.warn("encoding-guessed", _READ_AS.format(called="ISO-2022-JP (Japanese)"))
    return text


def _damaged_utf_8(content: bytes, report: Report) -> str | None:
    """Return text in UTF-8 of which a few bytes are damaged or cut off; None where it hardly is any."""
    text = content.decode("utf-8-sig", "replace")
    damaged = text.count("\ufffd")
    if sum(not sign.isascii() for sign in text) < (_FEWEST_SOUND + 1) * damaged:
        return None
    report.warn(
        "letters-damaged",
        f"The file is damaged: “\ufffd” stands in {damaged} {'place' if damaged == 1 else 'places'} for what was lost; "
        "compare these with the original.",
    )
    return text


def _marked(content: bytes) -> str | None:
    """Return which encoding a byte order mark names."""
    return next((encoding for mark, encoding in _MARKED if content.startswith(mark)), None)


def _guessed(content: bytes, path: Path | str, report: Report) -> str:
    found = legacy_encoding(content)
    if found is not None:
        report.warn("encoding-guessed", _READ_AS.format(called=found.called))
        return content.decode(found.codec)
    text = _windows_1252(content, path)
    report.warn(
        "encoding-guessed",
        "The file is not in UTF-8; it was read as Windows-1252, so look at accented letters and quotation marks.",
    )
    return text


def _windows_1252(content: bytes, path: Path | str) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise SourceError(path, f"the letters of the file cannot be decoded; {_WAY_OUT}") from error


def _garbled_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for character in _GARBLED_CHARACTERS:
        for encoding in ("cp1252", "latin-1"):
            try:
                forms.setdefault(character.encode("utf-8").decode(encoding), character)
            except UnicodeDecodeError:
                continue
    return dict(sorted(forms.items(), key=lambda pair: -len(pair[0])))


_REPAIRS = _garbled_forms()
