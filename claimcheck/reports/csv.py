"""CSV for spreadsheets: one row a finding, columns as in `rows`.

UTF-8 with a byte order mark, without which Excel takes the file for one in the machine's own code page, and line ends
as RFC 4180 has them. No cell of text can act as a formula: see OWASP, "CSV Injection".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from claimcheck.records import Check, Comparison, Extraction
from claimcheck.reports.rows import Value, rows
from claimcheck.reports.sanitize import visible

_BYTE_ORDER_MARK = "\ufeff"

# What makes a spreadsheet compute a cell; the full-width forms do so in East Asian versions.
_FORMULA_STARTS = tuple("=+-@\t\r|%＝＋－＠")

# Where the comma is a decimal sign, as in French, Excel takes the semicolon for what separates cells: what follows one
# may become a cell of its own, with or without quotation marks before it.
_FORMULA_WITHIN = re.compile(r'(;[\s"]*)(?=[=+\-@|%＝＋－＠])')


def render(
    document: Comparison | Extraction | Check,
    *,
    texts: Mapping[str, str],  # noqa: ARG001  every quote stands in the document
    language: str,  # noqa: ARG001  the columns are for programs and have the same names in every language
) -> str:
    """Return the table; a document without findings gives a byte order mark alone."""
    file = io.StringIO()
    table = rows(document)
    if table:
        writer = csv.DictWriter(file, fieldnames=list(table[0]))
        writer.writeheader()
        writer.writerows({column: _cell(value) for column, value in row.items()} for row in table)
    return _BYTE_ORDER_MARK + file.getvalue()


def _cell(value: Value) -> Value:
    """Return a value as it may stand in a cell: text that would be computed is led by an apostrophe."""
    if not isinstance(value, str):
        return value
    text = _FORMULA_WITHIN.sub(r"\1'", visible(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA_STARTS) else text
