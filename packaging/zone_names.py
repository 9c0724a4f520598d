"""Makes resources/zones from Unicode CLDR (as Babel carries it): names of cities and clocks by language.

Run it after a language got phrases or CLDR was updated: `.venv/bin/python packaging/zone_names.py`. The files are kept
in the repository, so that no release prints otherwise because another version of Babel is installed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError
from babel.core import get_global

ROOT = Path(__file__).resolve().parents[1]
YEAR = 2026
# CLDR writes “Eastern Daylight Saving Time” for Canada, where the press says “Eastern Daylight Time”.
CALLED_AS_IN = {"en-CA": "en-US"}


def clocks() -> dict[str, list[Any]]:
    """Return by zone the CLDR “metazone” that names its clocks, and its offsets in minutes in winter and summer."""
    found: dict[str, list[Any]] = {}
    names: Mapping[str, str] = get_global("meta_zones")
    for zone in sorted(available_timezones()):
        name = names.get(zone) or next((names[each] for each in _same_as(zone) if each in names), "")
        if name and "/" in zone:
            offsets = sorted({_offset(zone, month) for month in (1, 7)})
            found[zone] = [name, offsets[0], offsets[-1]]
    return found


def names(language: str, by_name: list[str]) -> dict[str, Any]:
    """Return the cities that a language calls otherwise than the zone is called, and the clocks named in full."""
    locale = Locale.parse(CALLED_AS_IN.get(language, language).replace("-", "_"))
    cities = {}
    known = {zone for zone in available_timezones() if "/" in zone}
    for zone in sorted({*known, *locale.time_zones}):
        called = next(
            (
                str(locale.time_zones[each]["city"])
                for each in (zone, *_same_as(zone))
                if "city" in locale.time_zones.get(each, {})
            ),
            "",
        )
        # Also where CLDR has no name for the clocks, as in Casablanca, Amman and Damascus.
        if zone in known and called and called != zone.rpartition("/")[2].replace("_", " "):
            cities[zone] = called
    clocks = {}
    for name in by_name:
        long = locale.meta_zones.get(name, {}).get("long", {})
        clocks[name] = [str(long.get("standard", "")), str(long.get("daylight", ""))]
    return {"cities": cities, "clocks": clocks}


def write(languages: list[str]) -> None:
    """Write the files of all languages that CLDR knows."""
    folder = ROOT / "resources" / "zones"
    folder.mkdir(exist_ok=True)
    zones = clocks()
    _write(folder / "clocks.json", zones)
    for language in languages:
        table = json.loads((ROOT / "resources" / "phrases" / f"{language}.json").read_text("utf-8"))
        try:
            found = names(language, table.get("zone", {}).get("by_name", []))
        except UnknownLocaleError:
            continue
        base = folder / f"{language.split('-')[0]}.json"
        if "-" in language and base.is_file():
            usual = json.loads(base.read_text("utf-8"))["cities"]
            found["cities"] = {
                zone: city for zone, city in found["cities"].items() if usual.get(zone) != city
            }
        _write(folder / f"{language}.json", found)


def _same_as(zone: str) -> list[str]:
    aliases: Mapping[str, str] = get_global("zone_aliases")
    canonical = aliases.get(zone, zone)
    return [canonical, *sorted(each for each, target in aliases.items() if target == canonical)]


def _offset(zone: str, month: int) -> int:
    offset = dt.datetime(YEAR, month, 15, tzinfo=ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return int(offset.total_seconds()) // 60


def _write(path: Path, value: dict[str, Any]) -> None:
    rows = [f"  {json.dumps(key)}: {_value(found)}" for key, found in value.items()]
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


def _value(value: Any) -> str:
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if not value:
        return "{}"
    rows = [f"    {json.dumps(key)}: {json.dumps(found, ensure_ascii=False)}" for key, found in value.items()]
    return "{\n" + ",\n".join(rows) + "\n  }"


if __name__ == "__main__":
    write(sorted(path.stem for path in (ROOT / "resources" / "phrases").glob("*.json")))
