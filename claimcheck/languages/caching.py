"""Caches of what is read from a text: of usual sentences many, of long ones few, since they take memory by length."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

_Function = TypeVar("_Function", bound=Callable[..., Any])

#: Characters that hardly any sentence of an article exceeds, and from how many on nothing that is read is kept.
USUAL = 300
LONGEST = 16_000


def cached_by_length(*, usual: int, long: int) -> Callable[[_Function], _Function]:
    """Return a decorator that remembers the results of a function of a text and of other values, given by position.

    The last `usual` texts of up to `USUAL` characters are remembered, and the last `long` longer ones. One cache for
    both would be bounded in entries alone: 64 results of 120 characters are little, of 4,000 more than a process needs
    for all else. Of a text longer than `LONGEST`, as of a quotation that nobody closes, nothing is kept.
    """

    def decorated(function: _Function) -> _Function:
        of_usual, of_long = functools.lru_cache(usual)(function), functools.lru_cache(long)(function)

        @functools.wraps(function)
        def cached(text: str, *others: Hashable) -> Any:
            if len(text) > LONGEST:
                return function(text, *others)
            return of_usual(text, *others) if len(text) <= USUAL else of_long(text, *others)

        return cast("_Function", cached)

    return decorated
