"""Frozen records with slots: what `dataclass(frozen=True, slots=True)` makes, in a quarter of its time.

A command makes two hundred classes of records while it starts, and the standard decorator compiles six functions for
each: a fifth of a cold comparison. Here a class has a constructor of its own and shares the rest with all others. A
record is a dataclass still: `fields`, `replace`, `asdict`, `match`, `copy` and `pickle` take it as they take any.
"""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, dataclass_transform

_Record = TypeVar("_Record")

# Stands for a value that the factory of its field makes anew for each record.
_MADE_ANEW = object()


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: type[_Record]) -> type[_Record]:
    """Make a class a frozen dataclass with slots.

    Two records are equal when they are of one class and their fields are, but those with `compare=False`; equal records
    have one hash. To set an attribute raises `dataclasses.FrozenInstanceError`. What the class defines itself stays.
    """
    own = set(cls.__dict__)
    cls.__doc__ = cls.__doc__ or cls.__name__  # without one, the standard decorator inspects the constructor for it
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name, method in {"__init__": _constructor(made), **_by_value(made), **_SHARED}.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _constructor(cls: type[Any]) -> Callable[..., None]:
    """Return the `__init__` of a class: the fields in order, then those given by name alone, each with its default."""
    fields = dataclasses.fields(cls)
    named = [_parameter(field) for field in fields if field.kw_only]
    in_order = [_parameter(field) for field in fields if not field.kw_only]
    parameters = ["self", *in_order, *(["*", *named] if named else [])]
    lines = [f"_set(self, {field.name!r}, {_value(field)})" for field in fields] or ["pass"]
    known: dict[str, Any] = {"_set": object.__setattr__, "_MADE_ANEW": _MADE_ANEW}
    for field in fields:
        known[f"_default_{field.name}"] = field.default
        known[f"_make_{field.name}"] = field.default_factory
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines), known)
    made: Callable[..., None] = known["__init__"]
    made.__annotations__ = {**{field.name: field.type for field in fields}, "return": None}
    return made


def _parameter(field: dataclasses.Field[Any]) -> str:
    if field.default_factory is not dataclasses.MISSING:
        return f"{field.name}=_MADE_ANEW"
    return field.name if field.default is dataclasses.MISSING else f"{field.name}=_default_{field.name}"


def _value(field: dataclasses.Field[Any]) -> str:
    if field.default_factory is dataclasses.MISSING:
        return field.name
    return f"_make_{field.name}() if {field.name} is _MADE_ANEW else {field.name}"


def _by_value(cls: type[Any]) -> dict[str, Callable[..., Any]]:
    """Return how records of a class are compared and hashed: by the values of the fields that count in either."""
    fields = dataclasses.fields(cls)
    compared = _values_of(field.name for field in fields if field.compare)
    hashed = _values_of(field.name for field in fields if (field.compare if field.hash is None else field.hash))

    def equals(self: Any, other: object) -> Any:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__eq__": equals, "__hash__": lambda self: hash(hashed(self))}


def _values_of(names: Iterable[str]) -> Callable[[Any], tuple[Any, ...]]:
    listed = tuple(names)
    if len(listed) > 1:
        return operator.attrgetter(*listed)
    return lambda record: tuple(getattr(record, name) for name in listed)


def _shown(record: Any) -> str:
    values = (f"{field.name}={getattr(record, field.name)!r}" for field in dataclasses.fields(record) if field.repr)
    return f"{record.__class__.__qualname__}({', '.join(values)})"


def _refuse_to_set(_record: Any, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_record: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(record: Any) -> list[Any]:
    return [getattr(record, field.name) for field in dataclasses.fields(record)]


def _restore(record: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(record), state, strict=True):
        object.__setattr__(record, field.name, value)


_SHARED: dict[str, Callable[..., Any]] = {
    "__repr__": _shown,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _restore,
}
