"""Markdown for a pull request, a wiki or a note: what differs in full, what agrees and what stands alone in short.

CommonMark with the tables of GitHub. Text of articles is escaped: it makes no markup, no link, and no mention that
would notify somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck import verdicts
from claimcheck.records import (
    CHECK_VERDICTS,
    COMPARISON_VERDICTS,
    Certainty,
    Check,
    CheckedClaim,
    Claim,
    Comparison,
    Engine,
    Extraction,
    Finding,
    Rejection,
    Source,
    Verdict,
)
from claimcheck.reports.completed import read_as
from claimcheck.reports.differing import Marked, marked_in, marked_spans
from claimcheck.reports.excerpts import Piece, excerpt, excerpt_of
from claimcheck.reports.figures import page_phrases
from claimcheck.reports.headline import headline
from claimcheck.reports.labels import label, words_agreed_on
from claimcheck.reports.phrases import Phrases, phrases
from claimcheck.reports.remarks import Remarks, changes, gone
from claimcheck.reports.sanitize import visible

_QUOTE_LIMIT = 320

# A new line within an item of a list.
_BREAK = "\\\n  "

# What could be markup anywhere; & and < also stand for HTML.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~$&]")

# What is markup at the start of a line or of a list item only.
_LINE_MARKUP = re.compile(r"([-+#=]|\d+(?=[.)](\s|$)))")

# Addresses that GitHub turns into links, names that it notifies and issues that it refers to, without any markup.
_AUTOMATIC_LINK = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n{3,}")
_MENTION = re.compile(r"@(?=\w)|#(?=\d)|\bGH-(?=\d)", re.IGNORECASE)


def render(document: Comparison | Extraction | Check, *, texts: Mapping[str, str], language: str) -> str:
    """Return the report; all quotes stand in the document, so `texts` is not used."""
    del texts
    words, page = phrases(language), page_phrases(language)
    if isinstance(document, Comparison):
        lines = _comparison(document, words, page)
    elif isinstance(document, Check):
        lines = _check(document, words, page)
    else:
        lines = _extraction(document, words, page)
    report = "\n".join([*lines, "", *_footer(document.engine, document.rejected, words)])
    return _BLANK_LINES.sub("\n\n", report) + "\n"


def escaped(text: str) -> str:
    r"""Return text of an article as Markdown that shows it as it is, on one line.

    >>> escaped("1. *Read* [this](https://example.org) @all")
    '1\\. \\*Read\\* \\[this\\](https\\://example.org) @<!-- -->all'
    """
    shown = _MARKUP.sub(_sign, visible(text).strip())
    shown = _AUTOMATIC_LINK.sub(lambda match: f"\\{match.group()}", shown)
    start = _LINE_MARKUP.match(shown)
    if start:
        digits = start.group().isdigit()
        shown = f"{start.group()}\\{shown[start.end() :]}" if digits else f"\\{shown}"
    return _MENTION.sub(lambda match: f"{match.group()}<!-- -->", shown)


def _sign(match: re.Match[str]) -> str:
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(match.group(), f"\\{match.group()}")


def _comparison(document: Comparison, words: Phrases, page: Phrases) -> Iterator[str]:
    claims = {claim.id: (source.id, claim) for source in document.sources for claim in source.claims}
    yield f"# {headline(document, page)}"
    yield from _opening(document.sources, document.counts, COMPARISON_VERDICTS, words, with_summaries=True)
    yield from _changes(document, words)
    remarks = Remarks(document, words)
    if document.summary:
        yield from ("", *(escaped(sentence) for sentence in document.summary))
    for verdict in COMPARISON_VERDICTS:
        findings = [finding for finding in document.findings if finding.verdict is verdict]
        if findings:
            yield from _section(verdict, len(findings), words, page)
            for finding in findings:
                yield from _finding(finding, claims, words, remarks)
    yield from _gone(document, words)
    yield from _notes(document.sources, page)


def _changes(document: Comparison | Check, words: Phrases) -> Iterator[str]:
    said = changes(document.since, words)
    if said:
        yield from ("", f"**{escaped(said)}**")


def _gone(document: Comparison | Check, words: Phrases) -> Iterator[str]:
    found = gone(document.since, words)
    if found:
        yield from ("", f"## {words.say('heading_gone')}", "")
        yield from (f"- {escaped(quoted)} _({verdict})_" for quoted, verdict in found)


def _opening(
    sources: Sequence[Source],
    counts: Mapping[str, int],
    order: Sequence[Verdict],
    words: Phrases,
    *,
    with_summaries: bool = False,
) -> Iterator[str]:
    counted = [words.count(f"counts.{verdict}", counts[verdict]) for verdict in order if counts.get(verdict)]
    yield from ("", " · ".join(counted), "") if counted else ("",)
    for source in sources:
        published = words.date(source.published) if source.published else words.say("undated")
        facts = [published, words.name("languages", source.language), words.count("claims", len(source.claims))]
        head = f"- **{source.id}** {escaped(source.title or source.name)} ({', '.join([escaped(source.name), *facts])})"
        brief = escaped(" ".join(sentence.text for sentence in source.summary)) if with_summaries else ""
        yield _BREAK.join(filter(None, [head, brief]))


def _section(verdict: Verdict, number: int, words: Phrases, page: Phrases) -> Iterator[str]:
    name = words.name("verdicts", verdict)
    yield from ("", f"## {name[:1].upper()}{name[1:]} ({number})", "", f"_{page.name('meanings', verdict)}_", "")


def _finding(finding: Finding, claims: dict[str, tuple[str, Claim]], words: Phrases, remarks: Remarks) -> Iterator[str]:
    quoted = [claims[one] for one in finding.claims if one in claims]
    if not verdicts.of(finding.verdict).differs and finding.verdict is not Verdict.UNDECIDED:
        said = (f"**{source}** {_quote(claim, (), words)}" for source, claim in quoted)
        part = escaped(words_agreed_on(finding, remarks.language))
        yield f"- {_BREAK.join(filter(None, [part, *said])) or escaped(finding.explanation)}"
        return
    named = label(finding, claims, words)
    remark = "" if named == words.name("verdicts", finding.verdict) else f" ({named})"
    yield from (f"### {_number(finding.id)}. {escaped(finding.explanation)}{remark}", "")
    yield from _remarked(finding, remarks)
    yield from ("| | |", "|---|---|")
    for source, claim in quoted:
        yield f"| **{source}** | {_quote(claim, marked_in(finding), words)} |"
    yield ""


def _remarked(found: Finding | CheckedClaim, remarks: Remarks) -> Iterator[str]:
    said = remarks.on(found)
    if said:
        yield from (f"_{escaped(' · '.join(said))}_", "")


def _number(identifier: str) -> str:
    return identifier.removeprefix("F")


def _quote(claim: Claim | CheckedClaim, differences: Sequence[Marked], words: Phrases) -> str:
    """Return the words of a claim with the differing ones in bold, and who says it where it is not simply stated."""
    remark = " · ".join(filter(None, (_remark(claim, words), escaped(read_as(claim, words)))))
    quote = _marked(excerpt_of(claim, marked_spans(claim, differences), _QUOTE_LIMIT))
    return f"{quote} _({remark})_" if remark else quote


def _marked(pieces: Iterable[Piece]) -> str:
    parts = []
    for piece in pieces:
        if piece.cut:
            parts.append("…")
        elif piece.marked and piece.text.strip():
            parts.append(f"**{escaped(piece.text)}**")
        else:
            lead, trail = " " * piece.text[:1].isspace(), " " * piece.text[-1:].isspace()
            parts.append(f"{lead}{escaped(piece.text)}{trail}")
    return "".join(parts)


def _remark(claim: Claim | CheckedClaim, words: Phrases) -> str:
    if claim.speaker:
        return words.say(f"attribution.{claim.certainty}", speaker=escaped(claim.speaker))
    return "" if claim.certainty is Certainty.STATED else words.name("certainty", claim.certainty)


def _check(document: Check, words: Phrases, page: Phrases) -> Iterator[str]:
    conclusion = words.name("conclusions", document.verdict) if document.claims else words.say("nothing_claimed")
    yield f"# {conclusion}"
    if document.text.characters:
        yield from ("", escaped(words.say("checked_name", name=document.text.name)))
    yield from _opening(document.sources, document.counts, CHECK_VERDICTS, words)
    remarks = Remarks(document, words)
    yield f"- **{words.say('checked_text')}** {escaped(document.text.name)}"
    yield from _changes(document, words)
    for verdict in CHECK_VERDICTS:
        claims = [claim for claim in document.claims if claim.verdict is verdict]
        if claims:
            yield from _section(verdict, len(claims), words, page)
            for claim in claims:
                yield from _checked(claim, words, remarks)
    if document.unchecked:
        yield from ("", f"## {words.say('heading_unchecked')}", "")
        yield from (f"- {escaped(one.text)} _({escaped(one.reason)})_" for one in document.unchecked)
    yield from _gone(document, words)
    yield from _notes(document.sources, page)


def _checked(claim: CheckedClaim, words: Phrases, remarks: Remarks) -> Iterator[str]:
    if claim.verdict is Verdict.SUPPORTED:
        sources = " ".join(dict.fromkeys(evidence.source for evidence in claim.evidence))
        yield f"- **{sources}** {_quote(claim, (), words)}"
        return
    said = claim.explanation or words.say("no_evidence")
    yield from (f"### {claim.id}. {escaped(said)}", "")
    yield from _remarked(claim, remarks)
    yield from ("| | |", "|---|---|")
    yield f"| **{words.say('checked_text')}** | {_quote(claim, marked_in(claim), words)} |"
    for evidence in claim.evidence:
        yield f"| **{evidence.source}** | {_marked(excerpt(evidence.quote, (), _QUOTE_LIMIT))} |"
    yield ""


def _extraction(document: Extraction, words: Phrases, page: Phrases) -> Iterator[str]:
    yield f"# {escaped(document.source.title or document.source.name)}"
    yield from _opening((document.source,), {}, (), words)
    if document.source.summary:
        yield from ("", f"## {words.say('summary')}", "")
        for line in document.source.summary:
            yield f"- {escaped(line.text)} ({', '.join(line.claims)})"
    yield from ("", f"## {words.say('heading_claims')}", "")
    for claim in document.source.claims:
        yield f"- **{claim.id}** {_quote(claim, (), words)}"
    yield from _notes((document.source,), page)


def _notes(sources: Sequence[Source], page: Phrases) -> Iterator[str]:
    """Return how the texts were read, folded up: it is not what a reader comes for."""
    said = [f"- **{source.id}** {escaped(note)}" for source in sources for note in source.notes]
    if said:
        yield from ("", f"<details><summary>{page.say('notes')}</summary>", "", *said, "", "</details>")


def _footer(engine: Engine, rejected: Sequence[Rejection], words: Phrases) -> Iterator[str]:
    if rejected:
        yield from (f"## {words.say('heading_rejected')}", "")
        yield from (f"- {escaped(one.text)} _({escaped(one.reason)})_" for one in rejected)
        yield ""
    by_rules = engine.name == "rules"
    by_model = "engine_local" if engine.name == "local" else "engine_model"
    made = words.say("engine_rules") if by_rules else words.say(by_model, model=escaped(engine.model or ""))
    yield f"<sub>{made}</sub>"
