"""Who says it: the person, office or paper to which a sentence attributes what it tells.

A sentence attributes by a phrase ("according to"), by a verb that stands in front of who speaks, behind what is said
(« …, a déclaré le maire »), or by a verb whose subject speaks (« Le maire a déclaré que … »). An inverted verb governs
all that stands before it, so it counts before one with a subject. What stands between quotation marks names nobody:
it is what is said. Where it is not plain who speaks, nobody does.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from claimcheck.annotation.attribution_phrases import attributed_by_opening, attributed_by_phrase, attributed_by_report
from claimcheck.annotation.closing_frames import closing_subject
from claimcheck.annotation.dropped_subjects import framed_without_subject
from claimcheck.annotation.inverted_frames import subject_behind_comma, subject_behind_content
from claimcheck.annotation.nouns import has_capital_nouns
from claimcheck.annotation.phrases import Speaker, is_agent, phrase_start, pronoun_at, speaker_or_name
from claimcheck.annotation.phrases_behind import head_noun, phrase_behind
from claimcheck.annotation.saying import VerbGroup, is_bare_accusation, verb_groups
from claimcheck.annotation.second_subjects import subject_in_second_place, subject_of_comparison
from claimcheck.annotation.speaking_subjects import subject_in_front
from claimcheck.annotation.speech import Passage, read_passage
from claimcheck.annotation.tied_pronouns import hyphenated_pronoun, tied_pronoun_behind_quotation
from claimcheck.annotation.verb_second import are_several
from claimcheck.annotation.verbs import any_verb, is_plain_verb

# What parts a source from the phrase that names where its words were read: ", according to a video", "— citing".
_PARTING = (",", "—", "–")
# What stands between quotation marks right behind a word, and is short enough for a name.
_NICKNAME = re.compile(r"""\s?["«“]\s?\w[^"«»“”.,;!?]{1,40}["»”]""")
_Reader = Callable[[Passage, VerbGroup], Speaker | None]


@functools.lru_cache(maxsize=4096)
def find_speaker(sentence: str, language: str) -> Speaker | None:
    """Return who a sentence attributes its content to, None where it speaks for itself."""
    passage = read_passage(sentence, language)
    found = _speaker(passage, list(verb_groups(passage)))
    if found is None or (found.pronoun and are_several(passage, found)) or _opens_with_verb(passage, found):
        return None
    return _with_nickname(passage, _without_verb(passage, found))


def _with_nickname(passage: Passage, found: Speaker) -> Speaker:
    """Return a speaker with the nickname between quotation marks that one bare word leads to: « l'ancien "Géant" »."""
    word = found.text.lower()
    if found.pronoun or " " in word or found.text[:1].isupper() or passage.vocabulary.speaks(word):
        return found
    nickname = _NICKNAME.match(passage.text, found.end)
    return replace(found, text=passage.text[found.start : nickname.end()], end=nickname.end()) if nickname else found


def _without_verb(passage: Passage, found: Speaker) -> Speaker:
    """Return a speaker without the verb that a missing comma left at its end: "Em nota a empresa afirmou que"."""
    head, _, last = found.text.rpartition(" ")
    plain = last.islower() and is_plain_verb(last, passage.language) and not passage.vocabulary.speaks(last)
    cut = bool(head) and plain and passage.vocabulary.drops_subjects and not found.pronoun
    return replace(found, text=head, end=found.start + len(head)) if cut else found


def _opens_with_verb(passage: Passage, found: Speaker) -> bool:
    """Tell whether a verb opens what was taken for a speaker: "Wie later begonnen, sliepen langer en meldden zich"."""
    if passage.vocabulary.group is None or found.pronoun:
        return False
    word = found.text.split()[0]
    return word.islower() and is_plain_verb(word, passage.language) and not passage.vocabulary.speaks(word)


def only_accuses(sentence: str, language: str) -> bool:
    """Tell whether a sentence is attributed to somebody for nothing but an accusation without quotation marks.

    Whoever accuses says it and acts: "Hall accused the owner of lying" is Hall's word, and it counts whom Hall accuses.
    """
    passage = read_passage(sentence, language)
    groups = list(verb_groups(passage))
    others = [group for group in groups if not is_bare_accusation(passage, group)]
    return len(others) < len(groups) and _speaker(passage, others) is None


def find_inserted(quoted: str, language: str) -> Speaker | None:
    """Return who speaks by a frame inside a quotation: « C'était beau, se souvient le maire. Tout le monde riait. »"""
    passage = read_passage(quoted, language)
    for group in verb_groups(passage):
        if not group.first or passage.words[group.first - 1] != ",":
            continue
        hyphenated = hyphenated_pronoun(passage, group)
        if hyphenated is not None:
            return pronoun_at(passage, hyphenated)
        first, last = phrase_behind(passage, group)
        if last > first and passage.ends(last) and is_agent(passage, first, last):
            return speaker_or_name(passage, first, last)
    return None


def find_closing(sentence: str, language: str) -> Speaker | None:
    """Return who says all of a sentence, by a frame with a verb that closes it: "A fell, while B rose, Hall said"."""
    passage = read_passage(sentence, language)
    for group in verb_groups(passage):
        behind = group.first and passage.words[group.first - 1] == ","
        found = closing_subject(passage, group) or (subject_behind_content(passage, group) if behind else None)
        if found:
            return found
    return None


def find_attribution(sentence: str, language: str) -> Speaker | None:
    """Return whom a phrase such as "according to" names, which holds for a whole sentence."""
    passage = read_passage(sentence, language)
    return attributed_by_phrase(passage) or attributed_by_opening(passage)


def _speaker(passage: Passage, groups: Sequence[VerbGroup]) -> Speaker | None:
    """Return who a sentence attributes its content to, by a phrase or by one of its verbs of saying."""
    attributed = attributed_by_phrase(passage)
    if attributed:
        return _quoted_in(passage, attributed) or attributed
    return (
        _by_verb(passage, groups, (closing_subject, subject_behind_content))
        or tied_pronoun_behind_quotation(passage)
        or attributed_by_opening(passage)
        or _by_verb(passage, _outside_circumstances(passage, groups), _LOOSE_READERS)
        or attributed_by_report(passage)
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


def _says_object(passage: Passage, group: VerbGroup, speaker: Speaker) -> bool:
    """Tell whether somebody found says what is the object of a verb: "the office expects", not "the plan provides"."""
    within = [i for i, token in enumerate(passage.tokens) if speaker.start <= token.start < speaker.end]
    first = next(
        (i for i in (within[0] - 2, within[0] - 1) if i >= 0 and passage.determined(i) == within[0]), within[0]
    )
    if first and passage.words[first - 1] in passage.vocabulary.relatives | passage.vocabulary.clause_starts:
        return False  # « un choc que la préfète a qualifié d'"absurde" »
    shown = within[0] in passage.names if has_capital_nouns(passage.language) else passage.capital(within[0])
    head = shown or passage.vocabulary.speaks(passage.words[head_noun(passage, within)])  # not « le plan du ministre »
    return speaker.pronoun or not group.of_agents or head


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


_LOOSE_READERS: tuple[_Reader, ...] = (
    subject_behind_comma,
    subject_of_comparison,
    subject_in_front,
    subject_in_second_place,
)
