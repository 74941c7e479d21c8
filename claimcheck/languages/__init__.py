"""The words of each language, one folder a language, one TOML file a concern.

A package that needs words takes its own table and builds what it needs from it; no word of any language stands in code.
A table may stand in any file of the folder: the files only keep apart what is written and read together.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimcheck.errors import LanguageFileError
from claimcheck.languages.keys import check

#: The language whose words are used where a text's own language has no folder.
FALLBACK = "en"

#: The file that makes a folder one of a language: its name, and how its words are stemmed.
_MAIN = "language.toml"

_HEADER = re.compile(r"^\[+\s*([\w-]+)[^\n]*\]", re.MULTILINE)


class Table(dict[str, Any]):
    """A table of a language: a key that a rule cannot do without is an error that names file and key.

    What may be missing is asked for with `get`.
    """

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        super().__init__(
            {key: Table(value, f"{where} {key}") if isinstance(value, dict) else value for key, value in values.items()}
        )
        self._where = where

    def __missing__(self, key: str) -> Any:
        raise LanguageFileError(f"{self._where} has no key {key!r}.", "Add it: docs/languages.md says what it holds.")


class Language:
    """The tables of one language, each parsed when it is first asked for.

    Parsing all of them takes 30 ms, and no command needs all. `files` holds the text of each file by its name.
    """

    def __init__(self, code: str, files: Mapping[str, str]) -> None:
        self.code = code
        self._sections = {name: _sections(text) for name, text in files.items()}
        self._tables: dict[str, dict[str, Any]] = {}
        self.name: str = Table(self._parsed(_MAIN, self._sections[_MAIN].get("", b"")), f"{code}/{_MAIN}:")["name"]

    def table(self, name: str) -> dict[str, Any]:
        """Return one table of the language, empty where it has none.

        Raises:
            LanguageFileError: The table has a key that nothing reads, or a value in another notation than its own; of
                the table, once read, a key that is not there.

        """
        if name not in self._tables:
            file, source = self._source(name)
            table = self._parsed(file, source).get(name, {})
            check(table, name, f"{self.code}/{file}")
            self._tables[name] = Table(table, f"{self.code}/{file}: [{name}]")
        return self._tables[name]

    def _parsed(self, file: str, source: bytes) -> dict[str, Any]:
        text = source.decode()
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            beginning = text.strip().partition("\n")[0]
            raise LanguageFileError(f"{self.code}/{file}: below {beginning!r}: {error}.") from error

    def _source(self, table: str) -> tuple[str, bytes]:
        """Return the file a table stands in and its source there, empty where no file has it."""
        found = ((file, sections[table]) for file, sections in self._sections.items() if table in sections)
        return next(found, (_MAIN, b""))


def _sections(text: str) -> dict[str, bytes]:
    """Return the source of each top-level table, sub-tables included; what stands before the first under "".

    In UTF-8 it takes half the memory: a text that may be in any language opens the files of all of them.
    """
    sections: dict[str, str] = {}
    name, start = "", 0
    for header in _HEADER.finditer(text):
        sections[name] = sections.get(name, "") + text[start : header.start()]
        name, start = header.group(1), header.start()
    sections[name] = sections.get(name, "") + text[start:]
    return {name: section.encode() for name, section in sections.items()}


def folder(code: str) -> Path:
    """Return the folder of a language, which need not be there."""
    return Path(__file__).parent / code


@functools.cache
def available() -> tuple[str, ...]:
    """Return the codes of all languages that have a folder, sorted."""
    return tuple(sorted(entry.name for entry in Path(__file__).parent.iterdir() if (entry / _MAIN).is_file()))


def base(code: str) -> str:
    """Return a language code without its region, in lower case: "fr" of "fr-CA" and "fr_CA"."""
    return code.lower().replace("_", "-").split("-")[0]


@functools.cache
def load(code: str) -> Language:
    """Return the words of a language, or of `FALLBACK` where `code` has no folder.

    `code` is an ISO 639 code, with or without a region ("fr", "fr-CA").
    """
    return load_anew(code)


def load_anew(code: str) -> Language:
    """Return the same, and remember nothing: for one look at a language that may be that of no text."""
    own = base(code)
    own = own if own in available() else FALLBACK
    return Language(own, {path.name: path.read_text("utf-8") for path in sorted(folder(own).glob("*.toml"))})
