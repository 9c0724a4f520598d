"""Mail messages as files (RFC 5322, RFC 2045 to 2047): written by hand, so that the same words give the same bytes."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator

_LONGEST_PLAIN_SUBJECT = 66
# Bytes of UTF-8 in one encoded word, which may have 75 characters (RFC 2047, section 2); “Subject: ” stands before the
# first.
_FIRST_SLICE, _SLICE = 39, 45


def draft(*, subject: str, text: str, html: str, language: str) -> bytes:
    """Return a message that a mail program opens for writing: text and HTML as alternatives, no sender, no recipients.

    `X-Unsent` is what makes Outlook open it as a draft.
    """
    digest = hashlib.sha256("\0".join((subject, text, html)).encode()).hexdigest()
    boundary = f"=_{digest[:32]}"
    lines = [
        "X-Unsent: 1",
        f"Subject: {encoded_subject(subject)}",
        "MIME-Version: 1.0",
        f"Content-Language: {language}",
        f'Content-Type: multipart/alternative;\r\n boundary="{boundary}"',
        "",
        *_part(boundary, "text/plain", text),
        *_part(boundary, "text/html", html),
        f"--{boundary}--",
        "",
    ]
    return "\r\n".join(lines).encode("ascii")


def encoded_subject(subject: str) -> str:
    """Return a subject as it stands in a header: plain where it is short ASCII, else as encoded words, one a line.

    WORKAROUND: the `email` package folds long subjects with other characters so that readers, its own among them, get
    another text back (https://github.com/python/cpython/issues/121284 and its relatives).
    """
    line = " ".join(subject.split())
    if line.isascii() and line.isprintable() and len(line) <= _LONGEST_PLAIN_SUBJECT and "=?" not in line:
        return line
    return "\r\n ".join(
        f"=?utf-8?B?{base64.b64encode(part.encode()).decode('ascii')}?=" for part in _slices(line)
    )


def _slices(text: str) -> Iterator[str]:
    """Cut a text between characters into slices that fit into an encoded word each."""
    part, room = "", _FIRST_SLICE
    for character in text:
        size = len(character.encode())
        if size > room:
            yield part
            part, room = "", _SLICE
        part += character
        room -= size
    if part:
        yield part


def _part(boundary: str, kind: str, text: str) -> Iterator[str]:
    yield f"--{boundary}"
    yield f'Content-Type: {kind}; charset="utf-8"'
    yield "Content-Transfer-Encoding: quoted-printable"
    yield ""
    content = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    yield from binascii.b2a_qp(content, istext=True).decode("ascii").split("\n")
