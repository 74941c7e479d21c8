"""The index of many stories: one page that links the page of each, most contested first.

Like every page it stands alone: style and script are in the file, and its Content Security Policy admits these two
only. Without the script it reads the same; with it, it can be searched and filtered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck import __version__
from claimcheck.records import COMPARISON_VERDICTS, Verdict
from claimcheck.reports.figures import page_phrases
from claimcheck.reports.html import asset, environment, policy
from claimcheck.reports.html.desk import language_tag
from claimcheck.reports.phrases import phrases
from claimcheck.reports.sanitize import visible

# Titles of a story's articles that are shown; how many there are, its facts say.
_MOST_TITLES = 6


@dataclass(frozen=True, slots=True)
class Titled:
    """An article of a story: its letter in findings, "" where it was not compared, and its title."""

    letter: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A story on the index.

    `page` is the address of its page, relative to the index; `first` and `last` are days (ISO 8601); `counts` has its
    findings by verdict, `gravest` says in words what the sources differ in most. `compared` of its `articles` were
    compared, and print so many different texts (`origins`).
    """

    page: str
    title: str
    language: str
    first: str | None
    last: str | None
    articles: int
    origins: int
    compared: int
    sources: tuple[str, ...]
    titles: tuple[Titled, ...]
    counts: Mapping[str, int]
    gravest: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings of a verdict a story has, in words."""

    verdict: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A story as the template shows it; all text is safe to show."""

    page: str
    title: str
    language: str
    verdict: str
    facts: tuple[str, ...]
    titles: tuple[Titled, ...]
    counts: tuple[Count, ...]
    verdicts: str
    gravest: str


def render(entries: Sequence[Entry], *, articles: int, stories: int, several: int, problems: int, language: str) -> str:
    """Return the page that lists `entries` in their order; `language` is that of the page's own words.

    `articles`, `stories`, those with `several` articles and `problems` are those of the whole corpus.
    """
    page = page_phrases(language)
    lines = [_line(entry, language) for entry in entries]
    found = {verdict for line in lines for verdict in line.verdicts.split()}
    facts = (
        page.count("index.articles", articles),
        page.count("index.stories", stories),
        page.count("index.several", several),
        *([page.count("index.problems", problems)] if problems else []),
    )
    style, script = asset("page.css") + asset("index.css"), asset("index.js")
    return (
        environment()
        .get_template("index.html.jinja")
        .render(
            lines=lines,
            facts=facts,
            left_out=several - len(lines),
            verdicts=[verdict for verdict in map(str, COMPARISON_VERDICTS) if verdict in found],
            language=language,
            say=page.say,
            word=phrases(language).name,
            meaning=page.name,
            style=style,
            script=script,
            policy=policy(style, script),
            version=__version__,
        )
    )


def _line(entry: Entry, language: str) -> Line:
    found = [str(verdict) for verdict in COMPARISON_VERDICTS if entry.counts.get(str(verdict))]
    report = phrases(language)
    return Line(
        page=entry.page,
        title=visible(entry.title),
        language=language_tag(entry.language),
        verdict=found[0] if found else str(Verdict.SINGLE),
        facts=_facts(entry, language),
        titles=tuple(Titled(one.letter, visible(one.title)) for one in entry.titles[:_MOST_TITLES]),
        counts=tuple(Count(verdict, report.count(f"counts.{verdict}", entry.counts[verdict])) for verdict in found),
        verdicts=" ".join(found),
        gravest=visible(entry.gravest),
    )


def _facts(entry: Entry, language: str) -> tuple[str, ...]:
    report, page = phrases(language), page_phrases(language)
    days = [report.date(day) for day in dict.fromkeys((entry.first, entry.last)) if day]
    return (
        " – ".join(days) if days else report.say("undated"),
        page.count("index.articles", entry.articles),
        *([page.count("index.origins", entry.origins)] if entry.origins < entry.articles else []),
        *([page.count("index.compared", entry.compared)] if entry.compared < entry.articles else []),
        *([", ".join(map(visible, entry.sources))] if entry.sources else []),
    )
