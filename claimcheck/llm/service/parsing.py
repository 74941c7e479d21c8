"""Holding a reply against its schema and the caller's own conditions, with problems a model can act on."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from claimcheck.llm.service import fitting
from claimcheck.llm.service.question import Question, under_way

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

#: A model that broke a schema everywhere needs no list of everything.
_MOST_PROBLEMS = 6


@functools.lru_cache(maxsize=64)
def schema_of(reply: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of a reply; the same object each time, not to be changed."""
    return reply.model_json_schema()


@functools.lru_cache(maxsize=64)
def checked(reply: type[BaseModel]) -> type[BaseModel]:
    """Return a stand-in for `reply` that instructor may parse into.

    It makes the schema once instead of once a request, takes JSON out of what is around it, applies the condition of
    the question under way, and words problems without the library's version in them: they go back to the model, and
    a cassette made with one version must replay with the next.
    """
    from instructor import OpenAISchema

    class Checked(OpenAISchema):
        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return {"title": reply.__name__, **schema_of(reply)}  # instructor names a tool by it

        @classmethod
        def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> Any:
            text = json_data if isinstance(json_data, str) else json_data.decode("utf-8", "replace")
            return parse(reply, text)

    Checked.__name__ = Checked.__qualname__ = reply.__name__
    Checked.__doc__ = reply.__doc__
    return Checked


def parse(reply: type[BaseModel], text: str) -> BaseModel:
    """Return `text` as a reply that satisfies the question under way.

    Raises:
        ResponseParsingError: what is wrong with it; instructor sends that back to the model.

    """
    from instructor.core.exceptions import ResponseParsingError
    from pydantic import ValidationError

    question = under_way.get() or Question("", "", reply.__name__, {})
    question.empty = not text.strip()
    value = fitting.read(text, schema_of(reply))
    try:
        if value is None:
            raise ValueError("The reply was empty." if question.empty else "There is no JSON object in the reply.")
        question.shaped = True
        parsed = question.last = _that_fits(reply, value)
        if question.validate is not None:
            question.validate(parsed)
    except ValidationError as error:
        question.problems = problems(error)
    except ValueError as error:
        question.problems = str(error)
    else:
        return parsed
    raise ResponseParsingError(question.problems, raw_response=text)


def _that_fits(reply: type[BaseModel], value: Any) -> BaseModel:
    """Return a value as a reply, without the entries of its lists that do not fit: one spoilt claim loses that claim.

    Where nothing of a list would be left, its problems are raised: then the model is asked again.
    """
    from pydantic import ValidationError

    try:
        return reply.model_validate(value)
    except ValidationError as error:
        lost = {tuple(detail["loc"][:2]) for detail in error.errors(include_url=False, include_context=False)}
        if not isinstance(value, dict) or not all(_is_entry(value, place) for place in lost):
            raise
        kept = {
            name: [entry for number, entry in enumerate(part) if (name, number) not in lost]
            if isinstance(part, list)
            else part
            for name, part in value.items()
        }
        if any(part == [] and value[name] for name, part in kept.items()):
            raise
        return reply.model_validate(kept)


def _is_entry(value: dict[str, Any], place: tuple[Any, ...]) -> bool:
    """Tell whether a place in a reply is an entry of one of its lists that is an object itself."""
    if len(place) != 2 or not isinstance(place[1], int) or not isinstance(value.get(place[0]), list):
        return False
    entries = value[place[0]]
    return place[1] < len(entries) and isinstance(entries[place[1]], dict)


#: Errors whose wording names the class of the reply, which is nobody's business but ours.
_NO_OBJECT = frozenset({"model_type", "model_attributes_type", "dict_type", "dataclass_type"})


def problems(error: ValidationError) -> str:
    """Return what is wrong with a reply, one line a problem: where, what, and what was given."""
    details = error.errors(include_url=False, include_context=False)
    lines = []
    for detail in details[:_MOST_PROBLEMS]:
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in detail["loc"]).lstrip(".")
        message = (
            "It is no JSON object"
            if detail["type"] in _NO_OBJECT
            else detail["msg"].removeprefix("Value error, ").removeprefix("Assertion failed, ")
        )
        given = detail["input"]
        shown = f" (given: {given!r:.80})" if isinstance(given, (str, int, float)) and place else ""
        lines.append(f"{place or 'reply'}: {message}{shown}")
    if len(details) > _MOST_PROBLEMS:
        lines.append(f"and {len(details) - _MOST_PROBLEMS} more")
    return "\n".join(lines)
