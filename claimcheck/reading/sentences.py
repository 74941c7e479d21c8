"""Where sentences begin and end.

The rules for languages that have a file are our own: on French news and web text that they never saw they reach F1 .98
to .99, above every library tried, at no cost in weight or start. Other languages go to sentencex where it is installed
(the extra claim-by-claim[sentences]), else to the same rules without any words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck import languages
from claimcheck.languages.quotation_marks import with_plain_marks
from claimcheck.reading.blocks import split_blocks
from claimcheck.reading.run_on import run_on_cuts

# A run of final signs, the quotes and brackets that close after it, and a mark of a footnote. French sets a space
# before its closing quote, behind which a comma lets the sentence go on (« Où ? », dit-elle); a straight quote after a
# space closes only where the line has opened one.
_STOP = re.compile(
    r"(?P<signs>\.(?:[ \u00a0]\.)+|[.!?…]+)"
    r"(?P<closers>(?:[ \u00a0\u202f]?[»]|[\"”’')\]*_])*(?:\[\d{1,3}\])*)"
    r"(?=(?P<spaced>[ \u00a0\u202f][\"”](?=\s|$))?(?P<rest>\s(?!»[ \u00a0\u202f]?[,;])|$|[«“„]|\w|\([A-Z]))"
)
_SIGNS = re.compile(r"[.!?]+")
_WORD_BEFORE = re.compile(r"(?:[^\W_]|[.\-'°º])+\Z")
_OPENING = re.compile(r"[\s\"'«“„‘(\[—–•*_>-]*")
_WORD = re.compile(r"[^\W_]+'?")
_NOT_A_SPACE = re.compile(r"\S")
_BULLET = re.compile(r"(?<=[\s.!?»”\")])[•●▪‣⁃◦](?=\s?\S)")
_ITEM = re.compile(r"(?:(?<=\s)|\A)[•●▪‣⁃◦]?\s?(?P<label>\d{1,2}|[a-z])(?P<style>\.\)|[.)])\s(?=\S)")
# "S.p.A", "J.-P": letters with a full stop each.
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?")
# "A. Hill" behind "J.": another initial of one name.
_INITIAL = re.compile(r"\s[^\W\d_a-z]\.(?=[\s-])")
_NAME_GOES_ON = re.compile(r"[^\W\d_]+ [^\W\d_a-z][^\W\d_A-Z]")
_CLOSING = "\"”»’')"
_GOING_ON = frozenset(":,;")
_OPENING_MARKS = frozenset('"“„«')
# "(dpa)": the agency behind the last sentence of a report.
_AGENCY = re.compile(r"\s\([a-z]{2,6}\)\s*\Z")
_ENUMERATOR = re.compile(r"[\W_]*(?:\d{1,3}|[^\W\d_])\Z")
_ELLIPSES = ("...", "…", ". .", "..")
# The point of a number ends nothing.
_POINT = re.compile(r"(?<=\d)[.,](?=\d)")
# "… Morvan.12h05.L'Assemblée": the time of an entry in a report from hour to hour, glued to what stands around it.
_CLOCK = re.compile(r"\d{1,2}[h:]\d\d(?=\.|\s|\Z)")
# '… in the park."2017 was a hard year': a number that opens a quotation, glued to the sentence before it.
_QUOTED_NUMBER = re.compile(r"\d{1,4} [^\W\d_A-Z]")
# "confirmed.Baseball/softball": two words of one thing, no address.
_TWO_WORDS = re.compile(r"(?P<first>[A-Z][^\W\d_A-Z]+)/[^\W\d_]+\W*\Z")
# "… un Ehpad.4 régions sont": a count that opens the next sentence.
_NUMBER_OF = re.compile(r"\d{1,3} [^\W\d_A-Z]{4,} ")
# "a score of 7.1.Scots", "is 16 to 10.The next": a figure that closes a sentence, behind words of it.
_FIGURE_BEFORE = re.compile(r"[^\W\d_]\W+(?:\d+[.,])?\d+%?\Z")
_ACRONYM_BEFORE = re.compile(r"(?<![^\W_.])[A-Z]{3,}\Z")
_CLOCK_BEFORE = re.compile(r"(?<!\d)\d{1,2}[h:]\d\d\Z")
#: A line is searched this far before a full stop for the word it belongs to; no abbreviation is longer.
_LONGEST_WORD = 24
#: Digits of an ordinal; four are a year.
_LONGEST_SHORT_WORD, _LONGEST_IN_BRACKETS = 6, 25
_LONGEST_ORDINAL = 3
#: A word that opens a sentence behind a lost space, and that no list names, has at least so many letters; a name of
#: several words may open with one of so few.
_SHORTEST_OPENING, _SHORTEST_OF_NAME = 4, 2
#: And this far on both sides for an address that it may be part of.
_LONGEST_ADDRESS = 80
#: sentencex is asked about so many characters at a time: it takes more than the square of their number where quotation
#: marks stand in each other.
_LONGEST_ASKED = 10_000


@dataclass(frozen=True, slots=True)
class _Words:
    """The table `sentences` of a language, ready for look-ups; `openers` may begin a sentence after an abbreviation."""

    abbreviations: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    clock_marks: frozenset[str] = frozenset()
    behind_clock: frozenset[str] = frozenset()
    zone_nouns: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    ordinal_before: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Return the start and end of every sentence of `text`, in order.

    Lines (or paragraphs, where the text is hard-wrapped) are split first: no sentence runs over the end of one. A
    sentence carries no surrounding white space, and together the sentences hold all that is not white space. A
    quotation of several sentences is several sentences.
    """
    return [span for block in split_blocks(text) for span in split_block(text, block.start, block.end, language)]


