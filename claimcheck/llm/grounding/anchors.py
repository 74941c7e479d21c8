"""Where a claim stands in its source, found by code and fail-closed: what the source does not say is no claim of it.

A claim is held against the sentence it names. Its content words must stand there, for the most part; its numbers and
dates by their value, its names word for word and in their own place, and it may negate only what the sentence
negates. A claim that names the wrong sentence is given the one that bears it out, if there is one. What remains is a
problem with its reason. How often which of this lets an invention through is in docs/decisions/grounding.md.

One thing may stand outside the sentence: a name that an expression of the sentence points back to ("he", « la
compagnie »). It must stand in the title, or in one of the five sentences before, and be the only one of its kind; a
sentence with more pronouns may point to two. The rest of such a claim must stand in the sentence all the more. A name
may also be given in full where the sentence gives it in part.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from claimcheck.annotation.clauses import statement_spans
from claimcheck.annotation.measuring import quantities_of
from claimcheck.annotation.names import NameSpan, name_spans
from claimcheck.annotation.wording import Forms, content, shared, words_of
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.llm.grounding.fidelity import (
    UNSAID,
    Problem,
    Proposal,
    Said,
    behind,
    changed_negation,
    context,
    doubt_of,
    is_day_of_before,
    is_fragment,
    joints_of,
    matched_figures,
    missing_name,
    name_stands,
    named_too_often,
    names_outside,
    other_speaker,
    other_subject,
    pointed_back,
    run_of,
    speaker_as_subject,
    stray_digits,
)
from claimcheck.records import Article, Kind, Qualifier, Quantity, Role, Sentence

# The share of a claim's content words that its sentence must hold, and how many they must be; and the share that
# another sentence must hold to be taken instead of the one that the claim names, or that must stand in a sentence to
# which the claim brings a name.
_FEWEST_WORDS_SHARED = 0.5
_FEWEST_WORDS = 2
_CLEARLY_BORNE_OUT = 0.75

# Of a claim whose other words stand before its sentence, this share must stand in the sentence itself.
_FEWEST_OF_ITS_OWN = 0.34

# Of a claim with the figures of its sentence, and a single word, this share must stand there and before.
_BORNE_OUT_WITH_FIGURES = 0.6

# Problems that rest on what words mean: a reader may know better than code.
_ARGUABLE = frozenset({"words", "name", "subject", "speaker", "repeated"})

# Within so many tokens of a name a word belongs to what the name is of ("the theft at the Vauclair museum").
_BESIDE_A_NAME = 4

_FULL_STOPS = frozenset(".!?")

_MARKS = re.compile(r'[«»“”„"‘’]')

# What a claim may end in once it has ended: a model goes on with the JSON around it.
_DEBRIS = re.compile(r"(?<=[.!?…])[\s”’\"',]+$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a claim stands.

    `text` is the claim as it is to be worded: in the source's own spelling where it repeats the source word for word.
    `sentence` is the index in `Article.sentences`, `start` and `end` the span of the statement that bears the claim,
    `quantities` are the amounts of the span that the claim tells, `dates` its dates, `names` the names in the claim.
    """

    text: str
    sentence: int
    start: int
    end: int
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Quantity, ...] = ()
    names: tuple[str, ...] = ()


def ground(text: str, article: Article, named: int, candidates: Sequence[int], said: Said = UNSAID) -> Anchor | Problem:
    """Return where the claim `text` stands in `article`, or why it cannot be said to stand there.

    `named` is the index of the sentence that the claim names, -1 where it names none; `candidates` are the indices of
    the sentences it may stand in; `said` is what the model says of who says it.
    """
    proposal = Proposal.of(_tidied(text), article, said)
    if all(token.kind is TokenKind.SIGN for token in proposal.tokens):
        return Problem("empty")
    if is_fragment(proposal):
        return Problem("fragment")
    problem = Problem("sentence")
    if named in candidates:
        found = _hold(proposal, article, named)
        if isinstance(found, Anchor):
            return found
        problem = found
    better = _elsewhere(proposal, article, [index for index in candidates if index != named])
    return better or problem


