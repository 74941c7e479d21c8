"""Passages of an article that say nothing by themselves: headings and captions without a verb, quoted labels.

"Friday, the hottest day" before a paragraph that lost its line end, "Jean Dupuis, 3 May in Paris" below a picture and
« Négrophobie d'État » set in marks state nothing that another article could tell otherwise. Each is named in a note.
"""

from __future__ import annotations

import functools

from claimcheck.annotation.direct_speech import quotation_at
from claimcheck.annotation.listed import is_listed, lead_of
from claimcheck.annotation.names import name_spans
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.reading.blocks import ends_sentence
from claimcheck.records import Article, Sentence

# A heading that ran into its paragraph, and a caption below a picture, have so many words at the most.
_LONGEST_HEADING, _LONGEST_CAPTION = 8, 20
# An item of a list that names something and says nothing of it.
_LONGEST_ITEM = 4


def is_fragment(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence of the article proper is a heading, a caption without a verb, or a quoted label."""
    text = article.text[sentence.start : sentence.end]
    named = _is_heading(article, sentence, text) or _is_caption(article, text) or _is_item(article, sentence, text)
    return named or _is_quoted_label(article, sentence)


def _is_quoted_label(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence is a few quoted words and nothing else: « Négrophobie d'État ».

    A sentence that a quotation of more words holds is no label.
    """
    quotation = quotation_at(article.text, sentence.start, article.language)
    if quotation is None or quotation.statement or quotation.start != sentence.start:
        return False
    return not any(character.isalnum() for character in article.text[quotation.end : sentence.end])


def _is_heading(article: Article, sentence: Sentence, text: str) -> bool:
    """Tell whether words that no sign ends ran into the sentence behind them, and have no verb that is known."""
    return (
        not ends_sentence(text)
        and _goes_on(article, sentence)
        and _words(text) <= _LONGEST_HEADING
        and not has_verb(text, article.language)
    )


def _is_item(article: Article, sentence: Sentence, text: str) -> bool:
    """Tell whether a line is a few words of a list, without a verb: "- New Zealand and Fiji"."""
    if not is_listed(article, sentence) or ends_sentence(text) or lead_of(article, sentence):
        return False
    return _words(text) <= _LONGEST_ITEM and not has_verb(text, article.language)


def _is_caption(article: Article, text: str) -> bool:
    """Tell whether a line opens with a name and tells where or when that was pictured, without a verb.

    A number right behind it is told by the verb of a headline in capitals: "Harland Mill Fire Kills 12".
    """
    names = name_spans(text, article.language)
    behind = scan(text[names[0].end :])[:1] if names else []
    named = bool(behind) and behind[0].kind is not TokenKind.DIGITS and names[0].start == 0 and " " in names[0].text
    short = _words(text) <= _LONGEST_CAPTION
    return named and short and not ends_sentence(text) and not has_verb(text, article.language)


def _goes_on(article: Article, sentence: Sentence) -> bool:
    """Tell whether the paragraph of a sentence goes on behind it."""
    behind = article.text[sentence.end : sentence.end + 2]
    return bool(behind.strip()) and "\n" not in behind


def _words(text: str) -> int:
    return sum(token.kind is TokenKind.WORD for token in scan(text))


def has_verb(text: str, language: str) -> bool:
    """Tell whether a finite verb that the language lists, or one in the future or conditional, stands in a text."""
    known, endings = _verbs(language)
    words = [token.text for token in scan(text) if token.kind is TokenKind.WORD]
    return any(word.islower() and (word in known or (bool(endings) and word.endswith(endings))) for word in words)


@functools.cache
def _verbs(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the finite verbs that a language lists, and the endings of its future and conditional."""
    listed = (("facts", "verbs"), ("speech", "finite"), ("speech", "verbs"), ("speech", "clause_verbs"))
    certainty = own_table(language, "certainty")
    endings = (*certainty.get("planned_endings", ()), *certainty.get("conditional_endings", ()))
    return frozenset().union(*(own_words(language, *place) for place in listed)), tuple(endings)
