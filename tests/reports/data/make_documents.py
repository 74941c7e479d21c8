"""Write the documents that tests of reports show: run this file after a change of the records or of the texts below.

The articles are invented, and so are their people, places and companies. `comparison.json`, `check.json` and
`extraction.json` are what `--format json` would print of them; `texts.json` holds the articles by source id.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from claimcheck.records import (
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
    Kind,
    Note,
    Qualifier,
    Quantity,
    Rejection,
    Source,
    SummarySentence,
    Verdict,
)

HERE = Path(__file__).parent

TEXTS = {
    "A": """Corvane to buy Aldermere Rail in 9.7 billion euro deal

The engineering group Corvane will buy Aldermere Rail for 9.7 billion euros, the two companies said on Monday. The \
board approved the sale.

The contract was signed in May 2024, after six months of talks. Aldermere has 12,000 employees, and no site will close.

Unions had called a protest in front of the head office in Tressport. Police counted 400 demonstrators.

The sale comes a week after a train left the tracks at Lowen Bridge. Twelve people were hurt in the derailment.

The chairwoman of Aldermere, Ines Morrow, will resign. The regulator has opened an inquiry.

Shares in Corvane rose by 4.2 percent. A new depot will open in Hallin in 2026.
""",
    "B": """Aldermere Rail sold to Corvane

Corvane agreed to pay 9.74 billion euros for Aldermere Rail. The board of Aldermere approved the sale.

The contract was signed on 3 May 2024. Aldermere has 12,300 employees.

Outside the head office, organisers counted 900 demonstrators. “We were not heard,” said Tomas Reyl, who drives trains.

Fifteen people were hurt in the derailment at Lowen Bridge, the hospital said on Tuesday.

Ines Morrow, the chairwoman, will not resign. The regulator could open an inquiry, according to two people close to it.

The name of Aldermere will disappear from the trains within three years.
""",
    "C": """Corvane rachète Aldermere Rail

Le groupe Corvane débourse 9,82 milliards d’euros pour Aldermere Rail. Le conseil d’administration a approuvé la vente.

Le contrat a été signé le 3 mai 2024. Aldermere compte plus de 12 000 salariés.

La présidente, Ines Morrow, va démissionner. Le régulateur a ouvert une enquête.

