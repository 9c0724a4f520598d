"""Telephone numbers and e-mail addresses found in lines of text, with the words that label them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from releasedesk.importers.printed_phrases import phone_labels, phrases_at, printed_kind
from releasedesk.model import Phone

# Label as written: the kind that the model and its phrases know.
_KINDS = {
    "office": "office",
    "o": "office",
    "tel": "office",
    "telephone": "office",
    "phone": "office",
    "direct": "office",
    "t": "office",
    "ph": "office",
    "p": "office",
    "b/h": "office",
    "mobile": "mobile",
    "mob": "mobile",
    "cell": "mobile",
    "m": "mobile",
    "c": "mobile",
    "fax": "fax",
    "f": "fax",
    "home": "home",
    "h": "home",
    "switchboard": "switchboard",
    "a/h": "out_of_hours",
    "out of hours": "out_of_hours",
    "after hours": "out_of_hours",
}
# Words of other languages stay as they are written: they print as the kind.
_FOREIGN_KINDS = (
    "telefon",
    "telefax",
    "mobil",
    "handy",
    "durchwahl",
    "téléphone",
    "tél",
    "portable",
    "teléfono",
    "móvil",
    "telefone",
    "telefono",
    "cellulare",
    "telefoon",
    "mobiel",
    "電話",
    "电话",
    "手機",
    "手机",
    "傳真",
    "传真",
)
_EMAIL_LABEL = re.compile(
    r"(?:\be-?mail\b|\bmail\b|\bcorreo\b|\be\b(?=\s?:)|(?<!\w)(?:"
    + "|".join(map(re.escape, phrases_at("email")))
    + r"))\s*[:：]?\s*[<(]?\s*$",
    re.IGNORECASE,
)
_PHONE_LABEL = re.compile(
    r"(?<![\w])(?P<label>"
    + "|".join(sorted(map(re.escape, (*_KINDS, *_FOREIGN_KINDS, *phone_labels())), key=len, reverse=True))
    + r")"
    r"(?:\s(?:phone|no|number|line))?\s?(?:\([ohmctf]\))?\s?[.:：]?\s*$",
    re.IGNORECASE,
)
_LETTER_AFTER = re.compile(r"\s?\((?P<label>office|mobile|cell|home|fax|[ohmctf])\)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w$€£¥#/.@&=-])(?:\+\s?|\(\+?)?\d[\d\s().\u2010-\u2013/·-]{5,22}\d(?!-?[\w@%])")
_MONEY_BEFORE = re.compile(r"[$€£¥]\s?[\d ,.]{0,10}$")
_EXTENSION_WORDS = sorted(
    {re.escape(words.replace("{extension}", "").strip()) for words in phrases_at("extension")},
    key=len,
    reverse=True,
)
_EXTENSION = re.compile(
    r"[,;،，、]?\s{0,3}\(?(?:ext(?:ension|n)?|x|poste|durchwahl|"
    + "|".join(_EXTENSION_WORDS)
    + r")\.?:?\s{0,2}(?P<number>\d{1,6})\)?",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(
    r"^(?:(?:1[5-9]|20)\d{2}\s?[-–/]\s?(?:1[5-9]|20)?\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d{2}-\d\d-\d\d)$"
)
_LOCAL_PART = re.compile(r"[\w.+'-]{1,64}$")
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}")


@dataclass(frozen=True, slots=True)
class Field:
    """A telephone number or an e-mail address, and the characters of the text that give it with its label.

    `label` is the label as written, where there is one.
    """

    start: int
    stop: int
    phone: Phone | None = None
    email: str = ""
    label: str = ""


def fields_in(text: str) -> list[Field]:
    """Return the telephone numbers and e-mail addresses of a text, in order."""
    emails = list(_emails(text))
    stops = [email.stop for email in emails]

    def is_within_email(phone: Field) -> bool:
        # A text may hold thousands of both: only the first address that ends behind the number can touch it.
        nearest = bisect_right(stops, phone.start)
        return nearest < len(emails) and emails[nearest].start < phone.stop

    phones = [phone for phone in _phones(text) if not is_within_email(phone)]
    return sorted(emails + phones, key=lambda field: field.start)


def _emails(text: str) -> Iterator[Field]:
    for sign, length in _at_signs(text):
        local = _LOCAL_PART.search(text[max(0, sign - 64) : sign])
        host = _HOST.match(text, sign + length)
        if local is None or host is None:
            continue
        start = sign - len(local[0])
        label = _EMAIL_LABEL.search(text[max(0, start - 24) : start])
        begin = start - len(label[0]) if label else start
        end = host.end() + (1 if text[host.end() : host.end() + 1] in {">", ")"} and label else 0)
        words = label[0].rstrip(" :：(<\u00a0") if label else ""
        yield Field(begin, end, email=f"{local[0].strip('.')}@{host[0]}", label=words)


def _at_signs(text: str) -> Iterator[tuple[int, int]]:
    position = text.find("@")
    while position >= 0:
        yield position, 1
        position = text.find("@", position + 1)


def _phones(text: str) -> Iterator[Field]:
    reached = 0
    for match in _NUMBER.finditer(text):
        number = match[0].replace("\u00a0", " ").strip()
        if not _is_number(number) or _MONEY_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        label = _PHONE_LABEL.search(text[max(reached, match.start() - 32) : match.start()])
        start = match.start() - len(label[0]) if label else match.start()
        stop, kind = match.end(), _kind(label)
        if after := _LETTER_AFTER.match(text, stop):
            stop, kind = after.end(), _kind(after)
        extension = ""
        if found := _EXTENSION.match(text, stop):
            stop, extension = found.end(), found["number"]
        reached = stop
        words = label["label"] if label else ""
        yield Field(start, stop, Phone(kind=kind, number=number, extension=extension), label=words)


def _kind(label: re.Match[str] | None) -> str:
    if label is None:
        return "office"
    written = label["label"]
    return _KINDS.get(written.lower()) or _printed_kind(written) or written


def _printed_kind(label: str) -> str | None:
    """Return the kind of a label that is printed; words that people write besides stay as they are."""
    return None if label.lower() in _FOREIGN_KINDS else printed_kind(label)


def _is_number(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    if not 7 <= digits <= 15 or _DATE_LIKE.match(text):
        return False
    return text.count("(") == text.count(")")
