"""Verbs whose subject stands in another sentence: «“Es tarde”, añadió.», "«È tardi», ha spiegato ai cronisti".

Spanish, Italian and Portuguese drop the subject of a sentence that goes on with somebody. A verb of saying without one
points to them as a pronoun would.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotation.circumstances import after_circumstances
from claimcheck.annotation.phrases import Speaker, pronoun_at
from claimcheck.annotation.saying import VerbGroup
from claimcheck.annotation.speech import Passage, read_passage, speech_words
from claimcheck.annotation.verbs import any_verb, is_plain_verb

# What sets a frame off from what is said.
_SIGNS = frozenset(",—–-)")
# What closes a frame: the end of its sentence, or the sign behind which what is said goes on.
_CLOSING = frozenset(',;:.!?—–-«"“')


def framed_without_subject(passage: Passage, groups: Sequence[VerbGroup]) -> Speaker | None:
    """Return the verb of a frame that names nobody, as a pronoun: "“É tarde”, explicou.", «Si se va, avisó, cobrará».

    The frame stands behind a quotation, or between two signs behind what is said.
    """
    framing = (pronoun_at(passage, group.verb) for group in groups if is_frame_without_subject(passage, group))
    return next(framing, None)


def is_frame_without_subject(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether a verb of saying frames what stands beside it, and nobody stands in its clause."""
    if not passage.vocabulary.drops_subjects:
        return False
    before, vocabulary = group.first - 1, passage.vocabulary
    if group.of_object or before < 0 or vocabulary.is_gerund(passage.words[group.verb]):
        return False
    sign = passage.words[before] in _SIGNS
    behind_quotation = before in passage.quoted or (sign and before - 1 in passage.quoted)
    behind = after_circumstances(passage, group.last)
    behind = _behind_settings(passage, behind)
    closes = behind >= len(passage.words) or behind in passage.quoted or passage.words[behind] in _CLOSING
    if behind_quotation:
        return closes
    inserted = sign and closes and behind < len(passage.words) and passage.words[behind] == passage.words[before]
    # What is told goes on with its own verb, and no relative clause or list holds this one.
    goes_on = any_verb(passage.tokens[behind:], passage.language)
    opens = before < 1 or passage.words[before - 1] not in vocabulary.relatives | vocabulary.joints
    helping = passage.vocabulary.auxiliaries.issuperset(passage.words[group.first : group.verb])  # «ha aggiunto»
    alone = helping or not any_verb(passage.tokens[group.first : group.verb], passage.language)
    return inserted and goes_on and opens and alone


def _behind_settings(passage: Passage, first: int) -> int:
    """Return the index behind phrases of where and how that a preposition opens: «“No”, cuenta por teléfono»."""
    index, vocabulary = first, passage.vocabulary
    while index < len(passage.words) and passage.words[index] in vocabulary.settings:
        noun = passage.determined(index + 1)
        if noun >= len(passage.words) or not passage.content(noun) or noun in passage.quoted:
            return index
        index = noun + 1
    return index


def opens_without_subject(text: str, language: str) -> bool:
    """Tell whether a sentence opens with a verb and so goes on with whom the one before told of: "Saiu com a roupa"."""
    if not speech_words(language).drops_subjects:
        return False
    passage = read_passage(text, language)
    first = next((i for i, word in enumerate(passage.words) if not _leads(passage, i, word)), len(passage.words))
    if first >= len(passage.words) or first in passage.quoted:
        return False
    word = passage.words[first]
    return word in passage.vocabulary.auxiliaries - passage.vocabulary.determiners or is_plain_verb(word, language)


def _leads(passage: Passage, index: int, word: str) -> bool:
    """Tell whether a word may stand in front of the first verb of a sentence: a joint, a negation, a clitic."""
    vocabulary = passage.vocabulary
    small = vocabulary.joints | vocabulary.negators | vocabulary.reflexives | vocabulary.adverbs
    return index < 3 and word in small
