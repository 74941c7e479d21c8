"""Documents as JSON: one object each, in the order of the contract, as the schemas in `schemas/` describe them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from claimcheck.reports.sanitize import escaped

if TYPE_CHECKING:
    from claimcheck.reports import Document

_FIRST = "schema_version"


def render(document: Document, *, texts: Mapping[str, str], language: str) -> str:  # noqa: ARG001  a report's interface
    """Return the document as indented JSON; hidden and acting characters of its texts are escaped."""
    return f"{escaped(json.dumps(as_json(document), ensure_ascii=False, indent=2))}\n"


def render_line(document: Document) -> str:
    """Return the document as JSON on one line."""
    return f"{escaped(json.dumps(as_json(document), ensure_ascii=False))}\n"


def as_json(document: Document) -> dict[str, Any]:
    """Return the document as plain values, `schema_version` first, then its fields in order."""
    values = dataclasses.asdict(document)
    return {_FIRST: values.pop(_FIRST), **values}
