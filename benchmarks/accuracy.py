"""How often claimcheck is right on data that others wrote: one table over every set.

    python benchmarks/accuracy.py [--data FOLDER] [--only SET] [--misses N] [--json FILE]

Every figure comes from the public functions with the rules engine. "best other" is the best figure known for the same
rows without a model, and where it comes from.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import claimcheck
from benchmarks.common import command_line
from claimcheck.records import Comparison, Verdict

Row = dict[str, Any]

BORNE_OUT = (Verdict.SUPPORTED, Verdict.PRECISION)
OPPOSED = (Verdict.CONFLICT, Verdict.DISPUTED, Verdict.UPDATE)


@dataclass
class Result:
    """One line of the table."""

    name: str
    rows: int
    figure: float
    meaning: str
    best_other: str = "-"
    aim: str = "-"
    misses: list[str] = field(default_factory=list)


def rows_of(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def entailment(folder: Path, name: str, best_other: str, aim: str) -> Iterator[Result]:
    rows = rows_of(folder / "inference" / f"{name}.jsonl")
    misses, total, said = [], 0, 0
    for row in rows:
        check = claimcheck.check(row["hypothesis"], [row["premise"]])
        entailed = check.verdict in BORNE_OUT
        total += entailed
        said += entailed and row["label"] == "entailment"
        if entailed != (row["label"] == "entailment"):
            misses.append(
                f"{row['id']} gold {row['label']}, got {check.verdict}: {row['premise']} || {row['hypothesis']}"
            )
    right = share(len(rows) - len(misses), len(rows))
    yield Result(f"inference/{name}", len(rows), right, "entailed or not, right", best_other, aim, misses)
    yield Result(f"inference/{name}", total, share(said, total), "right where it says entailed")


def contradiction(folder: Path) -> Iterator[Result]:
    rows = rows_of(folder / "inference" / "daccord.fr.jsonl")
    misses, said, hit = [], 0, 0
    for row in rows:
        finding = claimcheck.relate(row["premise"], row["hypothesis"])
        opposed = finding.verdict in OPPOSED
        said += opposed
        hit += opposed and row["label"] == "contradiction"
        if opposed != (row["label"] == "contradiction"):
            misses.append(
                f"{row['id']} gold {row['label']}, got {finding.verdict} ({finding.explanation}): "
                f"{row['premise']} || {row['hypothesis']}"
            )
    right = share(len(rows) - len(misses), len(rows))
    misses.sort(key=lambda miss: "gold compatible" not in miss)
    yield Result(
        "inference/daccord.fr", len(rows), right, "contradiction or compatible, right", "51.7 number rule", "62", misses
    )
    yield Result("inference/daccord.fr", said, share(hit, said), "right where it says conflict", "-", "80")


def rounding(folder: Path) -> Iterator[Result]:
    rows = [row for row in rows_of(folder / "rounding" / "headlines.en.jsonl") if row.get("verified")]
    false_conflicts, missed, rounded, precise = [], [], 0, 0
    for row in rows:
        check = claimcheck.check(row["headline"], [row["article"]])
        if check.verdict is Verdict.CONTRADICTED:
            words = "; ".join(claim.explanation for claim in check.claims)
            false_conflicts.append(f"{row['id']} {row['headline']} ({words})")
        if "round" in row["ops"] and "divide" not in row["ops"]:
            rounded += 1
            precise += check.verdict is Verdict.PRECISION
            if check.verdict is not Verdict.PRECISION:
                missed.append(f"{row['id']} {row['calculation']} got {check.verdict}: {row['headline']}")
    right = share(len(rows) - len(false_conflicts), len(rows))
    yield Result("rounding/headlines.en", len(rows), right, "without a false conflict", "-", "97", false_conflicts)
    yield Result("rounding/headlines.en", rounded, share(precise, rounded), "rounded: precision", "-", "80", missed)


def articles_of_one_day(folder: Path) -> list[Row]:
    rows = rows_of(folder / "articles" / "orangesum_pairs.fr.jsonl")
    return [row for row in rows if row["days_apart"] == 0 and row["cross_provider"]]


def compared(a: Row, b: Row) -> Comparison:
    from datetime import date

    from claimcheck.reading import article_from_text

    articles = [
        article_from_text(x["text"], name=x["id"], language="fr", published=date.fromisoformat(x["date"]))
        for x in (a, b)
    ]
    return claimcheck.compare(articles)


def false_alarms(folder: Path) -> Iterator[Result]:
    rows = articles_of_one_day(folder)[:60]
    alarms: list[str] = []
    for row in rows:
        comparison = compared(row["a"], row["b"])
        quotes = {claim.id: claim.quote for source in comparison.sources for claim in source.claims}
        alarms.extend(
            f"{row['id']} {finding.verdict}: {finding.explanation} " + " || ".join(quotes[i] for i in finding.claims)
            for finding in comparison.findings
            if finding.verdict in OPPOSED
        )
    yield Result(
        "articles/orangesum_pairs.fr",
        len(rows),
        len(alarms),
        "conflicts, disputes, updates to read by eye",
        misses=alarms,
    )


def planted(folder: Path) -> Iterator[Result]:
    """Change one figure, date or name in a copy of a real article and look for it."""
    generator = random.Random(7)
    rows = rows_of(folder / "articles" / "orangesum_pairs.fr.jsonl")
    found = extra = tried = 0
    misses = []
    for row in rows[:150]:
        planting = plant(row["a"]["text"], generator)
        if planting is None:
            continue
        tried += 1
        copy, start, words = planting
        comparison = compared(row["a"], {**row["a"], "text": copy})
        opposed = [finding for finding in comparison.findings if finding.verdict in OPPOSED]
        claims = {claim.id: claim for source in comparison.sources for claim in source.claims}
        at = [
            f for f in opposed if any(claims[i].start <= start < claims[i].end for i in f.claims if i.startswith("A"))
        ]
        found += bool(at)
        extra += bool(len(opposed) > len(at))
        if not at or len(opposed) > len(at):
            kinds = [f"{f.verdict}: {f.explanation}" for f in opposed]
            misses.append(f"{row['id']} planted {words!r} {'found' if at else 'missed'}; said {kinds}")
    yield Result("planted change in a copy", tried, share(found, tried), "found as conflict", "-", "95", misses)
    yield Result("planted change in a copy", tried, share(extra, tried), "with another conflict beside it", "-", "1")


def plant(text: str, generator: random.Random) -> tuple[str, int, str] | None:
    """Return a copy of `text` with one figure, date or name changed, where, and what; None where there is none."""
    from claimcheck.annotation.names import name_spans

    quantities = [q for q in claimcheck.quantities(text, "fr") if any(c.isdigit() for c in q.text)]
    names = [span for span in name_spans(text, "fr") if " " in span.text]
    kind = generator.choice(["figure", "name"])
    if kind == "figure" and quantities:
        quantity = generator.choice(quantities)
        runs = list(re.finditer(r"\d+", quantity.text))
        run = generator.choice(runs)
        place = quantity.start + run.start()
        copy = text[:place] + _other_number(run.group(), quantity.kind, generator) + text[quantity.start + run.end() :]
        if quantity.qualifier == "range" and not _ascends(copy[quantity.start : quantity.end]):
            return None  # "from 2011 to 2010" is no other figure, but nonsense
        return copy, quantity.start, f"{quantity.text} -> {copy[quantity.start : quantity.end]}"
    if kind == "name" and names:
        span = generator.choice(names)
        return text[: span.start] + "Odile Vasseur" + text[span.end :], span.start, f"{span.text} -> Odile Vasseur"
    return None


def _ascends(phrase: str) -> bool:
    numbers = [int(digits) for digits in re.findall(r"\d+", phrase)]
    return numbers == sorted(numbers)


def _other_number(digits: str, kind: str, generator: random.Random) -> str:
    """Return another number of as many digits that can stand in the same place."""
    number = int(digits)
    if kind == "date" and len(digits) <= 2:
        return str((number + generator.randint(1, 9)) % 12 + 1).zfill(len(digits))
    if kind == "date":
        return str(number - generator.randint(1, 9))
    first = str((int(digits[0]) + generator.randint(1, 7)) % 9 + 1)
    return first + digits[1:] if first != digits[0] else str(int(digits[0]) % 9 + 1) + digits[1:]


def faithfulness(folder: Path, name: str, aim: str) -> Iterator[Result]:
    rows = rows_of(folder / "faithfulness" / f"{name}.jsonl")
    above = even = 0
    figure_rows = figure_above = 0
    misses = []
    for row in rows:
        good, bad = (score(row[key], row["source"]) for key in ("faithful", "unfaithful"))
        above += good > bad
        even += good == bad
        if differs_in_figure_or_name(row["faithful"], row["unfaithful"]):
            figure_rows += 1
            figure_above += good > bad
            if good <= bad:
                misses.append(f"{row['id']} {good:.2f} <= {bad:.2f}: {row['faithful']} || {row['unfaithful']}")
    ranked = round((above + even / 2) / len(rows), 3)
    yield Result(f"faithfulness/{name}", len(rows), ranked, "faithful above unfaithful (ties half)")
    clear = round(figure_above / figure_rows, 3) if figure_rows else 0.0
    yield Result(
        f"faithfulness/{name}", figure_rows, clear, "same, where a figure, date or name differs", "-", aim, misses
    )


def score(summary: str, source: str) -> float:
    """Return how well a source bears a text out: the mean over its claims."""
    worth = {
        Verdict.SUPPORTED: 1.0,
        Verdict.PRECISION: 0.9,
        Verdict.UNDECIDED: 0.6,
        Verdict.UNSUPPORTED: 0.3,
        Verdict.CONTRADICTED: 0.0,
    }
    claims = claimcheck.check(summary, [source]).claims
    return sum(worth[claim.verdict] for claim in claims) / len(claims) if claims else 0.0


def differs_in_figure_or_name(a: str, b: str) -> bool:
    from claimcheck.annotation.names import find_names

    figures = [{(q.value, q.unit) for q in claimcheck.quantities(text, "en")} for text in (a, b)]
    return figures[0] != figures[1] or set(find_names(a, "en")) != set(find_names(b, "en"))


SETS: dict[str, Callable[[Path], Iterator[Result]]] = {
    "news": lambda folder: entailment(folder, "news.en", "62.5 number rule", "68"),
    "rte_quant": lambda folder: entailment(folder, "rte_quant.en", "64.5", "72"),
    "reddit": lambda folder: entailment(folder, "reddit.en", "-", "-"),
    "rte3": lambda folder: entailment(folder, "rte3.fr", "-", "-"),
    "daccord": contradiction,
    "rounding": rounding,
    "articles": false_alarms,
    "planted": planted,
    "bump": lambda folder: faithfulness(folder, "bump.en", "0.70"),
    "falke": lambda folder: faithfulness(folder, "falke.en", "0.75"),
}


def main() -> int:
    parser = command_line(__doc__)
    parser.add_argument("--only", choices=sorted(SETS), action="append", help="run this set alone (repeatable)")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show the first N rows that went wrong")
    parser.add_argument("--json", type=Path, help="write the table here too")
    options = parser.parse_args()
    results = [result for name in options.only or SETS for result in SETS[name](options.data)]
    for result in results:
        line = (
            f"{result.name:28} {result.rows:5} {result.figure:7} aim {result.aim:5} best other {result.best_other:18}"
        )
        sys.stdout.write(f"{line} {result.meaning}\n")
        for miss in result.misses[: options.misses]:
            sys.stdout.write(f"    {' '.join(miss.split())}\n")
    if options.json:
        options.json.write_text(
            json.dumps([asdict(result) for result in results], ensure_ascii=False, indent=1), "utf-8"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