Le titre Corvane a gagné plus de 4 %. Le rachat est financé pour moitié par l’emprunt.
""",
}

NAMES = {"A": "courier.txt", "B": "gazette.html", "C": "journal.txt"}
LANGUAGES = {"A": "en", "B": "en", "C": "fr"}
PUBLISHED = {"A": "2024-05-06", "B": "2024-05-07", "C": "2024-05-07"}

Amount = tuple[str, int | float | str, int | float | str | None, int | float | str | None, str | None, Kind, Qualifier]


def money(text: str, value: float, half: float) -> Amount:
    return (text, value, value - half, value + half, "EUR", Kind.MONEY, Qualifier.EXACT)


def count(text: str, value: int, unit: str, low: int | None = None, high: int | None = None) -> Amount:
    return (text, value, low or value, high or value, unit, Kind.COUNT, Qualifier.EXACT)


def date(text: str, value: str, low: str, high: str) -> Amount:
    return (text, value, low, high, None, Kind.DATE, Qualifier.EXACT)


def claim(
    identifier: str,
    quote: str,
    *amounts: Amount,
    speaker: str | None = None,
    certainty: Certainty = Certainty.STATED,
    negated: bool = False,
    names: Sequence[str] = (),
) -> Claim:
    text = TEXTS[identifier[0]]
    # The last place: headlines repeat what the body says.
    start = text.rindex(quote)
    measured = []
    for words, value, low, high, unit, kind, qualifier in amounts:
        at = text.index(words, start)
        measured.append(Quantity(words, at, at + len(words), value, low, high, unit, kind, qualifier))
    return Claim(
        id=identifier,
        text=quote,
        quote=quote,
        start=start,
        end=start + len(quote),
        speaker=speaker,
        certainty=certainty,
        negated=negated,
        quantities=tuple(quantity for quantity in measured if quantity.kind is not Kind.DATE),
        dates=tuple(quantity for quantity in measured if quantity.kind is Kind.DATE),
        names=tuple(names),
    )


_MAY = ("2024-05-01", "2024-05-31")
_THIRD = ("2024-05-03", "2024-05-03")
_MORE_THAN_12000: Amount = ("plus de 12 000", 12000, 12000, None, "employees", Kind.COUNT, Qualifier.MORE_THAN)
_MORE_THAN_4: Amount = ("plus de 4 %", 4, 4, None, "percent", Kind.PERCENTAGE, Qualifier.MORE_THAN)

CLAIMS = [
    claim(
        "A1",
        "The engineering group Corvane will buy Aldermere Rail for 9.7 billion euros",
        money("9.7 billion euros", 9.7e9, 5e7),
        speaker="the two companies",
        certainty=Certainty.REPORTED,
        names=("Corvane", "Aldermere Rail"),
    ),
    claim("A2", "The board approved the sale."),
    claim("A3", "The contract was signed in May 2024", date("May 2024", "2024-05", *_MAY)),
    claim("A4", "after six months of talks"),
    claim("A5", "Aldermere has 12,000 employees", count("12,000", 12000, "employees", 11500, 12500)),
    claim("A6", "no site will close", negated=True),
    claim("A7", "Police counted 400 demonstrators.", count("400", 400, "demonstrators"), speaker="Police"),
    claim("A8", "Twelve people were hurt in the derailment.", count("Twelve", 12, "hurt")),
    claim("A9", "The chairwoman of Aldermere, Ines Morrow, will resign.", names=("Ines Morrow",)),
    claim("A10", "The regulator has opened an inquiry."),
    claim(
        "A11",
        "Shares in Corvane rose by 4.2 percent.",
        ("4.2 percent", 4.2, 4.15, 4.25, "percent", Kind.PERCENTAGE, Qualifier.EXACT),
    ),
    claim("A12", "A new depot will open in Hallin in 2026.", date("2026", "2026", "2026-01-01", "2026-12-31")),
    claim(
        "B1", "Corvane agreed to pay 9.74 billion euros for Aldermere Rail.", money("9.74 billion euros", 9.74e9, 5e6)
    ),
    claim("B2", "The board of Aldermere approved the sale."),
    claim("B3", "The contract was signed on 3 May 2024.", date("3 May 2024", "2024-05-03", *_THIRD)),
    claim("B4", "Aldermere has 12,300 employees.", count("12,300", 12300, "employees", 12250, 12350)),
    claim(
        "B5",
        "Outside the head office, organisers counted 900 demonstrators.",
        count("900", 900, "demonstrators"),
        speaker="organisers",
        certainty=Certainty.REPORTED,
    ),
    claim(
        "B6", "“We were not heard,” said Tomas Reyl", speaker="Tomas Reyl", certainty=Certainty.REPORTED, negated=True
    ),
    claim(
        "B7",
        "Fifteen people were hurt in the derailment at Lowen Bridge",
        count("Fifteen", 15, "hurt"),
        speaker="the hospital",
        certainty=Certainty.REPORTED,
    ),
    claim("B8", "Ines Morrow, the chairwoman, will not resign.", negated=True, names=("Ines Morrow",)),
    claim(
        "B9",
        "The regulator could open an inquiry",
        speaker="two people close to it",
        certainty=Certainty.CONDITIONAL,
    ),
    claim("B10", "The name of Aldermere will disappear from the trains within three years."),
    claim(
        "C1",
        "Le groupe Corvane débourse 9,82 milliards d’euros pour Aldermere Rail.",
        money("9,82 milliards d’euros", 9.82e9, 5e6),
    ),
    claim("C2", "Le conseil d’administration a approuvé la vente."),
    claim("C3", "Le contrat a été signé le 3 mai 2024.", date("3 mai 2024", "2024-05-03", *_THIRD)),
    claim("C4", "Aldermere compte plus de 12 000 salariés.", _MORE_THAN_12000),
    claim("C5", "La présidente, Ines Morrow, va démissionner.", names=("Ines Morrow",)),
    claim("C6", "Le régulateur a ouvert une enquête."),
    claim("C7", "Le titre Corvane a gagné plus de 4 %.", _MORE_THAN_4),
    claim("C8", "Le rachat est financé pour moitié par l’emprunt."),
]
BY_ID = {made.id: made for made in CLAIMS}


def difference(kind: str, relation: Verdict, a: tuple[str, str | None], b: tuple[str, str | None]) -> Difference:
    return Difference(
        kind=kind,
        a=a[1],
        b=b[1],
        relation=relation,
        claims=(a[0], b[0]),
        a_start=_start(*a),
        b_start=_start(*b),
    )


def _start(identifier: str, words: str | None) -> int | None:
    if words is None or words in set(Certainty):
        return None
    return TEXTS[identifier[0]].index(words, BY_ID[identifier].start)


def finding(verdict: Verdict, claims: str, explanation: str, *differences: Difference) -> Finding:
    ids = tuple(claims.split())
    return Finding(
        id="",
        verdict=verdict,
        claims=ids,
        sources=tuple(dict.fromkeys(identifier[0] for identifier in ids)),
        differences=differences,
        explanation=explanation,
    )


V = Verdict
FINDINGS = [
    finding(
        V.CONFLICT,
        "A1 B1 C1",
        "9.7 billion euros (A) against 9,82 milliards d’euros (C): both cannot be true. 9.7 billion euros and "
        "9.74 billion euros: the same figure, given more exactly by B.",
        difference("money", V.CONFLICT, ("A1", "9.7 billion euros"), ("C1", "9,82 milliards d’euros")),
        difference("money", V.CONFLICT, ("B1", "9.74 billion euros"), ("C1", "9,82 milliards d’euros")),
        difference("money", V.PRECISION, ("A1", "9.7 billion euros"), ("B1", "9.74 billion euros")),
    ),
    finding(
        V.CONFLICT,
        "A9 B8 C5",
        "“will resign” (A) against “will not resign” (B): one excludes the other.",
        difference("negation", V.CONFLICT, ("A9", "will resign"), ("B8", "will not resign")),
        difference("negation", V.CONFLICT, ("B8", "will not resign"), ("C5", "va démissionner")),
    ),
    finding(
        V.DISPUTED,
        "A7 B5",
        "Police says 400, organisers says 900.",
        difference("count", V.DISPUTED, ("A7", "400"), ("B5", "900")),
    ),
    finding(
        V.UPDATE,
        "A8 B7",
        "Twelve (A), Fifteen (B): the figure changed between the two reports.",
        difference("count", V.UPDATE, ("A8", "Twelve"), ("B7", "Fifteen")),
    ),
    finding(
        V.CERTAINTY,
        "A10 B9 C6",
        "A states what B puts in the conditional.",
        difference("certainty", V.CERTAINTY, ("A10", "stated"), ("B9", "conditional")),
    ),
    finding(
        V.PRECISION,
        "A3 B3 C3",
        "May 2024 and 3 May 2024: the same date, given more exactly by B.",
        difference("date", V.PRECISION, ("A3", "May 2024"), ("B3", "3 May 2024")),
        difference("date", V.PRECISION, ("A3", "May 2024"), ("C3", "3 mai 2024")),
    ),
    finding(
        V.PRECISION,
        "A5 B4 C4",
        "12,000 and 12,300: the same figure, given more exactly by B.",
        difference("count", V.PRECISION, ("A5", "12,000"), ("B4", "12,300")),
        difference("count", V.PRECISION, ("B4", "12,300"), ("C4", "plus de 12 000")),
    ),
    finding(
        V.PRECISION,
        "A11 C7",
        "4.2 percent and plus de 4 %: the same figure, given more exactly by A.",
        difference("percentage", V.PRECISION, ("A11", "4.2 percent"), ("C7", "plus de 4 %")),
    ),
    finding(V.AGREE, "A2 B2 C2", "A, B and C say the same."),
    finding(
        V.UNDECIDED,
        "A12 B10",
        "They seem to speak of the same matter, in words too different to settle by rule.",
    ),
    finding(V.SINGLE, "A4", "Found in source A only."),
    finding(V.SINGLE, "A6", "Found in source A only."),
    finding(V.SINGLE, "B6", "Only B says it."),
    finding(V.SINGLE, "C8", "Only C says it."),
]

SUMMARIES = {
    "A": (
        SummarySentence("Corvane will buy Aldermere Rail for 9.7 billion euros.", ("A1", "A2")),
        SummarySentence("The chairwoman will resign, and the regulator has opened an inquiry.", ("A9", "A10")),
    ),
    "B": (
        SummarySentence("Corvane pays 9.74 billion euros for Aldermere Rail.", ("B1",)),
        SummarySentence("Fifteen people were hurt at Lowen Bridge.", ("B7",)),
    ),
    "C": (SummarySentence("Corvane rachète Aldermere Rail pour 9,82 milliards d’euros.", ("C1",)),),
}


#: What reading noted on each source.
NOTES: dict[str, tuple[Note, ...]] = {
    "A": (),
    "B": (Note("links", text="A list of links after the article was left aside."),),
    "C": (),
}


def source(identifier: str) -> Source:
    text = TEXTS[identifier]
    return Source(
        id=identifier,
        name=NAMES[identifier],
        title=text.partition("\n")[0],
        language=LANGUAGES[identifier],
        published=PUBLISHED[identifier],
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        characters=len(text),
        summary=SUMMARIES[identifier],
        claims=tuple(made for made in CLAIMS if made.id[0] == identifier),
        notes=tuple(note.text for note in NOTES[identifier]),
        note_details=NOTES[identifier],
    )


def comparison() -> Comparison:
    rank = {verdict: index for index, verdict in enumerate(COMPARISON_VERDICTS)}
    ordered = sorted(FINDINGS, key=lambda made: rank[made.verdict])
    findings = tuple(replace(made, id=f"F{number}") for number, made in enumerate(ordered, 1))
    return Comparison(
        engine=Engine("rules"),
        language="en",
        sources=tuple(source(identifier) for identifier in TEXTS),
        findings=findings,
        counts={
            str(verdict): amount
            for verdict in COMPARISON_VERDICTS
            if (amount := sum(made.verdict is verdict for made in findings))
        },
        summary=("The three sources disagree on the price and on whether the chairwoman will resign.",),
    )


CHECKED = (
    "Corvane bought Aldermere Rail for 9.82 billion euros. The board approved the sale. All trains will be green.\n"
)


def _checked(number: int, quote: str, verdict: Verdict, explanation: str, *evidence: str) -> CheckedClaim:
    start = CHECKED.index(quote)
    price = "9.82 billion euros"
    at = CHECKED.index(price)
    amounts = (Quantity(price, at, at + len(price), 9.82e9, 9.815e9, 9.825e9, "EUR", Kind.MONEY),)
    differences = (
        Difference(
            "money", price, "9.7 billion euros", V.CONFLICT, ("T1", "A1"), at, _start("A1", "9.7 billion euros")
        ),
    )
    return CheckedClaim(
        id=f"T{number}",
        text=quote,
        quote=quote,
        start=start,
        end=start + len(quote),
        speaker=None,
        certainty=Certainty.STATED,
        negated=False,
        quantities=amounts if number == 1 else (),
        dates=(),
        names=(),
        verdict=verdict,
        evidence=tuple(Evidence(e[0], BY_ID[e].quote, BY_ID[e].start, BY_ID[e].end) for e in evidence),
        differences=differences if number == 1 else (),
        explanation=explanation,
    )


def check() -> Check:
    claims = (
        _checked(
            1,
            "Corvane bought Aldermere Rail for 9.82 billion euros.",
            V.CONTRADICTED,
            "9.82 billion euros against 9.7 billion euros (A): both cannot be true.",
            "A1",
            "B1",
        ),
        _checked(2, "The board approved the sale.", V.SUPPORTED, "A and B say the same.", "A2", "B2"),
        _checked(3, "All trains will be green.", V.UNSUPPORTED, "No source speaks of it."),
    )
    counts = {str(made.verdict): 1 for made in claims}
    return Check(Engine("rules"), "en", V.CONTRADICTED, (source("A"), source("B")), claims, counts)


def extraction() -> Extraction:
    rejected = (Rejection("Corvane was founded in 1911.", "The year 1911 does not stand in the sentence it names."),)
    return Extraction(Engine("model", "example-model"), source("A"), rejected)


def main() -> None:
    texts = {**TEXTS, "text": CHECKED}
    documents: dict[str, Comparison | Check | Extraction] = {
        "comparison": comparison(),
        "check": check(),
        "extraction": extraction(),
    }
    for name, document in documents.items():
        written = json.dumps(asdict(document), ensure_ascii=False, indent=1)
        (HERE / f"{name}.json").write_text(f"{written}\n", "utf-8")
    (HERE / "texts.json").write_text(json.dumps(texts, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
