"""Scores and votes: two numbers that belong together, "3-1", "31:29", "52 votes to 48", « trois buts à un »."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from claimcheck.figures.lexicon import lexicon
from claimcheck.frozen import frozen
from claimcheck.languages import load

_MOST_IN_WORDS = 20
_HOURS = 24
_MINUTES = 60
_NUMBERS = 2  # of a score
_NEXT = re.compile(r"[^\S\n]+(\w+)")
_WORD = re.compile(r"\w+")
_REACH = 80  # characters before a score that are looked at

# "3-1", "31:29", in no longer chain of figures; "1:50 000" is a scale.
_WRITTEN = re.compile(r"(?<![\w.,:/-])(?P<first>\d{1,3})(?P<mark>[-:])(?P<second>\d{1,3})(?![\w%:/-]|[.,]\d|\s\d{3})")


@frozen
class Score:
    """The two numbers of a score, the larger first, at `start:end` of the text.

    The numbers of votes in words are `counted` as well: "52 votes to 48" is also an amount of 52 votes.
    """

    points: tuple[int, int]
    start: int
    end: int
    counted: bool = False


def find_scores(folded: str, language: str) -> list[Score]:
    """Return the scores of a folded text, those in words first; none of them overlaps another."""
    found = list(scores_in_words(folded, language))
    for match in _WRITTEN.finditer(folded):
        if not (_may_be_time(match) or _overlaps(match, found)):
            found.append(_score(match, {}))
    return found


def _may_be_time(match: re.Match[str]) -> bool:
    """Tell whether two numbers with a colon can be a time of day, which 3:1 and 52:48 can't."""
    in_clock = int(match["first"]) <= _HOURS and int(match["second"]) < _MINUTES
    return match["mark"] == ":" and len(match["second"]) == 2 and in_clock


def _overlaps(match: re.Match[str], found: Iterable[Score]) -> bool:
    return any(match.start() < score.end and score.start < match.end() for score in found)


@frozen
class _Words:
    """The words of a language that tell a score: those of votes and goals, of winning and voting, and numbers.

    `ends` are small words, before which a score is over.
    """

    votes: tuple[str, ...]
    goals: tuple[str, ...]
    verbs: tuple[str, ...]
    cues: frozenset[str]
    ends: frozenset[str]
    numbers: Mapping[str, int]


def scores_in_words(folded: str, language: str) -> Iterator[Score]:
    """Yield "52 votes to 48", « 3 buts à 1 », and after a word of winning or voting "3 to 1", „drei zu eins“.

    After "from" the two numbers tell a change: "from 52 votes to 48". Without a noun the first is the larger, or
    no noun follows that they could count: "won 3 to 5 seats" is a range, "lost 1 to 3 on Sunday" is none.
    """
    words, said = _words(language), _WORD.findall(folded.lower())
    if words.cues.isdisjoint(said) or sum(word.isdigit() or word in words.numbers for word in said) < _NUMBERS:
        return
    pattern, won, start = _patterns(language)
    for match in pattern.finditer(folded):
        before = folded[max(0, match.start() - _REACH) : match.start()]
        named = match["inside"] or match["behind"]
        falls = _number(match["first"], words.numbers) >= _number(match["second"], words.numbers)
        after = _NEXT.match(folded, match.end())
        alone = after is None or after[1].lower() in words.ends
        bare = match["bare"] and (falls or alone) and won.search(before)
        if (named or bare) and not start.search(before):
            counted = bool(named) and named.strip().lower() in words.votes
            yield replace(_score(match, words.numbers), counted=counted)


def _score(match: re.Match[str], numbers: Mapping[str, int]) -> Score:
    less, more = sorted(_number(match[name], numbers) for name in ("first", "second"))
    return Score((more, less), *match.span())


def _number(written: str, numbers: Mapping[str, int]) -> int:
    return int(written) if written.isdigit() else numbers[written.lower()]


@functools.cache
def _words(language: str) -> _Words:
    table = load(language).table("labels")
    votes, goals = (_phrases(table.get(key, "")) for key in ("vote_nouns", "goal_nouns"))
    verbs = table.get("score_verbs", "").split()
    amounts = lexicon(language)
    return _Words(
        votes=tuple(vote.lower() for vote in votes),
        goals=tuple(goals),
        verbs=tuple(verbs),
        cues=frozenset(cue.split()[-1].lower() for cue in (*votes, *goals, *verbs)),
        ends=(amounts.stops | amounts.prepositions) - amounts.numbers.share_after,
        numbers={word: value for word, value in amounts.numbers.words.items() if value <= _MOST_IN_WORDS},
    )


@functools.cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds a score in words, a word of winning or voting before it, and a word for "from"."""
    table, words = load(language).table("labels"), _words(language)
    links, bare = (_phrases(table.get(key, "")) for key in ("score_links", "bare_score_links"))
    openers = _phrases(load(language).table("hedges").get("ranges", {}).get("from_openers", ""))
    return (
        _score_pattern(
            rf"\d{{1,4}}|{_any_of(words.numbers)}", _any_of((*words.votes, *words.goals)), _any_of(links), _any_of(bare)
        ),
        re.compile(rf"\b{_any_of(words.verbs)}\b[^.;:!?\d]{{0,40}}$", re.IGNORECASE),
        re.compile(rf"\b{_any_of(openers)}\s$", re.IGNORECASE),
    )


def _score_pattern(number: str, noun: str, link: str, bare: str) -> re.Pattern[str]:
    between = rf"(?:\s(?P<inside>{noun}\s)?(?:(?P<bare>{bare})|{link})\s|:)"
    return re.compile(
        rf"(?<![\w.,:/-])(?P<first>{number}){between}(?P<second>{number})(?P<behind>\s{noun}(?!\w))?"
        r"(?![\w%:/-]|[.,]\d)",
        re.IGNORECASE,
    )


def _phrases(listed: str) -> list[str]:
    return [phrase.strip() for phrase in listed.split(",") if phrase.strip()]


def _any_of(phrases: Iterable[str]) -> str:
    """Return a pattern of any of the phrases, the longest first; one that nothing matches for none."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else r"(?:(?!))"