def uphold(text: str, article: Article, named: int, problem: Problem, said: Said = UNSAID) -> Anchor | None:
    """Return where a claim stands in the sentence it names although `problem` was found, None where it may not.

    A model may insist on what code cannot know: that other words mean the same, whom an expression points to, whose
    act it is. Figures, dates and negation are never waived, nor a name that the article does not have.
    """
    if problem.key not in _ARGUABLE or not 0 <= named < len(article.sentences):
        return None
    proposal = Proposal.of(_tidied(text), article, said)
    if any(not name_stands(name, f"{article.title or ''}\n{article.text}") for name in proposal.names):
        return None
    pairs, found = _compared(proposal, article, named, _ARGUABLE)
    if found:
        return None
    matched = [of_source for _, of_source in pairs]
    start, end = _narrowed(proposal, article, named, matched)
    return Anchor(proposal.text, named, start, end, *_by_kind(matched), proposal.names)


def _tidied(text: str) -> str:
    """Return a claim without the marks that stand behind its end and that nothing in it opens."""
    return _DEBRIS.sub("", text.strip())


def likeliest(text: str, article: Article, named: int, candidates: Sequence[int]) -> int:
    """Return the index of the sentence that shares most words with a claim, the one it names if that is one of them."""
    words = Proposal.of(text, article).words

    def likeness(index: int) -> tuple[int, bool]:
        return shared(words, _span(article, [index]), article.language), index == named

    return max(candidates, key=likeness)


def borne_out(text: str, article: Article, cited: Sequence[int]) -> tuple[int, ...]:
    """Return the indices of the sentences that bear `text` out: of those cited, else the one that clearly does.

    Where no single sentence says it all, each part of it, up to the next comma or "and", must stand in one of them, or
    in two that follow each other: words of sentences far apart make a new statement as easily as a summary. The result
    is empty where there are none.
    """
    if not Proposal.of(text, article).tokens:
        return ()
    bearing = tuple(index for index in sorted(set(cited)) if _is_borne_out(text, article, index))
    if bearing:
        return bearing
    together = [_bearing(part, article, cited) for part in _parts(text, article.language)]
    if all(together):
        return tuple(sorted({index for part in together for index in part}))
    body = [index for index, sentence in enumerate(article.sentences) if sentence.role is Role.BODY]
    found = _elsewhere(Proposal.of(text, article), article, body)
    return (found.sentence,) if found and not _is_doubted(text, article, found.sentence) else ()


def _bearing(part: str, article: Article, cited: Sequence[int]) -> tuple[int, ...]:
    single = tuple(index for index in cited if _is_borne_out(part, article, index))
    pairs = ((index, index + 1) for index in sorted(set(cited)) if index + 1 in cited)
    return single or next((pair for pair in pairs if _is_borne_out_by_both(part, article, *pair)), ())


def _is_borne_out_by_both(text: str, article: Article, first: int, second: int) -> bool:
    """Tell whether two sentences that follow each other say what a part of a summary does."""
    proposal, language = Proposal.of(text, article), article.language
    start, end = article.sentences[first].start, article.sentences[second].end
    span = article.text[start:end]
    if shared(proposal.words, span, language) < _CLEARLY_BORNE_OUT * len(proposal.words):
        return False
    figures = [quantity for quantity in quantities_of(article) if start <= quantity.start and quantity.end <= end]
    given = [quantity for quantity in proposal.quantities if not _stands_in(quantity, span)]
    problem = matched_figures(given, figures)[1] or missing_name(proposal, article, second, span)
    problem = problem or changed_negation(proposal, span, language)
    return problem is None and not any(_is_doubted(text, article, index) for index in (first, second))


def _is_borne_out(text: str, article: Article, index: int) -> bool:
    """Tell whether a sentence says what a sentence of a summary does, in nearly all of its words."""
    proposal, sentence = Proposal.of(text, article), article.sentences[index]
    span = article.text[sentence.start : sentence.end]
    held = shared(proposal.words, span, article.language)
    if held < _CLEARLY_BORNE_OUT * len(proposal.words) or _compared(proposal, article, index)[1] is not None:
        return False
    return not _is_doubted(text, article, index)


