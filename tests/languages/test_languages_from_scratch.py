"""A language whose folder is being written reads, compares and checks: what it lacks is empty, or one clear message."""

from __future__ import annotations

import functools
import itertools
import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck import languages
from claimcheck.errors import LanguageFileError
from claimcheck.languages import Language, stemming
from claimcheck.languages.negation import knows_negation
from claimcheck.reading import article_from_text

Tables = dict[str, dict[str, Any]]
Write = Callable[[Tables], str]

FIRST = (
    "Rosa Weller, the mayor of Lorna, said on Monday that 12 people were killed in the fire. “Nobody warned us,” she "
    "said. The firm, which employs 4.2 million people, will not pay 9.7 billion euros. Rents rose by 3.5 % on 3 May "
    "2024 at 5 p.m. He may resign. The vote was 52-48. Two weeks ago 3 to 5 km of road, half of it new, were closed."
)
SECOND = (
    "The mayor, Rosa Weller, said that 15 people died in the fire. The firm will pay $9.82 billion, according to the "
    "minister. Rents rose by 4 % in May 2024. He did not resign last week. Four miles of road were open."
)

_numbers = itertools.count()


@functools.cache
def _tables() -> Tables:
    """Return the tables of English, with every tenth concept: a new language stems them all, which takes a second."""
    files = sorted(languages.folder("en").glob("*.toml"))
    parsed = [tomllib.loads(path.read_text("utf-8")) for path in files]
    tables = {name: table for tables in parsed for name, table in tables.items() if name != "name"}
    return {**tables, "concepts": dict(itertools.islice(tables["concepts"].items(), None, None, 10))}


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Write a language of some tables and return its code, a new one each time: words are remembered by it."""
    known, folder = languages.available(), languages.folder
    written: set[str] = set()

    def new(tables: Tables) -> str:
        code = f"x{next(_numbers)}"
        written.add(code)
        (tmp_path / code).mkdir()
        lines = ['name = "A language"', *(f"[{name}]\n{_pairs(table)}" for name, table in tables.items())]
        (tmp_path / code / "language.toml").write_text("\n".join(lines), "utf-8")
        return code

    for module in (languages, stemming):
        monkeypatch.setattr(module, "available", lambda: (*known, *written))
    monkeypatch.setattr(languages, "folder", lambda code: tmp_path / code if code in written else folder(code))
    yield new
    languages.load.cache_clear()


def _pairs(table: dict[str, Any]) -> str:
    return "\n".join(f"{json.dumps(key)} = {_value(value)}" for key, value in table.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value)


def _use(code: str) -> None:
    """Read, compare and check in a language; nothing but a message of ours may come of it."""
    try:
        first, second = (article_from_text(text, name="a.txt", language=code) for text in (FIRST, SECOND))
        claimcheck.compare([first, second], engine="rules")
        claimcheck.check(second, [first], engine="rules")
        claimcheck.quantities(FIRST, language=code)
    except LanguageFileError as error:
        assert error.message.startswith(f"{code}/language.toml: [")


def test_a_language_of_a_name_alone_can_be_used(write: Write) -> None:
    _use(write({}))


@pytest.mark.parametrize("name", sorted(_tables()))
def test_any_table_may_be_missing(name: str, write: Write) -> None:
    _use(write({other: table for other, table in _tables().items() if other != name}))


def test_all_tables_may_be_empty(write: Write) -> None:
    _use(write({name: {} for name in _tables()}))


@pytest.mark.parametrize("key", sorted(_tables()["dates"]))
def test_any_key_of_the_dates_may_be_missing(key: str, write: Write) -> None:
    dates = {other: value for other, value in _tables()["dates"].items() if other != key}
    code = write({"dates": dates})
    claimcheck.quantities(FIRST, language=code)
    claimcheck.quantities("The quay closes at half past five on Tuesday.", language=code)


def test_a_key_that_a_rule_cannot_do_without_is_named_with_its_file() -> None:
    table = Language("xx", {"language.toml": 'name = "X"\n[phrases.model]\nno = "none"\n'}).table("phrases")
    with pytest.raises(LanguageFileError) as raised:
        table["model"]["estimate"]
    assert raised.value.message == "xx/language.toml: [phrases] model has no key 'estimate'."


def test_a_folder_without_the_name_of_its_language_is_refused() -> None:
    with pytest.raises(LanguageFileError, match=r"^xx/language\.toml: has no key 'name'\."):
        Language("xx", {"language.toml": "[stemming]\n"})


def test_a_table_that_is_no_toml_is_refused_by_its_name() -> None:
    broken = Language("xx", {"language.toml": 'name = "X"\n[speech]\nverbs = say\n'})
    with pytest.raises(LanguageFileError, match=r"xx/language\.toml: below '\[speech\]'"):
        broken.table("speech")


def test_an_algorithm_of_stemming_that_is_not_known_is_named_with_its_file(write: Write) -> None:
    code = write({"stemming": {"algorithm": "klingon"}})
    with pytest.raises(LanguageFileError, match=rf"^{code}/language\.toml: .*'klingon'"):
        stemming.stem("closing", code)


DENIED = "Borgmästaren avgick inte i måndags."
AFFIRMED = "Borgmästaren avgick i måndags."


def _said_of_a_denial(code: str) -> tuple[str, str, bool]:
    """Return what relate and check say of a denial and what it denies, and whether its article has a note on that."""
    denied, affirmed = (article_from_text(text, name=text, language=code) for text in (DENIED, AFFIRMED))
    [checked] = claimcheck.check(affirmed, [denied], language="en").claims
    noted = any("no words that negate" in note.text for note in denied.notes)
    return claimcheck.relate(denied, affirmed).verdict, checked.verdict, noted


@pytest.mark.parametrize("negation", [_tables()["negation"], {"words": []}, None])
def test_a_copied_language_without_words_of_its_own_that_negate_agrees_to_nothing(
    negation: dict[str, Any] | None, write: Write
) -> None:
    copied = {name: table for name, table in _tables().items() if name != "negation"}
    code = write({**copied, "negation": negation} if negation is not None else copied)
    assert _said_of_a_denial(code) == ("undecided", "undecided", True)


def test_a_copied_language_with_one_word_of_its_own_that_negates_sees_the_denial(write: Write) -> None:
    negation = {**_tables()["negation"], "words": [*_tables()["negation"]["words"], "inte"]}
    code = write({**_tables(), "negation": negation})
    assert _said_of_a_denial(code) == ("conflict", "contradicted", False)


def test_every_language_of_the_package_has_words_of_its_own_that_negate() -> None:
    unknown = [code for code in languages.available() if not knows_negation(code)]
    assert not unknown, "; ".join(f"{code}/statements.toml: [negation] lists no word of {code}" for code in unknown)
