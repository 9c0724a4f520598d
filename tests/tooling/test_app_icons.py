"""The application icon in the containers of Windows and macOS."""

from __future__ import annotations

import struct

from tests.tooling.scripts import load

SMALL, LARGE = b"\x89PNG small", b"\x89PNG large picture"


def test_an_ico_directory_points_at_its_pictures():
    data = load("packaging/icons.py").ico([(16, SMALL), (256, LARGE)])
    assert struct.unpack_from("<HHH", data) == (0, 1, 2)
    for index, (side, picture) in enumerate([(16, SMALL), (0, LARGE)]):
        width, height, *_, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * index)
        assert (width, height) == (side, side)
        assert data[offset : offset + length] == picture


def test_an_icns_file_is_entries_behind_their_lengths():
    data = load("packaging/icons.py").icns([(b"icp4", SMALL), (b"ic08", LARGE)])
    assert data[:4] == b"icns"
    assert struct.unpack_from(">I", data, 4) == (len(data),)
    at = 8
    for kind, picture in [(b"icp4", SMALL), (b"ic08", LARGE)]:
        (length,) = struct.unpack_from(">I", data, at + 4)
        assert data[at : at + 4] == kind
        assert data[at + 8 : at + length] == picture
        at += length
    assert at == len(data)
