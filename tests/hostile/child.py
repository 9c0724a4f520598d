"""Reads the hostile inputs of one reader, each within its bounds of time and memory, and prints what was said.

`child.py READER` needs a Linux or macOS system, where a process can be held to bounds.
"""

from __future__ import annotations

import json
import resource
import shutil
import signal
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from releasedesk.errors import ReleaseDeskError
from tests.hostile.inputs import INPUTS

SECONDS = 2.0
"""What one input may take of a machine that does the known work in `_KNOWN_WORK` seconds, or faster."""
BYTES = 500_000_000
PATH = Path("from-outside")
_OVER_TIME = "OVER THE BOUND: time"
_FILE = Path(tempfile.mkdtemp()) / "from-outside"


_KNOWN_WORK = 0.03
_FURTHER_TRIES = 2


class TooSlow(BaseException):
    """The seconds of work are over."""


def reader(name: str) -> Callable[[bytes], object]:
    """Return what reads bytes of a kind."""
    from releasedesk.formats.pasted_html import read_pasted_html
    from releasedesk.formats.pasted_words import read_pasted_words
    from releasedesk.formats.picture_reading import picture_facts
    from releasedesk.formats.pictures import take_picture
    from releasedesk.importers.docx import read_docx
    from releasedesk.importers.html import read_html
    from releasedesk.importers.markdown import markdown_passages
    from releasedesk.importers.text import read_plain, read_with
    from releasedesk.library.tables import read_table
    from releasedesk.library.vcards import read_vcards
    from releasedesk.project.opening import understood

    readers: dict[str, Callable[[bytes], object]] = {
        "project": lambda content: understood(content, PATH),
        "text": lambda content: read_plain(content, PATH),
        "markdown": lambda content: read_with(markdown_passages, content, PATH),
        "html": lambda content: read_html(content, PATH),
        "docx": lambda content: read_docx(content, PATH),
        "picture": picture_facts,
        "picture-taking": lambda content: take_picture(content, "a picture"),
        "cards": lambda content: read_vcards(_as_file(content)),
        "table": lambda content: read_table(_as_file(content), "contacts"),
        "paste": lambda content: read_pasted_html(content.decode("utf-8", "replace")),
        "paste-words": lambda content: read_pasted_words(content.decode("utf-8", "replace")),
    }
    return readers[name]


def _as_file(content: bytes) -> Path:
    _FILE.write_bytes(content)
    return _FILE


def _warm_up(read: Callable[[bytes], object]) -> None:
    """Import what the reader imports when it is first used."""
    for content in (b"x", b"<p>x", b"GIF89a", b'{"format": "releasedesk"}', _picture()):
        try:
            read(content)
        except ReleaseDeskError:
            continue


def _picture() -> bytes:
    import io

    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (4, 3)).save(made, "JPEG")
    return made.getvalue()


def main(name: str) -> int:
    """Print a line of JSON for each input: its name, what was said, and its seconds of work."""
    read = reader(name)
    _warm_up(read)
    signal.signal(signal.SIGPROF, _too_slow)
    for hostile in INPUTS:
        if hostile.reader == name:
            said, seconds = _try(read, hostile.make())
            print(json.dumps({"name": hostile.name, "said": said, "seconds": seconds}), flush=True)
    shutil.rmtree(_FILE.parent)
    return 0


def _try(read: Callable[[bytes], object], content: bytes) -> tuple[str, float]:
    """Read an input within the bounds; where that failed, again within the bound of the machine as it is then.

    What others do with the machine comes and goes within seconds: the input that is too slow is so each time.
    """
    said, seconds = _try_within(SECONDS, read, content)
    for _ in range(_FURTHER_TRIES):
        if said == _OVER_TIME:
            said, seconds = _try_within(SECONDS * max(_slowness(), 1), read, content)
    return said, seconds


def _slowness() -> float:
    """Return how many times as long as `_KNOWN_WORK` the known work takes here and now.

    Work takes longer, in processor time too, where others use the same processor's caches and its other half, or it
    belongs to several machines.
    """
    taken = []
    for _ in range(3):
        began = time.process_time()
        _known_work()
        taken.append(time.process_time() - began)
    return sorted(taken)[1] / _KNOWN_WORK


def _known_work() -> None:
    """Compute, compress, and move a picture's worth of memory."""
    data = bytes(range(250)) * 400
    for _ in range(10):
        zlib.compress(data[::-1])
        sum(each * 3 for each in data[:20_000])
    (data * 160)[::-1]


def _try_within(bound: float, read: Callable[[bytes], object], content: bytes) -> tuple[str, float]:
    in_use = _address_space()
    resource.setrlimit(resource.RLIMIT_AS, (in_use + BYTES, resource.RLIM_INFINITY))
    # Time of this process's own work: another one that takes the processor is nobody's defect.
    signal.setitimer(signal.ITIMER_PROF, bound)
    left = 0.0
    try:
        said = _said_of(read, content)
        # The bell may ring in the very moment in which it is put off: that, too, was too late.
        left, _ = signal.setitimer(signal.ITIMER_PROF, 0)
    except TooSlow:
        said = _OVER_TIME
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return said, round(bound - left, 2)


def _said_of(read: Callable[[bytes], object], content: bytes) -> str:
    try:
        read(content)
    except ReleaseDeskError as error:
        return str(error)
    except MemoryError:
        return "OVER THE BOUND: memory"
    return ""


def _address_space() -> int:
    """Bytes of addresses that the process has, the input among them."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


def _too_slow(signal_number: int, frame: FrameType | None) -> None:
    raise TooSlow


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
