"""Makes claimcheck/comparison/alignment/weights.toml: what an encoder, letters, terms and figures weigh for one matter.

    python benchmarks/weights.py [--encoder e5|use] [--write]

Fits a logistic regression, with a small penalty on large weights. What terms and figures weigh is fixed in
`thresholds`; the rest is found beside it, and scaled so that `ENOUGH_EVIDENCE` is where the odds of one matter reach
those of the precision asked for. Across languages on all pairs of sentences of benchmarks/data/retellings.toml that are
near in meaning or letters; within one language on what rules join and leave open in benchmarks/data/one_language.toml.
Prints, for each story judged by weights found on the others, how many are kept and how many of these are right.
`--write` writes the file.
"""

from __future__ import annotations

import argparse
import math
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from claimcheck import pipeline
from claimcheck.annotation.measuring import claim_from_span
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison import thresholds
from claimcheck.comparison.alignment import doubts, embedding
from claimcheck.comparison.alignment.aligner import Alignment
from claimcheck.comparison.alignment.embedding import Encode
from claimcheck.comparison.alignment.lexical import LexicalAligner
from claimcheck.comparison.evidence.matching import Weight, rarity
from claimcheck.comparison.relate import Setting, evidence_of_words
from claimcheck.comparison.statements import Statement, statements
from claimcheck.local.encoders import bundled
from claimcheck.reading.articles import article_from_text
from claimcheck.records import Article

_HERE = Path(__file__).parent
_RETELLINGS = _HERE / "data" / "retellings.toml"
_ONE_LANGUAGE = _HERE / "data" / "one_language.toml"
_TARGET = _HERE.parent / "claimcheck" / "comparison" / "alignment" / "weights.toml"

#: From this chance of one matter on two statements are joined, and a question of one language is kept. Across languages
#: nine joins in ten are then right on the retellings; within one nothing is lost but a question, so more is asked for.
_CHANCES = {"across_languages": 0.5, "within_a_language": 0.6}

_PENALTY = 0.02
_NAMES = {
    "across_languages": ("start", "meaning", "nearest", "letters", "likest"),
    "within_a_language": ("start", "meaning", "letters", "share"),
}
_Report: TypeAlias = Sequence[Sequence[str]]
_FLOATS = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """The pairs of two reports: what the signs say, what words and figures say, whether they tell one matter."""

    story: str
    signs: _FLOATS
    offset: _FLOATS
    same: _FLOATS
    matters: int


