"""One text as one statement, and the two texts of a case as articles that are compared."""

from __future__ import annotations

import datetime
from typing import Any

import claimcheck
from claimcheck.annotation.measuring import claim_from_span
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison.judging.rewording import rewording
from claimcheck.comparison.statements import Statement, statement, statements
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Comparison


def statement_of(text: str, source: str, language: str) -> Statement:
    """Return the statement that a whole text makes."""
    article = article_from_text(text, name=source, language=language)
    return statement(claim_from_span(article, 0, len(text), id=f"{source}1"), language, source)


def statements_of(case: dict[str, Any]) -> tuple[Statement, Statement]:
    """Return the statements of both sides of a case."""
    return statement_of(case["a"], "A", case["language"]), statement_of(case["b"], "B", case["language"])


def articles_of(case: dict[str, Any]) -> tuple[Article, Article]:
    """Return both sides of a case as articles, with their days of publication where it gives them."""
    days = [datetime.date.fromisoformat(day) if day else None for day in case.get("published", (None, None))]
    a, b = (
        article_from_text(case[side], name=side, language=case["language"], published=day)
        for side, day in zip("ab", days, strict=True)
    )
    return a, b


def worded_statements(article: Article, source: str) -> tuple[Statement, ...]:
    """Return what an article states by rules, each in its own wording."""
    claims = RulesEngine().extract(article, source).claims
    return statements([rewording(claim, article.language).worded for claim in claims], article.language, source)


def verdict_of(case: dict[str, Any]) -> str:
    """Return how the two texts of a case relate, each taken for one statement."""
    return str(claimcheck.relate(*articles_of(case)).verdict)


def compared(case: dict[str, Any]) -> Comparison:
    """Return the comparison of both sides of a case as articles, by rules."""
    return claimcheck.compare(list(articles_of(case)), engine="rules")
