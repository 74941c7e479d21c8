"""A passage in a language whose words of negation are not known may deny what it seems to say."""

from __future__ import annotations

import re

from claimcheck.languages.negation import knows_negation
from claimcheck.verification.case import Case, Doubt

_WORD = re.compile(r"\w+")

# So many words that might deny the claim are named.
_MOST_NAMED = 4


def negation(case: Case) -> Doubt | None:
    """Leave open a claim where a denial would not be seen and the passage has words that the claim has not.

    A statement that is the claim word by word has none.
    """
    if all(knows_negation(one.language) for one in (case.claim, *case.passage.statements)):
        return None
    own = set(_WORD.findall(case.claim.claim.quote.casefold()))
    others = [_WORD.findall(one.claim.quote) for one in case.passage.statements]
    if any(own == {word.casefold() for word in words} for words in others):
        return None
    beside = [word for words in others for word in words if word.casefold() not in own]
    return Doubt("negation", tuple(dict.fromkeys(beside))[:_MOST_NAMED]) if beside else None
