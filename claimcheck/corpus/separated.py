"""Files of separated values (.csv, .tsv), as spreadsheets and databases write them, to rows."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck.errors import ReadingError
from claimcheck.reading.payloads import limit_in_force

#: What may stand between two values; spreadsheets of countries whose decimals have a comma write semicolons.
_SEPARATORS = ",;\t|"
_CHUNK = 1 << 20
#: Spreadsheets that do not write UTF-8 write this.
_OLD_ENCODING = "cp1252"


def rows_of(path: Path, name: str, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of a file whose first line names its columns, in whatever case; of these the given `columns`.

    Raises ReadingError for a file without the column text, and where a row goes beyond what the file's form allows.
    """
    encoding = "utf-8-sig" if _is_utf8(path) else _OLD_ENCODING
    csv.field_size_limit(limit_in_force())  # the module's own is shorter than a long article
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        separator = max(_SEPARATORS, key=file.readline().count)
        file.seek(0)
        try:
            lines = csv.reader(file, delimiter=separator)
            named = [column.strip().lower() for column in next(lines, [])]
            if "text" not in named:
                raise ReadingError(f"{name} has no column text.", "Name the column of the articles' texts so.")
            for values in filter(None, lines):
                row = dict(zip(named, values, strict=False))
                yield {column: row[column] for column in columns if column in row}
        except csv.Error as error:
            where = f"the row that ends in line {lines.line_num} is longer than a source may be, or not closed"
            raise ReadingError(f"{name} is no file of separated values: {where}.") from error


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
