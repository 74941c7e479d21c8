"""Where "and" joins two clauses, each with a subject and a verb of its own: two statements in one sentence.

"The yard was sold and the workers were paid" says two things; "The yard sold and repaired boats" and "He met the mayor
and the workers who were paid" are left alone. Where a verb of saying, a relative or a word that opens a clause stands
in front, the second clause may belong to it, and the sentence stays whole.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.groups import noun_group
from claimcheck.annotation.verbs import any_verb, has_list, is_active, is_compounded
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind

# A clause of fewer words says too little to be compared.
_FEWEST_WORDS = 4
# Tokens of a subject in front of its verb, and of an adverbial in front of a subject ("and last month, the yard").
_LONGEST_SUBJECT, _LONGEST_ADVERBIAL = 8, 4
# Tokens of an item of an enumeration in front of "and": ", Pike and Hall have won".
_LONGEST_ITEM = 4
# Tokens that commas set off behind "and", or behind the subject of the second clause.
_LONGEST_INSERTION = 14


@dataclass(frozen=True, slots=True)
class _Words:
    additive: frozenset[str]
    verbs: frozenset[str]
    bearers: frozenset[str]
    saying: frozenset[str]
    not_saying: Phrasebook
    bare_subjects: frozenset[str]
    closing: frozenset[str]
    contents: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    leads: frozenset[str]
    openers: Phrasebook
    offices: frozenset[str]
    plural_nouns: tuple[str, ...]
    parts: Phrasebook
    gerund_endings: tuple[str, ...]
    infinitives: frozenset[str]
    somebody: frozenset[str]
    relatives: frozenset[str]
    drops_subjects: bool
    adverb_endings: tuple[str, ...]


@functools.cache
def _words(language: str) -> _Words:
    pronouns = own_words(language, "function_words", "personal_pronouns") | own_words(
        language, "speech", "subject_pronouns"
    )
    saying = own_words(language, "speech", "verbs") | own_words(language, "speech", "clause_verbs")
    certainty = own_table(language, "certainty")
    closing = [own_words(language, "speech", key) for key in ("relatives", "impersonal", "bystanders")]
    starts = frozenset(own_table(language, "speech").get("clause_starts", ()))
    return _Words(
        additive=frozenset(own_table(language, "clauses").get("additive", ()))
        | own_words(language, "clauses", "adversative"),
        verbs=own_words(language, "facts", "verbs") | own_words(language, "speech", "finite"),
        bearers=own_words(language, "facts", "bearers"),
        saying=saying,
        not_saying=Phrasebook(own_table(language, "speech").get("not_saying", ())),
        bare_subjects=own_words(language, "speech", "speaker_nouns")
        if own_table(language, "facts").get("bare_content")
        else frozenset(),
        closing=frozenset().union(*closing, own_words(language, "facts", "subordinators"), starts),
        contents=starts & own_words(language, "clauses", "dependents"),
        determiners=own_words(language, "function_words", "determiners"),
        pronouns=pronouns,
        prepositions=own_words(language, "speech", "settings"),
        leads=own_words(language, "function_words", "prepositions"),
        openers=Phrasebook([*certainty.get("openers", ()), *certainty.get("conditions", ())]),
        offices=own_words(language, "speech", "offices"),
        plural_nouns=tuple(own_table(language, "facts").get("plural_noun_endings", ())),
        parts=Phrasebook(own_table(language, "clauses").get("parts", ())),
        gerund_endings=tuple(own_table(language, "speech").get("gerund_endings", ())),
        infinitives=own_words(language, "speech", "infinitives"),
        somebody=own_words(language, "speech", "somebody"),
        relatives=own_words(language, "facts", "relatives"),
        drops_subjects=bool(own_table(language, "speech").get("drops_subjects", False)),
        adverb_endings=tuple(own_table(language, "function_words").get("adverb_endings", ())),
    )


def clause_joints(tokens: Sequence[Token], amounts: Collection[int], language: str) -> list[int]:
    """Return the indices of the words that join two whole clauses of a sentence.

    `amounts` are the offsets at which amounts begin: "and three were hurt".
    """
    words = _words(language)
    joints: list[int] = []
    first = 0
    for index, token in enumerate(tokens):
        if token.text.lower() not in words.additive:
            continue
        if _ends_enumeration(tokens[first:index], language) or _repeats_opener(tokens, first, index, words):
            continue
        loose = tokens[index - 1].text == ","  # ", and" hardly joins two nouns
        if _is_clause(tokens[first:index], words, language, loose=loose) and _opens_clause(
            tokens, index + 1, amounts, words, language, loose=loose
        ):
            joints.append(index)
            first = index + 1
    return joints


def _repeats_opener(tokens: Sequence[Token], first: int, joint: int, words: _Words) -> bool:
    """Tell whether what follows a joint opens as a clause in front of it did: "did not say that A and that B"."""
    following = tokens[joint + 1].text.lower() if joint + 1 < len(tokens) else ""
    return following in words.contents and any(token.text.lower() == following for token in tokens[first:joint])


def _ends_enumeration(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether tokens end in an item of an enumeration: "Orr won, and Vane, Pike | and Hall won it"."""
    if tokens and tokens[-1].text == ",":
        tokens = tokens[:-1]
    comma = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text == ","), None)
    if comma is None or not has_list(language):
        return False
    item = tokens[comma + 1 :]
    return 0 < len(item) <= _LONGEST_ITEM and not any_verb(item, language)


