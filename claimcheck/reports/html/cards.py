"""Cards: each finding of a comparison, claim of a checked text or claim of one article, with all that bears on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.records import (
    CHECK_VERDICTS,
    CHECKED_TEXT,
    COMPARISON_VERDICTS,
    Certainty,
    Check,
    CheckedClaim,
    Claim,
    Difference,
    Finding,
    Kind,
    Quantity,
    Source,
    Verdict,
)
from claimcheck.reports.completed import read_as
from claimcheck.reports.differing import Marked, marked_in
from claimcheck.reports.excerpts import excerpt, shared_words
from claimcheck.reports.html.desk import Desk, Statement, Voice, language_tag, measured, quantity_at, sides
from claimcheck.reports.html.drawing import Labelled, comparable, draw, meet
from claimcheck.reports.html.emphasis import place_spots, spans_between, with_hedge
from claimcheck.reports.html.views import Card, DifferenceRow, Drawing, Mention, QuotePiece, Side
from claimcheck.reports.labels import label
from claimcheck.reports.remarks import decided_by
from claimcheck.reports.sanitize import on_one_line, visible

# Characters of a quote in the list, and where it is only glanced at.
_QUOTE_LIMIT = 320
_GLANCE_LIMIT = 190


def finding_card(finding: Finding, language: str, desk: Desk) -> Card:
    """Return the card of a finding, and mark its claims and differing words; `language` is that of its explanation."""
    voices = [desk.voices[identifier] for identifier in finding.claims if identifier in desk.voices]
    mentions = tuple(_mention(voice, marked_in(finding), desk, voices) for voice in voices)
    heading = (finding.explanation, language)
    # That a claim has no counterpart, its group says already.
    if voices and (finding.verdict is Verdict.SINGLE or not finding.explanation):
        heading = (_as_quoted(voices[0].claim), voices[0].language)
    card = _card(
        desk,
        finding.id,
        finding.verdict,
        heading,
        mentions,
        quote=voices[0].claim.quote if len(voices) == 1 else "",
        differences=finding.differences,
        sources=finding.sources,
        notes=_notes(finding, desk),
        name=label(finding, {voice.claim.id: (voice.label, voice.claim) for voice in voices}, desk.figures.report),
        side_by_side=bool(finding.other_words),
    )
    rank = COMPARISON_VERDICTS.index(finding.verdict)
    for voice in voices:
        desk.mark(voice.panel, (voice.claim.start, voice.claim.end), voice.claim.id, card, rank)
    place_spots(marked_in(finding), card, desk)
    return card


def checked_card(claim: CheckedClaim, document: Check, desk: Desk) -> Card:
    """Return the card of a claim of a checked text, and mark it in the text and its evidence in the sources."""
    languages = {source.id: source.language for source in document.sources}
    own = desk.voices[claim.id]
    mentions = [_mention(own, marked_in(claim), desk, (own,))]
    for number, evidence in enumerate(claim.evidence, 1):
        spans = spans_between(marked_in(claim), evidence.source, evidence.start, evidence.end, desk)
        mentions.append(
            Mention(
                panel=evidence.source,
                label=evidence.source,
                claim=f"{claim.id}-{number}",
                language=language_tag(languages.get(evidence.source, "")),
                quote=pieces(evidence.quote, spans, _QUOTE_LIMIT),
                short=pieces(evidence.quote, spans, _GLANCE_LIMIT, shared_words(evidence.quote, (claim.text,))),
            )
        )
    said = claim.explanation or ("" if claim.evidence else desk.figures.report.say("no_evidence"))
    heading = (said, document.language) if said else (_as_quoted(claim), own.language)
    card = _card(
        desk,
        claim.id,
        claim.verdict,
        heading,
        tuple(mentions),
        quote="" if claim.evidence else claim.quote,
        differences=claim.differences,
        sources=tuple(dict.fromkeys(evidence.source for evidence in claim.evidence)),
        notes=_notes(claim, desk),
        side_by_side=bool(claim.other_words),
    )
    rank = CHECK_VERDICTS.index(claim.verdict)
    desk.mark(CHECKED_TEXT, (claim.start, claim.end), claim.id, card, rank)
    for number, evidence in enumerate(claim.evidence, 1):
        desk.mark(evidence.source, (evidence.start, evidence.end), f"{claim.id}-{number}", card, rank)
    place_spots(marked_in(claim), card, desk)
    return card


def claim_card(claim: Claim, source: Source, desk: Desk) -> Card:
    """Return the card of a claim of one article, with what its figures stand for, and mark it in the text."""
    say = desk.figures.report.say
    facts = [
        say("labelled", label=quantity.text, words=meaning)
        for quantity in measured(claim)
        if (meaning := _meaning(quantity, desk))
    ]
    card = _card(
        desk,
        claim.id,
        None,
        (_as_quoted(claim), source.language),
        (_mention(desk.voices[claim.id], (), desk, ()),),
        quote=claim.quote,
        sources=(source.id,),
        notes=tuple(visible(fact) for fact in facts),
    )
    desk.mark(source.id, (claim.start, claim.end), claim.id, card, 0)
    return card


def _card(
    desk: Desk,
    identifier: str,
    verdict: Verdict | None,
    heading: tuple[str, str],
    mentions: tuple[Mention, ...],
    *,
    quote: str,
    sources: Sequence[str],
    notes: tuple[str, ...],
    differences: Sequence[Difference] = (),
    name: str = "",
    side_by_side: bool = False,
) -> Card:
    """Return a card; `heading` is its words and their language, `name` what its verdict is called here.

    `quote` is what the one who speaks says in full, empty where several do.
    """
    words, language = heading
    return Card(
        id=identifier,
        number=identifier.removeprefix("F"),
        verdict=str(verdict or ""),
        verdict_name=name or (desk.figures.report.name("verdicts", verdict) if verdict else ""),
        heading=visible(words),
        heading_language=language_tag(language),
        sources=" ".join(sources),
        mentions=mentions,
        differences=tuple(_difference_row(difference, desk) for difference in differences),
        drawings=_drawings(differences, desk),
        notes=notes,
        is_quote=bool(quote) and _letters(words) == _letters(quote),
        side_by_side=side_by_side,
    )


def _as_quoted(claim: Statement) -> str:
    """Return the words of a claim, in the letters and with the no-break spaces of its source where they stand there."""
    text, quote = claim.text, on_one_line(claim.quote)
    if _letters(text) != _letters(quote):
        return text
    return text[:1] + quote[1:] + ("." if text.endswith(".") and not quote.endswith(".") else "")


def _letters(words: str) -> str:
    """Return words by which two wordings are one, whatever blanks, first letter and full stop they have."""
    return "".join(words.split()).casefold().rstrip(".")


def _notes(found: Finding | CheckedClaim, desk: Desk) -> tuple[str, ...]:
    decided = decided_by(found, desk.figures.report)
    remarks = desk.remarks.on(found) if desk.remarks else ()
    return tuple(visible(note) for note in (decided, *remarks) if note)


def _mention(voice: Voice, differences: Sequence[Marked], desk: Desk, voices: Sequence[Voice]) -> Mention:
    """Return what a source says; `voices` are all that speak of the matter."""
    claim = voice.claim
    spans = spans_between(differences, voice.panel, claim.start, claim.end, desk)
    others = [other.claim.quote for other in voices if other is not voice]
    read = read_as(claim, desk.figures.report)
    return Mention(
        panel=voice.panel,
        label=voice.label,
        claim=claim.id,
        language=language_tag(voice.language),
        quote=pieces(claim.quote, spans, _QUOTE_LIMIT),
        short=pieces(claim.quote, spans, _GLANCE_LIMIT, shared_words(claim.quote, others)),
        remark=" · ".join(filter(None, (_remark(claim, desk), visible(read) if others else ""))),
    )


def _remark(claim: Statement, desk: Desk) -> str:
    """Return who says it and how firmly, where the source does not simply state it."""
    report = desk.figures.report
    if claim.speaker:
        return report.say(f"attribution.{claim.certainty}", speaker=visible(claim.speaker))
    return "" if claim.certainty is Certainty.STATED else report.name("certainty", claim.certainty)


def pieces(
    quote: str, spans: Iterable[tuple[int, int]], limit: int, focus: Sequence[tuple[int, int]] = ()
) -> tuple[QuotePiece, ...]:
    """Return a quote in pieces, about `limit` characters of it, with the words at `spans` marked.

    Without any, the stretch around the words at `focus` is kept.
    """
    made = excerpt(quote, spans, limit, focus)
    return tuple(QuotePiece(visible(piece.text), piece.marked, piece.cut) for piece in made)


def _difference_row(difference: Difference, desk: Desk) -> DifferenceRow:
    a, b = (_side(identifier, words, at, difference, desk) for identifier, words, at in sides(difference))
    return DifferenceRow(
        kind=desk.figures.page.name("kinds", difference.kind),
        a=a,
        b=b,
        verdict=difference.relation,
        relation=desk.figures.report.name("verdicts", difference.relation),
    )


def _side(identifier: str, words: str | None, at: int | None, difference: Difference, desk: Desk) -> Side:
    voice = desk.voices.get(identifier)
    label = voice.label if voice else ""
    if words is None:
        return Side(label, "")
    if difference.kind == "certainty":
        return Side(label, desk.figures.page.name("certainty", words))
    quantity = quantity_at(voice, at)
    return Side(label, visible(words), _meaning(quantity, desk) if quantity else "")


def _meaning(quantity: Quantity, desk: Desk) -> str:
    """Return what a quantity stands for; empty for a number that stands for itself alone."""
    is_plain = quantity.low == quantity.high and quantity.kind is not Kind.DATE
    meaning = "" if is_plain else desk.figures.stands_for(quantity)
    return desk.say("stands_for", meaning=meaning) if meaning else ""


def _drawings(differences: Sequence[Difference], desk: Desk) -> tuple[Drawing, ...]:
    """Return one drawing for each set of quantities that differences hold against each other."""
    lines: list[list[Labelled]] = []
    for difference in differences:
        pair = [_labelled(identifier, at, desk) for identifier, _, at in sides(difference)]
        found = [row for row in pair if row]
        if len(found) == 2 and _can_be_drawn(found[0].quantity, found[1].quantity, difference.relation):
            line = next((line for line in lines if any(row in line for row in found)), None)
            if line is None:
                lines.append(found)
            else:
                line.extend(row for row in found if row not in line)
    drawn = (draw(line, desk.figures) for line in lines)
    return tuple(drawing for drawing in drawn if drawing)


def _can_be_drawn(a: Quantity, b: Quantity, relation: Verdict) -> bool:
    """Tell whether a drawing would show what the verdict says: "nearly 600" and 600 go together, and lie apart."""
    return comparable(a, b) and (relation is not Verdict.PRECISION or meet(a, b))


def _labelled(identifier: str, at: int | None, desk: Desk) -> Labelled | None:
    voice = desk.voices.get(identifier)
    quantity = quantity_at(voice, at)
    if voice is None or quantity is None:
        return None
    first, last = with_hedge(voice, (quantity.start, quantity.end))
    return Labelled(
        voice.label, quantity, visible(voice.claim.quote[first - voice.claim.start : last - voice.claim.start])
    )
