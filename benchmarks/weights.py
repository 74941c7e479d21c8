"""Makes claimcheck/comparison/alignment/weights.toml: what an encoder, letters, terms and figures weigh for one matter.

    python benchmarks/weights.py [--encoder e5|use] [--write]

Fits a logistic regression, with a small penalty on large weights, on benchmarks/data/retellings.toml. What terms and
figures weigh is fixed in `thresholds`; the rest is found beside it, and scaled so that `ENOUGH_EVIDENCE` is where
the odds of one matter reach those of the precision asked for. Prints, for each story judged by weights found on the
others, how many matters are joined and how many joins are right. `--write` writes the file.
"""

from __future__ import annotations

import argparse
import math
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from claimcheck.annotation.measuring import claim_from_span
from claimcheck.comparison import thresholds
from claimcheck.comparison.alignment.embedding import Encode, signs_of
from claimcheck.comparison.evidence.matching import rarity
from claimcheck.comparison.relate import Setting, evidence_of_words
from claimcheck.comparison.statements import Statement, statements
from claimcheck.local.encoders import bundled
from claimcheck.reading.articles import article_from_text

_HERE = Path(__file__).parent
_DATA = _HERE / "data" / "retellings.toml"
_TARGET = _HERE.parent / "claimcheck" / "comparison" / "alignment" / "weights.toml"

#: From this chance of one matter on two statements are joined: on the retellings nine joins in ten are then right.
_CHANCE = 0.5

_PENALTY = 0.02
_NAMES = ("start", "meaning", "nearest", "letters", "likest")
_Report: TypeAlias = Sequence[Sequence[str]]
_FLOATS = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """The pairs of two reports: what the signs say, what words and figures say, whether they tell one matter."""

    story: str
    across: bool
    signs: _FLOATS
    offset: _FLOATS
    same: _FLOATS
    pairs: Sequence[tuple[int, int]]
    matters: int


def main() -> None:
    """Print how well each story is judged by the others, and the weights of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", choices=["e5", "use"], default="e5")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    encoder = bundled.E5() if options.encoder == "e5" else bundled.Use()
    rows = rows_of(encoder.encode)
    lines = [
        "# What a sentence encoder and letters weigh for one matter, see embedding.py. Made by benchmarks/weights.py",
        f"# from benchmarks/data/retellings.toml with {encoder.name}: do not edit.",
    ]
    for across in (True, False):
        table = "across_languages" if across else "within_a_language"
        found = fit([one for one in rows if one.across is across])
        print(table, judged_by_others(rows, across=across))
        lines += ["", f"[{table}]", *(f"{name} = {value:.1f}" for name, value in zip(_NAMES, found, strict=True))]
    text = "\n".join(lines) + "\n"
    print(text)
    if options.write:
        _TARGET.write_text(text, encoding="utf-8")


def rows_of(encode: Encode) -> list[Rows]:
    """Return the pairs of each two reports of a story."""
    rows = []
    for story in tomllib.loads(_DATA.read_text("utf-8"))["story"]:
        reports = {key: value for key, value in story.items() if key != "name"}
        for first, second in combinations(reports, 2):
            languages = first[:2], second[:2]
            rows += [
                _rows(story["name"], a, b, languages, encode) for a, b in _thinned(reports[first], reports[second])
            ]
    return rows


def _thinned(a: _Report, b: _Report) -> Iterator[tuple[_Report, _Report]]:
    """Yield two reports as they are, and without a third of the matters in one and another third in the other.

    Articles share a third of what they tell, or less: then what is nearest to a sentence is often of another matter.
    """
    yield a, b
    matters = sorted({letter for letter, _ in (*a, *b)} - {"-"})
    for part in range(3):
        gone = set(matters[part::3]), set(matters[(part + 1) % 3 :: 3])
        first, second = ([one for one in side if one[0] not in left] for side, left in zip((a, b), gone, strict=True))
        yield first, second


def _rows(story: str, a: _Report, b: _Report, languages: tuple[str, str], encode: Encode) -> Rows:
    sides = [_statements(one, language, source) for one, language, source in zip((a, b), languages, "AB", strict=True)]
    signs = signs_of([text for _, text in a], [text for _, text in b], encode)
    setting = Setting(weight=rarity([*sides[0], *sides[1]]))
    pairs = sorted(signs)
    values = [[1.0, s.meaning, s.nearest, s.letters, s.likest] for s in (signs[pair] for pair in pairs)]
    offset = [evidence_of_words(sides[0][i], sides[1][j], setting) for i, j in pairs]
    same = [float(a[i][0] == b[j][0] != "-") for i, j in pairs]
    matters = len({letter for letter, _ in a} & {letter for letter, _ in b} - {"-"})
    across = languages[0] != languages[1]
    return Rows(story, across, np.array(values), np.array(offset), np.array(same), pairs, matters)


def _statements(report: _Report, language: str, source: str) -> tuple[Statement, ...]:
    claims = []
    for number, (_, text) in enumerate(report, 1):
        article = article_from_text(text, name=source, language=language)
        claims.append(claim_from_span(article, 0, len(text), id=f"{source}{number}"))
    return statements(claims, language, source)


def fit(rows: Sequence[Rows]) -> _FLOATS:
    """Return the weights, found by Newton's method, that give the labels the greatest chance."""
    signs = np.concatenate([one.signs for one in rows])
    same = np.concatenate([one.same for one in rows])
    offset = np.concatenate([one.offset for one in rows])
    weights = np.zeros(signs.shape[1])
    penalty = np.diag([0.0] + [_PENALTY * len(same) / 10] * (signs.shape[1] - 1))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(signs @ weights + offset)))
        slope = signs.T @ (chance - same) + penalty @ weights
        curve = signs.T @ (signs * (chance * (1 - chance))[:, None]) + penalty
        weights = weights - np.linalg.solve(curve, slope)
    weights[0] += thresholds.ENOUGH_EVIDENCE - math.log(_CHANCE / (1 - _CHANCE))
    return weights


def judged_by_others(rows: Sequence[Rows], *, across: bool) -> str:
    """Return how many matters are joined, and how many joins are right, each story judged by the others."""
    matters = joined = joins = right = 0
    for story in dict.fromkeys(one.story for one in rows):
        weights = fit([one for one in rows if one.story != story and one.across is across])
        for one in rows:
            if one.story != story or one.across is not across:
                continue
            enough = one.signs @ weights + one.offset >= thresholds.ENOUGH_EVIDENCE
            matters += one.matters
            joins += int(enough.sum())
            right += int((enough * one.same).sum())
    joined = right
    return f"matters {matters}, joined {joined} ({joined / matters:.2f}), joins {joins}, right {right / joins:.2f}"


if __name__ == "__main__":
    main()
