"""The `rules` engine: claims and summaries in the article's own words, without a model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.annotation.clauses import statement_spans
from claimcheck.annotation.facts import facts
from claimcheck.annotation.fragments import is_fragment
from claimcheck.annotation.fronted import with_fronted
from claimcheck.annotation.joining import quoted_as_one
from claimcheck.annotation.left_aside import is_question, notes_on
from claimcheck.annotation.listed import is_bare_lead, lead_of
from claimcheck.annotation.measuring import claim_of_fact, quantities_between
from claimcheck.annotation.nested_facts import Fact
from claimcheck.annotation.repeated_quotations import with_speakers_of_repeats
from claimcheck.annotation.summary import summarize
from claimcheck.annotation.verbs import is_plain_verb
from claimcheck.engines import Extracted, Match, Side, Verification
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.records import Article, Claim, Comparison, Engine, Kind, Role, Sentence

_FEWEST_WORDS = 3
# A word or two beside one of these are a row of results; beside a count they may be anything ("Page 3").
_RESULTS = frozenset({Kind.PERCENTAGE, Kind.MONEY})

# « ", selon l'agence." »: the end of a sentence whose beginning stands in another paragraph.
_TAIL = re.compile(r'["»”](?:\s*,|\s+[a-zà-ÿ])')

# "Attendance: ", « Durée du match : »
_LABELLED = re.compile(r"[^\W\d_][\w' ’-]*\s?:\s(?=\d)")

# "cor-cha/sp": the initials of who wrote and edited a wire story.
_INITIALS = re.compile(r"[a-z]{1,4}(?:[-/][a-z]{1,4})+\s*\.?$")


class RulesEngine:
    """Every fact of the article proper is a claim; its span is where the article tells it.

    `divided` says whether a statement of several facts is several claims. A text that is checked keeps its statements
    whole: each is held against all that a source says, in the words that stand there.
    """

    divided = True

    def __init__(self, *, divided: bool = True) -> None:
        self.divided = divided

    def extract(self, article: Article, source_id: str) -> Extracted:
        """Return the claims of `article` in the order of the text, and a summary made of its own sentences."""
        claims: list[Claim] = []
        for sentence in quoted_as_one(article):
            if not _states_something(article, sentence):
                continue
            first = len(claims)
            for span in statement_spans(
                article.text,
                sentence.start,
                sentence.end,
                article.language,
                quantities_between(article, sentence.start, sentence.end),
                coordinated=self.divided,
            ):
                facts_found = facts(article.text, *span, article.language) if self.divided else [Fact(*span)]
                claims.extend(
                    _with_lead(article, sentence, claim_of_fact(article, fact, span, id=f"{source_id}{number}"))
                    for number, fact in enumerate(facts_found, len(claims) + 1)
                )
            claims[first:] = with_fronted(article, sentence, claims[first:])
        claims = with_speakers_of_repeats(claims)
        return Extracted(tuple(claims), summarize(article, claims), notes=notes_on(article, claims))

    def translate(self, extracted: Extracted, _article: Article) -> Extracted:
        """Return what was found as it is: rules translate nothing."""
        return extracted

    def align(self, pairs: Sequence[tuple[Side, Side]], _language: str) -> tuple[tuple[Match, ...], ...]:
        """Return no matches: which claims tell one matter the rules of the comparison find."""
        return ((),) * len(pairs)

    def verify(
        self, _text: Article, claims: Sequence[Claim], _sources: Mapping[str, Article], _language: str
    ) -> tuple[Verification | None, ...]:
        """Return no verification: what rules leave open stays undecided."""
        return (None,) * len(claims)

    def summarize(self, _comparison: Comparison) -> tuple[str, ...]:
        """Return no overall summary: the findings are the summary."""
        return ()

    def describe(self) -> Engine:
        """Return the name of the engine."""
        return Engine("rules")


def _with_lead(article: Article, sentence: Sentence, claim: Claim) -> Claim:
    """Return the claim of an item of a list with the words that announce it, where it has no verb of its own."""
    lead = lead_of(article, sentence)
    if lead is None or any(is_plain_verb(token.text, article.language) for token in scan(claim.quote)):
        return claim
    return replace(claim, text=f"{lead} {' '.join(claim.quote.split())}")


def _states_something(article: Article, sentence: Sentence) -> bool:
    if sentence.role is not Role.BODY:
        return False
    text = article.text[sentence.start : sentence.end]
    if is_question(text) or _TAIL.match(text) or _INITIALS.match(text.strip()):
        return False
    if is_fragment(article, sentence) and not _gives_amount(article, sentence):
        return False
    if is_bare_lead(article, sentence):
        return False
    if lead_of(article, sentence) is not None or _is_labelled_amount(article, sentence, text):
        return True
    words = sum(token.kind is TokenKind.WORD for token in scan(text))
    return words >= _FEWEST_WORDS or (words > 0 and _gives_amount(article, sentence))


def _is_labelled_amount(article: Article, sentence: Sentence, text: str) -> bool:
    """Tell whether a sentence is a label and an amount: "Attendance: 6,214."."""
    labelled = _LABELLED.match(text)
    return labelled is not None and bool(quantities_between(article, sentence.start + labelled.end(), sentence.end))


def _gives_amount(article: Article, sentence: Sentence) -> bool:
    """Tell whether a line says how much: a row of a result ("AfD: 20.8% (+10.4%)")."""
    measured = quantities_between(article, sentence.start, sentence.end)
    return any(quantity.kind in _RESULTS for quantity in measured)
