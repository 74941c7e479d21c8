"""The very words of a sentence that bear a claim: what is quoted beside it.

A sentence of several facts bears several claims. Each is given the shortest run of the sentence's statements that holds
all of it, and of that run the words from the first to the last that the claim has: of "The owner, Marlowe Seafoods,
denies it" the claim that Marlowe Seafoods is the owner has "The owner, Marlowe Seafoods". The few words that end a
clause are not broken off, and words that negate or hedge are never left outside.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotation.certainty import negations
from claimcheck.annotation.clauses import statement_spans
from claimcheck.annotation.measuring import quantities_of
from claimcheck.annotation.vocabulary import own_words
from claimcheck.annotation.wording import Forms, folded, words_of
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.llm.grounding.polarity import doubt_of, negated_by, part_around
from claimcheck.llm.grounding.proposal import Proposal
from claimcheck.llm.grounding.words import determiners, joints_of, leading
from claimcheck.records import Article, Quantity

# A run that leaves out less than this share of the words is quoted whole.
_SHARE_LEFT_OUT = 0.5

# Fewer words say too little to be read alone.
_FEWEST_WORDS = 4

# Where a statement lacks more than this share of a claim's words, nobody can tell which of its words bear the claim.
_SHARE_IN_OTHER_WORDS = 0.5
_MOST_LACKING = 2

# "The old trawler", "the yard at the mouth of the canal": what stands for a name that the claim has is no longer.
_LONGEST_NAME_FOR_SOMETHING = 7

_ENDS_OF_CLAUSES = frozenset(",.;:!?")

# Where a quotation, a bracket or an aside begins and ends.
_PARTS_OF_SENTENCES = frozenset('«»“”„"()[]–—')


# What joins the parts of one word.
_MARKS = frozenset("-‐‑'’")

_PAIRS = {"«": "»", "“": "”", "„": "“", "(": ")", "[": "]"}


def narrowed(proposal: Proposal, article: Article, index: int, matched: Sequence[Quantity]) -> tuple[int, int]:
    """Return the span of the words in a sentence that bear a claim.

    `index` is the sentence, `matched` are the figures of it that the claim tells.
    """
    start, end = _statements(proposal, article, index, matched)
    if _is_in_other_words(proposal, article.text[start:end]):
        return start, end
    tokens = scan(article.text[start:end])
    first, last = _reach(proposal, tokens, [(q.start - start, q.end - start) for q in matched])
    first, last = _with_what_belongs(proposal, tokens, first, last, article.language)
    last = _to_the_end_of_its_clause(tokens, last, article.language)
    if not _may_be_cut(proposal, article.text[start:end], first, last):
        return start, end
    return start + tokens[first].start, start + tokens[last - 1].end


def _statements(proposal: Proposal, article: Article, index: int, matched: Sequence[Quantity]) -> tuple[int, int]:
    """Return the shortest run of statements in a sentence that holds all of the claim that the sentence holds."""
    sentence = article.sentences[index]
    figures, language = quantities_of(article), article.language
    pieces = statement_spans(article.text, sentence.start, sentence.end, language, figures, appositions=True)
    whole = _found(proposal, article.text[sentence.start : sentence.end])
    for length in range(1, len(pieces)):
        for first in range(len(pieces) - length + 1):
            start, end = pieces[first][0], pieces[first + length - 1][1]
            holds_figures = all(start <= q.start and q.end <= end for q in matched)
            if holds_figures and _found(proposal, article.text[start:end]) >= whole:
                return start, end
    return sentence.start, sentence.end


def _is_in_other_words(proposal: Proposal, statement: str) -> bool:
    """Tell whether a statement says a claim mostly in words that the claim has not: "by himself" for "alone".

    Two words are not many: "is based in Norwood" for "of Norwood". Nor is a name that stands for a pronoun.
    """
    named = {word for name in proposal.names for word in words_of(name)}
    own = {word for word in proposal.words if word not in named}
    lacking = len(own - _found(proposal, statement))
    return lacking > max(_MOST_LACKING, _SHARE_IN_OTHER_WORDS * len(own))


def _found(proposal: Proposal, span: str) -> frozenset[str]:
    """Return the words of a claim, those of its names and figures too, that stand in a span."""
    present = Forms(words_of(span))
    mentions = (*proposal.names, *(quantity.text for quantity in proposal.quantities))
    named = {word for words in mentions for word in words_of(words)}
    # A time of day is no amount: "came at 1.15am".
    named |= {word for word in words_of(proposal.text) if any(character.isdigit() for character in word)}
    return frozenset(word for word in (*proposal.words, *named) if word in present)


def _reach(proposal: Proposal, tokens: Sequence[Token], figures: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the shortest range of tokens that has a form of each word of a claim, and all of its figures."""
    words = [without_accents(token.text) for token in tokens]
    wanted = _found(proposal, " ".join(token.text for token in tokens))
    has = {word: [place for place, other in enumerate(words) if other in Forms([word])] for word in wanted}
    must = [i for i, token in enumerate(tokens) if any(start <= token.start < end for start, end in figures)]
    best = 0, len(tokens)
    for first in range(len(tokens)):
        behind = [next((place for place in places if place >= first), None) for places in has.values() if places]
        if (must and must[0] < first) or None in behind or not (behind or must):
            break
        last = 1 + max((*(place for place in behind if place is not None), *must[-1:]))
        if last - first < best[1] - best[0]:
            best = first, last
    return best


