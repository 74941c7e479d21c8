"""Where a claim stands in its source, found by code and fail-closed: what the source does not say is no claim of it.

A claim is held against the sentence it names. Its content words must stand there, for the most part; its numbers and
dates by their value, its names word for word, and it may negate only what the sentence negates. A claim that names
the wrong sentence is given the one that bears it out, if there is one. What remains is a problem with its reason.

One thing may stand outside the sentence: a name that an expression of the sentence points back to ("he", « la
compagnie »). It must stand in the title, or in one of the five sentences before, and be the only one of its kind; a
sentence with more pronouns may point to two. A name may also be given in full where the sentence gives it in part.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck import figures
from claimcheck.claims.certainty import certainty_of, negations
from claimcheck.claims.clauses import statement_spans
from claimcheck.claims.measuring import quantities_of
from claimcheck.claims.names import find_names, name_spans
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.languages import FALLBACK, load
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.records import Article, Certainty, Kind, Quantity, Role

# The share of a claim's content words that its sentence must hold; and the share that another sentence must hold to be
# taken instead of the one that the claim names.
_FEWEST_WORDS_SHARED = 0.5
_CLEARLY_BORNE_OUT = 0.75

# How many sentences back a pronoun may point, and how many names it may bring in.
_REACH = 5
_MOST_RESOLVED = 2

# Words with a common beginning of this length are forms of one word ("acquire", "acquisition").
_COMMON_BEGINNING = 5

# How far, in tokens, a negation reaches to either side.
_NEGATION_REACH = 3

# How far, in tokens, a word of doubt reaches to its right.
_DOUBT_REACH = 2

_DOUBTFUL = frozenset({Certainty.CONDITIONAL, Certainty.POSSIBLE, Certainty.DENIED})
_COUNTED = frozenset({Kind.COUNT, Kind.OTHER})


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a claim stands.

    `sentence` is the index in `Article.sentences`, `start` and `end` the span of the statement that bears the claim,
    `quantities` are the amounts of the span that the claim tells, `names` the names in the claim.
    """

    sentence: int
    start: int
    end: int
    quantities: tuple[Quantity, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a claim is not borne out: a key of `[grounding.reasons]`, and the words of the claim it is about."""

    key: str
    words: str = ""

    def worded(self, language: str) -> str:
        """Return the problem as a sentence in `language`."""
        return reason(self.key, language, words=self.words)


def reason(key: str, language: str, **values: object) -> str:
    """Return the phrase `key` of `[grounding.reasons]` in `language`, with `values` filled in."""
    for code in (language, FALLBACK):
        phrase = load(code).table("grounding").get("reasons", {}).get(key)
        if phrase is not None:
            return str(phrase).format(**values)
    raise KeyError(key)


def ground(text: str, article: Article, named: int, candidates: Sequence[int]) -> Anchor | Problem:
    """Return where the claim `text` stands in `article`, or why it cannot be said to stand there.

    `named` is the index of the sentence that the claim names, -1 where it names none; `candidates` are the indices of
    the sentences it may stand in.
    """
    proposal = _Proposal.of(text, article)
    if not proposal.tokens:
        return Problem("empty")
    if _is_fragment(proposal):
        return Problem("fragment")
    problem = Problem("sentence")
    if named in candidates:
        found = _hold(proposal, article, named)
        if isinstance(found, Anchor):
            return found
        problem = found
    better = _elsewhere(proposal, article, [index for index in candidates if index != named])
    return better or problem


def likeliest(text: str, article: Article, named: int, candidates: Sequence[int]) -> int:
    """Return the index of the sentence that shares most words with a claim, the one it names if that is one of them."""
    words = _Proposal.of(text, article).words

    def share(index: int) -> tuple[float, bool]:
        sentence = article.sentences[index]
        return _share(words, article.text[sentence.start : sentence.end], article.language), index == named

    return max(candidates, key=share)


def borne_out(text: str, article: Article, cited: Sequence[int]) -> tuple[int, ...]:
    """Return the indices of the sentences that bear `text` out: those cited, together, else the one that clearly does.

    The result is empty where there are none.
    """
    proposal = _Proposal.of(text, article)
    if not proposal.tokens:
        return ()
    indices = tuple(sorted(cited))
    if _compared(proposal, article, indices)[1] is None:
        return indices
    body = [index for index, sentence in enumerate(article.sentences) if sentence.role is Role.BODY]
    found = _elsewhere(proposal, article, body)
    return (found.sentence,) if found else ()


def figures_stand(text: str, language: str, told: Sequence[Quantity]) -> bool:
    """Tell whether every figure in `text` is one of `told`, by its value and its hedge."""
    return _matched_figures(figures.find(text, language, None), told)[1] is None


def content(text: str, language: str) -> tuple[str, ...]:
    """Return the words of `text` that carry content, folded, without those of its names and figures."""
    return _content_words(scan(text), language, find_names(text, language), figures.find(text, language, None))


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A claim taken apart once, to be held against several sentences."""

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, text: str, article: Article) -> _Proposal:
        tokens = tuple(scan(text))
        names = _names(text, article)
        quantities = figures.find(text, article.language, article.published)
        return cls(text, tokens, _content_words(tokens, article.language, names, quantities), quantities, names)


