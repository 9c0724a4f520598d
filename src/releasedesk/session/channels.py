"""Where a release goes, and how long headline, subheadlines and description may be there; data that users edit."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from releasedesk import resources
from releasedesk.session.settings import Settings

FIELDS = ("headline", "subheadline", "description")
"""The fields that have limits, in the order in which they are shown."""

_MOST = 9_999


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel and the characters that it shows of each field, spaces included; 0 for any number."""

    name: str
    headline: int = 0
    subheadline: int = 0
    description: int = 0

    def limit(self, field: str) -> int:
        """Return how long a field may be; 0 for no limit."""
        limit: int = getattr(self, field)
        return limit


@cache
def shipped_channels() -> tuple[Channel, ...]:
    """Return the channels that come with the program."""
    stored = json.loads(resources.text("counting", "channels.json"))["channels"]
    return tuple(Channel(each["name"], *(each[field] for field in FIELDS)) for each in stored)


def channels_of(settings: Settings) -> tuple[Channel, ...]:
    """Return the user's channels, those of the program where none were changed."""
    own = (_read(name, limits) for name, limits in settings.channels.items())
    return tuple(channel for channel in own if channel is not None) or shipped_channels()


def chosen_channel(settings: Settings) -> Channel:
    """Return the channel whose limits count; the first one where the chosen one is gone."""
    channels = channels_of(settings)
    return next((each for each in channels if each.name == settings.channel), channels[0])


def keep_channels(settings: Settings, channels: Iterable[Channel]) -> None:
    """Let the settings hold these channels; those of the program are not written down, so that they follow it."""
    kept = tuple(channels)
    if kept == shipped_channels():
        settings.channels = {}
    else:
        settings.channels = {
            each.name: " ".join(str(each.limit(field)) for field in FIELDS)
            for each in kept
            if each.name.strip()
        }


def _read(name: str, limits: str) -> Channel | None:
    """Return a channel as the settings hold it; None for what somebody wrote there who did not know how."""
    numbers = limits.split()
    if not name.strip() or len(numbers) != len(FIELDS) or not all(each.isdecimal() for each in numbers):
        return None
    return Channel(name, *(min(int(each[:9]), _MOST) for each in numbers))
