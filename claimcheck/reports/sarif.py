"""SARIF 2.1.0 (OASIS), for the views that code hosts give the results of checks.

Only what asks for a look becomes a result: a view that lists every agreement hides the conflicts. The place of a
result is the first source's words; the words of the other sources are its related locations.
"""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from claimcheck import __version__
from claimcheck.fingerprints import FINGERPRINT
from claimcheck.places import Place, places, sources_of
from claimcheck.records import CHECKED_TEXT, Check, Comparison, Extraction, Source, Verdict
from claimcheck.reports.figures import page_phrases
from claimcheck.reports.phrases import phrases
from claimcheck.reports.results import Result, Words, levels, results
from claimcheck.reports.sanitize import visible

#: The name of the package on the index, which is not that of the command.
DISTRIBUTION = "claim-by-claim"

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Json: TypeAlias = dict[str, Any]


def render(document: Comparison | Extraction | Check, *, texts: Mapping[str, str], language: str) -> str:
    """Return the log. An extraction has no verdicts and gives a log without results."""
    where = places(document, texts)
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(language)},
                "language": language,
                "columnKind": "unicodeCodePoints",
                "artifacts": [
                    *([_checked(document, where[CHECKED_TEXT])] if isinstance(document, Check) else []),
                    *(_artifact(source, where[source.id]) for source in sources_of(document)),
                ],
                "results": [_result(result) for result in results(document, texts)],
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


def _driver(language: str) -> Json:
    names, page = phrases(language), page_phrases(language)
    return {
        "name": "claimcheck",
        "semanticVersion": __version__,
        **({"informationUri": homepage} if (homepage := _homepage()) else {}),
        "rules": [
            {
                "id": _rule(verdict),
                # The name is for programs and the same in every language.
                "name": f"claimcheck{verdict.title()}",
                "shortDescription": {"text": names.name("verdicts", verdict)},
                "fullDescription": {"text": page.name("meanings", verdict)},
                "help": {"text": page.name("meanings", verdict)},
                "defaultConfiguration": {"level": level},
            }
            for verdict, level in levels().items()
        ],
    }


@functools.cache
def _homepage() -> str | None:
    """Return the address of the project that the installed distribution names, None where it names none."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        links = metadata(DISTRIBUTION).get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    named = (link.partition(", ") for link in links)
    return next((address for name, _, address in named if name == "Homepage"), None)


def _rule(verdict: Verdict) -> str:
    return f"claimcheck/{verdict}"


def _checked(document: Check, place: Place) -> Json:
    return {"location": {"uri": place.uri}, "roles": ["analysisTarget"], "hashes": {"sha-256": document.text.sha256}}


def _artifact(source: Source, place: Place) -> Json:
    artifact: Json = {"location": {"uri": place.uri}, "roles": ["analysisTarget"]}
    if source.title:
        artifact["description"] = {"text": visible(source.title)}
    artifact["hashes"] = {"sha-256": source.sha256}
    return artifact


def _location(words: Words) -> Json:
    """Return where words stand as a SARIF location, without a region where the file has no lines."""
    physical: Json = {"artifactLocation": {"uri": words.place.uri}}
    if words.region:
        physical["region"] = {
            "startLine": words.region.line,
            "startColumn": words.region.column,
            "endLine": words.region.last_line,
            "endColumn": words.region.last_column,
            "snippet": {"text": visible(words.quote)},
        }
    return {"physicalLocation": physical}


def _result(result: Result) -> Json:
    # A text message is plain, but for brackets, which make links in it (SARIF 3.11.6).
    message = result.message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    first, *others = result.words
    return {
        "ruleId": _rule(result.verdict),
        "ruleIndex": list(levels()).index(result.verdict),
        "level": result.level,
        "message": {"text": message},
        "locations": [_location(first)],
        "relatedLocations": [
            {"id": number, "message": {"text": words.source}, **_location(words)}
            for number, words in enumerate(others, 1)
        ],
        "partialFingerprints": {FINGERPRINT: result.fingerprint},
        **({"baselineState": result.since} if result.since else {}),
        **_suppressed(result),
    }


def _suppressed(result: Result) -> Json:
    """Return that a result is accepted, as what stands outside of the text suppresses it (SARIF 3.27.23)."""
    if result.accepted is None:
        return {}
    reason = visible(result.accepted.reason)
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": reason}]}
