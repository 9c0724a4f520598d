"""What the kinds of release print, tables as real cells, and fields that stand for what the release knows."""

from __future__ import annotations

import datetime as dt

import pytest

from releasedesk.exporters.registry import export_release
from releasedesk.findings import Severity
from releasedesk.model import (
    Attribution,
    Dateline,
    EarlierRelease,
    Event,
    Organisation,
    Paragraph,
    Person,
    Quote,
    Release,
    ReleaseLine,
    RichText,
    Section,
    Span,
    Table,
    Variable,
)
from releasedesk.rendering.body import is_number
from releasedesk.rendering.field_rules import field_rules
from releasedesk.rendering.field_tables import FieldTables
from releasedesk.rendering.printed import PrintedList, PrintedParagraph, PrintedTable
from releasedesk.rendering.rule_findings import (
    field_findings,
    rule_findings,
    unprinted_blocks,
    unresolved_fields,
)
from releasedesk.rendering.view import printed_release
from tests.releases import EMBARGO, full_release, release_with, small_release

EARLIER = EarlierRelease(
    reference="HT 27/04", headline="Quay opens to all", date=dt.date(2027, 3, 2), reason="It opens at six."
)
NOW = dt.datetime(2027, 2, 26, 20, 0, tzinfo=dt.UTC)


def first_words(release: Release) -> str:
    block = printed_release(release, release.original).sections[0].blocks[0]
    assert isinstance(block, PrintedParagraph)
    return block.line.text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            "correction",
            "This corrects an earlier release: HT\u00a027/04, “Quay opens to all”, issued 2 March 2027. "
            "Reason: It opens at six.",
        ),
        (
            "withdrawal",
            "This withdraws an earlier release, which must not be used: HT\u00a027/04, “Quay opens to all”, "
            "issued 2 March 2027. Reason: It opens at six.",
        ),
    ],
)
def test_a_correction_names_the_first_release_before_anything_else(kind: str, words: str) -> None:
    release = small_release(dateline=Dateline(place="Leith")).replace(kind=kind, refers_to=EARLIER)

    view = printed_release(release, release.original)

    assert first_words(release) == words
    assert view.kicker is not None
    assert view.kicker.text == kind.title()
    opening = view.sections[1].blocks[0]
    assert isinstance(opening, PrintedParagraph)
    assert opening.lead_in == "LEITH –"


def test_in_american_english_the_comma_stands_within_the_marks() -> None:
    release = small_release(language="en-US").replace(kind="correction", refers_to=EARLIER)

    assert "HT\u00a027/04, “Quay opens to all,” issued March 2, 2027" in first_words(release)


@pytest.mark.parametrize(
    ("language", "headline", "named"),
    [
        ("en-GB", "Quay “opens” to all", "“Quay ‘opens’ to all”, issued"),
        ("en-US", "Quay “opens”", "“Quay ‘opens,’” issued"),
        ("en-US", "Is the quay open?", "“Is the quay open?” issued"),
        ("en-US", "The dogs’", "“The dogs’,” issued"),
        ("de", 'Kai "öffnet"', "„Kai ‚öffnet‘“, vom"),
        ("ja", "港湾トラスト、「緑の岸壁」を開放", "「港湾トラスト、『緑の岸壁』を開放」、"),
        ("zh", "海港信托开放“绿色码头”", "《海港信托开放“绿色码头”》"),
    ],
)
def test_a_quotation_within_the_headline_has_inner_marks(language: str, headline: str, named: str) -> None:
    """It had the marks that stand around the whole headline."""
    release = small_release(language=language).replace(
        kind="correction", refers_to=EARLIER.replace(headline=headline)
    )

    assert named in first_words(release)


def test_in_american_english_the_full_stop_stands_within_the_marks() -> None:
    release = small_release(language="en-US").replace(
        kind="correction", refers_to=EarlierRelease(headline="Quay opens to all")
    )

    assert first_words(release) == "This corrects an earlier release: “Quay opens to all.”"


@pytest.mark.parametrize(
    ("language", "reason", "end"),
    [
        ("en-GB", "It opens at six", " Reason: It opens at six."),
        ("en-GB", "Does it open at six?", " Reason: Does it open at six?"),
        ("zh", "六点开放", "。原因：六点开放。"),
        ("ja", "開場は六時です。", "。理由：開場は六時です。"),
        ("ko", "여섯 시에 엽니다", ". 사유: 여섯 시에 엽니다."),
    ],
)
def test_the_reason_of_a_correction_is_a_sentence(language: str, reason: str, end: str) -> None:
    release = small_release(language=language).replace(
        kind="correction", refers_to=EARLIER.replace(reason=reason)
    )

    assert first_words(release).endswith(end)


