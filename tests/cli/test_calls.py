"""How the program is called: what is wrong is one sentence, help is whole, pipes and signals end it as they should."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from releasedesk.cli.commands import COMMANDS
from releasedesk.cli.main import main
from releasedesk.errors import FileProblem
from releasedesk.exporters.registry import EXPORTERS
from releasedesk.importers.registry import IMPORTERS
from releasedesk.project.saving import write_atomically

LONG = f"{'quay' * 80}.releasedesk"
POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes, devices and signals are others elsewhere")


@pytest.fixture
def sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "quay.releasedesk"
    assert main(["new", "--sample", "-o", str(path)]) == 0
    capsys.readouterr()
    return path


def program(words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell in which `$RD` is the program, as it is started outside of tests: with buffered output."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    environment["RD"] = f"{sys.executable} -m releasedesk"
    return subprocess.run(
        ["bash", "-c", words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["export", "SAMPLE"], "--to; “releasedesk export --help” says how it is called"),
        (["export", "SAMPLE", "SAMPLE", "--to", "text"], "unrecognized arguments"),
        (["compare", "SAMPLE", "SAMPLE", "--format", "xml"], "choose from 'text', 'json', 'html'"),
        (["new"], "-o/--output"),
        (["new", "-o", LONG], "choose a shorter one"),
        (["import", "SAMPLE", "-o", LONG], "choose a shorter one"),
        (["new", "-o", "FOLDER"], "this is a folder"),
        (["merge", "SAMPLE", "SAMPLE", "SAMPLE", "-o", "FOLDER"], "this is a folder"),
        (
            ["export", "SAMPLE", "--to", "text", "-o", "-"],
            "-o/--output: nothing is written to standard output",
        ),
        (["new", "-o", "-"], "nothing is written to standard output"),
        (["import", "SAMPLE", "-o", "-"], "nothing is written to standard output"),
        (["merge", "SAMPLE", "SAMPLE", "SAMPLE", "-o", "-"], "nothing is written to standard output"),
        (["--nonsense"], "“releasedesk --help” says how it is called"),
        (
            ["verify", "SAMPLE"],
            "no file “verify”, nor such a command; “releasedesk --help” lists the commands",
        ),
    ],
)
def test_a_call_that_makes_no_sense_gets_one_sentence(
    sample: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    meant = {"SAMPLE": str(sample), "FOLDER": str(sample.parent)}
    before = sample.read_bytes()

    assert main([meant.get(word, word) for word in words]) == 2

    error = capsys.readouterr().err
    assert told in error
    assert error.startswith("releasedesk: ")
    assert error.count("\n") == 1
    assert "went wrong inside" not in error
    assert [*sample.parent.iterdir()] == [sample]
    assert sample.read_bytes() == before


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_help_says_what_there_is_to_choose_from(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])

    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith(f"usage: releasedesk {command} ")
    assert "[OLD NEW ...]" not in told
    if command == "export":
        assert all(exporter.name in told for exporter in EXPORTERS)
    if command == "import":
        assert all(suffix in told for importer in IMPORTERS for suffix in importer.suffixes)


def test_the_sample_in_another_language_is_said_to_be_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "quay.releasedesk"

    assert main(["new", "--sample", "--language", "fr", "-o", str(path)]) == 0

    assert capsys.readouterr().err == f"{path}: the sample is in en-GB alone, not in fr\n"
    assert main(["new", "--sample", "--language", "no language", "-o", str(tmp_path / "other")]) == 2
    assert [*tmp_path.iterdir()] == [path]


@POSIX
@pytest.mark.parametrize(
    "words", ["$RD new -o quay.releasedesk", "$RD --help", "$RD schema", "$RD compare --help"]
)
def test_a_reader_that_goes_away_is_no_fault(words: str, tmp_path: Path) -> None:
    done = program(f"{words} | true; exit ${{PIPESTATUS[0]}}", tmp_path)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device to print to")
@pytest.mark.parametrize("words", ["new -o quay.releasedesk", "schema"])
def test_what_cannot_be_printed_is_said_in_a_sentence(words: str, tmp_path: Path) -> None:
    done = program(f"$RD {words} > /dev/full", tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith("releasedesk: what is to be printed cannot be written (No space left")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are always Unicode")
def test_a_name_that_is_no_utf_8_is_printed_as_it_is(tmp_path: Path) -> None:
    done = program(
        "$RD new --sample -o $'Kai\\xfcbersicht.releasedesk' > 1 &&"
        " $RD export $'Kai\\xfcbersicht.releasedesk' --to text > 2 && cat 1 2 | xargs -d '\\n' ls > 3",
        tmp_path,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert len((tmp_path / "3").read_bytes().splitlines()) == 2


def test_a_folder_is_no_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "quay.txt"
    source.mkdir()
    assert main(["import", str(source), "-o", str(tmp_path / "quay.releasedesk")]) == 2
    assert "this is a folder; choose the document inside it" in capsys.readouterr().err


def test_the_name_of_a_project_may_be_as_long_as_names_may_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"{'港' * 80}.releasedesk"
    assert main(["new", "--sample", "-o", str(path)]) == 0
    capsys.readouterr()

    assert main(["export", str(path), "--to", "text"]) == 0

    written = Path(capsys.readouterr().out.strip())
    assert written.name.startswith("港港港")
    assert written.name.endswith("港.EMBARGOED-2027-03-02-0001-Europe-London.txt")


@POSIX
def test_nobody_has_to_listen(tmp_path: Path) -> None:
    assert program("$RD schema >&-", tmp_path).stderr == ""
    assert program("$RD export missing --to text 2>&-", tmp_path).returncode == 2


# Tests that run in the background of a shell hand on to what they start that interruptions are ignored.
_AS_AT_A_TERMINAL = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"


@POSIX
@pytest.mark.parametrize(
    "interrupted", ["lambda path: interrupt()", "lambda path: type('Half', (), {'made': Interrupting()})"]
)
def test_a_loop_that_is_interrupted_ends(sample: Path, interrupted: str) -> None:
    code = (
        f"{_AS_AT_A_TERMINAL}\n"
        "import os, releasedesk.project.reading as reading; from releasedesk.cli.main import main\n"
        "interrupt = lambda: os.kill(os.getpid(), signal.SIGINT)\n"
        "class Interrupting: __set_name__ = lambda self, owner, name: interrupt()\n"
        f"reading.read_project = {interrupted}\n"
        f"main(['export', {str(sample)!r}, '--to', 'text'])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    # A shell that sees any other end takes up the next round.
    assert done.returncode == -signal.SIGINT
    assert done.stderr == "releasedesk: interrupted\n"
    assert [*sample.parent.iterdir()] == [sample]


@POSIX
@pytest.mark.parametrize("module", ["releasedesk.cli.main", "argparse"])
def test_an_interruption_while_the_program_is_read_in_ends_it_without_a_word(module: str) -> None:
    code = (
        f"{_AS_AT_A_TERMINAL}\n"
        "import os, runpy, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path, target=None):\n"
        f"        if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "runpy.run_module('releasedesk', run_name='__main__', alter_sys=True)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_every_file_that_was_written_is_told_where_a_later_one_fails(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from releasedesk.session import transfer

    def fail_at_pages(path: Path, content: bytes) -> None:
        if path.suffix == ".html":
            raise FileProblem(path, "the disk is full; make room")
        write_atomically(path, content)

    monkeypatch.setattr(transfer, "write_atomically", fail_at_pages)
    out = sample.parent / "out"

    assert main(["export", str(sample), "--to", "text", "--to", "html", "-o", str(out)]) == 2

    assert capsys.readouterr().out.splitlines() == [str(path) for path in out.iterdir()]


@pytest.mark.parametrize(("form", "begins"), [("json", "{"), ("html", "<!DOCTYPE html>")])
def test_a_release_that_came_or_went_is_told_in_every_format(
    sample: Path, capsys: pytest.CaptureFixture[str], form: str, begins: str
) -> None:
    for files, kind in (([os.devnull, str(sample)], "added"), ([str(sample), os.devnull], "removed")):
        assert main(["compare", *files, "--format", form]) == 1
        printed = capsys.readouterr().out
        assert printed.startswith(begins)
        assert kind in printed
        assert "first public quay in eighty years" in printed
        if form == "json":
            assert json.loads(printed)["counts"][kind] == 1
    assert main(["compare", os.devnull, os.devnull]) == 0
    assert "do not differ" in capsys.readouterr().out


def test_what_cannot_be_exported_is_told_with_its_file_and_place(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = sample.read_text("utf-8")
    sample.write_text(text.replace("The plan was approved", "The 𓀀 plan was approved"), "utf-8")
    out = sample.parent / "out"

    assert main(["export", str(sample), "--to", "text", "--to", "pdf", "-o", str(out)]) == 2
    assert capsys.readouterr().err.startswith(
        f"releasedesk: {sample}: Opening, paragraph 2: No font of the house style has the character “𓀀”"
    )
    assert main(["export", str(sample), "--to", "text", "--language", "de", "-o", str(out)]) == 2
    assert capsys.readouterr().err == (
        f"releasedesk: {sample}: the release has no edition in “de”; it has en-GB\n"
    )
    assert not out.exists()


@POSIX
def test_findings_do_not_steer_a_terminal_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "quay\x1b[2J\n.txt"
    source.write_text("Quay opens to all\n\nThe quay opens on Monday.\n", "utf-8")

    assert main(["import", str(source), "-o", str(tmp_path / "quay.releasedesk")]) == 0

    told = capsys.readouterr().err
    assert "\x1b" not in told
    assert all(line.endswith("]") for line in told.splitlines())
