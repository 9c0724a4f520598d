"""Pages come from a worker: the newest wins, unchanged pages stay, and what fails is a finding, not a crash."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from releasedesk.editing.writing import write
from releasedesk.findings import Severity
from releasedesk.model import HouseStyleChoice, Release
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.pages import PageImages
from releasedesk.rendering.style_package import to_package
from releasedesk.rendering.style_settings import settings_from, to_json
from releasedesk.session.jobs import NewestOnly
from releasedesk.session.new import new_release, sample_project
from releasedesk.session.preview import Preview, PreviewPages, PreviewRequest


class Desk:
    """A preview with the answers that it gave."""

    def __init__(self) -> None:
        self.answers: list[PreviewPages] = []
        self.preview = Preview(self.answers.append)

    def ask(
        self, release: Release, revision: int, pages: tuple[int, int] = (0, 0), scale: float = 1.0
    ) -> None:
        language = release.original.language
        self.preview.request(PreviewRequest(release, language, revision, pages[0], pages[1], scale))

    def settled(self) -> list[PreviewPages]:
        assert self.preview.wait_until_idle(60)
        answers, self.answers[:] = list(self.answers), []
        return answers


@pytest.fixture
def desk() -> object:
    desk = Desk()
    yield desk
    desk.preview.close()


def test_the_visible_pages_come_first_and_the_boxes_of_all_follow(desk: Desk) -> None:
    release = sample_project().release

    desk.ask(release, 1)
    first, last = desk.settled()

    assert list(first.images) == [0]
    assert len(first.sizes) > 1
    assert not first.is_complete
    assert last.is_complete
    assert sorted(last.boxes) == list(range(len(first.sizes)))
    places = {box.place for boxes in last.boxes.values() for box in boxes}
    assert "editions/en-GB/headline" in places


def test_a_page_is_drawn_at_the_scale_that_is_asked_for(desk: Desk) -> None:
    desk.ask(sample_project().release, 1, scale=2.0)
    pages = desk.settled()[0]

    width, height = pages.sizes[0]
    image = pages.images[0]
    assert abs(image.width - width * 2) <= 1
    assert abs(image.height - height * 2) <= 1
    assert len(image.data) == image.stride * image.height


def test_pages_that_did_not_change_are_not_delivered_again(desk: Desk) -> None:
    release = sample_project().release
    desk.ask(release, 1, (0, 1))
    desk.settled()
    where = "editions/en-GB/contacts_intro"

    desk.ask(write(release, where, "Call us.").release, 2, (0, 1))

    changed = [number for pages in desk.settled() for number in (*pages.images, *pages.strips)]
    assert changed == [1]


def test_a_page_that_an_edit_left_as_it_was_is_not_drawn_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = PageImages._draw

    def watched(pages: PageImages, page: int, *others: Any) -> None:
        drawn.append(page)
        draw(pages, page, *others)

    monkeypatch.setattr(PageImages, "_draw", watched)
    release = sample_project().release
    where = "editions/en-GB/contacts_intro"
    texts = ("Call us.", "Call us all.", "Call us all at all.")
    desk.ask(write(release, where, texts[0]).release, 1, (0, 1))
    desk.settled()
    drawn.clear()

    desk.ask(write(release, where, texts[1]).release, 2, (0, 1))
    desk.settled()
    assert drawn == [1]

    desk.ask(write(release, where, texts[1]).release, 2, (0, 1), scale=2.0)
    assert sorted(number for pages in desk.settled() for number in pages.images) == [0, 1]
    assert drawn == [1, 0, 1]

    # The page that is written on is drawn at once, and known by its look afterwards.
    edited = write(release, where, texts[2]).release
    desk.preview.request(PreviewRequest(edited, "en-GB", 3, 0, 1, 2.0, edited_page=1))
    desk.settled()
    desk.preview.request(PreviewRequest(edited, "en-GB", 4, 0, 1, 2.0))
    desk.settled()
    assert drawn == [1, 0, 1, 1]


def test_a_key_draws_the_lines_that_it_changes_and_the_page_is_as_if_drawn_whole(desk: Desk) -> None:
    release = sample_project().release
    section = release.original.sections[0]
    where = f"editions/en-GB/sections/{section.id}/blocks/{section.blocks[0].id}/text"

    def written(text: str, revision: int) -> PreviewPages:
        edited = write(release, where, text).release
        desk.preview.request(PreviewRequest(edited, "en-GB", revision, 0, 0, 1.5, edited_page=0))
        return desk.settled()[0]

    written("Leith has a new quay wall. Leith has", 1)
    after = written("Leith has a new quay wall. Leith has a", 2)

    (strip,) = after.strips.values()
    assert after.images == {}
    pages = PageImages(desk.preview._set(after.request))
    whole = pages.render(0, 1.5)
    pages.close()
    assert 0 < strip.height < whole.height / 8
    assert whole.data[strip.top * strip.stride :].startswith(strip.data)


def test_nothing_is_delivered_twice_but_to_another_document(desk: Desk) -> None:
    release = sample_project().release

    def delivered(revision: int, document: int, edited_page: int | None = None) -> list[int]:
        desk.preview.request(
            PreviewRequest(release, "en-GB", revision, 0, 1, 1.0, edited_page, document=document)
        )
        answers = desk.settled()
        return sorted(number for pages in answers for number in (*pages.images, *pages.strips))

    assert delivered(1, 1) == [0, 1]
    assert delivered(2, 1) == []
    assert delivered(3, 1, edited_page=0) == []
    assert delivered(4, 4) == [0, 1]


def test_the_page_that_is_written_on_comes_before_the_others(desk: Desk) -> None:
    release = sample_project().release
    request = PreviewRequest(release, release.original.language, 1, 0, 1, 1.0, edited_page=1)

    desk.preview.request(request)
    first, second, *_ = desk.settled()

    assert list(first.images) == [1]
    assert list(second.images) == [0]
    assert sorted(second.boxes) == [0, 1]
    assert second.is_complete == (len(second.sizes) == 2)


def test_what_is_wrong_is_told_after_the_page_that_is_written_on(desk: Desk) -> None:
    release = new_release()
    where = "editions/en-GB/headline"

    def asked(headline: str, revision: int) -> list[tuple[str, ...]]:
        edited = write(release, where, headline).release
        desk.preview.request(PreviewRequest(edited, "en-GB", revision, 0, 0, 1.0, edited_page=0))
        return [tuple(finding.code for finding in pages.findings) for pages in desk.settled()]

    assert asked("Quay", 1) == [(), ()]
    assert asked("Quay \U00013000", 2) == [(), ("missing-glyph",)]
    assert asked("Quay", 3) == [("missing-glyph",), ()]


def test_where_things_are_on_the_page_that_is_written_on_is_told_even_to_who_writes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewestOnly, "is_outdated", True)
    release = sample_project().release
    request = PreviewRequest(release, release.original.language, 1, 0, 1, 1.0, edited_page=1)

    desk.preview.request(request)
    first, second, *_ = desk.settled()

    assert list(first.images) == list(second.boxes) == [1]
    assert list(second.images) == []


def test_scrolling_sets_nothing_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    release = sample_project().release
    desk.ask(release, 1, (0, 0))
    desk.settled()
    monkeypatch.setattr(Preview, "_set", None)

    desk.ask(release, 1, (1, 1))

    assert list(desk.settled()[0].images) == [1]


def test_only_the_newest_of_many_requests_is_answered(desk: Desk) -> None:
    release = sample_project().release
    begun, go_on = threading.Event(), threading.Event()

    def busy() -> None:
        begun.set()
        go_on.wait(30)

    desk.preview._worker.submit(busy)
    assert begun.wait(30)
    for revision in range(1, 6):
        desk.ask(release, revision)
    go_on.set()

    assert {pages.request.revision for pages in desk.settled()} == {5}


def test_an_unknown_house_style_is_a_finding_and_a_shipped_one_stands_in(desk: Desk) -> None:
    release = new_release()
    release = release.replace(house_style=release.house_style.replace(name="no-such-style"))

    desk.ask(release, 1)
    (pages,) = desk.settled()

    assert not pages.failed
    assert pages.images
    assert [(finding.code, finding.severity) for finding in pages.findings] == [
        ("house-style-broken", Severity.ERROR)
    ]
    assert "no-such-style" in pages.findings[0].message
    assert "shown in “Classic newspaper” meanwhile" in pages.findings[0].message


def test_a_style_that_is_broken_for_one_release_serves_the_next(desk: Desk) -> None:
    style = house_style_for(HouseStyleChoice())
    fussy = b'#if data.headline == none { panic("no headline") }\n#line(data.headline)'
    files = {"style.json": style.files["style.json"], "pages.typ": b'#import "release.typ": *\n' + fussy}
    choice = HouseStyleChoice(name="fussy", package=to_package(files))
    release = new_release().replace(house_style=choice)

    desk.ask(release, 1)
    broken = desk.settled()[-1]
    desk.ask(write(release, "editions/en-GB/headline", "Quay opens").release, 2)
    mended = desk.settled()[-1]

    assert "no headline" in broken.findings[0].message
    assert broken.sizes
    assert mended.findings == ()


def test_what_a_style_asks_for_is_said_with_its_place(desk: Desk) -> None:
    style = house_style_for(HouseStyleChoice())
    settings = settings_from(
        {
            **json.loads(to_json(style.settings)),
            "fields": {"*": {"headline": {"required": True}, "kicker": {"required": True}}},
        },
        "test",
    )
    choice = HouseStyleChoice(name="strict", package=to_package({"style.json": to_json(settings).encode()}))
    release = write(new_release(), "editions/en-GB/headline", "Quay opens").release

    desk.ask(release.replace(house_style=choice), 1)

    assert [(each.code, each.place) for each in desk.settled()[0].findings] == [
        ("missing-field", "editions/en-GB/kicker")
    ]


def test_after_a_failure_the_next_release_is_shown(desk: Desk) -> None:
    release = new_release()
    desk.ask(release.replace(house_style=release.house_style.replace(name="no-such-style")), 1)
    desk.ask(release, 2)

    shown = desk.settled()
    assert any(pages.images for pages in shown)
    assert not shown[-1].failed
    assert shown[-1].findings == ()


def test_a_character_that_no_font_has_is_found_with_its_place(desk: Desk) -> None:
    release = write(new_release(), "editions/en-GB/headline", "Quay \U00012000 opens").release

    desk.ask(release, 1)
    pages = desk.settled()[0]

    assert pages.images
    assert [(finding.code, finding.place) for finding in pages.findings] == [
        ("missing-glyph", "editions/en-GB/headline")
    ]
