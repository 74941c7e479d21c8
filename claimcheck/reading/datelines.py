"""The dateline that opens an agency's report: "NEW DELHI, June 13 (PTI) - ", «PARIS, 3 mars 2026 (AFP) — »."""

from __future__ import annotations

import functools
import re

from claimcheck import languages
from claimcheck.languages.scanner import scan

# A place in up to four words with capitals, its region perhaps ("(Ardèche)", ", Ill."); a comma and a date, an agency
# in brackets, or both; a dash or a colon.
_PLACE = r"(?:[^\W\d_a-z][^\W\d_]*[.'’-]?[^\W\d_]*)(?:[ /-](?:[^\W\d_]{1,3} )?[^\W\d_a-z][^\W\d_.'’]*){0,3}"
_DATELINE = re.compile(
    r"(?=(?s:.)*?(?:[-–—]\s|:\s|\) ?:))"  # without the sign, which nearly all lack, no place is looked for
    rf"(?P<place>{_PLACE})"
    r"(?P<region> \([^()\n\d]{2,30}\)(?=, ?\w)|, [^\W\d_a-z][^()\n\d,–—]{1,20}?(?=,| \(|\s[-–—]|:))?"
    r"(?:,? ?(?P<date>[^()\n:]{3,40}?(?<![-–—])))??"
    r"(?P<agency> ?\([^()\n]{2,60}\))?"
    r"(?:,? (?P<later>[^()\n:–—]{3,40}?))??"
    r"(?P<sign>\.?\s?[-–—]{1,2}\s|:\s|(?<=\)) ?: ?)"
)
_LONGEST = 100
# An agency that no place goes with: "(Reuters) - ", "(CNN)The mayor".
_AGENCY = re.compile(r"\((?:[^()\n]{2,40}\)\s?[-–—]{1,2}\s|[^\W\d_a-z]{2,12}\)\s?(?=[^\W\d_a-z]))")
#: Capitals alone before a dash are a place from so many letters on: "LIMA — ", never "EU — ".
_SHORTEST_SHOUT = 4


def dateline_end(paragraph: str, language: str, *, first: bool = True) -> int:
    """Return where the dateline at the beginning of a paragraph ends, 0 where there is none.

    Without a date it takes an agency in brackets after the place, or a place in capitals in the `first` paragraph; with
    one, a colon will do for the dash. An agency may also stand alone, or in front of all, in the `first` paragraph.
    """
    agency = _AGENCY.match(paragraph) if first else None
    behind = agency.end() if agency else 0
    return behind + _end_behind_place(paragraph[behind:], language, first=first)


def _end_behind_place(paragraph: str, language: str, *, first: bool) -> int:
    match = _DATELINE.match(paragraph[:_LONGEST])
    if not match or not paragraph[match.end() :].strip() or match["place"].lower() in _no_places(language):
        return 0
    dates = [words for words in (match["date"], match["later"]) if words]
    dated = any(_is_date(words, language) for words in dates)
    if dates and not dated:
        return 0
    agency, colon = bool(match["agency"]), ":" in match["sign"]
    shouted = match["place"].isupper()
    if (match["region"] or "").startswith(",") and not (shouted or dated):
        return 0
    rest = paragraph[match.end() :].lstrip()
    alone = first and shouted and len(match["place"]) >= _SHORTEST_SHOUT and not rest[:1].islower()
    alone = alone and not (colon and (agency or _is_speech(rest, language)))
    return match.end() if dated or alone or (agency and not colon) else 0


def _is_speech(words: str, language: str) -> bool:
    """Tell whether somebody speaks in words, whom the capitals in front of their colon may name: "HALL: I knew"."""
    spoken = {token.text.lower() for token in scan(words)}
    return not words[:1].isalnum() or not spoken.isdisjoint(_first_person(language))


@functools.cache
def _first_person(language: str) -> frozenset[str]:
    known = language in languages.available()
    return frozenset(languages.load(language).table("speech").get("first_person", "").split() if known else ())


@functools.cache
def _no_places(language: str) -> frozenset[str]:
    """Return the words that stand where a dateline has its place, and are none: "Correction, 18 February 2026: "."""
    known = language in languages.available()
    return frozenset(languages.load(language).table("sentences").get("no_places", ()) if known else ())


def is_place_and_day(line: str, language: str) -> bool:
    """Tell whether a line is nothing but a dateline: "New Delhi, June 13"."""
    place, comma, day = line.rpartition(",")
    if re.fullmatch(r"\W*\d{4}\W*", day):
        place, comma, date = place.rpartition(",")
        day = f"{date},{day}"
    return bool(comma) and re.fullmatch(_PLACE, place.strip()) is not None and _is_date(day, language)


def _is_date(words: str, language: str) -> bool:
    """Tell whether words are a day of a month, a year perhaps beside it, and nothing else but «le» before it."""
    from claimcheck.figures.dates import find_dates
    from claimcheck.figures.dates.lexicon import date_words

    bare = words.strip(" ,.")
    first, _, rest = bare.partition(" ")
    if date_words(language).is_phrase("on", [first.lower()], 0) == 1:
        bare = rest
    return any(
        date.start == 0 and date.end >= len(bare) and re.search(r"\d\d-\d\d\Z", str(date.value))
        for date in find_dates(bare, language)
    )