def _is_clause(tokens: Sequence[Token], words: _Words, language: str, *, loose: bool) -> bool:
    """Tell whether tokens are a clause that governs nothing behind it."""
    lowered = [token.text.lower() for token in tokens]
    if sum(token.kind is not TokenKind.SIGN for token in tokens) < _FEWEST_WORDS:
        return False
    silent = {i for hit in words.not_saying.find(tokens) for i in range(hit.first, hit.last)}
    opens = words.contents | {":", "«", "“", '"'}
    told = not words.drops_subjects or not opens.isdisjoint(lowered)  # «se esperan lluvias» governs no clause
    governs = any(
        (told and word in words.saying and i not in silent) or word in ":(" or _opens_other(lowered, i, words)
        for i, word in enumerate(lowered)
    )
    opened = lowered[0].endswith(words.gerund_endings) if words.gerund_endings else False  # "Saying it was over and …"
    opened = opened or _opens_with_gerund(lowered, words)
    opened = opened or any(hit.first == 0 for hit in words.openers.find(tokens[:_LONGEST_ADVERBIAL]))
    # A name is no verb: « les axes Est et Ouest ».
    return not (governs or opened) and any(
        (tokens[i].text in words.verbs and not is_compounded(tokens, i, language))
        or is_active(tokens, i, language, loose=loose)
        for i in range(1, len(tokens))
    )


def _opens_with_gerund(lowered: Sequence[str], words: _Words) -> bool:
    """Tell whether a phrase with a gerund opens tokens, whose main clause is still to come: "Thanks to keeping fit"."""
    if "," in lowered or not words.gerund_endings:
        return False
    head = enumerate(lowered[:_LONGEST_ADVERBIAL])
    return any(i and word.endswith(words.gerund_endings) and lowered[i - 1] in words.leads for i, word in head)


def _opens_other(lowered: Sequence[str], index: int, words: _Words) -> bool:
    """Tell whether a word opens a clause that may govern what follows.

    An article is a relative only behind a comma („die Werft, die“), a preposition opens one only where a verb follows.
    """
    word = lowered[index]
    if word not in words.closing or (word in words.determiners and (not index or lowered[index - 1] != ",")):
        return False
    return word not in words.prepositions or not words.verbs.isdisjoint(lowered[index + 1 :])


def _opens_clause(
    tokens: Sequence[Token], first: int, amounts: Collection[int], words: _Words, language: str, *, loose: bool
) -> bool:
    """Tell whether a subject stands at a token and its verb behind it, with nothing between that may own the verb."""
    agrees = fact_words(language).agrees
    for start in _starts(tokens, first, words, language):
        if start >= len(tokens) or not _opens_subject(tokens, start, amounts, words, loose=loose):
            continue
        verb = _verb_behind(tokens, start, words, language, loose=loose)
        if verb is not None and words.parts.find(tokens[start:verb]):
            return False  # "and two of them were treated" leans on what was counted in front
        if verb is not None and not agrees(tokens[start].text.lower(), tokens[verb].text.lower()):
            return False  # ", and new courts and a playground have been added"
        if verb is not None and sum(token.kind is not TokenKind.SIGN for token in tokens[first:]) >= _FEWEST_WORDS:
            return True
    return False


