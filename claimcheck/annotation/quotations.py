"""Where a text repeats somebody's words between marks: what is said there, not who says it.

A straight mark opens after a space and closes before one or before punctuation. A span is often cut out of a longer
quotation: a mark that closes what was never opened ends a quotation that began before the span, and one that nothing
closes begins one that goes on behind it. German books and magazines turn the marks of others: »so« and ‚so‘.
"""

from __future__ import annotations

import re

from claimcheck.languages.caching import cached_by_length
from claimcheck.languages.quotation_marks import with_plain_marks
from claimcheck.languages.scanner import fold

_MARKS = re.compile(r'[«»“”„"]')
_SINGLE = re.compile(r"(?<!\w)['‚](?=\w)")
_SINGLE_END = re.compile(r"(?<=\S)'(?!\w)")
_SINGLE_END_OF_SENTENCE = re.compile(r"(?<=[,.!?…])'(?!\w)")
_BEFORE_OPENING = " \n\t([-—«'"
_CLOSING = {"«": "»", "»": "«", "“": "”", "„": "“”"}

# What a quotation leaves out, or puts in: "We will never ... sell [the] yard". A letter in brackets is one of a word.
_LEFT_OUT = re.compile(r"\.\.\.|…|\[[^\]]*\]")
_LETTER = re.compile(r"\[(\w)\](?=\w)")


@cached_by_length(usual=512, long=16)
def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of `text` between quotation marks, marks included, in order."""
    text = with_plain_marks(text)
    double = _between_double_marks(text)
    return tuple(sorted([*double, *_between_single_marks(text, double)]))


def quoted_runs(text: str) -> tuple[str, ...]:
    """Return what `text` says that somebody said in these words: between two marks, parted where words are left out."""
    folded = fold(text)
    whole = [folded[start:end] for start, end in quoted_spans(text) if _has_both_marks(folded[start:end])]
    return tuple(
        run.strip() for words in whole for run in _LEFT_OUT.split(_LETTER.sub(r"\1", words[1:-1])) if run.strip()
    )


def _has_both_marks(words: str) -> bool:
    return (words[0] in _CLOSING or words[0] in "\"'‚") and words[-1] in "«»“”\"'"


def _between_double_marks(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARKS.finditer(text):
        if opened is None and _opens(text, mark.start(), first=not spans):
            opened = mark.start()
        elif opened is not None and _closes(text, mark.start(), text[opened]):
            spans.append((opened, mark.end()))
            opened = None
        elif opened is None and not spans:
            spans.append((0, mark.end()))
    return spans if opened is None else [*spans, (opened, len(text))]


def _opens(text: str, place: int, *, first: bool) -> bool:
    mark = text[place]
    if mark == "»":
        return _opens_turned(text, place)
    if mark != '"':
        return mark in "«“„"
    before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
    if before in _BEFORE_OPENING:
        return not (after.isspace() or after in ",;.)")
    return after.isalnum() and (not first or before in ".!?…")


def _opens_turned(text: str, place: int) -> bool:
    """Tell whether a mark that closes in French opens: right in front of a word, and the other one follows."""
    before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2]
    return before in _BEFORE_OPENING and after.isalnum() and text.find("«", place) > place


def _closes(text: str, place: int, opening: str) -> bool:
    mark = text[place]
    if opening == '"' and mark == '"':
        return not (text[place - 1].isspace() and text[place + 1 : place + 2].isalnum())
    return mark in _CLOSING.get(opening, "")


def _single_end(plain: str, start: int) -> re.Match[str] | None:
    """Return the mark that closes a single one at `start`: behind the end of a sentence, unless another opens first.

    "acted in 'bad faith' there, she added: 'It is over.'" quotes twice; "'the players' wives left.'" once.
    """
    nearest, sentence = _SINGLE_END.search(plain, start + 1), _SINGLE_END_OF_SENTENCE.search(plain, start + 1)
    if sentence is None or nearest is None:
        return sentence or nearest
    return nearest if _SINGLE.search(plain, nearest.end(), sentence.start()) else sentence


def _between_single_marks(text: str, double: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what stands between single marks outside the double ones; an apostrophe inside a word is none."""
    plain = fold(text)
    spans: list[tuple[int, int]] = []
    position = 0
    while opening := _SINGLE.search(plain, position):
        start = opening.start()
        end = _single_end(plain, start)
        position = start + 1
        if end and not any(first <= start < last for first, last in double):
            spans.append((start, end.end()))
            position = end.end()
    cut = _SINGLE_END_OF_SENTENCE.search(plain, 0, spans[0][0] if spans else len(plain))
    if cut and not double:
        spans.insert(0, (0, cut.end()))
    return spans
