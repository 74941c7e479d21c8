"""The sentences beside one, which its expressions may point to."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.records import Article, Role

# How many sentences back an expression may point, and how many ahead.
_REACH = 5

AHEAD = 2


def context(article: Article, index: int) -> str:
    """Return what an expression in a sentence may point back to: the title and the sentences before."""
    before = [s for s in article.sentences[:index] if s.role in (Role.BODY, Role.TITLE)][-_REACH:]
    texts = [article.text[s.start : s.end] for s in before]
    return "\n".join([article.title or "", *texts])


def behind(article: Article, index: int) -> str:
    """Return the sentences right behind one, which may go on with what it speaks of."""
    return "\n".join(article.text[s.start : s.end] for s in article.sentences[index + 1 : index + 1 + AHEAD])


def just_before(article: Article, index: int) -> str:
    """Return the two sentences of the article proper in front of one, as far as there are any."""
    before = [s for s in article.sentences[:index] if s.role is Role.BODY][-2:]
    return "\n".join(article.text[s.start : s.end] for s in before)


def span_of(article: Article, indices: Iterable[int]) -> str:
    """Return the sentences of these indices, a line each."""
    return "\n".join(article.text[article.sentences[i].start : article.sentences[i].end] for i in indices)