def _with_what_belongs(
    proposal: Proposal, tokens: Sequence[Token], first: int, last: int, language: str
) -> tuple[int, int]:
    """Return a range of tokens with the words beside it that the claim has too, and what stands before its first noun.

    No range begins or ends inside a word with a hyphen or an apostrophe; a full stop behind its end is its own.
    """
    said = {without_accents(token.text) for token in proposal.tokens if token.kind is TokenKind.WORD}
    before = said | {without_accents(word) for word in leading(language)}
    while first and (_is_glued(tokens, first) or without_accents(tokens[first - 1].text) in before):
        first -= 1
    while last < len(tokens) and (_is_glued(tokens, last) or without_accents(tokens[last].text) in said):
        last += 1
    if all(token.kind is TokenKind.SIGN for token in tokens[last:]):
        return first, len(tokens)
    # "Halden Marine of Norway is" says no more than without its last word.
    while first < last - 1 and tokens[last].kind is not TokenKind.SIGN and _leads_on(tokens, last - 1, language):
        last -= 1
    return first, _behind_what_is_led_to(tokens, last) if _dangles(proposal, tokens, last - 1, language) else last


def _to_the_end_of_its_clause(tokens: Sequence[Token], last: int, language: str) -> int:
    """Return the end of a range of tokens behind the few words that end its clause: "turned" with "down her offer".

    Where more is told there, or where "and" joins it, it is another fact.
    """
    joints = joints_of(language)
    rest = tokens[last : last + _FEWEST_WORDS]
    end = next((i for i, token in enumerate(rest, last) if _parts_clauses(tokens, i)), last)
    return end if not any(token.text.lower() in joints for token in tokens[last:end]) else last


def _parts_clauses(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a sign parts clauses: no full stop or comma inside a number or an abbreviation."""
    is_inside = place + 1 < len(tokens) and tokens[place].end == tokens[place + 1].start
    return tokens[place].text in _PARTS_OF_SENTENCES or (tokens[place].text in _ENDS_OF_CLAUSES and not is_inside)


def _leads_on(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Tell whether a word of its own only leads to what stands behind it: an article, an auxiliary."""
    return tokens[place - 1].end < tokens[place].start and without_accents(tokens[place].text) in leading(language)


def _dangles(proposal: Proposal, tokens: Sequence[Token], place: int, language: str) -> bool:
    """Tell whether a word only leads to one that the claim has in other words: "the death of" for "the girl".

    In the claim something follows it, and this is not what follows it in the sentence.
    """
    word = without_accents(tokens[place].text)
    if word not in own_words(language, "function_words", "words"):
        return False
    behind = _led_to(tokens, place, language)
    said = [i for i, token in enumerate(proposal.tokens) if without_accents(token.text) == word]
    following = {_led_to(proposal.tokens, at, language) for at in said}
    return bool(behind) and bool(following) and following.isdisjoint({"", behind})


def _behind_what_is_led_to(tokens: Sequence[Token], last: int) -> int:
    """Return the end of a range of tokens moved to the end of its clause, where this is near; else as it is."""
    near = tokens[last : last + _LONGEST_NAME_FOR_SOMETHING + 1]
    return next((last + i for i, token in enumerate(near) if token.text in _ENDS_OF_CLAUSES), last)


def _led_to(tokens: Sequence[Token], place: int, language: str) -> str:
    """Return the word behind the one at `place` and behind its article, empty where a sign or the end follows."""
    articles = determiners(language)
    words = (without_accents(token.text) for token in tokens[place + 1 :])
    found = next((word for word in words if word not in articles), "")
    return found if found.isalnum() else ""


def _is_glued(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether no space parts the token at `place` from the one before it, in one word: "celui-ci", "l'arme"."""
    pair = tokens[place - 1].text[-1:] + tokens[place].text[:1]
    return tokens[place - 1].end == tokens[place].start and not _MARKS.isdisjoint(pair)


def _may_be_cut(proposal: Proposal, statement: str, first: int, last: int) -> bool:
    """Tell whether a range of tokens says what its statement says: as sure, as negated, and no half of a quotation."""
    tokens = scan(statement)
    inside = tokens[first:last]
    words = sum(token.kind is not TokenKind.SIGN for token in inside)
    if words < _FEWEST_WORDS or len(tokens) - len(inside) < _SHARE_LEFT_OUT * len(tokens):
        return False
    if not (_is_balanced(tokens[:first]) and _is_balanced(inside)):
        return False
    return not _is_turned_from_outside(proposal, statement, first, last)


def _is_turned_from_outside(proposal: Proposal, statement: str, first: int, last: int) -> bool:
    """Tell whether a word outside a range negates or hedges a word of the claim."""
    language, tokens = proposal.language, scan(statement)
    negated = negations(tokens, language)
    if negations(proposal.tokens, language) and negated and not any(first <= hit.first < last for hit in negated):
        # « a été entendu et ne doit plus l'être »: the claim negates what the words in front of the negation name.
        return True
    for hit in negated:
        is_outside = hit.first < first or last < hit.last
        if is_outside and set(proposal.words) & set(folded(negated_by(hit, tokens, language), language)):
            return True
    start, end = tokens[first].start, tokens[last - 1].end
    around = part_around(statement, start, end)
    return doubt_of(proposal.text, statement[start:end], language) is not doubt_of(proposal.text, around, language)


def _is_balanced(tokens: Sequence[Token]) -> bool:
    signs = [token.text for token in tokens if token.kind is TokenKind.SIGN]
    return signs.count('"') % 2 == 0 and all(signs.count(one) == signs.count(other) for one, other in _PAIRS.items())
