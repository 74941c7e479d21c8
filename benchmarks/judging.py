"""Measures what the model's judging adds to the rules, and what it spoils.

    python benchmarks/judging.py --base-url http://127.0.0.1:8091/v1 --model NAME --cache FILE [PAIRS ...]
    python benchmarks/judging.py --inference DIR [--rows N] [...]

PAIRS are files of labelled pairs, one JSON object a line, by default `benchmarks/data/judging.jsonl`; `--inference`
adds rows of the sets in a folder. Pairs are related by rule, and those that the rules leave undecided, evenly spread
over a set, are put to the model in both orders; with `--all` so is every other pair, to see what the model is worth.
The tables tell how many are right with judging off, with every verdict of the model taken, and with its conflicts left
undecided. Undecided is never right and never wrong.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.annotation.measuring import claim_from_span
from claimcheck.api import relate
from claimcheck.engines import Side
from claimcheck.llm.engine import ModelEngine, open_engine
from claimcheck.llm.settings import ModelSettings
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Claim, Verdict

_OWN = Path(__file__).parent / "data" / "judging.jsonl"

#: What a label allows a verdict to be; that of an inference set says less than ours.
_ALLOWED = {
    "entailment": frozenset({"agree", "precision", "certainty"}),
    "neutral": frozenset({"single", "precision", "certainty"}),
    "contradiction": frozenset({"conflict", "disputed", "update"}),
    "compatible": frozenset({"agree", "precision", "certainty", "single", "update"}),
    "agree": frozenset({"agree", "precision"}),
    "certainty": frozenset({"certainty"}),
    "conflict": frozenset({"conflict", "disputed"}),
    "single": frozenset({"single"}),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Two statements and what they are labelled; `by_rule` is the verdict of the rules."""

    a: Article
    b: Article
    label: str
    by_rule: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and the model's verdict: None where it was not asked or gave no answer."""

    row: Row
    verdict: str | None
    flipped: bool

    def taken(self, *, conflicts: bool) -> str:
        """Return the verdict once the model's is taken, its conflicts only if `conflicts`."""
        if self.verdict is None or (self.verdict == Verdict.CONFLICT and not conflicts):
            return self.row.by_rule
        return self.verdict


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", type=Path, default=[_OWN])
    parser.add_argument("--base-url", default="http://127.0.0.1:8091/v1")
    parser.add_argument("--model", default="qwen2.5-coder-1.5b-instruct")
    parser.add_argument("--cache", type=Path, help="where answers are kept, so that a run goes on where it stopped")
    parser.add_argument("--prompts", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--inference", type=Path)
    parser.add_argument("--rows", type=int, default=12, help="rows of each inference set that rules leave undecided")
    parser.add_argument("--all", action="store_true", help="put every pair of PAIRS to the model")
    options = parser.parse_args()
    groups = {path.stem: list(_labelled(path)) for path in options.pairs}
    if options.inference:
        groups |= {path.stem: list(_inference(path)) for path in sorted(options.inference.glob("*.jsonl"))}
    settings = ModelSettings(
        model=options.model,
        base_url=options.base_url,
        api_key="none",
        cache=options.cache,
        prompts=options.prompts,
        jobs=options.jobs,
        judging=True,
        timeout_seconds=900,
        deadline_seconds=2700,
    )
    for name, rows in groups.items():
        undecided = [row for row in rows if row.by_rule == Verdict.UNDECIDED]
        if not options.all:
            undecided = undecided[:: max(len(undecided) // options.rows, 1)][: options.rows]
        asked = rows if options.all else undecided
        begun = time.monotonic()
        with open_engine(settings) as engine:
            judged = [_judged(row, engine) for row in asked]
            usage = engine.describe().usage
        print(f"\n{name}: {len(rows)} pairs, of which the rules decide {sum(r.by_rule != 'undecided' for r in rows)}")
        print(f"asked about {len(asked)} in {time.monotonic() - begun:.0f} s: {usage}", flush=True)
        _report("left undecided by the rules", [j for j in judged if j.row.by_rule == Verdict.UNDECIDED])
        if options.all:
            _report("the model on every pair", judged)


def _labelled(path: Path) -> Iterable[Row]:
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        yield _row(entry["a"], entry["b"], entry["languages"], entry["verdict"])


def _inference(path: Path) -> Iterable[Row]:
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        yield _row(entry["premise"], entry["hypothesis"], [entry["lang"]] * 2, entry["label"])


def _row(a: str, b: str, languages: Sequence[str], label: str) -> Row:
    first, second = (
        article_from_text(text, name="", language=code) for text, code in zip((a, b), languages, strict=True)
    )
    return Row(first, second, label, relate(first, second).verdict)


def _judged(row: Row, engine: ModelEngine) -> Judged:
    """Return what the model says of a pair in one order, and whether it says otherwise in the other."""
    sides = [Side(name, side.language, None, (_claim(side),)) for name, side in (("A", row.a), ("B", row.b))]
    forth, back = engine.align([(sides[0], sides[1]), (sides[1], sides[0])], row.a.language)
    verdicts = [matches[0].verdict if matches else Verdict.SINGLE for matches in (forth, back)]
    flipped = verdicts[0] is not verdicts[1]
    return Judged(row, None if flipped else verdicts[0], flipped)


def _claim(article: Article) -> Claim:
    return claim_from_span(article, 0, len(article.text), id="A1")


def _report(title: str, judged: Sequence[Judged]) -> None:
    print(f"  {title}: {len(judged)}, of which {sum(j.flipped for j in judged)} flip with the order")
    ways: dict[str, Callable[[Judged], str]] = {
        "off": lambda one: one.row.by_rule,
        "on": lambda one: one.taken(conflicts=True),
        "on, no conflicts": lambda one: one.taken(conflicts=False),
        "model alone": lambda one: one.verdict or Verdict.UNDECIDED,
    }
    for way, verdict in ways.items():
        verdicts = [(one.row.label, verdict(one)) for one in judged]
        right = sum(given in _ALLOWED[label] for label, given in verdicts)
        undecided = sum(given == Verdict.UNDECIDED for _, given in verdicts)
        false_conflicts = sum(given == "conflict" and "conflict" not in _ALLOWED[label] for label, given in verdicts)
        wrong = len(verdicts) - right - undecided
        print(
            f"    {way:17} {right:3} right {wrong:3} wrong {undecided:3} undecided; {false_conflicts} false conflicts"
        )
    counted = Counter((one.row.label, "flipped" if one.flipped else str(one.verdict)) for one in judged)
    print("    ", ", ".join(f"{label} -> {verdict} {count}" for (label, verdict), count in sorted(counted.items())))


if __name__ == "__main__":
    main()
