"""The verbs of saying in a sentence, each with its auxiliaries and what else stands before it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.forecasts import forecast_verbs, is_provision
from claimcheck.annotation.futures import urgings
from claimcheck.annotation.refusals import refuses
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.verbs import is_active
from claimcheck.languages.scanner import TokenKind

_QUOTES = frozenset('«"“„')

# An infinitive has more letters than an article that ends like one.
_SHORTEST_STEM = 3

# How the plural of the present ends in German and Dutch, which is the infinitive too.
_PLURAL = ("en", "ern", "eln")

# Tokens within which an infinitive follows the verb that it belongs to.
_NEAR = 3

# Tokens of a subject and of what two commas set off behind it, at the most.
_LONGEST_SET_OFF = 20


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb of saying with its auxiliaries and adverbs, by token range; `clausal` says that a clause must follow.

    `of_object`: its object is what is said ("expects gales"). `of_agents`: it reports only where its subject
    is somebody who plainly can speak: « la météo prévoit », not « le plan prévoit ».
    """

    first: int
    verb: int
    last: int
    clausal: bool = False
    of_object: bool = False
    of_agents: bool = False


def verb_groups(passage: Passage) -> Iterator[VerbGroup]:
    """Yield the verbs of saying in the order of the text, without nouns, passives, participles and infinitives.

    First come phrases and estimates, last the verbs whose object is what is said.
    """
    return (group for group in _all_groups(passage) if not (_depends(passage, group) or _withholds(passage, group)))


