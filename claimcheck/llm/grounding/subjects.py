"""Whether a claim says of somebody what its sentence says of this one, and has say it who says it there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.annotation.names import NameSpan, find_names
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.saying import verb_groups
from claimcheck.annotation.speakers import find_speaker
from claimcheck.annotation.speech import read_passage
from claimcheck.annotation.vocabulary import own_words
from claimcheck.annotation.wording import Forms, content_words, words_of
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.grounding.proposal import Proposal
from claimcheck.llm.grounding.words import determiners, first_person, joints_of, pronouns, run_of, verbs_of_saying

# Within so many tokens a word in front of a name belongs to it ("its chairman, Luc Arnal"; "said chairman Luc Arnal").
_BESIDE = 8

# A title with all that it holds ("mayor of Aubel-on-Sea and member of ... Ann Doyle") has so many tokens at the most.
_LONGEST_TITLE = 16

# Within so many tokens of a speaker's name a word tells who that is ("the mayor, Ann Doyle"); and so many tokens may
# stand in front of a name that begins a claim.
_CALLED_BY = 4

_OPENING = 2

# So many words may stand between a name and its figure: "Lund (9 per cent)", "Lund with 9 per cent".
_BETWEEN_NAME_AND_FIGURE = 1

_ELISIONS = frozenset("'’")
_CLOSING = frozenset('»”"')
_OPENING_MARKS = frozenset("«“„")

_IN_BRACKETS = re.compile(r"^\s*\([^)]*\)")

# So many words behind a speaker are the verb of saying ("has said").
_SAYING = 2

# An auxiliary and a pronoun may stand between: "which had since revealed".
_SAYING_APART = 4


def other_subject(proposal: Proposal, span: str, names: Sequence[NameSpan], language: str) -> Problem | None:
    """Return the problem of a claim that says of one name what its sentence says of another; `names` are in the span.

    The first name of a claim is taken for its subject, and the first word of content behind it for what it is or does.
    Where the sentence has that name only behind that word, and in front of the word a name that the claim passes
    over, the one stands in the place of the other. A word beside the name is part of what it is called; a quotation in
    front of the word names nobody who does it; and a figure right behind the name is that of the name, whoever the
    verb stands by: "Lund took 12 per cent and Brask 9".
    """
    subject, predicate = _subject(proposal, language)
    if not subject or not predicate:
        return None
    tokens = scan(span)
    form = Forms([predicate], language)
    places = [i for i, token in enumerate(tokens) if without_accents(token.text) in form]
    named = [i for i, token in enumerate(tokens) if without_accents(token.text) == subject]
    if not places or not named or named[0] < places[-1]:
        return None
    if any(_is_called(tokens, place, named[0], names, language) for place in places):
        return None
    if _figure_behind(proposal, tokens, named[0]):
        return None
    begin = _behind_quotation(tokens, places[0])
    in_front = [name for name in names if begin <= name.start and name.end <= tokens[places[0]].start]
    passed_over = in_front and set(words_of(in_front[-1].text)).isdisjoint(words_of(proposal.text))
    return Problem("subject", proposal.names[0]) if passed_over else None


def _figure_behind(proposal: Proposal, tokens: Sequence[Token], name: int) -> bool:
    """Tell whether the first figure of a claim is the first that a sentence gives behind the name at `name`."""
    digits = next((token for token in tokens[name:] if token.kind is TokenKind.DIGITS), None)
    if digits is None or not proposal.quantities:
        return False
    between = [token for token in tokens[name + 1 :] if token.end <= digits.start]
    first = min(proposal.quantities, key=lambda quantity: quantity.start)
    return (
        digits.text in first.text and sum(token.kind is TokenKind.WORD for token in between) <= _BETWEEN_NAME_AND_FIGURE
    )


def _behind_quotation(tokens: Sequence[Token], place: int) -> int:
    """Return the offset behind the last quotation that ends in front of the word at `place`, 0 where none does."""
    return max((token.end for token in tokens[:place] if token.text in _CLOSING), default=0)


def _is_called(tokens: Sequence[Token], place: int, name: int, names: Sequence[NameSpan], language: str) -> bool:
    """Tell whether the word at `place` belongs to the name at `name`: "its chairman, Luc Arnal", "mayor of Aubel Lund".

    What stands between must be no other name, unless the word is a noun in front of the name with all that it governs.
    """
    opening = next((one.start for one in names if one.start <= tokens[name].start < one.end), tokens[name].start)
    between = [token for token in tokens[place + 1 : name] if token.end <= opening]
    begin, end = tokens[place].end, tokens[name].start
    if name - place <= _BESIDE and not any(begin < one.start and one.end <= end for one in names):
        return True
    verbs = verbs_of_saying(language) | own_words(language, "facts", "verbs")
    is_title = _follows_article(tokens, place, language)
    if between and between[-1].text == ",":
        between = between[:-1]
    runs_on = not any(token.text == "," or without_accents(token.text) in verbs for token in between)
    return is_title and runs_on and name - place <= _LONGEST_TITLE


def _follows_article(tokens: Sequence[Token], place: int, language: str) -> bool:
    in_front = [token.text.lower() for token in tokens[max(place - 2, 0) : place] if token.text not in _ELISIONS]
    return bool(in_front) and in_front[-1] in _before_nouns(language)


def _before_nouns(language: str) -> frozenset[str]:
    """Return the function words that a noun may follow: articles and prepositions, no auxiliaries and no pronouns."""
    verbal = own_words(language, "function_words", "auxiliaries") | own_words(language, "speech", "subject_pronouns")
    return determiners(language) | (own_words(language, "function_words", "words") - verbal)


def _subject(proposal: Proposal, language: str) -> tuple[str, str]:
    """Return the last word of a claim's first name and the first word of content behind it, folded."""
    if not proposal.names:
        return "", ""
    name = words_of(proposal.names[0])
    tokens = [token for token in proposal.tokens if token.kind is not TokenKind.SIGN or token.text == ","]
    place = run_of(name, [without_accents(token.text) for token in tokens])
    if place is None or content_words(tokens[:place], language, proposal.names, proposal.quantities):
        # "The works of Hagia Sophia": what the claim is about stands in front of the name.
        return "", ""
    behind = place + len(name)
    if behind < len(tokens) and tokens[behind].text == ",":
        behind = next((i for i in range(behind + 1, len(tokens)) if tokens[i].text == ","), behind)
    following = content_words(tokens[behind:], language, proposal.names, proposal.quantities)
    return name[-1], following[0] if following else ""


