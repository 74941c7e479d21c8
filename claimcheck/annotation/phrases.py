"""The words that name a speaker: where such a phrase begins and ends, and which phrases can name one."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.annotation.speech import Passage
from claimcheck.annotation.verbs import is_active
from claimcheck.languages.scanner import TokenKind

_LONGEST = 16
# Tokens of a complement between an office and a name: « le candidat à la mairie de Corle Ann Vale ».
_LONGEST_COMPLEMENT = 8
# Tokens between a possessive and the name of whoever it tells of: « sa nièce Anne Vasseur ».
_NEAR_NAME = 4
# Tokens of "one of the two men in the boat", at the most.
_LONGEST_PARTITIVE = 8

# Tokens of the shortest name of initials, without its last point: "U.N".
_SHORTEST_INITIALS = 3

# Behind these any word has a capital.
_OPENING = frozenset('.!?…:«»"“”—')


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name who speaks, by offset; `pronoun` says that they only point to somebody named before."""

    text: str
    start: int
    end: int
    pronoun: bool = False


def pronoun_at(passage: Passage, index: int) -> Speaker:
    """Return the speaker that the pronoun at token `index` points to."""
    token = passage.tokens[index]
    return Speaker(token.text, token.start, token.end, pronoun=True)


def is_impersonal_passive(passage: Passage, pronoun: int) -> bool:
    """Tell whether a hyphen ties a pronoun that stands for nobody to a passive of saying: « est-il écrit ».

    « s'est-il réjoui » and « a-t-elle dit » have somebody for their subject.
    """
    auxiliary, verb, vocabulary = pronoun - 2, pronoun + 1, passage.vocabulary
    if auxiliary < 0 or passage.words[pronoun - 1] != "-":
        return False
    if passage.words[auxiliary] not in vocabulary.passive_auxiliaries:
        return False
    reflexive = auxiliary > 1 and passage.words[auxiliary - 2] in vocabulary.reflexives
    while verb < len(passage.words) and passage.words[verb] in vocabulary.companions:
        verb += 1
    return not reflexive and verb < len(passage.words) and passage.words[verb] in vocabulary.verbs


def _is_nobody(passage: Passage, first: int) -> bool:
    """Tell whether the words from a token on name no one: "no group has claimed", « le slogan #PortDeVarn »."""
    before = passage.words[max(first - 1, 0) : first]
    return "#" in before or not passage.vocabulary.negatives.isdisjoint((*before, *passage.words[first : first + 1]))


def speaker_between(passage: Passage, first: int, last: int, *, things: bool = False) -> Speaker | None:
    """Return the speaker that the tokens `first:last` name, without an article; None where they can name nobody.

    `things` asks for whatever may be a subject, also what never speaks.
    """
    if last - first == 1 and passage.words[first] in passage.vocabulary.pronouns | passage.vocabulary.subject_pronouns:
        return pronoun_at(passage, first)
    if _is_nobody(passage, first):
        return None
    partitive = after_partitive(passage, first)
    if partitive > first:
        start, end = passage.tokens[first].start, passage.tokens[partitive - 1].end
        return Speaker(passage.text[start:end], start, end)
    if _stands_for_noun(passage, first):
        return None  # « deux communes du Nord et une du Finistère »
    while first < last and (
        _is_article(passage, first) or _is_opening_adverb(passage, first) or passage.words[first] in "'-."
    ):
        first += 1
    if last - first == 1 and passage.words[first] in passage.vocabulary.pronouns:
        return pronoun_at(passage, first)  # « a déclaré ce dernier »
    if is_time(passage, first, last):
        return None  # "Begin vorig jaar"
    while first < last and not (
        passage.content(last - 1) or passage.words[last - 1] == "." or _ends_name(passage, last)
    ):
        last -= 1
    if last - first > 1 and (_is_bare_attribute(passage, last - 1) or _is_saying(passage, last - 1)):
        last -= 1
    if last - first > 1 and _opens_gerund(passage, last - 1):
        last -= 1  # « des résultats partiels portant » (« sur la moitié »)
        last -= int(passage.words[last - 1] in passage.vocabulary.reflexives)  # « Luc Arnal se » (« présentant »)
    first, last = _past_other_words(passage, first, last), _before_time(passage, first, last)
    if first == last or not _names_somebody(passage, first, last, things=things):
        return None
    while (
        last < len(passage.tokens)
        and passage.tokens[last].start == passage.tokens[last - 1].end
        and (passage.content(last) or passage.capital(last))
    ):  # "G4S"
        last += 1
    start, end = passage.tokens[first].start, passage.tokens[last - 1].end
    end += int(_ends_in_initials(passage, last))
    return Speaker(passage.text[start:end], start, end)


