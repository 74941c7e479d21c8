"""Documents as tables, with stand-ins for pandas and polars: neither is a dependency."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.errors import UsageError
from claimcheck.tables import rows, to_html, to_pandas, to_polars

if TYPE_CHECKING:
    from tests.conftest import Railway


class Frame:
    def __init__(self, data: list[dict[str, Any]], **options: Any) -> None:
        self.data = data
        self.options = options


@pytest.mark.parametrize("kind", ["comparison", "check", "extraction"])
def test_all_rows_of_a_document_have_the_same_columns(kind: str, railway: Railway) -> None:
    table = rows(getattr(railway, kind))
    assert len({tuple(row) for row in table}) == 1


def test_a_source_that_is_silent_on_a_matter_has_no_words_in_its_row(railway: Railway) -> None:
    row = rows(railway.comparison)[2]
    assert (row["A_says"], row["C_says"], row["C_start"]) == ("Police counted 400 demonstrators.", None, None)


def test_a_document_becomes_a_table_of_pandas(railway: Railway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=Frame))
    table = to_pandas(railway.comparison)
    assert len(table.data) == 14
    assert table.options["columns"][:2] == ["finding", "verdict"]


def test_a_document_becomes_a_table_of_polars(railway: Railway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", SimpleNamespace(DataFrame=Frame))
    assert to_polars(railway.extraction).data[0]["claim"] == "A1"


@pytest.mark.parametrize(("package", "convert"), [("pandas", to_pandas), ("polars", to_polars)])
def test_a_package_that_is_missing_is_named(
    package: str, convert: Any, railway: Railway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError, match=f"{package} is not installed"):
        convert(railway.check)


def test_a_notebook_shows_what_differs_and_escapes_what_articles_say(railway: Railway) -> None:
    source = replace(railway.comparison.sources[0], name="<script>x</script>")
    shown = to_html(replace(railway.comparison, sources=(source, *railway.comparison.sources[1:])))
    assert "2 conflicts" in shown
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "Corvane agreed to pay 9.74 billion euros" in to_html(railway.check)
    assert "no site will close" in to_html(railway.extraction)


def test_a_long_document_is_cut_in_a_notebook_and_says_so(railway: Railway) -> None:
    document = replace(railway.comparison, findings=railway.comparison.findings * 10)
    shown = to_html(document)
    assert shown.count("<tr>") == 51
    assert shown.endswith("<p>… 90</p>")