def other_speaker(proposal: Proposal, span: str, language: str, *, quoted: bool) -> Problem | None:
    """Return the problem of a claim that has somebody say what its sentence has another one say, or nobody.

    Whoever stands right behind the speaker of the sentence is what that one is called by, and the other way round
    ("Ann Doyle, chair of Ferrovia", "the chair of Ferrovia, Ann Doyle").
    `quoted` says that the sentence stands between quotation marks, or begins or ends with one: somebody says it.
    """
    said, says = find_speaker(proposal.text, language), find_speaker(span, language)
    if said is None or not find_names(said.text, language) or _names_only_speaker(said.text, proposal, language):
        return None
    if says is None:
        is_attributed = quoted or _opens_with(span, said.text) or _tells_there(proposal, said, span)
        return None if is_attributed else Problem("speaker", said.text)
    if (
        not find_names(says.text, language)
        or _is_attributed_to(proposal, says.text)
        or _repeats_saying(proposal, said, span)
    ):
        return None
    behind = _IN_BRACKETS.sub("", span[says.end :])
    if behind.startswith(",") and run_of(words_of(said.text), words_of(behind)) == 0:
        return None
    in_front = set(words_of(proposal.text[: said.end]))
    return Problem("speaker", said.text) if in_front.isdisjoint(words_of(says.text)) else None


def _is_attributed_to(proposal: Proposal, speaker: str) -> bool:
    """Tell whether who says a claim is the speaker of its sentence: somebody named in it is spoken of."""
    return not proposal.speaker.isdisjoint(words_of(speaker))


def _tells_there(proposal: Proposal, said: Speaker, span: str) -> bool:
    """Tell whether a sentence has the speaker of a claim and, near the name, a word of saying of the claim.

    "Two papers, which had revealed it" says what "Two papers had revealed it" does; « qu'avait révélé Le Matin » too.
    """
    name, span_words = words_of(said.text), words_of(span)
    place = run_of(name, span_words)
    speaking = {without_accents(word) for word in verbs_of_saying(proposal.language)}
    verbs = speaking & set(words_of(proposal.text[said.end :])[:_SAYING_APART])
    if place is None:
        return False
    around = (*span_words[max(0, place - _SAYING_APART) : place], *span_words[place + len(name) :][:_SAYING_APART])
    near = Forms(around, proposal.language)
    return any(verb in near for verb in verbs)