def _withholds(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether a negation leaves nothing said: "have not confirmed the find", „bestätigte den Fund nicht“."""
    vocabulary = passage.vocabulary
    if passage.words[group.verb] not in vocabulary.withheld:
        return False
    last = group.verb if vocabulary.bare_clauses else group.verb + 2  # not "said no"
    if vocabulary.group is not None:
        stops = (i for i in range(group.verb + 1, len(passage.words)) if passage.ends(i) or _opens_clause(passage, i))
        last = next(stops, len(passage.words))
    return not vocabulary.negators.isdisjoint(passage.words[group.first : last])


def _opens_clause(passage: Passage, index: int) -> bool:
    """Tell whether a word opens the clause that is said, in which a negation negates what it tells: „zegt dat hij“."""
    return passage.words[index] in passage.vocabulary.clause_starts and passage.words[index].isalpha()


def _all_groups(passage: Passage) -> Iterator[VerbGroup]:
    idle = {i for hit in passage.vocabulary.not_saying.find(passage.tokens) for i in range(hit.first, hit.last)}
    for hit in passage.vocabulary.verb_phrases.find(passage.tokens):
        if hit.first not in passage.quoted and hit.first not in idle:
            idle.update(range(hit.first, hit.last))
            group = VerbGroup(_group_start(passage, hit.first), hit.first, hit.last)
            if not _is_passive(passage, group):
                yield group
    estimates = list(_estimates(passage))
    governing = [i for i, word in enumerate(passage.words) if word in passage.vocabulary.verbs and i not in idle]
    governed = [group for group in estimates if governing and governing[0] < group.first]
    yield from (group for group in estimates if group not in governed)
    of_object = [*_forecasts(passage), *_judgements(passage), *_accusations(passage), *_urgings(passage)]
    of_object += _countings(passage)
    of_object = [group for group in of_object if group.verb not in idle or group.of_agents]
    idle.update(index for group in of_object for index in range(group.verb, group.last))
    for index, word in enumerate(passage.words):
        if index in idle or (index and passage.capital(index)) or _is_parted(passage, index):
            continue
        if index in passage.quoted and not _opens_quoted(passage, index):
            continue
        separable = _is_separable(passage, index)
        known = separable or word in passage.vocabulary.verbs | passage.vocabulary.clause_verbs
        if not known or _is_noun(passage, index):
            continue
        clausal = word not in passage.vocabulary.verbs and not separable
        if clausal and _has_own_auxiliary(passage, index):
            continue
        if _is_second_verb(passage, index) or _refuses(passage, index):
            continue
        group = VerbGroup(_group_start(passage, index), index, index + 1, clausal)
        infinitive = group.first and passage.words[group.first - 1] in passage.vocabulary.infinitives
        if not infinitive and not _is_passive(passage, group) and not _is_attribute(passage, group):
            yield group
    yield from governed  # "said a valuer had put the price at 4 million"
    yield from of_object
    yield from _naming(passage)


def _refuses(passage: Passage, index: int) -> bool:
    """Tell whether a verb of denial turns a wish down, which says nothing: "The judge denied the request"."""
    return passage.words[index] in passage.vocabulary.denial and refuses(passage.tokens, index, passage.language)


def _is_parted(passage: Passage, index: int) -> bool:
    """Tell whether a particle that ends the clause makes another verb of one of saying: „rief die Autos zurück“."""
    particles = next((ends for verbs, ends in passage.vocabulary.parted_verbs if passage.words[index] in verbs), None)
    if not particles:
        return False
    end = next((i for i in range(index + 1, len(passage.words)) if passage.ends(i)), len(passage.words))
    return passage.words[end - 1] in particles


def _is_separable(passage: Passage, index: int) -> bool:
    """Tell whether what ends its clause makes a verb of saying of one: „hob der Rat hervor“, "liet hij weten"."""
    endings = [ends for verbs, ends in passage.vocabulary.separable_verbs if passage.words[index] in verbs]
    if not endings:
        return False
    particles = frozenset().union(*endings)
    stops = (
        i
        for i in range(index + 1, len(passage.words))
        if passage.ends(i) or (_opens_clause(passage, i) and passage.words[i] not in particles)
    )
    return passage.words[next(stops, len(passage.words)) - 1] in particles


def _depends(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether a verb of saying is the infinitive of another verb or a preposition: « après avoir dénoncé »."""
    infinitives = passage.vocabulary.perfect_infinitives
    return not infinitives.isdisjoint(passage.words[max(group.first - 1, 0) : group.verb])


def _estimates(passage: Passage) -> Iterator[VerbGroup]:
    """Yield the verbs that report a figure: "put the crowd at 3,000", « ont évalué à 14 le nombre »."""
    vocabulary = passage.vocabulary
    for index, word in enumerate(passage.words):
        if word not in vocabulary.estimate_verbs or index in passage.quoted:
            continue
        if _is_noun(passage, index) and not _is_behind_clitic(passage, index):
            continue
        end = next((i for i in range(index + 1, len(passage.words)) if passage.ends(i)), len(passage.words))
        figures = [i for i in range(index + 2, end) if passage.tokens[i].kind is TokenKind.DIGITS]
        if any(set(passage.words[max(i - 3, index) : i]) & vocabulary.estimate_prepositions for i in figures):
            group = VerbGroup(_group_start(passage, index), index, index + 1)
            if not _is_passive(passage, group) and not _is_attribute(passage, group):
                yield group


def _is_behind_clitic(passage: Passage, index: int) -> bool:
    """Tell whether what looks like an article is the object of a verb: «la empresa, en cambio, la cifra en el 20%»."""
    return passage.vocabulary.drops_subjects and index > 1 and passage.words[index - 2] == ","


def _countings(passage: Passage) -> Iterator[VerbGroup]:
    """Yield the verbs right behind which a figure stands that somebody reports: "police estimate some 3,000"."""
    vocabulary = passage.vocabulary
    for index, word in enumerate(passage.words):
        if word not in vocabulary.counting_verbs or _is_noun(passage, index):
            continue
        behind = range(index + 1, min(index + 1 + _NEAR, len(passage.words)))
        first = next((i for i in behind if passage.content(i)), index)
        group = VerbGroup(_group_start(passage, index), index, index + 1, of_object=True, of_agents=True)
        counts = passage.tokens[first].kind is TokenKind.DIGITS
        if counts and not _is_passive(passage, group):
            yield group


def _forecasts(passage: Passage) -> Iterator[VerbGroup]:
    """Yield the verbs that tell of something to come: "forecasts gales", « table sur une hausse »."""
    for hit in forecast_verbs(passage.tokens, passage.language):
        if hit.first in passage.quoted or _is_noun(passage, hit.first):
            continue
        start, provides = _group_start(passage, hit.first), is_provision(passage.tokens, hit, passage.language)
        group = VerbGroup(start, hit.first, hit.last, of_object=True, of_agents=provides)
        if not _is_passive(passage, group) and not _is_attribute(passage, group):
            yield group


def _naming(passage: Passage) -> Iterator[VerbGroup]:
    """Yield the verbs that say what their object names: "called for an inquiry", « a dénoncé la fermeture ».

    Others say what somebody thinks or is, whatever stands behind: « s'est déclarée favorable à la fermeture ». To judge
    a person or a body is an act, in which it counts who does it to whom: "criticised Paul Kern".
    """
    vocabulary = passage.vocabulary
    appraising = vocabulary.appraising.find(passage.tokens)
    others = (book.find(passage.tokens) for book in (vocabulary.demanding, vocabulary.professing))
    hits = [*itertools.chain.from_iterable(others), *appraising]
    for hit in sorted(hits, key=lambda hit: hit.first):
        if hit in appraising and _is_somebody(passage, hit.last):
            continue
        if hit.first in passage.quoted or _is_noun(passage, hit.first) or hit.last >= len(passage.tokens):
            continue
        group = VerbGroup(_group_start(passage, hit.first), hit.first, hit.last, of_object=True, of_agents=True)
        clause = vocabulary.group is not None and passage.words[hit.last] == ","  # „fordern, dass“
        names = not passage.ends(hit.last) or hit.last in passage.quoted or clause
        if names and not _is_passive(passage, group) and not _is_attribute(passage, group):
            yield group


def _is_somebody(passage: Passage, index: int) -> bool:
    """Tell whether a person or a body stands at a token, behind an article or not: "Paul Kern", « la direction »."""
    noun, vocabulary = passage.determined(index), passage.vocabulary
    near = passage.words[noun : noun + 2]
    titled = not (vocabulary.titles - vocabulary.determiners).isdisjoint(near[:1])
    return noun in passage.names or titled or any(vocabulary.speaks(word) for word in near)


def _judgements(passage: Passage) -> Iterator[VerbGroup]:
    """Yield the verbs that say what somebody thinks of something: 'called the plan "a present"', "called it a gift".

    Without quotation marks somebody who plainly can speak must be the subject, and a name for the thing must follow.
    """
    for hit in passage.vocabulary.judging.find(passage.tokens):
        if hit.first in passage.quoted or _is_noun(passage, hit.first):
            continue
        quotes = _quotes_later(passage, hit.last)
        group = VerbGroup(_group_start(passage, hit.first), hit.first, hit.last, of_object=True, of_agents=not quotes)
        if not (quotes or _names_later(passage, hit.last)):
            continue
        if not _is_passive(passage, group) and not _is_attribute(passage, group):
            yield group


def _names_later(passage: Passage, first: int) -> bool:
    """Tell whether the object of a verb stands at token `first` and a name for it behind: "the plan a present"."""
    vocabulary, noun = passage.vocabulary, passage.determined(first)
    pronoun = first < len(passage.words) and passage.words[first] in vocabulary.pronouns | vocabulary.subject_pronouns
    if passage.ends(first) or not (noun > first or pronoun or passage.capital(first)):
        return False
    for index in range(noun + 1, len(passage.tokens)):
        if passage.ends(index) or passage.words[index] in vocabulary.settings | vocabulary.relatives:
            return False
        if passage.words[index] in vocabulary.naming_particles:
            return not passage.ends(index + 1) and not vocabulary.times.issuperset(passage.words[index + 1 : index + 2])
    return False


def _quotes_later(passage: Passage, first: int) -> bool:
    """Tell whether a quotation begins at token `first` or behind it in the same clause, past a setting in commas.

    « a qualifié jeudi, lors d'une réunion à Corle, de "honteuses" les accusations »
    """
    index = first
    while index < len(passage.tokens):
        if index in passage.quoted or passage.words[index] in _QUOTES:
            return True
        if passage.ends(index):
            index = _after_inserted_setting(passage, index)
            if index < 0:
                return False
        index += 1
    return False


def _after_inserted_setting(passage: Passage, comma: int) -> int:
    """Return the comma that closes a setting which a comma opens, -1 where none is set off there."""
    if passage.words[comma] != "," or comma + 1 >= len(passage.tokens):
        return -1
    if passage.words[comma + 1] not in passage.vocabulary.settings:
        return -1
    end = next((i for i in range(comma + 1, len(passage.tokens)) if passage.ends(i)), comma)
    return end if end > comma and passage.words[end] == "," else -1


def _accusations(passage: Passage) -> Iterator[VerbGroup]:
    """Yield the verbs that say what somebody is to blame for: "accused the port of fraud", 'of "fraud"'.

    Without a quotation somebody who plainly can speak must be the subject.
    """
    vocabulary = passage.vocabulary
    for index, word in enumerate(passage.words):
        if word not in vocabulary.accusing or index in passage.quoted:
            continue
        if vocabulary.is_gerund(word) or _is_of_accused(passage, index):
            continue  # « a fermé le quai en l'accusant de "fraude" » tells of the quay
        if _is_noun(passage, index) and (word.endswith(vocabulary.participle_endings) or passage.capital(index)):
            continue
        parted = vocabulary.group is not None and any(later > index for later in passage.quoted)  # „warf vor, „…““
        quotes = parted or _quotes_later(passage, index + 1)
        if not quotes and (_is_named_blame(passage, index) or _is_of_relative(passage, index)):
            continue
        group = VerbGroup(_group_start(passage, index), index, index + 1, of_object=True, of_agents=not quotes)
        if not _is_passive(passage, group) and not _is_attribute(passage, group):
            yield group


def _is_named_blame(passage: Passage, index: int) -> bool:
    """Tell whether an article makes a noun of a word of blame: « le reproche »; not « il l'accuse »."""
    return passage.words[index - 1] != "'" and _is_noun(passage, index)


def _is_of_relative(passage: Passage, index: int) -> bool:
    """Tell whether a relative clause has the blame, in which a pronoun speaks: « les pays, qu'il accuse de fraude »."""
    vocabulary = passage.vocabulary
    pronoun = _group_start(passage, index) - 1
    if pronoun < 1:
        return False
    opener = pronoun - 1 - (passage.words[pronoun - 1] == "'")
    if opener < 1 or passage.words[pronoun] not in vocabulary.subject_pronouns:
        return False
    return passage.words[opener] in vocabulary.relatives | vocabulary.clause_starts


def is_bare_accusation(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether a verb says without quotation marks what somebody is to blame for: "accused the port of fraud"."""
    return group.of_agents and passage.words[group.verb] in passage.vocabulary.accusing


def _is_of_accused(passage: Passage, index: int) -> bool:
    """Tell whether what somebody is accused of stands right behind a verb without an object: "a man accused of".

    Where an object may stand there as well (« reproche à la ville »), the verb is no participle.
    """
    vocabulary, behind = passage.vocabulary, passage.words[index + 1 : index + 2]
    participle = passage.words[index].endswith(vocabulary.participle_endings) or vocabulary.bare_clauses
    return participle and not (vocabulary.complements | vocabulary.agents).isdisjoint(behind)


def _urgings(passage: Passage) -> Iterator[VerbGroup]:
    """Yield the verbs that ask somebody for what an infinitive tells: "urged us to stay", « a exhorté Corle à »."""
    for index in urgings(passage.tokens, passage.language):
        if index in passage.quoted:
            continue
        group = VerbGroup(_group_start(passage, index), index, index + 1, of_object=True)
        if not _is_passive(passage, group) and not _is_attribute(passage, group):
            yield group


def _is_noun(passage: Passage, index: int) -> bool:
    """Tell whether an article makes a noun of a word: « l'annonce »; not « comme l'annonce le maire »."""
    before = index - 1
    if before > 1 and passage.words[before] == "s" and passage.words[before - 1] in ("'", "’"):
        return passage.vocabulary.bare_clauses  # "the dollar's continued fall"
    if before > 0 and passage.words[before] == "'":
        before -= 1
        if before and passage.words[before - 1] in passage.vocabulary.comparatives:
            return False
        return passage.words[before] in passage.vocabulary.determiners
    if before == 1 and passage.words[0] in passage.vocabulary.comparatives:  # « Comme le dit la maire »
        return passage.determined(index + 1) == index + 1 and not passage.capital(index + 1)
    return before >= 0 and passage.words[before] in passage.vocabulary.determiners - passage.vocabulary.auxiliaries


def _opens_quoted(passage: Passage, index: int) -> bool:
    """Tell whether a verb is the first of some quoted words whose subject stands in front: « Hall "nie très fort" »."""
    mark = index - 1
    if mark < 1 or mark not in passage.quoted or passage.words[mark] not in _QUOTES or mark - 1 in passage.quoted:
        return False
    return (passage.content(mark - 1) or passage.words[mark - 1] == ",") and not passage.vocabulary.bare_clauses


def _is_second_verb(passage: Passage, index: int) -> bool:
    """Tell whether a plural that is an infinitive too depends on an auxiliary: „wollte nicht sagen, ob“, „zu sagen“."""
    if not passage.vocabulary.verb_second or not passage.words[index].endswith(_PLURAL):
        return False
    for before in range(index - 1, -1, -1):
        if passage.ends(before) or passage.words[before] in passage.vocabulary.joints:
            return False
        if passage.words[before] in passage.vocabulary.auxiliaries:
            return True
    return False


def _has_own_auxiliary(passage: Passage, index: int) -> bool:
    """Tell whether a word is the noun of an auxiliary that stands behind it: "1,000-crown notes are in use"."""
    vocabulary, behind = passage.vocabulary, passage.words[index + 1 : index + 2]
    return vocabulary.bare_clauses and not vocabulary.finite.isdisjoint(behind) and not passage.ends(index + 1)


def _group_start(passage: Passage, verb: int) -> int:
    """Return where a verb begins with what stands between its subject and itself."""
    hits = passage.vocabulary.interposed.find(passage.tokens[:verb])
    interposed = {hit.last: hit.first for hit in hits if passage.words[hit.first - 1] != "-"}  # « a-t-elle aussi dit »
    first = verb
    while first > 0 and first - 1 not in passage.quoted:
        before = passage.words[first - 1]
        ahead = passage.words[first - 2] if first > 1 else ""
        adverb = before.endswith(passage.vocabulary.adverb_endings) and (
            ahead in passage.vocabulary.auxiliaries or first - 1 in interposed or _is_adverb_of(passage, first - 1)
        )
        elided = before == "'" and ahead in passage.vocabulary.companions
        vocabulary = passage.vocabulary
        stops = before in vocabulary.subject_pronouns | vocabulary.comparatives | vocabulary.somebody
        stops = stops or before in vocabulary.additive  # «visitó el puerto y dijo»: the subject stands farther off
        timed = _time_start(passage, first)
        if first in interposed:
            first = interposed[first]
        elif timed < first:
            first = timed
        elif stops or not (before in passage.vocabulary.companions or adverb or elided):
            break
        else:
            first -= 1
    return first


def _time_start(passage: Passage, last: int) -> int:
    """Return where a time begins that ends before token `last`: "Mr Hall on Tuesday said"; `last` where none does."""
    vocabulary, first = passage.vocabulary, last
    while first and passage.words[first - 1] in vocabulary.times and first - 1 not in passage.quoted:
        first -= 1
    named = any(  # "Sunday Herald"
        start < last and end > first and not vocabulary.times.issuperset(passage.words[start:end])
        for start, end in passage.names.items()
    )
    if first == last or first < 2 or named:
        return last
    before = passage.words[first - 1]
    return first - 1 if before in vocabulary.settings else first if before in vocabulary.auxiliaries else last


def _is_adverb_of(passage: Passage, index: int) -> bool:
    """Tell whether an adverb stands between who speaks and the verb: "Altmann quickly added"; not "the family said"."""
    if index < 1 or passage.capital(index) or passage.vocabulary.speaks(passage.words[index]):
        return False
    subject = passage.words[index - 1]
    pronoun = subject in passage.vocabulary.subject_pronouns
    return pronoun or passage.vocabulary.speaks(subject) or (passage.capital(index - 1) and passage.content(index - 1))


def _is_passive(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether the subject is spoken of: « est annoncé », « écrit par »; not « s'est dit », "is saying"."""
    if passage.vocabulary.is_gerund(passage.words[group.verb]):
        return False
    if group.last < len(passage.words) and passage.words[group.last] in passage.vocabulary.agents:
        finite = passage.vocabulary.drops_subjects and not fact_words(passage.language).is_participle(
            passage.words[group.verb]
        )
        if finite:
            return False  # «“No lo sé”, cuenta por teléfono»
        heard = not passage.vocabulary.impersonal.isdisjoint(passage.words[max(group.first - 2, 0) : group.last])
        # « précise par ailleurs », « a-t-on appris par la mairie »
        return not heard and passage.hit(passage.vocabulary.interposed, group.last) == group.last
    if _shares_passive(passage, group):
        return True
    behind = passage.words[group.last] if group.last < len(passage.words) else ""
    if passage.vocabulary.group and behind in passage.vocabulary.passive_auxiliaries:
        return True  # „durch Zeugen bestätigt worden“
    inside = passage.words[group.first : group.verb]
    auxiliary = next((word for word in reversed(inside) if word in passage.vocabulary.auxiliaries), "")
    return auxiliary in passage.vocabulary.passive_auxiliaries and passage.vocabulary.reflexives.isdisjoint(inside)


def _shares_passive(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether "and" joins a verb to a passive in front of it: "was taken to Corle and told she could stay"."""
    vocabulary, joint = passage.vocabulary, group.first - 1
    if _addresses_somebody(passage, group.last):
        return False
    if (
        not vocabulary.bare_clauses
        or passage.words[group.verb] not in vocabulary.addressing
        or group.first < group.verb
    ):
        return False
    if joint < 1 or passage.words[joint] not in vocabulary.additive:
        return False
    return any(
        passage.words[i] in vocabulary.passive_auxiliaries
        and fact_words(passage.language).is_participle(passage.words[i + 1])
        for i in range(joint - 1)
    )


def _addresses_somebody(passage: Passage, index: int) -> bool:
    """Tell whether a noun for people stands at a token and what they hear behind it: "and told police that he fell"."""
    if index >= len(passage.words):
        return False
    vocabulary, noun = passage.vocabulary, passage.determined(index)
    behind = passage.words[noun + 1 : noun + 2]
    return vocabulary.speaks(passage.words[noun]) and not vocabulary.clause_starts.isdisjoint(behind)


def _is_attribute(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether a participle stands without an auxiliary: « un butin estimé à »; not « a nié et affirmé »."""
    word, endings = passage.words[group.verb], passage.vocabulary.participle_endings
    has_auxiliary = any(word in passage.vocabulary.auxiliaries for word in passage.words[group.first : group.verb])
    opens = not group.first and not (has_auxiliary and passage.vocabulary.drops_subjects)
    if endings and opens and word.endswith(passage.vocabulary.attribute_endings):
        return True  # « Interrogée lundi, la trésorière promet »; not "Ha poi spiegato che"
    if not word.endswith(endings):
        return False
    before = passage.words[group.first - 1] if group.first else ""
    pronoun = before in passage.vocabulary.subject_pronouns | passage.vocabulary.impersonal  # « a-t-il dit »
    return not (has_auxiliary or pronoun or before in passage.vocabulary.joints)


def clause_follows(passage: Passage, index: int) -> bool:
    """Tell whether what is said follows: a clause, a quotation, a colon."""
    index = _after_preposition(passage, _after_negation(passage, index))
    quoted = passage.determined(index)
    if quoted > index and quoted < len(passage.tokens) and passage.words[quoted] in _QUOTES:
        return True  # « évoque une "affaire d'État" »
    return index < len(passage.tokens) and (
        passage.words[index] in passage.vocabulary.clause_starts
        or passage.words[index] in _QUOTES
        or passage.words[index] == ":"
        or _is_infinitive(passage, index)
        or _bare_clause_follows(passage, index)
    )


def clause_behind_comma(passage: Passage, index: int) -> bool:
    """Tell whether phrases and a comma stand before what is said: „meldete am Montag in Lorna, dass er geht“."""
    if not passage.vocabulary.verb_second:
        return False
    comma = next((i for i in range(index, len(passage.words) - 1) if passage.ends(i)), None)
    return comma is not None and passage.words[comma] == "," and _opens_clause(passage, comma + 1)


def _after_negation(passage: Passage, index: int) -> int:
    """Return the index after a particle that negates an infinitive: « ont assuré n'avoir rien vu », « ne pas être »."""
    vocabulary, first = passage.vocabulary, index
    if first >= len(passage.words) or passage.words[first] not in vocabulary.negation_particles:
        return index
    passed = (vocabulary.companions | vocabulary.negation_particles | {"'"}) - vocabulary.clause_starts
    while first < len(passage.words) and passage.words[first] in passed:
        first += 1
    return first


def _after_preposition(passage: Passage, index: int) -> int:
    """Return the token behind a preposition in front of "that": «advirtió de que», "insistiu em que"."""
    vocabulary, pair = passage.vocabulary, passage.words[index : index + 2]
    leads = vocabulary.settings | vocabulary.complements
    opens = len(pair) == 2 and pair[0] in leads and pair[1] in vocabulary.clause_starts and pair[1].isalpha()
    return index + 1 if vocabulary.drops_subjects and opens else index


def _is_infinitive(passage: Passage, index: int) -> bool:
    """Tell whether an infinitive says what is said: « a annoncé mercredi enquêter », "dijo ignorar"."""
    vocabulary = passage.vocabulary
    if passage.words[index] in vocabulary.said_particles:
        index = min(index + 1 + (passage.words[index + 1 : index + 2] == ("'",)), len(passage.words) - 1)
    word = passage.words[index]
    known = passage.content(index) or word in vocabulary.auxiliaries
    if passage.ends(index) or not known or not passage.tokens[index].text.islower():
        return False
    behind = index + 1  # « ne pas vouloir "isoler" »
    goes_on = behind < len(passage.words) and (behind in passage.quoted or not passage.ends(behind))
    if not vocabulary.hinting.isdisjoint(passage.words[max(index - _NEAR, 0) : index]):
        return False  # « a promis reconstruire » announces an act
    return goes_on and len(word) > _SHORTEST_STEM and word.endswith(vocabulary.infinitive_endings)


def _bare_clause_follows(passage: Passage, index: int) -> bool:
    """Tell whether a clause without "that" follows: a subject and its verb, "announced the ferry would close"."""
    vocabulary = passage.vocabulary
    if not vocabulary.bare_clauses or passage.ends(index):
        return False
    if passage.words[index] in vocabulary.subject_pronouns:
        return True
    if passage.words[index] in vocabulary.expletives:
        return not vocabulary.finite.isdisjoint(passage.words[index + 1 : index + 2])
    if not (passage.content(index) or passage.determined(index) > index):
        return False
    clauses = {hit.first for hit in vocabulary.openers.find(passage.tokens)}
    stops = vocabulary.relatives | vocabulary.clause_starts | vocabulary.subject_pronouns
    behind = _after_set_off(passage, index + 1)
    if behind is not None:
        return passage.words[behind] in vocabulary.finite  # "fear the dam, built in 1912, may break"
    for later in range(index + 1, len(passage.words)):
        if later in passage.quoted and passage.capital(index):
            return True  # "heard Hall 'ran at' the guard"
        if passage.ends(later) or passage.words[later] in stops or later in clauses:
            return False  # "recalled the cars it had sold", "recalled the cars because they were old"
        if passage.words[later] in vocabulary.finite and not passage.capital(later):  # no "May"
            return True
        if _closes_noun(passage, index, later) and is_active(passage.tokens, later, passage.language):
            return True  # "found Corle workers took ten days off"
    return False


def _after_set_off(passage: Passage, first: int) -> int | None:
    """Return the token behind the second of the next two commas, None where no two part a few words from a noun."""
    commas = [i for i in range(first, min(first + _LONGEST_SET_OFF, len(passage.words) - 1)) if passage.ends(i)][:2]
    parted = len(commas) > 1 and all(passage.words[i] == "," for i in commas)
    acts = passage.vocabulary.finite | passage.vocabulary.relatives
    return commas[1] + 1 if parted and acts.isdisjoint(passage.words[first : commas[0]]) else None


def _closes_noun(passage: Passage, first: int, last: int) -> bool:
    """Tell whether nothing but a noun of several words without an article stands in front of a token."""
    return last > first + 1 and all(passage.content(index) for index in range(first, last))
