"""House styles: what a release chooses is read, and what is broken is named with its file and place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from releasedesk import resources
from releasedesk.errors import HouseStyleError, ResourceMissing
from releasedesk.model import HouseStyleChoice
from releasedesk.rendering.house_style import house_style_for, house_style_names


@pytest.fixture
def styles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of house styles that a test may break."""
    folder = tmp_path / "house_styles"
    shutil.copytree(resources.path("house_styles"), folder)

    real = resources.path

    def path(*parts: str) -> Path:
        if parts[0] != "house_styles":
            return real(*parts)
        found = tmp_path.joinpath(*parts)
        if not found.exists():
            raise ResourceMissing(str(found))
        return found

    monkeypatch.setattr(resources, "path", path)
    return folder


def _rewrite(path: Path, **changes: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")


def test_the_paper_of_the_release_goes_before_that_of_the_style() -> None:
    assert house_style_for(HouseStyleChoice()).paper == "a4"
    assert house_style_for(HouseStyleChoice(paper="letter")).paper == "letter"


def test_lengths_are_read_in_points() -> None:
    style = house_style_for(HouseStyleChoice())
    assert style.sizes["measure"] == pytest.approx(144 * 72 / 25.4)
    assert style.type_sizes["text"] == (10, 14)


@pytest.mark.parametrize("name", ["no-such", "", "../classic", "Classic", "classic/.", "base"])
def test_an_unknown_style_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(HouseStyleError, match="choose one of these: authority, campaign, classic, modern"):
        house_style_for(HouseStyleChoice(name=name))


def test_all_installed_styles_can_be_read() -> None:
    names = house_style_names()
    assert "classic" in names
    assert [house_style_for(HouseStyleChoice(name=name)).name for name in names] == list(names)


def test_settings_that_are_not_json_are_named_with_their_line(styles: Path) -> None:
    (styles / "classic" / "style.json").write_text('{\n "label": "Classic",\n oops\n}', encoding="utf-8")
    with pytest.raises(HouseStyleError, match=r"style\.json is broken in line 3"):
        house_style_for(HouseStyleChoice())


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"label": 3}, "“label” must be a text"),
        ({"paper": "a5"}, "“paper” must be a4 or letter"),
        ({"colours": {"ink": "black"}}, "“colours”, “ink” must be a colour such as #1d4a6b"),
        ({"sizes": {"measure": "14em"}}, "“sizes”, “measure” must be a length such as 10.5pt or 26mm"),
        ({"sizes": []}, "“sizes” must be an object"),
        ({"type": {"text": "10pt"}}, "“type”, “text” must be a list of two lengths"),
        ({"type": {"text": ["10pt", 14]}}, "“type”, “text” must be a length"),
        ({"type": {"text": ["10pt", "9pt"]}}, "“type”, “text” must be a size from 4pt to 96pt"),
        ({"fonts": {"text": "Inter"}}, "“fonts”, “text” must be a list of font families"),
        ({"scale": {"ar": "big"}}, "“scale”, “ar” must be a number from 0.5 to 2"),
        ({"colours": {"ink": "#000000"}}, "“colours”, “quiet” is missing"),
        ({"color": "red"}, "“color” is not a setting that this version knows"),
        ({"contacts": "middle"}, "“contacts” must be first or last"),
        ({"name_beside_logo": "maybe"}, "“name_beside_logo” must be true or false"),
        ({"fields": {"*": {"moon": {}}}}, "“fields” holds “moon”, which no field is called"),
        ({"fields": {"poem": {}}}, "“fields” holds “poem”, which no kind of release is called"),
        ({"fields": {"*": {"headline": {"most": "80"}}}}, "“most” must be a number from 0 to 10000"),
        ({"label": ""}, "“label” must not be empty"),
    ],
)
def test_a_wrong_setting_is_named(styles: Path, changes: dict[str, object], sentence: str) -> None:
    _rewrite(styles / "classic" / "style.json", **changes)
    with pytest.raises(HouseStyleError) as caught:
        house_style_for(HouseStyleChoice())
    assert sentence in str(caught.value)
    assert str(styles / "classic" / "style.json") in str(caught.value)


def test_a_changed_style_is_read_again(styles: Path) -> None:
    settings = styles / "classic" / "style.json"
    assert house_style_for(HouseStyleChoice()).label == "Classic newspaper"
    _rewrite(settings, label="Ours")
    assert house_style_for(HouseStyleChoice()).label == "Ours"


def test_a_missing_template_is_named(styles: Path) -> None:
    (styles / "classic" / "pages.typ").unlink()
    style = house_style_for(HouseStyleChoice())
    with pytest.raises(HouseStyleError, match=r"“Classic newspaper” lacks a readable .*pages\.typ"):
        style.template("pages.typ")
