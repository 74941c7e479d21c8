"""What is still to come, and what depends on something: plans, demands, futures told in the past, conditions."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.nouns import has_capital_nouns
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.verbs import any_verb, is_plain_verb
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Hit, Phrasebook
from claimcheck.languages.scanner import Token, TokenKind

# An infinitive stands at most so many tokens behind the verb that plans it (« compte ne pas se retirer »).
_REACH_OF_INFINITIVE = 6

# "will decide at the end of May if": tokens between a verb and what it asks, at the most.
_REACH_OF_ASKING = 7
# "asked the people who live by the port to stay": tokens between such a verb and its infinitive, at the most.
_REACH_OF_URGING = 9
# Pronouns and a negation in front of an infinitive: « à ne pas s'y rendre ».
_REACH_OF_PRONOUNS = 4
_ELISIONS = frozenset("'’")
# "should the": tokens of a verb that opens a condition, and of its subject.
_LONGEST_OPENING = 2
# « en caso de »: tokens of a word that opens one at the head of a sentence.
_LONGEST_LEADING = 4
# A shorter word with such an ending is no adverb ("only", « dément »).
_SHORTEST_ADVERB = 7
_STOPS = frozenset(",;:.!?")
_QUOTES = frozenset("\"'’‘«»“”„")

# "it would be quite wrong to": tokens behind such words in which the infinitive or the clause begins.
_REACH_OF_VALUING = 4

# "found out he would": tokens in front of the pronoun in which the verb stands.
_NEAR_VERB = 2

# „zou hebben gemist“: tokens behind the auxiliary, at the least.
_FEWEST_OF_HEARSAY = 2

# A form of the future tense has at least so many letters ("aura", « dira »).
_SHORTEST_FUTURE = 4


@dataclass(frozen=True, slots=True)
class _Words:
    planned: Phrasebook
    not_planned: Phrasebook
    nouns: frozenset[str]
    before_infinitive: frozenset[str]
    endings: tuple[str, ...]
    not_future: frozenset[str]
    auxiliaries: frozenset[str]
    infinitive_endings: tuple[str, ...]
    not_infinitives: frozenset[str]
    participle_beginnings: tuple[str, ...]
    future_in_past: frozenset[str]
    opening_conditions: Phrasebook
    leading_conditions: Phrasebook
    threatening: Phrasebook
    valuing: Phrasebook
    valuing_particles: frozenset[str]
    clause_starts: frozenset[str]
    not_future_in_past: Phrasebook
    perfects: tuple[str, ...]
    conditional_endings: tuple[str, ...]
    not_conditional: frozenset[str]
    past_words: frozenset[str]
    past_endings: tuple[str, ...]
    conditions: Phrasebook
    not_conditions: Phrasebook
    asking: frozenset[str]
    questions: frozenset[str]
    urging: frozenset[str]
    urging_particles: frozenset[str]
    granting: frozenset[str]
    conceding: frozenset[str]
    future_concedes: bool
    bystanders: frozenset[str]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    separable: bool
    saying: frozenset[str]
    determiners: frozenset[str]
    passives: frozenset[str]
    gerund_endings: tuple[str, ...]
    imminent: frozenset[str]
    wanting: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    table = own_table(language, "certainty")
    return _Words(
        Phrasebook(table.get("planned", ())),
        Phrasebook(table.get("not_planned", ())),
        own_words(language, "certainty", "planned_nouns"),
        frozenset(table.get("planned_before_infinitive", ())),
        tuple(table.get("planned_endings", ())),
        frozenset(table.get("not_planned_words", ())),
        frozenset(table.get("future_auxiliaries", ())),
        tuple(table.get("infinitive_endings", ())),
        frozenset(table.get("not_infinitives", ())),
        tuple(table.get("participle_beginnings", ())),
        frozenset(table.get("future_in_past", ())),
        Phrasebook(table.get("opening_conditions", ())),
        Phrasebook(table.get("leading_conditions", ())),
        Phrasebook(table.get("threatening", ())),
        Phrasebook(table.get("valuing", ())),
        frozenset(table.get("valuing_particles", "").split()),
        frozenset(own_table(language, "speech").get("clause_starts", ())),
        Phrasebook(table.get("not_future_in_past", ())),
        tuple(table.get("not_future_in_past", ())),
        tuple(table.get("conditional_endings", ())),
        frozenset(table.get("not_conditional", ())),
        frozenset(table.get("past_words", "").split()),
        tuple(table.get("past_endings", ())),
        Phrasebook(table.get("conditions", ())),
        Phrasebook(table.get("not_conditions", ())),
        frozenset(table.get("asking", "").split()),
        own_words(language, "certainty", "questions"),
        frozenset(table.get("urging", "").split()),
        frozenset(table.get("urging_particles", "").split()),
        frozenset(table.get("granting", "").split()),
        frozenset(table.get("conceding", "").split()),
        bool(table.get("future_concedes")),
        own_words(language, "speech", "bystanders"),
        own_words(language, "certainty", "between_planned"),
        tuple(own_table(language, "function_words").get("adverb_endings", ())),
        bool(own_table(language, "speech").get("verb_second")),
        own_words(language, "speech", "verbs") | own_words(language, "speech", "clause_verbs"),
        own_words(language, "function_words", "determiners"),
        own_words(language, "speech", "passive_auxiliaries"),
        tuple(own_table(language, "speech").get("gerund_endings", ())),
        frozenset(table.get("imminent", ())),
        own_words(language, "certainty", "wanting"),
    )


def plans(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a clause announces, plans or asks for what it tells: "will close", « fermera », "wird schließen"."""
    return bool(planned_from(tokens, language))


