"""Which words of a text may be its finite verb, by the verbs that a language lists.

No word is a verb for certain ("the visits", "he visits"): what stands behind an article or a preposition is none, and a
form that is mostly a noun counts only where no noun can stand. A language without a list leaves the question open.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.annotation.fact_words import fact_words, finite_forms
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.scanner import Token, TokenKind, scan

# A listed form of fewer letters makes no verb with a prefix.
_SHORTEST_BASE = 3


@dataclass(frozen=True, slots=True)
class _Words:
    forms: frozenset[str]
    nouns: frozenset[str]
    endings: tuple[str, ...]
    prefixes: tuple[str, ...]
    function_words: frozenset[str]
    leads: frozenset[str]
    complements: frozenset[str]
    elided: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    third_person_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]


@functools.cache
def _words(language: str) -> _Words:
    table = own_table(language, "verbs")
    listed = (("facts", "verbs"), ("speech", "finite"), ("speech", "verbs"), ("speech", "clause_verbs"))
    certainty = own_table(language, "certainty")
    words = fact_words(language)
    known = frozenset().union(*(own_words(language, *place) for place in listed))
    if not words.bare_content:  # « a accusé »: no past tense looks like a participle
        known = frozenset(word for word in known if not word.endswith(words.participle_endings))
    return _Words(
        forms=finite_forms(language) | known,
        nouns=own_words(language, "verbs", "nouns"),
        endings=(
            *table.get("endings", ()),
            *certainty.get("planned_endings", ()),
            *certainty.get("conditional_endings", ()),
        ),
        function_words=own_words(language, "function_words", "words"),
        prefixes=tuple(table.get("prefixes", "").split()),
        leads=frozenset().union(
            own_words(language, "function_words", "determiners"),
            own_words(language, "speech", "settings"),
            own_words(language, "speech", "complements"),
            own_words(language, "speech", "possessives"),
        ),
        complements=own_words(language, "speech", "complements"),
        elided=frozenset(table.get("elided", "").split()),
        subjects=own_words(language, "verbs", "subjects"),
        objects=own_words(language, "function_words", "determiners") | own_words(language, "speech", "possessives"),
        third_person_endings=tuple(table.get("third_person_endings", ())),
        infinitive_endings=tuple(table.get("infinitive_endings", ())),
    )


def has_list(language: str) -> bool:
    """Tell whether a language lists its verbs, so that a text without one of them says something."""
    return bool(finite_forms(language))


def has_verb(text: str, language: str) -> bool:
    """Tell whether a word of a text may be its finite verb."""
    return any_verb(scan(text), language)


def any_verb(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether one of some tokens may be a finite verb."""
    return any(may_be_verb(tokens, index, language) for index in range(len(tokens)))


