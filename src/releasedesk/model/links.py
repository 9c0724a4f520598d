"""Which addresses may stand behind a link: the one rule for what is typed, read, shown and sent."""

from __future__ import annotations

import re

from releasedesk import limits

# What a reader may follow and nothing more: no `javascript:` or `data:` that runs, no `file:` or `ftp:` that opens what
# lies on a disk. A web address names its server in full: `http:page` and `https:///page` mean something else to each
# reader, a backslash is a slash to some, and what stands before an “@” is taken for the server by people alone.
_WEB = re.compile(r"https?://[^/\\?#@:\s]+(:[0-9]{1,5})?([/?#].*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^?]+(\?.*)?", re.IGNORECASE)
_PHONE = re.compile(r"tel:\+?[0-9A-Za-z().;=*#_,~-]+", re.IGNORECASE)
# A line break in a mail address would start a header line of its own (RFC 5322, section 2.2), escaped or not.
_LINE_BREAK = re.compile(r"%0[ad]", re.IGNORECASE)


def is_safe_link(address: str) -> bool:
    """Tell whether an address is one that a reader may follow: a web page, a mail address or a telephone number.

    What cannot be seen (controls, direction marks, white space) is in none.
    """
    if len(address) > limits.ADDRESS_CHARACTERS or not address.isprintable() or " " in address:
        return False
    if _MAIL.fullmatch(address):
        return not _LINE_BREAK.search(address)
    return bool(_WEB.fullmatch(address) or _PHONE.fullmatch(address))
