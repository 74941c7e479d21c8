"""Whose words a German sentence tells in the subjunctive of reports: „Er habe nichts gewusst. Die Tür sei zu.“

Such a sentence names nobody: its form alone says that it goes on with whoever spoke in the sentence before, or of
whom that one tells.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.annotation.direct_speech import quotation_at
from claimcheck.annotation.joining import body_in_place
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.pronouns import framed_in
from claimcheck.annotation.speakers import find_speaker
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.subjects import subject_of
from claimcheck.annotation.verbs import tells_indirectly
from claimcheck.annotation.vocabulary import own_words
from claimcheck.languages.scanner import Token, TokenKind, scan
from claimcheck.records import Article, Sentence

# Sentences back over which a report in the subjunctive is followed.
_REACH = 5


def source_of_report(article: Article, start: int, end: int) -> tuple[Speaker, int] | None:
    """Return whose words `article.text[start:end]` tells indirectly, and where the sentence that names them begins.

    None where it does not, and where the sentences in front do not make plain whose they are.
    """
    if not _reports(article.text[start:end], article.language):
        return None
    body = body_in_place(article)
    index = bisect_right(body, start, key=lambda sentence: sentence.start) - 1
    if index < 0:
        return None
    own = _source_in(article, article.text[body[index].start : start])
    if own is not None:
        return own, body[index].start
    for sentence in reversed(body[max(index - _REACH, 0) : index]):
        text = article.text[sentence.start : sentence.end]
        found = find_speaker(text, article.language) or framed_in(article, sentence)
        if found is not None:
            return found, sentence.start
        if _reports(text, article.language) or _is_quoted(article, sentence):
            continue
        subject = _source_in(article, text)
        return (subject, sentence.start) if subject else None
    return None


def _reports(text: str, language: str) -> bool:
    """Tell whether a main clause stands in the subjunctive of reports, and no clause that „ob“ or „dass“ opens."""
    tokens, subordinators = scan(text), own_words(language, "facts", "subordinators")
    cuts = [0, *(i + 1 for i, token in enumerate(tokens) if token.text == ","), len(tokens)]
    clauses = [tokens[first:last] for first, last in itertools.pairwise(cuts) if first < last]
    main = [clause for clause in clauses if clause[0].text.lower() not in subordinators]
    main = [clause for clause in main if not _is_relative(clause, language)]
    return tells_indirectly(tokens, language) and any(tells_indirectly(clause, language) for clause in main)


def _is_relative(clause: Sequence[Token], language: str) -> bool:
    """Tell whether a relative opens a clause that a verb in the subjunctive ends: „…, das mithalten könne“."""
    words = [token for token in clause if token.kind is not TokenKind.SIGN]
    opened = len(words) > 1 and words[0].text.lower() in own_words(language, "facts", "relatives")
    return opened and tells_indirectly(words[-2:], language)


def _source_in(article: Article, text: str) -> Speaker | None:
    """Return who speaks in a text, or else the person or body that it tells of."""
    if not text.strip():
        return None
    found = find_speaker(text, article.language)
    if found is not None:
        return found
    subject, vocabulary = subject_of(text, article.language), speech_words(article.language)
    if subject is None or subject.pronoun:
        return None
    return subject if any(vocabulary.speaks(token.text.lower()) for token in scan(subject.text)) else None


def _is_quoted(article: Article, sentence: Sentence) -> bool:
    quotation = quotation_at(article.text, sentence.start, article.language)
    return quotation is not None and quotation.end >= sentence.end - 1