def _stands_for_noun(passage: Passage, first: int) -> bool:
    """Tell whether an article stands for the noun that its complement tells of: « une du Finistère », « des de »."""
    vocabulary = passage.vocabulary
    pair = passage.words[first : first + 2]
    articles = vocabulary.determiners - vocabulary.complements
    return len(pair) > 1 and pair[0] in articles and pair[1] in vocabulary.complements


def _ends_in_initials(passage: Passage, last: int) -> bool:
    """Tell whether a point behind a phrase is that of its last initial: "The U.N." (said)."""
    initials = (last - 3, last - 1)
    points = (last - 2, last)
    return (
        last >= _SHORTEST_INITIALS
        and all(passage.capital(i) and len(passage.words[i]) == 1 for i in initials)
        and all(passage.words[i : i + 1] == (".",) for i in points)
    )


def _past_other_words(passage: Passage, first: int, last: int) -> int:
    """Return where somebody's name begins behind words that are no office: "A visibly angry Hall", "yesterday judges".

    So does a name to which the end of another sentence is glued: "where she lives Ann Hall said".
    """
    vocabulary = passage.vocabulary
    while first + 1 < last and passage.words[first] in vocabulary.times and passage.tokens[first].text.islower():
        first += 1
    name = next((i for i in range(first, last) if passage.names.get(i) == last), first)
    plain = all(
        passage.tokens[i].text.islower() and (passage.content(i) or passage.words[i] == "-") for i in range(first, name)
    )
    front = passage.words[first:name]
    named = any(vocabulary.speaks(word) or word in vocabulary.titles for word in front)
    return name if plain and not named else first


def _before_time(passage: Passage, first: int, last: int) -> int:
    """Return where a phrase ends in front of a time: "Charities last night" (said), « l'OMS début mars 2020 »."""
    times, end = passage.vocabulary.times, last
    dated = times | passage.vocabulary.time_adjectives
    year = last - 1 > first and passage.tokens[last - 1].kind is TokenKind.DIGITS and passage.words[last - 2] in dated
    end -= int(year)
    while end > first and passage.words[end - 1] in dated and passage.tokens[end - 1].text.islower():
        end -= 1
    if _ends_in_day(passage, first, last):
        return last - 1
    timed = first < end < last and (year or passage.words[last - 1] in times)
    apart = timed and not passage.ends(end - 1) and passage.content(end - 1)
    return end if apart and passage.words[end] in passage.vocabulary.time_adjectives else last


