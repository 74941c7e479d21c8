"""How a model does on pairs of statements whose relation is known, beside how the rules do on the same ones."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from claimcheck.annotation.measuring import claim_from_span
from claimcheck.comparison.relate import Setting, relate_statements
from claimcheck.comparison.statements import statement
from claimcheck.engines import Match, Side
from claimcheck.llm.prompts import load_prompt
from claimcheck.llm.tasks.align.task import Aligner
from claimcheck.reading import article_from_text
from claimcheck.records import Claim, Verdict

if TYPE_CHECKING:
    from claimcheck.llm.extraction import Asker
    from claimcheck.llm.settings import ModelSettings

# What the verdicts on a pair come to; those that are left out leave it open.
_MEANING = {
    Verdict.AGREE: "same",
    Verdict.PRECISION: "same",
    Verdict.CONFLICT: "contrary",
    Verdict.DISPUTED: "contrary",
    Verdict.UPDATE: "contrary",
    Verdict.SINGLE: "apart",
}

# As for two statements that somebody holds side by side.
_SETTING = Setting(order=0, threshold=0.30, fewest=0.8, held_together=True)


@dataclass(frozen=True, slots=True)
class Score:
    """How many pairs were related right, wrong, or left open."""

    right: int
    wrong: int
    open: int

    @classmethod
    def of(cls, said: Sequence[str | None], known: Sequence[str]) -> Score:
        """Return the score of answers; None and what is said of no pair leave it open."""
        right = sum(one == other for one, other in zip(said, known, strict=True))
        unanswered = sum(one is None for one in said)
        return cls(right, len(known) - right - unanswered, unanswered)

    def may_decide(self, rules: Score) -> bool:
        """Tell whether a model with this score decides better than the rules: more right, and no more wrong."""
        return self.right > rules.right and self.wrong <= rules.wrong

    def __str__(self) -> str:
        return f"right {self.right}, wrong {self.wrong}, open {self.open}"


def by_model(asker: Asker, settings: ModelSettings) -> Score:
    """Return how a model relates the known pairs: one question a language. Raises `ModelError`."""
    prompt = load_prompt("align", settings.prompts)
    sides = [_sides(language) for language in _pairs()]
    with ThreadPoolExecutor(max_workers=settings.jobs) as executor:
        aligner = Aligner(asker, prompt, executor, settings.window_characters, settings.max_tokens)
        found = aligner.align(sides, "en")
    said = [
        _said(matches, number) for matches, (a, _) in zip(found, sides, strict=True) for number in range(len(a.claims))
    ]
    return Score.of(said, _known())


def by_rules() -> Score:
    """Return how the rules relate the same pairs."""
    said: list[str | None] = []
    for language in _pairs():
        a, b = _sides(language)
        for one, other in zip(a.claims, b.claims, strict=True):
            pair = statement(one, language, "A"), statement(other, language, "B")
            relation = relate_statements(*pair, _SETTING)
            said.append(_MEANING.get(relation.verdict) if relation else "apart")
    return Score.of(said, _known())


def _said(matches: Sequence[Match], number: int) -> str | None:
    """Return what a model says of the pair of this number: "apart" where it matched neither statement."""
    one, other = f"A{number + 1}", f"B{number + 1}"
    for match in matches:
        if match.a == (one,) and match.b == (other,):
            return _MEANING.get(match.verdict)
    touched = any(one in match.a or other in match.b for match in matches)
    return None if touched or not matches else "apart"


def _sides(language: str) -> tuple[Side, Side]:
    return _side("A", language, 1), _side("B", language, 2)


def _side(source: str, language: str, place: int) -> Side:
    texts = [pair[place] for pair in _pairs()[language]]
    claims = tuple(_claim(text, language, f"{source}{number}") for number, text in enumerate(texts, 1))
    return Side(source, language, None, claims)


def _claim(text: str, language: str, identifier: str) -> Claim:
    return claim_from_span(article_from_text(text, language=language, name=identifier), 0, len(text), id=identifier)


def _known() -> list[str]:
    return [pair[0] for pairs in _pairs().values() for pair in pairs]


@functools.cache
def _pairs() -> dict[str, list[list[str]]]:
    text = resources.files(__package__).joinpath("pairs.toml").read_text("utf-8")
    return {language: table["pairs"] for language, table in tomllib.loads(text).items()}