def planned_from(tokens: Sequence[Token], language: str) -> list[int]:
    """Return from which offsets on a clause tells what it plans: behind "will", at « fermera » and „schließen“."""
    words = _words(language)
    tokens = [token for token in tokens if not _is_adverb(token, words, language)]  # « s'apprête également à frapper »
    phrases = [
        tokens[hit.last - 1].end
        for hit in _apart_from(words.planned, words.not_planned, tokens)
        if not (_is_name(tokens, hit) or _is_noun(tokens, hit, words)) and _plans_something(tokens, hit, words)
        if not _only_describes(tokens, hit, words, language) and not _did_not_want(tokens, hit.first, language)
        if not _was_done(tokens, hit.first, language)
        if not (words.separable and hit.phrase in words.wanting and _ends_in_perfect(tokens, hit.first, words))
    ]
    idle = {index for hit in words.not_planned.find(tokens) for index in range(hit.first, hit.last)}  # « son aura »
    future = [
        token.start
        for index, token in enumerate(tokens)
        if index not in idle and (_is_future(token, words) or (not index and _opens_as_future(token, words, language)))
    ]
    urged = [tokens[index].end for index in _urgings(tokens, words)]
    wanting = [token for index, token in enumerate(tokens) if not _did_not_want(tokens, index, language)]
    return [*phrases, *future, *_infinitives(wanting, words), *urged]


