"""Documents as tables: plain rows, pandas, polars, a notebook."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.errors import UsageError
from claimcheck.reports.rows import columns
from claimcheck.tables import rows, to_html, to_pandas, to_polars

if TYPE_CHECKING:
    from tests.conftest import Railway


@pytest.mark.parametrize("kind", ["comparison", "check", "extraction"])
def test_all_rows_of_a_document_have_the_same_columns(kind: str, railway: Railway) -> None:
    table = rows(getattr(railway, kind))
    assert len({tuple(row) for row in table}) == 1


def test_a_source_that_is_silent_on_a_matter_has_no_words_in_its_row(railway: Railway) -> None:
    row = rows(railway.comparison)[2]
    assert (row["A_says"], row["C_says"], row["C_start"]) == ("Police counted 400 demonstrators.", None, None)


@pytest.mark.parametrize("kind", ["comparison", "check", "extraction"])
def test_the_columns_of_a_document_are_those_of_its_rows(kind: str, railway: Railway) -> None:
    document = getattr(railway, kind)
    assert list(columns(document)) == list(rows(document)[0])


def test_a_document_becomes_a_table_of_pandas(railway: Railway) -> None:
    table = railway.comparison.to_pandas()
    assert table.shape == (14, 10 + 3 * 7)
    assert str(table["C_start"].dtype) == "Int64"
    assert table["C_start"].isna().sum() > 0
    assert set(table["verdict"]) >= {"conflict", "single"}
    assert table.loc[2, "A_says"] == "Police counted 400 demonstrators."


def test_a_document_becomes_a_table_of_polars(railway: Railway) -> None:
    table = railway.extraction.to_polars()
    assert table["claim"][0] == "A1"
    assert {name: str(kind) for name, kind in table.schema.items() if name in ("start", "negated", "names")} == {
        "start": "Int64",
        "negated": "Boolean",
        "names": "String",
    }


@pytest.mark.parametrize("convert", [to_pandas, to_polars])
def test_a_document_without_rows_keeps_its_columns(convert: Any, railway: Railway) -> None:
    for document in (replace(railway.comparison, findings=()), replace(railway.check, claims=())):
        table = convert(document)
        assert len(table) == 0
        assert list(table.columns) == list(columns(document))


def test_both_packages_hold_the_same(railway: Railway) -> None:
    with_none = to_pandas(railway.check).astype(object).where(lambda table: table.notna(), None)
    assert with_none.to_dict("records") == to_polars(railway.check).to_dicts() == rows(railway.check)


@pytest.mark.parametrize(("package", "convert"), [("pandas", to_pandas), ("polars", to_polars)])
def test_a_package_that_is_missing_is_named(
    package: str, convert: Any, railway: Railway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError, match=f"{package} is not installed"):
        convert(railway.check)


def test_a_notebook_shows_what_differs_and_escapes_what_articles_say(railway: Railway) -> None:
    source = replace(railway.comparison.sources[0], title="<script>x</script>")
    shown = to_html(replace(railway.comparison, sources=(source, *railway.comparison.sources[1:])))
    assert "The sources contradict each other on 2 points." in shown
    assert "pay <b>9.74 billion euros</b> for" in shown
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "Corvane agreed to pay 9.74 billion euros" in to_html(railway.check)
    assert "contradiction" in to_html(replace(railway.comparison, language="fr"))
    assert "no site will close" in to_html(railway.extraction)


def test_a_long_document_is_cut_in_a_notebook_and_says_so(railway: Railway) -> None:
    document = replace(railway.comparison, findings=railway.comparison.findings * 10)
    shown = to_html(document)
    assert shown.count("<tr>") == 51
    assert shown.endswith("<p>… 90</p>")
