"""Amounts in running text: numbers with their units, hedges and ranges, as quantities.

The span of an amount is its number, scale and unit, with a currency sign before it: "$9.7 billion", «97,4 milliards de
dollars», "12-year-old". Of a count it is the number alone, and the unit names what is counted, in the text's own
words. Hedges ("about", «plus de») are not part of the span; they show in `qualifier` and in the interval. A range is
one quantity whose span runs from its first number to the last unit, with the word that opens it where there is one
that does nothing else ("between 3 and 5 %"): without it the rest does not read as a range.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claimcheck.figures.bounds import Bounds, bounds_of, range_bounds
from claimcheck.figures.hedges import hedge_around
from claimcheck.figures.lexicon import Hedge, Lexicon, Unit, lexicon, measures
from claimcheck.figures.line import Line, line_of
from claimcheck.figures.masks import is_labelled, masked_places
from claimcheck.figures.nouns import counted_noun, is_plural
from claimcheck.figures.numerals import Form, Numeral, apply_abbreviation, read_numeral
from claimcheck.records import Kind, Qualifier, Quantity

_YEARS = (1900, 2100)
_OLDEST = 120  # years; above, a number between commas is no age


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit at the token places `first:last`; `unit` is None where none is written."""

    first: int
    last: int
    value: Decimal
    step: Decimal | None
    numeral: Numeral
    unit: Unit | None = None