def _names(text: str, article: Article) -> tuple[str, ...]:
    """Return the names in a claim; a word at its start, where all have a capital, is one if the article says so."""
    found = find_names(text, article.language)
    first = next((token for token in scan(text) if token.kind is TokenKind.WORD), None)
    if first is None or any(first.text in name for name in found):
        return found
    is_known = any(first.text in span.text.split() for span in name_spans(article.text, article.language))
    return (first.text, *found) if is_known else found


def _is_fragment(proposal: _Proposal) -> bool:
    """Tell whether a claim begins in the middle of a sentence: with a small letter, in a word that has no other."""
    first = proposal.tokens[0].text
    return first[0].islower() and first.islower()


def _hold(proposal: _Proposal, article: Article, index: int) -> Anchor | Problem:
    """Return where a claim stands within one sentence, or the first respect in which the sentence fails it."""
    pairs, problem = _compared(proposal, article, (index,))
    if problem:
        return problem
    matched = [of_source for _, of_source in pairs]
    start, end = _narrowed(proposal, article, index, matched)
    return Anchor(
        sentence=index,
        start=start,
        end=end,
        quantities=tuple(q for q in matched if q.kind is not Kind.DATE),
        names=proposal.names,
    )


def _compared(
    proposal: _Proposal, article: Article, indices: Sequence[int]
) -> tuple[list[tuple[Quantity, Quantity]], Problem | None]:
    """Return the figures of a claim with those of its sentences, and the first respect in which these fail it."""
    sentences = [article.sentences[index] for index in indices]
    span = "\n".join(article.text[sentence.start : sentence.end] for sentence in sentences)
    if not indices or _share(proposal.words, span, article.language) < _FEWEST_WORDS_SHARED:
        return [], Problem("words")
    told = [q for q in quantities_of(article) if any(s.start <= q.start and q.end <= s.end for s in sentences)]
    pairs, problem = _matched_figures(proposal.quantities, told)
    problem = problem or _stray_digits(proposal, span) or _missing_name(proposal, article, indices[0], span)
    problem = problem or _changed_negation(proposal, span, article.language)
    return pairs, problem or _lost_doubt(proposal, span, article.language)


def _elsewhere(proposal: _Proposal, article: Article, candidates: Iterable[int]) -> Anchor | None:
    """Return the anchor in the sentence that clearly bears a claim out, None where none or more than one does.

    A sentence that gives the claim's amounts needs to share no more words with it than the one it names would.
    """
    best: tuple[float, Anchor] | None = None
    rivals = False
    for index in candidates:
        sentence = article.sentences[index]
        share = _share(proposal.words, article.text[sentence.start : sentence.end], article.language)
        found = _hold(proposal, article, index) if proposal.words else None
        if not isinstance(found, Anchor) or (share < _CLEARLY_BORNE_OUT and not found.quantities):
            continue
        rivals = best is not None and share == best[0]
        if best is None or share > best[0]:
            best = share, found
    return best[1] if best and not rivals else None


@functools.cache
def _function_words(language: str) -> frozenset[str]:
    table = load(language).table("function_words")
    words = f"{table.get('words', '')} {table.get('auxiliaries', '')}".split()
    return frozenset(without_accents(word) for word in words)


