"""Quotations of a whole article: where each begins and ends, over as many sentences and paragraphs as it runs.

A mark closes what was opened before it, wherever sentences end; a paragraph that begins with an opening mark goes on
with the quotation that the paragraph before left open, as the press prints long quotations; what nothing closes ends
with its first sentence. Single marks count where no apostrophe is plain: one opens behind a space and closes before
one.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.annotation.glued_marks import goes_on, is_glued, plainly_opens
from claimcheck.annotation.vocabulary import own_words
from claimcheck.languages.quotation_marks import with_plain_marks
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.reading.blocks import split_blocks

# A few quoted words are the paper's choice of a word; a quotation of fewer is somebody's statement only as a sentence.
_FEWEST_WORDS = 5

_MARK = re.compile("[«»“”„‟\"‘’']")
_CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’'", "'": "'’", "»": "«"}
_SINGLE = frozenset("‘’'")
# A word of some length in front of a mark: no "d" or "l" of « d'Anne ».
_LAST_WORD = re.compile(r"[^\W\d_]{3,}$")
_FINAL = frozenset(".!?…,")
# Characters of a title inside a quotation, marks included.
_LONGEST_TITLE = 50
_BEHIND_WORD = frozenset(".!?…,;:")
# « 't », "'n", "'s", "'90s": an apostrophe in front of a word.
_APOSTROPHE = re.compile(r"['‘’](?:[stnmk]\b|\d\ds?\b|ll\b|re\b|ve\b)")


# A final sign behind a word of some length, before a space or a capital: not the point of « M. ».
_SENTENCE_END = re.compile(r"(?<=\w\w)[.!?…](?=\s+([^\W\d_a-zß-ÿ]))|(?<=[a-z]{2})[.!?…](?=([A-Z][a-z]))")
_SOMETHING = re.compile(r"\S")


# A line of dialogue opens with a dash; a second one, behind a final sign or glued to its word, sets off who speaks.
_DIALOGUE = re.compile(r"(?P<said>[—–]\s?\w[^—–]*?(?:[,.!?…](?=\s[—–]\s?[a-zß-ÿ])|(?=\s[—–][a-zß-ÿ])))\s[—–]\s?")
_AFTER_FRAME = re.compile(r"[—–]\s?[.,:]?\s*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation by its offsets, marks included; `closed` says that a mark closes it.

    `statement` says that it may stand as a sentence: it is more than a few words that the paper borrows.
    """

    start: int
    end: int
    statement: bool
    closed: bool = True


