"""The words of each language, one TOML file a language.

A package that needs words takes its own table and builds what it needs from it; no word of any language stands in code.
"""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import Any

from claimcheck.languages.keys import check

#: The language whose words are used where a text's own language has no file.
FALLBACK = "en"

_HEADER = re.compile(r"^\[+\s*([\w-]+)[^\n]*\]", re.MULTILINE)


class Language:
    """The tables of one language file, each parsed when it is first asked for.

    Parsing a whole file takes 30 ms, and no command needs all of it.
    """

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        self._sections = _sections(text)
        self._tables: dict[str, dict[str, Any]] = {}
        self.name: str = tomllib.loads(self._sections[""])["name"]

    def table(self, name: str) -> dict[str, Any]:
        """Return one table of the file, empty where the language has none.

        Raises:
            LanguageFileError: The table has a key that nothing reads, or a value in another notation than its own.

        """
        if name not in self._tables:
            table = tomllib.loads(self._sections.get(name, "")).get(name, {})
            check(table, name, f"{self.code}.toml")
            self._tables[name] = table
        return self._tables[name]


def _sections(text: str) -> dict[str, str]:
    """Return the source of each top-level table, sub-tables included; what stands before the first under ""."""
    sections: dict[str, str] = {}
    name, start = "", 0
    for header in _HEADER.finditer(text):
        sections[name] = sections.get(name, "") + text[start : header.start()]
        name, start = header.group(1), header.start()
    sections[name] = sections.get(name, "") + text[start:]
    return sections


@functools.cache
def available() -> tuple[str, ...]:
    """Return the codes of all languages that have a file, sorted."""
    folder = Path(__file__).parent
    return tuple(sorted(entry.stem for entry in folder.iterdir() if entry.name.endswith(".toml")))


@functools.cache
def load(code: str) -> Language:
    """Return the words of a language, or of `FALLBACK` where `code` has no file.

    `code` is an ISO 639 code, with or without a region ("fr", "fr-CA").
    """
    base = code.lower().replace("_", "-").split("-")[0]
    if base not in available():
        base = FALLBACK
    return Language(base, (Path(__file__).parent / f"{base}.toml").read_text("utf-8"))
