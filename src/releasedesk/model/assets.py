"""Pictures that a release carries inside its file."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Annotated

from pydantic import Field

from releasedesk import limits
from releasedesk.model.base import Line, Value


class Asset(Value):
    """A picture, named by the SHA-256 of its bytes; its size is in pixels, its data base64 (RFC 4648, section 4)."""

    id: Line
    media_type: Line
    width: Annotated[int, Field(ge=1, le=limits.PICTURE_SIDE)]
    height: Annotated[int, Field(ge=1, le=limits.PICTURE_SIDE)]
    data: Line

    def content(self) -> bytes:
        """Return the bytes of the picture.

        Raises:
            ValueError: The data is not base64, or not what the identifier promises.

        """
        try:
            content = base64.b64decode(self.data, validate=True)
        except binascii.Error as error:
            raise ValueError(f"the data of the picture {self.id[:12]} is damaged (not base64)") from error
        if hashlib.sha256(content).hexdigest() != self.id:
            raise ValueError(
                f"the data of the picture {self.id[:12]} is damaged (its checksum does not match)"
            )
        return content


def asset_from_bytes(content: bytes, media_type: str, width: int, height: int) -> Asset:
    """Return the asset for a picture's bytes; the same bytes give the same asset."""
    return Asset(
        id=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        width=width,
        height=height,
        data=base64.b64encode(content).decode("ascii"),
    )
