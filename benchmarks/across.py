"""Measures what of the matters that a French and an English article both tell is joined, on our own labelled reports.

    python benchmarks/across.py [--engine local|rules] [--encoder NAME] [--verbose]

Prints for each story of benchmarks/data/across.toml, and for all, how many matters are joined (a finding has claims of
both sides that tell it), how many findings of both sides there are and how many of these join one matter, how many are
decided and how many of these as the labels say, and how many set two accords against each other.
"""

from __future__ import annotations

import argparse
import tomllib
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
from claimcheck.records import Article, Comparison, Finding, Verdict
from claimcheck.verdicts import OPPOSED

_DATA = Path(__file__).parent / "data" / "across.toml"
_LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Score:
    """What was found of a story; see the module."""

    matters: int = 0
    joined: int = 0
    joins: int = 0
    of_one_matter: int = 0
    decided: int = 0
    rightly: int = 0
    false_oppositions: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def __str__(self) -> str:
        return (
            f"matters {self.matters}, joined {self.joined} ({self.joined / max(1, self.matters):.2f}); "
            f"joins {self.joins}, of one matter {self.of_one_matter} ({self.of_one_matter / max(1, self.joins):.2f}); "
            f"decided {self.decided}, rightly {self.rightly}; accords set against each other {self.false_oppositions}"
        )


def main() -> None:
    """Print a line for each story, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=["rules", "local"], default="local")
    parser.add_argument("--encoder", default="")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    engine: ClaimEngine = RulesEngine()
    if options.engine == "local":
        engine = open_engine(LocalSettings(embeddings=options.encoder, keeps=False))
    total = Score()
    for story in tomllib.loads(_DATA.read_text("utf-8"))["story"]:
        score = _score(story, engine, verbose=options.verbose)
        print(f"{story['name']}: {score}")
        total += score
    print(f"all: {total}")


def _score(story: Mapping[str, Any], engine: ClaimEngine, *, verbose: bool) -> Score:
    articles, sentences = [], {}
    for source, language in zip("AB", _LANGUAGES, strict=True):
        article, sentences[source] = _article(story, language)
        articles.append(article)
    comparison = pipeline.compare(articles, engine=engine)
    relations: Mapping[str, str] = story["relations"]
    found: set[str] = set()
    score = Score(matters=len(relations))
    for finding in comparison.findings:
        if len(finding.sources) < len(_LANGUAGES):
            continue
        matters = _matters_of(finding, comparison, sentences)
        found |= matters
        score += _of_finding(finding, matters, relations)
        if verbose:
            quotes = [claim.quote for claim in _claims(finding, comparison)]
            print(f"  {finding.verdict} {sorted(matters) or 'NO MATTER OF BOTH'} {quotes} {finding.explanation}")
    if verbose:
        print("  not joined:", sorted(relations.keys() - found))
    return score + Score(joined=len(found))


def _article(story: Mapping[str, Any], language: str) -> tuple[Article, Sequence[tuple[int, int, str]]]:
    """Return a report as an article, and where each sentence stands with the letters of its matters."""
    text, spans = "", []
    for letters, sentence in story[language]:
        spans.append((len(text), len(text) + len(sentence), letters))
        text += f"{sentence} "
    return article_from_text(text, name=language, language=language, published=story[f"published_{language}"]), spans


def _claims(finding: Finding, comparison: Comparison) -> Sequence[Any]:
    claims = {claim.id: claim for source in comparison.sources for claim in source.claims}
    return [claims[identifier] for identifier in finding.claims]


def _matters_of(
    finding: Finding, comparison: Comparison, sentences: Mapping[str, Sequence[tuple[int, int, str]]]
) -> set[str]:
    """Return the letters of the matters that claims of both sides of a finding tell."""
    matters: dict[str, set[str]] = {source: set() for source in sentences}
    for claim in _claims(finding, comparison):
        source = claim.id[0]
        for start, end, letters in sentences[source]:
            if claim.start < end and start < claim.end:
                matters[source] |= set(letters) - {"-"}
    return set.intersection(*matters.values())


def _of_finding(finding: Finding, matters: set[str], relations: Mapping[str, str]) -> Score:
    decided = finding.verdict is not Verdict.UNDECIDED
    should_oppose = {relations[letter] in OPPOSED for letter in matters}
    opposes = finding.verdict in OPPOSED
    return Score(
        joins=1,
        of_one_matter=bool(matters),
        decided=decided,
        rightly=decided and opposes in should_oppose,
        false_oppositions=opposes and True not in should_oppose,
    )


if __name__ == "__main__":
    main()
