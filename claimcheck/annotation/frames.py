"""The frame of a quotation: who its own sentence says speaks, whatever the verb.

« …, soupire la maire », "sighed the mayor", "Vale shrugged: ...": the place of the source shows it, no list of verbs.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from claimcheck.annotation.blame import is_blamed
from claimcheck.annotation.circumstances import after_circumstances, after_time
from claimcheck.annotation.direct_speech import Quotation
from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.joining import sentences_in_place
from claimcheck.annotation.persons import is_person
from claimcheck.annotation.phrases import (
    Speaker,
    is_agent,
    is_impersonal_passive,
    phrase_end,
    pronoun_at,
    speaker_between,
)
from claimcheck.annotation.saying import verb_groups
from claimcheck.annotation.speakers import find_inserted, find_speaker
from claimcheck.annotation.speech import Passage, read_passage
from claimcheck.annotation.subjects import main_subject
from claimcheck.annotation.verb_second import are_several
from claimcheck.annotation.verbs import may_be_verb
from claimcheck.records import Article, Sentence

# Words of a frame in front of its source: « s'est alors exclamée ».
LONGEST_VERB = 5
# Words of an office and a name that alone stand before a colon.
_LONGEST_LABEL = 8
_MARKS = " \u00a0\u202f«»“”„\"'‘’"
# What parts a quotation from its frame, a comma behind it or one of these at its end.
_PARTING = (",", "!", "?", "…")
_BRACKETS = re.compile(r"\A\s*\([^()]*\)")
# «Llamé —replicó la alcaldesa—. Nadie vino», "Non so - ha detto -. Ho frenato": what stands between two dashes.
_IN_DASHES = re.compile(r"(?<![^\W\d_])[—–-](?:(?<=\s-)\s+|(?<!-)\s*)([a-zà-ÿ][^—–]{2,90}?)\s*[—–-](?=[\s,.;:»\"”]|$)")
_STAND_IN = '"…"'


def frame_of(article: Article, quotation: Quotation) -> Speaker | None:
    """Return the source that the sentence names around the quotation."""
    text, language = article.text, article.language
    before, after = sentence_at(article, quotation.start), sentence_at(article, quotation.end - 1)
    prefix = text[before.start : quotation.start] if before else ""
    suffix = _behind(text, quotation, after)
    if after and not suffix.strip(" .,;\"'»”’"):
        suffix = continued(article, after)
    inserted = _between_dashes(text[quotation.start : quotation.end], language)
    if inserted is not None:
        return inserted
    if not prefix.strip() and not suffix.strip(" .,"):
        return find_inserted(text[quotation.start : quotation.end].strip(_MARKS), language)
    if suffix.strip(" .,") and not _ends_in_relative(prefix, language):
        inner = text[quotation.start : quotation.end].rstrip(_MARKS)
        parted = suffix.lstrip().startswith(",") or inner.endswith(_PARTING)
        found = find_speaker(_STAND_IN + suffix, language) or _source_behind(suffix, language, parted=parted)
        if found:
            return found
    if not prefix.strip():
        return None
    nearest = _behind_other_words(prefix, language)
    for frame in (nearest, prefix):  # « Quand le père a dit que …, le jeune Ahmed s'est écrié : »
        found = (
            find_speaker(frame + _STAND_IN, language) or _source_in_front(frame, language) if frame.strip() else None
        )
        if found:
            return found
    return None


def _between_dashes(quoted: str, language: str) -> Speaker | None:
    """Return the source that a frame between dashes inside a quotation names: «Llamé —replicó Ana Vega—. Nadie vino».

    The frame opens with its verb; with another word the speaker puts something in between.
    """
    for frame in _IN_DASHES.findall(quoted):
        passage = read_passage(frame, language)
        opens = passage.content(0) or passage.words[0] in passage.vocabulary.auxiliaries | passage.vocabulary.adverbs
        if not opens or passage.words[0] in passage.vocabulary.determiners:
            continue
        found = find_speaker(f"{_STAND_IN}, {frame}.", language)
        found = found or _source_behind(f", {frame}", language, parted=True)
        if found:
            return found
    return None


def _behind(text: str, quotation: Quotation, after: Sentence | None) -> str:
    """Return what stands behind a quotation in its sentence, but for brackets: « "… à Corle" (ouest), en janvier »."""
    return _BRACKETS.sub("", text[quotation.end : after.end]) if after else ""


def _ends_in_relative(prefix: str, language: str) -> bool:
    """Tell whether a relative clause that is open in front of a quotation has it say what it says.

    « Le député, qui a évoqué "une erreur", a saisi la maire » : what goes on behind it is no frame.
    """
    relatives = read_passage(prefix[prefix.rfind(",") + 1 :].lstrip(), language)
    return bool(relatives.words) and relatives.words[0] in relatives.vocabulary.subject_relatives


def has_unread_frame(article: Article, quotation: Quotation) -> bool:
    """Tell whether words that may be a frame stand behind a quotation: « "Jamais", grince un habitué »."""
    text, after = article.text, sentence_at(article, quotation.end - 1)
    suffix = _behind(text, quotation, after)
    if after and not suffix.strip(_MARKS + ".,;"):
        suffix = continued(article, after)
    passage = read_passage(suffix.lstrip(" ,"), article.language)
    vocabulary = passage.vocabulary
    goes_on = vocabulary.joints | vocabulary.settings | vocabulary.relatives | vocabulary.clause_starts
    words = [i for i in range(len(passage.tokens)) if passage.tokens[i].text.isalpha()]
    return len(words) > 1 and passage.tokens[words[0]].text.islower() and passage.words[words[0]] not in goes_on


def _behind_other_words(prefix: str, language: str) -> str:
    """Return what stands behind the last comma before a colon where somebody else speaks in front of it."""
    comma = prefix.rfind(",")
    if comma < 0 or not prefix.rstrip().endswith(":"):
        return ""
    spoken = any(verb_groups(read_passage(prefix[:comma], language)))
    return prefix[comma + 1 :].lstrip() if spoken else ""


def continued(article: Article, sentence: Sentence) -> str:
    """Return the next sentence of the paragraph where it begins in lower case: « "Non !" a répondu le maire. »"""
    sentences = sentences_in_place(article)
    index = bisect_right(sentences, sentence.start, key=lambda other: other.start)
    if index >= len(sentences):
        return ""
    following = article.text[sentences[index].start : sentences[index].end]
    apart = "\n" in article.text[sentence.end : sentences[index].start]
    return " " + following if following[:1].islower() and not apart else ""


def _source_behind(suffix: str, language: str, *, parted: bool) -> Speaker | None:
    """Return the source behind a quotation, whatever the verb: « , soupire la maire », ", Vale shrugged".

    `parted` says that a comma or a final sign parts it from the quotation.
    """
    passage = read_passage(suffix.lstrip(" ,"), language)
    vocabulary = passage.vocabulary
    closed = vocabulary.clause_starts | vocabulary.relatives | vocabulary.settings | vocabulary.joints
    closed |= fact_words(language).subordinators
    aside = {i for hit in vocabulary.interposed.find(passage.tokens) for i in range(hit.first, hit.last)}
    aside.update(i for i, word in enumerate(passage.words) if i and word in vocabulary.times)  # « s'est emporté lundi »
    for index in range(1, min(LONGEST_VERB, len(passage.tokens))):
        aside.update(range(index, after_time(passage, index)))  # « a pesté ce jeudi matin Vale »
    own = [i for i in range(len(passage.tokens)) if i not in aside]  # « a posté de son côté la chanteuse »
    settings = [i for i in own[:LONGEST_VERB] if i and passage.words[i] in vocabulary.settings]
    if settings and not any(passage.ends(i) for i in own if i < settings[0]):
        behind = after_circumstances(passage, settings[0])  # « réagissait auprès de l'agence Ann Vale »
        own = [i for i in own if not settings[0] <= i < behind] if behind < len(passage.tokens) else own
    for index in own[:LONGEST_VERB]:
        if index and passage.ends(index) and not passage.joined(index):
            return None
        if passage.words[index] in vocabulary.subject_pronouns:
            pronoun = pronoun_at(passage, index)
            return None if is_impersonal_passive(passage, index) or are_several(passage, pronoun) else pronoun
        if passage.words[index] in vocabulary.impersonal:
            return _read_in(passage, index + 1)
        if not index and _explains(passage):
            return None
        opens = passage.determined(index) > index or index in passage.names or passage.words[index] in vocabulary.titles
        if opens:
            return _source_at(passage, index, parted=parted)
        if index == 0 and passage.capital(index) and passage.content(index):
            return speaker_between(passage, index, index + 1)  # ", Ann shrugged"
        if passage.words[index] in closed:
            return None
    return None


def _explains(passage: Passage) -> bool:
    """Tell whether an article without a verb in front opens what explains a quotation: « "Gaïa", l'un des plus beaux ».

    Where a verb may follow its subject behind a quotation ("the mayor shrugged"), nothing shows it.
    """
    vocabulary = passage.vocabulary
    return not (vocabulary.bare_clauses or vocabulary.group) and passage.determined(0) > 0


def _read_in(passage: Passage, first: int) -> Speaker | None:
    """Return where somebody reads what is quoted: « , lit-on sur le site de la mairie »."""
    for index in range(first, min(first + LONGEST_VERB, len(passage.tokens))):
        if passage.ends(index):
            return None
        if passage.words[index] in passage.vocabulary.settings:
            return speaker_between(passage, index + 1, phrase_end(passage, index + 1))
    return None


def _source_at(passage: Passage, first: int, *, parted: bool) -> Speaker | None:
    last = phrase_end(passage, first)
    named = passage.names.get(passage.determined(first))
    if named is not None and first == 0 and named < last:
        last = named
    vocabulary, noun = passage.vocabulary, passage.determined(first)
    if first == 0 and noun + 2 == last and vocabulary.speaks(passage.words[noun]) and passage.ends(last):
        last -= 1  # ", the mayor rasped."
    plain = is_agent(passage, first, last) or not vocabulary.speaker_nouns
    # « , dévoile un soldat »: one verb, and behind it an article and a noun that nothing goes on with.
    short = first == 1 and passage.determined(first) > first and last - passage.determined(first) == 1
    framed = (
        short and passage.content(0) and passage.tokens[0].text.islower() and not vocabulary.is_gerund(passage.words[0])
    )
    framed = framed or (parted and _is_verb_and_noun(passage, first, last))
    return speaker_between(passage, first, last) if plain or framed else None


def _is_verb_and_noun(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a frame is a verb and an article with its noun: « , grince un habitué du café. »"""
    vocabulary, lead = passage.vocabulary, range(first)
    verb = any(passage.content(i) and not vocabulary.is_gerund(passage.words[i]) for i in lead)
    plain = all(passage.tokens[i].text.islower() or passage.joined(i) for i in lead)
    closes = passage.ends(last) or passage.words[last] in vocabulary.speaker_ends
    return verb and plain and closes and passage.determined(first) > first