def split_block(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Return the sentences of one paragraph `text[start:end]`, by their offsets into `text`."""
    words = _words(language)
    line = with_plain_marks(text[start:end])
    apart = run_on_cuts(line, language)
    cuts = _cuts(line, words, apart) if words.openers else _foreign_cuts(line, language, words)
    return _spans(text, start, [start + cut for cut in cuts], end)


@functools.cache
def _words(language: str) -> _Words:
    code = language.lower().replace("_", "-").split("-")[0]
    if code not in languages.available():
        return _Words()
    language_file = languages.load(code)
    table = language_file.table("sentences")
    ordinals = frozenset(table.get("ordinal_before", "").split())
    return _Words(
        abbreviations=frozenset(table.get("abbreviations", ())),
        may_end=frozenset(table.get("may_end", ())),
        clock_marks=frozenset(table.get("clock_marks", "").split()),
        behind_clock=frozenset(table.get("behind_clock", "").split()) | _names(language_file, "months", "weekdays"),
        zone_nouns=frozenset(table.get("zone_nouns", "").split()),
        before_number=frozenset(table.get("before_number", ())),
        openers=frozenset(table.get("openers") or language_file.table("function_words").get("words", "").split()),
        ordinal_before=ordinals,
        months=_names(language_file, "months") if ordinals else frozenset(),
    )


def _names(language_file: languages.Language, *keys: str) -> frozenset[str]:
    """Return the names of months or weekdays, and their abbreviations, in lower case."""
    dates = language_file.table("dates")
    return frozenset(name.lower() for key in keys for names in dates.get(key, ()) for name in names.split())


def _spans(text: str, start: int, cuts: list[int], end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for cut in [*cuts, end]:
        piece = text[start:cut]
        stripped = piece.strip()
        first = start + len(piece) - len(piece.lstrip())
        start = cut
        if not stripped:
            continue
        if spans and not any(character.isalnum() for character in stripped):
            # A stray quote or dash belongs to what it closes.
            spans[-1] = (spans[-1][0], first + len(stripped))
        else:
            spans.append((first, first + len(stripped)))
    return spans


def _cuts(line: str, words: _Words, apart: Sequence[int] = ()) -> list[int]:
    """Return the offsets, those `apart` among them, at which a line falls into sentences, its two ends left out."""
    plain = line.replace("\u2019", "'")
    caseless = line == line.lower()
    cuts = [*(match.start() for match in _BULLET.finditer(line)), *_item_cuts(line), *apart]
    begins = sorted(cuts, reverse=True)
    begin = 0
    for match in _STOP.finditer(line):
        cut = match.end()
        if match["spaced"] and line.count('"', 0, cut) % 2:
            cut = match.end("spaced")
        while begins and begins[-1] <= match.start():
            begin = max(begin, begins.pop())
        if cut < len(line) and _ends(plain, begin, match, cut, words, caseless=caseless):
            cuts.append(cut)
            begin = cut
    return sorted(set(cuts))


def _item_cuts(line: str) -> list[int]:
    """Return where the later items of a list within a line begin: "1) ... 2) ...", "a. ... b. ..."."""
    cuts: list[int] = []
    expected = style = ""
    for item in _ITEM.finditer(line) if _ITEM.match(line) else ():
        label = item["label"]
        if expected and (label != expected or item["style"] != style):
            continue
        if expected:
            cuts.append(item.start())
        style = item["style"]
        expected = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
    return cuts


def _ends(line: str, begin: int, stop: re.Match[str], cut: int, words: _Words, *, caseless: bool) -> bool:
    """Return whether the final sign `stop` ends the sentence that began at `begin`."""
    opening = _OPENING.match(line, cut)
    following = opening.end() if opening else cut
    if following >= len(line):
        return True
    if line[following] in _GOING_ON:
        return False  # « "Personne ne passe !" : les accès restent fermés »
    if not line[cut].isspace():
        return _glued(line, begin, stop, cut, words)
    signs = stop["signs"]
    if _ENUMERATOR.fullmatch(line, begin, stop.start()):
        return False
    if signs == ". . ." and line[stop.start() - 1].isspace():
        return False
    if signs.startswith(_ELLIPSES) and line[stop.start() - 1 : stop.start()] in {"[", "("}:
        return False
    if signs.startswith(_ELLIPSES) and line[following].isdigit():
        return False  # « en hausse de... 0,2 % »
    next_word = _word_at(line, following)
    if not caseless and _lower_case(next_word):
        if signs == "." and (_AGENCY.match(line, cut) or _opens_mark(line, cut, following)):
            return _full_stop_ends(line, begin, stop, next_word, words)
        return signs == "." and line[stop.start() - 1 : stop.start()].isspace() and not stop["closers"]
    if signs != ".":
        return not (caseless and signs.startswith(_ELLIPSES))
    return _full_stop_ends(line, begin, stop, next_word, words)


def _opens_mark(line: str, cut: int, following: int) -> bool:
    """Tell whether a mark opens a quotation in front of a word in lower case: « … du camp. "l'accord est … »."""
    mark = line[following - 1]
    return mark in _OPENING_MARKS and line[following - 2 : following - 1].isspace() and following - 2 >= cut


def _full_stop_ends(line: str, begin: int, stop: re.Match[str], next_word: str, words: _Words) -> bool:
    """Return whether a single full stop is more than the mark of an abbreviation, an initial or a number."""
    word_match = _WORD_BEFORE.search(line, max(begin, stop.start() - _LONGEST_WORD), stop.start())
    word = word_match.group().strip("'-") if word_match else ""
    if not word or not line[stop.end("signs")].isspace():
        return True
    if _listed(word, words.abbreviations) or _shortens_in_brackets(line, begin, stop):
        return False
    if next_word[:1].isdigit() and _listed(word, words.before_number):
        return False
    if word.isdecimal() and words.ordinal_before and _is_ordinal(line, begin, word_match, next_word, words):
        return False
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    if initial or _DOTTED.fullmatch(word) or _listed(word, words.may_end):
        if word.lower() in words.clock_marks and _opens_behind_clock(line, stop.end("signs"), next_word, words):
            return True
        another = initial and _INITIAL.match(line, stop.end("signs"))
        return next_word.lower() in words.openers and not another
    return True


def _shortens_in_brackets(line: str, begin: int, stop: re.Match[str]) -> bool:
    """Tell whether a full stop behind a short word or a number that brackets open shortens it: „(Bj. 2019)“."""
    opening = line.rfind("(", max(begin, stop.start() - _LONGEST_SHORT_WORD), stop.start())
    closing = line.find(")", stop.end("signs"), stop.end("signs") + _LONGEST_IN_BRACKETS)
    inside = line[opening + 1 : stop.start()]
    return opening >= 0 and closing >= 0 and inside.isalnum() and "(" not in line[stop.start() : closing]


def _opens_behind_clock(line: str, cut: int, next_word: str, words: _Words) -> bool:
    """Tell whether a sentence begins behind a time of day: "at 2 p.m. Jackson left", not "2 p.m. Friday"."""
    if next_word.isupper() or next_word.lower() in words.behind_clock:
        return False
    following = _WORD.findall(line, cut, cut + _LONGEST_ADDRESS)
    return words.zone_nouns.isdisjoint(following[1:3])


def _is_ordinal(line: str, begin: int, number: re.Match[str] | None, next_word: str, words: _Words) -> bool:
    """Return whether the full stop after a number makes an ordinal of it: "der 1. FC", "Freitag, 5. Mai"."""
    if number is None or len(number.group()) > _LONGEST_ORDINAL:
        return False
    if next_word.lower() in words.months:
        return True
    before = re.search(r"[^\W\d_]+(?=[\s\u00a0„“\"»«(-]*\Z)", line[begin : number.start()])
    if before is None or before.group().lower() not in words.ordinal_before:
        return False
    return next_word.lower() not in words.openers


def _listed(word: str, entries: frozenset[str]) -> bool:
    """Return whether a word, or what follows its elision ("l'art"), is listed as written or in lower case."""
    bare = word.rpartition("'")[2]
    return word in entries or word.lower() in entries or bare in entries or bare.lower() in entries


def _glued(line: str, begin: int, stop: re.Match[str], cut: int, words: _Words) -> bool:
    """Return whether a sentence ends though no space follows, as in text copied from a page: "the end.The next".

    Addresses and file names stay whole: the words on both sides must look like words of a sentence.
    """
    opens = line[cut].isupper() or _QUOTED_NUMBER.match(line, cut) is not None
    if line[cut] in "«“„(" or (opens and stop["closers"][:1] in set('"”»') and stop["closers"]):
        return True
    if _NUMBER_OF.match(line, cut) and re.search(r"[^\W\d_A-Z]{3}\Z", line[begin : stop.start()]):
        return True
    if _CLOCK.match(line, cut) or (line[cut].isupper() and _CLOCK_BEFORE.search(line, begin, stop.start())):
        return True
    next_word = _word_at(line, cut)
    if line[stop.start() - 1].isspace() and line[cut].isupper():
        asks = stop["signs"] != "." and len(next_word) >= _SHORTEST_OPENING and line[cut + 1 : cut + 2].islower()
        if asks or next_word.lower() in words.openers:
            return True  # « aux inondations .À Corle », « Un crime ?Rapidement éteint »
    written = line[max(begin, stop.start() - _LONGEST_WORD) : stop.start()].rstrip(_CLOSING)
    before, figure = written[-2:], _FIGURE_BEFORE.search(written) is not None
    if not (figure or (len(before) == 2 and (before.isalnum() or (before[0].isdigit() and before[1] == "%")))):
        return False
    acronym = len(next_word) > 1 and next_word.isupper() and not before.isupper()
    after = line[cut : cut + 3]
    if not (after[:1].isupper() and (after[1:2].islower() or after[1:2] in {" ", "'"} or acronym)):
        return False
    short = _SHORTEST_OF_NAME <= len(next_word) < _SHORTEST_OPENING
    named = short and _NAME_GOES_ON.match(line, cut) is not None  # "end.Ann Hall", "Rovers.St Brannock"
    titled = _listed(next_word, words.abbreviations) and before.islower()  # "she said.Ms Hall agreed"
    called = (
        short and before.islower() and line[cut + len(next_word) : cut + len(next_word) + 1] == ","
    )  # "Lorna.Yes, it"
    opens = next_word.lower() in words.openers or acronym or titled or named or called
    agency = _ACRONYM_BEFORE.search(written) is not None and not acronym  # « à l'AFP.Une réunion »
    measured = agency or before[:1].isdigit() or (figure and not words.ordinal_before)  # "12%.The bank", not "2.Liga"
    ends = before.islower() or measured or line[stop.start() - 1] == ")"  # "a foul by Hall (Corle).Roe wins"
    if not opens and (len(next_word) < _SHORTEST_OPENING or not ends):
        return False
    token_start = max(line.rfind(" ", begin, cut) + 1, cut - _LONGEST_ADDRESS)
    token_end = line.find(" ", cut, cut + _LONGEST_ADDRESS)
    token = _POINT.sub("", line[token_start:token_end])
    if _TWO_WORDS.match(line[cut:token_end]):
        token = token.replace("/", "", 1)
    return token_end > 0 and not any(sign in token for sign in ("/", "@", "www.")) and len(_SIGNS.findall(token)) == 1


def _word_at(line: str, offset: int) -> str:
    word = _WORD.match(line, offset)
    return word.group() if word else ""


def _lower_case(word: str) -> bool:
    """Return whether a word shows that its sentence goes on; a brand such as xAI or iPhone does not."""
    return word[:1].islower() and word == word.lower()


def _foreign_cuts(line: str, language: str, words: _Words) -> list[int]:
    """Return sentencex's cuts, without those after an abbreviation or an initial and before lower case.

    It is compiled, and there are machines that it is not compiled for: without it, the rules that need no words cut.
    """
    try:
        import sentencex
    except ImportError:
        return _cuts(line, words)

    code = language.lower().replace("_", "-").split("-")[0]
    # Half of a surrogate pair cannot leave Python; "?" keeps its place.
    whole = line.encode("utf-8", "replace").decode("utf-8")
    cuts: list[int] = []
    begin = 0
    while begin < len(line):
        piece = whole[begin : begin + _LONGEST_ASKED]
        ends = [begin + boundary["end_index"] for boundary in sentencex.get_sentence_boundaries(code, piece)][:-1]
        cuts += [end for end in ends if not _merges(line, end, words)]
        # The last sentence of a piece is asked about again, with what follows it.
        begin = ends[-1] if ends and begin + len(piece) < len(line) else begin + len(piece)
    return cuts


def _merges(line: str, end: int, words: _Words) -> bool:
    """Return whether the sentence that seems to end at `end` goes on behind it."""
    opening = _NOT_A_SPACE.search(line, end)
    if _lower_case(_word_at(line, opening.start() if opening else len(line))):
        return True
    before = line[max(0, end - _LONGEST_ADDRESS) : end].rstrip()
    if not before.endswith("."):
        return False
    word_match = _WORD_BEFORE.search(before[-_LONGEST_WORD:-1])
    word = word_match.group() if word_match else ""
    return (len(word) == 1 and word.isupper()) or _listed(word, words.abbreviations)