def _is_doubted(text: str, article: Article, index: int) -> bool:
    """Tell whether a sentence puts under a doubt what a sentence of a summary states."""
    sentence = article.sentences[index]
    doubt = doubt_of(text, article.text[sentence.start : sentence.end], article.language)
    return doubt is not None and doubt is not doubt_of(text, text, article.language)


def _parts(text: str, language: str) -> list[str]:
    """Return the parts of a sentence between its commas and the words that join parts ("and")."""
    pieces = [piece.strip(" .") for piece in _joints(language).split(text)]
    return [piece for piece in pieces if any(token.kind is TokenKind.WORD for token in scan(piece))]


@functools.cache
def _joints(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(joints_of(language)))
    return re.compile(rf"[,;:]\s+|\b(?:{words})\b" if words else r"[,;:]\s+")


def _hold(proposal: Proposal, article: Article, index: int) -> Anchor | Problem:
    """Return where a claim stands within one sentence, or the first respect in which the sentence fails it."""
    word_for_word = _word_for_word(proposal, article, index)
    if word_for_word:
        return word_for_word
    pairs, problem = _compared(proposal, article, index)
    if problem:
        return problem
    matched = [of_source for _, of_source in pairs]
    start, end = _narrowed(proposal, article, index, matched)
    return Anchor(_spelled(proposal, article, index), index, start, end, *_by_kind(matched), proposal.names)


def _word_for_word(proposal: Proposal, article: Article, index: int) -> Anchor | None:
    """Return the anchor of a claim that repeats a sentence or a statement of it word for word, None for any other."""
    sentence = article.sentences[index]
    figures = quantities_of(article)
    pieces = statement_spans(article.text, sentence.start, sentence.end, article.language, figures, appositions=True)
    said = words_of(proposal.text)
    for start, end in ((sentence.start, sentence.end), *pieces):
        if words_of(article.text[start:end]) == said:
            held = [quantity for quantity in figures if start <= quantity.start and quantity.end <= end]
            # A quotation mark that opens in this sentence and closes in another is none of the claim's.
            alone = "".join(mark for mark in set(_MARKS.findall(article.text[start:end])) if mark not in proposal.text)
            text = " ".join(article.text[start:end].split()).strip(alone + " ")
            return Anchor(text, index, start, end, *_by_kind(held), proposal.names)
    return None


def _by_kind(quantities: Iterable[Quantity]) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return the amounts and the dates among `quantities`, each once, in the order of the text."""
    ordered = sorted(dict.fromkeys(quantities), key=lambda quantity: quantity.start)
    return (
        tuple(quantity for quantity in ordered if quantity.kind is not Kind.DATE),
        tuple(quantity for quantity in ordered if quantity.kind is Kind.DATE),
    )


def _spelled(proposal: Proposal, article: Article, index: int) -> str:
    """Return the text of a claim, in the source's own spelling where its words and signs stand there in a row."""
    sentence = article.sentences[index]
    tokens = scan(article.text[sentence.start : sentence.end])
    own = list(proposal.tokens)
    while own and own[-1].text in _FULL_STOPS:
        own.pop()
    first = run_of(_folded(own), _folded(tokens)) if own else None
    if first is None:
        return proposal.text
    start, end = tokens[first].start, tokens[first + len(own) - 1].end
    run = " ".join(article.text[sentence.start + start : sentence.start + end].split())
    return f"{proposal.text[: own[0].start + 1]}{run[1:]}{proposal.text[own[-1].end :]}"


def _folded(tokens: Sequence[Token]) -> list[str]:
    return [without_accents(token.text) for token in tokens]


def _span(article: Article, indices: Iterable[int]) -> str:
    return "\n".join(article.text[article.sentences[i].start : article.sentences[i].end] for i in indices)


def _compared(
    proposal: Proposal, article: Article, index: int, waived: Collection[str] = ()
) -> tuple[list[tuple[Quantity, Quantity]], Problem | None]:
    """Return the figures of a claim with those of its sentence, and the first respect in which this fails it.

    `waived` are the keys of problems that do not count.
    """
    sentence = article.sentences[index]
    span = article.text[sentence.start : sentence.end]
    if "words" not in waived and not _says(proposal, article, index):
        return [], Problem("words")
    pairs, problem = _figures_compared(proposal, article, index, span)
    problems = chain([problem], _failings(proposal, article, index, span))
    return pairs, next((one for one in problems if one and one.key not in waived), None)


