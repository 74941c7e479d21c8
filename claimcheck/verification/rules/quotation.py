"""Words in quotation marks: whoever quotes gives the words of the source, one after the other."""

from __future__ import annotations

import re

from claimcheck.languages.scanner import fold
from claimcheck.verification.case import Case, Doubt

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[«“„\"]\s*([^«»“”„\"]+?)\s*[»”“\"]|(?<!\w)['`]([^'`]+)'(?!\w)")


def quotation(case: Case) -> Doubt | None:
    """Leave open a claim whose words in quotation marks do not stand so, one after the other, in the passage."""
    said = [_plain(statement.claim.quote) for statement in case.passage.statements]
    for match in _QUOTED.finditer(fold(case.claim.claim.quote)):
        words = _plain(match.group(1) or match.group(2))
        if words.strip() and not any(words in one for one in said):
            return Doubt("quotation", (match.group(1) or match.group(2),))
    return None


def _plain(text: str) -> str:
    """Return the words of a text in lower case, each between spaces, without signs."""
    return f" {' '.join(_WORD.findall(fold(text).lower()))} "
