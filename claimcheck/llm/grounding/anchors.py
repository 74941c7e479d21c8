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

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.annotation.clauses import statement_spans
from claimcheck.annotation.measuring import quantities_of
from claimcheck.annotation.wording import shared, words_of
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.llm.grounding.comparing import MARKS, compared
from claimcheck.llm.grounding.context import span_of
from claimcheck.llm.grounding.names import name_stands
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.grounding.proposal import UNSAID, Proposal, Said, is_fragment
from claimcheck.llm.grounding.quoting import narrowed
from claimcheck.llm.grounding.wording import CLEARLY_BORNE_OUT
from claimcheck.llm.grounding.words import folded_words, run_of
from claimcheck.records import Article, Kind, Quantity

# Problems that rest on what words mean: a reader may know better than code.
_ARGUABLE = frozenset({"words", "name", "subject", "speaker", "repeated"})

_FULL_STOPS = frozenset(".!?")

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
    better = elsewhere(proposal, article, [index for index in candidates if index != named], named)
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
    pairs, found = compared(proposal, article, named, _ARGUABLE)
    if found:
        return None
    matched = [of_source for _, of_source in pairs]
    start, end = narrowed(proposal, article, named, matched)
    return Anchor(proposal.text, named, start, end, *_by_kind(matched), proposal.names)


def _tidied(text: str) -> str:
    """Return a claim without the marks that stand behind its end and that nothing in it opens."""
    return _DEBRIS.sub("", text.strip())


def likeliest(text: str, article: Article, named: int, candidates: Sequence[int]) -> int:
    """Return the index of the sentence that shares most words with a claim, the one it names if that is one of them."""
    words = Proposal.of(text, article).words

    def likeness(index: int) -> tuple[int, bool]:
        return shared(words, span_of(article, [index]), article.language), index == named

    return max(candidates, key=likeness)


def _hold(proposal: Proposal, article: Article, index: int) -> Anchor | Problem:
    """Return where a claim stands within one sentence, or the first respect in which the sentence fails it."""
    word_for_word = _word_for_word(proposal, article, index)
    if word_for_word:
        return word_for_word
    pairs, problem = compared(proposal, article, index)
    if problem:
        return problem
    matched = [of_source for _, of_source in pairs]
    start, end = narrowed(proposal, article, index, matched)
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
            alone = "".join(mark for mark in set(MARKS.findall(article.text[start:end])) if mark not in proposal.text)
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
    first = run_of(folded_words(own), folded_words(tokens)) if own else None
    if first is None:
        return proposal.text
    start, end = tokens[first].start, tokens[first + len(own) - 1].end
    run = " ".join(article.text[sentence.start + start : sentence.start + end].split())
    return f"{proposal.text[: own[0].start + 1]}{run[1:]}{proposal.text[own[-1].end :]}"


def elsewhere(proposal: Proposal, article: Article, candidates: Iterable[int], named: int = -1) -> Anchor | None:
    """Return the anchor in the sentence that clearly bears a claim out, None where none or more than one does.

    A sentence that gives the claim's amounts needs to share no more words with it than the one it names (`named`, -1
    for none), but no fewer either: an age alone says nothing of what happened. With the words of its names counted, it
    may share no fewer at all: "ten members of the coast guard" does not say that Ann Doyle is a member of something.
    """
    is_named = 0 <= named < len(article.sentences)
    least = _share(proposal, article, named) if is_named and proposal.words else 0.0
    fewest = _likeness(proposal, article, named) if is_named else 0
    best: tuple[float, Anchor] | None = None
    rivals = False
    for index in candidates:
        found = _hold(proposal, article, index) if proposal.words else None
        if not isinstance(found, Anchor):
            continue
        share = _share(proposal, article, index)
        if share < CLEARLY_BORNE_OUT and (share < least or not found.quantities):
            continue
        if _likeness(proposal, article, index) < fewest:
            continue
        rivals = best is not None and share == best[0]
        if best is None or share > best[0]:
            best = share, found
    return best[1] if best and not rivals else None


def _likeness(proposal: Proposal, article: Article, index: int) -> int:
    """Return how many words of a claim a sentence has, those of its names among them."""
    words = {*proposal.words, *(word for name in proposal.names for word in words_of(name))}
    return shared(tuple(words), span_of(article, [index]), article.language)


def _share(proposal: Proposal, article: Article, index: int) -> float:
    """Return the share of a claim's words that a sentence has."""
    return shared(proposal.words, span_of(article, [index]), article.language) / len(proposal.words)