def may_be_unlisted_verb(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Tell whether a word that no list has may be a verb: one of content where it is no noun of an article before it.

    No list has every verb: « La passerelle rouille », "Nobody welds there now".
    """
    words, token = _words(language), tokens[index]
    if not index or token.kind is not TokenKind.WORD or not token.text.islower():
        return False
    before = tokens[index - 1]
    if token.text in words.function_words:
        return False
    if before.text == ",":  # what is put in between is over
        return any(other.text == "," for other in tokens[: index - 1])
    if before.kind is not TokenKind.WORD or before.text.lower() in words.leads:
        return False
    # "am ganzen Kai": what a preposition leads in, while "nobody welds" has its subject in front.
    return index == 1 or before.text.lower() not in words.function_words or before.text.lower() in words.subjects


def may_be_verb(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Tell whether a token may be a finite verb: a listed form, or one in the future or conditional."""
    words, token = _words(language), tokens[index]
    if token.kind is not TokenKind.WORD or not (token.text.islower() or not index):
        return False
    word = token.text.lower()
    if word in words.elided and index > 1 and tokens[index - 1].text == "'":
        return tokens[index - 2].text.lower() in words.subjects  # "it's", not "Hall's"
    if word not in words.forms:
        return _has_ending(tokens, index, words, language) or _has_prefix(word, words)
    return word not in words.nouns or not _may_be_noun(tokens, index, words)


def _has_ending(tokens: Sequence[Token], index: int, words: _Words, language: str) -> bool:
    """Tell whether a word ends as a finite verb does; what may be a participle needs its object behind it."""
    word = tokens[index].text.lower()
    if word in words.function_words:
        return False
    if words.endings and word.endswith(words.endings):
        return True
    behind = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    return fact_words(language).bare_content and fact_words(language).is_participle(word) and behind in words.objects


def _has_prefix(word: str, words: _Words) -> bool:
    """Tell whether a word is a listed form with something in front that makes another verb: "ontsloeg"."""
    return any(
        word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_BASE and word[len(prefix) :] in words.forms
        for prefix in words.prefixes
    )


def is_plain_verb(word: str, language: str) -> bool:
    """Tell whether a word is a listed finite form that is hardly ever a noun."""
    words = _words(language)
    return word in words.forms and word not in words.nouns


def is_prefixed_form(word: str, language: str) -> bool:
    """Tell whether a word is a listed form with a prefix that makes another verb, where no noun looks like that.

    English makes nouns and adjectives of the same form: "overhead".
    """
    words = _words(language)
    known = word not in words.nouns and word not in words.function_words
    return known and not fact_words(language).bare_content and _has_prefix(word, words)


def is_active(tokens: Sequence[Token], index: int, language: str, *, loose: bool = False) -> bool:
    """Tell whether a token is plainly a finite verb of its clause: "fell", and "hired a man", but no "men hired by …".

    `loose` takes what may be a participle for one whatever follows.
    """
    token = tokens[index]
    if token.kind is not TokenKind.WORD or not token.text.islower() or not is_plain_verb(token.text, language):
        return False
    if index and tokens[index - 1].text.lower() in _words(language).complements:
        return False  # « le chef de file du parti »
    if is_compounded(tokens, index, language):
        return False
    if loose or not fact_words(language).is_participle(token.text):
        return True
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    words = _words(language)
    return behind is not None and (behind.kind is TokenKind.DIGITS or behind.text.lower() in words.objects)


def tells_indirectly(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a verb has the form of what somebody else says: „Zwar vereinfache das Ticket die Tarife“.

    The form is that of the first person, too, and of adjectives: what stands in front of a noun or behind an article.
    """
    endings: dict[str, str] = own_table(language, "verbs").get("indirect_endings", {})
    forms = own_words(language, "verbs", "indirect_forms")
    first_person = own_words(language, "speech", "first_person") if endings else frozenset()
    if not endings or not first_person.isdisjoint(token.text.lower() for token in tokens):
        return False
    return any(
        tokens[index].text in forms or _is_indirect(tokens, index, endings, language) for index in range(1, len(tokens))
    )


def _is_indirect(tokens: Sequence[Token], index: int, endings: dict[str, str], language: str) -> bool:
    word, words = tokens[index].text, _words(language)
    attribute = index + 1 < len(tokens) and tokens[index + 1].text[0].isupper()
    if attribute or word in words.function_words or tokens[index - 1].text.lower() in words.leads:
        return False
    forms = (word.removesuffix(end) + infinitive for end, infinitive in endings.items() if word.endswith(end))
    return word.islower() and word not in words.forms and any(form in words.forms for form in forms)


def is_compounded(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Tell whether a hyphen ties what looks like an auxiliary to the word in front: « est » in « sud-est »."""
    if not index or tokens[index].text not in own_words(language, "function_words", "auxiliaries"):
        return False
    return tokens[index - 1].text == "-" and tokens[index - 1].end == tokens[index].start


def may_be_infinitive(word: str, language: str) -> bool:
    """Tell whether a finite form looks like the infinitive: "they sell", „sie verkaufen“."""
    words = _words(language)
    third = any(word + ending in words.forms for ending in words.third_person_endings)
    return third or (bool(words.infinitive_endings) and word.endswith(words.infinitive_endings))


def _may_be_noun(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether a noun may stand at a token: at the head of a text, behind an article, a preposition or a figure."""
    before = next((t for t in reversed(tokens[:index]) if t.text not in "'-"), None)
    return before is None or before.kind is TokenKind.DIGITS or before.text.lower() in words.leads
