"""Fingerprints: what makes a finding the same finding in another run, wherever its words have moved to.

A fingerprint rests on the verdict, and on the source and the words of each claim; not on ids, offsets, order, the
explanation (its language may change) or the text around the claims.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, TypeVar

from claimcheck.records import Check, Comparison

#: The name under which fingerprints stand in other formats; a new way to make them takes a new number.
FINGERPRINT = "claimcheck/v1"

Document = TypeVar("Document", Comparison, Check)

_NOT_WORDS = re.compile(r"[\W_]+")
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Matter:
    """A finding, or a claim of a check, as it is known again: its verdict and the words that it rests on.

    `quotes` has, of each claim and piece of evidence, the name of the source ("" for a checked text) and its words.
    """

    id: str
    verdict: str
    explanation: str
    quotes: tuple[tuple[str, str], ...]

    @property
    def words(self) -> frozenset[str]:
        """What was said and by whom, whatever the folder, the spacing and the case."""
        return frozenset(f"{file_of(name)}{_SEPARATOR}{plain_words(quote)}" for name, quote in self.quotes)

    @property
    def fingerprint(self) -> str:
        """The first 32 hexadecimal digits of the SHA-256 of verdict and words."""
        quotes = sorted(f"{file_of(name)}{_SEPARATOR}{plain_words(quote)}" for name, quote in self.quotes)
        joined = _SEPARATOR.join([self.verdict, *quotes])
        return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def matters(document: Comparison | Check) -> tuple[Matter, ...]:
    """Return the findings of a comparison, or the claims of a check, in their order."""
    if isinstance(document, Comparison):
        claims = {claim.id: (source.name, claim.quote) for source in document.sources for claim in source.claims}
        return tuple(
            Matter(one.id, str(one.verdict), one.explanation, tuple(claims[c] for c in one.claims if c in claims))
            for one in document.findings
        )
    names = {source.id: source.name for source in document.sources}
    return tuple(
        Matter(
            one.id,
            str(one.verdict),
            one.explanation,
            (("", one.quote), *((names.get(said.source, said.source), said.quote) for said in one.evidence)),
        )
        for one in document.claims
    )


def matters_of_report(report: Mapping[str, object]) -> tuple[Matter, ...]:
    """Return the findings or claims of a JSON report read back, of this or an earlier version of the format.

    Raises `KeyError`, `TypeError` or `ValueError` where `report` is no comparison and no check.
    """
    sources = objects(report["sources"])
    names = {str(source["id"]): str(source["name"]) for source in sources}
    if "findings" not in report:
        return tuple(_checked(claim, names) for claim in objects(report["claims"]))
    claims = {
        str(claim["id"]): (str(source["name"]), str(claim["quote"]))
        for source in sources
        for claim in objects(source["claims"])
    }
    return tuple(
        Matter(
            str(one["id"]),
            str(one["verdict"]),
            str(one.get("explanation", "")),
            tuple(claims[claim] for claim in _strings(one["claims"]) if claim in claims),
        )
        for one in objects(report["findings"])
    )


def _checked(claim: Mapping[str, object], names: Mapping[str, str]) -> Matter:
    quotes = [(names.get(str(one["source"]), ""), str(one["quote"])) for one in objects(claim["evidence"])]
    return Matter(
        str(claim["id"]),
        str(claim["verdict"]),
        str(claim.get("explanation", "")),
        (("", str(claim["quote"])), *quotes),
    )


def fingerprints(document: Comparison | Check) -> dict[str, str]:
    """Return the fingerprint of each finding of a comparison, or claim of a check, by its id."""
    return {matter.id: matter.fingerprint for matter in matters(document)}


def with_fingerprints(document: Document) -> Document:
    """Return the document with the fingerprint of each finding, or claim of a check, in its place."""
    prints = fingerprints(document)
    if isinstance(document, Comparison):
        return replace(document, findings=tuple(replace(one, fingerprint=prints[one.id]) for one in document.findings))
    return replace(document, claims=tuple(replace(one, fingerprint=prints[one.id]) for one in document.claims))


def objects(value: object) -> list[Mapping[str, Any]]:
    """Return what was read back from JSON as the list of objects that it is to be. Raises `TypeError` if it is not."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise TypeError("expected a list of objects")
    return value


def _strings(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError("expected a list")
    return [str(one) for one in value]


def file_of(name: str) -> str:
    """Return a source's name without its folder: the same file lies elsewhere on another machine."""
    if name.startswith(("http://", "https://")):
        return name
    return PurePosixPath(name.replace("\\", "/")).name


def plain_words(quote: str) -> str:
    """Return the words of a quote alone, whatever the spacing, the signs and the case."""
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", quote).casefold()).strip()
