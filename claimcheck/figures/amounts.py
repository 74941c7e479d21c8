"""Amounts in running text: numbers with their units, hedges and ranges, as quantities.

The span of an amount is its number, scale and unit, with a currency sign before it: "$9.7 billion", «97,4 milliards de
dollars», "12-year-old". Of a count it is the number alone, and the unit names what is counted, in the text's own
words. Hedges ("about", «plus de») are not part of the span; they show in `qualifier` and in the interval. A range is
one quantity whose span runs from its first number to the last unit, with the word that opens it where there is one
that does nothing else ("between 3 and 5 %"): without it the rest does not read as a range.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claimcheck.figures.ages import age_in_word, ages_of_several, decade_of_life
from claimcheck.figures.bounds import Bounds, bounds_of, range_bounds
from claimcheck.figures.context import Amount, Context
from claimcheck.figures.elapsed import Elapsed, find_elapsed
from claimcheck.figures.hedges import hedge_around, is_span, limit_behind_noun
from claimcheck.figures.kinds import is_on_a_scale, kind_and_unit
from claimcheck.figures.lexicon import Unit, lexicon, measures
from claimcheck.figures.line import Line, line_of
from claimcheck.figures.masks import is_labelled, masked_places
from claimcheck.figures.nouns import counted_noun, is_plural
from claimcheck.figures.numerals import Form, Numeral, last_counting, read_numeral
from claimcheck.figures.standing import counts, stands_as_share
from claimcheck.figures.units_beside import (
    INCHES,
    currency_before,
    is_inches,
    past_stop,
    settle_abbreviation,
    sign_before,
    unit_after,
)
from claimcheck.frozen import frozen
from claimcheck.records import Kind, Qualifier, Quantity


def find_amounts(text: str, language: str, dates: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the amounts of a text in order, none of which touches a stretch of `dates` (offsets)."""
    words = lexicon(language)
    line = line_of(text)
    masked = masked_places(line, dates, words)
    elapsed = {first: spell for first, spell in find_elapsed(line, words).items() if not overlaps(line, spell, dates)}
    reader = _Reader(line, words, masked)
    found: list[Quantity] = []
    place = 0
    while place < len(line):
        spell = elapsed.get(place)
        step = reader.duration(spell) if spell else reader.read(place)
        if step is None:
            place += 1
            continue
        found.extend(step[1])
        place = max(step[0], place + 1)
    return ages_of_several(text, words, found)


# What some phrases limit is a multiple of this.
_MOST_OF_RATES = 100
_ROUND = 10

_SMALLEST_PART = Decimal("0.001")  # "2 kg 300 g" is one amount, "3 t and 11 g" are two
_MINUS = "-\u2212"  # what stands for minus; a dash sets apart

_SHORTEST_UNIT = 4  # letters of a unit in one word with a part; the "s" of «halbes» is none

# Units of which a part may follow without a unit of its own, and in how many figures.
_WITH_FIGURES = {"m": ("metre", 2), "kg": ("kilogram", 3)}

_TENTH = Decimal("0.1")  # what a half after a unit is precise to

_Meaning = tuple[Kind, str | None, Qualifier]
_DECADE_OF_LIFE: _Meaning = (Kind.AGE, "year", Qualifier.RANGE)


