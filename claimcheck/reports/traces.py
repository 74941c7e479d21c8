"""How two statements came to their verdict, as lines of text: what a bug report begins with.

The lines name rules and places as the code does, in English whatever the language of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.records import Place, RuleOutcome, Trace
from claimcheck.reports.sanitize import visible


def render(trace: Trace) -> str:
    """Return a trace as lines, ending in a newline."""
    return "\n".join(visible(line) for line in _lines(trace)) + "\n"


def deciding(traces: Iterable[Trace]) -> str:
    """Return one line that names the deciding line of the table for each pair, and the rules that spoke for it."""
    return "; ".join(
        f"{first}/{second} {trace.decided}{_spoke(trace.outcomes)}"
        for trace in traces
        for first, second in (trace.claims,)
    )


def _spoke(outcomes: Sequence[RuleOutcome]) -> str:
    rules = dict.fromkeys(outcome.rule for outcome in outcomes if outcome.outcome != "same")
    return f" ({', '.join(rules)})" if rules else ""


def _lines(trace: Trace) -> Iterator[str]:
    yield f"verdict   {trace.verdict}, by {trace.decided}"
    yield f"alignment {trace.door or 'none: not of one matter'}, likeness {trace.likeness:.2f}"
    yield from _places("A", trace.places_a)
    yield from _places("B", trace.places_b)
    for outcome in trace.outcomes:
        words = " | ".join(f"“{text}”" for text in (outcome.a, outcome.b) if text is not None)
        said = " ".join(filter(None, (outcome.outcome, outcome.reason, words)))
        yield f"rule      {outcome.rule}: {said}"
    yield from _left("A", trace.left_a)
    yield from _left("B", trace.left_b)


def _left(side: str, places: Sequence[Place]) -> Iterator[str]:
    if places:
        yield f"left {side}    {', '.join(f'“{place.text}”' for place in places)}"


def _places(side: str, places: Sequence[Place]) -> Iterator[str]:
    for place in places:
        yield f"place {side}   {place.name}: “{place.text}”"
