"""Whether the findings that a sentence of an overview cites bear it out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from claimcheck import figures
from claimcheck.annotation.names import find_names
from claimcheck.annotation.rules import RulesEngine
from claimcheck.annotation.vocabulary import own_table
from claimcheck.annotation.wording import words_of
from claimcheck.comparison.judging.reasons import counts_the_articles
from claimcheck.comparison.statements import statements
from claimcheck.llm.grounding.figures import matched_figures
from claimcheck.llm.grounding.names import name_stands
from claimcheck.llm.grounding.words import run_of
from claimcheck.reading import article_from_text
from claimcheck.reading.languages import identify
from claimcheck.records import Claim, Comparison, Finding, Quantity, Source, Verdict
from claimcheck.verdicts import OPPOSED
from claimcheck.verification.checking import check_claims

_SENTENCE = "T"


def is_sound(text: str, cited: Sequence[Finding], comparison: Comparison) -> bool:
    """Tell whether a sentence is in the language of the report and says nothing that its findings do not.

    Its figures and names stand in the claims of a finding it cites; and where these findings oppose nothing, no claim
    of theirs contradicts it, as `claimcheck check` would say.
    """
    if identify(text) != comparison.language:
        return False
    claims = [claim for finding in cited for claim in claims_of(finding, comparison)]
    if not _figures_stand(text, claims, comparison) or not _names_stand(text, cited, claims, comparison):
        return False
    return any(finding.verdict in OPPOSED for finding in cited) or not _is_contradicted(text, cited, comparison)


def claims_of(finding: Finding, comparison: Comparison) -> list[Claim]:
    """Return the claims of a finding, in the order of their sources."""
    return [claim for source in comparison.sources for claim in source.claims if claim.id in finding.claims]


def _figures_stand(text: str, claims: Sequence[Claim], comparison: Comparison) -> bool:
    """Tell whether each figure of a sentence is one of the claims'.

    A figure in the very words of a claim is the claim's, wherever a day or a unit is placed. "Both articles" counts
    nothing that is told, and "that day" is the day of which the sentence speaks.
    """
    claimed = [quantity for claim in claims for quantity in (*claim.quantities, *claim.dates)]
    claimed += [q for source, claim in _by_language(claims, comparison) for q in figures.find(claim.text, source, None)]
    words = [words_of(said) for claim in claims for said in (claim.quote, claim.text)]
    given = [
        q
        for q in figures_in(text, comparison)
        if not counts_the_articles(q)
        and not _points_to_a_day(q, comparison.language)
        and all(run_of(words_of(q.text), one) is None for one in words)
    ]
    return matched_figures(given, claimed)[1] is None


def _by_language(claims: Sequence[Claim], comparison: Comparison) -> list[tuple[str, Claim]]:
    """Return claims with the languages of their sources."""
    return [(source.language, claim) for source in comparison.sources for claim in source.claims if claim in claims]


def _points_to_a_day(quantity: Quantity, language: str) -> bool:
    """Tell whether a date names none: "that day", « le lendemain »."""
    phrases = own_table(language, "dates").get("context_days", {}).values()
    return quantity.text.lower() in {phrase for group in phrases for phrase in group}


def _names_stand(text: str, cited: Sequence[Finding], claims: Sequence[Claim], comparison: Comparison) -> bool:
    """Tell whether each name of a sentence is a claim's, a speaker's or a source's.

    Names are written otherwise in other languages: where a finding is in more than that of the report, none is held
    against it.
    """
    sources = [source for source in comparison.sources if any(source.id in finding.sources for finding in cited)]
    if any(source.language != comparison.language for source in sources):
        return True
    said = "\n".join(part for claim in claims for part in (claim.text, claim.quote, claim.speaker or ""))
    titles = "\n".join(part for source in sources for part in (source.id, source.name, source.title or ""))
    names = [_without_source(name, sources) for name in find_names(text, comparison.language)]
    return all(name_stands(name, f"{said}\n{titles}") for name in names)


def _without_source(name: str, sources: Sequence[Source]) -> str:
    """Return a name without the id of the source in front of it: "in B Hugh Sands says"."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in {source.id for source in sources} else name


def _is_contradicted(text: str, cited: Sequence[Finding], comparison: Comparison) -> bool:
    article = article_from_text(text, language=comparison.language)
    named = {identifier for finding in cited for identifier in finding.claims}
    claimed = [
        one
        for source in comparison.sources
        for one in statements([claim for claim in source.claims if claim.id in named], source.language, source.id)
    ]
    said = statements(RulesEngine().extract(article, _SENTENCE).claims, comparison.language, _SENTENCE)
    checked = check_claims(said, claimed, comparison.language)
    return any(claim.verdict is Verdict.CONTRADICTED for claim in checked)


def figures_in(text: str, comparison: Comparison) -> tuple[Quantity, ...]:
    """Return the figures of a sentence; its days are placed as those of the articles are."""
    published = next((source.published for source in comparison.sources if source.published), None)
    day = datetime.date.fromisoformat(published) if published else None
    return figures.find(text, comparison.language, day)
