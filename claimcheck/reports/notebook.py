"""A document as an HTML fragment for a notebook cell: no style sheet, no script, only what it comes to and a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from claimcheck.records import Check, CheckedClaim, Claim, Comparison, Extraction, Finding, Source
from claimcheck.reports.differing import Marked, marked_in, marked_spans
from claimcheck.reports.excerpts import excerpt_of
from claimcheck.reports.figures import page_phrases
from claimcheck.reports.headline import headline
from claimcheck.reports.labels import label
from claimcheck.reports.phrases import Phrases
from claimcheck.reports.remarks import Remarks, changes
from claimcheck.reports.sanitize import visible

# A cell of a notebook is for a look; the page is for reading.
_MOST_ROWS = 50
_QUOTE_LIMIT = 240


def render(document: Comparison | Check | Extraction) -> str:
    """Return the fragment, in the language of the document."""
    if isinstance(document, Comparison):
        return _comparison(document, page_phrases(document.language))
    if isinstance(document, Check):
        return _check(document, page_phrases(document.language))
    return _extraction(document, page_phrases(document.source.language))


def _comparison(document: Comparison, words: Phrases) -> str:
    claims = {claim.id: (source.id, claim) for source in document.sources for claim in source.claims}
    heads = [words.say("verdict"), *map(_name, document.sources), words.say("explanation")]
    remarks = Remarks(document, words)
    made = (
        [
            escape(label(finding, claims, words)),
            *(_words_of(finding, source, claims) for source in document.sources),
            _shown(" – ".join(filter(None, [finding.explanation, *remarks.on(finding)]))),
        ]
        for finding in document.findings
    )
    brief = "".join(map(_summary, document.sources))
    said = f"<p>{_shown(changes(document.since, words))}</p>" if document.since else ""
    return f"<p><b>{escape(headline(document, words))}</b></p>{said}{brief}{_table(heads, list(made))}"


def _summary(source: Source) -> str:
    """Return a source with its summary, where it has one."""
    if not source.summary:
        return ""
    return f"<p><b>{_shown(source.id)}</b> {_shown(' '.join(sentence.text for sentence in source.summary))}</p>"


def _words_of(finding: Finding, source: Source, claims: dict[str, tuple[str, Claim]]) -> str:
    own = (claims[one] for one in finding.claims if one in claims)
    return "<br>".join(_quote(claim, marked_in(finding)) for speaker, claim in own if speaker == source.id)


def _check(document: Check, words: Phrases) -> str:
    heads = [
        words.say("verdict"),
        words.say("labelled", label=words.say("checked_text"), words=document.text.name),
        *map(_name, document.sources),
        words.say("explanation"),
    ]
    remarks = Remarks(document, words)
    made = (
        [
            escape(words.name("verdicts", claim.verdict)),
            _quote(claim, marked_in(claim)),
            *(_evidence(claim, source) for source in document.sources),
            _shown(" – ".join(filter(None, [claim.explanation, *remarks.on(claim)]))),
        ]
        for claim in document.claims
    )
    conclusion = words.name("conclusions", document.verdict) if document.claims else words.say("nothing_claimed")
    named = words.say("checked_name", name=document.text.name)
    apart = "".join(f"<li>{_shown(one.text)} ({_shown(one.reason)})</li>" for one in document.unchecked)
    listed = f"<p>{escape(words.say('heading_unchecked'))}</p><ul>{apart}</ul>" if apart else ""
    return f"<p><b>{escape(conclusion)}</b></p><p>{_shown(named)}</p>{_table(heads, list(made))}{listed}"


def _evidence(claim: CheckedClaim, source: Source) -> str:
    return "<br>".join(_shown(one.quote) for one in claim.evidence if one.source == source.id)


def _extraction(document: Extraction, words: Phrases) -> str:
    made = [[escape(claim.id), _shown(claim.text), _remark(claim, words)] for claim in document.source.claims]
    return _table(["", _name(document.source), words.say("says", label="").strip()], made)


def _name(source: Source) -> str:
    return f"{source.id} · {source.title or source.name}"


def _remark(claim: Claim, words: Phrases) -> str:
    if claim.speaker:
        return _shown(words.say(f"attribution.{claim.certainty}", speaker=claim.speaker))
    return "" if claim.certainty == "stated" else escape(words.name("certainty", claim.certainty))


def _quote(claim: Claim | CheckedClaim, marked: Sequence[Marked]) -> str:
    """Return the words of a claim with those of `marked` in bold."""
    pieces = excerpt_of(claim, marked_spans(claim, marked), _QUOTE_LIMIT)
    shown = ((piece, _shown(piece.text)) for piece in pieces)
    return "".join("…" if piece.cut else f"<b>{text}</b>" if piece.marked else text for piece, text in shown)


def _shown(text: str) -> str:
    return escape(visible(text))


def _table(heads: Sequence[str], made: Sequence[Iterable[str]]) -> str:
    head = "".join(f'<th style="text-align: start">{_shown(head)}</th>' for head in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in made[:_MOST_ROWS])
    more = f"<p>… {len(made) - _MOST_ROWS}</p>" if len(made) > _MOST_ROWS else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(content: str) -> str:
    # Notebooks set cells of tables to the right, as suits numbers.
    return f'<td dir="auto" style="text-align: start">{content}</td>'