def find_amounts(text: str, language: str, dates: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the amounts of a text in order, none of which touches a stretch of `dates` (offsets)."""
    words = lexicon(language)
    line = line_of(text)
    masked = masked_places(line, dates, words)
    reader = _Reader(line, words, masked)
    found: list[Quantity] = []
    place = 0
    while place < len(line):
        step = reader.read(place)
        if step is None:
            place += 1
            continue
        found.extend(step[1])
        place = max(step[0], place + 1)
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    line: Line
    words: Lexicon
    masked: list[bool]

    def read(self, place: int) -> tuple[int, list[Quantity]] | None:
        """Return the amount or range that starts at `place` and the place to go on from."""
        amount = self.amount(place)
        if amount is None:
            return None
        paired = self.pair(amount)
        if paired:
            return paired
        ratio = self.ratio(amount)
        if ratio:
            return ratio.last, [self.quantity(ratio)]
        whole = self.with_parts(amount)
        if whole is amount and not self.counts(amount):
            return (place + 1 if amount.numeral.weak else amount.last), []
        amount = whole
        return amount.last, [self.quantity(amount)]

    def amount(self, place: int, *, joined: bool = True) -> Amount | None:
        """Return the number at `place` with the currency before it or the unit after it."""
        line, words = self.line, self.words
        if self.masked[place]:
            return None
        sign, start = self.sign(place)
        before = self.currency_before(start)
        at = before[0] if before else start
        if before and not sign:
            sign, at = self.sign(at)
        if at >= len(line) or self.masked[at]:
            return None
        numeral = read_numeral(line, at, words.numbers, joined=joined and not self.opened(place))
        if numeral is None or self.is_code(numeral) or any(self.masked[numeral.first : numeral.last]):
            return None
        if before and not numeral.digits:
            return None
        numeral = self.settle_abbreviation(replace(numeral, weak=numeral.weak and not sign), bool(before))
        if before:
            return self.priced(place, numeral, before[1], sign)
        unit = self.unit_after(numeral)
        factor = unit[1].factor if unit else Decimal(1)
        value = numeral.value * factor * (-1 if sign == "-" else 1)
        step = numeral.step * factor if numeral.step else None
        last = unit[0] if unit else numeral.last
        amount = Amount(place, last, value, step, numeral, unit[1] if unit else None)
        return self.below_zero(self.halved(amount))

    def is_code(self, numeral: Numeral) -> bool:
        """Tell whether digits begin with a zero that no amount has: 03, 007."""
        written = self.line.words[numeral.first]
        return numeral.digits and len(written) > 1 and written.startswith("0") and numeral.step is None

    def priced(self, place: int, numeral: Numeral, unit: Unit, sign: str) -> Amount:
        """Return an amount of money whose currency stands before the number; the currency may stand after it again."""
        last = numeral.last
        at = self.line.after_hyphen(last)
        again = self.words.units.currency.starting(self.line.words, at)
        if again and again[1].kind is Kind.MONEY and again[1].factor == 1 and again[1].name != "USD?":
            if unit.name == "USD?" and again[1].name in measures().dollars:
                unit, last = again[1], again[0]
            elif unit.name == again[1].name:
                last = again[0]
        elif again and again[1].name == "USD?" and unit.name in measures().dollars | {"USD?"} and again[1].factor == 1:
            last = again[0]
        value = -numeral.value if sign == "-" else numeral.value
        return Amount(place, last, value, numeral.step, numeral, unit)

    def settle_abbreviation(self, numeral: Numeral, priced: bool) -> Numeral:
        """Take "m", "b", "M" for a scale only beside a currency."""
        if not numeral.abbreviated:
            return numeral
        after = numeral.last + 1
        followed = self.words.units.currency.starting(self.line.words, after)
        if followed is None:
            link = self.words.units.links.starting(self.line.words, after)
            followed = self.words.units.currency.starting(self.line.words, link[0]) if link else None
        if (priced and not (self.line.is_word(after) and self.line.is_glued(after))) or followed:
            return apply_abbreviation(numeral, self.words.numbers)
        return numeral

    def sign(self, place: int) -> tuple[str, int]:
        """Return the sign of a number at `place` and where the number starts: a tied hyphen, or a word for minus."""
        line, words = self.line, self.words
        negative = words.numbers.negative.starting(line.words, place)
        if negative and not words.hedges.before.ending(line.words, negative[0]):
            starts = line.is_digits(negative[0]) or line.word(negative[0]) in words.numbers.words
            return ("-", negative[0]) if starts else ("", place)
        word = line.word(place)
        if word not in {"-", "+"} or not line.is_glued(place + 1):
            return "", place
        if line.is_glued(place) and line.words[place - 1] not in {"(", "[", "'", '"', "«"}:
            return "", place
        signed = line.is_digits(place + 1) or words.units.before.starting(line.words, place + 1)
        return (word, place + 1) if signed else ("", place)

    def currency_before(self, place: int) -> tuple[int, Unit] | None:
        """Return the end and the unit of a currency sign or code before a number: "$", "US$", "GBP"."""
        line = self.line
        found = self.words.units.before.starting(line.words, place)
        if not found or not (line.is_digits(found[0]) or line.word(found[0]) in {".", "-"}):
            return None
        if line.gap(found[0]) not in {"", " "} or (line.is_word(place) and line.is_glued(place)):
            return None
        code = line.tokens[place].text
        tied = all(line.is_glued(at) for at in range(place + 1, found[0]))
        return found if tied and (not code.isalpha() or code[0].isupper()) else None

    def unit_after(self, numeral: Numeral) -> tuple[int, Unit] | None:
        """Return the end and the unit of the unit words after a number."""
        line, units = self.line, self.words.units
        if numeral.form in {Form.ORDINAL, Form.MULTIPLE}:
            return None
        at = line.after_hyphen(numeral.last)
        age = units.ages_after.starting(line.words, at)
        if age:
            return age
        found = self.unit_at(at, numeral)
        if found is None and line.word(at) in units.between:
            found = self.unit_at(at + 1, numeral)
            found = found if found and found[1].kind in {Kind.DURATION, Kind.MEASURE} else None
        link = self.words.units.links.starting(line.words, at)
        if found is None and link and self.linkable(numeral):
            found = self.unit_at(link[0], numeral)
        share = self.words.numbers.links.starting(line.words, at) if numeral.form is Form.SHARE else None
        if found is None and share:
            found = self.unit_at(share[0], numeral)
            found = found if found and found[1].kind in {Kind.DURATION, Kind.MEASURE} else None
        return found

    def linkable(self, numeral: Numeral) -> bool:
        return numeral.scaled or numeral.form in {Form.COLLECTIVE, Form.INDEFINITE} or numeral.value >= 1_000_000

    def unit_at(self, place: int, numeral: Numeral) -> tuple[int, Unit] | None:
        line = self.line
        found = self.words.units.after.starting(line.words, place)
        if found is None or self.masked[place]:
            return None
        end, unit = found
        if not self.fits(place, end, unit, numeral):
            return None
        weight = self.words.units.weights.starting(line.words, place)
        return weight if weight and self.is_weight(place, weight[0], numeral) else found

    def is_weight(self, place: int, end: int, numeral: Numeral) -> bool:
        """Tell whether pounds weigh rather than pay: "pounds of meat", "a 400-pound pig", "weighs 200 pounds"."""
        line = self.line
        if numeral.scaled:
            return False
        before = line.words[max(0, numeral.first - 6) : numeral.first]
        hyphened = line.word(place - 1) == "-" and line.is_glued(place)
        weighed = any(word in self.words.units.weight_context for word in before)
        return hyphened or weighed or line.word(end) in self.words.units.weight_links

    def fits(self, place: int, end: int, unit: Unit, numeral: Numeral) -> bool:
        """Tell whether a possible unit is one here: short signs and codes only as they are written as such."""
        line = self.line
        written = line.text[line.tokens[place].start : line.tokens[end - 1].end]
        if line.is_glued(end) and line.is_word(end - 1) and (line.is_word(end) or line.is_digits(end)):
            return False
        if (
            unit.kind is Kind.MONEY
            and end - place == 1
            and len(written) == 3
            and written.isascii()
            and written.isalpha()
        ):
            known = unit.name is not None and unit.name.lower() == line.words[place]
            return not known or written.isupper()
        if written in {"'", '"', "″"}:
            return numeral.digits and line.is_glued(place)
        if line.words[place] not in self.words.units.short:
            return True
        if not numeral.digits:
            return False
        if written.islower() or len(written) > 1:
            return line.is_glued(place) or (line.gap(place) == " " and line.words[place] not in {"s", "in", "h", "t"})
        return line.is_glued(place) and written in {"L", "W", "V"}

    def halved(self, amount: Amount) -> Amount:
        """Add the half after a unit: «deux ans et demi», "two years and a half"."""
        if amount.unit is None or amount.last == amount.numeral.last:
            return amount
        tail = self.words.numbers.tails.starting(self.line.words, amount.last)
        if not tail:
            return amount
        factor = amount.unit.factor
        return replace(
            amount,
            last=tail[0],
            value=amount.value + tail[1] * factor,
            step=Decimal("0.1") * factor,
            numeral=replace(amount.numeral, weak=False),
        )

    def below_zero(self, amount: Amount) -> Amount:
        if amount.unit is None or not (amount.unit.name or "").startswith("degree"):
            return amount
        below = self.words.units.below_zero.starting(self.line.words, amount.last)
        return replace(amount, last=below[0], value=-amount.value) if below else amount

    def opened(self, place: int) -> bool:
        return self.words.hedges.openers.ending(self.line.words, place) is not None

    def counts(self, amount: Amount) -> bool:
        """Tell whether the number is an amount at all: no label, no article, no adjective «neuf»."""
        numeral, line = amount.numeral, self.line
        if amount.unit is None and is_labelled(line, amount.first, self.words):
            return self.is_counted(amount)
        if numeral.form is Form.PLAIN and amount.unit is None and self.is_name(amount):
            return False
        if self.is_year(amount):
            return False
        if numeral.form is Form.SHARE and amount.unit is None and not self.stands_as_share(amount):
            return False
        if numeral.form is Form.INDEFINITE or not numeral.weak:
            return not (self.is_only_before_plural(numeral) and not self.is_counted(amount))
        return self.one_counts(amount)

    def is_counted(self, amount: Amount) -> bool:
        """Tell whether a plain plural follows that a label would not have: "in zone 3 people"… is left a label."""
        word = self.line.words[amount.first - 1] if amount.first else ""
        if self.is_only_before_plural(amount.numeral):
            if word in self.words.numbers.words:
                return True
            return self.line.word(amount.last).endswith(("s", "x"))
        if word not in self.words.labels.weak or (amount.numeral.digits and self.line.is_glued(amount.first)):
            return False
        return counted_noun(self.line, amount.last, self.words) is not None

    def is_only_before_plural(self, numeral: Numeral) -> bool:
        alone = numeral.last == numeral.first + 1
        return alone and self.line.words[numeral.first] in self.words.numbers.plural_only and numeral.first > 0

    def is_name(self, amount: Amount) -> bool:
        """Tell whether the digits belong to a name before them: a capital letter, digits, and nothing counted."""
        line, place = self.line, amount.first
        if not amount.numeral.digits or amount.numeral.step or amount.numeral.scaled or amount.numeral.value >= 10_000:
            return False
        if line.is_word(amount.last) and line.is_glued(amount.last):
            return True
        if place == 0 or not line.is_word(place - 1) or not line.tokens[place - 1].text[0].isupper():
            return False
        if self.begins_sentence(place - 1) or self.is_headline(place) or line.words[place - 1] in self.words.stops:
            return False
        noun = counted_noun(line, amount.last, self.words)
        return noun is None or not is_plural(noun, self.words)

    def is_year(self, amount: Amount) -> bool:
        """Tell whether four bare digits that count nothing are a year that the dates left."""
        numeral = amount.numeral
        bare = numeral.digits and amount.unit is None and numeral.last == numeral.first + 1 and numeral.step is None
        if not bare or len(self.line.words[numeral.first]) != 4 or not _YEARS[0] <= amount.value <= _YEARS[1]:
            return False
        return len(self.line) > 1 and counted_noun(self.line, amount.last, self.words) is None

    def begins_sentence(self, place: int) -> bool:
        before = self.line.word(place - 1)
        return (
            place == 0 or before in {".", "!", "?", ":", "«", '"', "“", "—", "-", "…"} or "\n" in self.line.gap(place)
        )

    def is_headline(self, place: int) -> bool:
        """Tell whether most words around have a capital, so that a capital says nothing."""
        around = [token.text for token in self.line.tokens[max(0, place - 8) : place + 8] if len(token.text) > 3]
        longer = [word for word in around if word.isalpha()]
        return sum(word[0].isupper() for word in longer) * 2 > len(longer)

    def stands_as_share(self, amount: Amount) -> bool:
        numeral, line, words = amount.numeral, self.line, self.words.numbers
        if numeral.last - numeral.first > 1 and line.words[numeral.last - 1] in words.denominators:
            return True
        if numeral.digits:
            return True
        only = len(line) == numeral.last - numeral.first
        return (
            only or line.word(numeral.last) in words.share_after or line.word(numeral.first - 1) in words.share_before
        )

    def one_counts(self, amount: Amount) -> bool:
        """Tell whether "one", «un» counts: beside a unit of measure, after a hedge, before a casualty."""
        line, place = self.line, amount.first
        word = line.words[place]
        if amount.last - place == len(line) or len(line) == 1:
            return True
        if amount.unit is not None and amount.unit.kind is not Kind.AGE:
            article = word in self.words.numbers.articles
            return not article or self.article_measures(amount)
        if amount.unit is not None:
            return True
        if word not in self.words.numbers.counting:
            return False
        if line.word(place - 1) in self.words.numbers.words:
            return True
        if line.word(amount.last) in self.words.numbers.singular_nouns:
            return True
        hedged = self.words.hedges.before.ending(line.words, place)
        return hedged is not None and word not in self.words.units.rates

    def article_measures(self, amount: Amount) -> bool:
        """Tell whether an article before a unit counts it: "a mile away", not "$3 a barrel" or "twice a year"."""
        line, place = self.line, amount.first
        before = line.word(place - 1)
        if amount.unit is not None and amount.unit.name == "second":
            return False
        if line.words[place] in self.words.units.rates:
            return before in self.words.numbers.share_before or before in {"for", "in", "within", "after", "half"}
        return not line.is_digits(place - 1)

    def with_parts(self, amount: Amount) -> Amount:
        """Add smaller units: "7 feet 10 inches", «13 euros et 45 centimes», "1 year, 2 days and 3 hours"."""
        while True:
            unit = amount.unit
            if (
                unit is None
                or unit.kind not in {Kind.MONEY, Kind.MEASURE, Kind.DURATION}
                or amount.numeral.form is not Form.PLAIN
            ):
                return amount
            at = amount.last
            if self.line.word(at) in {self.words.numbers.joiner, ",", "et", "and"}:
                at += 1
            part = self.amount(at) if at < len(self.line) else None
            size = (self.part_size(unit, part) or self.cents(amount, part)) if part else None
            if part is None or size is None:
                return amount
            amount = replace(amount, last=part.last, value=amount.value + part.value * size, step=None)

    def cents(self, amount: Amount, part: Amount) -> Decimal | None:
        """Return a hundredth where two figures after an amount of money are its cents: "15 dollars and 50"."""
        written = self.line.words[part.numeral.first]
        whole = amount.unit is not None and amount.unit.kind is Kind.MONEY and amount.unit.factor == 1
        if not whole or part.unit is not None or amount.numeral.step or amount.numeral.scaled or part.numeral.weak:
            return None
        two = part.numeral.digits and part.numeral.last == part.numeral.first + 1 and len(written) == 2
        ends = part.last >= len(self.line) or self.line.words[part.last] in {".", ",", ";", "!", "?", ")"}
        after_name = self.line.is_word(amount.last - 1) and self.line.word(amount.last) != ","
        return Decimal("0.01") if two and ends and after_name else None

    def part_size(self, unit: Unit, part: Amount) -> Decimal | None:
        """Return what one of the part's unit is in `unit`, None where it is no smaller part of it."""
        other = part.unit
        if other is None or other.kind is not unit.kind or part.numeral.form is not Form.PLAIN or part.value < 0:
            return None
        if unit.kind is Kind.MONEY:
            same = other.name == unit.name or (other.factor != 1 and unit.kind is Kind.MONEY)
            return Decimal(1) if same and other.factor < unit.factor and part.value < 1 else None
        shared = measures()
        if shared.dimension.get(unit.name or "") != shared.dimension.get(other.name or "-"):
            return None
        size = shared.size[other.name or ""] / shared.size[unit.name or ""]
        return size if size < 1 and part.value * size < 1 else None

    def ratio(self, amount: Amount) -> Amount | None:
        """Read "one in five", «neuf sur dix», «un Français sur trois» as a share."""
        line = self.line
        if amount.unit is not None or amount.numeral.step or amount.numeral.form is not Form.PLAIN:
            return None
        if amount.numeral.weak and line.words[amount.numeral.first] not in self.words.numbers.counting:
            return None
        for at in (amount.last, amount.last + 1, amount.last + 2):
            between = at > amount.last
            if between and (not line.is_word(at - 1) or line.words[at - 1] in self.words.stops):
                return None
            link = self.words.numbers.ratios.starting(line.words, at)
            if not link:
                continue
            whole = self.amount(link[0]) if link[0] < len(line) else None
            if whole is None or whole.unit is not None or whole.numeral.form is not Form.PLAIN or whole.numeral.step:
                return None
            if not 0 < amount.value < whole.value or (
                between and not amount.numeral.weak and counted_noun(line, whole.last, self.words)
            ):
                return None
            share = replace(amount.numeral, form=Form.SHARE, weak=False)
            return replace(amount, last=whole.last, value=amount.value / whole.value, numeral=share)
        return None

    def coordinated(self, low: Amount) -> tuple[int, list[Quantity]] | None:
        """Read two numbers with one unit: «âgés de 19 et 32 ans», "12 and 15 percent"."""
        plain = low.unit is None and low.numeral.form is Form.PLAIN and not low.numeral.weak and not low.numeral.scaled
        if not plain or self.line.word(low.last) != self.words.numbers.joiner or low.last + 1 >= len(self.line):
            return None
        high = self.amount(low.last + 1)
        if high is None or high.unit is None or high.numeral.form is not Form.PLAIN or high.numeral.weak:
            return None
        if high.unit.kind is Kind.MONEY and self.line.words[high.last - 1] == self.line.words[high.numeral.last - 1]:
            return None
        lent = replace(low, unit=high.unit, value=low.value * high.unit.factor)
        return high.last, [self.quantity(lent), self.quantity(high, start=low.first)]

    def pair(self, low: Amount) -> tuple[int, list[Quantity]] | None:
        """Read two numbers with one range word: a range, or the two ends of a change."""
        line, hedges = self.line, self.words.hedges
        opener = hedges.openers.ending(line.words, low.first)
        if not opener and (both := self.coordinated(low)):
            return both
        hanging = line.word(low.last) == "-" and line.is_glued(low.last) and not line.is_glued(low.last + 1)
        after = low.last + 1 if hanging and line.is_word(low.last + 1) else low.last
        join = (hedges.between_joins if opener else hedges.joins).starting(line.words, after)
        if not join or join[0] >= len(line) or not self.can_pair(low):
            return None
        if line.words[after] == "-" and line.is_glued(low.last) != line.is_glued(join[0]):
            return None
        at = join[0]
        about = hedges.before.starting(line.words, at)
        high = self.amount(about[0] if about and about[0] < len(line) else at)
        if high is None or high.numeral.weak or not self.can_pair(high):
            return None
        high = self.with_parts(high)
        low = self.shared(low, high)
        if not self.same_unit(low, high):
            return None
        low_unit = low.unit is not None and self.line.words[low.last - 1] != line.words[low.numeral.last - 1]
        source = hedges.from_openers.ending(line.words, low.first)
        loose = line.words[after] in hedges.loose_joins
        moved = bool(source) and not loose and (self.is_change(low.first) or (low_unit and high.unit is not None))
        if low.value >= high.value or moved or (loose and not self.adjacent(low, high)):
            return self.two(low, high) if (moved or opener) and not low.numeral.weak else None
        if opener is None and is_labelled(line, low.first, self.words):
            return None
        first = opener[0] if opener else low.first
        return high.last, [self.range_quantity(first, low, high)]

    def can_pair(self, amount: Amount) -> bool:
        """Tell whether a number may be an end of a range: shares only where they stand as such."""
        numeral = amount.numeral
        if numeral.form is Form.SHARE:
            return self.stands_as_share(amount)
        article = numeral.weak and self.line.words[numeral.first] in self.words.numbers.articles
        return numeral.form in {Form.PLAIN, Form.COLLECTIVE} and not article

    def adjacent(self, low: Amount, high: Amount) -> bool:
        return high.value - low.value == 1

    def shared(self, low: Amount, high: Amount) -> Amount:
        """Lend the first number the scale and unit that only the second carries: "€400-450 million", "3 to 5 %"."""
        unit = low.unit or high.unit
        factor, step = Decimal(1), low.step
        if high.numeral.scaled and not low.numeral.scaled and low.value < 1000:
            factor = self.scale_of(high.numeral)
        if low.unit is None and high.unit is not None:
            factor *= high.unit.factor
        if factor != 1:
            step = (step or Decimal(1)) * factor
        return replace(low, value=low.value * factor, step=step, unit=unit)

    def scale_of(self, numeral: Numeral) -> Decimal:
        words = self.words.numbers
        last = self.line.words[numeral.last - 1]
        return Decimal(words.scales.get(last) or words.abbreviations.get(last) or 1)

    def same_unit(self, low: Amount, high: Amount) -> bool:
        if low.unit is None or high.unit is None:
            return (low.unit is None and high.unit is None) or (
                high.unit is None and bool(low.unit and low.unit.kind is Kind.MONEY)
            )
        return low.unit.name == high.unit.name

    def is_change(self, place: int) -> bool:
        """Tell whether a verb of change stands in the clause before `place`."""
        for at in range(place - 1, max(-1, place - 9), -1):
            if self.line.words[at] in {".", ";", ":", "!", "?"}:
                return False
            if self.line.words[at] in self.words.hedges.changes:
                return True
        return False

    def two(self, low: Amount, high: Amount) -> tuple[int, list[Quantity]]:
        first = replace(low, last=max(low.last, low.numeral.last))
        return high.last, [self.quantity(first), self.quantity(high)]

    def range_quantity(self, first: int, low: Amount, high: Amount) -> Quantity:
        unit = high.unit or low.unit
        end = high.last
        kind, name = self.kind_and_unit(replace(high, first=low.first, unit=unit))
        ends = range_bounds(low.value, high.value)
        return _record(self.line, first, end, None, ends, kind, name, Qualifier.RANGE)

    def quantity(self, amount: Amount, start: int | None = None) -> Quantity:
        """Return an amount as a quantity; `start` is where the words that tell its kind end, if not before it."""
        hedge = hedge_around(self.line, amount.first, amount.last, self.words.hedges, self.masked)
        kind, name = self.kind_and_unit(amount if start is None else replace(amount, first=start))
        bounds, qualifier = bounds_of(amount.value, amount.step, amount.numeral.form, hedge)
        value = None if amount.numeral.form is Form.INDEFINITE else amount.value
        return _record(self.line, amount.first, amount.last, value, bounds, kind, name, qualifier)

    def kind_and_unit(self, amount: Amount) -> tuple[Kind, str | None]:
        line, unit, form = self.line, amount.unit, amount.numeral.form
        if unit is not None:
            age = unit.kind is Kind.AGE or (unit.kind is Kind.DURATION and self.is_age(amount))
            return (Kind.AGE if age else unit.kind), unit.name
        if form is Form.MULTIPLE:
            return Kind.OTHER, "times"
        if form is not Form.ORDINAL and self.words.units.times.starting(line.words, line.after_hyphen(amount.last)):
            return Kind.OTHER, "times"
        if self.words.numbers.multiplied_by.ending(line.words, amount.first):
            return Kind.OTHER, "times"
        if form is Form.SHARE:
            return Kind.OTHER, None
        if form is Form.PLAIN and self.is_bare_age(amount):
            return Kind.AGE, "year"
        single = form is Form.ORDINAL or amount.numeral.step is not None or abs(amount.value) <= 1
        noun = counted_noun(line, amount.last, self.words, single=single)
        if form is Form.ORDINAL:
            return Kind.ORDINAL, noun
        whole = amount.value == amount.value.to_integral_value()
        return (Kind.COUNT if noun or whole else Kind.OTHER), noun

    def is_age(self, amount: Amount) -> bool:
        """Tell whether a duration is somebody's age: «âgé de 45 ans», «un homme de 45 ans», «Jean, 45 ans,»."""
        line, units = self.line, self.words.units
        if units.ages_before.ending(line.words, amount.first):
            return True
        if not units.persons or amount.unit is None or amount.unit.name not in {"year", "month"}:
            return False
        before = line.word(amount.first - 1)
        if self.is_person(amount.first - 2) and not line.is_digits(amount.first - 1) and len(before) <= 2:
            return True
        after = line.word(amount.last)
        named = line.is_word(amount.first - 2) and line.tokens[amount.first - 2].text[0].isupper()
        return named and amount.numeral.digits and before in {",", "("} and after in {",", ")", "."}

    def is_person(self, place: int) -> bool:
        """Tell whether the word at `place` names a person, by itself or by its ending («-iste»)."""
        word, units = self.line.word(place), self.words.units
        return word in units.persons or (len(word) > 5 and word.endswith(units.person_endings))

    def is_bare_age(self, amount: Amount) -> bool:
        line, units = self.line, self.words.units
        if amount.numeral.step or not 0 < amount.value < _OLDEST:
            return False
        if units.ages_before.ending(line.words, amount.first):
            return True
        if not units.age_in_commas or not amount.numeral.digits or line.word(amount.first - 1) != ",":
            return False
        named = line.is_word(amount.first - 2) and line.tokens[amount.first - 2].text[0].isupper()
        return named and line.word(amount.last) in {",", "."} and not line.is_digits(amount.last + 1)


def _record(
    line: Line,
    first: int,
    last: int,
    value: Decimal | None,
    bounds: Bounds,
    kind: Kind,
    unit: str | None,
    qualifier: Qualifier,
) -> Quantity:
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    return Quantity(
        text=line.text[start:end],
        start=start,
        end=end,
        value=_plain(value),
        low=_plain(bounds.low),
        high=_plain(bounds.high),
        unit=unit,
        kind=kind,
        qualifier=qualifier,
    )


def _plain(number: Decimal | None) -> int | float | None:
    """Return a number as int where it is whole, else as float."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


__all__ = ["Hedge", "find_amounts"]
