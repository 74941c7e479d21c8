"""A Code Quality report of GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from claimcheck.records import Check, Comparison, Extraction
from claimcheck.reports.phrases import Phrases, phrases
from claimcheck.reports.remarks import accepted
from claimcheck.reports.results import Result, results
from claimcheck.reports.sanitize import visible

_SEVERITIES = {"error": "critical", "warning": "major", "note": "minor"}


def render(
    document: Comparison | Extraction | Check,
    *,
    texts: Mapping[str, str],
    language: str,
) -> str:
    """Return the report: a list of one object a result."""
    words = phrases(language)
    issues = [_issue(result, words) for result in results(document, texts)]
    return f"{json.dumps(issues, ensure_ascii=False, indent=2)}\n"


def _issue(result: Result, names: Phrases) -> dict[str, Any]:
    first = result.words[0]
    return {
        "description": visible(" ".join(filter(None, [result.message, accepted(result, names)]))),
        "check_name": f"claimcheck/{result.verdict}",
        "fingerprint": result.fingerprint,
        "severity": "info" if result.accepted else _SEVERITIES[result.level],
        # GitLab wants a line; a document without lines begins at the first.
        "location": {"path": first.place.path, "lines": {"begin": first.region.line if first.region else 1}},
    }
