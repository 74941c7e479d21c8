"""Who says it: a claim that has somebody else say what the passage has one say."""

from __future__ import annotations

import re

from claimcheck.verification.case import Case, Doubt

_WORD = re.compile(r"\w+")


def speaker(case: Case) -> Doubt | None:
    """Leave open a claim whose speaker is one whom the passage names, and not the one whom it has say it."""
    own = _words(case.claim.claim.speaker)
    speakers = [_words(statement.claim.speaker) for statement in case.passage.statements if statement.claim.speaker]
    if not own or not speakers or any(own & words for words in speakers):
        return None
    named = {word for statement in case.passage.statements for name in statement.names for word in _words(name.text)}
    return Doubt("speaker", (case.claim.claim.speaker or "",)) if own <= named else None


def _words(text: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall((text or "").lower()))
