"""What the operating system must bring: libraries that Qt links on Linux, programs that read exports back."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Sequence

from devtools.console import Stop, run_slow

# Found by `ldd` on QtGui and its platform plugins; Debian's package names, which Ubuntu shares or provides.
_QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
_X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}

# A program that reads exports back: the names it goes by, and its package.
_READERS = {
    "poppler": (("pdftotext",), "poppler-utils"),
    "LibreOffice Writer": (("soffice", "libreoffice"), "libreoffice-writer"),
    "Chromium": (("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"), "chromium"),
}


def has_display() -> bool:
    """Whether a window can be shown: on Linux when a display or a Qt platform is named, elsewhere always."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def require_qt_libraries() -> None:
    """Make sure that Qt finds what it links on Linux; install it where that is possible."""
    if not sys.platform.startswith("linux"):
        return
    wanted = _QT_LIBRARIES | _X11_LIBRARIES
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted |= _WAYLAND_LIBRARIES
    packages = [package for library, package in wanted.items() if not _loads(library)]
    if packages:
        install("libraries that Qt needs", packages)


def require_readers() -> None:
    """Make sure that the programs that `--interop` reads exports with are there; install them if possible."""
    packages = [package for names, package in _READERS.values() if not any(map(shutil.which, names))]
    if not _has_fonts():
        packages.append("fonts-dejavu-core")
    if packages and not sys.platform.startswith("linux"):
        missing = [name for name, (names, _) in _READERS.items() if not any(map(shutil.which, names))]
        raise Stop(f"--interop needs {', '.join(missing)} on the search path.")
    if packages:
        install("programs that read exports back", packages)


def install(what: str, packages: Sequence[str]) -> None:
    """Install Debian packages as root; otherwise stop with the one line that a person has to type."""
    if not shutil.which("apt-get"):
        raise Stop(
            f"Missing: {what}. Install what your system calls {', '.join(packages)}, then start again."
        )
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if not _is_root():
        line = f"sudo apt-get update && sudo {' '.join(command)}"
        raise Stop(f"Missing: {what}. Type this line, then start again:\n\n    {line}\n")
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    run_slow("Refreshing the list of system packages", ["apt-get", "update"], env=env)
    run_slow(f"Installing {what} ({_listed(packages)})", command, env=env)


def _listed(packages: Sequence[str], most: int = 3) -> str:
    rest = len(packages) - most
    return ", ".join(packages[:most]) + (f" and {rest} more" if rest > 0 else "")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_fonts() -> bool:
    """Whether the system has any font, without which LibreOffice and Chromium show nothing."""
    folders: Iterable[str] = ("/usr/share/fonts", "/usr/local/share/fonts")
    if not sys.platform.startswith("linux"):
        return True
    return any(
        name.endswith((".ttf", ".otf", ".ttc"))
        for top in folders
        for *_, names in os.walk(top)
        for name in names
    )
