"""Holding a reply against its schema and the caller's own conditions, with problems a model can act on."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.model.question import under_way

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

ReplyT = TypeVar("ReplyT", bound="BaseModel")

_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)\n?\s*```", re.DOTALL)

#: A model that broke a schema everywhere needs no list of everything.
_PROBLEMS_TOLD = 6


@functools.lru_cache(maxsize=64)
def schema_of(reply: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of a reply; the same object each time, not to be changed."""
    return reply.model_json_schema()


@functools.lru_cache(maxsize=64)
def checked(reply: type[ReplyT]) -> type[ReplyT]:
    """Return a stand-in for `reply` that instructor may parse into.

    It makes the schema once instead of once a request, takes JSON out of a code fence, applies the condition of the
    question under way, and words problems without the library's version in them: they go back to the model, and a
    cassette made with one version must replay with the next.
    """
    from instructor.core.exceptions import ResponseParsingError
    from pydantic import ValidationError

    def model_json_schema(cls: type[BaseModel], **_: Any) -> dict[str, Any]:
        return dict(schema_of(reply))

    def model_validate_json(cls: type[BaseModel], json_data: str | bytes, **_: Any) -> BaseModel:
        question = under_way.get()
        text = json_data if isinstance(json_data, str) else json_data.decode("utf-8", "replace")
        try:
            parsed = reply.model_validate_json(unfenced(text))
            if question is not None:
                question.last = parsed
                if question.validate is not None:
                    question.validate(parsed)
        except ValidationError as error:
            problem = problems(error)
        except ValueError as error:
            problem = str(error)
        else:
            return parsed
        if question is not None:
            question.problems = problem
        raise ResponseParsingError(problem, mode="JSON", raw_response=text)

    body = {
        "__doc__": reply.__doc__,
        "__module__": reply.__module__,
        "model_json_schema": classmethod(model_json_schema),
        "model_validate_json": classmethod(model_validate_json),
    }
    return type(reply)(reply.__name__, (reply,), body)


def unfenced(text: str) -> str:
    """Return the JSON of a reply that wraps it in a code fence or in talk, else the reply as it is."""
    stripped = text.strip()
    if stripped[:1] in ("{", "["):
        return stripped
    fence = _FENCED.search(stripped)
    if fence:
        return fence.group(1)
    start, end = stripped.find("{"), stripped.rfind("}")
    return stripped[start : end + 1] if 0 <= start < end else stripped


def problems(error: ValidationError) -> str:
    """Return what is wrong with a reply, one line a problem: where, what, and what was given."""
    details = error.errors(include_url=False, include_context=False)
    lines = []
    for detail in details[:_PROBLEMS_TOLD]:
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in detail["loc"]).lstrip(".")
        message = detail["msg"].removeprefix("Value error, ").removeprefix("Assertion failed, ")
        given = detail["input"]
        shown = f" (given: {given!r:.80})" if isinstance(given, (str, int, float)) and place else ""
        lines.append(f"{place or 'reply'}: {message}{shown}")
    if len(details) > _PROBLEMS_TOLD:
        lines.append(f"and {len(details) - _PROBLEMS_TOLD} more")
    return "\n".join(lines)
