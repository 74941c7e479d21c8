"""Numbers in running text, in figures, in words, or in both: "9.7 billion", «quatre-vingt-dix-sept»."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from claimcheck.figures.digits import read_digits, read_vulgar
from claimcheck.figures.lexicon import NumberWords
from claimcheck.figures.line import Line
from claimcheck.frozen import frozen

_RAISED_SUFFIXES = frozenset({"º", "ª"})
_LEAST_SCALE = 100_000  # from here on a scale word rounds: "9 million" is not 9 000 000
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_HALF_WIDTH = Decimal("0.1")  # what "and a half" is precise to, in the unit it halves
_LONGEST_CHAIN = 6  # words of "tens of thousands of millions"; beyond them nobody means a number


class Form(StrEnum):
    """How a number is written, as far as it matters to what it stands for."""

    PLAIN = "plain"
    COLLECTIVE = "collective"
    INDEFINITE = "indefinite"
    SHARE = "share"
    ORDINAL = "ordinal"
    MULTIPLE = "multiple"


@frozen
class Numeral:
    """A number at the token places `first:last`.

    `step` is the place of its last written digit (0.1 billion for 9.7 billion), None for a whole number without a
    scale word. `weak` says that it is nothing but "one" or an article. An indefinite numeral ("dozens") has its base
    (12) as value. `digits` tells figures from words.
    """

    first: int
    last: int
    value: Decimal
    step: Decimal | None = None
    form: Form = Form.PLAIN
    weak: bool = False
    digits: bool = False
    scaled: bool = False
    abbreviated: str = ""


def read_numeral(line: Line, place: int, words: NumberWords, *, joined: bool = True) -> Numeral | None:
    """Return the number that starts at `place`, the longest that can be read.

    `joined=False` keeps "and" from adding: in "between one hundred and ten" it joins two numbers.
    """
    if line.is_digits(place) or line.word(place) in {".", ","}:
        return _with_figures(line, place, words)
    if not line.is_word(place):
        return None
    word = line.words[place]
    if len(word) == 1 and read_vulgar(line, place):
        return _with_figures(line, place, words)
    if not may_start(word, words):
        several = words.several.starting(line.words, place)
        couple = words.couples.starting(line.words, place)
        if couple:
            return _couple(line, place, couple[0], words)
        return _several(line, several[0], words) if several else None
    return (
        _multiple(line, place, words)
        or _every(line, place, words)
        or _share(line, place, words)
        or _collective(line, place, words)
        or _spelled(line, place, words, joined=joined)
        or _indefinite(line, place, words)
    )


def may_start(word: str, words: NumberWords) -> bool:
    """Tell whether a spelled number may start with `word`; most words of a text are sent away here."""
    return (
        word in words.starters
        or word in words.every
        or compound_value(word, words) is not None
        or _ends_as_ordinal(word, words)
        or word in words.scale_compounds
    )


def _ends_as_ordinal(word: str, words: NumberWords) -> bool:
    joined = words.joined_ordinals and _times_in_word(word, words.ordinals, words) is not None
    return joined or any(
        word.endswith(end) and compound_value(word[: -len(end)], words) for end in words.ordinal_endings
    )


@dataclass(slots=True)
class _Sum:
    """A spelled number as its words are added up."""

    words: NumberWords
    total: Decimal = Decimal(0)
    group: Decimal | None = None
    room: int = 1000
    ceiling: int | None = None
    latest: int = -1
    step: Decimal | None = None
    group_step: Decimal | None = None
    before_thousands: Decimal = Decimal(0)
    scaled: bool = False
    below_thousand: bool = False
    parts: list[int] = field(default_factory=list)

    @property
    def value(self) -> Decimal:
        return self.total + (self.group or 0)

    def add(self, number: int, *, scale: bool, hundred: bool) -> bool:
        if scale:
            added = self._scale(number)
        elif hundred:
            added = self._hundred()
        else:
            added = self._number(number)
        if added:
            self.latest = number
            self.parts.append(number)
        return added

    def _number(self, number: int) -> bool:
        if number == 0:
            if self.parts or self.group is not None:
                return False
            self.group, self.room = Decimal(0), 0
            return True
        if self.words.vigesimal and self._vigesimal(number):
            return True
        limit = self.room if self.ceiling is None else min(self.room, self.ceiling)
        if number >= limit:
            return False
        self.group = (self.group or Decimal(0)) + number
        self.room = self._room_after(number)
        self.step = None if self.scaled else self.step
        return True

    def _vigesimal(self, number: int) -> bool:
        """Count as French does: quatre-vingts is four twenties, soixante-dix sixty and ten, dix-sept ten and seven."""
        if self.group is None:
            return False
        if number == 20 and self.latest == 4:
            self.group += 76
            self.room = 20
            return True
        if self.latest == 10 and 7 <= number <= 9:
            self.group += number
            self.room = 0
            return True
        return False

    def _room_after(self, number: int) -> int:
        if self.words.vigesimal and number == 60:
            return 20
        if number % 100 == 0:
            return 100
        return 10 if number % 10 == 0 and number % 100 >= 20 else 0

    def _hundred(self) -> bool:
        if self.group is None:
            self.group = Decimal(100)
        elif 1 < self.group < 100 or (self.group == 1 and self.latest == 1) or (self.group_step and self.group < 100):
            self.group *= 100
            self.group_step = self.group_step * 100 if self.group_step else None
        elif self.digits_seed and self.group < 1000:
            self.group *= 100
        else:
            return False
        self.room = 100
        return True

    @property
    def digits_seed(self) -> bool:
        return self.latest == -1

    def _step_in_thousands(self) -> Decimal:
        """Return the step of thousands that a larger scale multiplies: a thousand for the 12 of "12 mil milhões"."""
        if self.group is None:
            return self.step or _THOUSAND
        return self.group_step or last_counting(self.value)

    def _step_times(self, number: int, *, rounding: bool) -> Decimal | None:
        if self.group_step:
            return self.group_step * number
        return Decimal(number) if rounding else self.step and self.step * number

    def _scale(self, number: int) -> bool:
        if self.below_thousand:
            return False
        rounding = number >= _LEAST_SCALE
        if self.group is None and not self.parts:
            if number not in self.words.standalone:
                return False
            self.total = Decimal(number)
        elif self.ceiling is None or number < self.ceiling:
            if self.group is None and number not in self.words.standalone:
                return False
            if rounding and self.group is not None:
                self.group_step = self.group_step or last_counting(self.group)
            self.before_thousands = self.total
            self.total += (1 if self.group is None else self.group) * number
        elif self.ceiling == 1000 and number > 1000:
            self.group_step = self._step_in_thousands()
            # Of «un billón doscientos mil millones» the millions count the two hundred thousand alone.
            self.total = self.before_thousands + (self.value - self.before_thousands) * number
        elif number > self.ceiling and self.group is None:
            self.total *= number
        else:
            return False
        self.step = self._step_times(number, rounding=rounding)
        self.group, self.group_step = None, None
        self.room, self.ceiling = min(1000, number), number
        self.scaled = self.scaled or rounding
        return True


def last_counting(value: Decimal) -> Decimal:
    """Return one unit of the last digit that counts in a whole number before a scale word: 100 for 9 700, 1 for 250.

    Where a language has no word for a billion, or a paper avoids it, "9.7 billion" is «9.700 millones»: its zeros
    fill up the thousands and claim nothing. Two digits always count, as in a round thousand without a scale word.
    """
    if abs(value) < _THOUSAND or value != value.to_integral_value():
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    zeros = exponent if isinstance(exponent, int) and exponent > 0 else 0
    return Decimal(1).scaleb(min(zeros, value.adjusted() - 1))


def _with_figures(line: Line, place: int, words: NumberWords) -> Numeral | None:
    vulgar = read_vulgar(line, place)
    if vulgar:
        last, value = vulgar
        return _scaled_share(line, Numeral(place, last, value, form=Form.SHARE, digits=True), words)
    digits = read_digits(line, place, words)
    if digits is None:
        return None
    last, value, step = digits.last, digits.value, digits.step
    suffix = line.word(last)
    if step is None and suffix in words.ordinal_suffixes and line.is_glued(last) and not _weighs(line, last, words):
        return Numeral(place, _behind_added_minutes(line, last + 1), value, form=Form.ORDINAL, digits=True)
    if step is None and (end := _ordinal_stop(line, place, last, words)):
        return Numeral(place, end, value, form=Form.ORDINAL, digits=True)
    half = read_vulgar(line, last)
    if step is None and half and (line.is_glued(last) or line.gap(last) == " "):
        return _add_words(line, Numeral(place, half[0], value + half[1], _HALF_WIDTH, digits=True), words)
    numeral = Numeral(place, last, value, step, digits=True)
    denominator = None if _are_coins(line, last, words) else denominator_value(line.word(last), words)
    if denominator and step is None and value < denominator * 3 and not line.is_glued(last):
        return replace(numeral, last=last + 1, value=value / denominator, form=Form.SHARE)
    return _collective_after(line, _with_tail(line, _add_words(line, numeral, words), words, Decimal(1)), words)


def _ordinal_stop(line: Line, place: int, last: int, words: NumberWords) -> int | None:
    """Return the place behind what makes an ordinal of figures: „der 3. Platz“, "o 3.º lugar"; None where nothing does.

    A full stop alone does where an article or the like stands before and a noun follows on the same line.
    """
    stop = line.word(last) == "." and line.is_glued(last)
    if stop and line.word(last + 1) in _RAISED_SUFFIXES & words.ordinal_suffixes and line.is_glued(last + 1):
        return last + 2
    article = line.word(place - 1) in words.ordinal_before and last == place + 1 and len(line.words[place]) <= 2
    noun = line.is_word(last + 1) and not line.is_glued(last + 1) and "\n" not in line.gap(last + 1)
    return last + 1 if stop and article and noun and line.tokens[last + 1].text[0].isupper() else None


def _behind_added_minutes(line: Line, place: int) -> int:
    """Return the place behind the minutes added to one, where some are: « 45e+2 »."""
    tied = all(map(line.is_glued, (place, place + 1)))
    return place + 2 if tied and line.word(place) == "+" and line.is_digits(place + 1) else place


def _weighs(line: Line, suffix: int, words: NumberWords) -> bool:
    """Tell whether a suffix is the unit that it is as well: "11st 4lb" where no ordinal ends in "1st"."""
    number = line.words[suffix - 1]
    return line.words[suffix] in words.unit_suffixes and (not number.endswith("1") or number.endswith("11"))


def _add_words(line: Line, numeral: Numeral, words: NumberWords) -> Numeral:
    """Read what scale words and further numbers follow a number in figures: "9,7 milliards", "2 millions 500 000"."""
    place = line.after_hyphen(numeral.last)
    word = line.word(place)
    if word in words.abbreviations and word not in words.scales:
        return _abbreviated(line, numeral, place, words)
    if word not in words.scales and word not in words.hundred_after_figures:
        return numeral
    total = _Sum(words, group=numeral.value, group_step=numeral.step, room=0)
    # "R$ 1,5 milhão e 20 mil euros": what has decimals is complete.
    last = _sum_words(line, place, words, total, joined=numeral.step is None)
    if last == place:
        return numeral
    tailed = replace(numeral, last=last, value=total.value, step=total.step, scaled=total.scaled)
    return _with_tail(line, tailed, words, Decimal(total.ceiling or 1))


def _abbreviated(line: Line, numeral: Numeral, place: int, words: NumberWords) -> Numeral:
    """Read "bn", "Md", "k": always a scale; "m" and the like wait for a currency (see `amounts`)."""
    word, written = line.words[place], line.tokens[place].text
    size = words.abbreviations[word]
    after = place + 1
    glued = line.is_glued(place)
    alone = word == "k" and not line.is_glued(after)
    if word in words.priced_scales:
        return replace(numeral, abbreviated=word) if written.isupper() else numeral
    if len(word) == 1 and not (glued and (written.isupper() or word == "k")) and not alone:
        return replace(numeral, abbreviated=word)
    if len(word) == 1 and line.is_word(after) and line.is_glued(after):
        return numeral
    step = (numeral.step or last_counting(numeral.value)) * size if numeral.step or size >= _LEAST_SCALE else None
    return replace(numeral, last=after, value=numeral.value * size, step=step, scaled=True)


def apply_abbreviation(numeral: Numeral, words: NumberWords) -> Numeral:
    """Return the numeral with the one-letter scale after it ("m", "b") taken as a scale."""
    size = words.abbreviations[numeral.abbreviated]
    step = (numeral.step or last_counting(numeral.value)) * size if numeral.step or size >= _LEAST_SCALE else None
    return replace(numeral, last=numeral.last + 1, value=numeral.value * size, step=step, scaled=True, abbreviated="")


def _with_tail(line: Line, numeral: Numeral, words: NumberWords, unit: Decimal) -> Numeral:
    """Add a part after a number: «un million et demi», "forty-two and a third", "nine and a quarter million"."""
    tail = words.tails.starting(line.words, numeral.last) or _part_after(line, numeral, words)
    if not tail:
        return numeral
    last, part = tail
    size = words.scales.get(line.word(last))
    if size and size < unit:
        return replace(numeral, last=last + 1, value=numeral.value + part * size, step=_HALF_WIDTH * size, weak=False)
    longer = replace(numeral, last=last, value=numeral.value + part * unit, step=_HALF_WIDTH * unit, weak=False)
    return _add_words(line, longer, words) if unit == 1 and size else longer


def _part_after(line: Line, numeral: Numeral, words: NumberWords) -> tuple[int, Decimal] | None:
    """Read "and two thirds", "and a fifth": the word for and, a number, the name of a part."""
    at = numeral.last + 1
    if line.word(numeral.last) not in words.part_joiners or (numeral.step is not None and not numeral.scaled):
        return None
    above = words.words.get(line.word(at)) or (1 if line.word(at) in words.ones else None)
    name = line.word(line.after_hyphen(at + 1))
    below = denominator_value(name, words) or (words.singular_denominators.get(name) if above == 1 else None)
    if not above or not below or above >= below:
        return None
    return line.after_hyphen(at + 1) + 1, Decimal(above) / below


def _spelled(line: Line, place: int, words: NumberWords, *, joined: bool) -> Numeral | None:
    if line.words[place] in words.decimals:
        return _add_words(line, Numeral(place, place + 1, words.decimals[line.words[place]], _HALF_WIDTH), words)
    total = _Sum(words)
    last = _sum_words(line, place, words, total, joined=joined)
    ordinal = _ordinal(line, last, words, total)
    if ordinal:
        return Numeral(place, ordinal[0], ordinal[1], form=Form.ORDINAL)
    if last == place:
        return _scale_with_tail(line, place, words)
    numeral = Numeral(place, last, total.value, total.step, scaled=total.scaled)
    if last == place + 1 and line.words[place] in words.ones:
        numeral = replace(numeral, weak=True)
    fraction = _parts_in_tens(line, numeral, total, words) or _denominator(line, numeral, words)
    if fraction:
        return fraction
    if not (words.tails.starting(line.words, last) or _part_after(line, numeral, words)):
        numeral = _spelled_decimals(line, numeral, words)
    return _collective_after(line, _with_tail(line, numeral, words, Decimal(total.ceiling or 1)), words)


def _scale_with_tail(line: Line, place: int, words: NumberWords) -> Numeral | None:
    """Read «millón y medio», "milhão e meio", «docena y media»: a scale or a dozen that its half makes a number."""
    word = line.words[place]
    size = words.scales.get(word) or words.collectives.get(word)
    tail = words.tails.starting(line.words, place + 1)
    if not size or not tail:
        return None
    value = size * (1 + tail[1])
    if word in words.scales:
        return Numeral(place, tail[0], value, step=_HALF_WIDTH * size, scaled=True)
    return Numeral(place, tail[0], value, form=Form.COLLECTIVE)


def _sum_words(line: Line, place: int, words: NumberWords, total: _Sum, *, joined: bool) -> int:
    """Add up number words from `place` on and return the place after the last that fits.

    What would need a scale that is already used up starts a number of its own: "two thousand" "fourteen thousand".
    """
    complete = place, total.total
    while True:
        if total.ceiling and total.group is None:
            complete = place, total.total
        elif (
            total.ceiling
            and words.scales.get(line.word(line.after_hyphen(place)), 0) >= total.ceiling
            and not _multiplies(line, place, words, total)
        ):
            total.total, total.group = complete[1], None
            return complete[0]
        at = line.after_hyphen(place) if total.parts or total.group is not None else place
        if 20 <= total.latest < 100 and line.word(at) == "-" and 0 < words.words.get(line.word(at + 1), 0) < 10:
            at += 1
        if total.parts and joined and line.word(at) == words.joiner:
            beyond = line.after_hyphen(at + 1)
            if not (_joins(line, beyond, words, total) or _joins_thousands(line, beyond, words, total)):
                return place
            at = beyond
        if total.ceiling and line.is_digits(at):
            more = _figures_within(line, at, words, total)
            if more == at:
                return place
            place = more
            continue
        if not _add_word(line, at, words, total):
            return place
        place = at + 1


def _multiplies(line: Line, place: int, words: NumberWords, total: _Sum) -> bool:
    """Tell whether the scale after `place` multiplies all before it: «deux cent mille milliards»."""
    return total.ceiling == 1000 and words.scales[line.word(line.after_hyphen(place))] > 1000


def _figures_within(line: Line, place: int, words: NumberWords, total: _Sum) -> int:
    """Read figures after a scale word: the 500 000 of "2 millions 500 000", the 3 of "4 mille 3 cents"."""
    digits = read_digits(line, place, words)
    if digits is None or digits.step or total.ceiling is None or digits.value >= total.ceiling:
        return place
    hundreds = total.ceiling == _THOUSAND and digits.value >= _HUNDRED  # «3 mil 500»
    if not hundreds and not digits.grouped and line.word(digits.last) not in {*words.hundred, *words.scales}:
        return place
    total.group, total.room, total.step = digits.value, 0, None
    return digits.last


def _add_word(line: Line, place: int, words: NumberWords, total: _Sum) -> bool:
    word = line.word(place)
    if word in words.scales:
        return total.add(words.scales[word], scale=True, hundred=False)
    if word in words.hundred:
        return total.add(100, scale=False, hundred=True)
    number = words.words.get(word)
    if number is None and word in words.articles and not total.parts:
        number = 1
    if number is None:
        number = compound_value(word, words)
    if number is None:
        return False
    if number >= 1000:
        return _add_large(number, total)
    return total.add(number, scale=False, hundred=False)


def _add_large(number: int, total: _Sum) -> bool:
    """Add a compound such as zweihunderttausend as a whole."""
    if total.group is not None or (total.ceiling is not None and number >= total.ceiling):
        return False
    total.total += number
    total.ceiling, total.room, total.latest = 1000, 1000 if number % 1000 == 0 else 0, number
    total.parts.append(number)
    total.step = None
    return True


def _joins(line: Line, place: int, words: NumberWords, total: _Sum) -> bool:
    """Tell whether the word for "and" before `place` adds to the number rather than starting another."""
    number = words.words.get(line.word(place))
    if number is None:
        number = compound_value(line.word(place), words)
    if number is None:
        return words.joins == "after_hundreds" and _ordinal_value(line, place, words) is not None and total.room >= 100
    following = line.word(line.after_hyphen(place + 1))
    if _goes_on_in_millions(following, words, total):
        return number < _THOUSAND  # «un miliardo e duecento milioni»
    if total.ceiling and total.group is None and _THOUSAND <= number < total.ceiling:
        return number % _THOUSAND == 0  # «un milione e duecentomila»
    if total.ceiling == _THOUSAND and total.group is None and _HUNDRED <= number < _THOUSAND:
        return True  # «mille e cinquecento»
    if words.joins == "after_tens":
        eligible = 20 <= total.latest < 100 and (not words.joined or number in words.joined) and number < total.room
        return eligible and following not in words.hundred
    if words.joins == "after_hundreds":
        larger = following in words.scales and words.scales[following] >= (total.ceiling or words.scales[following] + 1)
        return number < 100 <= total.room and total.latest >= 100 and following not in words.hundred and not larger
    if words.joins == "anywhere":
        return number < total.room and following not in words.hundred
    return False


def _joins_thousands(line: Line, place: int, words: NumberWords, total: _Sum) -> bool:
    """Tell whether figures and a word for thousand complete millions: «2 milioni e 300 mila», "2 milhões e 300 mil"."""
    if total.ceiling is None or total.ceiling <= _LEAST_SCALE or not line.is_digits(place):
        return False
    digits = read_digits(line, place, words)
    following = line.word(digits.last) if digits else ""
    return words.scales.get(following) == _THOUSAND or _goes_on_in_millions(following, words, total)


def _goes_on_in_millions(following: str, words: NumberWords, total: _Sum) -> bool:
    """Tell whether millions behind "and" complete what is larger, as some languages write numbers; not English."""
    joins = words.joins in {"after_tens", "anywhere"} and not words.joined
    lower = total.ceiling is not None and total.group is None and words.scales.get(following, 0) < total.ceiling
    return joins and lower and words.scales.get(following, 0) > _LEAST_SCALE


def _ordinal_value(line: Line, place: int, words: NumberWords) -> int | None:
    word = line.word(place)
    if word in words.ordinals:
        return words.ordinals[word]
    if words.joined_ordinals and (value := _times_in_word(word, words.ordinals, words)):
        return value
    for ending in words.ordinal_endings:
        if word.endswith(ending) and len(word) > len(ending) + 4:
            return compound_value(word[: -len(ending)], words)
    return None


def _ordinal(line: Line, place: int, words: NumberWords, total: _Sum) -> tuple[int, Decimal] | None:
    at = line.after_hyphen(place) if total.parts else place
    if total.parts and line.word(at) == words.joiner and _ordinal_value(line, line.after_hyphen(at + 1), words):
        at = line.after_hyphen(at + 1)
    number = _ordinal_value(line, at, words)
    if number is None:
        return None
    if not total.parts:
        return _ordinal_chain(line, at, number, words)
    if line.word(place) in words.denominators:
        return None
    if number >= 100:
        value = _times_ordinal(total, number)
        return _ordinal_chain(line, at, value, words) if value else None
    fits = total.add(number, scale=False, hundred=False)
    return (at + 1, total.value) if fits else None


def _times_ordinal(total: _Sum, number: int) -> int | None:
    """Return the hundreds or thousands that an ordinal makes of the number before it: «tres millones dos milésimo»."""
    if total.value < number and total.latest != 1:
        return int(total.value) * number
    if total.group and total.ceiling and total.ceiling > number and number >= _THOUSAND:
        return int(total.total + total.group * number)
    return None


def _ordinal_chain(line: Line, place: int, number: int, words: NumberWords) -> tuple[int, Decimal]:
    """Add up ordinals that follow each other: «tricentésimo cuadragésimo séptimo»."""
    last, value = place + 1, number
    while True:
        following = words.ordinals.get(line.word(last))
        if following is None or value < 10 or value % 10 ** len(str(following)):
            return last, Decimal(value)
        last, value = last + 1, value + following


def _denominator(line: Line, numeral: Numeral, words: NumberWords) -> Numeral | None:
    """Read "two-thirds", «trois quarts», "a fifth of": a number over the name of a part."""
    at = line.after_hyphen(numeral.last)
    word = line.word(at)
    if _are_coins(line, at, words):
        return None
    number = denominator_value(word, words)
    if number is None and numeral.weak:
        number = words.singular_denominators.get(word)
        articled = line.words[numeral.first] in words.articles
        if number and articled and not _share_stands(line, numeral.first, at + 1, words):
            return None
    if number is None and line.word(at + 1) in words.part_names and (number := _part_name(word, words)):
        return replace(numeral, last=at + 2, value=numeral.value / number, form=Form.SHARE, weak=False)
    if number is None and numeral.weak and (ordinal := _ordinal_denominator(line, numeral, words)):
        return ordinal
    if number is None or numeral.scaled:
        return None
    if (
        at > numeral.last
        and numeral.value >= 20
        and numeral.value % 10 == 0
        and number < 10
        and word in words.denominators
    ):
        return replace(numeral, last=at + 1, value=numeral.value + number, form=Form.ORDINAL)
    value = numeral.value / number
    return _scaled_share(line, replace(numeral, last=at + 1, value=value, form=Form.SHARE, weak=False), words)


def _parts_in_tens(line: Line, numeral: Numeral, total: _Sum, words: NumberWords) -> Numeral | None:
    """Read "one hundred thirty-fifths": of round hundreds the tens belong to the parts.

    Without a hyphen they do in some languages only, and never after "and": "a hundred and thirty fifths".
    """
    at = line.after_hyphen(numeral.last)
    tied = at > numeral.last or words.tens_of_parts
    if not tied or len(total.parts) < 2 or total.scaled or line.word(numeral.last - 2) == words.joiner:
        return None
    hundreds, tens = total.parts[-2:]
    ones = denominator_value(line.word(at), words)
    if hundreds < 100 or tens not in range(20, 100, 10) or ones is None or ones not in range(2, 10):
        return None
    value = (numeral.value - tens) / (tens + ones)
    return replace(numeral, last=at + 1, value=value, form=Form.SHARE, weak=False)


def _part_name(word: str, words: NumberWords) -> int | None:
    """Return the number of an ordinal that the word for parts follows: the four of «tres cuartas partes»."""
    return words.ordinals.get(word) or words.ordinals.get(word.removesuffix("s"))


def denominator_value(word: str, words: NumberWords) -> int | None:
    """Return the number that a name of parts stands for: "fifths" 5, «doceavos» 12; None where it is no such name."""
    if word in words.denominators:
        return words.denominators[word]
    if words.joined_ordinals and (value := _times_in_word(word, words.denominators, words)):
        return value
    for ending in words.denominator_endings:
        number = word.removesuffix(ending)
        if number != word and (value := words.words.get(number) or compound_value(number, words)):
            return value
    return None


def _are_coins(line: Line, place: int, words: NumberWords) -> bool:
    """Tell whether a name of parts is one of coins: "99 centesimi", "centesimi di euro", and no parts of something."""
    coins = words.coins.starting(line.words, place)
    return coins is not None and (coins[0] > place + 1 or line.word(coins[0]) not in words.share_after)


def _times_in_word(word: str, names: Mapping[str, int], words: NumberWords) -> int | None:
    """Return what a number and a name of thousands make in one word: «diezmilésimas» 10 000, «dosmillonésimo»."""
    for name, size in names.items():
        if size >= _THOUSAND and word.endswith(name) and (times := words.words.get(word.removesuffix(name))):
            return times * size
    return None


def _ordinal_denominator(line: Line, one: Numeral, words: NumberWords) -> Numeral | None:
    """Read one of so many parts: "one twenty-fifth", «un vingt-cinquième de», "one one-hundredth"."""
    at = line.after_hyphen(one.last)
    below = _spelled(line, at, words, joined=True) if line.is_word(at) and line.word(at) not in words.articles else None
    if below is None:
        return None
    if below.form is Form.SHARE and line.words[below.first] in words.ones:
        return replace(below, first=one.first)
    compound = below.form is Form.ORDINAL and below.last > below.first + 1 and below.value > 20
    articled = line.words[one.first] in words.articles
    if not compound or (articled and not _share_stands(line, one.first, below.last, words)):
        return None
    return replace(one, last=below.last, value=1 / below.value, form=Form.SHARE, weak=False)


def _share_stands(line: Line, first: int, last: int, words: NumberWords) -> bool:
    return line.word(last) in words.share_after or line.word(first - 1) in words.share_before or last >= len(line)


def _share(line: Line, place: int, words: NumberWords) -> Numeral | None:
    """Read "half of", «la moitié des», "half a million", «un demi-million», "a quarter of a million"."""
    at = place
    after = line.after_hyphen(place + 1)
    if line.words[place] in words.ones and _names_share(line.word(after), words):
        at = after
    number = words.shares.get(line.words[at])
    value = Decimal(1) / number if number else words.share_words.get(line.words[at])
    if value is None:
        return _share_before_scale(line, place, at, words)
    return _scaled_share(line, Numeral(place, at + 1, value, form=Form.SHARE), words)


def _every(line: Line, place: int, words: NumberWords) -> Numeral | None:
    """Read «jeder Fünfte», "elke vijfde": one of so many."""
    if line.words[place] not in words.every or not line.is_word(place + 1):
        return None
    number = _ordinal_value(line, place + 1, words)
    if number is None or number <= 1:
        return None
    return Numeral(place, place + 2, Decimal(1) / number, form=Form.SHARE)


def _names_share(word: str, words: NumberWords) -> bool:
    tables = (words.shares, words.share_words, words.scale_shares, words.scale_compounds)
    return any(word in table for table in tables)


def _share_before_scale(line: Line, place: int, at: int, words: NumberWords) -> Numeral | None:
    """Read «medio millón», "mezzo miliardo", "media docena", "Viertelmillion": shares only of a scale or a dozen."""
    value = words.scale_compounds.get(line.words[at])
    if value is not None:
        return Numeral(place, at + 1, value, step=value / 5, scaled=True)
    part = words.scale_shares.get(line.words[at])
    if part is None:
        return None
    share = _scaled_share(line, Numeral(place, at + 1, part, form=Form.SHARE), words)
    return share if share.scaled else None


def _scaled_share(line: Line, share: Numeral, words: NumberWords) -> Numeral:
    """Return half a million as a number, half of the voters as a share."""
    at = line.after_hyphen(share.last)
    link = words.links.starting(line.words, at)
    linked = line.after_hyphen(link[0]) if link else at
    if line.word(linked) in words.scales or line.word(linked) in words.collectives:
        at = linked
    word = line.word(at)
    size = words.scales.get(word) or words.collectives.get(word)
    if not size:
        return share
    form = Form.PLAIN if word in words.scales else Form.COLLECTIVE
    step = share.value * size / 5 if form is Form.PLAIN else None
    return replace(share, last=at + 1, value=share.value * size, step=step, form=form, scaled=True)


def _spelled_decimals(line: Line, numeral: Numeral, words: NumberWords) -> Numeral:
    """Read "two point five", «deux virgule cinquante-deux»."""
    if line.word(numeral.last) not in words.point or (numeral.weak and not line.is_word(numeral.last + 1)):
        return numeral
    place, written = numeral.last + 1, ""
    while len(written) < 12 and line.word(place) in words.words:
        total = _Sum(words, below_thousand=True)
        last = _sum_words(line, place, words, total, joined=True)
        if last == place:
            break
        place, written = last, written + str(total.value)
    if not written:
        return numeral
    value = numeral.value + Decimal(f"0.{written}")
    step = Decimal(1).scaleb(-len(written))
    return _add_words(line, replace(numeral, last=place, value=value, step=step, weak=False), words)


def _collective(line: Line, place: int, words: NumberWords) -> Numeral | None:
    """Read «une quinzaine», "a dozen", «une centaine de milliers»."""
    at = place
    weak = line.words[place] in words.ones
    if weak:
        at = line.after_hyphen(place + 1)
    size = words.collectives.get(line.word(at))
    if (
        size is None
        or (not weak and line.word(at) in words.plurals)
        or (not weak and size == words.words.get(line.word(at)))
    ):
        return None
    return _with_half(line, Numeral(place, at + 1, Decimal(size), form=Form.COLLECTIVE), size, words)


def _with_half(line: Line, numeral: Numeral, size: int, words: NumberWords) -> Numeral:
    """Add the half of a dozen that stands behind it, «une douzaine et demie», or multiply by what follows."""
    tail = words.tails.starting(line.words, numeral.last)
    if tail is None:
        return _chained(line, numeral, words)
    return replace(numeral, last=tail[0], value=numeral.value + tail[1] * size)


def _collective_after(line: Line, numeral: Numeral, words: NumberWords) -> Numeral:
    """Read "two dozen", «3 douzaines», «deux centaines», "one and a half dozen"."""
    at = line.after_hyphen(numeral.last)
    size = words.collectives.get(line.word(at))
    if size is None or numeral.scaled:
        return numeral
    value = numeral.value * size
    counted = replace(numeral, last=at + 1, value=value, step=None, form=Form.COLLECTIVE, weak=False)
    return _with_half(line, counted, size, words)


def _indefinite(line: Line, place: int, words: NumberWords) -> Numeral | None:
    """Read "dozens", «des centaines de milliers», "tens of thousands"."""
    size = words.plurals.get(line.words[place])
    if size is None:
        return None
    numeral = _chained(line, Numeral(place, place + 1, Decimal(size), form=Form.INDEFINITE), words)
    unchained = numeral.last == place + 1
    return None if unchained and size == 10 and line.words[place] not in words.collectives else numeral


def _several(line: Line, after: int, words: NumberWords) -> Numeral | None:
    """Read "several hundred", «quelques dizaines de milliers»."""
    size = _round_size(line.word(after), words)
    return _chained(line, Numeral(after, after + 1, Decimal(size), form=Form.INDEFINITE), words) if size else None


def _couple(line: Line, place: int, after: int, words: NumberWords) -> Numeral | None:
    """Read "a couple of hundred", «un par de miles», "un paio di migliaia": about two of a round number."""
    size = _round_size(line.word(after), words)
    return _chained(line, Numeral(place, after + 1, Decimal(2 * size), form=Form.COLLECTIVE), words) if size else None


def _round_size(word: str, words: NumberWords) -> int | None:
    """Return the round number that a word for a dozen, a hundred or a scale names."""
    size = words.plurals.get(word) or words.collectives.get(word) or words.scales.get(word)
    return 100 if size is None and word in words.hundred else size


def _chained(line: Line, numeral: Numeral, words: NumberWords) -> Numeral:
    """Multiply by what follows: «une dizaine de milliers», "hundreds of millions", "a dozen million"."""
    link = words.links.starting(line.words, numeral.last)
    at = link[0] if link else numeral.last
    word = line.word(at)
    size = words.plurals.get(word) or words.scales.get(word) or (words.collectives.get(word) if link else None)
    if size is None or size <= 12 or numeral.last - numeral.first >= _LONGEST_CHAIN:
        return numeral
    return _chained(line, replace(numeral, last=at + 1, value=numeral.value * size), words)


def _multiple(line: Line, place: int, words: NumberWords) -> Numeral | None:
    found = words.multiples.starting(line.words, place)
    return Numeral(place, found[0], found[1], form=Form.MULTIPLE) if found else None


@functools.lru_cache(maxsize=4096)
def _compound(word: str, parts: tuple[str, ...], joiners: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the number words a compound is made of, the longest first at each place."""
    if not word:
        return ()
    for part in (*parts, *joiners):
        if part and word.startswith(part):
            rest = _compound(word[len(part) :], parts, joiners)
            if rest is not None:
                return (part, *rest)
    return None


def compound_value(word: str, words: NumberWords) -> int | None:
    """Return the value of a number written as one word (einhunderteinunddreißig), None for any other word."""
    if not words.compound_parts or len(word) < 5 or word in words.plurals:
        return None
    parts = _compound(word, words.compound_parts, words.compound_joiners)
    if not parts or len(parts) < 2:
        return None
    return _compound_sum(parts, words)


def _compound_sum(parts: tuple[str, ...], words: NumberWords) -> int | None:
    total, group, latest = 0, 0, 0
    for part in parts:
        number = words.scales.get(part) or words.words.get(part)
        if part in words.compound_joiners:
            continue
        if number is None:
            return None
        if part in words.scales:
            total, group = total + (group or 1) * number, 0
        elif number == 100:
            group = (group or 1) * 100
        elif latest and number < 100 and latest < number and latest >= 10:
            return None
        else:
            group += number
        latest = number
    return total + group
