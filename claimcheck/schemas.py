"""The JSON Schemas of all documents, generated from the records, so that neither can drift from the other.

`python -m claimcheck.schemas` writes them to `schemas/`; `make schemas` does the same.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

from claimcheck.errors import UsageError
from claimcheck.resources import folder

#: The documents that have a schema, and the record each is.
DOCUMENTS = {
    "comparison": "Comparison",
    "extraction": "Extraction",
    "check": "Check",
    "quantities": "Measurement",
}

#: The tables that `claimcheck corpus` writes, and the record that each row of theirs is.
ROWS = {
    "stories": "StoryRow",
    "claims": "ClaimRow",
    "findings": "FindingRow",
    "problems": "ProblemRow",
}

#: All that has a schema.
NAMES = (*DOCUMENTS, *ROWS)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def text_of(name: str) -> str:
    """Return the schema of a document or row as it is kept in `schemas/`.

    Raises `UsageError` for a name that is none of `NAMES`.
    """
    if name not in NAMES:
        raise UsageError(f"There is no schema {name!r}.", f"Choose one of {', '.join(NAMES)}.")
    return (folder("schemas") / f"{name}.json").read_text("utf-8")


def generate(name: str) -> dict[str, Any]:
    """Return the schema of a document or row, generated from its record."""
    from pydantic import TypeAdapter

    from claimcheck import records
    from claimcheck.corpus import rows

    record = getattr(records, DOCUMENTS[name]) if name in DOCUMENTS else getattr(rows, ROWS[name])
    schema = TypeAdapter(record).json_schema(mode="serialization")
    version = {"const": records.SCHEMA_VERSION, "title": "Schema Version", "type": "string"}
    for field in dataclasses.fields(record):
        if field.metadata == records.BESIDE_JSON:
            del schema["properties"][field.name]
    schema["properties"] = {"schema_version": version} | schema["properties"] | {"schema_version": version}
    for described in (schema, *schema.get("$defs", {}).values()):
        if "properties" in described:
            # A document carries every field, those with a default as well.
            described["required"] = list(described["properties"])
    return {"$schema": _DIALECT, **schema}


def write(target: Path) -> None:
    """Write every schema to the folder `target`."""
    for name in NAMES:
        text = json.dumps(generate(name), ensure_ascii=False, indent=2)
        (target / f"{name}.json").write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    write(folder("schemas"))
