"""A newsroom: documents made by hand from short texts, so that a report can be tested without an engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from claimcheck.records import (
    CHECK_VERDICTS,
    COMPARISON_VERDICTS,
    Certainty,
    Check,
    CheckedClaim,
    Claim,
    Comparison,
    Difference,
    Engine,
    Evidence,
    Extraction,
    Finding,
    Rejection,
    Source,
    SummarySentence,
    Verdict,
)


@dataclass
class Desk:
    """Collects sources and findings; every offset is found in the text, never written by hand."""

    texts: dict[str, str] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def source(self, source: str, text: str, **about: Any) -> None:
        self.texts[source] = text
        facts = {"name": f"{source.lower()}.txt", "title": None, "language": "en", "published": None} | about
        self.sources[source] = Source(id=source, sha256="0" * 64, characters=len(text), summary=(), claims=(), **facts)

    def claim(self, claim: str, quote: str, **about: Any) -> str:
        start = self.texts[claim[0]].index(quote)
        facts = {"text": quote} | about
        self.claims[claim] = Claim(id=claim, quote=quote, start=start, end=start + len(quote), **facts)
        return claim

    def finding(self, verdict: Verdict, *claims: str, differ: tuple[str, str] | None = None, **about: Any) -> None:
        differences = (self.difference(verdict, claims[0], claims[1], *differ),) if differ else ()
        sources = tuple(dict.fromkeys(claim[0] for claim in claims))
        number = f"F{len(self.findings) + 1}"
        self.findings.append(Finding(number, verdict, claims, sources, differences, **about))

    def difference(self, verdict: Verdict, a_claim: str, b_claim: str, a: str, b: str) -> Difference:
        return Difference(
            kind="number",
            a=a,
            b=b,
            relation=verdict,
            claims=(a_claim, b_claim),
            a_start=self.claims[a_claim].start + self.claims[a_claim].quote.index(a),
            b_start=self.claims[b_claim].start + self.claims[b_claim].quote.index(b),
        )

    def filed(self) -> tuple[Source, ...]:
        return tuple(
            replace(source, claims=tuple(claim for name, claim in self.claims.items() if name[0] == key))
            for key, source in self.sources.items()
        )

    def comparison(self, language: str = "en", **about: Any) -> Comparison:
        counted = Counter(finding.verdict for finding in self.findings)
        counts = {str(verdict): counted[verdict] for verdict in COMPARISON_VERDICTS}
        return Comparison(
            **({"engine": Engine("rules")} | about),
            language=language,
            sources=self.filed(),
            findings=tuple(self.findings),
            counts=counts,
        )

    def extraction(self, source: str, *summary: SummarySentence, **about: Any) -> Extraction:
        filed = next(one for one in self.filed() if one.id == source)
        return Extraction(**({"engine": Engine("rules")} | about), source=replace(filed, summary=summary))

    def check(self, *claims: CheckedClaim, **about: Any) -> Check:
        counted = Counter(claim.verdict for claim in claims)
        counts = {str(verdict): counted[verdict] for verdict in CHECK_VERDICTS}
        gravest = next((verdict for verdict in CHECK_VERDICTS if counts[verdict]), Verdict.UNDECIDED)
        return Check(Engine("rules"), "en", gravest, self.filed(), claims, counts, **about)

    def checked(
        self, text: str, verdict: Verdict, evidence: str = "", differ: tuple[str, str] | None = None, said: str = ""
    ) -> CheckedClaim:
        """A claim of a text that consists of it alone, with the claim of a source that bears on it."""
        found = self.claims.get(evidence)
        differences: tuple[Difference, ...] = ()
        if found and differ:
            a, b = differ
            start = found.start + found.quote.index(b)
            differences = (Difference("number", a, b, verdict, ("T1", evidence), text.index(a), start),)
        quoted = (Evidence(evidence[0], found.quote, found.start, found.end),) if found else ()
        return CheckedClaim(
            "T1",
            text,
            text,
            0,
            len(text),
            None,
            Certainty.STATED,
            False,
            (),
            (),
            (),
            verdict,
            quoted,
            differences,
            said,
        )


FIRE = "The fire at Hall 4 killed 12 people. Repairs will cost 9.7 billion crowns, the port said. The hall was empty."
SMOKE = (
    "Le feu au hall 4 a fait 15 morts. Les travaux coûteraient 9,74 milliards de couronnes. Le hall était vide.\n"
    "Aucun pompier n’a été blessé."
)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def fire(desk: Desk) -> Desk:
    """Two sources on a fire: a conflict, a finer figure, an agreement, and a claim of one source alone."""
    desk.source(
        "A",
        FIRE,
        title="Twelve dead",
        published="2025-03-01",
        notes=("Two paragraphs stand twice.",),
    )
    desk.source("B", SMOKE, language="fr")
    desk.claim("A1", "The fire at Hall 4 killed 12 people.")
    desk.claim("A2", "Repairs will cost 9.7 billion crowns, the port said.", speaker="the port")
    desk.claim("A3", "The hall was empty.")
    desk.claim("B1", "Le feu au hall 4 a fait 15 morts.")
    desk.claim("B2", "Les travaux coûteraient 9,74 milliards de couronnes.", certainty=Certainty.CONDITIONAL)
    desk.claim("B3", "Le hall était vide.")
    desk.claim("B4", "Aucun pompier n’a été blessé.")
    desk.finding(Verdict.CONFLICT, "A1", "B1", differ=("12 people", "15 morts"), explanation="12 and 15 dead.")
    desk.finding(
        Verdict.PRECISION,
        "A2",
        "B2",
        differ=("9.7 billion crowns", "9,74 milliards de couronnes"),
        explanation="The same amount, given to one more digit by B.",
    )
    desk.finding(Verdict.AGREE, "A3", "B3")
    desk.finding(Verdict.SINGLE, "B4")
    return desk


@pytest.fixture
def rejection() -> Callable[[str], Rejection]:
    return lambda text: Rejection(text, "its amount does not stand in the source")