@functools.lru_cache(maxsize=64)
def quotations(text: str, language: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order, none inside another."""
    blocks, text = split_blocks(text), with_plain_marks(text)
    found: list[Quotation] = []
    last = 0
    for block in blocks:
        rest = _closed_straight(text, block.start, block.end) if found and found[-1].end > last else None
        if rest is not None and not found[-1].closed:
            found[-1] = replace(found[-1], end=_end_before(text, block.start))
            found.append(rest)
            found.extend(_between_marks(text, block.start, block.end, rest.end, language))
        else:
            found.extend(_of_paragraph(text, block.start, block.end, language))
        last = block.start
    return tuple(found)


def _closed_straight(text: str, start: int, end: int) -> Quotation | None:
    """Return the end of a quotation that the paragraph before left open, where the first straight mark closes it.

    '… "I speak because I can.' and 'We met … I feel weak". He said …' in the next paragraph are one man's words.
    """
    place = text.find('"', start, end)
    if place <= start or text.count('"', start, end) % 2 == 0 or text[place - 1].isspace():
        return None
    behind = text[place + 1 : place + 2] if place + 1 < end else " "
    return _quotation(text, start, place + 1) if not behind.isalnum() else None


def quotation_at(text: str, offset: int, language: str) -> Quotation | None:
    """Return the quotation that the character at `offset` stands in, None where it stands in none."""
    found = quotations(text, language)
    index = bisect_right(found, offset, key=lambda quotation: quotation.start) - 1
    return found[index] if index >= 0 and offset < found[index].end else None


def closing_mark(mark: str) -> str:
    """Return the mark that closes what another opens, the first of several; empty for what opens nothing."""
    return _CLOSING.get(mark, "")[:1]


def cuts_quotation(text: str, offset: int, language: str) -> bool:
    """Tell whether a cut at `offset` would part a quotation."""
    found = quotation_at(text, offset, language)
    return found is not None and found.start < offset


def _of_dialogue(text: str, start: int, end: int) -> list[Quotation]:
    """Return what dashes set apart in a line of dialogue: « —No cerramos —dijo la alcaldesa—. Seguimos. »."""
    frame = _DIALOGUE.match(text, start, end)
    if frame is None:
        return []
    found = [_quotation(text, start, frame.end("said"))]
    resumes = _AFTER_FRAME.search(text, frame.end(), end)
    if resumes and text[resumes.end() : end].strip():
        found.append(_quotation(text, resumes.end(), end, closed=False))
    return found


def _of_paragraph(text: str, start: int, end: int, language: str) -> list[Quotation]:
    if dialogue := _of_dialogue(text, start, end):
        return dialogue
    return _between_marks(text, start, end, start, language)


def _between_marks(
    text: str, start: int, end: int, first: int, language: str, *, singles: bool = True
) -> list[Quotation]:
    """Return the quotations of a paragraph whose marks count from the offset `first`, single ones if `singles`."""
    found: list[Quotation] = []
    opened: int | None = None
    skipped = first - 1
    for match in _MARK.finditer(text, first, end):
        place = match.start()
        if place <= skipped or (not singles and text[place] in _SINGLE):
            continue
        skipped = max(_closed_title(text, opened, place, end), _closed_within(text, opened, place, end))
        if skipped > place:
            continue  # 'She stars in the series "Gulls" and knows it.'
        if opened is None:
            if _opens(text, place, start):
                opened = place
            elif not found and (
                (_orphan_closes(text, place, end) and _goes_on(text, start))
                or _straight_orphan(text, start, place, end)
            ):
                found.append(_quotation(text, start, place + 1))
        elif text[opened] == '"' == text[place] and is_glued(text, place) and goes_on(text, place, end, language):
            found.append(_quotation(text, opened, place, closed=False))
            opened = place
        elif (broken_off := _broken_off(text, opened, place, (start, end), found)) is not None:
            found.extend(broken_off)
            opened = place
        elif _closes(text, opened, place, end) or _closes_glued(text, opened, place, language):
            found.append(_quotation(text, opened, place + 1))
            opened = None
        elif text[opened] == '"' == text[place] and plainly_opens(text, place):
            found.extend(_unclosed(text, opened, place))
            opened = place
    if opened is not None and text[opened] in _SINGLE and not _runs_on(text, opened, start, end):
        found.extend(_unclosed(text, opened, end) if _is_resumed(text, found, opened) else [])
        return found + _between_marks(
            text, start, end, opened + 1, language, singles=False
        )  # an apostrophe: nothing closes it
    if opened is not None:
        last = end if _next_paragraph_opens(text, end) else _sentence_end(text, opened, end)
        found.append(_quotation(text, opened, last or end, closed=False))
    return found


def _closed_title(text: str, opened: int | None, place: int, end: int) -> int:
    """Return where a title closes that straight marks set in the middle of a sentence of a quotation, else `place`.

    Another mark behind it closes the quotation that was opened at `opened`.
    """
    if opened is None or text[opened] != '"' or text[place] != '"' or not plainly_opens(text, place):
        return place
    if _last_before(text, place) in _FINAL or not text[place + 1].isupper():
        return place
    inner = text.find('"', place + 1, min(end, place + _LONGEST_TITLE))
    outer = text.find('"', inner + 1, end) if inner > 0 else -1
    closes = inner > 0 and outer > 0 and not plainly_opens(text, inner) and not plainly_opens(text, outer)
    return inner if closes and text[inner - 1] not in _FINAL else place


def _closed_within(text: str, opened: int | None, place: int, end: int) -> int:
    """Return where a few words close that the marks of a quotation set inside it, else `place`: “They call it “fog”.”

    Another mark behind them closes the quotation that was opened at `opened`, and none opens before.
    """
    if opened is None or text[opened] not in "“«" or text[place] != text[opened]:
        return place
    closing = _CLOSING[text[opened]]
    inner = text.find(closing, place + 1, min(end, place + _LONGEST_TITLE))
    outer = text.find(closing, inner + 1, end) if inner > 0 else -1
    return inner if outer > 0 and text.find(text[opened], inner, outer) < 0 else place


def _unclosed(text: str, opened: int, place: int) -> list[Quotation]:
    """Return the first sentence of a quotation whose closing mark is missing before another mark opens at `place`."""
    last, ends = _sentence_end(text, opened, place), _end_before(text, place)
    if last is None and text[ends - 1] in _FINAL - {","}:
        last = ends
    return [] if last is None else [_quotation(text, opened, last, closed=False)]


def _quotation(text: str, start: int, end: int, *, closed: bool = True) -> Quotation:
    words = [token for token in scan(text[start:end]) if token.kind is not TokenKind.SIGN]
    inner = text[start + 1 : end - 1].strip() if closed else text[start + 1 : end].strip()
    announced = _last_before(text, start) == ":" and text[end : end + 1] == "."
    sentence = inner[:1].isupper() and (inner[-1:] in _FINAL or text[end : end + 1] == "," or announced)
    return Quotation(start, end, len(words) >= _FEWEST_WORDS or (sentence and len(words) > 1), closed)


def _opens(text: str, place: int, start: int) -> bool:
    mark, before, after = text[place], text[place - 1 : place] if place > start else " ", text[place + 1 : place + 2]
    if mark in "«“„‟":
        return True
    if mark == '"':
        if after in set(",;:!?)") or (after == "." and text[place + 1 : place + 3] != ".."):
            return False  # it closes what was never opened
        return not after.isspace() or before.isspace() or before in {"(", ":"}
    if mark in "‘'":
        return not before.isalnum() and (after.isalnum() or after in {'"', "“"}) and not _APOSTROPHE.match(text, place)
    return False


def _orphan_closes(text: str, place: int, end: int) -> bool:
    """Tell whether a mark closes a quotation that the paragraph never opened."""
    behind = text[place + 1 : place + 2] if place + 1 < end else " "
    return text[place] in "»”" and not behind.isalnum()


def _straight_orphan(text: str, start: int, place: int, end: int) -> bool:
    """Tell whether a straight mark, an odd one of its paragraph, closes in front of a frame what it never opened."""
    frame = text[place + 1 : place + 3]
    return text[place] == '"' and frame[:1] == "," and frame[1:].isspace() and text.count('"', start, end) % 2 == 1


def _goes_on(text: str, start: int) -> bool:
    """Tell whether the paragraph before ends inside a quotation, or the text begins with one."""
    before = _last_before(text, start)
    return not before or before not in "»”"


def _last_before(text: str, place: int) -> str:
    """Return the last character before `place` that is no white space, an empty text where there is none."""
    place = _end_before(text, place)
    return text[place - 1 : place]


def _end_before(text: str, place: int) -> int:
    """Return the offset behind the last character before `place` that is no white space, 0 where there is none."""
    while place and text[place - 1].isspace():
        place -= 1
    return place


def _closes(text: str, opened: int, place: int, end: int) -> bool:
    mark, opening = text[place], text[opened]
    if mark not in _CLOSING[opening]:
        return False
    before, after = text[place - 1], text[place + 1 : place + 2] if place + 1 < end else " "
    if opening == '"':
        return not plainly_opens(text, place) or text.count('"', opened, end) == 2
    if opening in _SINGLE:
        if after.isalnum() or before.isspace():
            return before in _FINAL and after.isupper()
        ends = before in _FINAL or before != "s" or after in _BEHIND_WORD  # no possessive stands before a sign
        return ends or not _closes_later(text, opening, place, end)
    return True


def _closes_glued(text: str, opened: int, place: int, language: str) -> bool:
    """Tell whether a single mark closes a heading to which the next sentence is glued: "'Lucky port'The yard …".

    No word that loses a vowel in front of another stands there: « qu'Anne », "dell'Italia".
    """
    behind = text[place + 1 : place + 2]
    if text[opened] not in _SINGLE or text[place] not in _CLOSING[text[opened]] or not behind.isupper():
        return False
    word = _LAST_WORD.search(text, opened, place)
    known = own_words(language, "function_words", "words") | own_words(language, "function_words", "determiners")
    return word is not None and word.group().islower() and word.group() not in known


def _is_orphan(text: str, opened: int, place: int, paragraph: tuple[int, int]) -> bool:
    """Tell whether a single mark that a second one follows in mid-sentence is an apostrophe that lost its word.

    "the ‘hats have marks. They are 'far from old'": nothing closes the first. A second one behind the end of a sentence
    goes on with the quotation, as the press prints those of several paragraphs.
    """
    if not (plainly_opens(text, place) and text[place + 1].islower()):
        return False
    return _last_before(text, place) not in _FINAL and _holds_sentence_end(text, opened, place, paragraph)


def _holds_sentence_end(text: str, first: int, last: int, paragraph: tuple[int, int]) -> bool:
    """Tell whether a sentence ends, and the next begins, between two offsets of a paragraph."""
    found = _sentence_ends(text, *paragraph)
    index = bisect_left(found, first, key=lambda found_end: found_end[0])
    return index < len(found) and found[index][1] <= last


@functools.lru_cache(maxsize=2)
def _sentence_ends(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a paragraph end, and where the beginning of the next one is seen.

    In a paragraph full of marks each of them asks.
    """
    return tuple((match.start(), match.end(match.lastindex or 0)) for match in _SENTENCE_END.finditer(text, start, end))


def _sentence_end(text: str, start: int, place: int) -> int | None:
    """Return the offset behind the first sentence of a quotation that begins at `start`, None where none ends."""
    stop = _SENTENCE_END.search(text, start, place)
    return stop.end() if stop else None


def _next_paragraph_opens(text: str, end: int) -> bool:
    """Tell whether the next paragraph opens with a mark, as one does that goes on with a long quotation."""
    following = _SOMETHING.search(text, end)
    return following is not None and following.group() in _CLOSING


def _broken_off(
    text: str, opened: int, place: int, paragraph: tuple[int, int], found: Sequence[Quotation]
) -> list[Quotation] | None:
    """Return what a single mark at `place` that opens leaves of the one at `opened`; None where it opens nothing.

    `found` are the quotations of the paragraph before.
    """
    if text[opened] not in _SINGLE or text[place] not in _SINGLE:
        return None
    if _resumes(text, opened, place, paragraph[0]):
        return [_quotation(text, opened, _end_before(text, place), closed=False)]
    if _is_orphan(text, opened, place, paragraph):
        return _unclosed(text, opened, place) if _is_resumed(text, found, opened) else []
    return None


def _resumes(text: str, opened: int, place: int, start: int) -> bool:
    """Tell whether a single mark opens the next paragraph of a quotation whose line ends a page lost.

    It stands behind the end of a sentence and in front of a capital, as the one at `opened` does.
    """
    if not plainly_opens(text, place):
        return False
    announced = opened == start or _last_before(text, opened) in _FINAL | {":"}
    ends = _last_before(text, place) in _FINAL - {","}
    return announced and ends and text[opened + 1].isupper() and text[place + 1].isupper()


def _is_resumed(text: str, found: Sequence[Quotation], opened: int) -> bool:
    """Tell whether the mark at `opened` goes on with the last quotation found, which nothing closed."""
    return bool(found) and not found[-1].closed and found[-1].end == _end_before(text, opened)


def _runs_on(text: str, opened: int, start: int, end: int) -> bool:
    """Tell whether a single mark that nothing closes opens a quotation with which the next paragraph goes on.

    It opens the paragraph, or stands behind a colon or a comma, in front of a capital, as the next paragraph's does.
    """
    following = _SOMETHING.search(text, end)
    announced = opened == start or _last_before(text, opened) in (":", ",")
    goes_on = following is not None and following.group() in _SINGLE and text[following.end()].isupper()
    return announced and goes_on and text[opened + 1].isupper()


def _closes_later(text: str, opening: str, place: int, end: int) -> bool:
    """Tell whether a mark behind a plural s is a possessive: another closes before the next one opens."""
    for match in _MARK.finditer(text, place + 1, end):
        if _opens(text, match.start(), place):
            return False
        if match.group() in _CLOSING[opening] and not text[match.end() : match.end() + 1].isalnum():
            return True
    return False
