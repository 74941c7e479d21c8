"""Lines that belong to the page and not to the article: buttons, links, notices, credits, the day and the author."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from claimcheck import languages
from claimcheck.languages.scanner import fold
from claimcheck.reading.blocks import Block, ends_sentence
from claimcheck.reading.datelines import is_place_and_day
from claimcheck.reading.published import date_of_line, is_date
from claimcheck.reading.roles import Part

#: Datelines and names of authors stand among the first blocks or the last ones.
_TOP, _BOTTOM = 8, 3
#: The longest line, in characters, that may be a link or a piece of boilerplate.
_LONGEST_LINK, _LONGEST_BOILERPLATE, _LONGEST_DATELINE = 140, 220, 80

#: Words of a piece of a line that a stroke divides.
_LONGEST_PIECE = 7

_LEAD_MARKS = re.compile(r"(?:[-–—*•●▪‣⁃◦»>#|_\s]|\d{1,2}[.)]\s)+")
_BULLETED = re.compile(r"[-–—*•●▪‣⁃◦>]\s*\S")
_NUMBERS_AND_SIGNS = re.compile(r"[\W\d_]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)\Z")


# Below an embedded post stand its author, with a handle, and its day; a line that is an address leads elsewhere.
_SIGNATURE_OF_POST = re.compile(r"(?:[-–—]|&mdash;)\s*[^.!?]{1,80}\(@\w+\)[^.!?]{0,40}\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z")

#: The most words of a line that credits a picture.
_LONGEST_CREDIT = 12


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The lists of the table `sentences` by which boilerplate is known."""

    datelines: tuple[str, ...]
    no_places: tuple[str, ...]
    bylines: tuple[str, ...]
    link_lists: tuple[str, ...]
    boilerplate_starts: tuple[str, ...]
    boilerplate_anywhere: tuple[str, ...]
    boilerplate_ends: tuple[str, ...]
    boilerplate_lines: frozenset[str]


@functools.cache
def _phrases(language: str) -> _Phrases:
    table = languages.load(language).table("sentences") if language in languages.available() else {}

    def entries(key: str) -> tuple[str, ...]:
        return tuple(table.get(key, ()))

    return _Phrases(
        datelines=entries("datelines"),
        no_places=entries("no_places"),
        bylines=entries("bylines"),
        link_lists=entries("link_lists"),
        boilerplate_starts=entries("boilerplate_starts"),
        boilerplate_anywhere=entries("boilerplate_anywhere"),
        boilerplate_ends=entries("boilerplate_ends"),
        boilerplate_lines=frozenset(_bare(line) for line in table.get("boilerplate_lines", ())),
    )


def mark_boilerplate(text: str, blocks: list[Block], parts: list[Part], language: str) -> None:
    """Mark the lines of the page and the lists of links among the blocks that are body so far."""
    phrases = _phrases(language)
    in_links = False
    for index, block in enumerate(blocks):
        if parts[index] in {Part.RULE, Part.METADATA, Part.NO_PROSE}:
            continue
        line = text[block.start : block.end]
        if len(line) > _LONGEST_BOILERPLATE:
            in_links = False
            continue
        plain = _plain(line)
        lead = _begins(plain, phrases.link_lists)
        if lead and not line.endswith("."):
            parts[index] = Part.LINKS
            in_links = len(plain) == len(lead) or line.endswith(":")
        elif in_links and _BULLETED.match(line):
            parts[index] = Part.LINKS
        elif _is_boilerplate(line, plain, phrases):
            parts[index] = Part.BOILERPLATE
        elif in_links and _is_link(line):
            parts[index] = Part.LINKS
        else:
            in_links = False


def _is_link(line: str) -> bool:
    return len(line) <= _LONGEST_LINK and not line.endswith((".", ";"))


def _is_boilerplate(line: str, plain: str, phrases: _Phrases) -> bool:
    if _IMAGE.match(line) or _SIGNATURE_OF_POST.match(line) or _ADDRESS.match(line):
        return True
    if plain.endswith(phrases.boilerplate_ends) and not ends_sentence(line) and len(line.split()) <= _LONGEST_CREDIT:
        return True
    bare = _bare(fold(line))
    if bare in phrases.boilerplate_lines:
        return True
    if phrases.boilerplate_lines and bare and not ends_sentence(line) and _all_boilerplate(line, phrases):
        return True
    return bool(_begins(plain, phrases.boilerplate_starts)) or any(
        phrase in plain for phrase in phrases.boilerplate_anywhere
    )