@frozen
class _Reader(Context):
    """Reads the amounts of one text, place by place."""

    def read(self, place: int) -> tuple[int, list[Quantity]] | None:
        """Return the amount or range that starts at `place` and the place to go on from."""
        if life := decade_of_life(self, place):
            bounds = Bounds(Decimal(life[0]), Decimal(life[0] + 9))
            return life[1], [_record(self.line, (place, life[1]), None, bounds, _DECADE_OF_LIFE)]
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
        if whole is amount and not counts(self, amount):
            return (place + 1 if amount.numeral.weak else amount.last), []
        amount = whole
        return amount.last, [self.quantity(amount)]

    def duration(self, spell: Elapsed) -> tuple[int, list[Quantity]]:
        """Return a duration written like a clock time and the place to go on from."""
        numeral = Numeral(spell.first, spell.last, spell.value, digits=True)
        amount = Amount(spell.first, spell.last, spell.value, None, numeral, Unit(spell.unit, Kind.DURATION))
        return spell.last, [self.quantity(amount)]

    def amount(self, place: int, *, joined: bool = True, priced: bool = False) -> Amount | None:
        """Return the number at `place` with the currency before it or the unit after it.

        One that is `priced` ends a range of money, whose currency stands before the first number: "£40-50m".
        """
        line, words = self.line, self.words
        if self.masked[place]:
            return None
        found = self.frost(place) or self.height(place) or self.unit_and_half(place) or self.part_in_word(place)
        if found or (found := age_in_word(self, place)):
            return found
        sign, start = sign_before(self, place)
        before = currency_before(self, start)
        at = before[0] if before else start
        if before and not sign:
            sign, at = sign_before(self, at)
        if at >= len(line) or self.masked[at]:
            return None
        numeral = self.part_of_unit(at) or read_numeral(
            line, at, words.numbers, joined=joined and not self.opened(place)
        )
        if numeral is None or self.is_code(numeral) or any(self.masked[numeral.first : numeral.last]):
            return None
        if before and not numeral.digits:
            return None
        numeral = settle_abbreviation(self, replace(numeral, weak=numeral.weak and not sign), priced or bool(before))
        numeral = past_stop(self, numeral)
        if before:
            return self.priced(place, numeral, before[1], sign)
        unit = unit_after(self, numeral)
        factor = unit[1].factor if unit else Decimal(1)
        value = numeral.value * factor * (-1 if sign == "-" else 1)
        step = self.step_in_unit(numeral, unit[1] if unit else None)
        last = unit[0] if unit else numeral.last
        amount = Amount(place, last, value, step, numeral, unit[1] if unit else None)
        return self.below_zero(self.halved(self.scaled_after(amount)))

    def step_in_unit(self, numeral: Numeral, unit: Unit | None) -> Decimal | None:
        """Return the step of a number in its unit: "250 mdd" is as exact as 250 million dollars."""
        if unit is None or unit.factor <= 1:
            return numeral.step and numeral.step * (unit.factor if unit else 1)
        whole = last_counting(numeral.value) if unit.kind is Kind.MONEY else Decimal(1)
        return (numeral.step or whole) * unit.factor

    def scaled_after(self, amount: Amount) -> Amount:
        """Multiply by a scale that stands after the currency: «125 USD millones», "3,5 € Mrd."."""
        numbers = self.words.numbers
        scale = numbers.scales.get(self.line.word(amount.last)) or (
            numbers.abbreviations.get(self.line.word(amount.last)) if len(self.line.word(amount.last)) > 1 else None
        )
        money = amount.unit is not None and amount.unit.kind is Kind.MONEY and amount.unit.factor == 1
        if not scale or not money or amount.numeral.scaled or not amount.numeral.digits:
            return amount
        step = (amount.step or last_counting(amount.value)) * scale
        return replace(amount, last=amount.last + 1, value=amount.value * scale, step=step)

    def part_of_unit(self, place: int) -> Numeral | None:
        """Read the half of "media hora", "meio ponto percentual", «un medio por ciento».

        Such a part stands before a unit of time or per cent as it does before a scale.
        """
        articled = self.line.word(place) in self.words.numbers.ones
        at = place + articled
        part = self.words.numbers.scale_shares.get(self.line.word(at))
        elided = self.line.word(at + 1) == "'" and self.line.is_glued(at + 1)  # «mezz'ora»
        last = at + 2 if elided else at + 1
        unit = self.words.units.after.starting(self.line.words, last) if part else None
        if part is None or unit is None or unit[1].kind not in {Kind.DURATION, Kind.PERCENTAGE}:
            return None
        return Numeral(place, last, part, form=Form.SHARE)

    def unit_and_half(self, place: int) -> Amount | None:
        """Read «hora y media», "hora e meia", "mese e mezzo": a unit of time that its half makes an amount."""
        unit = self.words.units.after.starting(self.line.words, place)
        if unit is None or unit[1].kind is not Kind.DURATION or unit[1].factor != 1:
            return None
        tail = self.words.numbers.tails.starting(self.line.words, unit[0])
        if tail is None or self.line.words[place] in self.words.units.short:
            return None
        return Amount(place, tail[0], 1 + tail[1], _TENTH, Numeral(place, unit[0], Decimal(1)), unit[1])

    def part_in_word(self, place: int) -> Amount | None:
        """Read «ein Viertelprozentpunkt», «eine Viertelstunde»: a part and per cent, or a time, in one word."""
        articled = self.line.word(place) in self.words.numbers.ones
        at = place + articled
        word = self.line.word(at)
        for name, part in self.words.numbers.scale_shares.items():
            rest = word.removeprefix(name) if word.startswith(name) else ""
            unit = self.words.units.after.starting((rest,), 0) if len(rest) >= _SHORTEST_UNIT else None
            timed = articled and unit is not None and unit[1].kind is Kind.DURATION
            if unit is not None and (timed or unit[1].kind is Kind.PERCENTAGE):
                return Amount(place, at + 1, part, None, Numeral(place, at + 1, part, form=Form.SHARE), unit[1])
        return None

    def is_code(self, numeral: Numeral) -> bool:
        """Tell whether digits begin with a zero that no amount has: agent 007, gate 03.

        Before a unit or what is counted they are one: "00 metres", and as some papers write "03 dead".
        """
        written = self.line.words[numeral.first]
        if not numeral.digits or len(written) == 1 or not written.startswith("0") or numeral.step is not None:
            return False
        noun = counted_noun(self.line, numeral.last, self.words, single=False)
        if len(written) == 2 and noun is not None and is_plural(noun, self.words):
            return False
        return unit_after(self, numeral) is None or self.line.is_glued(numeral.last)

    def priced(self, place: int, numeral: Numeral, unit: Unit, sign: str) -> Amount:
        """Return an amount of money whose currency stands before the number; the currency may stand after it again."""
        last = numeral.last
        at = self.line.after_hyphen(last)
        again = self.words.units.currency.starting(self.line.words, at)
        if again and self.line.is_digits(again[0]) and self.line.is_glued(again[0]):
            again = None  # that of the next amount: "$1.5m-$2m"
        if again and again[1].factor == 1 and again[1].name and unit.name:
            families = measures().families
            if again[1].name in families.get(unit.name, ()):
                unit, last = again[1], again[0]
            elif unit.name == again[1].name or unit.name in families.get(again[1].name, ()):
                last = again[0]
        value = -numeral.value if sign == "-" else numeral.value
        return Amount(place, last, value, numeral.step, numeral, unit)

    def halved(self, amount: Amount) -> Amount:
        """Add the half after a unit: «deux ans et demi», "two years and a half"."""
        if amount.unit is None or amount.last == amount.numeral.last or amount.numeral.form is Form.SHARE:
            return amount
        tail = self.words.numbers.tails.starting(self.line.words, amount.last)
        if not tail or self.line.word(tail[0]) in self.words.numbers.scales:
            return amount  # "anderhalf miljoen euro en een half miljoen bezoekers"
        factor = amount.unit.factor
        return replace(
            amount,
            last=tail[0],
            value=amount.value + tail[1] * factor,
            step=_TENTH * factor,
            numeral=replace(amount.numeral, weak=False),
        )

    def below_zero(self, amount: Amount) -> Amount:
        if amount.unit is None or not (amount.unit.name or "").startswith("degree"):
            return amount
        below = self.words.units.below_zero.starting(self.line.words, amount.last)
        return replace(amount, last=below[0], value=-amount.value) if below else amount

    def frost(self, place: int) -> Amount | None:
        """Read "- 20 °C": a minus with a space after it, which only a temperature has."""
        line = self.line
        spaced = line.word(place) == "-" and not line.is_glued(place) and line.gap(place + 1) == " "
        if not spaced or not line.is_digits(place + 1) or place == 0 or "\n" in line.gap(place):
            return None
        if line.text[line.tokens[place].start] not in _MINUS or line.is_digits(place - 1):
            return None
        amount = self.amount(place + 1)
        if amount is None or amount.unit is None or measures().dimension.get(amount.unit.name or "") != "temperature":
            return None
        return replace(amount, first=place, value=-amount.value)

    def height(self, place: int) -> Amount | None:
        """Read "1m80", "1 m 80" and "2 kg 500": metres or kilograms, and the figures after them."""
        line = self.line
        unit, figures = _WITH_FIGURES.get(line.word(place + 1), ("", 0))
        if not (unit and line.is_digits(place) and line.is_digits(place + 2)):
            return None
        tied = line.is_glued(place + 1) and line.is_glued(place + 2)
        spaced = line.gap(place + 1) == line.gap(place + 2) == " "
        short = len(line.words[place]) == 1 and len(line.words[place + 2]) == figures and not line.is_glued(place)
        alone = not line.is_word(place + 3) or line.words[place + 3] in self.words.stops
        if not short or not (tied or spaced) or not alone or self.masked[place]:
            return None
        value = Decimal(f"{line.words[place]}.{line.words[place + 2]}")
        numeral = Numeral(place, place + 3, value, Decimal(1).scaleb(-figures), digits=True)
        return Amount(place, place + 3, value, numeral.step, numeral, Unit(unit, Kind.MEASURE))

    def opened(self, place: int) -> bool:
        return self.words.hedges.openers.ending(self.line.words, place) is not None

    def with_parts(self, amount: Amount) -> Amount:
        """Add smaller units: "7 feet 10 inches", «13 euros et 45 centimes», "1 year, 2 days and 3 hours"."""
        while True:
            unit = amount.unit
            if (
                unit is None
                or unit.kind not in {Kind.MONEY, Kind.MEASURE, Kind.DURATION}
                or amount.numeral.form is not Form.PLAIN
                or self.has_decimals(amount)
            ):
                return amount
            at = amount.last
            area = measures().dimension.get(unit.name or "") == "area"
            joined = self.line.word(at) in self.words.numbers.part_joiners
            listed = self.line.word(at) == "," or (joined and area)
            at += listed or joined
            part = self.amount(at) if at < len(self.line) else None
            size = (self.part_size(unit, part) or self.cents(amount, part)) if part else None
            if size is None and unit.name == "foot" and (height := self.with_inches(amount)):
                return height
            if part is None or size is None or (listed and not self.is_usual_part(unit, part)):
                return amount
            amount = replace(amount, last=part.last, value=amount.value + part.value * size, step=None)

    def has_decimals(self, amount: Amount) -> bool:
        """Tell whether the number has written decimals, beside which no smaller unit stands: "£4.20, 30p more"."""
        numeral = amount.numeral
        return numeral.digits and numeral.step is not None and numeral.step < 1 and not numeral.scaled

    def is_usual_part(self, unit: Unit, part: Amount) -> bool:
        """Tell whether a comma may stand before the part, or "and" in an area: "1 year, 2 days", no "2 ha and 9 m²".

        A span of time that places an event is no part of another: "Sam Orle, 29 years, two days after his fall". Nor is
        what compares: "it costs £4, 30p more".
        """
        if self.words.comparing.intersection((self.line.word(part.last), self.line.word(part.last + 1))):
            return False
        if unit.kind is Kind.DURATION and self.line.word(part.last) in self.words.shifts:
            return False
        return unit.kind is not Kind.MEASURE or (unit.name, part.unit.name if part.unit else None) in measures().parts

    def cents(self, amount: Amount, part: Amount) -> Decimal | None:
        """Return a hundredth where two figures after an amount of money are its cents: "15 dollars and 50"."""
        written = self.line.words[part.numeral.first]
        whole = amount.unit is not None and amount.unit.kind is Kind.MONEY and amount.unit.factor == 1
        if not whole or part.unit is not None or amount.numeral.step or amount.numeral.scaled or part.numeral.weak:
            return None
        two = part.numeral.digits and part.numeral.last == part.numeral.first + 1 and len(written) == 2
        ends = part.last >= len(self.line) or self.line.words[part.last] in {".", ",", ";", "!", "?", ")"}
        after_name = not self.line.is_digits(amount.last - 1) and self.line.word(amount.last) != ","
        tied = self.line.is_glued(amount.last - 1) and self.line.is_glued(part.numeral.first)  # «3€50»
        return Decimal("0.01") if two and ((ends and after_name) or tied) else None

    def with_inches(self, amount: Amount) -> Amount | None:
        """Add a number up to eleven after feet: "6 foot 2", "6-foot-2", "six foot four"; it counts no noun after it."""
        line = self.line
        at = line.after_hyphen(amount.last)
        tied = at > amount.last or line.is_glued(at) or line.gap(at) == " "
        alone = not line.is_word(at + 1) or not is_plural(line.words[at + 1], self.words)
        spelled = self.inches_in_words(amount, at)
        if spelled and tied and alone:
            return replace(amount, last=at + 1, value=amount.value + Decimal(spelled) / 12, step=None)
        if not is_inches(line, at) or not tied or not alone:
            return None
        named = self.words.units.after.starting(line.words, at + 1)
        signed = named is not None and named[1].name == "inch" and line.is_glued(at + 1)  # "6ft2in"
        last = named[0] if named and signed else at + 1
        return replace(amount, last=last, value=amount.value + Decimal(line.words[at]) / 12, step=None)

    def inches_in_words(self, amount: Amount, place: int) -> int:
        """Return the inches that a word after the singular "foot" gives, 0 for none: "five foot eleven"."""
        inches = self.words.numbers.words.get(self.line.word(place), 0)
        height = not amount.numeral.digits and self.line.word(amount.last - 1) == "foot"
        return inches if height and 0 < inches < INCHES else 0

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
        fits = size < 1 and part.value * size < 1 and (unit.kind is Kind.DURATION or size >= _SMALLEST_PART)
        return size if fits else None

    def ratio(self, amount: Amount) -> Amount | None:
        """Read "one in five", «neuf sur dix», «un Français sur trois» as a share."""
        line = self.line
        if amount.unit is not None or amount.numeral.step or amount.numeral.form is not Form.PLAIN:
            return None
        article = amount.numeral.weak and line.words[amount.numeral.first] not in self.words.numbers.counting
        for at in (amount.last, amount.last + 1, amount.last + 2):
            between = at > amount.last
            if between and (article or not line.is_word(at - 1) or line.words[at - 1] in self.words.stops):
                return None
            barred = not between and line.word(at) in self.words.numbers.fraction_bars
            link = (at + 1, True) if barred else self.words.numbers.ratios.starting(line.words, at)
            if not link:
                continue
            whole = self.amount(link[0]) if link[0] < len(line) else None
            if whole is None or whole.unit is not None or whole.numeral.form is not Form.PLAIN or whole.numeral.step:
                return None
            noun = counted_noun(line, whole.last, self.words)
            if between and whole.numeral.digits and not _is_base_of_rates(whole.value):
                return None  # « 312 députés sur 577 »: how many of how many
            # « 3 TER sur 4 circuleront »: a verb is not counted, and a noun behind so many is a plural.
            counts_noun = noun is not None and is_plural(noun, self.words)
            if not 0 < abs(amount.value) < whole.value or (
                counts_noun and (barred or (between and not amount.numeral.weak))
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
        priced = low.unit is not None and low.unit.kind is Kind.MONEY and low.first < low.numeral.first
        high = self.amount(about[0] if about and about[0] < len(line) else at, priced=priced)
        if high is None or high.numeral.weak or not self.can_pair(high):
            return None
        high = self.with_parts(high)
        if low.unit is None and high.unit is not None and is_on_a_scale(self, low.first):
            return None
        if opener is None and low.numeral.form is Form.SHARE and high.numeral.form is not Form.SHARE:
            return None  # "fell by a third to 3 million": how much, and to what
        low = self.shared(low, high)
        if not self.same_unit(low, high):
            return None
        low_unit = low.unit is not None and self.line.words[low.last - 1] != line.words[low.numeral.last - 1]
        source = hedges.from_openers.ending(line.words, low.first)
        loose = line.words[after] in hedges.loose_joins
        moved = bool(source) and not loose and (self.is_change(low.first) or (low_unit and high.unit is not None))
        # "Rose 3p to 142.5p": by how much, and to what.
        moved = moved or (opener is None and low_unit and line.word(low.first - 1) in hedges.changes)
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
            return stands_as_share(self, amount)
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
        if self.shares_thousands(low, high):
            factor = Decimal(1000)
        if low.unit is None and high.unit is not None:
            factor *= high.unit.factor
        if factor != 1:
            step = (step or Decimal(1)) * factor
        return replace(low, value=low.value * factor, step=step, unit=unit)

    def shares_thousands(self, low: Amount, high: Amount) -> bool:
        """Tell whether the zeros of the second number are those of the first too: « 3 à 4 000 personnes »."""
        whole = low.numeral.digits and high.numeral.digits and low.unit is None and not high.numeral.scaled
        grouped = high.numeral.last - high.numeral.first > 1 and high.value % 1000 == 0
        return bool(whole and grouped and low.numeral.step is None and low.value * 1000 < high.numeral.value)

    def scale_of(self, numeral: Numeral) -> Decimal:
        words = self.words.numbers
        stopped = self.line.words[numeral.last - 1] == "."
        last = self.line.words[numeral.last - 1 - stopped]
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
        kind, name = kind_and_unit(self, replace(high, first=low.first, unit=unit))
        ends = range_bounds(low.value, high.value)
        return _record(self.line, (first, end), None, ends, (kind, name, Qualifier.RANGE))

    def quantity(self, amount: Amount, start: int | None = None) -> Quantity:
        """Return an amount as a quantity; `start` is where the words that tell its kind end, if not before it."""
        hedge = hedge_around(self.line, amount.first, amount.last, self.words.hedges, self.masked)
        if hedge and hedge.rounds and amount.value % _ROUND:
            hedge = None
        if hedge is None and amount.unit is None and amount.numeral.form is Form.PLAIN:
            hedge = limit_behind_noun(self.line, amount.last, self.words.hedges, self.words.stops)
        if hedge and amount.unit and amount.unit.kind is Kind.DURATION:
            hedge = None if is_span(self.line, (amount.first, amount.last), self.words.hedges) else hedge
        kind, name = kind_and_unit(self, amount if start is None else replace(amount, first=start))
        bounds, qualifier = bounds_of(amount.value, amount.step, amount.numeral.form, hedge)
        if self.means_weeks(amount) and hedge is None:
            bounds = Bounds(amount.value - 1, amount.value)
        value = None if amount.numeral.form is Form.INDEFINITE else amount.value
        return _record(self.line, (amount.first, amount.last), value, bounds, (kind, name, qualifier))

    def means_weeks(self, amount: Amount) -> bool:
        """Tell whether days in words mean whole weeks: « quinze jours » is what another calls two weeks."""
        day = amount.unit is not None and amount.unit.name == "day" and amount.unit.kind is Kind.DURATION
        return day and not amount.numeral.digits and amount.value in self.words.units.days_for_weeks


def _is_base_of_rates(value: Decimal) -> bool:
    """Tell whether shares are told of so many: up to a hundred, or a power of ten above it."""
    return value <= _MOST_OF_RATES or value.as_tuple().digits.count(0) == len(value.as_tuple().digits) - 1


def overlaps(line: Line, spell: Elapsed, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a duration stands in one of the stretches of a text."""
    start, end = line.tokens[spell.first].start, line.tokens[spell.last - 1].end
    return any(first < end and start < last for first, last in spans)


def _record(line: Line, span: tuple[int, int], value: Decimal | None, bounds: Bounds, meaning: _Meaning) -> Quantity:
    start, end = line.tokens[span[0]].start, line.tokens[span[1] - 1].end
    return Quantity(
        text=line.text[start:end],
        start=start,
        end=end,
        value=_plain(value),
        low=_plain(bounds.low),
        high=_plain(bounds.high),
        unit=meaning[1],
        kind=meaning[0],
        qualifier=meaning[2],
    )


def _plain(number: Decimal | None) -> int | float | None:
    """Return a number as int where it is whole, else as float."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
