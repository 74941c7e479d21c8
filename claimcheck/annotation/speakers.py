"""Who says it: the person, office or paper to which a sentence attributes what it tells.

A sentence attributes by a phrase ("according to"), by a verb that stands in front of who speaks, behind what is said
(« …, a déclaré le maire »), or by a verb whose subject speaks (« Le maire a déclaré que … »). An inverted verb governs
all that stands before it, so it counts before one with a subject. What stands between quotation marks names nobody:
it is what is said. Where it is not plain who speaks, nobody does.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from claimcheck.annotation.apposed_sources import is_of_set_off
from claimcheck.annotation.circumstances import after_circumstances
from claimcheck.annotation.dropped_subjects import framed_without_subject, is_frame_without_subject
from claimcheck.annotation.nouns import has_capital_nouns
from claimcheck.annotation.phrases import (
    Speaker,
    before_brackets,
    is_agent,
    is_impersonal_passive,
    is_time,
    partitive_before,
    phrase_end,
    phrase_start,
    pronoun_at,
    speaker_between,
    speaker_or_name,
    subject_from,
)
from claimcheck.annotation.saying import (
    VerbGroup,
    clause_behind_comma,
    clause_follows,
    is_bare_accusation,
    verb_groups,
)
from claimcheck.annotation.speech import Passage, read_passage
from claimcheck.annotation.subjects import main_subject, set_off_subject, stands_for_nobody
from claimcheck.annotation.verb_second import (
    are_several,
    before_particle,
    closes_with_particle,
    is_object_pronoun,
    owns_speaker,
)
from claimcheck.annotation.verbs import any_verb, is_active, is_plain_verb
from claimcheck.languages.scanner import TokenKind, scan

# Tokens of an office without an article in front of a name: "48-year-old two-time world champion Ann Hall".
_LONGEST_OFFICE = 10
_QUOTES = frozenset("'\"’”»")
# What parts a quotation from its frame, inside its marks.
_PARTING_IN_QUOTES = frozenset(",!?…")
# What parts a source from the phrase that names where its words were read: ", according to a video", "— citing".
_PARTING = (",", "—", "–")
# "senior rescue officials": tokens of people and what describes them, at the most.
_MOST_ADJECTIVES = 4
# Tokens of a verb behind a quotation up to the pronoun tied to it: « s'est-elle alors écriée ».
_LONGEST_TIED = 7

_Reader = Callable[[Passage, VerbGroup], Speaker | None]


@functools.lru_cache(maxsize=4096)
def find_speaker(sentence: str, language: str) -> Speaker | None:
    """Return who a sentence attributes its content to, None where it speaks for itself."""
    passage = read_passage(sentence, language)
    found = _speaker(passage, list(verb_groups(passage)))
    return None if found and found.pronoun and are_several(passage, found) else found


def only_accuses(sentence: str, language: str) -> bool:
    """Tell whether a sentence is attributed to somebody for nothing but an accusation without quotation marks.

    Whoever accuses says it and acts: "Hall accused the owner of lying" is Hall's word, and it counts whom Hall accuses.
    """
    passage = read_passage(sentence, language)
    groups = list(verb_groups(passage))
    others = [group for group in groups if not is_bare_accusation(passage, group)]
    return len(others) < len(groups) and _speaker(passage, others) is None


def _speaker(passage: Passage, groups: Sequence[VerbGroup]) -> Speaker | None:
    """Return who a sentence attributes its content to, by a phrase or by one of its verbs of saying."""
    attributed = _by_phrase(passage)
    if attributed:
        return _quoted_in(passage, attributed) or attributed
    return (
        _by_verb(passage, groups, (_closing_subject, _inverted))
        or _by_tied_pronoun(passage)
        or _by_opening(passage)
        or _by_verb(passage, _outside_circumstances(passage, groups), _LOOSE_READERS)
        or _by_report(passage)
        or framed_without_subject(passage, groups)
    )


def _outside_circumstances(passage: Passage, groups: Sequence[VerbGroup]) -> list[VerbGroup]:
    """Return the verbs that stand in no clause of when or why: "The club left after Hall said it would be shut".

    Such a clause ends at a sign, and a verb stands in front of it, so that the main clause is the paper's own. A
    pronoun that speaks there goes on with the main clause: "Hall caused a stir when she wrote that it was over".
    """
    pronouns = passage.vocabulary.subject_pronouns
    hits = [hit for hit in passage.vocabulary.circumstances.find(passage.tokens) if hit.first not in passage.quoted]
    opened = [hit.first for hit in hits if any_verb(passage.tokens[: hit.first], passage.language)]
    return [
        group
        for group in groups
        if passage.words[max(group.first - 1, 0)] in pronouns
        or not any(
            first < group.verb and not any(passage.ends(i) for i in range(first, group.verb)) for first in opened
        )
    ]


def _quoted_in(passage: Passage, attributed: Speaker) -> Speaker | None:
    """Return whose words a sentence opens with that somebody else passes on: « "…", a dit Arnal, selon une vidéo »."""
    if 0 not in passage.quoted or attributed.pronoun:
        return None
    closing = max(i for i in passage.quoted if passage.tokens[i].start < attributed.start)
    front = passage.text[: attributed.start]
    parted = max(front.rfind(sign) for sign in _PARTING)
    return find_speaker(front[:parted].rstrip(), passage.language) if parted > passage.tokens[closing].end else None


def _by_verb(passage: Passage, groups: Sequence[VerbGroup], readers: Sequence[_Reader]) -> Speaker | None:
    """Return whom the first of some readers finds beside a verb of saying."""
    for read in readers:
        for group in sorted(groups, key=lambda group: passage.vocabulary.is_gerund(passage.words[group.verb])):
            speaker = read(passage, group)
            if speaker and (not group.of_object or _says_object(passage, group, speaker)):
                return _with_other(passage, speaker)
    return None


def _by_report(passage: Passage) -> Speaker | None:
    """Return who passes on what nobody else is said to have said: « ..., citée par le Courrier »."""
    for hit in passage.vocabulary.attribution_of_reports.find(passage.tokens):
        speaker = speaker_between(passage, hit.last, phrase_end(passage, hit.last))
        if speaker and hit.first not in passage.quoted:
            return speaker
    return None


def _says_object(passage: Passage, group: VerbGroup, speaker: Speaker) -> bool:
    """Tell whether somebody found says what is the object of a verb: "the office expects", not "the plan provides"."""
    within = [i for i, token in enumerate(passage.tokens) if speaker.start <= token.start < speaker.end]
    first = next(
        (i for i in (within[0] - 2, within[0] - 1) if i >= 0 and passage.determined(i) == within[0]), within[0]
    )
    if first and passage.words[first - 1] in passage.vocabulary.relatives | passage.vocabulary.clause_starts:
        return False  # « un choc que la préfète a qualifié d'"absurde" »
    shown = within[0] in passage.names if has_capital_nouns(passage.language) else passage.capital(within[0])
    head = shown or passage.vocabulary.speaks(passage.words[_head(passage, within)])  # not « le plan du ministre »
    return speaker.pronoun or not group.of_agents or head


def _head(passage: Passage, phrase: Sequence[int]) -> int:
    """Return the token of the noun that a phrase is about: the first one, in English the last one before "of"."""
    if not passage.vocabulary.bare_clauses:
        return phrase[0]
    ends = passage.vocabulary.complements | passage.vocabulary.settings | {"'"}
    return next((index - 1 for index in phrase[1:] if passage.words[index] in ends), phrase[-1])


def _with_other(passage: Passage, speaker: Speaker) -> Speaker:
    """Return two speakers where "and" joins a name or an office to the one found: "Hall and her aides believe"."""
    first = next((i for i, token in enumerate(passage.tokens) if token.start >= speaker.start), 0)
    first = next((i for i in (first - 2, first - 1) if i > 0 and passage.determined(i) == first), first)
    joint = first - 1
    if joint < 1 or passage.words[joint] not in passage.vocabulary.additive or speaker.pronoun:
        return speaker
    opening = phrase_start(passage, joint)
    joints = passage.vocabulary.joints  # "But the port and its workers"
    if opening is None or not (opening == 0 or passage.ends(opening - 1) or passage.words[opening - 1] in joints):
        return speaker
    noun = passage.determined(opening)
    named = passage.names.get(noun) == joint or (joint == noun + 1 and passage.capital(noun))
    determined = noun > opening or opening == joint - 1  # "the police and …", "officials and …"
    office = determined and passage.vocabulary.speaks(passage.words[joint - 1])
    start = passage.tokens[noun].start
    return Speaker(passage.text[start : speaker.end], start, speaker.end) if named or office else speaker


def find_inserted(quoted: str, language: str) -> Speaker | None:
    """Return who speaks by a frame inside a quotation: « C'était beau, se souvient le maire. Tout le monde riait. »"""
    passage = read_passage(quoted, language)
    for group in verb_groups(passage):
        if not group.first or passage.words[group.first - 1] != ",":
            continue
        hyphenated = _hyphenated_pronoun(passage, group)
        if hyphenated is not None:
            return pronoun_at(passage, hyphenated)
        first, last = _phrase_behind(passage, group)
        if last > first and passage.ends(last) and is_agent(passage, first, last):
            return speaker_or_name(passage, first, last)
    return None


