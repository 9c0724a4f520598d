"""Chromium shows the HTML of a mail as programs for mail do: on a telephone, word by word."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from pathlib import Path

import pytest

from releasedesk.model import Contact, Paragraph, Release, Table
from releasedesk.rendering.view import printed_release
from tests.interop.readers import Chromium
from tests.interop.releases import RELEASES, exported
from tests.printed_words import texts_below, top_texts, words_of
from tests.releases import release_with


def mail_of(release: Release, folder: Path) -> Path:
    """The HTML of a mail, as a page."""
    message = email.message_from_bytes(
        exported(release, "email", folder).read_bytes(), policy=email.policy.default
    )
    body = message.get_body(("html",))
    assert body is not None
    page = folder / "mail.html"
    page.write_text(body.get_content(), encoding="utf-8")
    return page


@pytest.mark.parametrize("make", RELEASES)
def test_every_word_is_read_once_and_in_order(
    chromium: Chromium, tmp_path: Path, make: Callable[[], Release]
):
    release = make()
    view = printed_release(release, release.original)

    read = chromium.text(mail_of(release, tmp_path)).split()

    assert read == words_of((*top_texts(view), *texts_below(view)))


@pytest.mark.parametrize("width", [320, 390])
def test_no_long_address_makes_a_mail_wider_than_a_telephone(chromium: Chromium, tmp_path: Path, width: int):
    address = "https://data.harbourtrust.example/" + "tides-and-berths-" * 8
    contact = Contact(id="c", name="Morven", emails=(f"{'press.office.' * 5}@harbourtrust.example",))
    release = release_with(Paragraph(id="p", text=address), reference="HT/" * 20, contacts=(contact,))

    assert chromium.overflow(mail_of(release, tmp_path), width) == 0


def test_words_of_a_table_stay_whole_on_a_telephone(chromium: Chromium, tmp_path: Path):
    """The table is moved sideways there."""
    rows = tuple(tuple(f"{word}{at}" for at in range(4)) for word in ("Harbourmasters", "Volunteers"))
    page = mail_of(release_with(Table(id="t", rows=rows)), tmp_path)
    heights = "[...document.querySelectorAll('th')].map(cell => cell.clientHeight)"

    assert len(set(chromium.evaluate(page, heights, 500))) == 1
    assert max(chromium.evaluate(page, heights, 500)) < 2 * 19