def _source_in_front(prefix: str, language: str) -> Speaker | None:
    """Return the source in front of a colon or a comma that announces a quotation: "Vale shrugged: ..."."""
    if not prefix.rstrip().endswith((":", ",")):
        return None
    passage = read_passage(prefix.rstrip(" :,\u00a0\u202f"), language)
    named = _bare_name(passage) if prefix.rstrip().endswith(":") else None
    if named is not None:
        return named
    subject = main_subject(passage, len(passage.tokens))
    if subject is None or subject.pronoun:
        return subject
    if _is_followed_by_clause(passage, subject):
        return None  # "Hall woke when she heard the boy ask his mum: …"
    if subject.end == passage.tokens[-1].end and not prefix.rstrip().endswith(":"):
        return None  # « Le commandant, "seul responsable du port". »
    if is_blamed(prefix, language):
        return None  # « Luc Arnal a été critiqué par la maire : "…" »
    subject = _up_to_its_name(passage, subject)
    return subject if is_person(subject, language) or _says(passage, subject) else None


def _up_to_its_name(passage: Passage, subject: Speaker) -> Speaker:
    """Return a subject without the verb behind its name: « Le maire Luc Arnal persiste : "…" »."""
    ends = [passage.tokens[last - 1].end for last in passage.names.values()]
    last = max((end for end in ends if subject.start < end <= subject.end), default=subject.end)
    behind = next((i for i, token in enumerate(passage.tokens) if token.start >= last), len(passage.tokens))
    if last == subject.end or passage.vocabulary.speaks(passage.words[behind]):
        return subject
    alone = behind + 1 == len(passage.tokens) and passage.tokens[behind].text.islower()
    if not alone and not may_be_verb(passage.tokens, behind, passage.language):
        return subject
    return Speaker(passage.text[subject.start : last], subject.start, last)


