"""The words of each language, one TOML file a language.

A room that needs words takes its own table and builds what it needs from it; no word of any language stands in code.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

#: The language whose words are used where a text's own language has no file.
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """The tables of one language file."""

    code: str
    name: str
    tables: dict[str, Any]

    def table(self, name: str) -> dict[str, Any]:
        """Return one table of the file, empty where the language has none."""
        table: dict[str, Any] = self.tables.get(name, {})
        return table


@functools.cache
def available() -> tuple[str, ...]:
    """Return the codes of all languages that have a file, sorted."""
    folder = resources.files(__package__)
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


@functools.cache
def load(code: str) -> Language:
    """Return the words of a language, or of `FALLBACK` where `code` has no file.

    `code` is an ISO 639 code, with or without a region ("fr", "fr-CA").
    """
    base = code.lower().replace("_", "-").split("-")[0]
    if base not in available():
        base = FALLBACK
    tables = tomllib.loads((resources.files(__package__) / f"{base}.toml").read_text("utf-8"))
    return Language(code=base, name=tables.pop("name"), tables=tables)