def find_closing(sentence: str, language: str) -> Speaker | None:
    """Return who says all of a sentence, by a frame with a verb that closes it: "A fell, while B rose, Hall said"."""
    passage = read_passage(sentence, language)
    for group in verb_groups(passage):
        behind = group.first and passage.words[group.first - 1] == ","
        found = _closing_subject(passage, group) or (_inverted(passage, group) if behind else None)
        if found:
            return found
    return None


def find_attribution(sentence: str, language: str) -> Speaker | None:
    """Return whom a phrase such as "according to" names, which holds for a whole sentence."""
    passage = read_passage(sentence, language)
    return _by_phrase(passage) or _by_opening(passage)


def _by_phrase(passage: Passage) -> Speaker | None:
    after = [(hit.first, hit.last) for hit in passage.vocabulary.attribution.find(passage.tokens)]
    after += [
        (hit.first, hit.last)
        for hit in passage.vocabulary.attribution_of_names.find(passage.tokens)
        if _is_named(passage, passage.determined(hit.last)) and not _is_first_name(passage, hit.first, hit.last)
        if not has_capital_nouns(passage.language) or _closes_report(passage, hit.first, hit.last)  # „…“, so Kroll
    ]
    nouns = [(hit.first, hit.last - 1) for hit in passage.vocabulary.attribution_nouns.find(passage.tokens)]
    for phrase, behind in sorted(after + nouns):
        # « según informó la policía »: the verb names nobody.
        first = (
            behind + 1 if behind < len(passage.tokens) and passage.words[behind] in passage.vocabulary.verbs else behind
        )
        compound = first < len(passage.tokens) and passage.words[first] == "-"  # « en fin d'après-midi »
        ordinal = phrase > 0 and passage.words[phrase - 1] in passage.vocabulary.determiners  # "o segundo cais"
        depends = _is_of_relative(passage, phrase) or is_of_set_off(passage, phrase)
        if phrase in passage.quoted or compound or ordinal or depends:
            continue
        if first < len(passage.words) and passage.words[first] in passage.vocabulary.subject_pronouns:
            return pronoun_at(passage, first)  # « selon elle des "perspectives" »
        if is_object_pronoun(passage, first):
            return pronoun_at(passage, first)  # "blijven volgens haar dicht"
        last = phrase_end(passage, first)
        if _is_manner(passage, first, last):
            continue
        if passage.vocabulary.group:
            last = passage.vocabulary.group.end(passage.tokens, first, last)
        agent = is_agent(passage, first, last)
        speaker = speaker_between(passage, first, last)
        if speaker is None or not agent:
            publisher = _publisher(passage, first)
            is_named = publisher is not None and passage.text[publisher.start].isupper()
            speaker = publisher if speaker is None or is_named else speaker  # « des images filmées par Luc Arnal »
        listed = passage.vocabulary.is_gerund(passage.words[behind - 1]) and not agent
        if speaker and not listed:  # not « citant des cafés, des hôtels »
            return speaker
    for hit in passage.vocabulary.attribution_after.find(passage.tokens):
        start = phrase_start(passage, hit.first)
        speaker = speaker_between(passage, start, hit.first) if start is not None else None
        if speaker:
            return speaker
    return None