def _was_done(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Tell whether a modal of the past in front makes of a verb of plans what was: "kon vroeg gaan slapen"."""
    modals = own_words(language, "certainty", "past_modals")
    before = itertools.takewhile(lambda token: token.text != ",", reversed(tokens[:index]))
    return tokens[index].text.lower() not in modals and any(token.text.lower() in modals for token in before)


def _only_describes(tokens: Sequence[Token], hit: Hit, words: _Words, language: str) -> bool:
    """Tell whether what is about to happen only describes somebody, without a verb: "a man about to leave was hurt"."""
    if hit.phrase not in words.imminent:
        return False
    comma = next((i for i in range(hit.first - 1, -1, -1) if tokens[i].text == ","), -1)
    return not any_verb(tokens[comma + 1 : hit.first], language)


def _did_not_want(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Tell whether a verb at a token says in the past what somebody did not want to do: „wollte nichts sagen“."""
    if tokens[index].text.lower() not in own_words(language, "certainty", "wanted"):
        return False
    negations = frozenset(own_table(language, "negation").get("words", ()))
    return any(token.text.lower() in negations for token in tokens[index : _clause_end(tokens, index)])


def claims_to_have(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether somebody claims to have done something: „Ein Zeuge will einen Schuss gehört haben“."""
    words = _words(language)
    return words.separable and any(
        token.text.lower() in words.wanting and _ends_in_perfect(tokens, index, words)
        for index, token in enumerate(tokens)
    )


def _ends_in_perfect(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether an infinitive of the perfect ends the clause of a verb: „gehört haben“."""
    end = _clause_end(tokens, index)
    perfect = end - index > _FEWEST_OF_HEARSAY and tokens[end - 1].text in words.not_infinitives
    return perfect and tokens[end - 2].text.islower()


def _clause_end(tokens: Sequence[Token], index: int) -> int:
    return next((i for i in range(index, len(tokens)) if tokens[i].text in _STOPS), len(tokens))


def _is_adverb(token: Token, words: _Words, language: str) -> bool:
    """Tell whether a token is an adverb by its ending; a verb may end so too (« ils réclament »)."""
    word = token.text
    if is_plain_verb(word, language):
        return False
    long = len(word) > _SHORTEST_ADVERB and word.islower()
    return word in words.adverbs or (long and bool(words.adverb_endings) and word.endswith(words.adverb_endings))


def future_in_past(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a verb in the past announces what is to come: "said it would close", « a dit qu'il fermerait »."""
    return bool(announced_from(tokens, language))


def announced_from(tokens: Sequence[Token], language: str) -> list[int]:
    """Return from which offsets on a clause tells what a verb in the past announces: at "would", « fermerait »."""
    words = _words(language)
    past = next((i for i, token in enumerate(tokens) if _is_past(token, words)), None)
    if past is None or words.not_future_in_past.find(tokens) or _is_hearsay(tokens, words):
        return []
    return [
        token.start
        for token, behind in itertools.pairwise([*tokens[past + 1 :], tokens[-1]])
        if token.text.lower() in words.future_in_past
        or _has_ending(token, words.conditional_endings, words.not_conditional)
        if not is_hearsay_of_perfect(token.text, behind.text, language)
    ]


def is_hearsay_of_perfect(auxiliary: str, behind: str, language: str) -> bool:
    """Tell whether an auxiliary with a participle tells what others say: "terá sido roubado", «habría cobrado»."""
    if auxiliary.lower() not in own_words(language, "certainty", "hearsay_auxiliaries"):
        return False
    passives = own_words(language, "speech", "passive_auxiliaries")
    return fact_words(language).is_participle(behind.lower()) or behind.lower() in passives


def _is_hearsay(tokens: Sequence[Token], words: _Words) -> bool:
    """Tell whether a perfect infinitive at the end of its clause makes hearsay of a future: „zou dat hebben gemist“."""
    perfect = {phrase.split()[-1] for phrase in words.perfects}
    for index, token in enumerate(tokens):
        if token.text.lower() not in words.future_in_past or not words.separable:
            continue
        end = next((i for i in range(index, len(tokens)) if tokens[i].text in _STOPS), len(tokens))
        if end - index > _FEWEST_OF_HEARSAY and tokens[end - 2].text.lower() in perfect:
            return True
    return False


def looms(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a thing threatens to do something, which is a danger and no plan: « Le glacier menace de céder »."""
    words = _words(language)
    hits = [hit for hit in words.threatening.find(tokens) if not _is_noun(tokens, hit, words)]
    if not hits or tokens[hits[0].first].text.lower() in words.nouns:
        return False
    vocabulary, before = speech_words(language), tokens[: hits[0].first]
    pronouns = vocabulary.subject_pronouns | vocabulary.bystanders | vocabulary.somebody
    capitals = has_capital_nouns(language)
    return bool(before) and not any(
        vocabulary.speaks(token.text.lower())
        or token.text.lower() in pronouns
        or (place and token.text[0].isupper() and not capitals)
        for place, token in enumerate(before)
    )


def valued(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the tokens of verbs that only say what it is to do something: "it would be wrong to leave".

    They announce nothing, and depend on nothing.
    """
    words = _words(language)
    places = [index for index, token in enumerate(tokens) if token.text not in _QUOTES]
    plain = [tokens[index] for index in places]
    return frozenset(
        places[index]
        for hit in words.valuing.find(plain)
        if _values_act(plain[hit.last : hit.last + _REACH_OF_VALUING], words)
        for index in range(hit.first, hit.last)
    )


def _values_act(behind: Sequence[Token], words: _Words) -> bool:
    """Tell whether an adjective stands at the head of some tokens and an infinitive or a clause behind it."""
    signs = (i for i, token in enumerate(behind) if token.kind is not TokenKind.WORD)
    clause = behind[1 : next(signs, len(behind))]
    return any(
        token.text.lower() in words.valuing_particles
        or (not words.valuing_particles and _is_infinitive(token.text, words))
        for token in clause
    )


def announced(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a clause behind a verb in the past tells what is to come: "It emerged that the club would close"."""
    words = _words(language)
    starts = [i for i, token in enumerate(tokens) if token.text.lower() in words.clause_starts]
    tells = any(any(_is_past(token, words) for token in tokens[:start]) for start in starts[:1])
    return (tells or _learns_bare(tokens, words, language)) and future_in_past(tokens, language)


def _learns_bare(tokens: Sequence[Token], words: _Words, language: str) -> bool:
    """Tell whether a pronoun with a future in the past stands right behind a verb: "found out he would not sail"."""
    lowered = [token.text.lower() for token in tokens]
    vocabulary = speech_words(language)
    if not vocabulary.bare_clauses:
        return False
    return any(
        one in vocabulary.subject_pronouns
        and two in words.future_in_past
        and any(_is_past(token, words) for token in tokens[max(place - _NEAR_VERB, 0) : place])
        for place, (one, two) in enumerate(itertools.pairwise(lowered))
    )


def first_past(tokens: Sequence[Token], language: str) -> Token | None:
    """Return the first word that tells in the past, None where no word does."""
    words = _words(language)
    return next((token for token in tokens if _is_past(token, words)), None)


def would_be(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a clause says what would be, where nobody announces it: "the deal would create 300 jobs"."""
    words = _words(language)
    idle = {hit.first for hit in words.not_future_in_past.find(tokens)}
    return any(token.text.lower() in words.future_in_past for i, token in enumerate(tokens) if i not in idle)


def condition_in(tokens: Sequence[Token], language: str) -> int | None:
    """Return where a clause names the condition under which it holds: "if she won, she would be"; None where none."""
    words = _words(language)
    if any(hit.first == 0 for hit in words.opening_conditions.find(tokens[:_LONGEST_OPENING])):
        return 0  # "Should the talks fail, a court decides"
    found = _apart_from(words.conditions, words.not_conditions, tokens)
    leading = _apart_from(words.leading_conditions, words.not_conditions, tokens[:_LONGEST_LEADING])
    found = [*(hit for hit in leading if not hit.first), *found]
    found = [hit for hit in found if not hit.first or tokens[hit.first - 1].text != "-"]  # « queixou-se o dono »
    asked = (hit.first for hit in found if _asks(tokens, hit.first, words) or _grants(tokens, hit.first, words))
    idle = frozenset(asked)
    return next((hit.first for hit in found if hit.first not in idle), None)


def states_fact(clause: Sequence[Token], language: str) -> bool:
    """Tell whether a clause tells in the past of something that depends on nothing: "the price was far higher"."""
    return _states_fact(clause, own_words(language, "facts", "past_verbs"), _words(language))


def asks_whether(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a clause only asks what it tells of: "will rule whether the dam must go", « dira si »."""
    words = _words(language)
    found = _apart_from(words.conditions, Phrasebook(()), tokens)
    return any(token.text.lower() in words.questions for token in tokens) or any(
        _asks(tokens, hit.first, words) for hit in found
    )


def _grants(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether "if" grants what it opens: « Si la fête a plu, les voisins ont souffert », both of them facts.

    It opens the sentence, and the main clause behind its comma tells in the past and of nothing that depends on it; or
    a comma sets it behind such a clause (« a été retenu, avec un autre site si la mer était agitée »). In French and
    Spanish a condition is in the present or the past: what will be, behind "if", is granted.
    """
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), None)
    opens = index <= 1
    if comma is None or not (opens or (tokens[index - 1].text == "," and not words.past_endings)):
        return False
    if opens and any(token.text.lower() in words.bystanders for token in tokens[:comma]):
        return False  # « Si vous êtes malade, les médecins sont là »
    if opens and any(token.text.lower() in words.conceding for token in tokens[:comma]):
        return True  # « Si le quai est rouvert depuis jeudi, les grues resteront fermées »
    if opens and words.future_concedes and any(_is_future(token, words) for token in tokens[index + 1 : comma]):
        return True  # « Si la moitié des trains rouleront, la ligne R sera touchée »
    main = tokens[comma + 1 :] if opens else tokens[:index]
    return _states_fact(main, words.granting if opens else frozenset(), words)


def _states_fact(clause: Sequence[Token], verbs: frozenset[str], words: _Words) -> bool:
    """Tell whether a clause tells in the past, or by one of `verbs`, and of nothing planned or open."""
    for token in clause:
        depends = _has_ending(token, words.conditional_endings, words.not_conditional)
        if token.text.lower() in words.future_in_past or _is_future(token, words) or depends:
            return False
    if words.separable:
        clause = clause[:_FEWEST_OF_HEARSAY]  # the verb comes first: "Als de vlek komt, wordt zwemmen verboden"
    has_factual_verb = any(
        (_is_past(token, words) or token.text.lower() in verbs)
        and words.saying.isdisjoint(later.text.lower() for later in clause[place : place + 2])
        for place, token in enumerate(clause)
    )
    return has_factual_verb and not words.planned.find(clause)


def _asks(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether "if" opens a question that a verb in front of it asks: « Nous déciderons fin mai si … »."""
    for token in reversed(tokens[max(index - _REACH_OF_ASKING, 0) : index]):
        if token.text in _STOPS:
            return False
        if token.text.lower() in words.asking:
            return True
    return False


def _apart_from(phrases: Phrasebook, idioms: Phrasebook, tokens: Sequence[Token]) -> list[Hit]:
    taken = {index for hit in idioms.find(tokens) for index in range(hit.first, hit.last)}
    return [hit for hit in phrases.find(tokens) if hit.first not in taken]


def _plans_something(tokens: Sequence[Token], hit: Hit, words: _Words) -> bool:
    """Tell whether a verb that plans only before an infinitive has one: « compte partir », not « compte 240 lits »."""
    word = tokens[hit.first].text.lower()
    if (
        hit.last - hit.first == 1
        and word in words.wanting
        and (hit.last >= len(tokens) or tokens[hit.last].text in _STOPS)
    ):
        return False  # "whatever they want, they get"
    if hit.last - hit.first > 1 or word not in words.before_infinitive:
        return True
    behind = tokens[hit.last : hit.last + _REACH_OF_INFINITIVE]
    signs = (i for i, token in enumerate(behind) if token.kind is not TokenKind.WORD and token.text not in _ELISIONS)
    end = next(signs, len(behind))  # « va s'abattre »
    return any(token.text.lower().endswith(words.infinitive_endings) for token in behind[:end])


def urgings(tokens: Sequence[Token], language: str) -> list[int]:
    """Return the verbs that ask somebody for what an infinitive tells: « a appelé Corle à rester », "asked us to"."""
    return list(_urgings(tokens, _words(language)))


def _urgings(tokens: Sequence[Token], words: _Words) -> Iterator[int]:
    for index, token in enumerate(tokens):
        before = tokens[index - 1].text.lower() if index else ""
        noun = before in words.determiners  # « la somme de »
        undergone = before.endswith(words.gerund_endings) and before in words.passives  # "upset at being asked to pay"
        if token.text.lower() not in words.urging or noun or undergone:
            continue
        for place in range(index + 1, min(index + 1 + _REACH_OF_URGING, len(tokens))):
            if tokens[place].text in _STOPS:
                break
            if tokens[place].text.lower() in words.urging_particles and _opens_infinitive(tokens, place + 1, words):
                yield index
                break


def _opens_infinitive(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether an infinitive stands at a token, or the clause ends there as behind „auf“ in „rief … auf“."""
    while index < len(tokens) and tokens[index].text in _ELISIONS:
        index += 1
    if index >= len(tokens) or tokens[index].text in _STOPS:
        return words.separable
    word = tokens[index].text
    if words.infinitive_endings:
        near = tokens[index : index + _REACH_OF_PRONOUNS]
        return any(_is_infinitive(token.text, words) for token in near) and word.lower() not in words.determiners
    return word.islower() and word not in words.determiners


def _is_name(tokens: Sequence[Token], hit: Hit) -> bool:
    """Tell whether a single word is a name: "Will Ferrer"."""
    return hit.last - hit.first == 1 and tokens[hit.first].text[0].isupper()


def _is_noun(tokens: Sequence[Token], hit: Hit, words: _Words) -> bool:
    """Tell whether a word that may be a verb is a noun: "Plans to close it were dropped", "their demands"."""
    word = tokens[hit.first].text
    if word.lower() not in words.nouns:
        return False
    before = tokens[hit.first - 1].text.lower() if hit.first else ""
    return (not hit.first and word[0].isupper()) or before in words.determiners or before == "s"


def _is_future(token: Token, words: _Words) -> bool:
    return _has_ending(token, words.endings, words.not_future) and token.text.islower()


def _opens_as_future(token: Token, words: _Words, language: str) -> bool:
    """Tell whether an auxiliary in the future opens a sentence: « Seront admis les voyageurs venus de Norvège »."""
    auxiliaries = own_words(language, "function_words", "auxiliaries")
    return token.text.lower() in auxiliaries and _has_ending(token, words.endings, words.not_future)


def _has_ending(token: Token, endings: tuple[str, ...], excluded: frozenset[str]) -> bool:
    word = token.text.lower()
    return len(word) >= _SHORTEST_FUTURE and bool(endings) and word.endswith(endings) and word not in excluded


def _infinitives(tokens: Sequence[Token], words: _Words) -> Iterator[int]:
    """Yield where the infinitives stand that make a future with an auxiliary: "wird im Mai schließen"."""
    for index, token in enumerate(tokens):
        if token.text.lower() not in words.auxiliaries:
            continue
        if _closes_passive(tokens, index, words):
            continue  # „konnte geöffnet werden“
        rest = tokens[index + 1 :]
        end = next(
            (i for i, sign in enumerate(rest) if sign.kind is TokenKind.SIGN and sign.text in ",.;:!?"), len(rest)
        )
        if end and _is_infinitive(rest[end - 1].text, words):
            yield rest[end - 1].start
        elif not end and words.separable and index and _is_infinitive(tokens[index - 1].text, words):
            yield tokens[index - 1].start  # „dass der Markt umziehen werde“


def _closes_passive(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether an infinitive of the passive ends its clause behind its participle: „darf nicht geöffnet werden“."""
    word = tokens[index].text.lower()
    ends = index + 1 == len(tokens) or tokens[index + 1].text in _STOPS
    passive = word in words.passives and _is_infinitive(word, words)
    return words.separable and ends and passive and tokens[index - 1].text not in words.auxiliaries


def _is_infinitive(word: str, words: _Words) -> bool:
    return (
        word.islower()
        and word.endswith(words.infinitive_endings)
        and word not in words.not_infinitives
        and not word.startswith(words.participle_beginnings)
    )


def _is_past(token: Token, words: _Words) -> bool:
    word = token.text.lower()
    return word in words.past_words or (bool(words.past_endings) and word.endswith(words.past_endings))
