"""One text as one statement, and the two texts of a case as articles that are compared."""

from __future__ import annotations

from typing import Any

import claimcheck
from claimcheck.annotation.measuring import claim_from_span
from claimcheck.comparison.statements import Statement, statement
from claimcheck.reading import article_from_text
from claimcheck.records import Comparison


def statement_of(text: str, source: str, language: str) -> Statement:
    """Return the statement that a whole text makes."""
    article = article_from_text(text, name=source, language=language)
    return statement(claim_from_span(article, 0, len(text), id=f"{source}1"), language, source)


def statements_of(case: dict[str, Any]) -> tuple[Statement, Statement]:
    """Return the statements of both sides of a case."""
    return statement_of(case["a"], "A", case["language"]), statement_of(case["b"], "B", case["language"])


def compared(case: dict[str, Any]) -> Comparison:
    """Return the comparison of both sides of a case as articles, by rules."""
    articles = [article_from_text(case[side], name=side, language=case["language"]) for side in ("a", "b")]
    return claimcheck.compare(articles, engine="rules")
