"""Annotations of GitHub Actions: a line of the job's log for each result, shown at the line of the file it is about."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records import Check, Comparison, Extraction
from claimcheck.reports.phrases import Phrases, phrases
from claimcheck.reports.remarks import accepted
from claimcheck.reports.results import Result, results
from claimcheck.reports.sanitize import visible

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}

# As https://docs.github.com/actions/reference/workflow-commands-for-github-actions and its toolkit have it.
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(document: Comparison | Extraction | Check, *, texts: Mapping[str, str], language: str) -> str:
    """Return the lines; a document without results gives none."""
    names = phrases(language)
    return "".join(f"{_line(result, names)}\n" for result in results(document, texts))


def _line(result: Result, names: Phrases) -> str:
    first = result.words[0]
    properties = {"file": first.place.path}
    if first.region:
        properties |= {"line": str(first.region.line), "endLine": str(first.region.last_line)}
    properties["title"] = names.say("labelled", label="claimcheck", words=names.name("verdicts", result.verdict))
    # What is accepted is still seen, and no alarm.
    command = "notice" if result.accepted else _COMMANDS[result.level]
    message = " ".join(filter(None, [result.message, accepted(result, names)]))
    written = ",".join(f"{key}={value.translate(_IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{command} {written}::{visible(message).translate(_IN_DATA)}"
