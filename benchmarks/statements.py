"""Claims, speakers and certainties of the rules engine against sentences labelled by hand, in seven languages.

Run as `python benchmarks/statements.py [FOLDER] [--unseen] [--misses]`. A row has `language`, `text` and `claims`; a
claim its `quote`, the `speakers` and the `certainties` that a careful reader accepts (a speaker null: the paper speaks
for itself). A claim that is `finer` may also fall into its clauses. Rows with `unseen` were kept from whoever mended
the rules: their misses are counted, never printed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.annotation.rules import RulesEngine
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.reading import article_from_text
from claimcheck.records import Claim

FOLDER = Path(__file__).parent / "data" / "statements"

# A claim is well formed when it shares so much of its words with the labelled one: "but" in front is no fault.
_SAME_WORDS = 0.8


@dataclass
class Score:
    """How many labelled claims were found as they are, with their speaker and with their certainty."""

    wanted: int = 0
    formed: int = 0
    speaker: int = 0
    certainty: int = 0
    whole: int = 0
    confusions: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """Return the score as one line: percentages of the labelled claims."""
        parts = (("formed", self.formed), ("speaker", self.speaker), ("certainty", self.certainty), ("all", self.whole))
        shares = "  ".join(f"{label} {100 * count / max(self.wanted, 1):5.1f}" for label, count in parts)
        return f"{name:8} {self.wanted:4} claims  {shares}"


def overlap(text: str, one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return which share of the words of two spans of a text stands in both."""
    words = [token.start for token in scan(text) if token.kind is not TokenKind.SIGN]
    first, second = ({word for word in words if start <= word < end} for start, end in (one, other))
    return len(first & second) / max(len(first | second), 1)


def measure(row: dict[str, Any], claims: Sequence[Claim], score: Score) -> None:
    """Count what `claims`, read from the text of a labelled row, have right."""
    text = row["text"]
    for label in row["claims"]:
        start = text.index(label["quote"])
        span = (start, start + len(label["quote"]))
        found = max(claims, key=lambda claim: overlap(text, span, (claim.start, claim.end)), default=None)
        shared = overlap(text, span, (found.start, found.end)) if found else 0.0
        formed = shared >= _SAME_WORDS or (label.get("finer", False) and _opens(span, found))
        speaker = found is not None and found.speaker in label["speakers"]
        certainty = found is not None and str(found.certainty) in label["certainties"]
        score.wanted += 1
        score.formed += formed
        score.speaker += speaker
        score.certainty += certainty
        score.whole += formed and speaker and certainty
        if found is None:
            score.confusions["claim missing"] += 1
        else:
            score.confusions.update(_confusions(label, found, formed=formed, speaker=speaker, certainty=certainty))
        if not (formed and speaker and certainty):
            got = f"{found.speaker} | {found.certainty} | {found.quote}" if found else "nothing"
            score.misses.append(
                f"{row['id']} {label['speakers'][0]} | {label['certainties'][0]} | {label['quote']}\n      {got}"
            )


def _opens(span: tuple[int, int], found: Claim | None) -> bool:
    """Tell whether a claim is the first part of a labelled one, whose clauses may also stand for themselves."""
    return found is not None and span[0] <= found.start <= span[0] + 2 and found.end <= span[1]


def _confusions(label: dict[str, Any], found: Claim, *, formed: bool, speaker: bool, certainty: bool) -> Iterable[str]:
    if not formed:
        yield "claim cut elsewhere"
    if not speaker:
        wanted = "nobody" if label["speakers"] == [None] else "somebody"
        yield f"speaker: {wanted} taken for {'nobody' if found.speaker is None else 'another'}"
    if not certainty:
        yield f"certainty: {label['certainties'][0]} taken for {found.certainty}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--unseen", action="store_true", help="the third of the rows that was kept from mending")
    parser.add_argument("--misses", action="store_true", help="print the claims that are not right (seen rows alone)")
    options = parser.parse_args()
    scores: defaultdict[str, Score] = defaultdict(Score)
    for path in sorted(options.folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if bool(row.get("unseen")) is not options.unseen:
                continue
            claims = RulesEngine().extract(article_from_text(row["text"], language=row["language"]), "A").claims
            for name in (row["language"], "together"):
                measure(row, claims, scores[name])
    for name in sorted(scores, key=lambda name: (name == "together", name)):
        print(scores[name].line(name))
    for confusion, count in scores["together"].confusions.most_common():
        print(f"  {count:3} {confusion}")
    if options.misses and not options.unseen:
        print(*scores["together"].misses, sep="\n")


if __name__ == "__main__":
    main()
