"""Who speaks behind a verb that stands behind what is said: « "…", a déclaré le maire », "…, says Ann Hall"."""

from __future__ import annotations

from claimcheck.annotation.phrases import Speaker, is_agent, pronoun_at, speaker_or_name
from claimcheck.annotation.phrases_behind import behind_content, head_noun, is_whole, phrase_behind
from claimcheck.annotation.saying import VerbGroup
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.subjects import set_off_subject
from claimcheck.annotation.tied_pronouns import hyphenated_pronoun, impersonal_source
from claimcheck.annotation.verb_second import closes_with_particle
from claimcheck.annotation.verbs import is_active
from claimcheck.annotation.vocabulary import own_words


def subject_behind_content(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return who speaks behind a verb that stands behind what is said: a pronoun, or somebody who plainly can."""
    hyphenated = hyphenated_pronoun(passage, group)
    if hyphenated is not None:
        return impersonal_source(passage, hyphenated) or pronoun_at(passage, hyphenated)
    if _is_pronoun_behind(passage, group):
        return pronoun_at(passage, group.last)
    if not group.first and passage.vocabulary.bare_clauses and not passage.quoted:
        return None  # "Read Hall's view of the poll" asks the reader
    first, last = phrase_behind(passage, group)
    if last == first or not _governs(passage, group, first, last) or _is_object_of_set_off(passage, group, first, last):
        return None
    shows = passage.vocabulary.bare_clauses and group.clausal and passage.words[group.first - 1] == ","
    if shows and set_off_subject(passage, group.first - 1):
        return None  # "This map, drawn by Hall, shows the U.S. states where"
    return None if _is_object_clause(passage, group, first, last) else speaker_or_name(passage, first, last)


def subject_behind_comma(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return whoever stands behind a verb behind a comma, where no subject stands in front of it.

    Behind a verb that takes an object, too, the sentence must end there: « …, a annoncé lundi la capitainerie. »
    """
    first, last = phrase_behind(passage, group)
    if group.clausal and not _closes_frame(passage, group, first, last):
        return None
    if last == first or group.of_object or not group.first or not passage.ends(group.first - 1):
        return None
    if passage.words[group.first - 1] == ")":
        return None  # "The council (CVC) will reveal its plans"
    if not is_whole(passage, first, last) or set_off_subject(passage, group.first - 1):
        return None
    if any(is_active(passage.tokens, i, passage.language) for i in range(first + 1, last)):
        return None  # ", said many parts of the world banned the drug"
    return speaker_or_name(passage, first, last)


def _is_object_of_set_off(passage: Passage, group: VerbGroup, first: int, last: int) -> bool:
    """Tell whether an apposition parts a verb from its subject, and what stands behind it can't speak.

    „Karl Weber, der Chef der Polizei, bestätigte die Sperrung“ is said by Weber, « …, ont rapporté plusieurs élus » is
    not said by whoever stands in front. « Luc Arnal, le maire, a annoncé une réforme » announces one.
    """
    indefinite = own_words(passage.language, "facts", "indefinite") & own_words(
        passage.language, "facts", "singular_determiners"
    )
    free = passage.vocabulary.group is None and not passage.vocabulary.drops_subjects
    if free and passage.words[first] not in indefinite:
        return False
    if not group.first or passage.words[group.first - 1] != "," or group.first - 2 in passage.quoted:
        return False
    noun = passage.words[head_noun(passage, range(passage.determined(first), last))]
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


def _closes_frame(passage: Passage, group: VerbGroup, first: int, last: int) -> bool:
    """Tell whether a phrase with an article ends a sentence of which a whole clause stands in front of its verb."""
    if passage.vocabulary.bare_clauses or passage.vocabulary.group or passage.determined(first) == first:
        return False
    if passage.words[first] in passage.vocabulary.possessives and not is_agent(passage, first, last):
        return False  # « …, a annoncé sa venue »
    noun = passage.tokens[passage.determined(first)].text.islower()
    ends = all(passage.ends(index) for index in range(last, len(passage.tokens)))
    return noun and ends and group.first > 1


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
    whole = is_whole(passage, first, last) or closes_with_particle(passage, group, last)
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
    said = said or behind_content(passage, group.first)  # „…“, sagte sie auf einer Pressekonferenz
    return passage.words[group.last] in pronouns - passage.vocabulary.determiners and said