def main() -> None:
    """Print how well each story is judged by the others, and the weights of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", choices=["e5", "use"], default="e5")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    encoder = bundled.E5() if options.encoder == "e5" else bundled.Use()
    lines = [
        "# What a sentence encoder and letters weigh for one matter, see embedding.py and doubts.py. Made by",
        f"# benchmarks/weights.py from retellings.toml and one_language.toml with {encoder.name}: do not edit.",
    ]
    made = {"across_languages": rows_across(encoder.encode), "within_a_language": rows_within(encoder.encode)}
    for table, rows in made.items():
        found = fit(rows, _CHANCES[table])
        print(table, judged_by_others(rows, _CHANCES[table]))
        values = zip(_NAMES[table], found, strict=True)
        lines += ["", f"[{table}]", *(f"{name} = {value:.1f}" for name, value in values)]
    text = "\n".join(lines) + "\n"
    print(text)
    if options.write:
        _TARGET.write_text(text, encoding="utf-8")


def rows_across(encode: Encode) -> list[Rows]:
    """Return the pairs of each two reports of a story in different languages."""
    rows = []
    for story in tomllib.loads(_RETELLINGS.read_text("utf-8"))["story"]:
        reports = {key: value for key, value in story.items() if key != "name"}
        for first, second in combinations(reports, 2):
            languages = first[:2], second[:2]
            if languages[0] != languages[1]:
                thinned = _thinned(reports[first], reports[second])
                rows += [_rows(story["name"], a, b, languages, encode) for a, b in thinned]
    return rows


def rows_within(encode: Encode) -> list[Rows]:
    """Return what rules join and leave open in each two reports of one language."""
    rows = []
    for story in tomllib.loads(_ONE_LANGUAGE.read_text("utf-8"))["story"]:
        for a, b in _thinned(story["a"], story["b"]):
            asked = _Asked(encode)
            articles = [_article(report, side, story["language"]) for report, side in ((a, "a"), (b, "b"))]
            pipeline.compare(articles, engine=_Asking(asked))
            if asked.questions:
                rows.append(_rows_of_questions(story["name"], {"A": a, "B": b}, asked.questions))
    return rows


def _thinned(a: _Report, b: _Report) -> Iterator[tuple[_Report, _Report]]:
    """Yield two reports as they are, and without a third of the matters in one and another third in the other.

    Articles share a third of what they tell, or less: then what is nearest to a sentence is often of another matter.
    """
    yield a, b
    matters = sorted({letter for letters, _ in (*a, *b) for letter in letters} - {"-"})
    for part in range(3):
        gone = set(matters[part::3]), set(matters[(part + 1) % 3 :: 3])
        first, second = (
            [one for one in side if left.isdisjoint(one[0])] for side, left in zip((a, b), gone, strict=True)
        )
        yield first, second


def _rows(story: str, a: _Report, b: _Report, languages: tuple[str, str], encode: Encode) -> Rows:
    sides = [_statements(one, language, source) for one, language, source in zip((a, b), languages, "AB", strict=True)]
    signs = embedding.signs_of([text for _, text in a], [text for _, text in b], encode)
    setting = Setting(weight=rarity([*sides[0], *sides[1]]))
    pairs = sorted(signs)
    values = [[1.0, s.meaning, s.nearest, s.letters, s.likest] for s in (signs[pair] for pair in pairs)]
    offset = [evidence_of_words(sides[0][i], sides[1][j], setting) for i, j in pairs]
    same = [float(a[i][0] == b[j][0] != "-") for i, j in pairs]
    matters = len({letter for letter, _ in a} & {letter for letter, _ in b} - {"-"})
    return Rows(story, np.array(values), np.array(offset), np.array(same), matters)


@dataclass(frozen=True, slots=True)
class _Question:
    """Two statements that rules leave open, what the signs say of them, and what terms and figures say."""

    a: Statement
    b: Statement
    signs: doubts.Signs
    offset: float


class _Asked:
    """An aligner that keeps what it is asked, and has no doubt."""

    def __init__(self, encode: Encode) -> None:
        self.questions: list[_Question] = []
        self._encode = encode

    def align(self, a: Sequence[Statement], b: Sequence[Statement], weight: Weight, /) -> Iterator[Alignment]:
        return LexicalAligner().align(a, b, weight)

    def evidence(
        self, a: Sequence[Statement], b: Sequence[Statement], pairs: Collection[tuple[str, str]], weight: Weight, /
    ) -> Mapping[tuple[str, str], float]:
        by_id = {one.claim.id: one for one in (*a, *b)}
        setting = Setting(weight=weight)
        for pair, signs in doubts.signs_of(a, b, pairs, weight, self._encode).items():
            first, second = (by_id[identifier] for identifier in pair)
            self.questions.append(_Question(first, second, signs, evidence_of_words(first, second, setting)))
        return dict.fromkeys(pairs, math.inf)


class _Asking(RulesEngine):
    """The rules, with an aligner that is asked about what they leave open."""

    def __init__(self, aligner: _Asked) -> None:
        self.aligner = aligner


def _article(report: _Report, name: str, language: str) -> Article:
    return article_from_text(" ".join(text for _, text in report), name=name, language=language)


def _rows_of_questions(story: str, sides: Mapping[str, _Report], questions: Sequence[_Question]) -> Rows:
    values = [[1.0, one.signs.meaning, one.signs.letters, one.signs.share] for one in questions]
    offset = [one.offset for one in questions]
    letters = [[_letters(end, sides[end.source]) for end in (one.a, one.b)] for one in questions]
    same = [float(bool(first & second)) for first, second in letters]
    return Rows(story, np.array(values), np.array(offset), np.array(same), int(sum(same)))


def _letters(statement: Statement, report: _Report) -> set[str]:
    """Return the letters of the sentences of a report, a space between each two, in which a statement stands."""
    found: set[str] = set()
    start = 0
    for letters, text in report:
        if statement.claim.start < start + len(text) and start < statement.claim.end:
            found |= set(letters)
        start += len(text) + 1
    return found - {"-"}


def _statements(report: _Report, language: str, source: str) -> tuple[Statement, ...]:
    claims = []
    for number, (_, text) in enumerate(report, 1):
        article = article_from_text(text, name=source, language=language)
        claims.append(claim_from_span(article, 0, len(text), id=f"{source}{number}"))
    return statements(claims, language, source)


def fit(rows: Sequence[Rows], chance_asked: float) -> _FLOATS:
    """Return the weights, found by Newton's method, that give the labels the greatest chance.

    With them the evidence is enough from `chance_asked` of one matter on.
    """
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
    weights[0] += thresholds.ENOUGH_EVIDENCE - math.log(chance_asked / (1 - chance_asked))
    return weights


def judged_by_others(rows: Sequence[Rows], chance_asked: float) -> str:
    """Return how many matters are joined, and how many joins are right, each story judged by the others."""
    matters = joins = right = 0
    for story in dict.fromkeys(one.story for one in rows):
        weights = fit([one for one in rows if one.story != story], chance_asked)
        for one in rows:
            if one.story != story:
                continue
            enough = one.signs @ weights + one.offset >= thresholds.ENOUGH_EVIDENCE
            matters += one.matters
            joins += int(enough.sum())
            right += int((enough * one.same).sum())
    total = sum(len(one.same) for one in rows)
    return (
        f"of {total} pairs {matters} of one matter, of these joined {right} ({right / matters:.2f}); "
        f"joins {joins}, right {right / joins:.2f}"
    )


if __name__ == "__main__":
    main()