def _figures_compared(
    proposal: Proposal, article: Article, index: int, span: str
) -> tuple[list[tuple[Quantity, Quantity]], Problem | None]:
    """Return the figures of a claim with those of its sentence, and the first that its sentence does not give."""
    sentence, before = article.sentences[index], context(article, index)
    given_before = [q for q in quantities_of(article) if q.kind is Kind.DATE and q.end <= sentence.start]
    told = [q for q in quantities_of(article) if sentence.start <= q.start and q.end <= sentence.end]
    given = [q for q in proposal.quantities if not pointed_back(q, proposal, span, before, article.language)]
    given = [q for q in given if not is_day_of_before(q, told, given_before)]
    by_words = {words_of(quantity.text): quantity for quantity in told if quantity.kind is Kind.DATE}
    verbatim = [by_words[words_of(q.text)] for q in given if q.kind is Kind.DATE and words_of(q.text) in by_words]
    given = [q for q in given if not (q.kind is Kind.DATE and _stands_in(q, span))]
    hedged = [q for q in given if q.qualifier is not Qualifier.EXACT and _repeats(proposal, q, span)]
    repeated = [q for q in told if any(one.text == q.text for one in hedged)]
    given = [q for q in given if not any(q.text == other.text for other in repeated)]
    pairs, problem = matched_figures(given, told)
    return [*pairs, *((quantity, quantity) for quantity in (*verbatim, *repeated))], problem


def _repeats(proposal: Proposal, quantity: Quantity, span: str) -> bool:
    """Tell whether a claim gives a figure, with the word of doubt in front of it, in the very words of a text."""
    in_front = [token for token in proposal.tokens if token.end <= quantity.start][-1:]
    start = in_front[0].start if in_front else quantity.start
    return run_of(words_of(proposal.text[start : quantity.end]), words_of(span)) is not None


def _failings(proposal: Proposal, article: Article, index: int, span: str) -> Iterator[Problem | None]:
    """Yield the respects beside words and figures in which a sentence fails a claim, one after the other."""
    sentence, language = article.sentences[index], article.language
    yield stray_digits(proposal, f"{context(article, index)}\n{span}\n{behind(article, index)}")
    yield missing_name(proposal, article, index, span)
    yield named_too_often(proposal, span)
    yield other_subject(proposal, span, _names_in(article, sentence), language)
    yield other_speaker(proposal, span, language, quoted=_is_quoted(article, sentence))
    yield speaker_as_subject(proposal, span, language)
    yield changed_negation(proposal, span, language)


def _stands_in(quantity: Quantity, span: str) -> bool:
    """Tell whether a text has a figure in the very words of a claim, whatever day its words are placed on there."""
    return run_of(words_of(quantity.text), words_of(span)) is not None


def _names_in(article: Article, sentence: Sentence) -> list[NameSpan]:
    """Return the names of a sentence by their offsets in it, told by the whole article."""
    return [
        NameSpan(name.text, name.start - sentence.start, name.end - sentence.start)
        for name in name_spans(article.text, article.language)
        if sentence.start <= name.start and name.end <= sentence.end
    ]


