"""House styles of the user's own: kept in a folder, handed on as one file, carried by the projects that use them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasedesk.errors import FileProblem, HouseStyleError
from releasedesk.model import HouseStyleChoice, Release, StyleFile
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.reading import parse_project
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.style_package import (
    LARGEST_FILE,
    from_archive,
    from_package,
    to_archive,
    to_package,
)
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from releasedesk.session.style_draft import StyleDraft
from releasedesk.session.style_library import (
    StyleLibrary,
    files_handed_on,
    label_in,
    with_label,
)
from tests.exporters.docx_reading import letterhead
from tests.pdf_reading import words
from tests.releases import full_release, small_release

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>'


@pytest.fixture
def library(tmp_path: Path) -> StyleLibrary:
    return StyleLibrary(tmp_path / "styles")


@pytest.fixture
def own(library: StyleLibrary) -> StyleDraft:
    return StyleDraft(library, StyleDraft(library, "campaign").duplicated("Hafen & Kai"))


def settings_of(name: str = "classic", **changes: object) -> bytes:
    stored = json.loads(house_style_for(HouseStyleChoice(name=name)).files["style.json"])
    return json.dumps(stored | changes).encode()


def archive(files: dict[str, bytes]) -> bytes:
    """A ZIP archive with files by their names."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return content.getvalue()


def test_the_shipped_styles_come_first_and_the_usual_one_before_them(
    library: StyleLibrary, own: StyleDraft
) -> None:
    listed = library.listed()
    assert [style.name for style in listed] == ["classic", "authority", "campaign", "modern", "hafen-kai"]
    assert [style.is_shipped for style in listed] == [True] * 4 + [False]


def test_a_duplicate_looks_like_what_it_was_made_from(own: StyleDraft) -> None:
    release = full_release()
    setter = PageSetter()
    pdfs = []
    for choice in (HouseStyleChoice(name="campaign"), own.choice(HouseStyleChoice())):
        style = house_style_for(choice)
        view = printed_release(release, release.original)
        pdfs.append(setter.final(view, style, Environment.for_release(release)))
    setter.close()
    assert pdfs[0] == pdfs[1]
    assert own.label == "Hafen & Kai"
    assert own.settings["based_on"] == "campaign"


def test_two_styles_of_one_label_have_two_names(library: StyleLibrary) -> None:
    classic = StyleDraft(library, "classic")
    assert [classic.duplicated("Ours"), classic.duplicated("Ours"), classic.duplicated("Classic")] == [
        "ours", "ours-2", "classic-2",
    ]  # fmt: skip
    assert classic.duplicated("紙面") == "style"


def test_a_setting_that_cannot_be_is_said_and_changes_nothing(own: StyleDraft) -> None:
    before = own.files
    assert own.set(("colours", "ink"), "black") == "“colours”, “ink” must be a colour such as #1d4a6b."
    assert "“measure” must be from 70mm to 190mm" in own.set(("sizes", "measure"), "20mm")
    assert "has a gap that nothing fills; it may have page, pages" in own.set(
        ("phrases", "en", "page"), "Page {n}"
    )
    assert own.files == before
    assert not own.is_modified
    assert own.set(("colours", "ink"), "#112233") == ""
    assert own.is_modified


def test_a_style_is_saved_and_read_again(library: StyleLibrary, own: StyleDraft) -> None:
    assert own.set(("phrases", "*", "footer"), "Registered charity") == ""
    assert own.set_file("logo.svg", LOGO) == ""
    own.save()
    again = StyleDraft(library, own.name)
    assert again.value(("phrases", "*", "footer")) == "Registered charity"
    assert again.files["logo.svg"] == LOGO
    assert again.set_file("logo.svg", None) == ""
    again.save()
    assert "logo.svg" not in StyleDraft(library, own.name).files


def test_one_logo_takes_the_place_of_another(own: StyleDraft) -> None:
    from tests.releases import picture

    own.set_file("logo.svg", LOGO)
    own.set_file("logo.png", picture().content())
    assert [name for name in own.files if name.startswith("logo")] == ["logo.png"]
    assert "no picture that can be read" in own.set_file("logo.png", b"nothing")


