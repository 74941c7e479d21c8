"""Summaries from a model, held to what they rest on: the claims of an article, the findings of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimcheck.annotation.wording import Forms, content, words_of
from claimcheck.llm.asking import put, status_of
from claimcheck.llm.grounding.words import run_of
from claimcheck.llm.phrases import attributed, phrase
from claimcheck.llm.prompts import as_data
from claimcheck.llm.service.failures import BrokenReply, Truncated
from claimcheck.llm.tasks.overview.reply import OverviewReply, OverviewSentence
from claimcheck.llm.tasks.overview.soundness import claims_of, figures_in, is_sound
from claimcheck.records import Comparison, Finding, Quantity, Verdict

if TYPE_CHECKING:
    from claimcheck.llm.asking import Asker
    from claimcheck.llm.prompts import Prompt

# The findings that a summary of a comparison may not pass over.
MUST_BE_NAMED = frozenset({Verdict.CONFLICT, Verdict.DISPUTED, Verdict.UPDATE})

# What is shown to the model of a comparison: the findings to be named, and this many of the others. What is undecided
# is shown where there is nothing else: a reader learns little from it, and a model calls it a contradiction.
_OTHERS_SHOWN = 6
_SHOWN = (Verdict.CERTAINTY, Verdict.PRECISION, Verdict.AGREE)

_TOKENS_FOR_AN_OVERVIEW = 700

# A sentence that names no figure speaks of a finding if it shares this many content words with it.
_FEWEST_WORDS_SHARED = 2


def overview(comparison: Comparison, asker: Asker, prompt: Prompt, max_tokens: int) -> tuple[str, ...]:
    """Return a summary of a comparison that names every conflict, dispute and change, one sentence an element.

    A sentence of the model that is in another language, that cites no finding, or that gives a figure which none of
    its findings has, is dropped; the explanation of a finding that must be named and is not is appended. A comparison
    in which nothing is told by more than one source is not sent at all.
    """
    shown = _shown(comparison)
    if not shown:
        return ()
    question = prompt.fill(comparison.language, findings="\n".join(_described(f, comparison) for f in shown))
    try:
        reply = put(asker, question, OverviewReply, min(max_tokens, _TOKENS_FOR_AN_OVERVIEW))
        proposed: Sequence[OverviewSentence] = reply.summary
    except (Truncated, BrokenReply):
        proposed = ()
    return _complete(proposed, shown, comparison)


def _shown(comparison: Comparison) -> list[Finding]:
    """Return the findings to be named, and some of the others: of each verdict the first, then of each the second."""
    named = [finding for finding in comparison.findings if finding.verdict in MUST_BE_NAMED]
    by_verdict = [[finding for finding in comparison.findings if finding.verdict is verdict] for verdict in _SHOWN]
    others = [finding for rank in zip_longest(*by_verdict) for finding in rank if finding][:_OTHERS_SHOWN]
    decided = [*named, *(finding for finding in comparison.findings if finding in others)]
    return decided or [f for f in comparison.findings if f.verdict is Verdict.UNDECIDED][:_OTHERS_SHOWN]


def _described(finding: Finding, comparison: Comparison) -> str:
    """Return a finding as it is shown to the model: its id, its verdict, and what each source says.

    What all say in the same words is shown once. Its explanation stays here: a model that is given one
    repeats it and leaves out what it is about.
    """
    said = {
        source.id: [claim for claim in source.claims if claim.id in finding.claims]
        for source in comparison.sources
        if source.id in finding.sources
    }
    if len({tuple((words_of(claim.text), status_of(claim)) for claim in claims) for claims in said.values()}) == 1:
        said = {", ".join(said): next(iter(said.values()))}
    lines = [
        f"{who} {status_of(claim)}".rstrip() + f": {as_data(claim.text)}"
        for who, claims in said.items()
        for claim in claims
    ]
    return "\n".join([f"{finding.id} {finding.verdict}", *lines])


def _complete(
    proposed: Sequence[OverviewSentence], shown: Sequence[Finding], comparison: Comparison
) -> tuple[str, ...]:
    known = {finding.id: finding for finding in shown}
    sentences: list[str] = []
    named: set[str] = set()
    for sentence in proposed:
        text = " ".join(sentence.text.split())
        cited = [known[identifier] for identifier in dict.fromkeys(sentence.findings) if identifier in known]
        backed = [finding for finding in cited if _is_named(text, finding, comparison)]
        if not backed or text in sentences or not is_sound(text, cited, comparison):
            continue
        sentences.append(text)
        named.update(finding.id for finding in backed)
    unnamed = [finding for finding in shown if finding.verdict in MUST_BE_NAMED and finding.id not in named]
    return (*sentences, *(_stated(finding, comparison) for finding in unnamed))


def _is_named(text: str, finding: Finding, comparison: Comparison) -> bool:
    """Tell whether a sentence speaks of a finding that it cites.

    Where sources give different figures it must give both; otherwise it must share words with what they say, with one
    of them where they do not say it in its language.
    """
    differing = [d for d in finding.differences if d.relation is finding.verdict and d.a and d.b]
    for difference in differing:
        sides = [_figures_of(words, finding, comparison) for words in (difference.a, difference.b)]
        if all(sides):
            return all(any(_gives(text, figure, comparison) for figure in side) for side in sides)
    claims, language = claims_of(finding, comparison), comparison.language
    said = Forms(word for claim in claims for word in content(claim.text, language))
    shared = sum(word in said for word in dict.fromkeys(content(text, language)))
    is_of_another = any(s.language != language for s in comparison.sources if s.id in finding.sources)
    return shared >= (1 if is_of_another else _FEWEST_WORDS_SHARED)


def _gives(text: str, figure: Quantity, comparison: Comparison) -> bool:
    """Tell whether a sentence gives a figure, by its value or in its words: what stands around may hide it."""
    by_value = any(given.value == figure.value for given in figures_in(text, comparison))
    return by_value or run_of(words_of(figure.text), words_of(text)) is not None


def _figures_of(words: str | None, finding: Finding, comparison: Comparison) -> list[Quantity]:
    """Return the figures of the finding's claims that are written as `words`."""
    return [
        quantity
        for claim in claims_of(finding, comparison)
        for quantity in (*claim.quantities, *claim.dates)
        if words and (quantity.text in words or words in quantity.text)
    ]


def _stated(finding: Finding, comparison: Comparison) -> str:
    """Return a finding as a sentence of a summary: what each source says, in the words of its first claim."""
    said = []
    for source in comparison.sources:
        claim = next((claim for claim in source.claims if claim.id in finding.claims), None)
        if claim is not None:
            attribution = attributed(claim, comparison.language)
            label = f"{source.id} ({attribution})" if attribution else source.id
            said.append((label, claim.text.strip().rstrip(".")))
    return phrase("sources_say", comparison.language, parts=_joined(said, comparison.language))


def _joined(said: Sequence[tuple[str, str]], language: str) -> str:
    return phrase("sources_say_between", language).join(
        phrase("source_says", language, source=source, text=text) for source, text in said
    )
