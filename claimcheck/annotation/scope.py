"""What of a statement its hedges govern: the main clause, not what a relative clause or a second verb of saying adds.

"The bank cut its rate to 2% and hinted that more may come": the cut is stated, whatever may come.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.annotation.fact_words import finite_forms
from claimcheck.annotation.verbs import any_verb
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind

# In front of a boundary a clause has at least so many words; a shorter piece is no clause.
_FEWEST_WORDS = 3

# A main clause behind an opening one has at least a subject and a verb: "Asked whether it would hold, Hall smiled".
_FEWEST_BEHIND_OPENER = 2

# Tokens behind an article in which the verb of a second clause follows: "and the ferry operator may".
_LONGEST_SUBJECT = 4

# Tokens in front of a noun and a relative among which its article stands: «una nueva obra que».
_WORDS_OF_A_NOUN = 2

# Between two of these an inserted clause stands.
_INSERTING = frozenset(",-—")


@dataclass(frozen=True, slots=True)
class _Words:
    boundaries: Phrasebook
    openers: Phrasebook
    behind_comma: frozenset[str]
    bare_relatives: frozenset[str]
    soft: frozenset[str]
    finite: frozenset[str]
    resumes: bool
    joints: frozenset[str]
    conjunctions: frozenset[str]
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    appositions: Phrasebook
    gerund_endings: tuple[str, ...]
    clefts: Phrasebook
    subjects: frozenset[str]
    determiners: frozenset[str]
    relatives: frozenset[str]
    function_words: frozenset[str]
    past: frozenset[str]
    past_endings: tuple[str, ...]
    forms: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    certainty, speech = own_table(language, "certainty"), own_table(language, "speech")
    verbs = f"{speech.get('verbs', '')} {speech.get('clause_verbs', '')}".split()
    return _Words(
        Phrasebook(certainty.get("boundaries", ())),
        Phrasebook(certainty.get("openers", ())),
        frozenset(certainty.get("comma_boundaries", "").split()),
        frozenset(certainty.get("bare_relatives", "").split()),
        frozenset(certainty.get("soft_boundaries", "").split()),
        frozenset(speech.get("finite", "").split()),
        bool(speech.get("verb_second")),
        frozenset(own_table(language, "clauses").get("additive", ())),
        frozenset(own_table(language, "clauses").get("joints", ())),
        frozenset([*verbs, *certainty.get("hinting", "").split()]),
        own_words(language, "function_words", "auxiliaries"),
        Phrasebook(own_table(language, "clauses").get("appositions", ())),
        tuple(speech.get("gerund_endings", ())),
        Phrasebook(own_table(language, "facts").get("clefts", ())),
        own_words(language, "speech", "subject_pronouns") or own_words(language, "function_words", "personal_pronouns"),
        own_words(language, "function_words", "determiners"),
        own_words(language, "speech", "relatives"),
        own_words(language, "function_words", "words"),
        own_words(language, "facts", "verbs") | own_words(language, "certainty", "past_words"),
        tuple(certainty.get("past_endings", ())),
        finite_forms(language) - own_words(language, "verbs", "nouns"),
    )


def main_clause(tokens: Sequence[Token], language: str) -> Sequence[Token]:
    """Return the tokens of the main clause of a statement, all of them where no other clause is plain."""
    words = _words(language)
    if any(hit.first == 0 for hit in words.clefts.find(tokens[:_FEWEST_WORDS])):
        return tokens  # « C'est une affaire qui pourrait finir mal » tells what the relative clause does
    kept = list(tokens[_after_opener(tokens, words) :])
    position = 0
    while True:
        end = _next_boundary(kept, position, words)
        if end is None:
            return kept
        sign = kept[end - 1].text
        complete = any(token.text.lower() in words.finite for token in kept[: end - 1])
        inserted = sign in _INSERTING and not complete
        inserted = inserted or _opens_apposition(kept, end, words)
        resumes = next((i for i in range(end, len(kept)) if inserted and kept[i].text == sign), None)
        if resumes is None:
            return kept if _is_noun_and_clause(kept, end, language) else kept[:end]
        del kept[end - 1 : resumes + 1]  # "the yard, which builds ferries, could close"
        position = end - 1


def _is_noun_and_clause(tokens: Sequence[Token], end: int, language: str) -> bool:
    """Tell whether a noun without a verb stands in front of a last clause: « Puis l'affaire où le tribunal rendra … ».

    It tells what that clause does. Behind a comma the main clause may follow.
    """
    return not any_verb(tokens[:end], language) and all(token.text != "," for token in tokens[end:])


def holds_verb(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a finite verb that is plain stands among some tokens."""
    words = _words(language)
    verbs = words.verbs | words.auxiliaries
    return any(_is_verb(token, words) or token.text.lower() in verbs for token in tokens)


def _next_boundary(tokens: Sequence[Token], position: int, words: _Words) -> int | None:
    """Return where the next clause begins that is not the main one, None where none does."""
    hits = [hit.first for hit in words.boundaries.find(tokens) if hit.first >= position]
    hits += [
        i for i in range(position, len(tokens)) if _joins_verb(tokens, i, words) or _opens_relative(tokens, i, words)
    ]
    hits += [
        i
        for i in range(position, len(tokens))
        if _opens_second(tokens, i, words) or _opens_participle(tokens, i, words)
    ]
    hits += [
        i
        for i in range(position, len(tokens))
        if _opens_reason(tokens, i, words) or _opens_apposition(tokens, i, words)
    ]
    return next((i for i in sorted(hits) if i and _stands_alone(tokens, i, words)), None)


