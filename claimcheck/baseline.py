"""Findings known from an earlier report: they are shown again, but they fail nothing again.

A baseline is an earlier report in JSON or SARIF. Findings are recognised by their fingerprint, so a text may move and
grow around them; a finding that stands twice is known twice only if the baseline has it twice. JSON has the sources
too, and one that has another name today is known again.
"""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from claimcheck.errors import UsageError
from claimcheck.fingerprints import FINGERPRINT, fingerprints, matters_of_report, objects
from claimcheck.records import Check, Comparison
from claimcheck.renames import renamed_sources, with_names_of_today

_Document = TypeVar("_Document", Comparison, Check)
_Read = TypeVar("_Read")

_HINT = "Use a report that an earlier run wrote with -o report.json or -o report.sarif."


def new_findings(document: Comparison | Check, baseline: str) -> frozenset[str]:
    """Return the ids of the findings (of a check: the claims) that the baseline does not know.

    `baseline` is the text of an earlier JSON or SARIF report. Raises `UsageError` where it is neither.
    """
    known = _known(document, baseline)
    new = []
    for identifier, fingerprint in fingerprints(document).items():
        if known[fingerprint] > 0:
            known[fingerprint] -= 1
        else:
            new.append(identifier)
    return frozenset(new)


def filter_known(document: _Document, baseline: str) -> _Document:
    """Return the document with its new findings (of a check: claims) alone, and counts of these.

    What `--fail-on` asks with `--baseline` is whether one of its verdicts has a count here. Raises `UsageError` where
    `baseline` is no JSON or SARIF report.
    """
    new = new_findings(document, baseline)
    if isinstance(document, Comparison):
        findings = tuple(finding for finding in document.findings if finding.id in new)
        counted = Counter(str(finding.verdict) for finding in findings)
        return replace(document, findings=findings, counts={name: counted[name] for name in document.counts})
    claims = tuple(claim for claim in document.claims if claim.id in new)
    counted = Counter(str(claim.verdict) for claim in claims)
    return replace(document, claims=claims, counts={name: counted[name] for name in document.counts})


def refuse_no_report(baseline: str, name: str) -> None:
    """Raise `UsageError`, which calls a text `name`, where it is no JSON or SARIF report."""
    _read(baseline, name, lambda report: len(list(matters_of_report(report))))


def _known(document: Comparison | Check, baseline: str) -> Counter[str]:
    return Counter(_read(baseline, "The baseline", functools.partial(_of_json, document)))


def _read(baseline: str, name: str, of_json: Callable[[Mapping[str, Any]], _Read]) -> list[str] | _Read:
    try:
        report = json.loads(baseline)
        if isinstance(report, dict):
            return _of_sarif(report) if "runs" in report else of_json(report)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise UsageError(f"{name} is no report of claimcheck's.", _HINT) from error
    raise UsageError(f"{name} is no report of claimcheck's.", _HINT)


def _of_json(document: Comparison | Check, report: Mapping[str, Any]) -> list[str]:
    renamed = renamed_sources(report, document)
    return [with_names_of_today(matter, renamed).fingerprint for matter in matters_of_report(report)]


def _of_sarif(report: Mapping[str, Any]) -> list[str]:
    results = [result for run in objects(report["runs"]) for result in objects(run.get("results", []))]
    prints: list[Any] = [result["partialFingerprints"][FINGERPRINT] for result in results]
    if not all(isinstance(fingerprint, str) for fingerprint in prints):
        raise TypeError("a fingerprint is text")
    return prints
