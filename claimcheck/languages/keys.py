"""Checks the tables of a language file against the keys that are read: which there are, and in which notation.

A table of a language is checked against this list when it is first read: a key that nothing reads, or a list where a
string is expected, is an error that names the file and the key. `docs/languages.md` is generated from it.

One notation a kind of value: single words stand in one string with white space between them, phrases in a list.
The tables of amounts write phrases in one string too, with commas between them.
"""

from __future__ import annotations

import functools
from enum import StrEnum
from typing import Any

from claimcheck.errors import LanguageFileError
from claimcheck.frozen import frozen


class Notation(StrEnum):
    """How the value of a key is written; the value is what a reader of the documentation sees."""

    WORDS = "words in one string"
    PHRASES = "a list of phrases"
    COMMAS = "phrases in one string, with commas"
    TEXT = "a string"
    FLAG = "true or false"
    NUMBER = "a number"
    NUMBERS = "a list of numbers"
    PAIRS = "a list of pairs"
    TABLE = "a table"


@frozen
class Key:
    """A key of a table: its notation, and what its words are for."""

    notation: Notation
    meaning: str


@frozen
class TableKeys:
    """The keys of one table, and the package whose rules read it."""

    package: str
    meaning: str
    keys: dict[str, Key]


_OF_PLAIN_VALUE = {
    Notation.WORDS: str,
    Notation.COMMAS: str,
    Notation.TEXT: str,
    Notation.FLAG: bool,
    Notation.TABLE: dict,
}


@functools.cache
def tables() -> dict[str, TableKeys]:
    """Return the keys of all tables of a language file, by the name of the table."""
    from claimcheck.languages.keys_of_amounts import TABLES as OF_AMOUNTS
    from claimcheck.languages.keys_of_statements import TABLES as OF_STATEMENTS

    return {**OF_STATEMENTS, **OF_AMOUNTS}


def keys_of(*rows: tuple[str, Notation, str]) -> dict[str, Key]:
    """Return keys by name, from rows of a name, a notation and a meaning."""
    return {name: Key(notation, meaning) for name, notation, meaning in rows}


def check(table: dict[str, Any], name: str, file: str) -> None:
    """Check a table of the language file `file` against its keys.

    A table of which no keys are listed (`concepts`, `phrases`) is checked by the tests of the package that reads it.

    Raises:
        LanguageFileError: A key is not known, or its value is in another notation; names the file and the key.

    """
    known = tables().get(name)
    if known is None:
        return
    for key, value in table.items():
        if key not in known.keys:
            raise LanguageFileError(f"{file}: [{name}] has the key {key!r}, which nothing reads.")
        notation = known.keys[key].notation
        if not _is_written(value, notation):
            raise LanguageFileError(f"{file}: [{name}] {key} must be {notation}, not {_described(value)}.")


def _is_written(value: Any, notation: Notation) -> bool:
    plain = _OF_PLAIN_VALUE.get(notation)
    if plain is not None:
        return isinstance(value, plain)
    if notation is Notation.NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if not isinstance(value, list):
        return False
    if notation is Notation.PHRASES:
        return all(isinstance(item, str) for item in value)
    if notation is Notation.PAIRS:
        return all(isinstance(item, list) and len(item) == 2 for item in value)
    return all(isinstance(item, int | float) for item in value)


def _described(value: Any) -> str:
    names = {bool: "true or false", str: "a string", list: "a list", dict: "a table"}
    return next((name for kind, name in names.items() if isinstance(value, kind)), "a number")