def _starts(tokens: Sequence[Token], first: int, words: _Words, language: str) -> Iterator[int]:
    """Yield where a subject may begin: at once, behind an adverb, or behind an adverbial and its comma.

    What has a verb is no adverbial: "and entered the hall, the operator said".
    """
    yield first
    adverb = tokens[first].text if first < len(tokens) else ""
    if adverb.islower() and words.adverb_endings and adverb.endswith(words.adverb_endings):
        yield first + 1
    near = range(first + 1, min(first + 1 + _LONGEST_ADVERBIAL, len(tokens)))
    comma = next((i for i in near if tokens[i].text == ","), None)
    if comma is not None and not any_verb(tokens[first:comma], language):
        yield comma + 1
    if first + 1 < len(tokens) and tokens[first].text == ",":  # «y, según fuentes policiales, un hombre fue detenido»
        closing = next(
            (i for i in range(first + 2, min(first + _LONGEST_INSERTION, len(tokens))) if tokens[i].text == ","), None
        )
        if closing is not None and not any_verb(tokens[first + 1 : closing], language):
            yield closing + 1
    if first + 1 < len(tokens) and tokens[first].text.lower() in words.prepositions:  # "and in 2011 the judge"
        yield first + 1 + int(tokens[first + 1].kind is TokenKind.DIGITS)


def _opens_subject(
    tokens: Sequence[Token], index: int, amounts: Collection[int], words: _Words, *, loose: bool
) -> bool:
    token = tokens[index]
    word = token.text.lower()
    named = token.text[0].isupper() or word in words.offices  # "and director Ann Hall says"
    several = loose and bool(words.plural_nouns) and word.endswith(words.plural_nouns)  # ", and wardens", not "has"
    several = several and word not in words.verbs
    somebody = word in words.somebody and _leads_to_verb(tokens, index, words) > 0  # "and two others were hurt"
    bare = several or somebody or word in words.bare_subjects or (loose and _ends_in_plural(tokens, index, words))
    return bare or word in words.determiners | words.pronouns or token.start in amounts or named


def _ends_in_plural(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether words without an article end in a plural right before its verb: ", and young crane drivers were"."""
    verb = _leads_to_verb(tokens, index, words)
    if not words.plural_nouns or verb < index + 2:
        return False
    return tokens[verb - 1].text.endswith(words.plural_nouns)


def _leads_to_verb(tokens: Sequence[Token], index: int, words: _Words) -> int:
    """Return where a listed verb stands behind plain words that begin at a token, 0 where something else opens."""
    opening = words.closing | words.prepositions | words.determiners
    for place in range(index, min(index + _LONGEST_ITEM, len(tokens))):
        word = tokens[place].text
        if place > index and word in words.verbs:
            return place
        if not word.islower() or word in opening | words.verbs:
            return 0
    return 0


def _verb_behind(tokens: Sequence[Token], start: int, words: _Words, language: str, *, loose: bool) -> int | None:
    """Return the index of the verb of a subject that begins at `start`, None where none is plain.

    German and Dutch put it right behind the subject: „und Türen geschlossen halten müssen“ has no subject.
    """
    group = noun_group(language)
    if group is not None and tokens[start].text.lower() not in words.pronouns:
        behind = group.end(tokens, start, len(tokens))
        follows = behind < len(tokens) and tokens[behind].text.lower() in words.verbs | words.saying
        return behind if follows or (behind < len(tokens) and is_active(tokens, behind, language)) else None
    pronoun = tokens[start].text.lower() in words.pronouns - words.determiners
    for index in range(start + 1, min(start + 1 + _LONGEST_SUBJECT, len(tokens))):
        word = tokens[index].text.lower()
        noun = tokens[index - 1].text.lower() in words.determiners - words.pronouns  # "the state" says nothing
        known = word in words.verbs | words.saying and word not in words.determiners
        known = known and not is_compounded(tokens, index, language)
        if index > start + 1 and tokens[index - 1].text.lower() in words.infinitives:
            continue  # "and three other crews to join the team"
        if known and not noun and tokens[index].text.islower():
            return index
        following = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
        active = is_active(tokens, index, language, loose=loose and following not in words.prepositions)
        if active and not noun and word not in words.determiners | words.prepositions:
            return index
        elided = tokens[index].text in "'’-"
        opens_other = word in words.closing and word not in words.determiners
        if word == "," and (closing := _after_relative(tokens, index, words)) is not None:
            plain = tokens[closing].text.lower() in words.verbs or is_active(tokens, closing, language)
            return closing if plain else None  # «y la aldea, donde viven 118 personas, está aislada»
        if opens_other or word in words.pronouns | words.additive or (not word.isalnum() and not elided):
            return None
        if pronoun and word not in words.bearers and not elided:
            return None
    return None


def _after_relative(tokens: Sequence[Token], comma: int, words: _Words) -> int | None:
    """Return the token behind a relative clause that a comma opens and another closes, None where there is none."""
    if comma + 1 >= len(tokens) or tokens[comma + 1].text.lower() not in words.relatives:
        return None
    near = range(comma + 2, min(comma + _LONGEST_INSERTION, len(tokens) - 1))
    closing = next((i for i in near if tokens[i].text == ","), None)
    return closing + 1 if closing is not None else None