def test_the_project_carries_the_style_to_a_desk_where_it_is_not_installed(
    library: StyleLibrary, own: StyleDraft
) -> None:
    own.set(("phrases", "en", "end_mark"), "* * *")
    own.set(("phrases", "*", "footer"), "Registered charity")
    own.save()
    release = small_release().replace(house_style=library.choice(own.name))
    content = to_bytes(Project(release))
    library.remove(own.name)

    there = parse_project(content, Path("there.releasedesk")).release
    assert there.house_style == release.house_style
    assert to_bytes(Project(there)) == content
    style = house_style_for(there.house_style)
    view = printed_release(there, there.original)
    setter = PageSetter()
    printed = words(setter.final(view, style, Environment.for_release(there)))
    setter.close()
    assert "* * *" in printed
    assert "Registered charity" in printed


def test_a_shipped_style_is_not_carried_and_the_paper_of_the_release_stays(library: StyleLibrary) -> None:
    assert library.choice("modern", HouseStyleChoice(paper="letter")) == HouseStyleChoice(
        name="modern", paper="letter"
    )
    assert "package" not in to_bytes(Project(small_release())).decode()


def taken_in(library: StyleLibrary, path: Path) -> str:
    files = files_handed_on(path)
    return library.add(label_in(files), files)


def test_handed_on_and_taken_in_it_is_the_same(
    library: StyleLibrary, own: StyleDraft, tmp_path: Path
) -> None:
    own.set_file("logo.svg", LOGO)
    own.set_file("letterhead.docx", letterhead())
    own.save()
    file = tmp_path / "ours.releasestyle"
    library.export_file(own.name, file)
    first = file.read_bytes()
    library.export_file(own.name, file)
    assert file.read_bytes() == first

    name = taken_in(library, file)
    assert name == "hafen-kai-2"
    assert library.files(name) == library.files(own.name)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"evil.py": b""}, "holds “evil.py”, which no house style has"),
        ({"../style.json": settings_of()}, "leads out of it"),
        ({"/style.json": settings_of(), "a/b/style.json": b""}, "leads out of it"),
        ({"pages.typ": b"x"}, "it has no style.json"),
        ({"style.json": b"{"}, "style.json is broken in line 1"),
        ({"style.json": settings_of(based_on="moon")}, "is based on “moon”, which does not ship"),
        ({"style.json": settings_of(), "pages.typ": b"\xff\xfe"}, "pages.typ is not UTF-8 text"),
        ({"style.json": settings_of(), "logo.png": b"no picture"}, "logo.png cannot be used"),
        ({"style.json": settings_of(), "pages.typ": b" " * (LARGEST_FILE + 1)}, "packed too tightly"),
        ({"style.json": settings_of(), "letterhead.docx": b"{\\rtf1}"}, "not a Word document"),
    ],
)
def test_what_is_no_house_style_is_refused_in_one_sentence(
    library: StyleLibrary, tmp_path: Path, files: dict[str, bytes], told: str
) -> None:
    path = tmp_path / "ours.releasestyle"
    path.write_bytes(archive(files))
    with pytest.raises(HouseStyleError) as caught:
        taken_in(library, path)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert list((tmp_path / "styles").glob("*")) == []


def test_a_style_is_known_by_its_files_and_by_its_label(library: StyleLibrary, own: StyleDraft) -> None:
    files = library.files(own.name)
    assert (library.same_as(files), library.named("Hafen & Kai")) == (own.name, own.name)
    other = with_label(files, library.free_label("Hafen & Kai"))
    assert (library.same_as(other), label_in(other)) == ("", "Hafen & Kai (2)")
    library.add("", other)
    assert library.free_label("Hafen & Kai") == library.free_label("Hafen & Kai (2)") == "Hafen & Kai (3)"
    assert library.free_label("x" * 80) == "x" * 80
    library.add("", with_label(files, "x" * 80))
    assert library.free_label("x" * 80) == "x" * 75 + " (2)"


def test_copies_of_copies_are_counted(library: StyleLibrary) -> None:
    labels, name = [], "classic"
    for _ in range(3):
        draft = StyleDraft(library, name)
        labels.append(draft.copy_label())
        name = draft.duplicated(labels[-1])
    assert labels == [
        "Classic newspaper, copy", "Classic newspaper, copy (2)", "Classic newspaper, copy (3)",
    ]  # fmt: skip


