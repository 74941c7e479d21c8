"""Who speaks between a verb and what is said, or in a comparison that a verb closes: "Wie das Amt mitteilte"."""

from __future__ import annotations

from claimcheck.annotation.phrases import Speaker, is_agent, is_time, phrase_end, speaker_between
from claimcheck.annotation.phrases_behind import phrase_behind
from claimcheck.annotation.saying import VerbGroup, clause_follows
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.subjects import set_off_subject


def subject_in_second_place(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return the subject between a verb and what is said: "Vorig jaar waarschuwde de politie dat"."""
    first, last = phrase_behind(passage, group)
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


def subject_of_comparison(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return the subject of a verb at the end of its clause: "Wie die Polizei am Montag mitteilte"."""
    for index in range(group.first - 1, -1, -1):
        if passage.ends(index):
            return None
        if passage.words[index] in passage.vocabulary.comparatives and passage.vocabulary.group:
            found = speaker_between(passage, index + 1, min(phrase_end(passage, index + 1), group.first))
            return found or _speaking_noun(passage, index + 1, group.first)
    return None


def _speaking_noun(passage: Passage, first: int, last: int) -> Speaker | None:
    """Return the first noun that can speak, behind whatever describes it: „wie die an der Börse notierte Werft …“."""
    noun = next((i for i in range(first, last) if passage.vocabulary.speaks(passage.words[i])), None)
    return speaker_between(passage, noun, min(phrase_end(passage, noun), last)) if noun is not None else None


def _has_subject_before(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether a name or a noun stands right before a verb, and no time: "Mrs Hall announced"."""
    if not group.first or passage.ends(group.first - 1) or is_time(passage, 0, group.first):
        return False
    return passage.content(group.first - 1)
