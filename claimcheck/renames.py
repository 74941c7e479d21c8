"""Sources that an earlier report has under another name: known again by their text, their words or their title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from claimcheck.fingerprints import Matter, file_of, objects, plain_words
from claimcheck.records import Check, Comparison, Renamed, Source

#: Of the claims of the source that has fewer, the share that both must have for their words to be those of one source.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Known:
    """What a source is known by: its name, the SHA-256 of its text, the words of its title and of each claim."""

    name: str
    sha256: str
    title: str
    said: frozenset[str]


def renamed_sources(earlier: Mapping[str, object], document: Comparison | Check) -> tuple[Renamed, ...]:
    """Return which sources of an earlier report, a JSON report read back, have another name today.

    Only names that one side alone has are looked at; a folder is no part of a name. A source is the same if its text
    is; else if it has half of the claims, or the title: then its text has changed as well. Raises `KeyError` or
    `TypeError` where `earlier` is no report.
    """
    then = [_of_report(source) for source in objects(earlier["sources"])]
    now = [_of_today(source) for source in document.sources]
    known = {file_of(one.name) for one in then} & {file_of(one.name) for one in now}
    lost, found = ([one for one in side if file_of(one.name) not in known] for side in (then, now))
    alike = sorted(product(lost, found), key=lambda pair: -_likeness(*pair))
    renamed: dict[str, str] = {}
    for old, new in alike:
        if _likeness(old, new) and old.name not in renamed and new.name not in renamed.values():
            renamed[old.name] = new.name
    return tuple(Renamed(old, new) for old, new in renamed.items())


def with_names_of_today(matter: Matter, renamed: Sequence[Renamed]) -> Matter:
    """Return what an earlier report says, of the sources under the names that they have today."""
    names = {one.before: one.now for one in renamed}
    return replace(matter, quotes=tuple((names.get(name, name), quote) for name, quote in matter.quotes))


def _likeness(old: _Known, new: _Known) -> float:
    """Return how surely two sources are one, 0 where nothing speaks for it."""
    if old.sha256 and old.sha256 == new.sha256:
        return 3
    fewer = min(len(old.said), len(new.said))
    shared = len(old.said & new.said) / fewer if fewer else 0
    if shared >= _SHARE:
        return 1 + shared
    return 1 if old.title and old.title == new.title else 0


def _of_today(source: Source) -> _Known:
    said = frozenset(plain_words(claim.quote) for claim in source.claims)
    return _Known(source.name, source.sha256, plain_words(source.title or ""), said)


def _of_report(source: Mapping[str, Any]) -> _Known:
    said = frozenset(plain_words(str(claim["quote"])) for claim in objects(source["claims"]))
    sha256, title = str(source.get("sha256") or ""), str(source.get("title") or "")
    return _Known(str(source["name"]), sha256, plain_words(title), said)
