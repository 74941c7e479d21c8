"""From a story and its comparison to rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimcheck import verdicts
from claimcheck.corpus.members import Facts
from claimcheck.corpus.rows import (
    AmountCell,
    ArticleCell,
    ClaimRow,
    DateCell,
    DifferenceCell,
    FindingRow,
    SharedCell,
    StoryRow,
)
from claimcheck.corpus.state import Compared, Story
from claimcheck.pipeline import source_ids
from claimcheck.records import Verdict

#: Where the pages of stories stand, in the folder of the result.
PAGES = "stories"


def story_row(story: Story, facts: Sequence[Facts], compared: Compared | None, engine: str) -> StoryRow:
    """Return the row of a story; `facts` are those of its members, in their order."""
    letters = dict(zip(compared.letters, source_ids(len(compared.letters)), strict=True)) if compared else {}
    origin = {key: number for number, group in enumerate(compared.origins if compared else ()) for key in group}
    days = sorted(fact.published for fact in facts if fact.published)
    done = compared is not None and compared.reason is None
    counts = compared.counts if compared and done else {}
    return StoryRow(
        story=story.id,
        status="single" if story.work is None else "compared" if done else "failed",
        title=next((fact.title for fact in facts if fact.title), facts[0].id),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=len(facts),
        origins=len(compared.origins) if compared and done else 1 if story.work is None else 0,
        compared=len(letters),
        languages=sorted({fact.language for fact in facts}),
        sources=sorted({fact.source for fact in facts if fact.source}),
        conflict=counts.get(Verdict.CONFLICT, 0),
        disputed=counts.get(Verdict.DISPUTED, 0),
        update=counts.get(Verdict.UPDATE, 0),
        certainty=counts.get(Verdict.CERTAINTY, 0),
        precision=counts.get(Verdict.PRECISION, 0),
        agree=counts.get(Verdict.AGREE, 0),
        undecided=counts.get(Verdict.UNDECIDED, 0),
        single=counts.get(Verdict.SINGLE, 0),
        gravest=None,
        page=f"{PAGES}/{story.id}.html" if done else None,
        reason=compared.reason if compared else None,
        engine=engine,
        members=[_cell(fact, letters.get(fact.key), origin.get(fact.key)) for fact in facts],
    )


def claim_rows(story: Story, document: Mapping[str, Any], facts: Mapping[str, Facts]) -> Iterator[ClaimRow]:
    """Yield the rows of the claims of a story; `facts` are those of its sources, by their letters."""
    for source in document["sources"]:
        own = facts[source["id"]]
        for claim in source["claims"]:
            yield ClaimRow(
                story=story.id,
                claim=claim["id"],
                letter=source["id"],
                article=own.key,
                id=own.id,
                source=own.source,
                published=own.published,
                language=own.language,
                **{name: claim[name] for name in ("text", "quote", "start", "end", "speaker", "certainty", "negated")},
                names=claim["names"],
                amounts=[_amount(quantity) for quantity in claim["quantities"]],
                dates=[_date(date) for date in claim["dates"]],
            )


def finding_rows(story: Story, document: Mapping[str, Any], facts: Mapping[str, Facts]) -> Iterator[FindingRow]:
    """Yield the rows of the findings of a story; `facts` are those of its sources, by their letters."""
    for finding in document["findings"]:
        alike = finding["other_words"]
        reporting = [facts[letter] for letter in finding["sources"]]
        yield FindingRow(
            story=story.id,
            finding=finding["id"],
            verdict=finding["verdict"],
            explanation=finding["explanation"],
            decided_by=finding["decided_by"],
            claims=finding["claims"],
            letters=finding["sources"],
            articles=[fact.key for fact in reporting],
            sources=sorted({fact.source for fact in reporting if fact.source}),
            origins=len(finding["origins"]) or len(reporting),
            differences=[_difference(difference) for difference in finding["differences"]],
            likeness=alike["likeness"] if alike else None,
            shared=[_shared(one) for one in alike["shared"]] if alike else [],
        )


def gravest(document: Mapping[str, Any], facts: Mapping[str, Facts]) -> str | None:
    """Return in words what the sources of a story differ in most, and which outlets these are; None where in nothing.

    `facts` are those of its sources, by their letters.
    """
    for finding in document["findings"]:
        if verdicts.of(finding["verdict"]).differs and finding["explanation"]:
            outlets = [f"{letter}: {facts[letter].source}" for letter in finding["sources"] if facts[letter].source]
            return f"{finding['explanation']} ({', '.join(outlets)})" if outlets else str(finding["explanation"])
    return None


def _cell(fact: Facts, letter: str | None, origin: int | None) -> ArticleCell:
    return ArticleCell(
        key=fact.key,
        id=fact.id,
        title=fact.title,
        published=fact.published,
        source=fact.source,
        url=fact.url,
        language=fact.language,
        letter=letter,
        origin=origin,
    )


def _amount(quantity: Mapping[str, Any]) -> AmountCell:
    return AmountCell(
        text=quantity["text"],
        kind=quantity["kind"],
        value=_number(quantity["value"]),
        low=_number(quantity["low"]),
        high=_number(quantity["high"]),
        unit=quantity["unit"],
        qualifier=quantity["qualifier"],
    )


def _number(value: object) -> float | None:
    if not isinstance(value, int | float):
        return None
    try:
        return float(value)
    except OverflowError:
        return None


def _date(date: Mapping[str, Any]) -> DateCell:
    value, first, last = (None if date[end] is None else str(date[end]) for end in ("value", "low", "high"))
    return DateCell(date["text"], value, first, last)


def _difference(difference: Mapping[str, Any]) -> DifferenceCell:
    claim_a, claim_b = difference["claims"]
    return DifferenceCell(
        difference["kind"], difference["a"], difference["b"], difference["relation"], claim_a, claim_b
    )


def _shared(one: Mapping[str, Any]) -> SharedCell:
    claim_a, claim_b = one["claims"]
    return SharedCell(one["kind"], one["a"], one["b"], claim_a, claim_b)