def _opens_relative(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether a word opens a relative clause behind a comma: « , que podría cerrar, », ", die schließen könnte,".

    Where such a word is an article too, the clause is one only if a verb, in lower case, ends it at the next comma.
    """
    if tokens[index].text in words.bare_relatives and _follows_noun(tokens, index, words):
        return True  # "twee mannen die een winkel zouden hebben beroofd"
    if not index or tokens[index - 1].text != "," or tokens[index].text.lower() not in words.behind_comma:
        return False
    if not words.resumes:
        return True
    comma = next((i for i in range(index, len(tokens)) if tokens[i].text == ","), None)
    return comma is not None and comma > index + 2 and tokens[comma - 1].text.islower()


def _follows_noun(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether a word of content stands in front of a token, and a clause with its verb before that."""
    before = tokens[index - 1] if index else None
    if before is None or before.kind is not TokenKind.WORD or before.text.lower() in words.function_words:
        return False
    if words.resumes:
        return any(token.text.lower() in words.auxiliaries for token in tokens[: index - 1])
    in_front = [token.text.lower() for token in tokens[: index - 1]]
    counted = tokens[index - 2].kind is TokenKind.DIGITS if index > 1 else False
    noun = counted or not words.determiners.isdisjoint(in_front[-_WORDS_OF_A_NOUN:])
    comma = max((i for i in range(index) if tokens[i].text == ","), default=-1)
    own = (i for i in range(comma + 1, index - 1) if tokens[i].text.lower() in words.forms)
    states = any(not i or tokens[i - 1].text.lower() not in words.determiners for i in own)
    # «una obra que costará»; not «dijo en una nota que costará», «es una pena que cueste»
    return noun and states and words.verbs.isdisjoint(in_front) and before.text not in words.forms


def _opens_reason(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether a word that opens a clause or a phrase opens a clause: verbs stand in front of it and behind it."""
    if tokens[index].text.lower() not in words.soft:
        return False
    sides = (tokens[:index], tokens[index + 1 :])
    return all(any(_is_verb(token, words) for token in side) for side in sides)


def _is_verb(token: Token, words: _Words) -> bool:
    word = token.text.lower()
    return (
        word in words.finite or word in words.past or (bool(words.past_endings) and word.endswith(words.past_endings))
    )


def _opens_participle(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether a participle behind a comma opens a clause: « Elle a quitté la salle, jugeant le débat inutile »."""
    if not words.gerund_endings or index < _FEWEST_WORDS or tokens[index - 1].text != ",":
        return False
    verb = index
    if tokens[index].text.lower() in words.determiners:
        verb = index + 2  # « , la police jugeant … »
    elif tokens[index].text.lower() in words.function_words:
        verb = index + 1  # « , en jugeant … »
    if verb >= len(tokens):
        return False
    word = tokens[verb].text
    return word.islower() and word.endswith(words.gerund_endings) and word not in words.function_words


def _opens_second(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether "and" opens a second clause with its own subject: "The port has closed and the ferry may stop"."""
    if tokens[index].text.lower() not in words.joints or index + 1 >= len(tokens):
        return False
    subject = tokens[index + 1]
    if subject.text.lower() in words.subjects:
        return True
    opens = subject.text.lower() in words.determiners or subject.text[0].isupper()
    if not opens or not any(token.text.lower() in words.finite for token in tokens[:index]):
        return False
    for token in tokens[index + 2 : index + 2 + _LONGEST_SUBJECT]:
        if token.kind is not TokenKind.WORD or token.text.lower() in words.relatives:
            return False
        if token.text.lower() in words.finite:
            return True
    return False


def _opens_apposition(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether a comma behind a clause opens an apposition: "sent them home, a process that could end"."""
    if index < _FEWEST_WORDS or tokens[index - 1].text != ",":
        return False
    opens = any(hit.first == 0 for hit in words.appositions.find(tokens[index : index + _FEWEST_WORDS]))
    return opens and any(token.text.lower() in words.finite for token in tokens[: index - 1])


def _stands_alone(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether a clause may end in front of a boundary: it has some words, or a verb too ("Hall knows")."""
    before = tokens[index - 1]
    verb = index > 1 and (_is_verb(before, words) or before.text.lower() in words.forms)
    return before.text in _INSERTING or verb or _word_count(tokens[:index]) >= _FEWEST_WORDS


def _after_opener(tokens: Sequence[Token], words: _Words) -> int:
    """Return the index after a clause of time or concession that the statement opens with, and after its comma."""
    joined = bool(tokens) and tokens[0].text.lower() in words.conjunctions
    opening = [hit for hit in words.openers.find(tokens[:5]) if hit.first == int(joined)]
    head = tokens[int(joined)].text.lower() if len(tokens) > 1 else ""
    participle = bool(words.gerund_endings) and head.endswith(words.gerund_endings)  # "Joking that he could, Hall left"
    if not opening and not participle:
        return 0
    comma = next((i + 1 for i, token in enumerate(tokens) if token.text == ","), 0)
    return comma if _word_count(tokens[comma:]) >= _FEWEST_BEHIND_OPENER else 0


def _joins_verb(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether "and" joins a second verb of saying or hinting to the first."""
    if tokens[index].text.lower() not in words.joints:
        return False
    later = index + 1
    while later < len(tokens) and tokens[later].text.lower() in words.auxiliaries - words.verbs:
        later += 1  # « e ha lasciato intendere »
    return later < len(tokens) and tokens[later].text.lower() in words.verbs


def _word_count(tokens: Sequence[Token]) -> int:
    return sum(token.kind is not TokenKind.SIGN for token in tokens)