def _is_quoted(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence holds a quotation mark, or stands between two of its paragraph."""
    if _MARKS.search(article.text, sentence.start, sentence.end):
        return True
    paragraph = article.text[article.text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    opened, closed = (sum(paragraph.count(mark) for mark in marks) for marks in ("«“„", "»”"))
    return opened > closed or paragraph.count('"') % 2 == 1


def _says(proposal: Proposal, article: Article, index: int) -> bool:
    """Tell whether a sentence holds enough of a claim's words.

    Words that name what the sentence only points to ("the ferry company" for "it") may stand in the sentences before,
    or elsewhere in the article beside a name that the sentence lacks ("at the castle of Aubel").
    A single word of the sentence is enough where its figures stand beside it ("took its decision on 14 May"), where
    the claim is what somebody denies ("denies any such pressure"), or where it is all that a clause of it says ("no one
    was hurt").
    """
    span, language = _span(article, [index]), article.language
    held, of_all = shared(proposal.words, span, language), len(proposal.words)
    if held >= min(_FEWEST_WORDS, of_all):
        fewest = _CLEARLY_BORNE_OUT if names_outside(proposal, span) else _FEWEST_WORDS_SHARED
        if held >= fewest * of_all:
            return True
    elif not held:
        return False
    near = Forms(words_of(f"{context(article, index)}\n{span}"))
    resolved = _beside_names(proposal, span) & frozenset(words_of(f"{article.title or ''}\n{article.text}"))
    known = sum(word in near or word in resolved for word in proposal.words)
    if known == of_all and _repeats_clause(proposal, span, language):
        return True
    is_enough = held >= max(_FEWEST_WORDS, _FEWEST_OF_ITS_OWN * of_all) or proposal.denied
    if is_enough and known >= _CLEARLY_BORNE_OUT * of_all:
        return True
    if held >= _FEWEST_WORDS or not _gives_figures_of(proposal, span):
        return False
    return known >= _BORNE_OUT_WITH_FIGURES * of_all


def _beside_names(proposal: Proposal, span: str) -> frozenset[str]:
    """Return the words of a claim, folded, that stand close to a name which the span lacks."""
    folded = _folded(proposal.tokens)
    beside: set[str] = set()
    for name in names_outside(proposal, span):
        words = words_of(name)
        for place in range(len(folded)):
            if tuple(folded[place : place + len(words)]) == words:
                beside.update(folded[max(place - _BESIDE_A_NAME, 0) : place + len(words) + _BESIDE_A_NAME])
    return frozenset(beside)


def _repeats_clause(proposal: Proposal, span: str, language: str) -> bool:
    """Tell whether a claim has all words of content of some part of a sentence, whatever else it resolves."""
    said = Forms(words_of(proposal.text))
    parts = (content(part, language) for part in _parts(span, language))
    return any(words and all(word in said for word in words) for words in parts)


def _gives_figures_of(proposal: Proposal, span: str) -> bool:
    """Tell whether a text gives every figure of a claim that has any, word for word."""
    present = words_of(span)
    figures = [words_of(quantity.text) for quantity in proposal.quantities]
    return bool(figures) and all(run_of(words, present) is not None for words in figures)


def _elsewhere(proposal: Proposal, article: Article, candidates: Iterable[int]) -> Anchor | None:
    """Return the anchor in the sentence that clearly bears a claim out, None where none or more than one does.

    A sentence that gives the claim's amounts needs to share no more words with it than the one it names would.
    """
    best: tuple[float, Anchor] | None = None
    rivals = False
    for index in candidates:
        found = _hold(proposal, article, index) if proposal.words else None
        if not isinstance(found, Anchor):
            continue
        share = shared(proposal.words, _span(article, [index]), article.language) / len(proposal.words)
        if share < _CLEARLY_BORNE_OUT and not found.quantities:
            continue
        rivals = best is not None and share == best[0]
        if best is None or share > best[0]:
            best = share, found
    return best[1] if best and not rivals else None


def _narrowed(proposal: Proposal, article: Article, index: int, matched: Sequence[Quantity]) -> tuple[int, int]:
    """Return the shortest run of statements in a sentence that holds all of the claim that the sentence holds."""
    sentence = article.sentences[index]
    figures, language = quantities_of(article), article.language
    pieces = statement_spans(article.text, sentence.start, sentence.end, language, figures, appositions=True)
    whole = _found(proposal, article, sentence.start, sentence.end)
    for length in range(1, len(pieces)):
        for first in range(len(pieces) - length + 1):
            start, end = pieces[first][0], pieces[first + length - 1][1]
            holds_figures = all(start <= q.start and q.end <= end for q in matched)
            if holds_figures and _found(proposal, article, start, end) >= whole:
                return start, end
    return sentence.start, sentence.end


def _found(proposal: Proposal, article: Article, start: int, end: int) -> frozenset[str]:
    """Return the words and the parts of names of a claim that stand in a span."""
    present = Forms(words_of(article.text[start:end]))
    named = {word for name in proposal.names for word in words_of(name)}
    return frozenset(word for word in (*proposal.words, *named) if word in present)