def _is_followed_by_clause(passage: Passage, subject: Speaker) -> bool:
    """Tell whether a clause of time or reason with a subject of its own stands between a subject and a colon."""
    first = next((i for i, token in enumerate(passage.tokens) if token.start >= subject.end), len(passage.tokens))
    return any(
        passage.hit(passage.vocabulary.openers, i) > i and _opens_clause(passage, i)
        for i in range(first, len(passage.tokens))
    )


def _opens_clause(passage: Passage, index: int) -> bool:
    """Tell whether a word opens a clause, and is no preposition: "after she left"; not « avant cette nouvelle »."""
    if passage.words[index] not in passage.vocabulary.settings:
        return True
    behind = passage.words[index + 1 : index + 1 + LONGEST_VERB]
    vocabulary = passage.vocabulary
    return any(word in vocabulary.subject_pronouns | vocabulary.clause_starts | vocabulary.finite for word in behind)


def _says(passage: Passage, subject: Speaker) -> bool:
    """Tell whether a verb of saying stands right behind a named subject: « L'ARS rappelle ses consignes : "…" »."""
    behind = next((i for i, token in enumerate(passage.tokens) if token.start >= subject.end), len(passage.tokens))
    verbs = passage.vocabulary.verbs | passage.vocabulary.clause_verbs
    says = any(word in verbs for word in passage.words[behind : behind + LONGEST_VERB])
    return says and subject.text[:1].isupper()