def test_the_address_of_the_first_release_is_a_link() -> None:
    address = "https://harbourtrust.example/27-04"
    release = small_release().replace(kind="correction", refers_to=EARLIER.replace(url=address))

    block = printed_release(release, release.original).sections[0].blocks[0]

    assert isinstance(block, PrintedParagraph)
    assert [run.text for run in block.line.words if run.format.link == address] == [address]
    assert block.line.text.count(address) == 1


def test_without_a_body_the_dateline_opens_what_is_said_first() -> None:
    release = small_release(dateline=Dateline(place="Leith"), sections=())
    release = release.replace(kind="withdrawal", refers_to=EARLIER)

    (section,) = printed_release(release, release.original).sections

    (block,) = section.blocks
    assert isinstance(block, PrintedParagraph)
    assert block.lead_in == "LEITH –"
    assert block.line.text.startswith("This withdraws an earlier release")


def test_a_press_release_says_nothing_of_an_earlier_one() -> None:
    release = small_release().replace(refers_to=EARLIER)

    assert first_words(release) == "The quay opens on Monday."
    assert printed_release(release, release.original).kicker is None


def test_a_kicker_of_ones_own_stands_for_the_kind() -> None:
    release = small_release(kicker="For picture desks").replace(kind="media_advisory")

    view = printed_release(release, release.original)

    assert view.kicker is not None
    assert view.kicker.text == "For picture desks"


@pytest.mark.parametrize(
    ("own", "language", "printed"),
    [
        ("Press release", "en-GB", "Correction"),
        ("PRESS RELEASE", "en-US", "Correction"),
        ("Pressemitteilung", "de", "Korrektur"),
        ("For picture desks", "en-GB", "Correction | For picture desks"),
        ("CORRECTION NO. 2", "en-GB", "CORRECTION NO. 2"),
        ("", "de", "Korrektur"),
        ("ニュース", "ja", "訂正｜ニュース"),
    ],
)
def test_no_kicker_of_ones_own_hides_a_correction(own: str, language: str, printed: str) -> None:
    """The sample has one: its correction said “Press release” in red."""
    release = small_release(kicker=own, language=language).replace(kind="correction")

    kicker = printed_release(release, release.original).kicker

    assert kicker is not None
    assert kicker.text == printed


@pytest.mark.parametrize(
    ("kind", "slug"),
    [("withdrawal", "Withdrawal | Quay opens to all"), ("statement", "Quay opens to all")],
)
def test_later_pages_of_a_correction_say_what_it_is(kind: str, slug: str) -> None:
    release = small_release().replace(kind=kind)

    assert printed_release(release, release.original).slug == slug


@pytest.mark.parametrize(
    ("kind", "line", "subject"),
    [
        ("correction", ReleaseLine(), "Correction | Quay opens to all"),
        ("withdrawal", ReleaseLine(), "Withdrawal | Quay opens to all"),
        ("statement", ReleaseLine(), "Quay opens to all"),
        (
            "correction",
            EMBARGO,
            "Embargoed until 00:01 London time (GMT), Tuesday 2 March 2027 | Correction | Quay opens to all",
        ),
    ],
)
def test_a_mail_with_a_correction_says_so_in_its_subject(kind: str, line: ReleaseLine, subject: str) -> None:
    """Its headline is often that of the release it corrects, and so the subject was."""
    release = small_release(release_line=line).replace(kind=kind)

    assert printed_release(release, release.original).subject == subject


def test_a_subject_has_one_moment_and_room_for_the_headline() -> None:
    """Four further zones had filled the lists of mails three times over."""
    line = EMBARGO.replace(
        further_zones=("America/New_York", "Asia/Tokyo", "Australia/Sydney", "Asia/Kolkata")
    )

    view = printed_release(release := small_release(release_line=line), release.original)

    assert "New York" in view.release_line.text or "Eastern" in view.release_line.text
    assert view.subject == (
        "Embargoed until 00:01 London time (GMT), Tuesday 2 March 2027 | Quay opens to all"
    )


def test_an_advisory_prints_its_answers_as_a_list_with_labels() -> None:
    event = Event(what="Opening of the quay", when="1 April, 10:00 London time", why=" ")
    release = small_release(event=event).replace(kind="media_advisory")

    block = printed_release(release, release.original).sections[0].blocks[0]

    assert isinstance(block, PrintedList)
    assert [line.text for line in block.items] == [
        "What: Opening of the quay",
        "When: 1 April, 10:00 London time",
    ]
    assert block.items[0].words[0].format.strong
    assert block.items[0].place == "editions/en-GB/event/what"


