"""Whether a source attributes only what commas set off: « Le feu, difficile à éteindre selon la mairie, a pris »."""

from __future__ import annotations

from claimcheck.annotation.phrases import is_time
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.verbs import any_verb
from claimcheck.languages.scanner import TokenKind

# Words in front of the phrase that make something that can be told by itself.
_FEWEST_WORDS = 2

# What sets an apposition off, each with what ends it.
_ENDS = {",": ",", "(": ")", "—": "—", "–": "–", "-": "-"}


def is_of_set_off(passage: Passage, phrase: int) -> bool:
    """Tell whether the phrase at a token attributes an apposition alone, and not what the main clause tells.

    The apposition has no verb, opens with no preposition and no time, and ends before the main clause goes on. One with
    a figure is what the whole sentence is about (« Le bilan, 12 morts selon la police, a été revu »), so that its
    source stays.
    """
    first = next((i + 1 for i in range(phrase - 1, -1, -1) if passage.ends(i)), 0)
    last = next((i for i in range(phrase, len(passage.words)) if passage.ends(i)), len(passage.words))
    closing = _ENDS.get(passage.words[first - 1]) if first else ","
    if passage.words[last : last + 1] != (closing,) or phrase - first < _FEWEST_WORDS:
        return False
    if not _may_explain(passage, first) or _tells_itself(passage, first, phrase):
        return False
    if not first and passage.determined(0) > 0:
        return False
    return any(any_verb(part, passage.language) for part in (passage.tokens[:first], passage.tokens[last:]))


def _may_explain(passage: Passage, first: int) -> bool:
    """Tell whether a word may open an apposition: an article, a noun, an adjective; no preposition and no adverb."""
    adverb = passage.words[first].endswith(passage.vocabulary.adverb_endings)
    return not adverb and (passage.determined(first) > first or passage.content(first))


def _tells_itself(passage: Passage, first: int, last: int) -> bool:
    """Tell whether some tokens hold a verb or a figure, or a time that no article ties to a noun."""
    bare = passage.determined(first) == first and not passage.vocabulary.times.isdisjoint(passage.words[first:last])
    counted = any(token.kind is TokenKind.DIGITS for token in passage.tokens[first:last])
    acts = any_verb(passage.tokens[first:last], passage.language)
    return counted or acts or bare or is_time(passage, first, last)
