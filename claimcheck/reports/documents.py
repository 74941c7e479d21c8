"""Documents as JSON: one object each, in the order of the contract, as the schemas in `schemas/` describe them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from claimcheck.records import BESIDE_JSON
from claimcheck.reports.sanitize import escaped

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from claimcheck.reports import Document

_FIRST = "schema_version"


def render(document: Document, *, texts: Mapping[str, str], language: str) -> str:  # noqa: ARG001  a report's interface
    """Return the document as indented JSON; hidden and acting characters of its texts are escaped."""
    return f"{escaped(json.dumps(as_json(document), ensure_ascii=False, indent=2))}\n"


def render_line(document: Document) -> str:
    """Return the document as JSON on one line."""
    return f"{escaped(json.dumps(as_json(document), ensure_ascii=False))}\n"


def render_record(record: DataclassInstance) -> str:
    """Return any record as indented JSON."""
    return f"{escaped(json.dumps(dataclasses.asdict(record), ensure_ascii=False, indent=2))}\n"


def as_json(document: Document) -> dict[str, Any]:
    """Return the document as plain values, `schema_version` first, then its fields in order."""
    values = {
        field.name: _plain(getattr(document, field.name))
        for field in dataclasses.fields(document)
        if field.metadata != BESIDE_JSON
    }
    return {_FIRST: values.pop(_FIRST), **values}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value
