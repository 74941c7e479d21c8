"""A Code Quality report of GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from claimcheck.records import Check, Comparison, Extraction
from claimcheck.reports.results import Result, results

_SEVERITIES = {"error": "critical", "warning": "major", "note": "minor"}


def render(
    document: Comparison | Extraction | Check,
    *,
    texts: Mapping[str, str],
    language: str,  # noqa: ARG001  the explanations are worded already
) -> str:
    """Return the report: a list of one object a result."""
    return f"{json.dumps([_issue(result) for result in results(document, texts)], ensure_ascii=False, indent=2)}\n"


def _issue(result: Result) -> dict[str, Any]:
    first = result.words[0]
    return {
        "description": result.message,
        "check_name": f"claimcheck/{result.verdict}",
        "fingerprint": result.fingerprint,
        "severity": _SEVERITIES[result.level],
        # GitLab wants a line; a document without lines begins at the first.
        "location": {"path": first.place.path, "lines": {"begin": first.region.line if first.region else 1}},
    }