def _all_boilerplate(line: str, phrases: _Phrases) -> bool:
    """Return whether a line is a row of buttons: "Share | Tweet | Email", "Facebook Twitter WhatsApp"."""
    pieces = [bare for piece in re.split(r"[|·•/,]|\s{2,}", fold(line)) if (bare := _bare(piece))]
    if len(pieces) == 1:
        pieces = pieces[0].split()
    return len(pieces) > 1 and all(piece in phrases.boilerplate_lines for piece in pieces)


def mark_edges(text: str, blocks: list[Block], parts: list[Part], language: str) -> None:
    """Mark the lines at the top and the bottom that name the day and the author."""
    phrases = _phrases(language)
    for index, block in enumerate(blocks):
        if _TOP <= index < len(blocks) - _BOTTOM or parts[index] is not Part.BODY:
            continue
        line = text[block.start : block.end]
        if len(line) > _LONGEST_BOILERPLATE:
            continue
        plain = _plain(line)
        if _is_dateline(line, plain, phrases, language):
            parts[index] = Part.DATELINE
        elif index < _TOP and _is_byline(line, plain, phrases.bylines):
            parts[index] = Part.BYLINE


def _is_dateline(line: str, plain: str, phrases: _Phrases, language: str) -> bool:
    """Return whether a line tells when the article appeared and nothing else.

    It is short, and is a date or begins with a word of publication: "14 May 2024, 6.30pm", "Published 14 May 2024",
    "Posted 3 hours ago"; or it is a place with a day: "New Delhi, June 13". The day of a correction, or of what is to
    come ("When: Saturday 14 March 2026"), is another.
    """
    if len(line) > _LONGEST_DATELINE:
        return False
    phrase = _begins(plain, phrases.datelines)
    if not phrase and _begins(plain, phrases.no_places):
        return False
    if _is_lapse(plain[len(phrase) :], language):
        return True
    if phrase and _YEAR.search(line):
        return date_of_line(line, language) is not None or is_date(line, language)
    if ends_sentence(line) and not ("|" in line and _has_date_apart(line, language)):  # "… | Actualizado 18:05h."
        return False
    dated = bool(_YEAR.search(line)) and (is_date(line, language) or _has_date_apart(line, language))
    return dated or is_place_and_day(line, language)


def _is_lapse(words: str, language: str) -> bool:
    """Tell whether words are nothing but a date counted from now: "3 hours ago", «il y a 2 jours»."""
    from claimcheck.figures.dates import find_dates

    bare = words.strip(" :,.")
    return _has_digit(bare) and any(
        date.value is None and (date.start, date.end) == (0, len(bare)) for date in find_dates(bare, language)
    )


def _has_date_apart(line: str, language: str) -> bool:
    """Tell whether one of the short pieces of a line is a date: "By Ida Berg | March 3, 2026 | Updated at noon"."""
    pieces = [piece for piece in re.split(r"\s[|•·–-]\s", line) if piece.strip()]
    short = len(pieces) > 1 and all(len(piece.split()) <= _LONGEST_PIECE for piece in pieces)
    return short and any(is_date(piece, language) for piece in pieces)


def _is_byline(line: str, plain: str, bylines: tuple[str, ...]) -> bool:
    phrase = _begins(plain, bylines)
    if not phrase or ends_sentence(line):
        return False
    names = line.split()[len(phrase.split()) :]
    return 1 <= len(names) <= 10 and (names[0][0].isupper() or names[-1][:1].isupper()) and not _has_digit(names[0])


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _plain(line: str) -> str:
    """Return a line as the phrases are written: lower case, plain signs, no bullet before it."""
    folded = fold(line).lower()
    marks = _LEAD_MARKS.match(folded)
    return " ".join((folded[marks.end() :] if marks else folded).split())


def _bare(line: str) -> str:
    return _NUMBERS_AND_SIGNS.sub(" ", line.lower()).strip()


def _begins(line: str, phrases: tuple[str, ...]) -> str:
    """Return the longest phrase that `line` begins with as whole words ("copyright 2": any year), or an empty text."""
    if not line.startswith(phrases):
        return ""
    found = [
        phrase
        for phrase in phrases
        if line.startswith(phrase) and not (phrase[-1].isalpha() and line[len(phrase) : len(phrase) + 1].isalnum())
    ]
    return max(found, key=len, default="")