def test_a_label_of_somebody_else_is_one_line(library: StyleLibrary) -> None:
    name = library.add("x", {"style.json": settings_of(label="Ours\nor theirs")})
    assert StyleDraft(library, name).label == "Ours or theirs"


def test_folders_and_litter_of_packing_programs_do_not_matter(library: StyleLibrary, tmp_path: Path) -> None:
    path = tmp_path / "ours.releasestyle"
    files = {
        "ours/style.json": settings_of(label="Ours"),
        "__MACOSX/ours/._style.json": b"",
        "ours/.DS_Store": b"",
    }
    path.write_bytes(archive(files))
    assert taken_in(library, path) == "ours"


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_damaged_files_are_refused(junk: bytes, at: int) -> None:
    whole = to_archive({"style.json": settings_of()})
    for content in (junk, whole[:at] + junk + whole[at + len(junk) :]):
        problem = ""
        try:
            files = from_archive(content, "ours.releasestyle")
        except HouseStyleError as error:
            problem, files = str(error), {}
        assert "style.json" in files or "ours.releasestyle" in problem


def test_a_file_that_is_not_there_is_said(library: StyleLibrary, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="cannot be read"):
        taken_in(library, tmp_path / "nothing.releasestyle")


def test_a_letterhead_that_fetches_or_runs_something_is_refused(own: StyleDraft) -> None:
    assert own.set_file("letterhead.docx", letterhead()) == ""
    assert "fetches something" in own.set_file("letterhead.docx", letterhead(remote=True))
    assert "macros" in own.set_file("letterhead.docx", letterhead(macros=True))


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (StyleFile(name="../evil", text="x"), "holds a file “../evil”"),
        (StyleFile(name="logo.png", data="***"), "“logo.png” cannot be decoded"),
        (StyleFile(name="style.json", text="{}"), "“label” is missing"),
    ],
)
def test_a_damaged_style_in_a_project_is_one_sentence(file: StyleFile, told: str) -> None:
    with pytest.raises(HouseStyleError, match=told):
        from_package((file,))
    with pytest.raises(HouseStyleError, match=told):
        house_style_for(HouseStyleChoice(name="ours", package=(file,)))


def test_what_is_carried_reads_as_text_where_it_is_text() -> None:
    carried = to_package({"style.json": settings_of(), "logo.svg": LOGO, "letterhead.docx": letterhead()})
    assert [(file.name, bool(file.text)) for file in carried] == [
        ("style.json", True), ("logo.svg", True), ("letterhead.docx", False),
    ]  # fmt: skip
    assert from_package(carried)["logo.svg"] == LOGO


@pytest.mark.parametrize(
    ("phrases", "told"),
    [
        ({"en": {"moon": "x"}}, "“moon” is no phrase"),
        (
            {"en": {"figure_credit": "{credit.__class__}"}},
            "“figure_credit” has a gap that nothing fills; it may have credit",
        ),
        ({"en": {"figure_credit": "{credit:>99999999}"}}, "“figure_credit” has a gap that nothing fills"),
        ({"en": {"figure_credit": "{credit"}}, "has a gap that nothing fills"),
        ({"en": {"headings": "x"}}, "“headings” must be an object"),
        ({"en": {"end_mark": 3}}, "“end_mark” must be of the kind that it usually is"),
        ({"English": {}}, "holds “English”, which is not a language"),
    ],
)
def test_phrases_may_only_name_what_belongs_there(phrases: dict[str, object], told: str) -> None:
    files = {"style.json": settings_of(phrases=phrases)}
    with pytest.raises(HouseStyleError) as caught:
        house_style_for(HouseStyleChoice(name="ours", package=to_package(files)))
    assert told in str(caught.value)


def test_phrases_of_a_style_are_printed() -> None:
    files = {
        "style.json": settings_of(
            phrases={"*": {"end_mark": "-30-"}, "en": {"headings": {"contacts": "Press office"}}}
        )
    }
    ours = HouseStyleChoice(name="ours", package=to_package(files))
    release: Release = small_release().replace(house_style=ours)
    view = printed_release(release, release.original)
    assert view.contacts_heading == "Press office"
    assert view.end_mark is not None
    assert view.end_mark.text == "-30-"
