"""The items of a list with the sentence that announces them: "The measures are: a tax on parking".

An item without a verb says nothing by itself; with its lead it is a statement in the article's own words.
"""

from __future__ import annotations

from bisect import bisect_left

from claimcheck.records import Article, Role, Sentence

_MARKS = ("-", "–", "—", "*", "•")


def is_listed(article: Article, sentence: Sentence) -> bool:
    """Tell whether the mark of a list stands in front of a sentence, at the head of its line."""
    line = article.text.rfind("\n", 0, sentence.start) + 1
    return article.text[line : sentence.start].strip() in _MARKS


def lead_of(article: Article, sentence: Sentence) -> str | None:
    """Return the words that announce the list in which a sentence stands, None where nothing does."""
    if not is_listed(article, sentence):
        return None
    body = [one for one in article.sentences if one.role is Role.BODY]
    for before in reversed(body[: bisect_left(body, sentence.start, key=lambda one: one.start)]):
        if not is_listed(article, before):
            words = " ".join(article.text[before.start : before.end].split())
            return words if words.endswith(":") else None
    return None
