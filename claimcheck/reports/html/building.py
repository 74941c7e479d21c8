"""From a document and the texts of its sources to the view of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from claimcheck.records import (
    CHECK_VERDICTS,
    CHECKED_TEXT,
    COMPARISON_VERDICTS,
    Check,
    Comparison,
    Engine,
    Extraction,
    Rejection,
    Source,
    Verdict,
)
from claimcheck.reports.figures import Figures
from claimcheck.reports.headline import headline
from claimcheck.reports.html.cards import checked_card, claim_card, finding_card
from claimcheck.reports.html.desk import Desk, Voice, language_tag
from claimcheck.reports.html.marking import paragraphs
from claimcheck.reports.html.matrix import differing, matrix
from claimcheck.reports.html.views import Card, Group, MatrixRow, Page, Panel, Run, SummaryLine
from claimcheck.reports.remarks import Remarks, changes, gone
from claimcheck.reports.sanitize import visible

# A matrix is worth its room from this many sources on.
_LEAST_MATRIX = 3

# So many points of difference are taken in at a glance; the list has them all.
_MOST_POINTS = 5


def build(document: Comparison | Extraction | Check, texts: Mapping[str, str], language: str) -> Page:
    """Return the view of a document; `texts` holds the text of each source by its id."""
    figures = Figures.of(language)
    remarks = Remarks(document, figures.report) if isinstance(document, Comparison | Check) else None
    desk = Desk(figures, language, left_out=document.left_out, remarks=remarks)
    if isinstance(document, Comparison):
        return _comparison(document, texts, desk)
    if isinstance(document, Check):
        return _check(document, texts, desk)
    return _extraction(document, texts, desk)


def _comparison(document: Comparison, texts: Mapping[str, str], desk: Desk) -> Page:
    for source in document.sources:
        desk.voices.update(_voices(source))
    groups = _groups(
        [(finding.verdict, finding_card(finding, document.language, desk)) for finding in document.findings],
        COMPARISON_VERDICTS,
        desk,
    )
    panels = tuple(_panel(source, texts.get(source.id, ""), desk) for source in document.sources)
    points, further = _points(groups, panels, desk)
    return Page(
        title=desk.figures.report.count("comparison", len(document.sources)),
        conclusion=headline(document, desk.figures.page),
        counted=_counted(document.counts, COMPARISON_VERDICTS, desk),
        points=points,
        further=further,
        origins=_origins(document, desk),
        changes=visible(changes(document.since, desk.figures.report)),
        gone=_gone(document, desk),
        gone_heading=desk.figures.report.say("heading_gone"),
        document_language=language_tag(document.language),
        summary=tuple(visible(sentence) for sentence in document.summary),
        groups=groups,
        panels=panels,
        matrix=matrix(_cards(groups), panels) if len(panels) >= _LEAST_MATRIX else (),
        rejected=_rejected(document.rejected),
        engine=_engine(document.engine, desk),
        total=len(document.findings),
    )


def _check(document: Check, texts: Mapping[str, str], desk: Desk) -> Page:
    checked = texts.get(CHECKED_TEXT, "")
    label = desk.figures.report.say("checked_text")
    for source in document.sources:
        desk.voices.update(_voices(source))
    for claim in document.claims:
        desk.voices[claim.id] = Voice(CHECKED_TEXT, label, document.language, claim)
    made = [(claim.verdict, checked_card(claim, document, desk)) for claim in document.claims]
    groups = _groups(made, CHECK_VERDICTS, desk)
    report = desk.figures.report
    sources = (_panel(source, texts.get(source.id, ""), desk) for source in document.sources)
    panels = (_text_panel(checked, document.text.name, label, document.language, desk), *sources)
    points, further = _points(groups, panels, desk)
    return Page(
        title=report.count("check", len(document.sources)),
        conclusion=report.name("conclusions", document.verdict) if document.claims else report.say("nothing_claimed"),
        counted=_counted(document.counts, CHECK_VERDICTS, desk),
        points=points,
        further=further,
        origins=(),
        document_language=language_tag(document.language),
        summary=(),
        groups=groups,
        panels=panels,
        matrix=(),
        unchecked=tuple((visible(one.text), visible(one.reason)) for one in document.unchecked),
        unchecked_heading=desk.figures.report.say("heading_unchecked"),
        changes=visible(changes(document.since, report)),
        gone=_gone(document, desk),
        gone_heading=report.say("heading_gone"),
        rejected=_rejected(document.rejected),
        engine=_engine(document.engine, desk),
        total=len(document.claims),
    )


def _extraction(document: Extraction, texts: Mapping[str, str], desk: Desk) -> Page:
    source = document.source
    desk.voices.update(_voices(source))
    cards = tuple(claim_card(claim, source, desk) for claim in source.claims)
    return Page(
        title=desk.figures.report.say("extraction"),
        conclusion=desk.figures.report.count("claims", len(cards)),
        counted=(),
        points=(),
        further="",
        origins=(),
        document_language=language_tag(source.language),
        summary=(),
        groups=(Group("", "", "", cards),) if cards else (),
        panels=(_panel(source, texts.get(source.id, ""), desk),),
        matrix=(),
        rejected=_rejected(document.rejected),
        engine=_engine(document.engine, desk),
        total=len(cards),
    )


def _voices(source: Source) -> dict[str, Voice]:
    return {claim.id: Voice(source.id, source.id, source.language, claim) for claim in source.claims}


def _groups(made: Sequence[tuple[Verdict, Card]], order: Sequence[Verdict], desk: Desk) -> tuple[Group, ...]:
    report, page = desk.figures.report, desk.figures.page
    groups = (
        Group(
            str(verdict),
            report.name("verdicts", verdict),
            page.name("meanings", verdict),
            tuple(card for own, card in made if own is verdict),
        )
        for verdict in order
    )
    return tuple(group for group in groups if group.cards)


def _cards(groups: Iterable[Group]) -> list[Card]:
    return [card for group in groups for card in group.cards]


def _points(groups: Sequence[Group], panels: Sequence[Panel], desk: Desk) -> tuple[tuple[MatrixRow, ...], str]:
    """Return the gravest differences, what each source says of them, and in words how many more there are."""
    cards = differing(groups)
    more = len(cards) - _MOST_POINTS
    further = desk.figures.page.count("further", more) if more > 0 else ""
    return matrix(cards[:_MOST_POINTS], panels), further


def _origins(document: Comparison, desk: Desk) -> tuple[str, ...]:
    """Return which sources share their text: the widest groups that any finding names."""
    named = {origin for finding in document.findings for origin in finding.origins if len(origin) > 1}
    widest = sorted(one for one in named if not any(set(one) < set(other) for other in named))
    report = desk.figures.report
    return tuple(report.say("same_text", ids=report.listing(origin)) for origin in widest)


def _gone(document: Comparison | Check, desk: Desk) -> tuple[tuple[str, str], ...]:
    return tuple((visible(quoted), verdict) for quoted, verdict in gone(document.since, desk.figures.report))


def _panel(source: Source, text: str, desk: Desk) -> Panel:
    report = desk.figures.report
    published = report.date(source.published) if source.published else report.say("undated")
    language = report.name("languages", source.language)
    name = visible(_last_part(source.name))
    marks, spots = desk.marks.get(source.id, []), desk.spots.get(source.id, [])
    title = visible(source.title) if source.title else name
    return Panel(
        id=source.id,
        label=source.id,
        name=name,
        link=name if name.startswith(("https://", "http://")) else "",
        title=title,
        language=language_tag(source.language),
        facts=(published, language, report.count("claims", len(source.claims))),
        notes=tuple(visible(note) for note in source.notes),
        summary=tuple(SummaryLine(visible(line.text), line.claims) for line in source.summary),
        paragraphs=_without_title(paragraphs(text, marks, spots, desk.left_out.get(source.id, ())), title),
    )


def _text_panel(text: str, name: str, label: str, language: str, desk: Desk) -> Panel:
    marks, spots = desk.marks.get(CHECKED_TEXT, []), desk.spots.get(CHECKED_TEXT, [])
    return Panel(
        id=CHECKED_TEXT,
        label=label,
        name=visible(_last_part(name)),
        link="",
        title=label,
        language=language_tag(language),
        facts=(),
        notes=(),
        summary=(),
        paragraphs=paragraphs(text, marks, spots, desk.left_out.get(CHECKED_TEXT, ())),
    )


def _last_part(name: str) -> str:
    """Return the file of a path, since a page that is passed on is no place for folders; an address is left whole."""
    return name if "://" in name else re.split(r"[/\\]", name)[-1] or name


def _without_title(lines: Sequence[Sequence[Run]], title: str) -> tuple[Sequence[Run], ...]:
    """Return the lines of a text without a first one that is the title: that stands above them already."""
    first = lines[0] if lines else ()
    repeats = len(first) == 1 and not first[0].cards and first[0].text.split() == title.split()
    return tuple(lines[1:] if repeats else lines)


def _counted(counts: Mapping[str, int], order: Sequence[Verdict], desk: Desk) -> tuple[str, ...]:
    return tuple(
        desk.figures.report.count(f"counts.{verdict}", counts[verdict]) for verdict in order if counts.get(verdict)
    )


def _engine(engine: Engine, desk: Desk) -> str:
    if engine.name == "rules":
        return desk.figures.report.say("engine_rules")
    key = "engine_local" if engine.name == "local" else "engine_model"
    return desk.figures.report.say(key, model=visible(engine.model or engine.name))


def _rejected(rejected: Iterable[Rejection]) -> tuple[tuple[str, str], ...]:
    return tuple((visible(one.text), visible(one.reason)) for one in rejected)
