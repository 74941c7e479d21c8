"""The subject of a verb of saying that stands in front of what is said: « Le maire a déclaré que … »."""

from __future__ import annotations

from claimcheck.annotation.circumstances import after_circumstances
from claimcheck.annotation.closing_frames import before_appositions
from claimcheck.annotation.dropped_subjects import is_frame_without_subject
from claimcheck.annotation.nouns import has_capital_nouns
from claimcheck.annotation.phrases import (
    Speaker,
    before_brackets,
    is_agent,
    is_impersonal_passive,
    phrase_start,
    pronoun_at,
    speaker_between,
    subject_from,
)
from claimcheck.annotation.phrases_behind import phrase_behind
from claimcheck.annotation.pointed_subjects import (
    is_fused,
    partitive_or_pronoun,
    relative_around,
    tells_of_noun,
    thinks_of_noun,
)
from claimcheck.annotation.saying import VerbGroup, clause_behind_comma, clause_follows
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.subjects import main_subject, set_off_subject, stands_for_nobody
from claimcheck.annotation.tied_pronouns import opening_source
from claimcheck.annotation.unnamed_subjects import drops_subject
from claimcheck.languages.scanner import scan


def subject_in_front(passage: Passage, group: VerbGroup) -> Speaker | None:
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
        return opening_source(passage)
    if drops_subject(passage, group):
        return pronoun_at(passage, group.verb)
    if before < 0 or passage.words[before] in passage.vocabulary.relatives | passage.vocabulary.bystanders:
        return None
    if is_impersonal_passive(passage, before):
        return None
    if passage.words[0] in passage.vocabulary.pointing and _is_explained(passage, group):
        return pronoun_at(passage, 0)
    pointed = partitive_or_pronoun(passage, before)
    if pointed:
        depends = tells_of_noun(passage, before) or is_fused(passage, before) or thinks_of_noun(passage, before, group)
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
    relative = relative_around(passage, first)
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
    named = before_appositions(passage, first) or speaker_between(passage, first, last)
    return named or _far_subject(passage, group)


def _is_agent_behind(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether somebody with an article stands right behind a verb, so that what stands in front is no subject."""
    first, last = phrase_behind(passage, group)
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
