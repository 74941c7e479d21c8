"""An inverted index: what is found by a sign that it bears."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

_Sign = TypeVar("_Sign", bound=Hashable)
_Held = TypeVar("_Held")


class Postings(Generic[_Sign, _Held]):
    """What bears each sign, in the order in which it was added.

    Most signs of long texts are borne by one thing alone. That one stands in a tuple that all of its signs share: a
    list for each of them would take more memory than the signs.
    """

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: dict[_Sign, tuple[_Held] | list[_Held]] = {}

    def __contains__(self, sign: object) -> bool:
        return sign in self._found

    def __iter__(self) -> Iterator[_Sign]:
        return iter(self._found)

    def add(self, held: _Held, signs: Iterable[_Sign]) -> None:
        """Let something be found by each of some distinct signs."""
        alone = (held,)
        for sign in signs:
            known = self._found.setdefault(sign, alone)
            if isinstance(known, list):
                known.append(held)
            elif known is not alone:
                self._found[sign] = [*known, held]

    def get(self, sign: _Sign) -> Sequence[_Held]:
        """Return what bears a sign."""
        return self._found.get(sign, ())

    def items(self) -> Iterable[tuple[_Sign, Sequence[_Held]]]:
        """Return each sign with what bears it."""
        return self._found.items()
