"""One target in a process of its own: atheris goes on until its runs are done, or a defect ends the process."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path


def main(arguments: list[str]) -> None:
    """Fuzz the target `arguments[0]`; the others are options and corpus folders of libFuzzer."""
    import atheris

    name, *options = arguments
    with atheris.instrument_imports(include=["releasedesk"]):
        # Readers import what they need when they are first used; all of it is to be followed.
        from fuzzing.targets import target

        found = target(name)
        _warm_up(name)
    atheris.Setup([sys.argv[0], *options], _telling(found.run))
    atheris.Fuzz()


def _telling(run: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Say on standard error what went wrong: atheris says it where what the readers print is left out."""

    def run_and_tell(content: bytes) -> None:
        try:
            run(content)
        except BaseException:
            traceback.print_exc()
            raise

    return run_and_tell


def _warm_up(name: str) -> None:
    from fuzzing.seeding import seeds
    from fuzzing.targets import target

    for seed in seeds(target(name)):
        target(name).run(seed)


if __name__ == "__main__":
    assert Path("fuzzing").is_dir(), "start it at the root of the checkout"
    main(sys.argv[1:])
