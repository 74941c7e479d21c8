"""Two statements that are the same word for word but for a negation: the bridge is open, the bridge is not open.

However frequent their words are in both articles, the one says what the other denies.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotation.certainty import negations
from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import stem
from claimcheck.comparison.vocabulary.terms import negative_particles
from claimcheck.languages.scanner import TokenKind, scan

# A statement of fewer words of content says nothing of anything.
_FEWEST = 2


def is_denied_word_for_word(a: Statement, b: Statement) -> bool:
    """Tell whether one statement negates the other and has no word beside that the other lacks."""
    if a.language != b.language or a.claim.negated is b.claim.negated or min(len(a.terms), len(b.terms)) < _FEWEST:
        return False
    return _wording(a) == _wording(b)


def _wording(statement: Statement) -> Sequence[str]:
    """Return the words of a statement by their stems, without what negates and what a negation brings with it."""
    language = statement.language
    tokens = scan(statement.claim.quote)
    helping, support = (
        own_words(language, *key) for key in (("function_words", "auxiliaries"), ("negation", "support"))
    )
    negating = {place for hit in negations(tokens, language) for place in range(hit.first, hit.last)}
    words = []
    for place, token in enumerate(tokens):
        word = token.text.lower()
        if place in negating:
            # "isn't" is "is" with a negation, of which only the verb stays.
            word = word[:-1] if word.endswith("n") and word[:-1] in helping else ""
        if token.kind is TokenKind.SIGN or not word or word in support or word in negative_particles(language):
            continue
        words.append(stem(word, language))
    return words
