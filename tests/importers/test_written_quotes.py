"""Paragraphs that somebody makes a quote of."""

from __future__ import annotations

import pytest

from releasedesk.importers.attributions import Said
from releasedesk.importers.written_quotes import WrittenQuote, written_quote
from releasedesk.model import Attribution, Span

AILSA = Said("said", "Ailsa Rennie", "chair of the trust")
SAID = Attribution(verb="said")


@pytest.mark.parametrize(
    ("texts", "quote"),
    [
        (
            ["“We are glad,” said Ailsa Rennie, chair of the trust."],
            WrittenQuote(("We are glad.",), SAID, AILSA),
        ),
        (
            ['"We are glad," said Ailsa Rennie, chair of the trust. "It is late."'],
            WrittenQuote(
                ("We are glad. It is late.",),
                Attribution(verb="said", placement="interrupting", split_at=12),
                AILSA,
            ),
        ),
        (
            ["Ailsa Rennie, chair of the trust, said: “We are glad.”"],
            WrittenQuote(("We are glad.",), Attribution(verb="said", placement="before"), AILSA),
        ),
        (
            ["“We are glad.", "“It is late,” said Ailsa Rennie, chair of the trust."],
            WrittenQuote(("We are glad.", "It is late."), SAID, AILSA),
        ),
        (
            [
                "The quay opens. “It is our best spring,” said Ailsa Rennie, chair of the trust. The gates follow.",
            ],
            WrittenQuote(("It is our best spring.",), SAID, AILSA, "The quay opens.", "The gates follow."),
        ),
        (["“We are glad,” she said."], WrittenQuote(("We are glad,",), SAID)),
        (["“We are glad.”", "“It is late.”"], WrittenQuote(("We are glad.", "It is late."), Attribution())),
        (["The quay opens."], None),
        (["“We are glad,” said Ailsa Rennie.", "The quay opens."], None),
        (["“We are glad,” said Ailsa Rennie.", "“So am I,” said Tomás Oyelaran."], None),
    ],
)
def test_what_a_quote_of_paragraphs_is_made_of(texts, quote):
    assert written_quote(texts) == quote


def test_formats_stay():
    text = ("“We are ", Span(text="glad", strong=True), ",” said Ailsa Rennie.")
    made = written_quote([text])
    assert made is not None
    assert made.paragraphs == (("We are ", Span(text="glad", strong=True), "."),)
