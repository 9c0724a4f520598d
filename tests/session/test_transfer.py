"""Documents come in as unsaved projects, and go out all together or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasedesk.errors import ExportError, FileProblem, FilesInTheWay
from releasedesk.model import Edition, Release
from releasedesk.session.new import sample_project
from releasedesk.session.transfer import export_to_folder, file_name_for, import_document


def test_a_file_with_other_contents_is_replaced_only_where_that_was_said(tmp_path: Path) -> None:
    """“harbour.docx” may be the document that the release was made from."""
    release = sample_project().release
    (first,) = export_to_folder(release, ["text"], tmp_path, name="quay").files
    assert export_to_folder(release, ["text"], tmp_path, name="quay").files == (first,)
    first.write_text("Mine", encoding="utf-8")

    with pytest.raises(FilesInTheWay, match="quay") as refused:
        export_to_folder(release, ["html", "text"], tmp_path, name="quay")

    assert refused.value.paths == (first,)
    assert list(tmp_path.iterdir()) == [first]
    assert first.read_text(encoding="utf-8") == "Mine"
    export_to_folder(release, ["html", "text"], tmp_path, name="quay", overwrite=True)
    assert first.read_text(encoding="utf-8") != "Mine"


def test_an_imported_document_is_an_unsaved_project(tmp_path: Path) -> None:
    source = tmp_path / "draft.txt"
    source.write_text("Quay opens to all\n\nThe quay opens on Monday.\n", "utf-8")

    session, _ = import_document(source)

    assert session.is_modified
    assert session.path is None
    assert session.edition.headline == "Quay opens to all"


def test_the_folder_is_made_and_the_files_are_named_after_the_project(tmp_path: Path) -> None:
    exported = export_to_folder(
        sample_project().release, ["text", "markdown"], tmp_path / "a" / "b", name="quay"
    )

    stem = "quay.EMBARGOED-2027-03-02-0001-Europe-London"
    assert [path.name for path in exported.files] == [f"{stem}.txt", f"{stem}.md"]
    assert all(path.stat().st_size > 500 for path in exported.files)


def test_one_unknown_format_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="papyrus"):
        export_to_folder(sample_project().release, ["text", "papyrus"], tmp_path / "out", name="quay")

    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")

    with pytest.raises((ExportError, FileProblem), match="out"):
        export_to_folder(sample_project().release, ["text"], tmp_path / "out", name="quay")


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Harbour Trust opens: the first “public” quay", "harbour-trust-opens-the-first-public-quay"),
        ("Ailsa’s plan", "ailsas-plan"),
        ("", "release"),
        ("../../etc/passwd", "etc-passwd"),
        ("Hafen öffnet", "hafen-öffnet"),
        ("word " * 40, "-".join(["word"] * 12)),
    ],
)
def test_a_release_without_file_is_named_after_its_headline(headline: str, name: str) -> None:
    assert file_name_for(Release(id="r", editions=(Edition(headline=headline),))) == name