def _closes_report(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a source closes what it says: „…“, so Kroll“, „Der Kai sei zu, so Kroll am Montag“."""
    if _behind_quotation(passage, first):
        return True
    end = phrase_end(passage, last)
    closes = passage.ends(end) or passage.words[end] in passage.vocabulary.speaker_ends
    return first > 1 and passage.words[first - 1] == "," and end > last and closes


def _publisher(passage: Passage, first: int) -> Speaker | None:
    """Return who made the figures that a phrase cites: « selon les chiffres publiés mardi par la mairie ».

    In English whose figures they are may stand in front: "according to Harbour Office figures".
    """
    if passage.vocabulary.bare_clauses and passage.determined(first) in passage.names:
        last = passage.names[passage.determined(first)]
        while last < len(passage.tokens) and passage.capital(last) and passage.content(last):
            last += 1  # "U.S. Census"
        return speaker_between(passage, first, last)
    for index in range(first, len(passage.tokens)):
        if passage.ends(index):
            return None
        if passage.words[index] in passage.vocabulary.agents:
            return speaker_between(passage, index + 1, phrase_end(passage, index + 1))
    return None


def _is_first_name(passage: Passage, first: int, last: int) -> bool:
    """Tell whether the word that attributes is somebody's name: "Per Holm was convicted", not "Per the Courier"."""
    written = passage.text[passage.tokens[first].start]
    return written.isupper() and passage.determined(last) == last


def _is_named(passage: Passage, index: int) -> bool:
    """Tell whether a name begins at a token: no day, and no "Section 4"."""
    if not passage.capital(index) or is_time(passage, index, index + 1):
        return False
    return index + 1 == len(passage.tokens) or passage.tokens[index + 1].kind is not TokenKind.DIGITS


def _is_of_relative(passage: Passage, phrase: int) -> bool:
    """Tell whether a phrase attributes a relative clause alone: « un incendie qui, selon elle, est criminel »."""
    set_off = phrase > 1 and passage.words[phrase - 1] == ","
    return phrase > 0 and passage.words[phrase - 1 - set_off] in passage.vocabulary.relatives


def _by_opening(passage: Passage) -> Speaker | None:
    """Return whose words a sentence quotes that opens with somebody: « Pour Anne Vasseur, c'est "un progrès" ».

    Those who by their name hold an opinion need no quotation: "For its critics, the bridge is a waste".
    """
    opening = int(not passage.vocabulary.joints.isdisjoint(passage.words[:1]))  # « Mais pour ses élus, »
    first = passage.hit(passage.vocabulary.attribution_of_quotes, opening)
    if first == opening:
        return None
    last = phrase_end(passage, first)
    if not passage.vocabulary.times.isdisjoint(passage.words[first : last + 1]):
        return None  # « Pour la première fois, »
    behind = _after_brackets(passage, last)
    explained = behind + 2 if passage.words[behind : behind + 1] == (",",) else last  # « Pour Luc Arnal, historien, »
    holds = not passage.vocabulary.opinion_holders.isdisjoint(passage.words[first:explained])
    if not (passage.quoted or holds):
        return None
    if passage.vocabulary.group:  # "Für Anna Halm ist der Plan …"
        last = passage.vocabulary.group.end(passage.tokens, first, last)
    follows = passage.vocabulary.finite | passage.vocabulary.auxiliaries if passage.vocabulary.group else {","}
    behind = last if passage.vocabulary.group else behind
    goes_on = behind < min(passage.quoted, default=len(passage.words)) and passage.words[behind] in follows
    person = goes_on and (holds or is_agent(passage, first, last)) and not is_time(passage, first, last)
    noun = passage.determined(first)
    if noun > first and passage.capital(noun) and not passage.acronym(noun) and not passage.vocabulary.group:
        return None  # « Pour la Seine, … » is where, not who
    read = speaker_between if holds else speaker_or_name  # « Pour ses partisans, Luc Arnal est "un modèle" »
    return read(passage, first, last) if person else None


def _after_brackets(passage: Passage, index: int) -> int:
    """Return the index behind brackets that open at a token: « le député Luc Arnal (LFI), »; itself where none do."""
    if passage.words[index : index + 1] != ("(",):
        return index
    return next((i + 1 for i in range(index, len(passage.words)) if passage.words[i] == ")"), index)


def _is_manner(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a phrase says how, and not who says it: « selon les régions », « selon ses estimations »."""
    vocabulary = passage.vocabulary
    if first >= len(passage.words):
        return False
    owned = last > first + 1 and passage.words[first] in vocabulary.possessives and not is_agent(passage, first, last)
    noun = passage.determined(first)
    return owned or (noun < len(passage.words) and passage.words[noun] in vocabulary.manners)


def _inverted(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return who speaks behind a verb that stands behind what is said: a pronoun, or somebody who plainly can."""
    hyphenated = _hyphenated_pronoun(passage, group)
    if hyphenated is not None:
        return _impersonal_source(passage, hyphenated) or pronoun_at(passage, hyphenated)
    if _is_pronoun_behind(passage, group):
        return pronoun_at(passage, group.last)
    if not group.first and passage.vocabulary.bare_clauses and not passage.quoted:
        return None  # "Read Hall's view of the poll" asks the reader
    first, last = _phrase_behind(passage, group)
    if last == first or not _governs(passage, group, first, last) or _is_object_of_set_off(passage, group, first, last):
        return None
    shows = passage.vocabulary.bare_clauses and group.clausal and passage.words[group.first - 1] == ","
    if shows and set_off_subject(passage, group.first - 1):
        return None  # "This map, drawn by Hall, shows the U.S. states where"
    return None if _is_object_clause(passage, group, first, last) else speaker_or_name(passage, first, last)


def _is_object_of_set_off(passage: Passage, group: VerbGroup, first: int, last: int) -> bool:
    """Tell whether an apposition parts a verb from its subject, and what stands behind it can't speak.

    „Karl Weber, der Chef der Polizei, bestätigte die Sperrung“ is said by Weber.
    """
    if passage.vocabulary.group is None and not passage.vocabulary.drops_subjects:
        return False  # « …, ont rapporté plusieurs élus »
    if not group.first or passage.words[group.first - 1] != "," or group.first - 2 in passage.quoted:
        return False
    noun = passage.words[_head(passage, range(passage.determined(first), last))]
    speaks = passage.determined(first) in passage.names or passage.vocabulary.speaks(noun)
    return not speaks and set_off_subject(passage, group.first - 1) is not None


def _is_object_clause(passage: Passage, group: VerbGroup, first: int, last: int) -> bool:
    """Tell whether what stands behind a verb behind a comma is what it says: ", said many parts banned the drug".

    So is a bare noun behind a verb of which a clause must follow: "Hall, finds officer of the museum, said".
    """
    if not passage.vocabulary.bare_clauses or not group.first or passage.words[group.first - 1] != ",":
        return False
    bare = group.clausal and passage.determined(first) == first and passage.tokens[first].text.islower()
    parted = group.first > 1 and group.first - 2 not in passage.quoted
    active = any(is_active(passage.tokens, i, passage.language) for i in range(first + 1, last))
    return parted and (bare or active)


def _loosely_inverted(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return whoever stands behind a verb behind a comma, where no subject stands in front of it.

    Behind a verb that takes an object, too, the sentence must end there: « …, a annoncé lundi la capitainerie. »
    """
    first, last = _phrase_behind(passage, group)
    if group.clausal and not _closes_frame(passage, group, first, last):
        return None
    if last == first or group.of_object or not group.first or not passage.ends(group.first - 1):
        return None
    if passage.words[group.first - 1] == ")":
        return None  # "The council (CVC) will reveal its plans"
    if not _is_whole(passage, first, last) or set_off_subject(passage, group.first - 1):
        return None
    if any(is_active(passage.tokens, i, passage.language) for i in range(first + 1, last)):
        return None  # ", said many parts of the world banned the drug"
    return speaker_or_name(passage, first, last)


def _closes_frame(passage: Passage, group: VerbGroup, first: int, last: int) -> bool:
    """Tell whether a phrase with an article ends a sentence of which a whole clause stands in front of its verb."""
    if passage.vocabulary.bare_clauses or passage.vocabulary.group or passage.determined(first) == first:
        return False
    if passage.words[first] in passage.vocabulary.possessives and not is_agent(passage, first, last):
        return False  # « …, a annoncé sa venue »
    noun = passage.tokens[passage.determined(first)].text.islower()
    ends = all(passage.ends(index) for index in range(last, len(passage.tokens)))
    return noun and ends and group.first > 1


def _phrase_behind(passage: Passage, group: VerbGroup) -> tuple[int, int]:
    """Return the range of the phrase behind a verb, empty where none stands there that could be its subject."""
    verb = passage.words[group.verb]
    first = after_circumstances(passage, group.last)
    if passage.vocabulary.group and passage.words[first : first + 1] and owns_speaker(passage, first):
        first += 1
    if first > group.last and first + 1 < len(passage.tokens) and passage.words[first] == ",":
        behind = passage.determined(first + 1)
        speaks = behind > first + 1 and is_agent(passage, first + 1, len(passage.tokens))
        speaks = speaks or passage.names.get(first + 1, 0) > first + 2  # « a annoncé à l'AFP, Luc Arnal, le préfet »
        first += int(speaks)  # « a expliqué à l'AFP, le colonel »
    if (
        (verb in passage.vocabulary.addressing and not _behind_content(passage, group.first))
        or passage.vocabulary.is_gerund(verb)
        or passage.ends(first)
        or clause_follows(passage, first)
    ):
        return first, first
    opens = (
        passage.capital(first)
        or passage.determined(first) > first
        or passage.words[first] in passage.vocabulary.titles
        or passage.vocabulary.speaks(passage.words[first])
        or (passage.words[first] in passage.vocabulary.somebody and passage.content(first + 1))
        or passage.hit(passage.vocabulary.partitives, first) > first
        or _opens_with_adjective(passage, first)
    )
    named = first in passage.names or passage.determined(first) > first
    name = first if named else _name_behind_office(passage, first)
    last = phrase_end(passage, name) if opens or name > first else first
    return first, before_particle(passage, group, first, last)


def _opens_with_adjective(passage: Passage, first: int) -> bool:
    """Tell whether words without an article describe the people behind them who close a frame: "say local police."."""
    if not passage.vocabulary.bare_clauses:
        return False
    last = phrase_end(passage, first)
    plain = all(passage.content(i) and passage.tokens[i].text.islower() for i in range(first, last))
    few = 1 < last - first <= _MOST_ADJECTIVES
    return few and plain and passage.ends(last) and passage.vocabulary.speaks(passage.words[last - 1])


def _behind_content(passage: Passage, index: int) -> bool:
    """Tell whether what a verb at a token says stands in front of it, so that its subject stands behind it.

    A quotation shows it, and in a language whose verb stands second a clause that a comma closes: „Der Kai sei zu,
    kritisierte der Fischer“.
    """
    second = passage.vocabulary.group is not None and index > 2 and passage.words[index - 1] == ","
    return _behind_quotation(passage, index) or second


def _behind_quotation(passage: Passage, index: int) -> bool:
    """Tell whether a quotation stands in front of a verb, a comma at most in between: what it holds is the object."""
    return index - 1 in passage.quoted or (
        index > 1 and passage.words[index - 1] == "," and index - 2 in passage.quoted
    )


def _name_behind_office(passage: Passage, first: int) -> int:
    """Return where a name begins that words without an article explain: "four-time winner Ann Hall"; `first` if none.

    "and" may join two offices: "club secretary and coach Ann Hall".
    """
    name = next((i for i in range(first + 1, first + _LONGEST_OFFICE) if i in passage.names), first)
    joints, titles = passage.vocabulary.joints, passage.vocabulary.titles
    inside = all(
        passage.content(i)
        or passage.joined(i)
        or passage.words[i] in titles
        or (i > first and passage.words[i] in joints)
        for i in range(first, name)
    )
    return name if inside else first


def _is_whole(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a phrase ends where it stands, instead of going on with a verb: "says Ann Hall is ill"."""
    titled = (
        passage.determined(first) > first and passage.capital(first + 1) and last == first + 3
    )  # « Le Port enchaîné »
    if passage.capital(first) and not titled and not _is_name(passage, first, last):
        return False
    goes_on = passage.vocabulary.finite | passage.vocabulary.verbs | passage.vocabulary.agents
    if last in passage.quoted and passage.vocabulary.bare_clauses:
        return False  # ", said the first results 'do show' a leak"
    return passage.ends(last) or passage.words[last] in passage.vocabulary.speaker_ends - goes_on


def _is_name(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a phrase is a name, with an office beside it at most: « Luc Arnal secrétaire du syndicat »."""
    if passage.hit(passage.vocabulary.outlets, first) == last:
        return True  # « France info »
    plain = [
        i
        for i in range(first, last)
        if passage.content(i) and not passage.capital(i) and not passage.tokens[i].text.isdigit()
    ]
    return not plain or any(passage.vocabulary.speaks(passage.words[i]) for i in range(first, last))


def _hyphenated_pronoun(passage: Passage, group: VerbGroup) -> int | None:
    """Return the pronoun that a hyphen ties to a verb of saying: « ajoute-t-elle », « a-t-il dit »."""
    pronouns = passage.vocabulary.pronouns | passage.vocabulary.subject_pronouns | passage.vocabulary.impersonal
    for index in range(max(group.first - 2, 1), min(group.last + 4, len(passage.tokens))):
        hyphen, before = passage.tokens[index - 1], passage.tokens[max(index - 2, 0)]
        tied = hyphen.text == "-" and hyphen.end == passage.tokens[index].start and hyphen.start == before.end
        if tied and passage.words[index] in pronouns and index not in passage.quoted:
            return None if is_impersonal_passive(passage, index) else index
    return None


def _by_tied_pronoun(passage: Passage) -> Speaker | None:
    """Return the pronoun that a hyphen ties to any verb behind a quotation: « "Encore !", s'esclaffe-t-elle »."""
    last = max(passage.quoted, default=-1)
    first = last + 2 if passage.words[last + 1 : last + 2] == (",",) else last + 1
    if not passage.quoted or first >= len(passage.words):
        return None
    pronouns = passage.vocabulary.subject_pronouns | passage.vocabulary.impersonal
    for index in range(first + 2, min(first + _LONGEST_TIED, len(passage.tokens))):
        if passage.ends(index):
            return None
        verb = any(passage.content(i) for i in range(first, index))
        if passage.words[index] in pronouns and passage.words[index - 1] == "-" and verb:
            if is_impersonal_passive(passage, index):
                return None
            return _impersonal_source(passage, index) or pronoun_at(passage, index)
    return None


def _impersonal_source(passage: Passage, pronoun: int) -> Speaker | None:
    """Return from whom something was heard: « a-t-on appris de source policière »."""
    if passage.words[pronoun] not in passage.vocabulary.impersonal:
        return None
    hits = passage.vocabulary.interposed.find(passage.tokens)
    aside = {index for hit in hits for index in range(hit.first, hit.last)}  # « par ailleurs »
    for index in range(pronoun + 1, len(passage.tokens)):
        if passage.ends(index) or (index - 1 in aside and index not in aside and passage.determined(index) > index):
            return None  # « au cours d'un survol de la digue »
        if index in aside:
            continue
        by_acronym = (
            passage.acronym(passage.determined(index + 1)) and passage.words[index] in passage.vocabulary.settings
        )
        if passage.words[index] in passage.vocabulary.sources and not by_acronym:  # « précise-t-on à la mairie »
            return speaker_between(passage, index + 1, phrase_end(passage, index + 1))
    return None


def _opening_source(passage: Passage) -> Speaker | None:
    """Return where a sentence opens in which an impersonal pronoun speaks: « Chez les pêcheurs, on assure que … »."""
    if passage.words[0] not in passage.vocabulary.sources:
        return None
    last = phrase_end(passage, 1)
    return speaker_between(passage, 1, last) if is_agent(passage, 1, last) else None


def _governs(passage: Passage, group: VerbGroup, first: int, last: int) -> bool:
    """Tell whether a verb and the phrase behind it attribute what stands before them, as no object of a verb does."""
    before = group.first - 1
    compares = passage.vocabulary.comparatives
    if before >= 0 and (before in passage.quoted or passage.words[before] in compares):
        return True
    if before == 1 and passage.words[0] in compares and passage.determined(before) == group.first:
        return True  # « Comme le dit la maire »
    if before > 0 and passage.words[before] == "," and before - 1 in passage.quoted:
        return passage.determined(first) > first or is_agent(passage, first, last)  # « "…", confie un pêcheur »
    if before >= 0 and passage.words[before] == ")":
        opening = next((i for i in range(before, 0, -1) if passage.words[i] == "("), 0)
        return opening - 1 in passage.quoted and is_agent(passage, first, last)  # « "…" (sic) a dit Anne Vasseur »
    whole = _is_whole(passage, first, last) or closes_with_particle(passage, group, last)
    plain = is_agent(passage, first, last) and whole
    if before > 1 and passage.words[before] in passage.vocabulary.relatives and passage.words[before - 2] == ",":
        return plain  # « …, lo que niega la policía »
    if before >= 0 and not passage.ends(before):
        return plain and not group.clausal and _is_clause(passage, before)
    return plain


def _is_clause(passage: Passage, last: int) -> bool:
    """Tell whether a clause with a verb of its own ends at token `last`: « Le port est fermé a indiqué le maire »."""
    vocabulary = passage.vocabulary
    if not vocabulary.speaker_nouns:
        return False
    for index in range(last, 0, -1):
        if index in passage.quoted and not vocabulary.bare_clauses:
            continue  # « L'essai est "un rappel" utile a souligné l'analyste »
        joint = index == last and passage.words[index] in vocabulary.joints  # « bel et bien » joins no clause
        if passage.ends(index) or joint or passage.words[index] in vocabulary.relatives | vocabulary.clause_starts:
            return False
        if passage.words[index] in vocabulary.finite and index < last:
            return True
        reflexive = passage.words[index - 1] == "'" and passage.words[index - 2] in vocabulary.reflexives
        if index > 1 and index < last and reflexive:
            return True  # « Le bilan s'élève à 12 a indiqué la mairie »
    return False


def _subject(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return the subject of a verb of saying."""
    if group.clausal and not (
        clause_follows(passage, group.last)
        or clause_follows(passage, after_circumstances(passage, group.last))
        or clause_behind_comma(passage, group.last)
    ):
        return None
    before = before_brackets(passage, group.first) - 1
    if _in_opening_clause(passage, group):
        return None
    if before > 0 and passage.words[before] in passage.vocabulary.impersonal:
        return _opening_source(passage)
    if _drops_subject(passage, group):
        return pronoun_at(passage, group.verb)
    if before < 0 or passage.words[before] in passage.vocabulary.relatives | passage.vocabulary.bystanders:
        return None
    if is_impersonal_passive(passage, before):
        return None
    if passage.words[0] in passage.vocabulary.pointing and _is_explained(passage, group):
        return pronoun_at(passage, 0)
    pointed = _partitive_or_pronoun(passage, before)
    if pointed:
        depends = (
            _tells_of_noun(passage, before) or _is_fused(passage, before) or _thinks_of_noun(passage, before, group)
        )
        return None if pointed.pronoun and depends else pointed
    gerund = passage.vocabulary.is_gerund(passage.words[group.verb])
    if passage.words[before] in passage.vocabulary.settings and group.first == group.verb and not gerund:
        return None  # "plagued by claims that"
    if gerund or passage.ends(before) or not passage.content(before):
        return _subject_apart(passage, group, before)
    first = phrase_start(passage, before + 1)
    return _far_subject(passage, group) if first is None else _subject_at(passage, group, first, before + 1)


def _subject_apart(passage: Passage, group: VerbGroup, before: int) -> Speaker | None:
    """Return the subject of a verb where a sign or small words stand between them, the last of them at `before`."""
    gerund = passage.vocabulary.is_gerund(passage.words[group.verb])
    subject = set_off_subject(passage, before) or main_subject(passage, group.first)
    unnamed = passage.words[0] in passage.vocabulary.somebody and passage.words[1] == ","
    if unnamed and not gerund:
        return pronoun_at(passage, 0)  # "Another, who asked not to be named, claimed that"
    if subject and subject.pronoun and _stands_for_nobody(passage, subject):
        return None  # « Il s'agit de savoir s'il le savait, ce que tous contestent »
    if subject and _speaks_elsewhere(passage, group, subject):
        return pronoun_at(passage, group.verb)
    in_list = subject and passage.words[before] == "," and not gerund and _is_in_relative(passage, subject, group)
    return None if in_list else subject


def _speaks_elsewhere(passage: Passage, group: VerbGroup, subject: Speaker) -> bool:
    """Tell whether a frame without a subject parts a thing from its verb: "Il ponte, fa sapere la nave, è sicuro"."""
    return not _is_shown(passage, subject) and not subject.pronoun and is_frame_without_subject(passage, group)


def _is_shown(passage: Passage, subject: Speaker) -> bool:
    """Tell whether a subject plainly can speak: a name inside its sentence, or somebody by what they are called."""
    within = [i for i, token in enumerate(passage.tokens) if subject.start <= token.start < subject.end]
    capitals = not has_capital_nouns(passage.language)
    named = any(i in passage.names or (i and capitals and passage.capital(i)) for i in within)
    return named or any(passage.vocabulary.speaks(passage.words[i]) for i in within)


def _is_explained(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether only what says of whom a sentence tells stands in front of its verb: "Those who live here say"."""
    explains = passage.vocabulary.relatives | passage.vocabulary.settings
    return passage.words[1] in explains and not any(passage.ends(index) for index in range(1, group.first))


def _stands_for_nobody(passage: Passage, pronoun: Speaker) -> bool:
    return stands_for_nobody([token for token in passage.tokens if token.start >= pronoun.start], passage.language)


def _subject_at(passage: Passage, group: VerbGroup, first: int, last: int) -> Speaker | None:
    """Return the subject of a verb in front of which a phrase stands, the tokens `first:last`."""
    relative = _relative_around(passage, first)
    if relative is not None:
        head = phrase_start(passage, relative)
        return speaker_between(passage, head, relative) if head is not None else None
    if _says_of_noun(passage, first):
        return None
    if passage.words[first] in passage.vocabulary.object_articles:
        return None  # „Den Schaden schätzt die Polizei auf“
    if passage.vocabulary.group and first and passage.words[first - 1] in passage.vocabulary.speaker_ends:
        return _before_setting(passage, group)  # "In einem Tweet schrieb der Kapitän"
    if first and passage.words[first - 1] in passage.vocabulary.auxiliaries and not is_agent(passage, first, last):
        return _far_subject(passage, group)  # « la lettre dont l'AFP a obtenu copie indique »
    bare = passage.determined(first) == first and not is_agent(passage, first, last)
    shown = first in passage.names or any(passage.vocabulary.speaks(word) for word in passage.words[first:last])
    if passage.vocabulary.group and not first and not shown and _is_agent_behind(passage, group):
        return None  # "Tegelijk maakte het concern bekend dat"
    if bare and first and not passage.ends(first - 1) and passage.ends(group.last):
        return None  # "with flutes, drums and tubas also added"
    named = _before_appositions(passage, first) or speaker_between(passage, first, last)
    return named or _far_subject(passage, group)


def _is_agent_behind(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether somebody with an article stands right behind a verb, so that what stands in front is no subject."""
    first, last = _phrase_behind(passage, group)
    noun = passage.determined(first)
    return noun > first and noun < last and passage.vocabulary.speaks(passage.words[noun])


def _before_setting(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return whoever opens a sentence in front of a setting: „Das Werk mit Sitz in Vale erklärte“; None if nobody."""
    if passage.words[0] in passage.vocabulary.speaker_ends | passage.vocabulary.object_articles:
        return None
    subject = subject_from(passage, 0, group.first)
    if subject is None or subject.pronoun or any(passage.ends(i) for i in range(group.first)):
        return None
    return subject if any(passage.vocabulary.speaks(word) for word in subject.text.lower().split()) else None


def _relative_around(passage: Passage, first: int) -> int | None:
    """Return the relative pronoun whose clause ends in the phrase at a token: "a woman who lost a ring has claimed".

    The verb of the relative clause stands in between, and what it says is no clause: not "a man who said Hall claimed".
    """
    vocabulary = passage.vocabulary
    if vocabulary.group is not None or first < 2:
        return None
    says = vocabulary.verbs | vocabulary.clause_verbs | vocabulary.clause_starts - vocabulary.relatives
    for index in range(first - 1, 0, -1):
        if passage.ends(index) or (passage.words[index] in says and index + 1 == first):
            return None
        if passage.words[index] in vocabulary.relatives & vocabulary.subject_relatives:
            noun = passage.content(index - 1) and passage.words[index - 1] not in says
            return index if noun and index + 1 < first else None
    return None


def _partitive_or_pronoun(passage: Passage, last: int) -> Speaker | None:
    """Return who is only pointed to by words that end at token `last`: "she", "others", "one of the guests"."""
    first = partitive_before(passage, last + 1)
    if first and passage.words[first - 1] in passage.vocabulary.settings:
        head = phrase_start(passage, first - 1)  # "A head teacher at one of the schools said"
        return speaker_between(passage, head, first - 1) if head is not None else None
    if first is not None:
        return speaker_between(passage, first, last + 1)
    if passage.words[last] in passage.vocabulary.subject_pronouns | passage.vocabulary.somebody:
        return pronoun_at(passage, last)
    return None


def _is_fused(passage: Passage, pronoun: int) -> bool:
    """Tell whether a pronoun is the subject of what stands for a thing: « il a dit ce qu'il pensait du quai »."""
    return any(hit.last == pronoun for hit in passage.vocabulary.fused_relatives.find(passage.tokens[:pronoun]))


def _tells_of_noun(passage: Passage, pronoun: int) -> bool:
    """Tell whether a clause without "that" tells of the noun in front of its pronoun: "feared a body he found was"."""
    if not passage.vocabulary.bare_clauses:
        return False
    noun = pronoun
    while noun > 0 and passage.content(noun - 1) and passage.tokens[noun - 1].text.islower():
        noun -= 1
    article = noun - 1
    if noun == pronoun or article < 1 or passage.determined(article) != noun or is_time(passage, noun, pronoun):
        return False
    return passage.words[article - 1] not in passage.vocabulary.settings | passage.vocabulary.joints


def _drops_subject(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether a verb of saying has its subject in another sentence: « Añadió que … », "Negó todo y dijo que …".

    The sentence opens with it, or with a verb that it goes on with behind "and", and what is said follows.
    """
    vocabulary = passage.vocabulary
    if not vocabulary.drops_subjects or group.of_object:
        return False
    behind = after_circumstances(passage, group.last)
    if not (clause_follows(passage, group.last) or clause_follows(passage, behind)):
        return False
    if _opens_behind_setting(passage, group):
        return True
    first = int(passage.words[0] in vocabulary.joints)
    joined = group.first > first and not vocabulary.additive.isdisjoint(passage.words[group.first - 1 : group.verb])
    opening = passage.words[first] if first < len(passage.words) else ""
    opens = opening in vocabulary.auxiliaries or is_plain_verb(opening, passage.language)
    parted = any(passage.ends(i) and i not in passage.quoted for i in range(first, group.first))
    return group.first <= first or (joined and opens and not parted)


def _opens_behind_setting(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether only a setting or a participle in commas stands in front: "Em nota, disse que", "Procurada, disse".

    A subject, or a verb of another clause, would stand there else.
    """
    comma = group.first - 1
    setting = passage.words[0] in passage.vocabulary.settings
    if setting and passage.determined(1) == comma:
        return True  # "In una nota ha spiegato che"
    if comma < 1 or passage.words[comma] != "," or comma in passage.quoted:
        return False
    participle = passage.words[0].endswith(passage.vocabulary.attribute_endings)
    parted = any(passage.ends(index) for index in range(comma))
    return (setting or participle) and not parted and not any_verb(passage.tokens[1:comma], passage.language)


def _thinks_of_noun(passage: Passage, pronoun: int, group: VerbGroup) -> bool:
    """Tell whether a relative clause has a pronoun think something of a noun: « ceux qu'elle estime complices ».

    What somebody thinks would follow its verb as a clause: « il a dit qu'elle estime que le port ferme ».
    """
    vocabulary = passage.vocabulary
    opener = pronoun - 1 - (passage.words[pronoun - 1] == "'")
    if vocabulary.bare_clauses or vocabulary.group or opener < 1 or clause_follows(passage, group.last):
        return False
    set_off = passage.words[opener - 1] == ","
    before = opener - 1 - set_off
    if passage.words[opener] not in vocabulary.clause_starts or before < 1 or not passage.content(before):
        return False
    noun = set_off or passage.determined(before - 1) == before
    return noun and passage.words[before] not in vocabulary.verbs | vocabulary.clause_verbs


def _is_in_relative(passage: Passage, subject: Speaker, group: VerbGroup) -> bool:
    """Tell whether a verb goes on with a relative clause: "Hall is one of those who took them, told them to go"."""
    between = [i for i in range(group.first) if passage.tokens[i].start > subject.end and i not in passage.quoted]
    relative = next((i for i in between if passage.words[i] in passage.vocabulary.relatives), None)
    if relative is None or passage.words[relative - 1] == ",":
        return False
    return any(passage.words[i] in passage.vocabulary.finite for i in between if i < relative)


def _in_opening_clause(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether a verb stands in a clause that a comma parts from the main one: « Alors qu'on affirmait que …, »."""
    joined = passage.words[0] in passage.vocabulary.joints  # « Mais alors que … »
    first = passage.hit(passage.vocabulary.openers, int(joined))
    if first == int(joined) or passage.words[0] in passage.vocabulary.comparatives:
        return False

    def parted(between: range) -> bool:
        return any(passage.words[i] == "," and passage.ends(i) and i not in passage.quoted for i in between)

    noun = passage.words[first] in passage.vocabulary.subject_pronouns or clause_follows(passage, first)
    closed = not noun and parted(range(first, group.first)) and not _has_finite(passage, first, group.first)
    return not closed and parted(range(group.last, len(passage.words) - 1))


def _has_finite(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a finite verb stands in front of the first comma behind token `first`, so that a clause opens."""
    comma = next((i for i in range(first, last) if passage.words[i] == ","), last)
    return any(passage.words[i] in passage.vocabulary.finite | passage.vocabulary.verbs for i in range(first, comma))


def _far_subject(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return the subject that a participle parts from its verb: "A study of 900 women led by the clinic found that"."""
    if not (clause_follows(passage, group.last) or group.of_object):
        return None
    named = passage.names.get(0, 0) if group.of_object else 0
    if named and passage.words[named] in passage.vocabulary.settings:
        return speaker_between(passage, 0, named)  # "Corle Models in Lorna describes itself as 'a guild'"
    opened = passage.words[0].endswith(passage.vocabulary.attribute_endings)  # « Interrogée par l'AFP, l'ambassade »
    subject = main_subject(passage, group.first, 0) or (main_subject(passage, group.first) if opened else None)
    if subject is None or subject.pronoun:
        return None
    head = scan(subject.text)[0].text.lower()
    named = passage.names.get(0, 0)  # "Ann Hall from the union said that"
    whole = named > 1 and passage.tokens[named - 1].end == subject.end
    return subject if whole or passage.vocabulary.speaks(head) else None


def _says_of_noun(passage: Passage, first: int) -> bool:
    """Tell whether a clause tells of a noun alone: « une vidéo où le maire assure », ", a step Hall said was"."""
    if first > 0 and passage.words[first - 1] in passage.vocabulary.relatives:
        return True
    noun = first - 1
    while noun > 0 and passage.content(noun) and passage.tokens[noun].text.islower():
        noun -= 1
    return 0 < noun < first - 1 and passage.determined(noun) > noun and passage.words[noun - 1] == ","


def _before_appositions(passage: Passage, first: int) -> Speaker | None:
    """Return the name that a list of offices without articles explains: "Ann Hall, director, Port of Corle said"."""
    if first < 2 or passage.words[first - 1] != "," or passage.determined(first) > first:
        return None
    adverb = passage.words[first].endswith(passage.vocabulary.adverb_endings) and first + 1 < len(passage.words)
    if passage.tokens[first].text.islower() and not passage.vocabulary.speaks(passage.words[first + adverb]):
        return None  # "The Corle, Georgia, native admitted"
    subject = main_subject(passage, first - 1)
    if subject is None or subject.pronoun or passage.text[subject.end : subject.end + 1] != ",":
        return None
    if adverb:
        return subject  # « Anne Vasseur, actuellement directrice (DG) du port a dit »
    between = [i for i in range(first) if passage.tokens[i].start > subject.end and passage.words[i] != ","]
    named = any(passage.tokens[name].start < subject.end for name in passage.names)
    ties = passage.vocabulary.complements | passage.vocabulary.determiners if named else frozenset[str]()
    plain = all(
        passage.capital(i) or passage.words[i] in ties or passage.vocabulary.speaks(passage.words[i]) for i in between
    )
    return subject if plain and between else None


def _closing_subject(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return the subject of a frame that closes its sentence and so governs all of it: "…, his widow said"."""
    before = before_brackets(passage, group.first) - 1
    behind = after_circumstances(passage, group.last)
    if passage.words[group.verb] in passage.vocabulary.addressing and not passage.ends(behind):
        behind = phrase_end(passage, behind)  # "…, Hall told the Courier"
    inserted = behind < len(passage.tokens) and passage.words[behind] == ","  # ", Hall reports, and"
    closes = inserted or all(passage.ends(index) for index in range(behind, len(passage.tokens)))
    if any(index >= behind for index in passage.quoted) and all(index >= behind for index in passage.quoted):
        return None  # "…; his sign read 'Stop'"
    if before < 1 or passage.ends(before) or not closes or passage.vocabulary.is_gerund(passage.words[group.verb]):
        return None
    if passage.words[before] in passage.vocabulary.subject_pronouns and passage.ends(before - 1):
        return pronoun_at(passage, before)
    first, last = _closing_phrase(passage, before)
    if not first or not passage.ends(first - 1) or passage.words[first - 1] == ":":
        return None
    adverb = last - first == 1 and passage.words[first].endswith(passage.vocabulary.adverb_endings)
    if adverb and not is_agent(passage, first, last):
        return None  # « Anne, manifestement émue »
    parted = first > 1 and passage.words[first - 2] in _PARTING_IN_QUOTES  # "'It is over,' the piper added"
    if passage.words[first - 1] in _QUOTES and group.clausal and not (parted or is_agent(passage, first, last)):
        return None  # "the 'steady hand' his side showed"
    if inserted and (passage.words[first - 1] != "," or not group.clausal or not is_agent(passage, first, last)):
        return None
    return _before_appositions(passage, first) or speaker_between(passage, first, last)


def _closing_phrase(passage: Passage, before: int) -> tuple[int | None, int]:
    """Return the range of who speaks by a frame whose verb stands behind token `before`; no first token: nobody."""
    first, last = partitive_before(passage, before + 1), before + 1
    if first is None and passage.content(before):
        first = phrase_start(passage, before + 1)
        if first is None:
            first, last = _before_place(passage, before) or _before_relative(passage, before)
    return _before_joint(passage, first), last


def _before_place(passage: Passage, last: int) -> tuple[int, int] | None:
    """Return the range of whom a place behind their name closes that ends at a token: ", Ann Hall in Corle reports"."""
    named = next((start for start, end in passage.names.items() if end == last + 1), 0)
    if named < 2 or passage.words[named - 1] not in passage.vocabulary.settings:
        return None
    first = phrase_start(passage, named - 1)
    if not first or not passage.ends(first - 1) or not is_agent(passage, first, named - 1):
        return None
    return first, named - 1


def _before_relative(passage: Passage, last: int) -> tuple[int | None, int]:
    """Return the range of whom a relative clause explains that ends at token `last`: "a woman who lives here"."""
    for index in range(last, 0, -1):
        if passage.ends(index):
            break
        if passage.words[index] in passage.vocabulary.relatives:
            first = phrase_start(passage, index)
            return (first, index) if first is not None and is_agent(passage, first, index) else (None, last)
    return None, last


def _before_joint(passage: Passage, first: int | None) -> int | None:
    """Return where two names that "and" joins begin, of which the second begins at a token; else that token.

    "…, the Centre for Disease Control and Prevention said", "…, Mexican and U.S. officials said"
    """
    if not first or passage.words[first - 1] not in passage.vocabulary.additive or not passage.capital(first):
        return first
    opening = phrase_start(passage, first - 1) if first > 1 and passage.capital(first - 2) else None
    return opening if opening and passage.ends(opening - 1) else first


def _behind_second(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return the subject between a verb and what is said: "Vorig jaar waarschuwde de politie dat"."""
    first, last = _phrase_behind(passage, group)
    if passage.vocabulary.group is not None:
        last = passage.vocabulary.group.end(passage.tokens, first, last)
    if group.first and passage.words[group.first - 1] in passage.vocabulary.subject_pronouns:
        return None  # « elle avait critiqué le guide »
    if passage.vocabulary.drops_subjects and group.first and passage.words[group.first - 1] == ",":
        apposed = set_off_subject(passage, group.first - 1)
        if apposed is not None:
            # «El alcalde, Luis Prat, defendió a los bomberos: "…"»
            return apposed if clause_follows(passage, last) else None
    setting = passage.vocabulary.group and passage.words[0] in passage.vocabulary.speaker_ends  # "In einem Tweet"
    if group.of_agents and group.first and not (setting or is_time(passage, 0, group.first)):
        return None  # „Der Verein warf der Stadt Untätigkeit vor“
    if last == first or not (setting or is_agent(passage, first, last) or is_time(passage, 0, group.first)):
        return None
    noun = passage.determined(first)
    if passage.vocabulary.bare_clauses and noun == first and not is_agent(passage, first, first + 1):
        return None  # "the photos show luxurious spots Symbol: …"
    if passage.vocabulary.bare_clauses and _has_subject_before(passage, group):
        return None  # "Mrs Hall announced the government plan that …"
    # The particle of a verb may stand in between: "teilte das Amt mit, dass".
    follows = (
        group.of_agents
        or passage.words[0] in passage.vocabulary.object_articles
        or clause_follows(passage, last)
        or (passage.vocabulary.group and clause_follows(passage, last + 1))
    )
    return speaker_between(passage, first, last) if follows else None


def _is_pronoun_behind(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether a pronoun stands behind a verb in second place, what is said beside: "onthult ze in haar boek"."""
    if passage.vocabulary.group is None or not group.verb or group.last >= len(passage.tokens):
        return False
    starts = [
        word for word in passage.words[group.last :] if word in passage.vocabulary.clause_starts and word.isalpha()
    ]
    pronouns = passage.vocabulary.subject_pronouns
    if not passage.vocabulary.object_articles:  # where there are cases, „ihn“ is nobody who speaks
        pronouns |= passage.vocabulary.pronouns
    said = bool(starts) or passage.words[group.last + 1 : group.last + 2] == (",",)  # „sagte er, der Kai sei zu“
    said = said or _behind_content(passage, group.first)  # „…“, sagte sie auf einer Pressekonferenz
    return passage.words[group.last] in pronouns - passage.vocabulary.determiners and said


def _has_subject_before(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether a name or a noun stands right before a verb, and no time: "Mrs Hall announced"."""
    if not group.first or passage.ends(group.first - 1) or is_time(passage, 0, group.first):
        return False
    return passage.content(group.first - 1)


def _compared_subject(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return the subject of a verb at the end of its clause: "Wie die Polizei am Montag mitteilte"."""
    for index in range(group.first - 1, -1, -1):
        if passage.ends(index):
            return None
        if passage.words[index] in passage.vocabulary.comparatives and passage.vocabulary.group:
            return speaker_between(passage, index + 1, min(phrase_end(passage, index + 1), group.first))
    return None


_LOOSE_READERS: tuple[_Reader, ...] = (_loosely_inverted, _compared_subject, _subject, _behind_second)
