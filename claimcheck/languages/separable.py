"""Verbs whose prefix stands apart at the end of their clause: „lehnte den Antrag ab“, ‘wees het plan af’."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from claimcheck.languages.scanner import Token, TokenKind
from claimcheck.languages.stemming import separable_verbs


def whole_verbs(tokens: Sequence[Token], language: str) -> Mapping[int, str]:
    """Return the infinitive of each such verb by the offset of its finite form, and nothing by that of its prefix."""
    verbs = _verbs(language)
    found: dict[int, str] = {}
    if not verbs:
        return found
    opening = 0
    for place, token in enumerate(tokens):
        if token.kind is TokenKind.SIGN:
            opening = place + 1
        elif place + 1 == len(tokens) or tokens[place + 1].kind is TokenKind.SIGN:
            prefix = token.text.lower()
            forms = (one for one in tokens[opening:place] if (one.text.lower(), prefix) in verbs)
            verb = next(forms, None)
            if verb:
                found |= {verb.start: verbs[verb.text.lower(), prefix], token.start: ""}
    return found


@functools.cache
def _verbs(language: str) -> Mapping[tuple[str, str], str]:
    """Return the infinitive by a finite form and the prefix that belongs to it."""
    return {(form, prefix): verb for verb, (prefix, forms, _) in separable_verbs(language).items() for form in forms}
