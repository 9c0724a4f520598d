"""Figures as they are printed: cropped in their bytes, credit and rights in one line, decorative ones passed over."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from PIL import Image

from releasedesk.exporters.registry import export_release
from releasedesk.model import Asset, Edition, Figure, Paragraph, Release, Section, asset_from_bytes
from releasedesk.rendering.cropping import ShownPictures, shown_asset
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.figures import printed_figure
from releasedesk.rendering.phrases import phrases_for
from tests.pdf_reading import picture_boxes, text_boxes


def picture() -> Asset:
    image = Image.new("RGB", (100, 50), "white")
    image.paste("red", (50, 0, 100, 50))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return asset_from_bytes(stream.getvalue(), "image/png", 100, 50)


def release(figure: Figure, asset: Asset) -> Release:
    edition = Edition(language="en", headline="H", sections=(Section(id="s", blocks=(figure,)),))
    return Release(id="r", editions=(edition,), assets=(asset,))


def credit(**fields: Any) -> str:
    return printed_figure(Figure(id="f", **fields), "f", "", phrases_for("en")).credit


def test_credit_and_rights_share_a_line():
    assert credit(credit="Ida Moss", rights="Free to use") == "Picture: Ida Moss. Free to use"
    assert credit(credit="Ida Moss Inc.", rights="Free") == "Picture: Ida Moss Inc. Free"
    assert credit(credit="Ida Moss (Trust)", rights="Free") == "Picture: Ida Moss (Trust). Free"
    assert credit(rights="Free to use") == "Free to use"
    assert credit() == ""


@pytest.mark.parametrize(
    ("language", "caption", "printed"),
    [
        ("en", "The quay (left)", "The quay (left)."),
        ("en", "The quay.", "The quay."),
        ("en", "“Why not?”", "“Why not?”"),
        ("en", "", ""),
        ("zh", "码头", "码头。"),
        ("ur", "گھاٹ", "گھاٹ۔"),
    ],
)
def test_a_caption_ends_as_a_sentence_where_a_credit_follows(language: str, caption: str, printed: str):
    figure = Figure(id="f", credit="Ida Moss")

    with_credit = printed_figure(figure, "f", caption, phrases_for(language)).caption
    alone = printed_figure(figure.replace(credit=""), "f", caption, phrases_for(language)).caption

    assert "".join(run.text for run in with_credit) == printed
    assert "".join(run.text for run in alone) == caption


def test_the_cropped_picture_is_another_one_with_its_own_size():
    asset = picture()
    figure = Figure(id="f", asset=asset.id, crop=(0.5, 0, 1, 0.5))
    shown = ShownPictures((asset,))[shown_asset(figure)]
    assert (shown.width, shown.height) == (50, 25)
    assert shown.id != asset.id
    assert Image.open(io.BytesIO(shown.content())).getcolors() == [(1250, (255, 0, 0))]
    assert shown_asset(figure.replace(crop=None)) == asset.id


def test_a_damaged_picture_is_handed_on_as_it_is():
    asset = asset_from_bytes(b"no picture", "image/png", 4, 4)
    figure = Figure(id="f", asset=asset.id, crop=(0, 0, 0.5, 0.5))
    assert ShownPictures((asset,))[shown_asset(figure)] is asset
    result = export_release(release(figure, asset), ["html"], name="x")
    assert result.findings[0].code == "picture-damaged"


def test_what_is_cut_away_is_in_no_document():
    asset = picture()
    result = export_release(
        release(Figure(id="f", asset=asset.id, alt="x", crop=(0.5, 0, 1, 1)), asset),
        ["html", "docx"],
        name="x",
    )
    html = result.files[0].data.decode()
    assert asset.data not in html
    assert 'width="50" height="50"' in html
    assert asset.content() not in result.files[1].data


def test_a_decorative_picture_is_passed_over_by_those_who_cannot_see_it():
    asset = picture()
    figure = Figure(id="f", asset=asset.id, alt="not to be read", caption="Below", decorative=True)
    result = export_release(release(figure, asset), ["html", "pdf"], name="x")
    assert not result.findings
    assert re.search(r'<img [^>]*alt=""', result.files[0].data.decode())
    assert b"not to be read" not in result.files[1].data
    assert b"/Figure" not in result.files[1].data


@pytest.mark.parametrize("decorative", [False, True])
def test_a_decorative_picture_is_as_far_from_the_text_as_any(decorative: bool):
    asset = picture()
    figure = Figure(id="f", asset=asset.id, alt="A crane", decorative=decorative)
    below = Paragraph(id="p", text="Below.")
    edition = Edition(language="en-GB", sections=(Section(id="s", blocks=(figure, below)),))
    pdf = (
        export_release(Release(id="r", editions=(edition,), assets=(asset,)), ["pdf"], name="x").files[0].data
    )

    (box,) = picture_boxes(pdf)
    top_of_text = next(top for _, sign, (_, _, _, top) in text_boxes(pdf) if sign == "B")
    assert 14 < box[1] - top_of_text < 24


def test_an_environment_knows_the_pictures_of_its_release():
    asset = picture()
    environment = Environment.for_release(release(Figure(id="f", asset=asset.id), asset))
    assert list(environment.assets) == [asset.id]
    assert len(environment.assets) == 1
    assert "unknown" not in environment.assets