def _repeats_saying(proposal: Proposal, said: Speaker, span: str) -> bool:
    """Tell whether a text has the speaker of a claim say it in the same words, beside another source it names."""
    behind = words_of(proposal.text[said.end :])[:_SAYING]
    return run_of((*words_of(said.text), *behind), words_of(span)) is not None


def speaker_as_subject(proposal: Proposal, span: str, language: str) -> Problem | None:
    """Return the problem of a claim that has the speaker of its sentence do what this speaker only tells.

    « Tout a brûlé, rapporte Le Matin » is not « Le Matin a brûlé ». What stands beside the name, or between it and the
    verb of saying, is who that is ("the mayor, Ann Doyle"; "Brask Lines, which was not at the hearing, said"), and what
    "and" joins to that verb is done by the speaker ("said no and left"). Of a sentence with a quotation, only that is
    told. A sentence with a pronoun, or in the first person, may mean its speaker by it.
    """
    says = find_speaker(span, language)
    subject, predicate = _subject(proposal, language)
    if says is None or not predicate or subject not in words_of(says.text) or find_speaker(proposal.text, language):
        return None
    if subject in proposal.speaker:
        # "Not my business, says Quill" is what Quill says of herself.
        return None
    tokens = scan(span)
    opening = [without_accents(token.text) for token in proposal.tokens[: _OPENING + len(words_of(proposal.names[0]))]]
    pointing = pronouns(language) | first_person(language)
    if subject not in opening or any(token.text.lower() in pointing for token in tokens):
        return None
    form = Forms([predicate], language)
    places = [i for i, token in enumerate(tokens) if without_accents(token.text) in form]
    named = [i for i, token in enumerate(tokens) if says.start <= token.start < says.end]
    cues = [group.verb for group in verb_groups(read_passage(span, language))]
    joints = joints_of(language)
    quoted = _quoted(tokens)
    title = _title_before(tokens, named, cues)
    counted = [
        place
        for place in places
        if not _describes(place, named, cues, is_noun=_follows_article(tokens, place, language))
        and place not in title
        and not (quoted and place not in quoted)
        and not any(token.text.lower() in joints for token in tokens[place - 2 : place])
    ]
    return Problem("speaker", proposal.names[0]) if places and len(counted) == len(places) else None


def _title_before(tokens: Sequence[Token], named: Sequence[int], cues: Sequence[int]) -> range:
    """Return the places between a verb of saying and the comma in front of a name: who that is, however long."""
    comma = named[0] - 1 if named else -1
    cue = max((place for place in cues if place < comma), default=-1)
    is_title = cue >= 0 and tokens[comma].text == "," and all(one.text != "," for one in tokens[cue:comma])
    return range(cue + 1, comma) if is_title else range(0)


def _describes(place: int, named: Sequence[int], cues: Sequence[int], *, is_noun: bool) -> bool:
    """Tell whether the word at `place` tells who the speaker at `named` is, rather than what this speaker tells.

    `is_noun` says that an article or a preposition leads the word in: "the mayor of the town, Ann Doyle". However long
    it is, what stands between the verb of saying and the name is a title.
    """
    if min(abs(place - at) for at in named) <= _CALLED_BY:
        return True
    behind_saying = any(cue < place for cue in cues)
    if is_noun and place < named[0] and (behind_saying or named[0] - place <= _BESIDE):
        return not any(place < cue < named[0] for cue in cues)
    return named[-1] < place and any(place < cue for cue in cues) and not any(named[-1] < cue < place for cue in cues)


def _quoted(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the places of the tokens between quotation marks, or in front of one that nothing opens."""
    places: set[int] = set()
    begin = 0
    for place, token in enumerate(tokens):
        if token.text in _OPENING_MARKS:
            begin = place
        elif token.text in _CLOSING:
            places.update(range(begin, place))
            begin = len(tokens)
    return frozenset(places)


def _opens_with(span: str, name: str) -> bool:
    """Tell whether a text begins with a name, whatever article stands before it: it tells what this one does."""
    place = run_of(words_of(name), words_of(span))
    return place is not None and place <= _OPENING


def _names_only_speaker(text: str, proposal: Proposal, language: str) -> bool:
    return all(proposal.names_speaker(name) for name in find_names(text, language))
