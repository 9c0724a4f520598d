"""Whether what a house style prints can be read: the contrast of its colours in words (WCAG 2.2, section 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from releasedesk.rendering.style_settings import Colours

ENOUGH = 4.5
"""The least contrast of text to what it stands on."""

# What is written on what, and how it is called in a sentence.
_PAIRS = (
    ("ink", "paper", "Text"),
    ("quiet", "paper", "Secondary text"),
    ("accent", "paper", "The accent colour, in which links are printed,"),
    ("alarm", "paper", "The colour of an embargo in running headers"),
    ("on_band", "band", "What is written on the band"),
)
_WHITE = "#ffffff"


@dataclass(frozen=True)
class Contrast:
    """How well one colour can be read on another; `use` names the colour that is written."""

    use: str
    ratio: float
    sentence: str

    @property
    def is_enough(self) -> bool:
        """Whether people with low vision can read it."""
        return self.ratio >= ENOUGH


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast of two colours (`#rrggbb`), from 1 to 21 (WCAG 2.2, definition of “contrast ratio”)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def contrasts(colours: Colours) -> tuple[Contrast, ...]:
    """Return the contrast of everything that is written, in words."""
    return tuple(_judged(colours))


def _judged(colours: Colours) -> Iterator[Contrast]:
    for written, ground, name in _PAIRS:
        yield _contrast(written, name, getattr(colours, written), getattr(colours, ground))
    yield _contrast("alarm", "White on the box of an embargo", _WHITE, colours.alarm)


def _contrast(use: str, name: str, written: str, ground: str) -> Contrast:
    ratio = contrast_ratio(written, ground)
    # Rounded down, so that what is not enough never reads as if it were.
    shown = f"{int(ratio * 10) / 10:.1f} to 1"
    if ratio >= ENOUGH:
        return Contrast(use, ratio, f"{name} has a contrast of {shown}: good.")
    sentence = f"{name} has a contrast of only {shown}; readers with low vision need {ENOUGH} to 1."
    return Contrast(use, ratio, sentence)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour in sRGB (WCAG 2.2, definition of “relative luminance”)."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (byte / 255 for byte in bytes.fromhex(colour[1:]))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def tinted(colour: str, strength: float) -> str:
    """Return a colour (“#rrggbb”) mixed with white, of which it makes up `strength`, from 0 to 1."""
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * strength):02x}" for channel in channels)
