"""JUnit XML, which nearly every pipeline shows: a test case a finding, or a claim of a checked text.

Errors and warnings fail; what is only less firm, more exact or open passes, with its explanation in the output.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from claimcheck.records import Check, Comparison, Extraction
from claimcheck.reports.phrases import Phrases, phrases
from claimcheck.reports.remarks import accepted
from claimcheck.reports.results import Result, results
from claimcheck.reports.sanitize import on_one_line, visible

# What XML 1.0 cannot carry in any form.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_FAILING = frozenset({"error", "warning"})


def render(document: Comparison | Extraction | Check, *, texts: Mapping[str, str], language: str) -> str:
    """Return the report. What agrees passes, what has no counterpart is no test."""
    found = {result.id: result for result in results(document, texts)}
    cases = _cases(document)
    failures = sum(_fails(result) for result in found.values())
    counted = {"tests": str(len(cases)), "failures": str(failures), "errors": "0"}
    suites = ElementTree.Element("testsuites", {"name": "claimcheck", **counted})
    suite = ElementTree.SubElement(suites, "testsuite", {"name": "claimcheck", **counted})
    for identifier, said in cases:
        case = ElementTree.SubElement(suite, "testcase", {"classname": "claimcheck", "name": _xml(said)})
        if identifier in found:
            _add(case, found[identifier], phrases(language))
    ElementTree.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(suites, encoding="unicode")}\n'


def _cases(document: Comparison | Extraction | Check) -> list[tuple[str, str]]:
    """Return the id and the name of each test: the words of the first source that speaks of the matter."""
    if isinstance(document, Extraction):
        return []
    if isinstance(document, Check):
        return [(claim.id, f"{claim.id} {claim.quote}") for claim in document.claims]
    quotes = {claim.id: claim.quote for source in document.sources for claim in source.claims}
    matched = [finding for finding in document.findings if len(finding.sources) > 1]
    return [(finding.id, f"{finding.id} {quotes.get(finding.claims[0], '')}") for finding in matched]


def _fails(result: Result) -> bool:
    return result.level in _FAILING and result.accepted is None


def _add(case: ElementTree.Element, result: Result, names: Phrases) -> None:
    name = names.name("verdicts", result.verdict)
    first = result.words[0]
    case.set("file", _xml(first.place.path))
    if first.region:
        case.set("line", str(first.region.line))
    words = (f"{_at(one.place.path, one.region)}{one.quote}" for one in result.words)
    lines = [accepted(result, names), result.explanation, *words]
    detail = "\n".join(_xml(line) for line in lines if line)
    if _fails(result):
        failure = ElementTree.SubElement(case, "failure", {"type": str(result.verdict), "message": _xml(name)})
        failure.text = detail
    else:
        ElementTree.SubElement(case, "system-out").text = f"{name}\n{detail}"


def _at(path: str, region: object) -> str:
    line = getattr(region, "line", None)
    return f"{path}:{line}: " if line else f"{path}: "


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", visible(on_one_line(text)))
