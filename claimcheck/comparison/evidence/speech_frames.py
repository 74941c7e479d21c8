"""Which words of a statement only name who says it: « …, a déclaré Lena Orsk, porte-parole du port de Corle ».

Two sentences that quote one speaker share these words whatever each of them says.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import negative_particles, personal_pronouns, pronouns, verbs_of_saying
from claimcheck.languages.caching import cached_by_length
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, scan

_QUOTES = frozenset('"«»“”„')
_JOINTS = frozenset("'’-")
# What parts a quotation from its frame, inside its marks.
_PARTING = frozenset(",!?…")
# So many words hold a verb with its auxiliary and the pronoun of its subject, and so many may follow a verb.
_LONGEST_LEAD, _MOST_BEHIND = 6, 5


def is_in_closing_frame(side: Statement, start: int) -> bool:
    """Tell whether what stands at an offset of the article only names who says the rest of a statement.

    A relative clause or a gerund behind the name tells something of its own: « …, où l'état d'urgence est déclaré ».
    """
    speaker = side.claim.speaker
    if not speaker:
        return False
    first, last = _frame(side.claim.quote, side.language, speaker.split()[-1].casefold())
    return first <= start - side.claim.start < last


@cached_by_length(usual=2048, long=8)
def _frame(quote: str, language: str, speaker: str) -> tuple[int, int]:
    """Return from where to where a quote names its speaker behind what is said; an empty span where it does not."""
    tokens = scan(quote)
    last_mark = max((index for index, token in enumerate(tokens) if token.text in _QUOTES), default=-1)
    for first in range(max(last_mark, 0), len(tokens)):
        if not _may_begin(tokens, first, last_mark):
            continue
        last = _end(tokens, first, language)
        words = [token.text.casefold() for token in tokens[first:last]]
        is_named = speaker in words and (
            first <= last_mark + 2
            or _opens_with_saying(words, language)
            or _closes_with_saying(words, speaker, language)
        )
        if is_named or (_opens_with_saying(words, language) and _has_a_pronoun(words, language)):
            return tokens[first].start, tokens[last - 1].end
    return 0, 0


def _may_begin(tokens: Sequence[Token], first: int, last_mark: int) -> bool:
    """Tell whether a frame may begin at a token: behind a comma, or a quotation mark that closes behind one."""
    before = tokens[first - 1].text if first else ""
    return before == "," or (0 < last_mark == first - 1 and tokens[last_mark - 1].text in _PARTING)


def _opens_with_saying(words: Sequence[str], language: str) -> bool:
    """Tell whether a verb of saying stands in front, behind auxiliaries and pronouns: « a-t-elle ajouté »."""
    verb = next((word for word in words if word not in _before_verb(language)), "")
    return verb in verbs_of_saying(language)


def _closes_with_saying(words: Sequence[str], speaker: str, language: str) -> bool:
    """Tell whether words are a subject with a verb of saying and little behind it: "Mayor Lena Orsk said on Monday"."""
    if "," in words:
        return False
    behind = words[words.index(speaker) + 1 :]
    return bool(behind) and behind[0] in verbs_of_saying(language) and len(behind) <= _MOST_BEHIND


def _has_a_pronoun(words: Sequence[str], language: str) -> bool:
    return not personal_pronouns(language).isdisjoint(words[:_LONGEST_LEAD])


def _end(tokens: Sequence[Token], first: int, language: str) -> int:
    """Return the place behind the last token of a frame that begins at `first`: where a clause opens behind it."""
    openers = {hit.first for hit in _openers(language).find(tokens)}
    for place in range(first + 1, len(tokens)):
        word = tokens[place].text.casefold()
        opens = place in openers and word not in verbs_of_saying(language)  # "told reporters", "told of it, she left"
        gerund = tokens[place - 1].text == "," and word.endswith(_gerund_endings(language))
        if opens or gerund or word in _clause_words(language):
            return place
    return len(tokens)


@functools.cache
def _before_verb(language: str) -> frozenset[str]:
    auxiliaries = own_words(language, "function_words", "auxiliaries")
    return auxiliaries | negative_particles(language) | pronouns(language) | _JOINTS | {"t"}


@functools.cache
def _clause_words(language: str) -> frozenset[str]:
    return own_words(language, "clauses", "relatives") | own_words(language, "limits", "openers")


@functools.cache
def _openers(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "certainty").get("openers", ()))


@functools.cache
def _gerund_endings(language: str) -> tuple[str, ...]:
    return tuple(own_table(language, "speech").get("gerund_endings", ()))
