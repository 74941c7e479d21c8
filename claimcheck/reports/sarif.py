"""SARIF 2.1.0 (OASIS), for the views that code hosts give the results of checks.

Only what asks for a look becomes a result: a view that lists every agreement hides the conflicts. The place of a
result is the first source's words; the words of the other sources are its related locations.
"""

from __future__ import annotations

import dataclasses
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Any, TypeAlias
from urllib.parse import quote, urlsplit

from claimcheck.records import (
    CHECKED_TEXT,
    Check,
    CheckedClaim,
    Claim,
    Comparison,
    Extraction,
    Finding,
    Source,
    Verdict,
)
from claimcheck.reports.figures import page_phrases
from claimcheck.reports.fingerprints import FINGERPRINT, fingerprints
from claimcheck.reports.phrases import phrases
from claimcheck.reports.sanitize import visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

#: How grave a result is; a verdict that is not here makes none.
LEVELS = {
    Verdict.CONFLICT: "error",
    Verdict.CONTRADICTED: "error",
    Verdict.DISPUTED: "warning",
    Verdict.UPDATE: "warning",
    Verdict.UNSUPPORTED: "warning",
    Verdict.CERTAINTY: "note",
    Verdict.PRECISION: "note",
    Verdict.UNDECIDED: "note",
}

Json: TypeAlias = dict[str, Any]


def render(document: Comparison | Extraction | Check, *, texts: Mapping[str, str], language: str) -> str:
    """Return the log. An extraction has no verdicts and gives a log without results."""
    places = {source.id: _Place.of(source.name, texts.get(source.id, "")) for source in _sources(document)}
    if isinstance(document, Check):
        places[CHECKED_TEXT] = _Place.of(document.text.name, texts.get(CHECKED_TEXT, ""))
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(language)},
                "language": language,
                "columnKind": "unicodeCodePoints",
                "artifacts": [_artifact(source) for source in _sources(document)],
                "results": list(_results(document, places)),
                **_unchecked(document),
            }
        ],
    }
    return json.dumps(log, ensure_ascii=True, indent=2) + "\n"


def _unchecked(document: Comparison | Extraction | Check) -> Json:
    """Return the sentences of a checked text that state nothing to be checked, as a property of the run."""
    if not isinstance(document, Check) or not document.unchecked:
        return {}
    return {"properties": {"unchecked": [dataclasses.asdict(one) for one in document.unchecked]}}


def _sources(document: Comparison | Extraction | Check) -> Sequence[Source]:
    return (document.source,) if isinstance(document, Extraction) else document.sources


def _driver(language: str) -> Json:
    names, page = phrases(language), page_phrases(language)
    return {
        "name": "claimcheck",
        "semanticVersion": metadata.version("claimcheck"),
        "rules": [
            {
                "id": _rule(verdict),
                "name": names.name("verdicts", verdict),
                "shortDescription": {"text": page.name("meanings", verdict)},
                "defaultConfiguration": {"level": level},
            }
            for verdict, level in LEVELS.items()
        ],
    }


def _rule(verdict: Verdict) -> str:
    return f"claimcheck/{verdict}"


def _artifact(source: Source) -> Json:
    artifact: Json = {"location": {"uri": _uri(source.name)}, "roles": ["analysisTarget"], "encoding": "utf-8"}
    if source.title:
        artifact["description"] = {"text": visible(source.title)}
    artifact["hashes"] = {"sha-256": source.sha256}
    return artifact


def _uri(name: str) -> str:
    """Return a source's name as a URI reference; a relative path stays relative to where the run started."""
    if urlsplit(name).scheme in {"http", "https"}:
        return quote(name, safe=":/?#[]@!$&'()*+,;=%~")
    path = quote(name.replace("\\", "/"), safe="/")
    return f"file://{path}" if path.startswith("/") else path


@dataclass(frozen=True, slots=True)
class _Place:
    """A text in which results lie; `line_starts` is empty where the text is not at hand."""

    name: str
    line_starts: tuple[int, ...]

    @classmethod
    def of(cls, name: str, text: str) -> _Place:
        """Return the place that is a text."""
        ends = [index + 1 for index, character in enumerate(text) if character == "\n"]
        return cls(name, (0, *ends) if text else ())

    def location(self, start: int, end: int, words: str) -> Json:
        """Return a span of the text as a SARIF location; lines and columns count from 1."""
        region: Json = {"charOffset": start, "charLength": end - start, "snippet": {"text": visible(words)}}
        if self.line_starts:
            (line, column), (end_line, end_column) = self._position(start), self._position(end)
            region |= {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        return {"physicalLocation": {"artifactLocation": {"uri": _uri(self.name)}, "region": region}}

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def _results(document: Comparison | Extraction | Check, places: Mapping[str, _Place]) -> Iterator[Json]:
    if isinstance(document, Extraction):
        return
    prints = fingerprints(document)
    if isinstance(document, Check):
        for claim in document.claims:
            if claim.verdict in LEVELS:
                yield _of_claim(claim, places, prints[claim.id])
        return
    claims = {claim.id: (source.id, claim) for source in document.sources for claim in source.claims}
    for finding in document.findings:
        told = [claims[claim] for claim in finding.claims if claim in claims]
        if finding.verdict in LEVELS and told:
            yield _of_finding(finding, told, places, prints[finding.id])


def _of_finding(
    finding: Finding, told: Sequence[tuple[str, Claim]], places: Mapping[str, _Place], fingerprint: str
) -> Json:
    (first, claim), *others = told
    message = _message(finding.explanation, [f"{source}: {claim.quote}" for source, claim in told])
    return {
        **_result(finding.verdict, message, fingerprint),
        "locations": [places[first].location(claim.start, claim.end, claim.quote)],
        "relatedLocations": _related(((source, one.start, one.end, one.quote) for source, one in others), places),
    }


def _of_claim(claim: CheckedClaim, places: Mapping[str, _Place], fingerprint: str) -> Json:
    message = _message(claim.explanation, [claim.quote, *(f"{one.source}: {one.quote}" for one in claim.evidence)])
    evidence = ((one.source, one.start, one.end, one.quote) for one in claim.evidence)
    return {
        **_result(claim.verdict, message, fingerprint),
        "locations": [places[CHECKED_TEXT].location(claim.start, claim.end, claim.quote)],
        "relatedLocations": _related(evidence, places),
    }


def _message(explanation: str, quotes: Sequence[str]) -> str:
    return visible(" ".join(filter(None, [explanation, " — ".join(quotes)])))


def _related(told: Iterable[tuple[str, int, int, str]], places: Mapping[str, _Place]) -> list[Json]:
    return [
        {"id": number, "message": {"text": source}, **places[source].location(start, end, words)}
        for number, (source, start, end, words) in enumerate(told, 1)
    ]


def _result(verdict: Verdict, message: str, fingerprint: str) -> Json:
    return {
        "ruleId": _rule(verdict),
        "ruleIndex": list(LEVELS).index(verdict),
        "level": LEVELS[verdict],
        # A text message is plain, but for brackets, which make links in it (SARIF 3.11.6).
        "message": {"text": message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")},
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