def test_no_space_follows_a_wide_colon() -> None:
    release = small_release(language="ja", event=Event(where="リース")).replace(kind="media_advisory")

    block = printed_release(release, release.original).sections[0].blocks[0]

    assert isinstance(block, PrintedList)
    assert [line.text for line in block.items] == ["場所：リース"]


def test_legal_text_stands_below_everything_else() -> None:
    edition = full_release().original.replace(legal=("No promise.",))
    release = full_release().replace(editions=(edition,))

    (line,) = printed_release(release, edition).legal

    assert (line.text, line.place) == ("No promise.", "editions/en-GB/legal/0")
    (file,) = export_release(release, ["text"], name="quay").files
    assert file.data.decode().rstrip().endswith("No promise.")


class TestTables:
    TABLE = Table(
        id="t",
        caption=" Visitors ",
        rows=(("Month", "", "People"), ("April", "", "1,200"), ("", "", ""), ("May", "", "−3.5 %")),
    )

    def test_blank_rows_and_columns_are_left_out_and_figures_are_known(self) -> None:
        release = release_with(self.TABLE)

        (block,) = printed_release(release, release.original).sections[0].blocks

        assert isinstance(block, PrintedTable)
        assert (block.caption, block.header) == ("Visitors", ("Month", "People"))
        assert block.rows == (("April", "1,200"), ("May", "−3.5 %"))
        assert block.figures == (False, True)

    def test_an_empty_table_is_not_printed(self) -> None:
        release = release_with(Table(id="t"))

        assert printed_release(release, release.original).sections == ()

    @pytest.mark.parametrize(
        "cell", ["1", "1,234.5", "−12 %", "€3.2m", "(4)", "–", "n/a", "1 234,50 €", "+7", "۱۲۰۰", "٣٫٤٪"]
    )
    def test_figures(self, cell: str) -> None:
        assert is_number(cell)

    @pytest.mark.parametrize("cell", ["April", "3 metres of wall", "Q1", "2027/28 season", ""])
    def test_words(self, cell: str) -> None:
        assert not is_number(cell)


class TestFields:
    @staticmethod
    def with_field(field: str, **more: object) -> Release:
        text: RichText = ("Since then, ", Span(text="old words", field=field, strong=True), " came.")
        release = release_with(Paragraph(id="p", text=text), reference="HT 27/05")
        return release.replace(
            organisation=Organisation(name="Harbour Trust"),
            variables=(Variable(name="visitors", value="1,200 people"),),
            **more,
        )

    @pytest.mark.parametrize(
        ("field", "words"),
        [
            ("value.visitors", "Since then, 1,200 people came."),
            ("organisation.name", "Since then, Harbour Trust came."),
            ("release.reference", "Since then, HT 27/05 came."),
        ],
    )
    def test_what_it_stands_for_is_printed(self, field: str, words: str) -> None:
        release = self.with_field(field)

        assert first_words(release) == words
        assert unresolved_fields(release, release.original) == ()

    @pytest.mark.parametrize("field", ["value.nobody", "release.embargo", "from.the.future"])
    def test_one_that_stands_for_nothing_keeps_its_words_and_is_an_error_at_its_place(
        self, field: str
    ) -> None:
        release = self.with_field(field)

        (finding,) = unresolved_fields(release, release.original)

        assert first_words(release) == "Since then, old words came."
        assert (finding.code, finding.severity) == ("unresolved-field", Severity.ERROR)
        assert finding.place == "editions/en-GB/sections/s1/blocks/p/text"
        assert field in finding.message

    def test_a_field_in_a_quote_gets_the_marks_of_the_quote(self) -> None:
        quote = Quote(id="q", paragraphs=((Span(text="x", field="value.visitors"), "."),))
        release = release_with(quote).replace(variables=(Variable(name="visitors", value="all"),))

        (block,) = printed_release(release, release.original).sections[0].blocks

        assert [line.text for line in block.paragraphs] == ["“all.”"]  # type: ignore[union-attr]


