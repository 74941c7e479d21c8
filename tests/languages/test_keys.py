"""The tables of the language files are checked against the keys that are read; docs/languages.md is made from these."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import LanguageFileError
from claimcheck.languages import Language, available, folder, load
from claimcheck.languages.keys import Notation, check, tables
from tests.scripts import loaded

ROOT = Path(__file__).resolve().parents[2]
#: Tables with names of their own: the tests of the packages that read them check them.
_OPEN = {"name", "concepts", "phrases"}


@pytest.mark.parametrize("code", available())
def test_every_table_of_a_language_file_has_known_keys_in_their_notation(code: str) -> None:
    for name in tables():
        load(code).table(name)


@pytest.mark.parametrize("code", available())
def test_no_language_file_has_a_table_that_nothing_reads(code: str) -> None:
    named = [set(tomllib.loads(path.read_text("utf-8"))) for path in folder(code).glob("*.toml")]
    assert set.union(*named) <= set(tables()) | _OPEN
    assert len(set.union(*named)) == sum(map(len, named)), "a table stands in two files"


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ({"verb": "say"}, "xx.toml: [speech] has the key 'verb', which nothing reads."),
        ({"verbs": ["say"]}, "xx.toml: [speech] verbs must be words in one string, not a list."),
        ({"attribution": "according to"}, "xx.toml: [speech] attribution must be a list of phrases, not a string."),
        ({"attribution": ["according to", 3]}, "xx.toml: [speech] attribution must be a list of phrases, not a list."),
        ({"verb_second": "yes"}, "xx.toml: [speech] verb_second must be true or false, not a string."),
    ],
)
def test_a_wrong_key_is_an_error_that_names_the_file_and_the_key(table: dict[str, Any], complaint: str) -> None:
    with pytest.raises(LanguageFileError) as error:
        check(table, "speech", "xx.toml")
    assert error.value.message == complaint


def test_a_language_is_checked_when_its_table_is_read() -> None:
    broken = Language("xx", {"language.toml": 'name = "Xish"\n', "dates.toml": '[clock]\nlater = "now"\n'})
    with pytest.raises(LanguageFileError, match=r"xx/dates.toml: \[clock\] later must be a list of phrases"):
        broken.table("clock")


@pytest.mark.parametrize("notation", [Notation.NUMBER, Notation.FLAG])
def test_true_is_no_number_and_a_number_no_flag(notation: Notation) -> None:
    key = next((t, k) for t, keys in tables().items() for k, entry in keys.keys.items() if entry.notation is notation)
    value: object = True if notation is Notation.NUMBER else 1
    with pytest.raises(LanguageFileError):
        check({key[1]: value}, key[0], "xx.toml")


def test_the_page_of_the_keys_is_that_of_today() -> None:
    module = loaded(ROOT / "docs" / "languages.py")
    page = (ROOT / "docs" / "languages.md").read_text("utf-8")
    assert module.made_anew(page) == page, "run: PYTHONPATH=$PWD python docs/languages.py"


def test_what_a_new_language_is_known_by_stands_in_the_first_steps() -> None:
    steps = (ROOT / "docs" / "languages.md").read_text("utf-8").partition("```sh\n")[2].partition("```")[0]
    assert "claimcheck/reading/function_words.toml" in steps


@pytest.mark.parametrize("name", ["function_words", "speech", "certainty", "negation", "clauses"])
def test_every_key_is_read_somewhere(name: str) -> None:
    sources = [path for path in (ROOT / "claimcheck").rglob("*.py") if not path.name.startswith("keys_of_")]
    code = "\n".join(path.read_text("utf-8") for path in sources)
    assert [key for key in tables()[name].keys if f'"{key}"' not in code] == []
