"""Environments are set up once, follow their locks, and are made anew after a set-up was cut short."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from devtools import environment
from devtools.console import Stop
from devtools.environment import Environment


class Steps:
    """Stands in for slow commands: notes what they are, makes what `venv` makes, and fails when told to."""

    def __init__(self) -> None:
        self.labels: list[str] = []
        self.fail_at = ""

    def __call__(self, label: str, command: Sequence[str | Path], **_: object) -> None:
        self.labels.append(label.split(" (")[0])
        if self.fail_at and self.fail_at in label:
            raise Stop(label)
        if "venv" in command:
            for python in ("bin/python", "Scripts/python.exe"):
                path = Path(command[-1]) / python
                path.parent.mkdir(parents=True)
                path.touch()


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Steps:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "a.lock").write_text(
        "one==1 \\\n    --hash=x\ntwo==2 \\\n", encoding="utf-8"
    )
    (tmp_path / "requirements" / "b.lock").write_text("three==3 \\\n", encoding="utf-8")
    write_project(tmp_path, line_length=110)
    recorded = Steps()
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "LOCKS", tmp_path / "requirements")
    monkeypatch.setattr(environment, "run_slow", recorded)
    return recorded


def write_project(folder: Path, *, line_length: int = 110, name: str = "x") -> None:
    text = f'[build-system]\n[project]\nname="{name}"\n[tool.hatch]\n[tool.ruff]\nline-length={line_length}\n'
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


WHOLE = ["Making .env", "Installing 2 packages of a.lock", "Installing ReleaseDesk itself"]


def test_the_first_time_does_everything_and_the_second_nothing(steps: Steps):
    Environment(".env", "a.lock").prepare()
    assert steps.labels == WHOLE
    steps.labels.clear()
    Environment(".env", "a.lock").prepare()
    assert steps.labels == []


def test_a_changed_lock_is_installed_into_what_is_there(steps: Steps, tmp_path: Path):
    Environment(".env", "a.lock").prepare()
    steps.labels.clear()
    (tmp_path / "requirements" / "a.lock").write_text("one==2 \\\n", encoding="utf-8")
    Environment(".env", "a.lock").prepare()
    assert steps.labels == ["Installing 1 packages of a.lock", "Installing ReleaseDesk itself"]


def test_a_further_lock_is_installed_when_it_is_asked_for(steps: Steps):
    Environment(".env", "a.lock").prepare()
    steps.labels.clear()
    Environment(".env", "a.lock").prepare("b.lock")
    assert steps.labels == ["Installing 1 packages of b.lock", "Installing ReleaseDesk itself"]
    steps.labels.clear()
    Environment(".env", "a.lock").prepare()
    Environment(".env", "a.lock").prepare("b.lock")
    assert steps.labels == []


@pytest.mark.parametrize("step", WHOLE)
def test_after_a_set_up_that_was_cut_short_everything_is_made_anew(steps: Steps, tmp_path: Path, step: str):
    steps.fail_at = step
    with pytest.raises(Stop):
        Environment(".env", "a.lock").prepare()
    (tmp_path / ".env").mkdir(exist_ok=True)
    (tmp_path / ".env" / "left-over").touch()
    steps.fail_at = ""
    steps.labels.clear()
    Environment(".env", "a.lock").prepare()
    assert steps.labels == WHOLE
    assert not (tmp_path / ".env" / "left-over").exists()


def test_after_an_update_that_was_cut_short_everything_is_made_anew(steps: Steps, tmp_path: Path):
    Environment(".env", "a.lock").prepare()
    (tmp_path / "requirements" / "a.lock").write_text("one==2 \\\n", encoding="utf-8")
    steps.fail_at = "Installing 1"
    with pytest.raises(Stop):
        Environment(".env", "a.lock").prepare()
    steps.fail_at = ""
    steps.labels.clear()
    Environment(".env", "a.lock").prepare()
    assert steps.labels == ["Making .env", "Installing 1 packages of a.lock", "Installing ReleaseDesk itself"]


def test_another_python_or_folder_makes_it_anew(steps: Steps, tmp_path: Path):
    Environment(".env", "a.lock").prepare()
    stamp = tmp_path / ".env" / "releasedesk-setup.json"
    written = json.loads(stamp.read_text(encoding="utf-8"))
    stamp.write_text(json.dumps(written | {"base": "3.10 elsewhere"}), encoding="utf-8")
    steps.labels.clear()
    Environment(".env", "a.lock").prepare()
    assert steps.labels == WHOLE


def test_only_what_an_installation_is_made_from_counts(steps: Steps, tmp_path: Path):
    Environment(".env", "a.lock").prepare()
    steps.labels.clear()
    write_project(tmp_path, line_length=79)
    Environment(".env", "a.lock").prepare()
    assert steps.labels == []
    write_project(tmp_path, name="y")
    Environment(".env", "a.lock").prepare()
    assert steps.labels == ["Installing ReleaseDesk itself"]


def test_a_missing_lock_is_named(steps: Steps):
    with pytest.raises(Stop, match=r"requirements/c\.lock is missing"):
        Environment(".env", "c.lock").prepare()
