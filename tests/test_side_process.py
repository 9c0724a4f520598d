"""Side processes: asked in turn, urgent questions first; one that dies or hangs is replaced."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from releasedesk import side_process
from releasedesk.side_process import SIDE_PROCESSES, SideProcess, command_for

_SCRIPT = """
import json, sys, time, os
for line in sys.stdin.buffer:
    asked = json.loads(line)
    if asked.get("die"):
        os._exit(3)
    if asked.get("hang"):
        time.sleep(60)
    if asked.get("babble"):
        print("no JSON", flush=True)
        continue
    print(json.dumps({"said": asked["say"], "pid": os.getpid()}), flush=True)
"""


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[SideProcess]:
    script = tmp_path / "script.py"
    script.write_text(_SCRIPT, encoding="utf-8")
    monkeypatch.setattr(side_process, "command_for", lambda module: [sys.executable, str(script)])
    made = SideProcess("script")
    yield made
    made.close()


def ask(process: SideProcess, **question: Any) -> Any:
    told: list[Any] = []
    done = threading.Event()
    seconds = question.pop("seconds", 20.0)

    def answered(answer: Any) -> None:
        told.append(answer)
        done.set()

    process.ask(question, answered, seconds=seconds)
    assert done.wait(30)
    return told[0]


def test_it_answers_one_question_after_the_other(process: SideProcess):
    first, second = ask(process, say="“é” 字"), ask(process, say=2)
    assert (first["said"], second["said"]) == ("“é” 字", 2)
    assert first["pid"] == second["pid"]


def test_an_error_of_who_takes_an_answer_does_not_end_all_answers(
    process: SideProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda failed: told.append(str(failed.exc_value)))

    def answered(_: Any) -> None:
        raise RuntimeError("the window is gone")

    process.ask({"say": 1}, answered)
    assert ask(process, say=2)["said"] == 2
    assert ask(process, say=3)["said"] == 3
    assert told == ["the window is gone"]


@pytest.mark.parametrize("trouble", [{"die": True}, {"babble": True}, {"hang": True, "seconds": 0.2}])
def test_one_that_fails_is_replaced(process: SideProcess, trouble: dict[str, Any]):
    before = ask(process, say=1)
    assert ask(process, **trouble) is None
    after = ask(process, say=2)
    assert after["said"] == 2
    assert after["pid"] != before["pid"]


def test_one_that_cannot_be_started_gives_no_answer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(side_process, "command_for", lambda module: ["/there/is/no/such/program"])
    process = SideProcess("script")
    assert ask(process, say=1) is None
    process.close()


def test_urgent_questions_come_first(process: SideProcess):
    order: list[Any] = []
    done = threading.Event()

    def note(answer: Any) -> None:
        order.append(answer["said"])
        if len(order) == 4:
            done.set()

    reached, gate = threading.Event(), threading.Event()

    def hold(answer: Any) -> None:
        reached.set()
        gate.wait(20)
        note(answer)

    process.ask({"say": 0}, hold)
    assert reached.wait(30)
    for number in (1, 2):
        process.ask({"say": number}, note)
    process.ask({"say": 3}, note, urgent=True)
    gate.set()
    assert done.wait(30)
    assert order == [0, 3, 1, 2]


def test_after_closing_nothing_is_asked_and_nothing_runs(process: SideProcess):
    pid = ask(process, say=1)["pid"]
    process.close()
    process.ask({"say": 2}, lambda answer: pytest.fail("it was closed"))
    if sys.platform == "linux":
        assert not Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize("module", SIDE_PROCESSES)
def test_every_side_process_of_the_program_starts_alone_and_ends_with_its_input(module: str):
    subprocess.run(command_for(module), input=b"", check=True, timeout=60)


def test_a_frozen_program_runs_itself(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command: Callable[[str], list[str]] = command_for
    assert command("spelling.worker") == [sys.executable, "--side-process", "spelling.worker"]
