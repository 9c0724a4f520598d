"""The fields of which rules can be asked, and what is usually asked of them: data, resources/kinds/fields.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from releasedesk import resources

EVERY_KIND = "*"
"""Where the rules of every kind of release stand."""

FieldTables = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Rules by kind of release (or `EVERY_KIND`) and field."""


@lru_cache(maxsize=1)
def usual_fields() -> FieldTables:
    """Return the newsroom's usual rules; every kind of release is in them."""
    tables: FieldTables = json.loads(resources.text("kinds", "fields.json"))
    return tables


@lru_cache(maxsize=1)
def field_names() -> Mapping[str, str]:
    """Return how each field is called, by the field, in the order of the form."""
    names: dict[str, str] = {}
    for table in usual_fields().values():
        for field, rule in table.items():
            names.setdefault(field, str(rule.get("called", field)))
    return names
