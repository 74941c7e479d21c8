from __future__ import annotations

import json

import jsonschema
import pytest

from claimcheck import schemas
from claimcheck.errors import UsageError


@pytest.mark.parametrize("name", schemas.NAMES)
def test_the_kept_schema_is_the_one_the_records_give(name: str) -> None:
    assert json.loads(schemas.text_of(name)) == schemas.generate(name), "run `make schemas`"


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_schema_is_valid_and_requires_the_version(name: str) -> None:
    schema = schemas.generate(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "schema_version" in schema["required"]
    assert schema["properties"]["schema_version"]["const"] == "1"


def test_an_unknown_schema_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as refused:
        schemas.text_of("finding")
    assert "comparison, extraction, check, quantities" in refused.value.hint
