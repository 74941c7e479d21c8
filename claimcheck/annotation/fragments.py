"""Passages of an article that say nothing by themselves: headings, captions, lines without a verb, quoted labels.

"Friday, the hottest day" before a paragraph that lost its line end, "Jean Dupuis, 3 May in Paris" below a picture and
« Négrophobie d'État » set in marks state nothing that another article could tell otherwise. Each is named in a note.
"""

from __future__ import annotations

import functools
import re

from claimcheck.annotation.direct_speech import quotation_at
from claimcheck.annotation.fact_words import fact_words, finite_forms
from claimcheck.annotation.listed import is_listed, lead_of
from claimcheck.annotation.measuring import quantities_between
from claimcheck.annotation.names import name_spans
from claimcheck.annotation.nominal_sentences import as_clause
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.verbs import has_list, has_verb, may_be_unlisted_verb, may_be_verb
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.reading.blocks import ends_sentence
from claimcheck.reading.headings import is_between_dashes
from claimcheck.records import Article, Kind, Role, Sentence

# A heading that ran into its paragraph, and a caption below a picture, have so many words at the most.
_LONGEST_HEADING, _LONGEST_CAPTION = 8, 20
# A longer passage without a known verb has one that no list gives.
_LONGEST_WITHOUT_VERB = 12
# In prose a larger share of the sentences than this has a verb that the list gives.
_MOST = 0.5
_FEWEST_BEFORE_RELATIVE = 1
# Fewer words in capitals may be a name or an acronym.
_FEWEST_IN_CAPITALS = 3
# An item of a list that names something and says nothing of it.
_LONGEST_ITEM = 4

# Names of a team, parted by these, among which few other words stand ("st", "for").
_FEWEST_OF_A_LINE_UP, _NAMES_TO_A_WORD, _PARTING_NAMES = 6, 4, frozenset(",;–-")

# What parts the rows of a team.
_ROWS = re.compile(r";|\s[–-]\s")

# What may stand for a verb: "The result: a draw"; a mark of quotation.
_TELLING = frozenset(':«»“”„"')


