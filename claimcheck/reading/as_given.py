"""Texts whose letters stand apart from their accents: read as one letter each, reported by the offsets of the caller.

Some systems write every "é" as an "e" and an accent. Rules know words as they are commonly written; whoever hands over
a text as a `str` is told of places in that very text.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from claimcheck.reading.typesetting import DECOMPOSED, with_letters_joined
from claimcheck.records import (
    CHECKED_TEXT,
    Check,
    CheckedClaim,
    Claim,
    Comparison,
    Difference,
    Evidence,
    Extraction,
    Finding,
    Place,
    Quantity,
    Shared,
    Source,
    Trace,
    Unchecked,
)

DocumentT = TypeVar("DocumentT", Comparison, Check, Extraction)
SpannedT = TypeVar("SpannedT", Quantity, Unchecked)
ClaimT = TypeVar("ClaimT", Claim, CheckedClaim)
PairT = TypeVar("PairT", Difference, Shared)


@dataclass(frozen=True, slots=True)
class Joined:
    """A text as given, and as it is read: `text` has each letter with its accents as one.

    `ends` are the offsets in `text` behind letters that were put together, `gone` how many signs fewer there are up to
    each.
    """

    given: str
    text: str
    ends: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    def place(self, offset: int) -> int:
        """Return the offset in the text as given of an offset in the text as read."""
        before = bisect_right(self.ends, offset)
        return offset + self.gone[before - 1] if before else offset

    def words(self, start: int, words: str) -> str:
        """Return words that stand at an offset of the text as read as they are given; others as they are."""
        end = start + len(words)
        return self.given[self.place(start) : self.place(end)] if self.text[start:end] == words else words


#: Of each text its place in the document: the id of its source, or `CHECKED_TEXT`.
Texts = Mapping[str, Joined]

#: The texts of the first and of the second of two claims, None where they are as they were given.
Sides = tuple[Joined | None, Joined | None]


def joined(text: str) -> Joined:
    """Return a text with its letters joined to their accents, and where each of its signs stands."""
    ends, gone, fewer = [], [], 0
    for match in DECOMPOSED.finditer(text):
        shorter = len(match[0]) - len(with_letters_joined(match[0]))
        if shorter:
            fewer += shorter
            ends.append(match.end() - fewer)
            gone.append(fewer)
    return Joined(text, with_letters_joined(text) if ends else text, tuple(ends), tuple(gone))


def document_as_given(document: DocumentT, texts: Texts) -> DocumentT:
    """Return a document with every offset, and the words there, as in the texts that were given."""
    apart = {identifier: text for identifier, text in texts.items() if text.ends}
    if not apart:
        return document
    changed: dict[str, Any] = {
        "texts": {one: apart[one].given if one in apart else text for one, text in document.texts.items()},
        "left_out": {one: _passages(passages, apart.get(one)) for one, passages in document.left_out.items()},
    }
    if isinstance(document, Extraction):
        return replace(document, source=_source(document.source, apart), **changed)
    changed["sources"] = tuple(_source(source, apart) for source in document.sources)
    if isinstance(document, Comparison):
        findings = tuple(finding_as_given(finding, apart) for finding in document.findings)
        return replace(document, findings=findings, **changed)
    if (own := apart.get(CHECKED_TEXT)) is not None:
        changed["text"] = replace(document.text, **_identity(own))
        changed["unchecked"] = spans_as_given(document.unchecked, own)
    return replace(document, claims=tuple(_checked(claim, apart) for claim in document.claims), **changed)


def finding_as_given(finding: Finding, texts: Texts) -> Finding:
    """Return a finding with every offset as in the texts that were given."""
    return replace(
        finding,
        differences=tuple(_pair(one, _sides(one.claims, texts)) for one in finding.differences),
        trace=tuple(trace_as_given(one, texts) for one in finding.trace),
        other_words=finding.other_words
        and replace(
            finding.other_words,
            shared=tuple(_pair(one, _sides(one.claims, texts)) for one in finding.other_words.shared),
        ),
    )


def trace_as_given(trace: Trace, texts: Texts) -> Trace:
    """Return a trace with every offset as in the texts that were given."""
    return _trace(trace, _sides(trace.claims, texts))


def _trace(trace: Trace, sides: Sides) -> Trace:
    a, b = sides
    return replace(
        trace,
        places_a=_places(trace.places_a, a),
        places_b=_places(trace.places_b, b),
        left_a=_places(trace.left_a, a),
        left_b=_places(trace.left_b, b),
    )


def spans_as_given(spans: Iterable[SpannedT], text: Joined | None) -> tuple[SpannedT, ...]:
    """Return amounts, or sentences that were not checked, by the offsets of the text as given."""
    if text is None:
        return tuple(spans)
    return tuple(
        replace(one, start=text.place(one.start), end=text.place(one.end), text=text.words(one.start, one.text))
        for one in spans
    )


def _sides(claims: tuple[str, str], texts: Texts) -> Sides:
    """Return the texts of two claims by their ids, "A3" and "B1"; in a check the second may be the id of a source."""
    a, b = (texts.get(claim.rstrip("0123456789")) for claim in claims)
    return a, b


def _identity(text: Joined) -> dict[str, Any]:
    digest = hashlib.sha256(text.given.encode("utf-8", "surrogatepass")).hexdigest()
    return {"sha256": digest, "characters": len(text.given)}


def _source(source: Source, texts: Texts) -> Source:
    text = texts.get(source.id)
    if text is None:
        return source
    return replace(source, claims=tuple(_claim(claim, text) for claim in source.claims), **_identity(text))


def _claim(claim: ClaimT, text: Joined) -> ClaimT:
    quote = text.words(claim.start, claim.quote)
    return replace(
        claim,
        start=text.place(claim.start),
        end=text.place(claim.end),
        quote=quote,
        text=quote if claim.text == claim.quote else claim.text,
        quantities=spans_as_given(claim.quantities, text),
        dates=spans_as_given(claim.dates, text),
    )


def _checked(claim: CheckedClaim, texts: Texts) -> CheckedClaim:
    own = texts.get(CHECKED_TEXT)
    named = {one.source for one in claim.evidence}
    shown = next(iter(named)) if len(named) == 1 else ""

    def sides(claims: tuple[str, str]) -> Sides:
        # A model names words of the passage that is shown, and no claim of the source.
        return own, _sides((claims[0], claims[1] or shown), texts)[1]

    return replace(
        _claim(claim, own) if own else claim,
        evidence=tuple(_evidence(one, texts.get(one.source)) for one in claim.evidence),
        differences=tuple(_pair(one, sides(one.claims)) for one in claim.differences),
        trace=tuple(_trace(one, sides(one.claims)) for one in claim.trace),
        other_words=claim.other_words
        and replace(claim.other_words, shared=tuple(_pair(one, sides(one.claims)) for one in claim.other_words.shared)),
    )


def _evidence(evidence: Evidence, text: Joined | None) -> Evidence:
    if text is None:
        return evidence
    quote = text.words(evidence.start, evidence.quote)
    return replace(evidence, quote=quote, start=text.place(evidence.start), end=text.place(evidence.end))


def _pair(pair: PairT, sides: Sides) -> PairT:
    """Return what two sides have, by the offsets of each."""
    changed: dict[str, Any] = {}
    for side, text in zip("ab", sides, strict=True):
        start, words = getattr(pair, f"{side}_start"), getattr(pair, side)
        if text is not None and start is not None and words is not None:
            changed |= {f"{side}_start": text.place(start), side: text.words(start, words)}
    return replace(pair, **changed)


def _places(places: tuple[Place, ...], text: Joined | None) -> tuple[Place, ...]:
    if text is None:
        return places
    return tuple(replace(one, start=text.place(one.start), text=text.words(one.start, one.text)) for one in places)


def _passages(passages: tuple[tuple[int, int], ...], text: Joined | None) -> tuple[tuple[int, int], ...]:
    return passages if text is None else tuple((text.place(start), text.place(end)) for start, end in passages)
