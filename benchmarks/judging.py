"""Measures what the model's judging adds to the rules, and what it spoils.

    python benchmarks/judging.py --base-url http://127.0.0.1:8091/v1 --model NAME [--inference DIR] [--rows N]
    python benchmarks/judging.py --cassette FILE [...]

Pairs of `benchmarks/data/judging.jsonl`, and with `--inference` every n-th row of the sets in that folder, are related
by rule; those that the rules leave undecided are put to the model. The tables tell how many of each kind are right with
judging off and on. Undecided is never right and never wrong.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.api import relate
from claimcheck.claims.measuring import claim_from_span
from claimcheck.model.engine import ModelEngine, open_engine
from claimcheck.model.settings import ModelSettings
from claimcheck.reading import article_from_text
from claimcheck.records import Claim, Verdict

_OWN = Path(__file__).parent / "data" / "judging.jsonl"

#: What a label of an inference set allows a verdict to be.
_COMPATIBLE = frozenset({"agree", "precision", "certainty", "single", "update"})
_ALLOWED = {
    "entailment": frozenset({"agree", "precision", "certainty"}),
    "neutral": frozenset({"single", "precision", "certainty"}),
    "contradiction": frozenset({"conflict", "disputed", "update"}),
    "compatible": _COMPATIBLE,
    "agree": frozenset({"agree", "precision"}),
    "certainty": frozenset({"certainty"}),
    "conflict": frozenset({"conflict", "disputed"}),
    "single": frozenset({"single"}),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Two statements and the verdicts that would be right."""

    group: str
    language: str
    a: str
    b: str
    label: str


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base-url", default="http://127.0.0.1:8091/v1")
    parser.add_argument("--model", default="qwen2.5-coder-1.5b-instruct")
    parser.add_argument("--cassette", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--inference", type=Path)
    parser.add_argument("--rows", type=int, default=20, help="rows of each inference set")
    parser.add_argument("--all", action="store_true", help="put every pair to the model, whatever the rules say")
    options = parser.parse_args()
    rows = [*_own(), *(_inference(options.inference, options.rows) if options.inference else ())]
    settings = ModelSettings(
        model=options.model,
        base_url=options.base_url,
        api_key="none",
        cassette=options.cassette,
        cache=options.cache,
        record="once",
        jobs=2,
        judging=True,
        timeout_seconds=900,
        deadline_seconds=2700,
    )
    with open_engine(settings) as engine:
        judged = [(row, *_verdicts(row, engine, ask_all=options.all)) for row in rows]
        print(engine.describe().usage)
    for group in dict.fromkeys(row.group for row in rows):
        _report(group, [entry for entry in judged if entry[0].group == group])


def _own() -> Iterable[Row]:
    for line in _OWN.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Row("own pairs", row["language"], row["a"], row["b"], row["verdict"])


def _inference(folder: Path, count: int) -> Iterable[Row]:
    for path in sorted(folder.glob("*.jsonl")):
        lines = path.read_text("utf-8").splitlines()
        for line in lines[:: max(len(lines) // count, 1)][:count]:
            row = json.loads(line)
            yield Row(path.stem, row["lang"], row["premise"], row["hypothesis"], row["label"])


def _verdicts(row: Row, engine: ModelEngine, *, ask_all: bool) -> tuple[str, str]:
    """Return the verdict of the rules and the one after the model was asked."""
    by_rule = relate(row.a, row.b).verdict
    if by_rule is not Verdict.UNDECIDED and not ask_all:
        return by_rule, by_rule
    [judgement] = engine.judge([(_claim(row.a, row), _claim(row.b, row))], row.language)
    return by_rule, judgement.verdict if judgement else by_rule


def _claim(text: str, row: Row) -> Claim:
    return claim_from_span(article_from_text(text, language=row.language), 0, len(text), id="A1")


def _report(group: str, judged: Sequence[tuple[Row, str, str]]) -> None:
    print(f"\n{group}: {len(judged)} pairs")
    for label in dict.fromkeys(row.label for row, _, _ in judged):
        rows = [entry for entry in judged if entry[0].label == label]
        print(f"  {label} ({len(rows)}): off {_score(rows, 1)}; on {_score(rows, 2)}")
    print(f"  all: off {_score(judged, 1)}; on {_score(judged, 2)}")
    asked = Counter(f"{row.label} -> {on}" for row, off, on in judged if off == Verdict.UNDECIDED)
    print("  left open by the rules:", dict(asked))
    false_off, false_on = (
        sum(entry[which] == "conflict" and "conflict" not in _ALLOWED[entry[0].label] for entry in judged)
        for which in (1, 2)
    )
    print(f"  false conflicts: off {false_off}, on {false_on}")


def _score(judged: Sequence[tuple[Row, str, str]], which: int) -> str:
    right = sum(entry[which] in _ALLOWED[entry[0].label] for entry in judged)
    undecided = sum(entry[which] == Verdict.UNDECIDED for entry in judged)
    return f"{right} right, {len(judged) - right - undecided} wrong, {undecided} undecided"


if __name__ == "__main__":
    main()
