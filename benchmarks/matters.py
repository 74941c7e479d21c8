"""Measures what of the matters that two articles both tell a comparison finds, by labels of a careful reader.

    python benchmarks/matters.py --pairs DIR --labels FILE [--reports DIR] [--engine rules|local] [--only 05,07]

DIR holds NN-a.txt, NN-b.txt and NN.json (the days of publication, "a" and "b"). FILE has a JSON object a line: pair,
a, b (the words of each article that tell the matter), relation (agree, precision, certainty, disputed, update,
conflict). Without `--reports` the rules engine, or the local one, compares the pairs; with it, DIR/NN.json are
comparisons made before, by whatever engine. Prints how many matters are found (one finding has claims that tell both
sides), with a right verdict (an opposition as one, an accord as one), and, of the findings of both sources, how many
join a labelled matter.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.engines import ClaimEngine
from claimcheck.local.engine import open_engine
from claimcheck.local.settings import LocalSettings
from claimcheck.reading.articles import article_from_text
from claimcheck.reports.documents import as_json

_OPPOSED = frozenset({"conflict", "disputed", "update"})


@dataclass(frozen=True, slots=True)
class Score:
    """Matters of a pair: how many there are, are joined, decided, decided rightly; findings that join one or none.

    `findings` are decided ones, `joins` all of both sources.
    """

    matters: int
    joined: int
    decided: int
    right: int
    oppositions: int
    opposed: int
    findings: int
    labelled: int
    joins: int
    joins_labelled: int


def main() -> None:
    """Print a row for each pair, and the sum."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--engine", choices=["rules", "local"], default="rules")
    parser.add_argument("--only", default="")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    labels = [json.loads(line) for line in options.labels.read_text("utf-8").splitlines() if line.strip()]
    names = options.only.split(",") if options.only else sorted({row["pair"] for row in labels})
    engine = RulesEngine() if options.engine == "rules" else open_engine(LocalSettings())
    scores = []
    for name in names:
        texts = {side: (options.pairs / f"{name}-{side}.txt").read_text("utf-8") for side in "ab"}
        if options.reports:
            document = json.loads((options.reports / f"{name}.json").read_text("utf-8"))
        else:
            document = _compared(options.pairs / f"{name}.json", texts, engine)
        rows = [row for row in labels if row["pair"] == name]
        scores.append(_score(rows, document, texts, verbose=options.verbose))
        print(f"{name}: {_described(scores[-1])}")
    total = Score(*(sum(getattr(score, field) for score in scores) for field in Score.__slots__))
    print(f"all: {_described(total)}")


def _described(score: Score) -> str:
    return (
        f"matters {score.matters}, joined {score.joined}, decided {score.decided}, right {score.right}; "
        f"oppositions {score.oppositions}, told as such {score.opposed}; "
        f"findings of both {score.joins}, of a labelled matter {score.joins_labelled}; "
        f"of these decided {score.findings}, of a labelled matter {score.labelled}"
    )


def _compared(days: Path, texts: Mapping[str, str], engine: ClaimEngine) -> Mapping[str, Any]:
    facts = json.loads(days.read_text("utf-8"))
    articles = [
        article_from_text(
            text,
            name=side,
            language=facts.get(f"language_{side}"),
            published=datetime.date.fromisoformat(facts[side][:10]) if facts.get(side) else None,
        )
        for side, text in texts.items()
    ]
    document: Mapping[str, Any] = as_json(pipeline.compare(articles, engine=engine))
    return document


def _score(
    rows: Sequence[Mapping[str, str]], document: Mapping[str, Any], texts: Mapping[str, str], *, verbose: bool
) -> Score:
    claims = {claim["id"]: claim for source in document["sources"] for claim in source["claims"]}
    both = [finding for finding in document["findings"] if len(finding["sources"]) > 1]
    used: set[str] = set()
    joined = decided = right = opposed = 0
    for row in rows:
        found = [finding for finding in both if _tells(finding, row, claims, texts)]
        used.update(finding["id"] for finding in found)
        verdicts = {finding["verdict"] for finding in found}
        is_opposed = row["relation"] in _OPPOSED
        joined += bool(found)
        decided += bool(verdicts - {"undecided"})
        says_opposed = bool(verdicts & _OPPOSED)
        good = says_opposed if is_opposed else not says_opposed and bool(verdicts - {"undecided"})
        right += good
        opposed += is_opposed and good
        if verbose and not good:
            print(f"    {row['relation']}: {row['matter']} -> {sorted(verdicts) or 'not joined'}")
    settled = [finding for finding in both if finding["verdict"] != "undecided"]
    if verbose:
        for finding in both:
            if finding["id"] not in used:
                print(f"    unlabelled {finding['verdict']}: {[claims[one]['text'] for one in finding['claims']]}")
    return Score(
        len(rows),
        joined,
        decided,
        right,
        sum(row["relation"] in _OPPOSED for row in rows),
        opposed,
        len(settled),
        sum(finding["id"] in used for finding in settled),
        len(both),
        sum(finding["id"] in used for finding in both),
    )


def _tells(
    finding: Mapping[str, Any],
    row: Mapping[str, str],
    claims: Mapping[str, Mapping[str, Any]],
    texts: Mapping[str, str],
) -> bool:
    """Tell whether claims of a finding stand where both sides of a matter are told."""
    return all(
        any(
            identifier.startswith(side.upper()) and _overlap(claims[identifier], texts[side], row[side])
            for identifier in finding["claims"]
        )
        for side in "ab"
    )


def _overlap(claim: Mapping[str, Any], text: str, words: str) -> bool:
    start = text.find(words)
    return start >= 0 and claim["start"] < start + len(words) and start < claim["end"]


if __name__ == "__main__":
    main()
