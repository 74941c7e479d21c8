"""Fingerprints: what makes a finding the same finding in another run, wherever its words have moved to.

A fingerprint rests on the verdict, and on the source and the words of each claim; not on ids, offsets, order, the
explanation (its language may change) or the text around the claims.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from claimcheck.records import Check, Comparison

#: The name under which fingerprints stand in other formats; a new way to make them takes a new number.
FINGERPRINT = "claimcheck/v1"

_NOT_WORDS = re.compile(r"[\W_]+")
_SEPARATOR = "\x1f"


def fingerprints(document: Comparison | Check) -> dict[str, str]:
    """Return the fingerprint of each finding of a comparison, or claim of a check, by its id."""
    if isinstance(document, Comparison):
        return _of_comparison(document)
    names = {source.id: source.name for source in document.sources}
    return {
        claim.id: _fingerprint(
            claim.verdict,
            [("", claim.quote), *((names.get(one.source, one.source), one.quote) for one in claim.evidence)],
        )
        for claim in document.claims
    }


def _of_comparison(document: Comparison) -> dict[str, str]:
    claims = {claim.id: (source.name, claim.quote) for source in document.sources for claim in source.claims}
    return {
        finding.id: _fingerprint(finding.verdict, [claims[claim] for claim in finding.claims if claim in claims])
        for finding in document.findings
    }


def fingerprints_of_report(report: Mapping[str, object]) -> list[str]:
    """Return the fingerprints of a JSON report read back, of this or an earlier version of the format.

    Raises `KeyError`, `TypeError` or `ValueError` where `report` is no comparison and no check.
    """
    sources = _objects(report["sources"])
    names = {str(source["id"]): str(source["name"]) for source in sources}
    if "findings" not in report:
        return [_of_checked(claim, names) for claim in _objects(report["claims"])]
    claims = {
        str(claim["id"]): (str(source["name"]), str(claim["quote"]))
        for source in sources
        for claim in _objects(source["claims"])
    }
    return [
        _fingerprint(
            str(finding["verdict"]), [claims[claim] for claim in _strings(finding["claims"]) if claim in claims]
        )
        for finding in _objects(report["findings"])
    ]


def _of_checked(claim: Mapping[str, object], names: Mapping[str, str]) -> str:
    told = [(names.get(str(one["source"]), ""), str(one["quote"])) for one in _objects(claim["evidence"])]
    return _fingerprint(str(claim["verdict"]), [("", str(claim["quote"])), *told])


def _objects(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise TypeError("expected a list of objects")
    return value


def _strings(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError("expected a list")
    return [str(one) for one in value]


def _fingerprint(verdict: str, claims: Iterable[tuple[str, str]]) -> str:
    told = sorted(f"{_place(name)}{_SEPARATOR}{_words(quote)}" for name, quote in claims)
    return hashlib.sha256(_SEPARATOR.join([str(verdict), *told]).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _place(name: str) -> str:
    """Return a source's name without its folder: the same file lies elsewhere on another machine."""
    if name.startswith(("http://", "https://")):
        return name
    return PurePosixPath(name.replace("\\", "/")).name


def _words(quote: str) -> str:
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", quote).casefold()).strip()