def _bare_name(passage: Passage) -> Speaker | None:
    """Return the source that is all that stands before a colon: 'Corle head coach Ann Vale: "…"'."""
    tokens = passage.tokens
    if not 0 < len(tokens) <= _LONGEST_LABEL or any(passage.ends(index) for index in range(len(tokens))):
        return None
    ends_in_name = any(
        last == len(tokens) and " " in passage.text[tokens[first].start :] for first, last in passage.names.items()
    )
    if _acts_between_names(passage):
        return None
    verbs = passage.vocabulary.finite | passage.vocabulary.verbs | passage.vocabulary.settings
    if not ends_in_name or any(word in verbs for word in passage.words):
        return None
    return speaker_between(passage, 0, len(tokens))


def _acts_between_names(passage: Passage) -> bool:
    """Tell whether a word that is no office, but a verb, stands between two names: « Anne attaque Luc Arnal »."""
    first = passage.names.get(0)
    if first is None or not any(name > first for name in passage.names):
        return False
    return passage.tokens[first].text.islower() and not passage.vocabulary.speaks(passage.words[first])


def sentence_at(article: Article, offset: int) -> Sentence | None:
    """Return the sentence that the character at `offset` stands in, None where it stands in none."""
    sentences = sentences_in_place(article)
    index = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[index] if index >= 0 and offset < sentences[index].end else None
