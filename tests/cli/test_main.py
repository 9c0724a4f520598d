"""The command line as a script sees it: exit status, one line per file, one sentence per problem."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from releasedesk import __version__
from releasedesk.cli.main import main


def test_version_needs_neither_qt_nor_pydantic() -> None:
    code = (
        "import sys; from releasedesk.cli.main import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('PySide6', 'pydantic', 'typst', 'jinja2', 'docx') if name in sys.modules])"
    )

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert printed.splitlines() == [f"ReleaseDesk {__version__}", "[]"]


def test_new_makes_a_project_and_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "quay.releasedesk"

    assert main(["new", "-o", str(path), "--language", "en-US"]) == 0
    assert json.loads(path.read_text())["editions"][0]["language"] == "en-US"
    assert main(["new", "-o", str(path)]) == 2
    assert "there is such a file already" in capsys.readouterr().err


def test_new_refuses_what_is_no_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "-o", str(tmp_path / "x.releasedesk"), "--language", "plain english"]) == 2
    assert "is not a language tag" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_sample_is_exported_one_line_per_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "quay.releasedesk"
    main(["new", "--sample", "-o", str(path)])
    capsys.readouterr()

    status = main(
        ["export", str(path), "--to", "text", "--to", "html", "--to", "text", "-o", str(tmp_path / "out")]
    )

    printed = capsys.readouterr()
    assert status == 0
    assert printed.out.splitlines() == [
        str(tmp_path / "out" / "quay.EMBARGOED-2027-03-02-0001-Europe-London.txt"),
        str(tmp_path / "out" / "quay.EMBARGOED-2027-03-02-0001-Europe-London.html"),
    ]
    assert printed.err == ""
    text = Path(printed.out.splitlines()[0]).read_text("utf-8")
    assert "Harbour Trust" in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["export", "missing.releasedesk", "--to", "pdf"], "missing.releasedesk: there is no such file"),
        (["export", "SAMPLE", "--to", "papyrus"], "papyrus"),
        (["export", "SAMPLE", "--to", "text", "--language", "fr"], "fr"),
        (["import", "missing.txt", "-o", "x.releasedesk"], "missing.txt: "),
        (["import", "SAMPLE", "-o", "SAMPLE"], "choose another name"),
        (["exprot", "SAMPLE"], "no file “exprot”, nor such a command; did you mean “releasedesk export”?"),
    ],
)
def test_a_wrong_call_gets_one_sentence_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    sample = tmp_path / "quay.releasedesk"
    main(["new", "--sample", "-o", str(sample)])
    before = sample.read_bytes()
    capsys.readouterr()

    status = main([str(sample) if word == "SAMPLE" else word for word in words])

    error = capsys.readouterr().err
    assert status == 2
    assert told in error
    assert error.startswith("releasedesk: ")
    assert error.count("\n") == 1
    assert sample.read_bytes() == before


def test_import_writes_the_project_and_tells_what_is_uncertain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, path = tmp_path / "quay.txt", tmp_path / "quay.releasedesk"
    source.write_text("Quay opens to all\n\nThe quay opens on Monday.\n", "utf-8")

    assert main(["import", str(source), "-o", str(path)]) == 0
    first = path.read_bytes()
    findings = capsys.readouterr().err.splitlines()
    assert main(["import", str(source), "-o", str(path), "--overwrite", "--json"]) == 0

    assert json.loads(first)["editions"][0]["headline"] == "Quay opens to all"
    assert findings
    assert all(line.startswith(f"{source}:") for line in findings)
    assert len(json.loads(capsys.readouterr().out)) == len(findings)
    assert path.read_bytes() == first


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "ReleaseDesk project file"


def test_an_unexpected_error_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> str:
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr("releasedesk.project.document.schema", broken)

    assert main(["schema"]) == 2
    assert capsys.readouterr().err == (
        "releasedesk: something went wrong inside ReleaseDesk (ZeroDivisionError: by hand)\n"
    )


def _damaged(tmp_path: Path, **changes: object) -> Path:
    path = tmp_path / "quay harbour.releasedesk"
    main(["new", "--sample", "-o", str(path)])
    tree = json.loads(path.read_bytes()) | changes
    content = json.dumps(tree, indent=2)
    path.write_text(content if changes else content[: len(content) // 2], "utf-8")
    return path


@pytest.mark.parametrize(
    ("changes", "told"),
    [({}, "the file breaks off at line"), ({"version": "2.0"}, "a later ReleaseDesk (file version 2.0)")],
)
def test_a_file_that_can_only_be_read_is_not_exported_and_the_way_out_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, object], told: str
) -> None:
    path = _damaged(tmp_path, **changes)
    capsys.readouterr()

    status = main(["export", str(path), "--to", "text", "-o", str(tmp_path / "out")])

    printed = capsys.readouterr()
    assert status == 2
    assert told in printed.err
    assert f"releasedesk import '{path}' -o COPY.releasedesk" in printed.err
    assert printed.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_import_replaces_a_project_only_where_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, path = tmp_path / "quay.txt", tmp_path / "quay.releasedesk"
    source.write_text("Quay opens to all\n\nThe quay opens on Monday.\n", "utf-8")
    main(["new", "-o", str(path), "--sample"])
    before = path.read_bytes()
    capsys.readouterr()

    assert main(["import", str(source), "-o", str(path)]) == 2

    assert capsys.readouterr().err == (
        f"releasedesk: {path}: there is such a file already; choose another name, or replace it with --overwrite\n"
    )
    assert path.read_bytes() == before
    assert main(["import", str(source), "-o", str(path), "--overwrite"]) == 0
    assert json.loads(path.read_bytes())["editions"][0]["headline"] == "Quay opens to all"
    assert main(["import", str(path), "-o", str(path), "--overwrite"]) == 2


def test_import_of_a_damaged_project_saves_what_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _damaged(tmp_path)
    before = path.read_bytes()
    copy = tmp_path / "copy.releasedesk"
    capsys.readouterr()

    assert main(["import", str(path), "-o", str(copy)]) == 0

    printed = capsys.readouterr()
    assert "breaks off" in printed.err
    assert all(line.startswith(str(path)) for line in printed.err.splitlines())
    assert json.loads(copy.read_bytes())["editions"][0]["headline"]
    assert path.read_bytes() == before
    assert main(["export", str(copy), "--to", "text"]) == 0


def test_a_document_that_is_there_is_replaced_only_when_told_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "quay.releasedesk"
    main(["new", "--sample", "-o", str(path)])
    assert main(["export", str(path), "--to", "text"]) == 0
    written = Path(capsys.readouterr().out.splitlines()[-1])
    first = written.read_bytes()
    assert main(["export", str(path), "--to", "text"]) == 0
    written.write_bytes(b"What somebody wrote on\n")
    capsys.readouterr()

    assert main(["export", str(path), "--to", "text", "--to", "markdown"]) == 2

    assert capsys.readouterr() == (
        "",
        f"releasedesk: {written}: there already, with other contents; name another folder with -o, "
        "or replace with --overwrite\n",
    )
    assert written.read_bytes() == b"What somebody wrote on\n"
    assert main(["export", str(path), "--to", "text", "--overwrite"]) == 0
    assert written.read_bytes() == first


def test_what_is_wrong_in_a_document_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "release.releasedesk"
    assert main(["new", "-o", str(path), "--sample"]) == 0
    document = json.loads(path.read_bytes())
    first = document["editions"][0]["sections"][0]["blocks"][0]
    first["text"] = ["The quay has ", {"text": "later", "field": "value.visitors"}, " visitors."]
    path.write_text(json.dumps(document), encoding="utf-8")
    capsys.readouterr()

    assert main(["export", str(path), "--to", "text", "-o", str(tmp_path)]) == 1

    told = capsys.readouterr().err
    assert "error: Opening, paragraph 1: The field “value.visitors” stands for nothing yet" in told


def test_the_name_of_a_file_cannot_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "no\x1b]0;x\x07\nreleasedesk: done", "--to", "text"]) == 2
    error = capsys.readouterr().err
    assert "\x1b" not in error
    assert error.count("\n") == 1


def test_import_of_an_intact_project_is_a_copy_with_everything(tmp_path: Path) -> None:
    path, copy = tmp_path / "quay.releasedesk", tmp_path / "copy.releasedesk"
    main(["new", "--sample", "-o", str(path)])
    tree = json.loads(path.read_bytes())
    tree["review"]["comments"] = [{"text": "Check the date"}]
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=2) + "\n", "utf-8")

    assert main(["import", str(path), "-o", str(copy)]) == 0
    assert copy.read_bytes() == path.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert main([]) == 2

    told = capsys.readouterr().err
    assert "there is no display to show the window on" in told
    assert told.count("\n") == 1
