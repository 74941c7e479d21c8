"""From what a model wrote to the object that its schema asks for, as far as the object is there.

Models wrap an object in talk, in a fence, in an object that has the schema's name; they break lines within strings,
leave a comma behind the last entry, write "Stated" for "stated", or spoil one entry of twenty. Whoever reads that sees
what is meant. What is meant is taken; nothing is added: a required text that is missing stays missing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from claimcheck.llm.service.wire import objects_in

_FENCED = re.compile(r"```(?:json|JSON)?\s*\n(.*?)\n?\s*```", re.DOTALL)

#: Mending broken JSON reads it letter by letter in Python, and what opens without end again and again: measured with
#: json-repair 0.64, 55 000 characters without a quotation mark take 1.9 s, 50 000 opening braces 5 s. Beyond these
#: bounds the model is asked again.
_MOST_MENDED = 40_000
_DEEPEST_MENDED = 40

_DIGITS = re.compile(r"-?\d+")


def read(text: str, schema: Mapping[str, Any]) -> Any:
    """Return the value in a reply, fitted to `schema`; None where there is no object or list in it."""
    value = _value_in(text, schema)
    return None if value is None else fitted(value, schema)


def fitted(value: Any, schema: Mapping[str, Any]) -> Any:
    """Return a value as the schema words it, where it is meant beyond doubt."""
    return _fitted(_unwrapped(value, schema), schema, schema)


def _value_in(text: str, schema: Mapping[str, Any]) -> Any:
    stripped = text.strip().lstrip("\ufeff")
    whole = _parsed(stripped)
    if whole is not None:
        return whole
    fence = _FENCED.search(stripped)
    if fence and (fenced := _parsed(fence.group(1))) is not None:
        return fenced
    found = list(objects_in(stripped))
    held = [candidate for candidate in found if _holds(candidate, schema)]
    if held:
        return max(held, key=lambda candidate: len(json.dumps(candidate)))
    start, end = stripped.find("{"), stripped.rfind("}")
    mended = _mended(stripped[start : end + 1]) if 0 <= start < end else None
    return mended if _holds(mended, schema) or not found else found[0]


def _parsed(text: str) -> Any:
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, str):  # JSON in a JSON string
        return _parsed(value) if value.lstrip()[:1] in ("{", "[") else None
    return value if isinstance(value, (dict, list)) else None


def _mended(text: str) -> Any:
    """Return the object in JSON that is broken, None where it holds too little to be one."""
    if len(text) > _MOST_MENDED or "{" * _DEEPEST_MENDED in "".join(text.split()):
        return None
    import json_repair

    try:
        value = json_repair.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and value else None


def _holds(value: Any, schema: Mapping[str, Any]) -> bool:
    """Tell whether a value has any property of the schema, by itself or one level down."""
    if not isinstance(value, dict):
        return False
    properties = schema.get("properties", {})
    inner = (part for part in value.values() if isinstance(part, dict))
    return any(name in value for name in properties) or any(name in part for part in inner for name in properties)


def _unwrapped(value: Any, schema: Mapping[str, Any]) -> Any:
    """Return the object that a model wrapped in another one, in a list, or whose only list it gave by itself."""
    properties = schema.get("properties", {})
    if isinstance(value, list):
        if len(value) == 1 and _holds(value[0], schema):
            return _unwrapped(value[0], schema)
        lists = [name for name, part in properties.items() if _resolved(part, schema).get("type") == "array"]
        return {lists[0]: value} if len(lists) == 1 and all(isinstance(entry, dict) for entry in value) else value
    if not isinstance(value, dict) or any(name in value for name in properties):
        return value
    for part in value.values():
        inner = _parsed(part) if isinstance(part, str) else part
        if isinstance(inner, (dict, list)) and (_holds(inner, schema) or len(value) == 1):
            return _unwrapped(inner, schema)
    return value


def _resolved(part: Any, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a part of a schema with a reference looked up, and "this or null" taken for this."""
    if not isinstance(part, dict):
        return {}
    if "$ref" in part:
        return _resolved(schema.get("$defs", {}).get(str(part["$ref"]).rpartition("/")[2], {}), schema)
    others = [option for option in part.get("anyOf", ()) if option.get("type") != "null"]
    return _resolved(others[0], schema) if len(others) == 1 else part


def _fitted(value: Any, part: Any, schema: Mapping[str, Any]) -> Any:
    if isinstance(value, str) and isinstance(part, dict) and _may_be_null(part) and _says_nothing(value):
        return None
    wanted = _resolved(part, schema)
    kind = wanted.get("type")
    if "enum" in wanted and isinstance(value, str):
        return _one_of(value, wanted["enum"])
    if kind == "object" and isinstance(value, dict):
        return _object(value, wanted, schema)
    if kind == "array":
        entries = value if isinstance(value, list) else [] if value is None else [value]
        return [_fitted(entry, wanted.get("items"), schema) for entry in entries]
    if kind == "integer" and isinstance(value, str) and len(found := _DIGITS.findall(value)) == 1:
        return int(found[0]) if len(found[0]) < 10 else value
    if kind == "integer" and isinstance(value, list) and len(value) == 1:
        return _fitted(value[0], wanted, schema)
    if kind == "string" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value


def _object(value: Mapping[str, Any], wanted: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    properties = wanted.get("properties", {})
    given = {_key(name, properties): part for name, part in value.items()}
    made = {
        name: _fitted(part, properties[name], schema) if name in properties else part for name, part in given.items()
    }
    for name, part in properties.items() if any(name in made for name in properties) else ():
        if name not in made and _is_empty_when_missing(part, schema):
            made[name] = None if _may_be_null(part) else []
    return made


def _is_empty_when_missing(part: Mapping[str, Any], schema: Mapping[str, Any]) -> bool:
    """Tell whether a property that a model left out is an empty list or nothing."""
    return _may_be_null(part) or _resolved(part, schema).get("type") == "array"


def _may_be_null(part: Mapping[str, Any]) -> bool:
    return any(option.get("type") == "null" for option in part.get("anyOf", ()))


def _says_nothing(value: str) -> bool:
    """Tell whether a model wrote "null" as a word, in JSON's spelling or Python's."""
    return value.strip().lower() in ("", "null", "none")


def _key(name: str, properties: Mapping[str, Any]) -> str:
    """Return the property that a key means: the same in other letters' case."""
    if name in properties:
        return name
    return next((known for known in properties if known.lower() == name.strip().lower()), name)


def _one_of(value: str, options: list[Any]) -> Any:
    """Return the option that a word means: the same in another case, or with marks around it."""
    said = value.strip(" .\"'`*").lower().replace(" ", "_")
    return next((option for option in options if isinstance(option, str) and option.lower() == said), value)