@functools.cache
def _pronouns(language: str) -> frozenset[str]:
    return frozenset(load(language).table("function_words").get("pronouns", "").split())


def _content_words(
    tokens: Sequence[Token], language: str, names: Sequence[str], quantities: Sequence[Quantity]
) -> tuple[str, ...]:
    """Return the words of a claim that carry content, without those of its names and figures."""
    named = {without_accents(token.text) for name in names for token in scan(name)}
    function_words = _function_words(language)
    words = []
    for token in tokens:
        word = without_accents(token.text)
        if token.kind is not TokenKind.WORD or len(word) < 2 or word in function_words or word in named:
            continue
        if not any(q.start <= token.start < q.end for q in quantities):
            words.append(word)
    return tuple(words)


def _share(words: Sequence[str], span: str, language: str) -> float:
    """Return the share of `words` that stand in `span`, in this form or in another; 1 where there are none."""
    if not words:
        return 1.0
    present = set(_folded(scan(span), language))
    beginnings = _beginnings(present)
    return sum(_stands(word, present, beginnings) for word in words) / len(words)


def _stands(word: str, present: set[str], beginnings: set[str]) -> bool:
    if word in present or (len(word) >= _COMMON_BEGINNING and word[:_COMMON_BEGINNING] in beginnings):
        return True
    return len(word) >= 3 and any(
        other[: len(word)] == word or (len(other) >= 3 and word[: len(other)] == other)
        for other in present
        if abs(len(other) - len(word)) <= 2
    )


def _matched_figures(
    given: Sequence[Quantity], told: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], Problem | None]:
    """Return the figures of a claim, each with the one of its sentence that it tells, and the first that has none."""
    pairs: list[tuple[Quantity, Quantity]] = []
    for quantity in given:
        alike = [other for other in told if _tells(quantity, other)]
        partner = next((other for other in alike if _as_firm(quantity, other)), None)
        if alike and partner is None:
            return pairs, Problem("hedge", quantity.text)
        if partner is None:
            return pairs, Problem("date" if quantity.kind is Kind.DATE else "number", quantity.text)
        pairs.append((quantity, partner))
    return pairs, None


def _as_firm(of_claim: Quantity, of_source: Quantity) -> bool:
    return of_claim.kind is Kind.DATE or of_claim.qualifier is of_source.qualifier


def _tells(of_claim: Quantity, of_source: Quantity) -> bool:
    """Tell whether a claim's figure has the value of the source's, its hedge aside; a date may be coarser."""
    relation = relate_quantities(of_claim, of_source)
    if of_claim.kind is Kind.DATE:
        return relation in (QuantityRelation.SAME, QuantityRelation.B_FINER)
    if relation is QuantityRelation.SAME:
        return True
    if of_claim.value is None or of_claim.value != of_source.value:
        return False
    if relation is QuantityRelation.INCOMPARABLE:
        # What is counted may be called by another name ("jobs", "posts"); its words are compared with all others.
        return of_claim.kind in _COUNTED and of_source.kind in _COUNTED
    return relation not in (QuantityRelation.OTHER_CURRENCY, QuantityRelation.OTHER_UNIT)


def _stray_digits(proposal: _Proposal, span: str) -> Problem | None:
    """Return the first digits of a claim that are no figure and do not stand in its sentence ("Boeing 747")."""
    present = {token.text for token in scan(span) if token.kind is TokenKind.DIGITS}
    for token in proposal.tokens:
        if token.kind is not TokenKind.DIGITS or token.text in present:
            continue
        if not any(q.start <= token.start < q.end for q in proposal.quantities):
            return Problem("number", token.text)
    return None


def _missing_name(proposal: _Proposal, article: Article, index: int, span: str) -> Problem | None:
    """Return the first name of a claim that neither its span gives nor an expression in it can point to.

    `index` is the sentence with which the span begins.
    """
    span_words = _words_of(span)
    outside = [name for name in proposal.names if not _words_of(name) <= span_words]
    if not outside:
        return None
    before = _context(article, index)
    pronouns = sum(token.text.lower() in _pronouns(article.language) for token in scan(span))
    allowed = min(max(pronouns, 1), _MOST_RESOLVED)
    for name in outside:
        if _words_of(name) & span_words and _name_stands(name, article.text):
            continue
        if not allowed or not _name_stands(name, before):
            return Problem("name", name)
        allowed -= 1
    return None


