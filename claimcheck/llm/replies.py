"""What every reply of a model has in common.

Keys are short and few: a small model pays for every token. Where a reply holds a verdict, the reason stands before
it, so that the model has to think first.
"""

from __future__ import annotations

import contextlib
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)


def _lean(schema: dict[str, Any]) -> None:
    """Take out of a schema what is for people only, since a model reads every token of it, and ask for every field.

    What a model leaves out all the same may have a default.
    """
    schema["additionalProperties"] = False
    schema["required"] = list(schema.get("properties", {}))
    for entry in (schema, *schema.get("properties", {}).values()):
        for name in ("title", "description", "default"):
            entry.pop(name, None)


class Reply(BaseModel):
    """A reply as its schema asks for it; what a model adds is passed over rather than asked for again."""

    model_config = ConfigDict(extra="ignore", frozen=True, json_schema_extra=_lean)


def _each_that_fits(values: object, validate: ValidatorFunctionWrapHandler) -> list[Any]:
    """Return the entries of a list that fit their schema; one that does not is lost, and not the others with it."""
    if not isinstance(values, list):
        return list(validate(values))
    kept: list[Any] = []
    for value in values:
        with contextlib.suppress(ValidationError):
            kept.extend(validate([value]))
    return kept


ItemT = TypeVar("ItemT", bound=Reply)

#: A list of which a model may get single entries wrong.
EachThatFits = Annotated[list[ItemT], WrapValidator(_each_that_fits)]


# A small model that has begun to count goes on counting; what is asked for never needs more entries.
_MOST_ENTRIES = 12


def _the_first(values: object) -> object:
    """Return the first entries of a list that is longer than its schema allows."""
    return values[:_MOST_ENTRIES] if isinstance(values, list) else values


#: The ids or numbers that an entry names: a handful, whatever the model would write.
Ids = Annotated[list[str], BeforeValidator(_the_first), Field(max_length=_MOST_ENTRIES)]
Numbers = Annotated[list[int], BeforeValidator(_the_first), Field(max_length=_MOST_ENTRIES)]