class TestFindings:
    def test_an_embargo_in_the_past_is_a_warning(self) -> None:
        release = small_release(release_line=EMBARGO)

        late = rule_findings(release, release.original, now=NOW + dt.timedelta(days=9))
        early = rule_findings(release, release.original, now=NOW)

        assert [(each.code, each.severity) for each in late if "embargo" in each.code] == [
            ("embargo-in-the-past", Severity.WARNING)
        ]
        assert not [each for each in early if "embargo" in each.code]

    def test_languages_that_may_be_used_at_different_moments_are_a_warning(self) -> None:
        release = small_release(release_line=EMBARGO)
        original = release.original
        later = ReleaseLine(
            kind="embargo",
            until=dt.datetime(2027, 3, 2, 0, 1, tzinfo=dt.timezone(dt.timedelta(hours=1))),
            time_zone="Europe/Paris",
        )
        same = ReleaseLine(
            kind="embargo",
            until=dt.datetime(2027, 3, 2, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=1))),
            time_zone="Europe/Paris",
        )
        lines = {"fr": later, "de": same, "es": ReleaseLine(), "it": ReleaseLine(kind="hold")}
        others = (original.replace(language=each, release_line=line) for each, line in lines.items())
        release = release.replace(editions=(original, *others))

        found = rule_findings(release, original, now=NOW)

        assert [each.message for each in found if each.code == "release-lines-differ"] == [
            "This edition is under embargo until 00:01 London time (GMT), Tuesday 2 March 2027, the one in "
            f"{language} {may_be_used}: check that both are meant."
            for language, may_be_used in (
                ("fr", "under embargo until 00:01 Paris time (CET), Tuesday 2 March 2027"),
                ("es", "for immediate release"),
                ("it", "on hold"),
            )
        ]

    def test_languages_of_different_days_are_a_warning(self) -> None:
        """The next day may be that of a city further east."""
        dates = {"fr": dt.date(2027, 3, 3), "de": dt.date(2027, 4, 1), "es": None}
        original = small_release(dateline=Dateline(place="Leith", date=dt.date(2027, 3, 2))).original
        others = (
            original.replace(language=each, dateline=Dateline(place="Leith", date=date))
            for each, date in dates.items()
        )
        release = small_release().replace(editions=(original, *others))

        found = rule_findings(release, original, now=NOW)

        assert [(each.place, each.message) for each in found if each.code == "dateline-dates-differ"] == [
            (
                "editions/en-GB/dateline",
                "This edition is dated 2 March 2027, the one in de 1 April 2027: check that both are meant.",
            )
        ]

    def test_what_only_a_later_version_can_print_is_an_error(self) -> None:
        """Its words were missing from every document without a word."""
        poll = {"id": "u", "kind": "poll", "votes": 3}
        release = release_with(Paragraph(id="p", text="Words."), poll)

        (found,) = unprinted_blocks(release.original)

        assert (found.code, found.severity) == ("block-not-printed", Severity.ERROR)
        assert found.place == "editions/en-GB/sections/s1/blocks/u"
        assert found in export_release(release, ["text"], name="r").findings

    def test_a_quote_that_does_not_say_who_said_it_is_a_warning(self) -> None:
        """A speaker with a title alone was left out without a word."""
        quotes = (
            Quote(id="named", speaker="ada", paragraphs=("We open.",)),
            Quote(id="titled", speaker="office", paragraphs=("We say nothing.",)),
            Quote(id="nobody", paragraphs=("It is open.",)),
            Quote(id="alone", paragraphs=("Open.",), attribution=Attribution(placement="none")),
            Quote(id="wordless", speaker="office", paragraphs=(" ",)),
        )
        people = (Person(id="ada", name="Ada Quay"), Person(id="office", title="spokesperson"))
        edition = release_with().original.replace(sections=(Section(id="s1", blocks=quotes),))
        release = release_with().replace(people=people, editions=(edition,))

        found = [
            each
            for each in rule_findings(release, release.original, now=NOW)
            if each.code == "speaker-unnamed"
        ]

        assert [each.place.rpartition("/")[2] for each in found] == ["titled", "nobody"]
        assert all(each.severity is Severity.WARNING for each in found)
        assert "“We say nothing.”" in found[0].message

    def test_a_house_says_what_is_missing_and_what_is_too_long(self) -> None:
        house: FieldTables = {
            "*": {"headline": {"most": 10}},
            "press_release": {"kicker": {"called": "kicker", "required": True}},
        }
        release = small_release(contacts=())

        found = {
            (each.code, each.place)
            for each in field_findings(release, release.original, field_rules("press_release", house))
        }

        assert found == {
            ("field-too-long", "editions/en-GB/headline"),
            ("missing-field", "editions/en-GB/kicker"),
            ("missing-field", "editions/en-GB/contacts"),
            ("missing-field", "editions/en-GB/dateline"),
        }

    def test_a_complete_release_has_nothing_to_say(self) -> None:
        release = full_release()
        alone = release.replace(editions=(release.original,))

        assert rule_findings(alone, alone.original, now=NOW) == ()

    def test_kinds_ask_for_their_own_fields(self) -> None:
        assert field_rules("media_advisory")["event/when"].required
        assert not field_rules("media_advisory")["sections"].required
        assert field_rules("correction")["refers_to/reason"].required
        assert "event/when" not in field_rules("press_release")
