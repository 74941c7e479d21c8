"""The items of a list with the sentence that announces them: "The measures are: a tax on parking".

An item without a verb says nothing by itself; with its lead it is a statement in the article's own words.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left

from claimcheck.annotation.verbs import may_be_verb
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.records import Article, Role, Sentence

# Words of a sentence that tells no more than that a list follows.
_LONGEST_BARE_LEAD = 3

# The mark of a list with the white space around it takes at most so many characters.
_LONGEST_HEAD = 200

# An item further down stands in a table, and each would look at all that stand before it.
_LONGEST_LIST = 100

_MARKS = ("-", "–", "—", "*", "•")


def is_listed(article: Article, sentence: Sentence) -> bool:
    """Tell whether the mark of a list stands in front of a sentence, at the head of its line."""
    head = article.text[max(0, sentence.start - _LONGEST_HEAD) : sentence.start]
    opens = "\n" in head or sentence.start <= _LONGEST_HEAD
    return opens and head[head.rfind("\n") + 1 :].strip() in _MARKS


def is_bare_lead(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence only announces a list: "The plan includes:", « Sont concernés : ».

    Where no mark opens the items, a verb ends the sentence and its line.
    """
    text = article.text[sentence.start : sentence.end]
    if not text.endswith(":"):
        return False
    tokens = [token for token in scan(text) if token.kind is not TokenKind.SIGN]
    ends_in_verb = may_be_verb(tokens, len(tokens) - 1, article.language)
    if not _is_followed_by_list(article, sentence):
        return ends_in_verb and article.text[sentence.end :].lstrip(" ").startswith("\n")
    return len(tokens) <= _LONGEST_BARE_LEAD or ends_in_verb


def _is_followed_by_list(article: Article, sentence: Sentence) -> bool:
    behind = itertools.islice(article.sentences, _place(article, sentence) + 1, None)
    following = next((one for one in behind if one.role is Role.BODY), None)
    return following is not None and is_listed(article, following)


def _place(article: Article, sentence: Sentence) -> int:
    return bisect_left(article.sentences, sentence.start, key=lambda one: one.start)


def lead_of(article: Article, sentence: Sentence) -> str | None:
    """Return the words that announce the list in which a sentence stands, None where nothing does."""
    if not is_listed(article, sentence):
        return None
    place = _place(article, sentence)
    for before in reversed(article.sentences[max(0, place - _LONGEST_LIST) : place]):
        if before.role is Role.BODY and not is_listed(article, before):
            words = " ".join(article.text[before.start : before.end].split())
            return words if words.endswith(":") else None
    return None