def is_fragment(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence of the article proper is a heading, a caption without a verb, or a quoted label."""
    text = article.text[sentence.start : sentence.end]
    named = is_heading(article, sentence) or _is_caption(article, text) or _is_item(article, sentence, text)
    named = named or _is_quoted_label(article, sentence)
    named = named or _is_line_up(text, article.language)
    return named or _says_nothing(article, sentence, text) or _is_relative_alone(article, sentence, text)


def _is_line_up(text: str, language: str) -> bool:
    """Tell whether names in rows follow a team and nothing else: "Corle: Hall; Vane, Pike, Orr (77. Lund), Berg, Dahl".

    « Sont concernés : Ain (01), Drôme (26) … » has no rows, and tells where an alert holds.
    """
    label, colon, rest = text.partition(":")
    if not colon or _words(label) > _LONGEST_ITEM or not _ROWS.search(rest):
        return False
    if any(token.text.islower() for token in scan(label)) and has_verb(label, language):
        return False
    tokens = scan(rest)
    names = [token for token in tokens if token.kind is TokenKind.WORD and token.text[:1].isupper()]
    words = [token for token in tokens if token.kind is TokenKind.WORD]
    parted = sum(token.text in _PARTING_NAMES for token in tokens)
    others = len(words) - len(names)
    return parted >= _FEWEST_OF_A_LINE_UP and others * _NAMES_TO_A_WORD <= len(names) and not has_verb(rest, language)


def _is_relative_alone(article: Article, sentence: Sentence, text: str) -> bool:
    """Tell whether the only verb of a sentence stands in a relative clause: "Those who were sent in."."""
    language, tokens = article.language, scan(text)
    relatives = fact_words(language).subject_relatives
    if as_clause(text, language) is not None:
        return False  # «Una medida que ha indignado a los marineros»
    if not relatives or quotation_at(article.text, sentence.start, language) or ":" in text:
        return False
    place = next((i for i, token in enumerate(tokens) if token.text.lower() in relatives), 0)
    verbs = [i for i in range(len(tokens)) if may_be_verb(tokens, i, language)]
    if place < _FEWEST_BEFORE_RELATIVE or not verbs or verbs[0] != place + 1 or tokens[place - 1].text == ",":
        return False
    run = next((i for i, verb in enumerate(verbs) if verb != verbs[0] + i), len(verbs))
    measured = quantities_between(article, sentence.start, sentence.end)
    inside = range(place + 1, place + 1 + run)
    alone = not any(tokens[i].text in finite_forms(language) for i in range(len(tokens)) if i not in inside)
    return run == len(verbs) and alone and _words(text) <= _LONGEST_WITHOUT_VERB and not measured


def _says_nothing(article: Article, sentence: Sentence, text: str) -> bool:
    """Tell whether a sentence has no verb and nothing that takes its place: "Not all of them.", « Silence de mort. ».

    A name, a participle, a figure, a source, a colon or a mark of quotation may say something even so: "Twelve dead."
    """
    if not has_list(article.language) or _words(text) > _LONGEST_WITHOUT_VERB or has_verb(text, article.language):
        return False
    if is_listed(article, sentence) or quotation_at(article.text, sentence.start, article.language) is not None:
        return False
    if not _has_verbs_of_the_list(article):
        return False
    telling = _may_tell(text, article.language) or any(sign in text for sign in _TELLING)
    if ends_sentence(text) and (telling or name_spans(text, article.language)):
        return False
    attributed = speech_words(article.language).attribution.find(scan(text))
    measured = quantities_between(article, sentence.start, sentence.end)
    return not attributed and all(quantity.kind is Kind.DATE for quantity in measured)


@functools.lru_cache(maxsize=64)
def _has_verbs_of_the_list(article: Article) -> bool:
    """Tell whether most sentences have a verb that the list gives: else the text is of another language or kind.

    Of such a text no sentence is held for one without a verb.
    """
    texts = [article.text[one.start : one.end] for one in article.sentences if one.role is Role.BODY]
    known = sum(has_verb(text, article.language) for text in texts)
    return known > len(texts) * _MOST


def _may_tell(text: str, language: str) -> bool:
    """Tell whether a sentence has a participle, or a word that may be a verb though no list has it."""
    tokens, facts = scan(text), fact_words(language)
    return any(
        facts.is_participle(token.text.lower()) or may_be_unlisted_verb(tokens, index, language)
        for index, token in enumerate(tokens)
    )


def _is_quoted_label(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence is a few quoted words and nothing else: « Négrophobie d'État ».

    A quotation of more words is one only as a heading that ran into its paragraph.
    """
    quotation = quotation_at(article.text, sentence.start, article.language)
    if quotation is None or quotation.start != sentence.start:
        return False
    text = article.text[sentence.start : sentence.end]
    heading = not ends_sentence(text) and (_goes_on(article, sentence) or _names_only(text, article.language))
    if quotation.statement and not heading:
        return False
    return not any(character.isalnum() for character in article.text[quotation.end : sentence.end])


def _names_only(text: str, language: str) -> bool:
    """Tell whether quoted words have no verb and end in no sign: a heading that ran into the end of a paragraph."""
    return has_list(language) and not ends_sentence(text.rstrip("\"”»'’ ")) and not _has_verb(text, language)


def _has_verb(text: str, language: str) -> bool:
    """Tell whether a word may be a finite verb and is no office that is written like one: « ancien président »."""
    tokens, vocabulary = scan(text), speech_words(language)
    offices = not fact_words(language).bare_content
    return any(
        may_be_verb(tokens, index, language) and not (offices and vocabulary.speaks(token.text.lower()))
        for index, token in enumerate(tokens)
    )


def is_heading(article: Article, sentence: Sentence) -> bool:
    """Tell whether words that no sign ends ran into the sentence behind them: quoted ones, or without a known verb.

    The words of a quoted heading stand again below it, with who said them.
    """
    text = article.text[sentence.start : sentence.end]
    capitals = text.isupper() and _words(text) >= _FEWEST_IN_CAPITALS
    if (ends_sentence(text) and not (capitals and text.endswith(":"))) or not _goes_on(article, sentence):
        return False
    if capitals or is_between_dashes(text):
        return True
    if _is_quoted_label(article, sentence):
        return True
    return _words(text) <= _LONGEST_HEADING and not has_verb(text, article.language)


def _is_item(article: Article, sentence: Sentence, text: str) -> bool:
    """Tell whether a line is a few words of a list, without a verb: "- New Zealand and Fiji"."""
    if not is_listed(article, sentence) or ends_sentence(text) or lead_of(article, sentence):
        return False
    return _words(text) <= _LONGEST_ITEM and not has_verb(text, article.language)


def _is_caption(article: Article, text: str) -> bool:
    """Tell whether a line opens with a name and tells where or when that was pictured, without a verb.

    A number right behind it is told by the verb of a headline in capitals: "Harland Mill Fire Kills 12".
    """
    if ends_sentence(text) or _words(text) > _LONGEST_CAPTION or _has_verb(text, article.language):
        return False
    names = name_spans(text, article.language)
    behind = scan(text[names[0].end :])[:1] if names else []
    return bool(behind) and behind[0].kind is not TokenKind.DIGITS and names[0].start == 0 and " " in names[0].text


def _goes_on(article: Article, sentence: Sentence) -> bool:
    """Tell whether the paragraph of a sentence goes on behind it."""
    behind = article.text[sentence.end : sentence.end + 2]
    return bool(behind.strip()) and "\n" not in behind


def _words(text: str) -> int:
    return sum(token.kind is TokenKind.WORD for token in scan(text))
