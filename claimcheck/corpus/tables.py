"""Rows to files: JSON Lines and Parquet side by side, each whole or not there at all."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from claimcheck.errors import UsageError, how_to_install
from claimcheck.reports.sanitize import escaped

if TYPE_CHECKING:
    import pyarrow

# Rows that are held until they make a row group; a claim takes about a kilobyte.
_ROWS_IN_A_GROUP = 5000


def parquet_package() -> Any:
    """Return `pyarrow.parquet`. Raises `UsageError` where the extra that holds it is not installed."""
    try:
        from pyarrow import parquet
    except ModuleNotFoundError:
        message = "Parquet, which corpus reads and writes, needs pyarrow."
        raise UsageError(message, how_to_install("corpus")) from None
    return parquet


class Table:
    """A table that is being written, as `name.jsonl` and `name.parquet`. A context manager."""

    def __init__(self, folder: Path, name: str, record: type) -> None:
        self._paths = (folder / f"{name}.jsonl", folder / f"{name}.parquet")
        self._record = record
        self._waiting: list[dict[str, Any]] = []
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        parquet = parquet_package()
        lines, table = self._paths
        self._schema = schema_of(self._record)
        self._lines = self._stack.enter_context(lines.open("w", encoding="utf-8", newline=""))
        self._parquet = self._stack.enter_context(parquet.ParquetWriter(table, self._schema, compression="zstd"))
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        self._stack.close()

    def add(self, row: Any) -> None:
        """Add a row."""
        values = dataclasses.asdict(row)
        values = {"schema_version": values.pop("schema_version"), **values}
        self._lines.write(f"{escaped(json.dumps(values, ensure_ascii=False))}\n")
        self._waiting.append(values)
        if len(self._waiting) >= _ROWS_IN_A_GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        if self._waiting:
            self._parquet.write_table(pyarrow.Table.from_pylist(self._waiting, self._schema))
            self._waiting.clear()


def schema_of(record: type) -> pyarrow.Schema:
    """Return the columns of a table, made from the record of its rows; the version of the schema comes first."""
    import pyarrow

    fields = _fields(record)
    return pyarrow.schema([*(one for one in fields if one.name == "schema_version"), *fields[:-1]])


def _fields(record: type) -> list[pyarrow.Field]:
    import pyarrow

    hints = typing.get_type_hints(record)
    made = []
    for field in dataclasses.fields(record):
        inner, nullable = _without_none(hints[field.name])
        made.append(pyarrow.field(field.name, _type(inner), nullable=nullable))
    return made


def _without_none(hint: Any) -> tuple[Any, bool]:
    if isinstance(hint, types.UnionType):
        (inner,) = (part for part in typing.get_args(hint) if part is not types.NoneType)
        return inner, True
    return hint, False


def _type(hint: Any) -> pyarrow.DataType:
    import pyarrow

    plain = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    if hint in plain:
        return plain[hint]
    if typing.get_origin(hint) is list:
        return pyarrow.list_(_type(typing.get_args(hint)[0]))
    return pyarrow.struct(_fields(hint))