def _context(article: Article, index: int) -> str:
    """Return what an expression in a sentence may point back to: the title and the sentences before."""
    before = [s for s in article.sentences[:index] if s.role in (Role.BODY, Role.TITLE)][-_REACH:]
    texts = [article.text[s.start : s.end] for s in before]
    return "\n".join([article.title or "", *texts])


def _words_of(text: str) -> set[str]:
    return {without_accents(t.text) for t in scan(text) if t.kind is not TokenKind.SIGN}


def _name_stands(name: str, text: str) -> bool:
    """Tell whether the words of `name` stand side by side in `text`."""
    wanted = [without_accents(token.text) for token in scan(name) if token.kind is not TokenKind.SIGN]
    present = [without_accents(token.text) for token in scan(text) if token.kind is not TokenKind.SIGN]
    return any(present[i : i + len(wanted)] == wanted for i in range(len(present) - len(wanted) + 1))


def _changed_negation(proposal: _Proposal, span: str, language: str) -> Problem | None:
    """Return the problem of a claim that negates what its sentence does not, or leaves a negation out."""
    span_tokens = scan(span)
    in_claim, in_span = negations(proposal.tokens, language), negations(span_tokens, language)
    if in_claim and not in_span:
        return Problem("negated", proposal.text)
    if not in_span or in_claim:
        return None
    for hit in in_span:
        near = span_tokens[max(hit.first - _NEGATION_REACH, 0) : hit.last + _NEGATION_REACH]
        if not set(proposal.words).isdisjoint(_folded(near, language)):
            return Problem("negation", proposal.text)
    return None


def _lost_doubt(proposal: _Proposal, span: str, language: str) -> Problem | None:
    """Return the problem of a claim that states what its sentence puts in the conditional, calls possible or denies.

    The doubt counts where it stands in front of, or in, a word of the claim: « aurait soumis », "could meet".
    """
    if certainty_of(proposal.tokens, language, attributed=False) in _DOUBTFUL:
        return None
    tokens = scan(span)
    if certainty_of(tokens, language, attributed=False) not in _DOUBTFUL:
        return None
    for index in range(len(tokens)):
        marked = certainty_of(tokens[index : index + 2], language, attributed=False) in _DOUBTFUL
        follows = tokens[index : index + 2 + _DOUBT_REACH] if marked else ()
        if any(_stands(word, set(proposal.words), _beginnings(proposal.words)) for word in _folded(follows, language)):
            return Problem("certainty", proposal.text)
    return None


def _folded(tokens: Iterable[Token], language: str) -> list[str]:
    """Return the words among `tokens` that carry content, folded."""
    words = (without_accents(token.text) for token in tokens if token.kind is TokenKind.WORD)
    return [word for word in words if word not in _function_words(language)]


def _beginnings(words: Iterable[str]) -> set[str]:
    return {word[:_COMMON_BEGINNING] for word in words}


def _narrowed(proposal: _Proposal, article: Article, index: int, matched: Sequence[Quantity]) -> tuple[int, int]:
    """Return the shortest run of statements in a sentence that holds all of the claim that the sentence holds."""
    sentence = article.sentences[index]
    pieces = statement_spans(article.text, sentence.start, sentence.end, article.language, quantities_of(article))
    whole = _found(proposal, article, sentence.start, sentence.end)
    for length in range(1, len(pieces)):
        for first in range(len(pieces) - length + 1):
            start, end = pieces[first][0], pieces[first + length - 1][1]
            holds_figures = all(start <= q.start and q.end <= end for q in matched)
            if holds_figures and _found(proposal, article, start, end) >= whole:
                return start, end
    return sentence.start, sentence.end


def _found(proposal: _Proposal, article: Article, start: int, end: int) -> frozenset[str]:
    """Return the words and the parts of names of a claim that stand in a span."""
    present = {without_accents(t.text) for t in scan(article.text[start:end]) if t.kind is TokenKind.WORD}
    beginnings = _beginnings(present)
    named = {word for name in proposal.names for word in _words_of(name)}
    return frozenset(word for word in (*proposal.words, *named) if _stands(word, present, beginnings))