def _ends_in_day(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a day with a capital stands behind a noun without one: "county police Friday" (said)."""
    day = passage.capital(last - 1) and passage.words[last - 1] in passage.vocabulary.times
    return (
        passage.vocabulary.bare_clauses
        and day
        and last - 2 > first
        and passage.tokens[last - 2].text.islower()
        and passage.content(last - 2)
    )


def after_partitive(passage: Passage, first: int) -> int:
    """Return the index after one of several: "one of the guests", « l'une d'entre elles »; `first` where none stands.

    Whom it is one of may be named by a pronoun alone.
    """
    vocabulary, last = passage.vocabulary, passage.hit(passage.vocabulary.partitives, first)
    if last == first or passage.ends(last):
        return first
    if passage.words[last] in vocabulary.settings:
        last += 1  # « d'entre eux »
    if passage.ends(last):
        return first
    if passage.determined(last) == last and not passage.content(last):
        return last + 1  # "one of them"
    return phrase_end(passage, last)


def partitive_before(passage: Passage, last: int) -> int | None:
    """Return where one of several begins that ends before token `last`, None where none does."""
    near = range(max(last - _LONGEST_PARTITIVE, 0), last)
    return next((first for first in near if after_partitive(passage, first) == last), None)


def _is_opening_adverb(passage: Passage, index: int) -> bool:
    """Tell whether an adverb opens a sentence in front of a name: "Later Vale Council said"."""
    adverbs = passage.vocabulary.companions | passage.vocabulary.adverbs
    return index == 0 and passage.words[0] in adverbs - passage.vocabulary.determiners and passage.capital(1)


def _ends_name(passage: Passage, last: int) -> bool:
    """Tell whether a small word with a capital ends a name in front of token `last`: « Me Pierre-Olivier Sur »."""
    tied = last > 1 and passage.joined(last - 2)  # « Côte-d'Or »
    called = last > 1 and passage.vocabulary.speaks(passage.words[last - 2])  # « le magazine Ici »
    return last > 1 and passage.capital(last - 1) and (tied or called or passage.capital(last - 2))


def _is_article(passage: Passage, index: int) -> bool:
    """Tell whether an article stands before a name and is no part of it, as in « rappelle Le Monde »."""
    opens = index == 0 or passage.words[index - 1] in _OPENING
    named = passage.capital(index) and passage.capital(index + 1) and not opens
    following = passage.words[index + 1] if index + 1 < len(passage.words) else ""
    owned = passage.words[index] in passage.vocabulary.possessives and passage.vocabulary.speaks(following)
    return passage.words[index] in passage.vocabulary.determiners and not named and not owned


def _is_bare_attribute(passage: Passage, index: int) -> bool:
    """Tell whether a phrase was cut behind a participle: « les chiffres publiés » (« par la préfecture »)."""
    cut = not passage.ends(index + 1) and passage.words[index].endswith(passage.vocabulary.attribute_endings)
    return (
        cut
        and passage.tokens[index].text.islower()
        and passage.content(index - 1)
        and not passage.vocabulary.speaks(passage.words[index])
    )


def _opens_gerund(passage: Passage, index: int) -> bool:
    """Tell whether a gerund that goes on ends a phrase, and is no word for who speaks."""
    word, vocabulary = passage.words[index], passage.vocabulary
    goes_on = not passage.ends(index + 1) and passage.tokens[index].text.islower()
    return goes_on and not vocabulary.bare_clauses and vocabulary.is_gerund(word) and not vocabulary.speaks(word)


def _is_saying(passage: Passage, index: int) -> bool:
    """Tell whether a phrase ends in the verb that says, and in no noun that is written like one."""
    word = passage.words[index]
    return word in passage.vocabulary.verbs and passage.tokens[index].text.islower() and passage.capital(index - 1)


def _names_somebody(passage: Passage, first: int, last: int, *, things: bool) -> bool:
    """Tell whether a phrase may name somebody: it is no day or amount, and no clause that a pronoun opens."""
    head = passage.words[first]
    counted = passage.tokens[first].kind is TokenKind.DIGITS and passage.words[first + 1 : first + 2] != ("-",)
    if (
        counted  # not "15-time winner"
        or is_time(passage, first, last)
        or (not things and _is_thing(passage, first, last))
    ):
        return False
    if head in passage.vocabulary.nobody and last == first + 1:
        return False
    behind = passage.words[first + 1] if first + 1 < last else ""
    if head in passage.vocabulary.times and behind in passage.vocabulary.complements and first not in passage.names:
        return False  # « le matin de la disparition »
    owned = head in passage.vocabulary.possessives and last > first + 1  # "his widow"
    owned = owned or passage.compounded(first)  # « ex-maire »
    owned = owned or (last > first + 1 and passage.vocabulary.speaks(passage.words[first + 1]))  # « autre source »
    owned = owned or (last > first + 1 and head in passage.vocabulary.somebody)  # "another regular"
    adjective = head in passage.vocabulary.latter and last > first + 1  # « le dernier bilan »
    if (head in passage.vocabulary.pronouns and not owned and not adjective) or (
        passage.tokens[first].text.islower() and head in passage.vocabulary.function_words and not owned
    ):
        return False
    return any(passage.content(i) and passage.tokens[i].kind is TokenKind.WORD for i in range(first, last))


def is_time(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a phrase is a time: « lundi soir », "Vorig jaar", "Am 3. März"."""
    vocabulary = passage.vocabulary
    if first in passage.names and passage.words[first] not in vocabulary.time_adjectives:
        return False  # "Begin vorig jaar" opens with no name
    held = [i for i in range(first, last) if passage.content(i) or passage.words[i] in vocabulary.times]
    dated = vocabulary.times | vocabulary.time_adjectives
    return any(passage.words[i] in vocabulary.times for i in held) and all(
        passage.words[i] in dated or passage.tokens[i].kind is TokenKind.DIGITS for i in held
    )


def _is_thing(passage: Passage, first: int, last: int) -> bool:
    """Tell whether the noun of a phrase is nothing that speaks: "cost of restructuring"; not "Cost, Ann"."""
    ends = passage.vocabulary.complements | passage.vocabulary.settings | passage.vocabulary.relatives
    end = next((i for i in range(first, last) if passage.words[i] in ends and i > first), last)
    head = range(first, end)
    if any(passage.vocabulary.speaks(passage.words[i]) for i in head):
        return False
    named = {i for start, last in passage.names.items() for i in range(start, last)}
    ranked = passage.vocabulary.bare_clauses and end - first > 1  # "the world number nine"
    head = range(end - 1, end) if ranked else head
    return any(passage.words[i] in passage.vocabulary.things for i in head if i not in named)


def speaker_or_name(passage: Passage, first: int, last: int, *, things: bool = False) -> Speaker | None:
    """Return the speaker that the tokens `first:last` name, by the name beside it: « le maire, Luc Arnal »."""
    begins = _apposed_name(passage, last)
    apposed = passage.names[begins] if begins else None
    head = passage.determined(first)
    office = first < head < last and any(
        passage.tokens[i].text.islower() and passage.vocabulary.speaks(passage.words[i])
        for i in range(head, min(head + 2, last))  # « l'ancien directeur du port »
    )
    full = apposed is not None and apposed - begins > 1
    inside = [end for name, end in passage.names.items() if first <= name < last]
    of_owner = full and all(_owns(passage, end) for end in inside)  # "Hall's attorney, Ann Vale"
    named = bool(inside) and not (of_owner or (office and full))
    if apposed and passage.ends(apposed) and not named:
        return speaker_between(passage, begins, apposed, things=things)
    return speaker_between(passage, first, last, things=things)


def _owns(passage: Passage, name: int) -> bool:
    """Tell whether a name that ends before a token is that of an owner: "Hall's attorney, Ann Vale"."""
    return passage.vocabulary.bare_clauses and passage.words[name : name + 2] == ("'", "s")


def _apposed_name(passage: Passage, comma: int) -> int:
    """Return where a name begins behind a comma, or behind a title there: « le chef de la marine, l'amiral Arnal, ».

    0 where none stands there.
    """
    if comma + 1 >= len(passage.words) or passage.words[comma] != ",":
        return 0
    if comma + 1 in passage.names:
        return 0 if _goes_on_as_list(passage, passage.names[comma + 1]) else comma + 1
    if passage.words[comma + 1] in passage.vocabulary.titles and comma + 2 in passage.names:
        return comma + 2  # « un de ses avocats, Me Luc Arnal »
    title = passage.determined(comma + 1)
    behind = title < len(passage.words) - 1 and passage.tokens[title].text.islower()
    office = behind and passage.vocabulary.speaks(passage.words[title]) and title > comma + 1
    return title + 1 if office and title + 1 in passage.names else 0


def _goes_on_as_list(passage: Passage, end: int) -> bool:
    """Tell whether a second name follows behind one: « les journalistes de BFM, Radio Corle, RMC et … » is a list."""
    if end + 1 >= len(passage.words):
        return False
    return passage.words[end] == "," and end + 1 in passage.names


def is_agent(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a phrase names somebody of whom it is plain that they can speak: by name, or by office."""
    if first >= last:
        return False
    if after_partitive(passage, first) > first:
        return True
    head = passage.determined(first)
    if head + 1 < last and passage.words[head] in passage.vocabulary.somebody:
        return passage.content(head + 1)  # "another regular", « un autre habitué »
    owned = passage.words[first] in passage.vocabulary.possessives and head < last
    if owned and passage.tokens[head].text.islower() and not passage.vocabulary.speaks(passage.words[head]):
        return any(first < name < last and name - first <= _NEAR_NAME for name in passage.names)
    if passage.capital(head) or any(
        passage.vocabulary.speaks(passage.words[i]) for i in range(head, min(head + 4, last))
    ):
        return True
    return any(first < name < last and passage.content(name - 1) for name in passage.names)  # « sa nièce Anne Vasseur »


def phrase_end(passage: Passage, first: int) -> int:
    """Return the index after the phrase that begins at token `first`."""
    last = first
    while not passage.ends(last) and last - first < _LONGEST:
        ends = passage.words[last] in passage.vocabulary.speaker_ends and not _ends_name(passage, last + 1)
        ends = ends or _joins_no_noun(passage, last)
        ends = ends or _acts_on_something(passage, last) or _opens_other_phrase(passage, last)
        if last > first and ends and not passage.compounded(last):
            break
        last += 1
    return last


def _opens_other_phrase(passage: Passage, index: int) -> bool:
    """Tell whether an article behind a noun opens what is told: « Selon la police la victime est un marin »."""
    noun = passage.content(index - 1) and passage.tokens[index - 1].kind is TokenKind.WORD
    article = passage.words[index] in passage.vocabulary.determiners - passage.vocabulary.complements
    behind = passage.determined(index)
    inside = passage.capital(index - 1) and passage.capital(behind)  # « Nadège le Floch »
    return noun and article and passage.tokens[index].text.islower() and behind > index and not inside


def _acts_on_something(passage: Passage, index: int) -> bool:
    """Tell whether a participle behind whoever speaks has an object: « le président reconnaissant le risque »."""
    word, vocabulary = passage.words[index], passage.vocabulary
    if not vocabulary.is_gerund(word) or vocabulary.speaks(word) or passage.capital(index):
        return False
    return vocabulary.speaks(passage.words[index - 1]) and passage.determined(index + 1) > index + 1


def before_brackets(passage: Passage, index: int) -> int:
    """Return the index before which a subject stands, past what brackets hold: "Ann Hall (right) says"."""
    if index < 1 or passage.words[index - 1] != ")":
        return index
    return next((i for i in range(index - 1, -1, -1) if passage.words[i] == "("), index)


def _joins_no_noun(passage: Passage, index: int) -> bool:
    """Tell whether "and" goes on with something else than who speaks: « selon l'agence et plus de 500 »."""
    if passage.words[index] not in passage.vocabulary.joints or index + 1 >= len(passage.words):
        return False
    named = passage.content(index + 1) and passage.tokens[index + 1].kind is TokenKind.WORD
    return not (named or passage.determined(index + 1) > index + 1)


def phrase_start(passage: Passage, last: int) -> int | None:
    """Return where the phrase that ends before token `last` begins; None where it is no subject: « dans le port »."""
    first = last
    while (
        first > 0
        and last - first < _LONGEST
        and not (passage.ends(first - 1) and not (_lists_offices(passage, first) or _goes_on(passage, first)))
    ):
        word = passage.words[first - 1]
        if word == ",":
            first -= 1
            continue
        if word == ")":
            first = before_brackets(passage, first)
            continue
        if word in passage.vocabulary.settings and not passage.compounded(first - 1):
            return _office_start(passage, first - 1)
        if first < last and passage.capital(first) and _is_time_before(passage, first - 1):
            break  # « quelques jours plus tard Washington a annoncé »
        if word == "s" and first > 2 and passage.words[first - 2] == "'":
            first -= 2
            continue
        if not (
            passage.content(first - 1)
            or passage.joined(first - 1)
            or passage.compounded(first - 1)
            or word in passage.vocabulary.somebody
            or _links(passage, first - 1)
            or _joins(passage, first - 1)
        ):
            break
        first -= 1
        ahead = passage.words[first - 1] if first else ""
        if (
            word in passage.vocabulary.determiners
            and not _depends(passage, first)
            and ahead not in passage.vocabulary.settings
        ):
            return None if passage.vocabulary.is_gerund(ahead) else first  # « une source connaissant le dossier »
        if (
            word in passage.vocabulary.titles
            and passage.capital(first)
            and ahead.isalpha()
            and (_is_apart(passage, first - 1) or _is_other_name(passage, first - 1))
        ):
            break  # "a process Mr Hall said"
    if first == last or (first - 1 in passage.quoted and not is_agent(passage, first, last)):
        return None
    return first


def _is_time_before(passage: Passage, index: int) -> bool:
    """Tell whether a word in front of a name belongs to a time, and to no name: not "Sunday" in "Sunday Herald"."""
    vocabulary = passage.vocabulary
    if passage.words[index] in vocabulary.times and index and passage.words[index - 1] in vocabulary.settings:
        return True  # "on Thursday Ann Hall wrote"
    inside = any(first <= index < last for first, last in passage.names.items())
    timed = vocabulary.times | vocabulary.time_adjectives | vocabulary.adverbs
    return not inside and passage.tokens[index].text.islower() and passage.words[index] in timed


def _lists_offices(passage: Passage, first: int) -> bool:
    """Tell whether a comma before `first` parts what somebody is minister of: « de l'Économie, des Finances et … »."""
    if passage.words[first - 1] != "," or passage.words[first] not in passage.vocabulary.complements:
        return False
    for index in range(first - 2, max(first - 8, -1), -1):
        if passage.ends(index) and passage.words[index] != ",":
            return False
        if passage.vocabulary.speaks(passage.words[index]):
            return True
    return False


def _goes_on(passage: Passage, first: int) -> bool:
    """Tell whether a complement goes on behind brackets with the noun before them: « le député (PS) du Nord »."""
    brackets = passage.words[first - 1] == ")" and before_brackets(passage, first) < first
    adjective = passage.tokens[first].text.islower() and passage.content(first) and not passage.vocabulary.bare_clauses
    return brackets and (adjective or passage.words[first] in passage.vocabulary.complements)


def _is_apart(passage: Passage, index: int) -> bool:
    """Tell whether a noun is not what the name behind it is called by."""
    return (
        passage.tokens[index].text.islower()
        and passage.content(index)
        and not passage.vocabulary.speaks(passage.words[index])
    )


def _is_other_name(passage: Passage, index: int) -> bool:
    """Tell whether a word with a capital in front of a title is of something else: "the Court of Appeal Mr Hall"."""
    vocabulary, title = passage.vocabulary, passage.words[index + 1]
    office = vocabulary.speaks(passage.words[index]) or vocabulary.speaks(title)
    return passage.capital(index) and passage.content(index) and not office and title not in vocabulary.determiners


def _office_start(passage: Passage, last: int) -> int | None:
    """Return where « la secrétaire d'État » begins before « à la Mer », None where nobody stands there."""
    first = phrase_start(passage, last) if last else None
    if first is None or first == last:
        return None
    return first if any(passage.vocabulary.speaks(passage.words[i]) for i in range(first, last)) else None


def _links(passage: Passage, index: int) -> bool:
    word = passage.words[index]
    title = word in passage.vocabulary.titles and passage.joined(index + 1)
    return title or word in passage.vocabulary.links | passage.vocabulary.complements | passage.vocabulary.determiners


def _depends(passage: Passage, index: int) -> bool:
    """Tell whether the article at `index` belongs to a complement: « le chef de l'État », or joins one itself."""
    before = passage.words[index - 1] if index else ""
    inside_name = any(first < index < last for first, last in passage.names.items())  # "Le Pen"
    capitals = passage.capital(index) and passage.capital(index + 1)
    particle = capitals and passage.capital(index - 1) and not passage.acronym(index - 1)
    party = capitals and passage.vocabulary.speaks(before)  # « le député La France libre »
    return (
        inside_name
        or particle  # « Mme Le Goff », not « BLESSÉS Le Quai »
        or party
        or passage.words[index] in passage.vocabulary.complements
        or before in passage.vocabulary.complements
    )


def _is_name_led_on(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a name of several words stands in front of where its bearer is from: "Ann Hall from the union"."""
    leads = passage.vocabulary.settings - passage.vocabulary.complements
    return passage.names.get(first) == last > first + 1 and passage.words[last] in leads


def subject_from(passage: Passage, first: int, before: int, *, things: bool = False) -> Speaker | None:
    """Return the subject that a clause opens with at token `first`: an article or a name, up to its verb or a comma.

    `things` asks for what never speaks, too.
    """
    noun = passage.determined(first)
    leads = passage.words[first] in passage.vocabulary.determiners & passage.vocabulary.settings
    if noun >= before or leads:  # "Na escola" is where, though an article is part of the word
        return None
    several = passage.words[first] in passage.vocabulary.somebody and passage.content(first + 1)
    named = passage.names.get(noun) or _after_title(passage, noun) or _after_first_name(passage, noun)
    office = passage.words[first] in passage.vocabulary.titles or passage.vocabulary.speaks(passage.words[first])
    if noun == first and named is None and not office and not several:
        return None
    says = passage.vocabulary.verbs | passage.vocabulary.clause_verbs
    if named is not None and noun > first and named < before and passage.words[named] in says:
        return speaker_between(passage, first, named)  # « L'ARS rappelle ses consignes »
    last = noun + 1 if several else noun
    while last < before and not passage.ends(last) and last - first < _LONGEST and _continues(passage, last):
        last += 1
    if passage.vocabulary.group:
        last = min(last, passage.vocabulary.group.end(passage.tokens, first, last))
    verb = last >= before or passage.words[last] in passage.vocabulary.auxiliaries - passage.vocabulary.determiners
    if last in passage.quoted and not is_agent(passage, first, last):
        return None
    owned = _after_owned(passage, named) if named is not None else None
    if owned is not None and owned <= last:
        return speaker_or_name(passage, first, owned)
    if named is not None and noun == first and passage.words[last - 1 : last] != passage.words[named - 1 : named]:
        acts = next((i for i in range(named, last) if _acts(passage, i, named)), None)
        if acts is not None:
            return speaker_or_name(passage, first, acts, things=things)
        offices = any(passage.vocabulary.speaks(passage.words[i]) for i in range(first, last))
        behind = next((name for name in passage.names if named <= name < last), None)
        if offices and behind is not None:
            return speaker_between(passage, first, passage.names[behind])  # "Corle captain Ann Hall caused a stir"
        return speaker_or_name(
            passage, first, last if offices and (verb or passage.ends(last)) else named, things=things
        )
    if verb or passage.ends(last) or (noun == first and _is_name_led_on(passage, first, last)):
        return speaker_or_name(passage, first, last, things=things)
    if passage.vocabulary.group and any(first <= name and end == last for name, end in passage.names.items()):
        return speaker_or_name(passage, first, last, things=things)  # "Doelman Bram Kuiper zocht"
    office_end = _after_office(passage, noun, last)
    name = _name_behind_office(passage, last, before) if office_end > noun else None
    name = name or (_person_behind(passage, last, before) if noun > first else None)
    return speaker_between(passage, *name) if name else speaker_between(passage, first, office_end, things=things)


def _acts(passage: Passage, index: int, name: int) -> bool:
    """Tell whether a verb stands behind the name that ends at a token, or behind an office: "Hall fought back".

    "Hall's defence team issued Orr a subpoena" tells of the team, not of whoever "the team issued Orr" would be.
    """
    behind = index == name or passage.vocabulary.speaks(passage.words[index - 1])
    return behind and is_active(passage.tokens, index, passage.language, loose=True)


def _after_owned(passage: Passage, name: int) -> int | None:
    """Return the index after whoever belongs to the name that ends before a token: "Hall's family"; None if nobody."""
    if passage.words[name : name + 2] != ("'", "s") or passage.ends(name + 2):
        return None
    return name + 3 if passage.vocabulary.speaks(passage.words[name + 2]) else None


def _name_behind_office(passage: Passage, first: int, before: int) -> tuple[int, int] | None:
    """Return the name behind an office and its complements: « Le candidat à la mairie Ann Vale a salué »."""
    for index in range(first, min(first + _LONGEST_COMPLEMENT, before)):
        after = passage.names.get(index, index)
        if after - index > 1 and after < before and passage.words[after] in passage.vocabulary.auxiliaries:
            return index, after
        if passage.ends(index) or passage.words[index] in passage.vocabulary.finite | passage.vocabulary.relatives:
            return None
    return None


def _person_behind(passage: Passage, first: int, before: int) -> tuple[int, int] | None:
    """Return the full name that ends a phrase of several words: « Le pilote en retraite Luc Arnal, qui … »."""
    for index in range(first, min(first + _LONGEST_COMPLEMENT, before)):
        after = passage.names.get(index, index)
        if after - index > 1 and passage.words[index] in passage.vocabulary.first_names:
            closed = after < before and (
                passage.ends(after) or passage.words[after] in passage.vocabulary.auxiliaries | passage.vocabulary.verbs
            )
            lead = passage.vocabulary.settings | passage.vocabulary.complements | passage.vocabulary.additive | {"'"}
            leads = passage.words[index - 1] in lead
            return (index, after) if closed and not leads else None  # not « Le procès d'Anne Arnal, qui … »
        if passage.ends(index) or passage.words[index] in passage.vocabulary.finite | passage.vocabulary.relatives:
            return None
    return None


def _after_first_name(passage: Passage, first: int) -> int | None:
    """Return the index after a first name that a comma follows: « Anne, 34 ans, a tout perdu »; None without one."""
    known = passage.capital(first) and passage.words[first] in passage.vocabulary.first_names
    return first + 1 if known and passage.words[first + 1 : first + 2] == (",",) else None


def _after_title(passage: Passage, first: int) -> int | None:
    """Return the index after a title and a name: « M. Favre »."""
    if passage.words[first] not in passage.vocabulary.titles or not passage.capital(first):
        return None
    name = first + 2 if passage.joined(first + 1) else first + 1
    return passage.names.get(name) or (name + 1 if passage.capital(name) else None)


def _continues(passage: Passage, index: int) -> bool:
    word = passage.words[index]
    if passage.compounded(index) or (word == "s" and index and passage.words[index - 1] == "'"):
        return True
    if word in passage.vocabulary.determiners:
        return _depends(passage, index)
    return passage.content(index) or passage.joined(index) or _links(passage, index) or _joins(passage, index)


def _joins(passage: Passage, index: int) -> bool:
    """Tell whether "and" joins two complements of one noun: « le ministre de la Pêche et des Ports »."""
    following = passage.words[index + 1] if index + 1 < len(passage.words) else ""
    return passage.words[index] in passage.vocabulary.joints and following in passage.vocabulary.complements


def _after_office(passage: Passage, first: int, last: int) -> int:
    """Return the index after what somebody is called by and its complements: « le chef du parti »; `first` if none."""
    office = next((i for i in range(first, min(first + 3, last)) if passage.vocabulary.speaks(passage.words[i])), None)
    if office is None:
        return first
    end = office + 1
    while end + 1 < last and (passage.words[end] in passage.vocabulary.complements or passage.joined(end)):
        elided = passage.words[end + 1] == "'"  # « secrétaire d'État »
        end = passage.determined(end + 1 + elided) + 1 if passage.words[end] != "-" else end + 2
    return min(end, last)
