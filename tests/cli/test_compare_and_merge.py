"""`compare` and `merge` as a script and as git call them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from releasedesk.cli.main import main
from releasedesk.model import Release
from releasedesk.model.place import put
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.reading import read_project
from tests.releases import small_release

TEXT = "editions/en-GB/sections/s1/blocks/p1/text"
HEADLINE = "editions/en-GB/headline"


def written(path: Path, release: Release) -> Path:
    path.write_bytes(to_bytes(Project(release)))
    return path


@pytest.fixture
def copies(tmp_path: Path) -> list[Path]:
    base = small_release()
    changes = (
        base,
        put(base, HEADLINE, "Quay opens to everybody"),
        put(base, TEXT, "The quay opens on Tuesday."),
    )
    return [
        written(tmp_path / f"{name}.releasedesk", release)
        for name, release in zip(("base", "ours", "theirs"), changes, strict=True)
    ]


def test_compare_says_what_differs_and_its_status_that_it_does(
    copies: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    base, _, theirs = copies
    assert main(["compare", str(base), str(theirs)]) == 1
    assert "The quay opens on [-Monday-]{+Tuesday+}." in capsys.readouterr().out
    assert main(["compare", str(base), str(base)]) == 0
    assert "do not differ" in capsys.readouterr().out


def test_compare_prints_json_and_a_page(copies: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    base, ours, _ = copies
    assert main(["compare", str(base), str(ours), "--format", "json"]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["counts"] == {"added": 0, "removed": 0, "changed": 1, "moved": 0}
    assert printed["differences"][0]["place"] == HEADLINE
    assert main(["compare", str(base), str(ours), "--format", "html"]) == 1
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")


def test_a_wrong_call_or_file_is_said_in_one_sentence(
    copies: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(copies[0])]) == 2
    assert "two files, OLD and NEW" in capsys.readouterr().err
    broken = tmp_path / "broken.releasedesk"
    broken.write_text("{", encoding="utf-8")
    assert main(["compare", str(copies[0]), str(broken)]) == 2
    output = tmp_path / "out.releasedesk"
    assert main(["merge", str(copies[0]), str(broken), str(copies[2]), "-o", str(output)]) == 2
    assert "broken.releasedesk" in capsys.readouterr().err
    assert not output.exists()


def test_merge_writes_what_both_changed(
    copies: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.releasedesk"
    assert main(["merge", *map(str, copies), "-o", str(output)]) == 0
    merged = read_project(output)
    assert merged.release == put(read_project(copies[1]).release, TEXT, "The quay opens on Tuesday.")
    assert capsys.readouterr() == ("", "")


def test_a_conflict_is_written_into_the_file_with_both_texts(
    copies: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, ours, theirs = copies
    written(ours, put(small_release(), TEXT, "The quay opens on Sunday."))
    output = tmp_path / "out.releasedesk"
    assert main(["merge", str(base), str(ours), str(theirs), "-o", str(output)]) == 1
    assert "Opening, paragraph 1: both copies changed it" in capsys.readouterr().err
    (conflict,) = read_project(output).review.conflicts
    assert (conflict.ours, conflict.theirs) == ("The quay opens on Sunday.", "The quay opens on Tuesday.")
    # What is exported may be the wrong one of two texts.
    assert main(["export", str(output), "--to", "text"]) == 1
    told = capsys.readouterr().err
    assert "merge-conflict" in told
    assert told.count("Opening, paragraph 1") == 1
    first = output.read_bytes()
    main(["merge", str(base), str(ours), str(theirs), "-o", str(output)])
    assert output.read_bytes() == first


def test_merge_takes_an_empty_base_for_none(copies: list[Path], tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.write_bytes(b"")
    output = tmp_path / "out.releasedesk"
    assert main(["merge", str(empty), str(copies[0]), str(copies[0]), "-o", str(output)]) == 0
    assert output.read_bytes() == copies[0].read_bytes()


class Repository:
    """A git repository with the configuration that the README shows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.email", "press@harbourtrust.example")
        self.git("config", "user.name", "Press office")
        self.git("config", "commit.gpgsign", "false")
        program = f'"{sys.executable}" -m releasedesk'
        self.git("config", "merge.releasedesk.driver", f"{program} merge %O %A %B -o %A")
        self.git("config", "diff.releasedesk.command", f"{program} compare")
        (folder / ".gitattributes").write_text("*.releasedesk merge=releasedesk diff=releasedesk\n")
        self.file = folder / "quay.releasedesk"

    def git(self, *arguments: str, fails: bool = False) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, text=True, check=False
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout

    def commit(self, release: Release) -> None:
        written(self.file, release)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "work")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    return Repository(tmp_path / "repository")


def test_git_merges_and_compares_with_it(repository: Repository) -> None:
    base = small_release()
    repository.commit(base)
    repository.git("switch", "-q", "-c", "review")
    repository.commit(put(base, TEXT, "The quay opens on Tuesday."))
    assert "{+Tuesday+}" in repository.git("diff", "main", "review")
    repository.git("switch", "-q", "main")
    repository.commit(put(base, HEADLINE, "Quay opens to everybody"))
    repository.git("merge", "-q", "--no-edit", "review")
    merged = read_project(repository.file).release
    assert merged == put(put(base, HEADLINE, "Quay opens to everybody"), TEXT, "The quay opens on Tuesday.")


def test_git_stops_at_a_conflict_and_the_file_opens_with_both_texts(repository: Repository) -> None:
    base = small_release()
    repository.commit(base)
    repository.git("switch", "-q", "-c", "review")
    repository.commit(put(base, HEADLINE, "Quay closes"))
    repository.git("switch", "-q", "main")
    repository.commit(put(base, HEADLINE, "Quay stays"))
    repository.git("merge", "-q", "--no-edit", "review", fails=True)
    (conflict,) = read_project(repository.file).review.conflicts
    assert {conflict.ours, conflict.theirs} == {"Quay stays", "Quay closes"}
