"""Drafts of mails are what every reader of mail reads: one subject, two bodies, lines that transport leaves alone."""

from __future__ import annotations

import email
import email.policy
from email.header import decode_header, make_header

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from releasedesk.formats.eml import draft, encoded_subject

LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=300)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=400)


def made(
    subject: str = "Quay opens", text: str = "The quay opens.\n", html: str = "<p>The quay opens.</p>\n"
) -> bytes:
    return draft(subject=subject, text=text, html=html, language="en-GB")


@given(LINES)
@example(
    "EMBARGOED UNTIL 00:01 GMT (London), Tuesday 2 March 2027: a headline that is plain ASCII but very long"
)
@example("=?utf-8?B?QQ==?= is not what it says")
@example("Sperrfrist: Dienstag, 2. März 2027, 00:01 Uhr MEZ – Ein öffentlicher Kai für alle, die es möchten")
@example("محظور النشر حتى الساعة 00:01، الثلاثاء 2 مارس 2027: صندوق الميناء يفتح أول رصيف عام")
def test_two_readers_read_the_subject_that_was_written(subject: str) -> None:
    wanted = " ".join(subject.split())
    content = made(subject=subject)
    assert str(email.message_from_bytes(content, policy=email.policy.default)["Subject"] or "") == wanted
    old = email.message_from_bytes(content)["Subject"]
    assert str(make_header(decode_header(old.replace("\r\n", "\n").replace("\n ", " ")))) == wanted


@given(LINES)
def test_a_subject_keeps_to_the_length_of_lines(subject: str) -> None:
    for number, line in enumerate(f"Subject: {encoded_subject(subject)}".split("\r\n")):
        assert len(line) <= 76
        assert number == 0 or line.startswith(" =?utf-8?B?")


@given(TEXTS, TEXTS)
def test_both_bodies_come_back(text: str, html: str) -> None:
    content = made(text=text, html=html)
    message = email.message_from_bytes(content, policy=email.policy.default)
    plain, rich = message.iter_parts()
    for part, kind, wanted in ((plain, "text/plain", text), (rich, "text/html", html)):
        assert part.get_content_type() == kind
        body = part.get_payload(decode=True)
        assert isinstance(body, bytes)
        assert body.decode().replace("\r\n", "\n") == wanted


@given(TEXTS)
def test_lines_end_as_mail_has_them_and_are_short_ascii(text: str) -> None:
    content = made(text=text)
    assert content.isascii()
    lines = content.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line or len(line) > 78 for line in lines)


def test_a_draft_opens_for_writing_and_names_nobody() -> None:
    message = email.message_from_bytes(made(), policy=email.policy.default)
    assert message["X-Unsent"] == "1"
    assert message["Content-Language"] == "en-GB"
    assert [message[name] for name in ("From", "To", "Cc", "Bcc", "Date", "Message-ID")] == [None] * 6
    assert message.get_content_type() == "multipart/alternative"
    assert not message.defects


@pytest.mark.parametrize("other", [{"subject": "Quay closes"}, {"text": "x"}, {"html": "x"}])
def test_the_same_words_give_the_same_bytes_and_others_another_boundary(other: dict[str, str]) -> None:
    assert made() == made()
    boundaries = {email.message_from_bytes(content).get_boundary() for content in (made(), made(**other))}
    assert len(boundaries) == 2
